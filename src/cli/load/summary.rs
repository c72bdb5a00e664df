//! What a load did.

use rustc_hash::FxHashMap;
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;

use crate::cli::curate::counted;
use crate::cli::store_args::Documents;
use crate::index::Stored;

/// How many faults and near-duplicates are kept for the end; each fault has been told before.
const MOST_KEPT: usize = 1000;

/// How many near-duplicates a text names.
const MOST_NAMED: usize = 10;

/// A document that is nearly the same as others.
#[derive(Debug, Serialize)]
struct Near {
    id: String,
    like: Vec<String>,
}

/// Counts of a load.
#[derive(Debug, Default, Serialize)]
pub(super) struct Summary {
    pub(super) added: u64,
    pub(super) replaced: u64,
    pub(super) failed: u64,
    /// How many documents are nearly the same as one stored before them.
    nearly_the_same: u64,
    /// The first of them.
    near_duplicates: Vec<Near>,
    /// The first faults.
    faults: Vec<String>,
    /// Where each id came from.
    #[serde(skip)]
    seen: FxHashMap<String, String>,
}

impl Summary {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Notes that an id is taken; tells by what, if it was before.
    pub(super) fn claim(&mut self, id: &str, origin: &str) -> Option<String> {
        if let Some(first) = self.seen.get(id) {
            return Some(first.clone());
        }
        self.seen.insert(id.to_owned(), origin.to_owned());
        None
    }

    pub(super) fn stored(&self) -> u64 {
        self.added + self.replaced
    }

    /// Counts a stored document. `later` are those that share its commit and come behind it: of two that are nearly
    /// the same, the second is told.
    pub(super) fn add(&mut self, id: &str, stored: &Stored, later: &[(String, String)]) {
        if stored.created {
            self.added += 1;
        } else {
            self.replaced += 1;
        }
        let is_later = |near: &String| later.iter().any(|(id, _)| id == near);
        let like: Vec<String> = stored.near_duplicates.iter().filter(|near| !is_later(near)).cloned().collect();
        if like.is_empty() {
            return;
        }
        self.nearly_the_same += 1;
        if self.near_duplicates.len() < MOST_KEPT {
            self.near_duplicates.push(Near { id: id.to_owned(), like });
        }
    }

    pub(super) fn fail(&mut self, fault: String) {
        self.failed += 1;
        if self.faults.len() < MOST_KEPT {
            self.faults.push(fault);
        }
    }

    pub(super) fn text(&self, documents: Documents, folder: &Path) -> String {
        let noun = match documents {
            Documents::Resumes => "résumé",
            Documents::Jobs => "job",
        };
        let mut out = format!(
            "{} added, {} replaced, {} failed; stored in {}\n",
            counted(self.added as usize, noun),
            self.replaced,
            self.failed,
            folder.display()
        );
        if self.nearly_the_same > 0 {
            let _ = writeln!(out, "{} nearly the same as another, all stored:", self.nearly_the_same);
        }
        for near in self.near_duplicates.iter().take(MOST_NAMED) {
            let _ = writeln!(out, "  {} is like {}", near.id, near.like.join(", "));
        }
        let more = self.nearly_the_same.saturating_sub(MOST_NAMED as u64);
        if more > 0 {
            let _ = writeln!(out, "  … and {more} more");
        }
        out
    }
}
