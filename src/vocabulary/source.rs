//! Reads set files: TOML into entries that remember their places. Strict: what is not known is a fault.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use std::borrow::Cow;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::fault::Fault;
use super::layers;
use super::raw::{RawKeyword, RawRole, RawSet};
use super::{Kind, RoleLevel};
use crate::parallel::{cores, in_parallel};

/// A set file's text and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetFile {
    /// Its path, as messages shall show it.
    pub path: String,
    /// Its path inside the set: `set.toml`, `keywords/<family>.toml` or `roles/<role>.toml`.
    pub name: String,
    /// Its content; that of a built-in file stays where it is in the binary.
    pub text: Cow<'static, str>,
    /// Which set it belongs to. An entry of a later layer replaces, extends or hides the one of the same id in an
    /// earlier.
    pub layer: usize,
}

/// Where something stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub file: &'a SetFile,
    pub offset: usize,
}

impl Place<'_> {
    pub(super) fn fault(self, message: impl Into<String>) -> Fault {
        Fault::at(&self.file.path, &self.file.text, self.offset, message)
    }

    /// The place as a message about another place names it: `file:line`.
    pub(super) fn named(self) -> String {
        let Fault { file, line, .. } = self.fault("");
        format!("{file}:{line}")
    }

    pub(super) fn layer(self) -> usize {
        self.file.layer
    }
}

/// A text of a file, with its place: an entry may be put together from several files.
#[derive(Clone, Debug)]
pub(super) struct Text<'a> {
    pub text: String,
    pub place: Place<'a>,
}

impl<'a> Text<'a> {
    pub(super) fn all(file: &'a SetFile, texts: Vec<Spanned<String>>) -> Vec<Self> {
        texts.into_iter().map(|text| Self::one(file, text)).collect()
    }

    pub(super) fn one(file: &'a SetFile, text: Spanned<String>) -> Self {
        Self { place: Place { file, offset: text.span().start }, text: text.into_inner() }
    }

    pub(super) fn fault(&self, message: impl Into<String>) -> Fault {
        self.place.fault(message)
    }
}

/// A keyword with everything that the layers say of it.
#[derive(Debug)]
pub(super) struct KeywordSource<'a> {
    pub id: String,
    pub place: Place<'a>,
    pub name: Text<'a>,
    pub kind: Kind,
    pub description: Option<String>,
    pub aliases: Vec<Text<'a>>,
    pub cased: Vec<Text<'a>>,
    pub ambiguous: Vec<Text<'a>>,
    pub plain: Vec<Text<'a>>,
    pub near: Vec<Text<'a>>,
    pub never: Vec<Text<'a>>,
    pub implies: Vec<Text<'a>>,
    pub generic: bool,
    pub stem: Option<bool>,
    pub codes: BTreeMap<String, String>,
    pub matches: Vec<Text<'a>>,
    pub rejects: Vec<Text<'a>>,
}

impl<'a> KeywordSource<'a> {
    /// The name, then the aliases.
    pub(super) fn forms(&self) -> impl Iterator<Item = &Text<'a>> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    pub(super) fn stemmed(&self) -> bool {
        self.stem.unwrap_or(self.kind.stemmed())
    }
}

/// A role with everything that the layers say of it.
#[derive(Debug)]
pub(super) struct RoleSource<'a> {
    pub id: String,
    pub place: Place<'a>,
    pub title: String,
    pub version: String,
    pub summary: Option<String>,
    pub titles: Vec<String>,
    pub codes: BTreeMap<String, String>,
    pub certificates: Vec<Text<'a>>,
    pub examples: Vec<Text<'a>>,
    pub groups: Vec<GroupSource<'a>>,
    pub signals: Vec<SignalSource<'a>>,
    pub seniority: Vec<SenioritySource<'a>>,
}

#[derive(Debug)]
pub(super) struct GroupSource<'a> {
    pub place: Place<'a>,
    pub name: String,
    pub essential: Vec<Text<'a>>,
    pub core: Vec<Text<'a>>,
    pub useful: Vec<Text<'a>>,
}

#[derive(Debug)]
pub(super) struct SignalSource<'a> {
    pub place: Place<'a>,
    pub name: String,
    pub keywords: Vec<Text<'a>>,
}

#[derive(Debug)]
pub(super) struct SenioritySource<'a> {
    pub place: Place<'a>,
    pub level: RoleLevel,
    pub adds: Vec<Text<'a>>,
}

/// Everything that the files hold, by id, and the sets' names and versions.
#[derive(Debug, Default)]
pub(super) struct Entries<'a> {
    pub sets: Vec<RawSet>,
    pub keywords: BTreeMap<String, KeywordSource<'a>>,
    pub roles: BTreeMap<String, RoleSource<'a>>,
    /// Keywords that a later layer took away, and where.
    pub hidden_keywords: BTreeMap<String, Place<'a>>,
    pub hidden_roles: BTreeMap<String, Place<'a>>,
}

/// Reads all files, layer by layer; what could be read comes back together with the faults found.
pub(super) fn read(files: &[SetFile]) -> (Entries<'_>, Vec<Fault>) {
    let mut entries = Entries::default();
    let mut faults = Vec::new();
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by_key(|file| file.layer);
    // A good part of the time to start.
    let parsed = in_parallel(&files, cores(), |file| parse(file));
    for (file, parsed) in files.iter().zip(parsed) {
        match parsed {
            Parsed::Set(Ok(set)) => entries.sets.push(set),
            Parsed::Keywords(Ok(tables)) => keywords(file, tables, &mut entries, &mut faults),
            Parsed::Role(id, Ok(raw)) => role(file, id, *raw, &mut entries, &mut faults),
            Parsed::Set(Err(error)) | Parsed::Keywords(Err(error)) | Parsed::Role(_, Err(error)) => {
                faults.push(syntax(file, &error));
            }
            Parsed::Unknown => faults.push(Fault::at(
                &file.path,
                "",
                0,
                "not a file of a keyword set; keep set.toml, keywords/*.toml and roles/*.toml only",
            )),
        }
    }
    layers::drop_hidden(&mut entries);
    (entries, faults)
}

fn syntax(file: &SetFile, error: &toml::de::Error) -> Fault {
    Fault::at(&file.path, &file.text, error.span().map_or(0, |span| span.start), error.message())
}

/// A file, parsed and not yet looked at.
enum Parsed {
    Set(Result<RawSet, toml::de::Error>),
    Keywords(Result<Vec<Table>, toml::de::Error>),
    /// With the id that its name gives it.
    Role(String, Result<Box<RawRole>, toml::de::Error>),
    Unknown,
}

/// A keyword of a file: where it begins, its id, what it holds.
type Table = (usize, String, Result<RawKeyword, toml::de::Error>);

fn parse(file: &SetFile) -> Parsed {
    match file.name.split_once('/') {
        None if file.name == "set.toml" => Parsed::Set(toml::from_str(&file.text)),
        Some(("keywords", _)) => Parsed::Keywords(tables(&file.text)),
        Some(("roles", name)) => {
            let id = name.strip_suffix(".toml").unwrap_or(name).to_owned();
            Parsed::Role(id, toml::from_str(&file.text).map(Box::new))
        }
        _ => Parsed::Unknown,
    }
}

/// The keywords of a file in the order of the text.
fn tables(text: &str) -> Result<Vec<Table>, toml::de::Error> {
    let mut tables: Vec<_> = DeTable::parse(text)?.into_inner().into_iter().collect();
    tables.sort_by_key(|(id, _)| id.span().start);
    let table = |(id, value): (Spanned<DeString<'_>>, Spanned<DeValue<'_>>)| {
        (id.span().start, id.get_ref().to_string(), RawKeyword::deserialize(value.into_deserializer()))
    };
    Ok(tables.into_iter().map(table).collect())
}

fn keywords<'a>(file: &'a SetFile, tables: Vec<Table>, entries: &mut Entries<'a>, faults: &mut Vec<Fault>) {
    let mut last = String::new();
    for (offset, id, raw) in tables {
        let place = Place { file, offset };
        if id < last {
            faults.push(place.fault(format!("[{id}] stands behind [{last}]; keep the tables of a file sorted by id")));
        }
        last.clone_from(&id);
        well_formed(&id, place, faults);
        match raw {
            Ok(raw) => layers::keyword(entries, id, place, raw).unwrap_or_else(|fault| faults.push(fault)),
            Err(error) => {
                let offset = error.span().map_or(offset, |span| span.start);
                faults.push(Place { file, offset }.fault(format!("[{id}] {}", error.message())));
            }
        }
    }
}

fn role<'a>(file: &'a SetFile, id: String, raw: RawRole, entries: &mut Entries<'a>, faults: &mut Vec<Fault>) {
    let place = Place { file, offset: 0 };
    well_formed(&id, place, faults);
    layers::role(entries, id, place, raw).unwrap_or_else(|fault| faults.push(fault));
}

fn well_formed(id: &str, place: Place<'_>, faults: &mut Vec<Fault>) {
    if !is_id(id) {
        faults.push(place.fault(format!("\"{id}\" is no id; use lower-case letters, digits and single hyphens")));
    }
}

/// Whether a text can be an id.
pub(crate) fn is_id(id: &str) -> bool {
    id.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}
