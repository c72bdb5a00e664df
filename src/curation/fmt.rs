//! The canonical layout of a set file. Laying out twice changes nothing more.

use std::fmt::Write;
use toml_edit::{DocumentMut, Item, Table, TableLike};

use super::layout::{bare, comments, field};
use crate::vocabulary::{Fault, SetFile};

/// The fields of a keyword, in the order of keyword-sets/README.md.
pub(super) const KEYWORD: [&str; 17] = [
    "extends",
    "hide",
    "name",
    "kind",
    "description",
    "aliases",
    "cased",
    "ambiguous",
    "plain",
    "near",
    "never",
    "implies",
    "generic",
    "stem",
    "codes",
    "matches",
    "rejects",
];
const ROLE: [&str; 9] =
    ["extends", "hide", "title", "version", "summary", "titles", "codes", "certificates", "examples"];
const ROLE_TABLES: [(&str, &[&str]); 3] = [
    ("groups", &["name", "essential", "core", "useful"]),
    ("signals", &["name", "keywords"]),
    ("seniority", &["level", "adds"]),
];

/// The first line of a file of keywords: where editors find its schema.
pub(super) const KEYWORDS_SCHEMA: &str = "#:schema ../schema/keywords.schema.json";
const ROLE_SCHEMA: &str = "#:schema ../schema/role.schema.json";

/// The text of a file, laid out. What is no file of keywords or of a role comes back as it is.
///
/// # Errors
/// When the file is no TOML.
pub fn format(file: &SetFile) -> Result<String, Fault> {
    let layout = match file.name.split_once('/') {
        Some(("keywords", _)) => keywords,
        Some(("roles", _)) => role,
        _ => return Ok(file.text.clone().into_owned()),
    };
    let document: DocumentMut = file.text.parse().map_err(|error: toml_edit::TomlError| {
        Fault::at(&file.path, &file.text, error.span().map_or(0, |span| span.start), error.message())
    })?;
    let mut out = layout(&document);
    for comment in comments(document.trailing().as_str()) {
        let _ = write!(out, "\n{comment}");
    }
    Ok(out.trim_end().to_owned() + "\n")
}

fn keywords(document: &DocumentMut) -> String {
    let first = document.iter().find_map(|(id, item)| above(document, id, item));
    let (head, own) = split_head(first.unwrap_or_default());
    let mut out = heading(KEYWORDS_SCHEMA, &head);
    let mut entries: Vec<_> = document.iter().enumerate().collect();
    entries.sort_by_key(|&(_, (id, _))| id);
    for (at, (id, item)) in entries {
        let comments =
            if at == 0 { own.clone() } else { blocks(above(document, id, item).unwrap_or_default()).concat() };
        out.push('\n');
        comments.iter().for_each(|comment| line(&mut out, comment));
        match item.as_table_like() {
            Some(table) => {
                let _ = writeln!(out, "[{}]", bare(id));
                fields(&mut out, table, &KEYWORD, &[]);
            }
            // No keyword, but not the layout's to judge.
            None => any(&mut out, id, item),
        }
    }
    out
}

fn role(document: &DocumentMut) -> String {
    let first = document.iter().next().and_then(|(key, item)| above(document, key, item));
    let (head, own) = split_head(first.unwrap_or_default());
    let mut out = heading(ROLE_SCHEMA, &head);
    out.push('\n');
    let first = document.iter().next().map(|(key, _)| key);
    let root = document.as_table();
    let is_tables = |key: &str| root.get(key).is_some_and(|item| item.is_array_of_tables());
    for (key, item) in ordered(root, &ROLE).into_iter().filter(|(key, _)| !is_tables(key)) {
        let comments = if Some(key) == first { own.clone() } else { comments(above(document, key, item)) };
        comments.iter().for_each(|comment| line(&mut out, comment));
        any(&mut out, key, item);
    }
    let order: Vec<&str> = ROLE_TABLES.iter().map(|(key, _)| *key).collect();
    for (key, item) in ordered(root, &order) {
        let known = ROLE_TABLES.iter().find(|(name, _)| *name == key).map_or(&[][..], |(_, fields)| fields);
        for table in item.as_array_of_tables().into_iter().flatten() {
            out.push('\n');
            let above = table.decor().prefix().and_then(|raw| raw.as_str()).unwrap_or_default();
            let comments = if Some(key) == first && out.trim_end().lines().count() <= head.len() + 1 {
                own.clone()
            } else {
                blocks(above).concat()
            };
            comments.iter().for_each(|comment| line(&mut out, comment));
            let _ = writeln!(out, "[[{}]]", bare(key));
            fields(&mut out, table, known, &[]);
        }
    }
    out
}

/// The schema's line, then what stands at the top of the file.
fn heading(schema: &str, head: &[String]) -> String {
    let mut out = format!("{schema}\n");
    head.iter().for_each(|comment| line(&mut out, comment));
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// What stands above a field or a table.
fn above<'a>(table: &'a Table, key: &str, item: &'a Item) -> Option<&'a str> {
    let decor = match item {
        Item::Table(table) if !table.is_dotted() => table.decor(),
        Item::ArrayOfTables(tables) => tables.iter().next()?.decor(),
        _ => table.key(key)?.leaf_decor(),
    };
    decor.prefix().and_then(|raw| raw.as_str())
}

/// The blocks of comments that blank lines part.
fn blocks(above: &str) -> Vec<Vec<String>> {
    let mut blocks = vec![Vec::new()];
    for text in above.lines().map(str::trim) {
        match blocks.last_mut() {
            Some(block) if text.starts_with('#') => block.push(text.to_owned()),
            Some(block) if text.is_empty() && !block.is_empty() => blocks.push(Vec::new()),
            _ => {}
        }
    }
    blocks
}

/// What stands above the first entry: the file's own comment, and the entry's, which no blank line parts from it.
fn split_head(above: &str) -> (Vec<String>, Vec<String>) {
    let mut blocks = blocks(above);
    // Without a blank line behind it, the last block belongs to what follows.
    let own = blocks.pop().unwrap_or_default();
    let is_schema = |comment: &String| comment.starts_with("#:schema");
    let head = blocks.into_iter().flatten().filter(|comment| !is_schema(comment)).collect();
    (head, own.into_iter().filter(|comment| !is_schema(comment)).collect())
}

/// A table's items: those of `order` first, the others as they stand.
fn ordered<'a>(table: &'a dyn TableLike, order: &[&str]) -> Vec<(&'a str, &'a Item)> {
    let mut items: Vec<_> = table.iter().collect();
    items.sort_by_key(|(key, _)| order.iter().position(|known| known == key).unwrap_or(order.len()));
    items
}

fn fields(out: &mut String, table: &dyn TableLike, order: &[&str], skip: &[&str]) {
    for (key, item) in ordered(table, order) {
        if skip.contains(&key) {
            continue;
        }
        let above = table.key(key).and_then(|key| key.leaf_decor().prefix()).and_then(|raw| raw.as_str());
        comments(above).iter().for_each(|comment| line(out, comment));
        any(out, key, item);
    }
}

/// A field whose value may have been written as a table of its own, such as `codes`.
fn any(out: &mut String, key: &str, item: &Item) {
    if let Ok(value) = item.clone().into_value() {
        field(out, key, &value);
    }
}
