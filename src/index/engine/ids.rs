//! The ids of a segment's documents, which are in order there: so they are compared by their ranks, and only those that
//! are answered are looked up.

use tantivy::columnar::{BytesColumn, TermOrdHit};
use tantivy::{DocId, SegmentReader};

/// The ids of one scope.
pub(super) struct Ids<'s> {
    keys: BytesColumn,
    scope: &'s [u8],
}

impl<'s> Ids<'s> {
    pub(super) fn of(segment: &SegmentReader, scope: &'s [u8]) -> tantivy::Result<Self> {
        let keys = segment.fast_fields().bytes("key")?;
        Ok(Self { keys: keys.unwrap_or_else(|| BytesColumn::empty(segment.max_doc())), scope })
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
        let mut names = Vec::new();
        self.keys.dictionary().sorted_ords_to_term_cb(ords, |key| {
            let id = key.get(self.scope.len()..).unwrap_or_default();
            names.push(String::from_utf8_lossy(id).into_owned());
        })?;
        Ok(names)
    }
}
