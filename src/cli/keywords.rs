//! `rolecall roles` and `rolecall keywords`.

use std::fmt::Write;
use std::process::ExitCode;

use super::args::{Format, KeywordsCommand, ListArguments, SetArguments};
use super::{Failure, matcher, print, print_json};
use crate::service::{KeywordQuery, built_in, check, read_dir};

pub(super) fn roles(sets: &SetArguments, options: &ListArguments) -> Result<ExitCode, Failure> {
    let matcher = matcher(sets)?;
    let roles = matcher.roles();
    if options.format == Format::Json {
        return print_json(&roles);
    }
    let width = roles.iter().map(|role| role.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for role in &roles {
        let _ = writeln!(out, "{:width$}  {} ({} keywords)", role.id, role.title, role.keywords);
    }
    print(&out)
}

pub(super) fn keywords(sets: &SetArguments, command: KeywordsCommand) -> Result<ExitCode, Failure> {
    match command {
        KeywordsCommand::Search { word, format } => search(sets, word, format),
        KeywordsCommand::Check { dir, extend } => {
            let mut files = if dir.is_none() || extend { built_in() } else { Vec::new() };
            if let Some(dir) = dir {
                files.extend(read_dir(&dir, usize::from(extend)).map_err(Failure::new)?);
            }
            match check(&files) {
                Ok(vocabulary) => {
                    let (keywords, roles) = (vocabulary.keywords().len(), vocabulary.roles().len());
                    print(&format!("{keywords} keywords and {roles} roles: no faults\n"))
                }
                Err(faults) => {
                    let mut out = String::new();
                    for fault in &faults {
                        let _ = writeln!(out, "{fault}");
                    }
                    let noun = if faults.len() == 1 { "fault" } else { "faults" };
                    let _ = writeln!(out, "{} {noun}", faults.len());
                    print(&out)?;
                    Ok(ExitCode::from(1))
                }
            }
        }
    }
}

fn search(sets: &SetArguments, word: String, format: Format) -> Result<ExitCode, Failure> {
    let matcher = matcher(sets)?;
    let page = matcher.keywords(&KeywordQuery { query: word, kind: None, offset: 0, limit: 50 });
    if format == Format::Json {
        return print_json(&page);
    }
    let mut out = String::new();
    for found in &page.keywords {
        let (id, name) = (&found.keyword.id, &found.keyword.name);
        let aliases =
            if found.aliases.is_empty() { String::new() } else { format!("  ({})", found.aliases.join(", ")) };
        let _ = writeln!(out, "{id:28} {:16} {name}{aliases}", found.keyword.kind.name());
    }
    if page.total > page.keywords.len() {
        let _ = writeln!(out, "… and {} more; give a longer part", page.total - page.keywords.len());
    }
    if page.total == 0 {
        let _ = writeln!(out, "no keyword contains this; keyword-sets/README.md tells how to add one");
    }
    print(&out)
}
