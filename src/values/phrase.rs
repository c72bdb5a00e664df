//! Small steps through a text that all values are read by: words, and the sentence around a place.

use super::Found;

/// Longer sentences, in bytes, are not searched to their end.
const LONGEST_SENTENCE: usize = 400;

/// The sentence around the bytes from `start` to `end`, inside the line from `from` to `to`.
pub(crate) fn sentence(text: &str, (from, to): (usize, usize), (start, end): (usize, usize)) -> (usize, usize) {
    let bytes = text.as_bytes();
    let first = floor(text, start.saturating_sub(LONGEST_SENTENCE).max(from));
    let last = floor(text, to.min(end + LONGEST_SENTENCE)).max(end);
    let begin = (first..start).rev().find(|&at| ends_sentence(bytes, at)).map_or(first, |at| at + 1);
    let stop = (end..last).find(|&at| ends_sentence(bytes, at)).unwrap_or(last);
    (begin, stop)
}

/// Those of the words `found`, which stand in order, that begin from `from` to before `to`.
pub(crate) fn between(found: &[Found], from: usize, to: usize) -> &[Found] {
    let first = found.partition_point(|found| found.start < from);
    let length = found[first..].partition_point(|found| found.start < to);
    &found[first..first + length]
}

fn ends_sentence(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'\n' | b'\r' | b';' => true,
        b'.' | b'!' | b'?' => {
            let abbreviation = bytes[at] == b'.' && is_abbreviated(&bytes[at.saturating_sub(6)..at]);
            bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) && !abbreviation
        }
        _ => false,
    }
}

/// Whether a full stop behind `before` shortens a word: "e.g.", "B.Sc.", "incl.", "mind.", "St.".
fn is_abbreviated(before: &[u8]) -> bool {
    let letters = before.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let word = &before[before.len() - letters..];
    let dotted = before.len() > letters && before[before.len() - letters - 1] == b'.';
    let one_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()));
    (dotted && letters <= 3)
        || one_of(&["incl", "mind", "min", "max", "approx", "ca", "ph", "st", "bzw", "resp", "sr", "jr"])
}

/// The nearest character border at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether a word may begin at `at`: no letter or digit stands right before it.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    match at.checked_sub(1).map(|before| text.as_bytes()[before]) {
        None => true,
        Some(byte) if byte.is_ascii() => !byte.is_ascii_alphanumeric(),
        Some(_) => !text[..at].chars().next_back().is_some_and(char::is_alphanumeric),
    }
}

/// Whether a word may end at `at`.
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => true,
        Some(byte) if byte.is_ascii() => !byte.is_ascii_alphanumeric(),
        Some(_) => !text[at..].chars().next().is_some_and(char::is_alphanumeric),
    }
}

/// Whether one of the `phrases`, in lower case, stands in `text` as whole words, whatever the case of its letters.
/// For short pieces of text.
pub(crate) fn within(text: &str, phrases: &[&str]) -> bool {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(|&at| at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
    starts.into_iter().any(|at| {
        let first = bytes[at].to_ascii_lowercase();
        phrases.iter().filter(|phrase| phrase.as_bytes().first() == Some(&first)).any(|phrase| {
            let end = at + phrase.len();
            bytes.get(at..end).is_some_and(|piece| piece.eq_ignore_ascii_case(phrase.as_bytes()))
                && text.is_char_boundary(end)
                && starts_word(text, at)
                && ends_word(text, end)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let cases = [
            ("We like tea. You have X years. Join us.", " You have X years"),
            ("tools, e.g. Git, X and more", "tools, e.g. Git, X and more"),
            ("B.Sc. or M.Sc. in X", "B.Sc. or M.Sc. in X"),
            ("mind. drei Jahre X; gutes Deutsch", "mind. drei Jahre X"),
            ("version 2.5 of X", "version 2.5 of X"),
        ];
        for (text, expected) in cases {
            let at = text.find('X').unwrap();
            let (start, end) = sentence(text, (0, text.len()), (at, at + 1));
            assert_eq!(&text[start..end], expected);
        }
    }

    #[test]
    fn phrases_are_found_as_whole_words() {
        assert!(within("Our Team", &["our"]));
        assert!(!within("four teams", &["our"]));
        assert!(within("für uns", &["für"]));
        assert!(!within("a", &["our team"]));
    }
}
