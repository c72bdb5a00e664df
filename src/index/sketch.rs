//! SimHash (Charikar 2002): 64 bits of a text that differ in few places where texts differ in few words.
//!
//! Its features are pairs of neighbouring stems, so that two résumés of one trade do not look alike for their
//! vocabulary alone. Written out here, for it is kept on disk: the hash must stay what it is for ever, and the
//! crates that there are take the standard library's, which promises no such thing.

use tantivy::tokenizer::{TokenFilter, TokenStream, Tokenizer};

use crate::analysis::{StemFilter, TermTokenizer};

/// Texts whose sketches differ in no more bits are nearly the same: about one pair of words in twenty differs.
pub(super) const NEAR: u32 = 7;

/// In how many parts a sketch is looked up. One more than bits that may differ, so that one part is always the same.
pub(super) const BANDS: usize = NEAR as usize + 1;

/// Shorter texts, in words, have no sketch: among a few words nothing is nearly the same.
const FEWEST_WORDS: usize = 20;

/// The sketch of a text; `None` when it is too short.
pub(super) fn sketch(text: &str) -> Option<u64> {
    let mut tokenizer = StemFilter.transform(TermTokenizer::default());
    let mut stream = tokenizer.token_stream(text);
    let mut sums = [0_i32; 64];
    let (mut last, mut words) = (0, 0);
    while stream.advance() {
        let word = fnv(&stream.token().text);
        words += 1;
        let pair = mixed(word ^ last);
        for (bit, sum) in sums.iter_mut().enumerate() {
            *sum += if pair >> bit & 1 == 1 { 1 } else { -1 };
        }
        last = word.rotate_left(17);
    }
    let bits = sums.iter().enumerate().filter(|(_, sum)| **sum > 0).map(|(bit, _)| 1_u64 << bit);
    (words >= FEWEST_WORDS).then(|| bits.sum())
}

/// The parts by which near sketches are found.
pub(super) fn bands(sketch: u64) -> [[u8; 2]; BANDS] {
    let bytes = sketch.to_le_bytes();
    std::array::from_fn(|band| [band as u8, bytes[band]])
}

/// FNV-1a.
fn fnv(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The finisher of SplitMix64, which spreads every bit over all.
fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(a: &str, b: &str) -> u32 {
        (sketch(a).unwrap() ^ sketch(b).unwrap()).count_ones()
    }

    #[test]
    fn near_texts_have_near_sketches() {
        let resume = include_str!("../../examples/resume-backend-developer.txt");
        let other = include_str!("../../examples/resume-data-analyst.txt");
        let longer = format!("{resume}\nReferences on request, available from June.");
        assert_eq!(distance(resume, &resume.to_uppercase()), 0, "the same words");
        assert!(distance(resume, &longer) <= NEAR, "a line more: {}", distance(resume, &longer));
        assert!(distance(resume, other) > 2 * NEAR, "another person: {}", distance(resume, other));
        assert_eq!(sketch("Backend developer"), None, "too short");
    }

    #[test]
    fn the_hash_stays_what_it_is() {
        // A change would make sketches on disk worthless. These values are those that the functions' authors publish.
        assert_eq!(fnv("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv("foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(mixed(0x9e37_79b9_7f4a_7c15), 0xe220_a839_7b1d_cdaf);
    }
}
