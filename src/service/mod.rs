//! Puts the use cases together for the faces: what the API and the command line can ask for, they ask here.
//!
//! Texts come in and reports go out; nothing of a document is kept or logged.

mod browse;
mod document;
mod error;
mod matcher;
mod sets;

pub use browse::{KeywordDetail, KeywordPage, KeywordQuery, KeywordSummary, RoleDetail, RoleSummary};
pub use document::Arrived;
pub use error::{RequestError, StartError};
pub use matcher::{ExtractInput, LONGEST_TEXT, MatchInput, Matcher, UnrecognisedTerms};
pub use sets::{built_in, check, read_dir};
