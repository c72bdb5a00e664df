//! Checks what set files say of one another: ids that exist, marks that are backed by examples, no cycles.

use std::collections::BTreeMap;
use toml::Spanned;

use super::Kind;
use super::fault::{Fault, suggestion};
use super::source::{Entries, Entry, RawKeyword, RawRole};

/// Adds the faults of all entries.
pub(super) fn entries(entries: &Entries<'_>, faults: &mut Vec<Fault>) {
    for entry in entries.keywords.values() {
        marks(entry, faults);
        examples(entry, faults);
        for id in &entry.raw.implies {
            known(entry, id, &entries.keywords, faults);
        }
        if let Some(path) = cycle(&entry.id, &entries.keywords) {
            let at = entry.raw.implies.first().map_or(entry.offset, |first| first.span().start);
            faults.push(entry.fault(at, format!("implies itself: {path}; break the circle")));
        }
    }
    for entry in entries.roles.values() {
        role(entry, &entries.keywords, faults);
    }
}

fn marks(entry: &Entry<'_, RawKeyword>, faults: &mut Vec<Fault>) {
    let raw = &entry.raw;
    let forms = || std::iter::once(&raw.name).chain(&raw.aliases).map(|form| form.get_ref().as_str());
    for form in raw.cased.iter().chain(&raw.ambiguous) {
        if !forms().any(|other| other == form.get_ref()) {
            let hint = suggestion(form.get_ref(), forms());
            let message = format!("\"{}\" is neither the name nor an alias of [{}]{hint}", form.get_ref(), entry.id);
            faults.push(entry.fault(form.span().start, message));
        }
    }
    for form in raw.cased.iter().filter(|form| raw.ambiguous.iter().any(|other| other.get_ref() == form.get_ref())) {
        let message =
            format!("\"{}\" is both cased and ambiguous; keep the one that its examples need", form.get_ref());
        faults.push(entry.fault(form.span().start, message));
    }
}

fn examples(entry: &Entry<'_, RawKeyword>, faults: &mut Vec<Fault>) {
    let raw = &entry.raw;
    if raw.matches.is_empty() {
        let message = format!("[{}] has no matches; add a phrase in which it must be found", entry.id);
        faults.push(entry.fault(entry.offset, message));
    }
    let marked = !raw.cased.is_empty() || !raw.ambiguous.is_empty();
    if marked && raw.rejects.is_empty() {
        let message =
            format!("[{}] has marked forms and no rejects; add a phrase in which it must not be found", entry.id);
        faults.push(entry.fault(entry.offset, message));
    }
}

fn known<T>(
    entry: &Entry<'_, T>,
    id: &Spanned<String>,
    keywords: &BTreeMap<String, Entry<'_, RawKeyword>>,
    faults: &mut Vec<Fault>,
) {
    if !keywords.contains_key(id.get_ref()) {
        let hint = suggestion(id.get_ref(), keywords.keys().map(String::as_str));
        faults.push(entry.fault(id.span().start, format!("unknown keyword \"{}\"{hint}", id.get_ref())));
    }
}

/// The way from a keyword back to itself, if there is one.
fn cycle(start: &str, keywords: &BTreeMap<String, Entry<'_, RawKeyword>>) -> Option<String> {
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![(start, start.to_owned())];
    while let Some((id, path)) = open.pop() {
        for next in keywords.get(id).into_iter().flat_map(|entry| &entry.raw.implies).map(Spanned::get_ref) {
            let path = format!("{path} → {next}");
            if next == start {
                return Some(path);
            }
            if seen.insert(next.as_str()) {
                open.push((next, path));
            }
        }
    }
    None
}

fn role(entry: &Entry<'_, RawRole>, keywords: &BTreeMap<String, Entry<'_, RawKeyword>>, faults: &mut Vec<Fault>) {
    let raw = &entry.raw;
    let mut places = BTreeMap::new();
    for group in &raw.groups {
        let at = group.span().start;
        let group = group.get_ref();
        let members: Vec<_> = group.essential.iter().chain(&group.core).chain(&group.useful).collect();
        if members.is_empty() {
            let message = format!("group \"{}\" is empty; give it keywords or remove it", group.name);
            faults.push(entry.fault(at, message));
        }
        for id in members {
            known(entry, id, keywords, faults);
            if let Some(other) = places.insert(id.get_ref(), &group.name) {
                let message = format!("\"{}\" already stands in group \"{other}\"; keep one place", id.get_ref());
                faults.push(entry.fault(id.span().start, message));
            }
        }
    }
    for signal in &raw.signals {
        if signal.get_ref().keywords.is_empty() {
            let message = format!("signal \"{}\" is empty; give it keywords or remove it", signal.get_ref().name);
            faults.push(entry.fault(signal.span().start, message));
        }
        for id in &signal.get_ref().keywords {
            known(entry, id, keywords, faults);
        }
    }
    for id in &raw.certificates {
        known(entry, id, keywords, faults);
        if keywords.get(id.get_ref()).is_some_and(|keyword| keyword.raw.kind != Kind::Certificate) {
            faults.push(entry.fault(id.span().start, format!("\"{}\" is no certificate", id.get_ref())));
        }
    }
    if raw.groups.is_empty() {
        faults.push(entry.fault(raw.title.span().start, "the role has no groups; add [[groups]] with keywords"));
    }
    if raw.examples.is_empty() {
        faults.push(entry.fault(raw.title.span().start, "the role has no examples; add a phrase of a posting for it"));
    }
}
