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

/// The advice on the last layer of the sets, in the order of files and lines.
pub fn advice(files: &[SetFile]) -> Vec<Fault> {
    let (entries, _) = source::read(files);
    let last = files.iter().map(|file| file.layer).max().unwrap_or(0);
    let keywords: Vec<_> = entries.keywords.values().collect();
    let mut advice = Vec::new();
    ordinary_words(&keywords, &mut advice);
    squeezed(&keywords, &mut advice);
    misspelt(&keywords, &mut advice);
    inflected(&keywords, &mut advice);
    let mut advice: Vec<_> =
        advice.into_iter().filter(|(place, _)| place.layer() == last).map(|(place, text)| place.fault(text)).collect();
    advice.sort();
    advice.dedup();
    advice
}

type Advice<'a> = Vec<(source::Place<'a>, String)>;

/// Forms that are an everyday word, and neither marked nor declared plain.
fn ordinary_words<'a>(keywords: &[&KeywordSource<'a>], advice: &mut Advice<'a>) {
    let words = ordinary::words();
    for keyword in keywords {
        let decided: FxHashSet<&str> = [&keyword.cased, &keyword.ambiguous, &keyword.plain]
            .into_iter()
            .flatten()
            .map(|form| &*form.text)
            .collect();
        for form in keyword.forms().filter(|form| !decided.contains(form.text.as_str())) {
            if words.binary_search(&form.text.to_lowercase().as_str()).is_ok() {
                let text = &form.text;
                advice.push((
                    form.place,
                    format!(
                        "\"{text}\" of [{}] is an everyday word too; mark it cased or ambiguous, or say plain = [\"{text}\"] if it is never mistaken",
                        keyword.id
                    ),
                ));
            }
        }
    }
}

/// Whether two keywords are close on purpose: one implies the other.
fn related(a: &KeywordSource<'_>, b: &KeywordSource<'_>) -> bool {
    let implies = |a: &KeywordSource<'_>, b: &KeywordSource<'_>| a.implies.iter().any(|id| id.text == b.id);
    implies(a, b) || implies(b, a)
}

/// A form with everything but letters, digits and the signs that are part of a word squeezed out, and without a
/// plural's s.
fn squeeze(form: &str) -> String {
    let mut key: String =
        form.to_lowercase().chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '#' | '.')).collect();
    if key.len() > 4 && key.ends_with('s') && !key.ends_with("ss") {
        key.pop();
    }
    key
}

/// Forms of two keywords that are the same once squeezed.
fn squeezed<'a>(keywords: &[&KeywordSource<'a>], advice: &mut Advice<'a>) {
    let mut seen: FxHashMap<String, Vec<(&KeywordSource<'a>, &Text<'a>)>> = FxHashMap::default();
    for &keyword in keywords {
        for form in keyword.forms() {
            // Capitals tell an abbreviation from a plural: "AMS" is not more than one "AM".
            let key = match form.text.chars().any(char::is_lowercase) {
                true => squeeze(&form.text),
                false => form.text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect(),
            };
            let others = seen.entry(key).or_default();
            for (other, earlier) in
                others.iter().filter(|(other, _)| other.id != keyword.id && !related(other, keyword))
            {
                both(advice, (keyword, form), (other, earlier), |form, earlier, other| {
                    format!("\"{form}\" is nearly \"{earlier}\" of [{other}]; leave it to one, or join the two")
                });
            }
            others.push((keyword, form));
        }
    }
}

/// Says the same of both sides of a pair: which of them lies in the last layer is not known here.
fn both<'a>(
    advice: &mut Advice<'a>,
    (a, form): (&KeywordSource<'a>, &Text<'a>),
    (b, other): (&KeywordSource<'a>, &Text<'a>),
    message: impl Fn(&str, &str, &str) -> String,
) {
    advice.push((form.place, message(&form.text, &other.text, &b.id)));
    if form.place.layer() != other.place.layer() {
        advice.push((other.place, message(&other.text, &form.text, &a.id)));
    }
}

/// Long names of two keywords that differ by one letter, which looks like a slip. A digit that differs is a version, a
/// first letter another name, and a last one an ending.
fn misspelt<'a>(keywords: &[&KeywordSource<'a>], advice: &mut Advice<'a>) {
    // Names that differ by one letter are equal once the right letter is left out of each; so no pair is compared.
    let mut seen: FxHashMap<(usize, String), Vec<&KeywordSource<'a>>> = FxHashMap::default();
    for &keyword in keywords {
        let name: Vec<char> = squeeze(&keyword.name.text).chars().collect();
        if name.len() < LEAST_NAME {
            continue;
        }
        for at in 1..name.len() - 1 {
            if !name[at].is_alphabetic() {
                continue;
            }
            let key: String = name.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, &c)| c).collect();
            let others = seen.entry((at, key)).or_default();
            for other in others.iter().filter(|other| other.kind == keyword.kind && !related(other, keyword)) {
                both(advice, (keyword, &keyword.name), (other, &other.name), |name, earlier, other| {
                    format!(
                        "\"{name}\" differs from \"{earlier}\" of [{other}] by one letter; mend it, or join the two"
                    )
                });
            }
            others.push(keyword);
        }
    }
}

/// Inflections of a stemmed form that are another keyword's form as written.
fn inflected<'a>(keywords: &[&KeywordSource<'a>], advice: &mut Advice<'a>) {
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
    let mut stemmed: FxHashMap<String, (&KeywordSource<'a>, &Text<'a>)> = FxHashMap::default();
    for &keyword in keywords.iter().filter(|keyword| keyword.stemmed()) {
        for form in keyword.forms() {
            stemmed.entry(stems(&form.text)).or_insert((keyword, form));
        }
    }
    for &keyword in keywords.iter().filter(|keyword| !keyword.stemmed()) {
        for form in keyword.forms() {
            if let Some(&(other, inflected)) =
                stemmed.get(&stems(&form.text)).filter(|(other, _)| !related(other, keyword))
            {
                both(advice, (keyword, form), (other, inflected), |form, inflected, other| {
                    format!(
                        "\"{form}\" and \"{inflected}\" of [{other}] are inflections of one another; leave one out, or set stem = false"
                    )
                });
            }
        }
    }
}
