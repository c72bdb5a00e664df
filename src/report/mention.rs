//! Mentions and keywords as reports show them, and the report of /v1/extract.

use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use super::VocabularyInfo;
use crate::document::{Offsets, Section};
use crate::recognition::Mention;
use crate::scoring::Source;
use crate::vocabulary::{KeywordId, Kind, Vocabulary};

/// Names a keyword.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeywordRef {
    /// Its id.
    #[schema(example = "kubernetes")]
    pub id: String,
    /// Its name.
    #[schema(example = "Kubernetes")]
    pub name: String,
    /// What sort of thing it is.
    pub kind: Kind,
}

impl KeywordRef {
    pub(super) fn of(vocabulary: &Vocabulary, id: KeywordId) -> Self {
        let keyword = vocabulary.keyword(id);
        Self { id: keyword.id.clone(), name: keyword.name.clone(), kind: keyword.kind }
    }
}

/// A place where a keyword is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MentionReport {
    /// Where it begins, in the unit that `offsets` chose.
    #[schema(example = 112)]
    pub start: usize,
    /// Where it ends.
    #[schema(example = 115)]
    pub end: usize,
    /// What stands there.
    #[schema(example = "K8s")]
    pub text: String,
    /// The form that it is an instance of.
    #[schema(example = "K8s")]
    pub form: String,
    /// Whether it is an inflection of the form.
    pub stemmed: bool,
    /// The section that it stands in, where one was recognised.
    pub section: Option<Section>,
}

impl MentionReport {
    pub(super) fn of(vocabulary: &Vocabulary, text: &str, offsets: &Offsets, mention: &Mention) -> Self {
        Self {
            start: offsets.convert(mention.start),
            end: offsets.convert(mention.end),
            text: text[mention.start..mention.end].to_owned(),
            form: vocabulary.keyword(mention.keyword).forms[mention.form].text.clone(),
            stemmed: mention.stemmed,
            section: mention.section,
        }
    }
}

/// The keywords of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExtractReport {
    /// The keywords found, by id.
    pub keywords: Vec<ExtractedKeyword>,
    /// The vocabulary that it was read with.
    pub vocabulary: VocabularyInfo,
}

/// A keyword found in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExtractedKeyword {
    /// The keyword.
    #[serde(flatten)]
    pub keyword: KeywordRef,
    /// Everywhere it is mentioned, in order.
    pub mentions: Vec<MentionReport>,
}

/// Reports every accepted mention of a text.
pub fn extract_report(vocabulary: &Vocabulary, source: Source<'_>, offsets: &Offsets) -> ExtractReport {
    let mut found: BTreeMap<KeywordId, Vec<MentionReport>> = BTreeMap::new();
    for (_, mention) in source.reading.accepted() {
        let report = MentionReport::of(vocabulary, source.text, offsets, mention);
        found.entry(mention.keyword).or_default().push(report);
    }
    let keywords = found
        .into_iter()
        .map(|(id, mentions)| ExtractedKeyword { keyword: KeywordRef::of(vocabulary, id), mentions })
        .collect();
    ExtractReport { keywords, vocabulary: VocabularyInfo::of(vocabulary) }
}
