//! All keywords and roles, checked and compiled once into one automaton.
//!
//! The text of the set files is handed in; nothing here reads a disk, and nothing changes once compiled.

mod automaton;
mod check;
mod compile;
mod extra;
mod fault;
mod keyword;
mod layers;
mod raw;
mod role;
mod source;

pub use automaton::{Automaton, BREAK, Pattern, Word};
pub use compile::Vocabulary;
pub use extra::{ExtraFault, ExtraKeyword, MOST_EXTRA};
pub use fault::Fault;
pub(crate) use fault::suggestion;
pub use keyword::{Form, Keyword, KeywordId, Kind, Mark};
pub use role::{Group, Importance, Role, RoleEntry, RoleIds, RoleLevel, SeniorityStep, Signal};
pub use source::SetFile;
