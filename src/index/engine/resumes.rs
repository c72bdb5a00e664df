//! Ranks résumés for a job: adds, ask by ask, what each covers.
//!
//! An ask's part of the sum depends on what a résumé says of its members, and the index has a list of résumés for each
//! such thing. Lists are walked side by side, a window of documents at a time, so that the sums stay in the cache.
//! Sums are whole numbers, in units of the greatest common divisor of all parts, so nothing is rounded.

use std::cmp::Ordering;
use tantivy::{DocId, SegmentReader};

use super::View;
use super::ids::Ids;
use super::mask::{Mask, bits};
use super::read::Freshness;
use super::terms::{self, Says};
use super::text::{self, Bm25};
use super::top::Top;
use super::window::{Lists, Sum, WINDOW, Window};
use crate::index::IndexError;
use crate::index::evidence::{Demand, Member, Wanted};
use crate::index::rank::{Hit, RankQuery, Ranking, TextUse};
use crate::index::store::Result;
use crate::scoring::{Coverage, Credits, MatchKind};
use crate::vocabulary::Vocabulary;

/// One ask of the job.
struct Clause {
    /// By member, terms and what a résumé that has one of them covers. Later ones overrule earlier ones.
    members: Vec<Vec<(Vec<u8>, u128)>>,
}

impl Clause {
    fn of(scope: &[u8], ask: &Wanted, weight: u128, credits: &Credits, vocabulary: &Vocabulary) -> Self {
        Self { members: ask.members.iter().map(|at| lists(scope, at, weight, credits, vocabulary)).collect() }
    }

    fn parts(&self) -> impl Iterator<Item = u128> {
        self.members.iter().flatten().map(|&(_, part)| part)
    }
}

/// The terms that tell how a member is matched, the weakest evidence first: so that each overrules what it outranks.
/// Terms that cannot change anything, since what they overrule counts the same, are left out.
fn lists(
    scope: &[u8],
    member: &Member,
    weight: u128,
    credits: &Credits,
    vocabulary: &Vocabulary,
) -> Vec<(Vec<u8>, u128)> {
    let part = |kind| weight * u128::from(credits.of(Some(kind)).thousandths());
    let term = |says, what: &str| terms::evidence(scope, &member.keyword, says, what);
    let mut lists =
        vec![(term(Says::Implied, ""), part(MatchKind::Implied)), (term(Says::Shown, ""), part(MatchKind::Alias))];
    let form_tells = credits.stem != credits.alias;
    let case_tells = form_tells || credits.case != credits.alias;
    let capitals_tell = credits.literal != credits.case;
    if !(form_tells || case_tells || capitals_tell) {
        return lists;
    }
    let wanted = member.wanted(vocabulary);
    if form_tells {
        lists.extend(wanted.iter().map(|wanted| (term(Says::Form, &wanted.form), part(MatchKind::Stem))));
    }
    if case_tells {
        lists.extend(wanted.iter().map(|wanted| (term(Says::Lower, &wanted.lower), part(MatchKind::Case))));
    }
    if capitals_tell {
        lists.extend(wanted.iter().map(|wanted| (term(Says::Normal, &wanted.normal), part(MatchKind::Literal))));
    }
    lists
}

/// A candidate: its sum, its BM25 score as bits, and the rank of its id among the segment's.
type Candidate<S> = (S, u32, u64, DocId);

fn better<S: Ord>(a: &Candidate<S>, b: &Candidate<S>) -> Ordering {
    b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2))
}

/// Everything that is the same for all segments.
struct Job<'q> {
    query: &'q RankQuery<'q>,
    scope: Vec<u8>,
    clauses: Vec<Clause>,
    /// What all asks weigh, and what one of a sum stands for.
    asked: u128,
    unit: u128,
    /// The least sum that is enough.
    least: u128,
    stems: Vec<String>,
    ties: Option<Bm25>,
}

pub(super) fn rank(
    view: &View<'_>,
    query: &RankQuery<'_>,
    demand: &Demand,
    vocabulary: &Vocabulary,
) -> Result<Ranking> {
    if let Some(at) = query.required_asks.iter().find(|&&at| at >= demand.asks.len()) {
        let message = format!("there is no ask {at}; the job has {}, counted from 0", demand.asks.len());
        return Err(IndexError::invalid("required_asks", message));
    }
    let scope = terms::scope(&query.scope());
    let weights: Vec<u128> = demand
        .asks
        .iter()
        .map(|ask| u128::from(ask.weight(vocabulary, &query.policy, query.role).billionths()))
        .collect();
    let asked = 1000 * weights.iter().sum::<u128>();
    if asked == 0 {
        // A job that asks for nothing gives no score.
        return Ok(Ranking::default());
    }
    let credits = &query.policy.credits;
    let clauses: Vec<Clause> = demand
        .asks
        .iter()
        .zip(&weights)
        .map(|(ask, &weight)| Clause::of(&scope, ask, weight, credits, vocabulary))
        .collect();
    let unit = clauses.iter().flat_map(Clause::parts).fold(0, gcd).max(1);
    let stems = query.text.map(|(text, _)| text::query(text)).transpose()?.unwrap_or_default();
    let ties = match query.text {
        Some((_, TextUse::TieBreak)) => Some(Bm25::of(view, &scope, &stems).map_err(|error| view.damaged(error))?),
        _ => None,
    };
    let stems = if ties.is_some() { Vec::new() } else { stems };
    let job =
        Job { query, scope, clauses, asked, unit, least: least(asked, query.minimum).div_ceil(unit), stems, ties };
    let most: u128 = job.clauses.iter().map(|clause| clause.parts().max().unwrap_or(0) / unit).sum();
    // What no sum reaches is told here, so that narrow sums need not hold it.
    if most <= u16::MOST {
        job.run::<u16>(view, vocabulary)
    } else if most <= u32::MOST {
        job.run::<u32>(view, vocabulary)
    } else {
        job.run::<u128>(view, vocabulary)
    }
}

/// The least sum whose score, rounded half up to a tenth, is at least so many tenths.
pub(super) fn least(asked: u128, tenths: u32) -> u128 {
    match u128::from(tenths) {
        0 => 0,
        tenths => (asked * (2 * tenths - 1)).div_ceil(2000),
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Job<'_> {
    fn run<S: Sum>(&self, view: &View<'_>, vocabulary: &Vocabulary) -> Result<Ranking> {
        let keep = self.query.limit + 1;
        let facets = if self.query.facets { self.clauses.len() } else { 0 };
        let mut ranking = Ranking { lacking: vec![0; facets], ..Ranking::default() };
        let mut found: Vec<(Candidate<S>, usize)> = Vec::new();
        let mut ids = Vec::new();
        let mut window = Window::<S>::new();
        for (at, segment) in view.searcher.segment_readers().iter().enumerate() {
            let floor = found.get(keep - 1).map(|(candidate, _)| candidate.0);
            let of_segment = Ids::of(segment, view.fields.key, &self.scope).and_then(|of| {
                let found = self.segment(view, segment, &of, floor, &mut window, &mut ranking);
                ids.push(of);
                found
            });
            let of_segment = of_segment.map_err(|error| view.damaged(error))?;
            found.extend(of_segment.into_iter().map(|candidate| (candidate, at)));
            // Ids of different segments have no common order yet, so all that tie with the last stay.
            found.sort_unstable_by_key(|&((sum, tie, ..), _)| std::cmp::Reverse((sum, tie)));
            if let Some(&((sum, tie, ..), _)) = found.get(keep - 1) {
                found.truncate(found.partition_point(|(candidate, _)| (candidate.0, candidate.1) >= (sum, tie)));
            }
        }
        for (at, (segment, ids)) in view.searcher.segment_readers().iter().zip(&ids).enumerate() {
            let of_segment: Vec<_> =
                found.iter().filter(|(_, of)| *of == at).map(|&(candidate, _)| candidate).collect();
            if of_segment.is_empty() {
                continue;
            }
            let hits = self.hits(segment, ids, of_segment, vocabulary).map_err(|error| view.damaged(error))?;
            ranking.hits.extend(hits);
        }
        ranking.hits.sort_unstable_by(Hit::cmp);
        if ranking.hits.len() > self.query.limit {
            ranking.hits.truncate(self.query.limit);
            ranking.next = ranking.hits.last().map(Hit::cursor);
        }
        Ok(ranking)
    }

    /// Candidates of a segment with their ids.
    fn hits<S: Sum>(
        &self,
        segment: &SegmentReader,
        ids: &Ids<'_>,
        mut found: Vec<Candidate<S>>,
        vocabulary: &Vocabulary,
    ) -> tantivy::Result<Vec<Hit>> {
        let freshness = Freshness::of(segment, vocabulary.digest())?;
        found.sort_unstable_by_key(|candidate| candidate.2);
        let names = ids.names(&found.iter().map(|candidate| candidate.2).collect::<Vec<_>>())?;
        let hit = |((sum, tie, _, doc), id): (Candidate<S>, String)| {
            let coverage = Coverage::from_parts(self.asked, sum.into() * self.unit);
            Some(Hit { id, score: coverage.score()?, coverage, tie, stale: freshness.is_stale(doc) })
        };
        Ok(found.into_iter().zip(names).filter_map(hit).collect())
    }

    fn segment<S: Sum>(
        &self,
        view: &View<'_>,
        segment: &SegmentReader,
        ids: &Ids<'_>,
        floor: Option<S>,
        window: &mut Window<S>,
        ranking: &mut Ranking,
    ) -> tantivy::Result<Vec<Candidate<S>>> {
        let mask = Mask::filtered(segment, view.fields, &self.scope, &self.query.filter, &self.stems)?;
        let ties = self.ties.as_ref().map(|ties| ties.scores(segment)).transpose()?;
        let mut asks = Vec::with_capacity(self.clauses.len());
        for clause in &self.clauses {
            asks.push(Lists::open(&clause.members, segment, view.fields, self.unit)?);
        }
        let behind = self.behind::<S>(ids)?;
        let meet = self.query.facets || !self.query.required_asks.is_empty();
        let mut met = vec![[0_u64; WINDOW / 64]; if meet { asks.len() } else { 0 }];
        let mut top = Top::new(self.query.limit + 1, better::<S>);
        for base in (0..segment.max_doc()).step_by(WINDOW) {
            let end = segment.max_doc().min(base + WINDOW as DocId);
            window.sums.fill(S::default());
            met.fill([0; WINDOW / 64]);
            for (at, ask) in asks.iter_mut().enumerate() {
                ask.add(window, end, met.get_mut(at));
            }
            let first = base as usize / 64;
            let mut passing = [0_u64; WINDOW / 64];
            let words = &mask.words[first..(first + WINDOW / 64).min(mask.words.len())];
            passing[..words.len()].copy_from_slice(words);
            for &at in &self.query.required_asks {
                passing.iter_mut().zip(&met[at]).for_each(|(word, met)| *word &= met);
            }
            window.drop_below(&mut passing, self.least);
            ranking.total += passing.iter().map(|word| u64::from(word.count_ones())).sum::<u64>();
            for (lacking, met) in ranking.lacking.iter_mut().zip(&met) {
                let lack = passing.iter().zip(met).map(|(word, met)| u64::from((word & !met).count_ones()));
                *lacking += lack.sum::<u64>();
            }
            for (at, &word) in passing.iter().enumerate().filter(|(_, word)| **word != 0) {
                let floor = top.last().map(|last| last.0).max(floor);
                let sums = &window.sums[at * 64..at * 64 + 64];
                // Most are below what is kept already; without a branch for each that is told fast.
                if floor.is_some_and(|floor| !sums.iter().fold(false, |any, &sum| any | (sum >= floor))) {
                    continue;
                }
                for bit in bits(word) {
                    let (sum, doc) = (sums[bit as usize], base + (at * 64) as DocId + bit);
                    if floor.is_some_and(|floor| sum < floor) {
                        continue;
                    }
                    let tie = ties.as_ref().map_or(0, |ties| ties[doc as usize].to_bits());
                    let candidate = (sum, tie, ids.ord(doc), doc);
                    if behind.as_ref().is_none_or(|behind| behind.precedes(&candidate)) {
                        top.offer(candidate);
                    }
                }
            }
        }
        Ok(top.into_unsorted())
    }

    /// Where to go on, as it stands in a segment.
    fn behind<S: Sum>(&self, ids: &Ids<'_>) -> tantivy::Result<Option<Behind<S>>> {
        let Some(cursor) = &self.query.after else { return Ok(None) };
        let covered = cursor.coverage.parts().1;
        // A sum that is no multiple of the unit lies above all that are not greater: then none is equal.
        let equal = covered.is_multiple_of(self.unit) && covered / self.unit <= S::MOST;
        let sum = S::of((covered / self.unit).min(S::MOST));
        Ok(Some(Behind { sum, equal, tie: cursor.tie, ord: ids.behind(&cursor.id)? }))
    }
}

/// The place behind which a ranking goes on.
struct Behind<S> {
    sum: S,
    equal: bool,
    tie: u32,
    /// The first id that comes behind.
    ord: u64,
}

impl<S: Sum> Behind<S> {
    fn precedes(&self, candidate: &Candidate<S>) -> bool {
        match candidate.0.cmp(&self.sum) {
            Ordering::Less => true,
            Ordering::Equal if !self.equal => true,
            Ordering::Equal => candidate.1 < self.tie || (candidate.1 == self.tie && candidate.2 >= self.ord),
            Ordering::Greater => false,
        }
    }
}
