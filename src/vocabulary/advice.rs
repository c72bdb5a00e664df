//! Advises curators: what is no fault, and still deserves a look.
//!
//! Only the last layer is looked at, since that is the one its curator can change; the layers below it count as what it
//! may clash with.

use rustc_hash::{FxHashMap, FxHashSet};
use tantivy::tokenizer::{TokenStream, Tokenizer};

use super::fault::Fault;
use super::ordinary;
use super::source::{self, KeywordSource, SetFile, Text};
use crate::analysis::{Stemmer, TermTokenizer};

/// The shortest name, in characters, that is compared with others letter by letter. In shorter ones a letter tells
/// products apart: Lua and Luau, Preact and React.
const LEAST_NAME: usize = 8;

/// The most characters of a word whose s at the end is no plural's, as in "Sass" and "DNS".
const LEAST_PLURAL: usize = 4;

/// The advice on the last layer of the sets, in the order of files and lines.
pub fn advice(files: &[SetFile]) -> Vec<Fault> {
    let (entries, _) = source::read(files);
    let keywords: Vec<_> = entries.keywords.values().collect();
    let mut adviser = Adviser {
        last: files.iter().map(|file| file.layer).max().unwrap_or(0),
        decided: keywords.iter().flat_map(|keyword| decided(keyword)).collect(),
        pairs: FxHashSet::default(),
        advice: Vec::new(),
    };
    adviser.ordinary_words(&keywords);
    adviser.inflected(&keywords);
    adviser.squeezed(&keywords);
    adviser.misspelt(&keywords);
    adviser.advice.sort();
    adviser.advice
}

/// The forms of a keyword that its curator has decided on: marked ones, and those declared plain.
fn decided<'e>(keyword: &'e KeywordSource<'_>) -> impl Iterator<Item = (&'e str, &'e str)> {
    let lists = [&keyword.cased, &keyword.ambiguous, &keyword.plain];
    lists.into_iter().flatten().map(|form| (keyword.id.as_str(), form.text.as_str()))
}

/// A form with its keyword.
type Whose<'e, 'a> = (&'e KeywordSource<'a>, &'e Text<'a>);

struct Adviser<'e> {
    last: usize,
    decided: FxHashSet<(&'e str, &'e str)>,
    /// The pairs of a form and a keyword that were spoken of already.
    pairs: FxHashSet<(&'e str, &'e str, &'e str)>,
    advice: Vec<Fault>,
}

impl<'e, 'a> Adviser<'e> {
    /// Forms that are an everyday word, and not decided on.
    fn ordinary_words(&mut self, keywords: &[&'e KeywordSource<'a>]) {
        let words = ordinary::words();
        for keyword in keywords {
            for form in keyword.forms().filter(|form| form.place.layer() == self.last) {
                let text = &form.text;
                let everyday = words.binary_search(&text.to_lowercase().as_str()).is_ok();
                if everyday && !self.decided.contains(&(keyword.id.as_str(), text.as_str())) {
                    self.advice.push(form.fault(format!(
                        "\"{text}\" of [{}] is an everyday word too; mark it cased or ambiguous, or list it in plain if it is never mistaken",
                        keyword.id
                    )));
                }
            }
        }
    }

    /// Inflections of a stemmed form that are another keyword's form as written.
    fn inflected(&mut self, keywords: &[&'e KeywordSource<'a>]) {
        let mut tokenizer = TermTokenizer::default();
        let stemmer = Stemmer::new();
        let mut stems = |form: &str| {
            let mut stream = tokenizer.token_stream(form);
            let mut stems = String::new();
            while stream.advance() {
                stems.push_str(&stemmer.stem(&stream.token().text));
                stems.push(' ');
            }
            stems
        };
        let mut stemmed: FxHashMap<String, Whose<'e, 'a>> = FxHashMap::default();
        for &keyword in keywords.iter().filter(|keyword| keyword.stemmed()) {
            for form in keyword.forms() {
                stemmed.entry(stems(&form.text)).or_insert((keyword, form));
            }
        }
        // Who says stem = false has thought of it.
        for &keyword in keywords.iter().filter(|keyword| !keyword.stemmed() && keyword.stem.is_none()) {
            for form in keyword.forms() {
                if let Some(&other) = stemmed.get(&stems(&form.text)) {
                    self.pair((keyword, form), other, |form, other, id| {
                        format!("\"{form}\" and \"{other}\" of [{id}] are inflections of one another; leave it to one of them")
                    });
                }
            }
        }
    }

    /// Forms of two keywords that are the same once squeezed.
    fn squeezed(&mut self, keywords: &[&'e KeywordSource<'a>]) {
        let mut seen: FxHashMap<String, Vec<Whose<'e, 'a>>> = FxHashMap::default();
        for &keyword in keywords {
            for form in keyword.forms() {
                let others = seen.entry(squeeze(&form.text).into_iter().map(|(c, _)| c).collect()).or_default();
                for &other in others.iter() {
                    self.pair((keyword, form), other, |form, other, id| {
                        format!(
                            "\"{form}\" is nearly \"{other}\" of [{id}]; leave it to one of them, or list it in plain"
                        )
                    });
                }
                others.push((keyword, form));
            }
        }
    }

    /// Long names of two keywords of a kind that differ by one small letter, which looks like a slip. A digit that
    /// differs is a version, a capital another abbreviation, a first letter another name, and a last one an ending.
    fn misspelt(&mut self, keywords: &[&'e KeywordSource<'a>]) {
        // Names that differ by one letter are equal once that letter is left out of each; so no pair is compared.
        let mut seen: FxHashMap<(usize, String), Vec<&'e KeywordSource<'a>>> = FxHashMap::default();
        for &keyword in keywords {
            let name = squeeze(&keyword.name.text);
            if name.len() < LEAST_NAME {
                continue;
            }
            for at in (1..name.len() - 1).filter(|&at| name[at].1) {
                let key: String =
                    name.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, &(c, _))| c).collect();
                let others = seen.entry((at, key)).or_default();
                for &other in others.iter().filter(|other| other.kind == keyword.kind) {
                    self.pair((keyword, &keyword.name), (other, &other.name), |name, other, id| {
                        format!(
                            "\"{name}\" differs from \"{other}\" of [{id}] by one letter; mend it, or list it in plain"
                        )
                    });
                }
                others.push(keyword);
            }
        }
    }

    /// Speaks of two forms at the one that is in the last layer, unless they are one keyword's, close on purpose or
    /// decided on.
    fn pair(&mut self, a: Whose<'e, 'a>, b: Whose<'e, 'a>, message: impl Fn(&str, &str, &str) -> String) {
        let decided =
            |(keyword, form): Whose<'e, 'a>| self.decided.contains(&(keyword.id.as_str(), form.text.as_str()));
        if a.0.id == b.0.id || related(a.0, b.0) || decided(a) || decided(b) {
            return;
        }
        let ((_, form), (other, earlier)) = if a.1.place.layer() == self.last { (a, b) } else { (b, a) };
        let first = self.pairs.insert((a.0.id.as_str(), a.1.text.as_str(), b.0.id.as_str()))
            && !self.pairs.contains(&(b.0.id.as_str(), b.1.text.as_str(), a.0.id.as_str()));
        if first && form.place.layer() == self.last {
            self.advice.push(form.fault(message(&form.text, &earlier.text, &other.id)));
        }
    }
}

/// Whether two keywords are close on purpose: one implies the other.
fn related(a: &KeywordSource<'_>, b: &KeywordSource<'_>) -> bool {
    let implies = |a: &KeywordSource<'_>, b: &KeywordSource<'_>| a.implies.iter().any(|id| id.text == b.id);
    implies(a, b) || implies(b, a)
}

/// A form's letters, digits and the signs that are part of a word, in lower case, each with whether it is a small
/// letter; without a plural's s. Where all are capitals an S is no plural's: "AMS" is not more than one "AM".
fn squeeze(form: &str) -> Vec<(char, bool)> {
    let kept = form.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '#' | '.'));
    let mut key: Vec<(char, bool)> =
        kept.flat_map(|c| c.to_lowercase().map(move |lower| (lower, c.is_lowercase()))).collect();
    if let [.., (before, _), ('s', true)] = key[..]
        && before != 's'
        && key.len() > LEAST_PLURAL
    {
        key.pop();
    }
    key
}
