//! A store in a Tantivy index on disk. The only place that knows Tantivy's index.
//!
//! Rankings walk the lists of documents of the index themselves, and add whole numbers. A Tantivy query with constant
//! scores would add them as `f32`, which has 24 bits: weights are billionths, so sums would be rounded, documents of
//! different scores tied and those of the same score parted by the order of adding.

mod activity;
mod disk;
mod duplicates;
mod entry;
mod ids;
mod jobs;
mod life;
mod manifest;
mod mask;
mod read;
mod resumes;
mod schema;
mod segment;
mod terms;
mod text;
mod top;
mod window;
mod writer;

pub use activity::{Activity, Effort};
pub use disk::{DiskStats, restore};
pub use life::{CheckReport, Progress};

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tantivy::directory::MmapDirectory;
use tantivy::schema::Schema;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexReader, IndexSettings, ReloadPolicy, Searcher};

use self::manifest::Manifest;
use self::schema::{ANALYZER, Fields, ScopedTokenizer};
use self::writer::{Change, Control, Writer};
use super::rank::{By, RankQuery, Ranking};
use super::store::{Condition, Filter, Key, Page, Put, Record, Result, Scope, Stats, Store, Stored};
use super::{Evidence, IndexError, Reader, bounds};

/// A store in a folder.
pub struct TantivyStore {
    folder: PathBuf,
    manifest: Mutex<Manifest>,
    fields: Fields,
    reader: IndexReader,
    documents: Arc<dyn Reader>,
    writer: Writer,
    /// Held as long as the store lives; the last to go.
    _lock: File,
}

/// A document that was read, ready to be written; or why it cannot be.
#[derive(Debug)]
pub struct Prepared(Result<Change>);

impl fmt::Debug for TantivyStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TantivyStore").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl TantivyStore {
    /// Opens the store in a folder, or makes one where there is nothing.
    ///
    /// # Errors
    /// When the folder cannot be used, another process has it, a newer version wrote it, or it is damaged.
    pub fn open(folder: &Path, documents: Arc<dyn Reader>) -> Result<Self> {
        let lock = manifest::lock(folder)?;
        let (schema, fields) = Fields::schema();
        let manifest = match Manifest::read(folder)? {
            Some(manifest) => manifest,
            None => {
                let manifest = Manifest::fresh(documents.vocabulary().digest());
                manifest.write(folder)?;
                manifest
            }
        };
        disk::sweep(folder, &manifest)?;
        let manifest = if manifest.is_fresh() { made(folder, &manifest, &schema)? } else { manifest };
        let index = open_index(folder, &manifest, &schema)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into();
        let reader: IndexReader = reader.map_err(|error| IndexError::damaged(folder, error))?;
        let writer = Writer::start(folder, manifest.index(folder), index, reader.clone(), fields)?;
        let manifest = Mutex::new(manifest);
        Ok(Self { folder: folder.to_path_buf(), manifest, fields, reader, documents, writer, _lock: lock })
    }

    /// Reads a document and makes it ready. That is most of the work of storing it, and any number of threads may do it.
    pub fn prepare(&self, put: Put) -> Prepared {
        let evidence = self.documents.evidence(put.key.scope.kind, &put.text);
        self.prepare_read(put, &evidence)
    }

    /// The same with evidence that was taken from the document before.
    pub fn prepare_read(&self, put: Put, evidence: &Evidence) -> Prepared {
        Prepared(writer::put(put, evidence, self.documents.vocabulary().digest()))
    }

    /// Stores documents that were made ready; each succeeds or fails by itself, in the order given.
    pub fn put_prepared(&self, documents: Vec<Prepared>) -> Vec<Result<Stored>> {
        let outcomes = self.writer.apply(documents.into_iter().map(|Prepared(change)| change).collect());
        let searcher = self.reader.searcher();
        let near = |stored: writer::Written| {
            let near = |sketch| duplicates::near(&searcher, self.fields, &stored.key, sketch);
            // The write stands even if the index is too damaged to look others up; reading it will tell.
            let near_duplicates = stored.sketch.map(near).transpose().ok().flatten().unwrap_or_default();
            Stored { etag: stored.etag, created: stored.created, near_duplicates }
        };
        outcomes.into_iter().map(|outcome| outcome.map(near)).collect()
    }

    /// What has been written since the store was opened.
    pub fn activity(&self) -> Activity {
        self.writer.activity()
    }

    fn view(&self) -> View<'_> {
        View { searcher: self.reader.searcher(), fields: self.fields, folder: &self.folder }
    }

    fn purge_all(&self) -> Result<()> {
        self.writer.control(Control::Purge)
    }
}

/// One state of the index, to read from.
struct View<'s> {
    searcher: Searcher,
    fields: Fields,
    folder: &'s Path,
}

impl View<'_> {
    fn damaged(&self, error: impl fmt::Display) -> IndexError {
        IndexError::damaged(self.folder, error)
    }
}

fn settings() -> IndexSettings {
    IndexSettings::default()
}

fn create(folder: &Path, schema: Schema) -> Result<Index> {
    std::fs::create_dir_all(folder).map_err(|error| IndexError::folder(folder, error))?;
    let directory = MmapDirectory::open(folder).map_err(|error| IndexError::folder(folder, error))?;
    let index = Index::create(directory, schema, settings()).map_err(|error| IndexError::folder(folder, error))?;
    Ok(with_analyzer(index))
}

/// Makes the index of a folder that has none yet.
fn made(folder: &Path, fresh: &Manifest, schema: &Schema) -> Result<Manifest> {
    let manifest = fresh.next(&fresh.vocabulary);
    create(&manifest.index(folder), schema.clone())?;
    manifest.write(folder)?;
    Ok(manifest)
}

fn open_index(folder: &Path, manifest: &Manifest, schema: &Schema) -> Result<Index> {
    let index = Index::open_in_dir(manifest.index(folder)).map_err(|error| IndexError::damaged(folder, error))?;
    if index.schema() != *schema {
        return Err(IndexError::damaged(folder, "its fields are not those of its format"));
    }
    Ok(with_analyzer(index))
}

fn with_analyzer(index: Index) -> Index {
    index.tokenizers().register(ANALYZER, TextAnalyzer::builder(ScopedTokenizer::default()).build());
    index
}

impl Store for TantivyStore {
    fn put_all(&self, puts: Vec<Put>) -> Vec<Result<Stored>> {
        self.put_prepared(puts.into_iter().map(|put| self.prepare(put)).collect())
    }

    fn delete(&self, key: &Key, condition: Condition) -> Result<()> {
        bounds::key(key)?;
        let outcome = self.writer.apply(vec![Ok(Change::Delete { key: key.clone(), condition })]).pop();
        outcome.unwrap_or(Err(IndexError::Closed)).map(|_| ())
    }

    fn get(&self, key: &Key) -> Result<Record> {
        bounds::key(key)?;
        self.view().get(key)?.ok_or(IndexError::NotFound)
    }

    fn list(&self, scope: &Scope, filter: &Filter, after: Option<&str>, limit: usize) -> Result<Page> {
        bounds::tenant(&scope.tenant)?;
        bounds::filter(filter)?;
        bounds::limit(limit)?;
        self.view().list(scope, filter, after, limit)
    }

    fn rank(&self, query: &RankQuery<'_>) -> Result<Ranking> {
        bounds::tenant(query.tenant)?;
        bounds::filter(&query.filter)?;
        bounds::limit(query.limit)?;
        let view = self.view();
        let vocabulary = self.documents.vocabulary();
        match query.by {
            By::Job(demand) => resumes::rank(&view, query, demand, vocabulary),
            By::Resume(showing) => jobs::rank(&view, query, showing, vocabulary),
        }
    }

    fn stats(&self, tenant: &str) -> Result<Stats> {
        bounds::tenant(tenant)?;
        self.view().stats(tenant, self.documents.vocabulary().digest())
    }

    fn purge(&self) -> Result<()> {
        self.purge_all()
    }

    fn purge_older_than(&self, tenant: &str, time: i64) -> Result<u64> {
        bounds::tenant(tenant)?;
        let old = self.view().older_than(tenant, time)?;
        let delete = |(key, etag): (Key, String)| Ok(Change::Delete { key, condition: Condition::Match(vec![etag]) });
        let mut deleted = 0;
        for outcome in self.writer.apply(old.into_iter().map(delete).collect()) {
            match outcome {
                Ok(_) => deleted += 1,
                // Written anew or deleted in the meantime.
                Err(IndexError::Conflict { .. } | IndexError::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        self.purge_all()?;
        Ok(deleted)
    }
}
