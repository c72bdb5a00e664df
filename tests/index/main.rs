//! Stored documents: what any engine must do, and what this one promises of its folder.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod contract;
mod folder;
mod helpers;
mod ranking;
mod tenants;
