//! Ranks stored documents: reads what they are ranked by, and names what candidates lack.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Result, Storage, StorageError};
use crate::index::{
    By, Cursor, Demand, DocumentKind, Evidence, Filter, Hit, Member, RankQuery, Reader, TextUse, Wanted,
};
use crate::job::Level;
use crate::report::{KeywordRef, role_asks};
use crate::scoring::Policy;
use crate::service::matcher::shortened;
use crate::service::{AUTO, RequestError, readable};
use crate::vocabulary::RoleEntry;

/// What documents are ranked by.
#[derive(Clone, Copy, Debug)]
pub enum RankBy<'a> {
    /// A job's text, for which résumés are ranked; without it, the role alone.
    Job(Option<&'a str>),
    /// A résumé's text, for which jobs are ranked.
    Resume(&'a str),
}

/// A question for a ranking.
#[derive(Clone, Debug)]
pub struct RankInput<'a> {
    /// Whose documents.
    pub tenant: &'a str,
    /// What they are ranked by.
    pub by: RankBy<'a>,
    /// A role's id, or [`AUTO`] for the one that the job speaks of.
    pub role: Option<&'a str>,
    /// The weights.
    pub policy: Policy,
    /// Which documents count.
    pub filter: Filter,
    /// The least score, from 0 to 100.
    pub minimum: f64,
    /// Ids of keywords that the job asks for and that must be met.
    pub required_asks: &'a [String],
    /// Free text, and what it is for.
    pub text: Option<(&'a str, TextUse)>,
    /// Whether to count what candidates lack.
    pub facets: bool,
    /// Where to go on.
    pub after: Option<Cursor>,
    /// How many.
    pub limit: usize,
}

/// What of the field lacks an ask.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Lacking<'a> {
    /// The keyword, the first of several alternatives.
    pub keyword: KeywordRef<'a>,
    /// All keywords of which one is enough, where there are alternatives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<KeywordRef<'a>>,
    /// How urgently it is asked for.
    pub level: Level,
    /// How many of the documents that passed the filters lack it.
    #[schema(example = 62)]
    pub count: u64,
    /// Their share, from 0 to 1.
    #[schema(example = 0.62)]
    pub share: f64,
}

/// A ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked<'a> {
    /// The best.
    pub hits: Vec<Hit>,
    /// How many documents passed the filters.
    pub total: u64,
    /// What they lack, the most frequent first.
    pub lacking: Vec<Lacking<'a>>,
    /// Where to go on, when there are more.
    pub next: Option<Cursor>,
    /// The role that counted.
    pub role: Option<&'a str>,
}

impl Storage {
    /// Ranks documents. The scores are those that matching each pair gives.
    ///
    /// # Errors
    /// When a text is blank or too long, the role unknown, the query out of bounds, or the store cannot be read.
    pub fn rank<'s>(&'s self, input: &RankInput<'_>) -> Result<Ranked<'s>> {
        let store = self.store()?;
        let role = input.role.filter(|&id| id != AUTO).map(|id| self.matcher.role(id)).transpose()?;
        let query = |by, role: Option<RoleEntry<'s>>, required_asks| RankQuery {
            policy: input.policy,
            role: role.map(|role| role.ids),
            filter: input.filter.clone(),
            minimum: tenths(input.minimum),
            required_asks,
            text: input.text,
            facets: input.facets,
            after: input.after.clone(),
            ..RankQuery::new(input.tenant, by, input.limit)
        };
        let (role, demand, ranking) = match input.by {
            RankBy::Resume(text) => {
                if input.role == Some(AUTO) {
                    return Err(StorageError::AutoForJobs);
                }
                let Evidence::Resume(showing) = self.evidence(DocumentKind::Resume, "resume", text)? else {
                    return Ok(Ranked { hits: Vec::new(), total: 0, lacking: Vec::new(), next: None, role: None });
                };
                if let Some(id) = input.required_asks.first() {
                    return Err(StorageError::NotAsked { index: 0, id: shortened(id) });
                }
                (role, Demand::default(), store.rank(&query(By::Resume(&showing), role, Vec::new()))?)
            }
            RankBy::Job(text) => {
                let (role, weights, demand) = self.demand(text, role, input.role == Some(AUTO))?;
                let required = required(&demand, input.required_asks)?;
                let ranking = store.rank(&query(By::Job(&demand), weights, required))?;
                (role, demand, ranking)
            }
        };
        let lacking = self.lacking(&demand, &ranking.lacking, ranking.total);
        let role = role.map(|role| role.role.id.as_str());
        Ok(Ranked { hits: ranking.hits, total: ranking.total, lacking, next: ranking.next, role })
    }

    fn evidence(&self, kind: DocumentKind, field: &'static str, text: &str) -> Result<Evidence> {
        Ok(self.matcher.evidence(kind, readable(field, text)?))
    }

    /// The role, the one whose importance weighs, and what is asked for: as a match takes them.
    fn demand<'s>(
        &'s self,
        text: Option<&str>,
        role: Option<RoleEntry<'s>>,
        auto: bool,
    ) -> Result<(Option<RoleEntry<'s>>, Option<RoleEntry<'s>>, Demand)> {
        let Some(text) = text else {
            // A role's keywords have its levels, so its importance does not weigh once more.
            let role = role.ok_or(RequestError::NothingToCompare)?;
            return Ok((Some(role), None, Demand::of(self.matcher.vocabulary(), &role_asks(role), None)));
        };
        let Evidence::Job(demand) = self.evidence(DocumentKind::Job, "job", text)? else {
            return Ok((role, role, Demand::default()));
        };
        let role = if auto { self.matcher.auto_role("", Some(text))? } else { role };
        Ok((role, role, demand))
    }

    fn lacking(&self, demand: &Demand, counts: &[u64], total: u64) -> Vec<Lacking<'_>> {
        let vocabulary = self.matcher.vocabulary();
        let named = |member: &Member| Some(KeywordRef::to(vocabulary.keyword(vocabulary.find(&member.keyword)?)));
        let of = |(ask, &count): (&Wanted, &u64)| {
            let mut alternatives: Vec<KeywordRef<'_>> = ask.members.iter().filter_map(named).collect();
            let keyword = alternatives.first()?.clone();
            if alternatives.len() == 1 {
                alternatives.clear();
            }
            let share = (1000.0 * count as f64 / total.max(1) as f64).round() / 1000.0;
            Some(Lacking { keyword, alternatives, level: ask.level, count, share })
        };
        let mut lacking: Vec<_> = demand.asks.iter().zip(counts).filter_map(of).collect();
        lacking.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.keyword.id.cmp(b.keyword.id)));
        lacking
    }
}

/// The least score in tenths of a point: the next tenth above it, since scores are tenths.
fn tenths(minimum: f64) -> u32 {
    ((minimum * 1000.0).round().max(0.0) as u32).div_ceil(100)
}

/// The places of the asks that name these keywords. A keyword may be an alternative in several; then all must be met.
fn required(demand: &Demand, ids: &[String]) -> Result<Vec<usize>> {
    let mut places = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        let before = places.len();
        let asks = |ask: &Wanted| ask.members.iter().any(|member| member.keyword == *id);
        places.extend(demand.asks.iter().enumerate().filter(|(_, ask)| asks(ask)).map(|(place, _)| place));
        if places.len() == before {
            return Err(StorageError::NotAsked { index, id: shortened(id) });
        }
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_score_is_a_tenth_that_is_no_lower() {
        let cases = [(0.0, 0), (64.1, 641), (72.45, 725), (0.7, 7), (99.999, 1000), (100.0, 1000)];
        for (minimum, expected) in cases {
            assert_eq!(tenths(minimum), expected, "{minimum}");
        }
    }

    #[test]
    fn a_keyword_that_must_be_met_is_looked_for_in_all_asks() {
        let ask = |keywords: &[&str]| Wanted {
            level: Level::Required,
            members: keywords
                .iter()
                .map(|keyword| Member { keyword: (*keyword).to_owned(), spellings: Vec::new() })
                .collect(),
        };
        let demand = Demand { asks: vec![ask(&["go", "java"]), ask(&["kafka"]), ask(&["go", "rust"])] };
        let places = |ids: &[&str]| required(&demand, &ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
        assert_eq!(places(&[]), Ok(vec![]));
        assert_eq!(places(&["kafka"]), Ok(vec![1]));
        assert_eq!(places(&["rust", "go"]), Ok(vec![2, 0, 2]));
        let id = "cobol".to_owned();
        assert_eq!(places(&["go", "cobol"]), Err(StorageError::NotAsked { index: 1, id }));
    }
}
