//! The trait behind which an engine sits, and what goes in and out of it.
//!
//! Every call names a tenant. What belongs to another is not found, never refused: a caller learns nothing of it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::error::IndexError;
use super::rank::{RankQuery, Ranking};

/// What can go wrong, or the result.
pub type Result<T> = std::result::Result<T, IndexError>;

/// Which of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// A résumé.
    Resume,
    /// A job posting.
    Job,
}

impl DocumentKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Resume, Self::Job];
}

/// The documents of one kind of one tenant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scope {
    /// Whose.
    pub tenant: String,
    /// Of which kind.
    pub kind: DocumentKind,
}

impl Scope {
    /// The scope of a tenant's documents of a kind.
    pub fn new(tenant: impl Into<String>, kind: DocumentKind) -> Self {
        Self { tenant: tenant.into(), kind }
    }

    /// The document with this id in it.
    pub fn key(&self, id: impl Into<String>) -> Key {
        Key { scope: self.clone(), id: id.into() }
    }
}

/// What names one document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Where.
    pub scope: Scope,
    /// Its id.
    pub id: String,
}

/// The document as it came, where that is more than its text: a file, or JSON of some schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A document to be stored.
#[derive(Clone, Debug)]
pub struct Put {
    /// Its name. A document that has it already is replaced.
    pub key: Key,
    /// Its text.
    pub text: String,
    /// What the text was taken from.
    pub source: Option<SourceFile>,
    /// Words to filter by.
    pub tags: Vec<String>,
    /// Whatever else the caller wants kept; its plain values can be filtered by.
    pub metadata: Map<String, Value>,
    /// The time of writing, in milliseconds since 1970. The store has no clock.
    pub time: i64,
    /// What must be so for it to be stored.
    pub condition: Condition,
}

impl Put {
    /// A document with nothing but its text.
    pub fn new(key: Key, text: impl Into<String>, time: i64) -> Self {
        Self {
            key,
            text: text.into(),
            source: None,
            tags: Vec::new(),
            metadata: Map::new(),
            time,
            condition: Condition::Any,
        }
    }
}

/// What must be so for a write to happen; HTTP's If-Match and If-None-Match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Condition {
    /// Nothing.
    #[default]
    Any,
    /// The document is there.
    Exists,
    /// It is not.
    Absent,
    /// It is there with one of these ETags.
    Match(Vec<String>),
}

impl Condition {
    /// Whether it holds for what is stored under the key.
    pub fn holds(&self, stored: Option<&str>) -> bool {
        match self {
            Self::Any => true,
            Self::Exists => stored.is_some(),
            Self::Absent => stored.is_none(),
            Self::Match(tags) => stored.is_some_and(|stored| tags.iter().any(|tag| tag == stored)),
        }
    }
}

/// All of a stored document but its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Its id.
    pub id: String,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// Its metadata.
    pub metadata: Map<String, Value>,
    /// When it was first stored.
    pub created: i64,
    /// When it was last stored.
    pub updated: i64,
    /// A digest of its content: the same content has the same.
    pub etag: String,
    /// The digest of the vocabulary that it was read with.
    pub vocabulary: String,
}

/// A stored document.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// All but the text.
    pub head: Head,
    /// Its text.
    pub text: String,
    /// What the text was taken from.
    pub source: Option<SourceFile>,
}

/// An acknowledged write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The content's ETag.
    pub etag: String,
    /// Whether there was none under the key before.
    pub created: bool,
    /// Ids of documents of the scope that are nearly the same, sorted.
    pub near_duplicates: Vec<String>,
}

/// Which documents of a scope are looked at. All conditions must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Tags that a document must have, all of them.
    pub tags: Vec<String>,
    /// Metadata that it must have: plain values by name.
    pub metadata: Map<String, Value>,
    /// The only ids that count, if given.
    pub ids: Option<Vec<String>>,
}

/// A stretch of a list in the order of the ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The documents.
    pub heads: Vec<Head>,
    /// The id to go on behind, when there are more.
    pub next: Option<String>,
}

/// How much of a tenant's is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Résumés.
    pub resumes: u64,
    /// Jobs.
    pub jobs: u64,
    /// Documents of either kind that were read with another vocabulary and wait for being read again.
    pub stale: u64,
}

/// Keeps documents and ranks them. Safe to share between threads.
pub trait Store: Send + Sync {
    /// Stores a document, in the place of the one that has its key. Comes back when it is durable and visible.
    ///
    /// # Errors
    /// When it is out of bounds, its condition does not hold, or it cannot be written. Then nothing has changed.
    fn put(&self, put: Put) -> Result<Stored> {
        self.put_all(vec![put]).pop().unwrap_or(Err(IndexError::Closed))
    }

    /// Stores many at once; each succeeds or fails by itself, in the order given.
    fn put_all(&self, puts: Vec<Put>) -> Vec<Result<Stored>>;

    /// Deletes a document. It is invisible when this comes back, and gone from the disk after [`Store::purge`].
    ///
    /// # Errors
    /// When there is none, the condition does not hold, or it cannot be written.
    fn delete(&self, key: &Key, condition: Condition) -> Result<()>;

    /// The document with this key.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    fn get(&self, key: &Key) -> Result<Record>;

    /// Documents of a scope in the order of their ids, from behind an id on.
    ///
    /// # Errors
    /// When the filter is out of bounds or the store cannot be read.
    fn list(&self, scope: &Scope, filter: &Filter, after: Option<&str>, limit: usize) -> Result<Page>;

    /// Ranks documents.
    ///
    /// # Errors
    /// When the query is out of bounds or the store cannot be read.
    fn rank(&self, query: &RankQuery<'_>) -> Result<Ranking>;

    /// How much of a tenant's is stored.
    ///
    /// # Errors
    /// When the tenant's name is out of bounds or the store cannot be read.
    fn stats(&self, tenant: &str) -> Result<Stats>;

    /// Rewrites what holds deleted text, of whatever tenant, so that no file has it any more.
    ///
    /// # Errors
    /// When it cannot be written. What is stored stays as it is.
    fn purge(&self) -> Result<()>;

    /// Deletes a tenant's documents that were last written before a time, and purges. Tells how many there were.
    ///
    /// # Errors
    /// As for deleting and purging.
    fn purge_older_than(&self, tenant: &str, time: i64) -> Result<u64>;

    /// Hands out every document of a scope in the order of the ids, until `each` says false.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn export(&self, scope: &Scope, after: Option<&str>, each: &mut dyn FnMut(Record) -> bool) -> Result<()> {
        let mut after = after.map(str::to_owned);
        loop {
            let page = self.list(scope, &Filter::default(), after.as_deref(), EXPORT_PAGE)?;
            for head in page.heads {
                match self.get(&scope.key(head.id)) {
                    Ok(record) => {
                        if !each(record) {
                            return Ok(());
                        }
                    }
                    // Deleted in the meantime.
                    Err(IndexError::NotFound) => {}
                    Err(error) => return Err(error),
                }
            }
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(()),
            }
        }
    }
}

/// How many documents an export lists at a time; enough to make listing cheap, few enough to hold.
const EXPORT_PAGE: usize = 500;
