//! Remembers words met before, so that only a new one is folded, stemmed and looked up. What it remembers changes no
//! result.

use rustc_hash::FxHashMap;

use super::negation;
use crate::analysis::{Term, lower_case};
use crate::vocabulary::{Automaton, Word};

/// How many words are remembered with their ids, and how long one may be in bytes. English has far fewer
/// in common use; the bound keeps rubbish from growing it.
const MOST_WORDS: usize = 1 << 15;
const LONGEST_WORD: usize = 40;

/// What a word is.
#[derive(Clone, Copy, Debug)]
struct Met {
    word: Word,
    may_deny: bool,
}

/// Words as they were written, with what they are to one automaton.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// Short words, as numbers.
    short: FxHashMap<u128, Met>,
    long: FxHashMap<Box<str>, Met>,
    lower: String,
}

impl Memo {
    /// Adds a term's word as the automaton sees it to `words`; tells whether it may deny what stands behind it.
    #[inline(always)]
    pub(super) fn add(&mut self, automaton: &Automaton, term: &Term<'_>, words: &mut Vec<Word>) -> bool {
        let remembered = match term.number {
            0 => self.long.get(term.word),
            number => self.short.get(&number),
        };
        match remembered {
            Some(met) => {
                words.push(met.word);
                met.may_deny
            }
            None => {
                let met = self.meet(automaton, term);
                words.push(met.word);
                met.may_deny
            }
        }
    }

    #[cold]
    fn meet(&mut self, automaton: &Automaton, term: &Term<'_>) -> Met {
        lower_case(term.word, &mut self.lower);
        let met = Met { word: automaton.word(&self.lower), may_deny: negation::may_deny(term) };
        if self.short.len() + self.long.len() >= MOST_WORDS {
            self.short.clear();
            self.long.clear();
        }
        match term.number {
            0 if term.word.len() <= LONGEST_WORD => _ = self.long.insert(term.word.into(), met),
            0 => {}
            number => _ = self.short.insert(number, met),
        }
        met
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::TermTokenizer;

    #[test]
    fn what_is_remembered_is_bounded() {
        let vocabulary = crate::vocabulary::Vocabulary::compile(&[]).expect("an empty vocabulary compiles");
        let (mut memo, mut words) = (Memo::default(), Vec::new());
        let mut tokenizer = TermTokenizer::default();
        for i in 0..MOST_WORDS + 10 {
            for term in tokenizer.terms(&format!("word{i}x quiteanunusuallylongword{i}x")) {
                memo.add(vocabulary.automaton(), &term, &mut words);
            }
        }
        assert!((1..=MOST_WORDS).contains(&(memo.short.len() + memo.long.len())));
    }
}
