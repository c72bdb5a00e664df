//! Turns text into tokens: one tokenizer for documents, keyword forms, queries and the index.
//!
//! Every span refers to the text as it came, in bytes, and lies on character borders, whatever was
//! folded on the way. This module knows nothing of keywords; it never performs I/O and keeps no
//! state between texts but its buffers.

mod address;
pub(crate) mod bytes;
mod fold;
pub(crate) mod phrases;
pub(crate) mod short;
mod stem;
mod terms;
mod tokenizer;

pub use stem::{StemFilter, Stemmer};
pub use terms::{Term, Terms};
pub(crate) use tokenizer::lower_case;
pub use tokenizer::{TermStream, TermTokenizer};
