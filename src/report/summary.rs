//! A match in a few numbers, for lists of many.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Confidence, KeywordRef, MatchReport};

/// How many missing keywords are named.
const MOST_MISSING: usize = 10;

/// A match in a few numbers.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MatchSummary<'a> {
    /// As in the full report.
    #[schema(example = 72.4)]
    pub score: Option<f64>,
    /// As in the full report.
    #[schema(example = 61.3)]
    pub strict_score: Option<f64>,
    /// As in the full report.
    pub confidence: Confidence,
    /// How many asks the résumé covers.
    #[schema(example = 14)]
    pub matched: usize,
    /// How many it does not.
    #[schema(example = 5)]
    pub missing: usize,
    /// How many things the job seems to ask for that no keyword covers.
    #[schema(example = 2)]
    pub unrecognised: usize,
    /// The ids of the missing keywords that would bring most, at most ten, the greatest gain first.
    #[schema(example = json!(["kafka", "redis"]))]
    pub most_valuable_missing: Vec<&'a str>,
}

impl<'a> MatchReport<'a> {
    /// The report in a few numbers.
    pub fn summary(&self) -> MatchSummary<'a> {
        MatchSummary {
            score: self.score,
            strict_score: self.strict_score,
            confidence: self.confidence.clone(),
            matched: self.matched.len(),
            missing: self.missing.len(),
            unrecognised: self.unrecognised.len(),
            most_valuable_missing: self.most_valuable_missing(MOST_MISSING).map(|keyword| keyword.id).collect(),
        }
    }

    /// The missing keywords that would bring most, so many of them.
    pub fn most_valuable_missing(&self, most: usize) -> impl Iterator<Item = &KeywordRef<'a>> {
        self.missing.iter().take(most).map(|missing| &missing.keyword)
    }
}
