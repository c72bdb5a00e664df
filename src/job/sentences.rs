//! Where the sentences of a text end, found once for all that is asked of them.

use memchr::{memchr2_iter, memchr3_iter};

use crate::document::Document;

/// The first byte of bullets, and of much else.
const BULLETS: u8 = 0xE2;

/// Beginnings of words that a full stop shortens, in lower case: no sentence ends there.
const ABBREVIATIONS: [&str; 22] = [
    "e.g", "eg", "i.e", "ie", "etc", "approx", "incl", "excl", "vs", "z.b", "bzw", "ca", "inkl", "p.ex", "ex", "bijv",
    "o.ä", "u.a", "ggf", "evtl", "mind", "no",
];

/// The longest of them, in bytes.
const LONGEST_ABBREVIATION: usize = 6;

/// Longer sentences, in bytes, are taken for several.
const LONGEST_SENTENCE: usize = 600;

/// The ends of a text's sentences.
#[derive(Debug)]
pub(super) struct Sentences {
    /// Offsets of the last bytes of what ends one, in order.
    ends: Vec<usize>,
}

impl Sentences {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let text = document.text;
        let bytes = text.as_bytes();
        // A new line ends the sentence before it, and so does a heading inside a line, whatever the sign.
        let mut ends: Vec<usize> = document.lines.iter().filter_map(|line| line.start.checked_sub(1)).collect();
        ends.extend(memchr3_iter(b'.', b'!', b'?', bytes).filter(|&at| {
            bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace)
                && (bytes[at] != b'.' || !(goes_on(bytes, at) || is_abbreviation(text, at)))
        }));
        ends.extend(memchr2_iter(b';', BULLETS, bytes).filter_map(|at| match bytes.get(at..at + 3) {
            _ if bytes[at] == b';' => Some(at),
            // The bullets • ‣ ▪ ■ ● ◦ of a list that lost its line breaks.
            Some([_, 0x80, 0xA2 | 0xA3] | [_, 0x96, 0xAA | 0xA0] | [_, 0x97, 0x8F | 0xA6]) => Some(at + 2),
            _ => None,
        }));
        ends.sort_unstable();
        Self { ends }
    }

    /// Whether one sentence holds all from `start` to `end`.
    pub(super) fn same(&self, start: usize, end: usize) -> bool {
        end.saturating_sub(start) <= LONGEST_SENTENCE
            && self.ends.get(self.ends.partition_point(|&at| at < start)).is_none_or(|&at| at >= end)
    }

    /// Where the sentence that holds `at` begins.
    pub(super) fn start(&self, at: usize) -> usize {
        self.ends.partition_point(|&end| end < at).checked_sub(1).map_or(0, |before| self.ends[before] + 1)
    }
}

/// Whether a small letter follows, so that the full stop ends no sentence.
fn goes_on(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at + 1..at + 3), Some([b' ', next]) if next.is_ascii_lowercase())
}

fn is_abbreviation(text: &str, at: usize) -> bool {
    let from = at.saturating_sub(LONGEST_ABBREVIATION);
    let from = (from..=at).find(|&at| text.is_char_boundary(at)).unwrap_or(at);
    let before = &text[from..at];
    let word = before.rfind([' ', '(', '\n', ',', '\t', '/']).map_or(before, |space| &before[space + 1..]);
    ABBREVIATIONS.iter().any(|short| word.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Sentences {
        Sentences::of(&Document::read(text))
    }

    #[test]
    fn sentences_end_at_their_marks() {
        let cases: [(&str, usize); 9] = [
            ("Go. Kafka", 1),
            ("Go.Kafka", 0),
            ("Node.js and Go", 0),
            ("tools, e.g. Kafka", 0),
            ("Java etc. are welcome", 0),
            ("Go; Kafka\nRedis", 2),
            ("• Go • Kafka", 2),
            ("Really? Yes! Go", 2),
            ("z.B. Kafka, approx. 5", 0),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text).ends.len(), expected, "{text}");
        }
    }

    #[test]
    fn the_sentence_around_a_place_is_found() {
        let text = "One. Two of it. Three";
        let sentences = of(text);
        assert_eq!(&text[sentences.start(6)..6], " T");
        assert!(sentences.same(5, 10) && !sentences.same(1, 10));
    }
}
