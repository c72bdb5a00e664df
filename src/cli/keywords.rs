//! `rolecall roles` and `rolecall keywords`.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use super::args::{Format, RolesArguments, RolesCommand, SetArguments};
use super::keywords_args::KeywordsCommand;
use super::{Failure, curate, diff, input, matcher, print, print_json};
use crate::document::OffsetUnit;
use crate::report;
use crate::service::KeywordQuery;

pub(super) fn roles(sets: &SetArguments, options: &RolesArguments) -> Result<ExitCode, Failure> {
    if let Some(RolesCommand::Suggest { file, limit, format }) = &options.command {
        return suggest(sets, file, usize::from(*limit), *format);
    }
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

fn suggest(sets: &SetArguments, file: &Path, limit: usize, format: Format) -> Result<ExitCode, Failure> {
    let text = input::text(file)?;
    let matcher = matcher(sets)?;
    let report = matcher.suggest_roles(&text, limit, OffsetUnit::default()).map_err(Failure::new)?;
    match format {
        Format::Json => print_json(&report),
        Format::Text => print(&report::text::suggest_report(&report)),
    }
}

pub(super) fn keywords(sets: &SetArguments, command: KeywordsCommand) -> Result<ExitCode, Failure> {
    match command {
        KeywordsCommand::Search { word, format } => search(sets, word, format),
        KeywordsCommand::Check(options) => curate::check(&options),
        KeywordsCommand::Fmt { dir, check } => curate::format(&dir, check),
        KeywordsCommand::Add(options) => curate::add(sets, &options),
        KeywordsCommand::Diff(options) => diff::diff(&options),
        KeywordsCommand::Schema { dir } => curate::schema(&dir),
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
