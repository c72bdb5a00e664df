//! The HTTP API, called on a real server on a free port.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it cannot go on, and tells how much it did"
)]

mod batch;
mod docs;
mod documents;
mod errors;
mod extract;
mod helpers;
mod killed;
mod matching;
mod metrics;
mod observe;
mod rankings;
mod small;
mod stored;
mod tenants;
mod traffic;
mod vocabulary;
