//! Tells forms apart that differ in their capitals alone: `Swift` and `SWIFT`, `dbt` and `DBT`.

use std::ops::Range;

use super::near;
use crate::vocabulary::{Pattern, Vocabulary};

/// Which of the homographs at `place` is meant: the one whose capitals the text has, or most of them; yet where no `near`
/// phrase speaks for that, the one that one speaks for. Capitals are not always minded.
pub(super) fn meant(vocabulary: &Vocabulary, words: near::Words<'_>, place: Range<usize>, found: Pattern) -> Pattern {
    let (text, _, spans) = words;
    let nearest = vocabulary.spelled(found, &text[spans[place.start].0..spans[place.end - 1].1]);
    let near = |form: &&Pattern| near::stands(vocabulary, words, place.clone(), form.keyword);
    if near(&&nearest) {
        return nearest;
    }
    vocabulary.automaton().homographs(found).iter().find(near).copied().unwrap_or(nearest)
}
