//! What is to be loaded: files, the files of folders, those that a pattern names, and the lines of NDJSON.

use serde_json::{Map, Value};
use std::collections::VecDeque;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::lines::{Line, Lines};
use crate::cli::input;
use crate::index::SourceFile;
use crate::intake::Purpose;
use crate::service::{readable, source_file};

/// A document to be loaded, or why it cannot be.
pub(super) struct Item {
    /// Its file, and its line there.
    pub(super) origin: String,
    what: What,
}

enum What {
    File(PathBuf),
    Line(Vec<u8>),
    Fault(String),
}

/// A document as it will be stored.
pub(super) struct Loaded {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) source: Option<SourceFile>,
    pub(super) tags: Vec<String>,
    pub(super) metadata: Map<String, Value>,
}

impl Item {
    fn fault(path: &Path, message: String) -> Self {
        Self { origin: path.display().to_string(), what: What::Fault(message) }
    }

    /// Reads it, or says what is wrong where.
    pub(super) fn load(self, purpose: Purpose) -> Result<Loaded, String> {
        let origin = &self.origin;
        let loaded = match &self.what {
            What::Fault(message) => return Err(message.clone()),
            What::File(path) => of_file(path, purpose)?,
            What::Line(line) => Line::parse(line, purpose).map_err(|fault| format!("{origin}: {fault}"))?,
        };
        readable("text", &loaded.text).map_err(|error| format!("{origin}: {error}"))?;
        Ok(loaded)
    }
}

fn of_file(path: &Path, purpose: Purpose) -> Result<Loaded, String> {
    let file = input::file(path).map_err(|failure| failure.0)?;
    let document = file.document(purpose).map_err(|failure| failure.0)?;
    let source = source_file(file.format().unwrap_or(document.format), file.text().as_bytes().to_vec());
    let text = document.text.into_owned();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(Loaded { id: id(&stem), text, source, tags: Vec::new(), metadata: Map::new() })
}

/// A file's name as an id. A sign that ids cannot have is written as its bytes, so that no two names become one.
fn id(stem: &str) -> String {
    let mut id = String::with_capacity(stem.len());
    for byte in stem.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.:@+".contains(&byte) {
            id.push(char::from(byte));
        } else {
            let _ = write!(id, "~{byte:02X}");
        }
    }
    id
}

/// All documents, in the order in which they were named; those of a folder by path.
pub(super) struct Items {
    files: VecDeque<(PathBuf, Result<u64, String>)>,
    lines: Option<Lines>,
    bytes: Option<u64>,
}

impl Items {
    /// Looks for the files. Those that cannot be found are items too, so that they are told in their turn.
    pub(super) fn of(named: &[PathBuf]) -> Self {
        let mut files = VecDeque::new();
        for path in named {
            if input::is_stdin(path) {
                files.push_back((path.clone(), Ok(0)));
            } else if !path.exists() && is_pattern(path) {
                matching(path, &mut files);
            } else {
                walk(path, &mut files);
            }
        }
        let known = !named.iter().any(|path| input::is_stdin(path));
        let bytes = known.then(|| files.iter().filter_map(|(_, bytes)| bytes.as_ref().ok()).sum());
        Self { files, lines: None, bytes }
    }

    /// How many bytes there are to read, unless some come from standard input.
    pub(super) fn bytes(&self) -> Option<u64> {
        self.bytes
    }

    /// The next documents, as many as there may be, and their bytes. Empty at the end.
    pub(super) fn next_chunk(&mut self, most: usize, most_bytes: u64) -> (Vec<Item>, u64) {
        let (mut items, mut sum) = (Vec::new(), 0);
        while items.len() < most && sum < most_bytes {
            let Some((item, bytes)) = self.next() else { break };
            items.push(item);
            sum += bytes;
        }
        (items, sum)
    }

    fn next(&mut self) -> Option<(Item, u64)> {
        loop {
            if let Some(lines) = &mut self.lines {
                if let Some((number, line)) = lines.next() {
                    let bytes = line.as_ref().map_or(0, |line| line.len() as u64 + 1);
                    let origin = format!("{}:{number}", lines.name());
                    let what = match line {
                        Ok(line) => What::Line(line),
                        Err(fault) => What::Fault(format!("{origin}: {fault}")),
                    };
                    return Some((Item { origin, what }, bytes));
                }
                self.lines = None;
            }
            let (path, found) = self.files.pop_front()?;
            match found {
                Err(fault) => return Some((Item::fault(&path, fault), 0)),
                Ok(_) if is_lines(&path) => match Lines::open(&path) {
                    Ok(lines) => self.lines = Some(lines),
                    Err(error) => {
                        return Some((Item::fault(&path, format!("cannot read {}: {error}", path.display())), 0));
                    }
                },
                Ok(bytes) => {
                    let origin = path.display().to_string();
                    return Some((Item { origin, what: What::File(path) }, bytes));
                }
            }
        }
    }
}

/// Whether a file holds a document a line.
fn is_lines(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    input::is_stdin(path) || matches!(ending.as_deref(), Some("ndjson" | "jsonl"))
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '['])
}

fn matching(pattern: &Path, files: &mut VecDeque<(PathBuf, Result<u64, String>)>) {
    let name = pattern.display();
    let found = match glob::glob(&pattern.to_string_lossy()) {
        Ok(found) => found,
        Err(error) => return files.push_back((pattern.to_path_buf(), Err(format!("{name} is no pattern: {error}")))),
    };
    let before = files.len();
    for path in found {
        match path {
            Ok(path) => walk(&path, files),
            Err(error) => {
                let fault = format!("cannot read {}: {}", error.path().display(), error.error());
                files.push_back((error.path().to_path_buf(), Err(fault)));
            }
        }
    }
    if files.len() == before {
        files.push_back((pattern.to_path_buf(), Err(format!("{name}: no file is named so"))));
    }
}

/// A file, or all files below a folder but hidden ones. Links to folders are not followed: they may go in circles.
fn walk(start: &Path, files: &mut VecDeque<(PathBuf, Result<u64, String>)>) {
    let unreadable = |path: &Path, error| Err(format!("cannot read {}: {error}", path.display()));
    let mut waiting = vec![start.to_path_buf()];
    while let Some(path) = waiting.pop() {
        match fs::metadata(&path) {
            Err(error) => files.push_back((path.clone(), unreadable(&path, error))),
            Ok(found) if !found.is_dir() => files.push_back((path, Ok(found.len()))),
            Ok(_) if path != start && path.is_symlink() => {}
            Ok(_) => match fs::read_dir(&path).and_then(Iterator::collect::<std::io::Result<Vec<_>>>) {
                Err(error) => files.push_back((path.clone(), unreadable(&path, error))),
                Ok(entries) => {
                    let shown = |entry: &fs::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
                    let mut inside: Vec<PathBuf> =
                        entries.iter().filter(|e| shown(e)).map(fs::DirEntry::path).collect();
                    // The last is taken first.
                    inside.sort_unstable_by(|a, b| b.cmp(a));
                    waiting.extend(inside);
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids_that_differ_as_they_do() {
        let cases = [
            ("jane-doe_2", "jane-doe_2"),
            ("Jane Doe", "Jane~20Doe"),
            ("Jane~20Doe", "Jane~7E20Doe"),
            ("José", "Jos~C3~A9"),
            ("cv.final", "cv.final"),
        ];
        for (stem, expected) in cases {
            assert_eq!(id(stem), expected, "{stem}");
        }
    }
}
