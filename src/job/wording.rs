//! Knows the words by which a sentence says that something is required, or would be nice to have, and those by
//! which a line says that it asks for nothing.

use aho_corasick::{AhoCorasick, MatchKind};

use super::Level;

/// What a wording says, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// The level of what stands before and behind it in its sentence.
    Both(Level),
    /// The level of what stands behind it: "ideally AWS".
    Behind(Level),
    /// That the whole line asks for nothing.
    Nothing,
    /// That what stands behind it is known or done: "experience with".
    Introduces,
    /// Nothing at all: the same words in another sense.
    Other,
}

use Says::{Behind, Both, Introduces, Nothing, Other};

#[rustfmt::skip]
const WORDINGS: [(Says, &[&str]); 7] = [
    (
        Both(Level::Preferred),
        &[
            "nice to have", "nice-to-have", "nice-to-haves", "good to have", "great to have", "a plus", "big plus",
            "huge plus", "strong plus", "great plus", "preferred", "preferable", "desirable", "desired", "a bonus",
            "bonus:", "an advantage", "strong advantage", "big advantage", "clear advantage", "distinct advantage",
            "added advantage", "an asset", "strong asset", "advantageous", "beneficial", "optional",
            "would be great", "is welcome", "are welcome", "is valued", "are valued", "highly valued",
            "appreciated", "not required", "not mandatory", "not essential", "not a must",
        ],
    ),
    (Behind(Level::Preferred), &[
            "ideally", "preferably", "bonus points", "bonus if",
        ]),
    (
        Both(Level::Required),
        &[
            "must", "must-have", "must have", "a must", "required", "requires", "require", "mandatory",
            "essential", "prerequisite", "necessary", "indispensable",
        ],
    ),
    (Behind(Level::Required), &[
            "at least", "minimum of", "minimum", "you need", "you'll need", "you will need",
        ]),
    (
        Nothing,
        &[
            "equal opportunity", "equal opportunities", "equal employment", "without regard to",
            "regardless of race", "regardless of gender", "regardless of age", "sexual orientation",
            "reasonable accommodation", "reasonable accommodations", "background check", "criminal record",
            "recruitment agencies", "recruitment fees", "privacy policy", "privacy notice",
        ],
    ),
    (
        Introduces,
        &[
            "experience with", "experience in", "experience of", "experience using", "experienced in",
            "experienced with", "knowledge of", "knowledge in", "proficiency in", "proficiency with",
            "proficient in", "proficient with", "proficient at", "familiarity with", "familiar with",
            "expertise in", "expertise with", "expert in", "understanding of", "skilled in", "skills in",
            "background in", "certified in", "certification in", "trained in", "training in", "competence in",
            "competent in", "fluency in", "fluent in", "mastery of", "command of", "exposure to", "specialising in",
            "specializing in", "specialised in", "specialized in", "grounding in", "comfortable with",
            "confident in", "confident with", "well versed in", "well-versed in", "versed in", "qualified in",
        ],
    ),
    (
        Other,
        &[
            "as required", "if required", "when required", "where required", "required to", "required by law",
            "preferred name", "preferred supplier", "preferred partner", "bonus scheme", "if necessary",
            "as necessary", "where necessary", "essential duties", "essential functions", "competitive advantage",
        ],
    ),
];

/// Finds the wordings in a text.
#[derive(Debug)]
pub struct Wording {
    automaton: AhoCorasick,
    /// By pattern of the automaton: what it says.
    says: Vec<Says>,
}

impl Wording {
    /// Compiles the wordings.
    ///
    /// # Errors
    /// Never for the wordings compiled in; the library's type says that it could.
    pub fn new() -> Result<Self, aho_corasick::BuildError> {
        let wordings = || WORDINGS.iter().flat_map(|(says, words)| words.iter().map(move |word| (*says, *word)));
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(wordings().map(|(_, word)| word))?;
        Ok(Self { automaton, says: wordings().map(|(says, _)| says).collect() })
    }

    /// The wordings in `text`, in order.
    pub(super) fn cues(&self, text: &str) -> Cues {
        let bytes = text.as_bytes();
        let is_word =
            |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| byte.is_ascii_alphanumeric());
        let mut introductions = Vec::new();
        let cues = self
            .automaton
            .find_iter(text)
            .filter(|found| !is_word(found.start().checked_sub(1)) && !is_word(Some(found.end())))
            .map(|found| Cue { start: found.start(), end: found.end(), says: self.says[found.pattern().as_usize()] })
            .filter(|cue| {
                if cue.says == Introduces {
                    introductions.push(cue.end);
                }
                !matches!(cue.says, Introduces | Other)
            })
            .collect();
        Cues { cues, introductions }
    }
}

#[derive(Clone, Copy, Debug)]
struct Cue {
    start: usize,
    end: usize,
    says: Says,
}

/// The wordings of one text.
#[derive(Debug)]
pub(super) struct Cues {
    cues: Vec<Cue>,
    /// Where each introduction ends, in order.
    pub(super) introductions: Vec<usize>,
}

impl Cues {
    /// Whether a wording on the line from `start` to `end` says that the line asks for nothing.
    pub(super) fn ask_for_nothing(&self, start: usize, end: usize) -> bool {
        let first = self.cues.partition_point(|cue| cue.start < start);
        self.cues[first..].iter().take_while(|cue| cue.start < end).any(|cue| cue.says == Nothing)
    }

    /// The level that the nearest wording of the same sentence gives to what stands from `start` to `end`.
    pub(super) fn nearest(&self, text: &str, start: usize, end: usize) -> Option<Level> {
        let behind = self.cues.partition_point(|cue| cue.start < end);
        let after = self.cues[behind..].iter().take(NEAREST).find_map(|cue| match cue.says {
            Both(level) => reaches_back(&text[end..cue.start]).then_some((cue.start - end, level)),
            _ => None,
        });
        let before = self.cues[..behind].iter().rev().take(NEAREST).find_map(|cue| match cue.says {
            Both(level) | Behind(level) if cue.end <= start => {
                reaches_on(&text[cue.end..start]).then_some((start - cue.end, level))
            }
            _ => None,
        });
        before.into_iter().chain(after).min_by_key(|&(distance, _)| distance).map(|(_, level)| level)
    }
}

/// How many wordings are looked at on either side; no sentence has more.
const NEAREST: usize = 4;

/// Longer sentences, in bytes, are not searched to their end.
const LONGEST_SENTENCE: usize = 600;

/// Whether a wording speaks of what stands before it, with `between` in the middle. One in brackets speaks of what is in the
/// brackets with it, and of what stands right before them: "Kafka (preferred)", not "warehouses (Snowflake preferred)".
fn reaches_back(between: &str) -> bool {
    let inside = between.rfind('(').filter(|&open| !between[open..].contains(')'));
    same_sentence(between) && inside.is_none_or(|open| between[open..].trim_matches(['(', ' ']).is_empty())
}

/// Whether a wording speaks of what stands behind it. One in brackets does not speak of what stands behind them.
fn reaches_on(between: &str) -> bool {
    let left = between.find(')').is_some_and(|close| !between[..close].contains('('));
    same_sentence(between) && !left
}

fn same_sentence(between: &str) -> bool {
    let bytes = between.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b'\n' | b'\r' | b';' => true,
        b'.' | b'!' | b'?' => {
            let abbreviation = bytes[..at].ends_with(b"g") || bytes[..at].ends_with(b"etc");
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
            ("JAVA is a strong advantage.", Some(Level::Preferred)),
            ("Must know JAVA, Kotlin is a plus", Some(Level::Required)),
            ("Must know Kotlin, JAVA is a plus", Some(Level::Preferred)),
            ("Kotlin is required. We use JAVA", None),
            ("Kotlin required; JAVA", None),
            ("JAVA not required but welcome", Some(Level::Preferred)),
            ("Write JAVA as required", None),
            ("At least 5 years of JAVA", Some(Level::Required)),
            ("JAVA, ideally in large projects", None),
            ("Cloud platforms, ideally JAVA", Some(Level::Preferred)),
            ("JAVA (Kotlin preferred)", None),
            ("Kotlin (JAVA preferred)", Some(Level::Preferred)),
            ("JAVA (preferred)", Some(Level::Preferred)),
            ("Kotlin (preferably 2.0) and JAVA", None),
            ("Mustard and JAVA", None),
            ("a plush JAVA", None),
        ];
        let wording = Wording::new().expect("the wordings compile");
        for (text, expected) in cases {
            let start = text.find("JAVA").expect("every case has it");
            assert_eq!(wording.cues(text).nearest(text, start, start + 4), expected, "{text}");
        }
    }

    #[test]
    fn some_lines_ask_for_nothing() {
        let cases = [
            ("We are an equal opportunity employer, in JAVA too", true),
            ("Hired without regard to JAVA", true),
            ("JAVA required", false),
        ];
        let wording = Wording::new().expect("the wordings compile");
        for (text, expected) in cases {
            assert_eq!(wording.cues(text).ask_for_nothing(0, text.len()), expected, "{text}");
        }
    }
}
