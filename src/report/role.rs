//! How a résumé covers a role.

use serde::Serialize;
use utoipa::ToSchema;

use super::KeywordRef;
use super::matching::coverage;
use crate::job::{Ask, Level};
use crate::scoring::{Comparison, Outcome, Policy};
use crate::vocabulary::{Importance, KeywordId, Role, Vocabulary};

/// The coverage of a role.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RoleReport {
    /// The role's id.
    #[schema(example = "backend-developer")]
    pub id: String,
    /// Its title.
    #[schema(example = "Backend Developer")]
    pub title: String,
    /// The version of its set.
    #[schema(example = "1.0.0")]
    pub version: String,
    /// How much of its keywords the résumé covers, from 0 to 100.
    pub score: Option<f64>,
    /// The same when only the keywords' names count.
    pub strict_score: Option<f64>,
    /// Its groups of keywords.
    pub groups: Vec<RoleGroupReport>,
    /// What a hiring manager looks for besides.
    pub signals: Vec<SignalReport>,
    /// The certificates worth having.
    pub certificates: Members,
}

/// The coverage of one group of a role.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RoleGroupReport {
    /// Its heading.
    pub name: String,
    /// How much of it the résumé covers.
    pub score: Option<f64>,
    /// Its essential keywords.
    pub essential: Members,
    /// Its core keywords.
    pub core: Members,
    /// Its useful keywords.
    pub useful: Members,
}

/// Keywords by whether the résumé shows them; implied ones count as shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Members {
    /// Shown or implied.
    pub matched: Vec<KeywordRef>,
    /// Not shown.
    pub missing: Vec<KeywordRef>,
}

/// A signal, and what shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SignalReport {
    /// What is looked for.
    pub name: String,
    /// Whether the résumé shows it.
    pub shown: bool,
    /// The keywords by which.
    pub keywords: Members,
}

/// The keywords of a role as asks, in the order of its file.
pub(super) fn asks(vocabulary: &Vocabulary, role: &Role) -> Vec<Ask> {
    role.keywords()
        .filter_map(|(id, importance)| {
            let level = match importance {
                Importance::Essential => Level::Essential,
                Importance::Core => Level::Core,
                Importance::Useful => Level::Useful,
            };
            Some(Ask { members: vec![vocabulary.find(id)?], level, mentions: Vec::new() })
        })
        .collect()
}

/// Compares the résumé with a role whose asks are given.
pub(super) fn report(comparison: &Comparison<'_>, role: &Role, asks: &[Ask], policy: &Policy) -> RoleReport {
    // The role's own coverage is told in the role's words, whatever a job says.
    let comparison = Comparison { job: None, ..*comparison };
    let outcomes: Vec<Outcome> = asks.iter().map(|ask| comparison.outcome(ask, policy, |_| None)).collect();
    let (all, strict) = coverage(&outcomes, |_| true);
    let mut start = 0;
    let groups = role
        .groups
        .iter()
        .map(|group| {
            let end = start + group.members().count();
            let (covered, _) = coverage(&outcomes, |at| (start..end).contains(&at));
            start = end;
            RoleGroupReport {
                name: group.name.clone(),
                score: covered.score(),
                essential: members(&comparison, &group.essential),
                core: members(&comparison, &group.core),
                useful: members(&comparison, &group.useful),
            }
        })
        .collect();
    let signal = |signal: &crate::vocabulary::Signal| {
        let keywords = members(&comparison, &signal.keywords);
        SignalReport { name: signal.name.clone(), shown: !keywords.matched.is_empty(), keywords }
    };
    RoleReport {
        id: role.id.clone(),
        title: role.title.clone(),
        version: role.version.clone(),
        score: all.score(),
        strict_score: strict.score(),
        groups,
        signals: role.signals.iter().map(signal).collect(),
        certificates: members(&comparison, &role.certificates),
    }
}

fn members(comparison: &Comparison<'_>, ids: &[String]) -> Members {
    let Comparison { vocabulary, profile, .. } = *comparison;
    let shown = |id: KeywordId| !profile.mentions(id).is_empty() || profile.implied_by(id).is_some();
    let (matched, missing): (Vec<_>, Vec<_>) =
        ids.iter().filter_map(|id| vocabulary.find(id)).partition(|&id| shown(id));
    let names = |ids: Vec<KeywordId>| ids.into_iter().map(|id| KeywordRef::of(vocabulary, id)).collect();
    Members { matched: names(matched), missing: names(missing) }
}
