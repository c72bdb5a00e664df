//! Finds stored documents that are nearly the same as one just stored.

use tantivy::Searcher;

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
        let (sketches, Some(keys)) = (segment.fast_fields().u64("sketch")?, segment.fast_fields().bytes("key")?) else {
            continue;
        };
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
        docs.sort_unstable();
        docs.dedup();
        let mut bytes = Vec::new();
        for doc in docs {
            let Some(ord) = keys.ords().first(doc) else { continue };
            keys.ord_to_bytes(ord, &mut bytes)?;
            let id = String::from_utf8_lossy(bytes.get(scope.len()..).unwrap_or_default());
            if id != key.id {
                ids.push(id.into_owned());
            }
        }
    }
    ids.sort_unstable();
    ids.truncate(MOST);
    Ok(ids)
}
