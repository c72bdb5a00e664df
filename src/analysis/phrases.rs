//! Finds the phrases of a fixed list where a word begins, whatever the case of their ASCII letters. Words that begin no
//! phrase are passed over at a look, however many phrases there are.

use std::cmp::Reverse;

use super::bytes::{BLOCK, HIGH, ONES, before, block, bytes_before, letters_and_digits, others};

/// A list of phrases.
#[derive(Debug)]
pub(crate) struct Phrases {
    /// Those of one head together, the longest first.
    phrases: Vec<Phrase>,
    heads: Vec<Head>,
    /// How many bits a head has.
    bits: u32,
}

/// The phrases whose first words have one number.
#[derive(Clone, Copy, Debug, Default)]
struct Head {
    /// Where they begin; they end where those of the next head do.
    first: u32,
    /// What may stand at the second byte behind the first word, where a second word begins: a bit for each, as [`bit`]
    /// tells. 0 where there are no phrases.
    next: u32,
}

#[derive(Debug)]
struct Phrase {
    /// What it begins with, as [`first_word`] tells.
    word: u64,
    /// What stands behind that.
    rest: Box<str>,
    /// Its place in the list.
    place: u32,
}

impl Phrases {
    /// Makes the list; no phrase is empty. Those that begin with neither a letter nor a digit are found only where the
    /// caller looks for them, for [`starts`] does not tell of such places.
    pub(crate) fn new(phrases: &[impl AsRef<str>]) -> Self {
        // Few heads for few phrases, since what is looked at for every word should stay in the cache; four heads for each,
        // so that most words meet an empty one.
        let bits = (4 * phrases.len()).next_power_of_two().ilog2().max(6);
        let mut phrases: Vec<Phrase> = (0..)
            .zip(phrases)
            .map(|(place, phrase)| {
                let phrase = phrase.as_ref();
                let word = first_word(phrase.as_bytes());
                Phrase { word, rest: phrase[length(word)..].into(), place }
            })
            .collect();
        phrases.sort_by_key(|phrase| (head(phrase.word, bits), Reverse(length(phrase.word) + phrase.rest.len())));
        let mut heads = vec![Head::default(); (1 << bits) + 1];
        for phrase in &phrases {
            let at = head(phrase.word, bits);
            heads[at + 1].first += 1;
            heads[at].next |= phrase.rest.as_bytes().get(1).map_or(u32::MAX, |&byte| bit(byte));
        }
        for at in 1..heads.len() {
            heads[at].first += heads[at - 1].first;
        }
        Self { phrases, heads, bits }
    }

    /// The longest phrase that begins at `at` and behind which a word may end, as `ends` tells: where it ends, and its
    /// place in the list. That a word begins at `at` is for the caller to know.
    #[inline(always)]
    pub(crate) fn longest(&self, text: &[u8], at: usize, ends: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
        let word = first_word(&text[at..]);
        let behind = at + length(word);
        let head = head(word, self.bits);
        let Head { first, next } = self.heads[head];
        if next & bit(text.get(behind + 1).copied().unwrap_or_default()) == 0 {
            return None;
        }
        self.among(first as usize..self.heads[head + 1].first as usize, word, text, behind, ends)
    }

    /// The same among some phrases; their first word ends at `at` if it is `word`.
    #[inline(never)]
    fn among(
        &self,
        phrases: std::ops::Range<usize>,
        word: u64,
        text: &[u8],
        at: usize,
        ends: impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        self.phrases[phrases].iter().filter(|phrase| phrase.word == word).find_map(|phrase| {
            let end = at + phrase.rest.len();
            let same = phrase.rest.is_empty() || text.get(at..end)?.eq_ignore_ascii_case(phrase.rest.as_bytes());
            (same && ends(end)).then_some((end, phrase.place as usize))
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
        let at = self.next - BLOCK + bytes_before(self.starts);
        self.starts &= self.starts - 1;
        Some(at)
    }
}

/// The ASCII letters and digits that a text begins with, at most eight of them, in lower case: the first is the lowest
/// byte, and what they do not fill is 0.
#[inline]
pub(crate) fn first_word(text: &[u8]) -> u64 {
    let bytes = block(text);
    (bytes | (0x20 * ONES)) & before(others(bytes))
}

/// How many bytes of a text a first word takes.
#[inline]
fn length(word: u64) -> usize {
    BLOCK - (word.leading_zeros() / u8::BITS) as usize
}

/// A bit for a byte, the same for a letter in either case.
#[inline]
fn bit(byte: u8) -> u32 {
    1 << (u32::from(byte) % u32::BITS)
}

/// A number of so many bits.
#[inline]
fn head(word: u64, bits: u32) -> usize {
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
    fn a_first_word_is_what_letters_and_digits_begin_a_text() {
        let same = [
            ("must have", "MUST-"),
            ("a plus", "A"),
            ("8h", "8H, "),
            ("engineering", "Engineer"),
            ("é", ""),
            ("Müll", "M"),
        ];
        for (one, other) in same {
            assert_eq!(first_word(one.as_bytes()), first_word(other.as_bytes()), "{one} {other}");
        }
        let other = [("must", "mus"), ("a", "b"), ("engineer", "enginee"), ("0", "p")];
        for (one, other) in other {
            assert_ne!(first_word(one.as_bytes()), first_word(other.as_bytes()), "{one} {other}");
        }
    }

    #[test]
    fn a_first_word_has_a_length() {
        for (text, expected) in [("", 0), ("é", 0), ("a", 1), ("Go, C", 2), ("engineer", 8), ("Engineering", 8)] {
            assert_eq!(length(first_word(text.as_bytes())), expected, "{text}");
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
