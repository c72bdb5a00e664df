//! Documents as they arrive, turned into the plain text with headings that `document` reads: HTML, Markdown, JSON
//! Resume, schema.org's JobPosting, and the postings that job boards serve as JSON.
//!
//! A field is used as what it says: qualifications go under "Requirements", benefits under "Benefits". This module
//! never looks at keywords, never guesses how urgently something is asked for, and performs no I/O. What a field's
//! text says of itself, by its own headings and words, is for the later stages to read.

mod ashby;
mod blocks;
mod boards;
mod dates;
mod detect;
mod error;
mod fields;
mod greenhouse;
mod html;
mod job_posting;
mod json_resume;
mod lever;
mod markdown;
mod repeats;
mod salary;
mod sheet;
mod smart_recruiters;
mod tags;
mod workable;

pub use error::IntakeError;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// What a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text, read as it is.
    Text,
    /// A page of HTML, or a piece of one.
    Html,
    /// Markdown.
    Markdown,
    /// JSON Resume, version 1.
    JsonResume,
    /// A JobPosting of schema.org, as JSON-LD.
    JobPosting,
    /// A job of Greenhouse's job board API.
    Greenhouse,
    /// A posting of Lever's postings API.
    Lever,
    /// A job of Ashby's job postings API.
    Ashby,
    /// A posting of SmartRecruiters' posting API.
    SmartRecruiters,
    /// A job of Workable's API.
    Workable,
}

impl Format {
    /// Those that are JSON.
    pub const JSON: [Self; 7] = [
        Self::JsonResume,
        Self::JobPosting,
        Self::Greenhouse,
        Self::Lever,
        Self::Ashby,
        Self::SmartRecruiters,
        Self::Workable,
    ];

    /// The name that JSON and messages use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::JsonResume => "json_resume",
            Self::JobPosting => "job_posting",
            Self::Greenhouse => "greenhouse",
            Self::Lever => "lever",
            Self::Ashby => "ashby",
            Self::SmartRecruiters => "smart_recruiters",
            Self::Workable => "workable",
        }
    }

    /// The document that only this format can be; `None` for those that can be both.
    pub fn purpose(self) -> Option<Purpose> {
        match self {
            Self::Text | Self::Html | Self::Markdown => None,
            Self::JsonResume => Some(Purpose::Resume),
            _ => Some(Purpose::Job),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::JsonResume => "a JSON Resume",
            Self::JobPosting => "a JobPosting of schema.org",
            Self::Greenhouse => "a job of Greenhouse",
            Self::Lever => "a posting of Lever",
            Self::Ashby => "a job of Ashby",
            Self::SmartRecruiters => "a posting of SmartRecruiters",
            Self::Workable => "a job of Workable",
        }
    }

    /// The fields by which its JSON is told.
    fn told_by(self) -> &'static str {
        match self {
            Self::Text | Self::Html | Self::Markdown => "text",
            Self::JsonResume => "basics, or work, education, skills",
            Self::JobPosting => "@type JobPosting",
            Self::Greenhouse => "title, content",
            Self::Lever => "text, lists or description",
            Self::Ashby => "title, descriptionHtml",
            Self::SmartRecruiters => "name, jobAd.sections",
            Self::Workable => "title, shortcode, description",
        }
    }
}

/// Which of the two documents is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A résumé.
    Resume,
    /// A job posting.
    Job,
}

/// A document as it will be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// What it came as.
    pub format: Format,
    /// Its plain text. Spans of a report refer to this.
    pub text: String,
    /// The job's title, or the one that a résumé gives its person, where the format names it.
    pub title: Option<String>,
}

/// Reads a document that arrived as text. Without a format it is told from the text: JSON of any known shape, HTML,
/// Markdown, or else plain text. A page that holds a JobPosting as JSON-LD is that JobPosting.
///
/// # Errors
/// When JSON is broken, of no known shape, several postings, or not what was wanted.
pub fn from_text(text: &str, purpose: Purpose, format: Option<Format>) -> Result<Intake, IntakeError> {
    let format = match format {
        Some(format) => format,
        None => match detect::text(text) {
            detect::Kind::Json => return from_json(&parsed(text)?, purpose, None),
            detect::Kind::Of(format) => format,
        },
    };
    match format {
        Format::Text => Ok(Intake { format, text: text.to_owned(), title: None }),
        Format::Markdown => {
            let text = markdown::text(text);
            let title = text.lines().find_map(|line| line.strip_prefix("# ")).map(str::to_owned);
            Ok(Intake { format, text, title })
        }
        Format::Html => page(text, purpose),
        json => from_json(&parsed(text)?, purpose, Some(json)),
    }
}

/// Reads a document that arrived as JSON. Without a format it is told from its fields.
///
/// # Errors
/// When it has no known shape, a field of the wrong type, is several postings, or not what was wanted.
pub fn from_json(value: &Value, purpose: Purpose, format: Option<Format>) -> Result<Intake, IntakeError> {
    let (format, fields) = detect::json(value, purpose, format)?;
    let (title, text) = match format {
        Format::JsonResume => json_resume::read(&fields)?,
        Format::JobPosting => job_posting::read(&fields)?,
        Format::Greenhouse => greenhouse::read(&fields)?,
        Format::Lever => lever::read(&fields)?,
        Format::Ashby => ashby::read(&fields)?,
        Format::SmartRecruiters => smart_recruiters::read(&fields)?,
        Format::Workable => workable::read(&fields)?,
        Format::Text | Format::Html | Format::Markdown => {
            let expected = "a string: this format is no JSON";
            return Err(IntakeError::WrongType { pointer: String::new(), expected });
        }
    };
    Ok(Intake { format, text, title })
}

fn parsed(text: &str) -> Result<Value, IntakeError> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| IntakeError::from(&error))
}

fn page(text: &str, purpose: Purpose) -> Result<Intake, IntakeError> {
    let text = html::unescaped(text);
    let page = html::read(&text, html::Layout::default());
    if purpose == Purpose::Job
        && let Some(posting) = detect::linked_posting(&page.linked_data)?
    {
        return from_json(&posting, purpose, Some(Format::JobPosting));
    }
    Ok(Intake { format: Format::Html, title: page.heading.or(page.title), text: page.text })
}
