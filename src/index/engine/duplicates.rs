//! Finds stored documents that are nearly the same as one just stored.

use tantivy::Searcher;

use super::ids::Ids;
use super::schema::Fields;
use super::segment::List;
use super::terms::{self, BAND};
use crate::index::sketch::{self, NEAR};
use crate::index::store::Key;

/// The most that are named. A template that a thousand send in is known by the first few.
const MOST: usize = 20;

/// The ids of documents of the same scope with a near sketch, sorted. Its own is not among them.
pub(super) fn near(searcher: &Searcher, fields: Fields, key: &Key, sketch: u64) -> tantivy::Result<Vec<String>> {
    let scope = terms::scope(&key.scope);
    let mut ids = Vec::new();
    for segment in searcher.segment_readers() {
        let sketches = segment.fast_fields().u64("sketch")?;
        let known = Ids::of(segment, fields.key, &scope)?;
        let mut docs = Vec::new();
        for band in sketch::bands(sketch) {
            let Some(mut list) = List::of_bytes(segment, fields.marks, &terms::mark(&scope, BAND, &band))? else {
                continue;
            };
            list.each(segment.max_doc(), |doc| {
                let near = sketches.first(doc).is_some_and(|other| (other ^ sketch).count_ones() <= NEAR);
                if near && !segment.is_deleted(doc) {
                    docs.push(doc);
                }
            });
        }
        let mut ords: Vec<u64> = docs.into_iter().map(|doc| known.ord(doc)).collect();
        ords.sort_unstable();
        ords.dedup();
        // One more, for its own may be among them.
        ords.truncate(MOST + 1);
        ids.extend(known.names(&ords)?.into_iter().filter(|id| *id != key.id));
    }
    ids.sort_unstable();
    ids.truncate(MOST);
    Ok(ids)
}
