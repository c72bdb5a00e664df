//! Looks things up in the vocabulary: roles and keywords.

use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

use super::error::RequestError;
use super::matcher::{Matcher, hint, shortened};
use crate::report::KeywordRef;
use crate::vocabulary::{Group, Keyword, Kind, Role, Signal};

/// A role in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoleSummary<'a> {
    /// Its id.
    #[schema(example = "backend-developer")]
    pub id: &'a str,
    /// Its usual title.
    #[schema(example = "Backend Developer")]
    pub title: &'a str,
    /// The version of its set.
    #[schema(example = "1.0.0")]
    pub version: &'a str,
    /// Other titles it goes by.
    pub titles: &'a [String],
    /// How many keywords its groups hold.
    pub keywords: usize,
}

/// A role whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoleDetail<'a> {
    /// The role as it was curated.
    #[serde(flatten)]
    pub role: &'a Role,
    /// The names and kinds of the keywords that it refers to, by id.
    pub keywords: BTreeMap<&'a str, KeywordRef<'a>>,
}

/// A keyword in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeywordSummary<'a> {
    /// The keyword.
    #[serde(flatten)]
    pub keyword: KeywordRef<'a>,
    /// One line for a person who does not know it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    /// The other ways to write it.
    pub aliases: Vec<&'a str>,
}

/// A keyword whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeywordDetail<'a> {
    /// The keyword as it was curated.
    #[serde(flatten)]
    pub keyword: &'a Keyword,
    /// The ids of the roles that ask for it.
    pub roles: Vec<&'a str>,
}

/// Which keywords to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeywordQuery {
    /// Part of an id or a form; empty for all.
    pub query: String,
    /// One kind alone.
    pub kind: Option<Kind>,
    /// How many to leave out.
    pub offset: usize,
    /// How many to list at most.
    pub limit: usize,
}

/// A page of keywords.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeywordPage<'a> {
    /// How many keywords fit the query.
    pub total: usize,
    /// Those of this page: the best fitting first, then by id.
    pub keywords: Vec<KeywordSummary<'a>>,
}

impl Matcher {
    /// Every role, by id.
    pub fn roles(&self) -> Vec<RoleSummary<'_>> {
        fn summary(role: &Role) -> RoleSummary<'_> {
            RoleSummary {
                id: &role.id,
                title: &role.title,
                version: &role.version,
                titles: &role.titles,
                keywords: role.keywords().count(),
            }
        }
        self.vocabulary().roles().iter().map(summary).collect()
    }

    /// A role with the names of its keywords.
    ///
    /// # Errors
    /// When there is no role with this id.
    pub fn role_detail(&self, id: &str) -> Result<RoleDetail<'_>, RequestError> {
        let role = self.role(id)?.role;
        let vocabulary = self.vocabulary();
        let members = role.groups.iter().flat_map(Group::members).map(|(id, _)| id);
        let signals = role.signals.iter().flat_map(|Signal { keywords, .. }| keywords).map(String::as_str);
        let seniority = role.seniority.iter().flat_map(|step| &step.adds).map(String::as_str);
        let keywords = members
            .chain(signals)
            .chain(seniority)
            .chain(role.certificates.iter().map(String::as_str))
            .filter_map(|id| Some((id, KeywordRef::to(vocabulary.keyword(vocabulary.find(id)?)))))
            .collect();
        Ok(RoleDetail { role, keywords })
    }

    /// A keyword with the roles that ask for it.
    ///
    /// # Errors
    /// When there is no keyword with this id.
    pub fn keyword_detail(&self, id: &str) -> Result<KeywordDetail<'_>, RequestError> {
        let vocabulary = self.vocabulary();
        let Some(found) = vocabulary.find(id) else {
            let hint = hint(id, vocabulary.keywords().iter().map(|keyword| keyword.id.as_str()));
            return Err(RequestError::UnknownKeyword { id: shortened(id), hint });
        };
        let asks = |role: &&Role| role.keywords().any(|(member, _)| member == id);
        let roles = vocabulary.roles().iter().filter(asks).map(|role| role.id.as_str()).collect();
        Ok(KeywordDetail { keyword: vocabulary.keyword(found), roles })
    }

    /// The keywords that fit a query: equal to it first, then beginning with it, then containing it.
    pub fn keywords(&self, query: &KeywordQuery) -> KeywordPage<'_> {
        let wanted = query.query.trim().to_lowercase();
        let mut found: Vec<(u8, &Keyword)> = self
            .vocabulary()
            .keywords()
            .iter()
            .filter(|keyword| query.kind.is_none_or(|kind| keyword.kind == kind))
            .filter_map(|keyword| Some((fit(keyword, &wanted)?, keyword)))
            .collect();
        found.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
        fn summary(keyword: &Keyword) -> KeywordSummary<'_> {
            KeywordSummary {
                keyword: KeywordRef::to(keyword),
                description: keyword.description.as_deref(),
                aliases: keyword.forms.iter().skip(1).map(|form| form.text.as_str()).collect(),
            }
        }
        KeywordPage {
            total: found.len(),
            keywords: found.iter().skip(query.offset).take(query.limit).map(|(_, keyword)| summary(keyword)).collect(),
        }
    }
}

/// How well a keyword fits what is wanted, in lower case; `None` when it does not.
fn fit(keyword: &Keyword, wanted: &str) -> Option<u8> {
    let forms = keyword.forms.iter().map(|form| form.text.to_lowercase());
    std::iter::once(keyword.id.clone())
        .chain(forms)
        .filter_map(|form| match form.find(wanted)? {
            0 if form.len() == wanted.len() => Some(0),
            0 => Some(1),
            _ => Some(2),
        })
        .min()
}
