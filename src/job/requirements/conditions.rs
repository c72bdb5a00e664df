//! What a posting says of place, papers and contract: for information, since no résumé proves it.

use serde::Serialize;
use smallvec::SmallVec;
use utoipa::ToSchema;

use crate::document::{Line, Section};
use crate::values::{Employment, Found, Notice, Word, Workplace};

/// What a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum ConditionKind {
    /// Where the work is done.
    Workplace(Workplace),
    /// How one is employed.
    Employment(Employment),
    /// What is asked of a person's papers and readiness.
    Notice(Notice),
    /// The place itself, as the text of the span says it.
    Location,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What it is about.
    pub kind: ConditionKind,
    /// The spans that say so, in bytes; a few are enough.
    pub spans: SmallVec<[(usize, usize); 2]>,
}

/// More spans of one condition are not told.
const MOST_SPANS: usize = 4;
/// More places are not told.
const MOST_PLACES: usize = 4;

/// Adds the conditions of a line, by the words found on it.
pub(super) fn read(text: &str, line: &Line, words: &[Found], conditions: &mut Vec<Condition>) {
    if line.section == Some(Section::Company) {
        return;
    }
    for found in words {
        let kind = match found.word {
            // Whoever leads remote teams need not be remote.
            Word::Workplace(workplace) if line.section != Some(Section::Responsibilities) => {
                ConditionKind::Workplace(workplace)
            }
            Word::Employment(employment) if line.section != Some(Section::Responsibilities) => {
                ConditionKind::Employment(employment)
            }
            Word::Notice(notice) => ConditionKind::Notice(notice),
            _ => continue,
        };
        add(kind, (found.start, found.end), conditions);
    }
    if let Some(span) = place(text, line)
        && conditions
            .iter()
            .filter(|known| known.kind == ConditionKind::Location)
            .map(|known| known.spans.len())
            .sum::<usize>()
            < MOST_PLACES
    {
        add(ConditionKind::Location, span, conditions);
    }
}

fn add(kind: ConditionKind, span: (usize, usize), conditions: &mut Vec<Condition>) {
    match conditions.iter_mut().find(|known| known.kind == kind) {
        Some(known) if known.spans.len() < MOST_SPANS => known.spans.push(span),
        Some(_) => {}
        None => conditions.push(Condition { kind, spans: SmallVec::from_slice(&[span]) }),
    }
}

/// Longer values of a field, in bytes, are prose.
const LONGEST_PLACE: usize = 120;

/// The value of a line such as "Location: Leeds".
fn place(text: &str, line: &Line) -> Option<(usize, usize)> {
    #[rustfmt::skip]
    const FIELDS: [&str; 13] = [
        "location", "locations", "job location", "work location", "office location", "place of work", "standort", "arbeitsort", "lieu", "lieu de travail",
        "ubicación", "sede", "locatie",
    ];
    let content = &text[line.start..line.end];
    let colon = content.as_bytes().iter().take(40).position(|&byte| byte == b':')?;
    let name = content[..colon].trim_matches(|c: char| !c.is_alphanumeric());
    let value = content[colon + 1..].trim_start_matches(['*', '_', ' ', '\t']);
    let start = line.end - value.len();
    let value = value.trim_end_matches(['*', '_', ' ', '\t', '\r']);
    let known = FIELDS.iter().any(|field| field.eq_ignore_ascii_case(name));
    (known && !value.is_empty() && value.len() <= LONGEST_PLACE).then_some((start, start + value.len()))
}
