//! What can be wrong with a document as it arrives, in words that tell what to do.

use super::{Format, Purpose};

/// Why a document cannot be read. Messages never repeat the document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// The text is not JSON, where JSON is expected.
    #[error("the document is not JSON: {reason} at line {line}, column {column}; send it whole, as the board gave it")]
    BrokenJson {
        /// What the parser stumbled over.
        reason: &'static str,
        /// The line of the document, from 1.
        line: usize,
        /// The column in the line, from 1.
        column: usize,
    },
    /// The JSON is none of the shapes that are known.
    #[error("the JSON has no known shape; {} is {}", wanted(*purpose), shapes(*purpose))]
    UnknownShape {
        /// A JSON pointer to what was looked at.
        pointer: String,
        /// What the document was to be.
        purpose: Purpose,
    },
    /// The shape is known, but it is the other document's.
    #[error("this is {}, and {} is wanted: {}", format.label(), wanted(*purpose), shapes(*purpose))]
    OtherPurpose {
        /// A JSON pointer to the document.
        pointer: String,
        /// What it is.
        format: Format,
        /// What it was to be.
        purpose: Purpose,
    },
    /// The document is a list of several.
    #[error("this is a list of {count} postings; send one of them")]
    Several {
        /// A JSON pointer to the list.
        pointer: String,
        /// How many there are.
        count: usize,
    },
    /// The document is a list, and it is empty.
    #[error("this is a list without an entry; send one document")]
    None {
        /// A JSON pointer to the list.
        pointer: String,
    },
    /// A field has another type than its documentation says.
    #[error("this must be {expected}")]
    WrongType {
        /// A JSON pointer to the field.
        pointer: String,
        /// What it must be.
        expected: &'static str,
    },
    /// The document is not of the format that it is said to be.
    #[error("this is not {}: that has {}", format.label(), format.told_by())]
    NotOfFormat {
        /// A JSON pointer to the document.
        pointer: String,
        /// What it was said to be.
        format: Format,
    },
}

impl IntakeError {
    /// A JSON pointer (RFC 6901) to what is wrong, from the document's root; empty for the root.
    pub fn pointer(&self) -> &str {
        match self {
            Self::BrokenJson { .. } => "",
            Self::UnknownShape { pointer, .. }
            | Self::OtherPurpose { pointer, .. }
            | Self::Several { pointer, .. }
            | Self::None { pointer }
            | Self::WrongType { pointer, .. }
            | Self::NotOfFormat { pointer, .. } => pointer,
        }
    }
}

impl From<&serde_json::Error> for IntakeError {
    /// Keeps the place alone, since the parser's own message may repeat a piece of the document.
    fn from(error: &serde_json::Error) -> Self {
        let reason = if error.is_eof() { "it ends too early" } else { "something else stands there" };
        Self::BrokenJson { reason, line: error.line(), column: error.column() }
    }
}

fn wanted(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Resume => "a résumé",
        Purpose::Job => "a job",
    }
}

/// The shapes of JSON that are accepted, each with the fields by which it is told.
fn shapes(purpose: Purpose) -> String {
    let accepted = Format::JSON.into_iter().filter(|format| format.purpose() == Some(purpose));
    let shapes: Vec<String> = accepted.map(|format| format!("{} ({})", format.name(), format.told_by())).collect();
    if shapes.len() == 1 { shapes.concat() } else { format!("one of {}", shapes.join(", ")) }
}
