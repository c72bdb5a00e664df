//! Knows the words by which a sentence says that something is required, or would be nice to have.

use aho_corasick::{AhoCorasick, MatchKind};

use super::Level;

/// Words that say that something would be nice.
const PREFERRED: [&str; 34] = [
    "nice to have",
    "nice-to-have",
    "nice-to-haves",
    "good to have",
    "great to have",
    "a plus",
    "big plus",
    "huge plus",
    "strong plus",
    "preferred",
    "preferably",
    "preferable",
    "ideally",
    "desirable",
    "desired",
    "a bonus",
    "bonus points",
    "bonus if",
    "bonus:",
    "an advantage",
    "advantageous",
    "beneficial",
    "optional",
    "would be great",
    "is welcome",
    "are welcome",
    "is valued",
    "are valued",
    "highly valued",
    "appreciated",
    "not required",
    "not mandatory",
    "not essential",
    "not a must",
];

/// Words that say that something is needed.
const REQUIRED: [&str; 17] = [
    "must",
    "must-have",
    "must have",
    "a must",
    "required",
    "requires",
    "require",
    "mandatory",
    "essential",
    "prerequisite",
    "at least",
    "minimum of",
    "minimum",
    "you need",
    "you'll need",
    "necessary",
    "indispensable",
];

/// The same words where they say something else.
const NEITHER: [&str; 16] = [
    "as required",
    "if required",
    "when required",
    "where required",
    "required to",
    "required by law",
    "preferred name",
    "preferred supplier",
    "preferred partner",
    "bonus scheme",
    "if necessary",
    "as necessary",
    "where necessary",
    "essential duties",
    "essential functions",
    "competitive advantage",
];

/// Finds the wordings in a text.
#[derive(Debug)]
pub struct Wording {
    automaton: AhoCorasick,
}

impl Wording {
    /// Compiles the wordings.
    ///
    /// # Errors
    /// Never for the wordings compiled in; the library's type says that it could.
    pub fn new() -> Result<Self, aho_corasick::BuildError> {
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(PREFERRED.iter().chain(&REQUIRED).chain(&NEITHER))?;
        Ok(Self { automaton })
    }

    /// The wordings in `text`, in order.
    pub(super) fn cues(&self, text: &str) -> Cues {
        let bytes = text.as_bytes();
        let is_word =
            |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| byte.is_ascii_alphanumeric());
        let cues = self
            .automaton
            .find_iter(text)
            .filter(|found| !is_word(found.start().checked_sub(1)) && !is_word(Some(found.end())))
            .filter_map(|found| {
                let level = match found.pattern().as_usize() {
                    at if at < PREFERRED.len() => Level::Preferred,
                    at if at < PREFERRED.len() + REQUIRED.len() => Level::Required,
                    _ => return None,
                };
                Some(Cue { start: found.start(), end: found.end(), level })
            })
            .collect();
        Cues { cues }
    }
}

#[derive(Clone, Copy, Debug)]
struct Cue {
    start: usize,
    end: usize,
    level: Level,
}

/// The wordings of one text.
#[derive(Debug)]
pub(super) struct Cues {
    cues: Vec<Cue>,
}

impl Cues {
    /// The level that the nearest wording of the same sentence gives to what stands from `start` to `end`. What
    /// stands between them must be no end of a sentence.
    pub(super) fn nearest(&self, text: &str, start: usize, end: usize) -> Option<Level> {
        let behind = self.cues.partition_point(|cue| cue.start < end);
        let after = self.cues.get(behind).filter(|cue| same_sentence(&text[end..cue.start]));
        let before = behind.checked_sub(1).map(|at| &self.cues[at]).filter(|cue| cue.end <= start);
        let before = before.filter(|cue| same_sentence(&text[cue.end..start]));
        match (before, after) {
            (Some(before), Some(after)) if after.start - end < start - before.end => Some(after.level),
            (Some(before), _) => Some(before.level),
            (None, after) => after.map(|cue| cue.level),
        }
    }
}

/// Longer sentences, in bytes, are not searched to their end.
const LONGEST_SENTENCE: usize = 600;

fn same_sentence(between: &str) -> bool {
    let bytes = between.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b'\n' | b'\r' | b';' => true,
        b'.' | b'!' | b'?' => {
            let abbreviation = at >= 1 && bytes[..at].ends_with(b"g") || bytes[..at].ends_with(b"etc");
            bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace) && !abbreviation
        }
        _ => false,
    };
    bytes.len() <= LONGEST_SENTENCE && !(0..bytes.len()).any(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_wording_of_the_sentence_decides() {
        let cases = [
            ("Nice to have: experience with JAVA", Some(Level::Preferred)),
            ("JAVA is a plus.", Some(Level::Preferred)),
            ("Must know JAVA, Kotlin is a plus", Some(Level::Required)),
            ("Must know Kotlin, JAVA is a plus", Some(Level::Preferred)),
            ("Kotlin is required. We use JAVA", None),
            ("Kotlin required; JAVA", None),
            ("JAVA not required but welcome", Some(Level::Preferred)),
            ("Write JAVA as required", None),
            ("At least 5 years of JAVA", Some(Level::Required)),
            ("Mustard and JAVA", None),
            ("a plush JAVA", None),
        ];
        let wording = Wording::new().expect("the wordings compile");
        for (text, expected) in cases {
            let start = text.find("JAVA").expect("every case has it");
            assert_eq!(wording.cues(text).nearest(text, start, start + 4), expected, "{text}");
        }
    }
}
