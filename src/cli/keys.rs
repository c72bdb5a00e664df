//! `rolecall keys`.

use std::process::ExitCode;

use super::{Failure, print};
use crate::service::{fresh_key, hashed};

/// Prints a fresh key and its digest.
pub(super) fn fresh() -> Result<ExitCode, Failure> {
    let key = fresh_key();
    print(&format!("key   {key}\nhash  {}\n", hashed(&key)))
}
