//! `rolecall keywords diff`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use super::args::Format;
use super::curate::counted;
use super::keywords_args::DiffArguments;
use super::{Failure, input, print, print_json};
use crate::service::{Changes, Matcher, Pair, PairDiff, SetsDiff, built_in, compare_sets, read_dir};

/// How the files of a pair end.
const ENDINGS: [&str; 2] = [".resume.txt", ".job.txt"];

pub(super) fn diff(options: &DiffArguments) -> Result<ExitCode, Failure> {
    let mut pairs = listed(&options.resume, &options.job)?;
    if let Some(dir) = &options.pairs {
        pairs.extend(folder(dir)?);
    }
    let matcher = |dir: &Path| {
        let mut files = if options.extend { built_in() } else { Vec::new() };
        files.extend(read_dir(dir, usize::from(options.extend)).map_err(Failure::new)?);
        Matcher::new(&files).map_err(Failure::new)
    };
    let diff = compare_sets(&matcher(&options.old)?, &matcher(&options.new)?, &pairs).map_err(Failure::new)?;
    match options.format {
        Format::Text => print(&text(&diff)),
        Format::Json => print_json(&diff),
    }
}

fn listed(resumes: &[std::path::PathBuf], jobs: &[std::path::PathBuf]) -> Result<Vec<Pair>, Failure> {
    if resumes.len() != jobs.len() {
        return Err(Failure(format!(
            "{} and {}; give a --job for each --resume",
            counted(resumes.len(), "résumé"),
            counted(jobs.len(), "job")
        )));
    }
    let pair = |(resume, job): (&std::path::PathBuf, &std::path::PathBuf)| {
        let name = format!("{} with {}", resume.display(), job.display());
        Ok(Pair { name, resume: input::text(resume)?, job: input::text(job)? })
    };
    resumes.iter().zip(jobs).map(pair).collect()
}

/// The pairs of a folder, by name.
fn folder(dir: &Path) -> Result<Vec<Pair>, Failure> {
    let unreadable = |error| Failure(format!("cannot read {}: {error}", dir.display()));
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(dir).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
        names.extend(ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).map(str::to_owned));
    }
    if names.is_empty() {
        return Err(Failure(format!("{} holds no pairs; name them NAME.resume.txt and NAME.job.txt", dir.display())));
    }
    let text = |name: &str, ending: &str| input::text(&dir.join(format!("{name}{ending}")));
    let pair = |name: String| Ok(Pair { resume: text(&name, ENDINGS[0])?, job: text(&name, ENDINGS[1])?, name });
    names.into_iter().map(pair).collect()
}

fn text(diff: &SetsDiff) -> String {
    let mut out = String::new();
    changes(&mut out, "keyword", &diff.keywords);
    changes(&mut out, "role", &diff.roles);
    if diff.pairs_compared > 0 {
        let _ =
            writeln!(out, "{} of {} read or scored otherwise", diff.pairs.len(), counted(diff.pairs_compared, "pair"));
    }
    for pair in &diff.pairs {
        moved(&mut out, pair);
    }
    out
}

fn changes(out: &mut String, noun: &str, changes: &Changes) {
    let (added, removed, changed) = (changes.added.len(), changes.removed.len(), changes.changed.len());
    let _ = writeln!(out, "{}: {added} added, {removed} removed, {changed} changed", format_args!("{noun}s"));
    for id in &changes.added {
        let _ = writeln!(out, "  + {id}");
    }
    for id in &changes.removed {
        let _ = writeln!(out, "  - {id}");
    }
    for changed in &changes.changed {
        let _ = writeln!(out, "  ~ {}: {}", changed.id, changed.fields.join(", "));
        for form in &changed.forms_added {
            let _ = writeln!(out, "      + \"{form}\"");
        }
        for form in &changed.forms_removed {
            let _ = writeln!(out, "      - \"{form}\"");
        }
    }
}

fn moved(out: &mut String, pair: &PairDiff) {
    let score = |score: Option<f64>| score.map_or_else(|| "none".to_owned(), |score| format!("{score:.1}"));
    let _ = writeln!(out, "  {}: {} → {}", pair.name, score(pair.old), score(pair.new));
    for (sign, asks) in [('+', &pair.asks_added), ('-', &pair.asks_removed)] {
        for ask in asks {
            let _ = writeln!(out, "      {sign} asks for {ask}");
        }
    }
    for (sign, mentions) in [('+', &pair.mentions_added), ('-', &pair.mentions_removed)] {
        for mention in mentions {
            let document = if mention.document == "resume" { "résumé" } else { mention.document };
            let _ = writeln!(out, "      {sign} {document} mentions {}: \"{}\"", mention.keyword, mention.text);
        }
    }
}
