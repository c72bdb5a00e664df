//! Tells forms apart that differ in their capitals alone: `Swift` and `SWIFT`, `Yarn` and `YARN`.

use std::iter;
use std::ops::Range;

use super::near;
use crate::vocabulary::{Pattern, Vocabulary};

/// Which of the forms that share the words at `place` is meant: the one whose capitals they have, or most of them; yet
/// where no `near` phrase speaks for that, the one that one speaks for. Capitals are not always minded.
pub(super) fn meant(vocabulary: &Vocabulary, words: near::Words<'_>, place: Range<usize>, found: Pattern) -> Pattern {
    let (text, _, spans) = words;
    let nearest = vocabulary.spelled(found, &text[spans[place.start].0..spans[place.end - 1].1]);
    let near = |form: &Pattern| near::stands(vocabulary, words, place.clone(), form.keyword);
    if near(&nearest) {
        return nearest;
    }
    let others = vocabulary.automaton().homographs(found);
    iter::once(&found).chain(others).copied().find(near).unwrap_or(nearest)
}
