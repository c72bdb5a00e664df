//! Where stored documents are, and how the store there is opened.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::SetArguments;
use super::{Failure, matcher, setting};
use crate::index::{IndexError, TantivyStore};
use crate::service::Matcher;

/// The folder within the user's data folder.
const NAME: &str = "rolecall";

/// The folder of stored documents: the one given, or ROLECALL_DATA, or else one in the user's data folder.
pub(super) fn data_dir(given: Option<&Path>) -> Result<PathBuf, Failure> {
    data_dir_by(given, setting)
}

fn data_dir_by(given: Option<&Path>, setting: impl Fn(&str) -> Option<String>) -> Result<PathBuf, Failure> {
    if let Some(dir) = given {
        return Ok(dir.to_path_buf());
    }
    if let Some(dir) = setting("ROLECALL_DATA") {
        return Ok(dir.into());
    }
    // The XDG specification has relative paths ignored.
    let absolute = |name| setting(name).map(PathBuf::from).filter(|dir| dir.is_absolute());
    let data = absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")));
    data.map(|data| data.join(NAME)).ok_or_else(|| {
        Failure("there is no folder for stored documents; give --data DIR, or set ROLECALL_DATA".to_owned())
    })
}

/// Opens the store of a folder, and makes one where there is none.
pub(super) fn open(sets: &SetArguments, folder: &Path) -> Result<(TantivyStore, Arc<Matcher>), Failure> {
    let matcher = Arc::new(matcher(sets)?);
    let store = TantivyStore::open(folder, matcher.clone()).map_err(failure)?;
    Ok((store, matcher))
}

/// Fails where nothing is stored, so that looking at a store does not make one.
pub(super) fn must_hold_something(folder: &Path) -> Result<(), Failure> {
    match is_empty(folder) {
        Ok(false) => Ok(()),
        Ok(true) => Err(Failure(format!(
            "{} holds no documents; store some with `rolecall load`, or say with --data where they are",
            folder.display()
        ))),
        Err(error) => Err(unreadable(folder, &error)),
    }
}

/// Fails where something is that would be written over.
pub(super) fn must_be_empty(folder: &Path) -> Result<(), Failure> {
    match is_empty(folder) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure(format!(
            "{} holds files already, which are not written over; give an empty folder or a new one, or move it away",
            folder.display()
        ))),
        Err(error) => Err(unreadable(folder, &error)),
    }
}

fn unreadable(folder: &Path, error: &std::io::Error) -> Failure {
    Failure(format!("cannot read {}: {error}", folder.display()))
}

/// Whether there is nothing but the lock that an earlier attempt may have left.
fn is_empty(folder: &Path) -> std::io::Result<bool> {
    match std::fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries {
                if entry?.file_name() != "lock" {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// What to do about a store's error, for someone at a terminal.
pub(super) fn failure(error: IndexError) -> Failure {
    match error {
        IndexError::Locked { path } => Failure(format!(
            "{} is in use by another process, such as a running `rolecall serve`; stop that one first, send it the \
             documents instead, or give another folder with --data",
            path.display()
        )),
        IndexError::Damaged { path, reason } => Failure(format!(
            "{} is damaged: {reason}; run `rolecall index rebuild` to keep what can be read, or `rolecall index \
             restore` a backup into a new folder",
            path.display()
        )),
        error => Failure::new(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_the_first_that_is_named() {
        let given = Path::new("given");
        let all = [("ROLECALL_DATA", "/set"), ("XDG_DATA_HOME", "/xdg"), ("HOME", "/home/ada")];
        let relative = [("XDG_DATA_HOME", "x"), all[2]];
        let cases = [
            ("given", Some(given), &all[..], Some("given")),
            ("set", None, &all[..], Some("/set")),
            ("the user's data folder", None, &all[1..], Some("/xdg/rolecall")),
            ("below home", None, &all[2..], Some("/home/ada/.local/share/rolecall")),
            ("relative", None, &relative[..], Some("/home/ada/.local/share/rolecall")),
            ("none", None, &[][..], None),
        ];
        for (name, given, settings, expected) in cases {
            let setting =
                |asked: &str| settings.iter().find(|(name, _)| *name == asked).map(|(_, value)| (*value).to_owned());
            let found = data_dir_by(given, setting).ok();
            assert_eq!(found, expected.map(PathBuf::from), "{name}");
        }
    }
}
