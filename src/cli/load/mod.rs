//! `rolecall load`: reads files on all cores, and stores them in the order in which they were named.
//!
//! One thread stores a chunk while the others read the next. A document that cannot be read or stored is told and
//! does not stop the rest.

mod items;
mod lines;
mod summary;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::panic::resume_unwind;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, sync_channel};

use self::items::{Item, Items, Loaded};
use self::summary::Summary;
use super::args::{Format, SetArguments};
use super::data::{data_dir, failure, open};
use super::store_args::LoadArguments;
use super::{BAD_USE, Failure, print, print_json, tell};
use crate::clock::now;
use crate::index::{IndexError, Prepared, Put, Result as Stored, Scope, TantivyStore};
use crate::parallel::{cores, in_parallel};
use crate::service::free_id;

/// How many documents share a commit: enough that it costs little beside reading them.
const CHUNK: usize = 500;

/// The most bytes of a chunk, since files may be large; two chunks or three are in memory.
const CHUNK_BYTES: u64 = 32 * 1024 * 1024;

/// A document that can be stored, and where it came from.
struct Loadable {
    origin: String,
    id: String,
    document: Prepared,
}

/// A chunk: what can be stored, what cannot and why, and how many bytes were read for it.
#[derive(Default)]
struct Chunk {
    loadable: Vec<Loadable>,
    faults: Vec<String>,
    bytes: u64,
}

pub(super) fn load(sets: &SetArguments, options: &LoadArguments) -> Result<ExitCode, Failure> {
    let folder = data_dir(options.data.data.as_deref())?;
    let mut items = Items::of(&options.files);
    let bar = progress_bar(items.bytes());
    let (store, _) = open(sets, &folder)?;
    let scope = Scope::new(&options.tenant.tenant, options.documents.kind());
    let mut summary = Summary::new();
    let stopped = std::thread::scope(|threads| {
        // One chunk may wait while another is stored.
        let (sender, receiver) = sync_channel(1);
        let storing = threads.spawn(|| store_all(&store, receiver, &mut summary, &bar));
        loop {
            let (chunk, bytes) = items.next_chunk(CHUNK, CHUNK_BYTES);
            if chunk.is_empty() {
                break;
            }
            let mut chunk = prepared(chunk, &store, &scope, options);
            chunk.bytes = bytes;
            // It has stopped when the disk is full, say.
            if sender.send(chunk).is_err() {
                break;
            }
        }
        drop(sender);
        storing.join().unwrap_or_else(|panic| resume_unwind(panic))
    });
    bar.finish_and_clear();
    match options.format {
        Format::Text => print(&summary.text(options.documents, &folder))?,
        Format::Json => print_json(&summary)?,
    };
    match stopped {
        Some(error) => Err(failure(error)),
        None if summary.failed > 0 => Ok(ExitCode::from(BAD_USE)),
        None => Ok(ExitCode::SUCCESS),
    }
}

/// A bar on standard error, if that is a terminal.
fn progress_bar(bytes: Option<u64>) -> ProgressBar {
    let (bar, template) = match bytes {
        Some(bytes) => (ProgressBar::new(bytes), "{bar:30} {bytes} of {total_bytes}, {msg} ({eta} to go)"),
        None => (ProgressBar::no_length(), "{spinner} {bytes}, {msg}"),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    // The templates are ours, so they are right; without one it draws its own.
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

/// Reads the documents of a chunk on all cores, and keeps their order.
fn prepared(items: Vec<Item>, store: &TantivyStore, scope: &Scope, options: &LoadArguments) -> Chunk {
    let time = now();
    let all = in_parallel(items, cores(), |item| prepare(item, store, scope, options, time));
    let mut chunk = Chunk::default();
    for one in all {
        match one {
            Ok(one) => chunk.loadable.push(one),
            Err(fault) => chunk.faults.push(fault),
        }
    }
    chunk
}

fn prepare(
    item: Item,
    store: &TantivyStore,
    scope: &Scope,
    options: &LoadArguments,
    time: i64,
) -> Result<Loadable, String> {
    let origin = item.origin.clone();
    let Loaded { id, text, source, mut tags, metadata } = item.load(options.documents.purpose())?;
    free_id(&id).map_err(|error| format!("{origin}: {error}"))?;
    for tag in &options.tag {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    let put = Put { source, tags, metadata, ..Put::new(scope.key(id.as_str()), text, time) };
    Ok(Loadable { origin, id, document: store.prepare(put) })
}

/// Stores chunks as they come. Gives back why it stopped early, if it did.
fn store_all(
    store: &TantivyStore,
    chunks: Receiver<Chunk>,
    summary: &mut Summary,
    bar: &ProgressBar,
) -> Option<IndexError> {
    for chunk in chunks {
        for fault in chunk.faults {
            fail(summary, bar, fault);
        }
        let mut origins = Vec::with_capacity(chunk.loadable.len());
        let mut puts = Vec::with_capacity(chunk.loadable.len());
        for Loadable { origin, id, document } in chunk.loadable {
            // Two files of one name in two folders would replace one another, and one be lost.
            if let Some(first) = summary.claim(&id, &origin) {
                fail(summary, bar, format!("{origin}: its id \"{id}\" is that of {first} already; rename one of them"));
                continue;
            }
            origins.push((id, origin));
            puts.push(document);
        }
        let outcomes = store.put_prepared(puts);
        if let Some(error) = stored(outcomes, &origins, summary, bar) {
            return Some(error);
        }
        bar.inc(chunk.bytes);
        bar.set_message(format!("{} documents", summary.stored()));
    }
    None
}

fn stored(
    outcomes: Vec<Stored<crate::index::Stored>>,
    origins: &[(String, String)],
    summary: &mut Summary,
    bar: &ProgressBar,
) -> Option<IndexError> {
    for (at, (outcome, (id, origin))) in outcomes.into_iter().zip(origins).enumerate() {
        match outcome {
            Ok(stored) => summary.add(id, &stored, &origins[at + 1..]),
            Err(error @ IndexError::Invalid { .. }) => fail(summary, bar, format!("{origin}: {error}")),
            // The others would fail as well.
            Err(error) => return Some(error),
        }
    }
    None
}

/// Tells of a document that could not be stored.
fn fail(summary: &mut Summary, bar: &ProgressBar, fault: String) {
    bar.suspend(|| tell(&format!("rolecall: {fault}\n")));
    summary.fail(fault);
}
