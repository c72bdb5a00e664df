//! The report of /v1/roles/suggest.

use serde::Serialize;
use utoipa::ToSchema;

use super::requirements::SpanReport;
use super::{ConvertedDocument, KeywordRef, VocabularyInfo};
use crate::document::Offsets;
use crate::suggestion::Suggestion;
use crate::vocabulary::Vocabulary;

/// How many keywords are named for each role.
const MOST_KEYWORDS: usize = 12;

/// The roles that a text speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SuggestReport<'a> {
    /// The roles, the likeliest first; empty when nothing speaks clearly enough for one.
    pub roles: Vec<SuggestedRole<'a>>,
    /// The text that was read, where the document did not come as plain text; spans refer to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<ConvertedDocument<'a>>,
    /// The vocabulary that it was read with.
    pub vocabulary: VocabularyInfo<'a>,
}

/// A role, and what speaks for it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SuggestedRole<'a> {
    /// Its id.
    #[schema(example = "backend-developer")]
    pub id: &'a str,
    /// Its usual title.
    #[schema(example = "Backend Developer")]
    pub title: &'a str,
    /// How much speaks for it, from 0 to 1.
    #[schema(example = 0.93)]
    pub score: f64,
    /// Where the text names it; null where only keywords speak for it.
    pub named: Option<SpanReport<'a>>,
    /// Its keywords in the text, the most telling first, at most twelve.
    pub keywords: Vec<KeywordRef<'a>>,
}

/// Reports suggestions.
pub fn suggest_report<'t>(
    vocabulary: &'t Vocabulary,
    text: &'t str,
    found: &[Suggestion],
    offsets: &Offsets,
) -> SuggestReport<'t> {
    let role = |suggestion: &Suggestion| {
        let role = &vocabulary.roles()[suggestion.role];
        let keywords = suggestion.keywords.iter().take(MOST_KEYWORDS);
        SuggestedRole {
            id: &role.id,
            title: &role.title,
            score: (suggestion.score * 100.0).round() / 100.0,
            named: suggestion.title.as_ref().map(|span| SpanReport::of(text, offsets, (span.start, span.end))),
            keywords: keywords.map(|&id| KeywordRef::of(vocabulary, id)).collect(),
        }
    };
    SuggestReport {
        roles: found.iter().map(role).collect(),
        document: None,
        vocabulary: VocabularyInfo::of(vocabulary),
    }
}
