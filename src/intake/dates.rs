//! Writes dates and spans as a résumé does.

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// An ISO 8601 date to the month; anything else as it is.
pub(super) fn month(date: &str) -> String {
    let mut parts = date.split(['-', 'T']);
    let digits = |part: Option<&str>, length: usize| {
        part.filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned)
    };
    let Some(year) = digits(parts.next(), 4) else { return date.to_owned() };
    let month = digits(parts.next(), 2).and_then(|month| month.parse::<usize>().ok());
    match month.and_then(|month| MONTHS.get(month.wrapping_sub(1))) {
        Some(month) => format!("{month} {year}"),
        None if date.len() == 4 => year,
        None => date.to_owned(),
    }
}

/// A span. One that begins and does not end lasts.
pub(super) fn span(start: Option<&str>, end: Option<&str>) -> Option<String> {
    match (start.map(month), end.map(month)) {
        (Some(start), Some(end)) => Some(format!("{start} – {end}")),
        (Some(start), None) => Some(format!("{start} – present")),
        (None, end) => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_as_in_a_resume() {
        let cases = [
            (Some("2019-03-01"), Some("2021-05"), Some("Mar 2019 – May 2021")),
            (Some("2019"), None, Some("2019 – present")),
            (None, Some("2016-06"), Some("Jun 2016")),
            (Some("Spring 2019"), Some("2020-13"), Some("Spring 2019 – 2020-13")),
            (Some("2019-12-31T00:00:00Z"), Some("Present"), Some("Dec 2019 – Present")),
            (None, None, None),
        ];
        for (start, end, expected) in cases {
            assert_eq!(span(start, end).as_deref(), expected, "{start:?} {end:?}");
        }
    }
}
