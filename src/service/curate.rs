//! Curates folders of keyword sets: lays files out, adds keywords, writes schemas.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StartError;
use super::sets::{built_in, read_dir};
use crate::curation::{NewKeyword, format, insert};
use crate::vocabulary::{Fault, SetFile, Vocabulary, is_id, keywords_schema, role_schema};

/// Why a folder could not be curated. Nothing was written, unless a file could not be.
#[derive(Debug, thiserror::Error)]
pub enum CurateError {
    /// The folder cannot be read.
    #[error(transparent)]
    Sets(#[from] StartError),
    /// A file cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is no TOML.
    #[error("{0}")]
    Syntax(Fault),
    /// What is to be added cannot be.
    #[error("{0}")]
    Refused(String),
}

/// Lays the files of a folder out, or only tells which would change.
///
/// # Errors
/// When the folder cannot be read, a file is no TOML, or one cannot be written.
pub fn format_dir(dir: &Path, write: bool) -> Result<Vec<String>, CurateError> {
    let mut changed = Vec::new();
    for file in read_dir(dir, 0)? {
        let text = format(&file).map_err(CurateError::Syntax)?;
        if text != file.text {
            changed.push((file.path, text));
        }
    }
    // All files are laid out before the first is written, so that a faulty one leaves none half done.
    if write {
        for (path, text) in &changed {
            write_file(Path::new(path), text)?;
        }
    }
    Ok(changed.into_iter().map(|(path, _)| path).collect())
}

/// Adds a keyword to a family of a folder; returns the file that it stands in, and all files for a check.
///
/// # Errors
/// When the id or a form is taken, when the folder cannot be read, or the file cannot be written.
pub fn add_keyword(
    dir: &Path,
    family: &str,
    keyword: &NewKeyword,
    with_built_in: bool,
) -> Result<(PathBuf, Vec<SetFile>), CurateError> {
    let layer = usize::from(with_built_in);
    let own = match read_dir(dir, layer) {
        Ok(files) => files,
        Err(StartError::NoSet { .. }) => Vec::new(),
        Err(_) if !dir.exists() => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let family = family.strip_suffix(".toml").unwrap_or(family);
    if !is_id(family) {
        let message = format!("\"{family}\" is no name of a family; use lower-case letters, digits and single hyphens");
        return Err(CurateError::Refused(message));
    }
    let mut files = if with_built_in { built_in() } else { Vec::new() };
    files.extend(own);
    free(keyword, &files)?;
    let path = dir.join("keywords").join(format!("{family}.toml"));
    let name = format!("keywords/{family}.toml");
    let at = match files.iter().position(|file| file.layer == layer && file.name == name) {
        Some(at) => at,
        None => {
            let path = path.to_string_lossy().into_owned();
            files.push(SetFile { path, name, text: String::new().into(), layer });
            files.len() - 1
        }
    };
    let file = &mut files[at];
    let text = insert(&file.text, keyword).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        CurateError::Syntax(Fault::at(&file.path, &file.text, start, error.message()))
    })?;
    write_file(&path, &text)?;
    file.text = text.into();
    Ok((path, files))
}

/// Refuses an id or a form that another keyword has.
fn free(keyword: &NewKeyword, files: &[SetFile]) -> Result<(), CurateError> {
    let id = &keyword.id;
    if !is_id(id) {
        let message = format!("\"{id}\" is no id; use lower-case letters, digits and single hyphens");
        return Err(CurateError::Refused(message));
    }
    let (vocabulary, _) = Vocabulary::draft(files);
    if let Some(other) = vocabulary.find(id) {
        let name = &vocabulary.keyword(other).name;
        let message = format!(
            "[{id}] is there already, named \"{name}\"; to add to it, write [{id}] with extends = true into a set of your own"
        );
        return Err(CurateError::Refused(message));
    }
    for form in keyword.forms() {
        match vocabulary.holder(form) {
            Some((other, held, inflected)) if !inflected || keyword.kind.stemmed() => {
                let message =
                    format!("\"{form}\" is taken: [{}] has the form \"{}\"; leave it out", other.id, held.text);
                return Err(CurateError::Refused(message));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Writes the schemas of set files into a folder's `schema`; returns their paths.
///
/// # Errors
/// When one cannot be written.
pub fn write_schemas(dir: &Path) -> Result<Vec<PathBuf>, CurateError> {
    let schemas = [("keywords", keywords_schema()), ("role", role_schema())];
    schemas
        .into_iter()
        .map(|(name, schema)| {
            let path = dir.join("schema").join(format!("{name}.schema.json"));
            write_file(&path, &format!("{schema:#}\n"))?;
            Ok(path)
        })
        .collect()
}

fn write_file(path: &Path, text: &str) -> Result<(), CurateError> {
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    written.map_err(|source| CurateError::Unwritable { path: path.to_path_buf(), source })
}
