//! A keyword: one canonical skill, tool, practice or certificate, with the ways to write it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A keyword's place in its vocabulary, in the order of the ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeywordId(pub u32);

impl KeywordId {
    /// The place as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What sort of thing a keyword names.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A programming, query or markup language.
    Language,
    /// A framework or library.
    Framework,
    /// A database, warehouse, search engine, cache or broker.
    Database,
    /// A cloud, operating system, hosted service or device.
    Platform,
    /// A program, product, instrument or machine.
    Tool,
    /// A protocol, format, norm, law or regulation.
    Standard,
    /// How work is done.
    Practice,
    /// What is known.
    Concept,
    /// A craft or duty.
    Skill,
    /// Communication, leadership and the like.
    SoftSkill,
    /// A certificate or licence.
    Certificate,
    /// A language that people speak.
    SpokenLanguage,
    /// Words of a posting that no keyword covers, taken as they stand. No set has entries of this kind.
    #[serde(skip_deserializing)]
    Term,
}

impl Kind {
    /// Every kind, in the order of reports.
    pub const ALL: [Self; 13] = [
        Self::Language,
        Self::Framework,
        Self::Database,
        Self::Platform,
        Self::Tool,
        Self::Standard,
        Self::Practice,
        Self::Concept,
        Self::Skill,
        Self::SoftSkill,
        Self::Certificate,
        Self::SpokenLanguage,
        Self::Term,
    ];

    /// Whether forms of this kind match inflected, unless the entry says otherwise.
    pub fn stemmed(self) -> bool {
        matches!(self, Self::Practice | Self::Concept | Self::Skill | Self::SoftSkill | Self::Term)
    }

    /// The name that files and JSON use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Framework => "framework",
            Self::Database => "database",
            Self::Platform => "platform",
            Self::Tool => "tool",
            Self::Standard => "standard",
            Self::Practice => "practice",
            Self::Concept => "concept",
            Self::Skill => "skill",
            Self::SoftSkill => "soft_skill",
            Self::Certificate => "certificate",
            Self::SpokenLanguage => "spoken_language",
            Self::Term => "term",
        }
    }
}

/// How much evidence a form needs; keyword-sets/README.md tells the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// None: it means this keyword wherever it stands.
    Plain,
    /// An ordinary word unless written with these capitals.
    Cased,
    /// Another thing as often as not, even with capitals.
    Ambiguous,
}

/// One way to write a keyword.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Form {
    /// The form as its curator wrote it.
    pub text: String,
    /// How much evidence it needs.
    pub mark: Mark,
}

/// A keyword as it was curated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Keyword {
    /// Its stable id, such as `spring-boot`.
    pub id: String,
    /// As its makers write it.
    pub name: String,
    /// What sort of thing it is.
    pub kind: Kind,
    /// One line for a person who does not know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The name first, then the other ways to write it.
    pub forms: Vec<Form>,
    /// Whether inflected spellings match.
    pub stemmed: bool,
    /// Whether it is asked for everywhere and tells little.
    pub generic: bool,
    /// Ids of the keywords that it shows as well, direct ones only.
    pub implies: Vec<String>,
    /// Phrases that speak for a marked form nearby.
    pub near: Vec<String>,
    /// Phrases that contain a form and mean something else.
    pub never: Vec<String>,
    /// Codes in public classifications.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<String, String>,
    /// Phrases in which it must be found.
    pub matches: Vec<String>,
    /// Phrases in which it must not be found.
    pub rejects: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn kinds_are_listed_in_the_order_of_their_numbers() {
        for (at, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, at, "{kind:?}");
        }
    }
}
