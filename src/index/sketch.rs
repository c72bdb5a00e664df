//! SimHash (Charikar 2002): 64 bits of a text that differ in few places where texts differ in few words.
//!
//! Its features are pairs of neighbouring stems, so that two résumés of one trade do not look alike for their
//! vocabulary alone. It is kept on disk, so that it must stay what it is: the library hashes features by SipHash with
//! fixed keys, and a test holds the outcome.

use simhash::simhash_stream;
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
    // The stems with a space behind each, and where each begins.
    let (mut stems, mut starts) = (String::with_capacity(text.len()), Vec::new());
    while stream.advance() {
        starts.push(stems.len());
        stems.push_str(&stream.token().text);
        stems.push(' ');
    }
    let ends = starts.iter().copied().skip(2).chain([stems.len()]);
    let pairs = starts.iter().zip(ends).map(|(&start, end)| &stems[start..end]);
    (starts.len() >= FEWEST_WORDS).then(|| simhash_stream(pairs))
}

/// The parts by which near sketches are found.
pub(super) fn bands(sketch: u64) -> [[u8; 2]; BANDS] {
    let bytes = sketch.to_le_bytes();
    std::array::from_fn(|band| [band as u8, bytes[band]])
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
        // A change would make sketches on disk worthless.
        let text = "One stem, two stems, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, \
            fourteen, fifteen, sixteen, seventeen, eighteen and nineteen";
        assert_eq!(sketch(text), Some(8_267_222_326_228_865_702));
    }
}
