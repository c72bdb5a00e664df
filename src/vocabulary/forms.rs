//! Adds the forms and `never` phrases of keywords to an automaton, and finds those that collide.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use tantivy::tokenizer::{TokenStream, Tokenizer};

use super::fault::Fault;
use super::source::{self, KeywordSource};
use super::{Automaton, BREAK, Form, Keyword, KeywordId, Mark, Pattern, Vocabulary, Word};
use crate::analysis::TermTokenizer;

/// Acronyms of fewer letters have no plural: "its" is not IT.
const FEWEST_LETTERS: usize = 3;

/// Makes an automaton of forms.
pub(super) struct Compiler {
    automaton: Automaton,
    tokenizer: TermTokenizer,
    claims: Claims,
    /// Plurals of acronyms. They are added last, since any form goes before them.
    plurals: Vec<(Vec<Word>, Pattern)>,
}

/// By its words, which keywords have a form, and its place among theirs: several where only capitals tell them apart.
type Claims = FxHashMap<Vec<u32>, SmallVec<[(KeywordId, usize); 1]>>;

impl Compiler {
    /// A compiler of forms that are added to those of a vocabulary.
    pub(super) fn over(base: &Vocabulary) -> Self {
        Self::new(Automaton::over(&base.automaton))
    }

    /// A compiler of forms that are added to an automaton.
    pub(super) fn new(automaton: Automaton) -> Self {
        Self { automaton, tokenizer: TermTokenizer::default(), claims: Claims::default(), plurals: Vec::new() }
    }

    /// The automaton of everything that was added.
    pub(super) fn finish(mut self) -> Automaton {
        for (words, pattern) in self.plurals {
            self.automaton.add_as_written(&words, pattern);
        }
        self.automaton
    }

    /// What stands for exactly these words as they are written.
    pub(super) fn exact(&self, words: &[Word]) -> Option<Pattern> {
        self.automaton.exact(words)
    }

    pub(super) fn add_as_written(&mut self, words: &[Word], pattern: Pattern) {
        self.automaton.add_as_written(words, pattern);
    }

    /// Adds the inflections of a form; returns the pattern that holds the place already, if any. An acronym has no other
    /// than the plural: "hid" is not HIDS, "aching" is not ACH.
    pub(super) fn add_inflected(&mut self, text: &str, words: &[Word], pattern: Pattern) -> Pattern {
        if !is_acronym(text) {
            return self.automaton.add_inflected(words, pattern);
        }
        self.add_plural(text, pattern);
        pattern
    }

    /// Adds the plural of an acronym.
    fn add_plural(&mut self, text: &str, pattern: Pattern) {
        let letters = text.chars().rev().take_while(|c| c.is_uppercase()).count();
        if letters >= FEWEST_LETTERS {
            let words = self.words(&format!("{text}s"));
            self.plurals.push((words, Pattern { plural: true, ..pattern }));
        }
    }

    /// The words of a phrase, with a [`BREAK`] wherever one ends inside it.
    pub(super) fn words(&mut self, phrase: &str) -> Vec<Word> {
        phrase_words(&mut self.tokenizer, phrase, |word| self.automaton.intern(word))
    }

    /// A phrase's words, and again with `&` for "and" or the reverse where it has one.
    fn spellings(&mut self, phrase: &str) -> Vec<Vec<Word>> {
        let mut spellings = vec![self.words(phrase)];
        for (written, other) in [(" & ", " and "), (" and ", " & ")] {
            if phrase.contains(written) {
                spellings.push(self.words(&phrase.replace(written, other)));
            }
        }
        spellings
    }

    /// Adds the forms of a keyword.
    pub(super) fn forms(
        &mut self,
        id: KeywordId,
        keyword: &Keyword,
        entry: &KeywordSource<'_>,
        keywords: &[Keyword],
        faults: &mut Vec<Fault>,
    ) {
        for (at, form) in keyword.forms.iter().enumerate() {
            let place = form_place(entry, at);
            let pattern = Pattern { keyword: id, form: at as u16, mark: form.mark, plural: false, homographs: 0 };
            for (variant, words) in self.spellings(&form.text).into_iter().enumerate() {
                if words.is_empty() {
                    faults.push(place.fault(format!("\"{}\" has no letter or digit; remove it", form.text)));
                    continue;
                }
                let path: Vec<u32> = words.iter().map(|word| word.spelling).collect();
                if let Some(claimed) = self.claims.get_mut(&path) {
                    let held = |&(other, earlier): &(KeywordId, usize)| &keywords[other.index()].forms[earlier];
                    let Some(same) = claimed.iter().find(|claim| claim.0 == id || !differ(form, held(claim))) else {
                        claimed.push((id, at));
                        self.automaton.add_homograph(&words, pattern);
                        if keyword.stemmed && is_acronym(&form.text) {
                            self.add_plural(&form.text, pattern);
                        }
                        continue;
                    };
                    let message = if same.0 == id && variant == 0 {
                        format!("\"{}\" matches whatever \"{}\" matches; remove one", form.text, held(same).text)
                    } else if same.0 == id {
                        continue;
                    } else {
                        format!(
                            "\"{}\" is also a form of [{}]; leave it to one of them, or, where only capitals tell them apart, \
                             mark both cased or ambiguous",
                            form.text,
                            keywords[same.0.index()].id
                        )
                    };
                    faults.push(place.fault(message));
                    continue;
                }
                self.claims.insert(path, SmallVec::from_elem((id, at), 1));
                self.automaton.add_as_written(&words, pattern);
                if keyword.stemmed {
                    let held = self.add_inflected(&form.text, &words, pattern);
                    if held.keyword != id {
                        let other = &keywords[held.keyword.index()];
                        let message = format!(
                            "\"{}\" and \"{}\" of [{}] are inflections of one another; leave one out or set stem = false",
                            form.text,
                            other.forms[usize::from(held.form)].text,
                            other.id
                        );
                        faults.push(place.fault(message));
                    }
                }
            }
        }
    }

    /// Adds the `never` phrases of a keyword.
    pub(super) fn never(
        &mut self,
        id: KeywordId,
        keyword: &Keyword,
        entry: &KeywordSource<'_>,
        faults: &mut Vec<Fault>,
    ) {
        if keyword.never.is_empty() {
            return;
        }
        let forms: Vec<_> = keyword.forms.iter().map(|form| self.words(&form.text)).collect();
        for (phrase, raw) in keyword.never.iter().zip(&entry.never) {
            let words = self.words(phrase);
            let same = |a: &Word, b: &Word| a.spelling == b.spelling || (keyword.stemmed && a.stem == b.stem);
            let holds = |form: &Vec<Word>| {
                words.windows(form.len().max(1)).any(|part| part.iter().zip(form).all(|(a, b)| same(a, b)))
            };
            if !forms.iter().any(holds) {
                let message = format!("never phrase \"{phrase}\" contains no form of [{}]; remove it", keyword.id);
                faults.push(raw.fault(message));
            } else if forms.contains(&words) {
                let message = format!("never phrase \"{phrase}\" is a form of [{}] itself; remove one", keyword.id);
                faults.push(raw.fault(message));
            } else {
                self.automaton.add_never(&words, id);
            }
        }
    }
}

/// The words of a phrase, each as `word` makes it of its lower case, with a [`BREAK`] wherever a phrase ends inside it.
pub(super) fn phrase_words(
    tokenizer: &mut TermTokenizer,
    phrase: &str,
    mut word: impl FnMut(&str) -> Word,
) -> Vec<Word> {
    let mut stream = tokenizer.token_stream(phrase);
    let mut words = Vec::new();
    let mut last = None;
    while stream.advance() {
        let token = stream.token();
        if last.is_some_and(|last| token.position > last + 1) {
            words.push(BREAK);
        }
        last = Some(token.position);
        words.push(word(&token.text));
    }
    words
}

/// Whether a form has capitals alone.
fn is_acronym(form: &str) -> bool {
    form.contains(char::is_uppercase) && !form.contains(char::is_lowercase)
}

/// Whether two forms of the same words are told apart by their capitals: neither may be found without evidence.
fn differ(one: &Form, other: &Form) -> bool {
    let marked = one.mark != Mark::Plain && other.mark != Mark::Plain;
    marked && one.text != other.text && one.text.to_lowercase() == other.text.to_lowercase()
}

fn form_place<'a>(entry: &KeywordSource<'a>, at: usize) -> source::Place<'a> {
    at.checked_sub(1).map_or(entry.name.place, |alias| entry.aliases[alias].place)
}
