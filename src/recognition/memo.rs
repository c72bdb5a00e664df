//! Remembers words met before, so that only a new one is folded, stemmed and looked up. What it remembers changes no
//! result.

use rustc_hash::FxHashMap;

use crate::analysis::{Term, lower_case};
use crate::vocabulary::{Automaton, Word};

/// How many words are remembered with their ids, and how long one may be in bytes. English has far fewer
/// in common use; the bound keeps rubbish from growing it.
const MOST_WORDS: usize = 1 << 15;
const LONGEST_WORD: usize = 40;

/// Words as they were written, with what they are to one automaton.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// Short words, as numbers.
    short: FxHashMap<u128, Word>,
    long: FxHashMap<Box<str>, Word>,
    lower: String,
}

impl Memo {
    /// A term's word as the automaton sees it.
    #[inline]
    pub(super) fn word(&mut self, automaton: &Automaton, term: &Term<'_>) -> Word {
        let remembered = match term.number {
            0 => self.long.get(term.word),
            number => self.short.get(&number),
        };
        remembered.copied().unwrap_or_else(|| self.new_word(automaton, term))
    }

    #[cold]
    fn new_word(&mut self, automaton: &Automaton, term: &Term<'_>) -> Word {
        lower_case(term.word, &mut self.lower);
        let found = automaton.word(&self.lower);
        if self.short.len() + self.long.len() >= MOST_WORDS {
            self.short.clear();
            self.long.clear();
        }
        match term.number {
            0 if term.word.len() <= LONGEST_WORD => _ = self.long.insert(term.word.into(), found),
            0 => {}
            number => _ = self.short.insert(number, found),
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::TermTokenizer;

    #[test]
    fn what_is_remembered_is_bounded() {
        let vocabulary = crate::vocabulary::Vocabulary::compile(&[]).expect("an empty vocabulary compiles");
        let mut memo = Memo::default();
        let mut tokenizer = TermTokenizer::default();
        for i in 0..MOST_WORDS + 10 {
            for term in tokenizer.terms(&format!("word{i}x quiteanunusuallylongword{i}x")) {
                memo.word(vocabulary.automaton(), &term);
            }
        }
        assert!((1..=MOST_WORDS).contains(&(memo.short.len() + memo.long.len())));
    }
}
