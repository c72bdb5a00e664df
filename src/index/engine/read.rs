//! Getting, listing and counting.

use tantivy::{DocAddress, SegmentReader};

use super::View;
use super::mask::Mask;
use super::segment::{self, List};
use super::terms;
use crate::index::store::{DocumentKind, Filter, Head, Key, Page, Record, Result, Scope, Stats};

impl View<'_> {
    pub(super) fn get(&self, key: &Key) -> Result<Option<Record>> {
        let found = segment::find(&self.searcher, self.fields, key).map_err(|error| self.damaged(error))?;
        found.map(|address| self.record(address)).transpose()
    }

    pub(super) fn record(&self, address: DocAddress) -> Result<Record> {
        let document = self.searcher.doc(address).map_err(|error| self.damaged(error))?;
        self.fields.record(&document).ok_or_else(|| self.damaged("a document lacks its head or text"))
    }

    fn head(&self, address: DocAddress) -> Result<Head> {
        let document = self.searcher.doc(address).map_err(|error| self.damaged(error))?;
        self.fields.head(&document).ok_or_else(|| self.damaged("a document lacks its head"))
    }

    pub(super) fn list(&self, scope: &Scope, filter: &Filter, after: Option<&str>, limit: usize) -> Result<Page> {
        let scope = terms::scope(scope);
        let mut found = Vec::new();
        for (ordinal, segment) in self.searcher.segment_readers().iter().enumerate() {
            let ids = self.ids(segment, &scope, filter, after, limit + 1).map_err(|error| self.damaged(error))?;
            found.extend(ids.into_iter().map(|(id, doc)| (id, DocAddress::new(ordinal as u32, doc))));
        }
        found.sort_unstable();
        let more = found.len() > limit;
        found.truncate(limit);
        let heads: Vec<Head> = found.iter().map(|&(_, address)| self.head(address)).collect::<Result<_>>()?;
        let next = heads.last().filter(|_| more).map(|head| head.id.clone());
        Ok(Page { heads, next })
    }

    /// The first ids of a segment that pass, with their documents.
    fn ids(
        &self,
        segment: &SegmentReader,
        scope: &[u8],
        filter: &Filter,
        after: Option<&str>,
        limit: usize,
    ) -> tantivy::Result<Vec<(Vec<u8>, u32)>> {
        let mask = match *filter == Filter::default() {
            true => None,
            false => Some(Mask::filtered(segment, self.fields, scope, filter, &[])?),
        };
        let keys = segment.inverted_index(self.fields.key)?;
        let mut end = scope.to_vec();
        if let Some(last) = end.last_mut() {
            *last += 1;
        }
        let start = [scope, after.unwrap_or_default().as_bytes()].concat();
        let mut stream = keys.terms().range().gt(start).lt(end).into_stream()?;
        let mut found = Vec::new();
        while found.len() < limit && stream.advance() {
            let option = tantivy::schema::IndexRecordOption::Basic;
            let postings = keys.read_block_postings_from_terminfo(stream.value(), option)?;
            let doc = segment::alive(segment, &mut List::new(postings));
            let passes = |doc: &u32| mask.as_ref().is_none_or(|mask| mask.contains(*doc));
            found.extend(doc.filter(passes).map(|doc| (stream.key().to_vec(), doc)));
        }
        Ok(found)
    }

    pub(super) fn stats(&self, tenant: &str, vocabulary: &str) -> Result<Stats> {
        let mut stats = Stats::default();
        for kind in DocumentKind::ALL {
            let scope = terms::scope(&Scope::new(tenant, kind));
            for segment in self.searcher.segment_readers() {
                let counted = self.count(segment, &scope, vocabulary).map_err(|error| self.damaged(error))?;
                stats.stale += counted.1;
                match kind {
                    DocumentKind::Resume => stats.resumes += counted.0,
                    DocumentKind::Job => stats.jobs += counted.0,
                }
            }
        }
        Ok(stats)
    }

    fn count(&self, segment: &SegmentReader, scope: &[u8], vocabulary: &str) -> tantivy::Result<(u64, u64)> {
        let mask = Mask::scope(segment, self.fields, scope)?;
        let freshness = Freshness::of(segment, vocabulary)?;
        let stale = mask.docs().filter(|&doc| freshness.is_stale(doc)).count();
        Ok((mask.count(), stale as u64))
    }

    /// The keys and ETags of a tenant's documents that were last written before a time.
    pub(super) fn older_than(&self, tenant: &str, time: i64) -> Result<Vec<(Key, String)>> {
        let mut found = Vec::new();
        for kind in DocumentKind::ALL {
            let scope = Scope::new(tenant, kind);
            for (ordinal, segment) in self.searcher.segment_readers().iter().enumerate() {
                let docs = || -> tantivy::Result<Vec<u32>> {
                    let updated = segment.fast_fields().i64("updated")?;
                    let mask = Mask::scope(segment, self.fields, &terms::scope(&scope))?;
                    Ok(mask.docs().filter(|&doc| updated.first(doc).is_some_and(|at| at < time)).collect())
                };
                for doc in docs().map_err(|error| self.damaged(error))? {
                    let head = self.head(DocAddress::new(ordinal as u32, doc))?;
                    found.push((scope.key(head.id), head.etag));
                }
            }
        }
        Ok(found)
    }
}

/// Tells which documents of a segment were read with the present vocabulary.
pub(super) struct Freshness {
    digests: Option<tantivy::columnar::BytesColumn>,
    present: Option<u64>,
}

impl Freshness {
    pub(super) fn of(segment: &SegmentReader, vocabulary: &str) -> tantivy::Result<Self> {
        let digests = segment.fast_fields().bytes("vocabulary")?;
        let present = match &digests {
            Some(digests) => digests.dictionary().term_ord(vocabulary)?,
            None => None,
        };
        Ok(Self { digests, present })
    }

    pub(super) fn is_stale(&self, doc: u32) -> bool {
        let of = self.digests.as_ref().and_then(|digests| digests.ords().first(doc));
        of.is_none() || of != self.present
    }
}
