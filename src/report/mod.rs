//! The reports that callers get: plain data, the same for the API and the command line.
//!
//! Builds them from what was read and compared; decides nothing about keywords or scores itself.

mod confidence;
mod documents;
mod improvements;
mod matching;
mod mention;
pub mod ranking;
mod requirements;
mod role;
mod suggestion;
mod summary;
pub mod text;

pub use confidence::{Confidence, ConfidenceLevel, ConfidenceReason};
pub use documents::{ConvertedDocument, Documents};
pub use improvements::{Attainable, Basis, Improvement, Rewording};
pub use matching::{KindBreakdown, MatchReport, Matched, Missing, Subject, Unrecognised, match_report};
pub use mention::{ExtractReport, ExtractedKeyword, KeywordRef, MentionReport, extract_report};
pub use requirements::{
    ConditionReport, DegreeAsked, DegreeShown, ExperienceAsked, ExperienceShown, LanguageLevel, RequirementReport,
    RequirementValue, SpanReport, TitleAsked, TitleShown,
};
pub(crate) use role::asks as role_asks;
pub use role::{Members, RoleGroupReport, RoleReport, SignalReport};
pub use suggestion::{SuggestReport, SuggestedRole, suggest_report};
pub use summary::{MatchSummary, match_summary};

use serde::Serialize;
use utoipa::ToSchema;

use crate::vocabulary::Vocabulary;

/// What made a report: the same input, vocabulary and version give the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Engine<'a> {
    /// The program.
    #[schema(example = "rolecall")]
    pub name: &'static str,
    /// Its version.
    #[schema(example = "0.1.0")]
    pub version: &'static str,
    /// The vocabulary that it read with.
    pub vocabulary: VocabularyInfo<'a>,
}

/// Which vocabulary it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct VocabularyInfo<'a> {
    /// The names of the sets that it was made of, joined by `+`.
    #[schema(example = "rolecall")]
    pub name: &'a str,
    /// Their versions, joined by `+`.
    #[schema(example = "0.1.0")]
    pub version: &'a str,
    /// A digest of everything curated that can change a result.
    #[schema(example = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub digest: &'a str,
}

impl<'a> VocabularyInfo<'a> {
    /// Describes a vocabulary.
    pub fn of(vocabulary: &'a Vocabulary) -> Self {
        Self { name: vocabulary.name(), version: vocabulary.version(), digest: vocabulary.digest() }
    }
}

impl<'a> Engine<'a> {
    /// Describes this program with a vocabulary.
    pub fn of(vocabulary: &'a Vocabulary) -> Self {
        Self {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            vocabulary: VocabularyInfo::of(vocabulary),
        }
    }
}
