//! Reads the documents that the command line names.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::Failure;
use crate::intake::{Format, Purpose};
use crate::service::{Arrived, LONGEST_TEXT};

/// The most bytes that a readable text can have.
const MOST_BYTES: u64 = LONGEST_TEXT as u64 * 4;

/// The most bytes of a document that is converted: the marks and scripts of a page may be longer than its text.
pub(super) const MOST_BYTES_OF_MARKUP: u64 = 4 * 1024 * 1024;

/// A document as it is in its file, and what the file's name says of its format.
pub(super) struct File {
    name: String,
    text: String,
    kind: Kind,
}

/// What is known of a file's format.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Of(Format),
    /// Told from what it holds: JSON of any shape, and whatever comes from standard input.
    Any,
}

/// A document in a file, or from standard input for `-`.
pub(super) fn file(path: &Path) -> Result<File, Failure> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let kind = match extension.as_deref() {
        _ if is_stdin(path) => Kind::Any,
        Some("json" | "jsonld") => Kind::Any,
        Some("html" | "htm" | "xhtml") => Kind::Of(Format::Html),
        Some("md" | "markdown") => Kind::Of(Format::Markdown),
        _ => Kind::Text,
    };
    let most = if kind == Kind::Text { MOST_BYTES } else { MOST_BYTES_OF_MARKUP };
    Ok(File { name: name(path), text: read(path, most)?, kind })
}

impl File {
    /// What it holds, as it is.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The format that its name tells; `None` where what it holds does.
    pub(super) fn format(&self) -> Option<Format> {
        match self.kind {
            Kind::Text => Some(Format::Text),
            Kind::Of(format) => Some(format),
            Kind::Any => None,
        }
    }

    /// The document as it will be read.
    pub(super) fn document(&self, purpose: Purpose) -> Result<Arrived<'_>, Failure> {
        let document = match self.kind {
            Kind::Text => return Ok(Arrived::text(&self.text)),
            Kind::Of(format) => Arrived::written(&self.text, purpose, Some(format)),
            Kind::Any => Arrived::written(&self.text, purpose, None),
        };
        document.map_err(|error| match error.pointer() {
            "" => Failure(format!("{}: {error}", self.name)),
            pointer => Failure(format!("{}: {pointer}: {error}", self.name)),
        })
    }
}

/// The plain text of a file, or of standard input for `-`.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    read(path, MOST_BYTES)
}

pub(super) fn name(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}

fn read(path: &Path, most: u64) -> Result<String, Failure> {
    let name = name(path);
    let mut bytes = Vec::new();
    let read = if is_stdin(path) {
        io::stdin().lock().take(most + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure(format!("cannot read {name}: {error}")))?;
    if bytes.len() as u64 > most {
        let bound = if most == MOST_BYTES { format!("{LONGEST_TEXT} characters") } else { format!("{most} bytes") };
        return Err(Failure(format!("{name} is longer than {bound}; give the document alone")));
    }
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"PK\x03\x04") {
        return Err(Failure(format!("{name} is no plain text; save the document as text and give that")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure(format!("{name} is no UTF-8 text: byte {at} fits none; save it as UTF-8 and give that"))
    })
}

pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
