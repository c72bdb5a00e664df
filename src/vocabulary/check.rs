//! Checks what set files say of one another: ids that exist, marks that are backed by examples, no cycles.

use std::collections::BTreeMap;

use super::Kind;
use super::fault::{Fault, suggestion};
use super::source::{Entries, KeywordSource, RoleSource, Text};

/// The faults of all entries.
pub(super) fn entries(entries: &Entries<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for entry in entries.keywords.values() {
        marks(entry, &mut faults);
        examples(entry, &mut faults);
        for id in &entry.implies {
            known(id, entries, &mut faults);
        }
        if let Some(path) = cycle(&entry.id, &entries.keywords) {
            let at = entry.implies.first().map_or(entry.place, |first| first.place);
            faults.push(at.fault(format!("implies itself: {path}; break the circle")));
        }
    }
    for entry in entries.roles.values() {
        role(entry, entries, &mut faults);
    }
    faults
}

fn marks(entry: &KeywordSource<'_>, faults: &mut Vec<Fault>) {
    let forms = || entry.forms().map(|form| form.text.as_str());
    for form in entry.cased.iter().chain(&entry.ambiguous).chain(&entry.plain) {
        if !forms().any(|other| other == form.text) {
            let hint = suggestion(&form.text, forms());
            let message = format!("\"{}\" is neither the name nor an alias of [{}]{hint}", form.text, entry.id);
            faults.push(form.fault(message));
        }
    }
    let lists = |list: &[Text<'_>], form: &Text<'_>| list.iter().any(|other| other.text == form.text);
    for form in entry.cased.iter().filter(|form| lists(&entry.ambiguous, form)) {
        let message = format!("\"{}\" is both cased and ambiguous; keep the one that its examples need", form.text);
        faults.push(form.fault(message));
    }
    for form in entry.plain.iter().filter(|form| lists(&entry.ambiguous, form) || lists(&entry.cased, form)) {
        let message = format!("\"{}\" is both marked and plain; a form in plain needs no evidence", form.text);
        faults.push(form.fault(message));
    }
}

fn examples(entry: &KeywordSource<'_>, faults: &mut Vec<Fault>) {
    if entry.matches.is_empty() {
        let message = format!("[{}] has no matches; add a phrase in which it must be found", entry.id);
        faults.push(entry.place.fault(message));
    }
    let marked = !entry.cased.is_empty() || !entry.ambiguous.is_empty();
    if marked && entry.rejects.is_empty() {
        let message =
            format!("[{}] has marked forms and no rejects; add a phrase in which it must not be found", entry.id);
        faults.push(entry.place.fault(message));
    }
}

fn known(id: &Text<'_>, entries: &Entries<'_>, faults: &mut Vec<Fault>) {
    if entries.keywords.contains_key(&id.text) {
        return;
    }
    faults.push(match entries.hidden_keywords.get(&id.text) {
        Some(hide) => id.fault(format!("keyword \"{}\" is hidden in {}; remove one of the two", id.text, hide.named())),
        None => {
            let hint = suggestion(&id.text, entries.keywords.keys().map(String::as_str));
            id.fault(format!("unknown keyword \"{}\"{hint}", id.text))
        }
    });
}

/// The way from a keyword back to itself, if there is one.
fn cycle(start: &str, keywords: &BTreeMap<String, KeywordSource<'_>>) -> Option<String> {
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![(start, start.to_owned())];
    while let Some((id, path)) = open.pop() {
        for next in keywords.get(id).into_iter().flat_map(|entry| &entry.implies) {
            let path = format!("{path} → {}", next.text);
            if next.text == start {
                return Some(path);
            }
            if seen.insert(next.text.as_str()) {
                open.push((&next.text, path));
            }
        }
    }
    None
}

fn role(entry: &RoleSource<'_>, entries: &Entries<'_>, faults: &mut Vec<Fault>) {
    let mut places = BTreeMap::new();
    for group in &entry.groups {
        let members: Vec<_> = group.essential.iter().chain(&group.core).chain(&group.useful).collect();
        if members.is_empty() {
            let message = format!("group \"{}\" is empty; give it keywords or remove it", group.name);
            faults.push(group.place.fault(message));
        }
        for id in members {
            known(id, entries, faults);
            if let Some(other) = places.insert(&id.text, &group.name) {
                let message = format!("\"{}\" already stands in group \"{other}\"; keep one place", id.text);
                faults.push(id.fault(message));
            }
        }
    }
    for signal in &entry.signals {
        if signal.keywords.is_empty() {
            let message = format!("signal \"{}\" is empty; give it keywords or remove it", signal.name);
            faults.push(signal.place.fault(message));
        }
        for id in &signal.keywords {
            known(id, entries, faults);
        }
    }
    for (at, step) in entry.seniority.iter().enumerate() {
        let level = step.level.name();
        if step.adds.is_empty() {
            faults.push(step.place.fault(format!("the level \"{level}\" adds nothing; give it keywords or remove it")));
        }
        if let Some(other) = entry.seniority[..at].iter().find(|other| other.level >= step.level) {
            let message = match other.level == step.level {
                true => format!("the level \"{level}\" stands here twice; merge the two"),
                false => {
                    format!("\"{level}\" stands behind \"{}\"; keep levels in ascending order", other.level.name())
                }
            };
            faults.push(step.place.fault(message));
        }
        for id in &step.adds {
            known(id, entries, faults);
        }
    }
    for id in &entry.certificates {
        known(id, entries, faults);
        if entries.keywords.get(&id.text).is_some_and(|keyword| keyword.kind != Kind::Certificate) {
            faults.push(id.fault(format!("\"{}\" is no certificate", id.text)));
        }
    }
    if entry.groups.is_empty() {
        faults.push(entry.place.fault("the role has no groups; add [[groups]] with keywords"));
    }
    if entry.examples.is_empty() {
        faults.push(entry.place.fault("the role has no examples; add a phrase of a posting for it"));
    }
}
