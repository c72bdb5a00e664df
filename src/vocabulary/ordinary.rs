//! Everyday English words, for the advice on forms that carry no mark.
//!
//! Names of fields and trades ("oncology", "plumbing") are left out on purpose: wherever they stand, they mean
//! the keyword.

/// One word a line, in lower case, sorted.
const WORDS: &str = include_str!("ordinary.txt");

/// The words, to be asked with [`slice::binary_search`].
pub(super) fn words() -> Vec<&'static str> {
    WORDS.lines().collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn the_words_are_sorted_lower_case_and_each_there_once() {
        let words = words();
        assert!(words.len() >= 3000);
        assert!(words.iter().all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase())));
        assert!(words.is_sorted_by(|a, b| a < b));
        for word in ["rust", "access", "go", "spring", "python"] {
            assert!(words.binary_search(&word).is_ok(), "{word}");
        }
    }
}
