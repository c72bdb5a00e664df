//! Mentions and keywords as reports show them, and the report of /v1/extract.

use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use super::{ConvertedDocument, VocabularyInfo};
use crate::document::{Offsets, Section};
use crate::recognition::{Mention, Rule};
use crate::scoring::Source;
use crate::vocabulary::{Keyword, KeywordId, Kind, Vocabulary};

/// Names a keyword.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeywordRef<'a> {
    /// Its id.
    #[schema(example = "kubernetes")]
    pub id: &'a str,
    /// Its name.
    #[schema(example = "Kubernetes")]
    pub name: &'a str,
    /// What sort of thing it is.
    pub kind: Kind,
}

impl<'a> KeywordRef<'a> {
    pub(super) fn of(vocabulary: &'a Vocabulary, id: KeywordId) -> Self {
        Self::to(vocabulary.keyword(id))
    }

    /// Names a keyword.
    pub fn to(keyword: &'a Keyword) -> Self {
        Self { id: &keyword.id, name: &keyword.name, kind: keyword.kind }
    }
}

/// A place where a keyword is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MentionReport<'a> {
    /// Where it begins, in the unit that `offsets` chose.
    #[schema(example = 112)]
    pub start: usize,
    /// Where it ends.
    #[schema(example = 115)]
    pub end: usize,
    /// What stands there.
    #[schema(example = "K8s")]
    pub text: &'a str,
    /// The form that it is an instance of.
    #[schema(example = "K8s")]
    pub form: &'a str,
    /// Whether it is an inflection of the form.
    pub stemmed: bool,
    /// The section that it stands in, where one was recognised.
    pub section: Option<Section>,
    /// Whether the text denies it ("no Java required"), so that it counts for nothing; left out when it does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
    /// The rule that decided it, where verdicts were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
}

impl<'a> MentionReport<'a> {
    pub(super) fn of(vocabulary: &'a Vocabulary, text: &'a str, offsets: &Offsets, mention: &Mention) -> Self {
        Self {
            start: offsets.convert(mention.start),
            end: offsets.convert(mention.end),
            text: &text[mention.start..mention.end],
            form: &vocabulary.keyword(mention.keyword).forms[mention.form].text,
            stemmed: mention.stemmed,
            section: mention.section,
            negated: mention.negated,
            rule: None,
        }
    }
}

/// The keywords of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExtractReport<'a> {
    /// The keywords found, by id.
    pub keywords: Vec<ExtractedKeyword<'a>>,
    /// Forms that were found and taken for something else, by keyword, where verdicts were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejected: Option<Vec<ExtractedKeyword<'a>>>,
    /// The text that was read, where the document did not come as plain text; spans refer to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<ConvertedDocument<'a>>,
    /// The vocabulary that it was read with.
    pub vocabulary: VocabularyInfo<'a>,
}

/// A keyword found in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExtractedKeyword<'a> {
    /// The keyword.
    #[serde(flatten)]
    pub keyword: KeywordRef<'a>,
    /// Everywhere it is mentioned, in order.
    pub mentions: Vec<MentionReport<'a>>,
}

/// Reports every mention that does not lie within another; with `verdicts` the rule that decided each, and those that
/// were rejected.
pub fn extract_report<'t>(
    vocabulary: &'t Vocabulary,
    source: Source<'_, 't>,
    offsets: &Offsets,
    verdicts: bool,
) -> ExtractReport<'t> {
    let by_keyword = |accepted: bool| {
        let mut found: BTreeMap<KeywordId, Vec<MentionReport<'t>>> = BTreeMap::new();
        for mention in &source.reading.mentions {
            if mention.accepted() == accepted && !mention.within {
                let mut report = MentionReport::of(vocabulary, source.text, offsets, mention);
                report.rule = verdicts.then_some(mention.rule);
                found.entry(mention.keyword).or_default().push(report);
            }
        }
        let keyword = |(id, mentions)| ExtractedKeyword { keyword: KeywordRef::of(vocabulary, id), mentions };
        found.into_iter().map(keyword).collect()
    };
    ExtractReport {
        keywords: by_keyword(true),
        rejected: verdicts.then(|| by_keyword(false)),
        document: None,
        vocabulary: VocabularyInfo::of(vocabulary),
    }
}
