//! Finds keyword sets: the built-in ones and those in folders.

use include_dir::{Dir, DirEntry, include_dir};
use std::borrow::Cow;
use std::fs;
use std::path::Path;

use super::error::StartError;
use crate::recognition::{check_examples, unshown};
use crate::vocabulary::{Fault, SetFile, Vocabulary, advice};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/keyword-sets");

/// The files of the sets that are compiled in, as layer 0.
pub fn built_in() -> Vec<SetFile> {
    fn collect(dir: &Dir<'static>, files: &mut Vec<SetFile>) {
        for entry in dir.entries() {
            match entry {
                DirEntry::Dir(dir) => collect(dir, files),
                DirEntry::File(file) => {
                    if let (true, Some(text)) = (is_toml(file.path()), file.contents_utf8()) {
                        let name = file.path().to_string_lossy().replace('\\', "/");
                        files.push(SetFile {
                            path: format!("keyword-sets/{name}"),
                            name,
                            text: Cow::Borrowed(text),
                            layer: 0,
                        });
                    }
                }
            }
        }
    }
    let mut files = Vec::new();
    collect(&BUILT_IN, &mut files);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// The files of the set in a folder.
///
/// # Errors
/// When the folder cannot be read or holds no set.
pub fn read_dir(dir: &Path, layer: usize) -> Result<Vec<SetFile>, StartError> {
    let mut files = Vec::new();
    for (folder, prefix) in
        [(dir.to_path_buf(), ""), (dir.join("keywords"), "keywords/"), (dir.join("roles"), "roles/")]
    {
        let failed = |path: &Path| {
            let path = path.to_path_buf();
            move |source| StartError::Unreadable { path, source }
        };
        if !prefix.is_empty() && !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder).map_err(failed(&folder))? {
            let path = entry.map_err(failed(&folder))?.path();
            if path.is_file() && is_toml(&path) {
                let text = fs::read_to_string(&path).map_err(failed(&path))?;
                let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
                files.push(SetFile { path: path.to_string_lossy().into_owned(), name, text: Cow::Owned(text), layer });
            }
        }
    }
    if files.iter().all(|file| !file.name.contains('/')) {
        return Err(StartError::NoSet { path: dir.to_path_buf() });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

/// What a check of sets finds.
#[derive(Debug)]
pub struct Examination {
    /// What could be compiled.
    pub vocabulary: Vocabulary,
    /// What must be mended, in the order of files and lines.
    pub faults: Vec<Fault>,
    /// What deserves a look, in the same order.
    pub advice: Vec<Fault>,
    /// Further advice: forms without a mark that no example shows.
    pub unshown: Vec<Fault>,
    /// How many forms `unshown` names.
    pub unshown_forms: usize,
}

/// Compiles the sets, holds them to their examples, and advises on the last layer.
pub fn examine(files: &[SetFile]) -> Examination {
    let (vocabulary, mut faults) = Vocabulary::draft(files);
    let broken = check_examples(&vocabulary, files);
    faults.extend(broken.last);
    faults.sort();
    let shown = unshown(&vocabulary, files);
    let mut advised = advice(files);
    advised.extend(shown.marked);
    advised.extend(broken.below);
    advised.sort();
    Examination { vocabulary, faults, advice: advised, unshown: shown.plain, unshown_forms: shown.plain_forms }
}

/// Compiles the sets and holds them to their examples.
///
/// # Errors
/// Every fault, in the order of files and lines.
pub fn check(files: &[SetFile]) -> Result<Vocabulary, Vec<Fault>> {
    let (vocabulary, mut faults) = Vocabulary::draft(files);
    faults.extend(check_examples(&vocabulary, files).last);
    faults.sort();
    if faults.is_empty() { Ok(vocabulary) } else { Err(faults) }
}
