//! Knows the words by which a sentence says that something is required, or would be nice to have, and those by
//! which a line says that it asks for nothing.

use super::Level;
use super::sentences::Sentences;
use super::wordings::WORDINGS;
use crate::analysis::phrases::{Phrases, starts};
use crate::document::Document;
use Says::{Behind, Both, Denies, Introduces, Nothing, Other, Plainly};

/// What a wording says, and of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// The level of what stands before and behind it in its sentence.
    Both(Level),
    /// The same, said of a candidate so plainly that it counts under any heading.
    Plainly(Level),
    /// The level of what stands behind it: "ideally AWS".
    Behind(Level),
    /// That what stands before it is not asked for: "is not needed".
    Denies,
    /// That its sentence, and the rest of the line, asks for nothing.
    Nothing,
    /// That what stands behind it is known or done: "experience with".
    Introduces,
    /// Nothing at all: the same words in another sense.
    Other,
}

/// Finds the wordings in a text.
#[derive(Debug)]
pub struct Wording {
    wordings: Phrases,
    /// By wording: what it says.
    says: Vec<Says>,
}

impl Default for Wording {
    fn default() -> Self {
        let (mut words, mut says) = (Vec::new(), Vec::new());
        for &(said, wordings) in &WORDINGS {
            for &word in wordings {
                words.push(word.to_owned());
                says.push(said);
                if word.contains('\'') {
                    words.push(word.replace('\'', "’"));
                    says.push(said);
                }
            }
        }
        Self { wordings: Phrases::new(&words), says }
    }
}

impl Wording {
    /// The wordings in a document, in order.
    pub fn cues(&self, document: &Document<'_>) -> Cues {
        let bytes = document.text.as_bytes();
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == UMLAUTS;
        let ends = |at: usize| bytes.get(at).is_none_or(|&byte| !is_word(byte));
        let (mut cues, mut introductions) = (Vec::new(), Vec::new());
        let mut taken = 0;
        for start in starts(bytes) {
            if start < taken {
                continue;
            }
            let Some((end, wording)) = self.wordings.longest(bytes, start, ends) else { continue };
            taken = end;
            match self.says[wording] {
                Other => {}
                Introduces => introductions.push(end),
                says => cues.push(Cue { start, end, says }),
            }
        }
        Cues { cues, introductions, sentences: Sentences::of(document) }
    }
}

/// The first byte of most letters with umlauts and accents.
const UMLAUTS: u8 = 0xC3;

#[derive(Clone, Copy, Debug)]
struct Cue {
    start: usize,
    end: usize,
    says: Says,
}

/// What the nearest wording says of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The level; `None` where it is not asked for.
    pub level: Option<Level>,
    /// Whether it is said so plainly that it counts under any heading.
    pub plainly: bool,
}

/// The wordings of one text.
#[derive(Debug)]
pub struct Cues {
    cues: Vec<Cue>,
    /// Where each introduction ends, in order.
    pub(super) introductions: Vec<usize>,
    pub(super) sentences: Sentences,
}

impl Cues {
    /// From where on, on the line from `start` to `end`, a wording says that the text asks for nothing; the line's end
    /// where none does.
    pub(super) fn nothing_from(&self, start: usize, end: usize) -> usize {
        let first = self.cues.partition_point(|cue| cue.start < start);
        self.cues[first..]
            .iter()
            .take_while(|cue| cue.start < end)
            .find(|cue| cue.says == Nothing)
            .map_or(end, |cue| self.sentences.start(cue.start).max(start))
    }

    /// What the nearest wording of the same sentence says of what stands from `start` to `end`.
    pub(super) fn nearest(&self, text: &str, start: usize, end: usize) -> Option<Told> {
        let behind = self.cues.partition_point(|cue| cue.start < end);
        let told = |level, plainly| Told { level, plainly };
        let after = self.cues[behind..].iter().take(NEAREST).find_map(|cue| {
            let said = match cue.says {
                Both(level) => told(Some(level), false),
                Plainly(level) => told(Some(level), true),
                Denies => told(None, false),
                _ => return None,
            };
            self.reaches_back(text, end, cue.start).then_some((cue.start - end, said))
        });
        let before = self.cues[..behind].iter().rev().take(NEAREST).find_map(|cue| {
            let said = match cue.says {
                Both(level) | Behind(level) => told(Some(level), false),
                Plainly(level) => told(Some(level), true),
                _ => return None,
            };
            (cue.end <= start && self.reaches_on(text, cue.end, start)).then(|| (start - cue.end, said))
        });
        before.into_iter().chain(after).min_by_key(|&(distance, _)| distance).map(|(_, told)| told)
    }

    /// Whether a wording speaks of what stands before it. One in brackets speaks of what is in the brackets with it, and of
    /// what stands right before them: "Kafka (preferred)", not "warehouses (Snowflake preferred)".
    fn reaches_back(&self, text: &str, end: usize, cue: usize) -> bool {
        if !self.sentences.same(end, cue) {
            return false;
        }
        let between = &text[end..cue];
        let inside = between.rfind('(').filter(|&open| !between[open..].contains(')'));
        inside.is_none_or(|open| between[open..].trim_matches(['(', ' ']).is_empty() && !between[..open].contains(','))
    }

    /// Whether a wording speaks of what stands behind it. One in brackets does not speak of what stands behind them.
    fn reaches_on(&self, text: &str, cue: usize, start: usize) -> bool {
        if !self.sentences.same(cue, start) {
            return false;
        }
        let between = &text[cue..start];
        between.find(')').is_none_or(|close| between[..close].contains('('))
    }
}

/// How many wordings are looked at on either side; no sentence has more.
const NEAREST: usize = 4;

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
            ("Kotlin is required. We use JAVA", Some(Level::Mentioned)),
            ("Kotlin is required. We like JAVA", None),
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
        let wording = Wording::default();
        for (text, expected) in cases {
            let start = text.find("JAVA").expect("every case has it");
            let told = wording.cues(&Document::read(text)).nearest(text, start, start + 4);
            assert_eq!(told.and_then(|told| told.level), expected, "{text}");
        }
    }

    #[test]
    fn some_lines_ask_for_nothing() {
        let cases = [
            ("We are an equal opportunity employer, in JAVA too", true),
            ("Hired without regard to JAVA", true),
            ("JAVA required", false),
            ("JAVA required. We hire without regard to age", false),
        ];
        let wording = Wording::default();
        for (text, expected) in cases {
            assert_eq!(wording.cues(&Document::read(text)).nothing_from(0, text.len()) == 0, expected, "{text}");
        }
    }
}
