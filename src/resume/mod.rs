//! Reads what a résumé shows: which keywords, where, and what they imply.
//!
//! Knows nothing of postings and weights.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::recognition::Reading;
use crate::vocabulary::{KeywordId, Vocabulary};

/// The keywords that a résumé shows.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    shown: FxHashMap<KeywordId, SmallVec<[usize; 4]>>,
    implied: FxHashMap<KeywordId, KeywordId>,
}

impl Profile {
    /// Gathers a résumé's mentions by keyword.
    pub fn read(vocabulary: &Vocabulary, reading: &Reading) -> Self {
        // Room for all at once: growing bit by bit costs more than reading them does.
        let mut profile = Self::default();
        profile.shown.reserve(reading.mentions.len());
        profile.implied.reserve(2 * reading.mentions.len());
        for (at, mention) in reading.counted() {
            profile.shown.entry(mention.keyword).or_default().push(at);
        }
        let mut shown: Vec<_> = reading.spoken_of().map(|(_, mention)| mention.keyword).collect();
        shown.sort();
        shown.dedup();
        for keyword in shown {
            for implied in vocabulary.implied(keyword) {
                profile.implied.entry(*implied).or_insert(keyword);
            }
        }
        profile
    }

    /// How many keywords it shows, not counting what they imply.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether it shows none.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Where it mentions a keyword, as places in the reading's mentions; empty when it does not.
    pub fn mentions(&self, keyword: KeywordId) -> &[usize] {
        self.shown.get(&keyword).map_or(&[], SmallVec::as_slice)
    }

    /// The first shown keyword, by id, that implies this one.
    pub fn implied_by(&self, keyword: KeywordId) -> Option<KeywordId> {
        self.implied.get(&keyword).copied()
    }
}
