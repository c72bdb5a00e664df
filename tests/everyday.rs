//! Ordinary sentences, full of words that are also names of products, methods and skills, yield no keyword.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

use rolecall::recognition::Mention;
use rolecall::service::{ExtractInput, Matcher, built_in};

/// A sentence a line; lines that begin with `#` are remarks.
const SENTENCES: &str = include_str!("data/everyday.txt");

/// Fewer would not show much.
const FEWEST: usize = 300;

/// So many must hold a form that was looked at and turned down. Sentences that no form is in would pass anyway.
const FEWEST_TEMPTING: usize = 200;

fn sentences() -> impl Iterator<Item = &'static str> {
    SENTENCES.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn matcher() -> Matcher {
    Matcher::new(&built_in()).expect("the built-in sets have no faults")
}

#[test]
fn everyday_sentences_yield_no_keyword() {
    let matcher = matcher();
    let mut wrong = Vec::new();
    for sentence in sentences() {
        let report = matcher.extract(ExtractInput::of(sentence)).expect("a sentence can be read");
        if report.keywords.is_empty() {
            continue;
        }
        let (_, reading) = matcher.read(sentence);
        let found = reading.counted().map(|(_, mention)| describe(&matcher, sentence, mention));
        wrong.push(format!("{sentence}\n    {}", found.collect::<Vec<_>>().join("\n    ")));
    }
    assert!(wrong.is_empty(), "{} sentences yield keywords:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn everyday_sentences_are_tempting() {
    let matcher = matcher();
    let is_tempting = |sentence: &&str| matcher.read(sentence).1.mentions.iter().any(|mention| !mention.accepted());
    let (tempting, harmless): (Vec<_>, Vec<_>) = sentences().partition(is_tempting);
    let all = tempting.len() + harmless.len();
    assert!(all >= FEWEST, "only {all} sentences");
    assert!(
        tempting.len() >= FEWEST_TEMPTING,
        "only {} of {all} sentences hold a form that is turned down; these hold none:\n{}",
        tempting.len(),
        harmless.join("\n")
    );
}

#[test]
fn no_sentence_stands_twice() {
    let mut all: Vec<_> = sentences().collect();
    all.sort_unstable();
    let twice: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    assert!(twice.is_empty(), "stand twice: {twice:?}");
}

fn describe(matcher: &Matcher, sentence: &str, mention: &Mention) -> String {
    let keyword = matcher.vocabulary().keyword(mention.keyword);
    let form = &keyword.forms[mention.form].text;
    let inflected = if mention.stemmed { ", inflected" } else { "" };
    let (written, rule) = (&sentence[mention.start..mention.end], mention.rule.name());
    format!("{}: {written:?} as {form:?}{inflected}, by rule {rule}", keyword.id)
}
