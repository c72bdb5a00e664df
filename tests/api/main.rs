//! The HTTP API, called on a real server on a free port.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

mod batch;
mod docs;
mod documents;
mod errors;
mod extract;
mod helpers;
mod matching;
mod metrics;
mod observe;
mod rankings;
mod small;
mod stored;
mod tenants;
mod vocabulary;
