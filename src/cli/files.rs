//! Tells résumés from jobs among the files of `rolecall match`, and finds the files of folders and patterns.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Failure, input};

/// One side of a match.
#[derive(Debug)]
pub(super) enum Files {
    /// A single file.
    One(PathBuf),
    /// Several files, or what a folder holds or a pattern matches, be it one or many.
    Many(Vec<PathBuf>),
}

impl Files {
    /// The résumés, and the jobs if there are any. Without `jobs` the last of several files is the job.
    pub(super) fn sides(files: &[PathBuf], jobs: &[PathBuf], with_role: bool) -> Result<(Self, Option<Self>), Failure> {
        let (resumes, jobs) = match files.split_last() {
            Some((last, before)) if jobs.is_empty() && !before.is_empty() => (before, std::slice::from_ref(last)),
            _ => (files, jobs),
        };
        if jobs.is_empty() && !with_role {
            return Err(Failure("a job is required: give its file behind the résumé, or --role ID".to_owned()));
        }
        if resumes.iter().chain(jobs).filter(|path| input::is_stdin(path)).count() > 1 {
            return Err(Failure("only one of résumé and job can come from standard input".to_owned()));
        }
        let (resumes, jobs) = (Self::found(resumes)?, Self::found(jobs)?);
        match jobs {
            Self::Many(jobs) if jobs.is_empty() => Ok((resumes, None)),
            Self::Many(_) if matches!(resumes, Self::Many(_)) => Err(Failure(
                "only one side can be many: give many résumés and a job, or a résumé and many jobs".to_owned(),
            )),
            jobs => Ok((resumes, Some(jobs))),
        }
    }

    fn found(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut all = Vec::new();
        let mut many = paths.len() != 1;
        for path in paths {
            if path.is_dir() {
                many = true;
                all.extend(folder(path)?);
            } else if let Some(pattern) = pattern(path) {
                many = true;
                all.extend(matching(pattern)?);
            } else {
                all.push(path.clone());
            }
        }
        match (many, all.pop()) {
            (false, Some(only)) => Ok(Self::One(only)),
            (_, last) => {
                all.extend(last);
                Ok(Self::Many(all))
            }
        }
    }
}

/// The path as a pattern, if it is one. A file of that very name is no pattern.
fn pattern(path: &Path) -> Option<&str> {
    path.to_str().filter(|text| text.contains(['*', '?', '['])).filter(|_| !path.exists())
}

/// The files that lie in a folder, not deeper, by name. Hidden ones are left out.
fn folder(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Failure(format!("cannot read {}: {error}", path.display()));
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !hidden && entry.path().is_file() {
            files.push(entry.path());
        }
    }
    if files.is_empty() {
        return Err(Failure(format!("{} holds no files", path.display())));
    }
    files.sort();
    Ok(files)
}

/// The files that a pattern matches, by name.
fn matching(pattern: &str) -> Result<Vec<PathBuf>, Failure> {
    let paths = glob::glob(pattern).map_err(|error| Failure(format!("{pattern} is no pattern: {error}")))?;
    // What cannot be looked into has no files to match.
    let files: Vec<PathBuf> = paths.flatten().filter(|path| path.is_file()).collect();
    if files.is_empty() {
        return Err(Failure(format!("no file matches {pattern}")));
    }
    Ok(files)
}
