//! Puts a new keyword into the text of a file, at its place, and leaves the rest of the text alone.

use toml::de::DeTable;
use toml_edit::{Array, Value};

use super::fmt::{KEYWORD, KEYWORDS_SCHEMA};
use super::layout::field;
use crate::vocabulary::Kind;

/// A keyword to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKeyword {
    /// Its id.
    pub id: String,
    /// As its makers write it.
    pub name: String,
    /// What sort of thing it is.
    pub kind: Kind,
    /// One line for a person who does not know it.
    pub description: Option<String>,
    /// Other ways to write it.
    pub aliases: Vec<String>,
    /// Forms that need their capitals. Those that are neither name nor alias become aliases.
    pub cased: Vec<String>,
    /// Forms that need evidence. Those that are neither name nor alias become aliases.
    pub ambiguous: Vec<String>,
    /// Ids of keywords that it shows as well.
    pub implies: Vec<String>,
    /// Phrases in which it must be found.
    pub matches: Vec<String>,
    /// Phrases in which it must not be found.
    pub rejects: Vec<String>,
}

impl NewKeyword {
    /// The name and the aliases, marked ones included.
    pub fn forms(&self) -> Vec<&str> {
        let mut forms: Vec<&str> = Vec::new();
        let all = [&self.aliases, &self.cased, &self.ambiguous].into_iter().flatten();
        for form in std::iter::once(&self.name).chain(all) {
            if !forms.contains(&form.as_str()) {
                forms.push(form);
            }
        }
        forms
    }

    /// Its table, laid out.
    fn table(&self) -> String {
        let mut out = format!("[{}]\n", self.id);
        for name in KEYWORD {
            let list = |items: &[String]| (!items.is_empty()).then(|| Value::Array(Array::from_iter(items)));
            let value = match name {
                "name" => Some(Value::from(&self.name)),
                "kind" => Some(Value::from(self.kind.name())),
                "description" => self.description.as_ref().map(Value::from),
                "aliases" => list(&self.forms()[1..].iter().map(|&form| form.to_owned()).collect::<Vec<_>>()),
                "cased" => list(&self.cased),
                "ambiguous" => list(&self.ambiguous),
                "implies" => list(&self.implies),
                "matches" => list(&self.matches),
                "rejects" => list(&self.rejects),
                _ => None,
            };
            if let Some(value) = value {
                field(&mut out, name, &value);
            }
        }
        out
    }
}

/// The text of a file with the keyword in it, before the first entry whose id comes after its own.
///
/// # Errors
/// When the text is no TOML.
pub fn insert(text: &str, keyword: &NewKeyword) -> Result<String, toml::de::Error> {
    let entries = DeTable::parse(text)?.into_inner();
    let next = entries.keys().filter(|id| id.get_ref().as_ref() > keyword.id.as_str()).map(|id| id.span().start).min();
    let table = keyword.table();
    Ok(match next {
        Some(next) => {
            let at = first_comment(text, text[..next].rfind('\n').map_or(0, |at| at + 1));
            format!("{}{table}\n{}", &text[..at], &text[at..])
        }
        None if text.trim().is_empty() => format!("{KEYWORDS_SCHEMA}\n\n{table}"),
        None => format!("{}\n\n{table}", text.trim_end()),
    })
}

/// Where the comments begin that stand right above the line at `line`. The schema's is the file's.
fn first_comment(text: &str, mut line: usize) -> usize {
    while line > 0 {
        let before = text[..line - 1].rfind('\n').map_or(0, |at| at + 1);
        let comment = &text[before..line];
        if !comment.starts_with('#') || comment.starts_with("#:") {
            break;
        }
        line = before;
    }
    line
}
