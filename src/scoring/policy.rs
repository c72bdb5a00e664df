//! The weights: one table, chosen by people, that a request may replace in part and every report repeats.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

use super::MatchKind;
use crate::job::Level;
use crate::json::object;
use crate::vocabulary::{Importance, Keyword, Kind};

/// The largest weight.
const MOST: u32 = 10;

/// A number from 0 to 10 with up to three decimals, kept in thousandths so that sums are exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = f64, minimum = 0, maximum = 10, multiple_of = 0.001)]
pub struct Weight(u32);

impl Weight {
    /// A weight of so many thousandths, at most 10,000.
    pub const fn from_thousandths(thousandths: u32) -> Self {
        Self(if thousandths > MOST * 1000 { MOST * 1000 } else { thousandths })
    }

    /// The weight in thousandths.
    pub fn thousandths(self) -> u32 {
        self.0
    }
}

impl Serialize for Weight {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 1000.0)
    }
}

impl<'de> Deserialize<'de> for Weight {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        let thousandths = (value * 1000.0).round();
        if !(0.0..=f64::from(MOST * 1000)).contains(&thousandths) || (value * 1000.0 - thousandths).abs() > 1e-6 {
            return Err(serde::de::Error::custom("a weight is a number from 0 to 10 with up to three decimals"));
        }
        Ok(Self(thousandths as u32))
    }
}

const fn w(thousandths: u32) -> Weight {
    Weight::from_thousandths(thousandths)
}

/// Every number that goes into a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// What an ask weighs by its level.
    #[serde(deserialize_with = "object")]
    pub levels: LevelWeights,
    /// By which a keyword's kind multiplies it.
    #[serde(deserialize_with = "object")]
    pub kinds: KindWeights,
    /// By which the role, if one is given, multiplies it.
    #[serde(deserialize_with = "object")]
    pub role: RoleWeights,
    /// How far each kind of match covers an ask.
    #[serde(deserialize_with = "object")]
    pub credits: Credits,
}

/// What an ask weighs by its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the levels")]
pub struct LevelWeights {
    pub required: Weight,
    pub mentioned: Weight,
    pub preferred: Weight,
    pub essential: Weight,
    pub core: Weight,
    pub useful: Weight,
}

impl Default for LevelWeights {
    fn default() -> Self {
        Self {
            required: w(2000),
            mentioned: w(1000),
            preferred: w(500),
            essential: w(2000),
            core: w(1000),
            useful: w(500),
        }
    }
}

impl LevelWeights {
    pub(super) fn of(&self, level: Level) -> Weight {
        match level {
            Level::Required => self.required,
            Level::Mentioned => self.mentioned,
            Level::Preferred => self.preferred,
            Level::Essential => self.essential,
            Level::Core => self.core,
            Level::Useful => self.useful,
        }
    }
}

/// By which a keyword's kind multiplies an ask's weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the kinds")]
pub struct KindWeights {
    pub language: Weight,
    pub framework: Weight,
    pub database: Weight,
    pub platform: Weight,
    pub tool: Weight,
    pub standard: Weight,
    pub practice: Weight,
    pub concept: Weight,
    pub skill: Weight,
    pub soft_skill: Weight,
    pub certificate: Weight,
    pub spoken_language: Weight,
    /// For words that no keyword covers, where they are counted.
    pub term: Weight,
    /// For keywords of any kind, soft skills apart, that are asked for everywhere and tell little.
    pub generic: Weight,
}

impl Default for KindWeights {
    fn default() -> Self {
        let one = w(1000);
        Self {
            language: one,
            framework: one,
            database: one,
            platform: one,
            tool: one,
            standard: one,
            practice: one,
            concept: one,
            skill: one,
            soft_skill: w(100),
            certificate: one,
            spoken_language: one,
            term: one,
            generic: w(400),
        }
    }
}

impl KindWeights {
    pub(super) fn of(&self, keyword: &Keyword) -> Weight {
        match keyword.kind {
            Kind::SoftSkill => self.soft_skill,
            _ if keyword.generic => self.generic,
            Kind::Language => self.language,
            Kind::Framework => self.framework,
            Kind::Database => self.database,
            Kind::Platform => self.platform,
            Kind::Tool => self.tool,
            Kind::Standard => self.standard,
            Kind::Practice => self.practice,
            Kind::Concept => self.concept,
            Kind::Skill => self.skill,
            Kind::Certificate => self.certificate,
            Kind::SpokenLanguage => self.spoken_language,
            Kind::Term => self.term,
        }
    }
}

/// By which the role multiplies an ask's weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RoleWeights {
    /// Keywords essential to the role.
    pub essential: Weight,
    /// Keywords at the role's core.
    pub core: Weight,
    /// All others, and all where no role is given.
    pub other: Weight,
}

impl Default for RoleWeights {
    fn default() -> Self {
        Self { essential: w(1500), core: w(1250), other: w(1000) }
    }
}

impl RoleWeights {
    pub(super) fn of(&self, importance: Option<Importance>) -> Weight {
        match importance {
            Some(Importance::Essential) => self.essential,
            Some(Importance::Core) => self.core,
            Some(Importance::Useful) | None => self.other,
        }
    }
}

/// How far each kind of match covers an ask; 1 is wholly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the kinds of match")]
pub struct Credits {
    #[serde(deserialize_with = "credit")]
    #[schema(maximum = 1)]
    pub literal: Weight,
    #[serde(deserialize_with = "credit")]
    #[schema(maximum = 1)]
    pub case: Weight,
    #[serde(deserialize_with = "credit")]
    #[schema(maximum = 1)]
    pub stem: Weight,
    #[serde(deserialize_with = "credit")]
    #[schema(maximum = 1)]
    pub alias: Weight,
    #[serde(deserialize_with = "credit")]
    #[schema(maximum = 1)]
    pub implied: Weight,
}

fn credit<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weight, D::Error> {
    let weight = Weight::deserialize(deserializer)?;
    if weight.0 > 1000 {
        return Err(serde::de::Error::custom("a credit is a number from 0 to 1 with up to three decimals"));
    }
    Ok(weight)
}

impl Default for Credits {
    fn default() -> Self {
        Self { literal: w(1000), case: w(1000), stem: w(1000), alias: w(1000), implied: w(500) }
    }
}

impl Credits {
    /// The credit for a match, none for no match.
    pub fn of(&self, kind: Option<MatchKind>) -> Weight {
        match kind {
            Some(MatchKind::Literal) => self.literal,
            Some(MatchKind::Case) => self.case,
            Some(MatchKind::Stem) => self.stem,
            Some(MatchKind::Alias) => self.alias,
            Some(MatchKind::Implied) => self.implied,
            None => w(0),
        }
    }

    /// The credit that a Boolean search would give: for the same words or none.
    pub fn strict(&self, kind: Option<MatchKind>) -> Weight {
        self.of(kind.filter(|kind| matches!(kind, MatchKind::Literal | MatchKind::Case)))
    }
}
