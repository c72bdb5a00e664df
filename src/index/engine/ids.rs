//! The ids of a segment's documents, which are in order there: so they are compared by their ranks, and only those that
//! are answered are looked up.

use std::sync::Arc;
use tantivy::columnar::{BytesColumn, TermOrdHit};
use tantivy::schema::Field;
use tantivy::{DocId, InvertedIndexReader, SegmentReader};

/// The ids of one scope.
pub(super) struct Ids<'s> {
    keys: BytesColumn,
    /// The keys as terms, if these are the same as the column's values: then they have the same ranks, and are found
    /// faster, for the column's dictionary must be read from the beginning of a block.
    terms: Option<Arc<InvertedIndexReader>>,
    scope: &'s [u8],
}

impl<'s> Ids<'s> {
    pub(super) fn of(segment: &SegmentReader, key: Field, scope: &'s [u8]) -> tantivy::Result<Self> {
        let keys = segment.fast_fields().bytes("key")?;
        let keys = keys.unwrap_or_else(|| BytesColumn::empty(segment.max_doc()));
        // Every term is a value, so as many are the same ones.
        let terms = segment.inverted_index(key)?;
        let same = terms.terms().num_terms() == keys.num_terms();
        Ok(Self { keys, terms: same.then_some(terms), scope })
    }

    /// A document's rank.
    pub(super) fn ord(&self, doc: DocId) -> u64 {
        self.keys.ords().first(doc).unwrap_or(u64::MAX)
    }

    /// The first rank behind an id.
    pub(super) fn behind(&self, id: &str) -> tantivy::Result<u64> {
        Ok(match self.keys.dictionary().term_ord_or_next([self.scope, id.as_bytes()].concat())? {
            TermOrdHit::Exact(ord) => ord + 1,
            TermOrdHit::Next(ord) => ord,
        })
    }

    /// The ids of ascending ranks.
    pub(super) fn names(&self, ords: &[u64]) -> tantivy::Result<Vec<String>> {
        let mut names = Vec::with_capacity(ords.len());
        let name = |key: &[u8]| String::from_utf8_lossy(key.get(self.scope.len()..).unwrap_or_default()).into_owned();
        if let Some(terms) = &self.terms {
            let mut key = Vec::new();
            for &ord in ords {
                key.clear();
                terms.terms().ord_to_term(ord, &mut key)?;
                names.push(name(&key));
            }
            return Ok(names);
        }
        self.keys.dictionary().sorted_ords_to_term_cb(ords, |key| names.push(name(key)))?;
        Ok(names)
    }
}
