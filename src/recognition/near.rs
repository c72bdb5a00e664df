//! Tells whether a `near` phrase of a keyword stands close by.

use memchr::{memchr, memrchr};
use std::ops::Range;

use crate::vocabulary::{KeywordId, Vocabulary, Word};

/// How many words away a `near` phrase may stand.
const NEAR: usize = 4;

/// How far that can be in bytes.
const NEAR_BYTES: usize = 160;

/// A text with its words and their byte spans.
pub(super) type Words<'a> = (&'a str, &'a [Word], &'a [(usize, usize)]);

/// Whether a `near` phrase of the keyword stands within a few words of those at `place`, on the same line.
pub(super) fn stands(
    vocabulary: &Vocabulary,
    (text, words, spans): Words<'_>,
    place: Range<usize>,
    keyword: KeywordId,
) -> bool {
    let mut phrases = vocabulary.near(keyword);
    if phrases.clone().next().is_none() {
        return false;
    }
    let (start, end) = (spans[place.start].0, spans[place.end - 1].1);
    // Some words reach no further, and a document of one line is not searched again and again.
    let window = |end: usize| (end..=end + 3).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let reach = window(start.saturating_sub(NEAR_BYTES)).min(start);
    let line_start = memrchr(b'\n', &text.as_bytes()[reach..start]).map_or(reach, |at| reach + at + 1);
    let reach = window((end + NEAR_BYTES).min(text.len()));
    let line_end = memchr(b'\n', &text.as_bytes()[end..reach]).map_or(reach, |at| end + at);
    let (mut from, mut left) = (place.start, NEAR);
    while from > 0 && left > 0 && spans[from - 1].0 >= line_start {
        from -= 1;
        left -= usize::from(!words[from].is_break());
    }
    let (mut to, mut left) = (place.end, NEAR);
    while to < words.len() && left > 0 && spans[to].1 <= line_end {
        left -= usize::from(!words[to].is_break());
        to += 1;
    }
    let (before, after) = (&words[from..place.start], &words[place.end..to]);
    // Most phrases begin with a word that stands nowhere near, as one bit for each word tells.
    let bit = |id: u32| 1_u64 << (id % u64::BITS);
    let around = before.iter().chain(after);
    let seen = around.fold((0, 0), |(spellings, stems), word| (spellings | bit(word.spelling), stems | bit(word.stem)));
    let may_stand = |word: &Word| bit(word.spelling) & seen.0 != 0 || bit(word.stem) & seen.1 != 0;
    phrases.any(|phrase| phrase.first().is_some_and(may_stand) && (holds(before, phrase) || holds(after, phrase)))
}

/// Whether `phrase` stands in `words`, inflected or not.
fn holds(words: &[Word], phrase: &[Word]) -> bool {
    let same =
        |(a, b): (&Word, &Word)| (a.spelling != 0 && a.spelling == b.spelling) || (a.stem != 0 && a.stem == b.stem);
    !phrase.is_empty() && words.windows(phrase.len()).any(|part| part.iter().zip(phrase).all(same))
}
