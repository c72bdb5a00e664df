//! What the writer has done since the store was opened, for whoever watches over it.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often something was done, and how long all of it took together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// How often.
    pub count: u64,
    /// How long.
    pub time: Duration,
}

impl Effort {
    pub(super) fn add(&mut self, since: Instant) {
        self.count += 1;
        self.time += since.elapsed();
    }
}

/// What the writer has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Commits, with their syncs of the disk.
    pub commits: Effort,
    /// Purges.
    pub purges: Effort,
}

/// The same while it grows.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(Arc<Mutex<Activity>>);

impl Tally {
    pub(super) fn now(&self) -> Activity {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn note(&self, what: impl FnOnce(&mut Activity)) {
        what(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}
