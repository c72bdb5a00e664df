//! Finds the phrases of a fixed list where a word begins, whatever the case of their ASCII letters. Words that begin no
//! phrase are passed over at a look, however many phrases there are.

use std::cmp::Reverse;

use super::bytes::{BLOCK, HIGH, ONES, block, letters_and_digits};

/// A list of phrases.
#[derive(Debug)]
pub(crate) struct Phrases {
    /// All phrases with their places in the list, those of one head together, the longest first.
    phrases: Vec<(Box<str>, usize)>,
    /// By head: where its phrases begin; they end where those of the next head do.
    heads: Vec<u32>,
    /// How many bits a head has.
    bits: u32,
}

impl Phrases {
    /// Makes the list; no phrase is empty. Those that begin with neither a letter nor a digit are found only where the
    /// caller looks for them, for [`starts`] does not tell of such places.
    pub(crate) fn new(phrases: &[impl AsRef<str>]) -> Self {
        // Few heads for few phrases, since what is looked at for every word should stay in the cache; four heads for each,
        // so that most words meet an empty one.
        let bits = (4 * phrases.len()).next_power_of_two().ilog2().max(6);
        let head = |phrase: &str| head(phrase.as_bytes(), bits);
        let mut phrases: Vec<(Box<str>, usize)> =
            phrases.iter().enumerate().map(|(at, phrase)| (phrase.as_ref().into(), at)).collect();
        phrases.sort_by_key(|(phrase, _)| (head(phrase), Reverse(phrase.len())));
        let mut heads = vec![0; (1 << bits) + 1];
        for (phrase, _) in &phrases {
            heads[head(phrase) + 1] += 1;
        }
        for at in 1..heads.len() {
            heads[at] += heads[at - 1];
        }
        Self { phrases, heads, bits }
    }

    /// The longest phrase that begins at `at` and behind which a word may end, as `ends` tells: where it ends, and its
    /// place in the list. That a word begins at `at` is for the caller to know.
    #[inline]
    pub(crate) fn longest(&self, text: &[u8], at: usize, ends: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        let head = head(&text[at..], self.bits);
        let (first, last) = (self.heads[head] as usize, self.heads[head + 1] as usize);
        if first == last { None } else { self.among(first..last, text, at, ends) }
    }

    #[inline(never)]
    fn among(
        &self,
        phrases: std::ops::Range<usize>,
        text: &[u8],
        at: usize,
        ends: impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        self.phrases[phrases].iter().find_map(|(phrase, place)| {
            let end = at + phrase.len();
            let same = text.get(at..end)?.eq_ignore_ascii_case(phrase.as_bytes());
            (same && ends(end)).then_some((end, *place))
        })
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

/// A number of so many bits for the ASCII letters and digits that a text begins with, at most eight of them, the same in
/// either case.
#[inline]
fn head(text: &[u8], bits: u32) -> usize {
    let bytes = block(text);
    let others = !letters_and_digits(bytes) & HIGH;
    // The bytes before the first of the others.
    let word = (bytes | (0x20 * ONES)) & ((others & others.wrapping_neg()) >> 7).wrapping_sub(1);
    (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - bits)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_that_ends_with_a_word_is_found() {
        let phrases = Phrases::new(&["a", "BA", "must", "must have", "de préférence", "RN", "MERN developer"]);
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
            assert_eq!(head(one.as_bytes(), 14), head(other.as_bytes(), 14), "{one} {other}");
        }
        let other = [("must", "mus"), ("a", "b"), ("engineer", "enginee"), ("0", "p")];
        for (one, other) in other {
            assert_ne!(head(one.as_bytes(), 14), head(other.as_bytes(), 14), "{one} {other}");
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
