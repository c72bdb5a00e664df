//! One job with many résumés, or one résumé with many jobs. The side that all share is read once.

use std::sync::Arc;

use super::document::Arrived;
use super::error::RequestError;
use super::matcher::{AUTO, MatchInput, Matcher, UnrecognisedTerms, readable};
use super::reading::{ChosenRole, JobReading, ResumeReading, Scratches, Weights, compare};
use crate::document::OffsetUnit;
use crate::report::{MatchReport, MatchSummary, Subject, match_report, match_summary};
use crate::scoring::Policy;
use crate::values::Date;
use crate::vocabulary::{ExtraKeyword, Vocabulary};

/// The side of a batch that all its items share.
#[derive(Clone, Debug)]
pub enum Shared {
    /// A posting, to be matched with résumés; none where they are matched with the role alone.
    Job(Option<Arrived<'static>>),
    /// A résumé, to be matched with postings.
    Resume(Arrived<'static>),
}

/// What a batch has in common.
#[derive(Clone, Debug)]
pub struct BatchInput {
    /// The side that all items share.
    pub shared: Shared,
    /// A role's id.
    pub role: Option<String>,
    /// The weights.
    pub policy: Policy,
    /// What offsets count.
    pub offsets: OffsetUnit,
    /// The date up to which positions that go on are counted; without it they are not.
    pub date: Option<Date>,
    /// Keywords that the request brings.
    pub extra_keywords: Vec<ExtraKeyword>,
    /// What is done with the words of a posting that no keyword covers.
    pub unrecognised: UnrecognisedTerms,
}

impl BatchInput {
    /// A batch with the usual options.
    pub fn of(shared: Shared) -> Self {
        let (policy, offsets, unrecognised) = Default::default();
        Self { shared, role: None, policy, offsets, date: None, extra_keywords: Vec::new(), unrecognised }
    }
}

/// A batch, ready to match its items in any order and on any thread.
#[derive(Debug)]
pub struct Batch {
    matcher: Arc<Matcher>,
    /// The vocabulary of the batch, where it is not the usual one, and its buffers.
    own: Option<Arc<Vocabulary>>,
    scratches: Scratches,
    input: BatchInput,
    side: Side,
}

/// The shared side as it was read.
#[derive(Debug)]
enum Side {
    Job(JobReading),
    Resume(ResumeReading),
    /// The items are compared with the role alone.
    None,
    /// Each posting makes a vocabulary of its own, with which the résumé has to be read anew.
    Anew,
}

impl Batch {
    /// Reads the side that all items share.
    ///
    /// # Errors
    /// When its text is blank or too long, the role unknown, an extra keyword unusable, or there is nothing to compare
    /// with.
    pub fn new(matcher: Arc<Matcher>, input: BatchInput) -> Result<Self, RequestError> {
        if let Some(role) = input.role.as_deref().filter(|&role| role != AUTO) {
            matcher.role(role)?;
        }
        let job = match &input.shared {
            Shared::Job(job) => job.as_ref().map(|job| readable("job", &job.text)).transpose()?,
            Shared::Resume(resume) => readable("resume", &resume.text).map(|_| None)?,
        };
        if matches!(input.shared, Shared::Job(None)) && input.role.is_none() {
            return Err(RequestError::NothingToCompare);
        }
        let own = matcher.vocabulary_for(&input.extra_keywords, job, input.unrecognised)?;
        let scratches = Scratches::default();
        let reader = matcher.reader(own.as_deref().unwrap_or(matcher.vocabulary()), &scratches);
        let side = match &input.shared {
            Shared::Job(None) => Side::None,
            Shared::Job(Some(job)) => Side::Job(reader.job(&job.text, input.offsets, true)),
            Shared::Resume(_) if input.unrecognised == UnrecognisedTerms::Ask => Side::Anew,
            Shared::Resume(resume) => Side::Resume(reader.resume(&resume.text, input.offsets, true)),
        };
        Ok(Self { own, scratches, input, side, matcher })
    }

    /// Matches one item, and gives the report to `then`.
    ///
    /// # Errors
    /// When the item's text is blank or too long.
    pub fn matched<T>(&self, item: &Arrived<'_>, then: impl FnOnce(&MatchReport<'_>) -> T) -> Result<T, RequestError> {
        let (resume, job) = match &self.input.shared {
            Shared::Job(job) => (item.converted(), job.as_ref().and_then(Arrived::converted)),
            Shared::Resume(resume) => (resume.converted(), item.converted()),
        };
        self.compared(item, true, |subject| then(&match_report(subject).with_documents(resume, job)))
    }

    /// Matches one item, and gives the summary to `then`.
    ///
    /// # Errors
    /// When the item's text is blank or too long.
    pub fn summarised<T>(
        &self,
        item: &Arrived<'_>,
        then: impl FnOnce(&MatchSummary<'_>) -> T,
    ) -> Result<T, RequestError> {
        self.compared(item, false, |subject| then(&match_summary(subject)))
    }

    fn compared<R>(
        &self,
        item: &Arrived<'_>,
        with_values: bool,
        report: impl FnOnce(Subject<'_, '_>) -> R,
    ) -> Result<R, RequestError> {
        let Self { matcher, own, scratches, input, side } = self;
        let reader = matcher.reader(own.as_deref().unwrap_or(matcher.vocabulary()), scratches);
        let read = |resume: &str| reader.resume(resume, input.offsets, with_values && !matches!(side, Side::None));
        let (resume, job) = match &input.shared {
            Shared::Job(job) => (item, job.as_ref()),
            Shared::Resume(resume) => (resume, Some(item)),
        };
        let suggested = input.role.as_deref() == Some(AUTO);
        let entry = match input.role.as_deref() {
            Some(AUTO) => {
                let resume = readable("resume", &resume.text)?;
                matcher.auto_role(resume, job.map(|job| readable("job", &job.text)).transpose()?)?
            }
            role => role.map(|id| matcher.role(id)).transpose()?,
        };
        let role = ChosenRole { entry, asked: input.role.is_some(), suggested };
        let weights = Weights { role, policy: &input.policy, date: input.date };
        match (side, job) {
            (Side::Job(reading), Some(job)) => {
                let text = readable("resume", &resume.text)?;
                Ok(compare(reader.vocabulary, (text, &read(text)), Some((&job.text, reading)), weights, report))
            }
            (Side::Resume(reading), Some(job)) => {
                let text = readable("job", &job.text)?;
                let job = reader.job(text, input.offsets, with_values);
                Ok(compare(reader.vocabulary, (&resume.text, reading), Some((text, &job)), weights, report))
            }
            (Side::None, _) | (_, None) => {
                let text = readable("resume", &resume.text)?;
                Ok(compare(reader.vocabulary, (text, &read(text)), None, weights, report))
            }
            (Side::Anew, Some(job)) => {
                let own = matcher.vocabulary_for(&input.extra_keywords, Some(&job.text), input.unrecognised)?;
                let input = MatchInput {
                    vocabulary: own.as_deref(),
                    role: input.role.as_deref(),
                    policy: input.policy,
                    offsets: input.offsets,
                    date: input.date,
                    ..MatchInput::of(&resume.text, Some(&job.text))
                };
                matcher.compared(input, with_values, report)
            }
        }
    }
}
