//! Holds the keyword sets to their own examples.

use super::{Scratch, recognise};
use crate::document::Document;
use crate::vocabulary::{Fault, KeywordId, SetFile, Vocabulary};

/// How many of a role's keywords each of its examples must contain.
const LEAST_IN_ROLE_EXAMPLE: usize = 3;

/// The examples that do not hold, with their places in `files`, which the vocabulary was compiled from.
pub fn check_examples(vocabulary: &Vocabulary, files: &[SetFile]) -> Vec<Fault> {
    let mut scratch = Scratch::default();
    let mut faults = Vec::new();
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
            faults.push(place(
                files,
                &keyword.id,
                phrase,
                &format!("[{}] is not found in \"{phrase}\": {why}", keyword.id),
            ));
        }
        for phrase in &keyword.rejects {
            if let Some(mention) = found(phrase).iter().find(|mention| mention.keyword == id && mention.accepted()) {
                let why = mention.rule.name();
                let message = format!("[{}] is found in \"{phrase}\" by the rule `{why}`, and must not be", keyword.id);
                faults.push(place(files, &keyword.id, phrase, &message));
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
                faults.push(place(files, &role.id, phrase, &message));
            }
        }
    }
    faults.sort();
    faults
}

/// A fault at the line on which an example of the entry stands.
fn place(files: &[SetFile], id: &str, phrase: &str, message: &str) -> Fault {
    let table = format!("[{id}]");
    let quoted = phrase.replace('\\', "\\\\").replace('"', "\\\"");
    for file in files.iter().rev() {
        let start = match file.name.strip_prefix("roles/") {
            Some(name) if name.strip_suffix(".toml") == Some(id) => Some(0),
            Some(_) => None,
            None if file.text.starts_with(&table) => Some(0),
            None => file.text.find(&format!("\n{table}")).map(|at| at + 1),
        };
        if let Some(start) = start {
            let offset = file.text[start..].find(&quoted).map_or(start, |at| start + at);
            return Fault::at(&file.path, &file.text, offset, message);
        }
    }
    Fault { file: String::new(), line: 0, message: message.to_owned() }
}
