//! Compares two versions of keyword sets: what changed in them, and which scores that moves.

use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

use super::error::RequestError;
use super::matcher::{MatchInput, Matcher};
use crate::report::{KeywordRef, MatchReport};
use crate::vocabulary::Keyword;

/// What changed between two versions of keyword sets.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetsDiff {
    /// Keywords.
    pub keywords: Changes,
    /// Roles.
    pub roles: Changes,
    /// How many pairs of documents were matched with both.
    pub pairs_compared: usize,
    /// Those that are read otherwise, or scored.
    pub pairs: Vec<PairDiff>,
}

/// Entries that came, went and changed, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Only the new version has them.
    pub added: Vec<String>,
    /// Only the old version has them.
    pub removed: Vec<String>,
    /// Both have them, and not alike.
    pub changed: Vec<Changed>,
}

/// An entry that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its id.
    pub id: String,
    /// The fields that differ.
    pub fields: Vec<String>,
    /// Forms that it got.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forms_added: Vec<String>,
    /// Forms that it lost.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forms_removed: Vec<String>,
}

/// A résumé and a posting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What to call the two.
    pub name: String,
    /// The résumé's text.
    pub resume: String,
    /// The posting's text.
    pub job: String,
}

/// A pair that the two versions do not read alike.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairDiff {
    /// Its name.
    pub name: String,
    /// Its score with the old version.
    pub old: Option<f64>,
    /// Its score with the new version.
    pub new: Option<f64>,
    /// What the posting asks for with the new version only.
    pub asks_added: Vec<String>,
    /// What the posting asks for with the old version only.
    pub asks_removed: Vec<String>,
    /// Mentions that only the new version finds.
    pub mentions_added: Vec<DocumentMention>,
    /// Mentions that only the old version finds.
    pub mentions_removed: Vec<DocumentMention>,
}

/// A mention in one of the two documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct DocumentMention {
    /// `resume` or `job`.
    pub document: &'static str,
    /// The keyword's id.
    pub keyword: String,
    /// What stands there.
    pub text: String,
}

/// Compares two versions, and how they match the pairs.
///
/// # Errors
/// When a text is blank or too long.
pub fn compare_sets(old: &Matcher, new: &Matcher, pairs: &[Pair]) -> Result<SetsDiff, RequestError> {
    let mut moved = Vec::new();
    for pair in pairs {
        moved.extend(pair_diff(old, new, pair)?);
    }
    let (before, after) = (old.vocabulary(), new.vocabulary());
    let mut keywords = changes(
        before.keywords().iter().map(|keyword| (keyword.id.as_str(), keyword)),
        after.keywords().iter().map(|keyword| (keyword.id.as_str(), keyword)),
    );
    for changed in &mut keywords.changed {
        if let (Some(old), Some(new)) = (before.find(&changed.id), after.find(&changed.id)) {
            forms(changed, before.keyword(old), after.keyword(new));
        }
    }
    let roles = changes(
        before.roles().iter().map(|role| (role.id.as_str(), role)),
        after.roles().iter().map(|role| (role.id.as_str(), role)),
    );
    Ok(SetsDiff { keywords, roles, pairs_compared: pairs.len(), pairs: moved })
}

fn changes<'a, T: Serialize + 'a>(
    old: impl Iterator<Item = (&'a str, &'a T)>,
    new: impl Iterator<Item = (&'a str, &'a T)>,
) -> Changes {
    let old: BTreeMap<_, _> = old.collect();
    let mut changes = Changes::default();
    let mut kept = BTreeSet::new();
    for (id, after) in new {
        match old.get(id) {
            None => changes.added.push(id.to_owned()),
            Some(before) => {
                kept.insert(id);
                let fields = differing(before, after);
                if !fields.is_empty() {
                    let (forms_added, forms_removed) = (Vec::new(), Vec::new());
                    changes.changed.push(Changed { id: id.to_owned(), fields, forms_added, forms_removed });
                }
            }
        }
    }
    changes.removed = old.keys().filter(|id| !kept.contains(*id)).map(|id| (*id).to_owned()).collect();
    changes
}

/// The names of the fields that differ, in the order of the alphabet.
fn differing(old: &impl Serialize, new: &impl Serialize) -> Vec<String> {
    let fields = |value: &dyn Fn() -> serde_json::Result<Value>| match value() {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let old = fields(&|| serde_json::to_value(old));
    let new = fields(&|| serde_json::to_value(new));
    let names: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    names.into_iter().filter(|name| old.get(*name) != new.get(*name)).cloned().collect()
}

fn forms(changed: &mut Changed, old: &Keyword, new: &Keyword) {
    let only = |a: &Keyword, b: &Keyword| -> Vec<String> {
        let there = |text: &String| b.forms.iter().any(|form| form.text == *text);
        a.forms.iter().map(|form| &form.text).filter(|text| !there(text)).cloned().collect()
    };
    changed.forms_added = only(new, old);
    changed.forms_removed = only(old, new);
}

fn pair_diff(old: &Matcher, new: &Matcher, pair: &Pair) -> Result<Option<PairDiff>, RequestError> {
    let (before, after) = (scored(old, pair)?, scored(new, pair)?);
    let (asked, asks) = (asks(&before), asks(&after));
    let (found, finds) = (mentions(old, pair), mentions(new, pair));
    let diff = PairDiff {
        name: pair.name.clone(),
        old: before.score,
        new: after.score,
        asks_added: asks.difference(&asked).cloned().collect(),
        asks_removed: asked.difference(&asks).cloned().collect(),
        mentions_added: finds.difference(&found).cloned().collect(),
        mentions_removed: found.difference(&finds).cloned().collect(),
    };
    let same = diff.old == diff.new
        && diff.asks_added.is_empty()
        && diff.asks_removed.is_empty()
        && diff.mentions_added.is_empty()
        && diff.mentions_removed.is_empty();
    Ok((!same).then_some(diff))
}

fn scored<'t>(matcher: &'t Matcher, pair: &'t Pair) -> Result<MatchReport<'t>, RequestError> {
    matcher.match_documents(MatchInput::of(&pair.resume, Some(&pair.job)))
}

/// The asks of a posting, each as the ids of its alternatives.
fn asks(report: &MatchReport<'_>) -> BTreeSet<String> {
    let ask = |keyword: &KeywordRef<'_>, alternatives: &[KeywordRef<'_>]| match alternatives {
        [] => keyword.id.to_owned(),
        all => all.iter().map(|keyword| keyword.id).collect::<Vec<_>>().join(" or "),
    };
    let matched = report.matched.iter().map(|matched| ask(&matched.keyword, &matched.alternatives));
    matched.chain(report.missing.iter().map(|missing| ask(&missing.keyword, &missing.alternatives))).collect()
}

fn mentions(matcher: &Matcher, pair: &Pair) -> BTreeSet<DocumentMention> {
    let mut found = BTreeSet::new();
    for (document, text) in [("resume", &pair.resume), ("job", &pair.job)] {
        let (_, reading) = matcher.read(text);
        for (_, mention) in reading.counted() {
            found.insert(DocumentMention {
                document,
                keyword: matcher.vocabulary().keyword(mention.keyword).id.clone(),
                text: text[mention.start..mention.end].to_owned(),
            });
        }
    }
    found
}
