//! The files: sweeping up, measuring, backing up and bringing back.

use serde::Serialize;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::TantivyStore;
use super::manifest::{self, Manifest, STAGING};
use super::writer::Control;
use crate::index::IndexError;
use crate::index::store::Result;

/// What the index of all tenants takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DiskStats {
    /// Documents.
    pub documents: u64,
    /// Deleted or replaced documents whose text is still on disk.
    pub deleted: u64,
    /// Parts that the index is in; they are merged as they grow.
    pub segments: u64,
    /// Bytes of all files.
    pub bytes: u64,
}

/// Removes what a process that was killed has left half done: nothing that the manifest does not name is needed.
pub(super) fn sweep(folder: &Path, manifest: &Manifest) -> Result<()> {
    let failed = |error: io::Error| IndexError::folder(folder, error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name == STAGING || (name.starts_with("index-") && name != manifest.index.as_str()) {
            fs::remove_dir_all(entry.path()).map_err(failed)?;
        } else if name == "manifest.new" {
            fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    // Drafts of Tantivy's own list of files, which it does not know of any more.
    let Ok(files) = fs::read_dir(manifest.index(folder)) else { return Ok(()) };
    for file in files {
        let file = file.map_err(failed)?;
        if file.file_name().to_string_lossy().starts_with(".tmp") {
            fs::remove_file(file.path()).map_err(failed)?;
        }
    }
    Ok(())
}

/// Links, or copies where that cannot be, all files of a folder into a new one.
pub(super) fn link(from: &Path, to: &Path) -> Result<()> {
    let linked = each_file(from, to, |from, to| fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ())));
    linked.map_err(|error| IndexError::write(to, error))
}

/// Copies all files of a folder into a new one, and makes them durable.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let copied = each_file(from, to, |from, to| {
        fs::copy(from, to)?;
        File::open(to)?.sync_all()
    });
    copied.and_then(|()| manifest::sync(to)).map_err(|error| IndexError::write(to, error))
}

fn each_file(from: &Path, to: &Path, take: impl Fn(&Path, &Path) -> io::Result<()>) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        // Locks say who has a folder open now.
        if entry.file_type()?.is_file() && !entry.file_name().to_string_lossy().ends_with(".lock") {
            take(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

impl TantivyStore {
    /// Copies the store, as it is between two commits, into a folder that is empty or not there. Writes wait only
    /// while the files are linked. What is purged later stays in the backup.
    ///
    /// # Errors
    /// When the folder is not empty or cannot be written. A backup that was not finished is no index.
    pub fn backup(&self, to: &Path) -> Result<()> {
        let _lock = manifest::lock(to)?;
        if Manifest::read(to)?.is_some() {
            return Err(IndexError::folder(to, "it holds an index already"));
        }
        let manifest = self.manifest.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        let staging = self.folder.join(STAGING);
        let failed = |error: io::Error| IndexError::write(&self.folder, error);
        if staging.exists() {
            fs::remove_dir_all(&staging).map_err(failed)?;
        }
        self.writer.control(Control::Link(staging.clone()))?;
        let copied = copy(&staging, &manifest.index(to));
        fs::remove_dir_all(&staging).map_err(failed)?;
        copied?;
        manifest.write(to)
    }

    /// What the index of all tenants takes.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn disk(&self) -> Result<DiskStats> {
        let searcher = self.reader.searcher();
        let mut stats = DiskStats { documents: searcher.num_docs(), ..DiskStats::default() };
        stats.segments = searcher.segment_readers().len() as u64;
        stats.deleted = searcher.segment_readers().iter().map(|segment| u64::from(segment.num_deleted_docs())).sum();
        let index = self.manifest.lock().unwrap_or_else(std::sync::PoisonError::into_inner).index(&self.folder);
        for entry in fs::read_dir(index).map_err(|error| IndexError::folder(&self.folder, error))? {
            // A file may be merged away in the meantime.
            stats.bytes += entry.and_then(|entry| entry.metadata()).map_or(0, |metadata| metadata.len());
        }
        Ok(stats)
    }
}

/// Brings a backup back into a folder that is empty or not there.
///
/// # Errors
/// When there is no backup, the folder is not empty, or it cannot be written.
pub fn restore(from: &Path, to: &Path) -> Result<()> {
    let backup = Manifest::read(from)?.ok_or_else(|| IndexError::NotAnIndex { path: from.to_path_buf() })?;
    let _lock = manifest::lock(to)?;
    if Manifest::read(to)?.is_some() {
        return Err(IndexError::folder(to, "it holds an index already"));
    }
    copy(&backup.index(from), &backup.index(to))?;
    backup.write(to)
}
