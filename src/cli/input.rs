//! Reads the documents that the command line names.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::Failure;
use crate::service::LONGEST_TEXT;

/// The most bytes that a readable text can have.
const MOST_BYTES: u64 = LONGEST_TEXT as u64 * 4;

/// The text of a file, or of standard input for `-`.
pub(super) fn text(path: &Path) -> Result<String, Failure> {
    let name = if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() };
    let mut bytes = Vec::new();
    let read = if is_stdin(path) {
        io::stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure(format!("cannot read {name}: {error}")))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Failure(format!("{name} is longer than {LONGEST_TEXT} characters; give the document alone")));
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
