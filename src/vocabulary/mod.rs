//! All keywords and roles, checked and compiled once into one automaton.
//!
//! The text of the set files is handed in; nothing here reads a disk, and nothing changes once compiled.

mod advice;
mod automaton;
mod check;
mod compile;
mod extra;
mod fault;
mod forms;
mod keyword;
mod layers;
mod ordinary;
mod raw;
mod role;
mod schema;
mod source;

pub use advice::advice;
pub use automaton::{Automaton, BREAK, NO_WORD, Pattern, Word};
pub use compile::Vocabulary;
pub use extra::{ExtraFault, ExtraKeyword, MOST_EXTRA};
pub use fault::Fault;
pub(crate) use fault::suggestion;
pub use keyword::{Form, Keyword, KeywordId, Kind, Mark};
pub use role::{Group, Importance, Role, RoleEntry, RoleIds, RoleLevel, SeniorityStep, Signal};
pub use schema::{keywords_schema, role_schema};
pub use source::SetFile;
pub(crate) use source::is_id;
