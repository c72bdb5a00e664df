//! Which documents of a segment count: a bit each.

use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, SegmentReader};

use super::schema::{Fields, text_term};
use super::segment::List;
use super::terms::{self, METADATA, TAG};
use crate::index::bounds;
use crate::index::store::Filter;

/// A bit for every document of a segment.
#[derive(Clone, Debug)]
pub(super) struct Mask {
    pub(super) words: Vec<u64>,
}

impl Mask {
    fn none(segment: &SegmentReader) -> Self {
        Self { words: vec![0; segment.max_doc().div_ceil(64) as usize] }
    }

    fn of(segment: &SegmentReader, list: Option<List>) -> Self {
        let mut mask = Self::none(segment);
        if let Some(mut list) = list {
            list.each(segment.max_doc(), |doc| mask.insert(doc));
        }
        mask
    }

    /// The documents of a scope that are there.
    pub(super) fn scope(segment: &SegmentReader, fields: Fields, scope: &[u8]) -> tantivy::Result<Self> {
        let list = List::of_bytes(segment, fields.scope, scope)?;
        let mut mask = if list.as_ref().is_some_and(|list| list.len() == segment.max_doc()) {
            let mut all = Self { words: vec![u64::MAX; segment.max_doc().div_ceil(64) as usize] };
            let (rest, last) = (segment.max_doc() % 64, all.words.last_mut());
            if let (1.., Some(last)) = (rest, last) {
                *last = (1 << rest) - 1;
            }
            all
        } else {
            Self::of(segment, list)
        };
        if segment.has_deletes() {
            mask.retain(|doc| !segment.is_deleted(doc));
        }
        Ok(mask)
    }

    /// The documents of a scope that pass a filter, and have all of some stems.
    pub(super) fn filtered(
        segment: &SegmentReader,
        fields: Fields,
        scope: &[u8],
        filter: &Filter,
        stems: &[String],
    ) -> tantivy::Result<Self> {
        let mut mask = Self::scope(segment, fields, scope)?;
        let tags = filter.tags.iter().map(|tag| terms::mark(scope, TAG, tag.as_bytes()));
        let metadata = filter.metadata.iter().filter_map(|(name, value)| bounds::plain(name, value));
        for term in tags.chain(metadata.map(|word| terms::mark(scope, METADATA, word.as_bytes()))) {
            mask.intersect(&Self::of(segment, List::of_bytes(segment, fields.marks, &term)?));
        }
        for stem in stems {
            let term = text_term(fields.text, scope, stem);
            mask.intersect(&Self::of(segment, List::open(segment, &term, IndexRecordOption::Basic)?));
        }
        if let Some(ids) = &filter.ids {
            let mut named = Self::none(segment);
            for id in ids {
                let key = [scope, id.as_bytes()].concat();
                if let Some(mut list) = List::of_bytes(segment, fields.key, &key)? {
                    list.each(segment.max_doc(), |doc| named.insert(doc));
                }
            }
            mask.intersect(&named);
        }
        Ok(mask)
    }

    pub(super) fn insert(&mut self, doc: DocId) {
        self.words[doc as usize / 64] |= 1 << (doc % 64);
    }

    pub(super) fn contains(&self, doc: DocId) -> bool {
        self.words[doc as usize / 64] >> (doc % 64) & 1 == 1
    }

    fn intersect(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    fn retain(&mut self, keep: impl Fn(DocId) -> bool) {
        for (at, word) in self.words.iter_mut().enumerate() {
            for bit in bits(*word) {
                if !keep((at * 64) as DocId + bit) {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    pub(super) fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// The documents, in order.
    pub(super) fn docs(&self) -> impl Iterator<Item = DocId> {
        self.words.iter().enumerate().flat_map(|(at, &word)| bits(word).map(move |bit| (at * 64) as DocId + bit))
    }
}

/// The places of the bits that are set.
pub(super) fn bits(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = word.trailing_zeros();
        word &= word.wrapping_sub(1);
        (bit < 64).then_some(bit)
    })
}
