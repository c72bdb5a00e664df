//! What can go wrong with stored documents, in words that tell what to do. Never repeats a document.

use std::fmt::Display;
use std::path::{Path, PathBuf};

/// Why something could not be stored, found or ranked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// The folder cannot be used.
    #[error("cannot use the folder {}: {reason}; give one that exists or can be made, on a disk that can be written", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// Another process has it open.
    #[error("{} is in use by another process; stop that one, or give another folder", path.display())]
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// A newer version wrote it.
    #[error(
        "{} was written by a newer version (format {found}; this one knows up to {known}); use that version, or restore a backup made by this one",
        path.display()
    )]
    Newer {
        /// The folder.
        path: PathBuf,
        /// The format found.
        found: u32,
        /// The newest format that is known.
        known: u32,
    },
    /// The folder holds other things.
    #[error("{} holds files but no index; give an empty folder, or one that an index was made in", path.display())]
    NotAnIndex {
        /// The folder.
        path: PathBuf,
    },
    /// What is on disk cannot be read.
    #[error("{} is damaged: {reason}; check the index, then rebuild it or restore a backup", path.display())]
    Damaged {
        /// The folder.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// A write did not reach the disk.
    #[error("cannot write to {}: {reason}; nothing of this write was kept: see that the disk has room and can be written, then send it again", path.display())]
    Write {
        /// The folder.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// A part of a request is out of bounds.
    #[error("{field}: {message}")]
    Invalid {
        /// Which part.
        field: &'static str,
        /// What is wrong and what to do.
        message: String,
    },
    /// There is no such document of this tenant.
    #[error("there is no such document; list those that there are")]
    NotFound,
    /// The document is not the one that the caller expected.
    #[error("the document has changed, or its being there is not what the condition says; get it and decide anew")]
    Conflict {
        /// The ETag of the one that is stored now, if one is.
        etag: Option<String>,
    },
    /// The store has been closed, or its writer has ended.
    #[error("the store is closed; open it again")]
    Closed,
}

impl IndexError {
    pub(super) fn folder(path: &Path, reason: impl Display) -> Self {
        Self::Folder { path: path.to_path_buf(), reason: reason.to_string() }
    }

    pub(super) fn damaged(path: &Path, reason: impl Display) -> Self {
        Self::Damaged { path: path.to_path_buf(), reason: reason.to_string() }
    }

    pub(super) fn write(path: &Path, reason: impl Display) -> Self {
        Self::Write { path: path.to_path_buf(), reason: reason.to_string() }
    }

    pub(super) fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid { field, message: message.into() }
    }
}
