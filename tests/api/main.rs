//! The HTTP API, called on a real server on a free port.

mod docs;
mod errors;
mod helpers;
mod matching;
mod observe;
mod vocabulary;
