//! `rolecall match` and `rolecall extract`.

use std::process::ExitCode;

use super::args::{ExtractArguments, Format, MatchArguments, MatchFormat, SetArguments};
use super::files::Files;
use super::{Failure, batch, input, matcher, print, print_json};
use crate::clock::today;
use crate::intake::Purpose;
use crate::report;
use crate::service::{Arrived, ExtractInput, MatchInput, RequestError, UnrecognisedTerms};

pub(super) fn match_files(sets: &SetArguments, options: &MatchArguments) -> Result<ExitCode, Failure> {
    let (resumes, jobs) = Files::sides(&options.files, &options.job, options.role.is_some())?;
    let (resume, job) = match (&resumes, &jobs) {
        (Files::One(resume), None) => (resume, None),
        (Files::One(resume), Some(Files::One(job))) => (resume, Some(job)),
        _ => return batch::match_many(sets, options, resumes, jobs),
    };
    if matches!(options.format, MatchFormat::Csv | MatchFormat::Ndjson) {
        return batch::match_many(sets, options, Files::Many(vec![resume.clone()]), jobs);
    }
    let resume = input::file(resume)?;
    let job = job.map(|job| input::file(job)).transpose()?;
    let resume = resume.document(Purpose::Resume)?;
    let job = job.as_ref().map(|job| job.document(Purpose::Job)).transpose()?;
    let matcher = matcher(sets)?;
    let job_text = job.as_ref().map(|job| job.text.as_ref());
    let unrecognised = unrecognised(options);
    let own = matcher.vocabulary_for(&[], job_text, unrecognised).map_err(|error| failure(&error))?;
    let input = MatchInput {
        vocabulary: own.as_deref(),
        role: options.role.as_deref(),
        date: Some(options.date.unwrap_or_else(today)),
        ..MatchInput::of(&resume.text, job_text)
    };
    let report = matcher
        .match_documents(input)
        .map_err(|error| failure(&error))?
        .with_documents(resume.converted(), job.as_ref().and_then(Arrived::converted));
    match options.format {
        MatchFormat::Text => print(&report::text::match_report(&report))?,
        _ => print_json(&report)?,
    };
    let below = options.fail_under.is_some_and(|bar| report.score.is_none_or(|score| score < bar));
    Ok(if below { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What is done with what no keyword covers.
pub(super) fn unrecognised(options: &MatchArguments) -> UnrecognisedTerms {
    if options.count_unrecognised { UnrecognisedTerms::Ask } else { UnrecognisedTerms::Report }
}

pub(super) fn extract(sets: &SetArguments, options: &ExtractArguments) -> Result<ExitCode, Failure> {
    let text = input::text(&options.file)?;
    let matcher = matcher(sets)?;
    let report = matcher
        .extract(ExtractInput { verdicts: options.verdicts, ..ExtractInput::of(&text) })
        .map_err(|error| failure(&error))?;
    match options.format {
        Format::Text => print(&report::text::extract_report(&report)),
        Format::Json => print_json(&report),
    }
}

/// The error with the document that it is about.
pub(super) fn failure(error: &RequestError) -> Failure {
    match error {
        RequestError::BlankText { field } | RequestError::TextTooLong { field, .. } => {
            Failure(format!("{field}: {error}"))
        }
        _ => Failure::new(error),
    }
}
