//! NDJSON: a document a line.

use serde::Deserialize;
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use super::items::Loaded;
use crate::cli::input::{self, MOST_BYTES_OF_MARKUP};
use crate::index::SourceFile;
use crate::intake::{Format, IntakeError, Purpose};
use crate::service::{Arrived, source_file};

/// The lines of a file that are not blank.
pub(super) struct Lines {
    name: String,
    reader: Box<dyn BufRead>,
    number: usize,
}

impl Lines {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let reader: Box<dyn BufRead> = if input::is_stdin(path) {
            Box::new(BufReader::new(io::stdin()))
        } else {
            Box::new(BufReader::new(File::open(path)?))
        };
        Ok(Self { name: input::name(path), reader, number: 0 })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The next line with its number, or why it cannot be read; then there is no further one.
    pub(super) fn next(&mut self) -> Option<(usize, Result<Vec<u8>, String>)> {
        loop {
            self.number += 1;
            let mut line = Vec::new();
            let read = self.reader.by_ref().take(MOST_BYTES_OF_MARKUP).read_until(b'\n', &mut line);
            let outcome = match read {
                Ok(0) => return None,
                Ok(_) if line.len() as u64 == MOST_BYTES_OF_MARKUP && !line.ends_with(b"\n") => self.skip_rest(),
                Ok(_) if line.trim_ascii().is_empty() => continue,
                Ok(_) => Ok(line),
                Err(error) => {
                    self.reader = Box::new(io::empty());
                    Err(format!("cannot read on: {error}"))
                }
            };
            return Some((self.number, outcome));
        }
    }

    /// Goes to the end of a line that is too long.
    fn skip_rest(&mut self) -> Result<Vec<u8>, String> {
        let _ = self.reader.skip_until(b'\n');
        Err(format!("the line is longer than {MOST_BYTES_OF_MARKUP} bytes; give the document alone"))
    }
}

/// A document in a line of JSON: an id, the document in one of the formats, and perhaps tags and metadata.
pub(super) struct Line;

impl Line {
    pub(super) fn parse(line: &[u8], purpose: Purpose) -> Result<Loaded, String> {
        let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        // The parser's own message may repeat a piece of the document.
        let broken = |error: serde_json::Error| match error.classify() {
            serde_json::error::Category::Data => "the line must be a JSON object".to_owned(),
            _ => format!("the line is not JSON: see its column {}", error.column()),
        };
        let mut fields: Map<String, Value> = serde_json::from_slice(line).map_err(broken)?;
        let id = match fields.remove("id") {
            Some(Value::String(id)) => id,
            Some(_) => return Err("id must be a string".to_owned()),
            None => return Err("there is no id; each line needs one".to_owned()),
        };
        let tags = match fields.remove("tags").unwrap_or_default() {
            Value::Null => Vec::new(),
            tags => Vec::<String>::deserialize(tags).map_err(|_| "tags must be a list of strings".to_owned())?,
        };
        let metadata = match fields.remove("metadata").unwrap_or_default() {
            Value::Null => Map::new(),
            Value::Object(metadata) => metadata,
            _ => return Err("metadata must be an object".to_owned()),
        };
        // An export of the API has it in a field of its own.
        if let Some(document) = fields.remove("document") {
            let Value::Object(document) = document else { return Err("document must be an object".to_owned()) };
            fields.extend(document);
        }
        let mut fields = fields.into_iter();
        let (Some((name, value)), None) = (fields.next(), fields.next()) else { return Err(not_one()) };
        let (text, source) = document(&name, &value, purpose)?;
        Ok(Loaded { id, text, source, tags, metadata })
    }
}

fn not_one() -> String {
    "a line has id, perhaps tags and metadata, and the document as exactly one of text, html, markdown, json_resume, \
     job_posting, greenhouse, lever, ashby, smart_recruiters, workable"
        .to_owned()
}

fn document(name: &str, value: &Value, purpose: Purpose) -> Result<(String, Option<SourceFile>), String> {
    let format = Format::deserialize(Value::from(name)).map_err(|_| not_one())?;
    let fault = |error: IntakeError| format!("{name}{}: {error}", error.pointer());
    let string = || value.as_str().ok_or_else(|| format!("{name} must be a string"));
    let (document, bytes) = match format {
        Format::Text => return Ok((string()?.to_owned(), None)),
        Format::Html | Format::Markdown => (Arrived::written(string()?, purpose, Some(format)), string()?.into()),
        _ => (Arrived::json(value, purpose, format), value.to_string().into_bytes()),
    };
    let text = document.map_err(fault)?.text.into_owned();
    Ok((text, source_file(format, bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_document_or_a_reason() {
        let good = [
            r#"{"id": "a", "text": "Kafka"}"#,
            r#"{"id": "a", "markdown": "**Kafka**", "tags": ["x"], "metadata": {"n": 1}}"#,
            r#"{"id": "a", "html": "<p>Kafka", "tags": null}"#,
            r#"{"id": "a", "document": {"text": "Kafka"}, "tags": []}"#,
            r#"{"id": "a", "json_resume": {"skills": [{"name": "Kafka"}]}}"#,
        ];
        for line in good {
            let loaded =
                Line::parse(line.as_bytes(), Purpose::Resume).unwrap_or_else(|fault| panic!("{line}: {fault}"));
            assert_eq!((loaded.id.as_str(), loaded.text.contains("Kafka")), ("a", true), "{line}");
        }
        let bad = [
            ("Kafka", "not JSON: see its column 1"),
            ("[1]", "must be a JSON object"),
            (r#"{"text": "Kafka"}"#, "there is no id"),
            (r#"{"id": 7, "text": "Kafka"}"#, "id must be a string"),
            (r#"{"id": "a"}"#, "exactly one of text, html"),
            (r#"{"id": "a", "text": "x", "html": "y"}"#, "exactly one of text, html"),
            (r#"{"id": "a", "txt": "x"}"#, "exactly one of text, html"),
            (r#"{"id": "a", "document": {}}"#, "exactly one of text, html"),
            (r#"{"id": "a", "document": "Kafka"}"#, "document must be an object"),
            (r#"{"id": "a", "document": {"text": "x"}, "html": "y"}"#, "exactly one of text, html"),
            (r#"{"id": "a", "text": 1}"#, "text must be a string"),
            (r#"{"id": "a", "text": "x", "tags": "y"}"#, "tags must be a list of strings"),
            (r#"{"id": "a", "text": "x", "metadata": []}"#, "metadata must be an object"),
            (r#"{"id": "a", "lever": {}}"#, "lever: "),
        ];
        for (line, expected) in bad {
            let fault = Line::parse(line.as_bytes(), Purpose::Resume).err().unwrap_or_default();
            assert!(fault.contains(expected), "{line}: {fault}");
        }
    }

    #[test]
    fn a_line_that_is_too_long_does_not_stop_the_rest() {
        let long = "x".repeat(MOST_BYTES_OF_MARKUP as usize + 10);
        let text = format!("one\n\n{long}\nfour");
        let mut lines = Lines { name: String::new(), reader: Box::new(io::Cursor::new(text)), number: 0 };
        assert_eq!(lines.next(), Some((1, Ok(b"one\n".to_vec()))));
        assert!(matches!(lines.next(), Some((3, Err(fault))) if fault.contains("longer than")));
        assert_eq!(lines.next(), Some((4, Ok(b"four".to_vec()))));
        assert_eq!(lines.next(), None);
    }
}
