//! Periods of time as résumés date them: "Jan 2019 – present", "03/2019 - 05/2021", "2019–21", "depuis mars 2020".

use super::phrase::{ends_word, starts_word, within};
use super::{Date, Found, Interval, Word};

/// One end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The year; `None` where another one tells it, as in "March to June 2020".
    pub year: Option<u16>,
    /// The month, where told.
    pub month: Option<u8>,
}

/// A period in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its beginning.
    pub from: Point,
    /// Its end; `None` for the present.
    pub to: Option<Point>,
}

impl Period {
    /// Whether years alone are told on either side, so that the months are not known.
    pub fn is_approximate(&self) -> bool {
        self.from.month.is_none() || self.to.is_some_and(|to| to.month.is_none())
    }

    /// The months it covers when the present is `today`. A year without a month is taken in its middle, so that 2019–2021
    /// is two years. `None` when it lies in the future, or goes on and today is not known.
    pub fn interval(&self, today: Option<Date>) -> Option<Interval> {
        let from = self.from;
        let year = from.year?;
        let first = |month| Date { year, month };
        let to = match self.to {
            None => {
                let last = today?;
                let first = first(from.month.unwrap_or(if year == last.year { 1 } else { 7 }));
                return (first <= last).then_some(Interval { first, last });
            }
            Some(to) => to,
        };
        let last_year = to.year?;
        let (first, last) = match (from.month, to.month) {
            (Some(a), Some(b)) => (first(a), Date { year: last_year, month: b }),
            // Within one year, the half of it.
            (None, None) if year == last_year => (first(4), Date { year, month: 9 }),
            (a, b) => {
                let same = year == last_year;
                let first = first(a.unwrap_or(if same { 1 } else { 7 }));
                let last = Date { year: last_year, month: b.unwrap_or(if same { 12 } else { 6 }) };
                (first, last)
            }
        };
        let last = today.map_or(last, |today| last.min(today));
        (first <= last).then_some(Interval { first, last })
    }
}

/// A year is one of a working life.
const YEARS: std::ops::RangeInclusive<u16> = 1950..=2099;

/// The periods on the line from `from` to `to` of the text, by the words `found` on it. Appends them to `periods`.
pub(crate) fn periods(text: &str, (from, to): (usize, usize), found: &[Found], periods: &mut Vec<Period>) {
    let bytes = &text.as_bytes()[..to];
    let reader = Reader { text, bytes, found };
    let mut words = found.iter().peekable();
    let mut at = from;
    while at < to {
        // Only a digit, an apostrophe before one, or a word that was found can begin a date.
        let word = loop {
            match words.peek() {
                Some(word) if word.start < at => words.next(),
                word => break word.map_or(to, |word| word.start),
            };
        };
        let digit =
            bytes[at..word.min(to)].iter().position(|&byte| byte.is_ascii_digit() || byte == b'\'' || byte == 0xe2);
        at = digit.map_or(word, |digit| at + digit);
        if at >= to {
            break;
        }
        match reader.period(at) {
            Some(period) => {
                at = period.end;
                periods.push(period);
            }
            None => at = reader.skip(at),
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    /// The text up to the end of the line.
    bytes: &'a [u8],
    found: &'a [Found],
}

/// A date as it was read.
#[derive(Clone, Copy, Debug)]
struct Read {
    point: Point,
    end: usize,
    /// Written as month and year of two digits each, which is a date only where both ends are written so.
    short: bool,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<&Found> {
        let place = self.found.partition_point(|found| found.start < at);
        self.found.get(place).filter(|found| found.start == at)
    }

    /// The next place where a date may begin, behind what stands at `at`.
    fn skip(&self, at: usize) -> usize {
        if let Some(word) = self.word(at) {
            return word.end;
        }
        let digits = self.digits(at);
        let mut next = at + digits.max(1);
        while next < self.bytes.len() && !self.text.is_char_boundary(next) {
            next += 1;
        }
        next
    }

    fn period(&self, at: usize) -> Option<Period> {
        if !self.may_begin(at) {
            return None;
        }
        if let Some(Found { word: Word::Since, end, .. }) = self.word(at) {
            let read = self.point(self.spaces(*end))?;
            let open = read.point.year.is_some() && !read.short;
            // "from 2019 to 2021" has an end.
            return self
                .range(at, read)
                .or_else(|| open.then_some(Period { start: at, end: read.end, from: read.point, to: None }));
        }
        if let Some(&Found { word: Word::Season(first), end, .. }) = self.word(at) {
            let (year, end) = self.year(self.spaces(end))?;
            let from = Point { year: Some(year), month: Some(first) };
            let season = Period { start: at, end, from, to: Some(season_end(first, year)) };
            return Some(self.range(at, Read { point: from, end, short: false }).unwrap_or(season));
        }
        let read = self.point(at)?;
        self.range(at, read)
    }

    /// Not inside a word, a number, a price or a version.
    fn may_begin(&self, at: usize) -> bool {
        starts_word(self.text, at)
            && at.checked_sub(1).is_none_or(|before| {
                !matches!(self.bytes[before], b'-' | b'.' | b'/' | b'#' | b'+' | b'_' | b'%' | b'$' | b':')
            })
            && !self.text[..at].trim_end_matches(' ').ends_with(['€', '$', '£'])
    }

    /// The period that begins with a date read at `start`, if an end follows.
    fn range(&self, start: usize, first: Read) -> Option<Period> {
        let behind = self.spaces(first.end);
        // "to date" is one word to the table.
        if let Some(Found { word: Word::Present, end, .. }) = self.word(behind)
            && within(&self.text[behind..*end], &["to date", "till date"])
        {
            return first.point.year.map(|_| Period { start, end: *end, from: first.point, to: None });
        }
        let connected = self.connector(behind)?;
        let at = self.spaces(connected);
        let Some(second) = self.last(at, first) else {
            // "2021 –" at the end of a line goes on.
            let rest = self.text[connected..self.bytes.len()].trim_start_matches([' ', ')', '\t', '|', '?']);
            let dash = !self.bytes[connected - 1].is_ascii_alphabetic();
            let open = dash && rest.is_empty() && first.point.year.is_some() && !first.short;
            return open.then_some(Period { start, end: connected, from: first.point, to: None });
        };
        let (to, end) = second;
        // A telephone number goes on.
        if matches!(self.bytes.get(end), Some(b'-' | b'/' | b'.')) && self.digits(end + 1) > 0 {
            return None;
        }
        let mut from = first.point;
        match to {
            None => _ = from.year?,
            Some(to) => {
                let last_year = to.year?;
                // "Nov – Feb 2020" begins in the year before.
                let before = u16::from(from.month > to.month);
                from.year = Some(from.year.unwrap_or(last_year - before));
                let ordered = (from.year, from.month.unwrap_or(1)) <= (to.year, to.month.unwrap_or(12));
                if !ordered {
                    return None;
                }
            }
        }
        Some(Period { start, end, from, to })
    }

    /// The end of a period, at `at`: a date, or the present (`None`).
    fn last(&self, at: usize, first: Read) -> Option<(Option<Point>, usize)> {
        if let Some(Found { word: Word::Present, end, .. }) = self.word(at) {
            return Some((None, *end));
        }
        // "2019–21"
        if let (Point { year: Some(year), month: None }, 2) = (first.point, self.digits(at))
            && ends_word(self.text, at + 2)
            && !matches!(self.bytes.get(at + 2), Some(b'/' | b'.' | b'-'))
        {
            let year = year / 100 * 100 + self.number(at, 2)?;
            return (first.point.year < Some(year)).then_some((Some(Point { year: Some(year), month: None }), at + 2));
        }
        if let Some(&Found { word: Word::Season(season), end, .. }) = self.word(at) {
            let (year, end) = self.year(self.spaces(end))?;
            return Some((Some(season_end(season, year)), end));
        }
        let second = self.point(at)?;
        let whole = second.point.year.is_some() && second.short == first.short && ends_word(self.text, second.end);
        whole.then_some((Some(second.point), second.end))
    }

    /// Behind the dash or word that leads to the end of a period.
    fn connector(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..self.bytes.len()];
        let first = rest.chars().next()?;
        if matches!(first, '-' | '–' | '—' | '−' | '‐' | '‑' | '~' | '→' | '/' | '\u{2015}') {
            let rest = &rest[first.len_utf8()..];
            // Two hyphens are a dash.
            return Some(at + first.len_utf8() + usize::from(first == '-' && rest.starts_with('-')));
        }
        #[rustfmt::skip]
        const WORDS: [&str; 22] = [
            "until", "through", "till", "thru", "to", "bis zum", "bis", "jusqu'à", "jusqu'à", "jusqu'en", "au", "à", "hasta la", "hasta", "al",
            "a", "até", "ate", "t/m", "tot", "and", "fino a",
        ];
        WORDS.iter().find_map(|word| {
            let end = at + word.len();
            let fits = rest.len() > word.len()
                && rest.is_char_boundary(word.len())
                && rest[..word.len()].eq_ignore_ascii_case(word);
            (fits && self.bytes[end].is_ascii_whitespace()).then_some(end)
        })
    }

    /// The date at `at`.
    fn point(&self, at: usize) -> Option<Read> {
        if let Some(&Found { word: Word::Month(month), end, .. }) = self.word(at) {
            return Some(self.behind_month(month, end));
        }
        match self.digits(at) {
            4 => self.behind_year(at),
            1 | 2 => self.behind_small(at),
            0 => self.short_year(at).map(|(year, end)| Read {
                point: Point { year: Some(year), month: None },
                end,
                short: false,
            }),
            _ => None,
        }
    }

    /// "January", with the year that may follow: "Jan. 2019", "January 15, 2019", "marzo de 2019", "Jan '19", "Jan-19".
    fn behind_month(&self, month: u8, end: usize) -> Read {
        let mut at = self.marks(end);
        if matches!(self.digits(at), 1 | 2) && self.bytes.get(end) != Some(&b'-') {
            let day = at + self.digits(at);
            let day = day + self.ordinal(day);
            if self.year(self.marks(day)).is_some() {
                at = self.marks(day);
            }
        }
        for word in ["de ", "del ", "of ", "do "] {
            if self.text[at..self.bytes.len()].starts_with(word) {
                at = self.spaces(at + word.len());
            }
        }
        let two_digits =
            self.digits(at) == 2 && matches!(self.bytes.get(end), Some(b'-' | b'/')) && ends_word(self.text, at + 2);
        let year = self.year(at).or_else(|| {
            let year = self.number(at, 2).filter(|_| two_digits)?;
            Some((century(year), at + 2))
        });
        match year {
            Some((year, end)) => Read { point: Point { year: Some(year), month: Some(month) }, end, short: false },
            None => Read { point: Point { year: None, month: Some(month) }, end: self.dot(end), short: false },
        }
    }

    /// "2019", "2019-03", "2019/03", "2019-03-15".
    fn behind_year(&self, at: usize) -> Option<Read> {
        let (year, end) = self.year(at)?;
        let read = |month, end| Read { point: Point { year: Some(year), month }, end, short: false };
        let separator = self.bytes.get(end).copied();
        if matches!(separator, Some(b'-' | b'/' | b'.')) && self.digits(end + 1) == 2 {
            let month = self.number(end + 1, 2).and_then(|month| u8::try_from(month).ok());
            if let Some(month) = month.filter(|month| (1..=12).contains(month)) {
                let day = end + 3;
                let has_day = self.bytes.get(day).copied() == separator && self.digits(day + 1) == 2;
                return Some(read(Some(month), if has_day { day + 3 } else { day }));
            }
        }
        Some(read(None, end))
    }

    /// "03/2019", "3.2019", "15.03.2019", "15 March 2019", "1. März 2019", "1st of March 2019", "03/19".
    fn behind_small(&self, at: usize) -> Option<Read> {
        let length = self.digits(at);
        let (first, end) = (self.number(at, length)?, at + length);
        let month = |number: u16| u8::try_from(number).ok().filter(|month| (1..=12).contains(month));
        let read = |year: u16, month: u8, end| Read {
            point: Point { year: Some(year), month: Some(month) },
            end,
            short: false,
        };
        if matches!(self.bytes.get(end), Some(b'/' | b'.' | b'-')) {
            let behind = if self.bytes[end] == b'.' { self.spaces(end + 1) } else { end + 1 };
            if let Some((year, end)) = self.year(behind) {
                return Some(read(year, month(first)?, end));
            }
            let digits = self.digits(behind);
            if matches!(digits, 1 | 2) {
                let (second, last) = (self.number(behind, digits)?, behind + digits);
                if self.bytes.get(last) == self.bytes.get(end)
                    && let Some((year, end)) = self.year(last + 1)
                {
                    // Days come first, unless they cannot.
                    return Some(read(year, month(second).or_else(|| month(first))?, end));
                }
                let short = digits == 2 && self.bytes[end] == b'/' && ends_word(self.text, last);
                return short.then_some(Read { short: true, ..read(century(second), month(first)?, last) });
            }
        }
        let mut behind = self.spaces(self.dot(end + self.ordinal(end)));
        if self.text[behind..self.bytes.len()].starts_with("of ") {
            behind += 3;
        }
        let &Found { word: Word::Month(month), end, .. } = self.word(behind)? else { return None };
        (1..=31).contains(&first).then(|| self.behind_month(month, end))
    }

    /// A year of four digits, or of two behind an apostrophe.
    fn year(&self, at: usize) -> Option<(u16, usize)> {
        if self.digits(at) == 4 {
            let year = self.number(at, 4)?;
            return YEARS.contains(&year).then_some((year, at + 4));
        }
        self.short_year(at)
    }

    fn short_year(&self, at: usize) -> Option<(u16, usize)> {
        let mark = self.text.get(at..)?.chars().next().filter(|c| matches!(c, '\'' | '’' | '‘'))?.len_utf8();
        (self.digits(at + mark) == 2).then_some(())?;
        Some((century(self.number(at + mark, 2)?), at + mark + 2))
    }

    /// How many digits stand at `at`, five at the most.
    fn digits(&self, at: usize) -> usize {
        self.bytes.iter().skip(at).take(5).take_while(|byte| byte.is_ascii_digit()).count()
    }

    fn number(&self, at: usize, length: usize) -> Option<u16> {
        self.text.get(at..at + length)?.parse().ok()
    }

    /// Behind the spaces at `at`, a few at the most.
    fn spaces(&self, at: usize) -> usize {
        let rest = &self.text[at.min(self.bytes.len())..self.bytes.len()];
        let spaces = rest.chars().take(4).take_while(|c| matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}'));
        at + spaces.map(char::len_utf8).sum::<usize>()
    }

    /// Behind what may stand between a month and its year.
    fn marks(&self, at: usize) -> usize {
        let mut at = at;
        while at < self.bytes.len() && matches!(self.bytes[at], b'.' | b',' | b'/' | b'-') {
            at += 1;
        }
        self.spaces(at)
    }

    fn dot(&self, at: usize) -> usize {
        at + usize::from(self.bytes.get(at) == Some(&b'.'))
    }

    fn ordinal(&self, at: usize) -> usize {
        let two = self.text.get(at..at + 2).filter(|_| at + 2 <= self.bytes.len());
        if two.is_some_and(|two| matches!(two, "st" | "nd" | "rd" | "th" | "er")) { 2 } else { 0 }
    }
}

/// The last month of the season that begins with month `first` of a year. A winter ends in the next one.
fn season_end(first: u8, year: u16) -> Point {
    if first == 12 {
        Point { year: Some(year + 1), month: Some(2) }
    } else {
        Point { year: Some(year), month: Some(first + 2) }
    }
}

/// The year that two digits stand for.
fn century(year: u16) -> u16 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

#[cfg(test)]
mod tests;
