//! Reads set files: TOML into entries that remember their places. Strict: what is not known is a fault.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IntoDeserializer};
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::DeTable;

use super::Kind;
use super::fault::Fault;

/// A set file's text and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetFile {
    /// Its path, as messages shall show it.
    pub path: String,
    /// Its path inside the set: `set.toml`, `keywords/<family>.toml` or `roles/<role>.toml`.
    pub name: String,
    /// Its content.
    pub text: String,
    /// Which set it belongs to. An entry of a later layer replaces the one of the same id in an earlier.
    pub layer: usize,
}

/// `set.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSet {
    pub name: String,
    pub version: String,
}

/// One table of a keyword file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawKeyword {
    pub name: Spanned<String>,
    pub kind: Kind,
    pub description: Option<String>,
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
    #[serde(default)]
    pub cased: Vec<Spanned<String>>,
    #[serde(default)]
    pub ambiguous: Vec<Spanned<String>>,
    #[serde(default)]
    pub near: Vec<Spanned<String>>,
    #[serde(default)]
    pub never: Vec<Spanned<String>>,
    #[serde(default)]
    pub implies: Vec<Spanned<String>>,
    #[serde(default)]
    pub generic: bool,
    pub stem: Option<bool>,
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    pub matches: Vec<Spanned<String>>,
    #[serde(default)]
    pub rejects: Vec<Spanned<String>>,
}

/// A role file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRole {
    pub title: Spanned<String>,
    pub version: String,
    pub summary: Option<String>,
    #[serde(default)]
    pub titles: Vec<String>,
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    #[serde(default)]
    pub certificates: Vec<Spanned<String>>,
    pub examples: Vec<Spanned<String>>,
    pub groups: Vec<Spanned<RawGroup>>,
    #[serde(default)]
    pub signals: Vec<Spanned<RawSignal>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGroup {
    pub name: String,
    #[serde(default)]
    pub essential: Vec<Spanned<String>>,
    #[serde(default)]
    pub core: Vec<Spanned<String>>,
    #[serde(default)]
    pub useful: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSignal {
    pub name: String,
    pub keywords: Vec<Spanned<String>>,
}

/// An entry with the file and the place it stands at.
#[derive(Debug)]
pub(super) struct Entry<'a, T> {
    pub file: &'a SetFile,
    pub id: String,
    pub offset: usize,
    pub raw: T,
}

impl<T> Entry<'_, T> {
    pub(super) fn fault(&self, offset: usize, message: impl Into<String>) -> Fault {
        Fault::at(&self.file.path, &self.file.text, offset, message)
    }
}

/// Everything that the files hold, by id, and the set's name and version.
#[derive(Debug, Default)]
pub(super) struct Entries<'a> {
    pub sets: Vec<RawSet>,
    pub keywords: BTreeMap<String, Entry<'a, RawKeyword>>,
    pub roles: BTreeMap<String, Entry<'a, RawRole>>,
}

/// Reads all files, in order; what could be read comes back together with the faults found.
pub(super) fn read(files: &[SetFile]) -> (Entries<'_>, Vec<Fault>) {
    let mut entries = Entries::default();
    let mut faults = Vec::new();
    for file in files {
        match file.name.split_once('/') {
            None if file.name == "set.toml" => match toml::from_str(&file.text) {
                Ok(set) => entries.sets.push(set),
                Err(error) => faults.push(syntax(file, &error)),
            },
            Some(("keywords", _)) => keywords(file, &mut entries, &mut faults),
            Some(("roles", name)) => role(file, name, &mut entries, &mut faults),
            _ => faults.push(Fault::at(
                &file.path,
                "",
                0,
                "not a file of a keyword set; keep set.toml, keywords/*.toml and roles/*.toml only",
            )),
        }
    }
    (entries, faults)
}

fn syntax(file: &SetFile, error: &toml::de::Error) -> Fault {
    Fault::at(&file.path, &file.text, error.span().map_or(0, |span| span.start), error.message())
}

fn keywords<'a>(file: &'a SetFile, entries: &mut Entries<'a>, faults: &mut Vec<Fault>) {
    let table = match DeTable::parse(&file.text) {
        Ok(table) => table.into_inner(),
        Err(error) => return faults.push(syntax(file, &error)),
    };
    let mut tables: Vec<_> = table.into_iter().collect();
    tables.sort_by_key(|(id, _)| id.span().start);
    let mut last = String::new();
    for (id, value) in tables {
        let (offset, id) = (id.span().start, id.get_ref().to_string());
        if id < last {
            let message = format!("[{id}] stands behind [{last}]; keep the tables of a file sorted by id");
            faults.push(Fault::at(&file.path, &file.text, offset, message));
        }
        last.clone_from(&id);
        match spanned::<RawKeyword>(value) {
            Ok(raw) => insert(&mut entries.keywords, Entry { file, id, offset, raw }, faults),
            Err(error) => {
                let at = error.span().map_or(offset, |span| span.start);
                faults.push(Fault::at(&file.path, &file.text, at, format!("[{id}] {}", error.message())));
            }
        }
    }
}

fn spanned<T: DeserializeOwned>(value: Spanned<toml::de::DeValue<'_>>) -> Result<T, toml::de::Error> {
    T::deserialize(value.into_deserializer())
}

fn role<'a>(file: &'a SetFile, name: &str, entries: &mut Entries<'a>, faults: &mut Vec<Fault>) {
    let id = name.strip_suffix(".toml").unwrap_or(name).to_owned();
    match toml::from_str(&file.text) {
        Ok(raw) => insert(&mut entries.roles, Entry { file, id, offset: 0, raw }, faults),
        Err(error) => faults.push(syntax(file, &error)),
    }
}

fn insert<'a, T>(entries: &mut BTreeMap<String, Entry<'a, T>>, entry: Entry<'a, T>, faults: &mut Vec<Fault>) {
    let well_formed = !entry.id.is_empty()
        && entry.id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
    if !well_formed {
        let message = format!("\"{}\" is no id; use lower-case letters, digits and single hyphens", entry.id);
        faults.push(entry.fault(entry.offset, message));
    }
    if let Some(other) = entries.get(&entry.id).filter(|other| other.file.layer == entry.file.layer) {
        let place = Fault::at(&other.file.path, &other.file.text, other.offset, "");
        let message = format!("\"{}\" is already defined in {}:{}; merge the two", entry.id, place.file, place.line);
        return faults.push(entry.fault(entry.offset, message));
    }
    entries.insert(entry.id.clone(), entry);
}
