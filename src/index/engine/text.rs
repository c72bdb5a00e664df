//! BM25 (Robertson 1994) of free text, to break ties. Its statistics are those of the scope alone: a common index would
//! let one tenant's documents move another's.

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use super::View;
use super::mask::Mask;
use super::schema::{stems, text_term};
use super::segment::List;
use crate::index::IndexError;
use crate::index::store::Result;

/// The usual parameters.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// More words of free text are refused.
const MOST_STEMS: usize = 64;

/// The stems of free text.
pub(super) fn query(text: &str) -> Result<Vec<String>> {
    let stems = stems(text);
    if stems.is_empty() || stems.len() > MOST_STEMS {
        return Err(IndexError::invalid("text", format!("give 1 to {MOST_STEMS} different words")));
    }
    Ok(stems)
}

/// What is needed to score documents of a scope.
#[derive(Debug)]
pub(super) struct Bm25 {
    /// Each word with what it weighs for being rare.
    terms: Vec<(Term, f32)>,
    average: f32,
}

impl Bm25 {
    pub(super) fn of(view: &View<'_>, scope: &[u8], stems: &[String]) -> tantivy::Result<Self> {
        let field: Field = view.fields.text;
        let (mut documents, mut words) = (0_u64, 0_u64);
        let mut terms: Vec<(Term, u64)> = stems.iter().map(|stem| (text_term(field, scope, stem), 0)).collect();
        for segment in view.searcher.segment_readers() {
            let mask = Mask::scope(segment, view.fields, scope)?;
            let lengths = segment.fast_fields().u64("words")?;
            documents += mask.count();
            words += mask.docs().filter_map(|doc| lengths.first(doc)).sum::<u64>();
            for (term, count) in &mut terms {
                if let Some(mut list) = List::open(segment, term, IndexRecordOption::Basic)? {
                    list.each(segment.max_doc(), |doc| *count += u64::from(mask.contains(doc)));
                }
            }
        }
        let rarity = |count: u64| (1.0 + (documents as f32 - count as f32 + 0.5) / (count as f32 + 0.5)).ln();
        let average = words as f32 / documents.max(1) as f32;
        Ok(Self { terms: terms.into_iter().map(|(term, count)| (term, rarity(count))).collect(), average })
    }

    /// Every document's score in a segment.
    pub(super) fn scores(&self, segment: &SegmentReader) -> tantivy::Result<Vec<f32>> {
        let lengths = segment.fast_fields().u64("words")?;
        let mut scores = vec![0.0; segment.max_doc() as usize];
        for (term, rarity) in &self.terms {
            let Some(mut list) = List::open(segment, term, IndexRecordOption::WithFreqs)? else { continue };
            list.each_with_frequency(segment.max_doc(), |doc: DocId, frequency| {
                let length = lengths.first(doc).unwrap_or(0) as f32 / self.average.max(1.0);
                let frequency = frequency as f32;
                scores[doc as usize] += rarity * frequency * (K1 + 1.0) / (frequency + K1 * (1.0 - B + B * length));
            });
        }
        Ok(scores)
    }
}
