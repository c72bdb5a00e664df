//! Reads a text once: its words, and the forms found in them, leftmost and longest.

use super::homographs;
use super::memo::Memo;
use crate::analysis::TermTokenizer;
use crate::document::Document;
use crate::vocabulary::{Automaton, BREAK, KeywordId, Mark, NO_WORD, Pattern, Vocabulary, Word};

/// A form found, before it is decided whether it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub pattern: Pattern,
    /// Its first word and the one behind its last, as places in [`Scratch::words`].
    pub first: usize,
    pub last: usize,
    pub start: usize,
    pub end: usize,
    pub stemmed: bool,
    /// Whether a `never` phrase covers it.
    pub never: bool,
}

/// A form inside a longer one whose keyword implies it: "Kubernetes" in "Kubernetes operators".
#[derive(Clone, Copy, Debug)]
pub(super) struct Inner {
    /// The longer one's place among the candidates.
    pub outer: usize,
    pub pattern: Pattern,
    pub start: usize,
    pub end: usize,
    pub stemmed: bool,
}

/// Buffers and remembered words for reading documents one after another with the same vocabulary.
#[derive(Debug, Default)]
pub struct Scratch {
    tokenizer: TermTokenizer,
    memo: Memo,
    /// The text's words, with a [`BREAK`] wherever a phrase ends.
    pub(super) words: Vec<Word>,
    /// The byte span of each; a break's is empty and stands where the word before it ended.
    pub(super) spans: Vec<(usize, usize)>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) inner: Vec<Inner>,
    /// Where words begin that may deny what stands behind them.
    pub(super) denials: Vec<usize>,
    /// The homographs that `never` phrases cover, with the places of their candidates, in order.
    pub(super) barred: Vec<(usize, KeywordId)>,
    never: Vec<(usize, KeywordId)>,
}

impl Scratch {
    /// Fills `words`, `spans`, `candidates` and `inner`.
    pub(super) fn read(&mut self, vocabulary: &Vocabulary, document: &Document<'_>) {
        self.tokens(vocabulary.automaton(), document);
        self.forms(vocabulary, document);
    }

    fn tokens(&mut self, automaton: &Automaton, document: &Document<'_>) {
        self.words.clear();
        self.spans.clear();
        self.denials.clear();
        let mut last_end = None;
        let mut headings = document.lines.iter().filter(|line| line.heading).map(|line| line.end);
        let mut heading_end = headings.next().unwrap_or(usize::MAX);
        for term in self.tokenizer.terms(document.text) {
            // A heading is no part of a phrase with the line below it: "Skills" and "Nursing leadership".
            let mut after_break = term.after_break;
            while heading_end <= term.start {
                after_break = true;
                heading_end = headings.next().unwrap_or(usize::MAX);
            }
            if let Some(end) = last_end
                && after_break
            {
                self.words.push(BREAK);
                self.spans.push((end, end));
            }
            last_end = Some(term.end);
            if self.memo.add(automaton, &term, &mut self.words) {
                self.denials.push(term.start);
            }
            self.spans.push((term.start, term.end));
        }
    }

    fn forms(&mut self, vocabulary: &Vocabulary, document: &Document<'_>) {
        let automaton = vocabulary.automaton();
        self.candidates.clear();
        self.inner.clear();
        self.never.clear();
        self.barred.clear();
        let mut at = 0;
        // Up to where the form found last reaches; `never` phrases are looked for inside forms as well.
        let mut taken = 0;
        while at < self.words.len() {
            let rest = &self.words[at..];
            let word = &rest[0];
            let next = rest.get(1).unwrap_or(&NO_WORD);
            if word.may_begin_never(next)
                && let Some((length, keywords)) = automaton.never(rest)
            {
                self.never.retain(|&(end, _)| end > at);
                self.never.extend(keywords.iter().map(|&keyword| (at + length, keyword)));
            }
            let found = match at >= taken {
                true if word.may_begin_longer_form(next) => automaton.longest(rest),
                true => word.form().map(|(pattern, stemmed)| (1, pattern, stemmed)),
                false => None,
            };
            if let Some((length, mut pattern, stemmed)) = found {
                taken = at + length;
                let barred = |never: &[(usize, KeywordId)], keyword: KeywordId| {
                    never.iter().any(|&(end, of)| end >= taken && of == keyword)
                };
                if pattern.homographs > 0 {
                    let keywords = automaton.homographs(pattern).iter().map(|homograph| homograph.keyword);
                    let place = self.candidates.len();
                    let never = &self.never;
                    self.barred
                        .extend(keywords.filter(|&keyword| barred(never, keyword)).map(|keyword| (place, keyword)));
                    pattern =
                        homographs::meant(vocabulary, (document.text, &self.words, &self.spans), at..taken, pattern);
                }
                let never = barred(&self.never, pattern.keyword);
                let (start, end) = (self.spans[at].0, self.spans[taken - 1].1);
                self.candidates.push(Candidate { pattern, first: at, last: taken, start, end, stemmed, never });
            }
            at += 1;
        }
        for outer in 0..self.candidates.len() {
            self.look_inside(vocabulary, outer);
        }
    }

    /// Finds the forms that a rejected candidate hid: "data models" behind the "Core Data" of "core data models". Only
    /// forms that need no evidence are looked for, up to where the next candidate begins.
    pub(super) fn look_behind(&self, vocabulary: &Vocabulary, rejected: usize, mut found: impl FnMut(Inner)) {
        let Candidate { pattern: rejected_pattern, first, last, .. } = self.candidates[rejected];
        let limit = self.candidates.get(rejected + 1).map_or(self.words.len(), |next| next.first);
        let mut at = first;
        while at < last {
            let end = if at == first { last - 1 } else { limit };
            match vocabulary.automaton().longest(&self.words[at..end]) {
                Some((length, pattern, stemmed))
                    if pattern.mark == Mark::Plain && pattern.keyword != rejected_pattern.keyword =>
                {
                    let (start, end) = (self.spans[at].0, self.spans[at + length - 1].1);
                    found(Inner { outer: rejected, pattern, start, end, stemmed });
                    at += length;
                }
                _ => at += 1,
            }
        }
    }

    /// Finds the forms inside a candidate that its keyword implies: a search for them finds it too.
    fn look_inside(&mut self, vocabulary: &Vocabulary, outer: usize) {
        let Candidate { pattern, first, last, .. } = self.candidates[outer];
        let implied = vocabulary.implied(pattern.keyword);
        if last - first < 2 || implied.is_empty() {
            return;
        }
        let mut at = first;
        while at < last {
            // The whole itself is no part of it.
            let end = if at == first { last - 1 } else { last };
            match vocabulary.automaton().longest(&self.words[at..end]) {
                Some((length, pattern, stemmed)) if implied.binary_search(&pattern.keyword).is_ok() => {
                    let (start, end) = (self.spans[at].0, self.spans[at + length - 1].1);
                    self.inner.push(Inner { outer, pattern, start, end, stemmed });
                    at += length;
                }
                _ => at += 1,
            }
        }
    }
}
