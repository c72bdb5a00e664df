//! Reads a résumé's history: dated positions, degrees, spoken languages, titles, and spans of time that it claims.
//!
//! Dates of schooling are no experience. Says nothing of whether any of it is enough, and does not know what day it is:
//! a position that goes on is counted up to the date that the caller names.

mod lines;
mod positions;
#[cfg(test)]
mod tests;

pub use positions::Position;

use crate::document::{Document, Section};
use crate::recognition::Reading;
use crate::values::{self, DegreeMention, Duration, LanguageMention, Lexicon, Title, Word, within};
use crate::vocabulary::Vocabulary;
use lines::Lines;

/// A degree that the résumé names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldDegree {
    /// What it names.
    pub mention: DegreeMention,
    /// Whether it is still being worked for, or was given up.
    pub unfinished: bool,
}

/// What a résumé tells of a life's work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The dated positions, in the order of the text.
    pub positions: Vec<Position>,
    /// The degrees, in the order of the text.
    pub degrees: Vec<HeldDegree>,
    /// The spoken languages.
    pub languages: Vec<LanguageMention>,
    /// The title that stands at the head of the résumé.
    pub headline: Option<Title>,
    /// The spans of time that it claims, such as "five years of experience", each with the sentence around it.
    pub claims: Vec<(Duration, (usize, usize))>,
}

/// As many lines at the top may hold the headline.
const HEADLINE: usize = 5;
/// More degrees are not read.
const MOST_DEGREES: usize = 40;
/// More claims are not read; nobody makes as many.
const MOST_CLAIMS: usize = 40;

impl History {
    /// Reads the history off a résumé and its mentions.
    pub fn read(vocabulary: &Vocabulary, lexicon: &Lexicon, document: &Document<'_>, reading: &Reading) -> Self {
        let found = lexicon.words.find(document.text);
        let lines = Lines::read(document, &found);
        let mut buffer = String::new();
        let positions = positions::positions(&lines, &lexicon.titles, &mut buffer);
        let mut history = Self {
            headline: headline(&lines, lexicon, &mut buffer),
            positions,
            languages: values::languages(vocabulary, document, reading, &found),
            ..Self::default()
        };
        for at in 0..lines.len() {
            history.read_degrees(&lines, at);
            history.read_claims(&lines, at);
        }
        history
    }

    fn read_degrees(&mut self, lines: &Lines<'_>, at: usize) {
        let words = lines.words(at);
        let told = |wanted: fn(Word) -> bool| words.iter().any(|found| wanted(found.word));
        if !told(|word| matches!(word, Word::Degree(_) | Word::PerhapsDegree(_))) {
            return;
        }
        let section = lines.section(at);
        let in_education = section == Some(Section::Education);
        let may = in_education
            || matches!(section, None | Some(Section::Summary | Section::Certificates))
            || told(|word| word == Word::School) && !lines.periods(at).is_empty();
        if lines.is_heading(at) || !may {
            return;
        }
        let (start, end) = lines.span(at);
        #[rustfmt::skip]
        const UNFINISHED: [&str; 17] = [
            "expected", "candidate", "in progress", "pursuing", "ongoing", "currently studying", "student", "laufend", "dropped out",
            "incomplete", "not completed", "unfinished", "abgebrochen", "without degree", "anticipated", "en cours", "part-time student",
        ];
        let unfinished = within(&lines.text()[start..end], &UNFINISHED);
        let room = MOST_DEGREES.saturating_sub(self.degrees.len());
        for mut mention in values::degrees(lines.text(), (start, end), words, in_education).into_iter().take(room) {
            if mention.field.is_none() && in_education {
                // "BSc" on one line, and its field on the next or on the one before.
                let beside =
                    [Some(at + 1).filter(|&next| lines.follows(next)), at.checked_sub(1).filter(|_| lines.follows(at))];
                let of = |line: usize| {
                    values::fields(&lines.text()[lines.span(line).0..lines.span(line).1], lines.span(line).0)
                };
                let told = beside
                    .into_iter()
                    .flatten()
                    .filter(|&line| lines.section(line) == section && !lines.is_heading(line))
                    .find_map(of);
                if let Some((field, disciplines)) = told {
                    (mention.field, mention.disciplines) = (Some(field), disciplines);
                }
            }
            self.degrees.push(HeldDegree { mention, unfinished });
        }
    }

    fn read_claims(&mut self, lines: &Lines<'_>, at: usize) {
        if lines.section(at) == Some(Section::Education) || lines.is_heading(at) {
            return;
        }
        let (words, line) = (lines.words(at), lines.span(at));
        for duration in values::durations(lines.text(), line.0, words) {
            let sentence = values::sentence(lines.text(), line, (duration.start, duration.end));
            if self.claims.len() == MOST_CLAIMS {
                return;
            }
            let around = values::between(words, sentence.0, sentence.1);
            let of_experience = around.iter().any(|found| found.word == Word::Experience);
            if of_experience || lines.section(at) == Some(Section::Skills) {
                self.claims.push((duration, sentence));
            }
        }
    }
}

/// The title at the head: a line of its own before the first heading, or the first one that names a known role.
fn headline(lines: &Lines<'_>, lexicon: &Lexicon, buffer: &mut String) -> Option<Title> {
    (0..lines.len().min(HEADLINE))
        .take_while(|&at| !lines.is_heading(at))
        .filter(|&at| lines.periods(at).is_empty() && !lines.is_prose(at))
        .find_map(|at| {
            lexicon.titles.read(lines.text(), lines.span(at), buffer).filter(|title| !title.roles.is_empty())
        })
}
