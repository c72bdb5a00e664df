//! Values in sentences.

/// Months as a person says them: "4 years 2 months".
pub fn span_of_time(months: u32) -> String {
    let unit = |number: u32, unit: &str| match number {
        1 => format!("1 {unit}"),
        _ => format!("{number} {unit}s"),
    };
    match (months / 12, months % 12) {
        (0, months) => unit(months, "month"),
        (years, 0) => unit(years, "year"),
        (years, months) => format!("{} {}", unit(years, "year"), unit(months, "month")),
    }
}

/// What is asked: "5 years", "3 to 5 years", "6 to 18 months".
pub(super) fn asked_time((months, most): (u32, Option<u32>)) -> String {
    match most {
        Some(most) if months.is_multiple_of(12) && most.is_multiple_of(12) => {
            format!("{} to {}", months / 12, span_of_time(most))
        }
        Some(most) => format!("{} to {}", span_of_time(months), span_of_time(most)),
        None => span_of_time(months),
    }
}

/// More members of a list are not spelled out.
const MOST_NAMES: usize = 4;

/// "Java", "Java or Kotlin", "Java, Kotlin or Scala".
pub(super) fn list<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let count = names.len();
    let mut text = String::new();
    for (at, name) in names.take(MOST_NAMES).enumerate() {
        match at {
            0 => {}
            _ if at + 1 == count => text.push_str(" or "),
            _ => text.push_str(", "),
        }
        text.push_str(name);
    }
    if count > MOST_NAMES {
        text.push_str(" or others");
    }
    text
}

/// A piece of a text on one line, with single spaces.
pub(super) fn listed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_as_people_do() {
        for (months, expected) in
            [(0, "0 months"), (1, "1 month"), (12, "1 year"), (13, "1 year 1 month"), (50, "4 years 2 months")]
        {
            assert_eq!(span_of_time(months), expected);
        }
        for (asked, expected) in
            [((60, None), "5 years"), ((36, Some(60)), "3 to 5 years"), ((6, Some(18)), "6 months to 1 year 6 months")]
        {
            assert_eq!(asked_time(asked), expected);
        }
        for (names, expected) in [
            (&["A"][..], "A"),
            (&["A", "B"], "A or B"),
            (&["A", "B", "C"], "A, B or C"),
            (&["A", "B", "C", "D", "E"], "A, B, C, D or others"),
        ] {
            assert_eq!(list(names.iter().copied()), expected);
        }
    }
}
