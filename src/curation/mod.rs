//! Edits set files as text: lays them out, adds entries. Comments stay where they are.
//!
//! Pure: texts come in and go out. Whether a set is right is not looked at here; `vocabulary` does that.

mod add;
mod fmt;
mod layout;

pub use add::{NewKeyword, insert};
pub use fmt::format;
