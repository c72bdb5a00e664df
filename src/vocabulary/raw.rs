//! What set files hold, as their curators write it. The JSON Schemas are derived from these types, so the comments of
//! their fields are what an editor shows.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use toml::Spanned;

use super::{Kind, RoleLevel};

/// `set.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSet {
    pub name: String,
    pub version: String,
}

/// One keyword. The table's name is its id, which never changes once published.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    rename = "Keyword",
    extend("if" = changes()),
    extend("else" = json!({ "required": ["name", "kind", "matches"] }))
)]
pub(super) struct RawKeyword {
    /// In a later set: adds to the entry that an earlier set has, instead of replacing it.
    pub extends: Option<bool>,
    /// In a later set: removes the keyword that an earlier set has. Stands alone.
    pub hide: Option<bool>,
    /// As its makers write it.
    #[schemars(with = "Option<String>")]
    pub name: Option<Spanned<String>>,
    /// What sort of thing it is.
    pub kind: Option<Kind>,
    /// One line for a person who does not know it.
    pub description: Option<String>,
    /// Every other way real postings and résumés write it.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub aliases: Vec<Spanned<String>>,
    /// Forms that are ordinary words unless written with these capitals.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub cased: Vec<Spanned<String>>,
    /// Forms that need evidence even when capitalised.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub ambiguous: Vec<Spanned<String>>,
    /// Forms that are ordinary words too and still need no evidence: a curator's decision.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub plain: Vec<Spanned<String>>,
    /// Words or short phrases that speak for an ambiguous or cased form when they stand close by.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub near: Vec<Spanned<String>>,
    /// Phrases that contain a form and mean something else; they win over everything.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub never: Vec<Spanned<String>>,
    /// Ids of keywords that this one shows as well. Only what is always true.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub implies: Vec<Spanned<String>>,
    /// Whether it is asked for everywhere and tells little.
    pub generic: Option<bool>,
    /// Whether inflected spellings match; left out, the kind decides.
    pub stem: Option<bool>,
    /// Codes in public classifications, such as `{ onet = "…", esco = "…" }`.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// Phrases from real life in which it must be found; at least one.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub matches: Vec<Spanned<String>>,
    /// Phrases in which it must not be found; needed where a form is cased or ambiguous.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub rejects: Vec<Spanned<String>>,
}

/// One role. The file's name is its id.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    rename = "Role",
    extend("if" = changes()),
    extend("else" = json!({ "required": ["title", "version", "examples", "groups"] }))
)]
pub(super) struct RawRole {
    /// In a later set: adds to the role that an earlier set has, instead of replacing it.
    pub extends: Option<bool>,
    /// In a later set: removes the role that an earlier set has. Stands alone.
    pub hide: Option<bool>,
    /// Its usual title.
    pub title: Option<String>,
    /// The version of this role's set.
    pub version: Option<String>,
    /// One line on what the role does.
    pub summary: Option<String>,
    /// Other titles it goes by.
    #[serde(default)]
    pub titles: Vec<String>,
    /// Codes in public classifications, such as `{ onet = "…" }`.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// Ids of certificates worth having.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub certificates: Vec<Spanned<String>>,
    /// Phrases of postings for it, each with at least three of its keywords.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub examples: Vec<Spanned<String>>,
    /// Its keywords, in groups.
    #[serde(default)]
    #[schemars(with = "Vec<RawGroup>")]
    pub groups: Vec<Spanned<RawGroup>>,
    /// What a hiring manager looks for besides the names of tools.
    #[serde(default)]
    #[schemars(with = "Vec<RawSignal>")]
    pub signals: Vec<Spanned<RawSignal>>,
    /// What higher levels of the role add, in ascending order.
    #[serde(default)]
    #[schemars(with = "Vec<RawSeniority>")]
    pub seniority: Vec<Spanned<RawSeniority>>,
}

/// Keywords that belong together. A keyword stands in one place of a role's groups only.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Group")]
pub(super) struct RawGroup {
    /// Its heading.
    pub name: String,
    /// Ids of keywords that nearly every posting for the role asks for.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub essential: Vec<Spanned<String>>,
    /// Ids of keywords that about half of them ask for.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub core: Vec<Spanned<String>>,
    /// Ids of keywords that are a plus.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub useful: Vec<Spanned<String>>,
}

/// Something looked for that any of its keywords shows.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Signal")]
pub(super) struct RawSignal {
    /// What is looked for.
    pub name: String,
    /// Ids of the keywords that show it; one is enough.
    #[schemars(with = "Vec<String>")]
    pub keywords: Vec<Spanned<String>>,
}

/// What a level of seniority adds to the levels before it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Seniority")]
pub(super) struct RawSeniority {
    /// The level.
    pub level: RoleLevel,
    /// Ids of the keywords that it adds; at least one.
    #[schemars(with = "Vec<String>")]
    pub adds: Vec<Spanned<String>>,
}

/// The condition of a schema under which an entry need not be whole.
fn changes() -> serde_json::Value {
    let is_true = |field: &str| json!({ "required": [field], "properties": { field: { "const": true } } });
    json!({ "anyOf": [is_true("extends"), is_true("hide")] })
}
