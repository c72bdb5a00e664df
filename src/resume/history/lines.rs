//! A résumé's lines with what each holds: its section, the words that tell values, and its periods.

use std::ops::Range;

use crate::document::{Document, Section};
use crate::values::{self, Found, Period, Word};

/// Longer lines, in bytes, are prose.
const LONGEST_HEADER: usize = 120;

struct Info {
    section: Option<Section>,
    heading: bool,
    words: Range<usize>,
    periods: Range<usize>,
}

/// The lines of a résumé.
pub(super) struct Lines<'a> {
    document: &'a Document<'a>,
    found: &'a [Found],
    info: Vec<Info>,
    periods: Vec<Period>,
}

impl<'a> Lines<'a> {
    /// Reads every line once.
    pub(super) fn read(document: &'a Document<'a>, found: &'a [Found]) -> Self {
        let mut lines = Self { document, found, info: Vec::with_capacity(document.lines.len()), periods: Vec::new() };
        // The section under a heading in another language, until the next heading.
        let mut foreign = None;
        let mut next = 0;
        for line in &document.lines {
            let first = next;
            while next < found.len() && found[next].start < line.end {
                next += 1;
            }
            let words = &found[first..next];
            let text = &document.text[line.start..line.end];
            let own = words.iter().find_map(|found| match found.word {
                Word::Heading(section) if is_all(text, found.end - found.start) => Some(section),
                // "Ausbildung" is a kind of schooling, and heads its section.
                Word::Degree(_)
                    if is_all(text, found.end - found.start)
                        && is_schooling(&document.text[found.start..found.end]) =>
                {
                    Some(Section::Education)
                }
                // "Berufserfahrung" too.
                Word::Experience if is_all(text, found.end - found.start) && !line.bullet => Some(Section::Experience),
                _ => None,
            });
            if line.heading {
                foreign = None;
            } else if own.is_some() && !line.bullet {
                foreign = own;
            }
            let begin = lines.periods.len();
            // No date goes without a digit. Looking on behind the first is faster than asking at every byte whether to.
            if text.bytes().fold(false, |any, byte| any | byte.is_ascii_digit()) {
                values::periods(document.text, (line.start, line.end), words, &mut lines.periods);
            }
            lines.info.push(Info {
                section: foreign.or(line.section),
                heading: line.heading || own.is_some(),
                words: first..next,
                periods: begin..lines.periods.len(),
            });
        }
        lines
    }

    pub(super) fn len(&self) -> usize {
        self.info.len()
    }

    pub(super) fn text(&self) -> &'a str {
        self.document.text
    }

    pub(super) fn span(&self, at: usize) -> (usize, usize) {
        (self.document.lines[at].start, self.document.lines[at].end)
    }

    pub(super) fn content(&self, at: usize) -> &'a str {
        let (start, end) = self.span(at);
        &self.document.text[start..end]
    }

    pub(super) fn section(&self, at: usize) -> Option<Section> {
        self.info[at].section
    }

    pub(super) fn is_heading(&self, at: usize) -> bool {
        self.info[at].heading
    }

    pub(super) fn is_bullet(&self, at: usize) -> bool {
        self.document.lines[at].bullet
    }

    pub(super) fn words(&self, at: usize) -> &'a [Found] {
        &self.found[self.info[at].words.clone()]
    }

    pub(super) fn periods(&self, at: usize) -> &[Period] {
        &self.periods[self.info[at].periods.clone()]
    }

    /// Whether the line is a sentence, or too long to head a position.
    pub(super) fn is_prose(&self, at: usize) -> bool {
        let text = self.content(at).trim_end();
        text.len() > LONGEST_HEADER || text.ends_with(['.', ';', '!', '?'])
    }

    /// Whether the line stands right below the one before, with no blank line between.
    pub(super) fn follows(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if at >= self.len() {
            return false;
        }
        let between = &self.document.text.as_bytes()[self.span(before).1..self.span(at).0];
        between.iter().filter(|&&byte| byte == b'\n').count().max(usize::from(between == b"\r\r")) <= 1
            && between != b"\r\r"
    }
}

/// Whether a word of so many bytes is all that a line says.
fn is_all(line: &str, length: usize) -> bool {
    line.trim_matches(|c: char| !c.is_alphanumeric()).len() == length
}

fn is_schooling(word: &str) -> bool {
    ["ausbildung", "studium", "berufsausbildung", "hochschulstudium"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}
