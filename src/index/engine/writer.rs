//! The one thread that writes. Changes that come in at about the same time share a commit, which costs some syncs of
//! the disk however many they are. Conditions are checked here, so nothing comes between a check and its write.

use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy, NoMergePolicy};
use tantivy::{Index, IndexReader, IndexWriter, Searcher, TantivyError};

use super::activity::{Activity, Tally};
use super::disk;
use super::entry::Entry;
use super::manifest;
use super::schema::Fields;
use super::segment;
use crate::index::evidence::Evidence;
use crate::index::store::{Condition, Head, Key, Put, Result};
use crate::index::{IndexError, bounds};

/// How long changes are gathered for one commit. A commit takes longer than that, so waiting hardly shows.
const WINDOW: Duration = Duration::from_millis(10);

/// More changes than these are not gathered.
const MOST_CHANGES: usize = 2000;

/// The memory of new documents before they go to disk, in bytes; Tantivy wants 15 MB at least.
const BUDGET: usize = 64_000_000;

/// So many segments of about one size are merged. Each costs a ranking its own look-ups, so fewer are better than the
/// library's eight, though every document is written more often.
const FEWEST_MERGED: usize = 4;

/// Segments in which more than this share is deleted are merged, though they be few.
const MOST_DELETED: f32 = 0.3;

/// One change of the store.
#[derive(Debug)]
pub(super) enum Change {
    /// Stores a document.
    Put { entry: Box<Entry>, condition: Condition },
    /// Stores a document with new evidence if it is still the one with this head.
    Refresh { entry: Box<Entry>, stored: Box<Head> },
    /// Deletes one.
    Delete { key: Key, condition: Condition },
}

impl Change {
    fn key(&self) -> &Key {
        match self {
            Self::Put { entry, .. } | Self::Refresh { entry, .. } => &entry.key,
            Self::Delete { key, .. } => key,
        }
    }
}

/// What a change did.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub key: Key,
    pub etag: String,
    pub created: bool,
    pub sketch: Option<u64>,
}

/// What else the writer can be asked for.
#[derive(Debug)]
pub(super) enum Control {
    /// To rewrite whatever holds deleted text.
    Purge,
    /// To link all files, as they are between two commits, into a folder.
    Link(PathBuf),
}

/// The change that a put asks for.
pub(super) fn put(put: Put, evidence: &Evidence, vocabulary: &str) -> Result<Change> {
    bounds::key(&put.key)?;
    let condition = put.condition.clone();
    Ok(Change::Put { entry: Box::new(Entry::of(put, evidence, vocabulary)?), condition })
}

enum Message {
    Apply(Vec<Change>, Sender<Vec<Result<Written>>>),
    Control(Control, Sender<Result<()>>),
}

/// The way to the writing thread. Dropping it ends the thread when it has done what it was sent.
pub(super) struct Writer {
    tally: Tally,
    sender: Option<Sender<Message>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(
        folder: &Path,
        files: PathBuf,
        index: Index,
        reader: IndexReader,
        fields: Fields,
    ) -> Result<Self> {
        let (folder_path, tally) = (folder.to_path_buf(), Tally::default());
        let mut worker =
            Worker { folder: folder_path, files, index, reader, fields, writer: None, tally: tally.clone() };
        worker.writer()?;
        let (sender, receiver) = channel();
        let thread = std::thread::Builder::new().name("index-writer".to_owned()).spawn(move || worker.run(&receiver));
        let thread = thread.map_err(|error| IndexError::folder(folder, error))?;
        Ok(Self { tally, sender: Some(sender), thread: Some(thread) })
    }

    /// Applies changes in order, and comes back when those that succeeded are durable and visible.
    pub(super) fn apply(&self, changes: Vec<Result<Change>>) -> Vec<Result<Written>> {
        let mut outcomes: Vec<Option<Result<Written>>> = Vec::with_capacity(changes.len());
        let mut sent = Vec::with_capacity(changes.len());
        for change in changes {
            match change {
                Ok(change) => {
                    sent.push(change);
                    outcomes.push(None);
                }
                Err(error) => outcomes.push(Some(Err(error))),
            }
        }
        let applied = if sent.is_empty() {
            Vec::new()
        } else {
            self.ask(|reply| Message::Apply(sent, reply)).unwrap_or_default()
        };
        let mut applied = applied.into_iter();
        let mut next = || applied.next().unwrap_or(Err(IndexError::Closed));
        outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(&mut next)).collect()
    }

    /// What has been done so far.
    pub(super) fn activity(&self) -> Activity {
        self.tally.now()
    }

    pub(super) fn control(&self, control: Control) -> Result<()> {
        self.ask(|reply| Message::Control(control, reply)).unwrap_or(Err(IndexError::Closed))
    }

    fn ask<T>(&self, message: impl FnOnce(Sender<T>) -> Message) -> Option<T> {
        let (reply, answer) = channel();
        self.sender.as_ref()?.send(message(reply)).ok()?;
        answer.recv().ok()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been reported where it happened.
            let _ = thread.join();
        }
    }
}

struct Worker {
    folder: PathBuf,
    /// Where the index's files are.
    files: PathBuf,
    index: Index,
    reader: IndexReader,
    fields: Fields,
    /// None after a failure, until the next change.
    writer: Option<IndexWriter>,
    tally: Tally,
}

impl Worker {
    fn run(mut self, receiver: &Receiver<Message>) {
        while let Ok(first) = receiver.recv() {
            let until = Instant::now() + WINDOW;
            let (mut changes, mut replies, mut control) = (Vec::new(), Vec::new(), None);
            let mut next = Ok(first);
            loop {
                match next {
                    Ok(Message::Apply(some, reply)) => {
                        replies.push((some.len(), reply));
                        changes.extend(some);
                    }
                    Ok(Message::Control(asked, reply)) => {
                        control = Some((asked, reply));
                        break;
                    }
                    Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
                }
                if changes.len() >= MOST_CHANGES {
                    break;
                }
                next = receiver.recv_timeout(until.saturating_duration_since(Instant::now()));
            }
            if !changes.is_empty() {
                let mut outcomes = self.apply(changes).into_iter();
                for (count, reply) in replies {
                    // Whoever asked may have gone.
                    let _ = reply.send(outcomes.by_ref().take(count).collect());
                }
            }
            if let Some((asked, reply)) = control {
                let done = match asked {
                    Control::Purge => self.purge(),
                    Control::Link(to) => self.link(&to),
                };
                let _ = reply.send(done);
            }
        }
        // Merges that are under way would go on behind the back of whoever opens the folder next.
        if let Some(Err(error)) = self.writer.take().map(IndexWriter::wait_merging_threads) {
            tracing::warn!(%error, "merging segments failed; nothing is lost, it will be tried again");
        }
    }

    /// The writer, a new one if the last has failed.
    fn writer(&mut self) -> Result<&mut IndexWriter> {
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => {
                let writer = self.new_writer()?;
                let mut policy = LogMergePolicy::default();
                policy.set_del_docs_ratio_before_merge(MOST_DELETED);
                policy.set_min_num_segments(FEWEST_MERGED);
                writer.set_merge_policy(Box::new(policy));
                // What a killed process or a failed write has left behind.
                let swept = writer.garbage_collect_files().wait();
                swept.map_err(|error| IndexError::write(&self.folder, error))?;
                writer
            }
        };
        Ok(self.writer.insert(writer))
    }

    fn new_writer(&self) -> Result<IndexWriter> {
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(BUDGET)
            // One thread makes one segment a commit, and the fewer segments the less there is to merge.
            .num_worker_threads(1)
            .num_merge_threads(2)
            .build();
        self.index.writer_with_options(options).map_err(|error| match error {
            TantivyError::LockFailure(..) => IndexError::Locked { path: self.folder.clone() },
            error => IndexError::write(&self.folder, error),
        })
    }

    fn apply(&mut self, changes: Vec<Change>) -> Vec<Result<Written>> {
        let mut outcomes = Vec::with_capacity(changes.len());
        match self.stage(changes, &mut outcomes) {
            Ok(()) => outcomes,
            Err(error) => {
                // Dropping the writer forgets what was not committed.
                self.writer = None;
                let failed = |outcome: Result<Written>| outcome.and(Err(error.clone()));
                outcomes.into_iter().map(failed).collect()
            }
        }
    }

    /// Hands changes to the index and commits. Every change has an outcome afterwards, whatever happens.
    fn stage(&mut self, changes: Vec<Change>, outcomes: &mut Vec<Result<Written>>) -> Result<()> {
        let (searcher, fields, folder) = (self.reader.searcher(), self.fields, self.folder.clone());
        let mut pending: FxHashMap<Key, Option<Head>> = FxHashMap::default();
        let mut failure = None;
        for change in changes {
            if let Some(error) = &failure {
                outcomes.push(Err(IndexError::clone(error)));
                continue;
            }
            let key = change.key().clone();
            let stored = match pending.get(&key) {
                Some(head) => Ok(head.clone()),
                None => stored(&searcher, fields, &folder, &key),
            };
            let outcome = stored.and_then(|stored| resolve(change, stored));
            outcomes.push(match outcome {
                Err(error) => Err(error),
                Ok((written, entry)) => {
                    pending.insert(key.clone(), entry.as_ref().map(|entry| entry.record.head.clone()));
                    let added = self.writer().and_then(|writer| {
                        writer.delete_term(fields.key_term(&key));
                        let add = |entry: Box<Entry>| writer.add_document(fields.document(&entry)).map(|_| ());
                        entry.map_or(Ok(()), add).map_err(|error| IndexError::write(&folder, error))
                    });
                    match added {
                        Ok(()) => Ok(written),
                        Err(error) => {
                            failure = Some(error.clone());
                            Err(error)
                        }
                    }
                }
            });
        }
        match failure {
            Some(error) => return Err(error),
            None if pending.is_empty() => return Ok(()),
            None => {}
        }
        let started = Instant::now();
        self.writer()?.commit().map_err(|error| IndexError::write(&folder, error))?;
        // Tantivy syncs its files, and the folder before the new state gets its name, but not after that.
        manifest::sync(&self.files).map_err(|error| IndexError::write(&folder, error))?;
        self.tally.note(|activity| activity.commits.add(started));
        self.reader.reload().map_err(|error| IndexError::damaged(&folder, error))
    }

    /// Rewrites every segment that has deleted documents, and removes the files that nothing needs.
    fn purge(&mut self) -> Result<()> {
        let started = Instant::now();
        let failed = |error: TantivyError| IndexError::write(&self.folder, error);
        if let Some(writer) = self.writer.take() {
            writer.wait_merging_threads().map_err(failed)?;
        }
        let mut writer = self.new_writer()?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for meta in self.index.searchable_segment_metas().map_err(failed)? {
            if meta.num_deleted_docs() > 0 {
                writer.merge(&[meta.id()]).wait().map_err(failed)?;
            }
        }
        self.reader.reload().map_err(failed)?;
        writer.garbage_collect_files().wait().map_err(failed)?;
        writer.wait_merging_threads().map_err(failed)?;
        self.tally.note(|activity| activity.purges.add(started));
        self.writer().map(|_| ())
    }

    fn link(&mut self, to: &Path) -> Result<()> {
        if let Some(writer) = self.writer.take() {
            writer.wait_merging_threads().map_err(|error| IndexError::write(&self.folder, error))?;
        }
        // Without a writer no file changes.
        let linked = disk::link(&self.files, to);
        self.writer()?;
        linked
    }
}

fn stored(searcher: &Searcher, fields: Fields, folder: &Path, key: &Key) -> Result<Option<Head>> {
    let damaged = |error: TantivyError| IndexError::damaged(folder, error);
    let Some(address) = segment::find(searcher, fields, key).map_err(damaged)? else { return Ok(None) };
    let document = searcher.doc(address).map_err(damaged)?;
    fields.head(&document).map(Some).ok_or_else(|| IndexError::damaged(folder, "a document has no head"))
}

/// What a change comes to, given what is stored: what to answer, and what to store, if anything.
fn resolve(change: Change, stored: Option<Head>) -> Result<(Written, Option<Box<Entry>>)> {
    let etag = stored.as_ref().map(|head| head.etag.clone());
    let conflict = || IndexError::Conflict { etag: etag.clone() };
    match change {
        Change::Put { mut entry, condition } => {
            if !condition.holds(etag.as_deref()) {
                return Err(conflict());
            }
            if let Some(stored) = &stored {
                entry.record.head.created = stored.created;
            }
            Ok((written(&entry, stored.is_none()), Some(entry)))
        }
        Change::Refresh { entry, stored: expected } => {
            if stored.as_ref() != Some(&*expected) {
                return Err(conflict());
            }
            Ok((written(&entry, false), Some(entry)))
        }
        Change::Delete { key, condition } => {
            let Some(etag) = &etag else { return Err(IndexError::NotFound) };
            if !condition.holds(Some(etag)) {
                return Err(conflict());
            }
            Ok((Written { key, etag: etag.clone(), created: false, sketch: None }, None))
        }
    }
}

fn written(entry: &Entry, created: bool) -> Written {
    Written { key: entry.key.clone(), etag: entry.record.head.etag.clone(), created, sketch: entry.sketch }
}
