//! Stored documents, as the faces use them: the use cases over `index::Store`, bounded like those of matching.
//!
//! Where there is no store every use says so, and matching goes on without. Times are handed in. Nothing of a document
//! is logged.

mod figures;
mod ranking;
mod source;
mod upkeep;

pub use figures::Figures;
pub use ranking::{Lacking, RankBy, RankInput, Ranked};
pub use source::{source_file, source_format};
pub use upkeep::{StorageStatus, Upkeep, UpkeepSettings};

use serde_json::{Map, Value};
use std::path::Path;
use std::sync::{Arc, Mutex};

use self::upkeep::LastRereading;
use super::{Matcher, RequestError, readable};
use crate::index::{
    Condition, Filter, IndexError, Page, Prepared, Put, Record, Scope, SourceFile, Store, Stored, TantivyStore,
};

/// Why something could not be stored, found or ranked.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum StorageError {
    /// There is no store.
    #[error("this server stores nothing: start it with --data DIR, a folder that can be written; its log tells more")]
    Unavailable,
    /// The store refuses.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The id would name something else.
    #[error("\"{id}\" is a path of its own and cannot be an id; choose another")]
    ReservedId {
        /// The id.
        id: String,
    },
    /// A text or a role does not do.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// A keyword that must be met is not asked for.
    #[error("the job does not ask for \"{id}\"; name keywords that it asks for, by their ids")]
    NotAsked {
        /// Which of those named.
        index: usize,
        /// Its id.
        id: String,
    },
    /// The likeliest role was asked for, where each job would have its own.
    #[error("a ranking of jobs takes a role by its id; each of them would have a likeliest one of its own")]
    AutoForJobs,
}

/// What a use gives.
type Result<T> = std::result::Result<T, StorageError>;

/// Ids that would name a route: what is stored under them could not be asked for.
const RESERVED_IDS: [&str; 2] = ["bulk", "export"];

/// Whether a document may be stored under an id that has its form.
///
/// # Errors
/// When the id is reserved.
pub fn free_id(id: &str) -> Result<()> {
    if RESERVED_IDS.contains(&id) { Err(StorageError::ReservedId { id: id.to_owned() }) } else { Ok(()) }
}

/// A document to be stored.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// Its id.
    pub id: String,
    /// The text that will be read.
    pub text: String,
    /// The document as it came, where that is more than its text.
    pub source: Option<SourceFile>,
    /// Words to filter by.
    pub tags: Vec<String>,
    /// Whatever else is to be kept.
    pub metadata: Map<String, Value>,
    /// What must be so for it to be stored.
    pub condition: Condition,
}

/// The store of a server, if it has one.
#[derive(Debug)]
pub struct Storage {
    matcher: Arc<Matcher>,
    store: Option<TantivyStore>,
    /// The reading of documents again that goes on, or was the last.
    rereading: Mutex<LastRereading>,
}

impl Storage {
    /// Opens the store of a folder, or makes one where there is none.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn open(matcher: Arc<Matcher>, folder: &Path) -> std::result::Result<Self, IndexError> {
        let store = TantivyStore::open(folder, Arc::<Matcher>::clone(&matcher))?;
        Ok(Self { matcher, store: Some(store), rereading: Mutex::default() })
    }

    /// No store: every use says what to do.
    pub fn none(matcher: Arc<Matcher>) -> Self {
        Self { matcher, store: None, rereading: Mutex::default() }
    }

    fn store(&self) -> Result<&dyn Store> {
        self.store.as_ref().map(|store| store as &dyn Store).ok_or(StorageError::Unavailable)
    }

    /// Reads a document and makes it ready, which is most of the work of storing it; any number of threads may.
    ///
    /// # Errors
    /// When there is no store, its id is reserved or its text cannot be read. Other bounds are told when it is put.
    pub fn prepare(&self, scope: &Scope, document: NewDocument, now: i64) -> Result<Prepared> {
        let store = self.store.as_ref().ok_or(StorageError::Unavailable)?;
        free_id(&document.id)?;
        readable("text", &document.text)?;
        let NewDocument { id, text, source, tags, metadata, condition } = document;
        Ok(store.prepare(Put { source, tags, metadata, condition, ..Put::new(scope.key(id), text, now) }))
    }

    /// Stores documents that were made ready; each succeeds or fails by itself, in the order given.
    pub fn put_prepared(&self, documents: Vec<Prepared>) -> Vec<Result<Stored>> {
        match &self.store {
            Some(store) => store.put_prepared(documents).into_iter().map(|stored| Ok(stored?)).collect(),
            None => documents.iter().map(|_| Err(StorageError::Unavailable)).collect(),
        }
    }

    /// Stores a document.
    ///
    /// # Errors
    /// When its text cannot be read, it is out of bounds, its condition does not hold, or it cannot be written.
    pub fn put(&self, scope: &Scope, document: NewDocument, now: i64) -> Result<Stored> {
        let prepared = self.prepare(scope, document, now)?;
        self.put_prepared(vec![prepared]).pop().unwrap_or(Err(IndexError::Closed.into()))
    }

    /// The document with this id.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn get(&self, scope: &Scope, id: &str) -> Result<Record> {
        Ok(self.store()?.get(&scope.key(id))?)
    }

    /// Deletes a document.
    ///
    /// # Errors
    /// When there is none, the condition does not hold, or it cannot be written.
    pub fn delete(&self, scope: &Scope, id: &str, condition: Condition) -> Result<()> {
        Ok(self.store()?.delete(&scope.key(id), condition)?)
    }

    /// Documents in the order of their ids, from behind an id on.
    ///
    /// # Errors
    /// When the filter is out of bounds or the store cannot be read.
    pub fn list(&self, scope: &Scope, filter: &Filter, after: Option<&str>, limit: usize) -> Result<Page> {
        Ok(self.store()?.list(scope, filter, after, limit)?)
    }

    /// Hands out every document in the order of the ids, until `each` says false.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn export(&self, scope: &Scope, each: &mut dyn FnMut(Record) -> bool) -> Result<()> {
        Ok(self.store()?.export(scope, None, each)?)
    }

    /// Rewrites what holds deleted text, so that no file has it any more.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn purge(&self) -> Result<()> {
        Ok(self.store()?.purge()?)
    }

    /// Whether there is a store at all.
    ///
    /// # Errors
    /// When there is none.
    pub fn available(&self) -> Result<()> {
        self.store().map(|_| ())
    }

    /// Whether a document was read with another vocabulary than the present one.
    pub fn is_stale(&self, vocabulary: &str) -> bool {
        vocabulary != self.matcher.vocabulary().digest()
    }
}
