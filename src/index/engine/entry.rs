//! A document made ready for the index by whoever stores it, so that the one writer has little left to do.

use sha2::{Digest, Sha256};

use super::terms::{self, BAND, METADATA, TAG};
use crate::analysis::TermTokenizer;
use crate::index::evidence::Evidence;
use crate::index::store::{Head, Key, Put, Record, Result};
use crate::index::{IndexError, bounds, sketch};

/// The longest ask, in bytes: a value of a column has two bytes for its length. A posting's have some dozens; only a
/// list of hundreds of alternatives comes near it.
const LONGEST_ASK: usize = 60_000;

/// A document and all terms under which it is found.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: Key,
    pub record: Record,
    pub marks: Vec<Vec<u8>>,
    pub evidence: Vec<Vec<u8>>,
    pub asks: Vec<Vec<u8>>,
    pub words: u64,
    pub sketch: Option<u64>,
}

impl Entry {
    /// What a put brings. Its time of creation is that of the put until the writer knows better.
    pub(super) fn of(put: Put, evidence: &Evidence, vocabulary: &str) -> Result<Self> {
        bounds::put(&put)?;
        let Put { key, text, source, mut tags, metadata, time, .. } = put;
        tags.sort_unstable();
        tags.dedup();
        let mut record = Record {
            head: Head {
                id: key.id.clone(),
                tags,
                metadata,
                created: time,
                updated: time,
                etag: String::new(),
                vocabulary: vocabulary.to_owned(),
            },
            text,
            source,
        };
        record.head.etag = etag(&record);
        Self::again(key, record, evidence)
    }

    /// A stored document with other evidence.
    pub(super) fn again(key: Key, record: Record, evidence: &Evidence) -> Result<Self> {
        let scope = terms::scope(&key.scope);
        let mark = |sort, value: &[u8]| terms::mark(&scope, sort, value);
        let mut marks: Vec<_> = record.head.tags.iter().map(|tag| mark(TAG, tag.as_bytes())).collect();
        let plain = record.head.metadata.iter().filter_map(|(name, value)| bounds::plain(name, value));
        marks.extend(plain.map(|word| mark(METADATA, word.as_bytes())));
        let sketch = sketch::sketch(&record.text);
        marks.extend(sketch.map(sketch::bands).into_iter().flatten().map(|band| mark(BAND, &band)));
        let (mut evidence_terms, mut asks) = (Vec::new(), Vec::new());
        match evidence {
            Evidence::Resume(showing) => evidence_terms = terms::showing(&scope, showing),
            Evidence::Job(demand) => asks = demand.asks.iter().map(|ask| terms::encode_ask(&scope, ask)).collect(),
        }
        if asks.iter().any(|ask| ask.len() > LONGEST_ASK) {
            let message = "it has a longer list of alternatives than can be kept; send the posting alone";
            return Err(IndexError::invalid("text", message));
        }
        let words = TermTokenizer::default().terms(&record.text).count() as u64;
        Ok(Self { key, record, marks, evidence: evidence_terms, asks, words, sketch })
    }
}

/// A digest of what the caller sent, apart from the time.
pub(super) fn etag(record: &Record) -> String {
    let mut hasher = Sha256::new();
    let mut add = |part: &[u8]| {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(record.text.as_bytes());
    add(&serde_json::to_vec(&(&record.head.tags, &record.head.metadata)).unwrap_or_default());
    if let Some(source) = &record.source {
        add(source.media_type.as_bytes());
        add(&source.bytes);
    }
    hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
