//! The automaton over words: tries whose edges are word ids, so that reading a document costs the same
//! however many keywords there are.
//!
//! A document's word gets two ids, one of its spelling and one of its stem; 0 means that no form contains
//! it. Forms that are compared as written live in one trie, those that may be inflected in another too, `never` phrases in
//! a third.

use rustc_hash::FxHashMap;
use std::sync::Arc;

use super::{KeywordId, Mark};
use crate::analysis::Stemmer;

/// A word of a document as the automaton sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The id of its spelling; 0 when no form has it.
    pub spelling: u32,
    /// The id of its stem; 0 when no form has it.
    pub stem: u32,
    /// Whether a form begins with it; others need no further look.
    pub begins_form: bool,
    /// Whether a `never` phrase begins with it.
    pub begins_never: bool,
}

/// The end of a phrase: a comma, a bracket, the end of a sentence.
pub const BREAK: Word = Word { spelling: 1, stem: 1, begins_form: false, begins_never: false };

/// The first id of a word; those before it are "no word" and [`BREAK`].
const FIRST_ID: u32 = 2;

/// What a path through a trie stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The keyword.
    pub keyword: KeywordId,
    /// The place of the form among the keyword's.
    pub form: u16,
    /// How much evidence it needs.
    pub mark: Mark,
    /// Whether it is the plural of an acronym, which is found as it is written.
    pub plural: bool,
}

/// Words and tries of a vocabulary.
#[derive(Debug)]
pub struct Automaton {
    /// The automaton that this one adds to; its ids mean the same here.
    base: Option<Arc<Self>>,
    /// The first ids that are not the base's.
    first_spelling: usize,
    first_stem: usize,
    spellings: FxHashMap<Box<str>, u32>,
    stems: FxHashMap<Box<str>, u32>,
    /// By id of a spelling, counted from the first: the id of its stem.
    stem_of: Vec<u32>,
    stemmer: Stemmer,
    as_written: Trie<Pattern>,
    inflected: Trie<Pattern>,
    never: Trie<Vec<KeywordId>>,
}

impl Automaton {
    pub(super) fn new() -> Self {
        Self {
            base: None,
            first_spelling: FIRST_ID as usize,
            first_stem: FIRST_ID as usize,
            spellings: FxHashMap::default(),
            stems: FxHashMap::default(),
            stem_of: Vec::new(),
            stemmer: Stemmer::new(),
            as_written: Trie::default(),
            inflected: Trie::default(),
            never: Trie::default(),
        }
    }

    /// An automaton that finds what `base` does, and what is added to it.
    pub(super) fn over(base: &Arc<Self>) -> Self {
        Self {
            first_spelling: base.first_spelling + base.stem_of.len(),
            first_stem: base.first_stem + base.stems.len(),
            base: Some(Arc::clone(base)),
            ..Self::new()
        }
    }

    /// Gives a word of a form, in lower case, its ids. A word is stemmed the first time it is met.
    pub(super) fn intern(&mut self, text: &str) -> Word {
        if let Some(spelling) = self.spelling(text) {
            return Self::of_form(spelling, self.stem_of(spelling));
        }
        let text_stem = self.stemmer.stem(text);
        let stem = self.stem(&text_stem).unwrap_or_else(|| {
            let fresh = (self.first_stem + self.stems.len()) as u32;
            self.stems.insert(text_stem.as_ref().into(), fresh);
            fresh
        });
        let spelling = (self.first_spelling + self.stem_of.len()) as u32;
        self.spellings.insert(text.into(), spelling);
        self.stem_of.push(stem);
        Self::of_form(spelling, stem)
    }

    fn spelling(&self, text: &str) -> Option<u32> {
        self.spellings.get(text).copied().or_else(|| self.base.as_ref()?.spelling(text))
    }

    fn stem(&self, stem: &str) -> Option<u32> {
        self.stems.get(stem).copied().or_else(|| self.base.as_ref()?.stem(stem))
    }

    fn stem_of(&self, spelling: u32) -> u32 {
        match (&self.base, (spelling as usize).checked_sub(self.first_spelling)) {
            (_, Some(at)) => self.stem_of[at],
            (Some(base), None) => base.stem_of(spelling),
            (None, None) => 0,
        }
    }

    /// A word of a form; what begins with it is known only once all forms are.
    fn of_form(spelling: u32, stem: u32) -> Word {
        Word { spelling, stem, begins_form: true, begins_never: true }
    }

    pub(super) fn add_as_written(&mut self, words: &[Word], pattern: Pattern) {
        self.as_written.insert(words.iter().map(|word| word.spelling), || pattern);
    }

    /// Adds a form that may be inflected; returns the pattern that holds the place already, if any.
    pub(super) fn add_inflected(&mut self, words: &[Word], pattern: Pattern) -> Pattern {
        *self.inflected.insert(words.iter().map(|word| word.stem), || pattern)
    }

    pub(super) fn add_never(&mut self, words: &[Word], keyword: KeywordId) {
        self.never.insert(words.iter().map(|word| word.spelling), Vec::new).push(keyword);
    }

    /// The ids of a document's word, given in lower case. Signs that no form wants are not part of the word:
    /// `Java+` is `java`, a sentence that begins with `.Must` begins with `must`.
    pub fn word(&self, text: &str) -> Word {
        let known = self.known(text);
        if known.spelling != 0 || known.stem != 0 {
            return known;
        }
        let bare = text.trim_start_matches('.');
        let bare = if bare.len() > 2 { bare.trim_end_matches(['+', '#']) } else { bare };
        if bare.len() < text.len() { self.known(bare) } else { known }
    }

    fn known(&self, text: &str) -> Word {
        let spelling = self.spelling(text).unwrap_or(0);
        let stem = self.stem(&self.stemmer.stem(text)).unwrap_or(0);
        Word {
            spelling,
            stem,
            begins_form: self.begins_form(spelling, stem),
            begins_never: self.begins_never(spelling),
        }
    }

    fn begins_form(&self, spelling: u32, stem: u32) -> bool {
        self.as_written.begins(spelling)
            || self.inflected.begins(stem)
            || self.base.as_ref().is_some_and(|base| base.begins_form(spelling, stem))
    }

    fn begins_never(&self, spelling: u32) -> bool {
        self.never.begins(spelling) || self.base.as_ref().is_some_and(|base| base.begins_never(spelling))
    }

    /// What stands for exactly these words as they are written.
    pub(super) fn exact(&self, words: &[Word]) -> Option<Pattern> {
        let own = self.as_written.longest(words.iter().map(|word| word.spelling));
        let own = own.filter(|&(length, _)| length == words.len()).map(|(_, &pattern)| pattern);
        own.or_else(|| self.base.as_ref()?.exact(words))
    }

    /// The longest form that begins at the first of `words`: how many words it takes, what it stands for, and
    /// whether it was found only by stems.
    pub fn longest(&self, words: &[Word]) -> Option<(usize, Pattern, bool)> {
        let written = self.as_written.longest(words.iter().map(|word| word.spelling));
        let inflected = self.inflected.longest(words.iter().map(|word| word.stem));
        let own = match (written, inflected) {
            (Some((length, &pattern)), other) if other.is_none_or(|(longer, _)| longer <= length) => {
                Some((length, pattern, pattern.plural))
            }
            (_, Some((length, &pattern))) => Some((length, pattern, true)),
            _ => None,
        };
        let Some(base) = &self.base else { return own };
        match (own, base.longest(words)) {
            (Some(own), Some(other)) => Some(if other.0 >= own.0 { other } else { own }),
            (own, other) => own.or(other),
        }
    }

    /// The longest `never` phrase that begins at the first of `words`, and whose it is.
    pub fn never(&self, words: &[Word]) -> Option<(usize, &[KeywordId])> {
        let own = self.never.longest(words.iter().map(|word| word.spelling));
        own.map(|(length, keywords)| (length, keywords.as_slice())).or_else(|| self.base.as_ref()?.never(words))
    }
}

/// A trie over word ids. The first step is an array look-up, since most words lead nowhere.
#[derive(Debug)]
struct Trie<T> {
    roots: Vec<u32>,
    edges: FxHashMap<u64, u32>,
    values: Vec<Option<T>>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        // Node 0 is "nowhere".
        Self { roots: Vec::new(), edges: FxHashMap::default(), values: vec![None] }
    }
}

impl<T> Trie<T> {
    /// Puts a value at the end of a path of at least one word, unless one is there; returns the one there.
    fn insert(&mut self, path: impl Iterator<Item = u32>, value: impl FnOnce() -> T) -> &mut T {
        let mut node = 0;
        for (depth, id) in path.enumerate() {
            let fresh = self.values.len() as u32;
            let next = if depth == 0 {
                let index = id as usize;
                if self.roots.len() <= index {
                    self.roots.resize(index + 1, 0);
                }
                let root = &mut self.roots[index];
                if *root == 0 {
                    *root = fresh;
                }
                *root
            } else {
                *self.edges.entry(edge(node, id)).or_insert(fresh)
            };
            if next == fresh {
                self.values.push(None);
            }
            node = next;
        }
        self.values[node as usize].get_or_insert_with(value)
    }

    fn begins(&self, id: u32) -> bool {
        self.roots.get(id as usize).is_some_and(|&node| node != 0)
    }

    fn longest(&self, mut path: impl Iterator<Item = u32>) -> Option<(usize, &T)> {
        let mut node = *self.roots.get(path.next()? as usize)?;
        if node == 0 {
            return None;
        }
        let mut length = 1;
        let mut found = self.values[node as usize].as_ref().map(|value| (length, value));
        for id in path.take_while(|&id| id != 0) {
            match self.edges.get(&edge(node, id)) {
                Some(&next) => node = next,
                None => break,
            }
            length += 1;
            if let Some(value) = &self.values[node as usize] {
                found = Some((length, value));
            }
        }
        found
    }
}

fn edge(node: u32, id: u32) -> u64 {
    u64::from(node) << 32 | u64::from(id)
}
