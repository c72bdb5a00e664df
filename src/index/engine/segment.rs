//! Lists of documents of one segment.

use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, Searcher, SegmentReader, Term};

use super::schema::Fields;
use crate::index::store::Key;

/// The documents that have a term, from the first to the last, block by block.
pub(super) struct List {
    postings: BlockSegmentPostings,
    /// How many of the block have been handed out.
    at: usize,
}

impl List {
    /// The list of a term; `None` where no document of the segment has it.
    pub(super) fn open(
        segment: &SegmentReader,
        term: &Term,
        option: IndexRecordOption,
    ) -> tantivy::Result<Option<Self>> {
        let postings = segment.inverted_index(term.field())?.read_block_postings(term, option)?;
        Ok(postings.map(Self::new))
    }

    pub(super) fn new(postings: BlockSegmentPostings) -> Self {
        Self { postings, at: 0 }
    }

    pub(super) fn of_bytes(segment: &SegmentReader, field: Field, term: &[u8]) -> tantivy::Result<Option<Self>> {
        Self::open(segment, &Term::from_field_bytes(field, term), IndexRecordOption::Basic)
    }

    /// How many there are, deleted ones included.
    pub(super) fn len(&self) -> u32 {
        self.postings.doc_freq()
    }

    /// Hands out the documents before `end` that have not been handed out yet.
    #[inline]
    pub(super) fn each(&mut self, end: DocId, mut take: impl FnMut(DocId)) {
        loop {
            let docs = &self.postings.docs()[self.at..];
            match docs.last() {
                None => return,
                Some(&last) if last < end => {
                    docs.iter().for_each(|&doc| take(doc));
                    self.postings.advance();
                    self.at = 0;
                }
                Some(_) => {
                    let count = docs.partition_point(|&doc| doc < end);
                    docs[..count].iter().for_each(|&doc| take(doc));
                    self.at += count;
                    return;
                }
            }
        }
    }

    /// The same with how often each document has the term.
    pub(super) fn each_with_frequency(&mut self, end: DocId, mut take: impl FnMut(DocId, u32)) {
        loop {
            let docs = &self.postings.docs()[self.at..];
            if docs.is_empty() {
                return;
            }
            let count = docs.partition_point(|&doc| doc < end);
            for (&doc, &frequency) in docs[..count].iter().zip(&self.postings.freqs()[self.at..]) {
                take(doc, frequency);
            }
            if count < docs.len() {
                self.at += count;
                return;
            }
            self.postings.advance();
            self.at = 0;
        }
    }
}

/// The document of a list of one key's that is there; the others are those that it has replaced.
pub(super) fn alive(segment: &SegmentReader, list: &mut List) -> Option<DocId> {
    let mut found = None;
    list.each(segment.max_doc(), |doc| {
        if !segment.is_deleted(doc) {
            found = Some(doc);
        }
    });
    found
}

/// Where the document with a key is.
pub(super) fn find(searcher: &Searcher, fields: Fields, key: &Key) -> tantivy::Result<Option<DocAddress>> {
    let term = fields.key_term(key);
    for (ordinal, segment) in searcher.segment_readers().iter().enumerate() {
        let Some(mut list) = List::open(segment, &term, IndexRecordOption::Basic)? else { continue };
        if let Some(doc) = alive(segment, &mut list) {
            return Ok(Some(DocAddress::new(ordinal as u32, doc)));
        }
    }
    Ok(None)
}
