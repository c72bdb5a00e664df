//! Finds keywords in a document: every mention with its span, and a verdict where a form is also another word.
//!
//! Pure: the same document and vocabulary give the same mentions. A [`Scratch`] only saves work; what it
//! remembers of earlier documents never changes a result.

mod chains;
mod context;
mod coverage;
mod evidence;
mod examples;
mod homographs;
mod memo;
mod names;
mod near;
mod negation;
mod scan;

pub use coverage::{Unshown, unshown};
pub use examples::{BrokenExamples, check_examples};
use scan::Inner;
pub use scan::Scratch;

use serde::Serialize;
use utoipa::ToSchema;

use crate::document::{Document, Section};
use crate::vocabulary::{KeywordId, Vocabulary};

/// The rule that decided a mention; keyword-sets/README.md tells each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The form needs no evidence.
    Plain,
    /// A `never` phrase covers it.
    Never,
    /// It names an employer.
    Employer,
    /// It is tied to another word.
    Glued,
    /// A `near` phrase stands close by.
    Near,
    /// The word beside it says what it is.
    Qualified,
    /// A version number follows.
    Version,
    /// It is an item among keywords that need no evidence.
    List,
    /// It is a whole item under a heading of skills.
    Skills,
    /// It is written with its capitals inside a sentence.
    Cased,
    /// The same keyword is found beyond doubt elsewhere.
    Elsewhere,
    /// Nothing spoke for it.
    Doubt,
}

impl Rule {
    /// Whether the rule accepts.
    pub fn accepts(self) -> bool {
        !matches!(self, Self::Never | Self::Employer | Self::Glued | Self::Doubt)
    }

    /// The name that JSON and messages use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Never => "never",
            Self::Employer => "employer",
            Self::Glued => "glued",
            Self::Near => "near",
            Self::Qualified => "qualified",
            Self::Version => "version",
            Self::List => "list",
            Self::Skills => "skills",
            Self::Cased => "cased",
            Self::Elsewhere => "elsewhere",
            Self::Doubt => "doubt",
        }
    }
}

/// A form found in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Whose form it is.
    pub keyword: KeywordId,
    /// The form's place among the keyword's.
    pub form: usize,
    /// Where it begins, in bytes of the text as it came.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether it is an inflection of the form.
    pub stemmed: bool,
    /// The section it stands in.
    pub section: Option<Section>,
    /// The rule that decided it.
    pub rule: Rule,
    /// Whether it lies inside a longer mention whose keyword implies it, as "Kubernetes" in "Kubernetes operators":
    /// a reader who searches for it finds it, but the text does not speak of it for itself.
    pub within: bool,
    /// Whether the text denies it: "no Java required".
    pub negated: bool,
}

impl Mention {
    /// Whether it names its keyword.
    pub fn accepted(&self) -> bool {
        self.rule.accepts()
    }

    /// Whether it names its keyword and the text does not deny it.
    pub fn counts(&self) -> bool {
        self.accepted() && !self.negated
    }
}

/// A document as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Every mention in order, rejected ones included. Those that count do not overlap, but for those `within` another.
    pub mentions: Vec<Mention>,
    /// How many words the text has.
    pub words: usize,
}

impl Reading {
    /// The mentions that count, with their places in `mentions`.
    pub fn counted(&self) -> impl Iterator<Item = (usize, &Mention)> {
        self.mentions.iter().enumerate().filter(|(_, mention)| mention.counts())
    }

    /// The mentions that count and stand for themselves.
    pub fn spoken_of(&self) -> impl Iterator<Item = (usize, &Mention)> {
        self.counted().filter(|(_, mention)| !mention.within)
    }
}

/// Reads a document: finds every mention in it.
pub fn recognise(vocabulary: &Vocabulary, document: &Document<'_>, scratch: &mut Scratch) -> Reading {
    scratch.read(vocabulary, document);
    let mut lines = document.lines.iter().peekable();
    let mut section = None;
    let mut mentions = Vec::with_capacity(scratch.candidates.len() + scratch.inner.len());
    mentions.extend(scratch.candidates.iter().map(|candidate| {
        while let Some(line) = lines.next_if(|line| line.start <= candidate.start) {
            section = line.section;
        }
        Mention {
            keyword: candidate.pattern.keyword,
            form: usize::from(candidate.pattern.form),
            start: candidate.start,
            end: candidate.end,
            stemmed: candidate.stemmed,
            section,
            rule: Rule::Plain,
            within: false,
            negated: false,
        }
    }));
    evidence::decide(vocabulary, document, scratch, &mut mentions);
    let candidates = mentions.len();
    let further = |inner: &Inner, section, within| Mention {
        keyword: inner.pattern.keyword,
        form: usize::from(inner.pattern.form),
        start: inner.start,
        end: inner.end,
        stemmed: inner.stemmed,
        section,
        rule: Rule::Plain,
        within,
        negated: false,
    };
    for inner in &scratch.inner {
        if mentions[inner.outer].accepted() {
            mentions.push(further(inner, mentions[inner.outer].section, true));
        }
    }
    for rejected in (0..candidates).filter(|&at| scratch.candidates[at].last - scratch.candidates[at].first > 1) {
        if !mentions[rejected].accepted() {
            let section = mentions[rejected].section;
            scratch.look_behind(vocabulary, rejected, |inner| mentions.push(further(&inner, section, false)));
        }
    }
    if mentions.len() > candidates {
        mentions.sort_by_key(|mention| (mention.start, std::cmp::Reverse(mention.end)));
    }
    negation::mark(document.text, &scratch.denials, &mut mentions);
    let words = scratch.words.iter().filter(|word| !word.is_break()).count();
    Reading { mentions, words }
}
