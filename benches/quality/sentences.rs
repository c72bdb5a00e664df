//! Reads labelled sentences (SkillSpan's JSON lines) and puts them together to postings as a person would see them.

use serde::Deserialize;
use std::ops::Range;
use std::path::Path;

/// How many words of context a disagreement is shown with, on either side.
const AROUND: usize = 12;

#[derive(Deserialize)]
struct Row {
    idx: u32,
    tokens: Vec<String>,
    tags_skill: Vec<String>,
    tags_knowledge: Vec<String>,
    source: String,
}

/// One posting: its sentences as lines, and what people marked in it.
pub(crate) struct Posting {
    pub(crate) source: String,
    pub(crate) text: String,
    /// The bytes of each token, in order.
    pub(crate) tokens: Vec<Range<usize>>,
    /// The tokens of each line.
    pub(crate) lines: Vec<Range<usize>>,
    /// Marked as knowledge, in tokens.
    pub(crate) knowledge: Vec<Range<usize>>,
    /// Marked as a skill, in tokens.
    pub(crate) skills: Vec<Range<usize>>,
}

impl Posting {
    /// The text of a range of tokens.
    pub(crate) fn slice(&self, tokens: &Range<usize>) -> &str {
        &self.text[self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end]
    }

    /// The tokens that a range of bytes touches.
    pub(crate) fn touched(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.end <= bytes.start);
        let end = self.tokens.partition_point(|token| token.start < bytes.end);
        start..end
    }

    /// What stands around a range of tokens in its line.
    pub(crate) fn around(&self, tokens: &Range<usize>) -> &str {
        let line = self.lines.iter().find(|line| line.contains(&tokens.start)).expect("every token stands in a line");
        let start = line.start.max(tokens.start.saturating_sub(AROUND));
        self.slice(&(start..line.end.min(tokens.end + AROUND)))
    }

    fn add(&mut self, row: &Row) {
        if row.tokens.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let first = self.tokens.len();
        for (at, token) in row.tokens.iter().enumerate() {
            if at > 0 && is_apart(&row.tokens, at) {
                self.text.push(' ');
            }
            let start = self.text.len();
            self.text.push_str(token);
            self.tokens.push(start..self.text.len());
        }
        self.lines.push(first..self.tokens.len());
        self.knowledge.extend(marked(&row.tags_knowledge, first));
        self.skills.extend(marked(&row.tags_skill, first));
    }
}

/// The ranges of tokens that BIO tags mark.
fn marked(tags: &[String], first: usize) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        let at = first + at;
        match (tag.as_str(), ranges.last_mut()) {
            ("I", Some(range)) if range.end == at => range.end = at + 1,
            ("B" | "I", _) => ranges.push(at..at + 1),
            _ => {}
        }
    }
    ranges
}

/// Whether a space stands before a token in a text that a person has written.
fn is_apart(tokens: &[String], at: usize) -> bool {
    // ".NET" was torn apart; other dots end a sentence.
    let is_net = |at: usize| {
        let word = tokens.get(at).and_then(|token| token.get(..3)).unwrap_or_default();
        tokens[at - 1] == "." && word.eq_ignore_ascii_case("net")
    };
    match tokens[at].as_str() {
        "." => is_net(at + 1) && !tokens[at - 1].eq_ignore_ascii_case("asp"),
        "," | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "/" => false,
        _ => !is_net(at) && !matches!(tokens[at - 1].as_str(), "(" | "[" | "/"),
    }
}

/// Reads a file of sentences; rows of one `idx` in a row are one posting.
pub(crate) fn read(path: &Path) -> Vec<Posting> {
    let file = std::fs::read_to_string(path).expect("the sentences are read");
    let mut postings: Vec<Posting> = Vec::new();
    let mut last = None;
    for line in file.lines() {
        let row: Row = serde_json::from_str(line).expect("each line is a sentence");
        if last.as_ref() != Some(&(row.source.clone(), row.idx)) {
            last = Some((row.source.clone(), row.idx));
            postings.push(Posting {
                source: row.source.clone(),
                text: String::new(),
                tokens: Vec::new(),
                lines: Vec::new(),
                knowledge: Vec::new(),
                skills: Vec::new(),
            });
        }
        if let Some(posting) = postings.last_mut() {
            posting.add(&row);
        }
    }
    postings
}
