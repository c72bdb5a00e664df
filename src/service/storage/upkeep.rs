//! What goes on in the background while a server runs: reading documents again that were read with another vocabulary,
//! deleting what is too old, and purging what was deleted.

use serde::Serialize;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;
use utoipa::ToSchema;

use super::{Result, Storage};
use crate::index::{Progress, Stats};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// What is kept up, and when.
#[derive(Clone, Debug)]
pub struct UpkeepSettings {
    /// By tenant, after how many days without being written a document is deleted.
    pub retention: Vec<(String, u32)>,
    /// How long after a purge the next one comes.
    pub every: Duration,
    /// Tells the milliseconds since 1970.
    pub now: fn() -> i64,
}

/// How the store is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StorageStatus {
    /// It stores and ranks.
    Ready,
    /// The same, while documents are read again that were read with another vocabulary.
    Rereading,
    /// Nothing can be stored. Matching works.
    Unavailable,
}

/// The reading of documents again that goes on, or was the last since the start.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LastRereading {
    pub(super) progress: Progress,
    pub(super) goes_on: bool,
}

impl Storage {
    pub(super) fn last_rereading(&self) -> LastRereading {
        *lock(&self.rereading)
    }

    /// How the store is, and how far reading documents again has come.
    pub fn status(&self) -> (StorageStatus, Option<Progress>) {
        let LastRereading { progress, goes_on } = self.last_rereading();
        match &self.store {
            None => (StorageStatus::Unavailable, None),
            Some(_) if goes_on => (StorageStatus::Rereading, Some(progress)),
            Some(_) => (StorageStatus::Ready, None),
        }
    }

    /// How much of a tenant's is stored.
    ///
    /// # Errors
    /// When there is no store or it cannot be read.
    pub fn stats(&self, tenant: &str) -> Result<Stats> {
        Ok(self.store()?.stats(tenant)?)
    }

    /// Deletes what is older than the tenants keep, and purges. Tells how much was deleted.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn tidy(&self, retention: &[(String, u32)], now: i64) -> Result<u64> {
        let store = self.store()?;
        let mut deleted = 0;
        for (tenant, days) in retention {
            deleted += store.purge_older_than(tenant, now.saturating_sub(i64::from(*days).saturating_mul(DAY)))?;
        }
        store.purge()?;
        Ok(deleted)
    }

    /// Reads documents again that were read with another vocabulary, until `go_on` says false.
    fn reread(&self, go_on: &dyn Fn() -> bool) {
        let Some(store) = &self.store else { return };
        match store.stale() {
            Ok(0) => return,
            Ok(total) => {
                tracing::info!(documents = total, "the vocabulary has changed; documents are read again");
                let progress = Progress { total, ..Progress::default() };
                *lock(&self.rereading) = LastRereading { progress, goes_on: true };
            }
            Err(error) => return tracing::error!(%error, "stored documents cannot be looked through"),
        }
        let done = store.reindex(&mut |progress| {
            lock(&self.rereading).progress = progress;
            go_on()
        });
        lock(&self.rereading).goes_on = false;
        match done {
            Ok(Progress { done, failed, .. }) => tracing::info!(done, failed, "documents have been read again"),
            Err(error) => tracing::error!(%error, "documents could not be read again; the next start goes on"),
        }
    }
}

/// The threads of the background. Dropping it ends them, and waits for that.
#[derive(Debug)]
pub struct Upkeep {
    ending: Arc<(Mutex<bool>, Condvar)>,
    threads: Vec<JoinHandle<()>>,
}

impl Upkeep {
    /// Starts the threads; none where there is no store.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(storage: &Arc<Storage>, settings: UpkeepSettings) -> io::Result<Self> {
        let mut upkeep = Self { ending: Arc::default(), threads: Vec::new() };
        if storage.store.is_none() {
            return Ok(upkeep);
        }
        let (ending, rereader) = (Arc::clone(&upkeep.ending), Arc::clone(storage));
        let reread = move || rereader.reread(&|| !*lock(&ending.0));
        upkeep.threads.push(Builder::new().name("rereading".to_owned()).spawn(reread)?);
        let (ending, storage) = (Arc::clone(&upkeep.ending), Arc::clone(storage));
        let tidy = move || {
            while !*lock(&ending.0) {
                match storage.tidy(&settings.retention, (settings.now)()) {
                    Ok(0) => {}
                    Ok(deleted) => tracing::info!(deleted, "documents past their time are deleted"),
                    Err(error) => tracing::error!(%error, "deleted documents could not be purged"),
                }
                let ended = lock(&ending.0);
                let waited = ending.1.wait_timeout_while(ended, settings.every, |ended| !*ended);
                drop(waited);
            }
        };
        upkeep.threads.push(Builder::new().name("purging".to_owned()).spawn(tidy)?);
        Ok(upkeep)
    }
}

impl Drop for Upkeep {
    fn drop(&mut self) {
        *lock(&self.ending.0) = true;
        self.ending.1.notify_all();
        for thread in self.threads.drain(..) {
            // A panic of the thread has been reported where it happened.
            let _ = thread.join();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{Condition, DocumentKind, IndexError, Scope};
    use crate::service::{Matcher, NewDocument, StorageError};
    use crate::vocabulary::SetFile;

    fn storage(folder: &std::path::Path) -> Storage {
        let keywords = "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"Kafka\"]";
        let file = SetFile {
            path: "keywords/all.toml".to_owned(),
            name: "keywords/all.toml".to_owned(),
            text: keywords.to_owned().into(),
            layer: 0,
        };
        Storage::open(Arc::new(Matcher::new(&[file]).unwrap()), folder).unwrap()
    }

    #[test]
    fn documents_past_their_tenants_time_are_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let storage = storage(folder.path());
        let scope = |tenant| Scope::new(tenant, DocumentKind::Resume);
        for (tenant, id, day) in [("acme", "old", 1), ("acme", "new", 9), ("brio", "old", 1)] {
            let document = NewDocument {
                id: id.to_owned(),
                text: "Kafka".to_owned(),
                source: None,
                tags: Vec::new(),
                metadata: serde_json::Map::new(),
                condition: Condition::Absent,
            };
            storage.put(&scope(tenant), document, day * DAY).unwrap();
        }
        assert_eq!(storage.tidy(&[("acme".to_owned(), 7)], 10 * DAY), Ok(1));
        let missing = StorageError::Index(IndexError::NotFound);
        assert_eq!(storage.get(&scope("acme"), "old").unwrap_err(), missing);
        assert!(storage.get(&scope("acme"), "new").is_ok() && storage.get(&scope("brio"), "old").is_ok());
        assert_eq!(storage.tidy(&[("acme".to_owned(), 7)], 10 * DAY), Ok(0));
    }

    #[test]
    fn the_threads_do_their_work_and_end() {
        let folder = tempfile::tempdir().unwrap();
        let storage = Arc::new(storage(folder.path()));
        let settings = UpkeepSettings { retention: Vec::new(), every: Duration::from_secs(3600), now: || 0 };
        drop(Upkeep::start(&storage, settings).unwrap());
        assert_eq!(storage.status(), (StorageStatus::Ready, None));
        assert_eq!(Arc::strong_count(&storage), 1, "no thread holds it any more");
    }
}
