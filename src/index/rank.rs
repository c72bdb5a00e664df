//! What a ranking is asked by, and what comes out.

use std::cmp::Ordering;

use super::evidence::{Demand, Showing};
use super::store::{Filter, Scope};
use crate::scoring::{Coverage, Policy};
use crate::vocabulary::RoleIds;

/// What documents are ranked by.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// A job, for which résumés are ranked.
    Job(&'a Demand),
    /// A résumé, for which jobs are ranked.
    Resume(&'a Showing),
}

/// What free text does. It never changes a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextUse {
    /// Only documents with all of its words count.
    Filter,
    /// Documents of the same score are ordered by BM25, then by id. Of documents with none of the words, the id decides.
    TieBreak,
}

/// A question for a ranking.
#[derive(Clone, Debug)]
pub struct RankQuery<'a> {
    /// Whose documents. Their kind follows from what they are ranked by.
    pub tenant: &'a str,
    /// What they are ranked by.
    pub by: By<'a>,
    /// The weights.
    pub policy: Policy,
    /// The role given beside the job, if any.
    pub role: Option<&'a RoleIds>,
    /// Which documents count.
    pub filter: Filter,
    /// The least score, in tenths of a point, as scores are rounded.
    pub minimum: u32,
    /// Places of asks that must be met, if only by what implies them. For a job only.
    pub required_asks: Vec<usize>,
    /// Free text, and what it is for.
    pub text: Option<(&'a str, TextUse)>,
    /// Whether to count what candidates lack. For a job only.
    pub facets: bool,
    /// Where to go on.
    pub after: Option<Cursor>,
    /// How many.
    pub limit: usize,
}

impl<'a> RankQuery<'a> {
    /// The first `limit` of all of a tenant's documents, by the usual weights.
    pub fn new(tenant: &'a str, by: By<'a>, limit: usize) -> Self {
        Self {
            tenant,
            by,
            policy: Policy::default(),
            role: None,
            filter: Filter::default(),
            minimum: 0,
            required_asks: Vec::new(),
            text: None,
            facets: false,
            after: None,
            limit,
        }
    }

    pub(super) fn scope(&self) -> Scope {
        let kind = match self.by {
            By::Job(_) => super::DocumentKind::Resume,
            By::Resume(_) => super::DocumentKind::Job,
        };
        Scope::new(self.tenant, kind)
    }
}

/// A place in a ranking: right behind a hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Cursor {
    /// The hit's exact score.
    pub coverage: Coverage,
    /// Its BM25 score as bits, 0 where no text breaks ties.
    pub tie: u32,
    /// Its id.
    pub id: String,
}

impl Cursor {
    /// The place as a word that a caller may keep and send back.
    pub fn encode(&self) -> String {
        let (asked, covered) = self.coverage.parts();
        format!("{asked:x}.{covered:x}.{:x}.{}", self.tie, self.id)
    }

    /// The place that a word stands for; `None` when it is none.
    pub fn decode(word: &str) -> Option<Self> {
        let mut parts = word.splitn(4, '.');
        let mut number = || u128::from_str_radix(parts.next()?, 16).ok();
        let (asked, covered, tie) = (number()?, number()?, number()?);
        let id = parts.next()?.to_owned();
        Some(Self { coverage: Coverage::from_parts(asked, covered), tie: u32::try_from(tie).ok()?, id })
    }
}

/// A ranked document.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// Its score, as a match of the pair gives it.
    pub score: f64,
    /// Its exact score.
    pub coverage: Coverage,
    /// Its BM25 score as bits, 0 where no text breaks ties.
    pub tie: u32,
    /// Whether it was read with another vocabulary than the present one and waits for being read again.
    pub stale: bool,
}

impl Hit {
    /// The order of a ranking: the best first, ties by BM25 where it breaks them, then by id.
    pub(super) fn cmp(a: &Self, b: &Self) -> Ordering {
        b.coverage.cmp_share(a.coverage).then(b.tie.cmp(&a.tie)).then_with(|| a.id.cmp(&b.id))
    }

    /// The place right behind it.
    pub fn cursor(&self) -> Cursor {
        Cursor { coverage: self.coverage, tie: self.tie, id: self.id.clone() }
    }
}

/// Documents by score, ties by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// The best.
    pub hits: Vec<Hit>,
    /// How many documents passed the filters, wherever the cursor stands. Documents without a score do not count.
    pub total: u64,
    /// By ask: how many of them lack it. Empty when not asked for.
    pub lacking: Vec<u64>,
    /// Where to go on, when there are more.
    pub next: Option<Cursor>,
}
