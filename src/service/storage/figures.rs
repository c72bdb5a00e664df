//! Figures of the store as a whole, for whoever watches over a server. None of them names a tenant.

use super::{Result, Storage, StorageError};
use crate::index::{Activity, DiskStats, Progress};

/// Figures of the store, of all tenants together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// What it takes.
    pub disk: DiskStats,
    /// What has been written since it was opened.
    pub activity: Activity,
    /// The reading of documents again that goes on, or was the last.
    pub rereading: Progress,
    /// Whether it goes on.
    pub is_rereading: bool,
}

impl Storage {
    /// Figures of the store.
    ///
    /// # Errors
    /// When there is none or it cannot be read.
    pub fn figures(&self) -> Result<Figures> {
        let store = self.store.as_ref().ok_or(StorageError::Unavailable)?;
        let last = self.last_rereading();
        Ok(Figures {
            disk: store.disk()?,
            activity: store.activity(),
            rereading: last.progress,
            is_rereading: last.goes_on,
        })
    }
}
