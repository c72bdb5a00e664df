//! Where `serve` stores documents, for whom, and for how long.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::args::StorageArguments;
use super::{Failure, setting};
use crate::service::{Matcher, Storage, Tenants};

/// How many minutes there are between purges unless told.
const PURGE_EVERY: u32 = 60;

/// Opens the store. Where nobody named a folder and the usual one cannot be used, there is none: matching needs none.
pub(super) fn open(options: &StorageArguments, matcher: &Arc<Matcher>) -> Result<Storage, Failure> {
    if let Some(folder) = options.data.clone().or_else(|| setting("ROLECALL_DATA").map(PathBuf::from)) {
        return Storage::open(Arc::clone(matcher), &folder).map_err(Failure::new);
    }
    let Some(folder) = usual_folder(setting) else {
        tracing::warn!("documents are not stored: there is no data folder of a user; name one with --data DIR");
        return Ok(Storage::none(Arc::clone(matcher)));
    };
    Ok(Storage::open(Arc::clone(matcher), &folder).unwrap_or_else(|error| {
        tracing::warn!(%error, "documents are not stored; name another folder with --data DIR");
        Storage::none(Arc::clone(matcher))
    }))
}

/// The folder in the user's data folder.
fn usual_folder(setting: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    // The XDG specification has relative paths ignored.
    let absolute = |name| setting(name).map(PathBuf::from).filter(|dir| dir.is_absolute());
    let data = absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")));
    data.or_else(|| absolute("LOCALAPPDATA")).map(|data| data.join("rolecall"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_folder_is_the_users() {
        type Settings<'a> = &'a [(&'a str, &'a str)];
        let cases: [(&str, Settings<'_>, Option<&str>); 4] = [
            ("told", &[("XDG_DATA_HOME", "/data"), ("HOME", "/home/ada")], Some("/data/rolecall")),
            ("below home", &[("HOME", "/home/ada")], Some("/home/ada/.local/share/rolecall")),
            ("relative", &[("XDG_DATA_HOME", "data"), ("HOME", "/home/ada")], Some("/home/ada/.local/share/rolecall")),
            ("nobody's", &[], None),
        ];
        for (name, settings, expected) in cases {
            let setting =
                |asked: &str| settings.iter().find(|(name, _)| *name == asked).map(|(_, value)| (*value).into());
            assert_eq!(usual_folder(setting), expected.map(PathBuf::from), "{name}");
        }
    }
}
