//! Spans of time as they are told: "3-5 years", "at least two years", "18 months".

use super::phrase::{floor, within};
use super::{Found, Word};

/// A span of time in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How many months, or how many at least.
    pub months: u32,
    /// How many at most, where a range is told.
    pub most: Option<u32>,
}

/// As many bytes before a unit may tell the number.
const LOOK_BEHIND: usize = 48;

/// More years are told of firms and buildings.
const MOST_YEARS: u32 = 40;

/// The spans of time that the units among the words `found` end, on the line that begins at `from`.
pub(crate) fn durations<'a>(text: &'a str, from: usize, found: &'a [Found]) -> impl Iterator<Item = Duration> + 'a {
    found.iter().filter_map(move |unit| duration(text, from, unit))
}

fn duration(text: &str, from: usize, unit: &Found) -> Option<Duration> {
    let months_each = match unit.word {
        Word::Years => 12,
        Word::Months => 1,
        _ => return None,
    };
    let floor = floor(text, unit.start.saturating_sub(LOOK_BEHIND)).max(from);
    let mut tokens = Backwards { text, floor, at: unit.start };
    let mut token = tokens.next();
    // "3-year contract" tells how long something lasts, and "20-year history" does so too.
    let tied = text[..unit.start].ends_with('-');
    if tied && !within(&text[unit.end..self::floor(text, unit.end + 32)], &["experience"]) {
        return None;
    }
    while matches!(token, Some(Token::Filler | Token::Plus | Token::Bracket | Token::Dash)) {
        token = tokens.next();
    }
    let Some(Token::Number(high)) = token else { return None };
    let mut start = tokens.at;
    let mut low = high;
    let mut ranged = false;
    loop {
        match tokens.next() {
            // "two (2) years": the same number twice.
            Some(Token::Bracket | Token::Plus) => {
                if text[tokens.at..].starts_with('+') {
                    start = tokens.at;
                }
            }
            Some(Token::Dash) if !ranged => ranged = true,
            Some(Token::Number(number)) if number == high => start = tokens.at,
            Some(Token::Number(number)) if ranged && number < high => {
                (low, start) = (number, tokens.at);
                break;
            }
            _ => break,
        }
    }
    if low == 0
        || low > MOST_YEARS * 120 / months_each
        || within(&text[floor..start], AT_MOST)
        || is_of_something_else(text, floor, start)
    {
        return None;
    }
    let months = |tenths: u32| tenths * months_each / 10;
    Some(Duration { start, end: unit.end, months: months(low), most: (low < high).then(|| months(high)) })
}

const AT_MOST: &[&str] = &[
    "up to",
    "maximum",
    "maximum of",
    "max",
    "max.",
    "less than",
    "under",
    "fewer than",
    "no more than",
    "bis zu",
    "höchstens",
    "jusqu'à",
];

/// Whether the word right before a span of time says that it is not one of experience: "the last 3 years".
fn is_of_something_else(text: &str, floor: usize, start: usize) -> bool {
    #[rustfmt::skip]
    const BEFORE: [&str; 22] = [
        "last", "past", "next", "previous", "recent", "every", "first", "coming", "letzten", "nächsten", "derniers",
        "dernières", "prochaines", "ersten", "alle", "within", "aged", "age", "class", "under", "in only", "in just",
    ];
    let before = text[floor..start].trim_end();
    BEFORE.iter().any(|word| {
        before.len() >= word.len() && before.is_char_boundary(before.len() - word.len()) && {
            let (rest, last) = before.split_at(before.len() - word.len());
            last.eq_ignore_ascii_case(word) && !rest.ends_with(char::is_alphanumeric)
        }
    })
}

/// What stands before a unit. Numbers are in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number(u32),
    Plus,
    Bracket,
    /// What parts the ends of a range.
    Dash,
    /// "or more", "full".
    Filler,
    Other,
}

/// The tokens before a place, from right to left.
struct Backwards<'a> {
    text: &'a str,
    floor: usize,
    at: usize,
}

impl Iterator for Backwards<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let before =
            self.text[self.floor..self.at].trim_end_matches([' ', '\u{a0}', '\u{202f}', '*', '_', '~', '\u{2009}']);
        let last = before.chars().next_back()?;
        self.at = self.floor + before.len() - last.len_utf8();
        Some(match last {
            '+' => Token::Plus,
            '(' | ')' | '[' | ']' => Token::Bracket,
            '-' | '–' | '—' | '‐' | '‑' | '−' | '/' => Token::Dash,
            _ if last.is_alphanumeric() => {
                let word = before
                    .rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ','))
                    .map_or(before, |end| &before[end + before[end..].chars().next().map_or(1, char::len_utf8)..]);
                let word = word.trim_start_matches(['.', ',']);
                self.at = self.floor + before.len() - word.len();
                self.word(word)
            }
            _ => Token::Other,
        })
    }
}

impl Backwards<'_> {
    fn word(&mut self, word: &str) -> Token {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return digits(word).map_or(Token::Other, Token::Number);
        }
        #[rustfmt::skip]
        const FILLERS: [&str; 22] = [
            "or", "more", "plus", "full", "solid", "oder", "mehr", "volle", "vollen", "ou", "plus", "o", "más", "complete", "consecutive",
            "good", "relevant", "professional", "better", "greater", "over", "y",
        ];
        const RANGES: [&str; 9] = ["to", "bis", "à", "and", "a", "und", "through", "et", "until"];
        let is = |known: &&str| known.eq_ignore_ascii_case(word);
        if let Some(number) = NUMBERS.iter().find(|(spellings, _)| spellings.iter().any(is)).map(|(_, number)| *number)
        {
            Token::Number(number * 10)
        } else if RANGES.iter().any(is) {
            Token::Dash
        } else if FILLERS.iter().any(is) {
            Token::Filler
        } else {
            Token::Other
        }
    }
}

/// A number such as `5`, `2.5` or `1,5`, in tenths; nothing above three digits.
fn digits(word: &str) -> Option<u32> {
    let (whole, part) = word.split_once(['.', ',']).unwrap_or((word, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(part) || whole.len() > 3 || part.len() > 1 {
        return None;
    }
    Some(whole.parse::<u32>().ok()? * 10 + part.parse::<u32>().ok()?)
}

#[rustfmt::skip]
const NUMBERS: &[(&[&str], u32)] = &[
    (&["one", "ein", "eine", "einem", "einjährige", "un", "une", "uno", "een"], 1),
    (&["two", "couple", "zwei", "deux", "dos", "due", "dois", "twee"], 2),
    (&["three", "drei", "trois", "tres", "tre", "três", "drie"], 3),
    (&["four", "vier", "quatre", "cuatro", "quattro", "quatro"], 4),
    (&["five", "fünf", "fuenf", "cinq", "cinco", "cinque", "vijf"], 5),
    (&["six", "sechs", "seis", "sei", "zes"], 6),
    (&["seven", "sieben", "sept", "siete", "sette", "sete", "zeven"], 7),
    (&["eight", "acht", "huit", "ocho", "otto", "oito"], 8),
    (&["nine", "neun", "neuf", "nueve", "nove", "negen"], 9),
    (&["ten", "zehn", "dix", "diez", "dieci", "dez", "tien"], 10),
    (&["eleven", "elf", "onze"], 11),
    (&["twelve", "zwölf", "douze", "doce", "dodici", "twaalf"], 12),
    (&["fifteen", "fünfzehn", "quinze", "quince", "quindici", "vijftien"], 15),
    (&["twenty", "zwanzig", "vingt", "veinte", "venti", "vinte", "twintig"], 20),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Words;

    #[test]
    fn spans_of_time_are_read_as_they_are_told() {
        let words = Words::default();
        type Read<'a> = (&'a str, u32, Option<u32>);
        #[rustfmt::skip]
        let cases: &[(&str, Option<Read>)] = &[
            ("5 years of experience", Some(("5 years", 60, None))),
            ("5+ years of experience", Some(("5+ years", 60, None))),
            ("5 + years", Some(("5 + years", 60, None))),
            ("+5 years", Some(("+5 years", 60, None))),
            ("3-5 years", Some(("3-5 years", 36, Some(60)))),
            ("3 – 5 yrs", Some(("3 – 5 yrs", 36, Some(60)))),
            ("3–5+ years", Some(("3–5+ years", 36, Some(60)))),
            ("3+ to 5+ years", Some(("3+ to 5+ years", 36, Some(60)))),
            ("between 2 and 4 years", Some(("2 and 4 years", 24, Some(48)))),
            ("at least three years", Some(("three years", 36, None))),
            ("two to four years", Some(("two to four years", 24, Some(48)))),
            ("a minimum of four (4) years", Some(("four (4) years", 48, None))),
            ("four or more years", Some(("four or more years", 48, None))),
            ("2.5 years", Some(("2.5 years", 30, None))),
            ("1,5 Jahre", Some(("1,5 Jahre", 18, None))),
            ("18 months", Some(("18 months", 18, None))),
            ("6-12 months", Some(("6-12 months", 6, Some(12)))),
            ("10yrs in retail", Some(("10yrs", 120, None))),
            ("mindestens drei Jahre", Some(("drei Jahre", 36, None))),
            ("3 bis 5 Jahre", Some(("3 bis 5 Jahre", 36, Some(60)))),
            ("5 Jahren", Some(("5 Jahren", 60, None))),
            ("3 ans d'expérience", Some(("3 ans", 36, None))),
            ("de 3 à 5 ans", Some(("3 à 5 ans", 36, Some(60)))),
            ("dos años", Some(("dos años", 24, None))),
            ("almeno 4 anni", Some(("4 anni", 48, None))),
            ("3 jaar ervaring", Some(("3 jaar", 36, None))),
            ("a 5-year experience", Some(("5-year", 60, None))),
            ("a couple of years", None),
            ("several years", None),
            ("a 3-year contract", None),
            ("our 20-year history", None),
            ("over the past two years", None),
            ("in the last 3 years", None),
            ("up to 2 years", None),
            ("less than 3 years", None),
            ("10 days a year", None),
            ("more than 175 years", None),
            ("12345 years", None),
            ("year", None),
            ("0 years", None),
        ];
        for &(text, expected) in cases {
            let found = words.find(text);
            let read = durations(text, 0, &found).next();
            let read = read.map(|read| (&text[read.start..read.end], read.months, read.most));
            assert_eq!(read, expected, "{text}");
        }
    }
}
