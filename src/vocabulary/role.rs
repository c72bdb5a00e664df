//! A role: a curated keyword set for one kind of job.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

use super::KeywordId;

/// How much a role's keyword matters to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Importance {
    /// Nearly every posting for the role asks for it.
    Essential,
    /// About half of them do.
    Core,
    /// A plus.
    Useful,
}

/// Keywords of a role that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Group {
    /// Its heading.
    pub name: String,
    /// Ids of essential keywords.
    pub essential: Vec<String>,
    /// Ids of core keywords.
    pub core: Vec<String>,
    /// Ids of useful keywords.
    pub useful: Vec<String>,
}

impl Group {
    /// Its keyword ids with their importance, in the order of the file.
    pub fn members(&self) -> impl Iterator<Item = (&str, Importance)> {
        [(&self.essential, Importance::Essential), (&self.core, Importance::Core), (&self.useful, Importance::Useful)]
            .into_iter()
            .flat_map(|(ids, importance)| ids.iter().map(move |id| (id.as_str(), importance)))
    }
}

/// What a hiring manager looks for besides the names of tools.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Signal {
    /// What is looked for.
    pub name: String,
    /// Ids of the keywords that show it; one is enough.
    pub keywords: Vec<String>,
}

/// A level of seniority.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RoleLevel {
    /// In the first years of the work.
    Junior,
    /// Works alone.
    Mid,
    /// Is asked by others.
    Senior,
    /// Leads the work of others.
    Lead,
    /// Leads without a team, across teams.
    Principal,
    /// Leads people.
    Manager,
}

impl RoleLevel {
    /// The name that files and JSON use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Junior => "junior",
            Self::Mid => "mid",
            Self::Senior => "senior",
            Self::Lead => "lead",
            Self::Principal => "principal",
            Self::Manager => "manager",
        }
    }
}

/// What a level of seniority adds to a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SeniorityStep {
    /// The level.
    pub level: RoleLevel,
    /// Ids of the keywords that it adds to the levels before it.
    pub adds: Vec<String>,
}

/// A role as it was curated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Role {
    /// Its stable id, such as `backend-developer`.
    pub id: String,
    /// Its usual title.
    pub title: String,
    /// The version of this role's set.
    pub version: String,
    /// One line on what the role does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Other titles it goes by.
    pub titles: Vec<String>,
    /// Codes in public classifications.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<String, String>,
    /// Ids of certificates worth having.
    pub certificates: Vec<String>,
    /// Its keywords.
    pub groups: Vec<Group>,
    /// What else speaks for a candidate.
    pub signals: Vec<Signal>,
    /// What higher levels of it add, in ascending order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seniority: Vec<SeniorityStep>,
    /// Phrases of postings for it.
    pub examples: Vec<String>,
}

/// A role's keywords as places in the vocabulary, in the order of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleIds {
    /// By group: essential, core and useful keywords.
    pub groups: Vec<[Vec<KeywordId>; 3]>,
    /// By signal: the keywords that show it.
    pub signals: Vec<Vec<KeywordId>>,
    /// The certificates.
    pub certificates: Vec<KeywordId>,
    importance: FxHashMap<KeywordId, Importance>,
}

impl RoleIds {
    pub(super) fn of(role: &Role, place: impl Fn(&str) -> Option<KeywordId>) -> Self {
        let places = |ids: &[String]| ids.iter().filter_map(|id| place(id)).collect::<Vec<_>>();
        Self {
            groups: role
                .groups
                .iter()
                .map(|group| [places(&group.essential), places(&group.core), places(&group.useful)])
                .collect(),
            signals: role.signals.iter().map(|signal| places(&signal.keywords)).collect(),
            certificates: places(&role.certificates),
            importance: role.keywords().filter_map(|(id, importance)| Some((place(id)?, importance))).collect(),
        }
    }

    /// How much a keyword matters to the role; `None` when it is in no group.
    pub fn importance(&self, id: KeywordId) -> Option<Importance> {
        self.importance.get(&id).copied()
    }

    /// The groups' keywords with their importance.
    pub fn keywords(&self) -> impl Iterator<Item = (KeywordId, Importance)> {
        self.groups.iter().flatten().flatten().map(|&id| (id, self.importance[&id]))
    }
}

/// A role with the places of its keywords.
#[derive(Clone, Copy, Debug)]
pub struct RoleEntry<'a> {
    /// The role as it was curated.
    pub role: &'a Role,
    /// Its keywords' places.
    pub ids: &'a RoleIds,
}

impl Role {
    /// The ids of its groups' keywords with their importance.
    pub fn keywords(&self) -> impl Iterator<Item = (&str, Importance)> {
        self.groups.iter().flat_map(Group::members)
    }
}
