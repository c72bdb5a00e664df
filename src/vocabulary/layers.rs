//! Puts the layers of a vocabulary on top of one another: an entry of a later set replaces, extends or hides the one of
//! the same id in an earlier.

use std::collections::BTreeMap;

use super::fault::{Fault, suggestion};
use super::raw::{RawKeyword, RawRole};
use super::source::{
    Entries, GroupSource, KeywordSource, Place, RoleSource, SenioritySource, SetFile, SignalSource, Text,
};

/// What an entry does to the one of the same id below it.
enum Change {
    Replace,
    Extend,
    Hide,
}

impl Change {
    /// Reads it from an entry's fields; `alone` tells that no other field is set.
    fn of(extends: Option<bool>, hide: Option<bool>, alone: bool, id: &str, place: Place<'_>) -> Result<Self, Fault> {
        match (extends == Some(true), hide == Some(true)) {
            (_, true) if !alone || extends.is_some() => Err(place.fault(format!(
                "[{id}] hides and has other fields; keep hide alone, or remove it to replace the entry"
            ))),
            (_, true) => Ok(Self::Hide),
            (true, false) => Ok(Self::Extend),
            (false, false) => Ok(Self::Replace),
        }
    }
}

/// Adds a keyword's entry to what earlier files say.
pub(super) fn keyword<'a>(
    entries: &mut Entries<'a>,
    id: String,
    place: Place<'a>,
    raw: RawKeyword,
) -> Result<(), Fault> {
    let (below, hidden) = (&mut entries.keywords, &mut entries.hidden_keywords);
    once(&id, place, below.get(&id).map(|entry| entry.place).or(hidden.get(&id).copied()))?;
    match Change::of(raw.extends, raw.hide, only_hides_keyword(&raw), &id, place)? {
        Change::Hide => {
            let known =
                below.remove(&id).ok_or_else(|| unknown("hide", "keyword", &id, place, below.keys(), hidden))?;
            hidden.insert(known.id, place);
        }
        Change::Extend => match below.get_mut(&id) {
            Some(entry) => extend_keyword(entry, place, raw),
            None => return Err(unknown("extends", "keyword", &id, place, below.keys(), hidden)),
        },
        Change::Replace => {
            let file = place.file;
            let missing = |field: &str| place.fault(format!("[{id}] missing field `{field}`"));
            let entry = KeywordSource {
                place,
                name: Text::one(file, raw.name.ok_or_else(|| missing("name"))?),
                kind: raw.kind.ok_or_else(|| missing("kind"))?,
                description: raw.description,
                aliases: Text::all(file, raw.aliases),
                cased: Text::all(file, raw.cased),
                ambiguous: Text::all(file, raw.ambiguous),
                plain: Text::all(file, raw.plain),
                near: Text::all(file, raw.near),
                never: Text::all(file, raw.never),
                implies: Text::all(file, raw.implies),
                generic: raw.generic.unwrap_or_default(),
                stem: raw.stem,
                codes: raw.codes,
                matches: Text::all(file, raw.matches),
                rejects: Text::all(file, raw.rejects),
                id: id.clone(),
            };
            hidden.remove(&id);
            below.insert(id, entry);
        }
    }
    Ok(())
}

fn only_hides_keyword(raw: &RawKeyword) -> bool {
    let lists = [
        &raw.aliases,
        &raw.cased,
        &raw.ambiguous,
        &raw.plain,
        &raw.near,
        &raw.never,
        &raw.implies,
        &raw.matches,
        &raw.rejects,
    ];
    raw.name.is_none()
        && raw.kind.is_none()
        && raw.description.is_none()
        && raw.generic.is_none()
        && raw.stem.is_none()
        && raw.codes.is_empty()
        && lists.iter().all(|list| list.is_empty())
}

fn extend_keyword<'a>(entry: &mut KeywordSource<'a>, place: Place<'a>, raw: RawKeyword) {
    let file = place.file;
    entry.place = place;
    if let Some(name) = raw.name {
        // The old name is still a way to write it.
        let old = std::mem::replace(&mut entry.name, Text::one(file, name));
        entry.aliases.retain(|alias| alias.text != entry.name.text);
        if old.text != entry.name.text {
            entry.aliases.push(old);
        }
    }
    entry.kind = raw.kind.unwrap_or(entry.kind);
    entry.description = raw.description.or(entry.description.take());
    entry.generic = raw.generic.unwrap_or(entry.generic);
    entry.stem = raw.stem.or(entry.stem);
    entry.codes.extend(raw.codes);
    // A form has one mark: the later layer's word holds.
    let [cased, ambiguous, plain] = [raw.cased, raw.ambiguous, raw.plain].map(|list| Text::all(file, list));
    for list in [&mut entry.cased, &mut entry.ambiguous, &mut entry.plain] {
        list.retain(|old| [&cased, &ambiguous, &plain].into_iter().flatten().all(|new| new.text != old.text));
    }
    let name = entry.name.text.clone();
    append(&mut entry.aliases, raw.aliases.into_iter().filter(|alias| *alias.get_ref() != name).collect(), file);
    entry.cased.extend(cased);
    entry.ambiguous.extend(ambiguous);
    entry.plain.extend(plain);
    append(&mut entry.near, raw.near, file);
    append(&mut entry.never, raw.never, file);
    append(&mut entry.implies, raw.implies, file);
    append(&mut entry.matches, raw.matches, file);
    append(&mut entry.rejects, raw.rejects, file);
}

/// Appends what is not there yet.
fn append<'a>(list: &mut Vec<Text<'a>>, more: Vec<toml::Spanned<String>>, file: &'a SetFile) {
    for text in Text::all(file, more) {
        if list.iter().all(|old| old.text != text.text) {
            list.push(text);
        }
    }
}

/// Adds a role's file to what earlier files say.
pub(super) fn role<'a>(entries: &mut Entries<'a>, id: String, place: Place<'a>, raw: RawRole) -> Result<(), Fault> {
    let (below, hidden) = (&mut entries.roles, &mut entries.hidden_roles);
    once(&id, place, below.get(&id).map(|entry| entry.place).or(hidden.get(&id).copied()))?;
    match Change::of(raw.extends, raw.hide, only_hides_role(&raw), &id, place)? {
        Change::Hide => {
            let known = below.remove(&id).ok_or_else(|| unknown("hide", "role", &id, place, below.keys(), hidden))?;
            hidden.insert(known.id, place);
        }
        Change::Extend => match below.get_mut(&id) {
            Some(entry) => extend_role(entry, place, raw),
            None => return Err(unknown("extends", "role", &id, place, below.keys(), hidden)),
        },
        Change::Replace => {
            let missing = |field: &str| place.fault(format!("missing field `{field}`"));
            let mut entry = RoleSource {
                place,
                title: raw.title.clone().ok_or_else(|| missing("title"))?,
                version: raw.version.clone().ok_or_else(|| missing("version"))?,
                id: id.clone(),
                summary: None,
                titles: Vec::new(),
                codes: BTreeMap::new(),
                certificates: Vec::new(),
                examples: Vec::new(),
                groups: Vec::new(),
                signals: Vec::new(),
                seniority: Vec::new(),
            };
            fill_role(&mut entry, place.file, raw);
            hidden.remove(&id);
            below.insert(id, entry);
        }
    }
    Ok(())
}

fn only_hides_role(raw: &RawRole) -> bool {
    raw.title.is_none()
        && raw.version.is_none()
        && raw.summary.is_none()
        && raw.titles.is_empty()
        && raw.codes.is_empty()
        && raw.certificates.is_empty()
        && raw.examples.is_empty()
        && raw.groups.is_empty()
        && raw.signals.is_empty()
        && raw.seniority.is_empty()
}

fn extend_role<'a>(entry: &mut RoleSource<'a>, place: Place<'a>, raw: RawRole) {
    entry.place = place;
    // A keyword stands in one place of a role: the later layer's.
    let placed = |id: &str| {
        let groups = raw.groups.iter().map(toml::Spanned::get_ref);
        let mut ids = groups.flat_map(|group| group.essential.iter().chain(&group.core).chain(&group.useful));
        ids.any(|other| other.get_ref() == id)
    };
    for group in &mut entry.groups {
        for list in [&mut group.essential, &mut group.core, &mut group.useful] {
            list.retain(|member| !placed(&member.text));
        }
    }
    fill_role(entry, place.file, raw);
    entry.groups.retain(|group| !(is_empty(group) && group.place.layer() < place.layer()));
}

fn is_empty(group: &GroupSource<'_>) -> bool {
    group.essential.is_empty() && group.core.is_empty() && group.useful.is_empty()
}

/// Adds everything that a role's file says. In a file of its own, two groups of one name stay two.
fn fill_role<'a>(entry: &mut RoleSource<'a>, file: &'a SetFile, raw: RawRole) {
    entry.title = raw.title.unwrap_or_else(|| std::mem::take(&mut entry.title));
    entry.version = raw.version.unwrap_or_else(|| std::mem::take(&mut entry.version));
    entry.summary = raw.summary.or(entry.summary.take());
    for title in raw.titles {
        if !entry.titles.contains(&title) {
            entry.titles.push(title);
        }
    }
    entry.codes.extend(raw.codes);
    append(&mut entry.certificates, raw.certificates, file);
    append(&mut entry.examples, raw.examples, file);
    let earlier = |place: Place<'_>| place.layer() < file.layer;
    for group in raw.groups {
        let (offset, group) = (group.span().start, group.into_inner());
        let place = Place { file, offset };
        match entry.groups.iter_mut().find(|other| other.name == group.name && earlier(other.place)) {
            Some(other) => {
                append(&mut other.essential, group.essential, file);
                append(&mut other.core, group.core, file);
                append(&mut other.useful, group.useful, file);
            }
            None => entry.groups.push(GroupSource {
                place,
                name: group.name,
                essential: Text::all(file, group.essential),
                core: Text::all(file, group.core),
                useful: Text::all(file, group.useful),
            }),
        }
    }
    for signal in raw.signals {
        let (offset, signal) = (signal.span().start, signal.into_inner());
        let place = Place { file, offset };
        match entry.signals.iter_mut().find(|other| other.name == signal.name && earlier(other.place)) {
            Some(other) => append(&mut other.keywords, signal.keywords, file),
            None => entry.signals.push(SignalSource {
                place,
                name: signal.name,
                keywords: Text::all(file, signal.keywords),
            }),
        }
    }
    for step in raw.seniority {
        let (offset, step) = (step.span().start, step.into_inner());
        let place = Place { file, offset };
        match entry.seniority.iter_mut().find(|other| other.level == step.level && earlier(other.place)) {
            Some(other) => append(&mut other.adds, step.adds, file),
            // A level that an earlier layer lacks goes where it belongs; inside one file the order is checked.
            None => {
                let at = entry.seniority.iter().take_while(|other| !earlier(other.place) || other.level < step.level);
                let at = at.count();
                entry
                    .seniority
                    .insert(at, SenioritySource { place, level: step.level, adds: Text::all(file, step.adds) });
            }
        }
    }
}

/// An id may be defined once in a layer.
fn once(id: &str, place: Place<'_>, earlier: Option<Place<'_>>) -> Result<(), Fault> {
    match earlier.filter(|earlier| earlier.layer() == place.layer()) {
        Some(earlier) => Err(place.fault(format!("\"{id}\" is already defined in {}; merge the two", earlier.named()))),
        None => Ok(()),
    }
}

/// The fault of changing what is not there.
fn unknown<'k>(
    field: &str,
    what: &str,
    id: &str,
    place: Place<'_>,
    known: impl Iterator<Item = &'k String>,
    hidden: &BTreeMap<String, Place<'_>>,
) -> Fault {
    if let Some(hide) = hidden.get(id) {
        return place.fault(format!("[{id}] {field}: the {what} is hidden in {}; remove one of the two", hide.named()));
    }
    let mut known = known.map(String::as_str).peekable();
    // Entries of the same file are known too; only layer 0 has nothing below it.
    if known.peek().is_none() || place.layer() == 0 {
        return place.fault(format!(
            "[{id}] {field}: no set lies below this one; check it with --extend, or write the {what} whole"
        ));
    }
    place.fault(format!("[{id}] {field}: no earlier set has this {what}{}", suggestion(id, known)))
}

/// Drops what earlier layers say of keywords that a later one hides. What the hiding layer or one after it says of
/// them stays, for the check to complain of.
pub(super) fn drop_hidden(entries: &mut Entries<'_>) {
    let Entries { keywords, roles, hidden_keywords: hidden, .. } = entries;
    if hidden.is_empty() {
        return;
    }
    let stays = |text: &Text<'_>| hidden.get(&text.text).is_none_or(|hide| text.place.layer() >= hide.layer());
    for keyword in keywords.values_mut() {
        keyword.implies.retain(stays);
    }
    for role in roles.values_mut() {
        role.certificates.retain(stays);
        // What was empty before is the check's to tell.
        role.groups.retain_mut(|group| {
            let before = is_empty(group);
            for list in [&mut group.essential, &mut group.core, &mut group.useful] {
                list.retain(stays);
            }
            before || !is_empty(group)
        });
        role.signals.retain_mut(|signal| keep(&mut signal.keywords, stays));
        role.seniority.retain_mut(|step| keep(&mut step.adds, stays));
    }
}

/// Drops what does not stay; tells whether the list was empty before or is not now.
fn keep<'a>(list: &mut Vec<Text<'a>>, stays: impl Fn(&Text<'a>) -> bool) -> bool {
    let before = list.is_empty();
    list.retain(stays);
    before || !list.is_empty()
}
