//! Ranks jobs for a résumé: prices every different ask once, then adds up those of each job.
//!
//! Jobs ask for the same things in the same words, so the column of asks has far fewer different values than values.

use std::cmp::Ordering;
use tantivy::SegmentReader;
use tantivy::columnar::{BytesColumn, TermOrdHit};

use super::View;
use super::ids::Ids;
use super::mask::Mask;
use super::read::Freshness;
use super::terms;
use super::text::{self, Bm25};
use super::top::Top;
use crate::index::IndexError;
use crate::index::evidence::Showing;
use crate::index::rank::{Hit, RankQuery, Ranking, TextUse};
use crate::index::store::Result;
use crate::scoring::Coverage;
use crate::vocabulary::Vocabulary;

/// A job: what it covers, its BM25 score as bits, and the rank of its id among the segment's.
#[derive(Clone, Copy)]
struct Candidate {
    coverage: Coverage,
    tie: u32,
    ord: u64,
    doc: u32,
}

fn better(a: &Candidate, b: &Candidate) -> Ordering {
    b.coverage.cmp_share(a.coverage).then(b.tie.cmp(&a.tie)).then(a.ord.cmp(&b.ord))
}

/// What an ask weighs, and how much of that is covered.
#[derive(Clone, Copy, Default)]
struct Price {
    asked: u128,
    covered: u128,
}

pub(super) fn rank(
    view: &View<'_>,
    query: &RankQuery<'_>,
    showing: &Showing,
    vocabulary: &Vocabulary,
) -> Result<Ranking> {
    if !query.required_asks.is_empty() || query.facets {
        let message = "a résumé asks for nothing; leave required asks and facets out, or rank by a job";
        return Err(IndexError::invalid("required_asks", message));
    }
    let scope = terms::scope(&query.scope());
    let stems = query.text.map(|(text, _)| text::query(text)).transpose()?.unwrap_or_default();
    let damaged = |error: tantivy::TantivyError| view.damaged(error);
    let (stems, ties) = match query.text {
        Some((_, TextUse::TieBreak)) => (Vec::new(), Some(Bm25::of(view, &scope, &stems).map_err(damaged)?)),
        _ => (stems, None),
    };
    let mut ranking = Ranking::default();
    let mut hits = Top::new(query.limit + 1, Hit::cmp);
    for segment in view.searcher.segment_readers() {
        let found = in_segment(view, segment, query, showing, vocabulary, &scope, &stems, ties.as_ref(), &mut ranking);
        found.map_err(damaged)?.into_iter().for_each(|hit| hits.offer(hit));
    }
    ranking.hits = hits.into_sorted();
    if ranking.hits.len() > query.limit {
        ranking.hits.truncate(query.limit);
        ranking.next = ranking.hits.last().map(Hit::cursor);
    }
    Ok(ranking)
}

#[allow(clippy::too_many_arguments, reason = "all belong to one question, which is asked in one place")]
fn in_segment(
    view: &View<'_>,
    segment: &SegmentReader,
    query: &RankQuery<'_>,
    showing: &Showing,
    vocabulary: &Vocabulary,
    scope: &[u8],
    stems: &[String],
    ties: Option<&Bm25>,
    ranking: &mut Ranking,
) -> tantivy::Result<Vec<Hit>> {
    let columns = segment.fast_fields();
    let Some(asks) = columns.bytes("asks")? else { return Ok(Vec::new()) };
    let ids = Ids::of(segment, view.fields.key, scope)?;
    let mask = Mask::filtered(segment, view.fields, scope, &query.filter, stems)?;
    let ties = ties.map(|ties| ties.scores(segment)).transpose()?;
    let (first, prices) = prices(&asks, query, showing, vocabulary, scope)?;
    let behind = query.after.as_ref().map(|cursor| ids.behind(&cursor.id).map(|next| (cursor, next))).transpose()?;
    let mut top = Top::new(query.limit + 1, better);
    for doc in mask.docs() {
        let mut sum = Price::default();
        for ord in asks.term_ords(doc) {
            let price = ord.checked_sub(first).and_then(|at| prices.get(at as usize)).copied().unwrap_or_default();
            sum.asked += price.asked;
            sum.covered += price.covered;
        }
        let coverage = Coverage::from_parts(sum.asked, sum.covered);
        if sum.asked == 0 || sum.covered < super::resumes::least(sum.asked, query.minimum) {
            continue;
        }
        ranking.total += 1;
        let tie = ties.as_ref().map_or(0, |ties| ties[doc as usize].to_bits());
        let candidate = Candidate { coverage, tie, ord: ids.ord(doc), doc };
        let comes_behind = behind.as_ref().is_none_or(|(cursor, next)| {
            let order = candidate.coverage.cmp_share(cursor.coverage).then(candidate.tie.cmp(&cursor.tie));
            order.is_lt() || (order.is_eq() && candidate.ord >= *next)
        });
        if comes_behind {
            top.offer(candidate);
        }
    }
    let freshness = Freshness::of(segment, vocabulary.digest())?;
    let mut found = top.into_sorted();
    found.sort_unstable_by_key(|candidate| candidate.ord);
    let names = ids.names(&found.iter().map(|candidate| candidate.ord).collect::<Vec<_>>())?;
    let hit = |(Candidate { coverage, tie, doc, .. }, id): (Candidate, String)| {
        Some(Hit { id, score: coverage.score()?, coverage, tie, stale: freshness.is_stale(doc) })
    };
    Ok(found.into_iter().zip(names).filter_map(hit).collect())
}

/// The prices of a scope's asks in the order of the column's dictionary, and where the first stands there.
fn prices(
    asks: &BytesColumn,
    query: &RankQuery<'_>,
    showing: &Showing,
    vocabulary: &Vocabulary,
    scope: &[u8],
) -> tantivy::Result<(u64, Vec<Price>)> {
    let dictionary = asks.dictionary();
    let (TermOrdHit::Exact(first) | TermOrdHit::Next(first)) = dictionary.term_ord_or_next(scope)?;
    let mut stream = dictionary.prefix_range(scope).into_stream()?;
    let mut prices = Vec::new();
    while stream.advance() {
        let price = terms::decode_ask(stream.key().get(scope.len()..).unwrap_or_default()).map(|ask| {
            let weight = u128::from(ask.weight(vocabulary, &query.policy, query.role).billionths());
            let credit = u128::from(ask.credit(vocabulary, &query.policy.credits, showing));
            Price { asked: 1000 * weight, covered: weight * credit }
        });
        prices.push(price.unwrap_or_default());
    }
    Ok((first, prices))
}
