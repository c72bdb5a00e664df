//! Holds the keyword sets to their own examples.

use std::collections::BTreeMap;

use super::{Scratch, recognise};
use crate::document::Document;
use crate::vocabulary::{Fault, KeywordId, SetFile, Vocabulary};

/// How many of a role's keywords each of its examples must contain.
const LEAST_IN_ROLE_EXAMPLE: usize = 3;

/// Examples that do not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrokenExamples {
    /// Those of the last layer, which its curator must mend.
    pub last: Vec<Fault>,
    /// Those of the layers below: they held before the last one changed something, which may be what was wanted.
    pub below: Vec<Fault>,
}

/// The examples that do not hold, with their places in `files`, which the vocabulary was compiled from.
pub fn check_examples(vocabulary: &Vocabulary, files: &[SetFile]) -> BrokenExamples {
    let mut scratch = Scratch::default();
    let places = Places::of(files);
    let mut broken = BrokenExamples::default();
    let mut add = |id: &str, phrase: &str, message: String| {
        let (fault, last) = places.fault(id, phrase, message);
        if last { broken.last.push(fault) } else { broken.below.push(fault) }
    };
    let mut found =
        |phrase: &str| -> Vec<super::Mention> { recognise(vocabulary, &Document::read(phrase), &mut scratch).mentions };
    for (at, keyword) in vocabulary.keywords().iter().enumerate() {
        let id = KeywordId(at as u32);
        for phrase in &keyword.matches {
            let mentions = found(phrase);
            if mentions.iter().any(|mention| mention.keyword == id && mention.accepted()) {
                continue;
            }
            let why = match mentions.iter().find(|mention| mention.keyword == id) {
                Some(mention) => format!("rejected by the rule `{}`", mention.rule.name()),
                None => "no form of it is there, or a longer form of another keyword covers it".to_owned(),
            };
            add(&keyword.id, phrase, format!("[{}] is not found in \"{phrase}\": {why}", keyword.id));
        }
        for phrase in &keyword.rejects {
            if let Some(mention) = found(phrase).iter().find(|mention| mention.keyword == id && mention.accepted()) {
                let why = mention.rule.name();
                let message = format!("[{}] is found in \"{phrase}\" by the rule `{why}`, and must not be", keyword.id);
                add(&keyword.id, phrase, message);
            }
        }
    }
    for role in vocabulary.roles() {
        for phrase in &role.examples {
            let mut ids: Vec<_> = found(phrase)
                .iter()
                .filter(|mention| mention.accepted())
                .map(|mention| vocabulary.keyword(mention.keyword).id.as_str())
                .filter(|id| role.keywords().any(|(member, _)| member == *id))
                .collect();
            ids.sort_unstable();
            ids.dedup();
            if ids.len() < LEAST_IN_ROLE_EXAMPLE {
                let message = format!(
                    "the example \"{phrase}\" contains {} of the role's keywords ({}); write one that contains {LEAST_IN_ROLE_EXAMPLE}",
                    ids.len(),
                    ids.join(", ")
                );
                add(&role.id, phrase, message);
            }
        }
    }
    broken.last.sort();
    broken.below.sort();
    broken
}

/// Where the entries stand, an entry in as many places as layers speak of it.
pub(super) struct Places<'a> {
    files: &'a [SetFile],
    last: usize,
    /// By id: the places in `files`, with the byte that the entry begins at, the last layer's last.
    entries: BTreeMap<&'a str, Vec<(usize, usize)>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(files: &'a [SetFile]) -> Self {
        let mut order: Vec<usize> = (0..files.len()).collect();
        order.sort_by_key(|&at| files[at].layer);
        let mut entries: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for at in order {
            let file = &files[at];
            if let Some(name) = file.name.strip_prefix("roles/") {
                entries.entry(name.strip_suffix(".toml").unwrap_or(name)).or_default().push((at, 0));
                continue;
            }
            let mut offset = 0;
            for line in file.text.split_inclusive('\n') {
                let header = line.trim_end().strip_prefix('[').and_then(|rest| rest.split_once(']'));
                if let Some((id, _)) = header {
                    entries.entry(id.trim_matches('"')).or_default().push((at, offset));
                }
                offset += line.len();
            }
        }
        Self { files, last: files.iter().map(|file| file.layer).max().unwrap_or(0), entries }
    }

    /// Whether the last layer speaks of an entry.
    pub(super) fn is_last(&self, id: &str) -> bool {
        self.entries.get(id).and_then(|places| places.last()).is_some_and(|&(at, _)| self.files[at].layer == self.last)
    }

    /// A fault at the line on which a text of the entry stands, and whether that is in the last layer.
    pub(super) fn fault(&self, id: &str, text: &str, message: String) -> (Fault, bool) {
        let quoted = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
        let places = self.entries.get(id).map_or(&[][..], Vec::as_slice);
        let inside = |&(at, start): &(usize, usize)| {
            let file = &self.files[at];
            let rest = &file.text[start..];
            let whole = file.name.starts_with("roles/");
            let end = if whole { rest.len() } else { rest.find("\n[").unwrap_or(rest.len()) };
            rest[..end].find(&quoted).map(|found| (at, start + found))
        };
        match places.iter().rev().find_map(inside).or(places.last().copied()) {
            Some((at, offset)) => {
                let file = &self.files[at];
                (Fault::at(&file.path, &file.text, offset, message), file.layer == self.last)
            }
            None => (Fault { file: String::new(), line: 0, message }, true),
        }
    }
}
