//! Where `serve` stores documents, for whom, and for how long.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::args::StorageArguments;
use super::data::data_dir;
use super::{Failure, setting};
use crate::service::{Matcher, Storage, Tenants};

/// How many minutes there are between purges unless told.
const PURGE_EVERY: u32 = 60;

/// Opens the store. Where nobody named a folder and the usual one cannot be used, there is none: matching needs none.
pub(super) fn open(options: &StorageArguments, matcher: &Arc<Matcher>) -> Result<Storage, Failure> {
    if let Some(folder) = options.data.clone().or_else(|| setting("ROLECALL_DATA").map(PathBuf::from)) {
        return Storage::open(Arc::clone(matcher), &folder).map_err(Failure::new);
    }
    let opened = data_dir(None)
        .and_then(|folder| Storage::open(Arc::clone(matcher), &folder).map_err(Failure::new))
        .map_err(|Failure(reason)| tracing::warn!(reason, "documents are not stored; matching goes on"));
    Ok(opened.unwrap_or_else(|()| Storage::none(Arc::clone(matcher))))
}

/// Who may call.
pub(super) fn tenants(options: &StorageArguments) -> Result<Tenants, Failure> {
    let days = number(options.retention_days, "ROLECALL_RETENTION_DAYS", "days")?;
    match options.api_keys.clone().or_else(|| setting("ROLECALL_API_KEYS").map(PathBuf::from)) {
        Some(path) => Tenants::read(&path, days).map_err(Failure::new),
        None => Ok(Tenants::without_keys(days)),
    }
}

/// How long after a purge the next one comes.
pub(super) fn purge_every(options: &StorageArguments) -> Result<Duration, Failure> {
    let minutes = number(options.purge_every, "ROLECALL_PURGE_EVERY", "minutes")?.unwrap_or(PURGE_EVERY);
    Ok(Duration::from_secs(60 * u64::from(minutes)))
}

fn number(given: Option<u32>, name: &str, unit: &str) -> Result<Option<u32>, Failure> {
    match (given, setting(name)) {
        (Some(number), _) => Ok(Some(number)),
        (None, None) => Ok(None),
        (None, Some(text)) => match text.parse() {
            Ok(number) if number > 0 => Ok(Some(number)),
            _ => Err(Failure(format!("{name} is \"{text}\"; write a number of {unit}, 1 at least"))),
        },
    }
}
