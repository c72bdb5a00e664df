//! Which of the labelled spans name a product, a language or a tool; chosen once, by hand.

use std::collections::HashSet;

/// The normal texts of the spans that name a technology.
pub(crate) fn named() -> HashSet<&'static str> {
    include_str!("named.txt").lines().filter(|line| !line.is_empty()).collect()
}
