//! Keeps the best of many.

use std::cmp::Ordering;

/// Keeps the `keep` first in an order. Linear in what it is offered: it gathers twice as many, then drops the worse half.
#[derive(Clone, Debug)]
pub(super) struct Top<T, F> {
    keep: usize,
    found: Vec<T>,
    order: F,
    /// The last that is kept, once there are enough.
    last: Option<T>,
}

impl<T: Clone, F: Fn(&T, &T) -> Ordering> Top<T, F> {
    pub(super) fn new(keep: usize, order: F) -> Self {
        Self { keep, found: Vec::new(), order, last: None }
    }

    /// The last of those kept: whatever does not come before it need not be offered.
    pub(super) fn last(&self) -> Option<&T> {
        self.last.as_ref()
    }

    pub(super) fn offer(&mut self, item: T) {
        if self.last.as_ref().is_some_and(|last| (self.order)(&item, last).is_ge()) {
            return;
        }
        self.found.push(item);
        if self.found.len() >= 2 * self.keep {
            self.shrink();
        }
    }

    fn shrink(&mut self) {
        if let Some(at) = self.keep.checked_sub(1).filter(|&at| at < self.found.len()) {
            self.found.select_nth_unstable_by(at, &self.order);
            self.found.truncate(self.keep);
            self.last = self.found.last().cloned();
        }
    }

    /// Those kept, in any order.
    pub(super) fn into_unsorted(mut self) -> Vec<T> {
        self.shrink();
        self.found.truncate(self.keep);
        self.found
    }

    /// Those kept, in order.
    pub(super) fn into_sorted(mut self) -> Vec<T> {
        self.shrink();
        self.found.sort_unstable_by(&self.order);
        self.found.truncate(self.keep);
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_first_of_any_order() {
        for keep in [1, 2, 7, 100] {
            let mut top = Top::new(keep, u64::cmp);
            let mut all: Vec<u64> = (0..500_u64).map(|at| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 97).collect();
            all.iter().for_each(|&item| top.offer(item));
            all.sort_unstable();
            all.truncate(keep);
            let mut unsorted = top.clone().into_unsorted();
            unsorted.sort_unstable();
            assert_eq!(unsorted, all, "{keep}");
            assert_eq!(top.into_sorted(), all, "{keep}");
        }
    }
}
