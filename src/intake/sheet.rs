//! Puts a document together: a title, and sections under headings that `document` knows.

use super::html;

/// How far the headings inside a field go down: below the heading that the field stands under.
pub(super) const BELOW: usize = 2;

/// A document in the making.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
}

impl Sheet {
    /// Begins with a title.
    pub(super) fn titled(title: Option<&str>) -> Self {
        let mut sheet = Self::default();
        if let Some(title) = title {
            sheet.part(&format!("# {title}"));
        }
        sheet
    }

    /// Adds text that stands apart.
    pub(super) fn part(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(text);
    }

    /// Adds a section, unless it would be empty.
    pub(super) fn section(&mut self, heading: &str, body: &str) {
        if !body.trim().is_empty() {
            self.part(&format!("## {heading}"));
            self.text.push('\n');
            self.text.push_str(body.trim());
        }
    }

    /// Adds a section of lines.
    pub(super) fn lines(&mut self, heading: &str, lines: &[String]) {
        self.section(heading, &lines.join("\n"));
    }

    /// Adds a section from a field that may hold HTML.
    pub(super) fn field(&mut self, heading: &str, text: Option<impl AsRef<str>>) {
        if let Some(text) = text {
            self.section(heading, &html::field(text.as_ref(), BELOW));
        }
    }

    /// The document.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Several items as a list; their own lines follow below them.
pub(super) fn items<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let mut list = String::new();
    for item in items {
        let item = html::field(item.as_ref(), BELOW);
        if !item.is_empty() {
            list.push_str(if item.starts_with("- ") { "" } else { "- " });
            list.push_str(&item);
            list.push('\n');
        }
    }
    list
}
