//! The folder: a manifest that says what is in it, a lock that keeps a second process out, and the index itself.
//!
//! The manifest names the folder of the index, so that a rebuilt index takes the place of the old one in one rename.

use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::schema::FORMAT;
use crate::index::IndexError;
use crate::index::store::Result;

const MANIFEST: &str = "manifest.json";
const LOCK: &str = "lock";
const DRAFT: &str = "manifest.new";
/// The index of a folder in which none has been made yet.
const NONE: &str = "index-0";
/// Where a backup gathers files before it copies them.
pub(super) const STAGING: &str = "staging";

/// What the folder holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The format of the index.
    pub format: u32,
    /// The digest of the vocabulary that all documents were last read with.
    pub vocabulary: String,
    /// The index's folder.
    pub index: String,
}

impl Manifest {
    /// The manifest of a folder; `None` where there is none because it is empty.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(MANIFEST);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let entries = fs::read_dir(folder).map_err(|error| IndexError::folder(folder, error))?;
                let others =
                    entries.flatten().filter(|entry| entry.file_name() != LOCK && entry.file_name() != DRAFT).count();
                return match others {
                    0 => Ok(None),
                    _ => Err(IndexError::NotAnIndex { path: folder.to_path_buf() }),
                };
            }
            Err(error) => return Err(IndexError::folder(&path, error)),
        };
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        // The format first: a newer one may have other fields.
        let damaged = |error: serde_json::Error| IndexError::damaged(&path, error);
        let Format { format } = serde_json::from_slice(&bytes).map_err(damaged)?;
        if format > FORMAT {
            return Err(IndexError::Newer { path: folder.to_path_buf(), found: format, known: FORMAT });
        }
        serde_json::from_slice(&bytes).map(Some).map_err(damaged)
    }

    /// Puts this manifest in the place of the folder's in one step.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let (path, draft) = (folder.join(MANIFEST), folder.join(DRAFT));
        let write = || {
            let mut file = File::create(&draft)?;
            file.write_all(&serde_json::to_vec_pretty(self)?)?;
            file.sync_all()?;
            fs::rename(&draft, &path)?;
            sync(folder)
        };
        write().map_err(|error: std::io::Error| IndexError::write(folder, error))
    }

    /// The manifest of a folder in which no index has been made yet. It is written first: a folder in which the making
    /// was cut short is then not taken for one that has lost its manifest.
    pub(super) fn fresh(vocabulary: &str) -> Self {
        Self { format: FORMAT, vocabulary: vocabulary.to_owned(), index: NONE.to_owned() }
    }

    pub(super) fn is_fresh(&self) -> bool {
        self.index == NONE
    }

    /// The manifest with an index of another name.
    pub(super) fn next(&self, vocabulary: &str) -> Self {
        let number = self.index.rsplit('-').next().and_then(|number| number.parse::<u64>().ok()).unwrap_or(0);
        Self { format: FORMAT, vocabulary: vocabulary.to_owned(), index: format!("index-{}", number + 1) }
    }

    pub(super) fn index(&self, folder: &Path) -> PathBuf {
        folder.join(&self.index)
    }
}

/// Makes the entries of a folder durable.
pub(super) fn sync(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Makes the folder if need be, and keeps every other process out as long as the file lives.
pub(super) fn lock(folder: &Path) -> Result<File> {
    fs::create_dir_all(folder).map_err(|error| IndexError::folder(folder, error))?;
    let open = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join(LOCK));
    let file = open.map_err(|error| IndexError::folder(folder, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(IndexError::Locked { path: folder.to_path_buf() }),
        Err(TryLockError::Error(error)) => Err(IndexError::folder(folder, error)),
    }
}
