//! A match in a few numbers, for lists of many.

use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use super::matching::{Subject, Weighed};
use super::{Confidence, KeywordRef, confidence};

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
    #[schema(value_type = Vec<String>, example = json!(["kafka", "redis"]))]
    #[serde(serialize_with = "ids")]
    pub most_valuable_missing: Vec<KeywordRef<'a>>,
}

fn ids<S: Serializer>(keywords: &[KeywordRef<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(keywords.iter().map(|keyword| keyword.id))
}

/// Compares, and tells no more than a summary does. Neither the requirements nor the history are looked at.
pub fn match_summary<'t>(subject: Subject<'_, 't>) -> MatchSummary<'t> {
    let weighed = Weighed::of(subject);
    let covered = |at: &usize| weighed.outcomes[*at].evidence.is_some();
    let order = weighed.order(subject.vocabulary);
    let matched = order.iter().filter(|at| covered(at)).count();
    let missing = order.iter().filter(|at| !covered(at));
    let keyword = |&at: &usize| KeywordRef::of(subject.vocabulary, weighed.leader(at));
    MatchSummary {
        score: weighed.all.score(),
        strict_score: weighed.strict.score(),
        confidence: confidence::of(subject, &weighed.asks),
        matched,
        missing: order.len() - matched,
        unrecognised: subject.job.map_or(0, |(_, job)| job.unrecognised.len()),
        most_valuable_missing: missing.take(MOST_MISSING).map(keyword).collect(),
    }
}
