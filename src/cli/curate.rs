//! `rolecall keywords check`, `fmt`, `add` and `schema`.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use super::args::SetArguments;
use super::keywords_args::{AddArguments, CheckArguments};
use super::{Failure, print};
use crate::service::{add_keyword, built_in, examine, format_dir, read_dir, write_schemas};
use crate::vocabulary::{Fault, SetFile};

pub(super) fn check(options: &CheckArguments) -> Result<ExitCode, Failure> {
    let mut files = if options.dir.is_none() || options.extend { built_in() } else { Vec::new() };
    if let Some(dir) = &options.dir {
        files.extend(read_dir(dir, usize::from(options.extend)).map_err(Failure::new)?);
    }
    checked(&files, options.strict, options.examples)
}

/// Prints what a check of the files finds.
fn checked(files: &[SetFile], strict: bool, examples: bool) -> Result<ExitCode, Failure> {
    let found = examine(files);
    let mut out = String::new();
    for fault in &found.faults {
        let _ = writeln!(out, "{fault}");
    }
    let mut advice: Vec<_> = found.advice.iter().collect();
    if examples {
        advice.extend(&found.unshown);
        advice.sort();
    }
    for Fault { file, line, message } in &advice {
        let _ = writeln!(out, "{file}:{line}: advice: {message}");
    }
    if found.faults.is_empty() {
        let (keywords, roles) = (found.vocabulary.keywords().len(), found.vocabulary.roles().len());
        let _ = write!(out, "{keywords} keywords and {roles} roles: no faults");
    } else {
        out.push_str(&counted(found.faults.len(), "fault"));
    }
    if !advice.is_empty() {
        let _ =
            write!(out, ", {}", counted(advice.len(), "line of advice").replace("line of advices", "lines of advice"));
    }
    out.push('\n');
    if examples && found.unshown_forms > 0 {
        let _ = writeln!(out, "{} without a mark that no example shows", counted(found.unshown_forms, "form"));
    }
    print(&out)?;
    let bad = !found.faults.is_empty() || (strict && !advice.is_empty());
    Ok(if bad { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// A number with its noun.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

pub(super) fn format(dir: &Path, check: bool) -> Result<ExitCode, Failure> {
    let changed = format_dir(dir, !check).map_err(Failure::new)?;
    let mut out = String::new();
    for path in &changed {
        let _ = writeln!(out, "{path}");
    }
    let done = if check { "to lay out anew" } else { "laid out anew" };
    let _ = writeln!(out, "{} {done}", counted(changed.len(), "file"));
    print(&out)?;
    Ok(if check && !changed.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

pub(super) fn add(sets: &SetArguments, options: &AddArguments) -> Result<ExitCode, Failure> {
    let keyword = options.keyword();
    let (path, files) =
        add_keyword(&options.dir, &options.family, &keyword, !sets.no_built_in).map_err(Failure::new)?;
    print(&format!("added [{}] to {}\n", keyword.id, path.display()))?;
    checked(&files, false, false)
}

pub(super) fn schema(dir: &Path) -> Result<ExitCode, Failure> {
    let mut out = String::new();
    for path in write_schemas(dir).map_err(Failure::new)? {
        let _ = writeln!(out, "{}", path.display());
    }
    print(&out)
}
