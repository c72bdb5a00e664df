//! Short words as numbers: comparing two is comparing two numbers, and looking one up needs no second look at its
//! letters. Knows nothing of what words mean.

use super::bytes::{BLOCK, before, block, bytes_before, others, word_run};

/// The longest word that is a number, in bytes.
const LONGEST: usize = 2 * BLOCK;

/// The word's bytes, the first of them lowest; `None` where it has more than [`LONGEST`]. Words without a NUL are equal
/// where their numbers are.
#[inline]
pub(crate) fn packed(word: &str) -> Option<u128> {
    let bytes = word.as_bytes();
    let eight = |at: usize| bytes[at..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    let four = |at: usize| bytes[at..].first_chunk().map_or(0, |four| u32::from_le_bytes(*four));
    // The last bytes are read over the first ones, so that no length needs a loop.
    Some(match bytes.len() {
        0 => 0,
        length @ 1..4 => {
            let byte = |at: usize| u128::from(bytes[at]) << (8 * at);
            byte(0) | byte(length / 2) | byte(length - 1)
        }
        length @ 4..8 => u128::from(four(0)) | u128::from(four(length - 4)) << (8 * (length - 4)),
        length @ 8..=LONGEST => u128::from(eight(0)) | u128::from(eight(length - 8)) << (8 * (length - 8)),
        _ => return None,
    })
}

/// How many ASCII letters and digits a text begins with, and the number of the word that they are; 0 where it has none.
#[inline(always)]
pub(crate) fn leading_word(text: &[u8]) -> (usize, u128) {
    let first = block(text);
    match others(first) {
        0 => longer_word(text, first),
        others => (bytes_before(others), u128::from(first & before(others))),
    }
}

/// The same where the word takes the first block and perhaps more.
#[inline(never)]
fn longer_word(text: &[u8], first: u64) -> (usize, u128) {
    let second = block(&text[BLOCK..]);
    let number = |letters: u64| u128::from(first) | u128::from(letters) << u64::BITS;
    match others(second) {
        0 => match word_run(&text[LONGEST..]) {
            0 => (LONGEST, number(second)),
            more => (LONGEST + more, 0),
        },
        others => (BLOCK + bytes_before(others), number(second & before(others))),
    }
}

/// The number of the same word with its ASCII letters in lower case.
pub(crate) const fn lower(packed: u128) -> u128 {
    const ONES: u128 = u128::MAX / 0xFF;
    let low = packed & (0x7F * ONES);
    // By byte, the highest bit: whether it is at least 'A', and whether it is above 'Z'.
    let from_a = low + (0x80 - b'A' as u128) * ONES;
    let above_z = low + (0x7F - b'Z' as u128) * ONES;
    let capital = (from_a ^ above_z) & !packed & (0x80 * ONES);
    packed | (capital >> 2)
}

/// A fixed set of words, in lower case, each at most [`LONGEST`] bytes long.
#[derive(Debug)]
pub(crate) struct WordSet<const N: usize> {
    /// Sorted.
    numbers: [u128; N],
    /// A bit for each, so that most words that are none of them need no search.
    bits: [u64; 4],
}

/// The place of a number's bit.
const fn bit(number: u128) -> (usize, u64) {
    let mixed = (number as u64 ^ (number >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed >> 62) as usize, 1 << (mixed >> 56 & 63))
}

impl<const N: usize> WordSet<N> {
    /// The set of these words. Stops the compiler where one is too long.
    pub(crate) const fn of(words: [&str; N]) -> Self {
        let (mut numbers, mut bits) = ([0; N], [0; 4]);
        let mut at = 0;
        while at < N {
            let bytes = words[at].as_bytes();
            assert!(bytes.len() <= LONGEST, "the word is too long for a set");
            let (mut number, mut byte) = (0, 0);
            while byte < bytes.len() {
                number |= (bytes[byte] as u128) << (8 * byte);
                byte += 1;
            }
            let (part, set) = bit(number);
            bits[part] |= set;
            let mut place = at;
            while place > 0 && numbers[place - 1] > number {
                numbers[place] = numbers[place - 1];
                place -= 1;
            }
            numbers[place] = number;
            at += 1;
        }
        Self { numbers, bits }
    }

    /// Whether it holds the word, whatever the case of its ASCII letters.
    #[inline]
    pub(crate) fn has(&self, word: &str) -> bool {
        packed(word).is_some_and(|number| self.has_number(lower(number)))
    }

    /// Whether it holds the word in lower case of this number.
    #[inline]
    pub(crate) fn has_number(&self, number: u128) -> bool {
        let (part, set) = bit(number);
        self.bits[part] & set != 0 && self.numbers.binary_search(&number).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leading_word_has_the_number_of_the_word() {
        let letters = "Kubernetes4everyone";
        for length in 0..=letters.len() {
            for behind in ["", " ", "é", "-based on what stands behind it"] {
                let word = &letters[..length];
                let found = leading_word(format!("{word}{behind}").as_bytes());
                assert_eq!(found, (length, packed(word).unwrap_or_default()), "{word}{behind}");
            }
        }
    }

    #[test]
    fn numbers_are_equal_where_words_are() {
        let plainly = |word: &str| word.bytes().rev().fold(0, |number, byte| number << 8 | u128::from(byte));
        let text = "aBcdÉfghijklmnO";
        for end in (0..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            assert_eq!(packed(&text[..end]), Some(plainly(&text[..end])), "{}", &text[..end]);
        }
        assert_eq!(packed("seventeen letters"), None);
    }

    #[test]
    fn only_capitals_are_lowered() {
        for word in ["AZaz", "@[`{", "Étude", "K8s-Z_a'0", "ABCDEFGHIJKLMNOP"] {
            assert_eq!(packed(word).map(lower), packed(&word.to_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn a_set_has_its_words_in_any_case() {
        static WORDS: WordSet<4> = WordSet::of(["not", "a", "préférence", "instead"]);
        for (word, expected) in [
            ("Not", true),
            ("A", true),
            ("Préférence", true),
            ("", false),
            ("no", false),
            ("nots", false),
            ("INSTEAD", true),
        ] {
            assert_eq!(WORDS.has(word), expected, "{word}");
        }
    }
}
