//! Reads either side of a match by itself, and compares what was read, so that a side can be read once and compared
//! with many.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::postings::Postings;
use crate::document::{Document, OffsetUnit, Offsets};
use crate::job::{Job, Requirements, Wording};
use crate::recognition::{Reading, Scratch, recognise};
use crate::report::Subject;
use crate::resume::{History, Profile};
use crate::scoring::{Policy, Source};
use crate::values::{Date, Lexicon};
use crate::vocabulary::{RoleEntry, Vocabulary};

/// Buffers of one vocabulary, those not in use at the moment. They never change a result, so it does not matter who
/// gets which. What they remember of words is true of that vocabulary alone.
#[derive(Debug, Default)]
pub(super) struct Scratches(Mutex<Vec<Scratch>>);

/// Reads documents with one vocabulary.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    pub vocabulary: &'a Vocabulary,
    pub scratches: &'a Scratches,
    /// Where readings of postings are remembered, if they are with this vocabulary.
    pub postings: Option<&'a Postings>,
    pub wording: &'a Wording,
    pub lexicon: &'a Lexicon,
}

/// A résumé as it was read. It holds places in its text, not the text.
#[derive(Debug)]
pub(super) struct ResumeReading {
    reading: Reading,
    profile: Profile,
    history: History,
    offsets: Offsets,
}

/// A posting as it was read. It holds places in its text, not the text.
#[derive(Debug)]
pub(super) struct JobReading {
    reading: Reading,
    job: Job,
    requirements: Requirements,
    offsets: Offsets,
    /// The place of the role that it speaks of clearly, where that was asked for.
    role: OnceLock<Option<usize>>,
}

impl JobReading {
    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let Self { reading, job, requirements, offsets, role: _ } = self;
        size_of::<Self>()
            + size_of_val(reading.mentions.as_slice())
            + size_of_val(job.asks.as_slice())
            + size_of_val(job.unrecognised.as_slice())
            + size_of_val(requirements.list.as_slice())
            + size_of_val(requirements.conditions.as_slice())
            + offsets.bytes()
    }

    /// The place of the role that it speaks of clearly, by `find` the first time.
    pub(super) fn role(&self, find: impl FnOnce() -> Option<usize>) -> Option<usize> {
        *self.role.get_or_init(find)
    }
}

impl Reader<'_> {
    /// Reads a document: its structure and its mentions.
    pub(super) fn read<'t>(&self, text: &'t str) -> (Document<'t>, Reading) {
        let document = Document::read(text);
        let Scratches(scratches) = self.scratches;
        let mut scratch = scratches.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let reading = recognise(self.vocabulary, &document, &mut scratch);
        scratches.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
        (document, reading)
    }

    /// Reads a résumé; its history only where it will be compared with a posting's requirements.
    pub(super) fn resume(&self, text: &str, offsets: OffsetUnit, with_values: bool) -> ResumeReading {
        let (document, reading) = self.read(text);
        let profile = Profile::read(self.vocabulary, &reading);
        let history = match with_values {
            true => History::read(self.vocabulary, self.lexicon, &document, &reading),
            false => History::default(),
        };
        ResumeReading { reading, profile, history, offsets: Offsets::new(text, offsets) }
    }

    /// The reading of a posting, which may be a remembered one.
    pub(super) fn remembered_job(&self, text: &str, offsets: OffsetUnit, with_values: bool) -> Arc<JobReading> {
        let read = || self.job(text, offsets, with_values);
        match self.postings {
            Some(postings) => postings.reading(text, offsets, with_values, read),
            None => Arc::new(read()),
        }
    }

    /// Reads a posting; its requirements only where they are wanted.
    pub(super) fn job(&self, text: &str, offsets: OffsetUnit, with_values: bool) -> JobReading {
        let (document, reading) = self.read(text);
        let cues = self.wording.cues(&document);
        let job = Job::read(&document, &reading, &cues);
        let requirements = match with_values {
            true => Requirements::read(self.vocabulary, self.lexicon, &document, &reading, &job, &cues),
            false => Requirements::default(),
        };
        JobReading { reading, job, requirements, offsets: Offsets::new(text, offsets), role: OnceLock::new() }
    }
}

/// The role of a match.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChosenRole<'t> {
    pub entry: Option<RoleEntry<'t>>,
    /// Whether one was asked for, though none may have been found.
    pub asked: bool,
    /// Whether it is the likeliest, not one that was named.
    pub suggested: bool,
}

/// What a match is weighed by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights<'t, 'r> {
    pub role: ChosenRole<'t>,
    pub policy: &'r Policy,
    pub date: Option<Date>,
}

/// Gives a résumé and a posting, both with their texts, or the résumé and the role alone, to what reports on them.
pub(super) fn compare<'t, R>(
    vocabulary: &'t Vocabulary,
    (resume_text, resume): (&'t str, &ResumeReading),
    job: Option<(&'t str, &JobReading)>,
    weights: Weights<'t, '_>,
    report: impl FnOnce(Subject<'_, 't>) -> R,
) -> R {
    let none = Offsets::new("", OffsetUnit::default());
    report(Subject {
        vocabulary,
        resume: Source { text: resume_text, reading: &resume.reading },
        profile: &resume.profile,
        job: job.map(|(text, job)| (Source { text, reading: &job.reading }, &job.job)),
        requirements: job.map(|(_, job)| &job.requirements),
        history: &resume.history,
        today: weights.date,
        role: weights.role.entry,
        role_asked: weights.role.asked,
        role_suggested: weights.role.suggested,
        policy: weights.policy,
        offsets: (&resume.offsets, job.map_or(&none, |(_, job)| &job.offsets)),
    })
}
