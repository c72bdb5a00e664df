//! How a résumé covers a role.

use serde::Serialize;
use smallvec::{SmallVec, smallvec};
use utoipa::ToSchema;

use super::KeywordRef;
use super::matching::coverage;
use crate::job::{Ask, Level};
use crate::scoring::{Comparison, Outcome, Policy};
use crate::vocabulary::{Group, Importance, KeywordId, RoleEntry, Signal};

/// The coverage of a role.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RoleReport<'a> {
    /// The role's id.
    #[schema(example = "backend-developer")]
    pub id: &'a str,
    /// Its title.
    #[schema(example = "Backend Developer")]
    pub title: &'a str,
    /// The version of its set.
    #[schema(example = "1.0.0")]
    pub version: &'a str,
    /// Whether it was told from the text ("auto"); left out when the request named it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub suggested: bool,
    /// How much of its keywords the résumé covers, from 0 to 100.
    pub score: Option<f64>,
    /// The same when only the keywords' names count.
    pub strict_score: Option<f64>,
    /// Its groups of keywords.
    pub groups: Vec<RoleGroupReport<'a>>,
    /// What a hiring manager looks for besides.
    pub signals: Vec<SignalReport<'a>>,
    /// The certificates worth having.
    pub certificates: Members<'a>,
}

/// The coverage of one group of a role.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RoleGroupReport<'a> {
    /// Its heading.
    pub name: &'a str,
    /// How much of it the résumé covers.
    pub score: Option<f64>,
    /// Its essential keywords.
    pub essential: Members<'a>,
    /// Its core keywords.
    pub core: Members<'a>,
    /// Its useful keywords.
    pub useful: Members<'a>,
}

/// Keywords by whether the résumé shows them; implied ones count as shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Members<'a> {
    /// Shown or implied.
    pub matched: Vec<KeywordRef<'a>>,
    /// Not shown.
    pub missing: Vec<KeywordRef<'a>>,
}

/// A signal, and what shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SignalReport<'a> {
    /// What is looked for.
    pub name: &'a str,
    /// Whether the résumé shows it.
    pub shown: bool,
    /// The keywords by which.
    pub keywords: Members<'a>,
}

/// The keywords of a role as asks, in the order of its file.
pub(crate) fn asks(role: RoleEntry<'_>) -> Vec<Ask> {
    let ask = |(id, importance)| {
        let level = match importance {
            Importance::Essential => Level::Essential,
            Importance::Core => Level::Core,
            Importance::Useful => Level::Useful,
        };
        Ask { members: smallvec![id], level, mentions: SmallVec::new() }
    };
    role.ids.keywords().map(ask).collect()
}

/// Compares the résumé with a role.
pub(super) fn report<'t>(
    comparison: &Comparison<'_, 't>,
    role: RoleEntry<'t>,
    suggested: bool,
    policy: &Policy,
) -> RoleReport<'t> {
    // The role's own coverage is told in the role's words, whatever a job says.
    let comparison = Comparison { job: None, ..*comparison };
    let asks = asks(role);
    let RoleEntry { role, ids } = role;
    let outcomes: Vec<Outcome> = asks.iter().map(|ask| comparison.outcome(ask, policy, |_| None)).collect();
    let (all, strict) = coverage(&outcomes);
    let mut start = 0;
    let mut group = |(group, [essential, core, useful]): (&'t Group, &[Vec<KeywordId>; 3])| {
        let end = start + essential.len() + core.len() + useful.len();
        let (covered, _) = coverage(&outcomes[start..end]);
        start = end;
        RoleGroupReport {
            name: &group.name,
            score: covered.score(),
            essential: members(&comparison, essential),
            core: members(&comparison, core),
            useful: members(&comparison, useful),
        }
    };
    let signal = |(signal, keywords): (&'t Signal, &Vec<KeywordId>)| {
        let keywords = members(&comparison, keywords);
        SignalReport { name: &signal.name, shown: !keywords.matched.is_empty(), keywords }
    };
    RoleReport {
        id: &role.id,
        title: &role.title,
        version: &role.version,
        suggested,
        score: all.score(),
        strict_score: strict.score(),
        groups: role.groups.iter().zip(&ids.groups).map(&mut group).collect(),
        signals: role.signals.iter().zip(&ids.signals).map(signal).collect(),
        certificates: members(&comparison, &ids.certificates),
    }
}

fn members<'t>(comparison: &Comparison<'_, 't>, ids: &[KeywordId]) -> Members<'t> {
    let Comparison { vocabulary, profile, .. } = *comparison;
    let shown = |id: &KeywordId| !profile.mentions(*id).is_empty() || profile.implied_by(*id).is_some();
    let (matched, missing): (Vec<_>, Vec<_>) = ids.iter().copied().partition(shown);
    let names = |ids: Vec<KeywordId>| ids.into_iter().map(|id| KeywordRef::of(vocabulary, id)).collect();
    Members { matched: names(matched), missing: names(missing) }
}
