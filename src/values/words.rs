//! The words by which values are told, found in one pass over a text.

use serde::Serialize;
use utoipa::ToSchema;

use super::phrase::{ends_word, starts_word};
use super::{Degree, Proficiency};
use crate::analysis::phrases::{Phrases, starts};
use crate::document::Section;

mod tables;

/// What a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A month, 1 to 12.
    Month(u8),
    /// A season, by its first month.
    Season(u8),
    /// Today: "present", "heute".
    Present,
    /// That a date begins something that goes on: "since".
    Since,
    /// Years, as a unit.
    Years,
    /// Months, as a unit.
    Months,
    /// A degree.
    Degree(Degree),
    /// A degree if the words around it say so: "master", "BA".
    PerhapsDegree(Degree),
    /// How well a language is spoken.
    Proficiency(Proficiency),
    /// A school or university.
    School,
    /// Experience.
    Experience,
    /// A heading in another language than English.
    Heading(Section),
    /// Where the work is done.
    Workplace(Workplace),
    /// How one is employed.
    Employment(Employment),
    /// The right to work somewhere, a visa, a clearance.
    Notice(Notice),
    /// Nothing: the same words in another sense.
    Other,
}

/// Where the work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Workplace {
    Remote,
    Hybrid,
    OnSite,
}

/// How one is employed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Employment {
    FullTime,
    PartTime,
    Permanent,
    FixedTerm,
    Contract,
    Internship,
    Apprenticeship,
    Temporary,
}

/// What is asked of a person's papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The right to work in a country.
    WorkAuthorisation,
    /// A visa, or that none is sponsored.
    Visa,
    /// A security clearance.
    SecurityClearance,
    /// The readiness to travel.
    Travel,
    /// The readiness to move.
    Relocation,
}

/// A word found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it tells.
    pub word: Word,
}

/// Finds the words.
#[derive(Debug)]
pub struct Words {
    spellings: Phrases,
    /// By spelling: what it tells.
    tells: Vec<Word>,
}

/// How many bytes of text there usually are to a word that tells something.
const USUAL_DISTANCE: usize = 40;

impl Default for Words {
    fn default() -> Self {
        let mut patterns: Vec<(String, Word)> = Vec::new();
        for (word, spellings) in tables::all() {
            for &spelling in spellings {
                patterns.push((spelling.to_owned(), word));
                // The list ignores the case of ASCII letters alone.
                if !spelling.is_ascii() {
                    let raised = |c: char| if c.is_ascii() { c.to_string() } else { c.to_uppercase().to_string() };
                    patterns.push((spelling.chars().map(raised).collect(), word));
                }
                if spelling.contains('\'') {
                    patterns.push((spelling.replace('\'', "’"), word));
                }
            }
        }
        let spellings = Phrases::new(&patterns.iter().map(|(spelling, _)| spelling).collect::<Vec<_>>());
        Self { spellings, tells: patterns.into_iter().map(|(_, word)| word).collect() }
    }
}

impl Words {
    /// The words in `text`, in order; of several that begin at one place the longest.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let bytes = text.as_bytes();
        let mut found: Vec<Found> = Vec::with_capacity(text.len() / USUAL_DISTANCE);
        let mut taken = 0;
        for start in starts(bytes) {
            if start < taken {
                continue;
            }
            let hit = match self.at(text, start) {
                None if bytes[start].is_ascii_digit() => self.unit(text, start),
                hit => hit,
            };
            if let Some(hit) = hit {
                if hit.word != Word::Other {
                    found.push(hit);
                }
                taken = hit.end;
            }
        }
        found
    }

    /// The longest word that begins at `at`.
    #[inline(always)]
    fn at(&self, text: &str, at: usize) -> Option<Found> {
        let (end, spelling) = self.spellings.longest(text.as_bytes(), at, |end| ends_word(text, end))?;
        let word = self.tells[spelling];
        let begins = starts_word(text, at) || matches!(word, Word::Years | Word::Months);
        begins.then_some(Found { start: at, end, word })
    }

    /// The word right behind the digits that begin at `at`: "5years" is two words.
    #[cold]
    fn unit(&self, text: &str, at: usize) -> Option<Found> {
        let digits = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at(text, at + digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_what_they_mean() {
        let words = Words::default();
        let cases: &[(&str, &[Word])] = &[
            ("MÄRZ", &[Word::Month(3)]),
            ("Août", &[Word::Month(8)]),
            ("Decoration", &[]),
            ("5years", &[Word::Years]),
            ("aujourd’hui", &[Word::Present]),
            ("Master’s degree", &[Word::Degree(Degree::Master)]),
            ("Scrum Master", &[]),
            ("masterful", &[]),
            ("Maître d'hôtel", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<Word> = words.find(text).into_iter().map(|found| found.word).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn every_spelling_stands_for_one_thing() {
        let mut seen = std::collections::HashMap::new();
        for (word, spellings) in tables::all() {
            for spelling in spellings {
                assert_eq!(spelling.to_lowercase(), **spelling, "{spelling} is in lower case");
                let before = seen.insert(*spelling, word);
                assert!(before.is_none_or(|before| before == word), "{spelling}: {before:?} and {word:?}");
            }
        }
    }
}
