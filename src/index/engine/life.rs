//! Keeping an index well: reading documents again, checking it, building it anew.

use rustc_hash::FxHashSet;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use tantivy::{DocAddress, IndexWriter, SegmentReader, TantivyDocument};

use super::entry::{self, Entry};
use super::manifest::{self, Manifest};
use super::read::Freshness;
use super::schema::Fields;
use super::terms;
use super::writer::Change;
use super::{TantivyStore, View, create, disk, open_index};
use crate::index::store::{DocumentKind, Key, Result, Scope};
use crate::index::{IndexError, Reader};

/// How many documents are read again between two commits. Enough to make the commit cheap; other writes wait for it.
const BATCH: usize = 200;

/// How often files are looked at while merges take them away.
const TRIES: usize = 5;

/// How many documents are kept in memory before a rebuilt index is written, in bytes.
const REBUILD_BUDGET: usize = 128_000_000;

/// How far a long work has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Documents done.
    pub done: u64,
    /// Documents in all.
    pub total: u64,
    /// Documents that could not be read and were left as they were, or out of a rebuilt index.
    pub failed: u64,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// Documents looked at.
    pub documents: u64,
    /// What is wrong; empty when nothing is.
    pub faults: Vec<String>,
}

impl TantivyStore {
    /// How many documents of all tenants were read with another vocabulary.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn stale(&self) -> Result<u64> {
        Ok(self.stale_documents(&self.view())?.len() as u64)
    }

    /// Reads again what was read with another vocabulary, while everything else goes on. Documents rank as they were
    /// read last until their turn comes. `progress` is told after every batch, and stops the work by saying false;
    /// calling again goes on.
    ///
    /// # Errors
    /// When the index cannot be read or written. What was done stays done.
    pub fn reindex(&self, progress: &mut dyn FnMut(Progress) -> bool) -> Result<Progress> {
        let view = self.view();
        let stale = self.stale_documents(&view)?;
        let mut state = Progress { total: stale.len() as u64, ..Progress::default() };
        for batch in stale.chunks(BATCH) {
            let mut changes = Vec::with_capacity(batch.len());
            for &address in batch {
                changes.push(self.refreshed(&view, address));
            }
            for outcome in self.writer.apply(changes) {
                match outcome {
                    // Whoever wrote or deleted it in the meantime did so with the present vocabulary.
                    Ok(_) | Err(IndexError::Conflict { .. } | IndexError::NotFound) => state.done += 1,
                    Err(IndexError::Damaged { .. } | IndexError::Invalid { .. }) => state.failed += 1,
                    Err(error) => return Err(error),
                }
            }
            if !progress(state) {
                return Ok(state);
            }
        }
        if state.failed == 0 {
            let mut manifest = self.manifest.lock().unwrap_or_else(PoisonError::into_inner);
            let digest = self.documents.vocabulary().digest();
            if manifest.vocabulary != digest {
                digest.clone_into(&mut manifest.vocabulary);
                manifest.write(&self.folder)?;
            }
        }
        Ok(state)
    }

    fn stale_documents(&self, view: &View<'_>) -> Result<Vec<DocAddress>> {
        let digest = self.documents.vocabulary().digest();
        let mut stale = Vec::new();
        for (ordinal, segment) in view.searcher.segment_readers().iter().enumerate() {
            let freshness = Freshness::of(segment, digest).map_err(|error| view.damaged(error))?;
            let docs = segment.doc_ids_alive().filter(|&doc| freshness.is_stale(doc));
            stale.extend(docs.map(|doc| DocAddress::new(ordinal as u32, doc)));
        }
        Ok(stale)
    }

    fn refreshed(&self, view: &View<'_>, address: DocAddress) -> Result<Change> {
        let mut record = view.record(address)?;
        let segment = view.searcher.segment_reader(address.segment_ord);
        let key = key(segment, address.doc_id).ok_or_else(|| view.damaged("a document has no key"))?;
        let stored = Box::new(record.head.clone());
        self.documents.vocabulary().digest().clone_into(&mut record.head.vocabulary);
        let evidence = self.documents.evidence(key.scope.kind, &record.text);
        Ok(Change::Refresh { entry: Box::new(Entry::again(key, record, &evidence)?), stored })
    }

    /// Looks at every file and every document. Takes about as long as reading all files does.
    ///
    /// # Errors
    /// When the index cannot be opened at all.
    pub fn check(&self) -> Result<CheckReport> {
        let mut report = CheckReport::default();
        let view = self.view();
        for file in self.damaged_files().map_err(|error| view.damaged(error))? {
            report.faults.push(format!("the file {} is not as it was written", file.display()));
        }
        let mut keys = FxHashSet::default();
        for (ordinal, segment) in view.searcher.segment_readers().iter().enumerate() {
            for doc in segment.doc_ids_alive() {
                report.documents += 1;
                let place = format!("document {doc} of segment {}", segment.segment_id().short_uuid_string());
                let Some(key) = key(segment, doc) else {
                    report.faults.push(format!("{place} has no key"));
                    continue;
                };
                match view.record(DocAddress::new(ordinal as u32, doc)) {
                    Err(error) => report.faults.push(format!("{place}: {error}")),
                    Ok(record) if record.head.id != key.id || entry::etag(&record) != record.head.etag => {
                        report.faults.push(format!("{place} is not as it was stored"));
                    }
                    Ok(_) => {}
                }
                if !keys.insert(terms::key(&key)) {
                    report.faults.push(format!("{place} is there twice"));
                }
            }
        }
        Ok(report)
    }

    /// The files that are not as they were written, sorted.
    fn damaged_files(&self) -> tantivy::Result<Vec<PathBuf>> {
        let folder = self.manifest.lock().unwrap_or_else(PoisonError::into_inner).index(&self.folder);
        let mut tries = 0;
        loop {
            let damaged = tantivy::Index::open_in_dir(&folder).and_then(|index| index.validate_checksum());
            tries += 1;
            match damaged {
                // What a merge has removed while it was looked at is not damaged.
                Ok(files) => {
                    let mut files: Vec<PathBuf> = files.into_iter().filter(|file| folder.join(file).exists()).collect();
                    files.sort_unstable();
                    return Ok(files);
                }
                Err(error) if tries == TRIES => return Err(error),
                Err(_) => {}
            }
        }
    }

    /// Builds the index of a folder anew from the stored documents. The old one stays in place until the new one is
    /// whole; what cannot be read is left out and counted.
    ///
    /// # Errors
    /// When the folder is in use, holds no index, or cannot be read or written.
    pub fn rebuild(
        folder: &Path,
        documents: &Arc<dyn Reader>,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Progress> {
        let _lock = manifest::lock(folder)?;
        let old = Manifest::read(folder)?.ok_or_else(|| IndexError::NotAnIndex { path: folder.to_path_buf() })?;
        disk::sweep(folder, &old)?;
        let (schema, fields) = Fields::schema();
        let digest = documents.vocabulary().digest();
        let new = old.next(digest);
        let source = open_index(folder, &old, &schema)?;
        let target = create(&new.index(folder), schema)?;
        let failed = |error: tantivy::TantivyError| IndexError::write(folder, error);
        let mut writer: IndexWriter = target.writer_with_num_threads(1, REBUILD_BUDGET).map_err(failed)?;
        let mut state = Progress::default();
        let mut keys = FxHashSet::default();
        let segments = source.searchable_segments().map_err(|error| IndexError::damaged(folder, error))?;
        state.total = segments.iter().map(|segment| u64::from(segment.meta().num_docs())).sum();
        for segment in &segments {
            let Ok(reader) = SegmentReader::open(segment) else {
                state.failed += u64::from(segment.meta().num_docs());
                continue;
            };
            // A cache of one block: documents are read in order.
            let Ok(store) = reader.get_store_reader(1) else {
                state.failed += u64::from(segment.meta().num_docs());
                continue;
            };
            for doc in reader.doc_ids_alive() {
                let stored = store.get::<TantivyDocument>(doc).ok();
                let record = stored.and_then(|document| fields.record(&document));
                let read = key(&reader, doc).zip(record).and_then(|(key, mut record)| {
                    digest.clone_into(&mut record.head.vocabulary);
                    let evidence = documents.evidence(key.scope.kind, &record.text);
                    Entry::again(key, record, &evidence).ok()
                });
                match read {
                    Some(entry) if keys.insert(terms::key(&entry.key)) => {
                        writer.add_document(fields.document(&entry)).map_err(failed)?;
                        state.done += 1;
                    }
                    _ => state.failed += 1,
                }
                if (state.done + state.failed) % 1000 == 0 && !progress(state) {
                    return Ok(state);
                }
            }
        }
        writer.commit().map_err(failed)?;
        writer.wait_merging_threads().map_err(failed)?;
        new.write(folder)?;
        disk::sweep(folder, &new)?;
        progress(state);
        Ok(state)
    }
}

/// The key of a document.
fn key(segment: &SegmentReader, doc: u32) -> Option<Key> {
    let keys = segment.fast_fields().bytes("key").ok()??;
    let mut bytes = Vec::new();
    keys.ord_to_bytes(keys.ords().first(doc)?, &mut bytes).ok()?;
    let mut parts = bytes.splitn(3, |&byte| byte == 0).map(|part| String::from_utf8_lossy(part).into_owned());
    let (tenant, kind, id) = (parts.next()?, parts.next()?, parts.next()?);
    let kind = match kind.as_str() {
        "r" => DocumentKind::Resume,
        "j" => DocumentKind::Job,
        _ => return None,
    };
    Some(Scope::new(tenant, kind).key(id))
}
