//! `rolecall match` with many résumés or many jobs.

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::args::{MatchArguments, MatchFormat, SetArguments};
use super::files::Files;
use super::matching::{failure, unrecognised};
use super::{BAD_USE, Failure, input, matcher, print, print_json};
use crate::clock::today;
use crate::intake::Purpose;
use crate::parallel::{cores, in_parallel};
use crate::report::ranking::{Row, Scored, csv, rank, table};
use crate::report::{KeywordRef, MatchReport, MatchSummary};
use crate::service::{Arrived, Batch, BatchInput, Shared};

/// How many files are matched before what was found is written: as many results are in memory at most.
const CHUNK: usize = 256;

/// How many missing keywords the table names.
const NAMED: usize = 3;

/// A line of `--format ndjson`, and an entry of `--format json`.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

pub(super) fn match_many(
    sets: &SetArguments,
    options: &MatchArguments,
    resumes: Files,
    jobs: Option<Files>,
) -> Result<ExitCode, Failure> {
    let (shared, items, purpose) = match (resumes, jobs) {
        (Files::Many(resumes), None) => (Shared::Job(None), resumes, Purpose::Resume),
        (Files::Many(resumes), Some(Files::One(job))) => {
            (Shared::Job(Some(document(&job, Purpose::Job)?)), resumes, Purpose::Resume)
        }
        (Files::One(resume), Some(Files::Many(jobs))) => {
            (Shared::Resume(document(&resume, Purpose::Resume)?), jobs, Purpose::Job)
        }
        (resumes, jobs) => {
            // A pair is no batch, and many with many were refused.
            return Err(Failure(format!("cannot match {resumes:?} with {jobs:?}")));
        }
    };
    let input = BatchInput {
        role: options.role.clone(),
        date: Some(options.date.unwrap_or_else(today)),
        unrecognised: unrecognised(options),
        ..BatchInput::of(shared)
    };
    let batch = Batch::new(Arc::new(matcher(sets)?), input).map_err(|error| failure(&error))?;
    let progress = progress(items.len());
    let full = options.format == MatchFormat::Ndjson;
    let mut rows: Vec<Row<Box<RawValue>>> = Vec::with_capacity(items.len());
    for (chunk, files) in items.chunks(CHUNK).enumerate() {
        let matched = in_parallel(files, cores(), |file| {
            let result = matched(&batch, file, purpose, full);
            progress.inc(1);
            Row { file: name(file), result }
        });
        for row in &matched {
            if let Err(error) = &row.result {
                let line = format!("rolecall: {error}\n");
                progress.suspend(|| anstream::stderr().write_all(line.as_bytes())).ok();
            }
        }
        if full {
            print(&lines(chunk * CHUNK, &matched)?)?;
        }
        let slim = |row: Row<_>| if full { row.without_report(RawValue::NULL.to_owned()) } else { row };
        rows.extend(matched.into_iter().map(slim));
    }
    progress.finish_and_clear();
    rank(&mut rows);
    match options.format {
        MatchFormat::Text => print(&table(&rows))?,
        MatchFormat::Csv => print(&csv(&rows))?,
        MatchFormat::Json => print_json(&rows.iter().enumerate().map(|(at, row)| entry(at, row)).collect::<Vec<_>>())?,
        MatchFormat::Ndjson => ExitCode::SUCCESS,
    };
    let low = |scored: &Scored<_>| options.fail_under.is_some_and(|bar| scored.score.is_none_or(|score| score < bar));
    Ok(if rows.iter().any(|row| row.result.is_err()) {
        ExitCode::from(BAD_USE)
    } else if rows.iter().any(|row| row.result.as_ref().is_ok_and(low)) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

fn document(path: &Path, purpose: Purpose) -> Result<Arrived<'static>, Failure> {
    Ok(input::file(path)?.document(purpose)?.into_owned())
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

/// Matches a file; an error is a message that names it.
fn matched(batch: &Batch, path: &Path, purpose: Purpose, full: bool) -> Result<Scored<Box<RawValue>>, String> {
    let file = input::file(path).map_err(|Failure(error)| error)?;
    let document = file.document(purpose).map_err(|Failure(error)| error)?;
    let names = |missing: &mut dyn Iterator<Item = &KeywordRef<'_>>| -> Vec<String> {
        missing.take(NAMED).map(|keyword| keyword.name.to_owned()).collect()
    };
    let in_full = |report: &MatchReport<'_>| {
        Ok(Scored {
            score: report.score,
            strict_score: report.strict_score,
            confidence: report.confidence.value,
            matched: report.matched.len(),
            missing: report.missing.len(),
            top_missing: names(&mut report.missing.iter().map(|missing| &missing.keyword)),
            report: to_raw_value(report)?,
        })
    };
    let in_short = |summary: &MatchSummary<'_>| {
        Ok(Scored {
            score: summary.score,
            strict_score: summary.strict_score,
            confidence: summary.confidence.value,
            matched: summary.matched,
            missing: summary.missing,
            top_missing: names(&mut summary.most_valuable_missing.iter()),
            report: to_raw_value(summary)?,
        })
    };
    let scored = if full { batch.matched(&document, in_full) } else { batch.summarised(&document, in_short) };
    let scored: serde_json::Result<_> = scored.map_err(|error| format!("{}: {error}", name(path)))?;
    scored.map_err(|error| error.to_string())
}

/// A bar on standard error, where that is a terminal.
fn progress(length: usize) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    match ProgressStyle::with_template("{bar:30} {pos} of {len}  {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn lines(first: usize, rows: &[Row<Box<RawValue>>]) -> Result<String, Failure> {
    let mut lines = String::new();
    for (at, row) in rows.iter().enumerate() {
        let line = Entry { rank: None, index: Some(first + at), ..entry(at, row) };
        lines += &serde_json::to_string(&line).map_err(Failure::new)?;
        lines.push('\n');
    }
    Ok(lines)
}

fn entry(at: usize, row: &Row<Box<RawValue>>) -> Entry<'_> {
    let (report, error) = match &row.result {
        Ok(scored) => (Some(&*scored.report), None),
        Err(error) => (None, Some(error.as_str())),
    };
    Entry { rank: report.map(|_| at + 1), index: None, file: &row.file, report, error }
}
