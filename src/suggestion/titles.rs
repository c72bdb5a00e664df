//! Finds the titles of roles in a text, and how surely each is what the text is about.

use std::ops::Range;

use crate::document::{Document, Section};
use crate::values::Titles;

/// A title that names a role.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NamedRole {
    /// From 0, in passing, to 1, the title line.
    pub strength: f64,
    pub span: Range<usize>,
}

/// How many lines from the top may be the title.
const TOP: usize = 6;

/// Longer lines, in bytes, are no titles.
const LONGEST: usize = 110;

/// Phrases right before a title that say that it is what the text is about.
const INTRODUCTIONS: [&str; 24] = [
    "looking for",
    "hiring",
    "seeking",
    "seeks",
    "searching for",
    "recruiting",
    "we need",
    "needs",
    "join us as",
    "join as",
    "as our",
    "as our next",
    "as an",
    "as a",
    "role of",
    "position of",
    "position:",
    "role:",
    "title:",
    "vacancy:",
    "vacancy for",
    "opening for",
    "opportunity for",
    "work as",
];

/// How far before a title an introduction may stand, in bytes: "looking for an experienced and caring registered nurse".
const REACH: usize = 60;

/// By role, the strongest title that names it.
pub(super) fn named(titles: &Titles, document: &Document<'_>, roles: usize) -> Vec<Option<NamedRole>> {
    let mut named: Vec<Option<NamedRole>> = vec![None; roles];
    let mut buffer = String::new();
    let mut add = |role: u16, strength: f64, span: Range<usize>| {
        let Some(best) = named.get_mut(usize::from(role)) else { return };
        if best.as_ref().is_none_or(|best| best.strength < strength) {
            *best = Some(NamedRole { strength, span });
        }
    };
    let mut headed = false;
    for (at, line) in document.lines.iter().enumerate() {
        let text = document.text[line.start..line.end].trim();
        let top = at < TOP && text.len() <= LONGEST && !line.bullet && !text.ends_with('.');
        let asks_nothing = matches!(line.section, Some(Section::Benefits | Section::Legal | Section::Company));
        for hit in titles.occurrences(document.text, line.start..line.end, &mut buffer) {
            let before = &document.text[line.start..hit.span.start];
            let introduced = is_introduced(before);
            // "Reports to the store manager" names another.
            let strength = match () {
                () if top && !headed && hit.heads => 1.0,
                () if introduced && !asks_nothing => 0.75,
                () if hit.heads && line.section == Some(Section::Experience) => 0.55,
                () => 0.15,
            };
            for &role in hit.roles {
                add(role, strength, hit.span.clone());
            }
            headed |= strength == 1.0;
        }
    }
    named
}

fn is_introduced(before: &str) -> bool {
    let start = (before.len().saturating_sub(REACH)..=before.len()).find(|&at| before.is_char_boundary(at));
    let before = before[start.unwrap_or(0)..].to_ascii_lowercase();
    let sentence = before.rsplit(['.', '!', '?', ';']).next().unwrap_or_default();
    INTRODUCTIONS.iter().any(|phrase| {
        sentence.rfind(phrase).is_some_and(|at| {
            let behind = &sentence[at + phrase.len()..];
            behind.is_empty() || behind.starts_with([' ', ':'])
        })
    })
}
