//! Counts hits and misses, and makes precision, recall and F1 of them.

use std::fmt;

/// What was found, what should have been, and how much of each agrees with the other.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// How many were found.
    pub found: usize,
    /// How many of those are right.
    pub right: usize,
    /// How many should be found.
    pub wanted: usize,
    /// How many of those were.
    pub met: usize,
}

impl Tally {
    pub(crate) fn found(&mut self, right: bool) {
        self.found += 1;
        self.right += usize::from(right);
    }

    pub(crate) fn wanted(&mut self, met: bool) {
        self.wanted += 1;
        self.met += usize::from(met);
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.found += other.found;
        self.right += other.right;
        self.wanted += other.wanted;
        self.met += other.met;
    }
}

/// A share as a number from 0 to 1; 1 of nothing.
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (precision, recall) = (share(self.right, self.found), share(self.met, self.wanted));
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        write!(
            f,
            "precision {precision:.3} ({}/{})  recall {recall:.3} ({}/{})  F1 {f1:.3}",
            self.right, self.found, self.met, self.wanted
        )
    }
}
