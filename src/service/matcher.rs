//! Reads and compares documents with one vocabulary.

use std::sync::{Mutex, PoisonError};

use super::error::{RequestError, StartError};
use crate::document::{Document, OffsetUnit, Offsets};
use crate::job::{Job, Wording};
use crate::recognition::{Reading, Scratch, recognise};
use crate::report::{ExtractReport, MatchReport, Subject, extract_report, match_report};
use crate::resume::Profile;
use crate::scoring::{Policy, Source};
use crate::vocabulary::{RoleEntry, SetFile, Vocabulary};

/// The longest text that is read, in characters. A long résumé has 15,000.
pub const LONGEST_TEXT: usize = 200_000;

/// What is to be matched.
#[derive(Clone, Copy, Debug)]
pub struct MatchInput<'a> {
    /// The résumé's text.
    pub resume: &'a str,
    /// The posting's text.
    pub job: Option<&'a str>,
    /// A role's id.
    pub role: Option<&'a str>,
    /// The weights.
    pub policy: Policy,
    /// What offsets count.
    pub offsets: OffsetUnit,
}

/// A vocabulary, ready to be asked. Shared between threads.
#[derive(Debug)]
pub struct Matcher {
    vocabulary: Vocabulary,
    wording: Wording,
    /// Buffers not in use at the moment. They never change a result, so it does not matter who gets which.
    scratches: Mutex<Vec<Scratch>>,
}

impl Matcher {
    /// Compiles the sets.
    ///
    /// # Errors
    /// When the sets have faults.
    pub fn new(files: &[SetFile]) -> Result<Self, StartError> {
        let vocabulary = Vocabulary::compile(files).map_err(|faults| StartError::Faults { faults })?;
        Ok(Self { vocabulary, wording: Wording::new()?, scratches: Mutex::new(Vec::new()) })
    }

    /// The vocabulary that it reads with.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Compares a résumé with a job, a role or both.
    ///
    /// # Errors
    /// When a text is blank or too long, the role unknown, or there is nothing to compare with.
    pub fn match_documents<'t>(&'t self, input: MatchInput<'t>) -> Result<MatchReport<'t>, RequestError> {
        let resume_text = readable("resume", input.resume)?;
        let job_text = input.job.map(|job| readable("job", job)).transpose()?;
        let role = input.role.map(|id| self.role(id)).transpose()?;
        if job_text.is_none() && role.is_none() {
            return Err(RequestError::NothingToCompare);
        }
        let (_, resume) = self.read(resume_text);
        let profile = Profile::read(&self.vocabulary, &resume);
        let posting = job_text.map(|text| {
            let (document, reading) = self.read(text);
            let job = Job::read(&document, &reading, &self.wording);
            (text, reading, job)
        });
        let resume_offsets = Offsets::new(resume_text, input.offsets);
        let job_offsets = Offsets::new(job_text.unwrap_or_default(), input.offsets);
        Ok(match_report(Subject {
            vocabulary: &self.vocabulary,
            resume: Source { text: resume_text, reading: &resume },
            profile: &profile,
            job: posting.as_ref().map(|(text, reading, job)| (Source { text, reading }, job)),
            role,
            policy: &input.policy,
            offsets: (&resume_offsets, &job_offsets),
        }))
    }

    /// The keywords of any text.
    ///
    /// # Errors
    /// When the text is blank or too long.
    pub fn extract<'t>(&'t self, text: &'t str, offsets: OffsetUnit) -> Result<ExtractReport<'t>, RequestError> {
        let text = readable("text", text)?;
        let (_, reading) = self.read(text);
        Ok(extract_report(&self.vocabulary, Source { text, reading: &reading }, &Offsets::new(text, offsets)))
    }

    /// The role with this id.
    ///
    /// # Errors
    /// When there is none.
    pub fn role(&self, id: &str) -> Result<RoleEntry<'_>, RequestError> {
        self.vocabulary.role(id).ok_or_else(|| RequestError::UnknownRole {
            id: shortened(id),
            hint: hint(id, self.vocabulary.roles().iter().map(|role| role.id.as_str())),
        })
    }

    /// Reads a document: its structure and its mentions.
    pub fn read<'a>(&self, text: &'a str) -> (Document<'a>, Reading) {
        let mut scratch = self.scratches.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let document = Document::read(text);
        let reading = recognise(&self.vocabulary, &document, &mut scratch);
        self.scratches.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
        (document, reading)
    }
}

impl crate::index::Reader for Matcher {
    fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn wording(&self) -> &Wording {
        &self.wording
    }

    fn read<'a>(&self, text: &'a str) -> (Document<'a>, Reading) {
        Self::read(self, text)
    }
}

fn readable<'a>(field: &'static str, text: &'a str) -> Result<&'a str, RequestError> {
    if !text.chars().any(char::is_alphanumeric) {
        return Err(RequestError::BlankText { field });
    }
    // A character has at most four bytes, so most texts need no counting.
    if text.len() > LONGEST_TEXT {
        let length = text.chars().count();
        if length > LONGEST_TEXT {
            return Err(RequestError::TextTooLong { field, length });
        }
    }
    Ok(text)
}

/// An id as a message may repeat it.
pub(super) fn shortened(id: &str) -> String {
    id.chars().take(60).collect()
}

/// `; did you mean "x"?` when one of the ids is spelled much like `id`.
pub(super) fn hint<'a>(id: &str, ids: impl Iterator<Item = &'a str>) -> String {
    crate::vocabulary::suggestion(&shortened(id), ids).trim_end_matches('?').to_owned()
}
