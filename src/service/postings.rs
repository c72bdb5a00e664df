//! Remembers how the latest postings were read: while a résumé is written it is matched with the same one at every
//! keystroke, and half the work of a match is reading that one. Holds digests and places; never a text, nor anything of a
//! résumé. What is remembered changes no result.

use std::sync::Arc;

use quick_cache::{Weighter, sync::Cache};
use sha2::{Digest, Sha256};

use super::reading::JobReading;
use crate::document::OffsetUnit;

/// How many bytes are held at most, and how many an entry usually has.
const MOST_BYTES: u64 = 4 << 20;
const USUAL_BYTES: u64 = 12 << 10;

/// Postings as one vocabulary reads them.
#[derive(Debug)]
pub(super) struct Postings(Cache<Key, Arc<JobReading>, Bytes>);

/// All that a reading depends on. The digest is one that nobody can find a second text for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    text: [u8; 32],
    offsets: OffsetUnit,
    with_values: bool,
}

#[derive(Clone, Debug)]
struct Bytes;

impl Weighter<Key, Arc<JobReading>> for Bytes {
    fn weight(&self, _: &Key, reading: &Arc<JobReading>) -> u64 {
        (size_of::<Key>() + reading.bytes()) as u64
    }
}

impl Default for Postings {
    fn default() -> Self {
        Self(Cache::with_weighter((MOST_BYTES / USUAL_BYTES) as usize, MOST_BYTES, Bytes))
    }
}

impl Postings {
    /// The reading of a posting, by `read` where it is not remembered.
    pub(super) fn reading(
        &self,
        text: &str,
        offsets: OffsetUnit,
        with_values: bool,
        read: impl FnOnce() -> JobReading,
    ) -> Arc<JobReading> {
        let key = Key { text: Sha256::digest(text).into(), offsets, with_values };
        self.0.get(&key).unwrap_or_else(|| {
            let reading = Arc::new(read());
            self.0.insert(key, Arc::clone(&reading));
            reading
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::{Matcher, reading::Scratches};

    #[test]
    fn a_posting_is_read_once_for_all_that_its_reading_depends_on() {
        let (matcher, scratches) = (Matcher::new(&[]).expect("an empty vocabulary compiles"), Scratches::default());
        let reader = matcher.reader(matcher.vocabulary(), &scratches);
        let postings = Postings::default();
        let cases = [
            ("the first time", "Müller sucht R.", OffsetUnit::Utf8, true, true),
            ("again", "Müller sucht R.", OffsetUnit::Utf8, true, false),
            ("another text", "Müller sucht R", OffsetUnit::Utf8, true, true),
            ("another unit", "Müller sucht R.", OffsetUnit::Utf16, true, true),
            ("without values", "Müller sucht R.", OffsetUnit::Utf8, false, true),
            ("the first once more", "Müller sucht R.", OffsetUnit::Utf8, true, false),
        ];
        for (name, text, offsets, with_values, expected) in cases {
            let mut read = false;
            postings.reading(text, offsets, with_values, || {
                read = true;
                reader.job(text, offsets, with_values)
            });
            assert_eq!(read, expected, "{name}");
        }
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (matcher, scratches) = (Matcher::new(&[]).expect("an empty vocabulary compiles"), Scratches::default());
        let reader = matcher.reader(matcher.vocabulary(), &scratches);
        let postings = Postings::default();
        for at in 0..2_000 {
            // Offsets of other letters than ASCII's take the most.
            let text = format!("{at} {}", "ü".repeat(1_000));
            postings.reading(&text, OffsetUnit::Utf16, true, || reader.job(&text, OffsetUnit::Utf16, true));
        }
        let Postings(cache) = postings;
        assert!((MOST_BYTES / 2..=MOST_BYTES).contains(&cache.weight()), "{} bytes", cache.weight());
    }
}
