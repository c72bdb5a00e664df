//! Reads and compares documents with one vocabulary.

use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

use super::error::{RequestError, StartError};
use super::postings::Postings;
use super::reading::{ChosenRole, Reader, Scratches, Weights, compare};
use crate::document::{Document, OffsetUnit, Offsets};
use crate::job::{Job, Wording};
use crate::recognition::Reading;
use crate::report::{
    ExtractReport, MatchReport, MatchSummary, Subject, SuggestReport, extract_report, match_report, match_summary,
    suggest_report,
};
use crate::scoring::{Policy, Source};
use crate::suggestion::Suggester;
use crate::values::{Date, Lexicon};
use crate::vocabulary::{ExtraKeyword, RoleEntry, SetFile, Vocabulary};

/// The longest text that is read, in characters. A long résumé has 15,000.
pub const LONGEST_TEXT: usize = 200_000;

/// The role's id by which the likeliest is asked for.
pub const AUTO: &str = "auto";

/// What is to be matched.
#[derive(Clone, Copy, Debug)]
pub struct MatchInput<'a> {
    /// The vocabulary of this request, if it has one of its own; [`Matcher::vocabulary_for`] makes it.
    pub vocabulary: Option<&'a Vocabulary>,
    /// The résumé's text.
    pub resume: &'a str,
    /// The posting's text.
    pub job: Option<&'a str>,
    /// A role's id, or [`AUTO`] for the one that the posting, or else the résumé, speaks of.
    pub role: Option<&'a str>,
    /// The weights.
    pub policy: Policy,
    /// What offsets count.
    pub offsets: OffsetUnit,
    /// The date up to which positions that go on are counted; without it they are not.
    pub date: Option<Date>,
}

impl<'a> MatchInput<'a> {
    /// A résumé and a posting with the usual options.
    pub fn of(resume: &'a str, job: Option<&'a str>) -> Self {
        let (policy, offsets) = (Policy::default(), OffsetUnit::default());
        Self { vocabulary: None, resume, job, role: None, policy, offsets, date: None }
    }
}

/// What is done with the words of a posting that no keyword covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnrecognisedTerms {
    /// They are listed, and lower confidence.
    #[default]
    Report,
    /// They are asks like any other, found in the résumé only as they stand, or inflected.
    Ask,
}

/// What keywords are to be found in.
#[derive(Clone, Copy, Debug)]
pub struct ExtractInput<'a> {
    /// The text.
    pub text: &'a str,
    /// What offsets count.
    pub offsets: OffsetUnit,
    /// Whether to tell the rule that decided each mention, and what was rejected.
    pub verdicts: bool,
    /// The vocabulary of this request, if it has one of its own.
    pub vocabulary: Option<&'a Vocabulary>,
}

impl<'a> ExtractInput<'a> {
    /// A text with the usual options.
    pub fn of(text: &'a str) -> Self {
        Self { text, vocabulary: None, offsets: OffsetUnit::default(), verdicts: false }
    }
}

/// A vocabulary, ready to be asked. Shared between threads.
#[derive(Debug)]
pub struct Matcher {
    vocabulary: Arc<Vocabulary>,
    wording: Wording,
    lexicon: Lexicon,
    suggester: Suggester,
    scratches: Scratches,
    postings: Postings,
}

impl Matcher {
    /// Compiles the sets.
    ///
    /// # Errors
    /// When the sets have faults.
    pub fn new(files: &[SetFile]) -> Result<Self, StartError> {
        let vocabulary = Vocabulary::compile(files).map_err(|faults| StartError::Faults { faults })?;
        let lexicon = Lexicon::new(&vocabulary);
        let suggester = Suggester::new(&vocabulary);
        Ok(Self {
            vocabulary: Arc::new(vocabulary),
            wording: Wording::default(),
            lexicon,
            suggester,
            scratches: Scratches::default(),
            postings: Postings::default(),
        })
    }

    /// The vocabulary that it reads with.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The vocabulary of a request that brings keywords along, or counts what no keyword covers in its posting.
    /// `None` when the usual one will do.
    ///
    /// # Errors
    /// When an extra keyword cannot be used, or the posting is blank or too long.
    pub fn vocabulary_for(
        &self,
        extra: &[ExtraKeyword],
        job: Option<&str>,
        unrecognised: UnrecognisedTerms,
    ) -> Result<Option<Arc<Vocabulary>>, RequestError> {
        let mut own = None;
        if !extra.is_empty() {
            own = Some(Arc::new(Vocabulary::with_extra(&self.vocabulary, extra)?));
        }
        if let (Some(job), UnrecognisedTerms::Ask) = (job, unrecognised) {
            let text = readable("job", job)?;
            let base = own.as_ref().unwrap_or(&self.vocabulary);
            let (document, reading) = self.read_with(base, text);
            let job = Job::read(&document, &reading, &self.wording.cues(&document));
            let terms = job.unrecognised.iter().filter_map(|term| text.get(term.spans.first()?.clone()));
            own = Some(Arc::new(Vocabulary::with_terms(base, terms)));
        }
        Ok(own)
    }

    /// Compares a résumé with a job, a role or both.
    ///
    /// # Errors
    /// When a text is blank or too long, the role unknown, or there is nothing to compare with.
    pub fn match_documents<'t>(&'t self, input: MatchInput<'t>) -> Result<MatchReport<'t>, RequestError> {
        self.compared(input, true, match_report)
    }

    /// The summary of the same match, with less work: values are not read, and mentions not listed.
    ///
    /// # Errors
    /// As for the report.
    pub fn summarise<'t>(&'t self, input: MatchInput<'t>) -> Result<MatchSummary<'t>, RequestError> {
        self.compared(input, false, match_summary)
    }

    pub(super) fn compared<'t, R>(
        &'t self,
        input: MatchInput<'t>,
        with_values: bool,
        report: impl FnOnce(Subject<'_, 't>) -> R,
    ) -> Result<R, RequestError> {
        let vocabulary = input.vocabulary.unwrap_or(&self.vocabulary);
        let resume_text = readable("resume", input.resume)?;
        let job_text = input.job.map(|job| readable("job", job)).transpose()?;
        let named = input.role.filter(|&id| id != AUTO).map(|id| self.role(id)).transpose()?;
        let auto = input.role == Some(AUTO);
        if job_text.is_none() && named.is_none() && !auto {
            return Err(RequestError::NothingToCompare);
        }
        let own = Scratches::default();
        let reader = self.reader(vocabulary, &own);
        let job = job_text.map(|text| (text, reader.remembered_job(text, input.offsets, with_values)));
        let role = match &job {
            _ if !auto => named,
            Some((text, job)) => job.role(|| self.likeliest_role(text)).map(|at| self.vocabulary.role_at(at)),
            None => self.auto_role(resume_text, None)?,
        };
        let resume = reader.resume(resume_text, input.offsets, with_values && job.is_some());
        let role = ChosenRole { entry: role, asked: input.role.is_some(), suggested: auto };
        let weights = Weights { role, policy: &input.policy, date: input.date };
        let job = job.as_ref().map(|(text, job)| (*text, &**job));
        Ok(compare(vocabulary, (resume_text, &resume), job, weights, report))
    }

    /// The keywords of any text.
    ///
    /// # Errors
    /// When the text is blank or too long.
    pub fn extract<'t>(&'t self, input: ExtractInput<'t>) -> Result<ExtractReport<'t>, RequestError> {
        let vocabulary = input.vocabulary.unwrap_or(&self.vocabulary);
        let text = readable("text", input.text)?;
        let (_, reading) = self.read_with(vocabulary, text);
        let offsets = Offsets::new(text, input.offsets);
        Ok(extract_report(vocabulary, Source { text, reading: &reading }, &offsets, input.verdicts))
    }

    /// The roles that a text speaks of, the likeliest first.
    ///
    /// # Errors
    /// When the text is blank or too long.
    pub fn suggest_roles<'t>(
        &'t self,
        text: &'t str,
        limit: usize,
        offsets: OffsetUnit,
    ) -> Result<SuggestReport<'t>, RequestError> {
        let text = readable("text", text)?;
        let (document, reading) = self.read(text);
        let found = self.suggester.suggest(&self.lexicon.titles, &document, &reading, limit);
        Ok(suggest_report(&self.vocabulary, text, &found, &Offsets::new(text, offsets)))
    }

    /// The role that a posting speaks of, or else the résumé; `None` where a posting speaks of none clearly.
    ///
    /// # Errors
    /// When there is no posting, and the résumé speaks of none clearly.
    pub(super) fn auto_role(&self, resume: &str, job: Option<&str>) -> Result<Option<RoleEntry<'_>>, RequestError> {
        let role = self.likeliest_role(job.unwrap_or(resume)).map(|at| self.vocabulary.role_at(at));
        if role.is_none() && job.is_none() { Err(RequestError::NoRoleFound) } else { Ok(role) }
    }

    /// The place of the role that a text speaks of clearly, among the vocabulary's.
    fn likeliest_role(&self, text: &str) -> Option<usize> {
        let (document, reading) = self.read(text);
        let found = self.suggester.suggest(&self.lexicon.titles, &document, &reading, 1);
        found.first().map(|found| found.role)
    }

    /// The role that a request names for a posting: the one with this id, or for [`AUTO`] the one that the posting
    /// speaks of, if it speaks of one clearly.
    ///
    /// # Errors
    /// When there is none with this id.
    pub fn role_for(&self, job: &str, id: &str) -> Result<Option<RoleEntry<'_>>, RequestError> {
        if id == AUTO { self.auto_role("", Some(job)) } else { self.role(id).map(Some) }
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
        self.read_with(&self.vocabulary, text)
    }

    fn read_with<'a>(&self, vocabulary: &Vocabulary, text: &'a str) -> (Document<'a>, Reading) {
        self.reader(vocabulary, &Scratches::default()).read(text)
    }

    /// Reads with a vocabulary. Where it is not the usual one, `own` are its buffers, which have never met another, and
    /// no posting is remembered.
    pub(super) fn reader<'a>(&'a self, vocabulary: &'a Vocabulary, own: &'a Scratches) -> Reader<'a> {
        let usual = std::ptr::eq(vocabulary, &*self.vocabulary);
        let scratches = if usual { &self.scratches } else { own };
        let postings = usual.then_some(&self.postings);
        Reader { vocabulary, scratches, postings, wording: &self.wording, lexicon: &self.lexicon }
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

/// A text, if it can be read at all. `field` names the document in the error.
///
/// # Errors
/// When the text is blank or too long.
pub fn readable<'a>(field: &'static str, text: &'a str) -> Result<&'a str, RequestError> {
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
