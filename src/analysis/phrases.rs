//! Finds the phrases of a fixed list where a word begins, whatever the case of their ASCII letters. A step costs the same
//! however many phrases there are, and words that begin no phrase are passed over at a look.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, BuildError, MatchKind};
use std::fmt;

use super::bytes::{BLOCK, HIGH, ONES, block, letters_and_digits};

/// So many bits tell first words apart.
const HEAD_BITS: u32 = 14;

/// A list of phrases.
pub(crate) struct Phrases {
    automaton: NFA,
    /// By the hash of a first word: whether a phrase begins with it.
    heads: Box<[u64]>,
}

impl fmt::Debug for Phrases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phrases").field("automaton", &self.automaton).finish_non_exhaustive()
    }
}

impl Phrases {
    /// Compiles the phrases; none is empty. Those that begin with neither a letter nor a digit are found only where the
    /// caller looks for them, for [`starts`] does not tell of such places.
    ///
    /// # Errors
    /// When they are too many for one automaton.
    pub(crate) fn new(phrases: &[impl AsRef<str>]) -> Result<Self, BuildError> {
        let automaton = NFA::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(phrases.iter().map(AsRef::as_ref))?;
        let mut heads = vec![0; 1 << (HEAD_BITS - 6)].into_boxed_slice();
        for phrase in phrases {
            let bit = head(phrase.as_ref().as_bytes());
            heads[bit >> 6] |= 1 << (bit & 63);
        }
        Ok(Self { automaton, heads })
    }

    /// The longest phrase that begins at `at` and behind which a word may end, as `ends` tells: where it ends, and its
    /// place in the list. That a word begins at `at` is for the caller to know.
    #[inline]
    pub(crate) fn longest(&self, text: &[u8], at: usize, ends: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        let bit = head(&text[at..]);
        if self.heads[bit >> 6] >> (bit & 63) & 1 == 0 { None } else { self.follow(text, at, ends) }
    }

    #[inline(never)]
    fn follow(&self, text: &[u8], at: usize, ends: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        let automaton = &self.automaton;
        let mut state = automaton.start_state(Anchored::Yes).ok()?;
        let mut longest = None;
        for (read, &byte) in text[at..].iter().enumerate() {
            state = automaton.next_state(Anchored::Yes, state, byte);
            if automaton.is_special(state) {
                if automaton.is_dead(state) {
                    break;
                }
                let end = at + read + 1;
                // Phrases that what was read only ends with are among the matches, behind one that it is.
                if automaton.is_match(state)
                    && let phrase = automaton.match_pattern(state, 0)
                    && automaton.pattern_len(phrase) == read + 1
                    && ends(end)
                {
                    longest = Some((end, phrase.as_usize()));
                }
            }
        }
        longest
    }
}

/// Where words may begin: at ASCII letters and digits and at the first bytes of other characters, with no ASCII letter or
/// digit right before them.
pub(crate) fn starts(text: &[u8]) -> Starts<'_> {
    Starts { text, next: 0, starts: 0, last: 0 }
}

/// The places where words may begin, in order.
#[derive(Debug)]
pub(crate) struct Starts<'a> {
    text: &'a [u8],
    /// Where the next block begins.
    next: usize,
    /// Those left of the block before, each the highest bit of its byte.
    starts: u64,
    /// Whether the last byte of the block before is a letter or digit, as the highest bit of the lowest byte.
    last: u64,
}

impl Iterator for Starts<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.starts == 0 {
            if self.next >= self.text.len() {
                return None;
            }
            let bytes = block(&self.text[self.next..]);
            let words = letters_and_digits(bytes);
            let first_bytes = bytes & (bytes << 1) & HIGH;
            self.starts = (words | first_bytes) & !(words << 8 | self.last);
            self.last = words >> (u64::BITS - 8);
            self.next += BLOCK;
        }
        let at = self.next - BLOCK + (self.starts.trailing_zeros() / 8) as usize;
        self.starts &= self.starts - 1;
        Some(at)
    }
}

/// A number below 2^[`HEAD_BITS`] for the ASCII letters and digits that a text begins with, at most eight of them, the same
/// in either case.
fn head(text: &[u8]) -> usize {
    let bytes = block(text);
    let others = !letters_and_digits(bytes) & HIGH;
    // The bytes before the first of the others.
    let word = (bytes | (0x20 * ONES)) & ((others & others.wrapping_neg()) >> 7).wrapping_sub(1);
    (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - HEAD_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_that_ends_with_a_word_is_found() {
        let phrases = Phrases::new(&["a", "BA", "must", "must have", "de préférence", "RN", "MERN developer"])
            .expect("they compile");
        let cases = [
            ("a", Some(1), Some(0)),
            ("ba", Some(2), Some(1)),
            ("Must Have it", Some(9), Some(3)),
            ("must haven", Some(4), Some(2)),
            ("mustard", None, None),
            ("De préférence", Some(15), Some(4)),
            ("an", None, None),
            ("MERN", None, None),
            ("MERN developer", Some(14), Some(6)),
            ("x", None, None),
            ("", None, None),
        ];
        for (text, end, place) in cases {
            let bytes = text.as_bytes();
            let found = phrases.longest(bytes, 0, |at| bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric()));
            assert_eq!((found.map(|(end, _)| end), found.map(|(_, place)| place)), (end, place), "{text}");
        }
    }

    #[test]
    fn a_head_is_what_letters_and_digits_begin_a_text() {
        let same = [
            ("must have", "MUST-"),
            ("a plus", "A"),
            ("8h", "8H, "),
            ("engineering", "Engineer"),
            ("é", ""),
            ("Müll", "M"),
        ];
        for (one, other) in same {
            assert_eq!(head(one.as_bytes()), head(other.as_bytes()), "{one} {other}");
        }
        let other = [("must", "mus"), ("a", "b"), ("engineer", "enginee"), ("0", "p")];
        for (one, other) in other {
            assert_ne!(head(one.as_bytes()), head(other.as_bytes()), "{one} {other}");
        }
    }

    #[test]
    fn words_begin_behind_what_is_no_letter_or_digit() {
        let plainly = |text: &str| -> Vec<usize> {
            let bytes = text.as_bytes();
            let begins = |&at: &usize| {
                (bytes[at].is_ascii_alphanumeric() || bytes[at] >= 0xC0)
                    && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
            };
            (0..bytes.len()).filter(begins).collect()
        };
        let every: String = (0..=0x24F).filter_map(char::from_u32).flat_map(|c| [c, 'a', c, c, '-']).collect();
        for text in ["", "a", "Go, C++ and é", "•Python “x” 5years", "x\u{1}0\u{10}9\u{19}", "[`{@AZaz09:/", &every]
        {
            assert_eq!(starts(text.as_bytes()).collect::<Vec<_>>(), plainly(text), "{text:?}");
        }
    }
}
