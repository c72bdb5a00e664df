//! What can go wrong, in words that tell what to do.

use std::io;
use std::path::PathBuf;

use crate::vocabulary::{ExtraFault, Fault};

/// Why the service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A folder of sets, or a file in it, cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// What was to be read.
        path: PathBuf,
        /// Why it could not be.
        source: io::Error,
    },
    /// The folder holds no set.
    #[error("{} holds no keyword set; put TOML files into its keywords/ or roles/ folder", path.display())]
    NoSet {
        /// The folder.
        path: PathBuf,
    },
    /// The sets have faults.
    #[error("the keyword sets have faults:\n{}", faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"))]
    Faults {
        /// All of them.
        faults: Vec<Fault>,
    },
}

/// Why a request cannot be answered. `field` names the document: `resume`, `job` or `text`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// A text has no letter or digit.
    #[error("the text is empty or blank; send the document's text")]
    BlankText {
        /// Which document.
        field: &'static str,
    },
    /// A text is too long.
    #[error("the text has {length} characters, and {LONGEST} is the most; send the document alone, or a part of it", LONGEST = super::LONGEST_TEXT)]
    TextTooLong {
        /// Which document.
        field: &'static str,
        /// How many characters it has.
        length: usize,
    },
    /// No role has this id.
    #[error("there is no role \"{id}\"{hint}; GET /v1/roles or `rolecall roles` lists all")]
    UnknownRole {
        /// The id asked for.
        id: String,
        /// A role with a similar id, put as a question.
        hint: String,
    },
    /// The role that the résumé speaks of was asked for, and it speaks of none clearly.
    #[error("no role could be told from the résumé; name one, or send a job")]
    NoRoleFound,
    /// No keyword has this id.
    #[error("there is no keyword \"{id}\"{hint}; GET /v1/keywords?query= or `rolecall keywords search` finds one")]
    UnknownKeyword {
        /// The id asked for.
        id: String,
        /// A keyword with a similar id, put as a question.
        hint: String,
    },
    /// A keyword that the request brings cannot be used.
    #[error("{0}")]
    ExtraKeyword(#[from] ExtraFault),
    /// Neither a job nor a role was given.
    #[error("there is nothing to compare with; send a job, a role or both")]
    NothingToCompare,
}
