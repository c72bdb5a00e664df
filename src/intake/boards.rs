//! What the boards have in common: facts that a posting states in fields, and that ask for nothing by themselves.

use rustc_hash::FxHashSet;

use super::IntakeError;
use super::fields::Fields;
use super::html;
use super::sheet::Sheet;

/// Facts of a posting by the section that they belong to.
#[derive(Debug, Default)]
pub(super) struct Facts {
    company: Vec<String>,
    location: Vec<String>,
    terms: Vec<String>,
    /// All of them, since boards repeat places and names.
    seen: FxHashSet<String>,
}

impl Facts {
    /// Something about the employer, or a label that the employer gave the posting.
    pub(super) fn company(&mut self, label: &str, value: Option<impl AsRef<str>>) {
        push(&mut self.company, &mut self.seen, label, value);
    }

    /// Where the work is done.
    pub(super) fn location(&mut self, label: &str, value: Option<impl AsRef<str>>) {
        push(&mut self.location, &mut self.seen, label, value);
    }

    /// What is offered: kind of employment, hours, pay.
    pub(super) fn terms(&mut self, label: &str, value: Option<impl AsRef<str>>) {
        push(&mut self.terms, &mut self.seen, label, value);
    }

    /// Ends a posting with them: benefits with the terms, the place, the employer with what the posting says of it.
    pub(super) fn close(self, mut sheet: Sheet, benefits: &str, company: &str) -> String {
        sheet.section("Benefits", &joined(benefits, &self.terms));
        sheet.lines("Location", &self.location);
        sheet.section("About the company", &joined(company, &self.company));
        sheet.finish()
    }
}

fn joined(text: &str, lines: &[String]) -> String {
    let parts = [text.trim().to_owned(), lines.join("\n")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn push(lines: &mut Vec<String>, seen: &mut FxHashSet<String>, label: &str, value: Option<impl AsRef<str>>) {
    let Some(value) = value.map(|value| html::line(value.as_ref())).filter(|value| !value.is_empty()) else { return };
    let line = if label.is_empty() { value } else { format!("{label}: {value}") };
    if seen.insert(line.clone()) {
        lines.push(line);
    }
}

/// Several parts of an address, or names, in one line.
pub(super) fn listed<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> Option<String> {
    let mut line = String::new();
    for part in parts {
        if !line.is_empty() {
            line.push_str(", ");
        }
        line.push_str(part.as_ref());
    }
    (!line.is_empty()).then_some(line)
}

/// The fields of an object that tell a place, those which are there.
pub(super) fn place(fields: &Fields<'_>, names: &[&str]) -> Result<Option<String>, IntakeError> {
    let parts: Result<Vec<_>, _> = names.iter().map(|name| fields.text(name)).collect();
    Ok(listed(parts?.into_iter().flatten()))
}

/// A code word such as `FULL_TIME`, `FullTime` or `on_site` in words.
pub(super) fn words_of_code(code: &str) -> String {
    let mut words = String::with_capacity(code.len() + 2);
    let mut lower = false;
    for c in code.chars() {
        if c == '_' || c == '-' {
            words.push(' ');
        } else {
            if c.is_uppercase() && lower {
                words.push(' ');
            }
            words.extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
    words
}
