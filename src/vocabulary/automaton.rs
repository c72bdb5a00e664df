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
    /// What begins with it.
    pub begins: Begins,
}

/// What begins with a word: enough to pass over most words without a look into the tries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begins {
    /// The form that it is by itself, and whether only its stem says so.
    form: Option<(Pattern, bool)>,
    /// Whether it is a `never` phrase by itself.
    never: bool,
    /// The spellings and stems that go on a form behind it, a bit for each.
    form_spellings: u32,
    form_stems: u32,
    /// The spellings that go on a `never` phrase.
    never_spellings: u32,
}

impl Word {
    /// A word of a form; what begins with it is known only once all forms are.
    const fn of_form(spelling: u32, stem: u32) -> Self {
        let begins = Begins { form: None, never: false, form_spellings: 0, form_stems: 0, never_spellings: 0 };
        Self { spelling, stem, begins }
    }

    /// Whether it is the end of a phrase.
    pub fn is_break(&self) -> bool {
        self.spelling == BREAK.spelling
    }

    /// The form that a word of a document is by itself, and whether only its stem says so.
    pub fn form(&self) -> Option<(Pattern, bool)> {
        self.begins.form
    }

    /// Whether a form of several words may begin with this word where `next` stands behind it.
    pub fn may_begin_longer_form(&self, next: &Self) -> bool {
        self.begins.form_spellings & bit(next.spelling) != 0 || self.begins.form_stems & bit(next.stem) != 0
    }

    /// Whether a `never` phrase may begin with this word where `next` stands behind it.
    pub fn may_begin_never(&self, next: &Self) -> bool {
        self.begins.never || self.begins.never_spellings & bit(next.spelling) != 0
    }
}

/// The end of a phrase: a comma, a bracket, the end of a sentence.
pub const BREAK: Word = Word::of_form(1, 1);

/// What no form contains.
pub static NO_WORD: Word = Word::of_form(0, 0);

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
    /// Which [`Automaton::homographs`] the words are forms of; 0 where they are a form of this keyword alone.
    pub homographs: u16,
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
    /// Forms that only their capitals tell apart, those of the same words together.
    homographs: Vec<Vec<Pattern>>,
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
            homographs: Vec::new(),
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
            return Word::of_form(spelling, self.stem_of(spelling));
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
        Word::of_form(spelling, stem)
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

    pub(super) fn add_as_written(&mut self, words: &[Word], pattern: Pattern) {
        self.as_written.insert(words.iter().map(|word| word.spelling), || pattern);
    }

    /// Adds a form of the same words as one that was added as written before; only their capitals tell them apart.
    pub(super) fn add_homograph(&mut self, words: &[Word], mut pattern: Pattern) {
        let held = self.as_written.insert(words.iter().map(|word| word.spelling), || pattern);
        if held.homographs == 0 {
            held.homographs = self.homographs.len() as u16 + 1;
            self.homographs.push(vec![*held]);
        }
        pattern.homographs = held.homographs;
        self.homographs[usize::from(held.homographs) - 1].push(pattern);
    }

    /// All forms of the words of a form found that only their capitals tell apart, itself among them, in the order of
    /// their keywords; none where it is the only one.
    pub fn homographs(&self, found: Pattern) -> &[Pattern] {
        let own = usize::from(found.homographs).checked_sub(1).and_then(|at| self.homographs.get(at));
        own.map(Vec::as_slice).or_else(|| Some(self.base.as_ref()?.homographs(found))).unwrap_or_default()
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
        Word { spelling, stem, begins: self.begins(spelling, stem) }
    }

    fn begins(&self, spelling: u32, stem: u32) -> Begins {
        let mut begins = self.base.as_ref().map_or_else(Begins::default, |base| base.begins(spelling, stem));
        let (written, inflected) = (self.as_written.root(spelling), self.inflected.root(stem));
        let never = self.never.root(spelling);
        begins.form = self.longest(&[Word::of_form(spelling, stem)]).map(|(_, pattern, stemmed)| (pattern, stemmed));
        begins.never |= never.value.is_some();
        begins.form_spellings |= written.leads;
        begins.form_stems |= inflected.leads;
        begins.never_spellings |= never.leads;
        begins
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

/// A trie over word ids. The first step is an array look-up, since most words lead nowhere, and a step that leads nowhere
/// mostly ends at the node itself.
#[derive(Debug)]
struct Trie<T> {
    roots: Vec<u32>,
    edges: FxHashMap<u64, u32>,
    nodes: Vec<Node<T>>,
}

#[derive(Debug)]
struct Node<T> {
    value: Option<T>,
    /// The lowest bits of the ids that lead on, one bit for each: where an id's is not set, it leads nowhere.
    leads: u32,
}

impl<T> Node<T> {
    fn new() -> Self {
        Self { value: None, leads: 0 }
    }
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        // Node 0 is "nowhere".
        Self { roots: Vec::new(), edges: FxHashMap::default(), nodes: vec![Node::new()] }
    }
}

impl<T> Trie<T> {
    /// Puts a value at the end of a path of at least one word, unless one is there; returns the one there.
    fn insert(&mut self, path: impl Iterator<Item = u32>, value: impl FnOnce() -> T) -> &mut T {
        let mut node = 0;
        for (depth, id) in path.enumerate() {
            let fresh = self.nodes.len() as u32;
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
                self.nodes[node as usize].leads |= bit(id);
                *self.edges.entry(edge(node, id)).or_insert(fresh)
            };
            if next == fresh {
                self.nodes.push(Node::new());
            }
            node = next;
        }
        self.nodes[node as usize].value.get_or_insert_with(value)
    }

    /// Where paths that begin with this id go on; "nowhere" where none does.
    fn root(&self, id: u32) -> &Node<T> {
        &self.nodes[self.roots.get(id as usize).map_or(0, |&node| node as usize)]
    }

    fn longest(&self, mut path: impl Iterator<Item = u32>) -> Option<(usize, &T)> {
        let root = *self.roots.get(path.next()? as usize)?;
        if root == 0 {
            return None;
        }
        let (mut at, mut node) = (root, &self.nodes[root as usize]);
        let mut length = 1;
        let mut found = node.value.as_ref().map(|value| (length, value));
        for id in path.take_while(|&id| id != 0) {
            if node.leads & bit(id) == 0 {
                break;
            }
            match self.edges.get(&edge(at, id)) {
                Some(&next) => (at, node) = (next, &self.nodes[next as usize]),
                None => break,
            }
            length += 1;
            if let Some(value) = &node.value {
                found = Some((length, value));
            }
        }
        found
    }
}

fn edge(node: u32, id: u32) -> u64 {
    u64::from(node) << 32 | u64::from(id)
}

fn bit(id: u32) -> u32 {
    1 << (id % u32::BITS)
}
