//! The score: how far a profile covers the asks, by weights that a person chose.
//!
//! Exact: weights and credits are thousandths and sums are integers, so that no order of adding changes a bit.
//! Pure arithmetic; what an ask or a match is, is decided before.

mod additions;
mod comparison;
mod policy;
pub mod requirements;

pub use additions::{Addition, Attainable, Rewording, additions, attainable};
pub use comparison::{Comparison, Evidence, Outcome, Source};
pub(crate) use comparison::{Spelling, characters, lower, spellings};
pub use policy::{Credits, KindWeights, LevelWeights, Policy, RoleWeights, Weight};

use serde::Serialize;
use std::cmp::Ordering;
use utoipa::ToSchema;

use crate::job::Level;
use crate::vocabulary::{Importance, Keyword};

/// How the best mention in the résumé stands to the job's wording, or to the keyword's name where there is no job.
/// Spaces, hyphens and line breaks between words are taken as the same, as recruiters' searches do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// The same characters.
    Literal,
    /// The same but for upper and lower case.
    Case,
    /// Inflected.
    Stem,
    /// Another form of the keyword.
    Alias,
    /// Only through a keyword that implies it.
    Implied,
}

/// A weight in billionths: level × kind × role, each in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct AskWeight(u64);

impl AskWeight {
    /// The weight of an ask for one keyword. `importance` is the keyword's in the role given, if any.
    pub fn of(policy: &Policy, level: Level, keyword: &Keyword, importance: Option<Importance>) -> Self {
        let level = policy.levels.of(level);
        let kind = policy.kinds.of(keyword);
        let role = policy.role.of(importance);
        Self(u64::from(level.thousandths()) * u64::from(kind.thousandths()) * u64::from(role.thousandths()))
    }

    /// The weight in billionths.
    pub fn billionths(self) -> u64 {
        self.0
    }

    /// The weight as a number.
    pub fn value(self) -> f64 {
        self.0 as f64 / 1e9
    }
}

/// The sum of asks: what they weigh, and how much of it is covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    asked: u128,
    covered: u128,
}

impl Coverage {
    /// Adds an ask.
    pub fn add(&mut self, weight: AskWeight, credit: Weight) {
        self.asked += u128::from(weight.0) * 1000;
        self.covered += u128::from(weight.0) * u128::from(credit.thousandths());
    }

    /// What has been asked for, and how much of it is covered: billionths of weight in thousandths of credit.
    pub fn parts(self) -> (u128, u128) {
        (self.asked, self.covered)
    }

    /// The coverage with these parts.
    pub fn from_parts(asked: u128, covered: u128) -> Self {
        Self { asked, covered }
    }

    /// Compares the shares covered, exactly. Nothing asked for counts as nothing covered.
    pub fn cmp_share(self, other: Self) -> Ordering {
        let (a, b) = (self.covered.checked_mul(other.asked.max(1)), other.covered.checked_mul(self.asked.max(1)));
        match (a, b) {
            (Some(a), Some(b)) => a.cmp(&b),
            // Too large to multiply: compare as continued fractions, which needs no larger numbers.
            _ => compare((self.covered, self.asked.max(1)), (other.covered, other.asked.max(1))),
        }
    }

    /// The share covered in percent, rounded half up to one decimal; `None` when nothing was asked.
    pub fn score(self) -> Option<f64> {
        Some(rounded(1000 * self.covered, self.asked)? as f64 / 10.0)
    }

    /// What a part of these asks weighs among all, in percent, rounded half up to two decimals.
    pub fn share_of(self, all: Self) -> f64 {
        rounded(10_000 * self.asked, all.asked).unwrap_or(0) as f64 / 100.0
    }

    /// The same where an ask of these that has the credit `from` gets the credit `to`, if that is more.
    #[must_use]
    pub fn raised(self, weight: AskWeight, from: Weight, to: Weight) -> Self {
        let more = u128::from(to.thousandths().saturating_sub(from.thousandths()));
        Self { covered: self.covered + u128::from(weight.0) * more, ..self }
    }

    /// The points that this lies above another coverage of the same asks, rounded half up to two decimals.
    pub fn above(self, other: Self) -> f64 {
        rounded(10_000 * self.covered.saturating_sub(other.covered), self.asked).unwrap_or(0) as f64 / 100.0
    }

    /// The points that full credit for an ask of these would add, rounded half up to two decimals.
    pub fn gain(self, weight: AskWeight, credit: Weight) -> f64 {
        let lacking = 1000_u128.saturating_sub(u128::from(credit.thousandths()));
        rounded(10_000 * u128::from(weight.0) * lacking, self.asked).unwrap_or(0) as f64 / 100.0
    }
}

/// Compares two fractions by their whole parts, then by what is left, the other way up.
fn compare(mut a: (u128, u128), mut b: (u128, u128)) -> Ordering {
    let mut turned = false;
    loop {
        let whole = (a.0 / a.1).cmp(&(b.0 / b.1));
        let (rest_a, rest_b) = (a.0 % a.1, b.0 % b.1);
        let order = match whole {
            Ordering::Equal if rest_a == 0 || rest_b == 0 => rest_a.cmp(&rest_b),
            Ordering::Equal => {
                (a, b, turned) = ((a.1, rest_a), (b.1, rest_b), !turned);
                continue;
            }
            different => different,
        };
        return if turned { order.reverse() } else { order };
    }
}

/// `numerator / denominator`, rounded half up; `None` when the denominator is 0.
fn rounded(numerator: u128, denominator: u128) -> Option<u128> {
    (2 * numerator + denominator).checked_div(2 * denominator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_up() {
        let cases = [
            (1, 2, Some(1)),
            (1, 3, Some(0)),
            (2, 3, Some(1)),
            (5, 2, Some(3)),
            (0, 7, Some(0)),
            (0, 0, None),
            (3, 0, None),
        ];
        for (numerator, denominator, expected) in cases {
            assert_eq!(rounded(numerator, denominator), expected, "{numerator}/{denominator}");
        }
    }

    #[test]
    fn shares_are_compared_exactly() {
        let large = u128::MAX / 3;
        let cases = [
            ((3, 1), (6, 2), Ordering::Equal),
            ((3, 1), (3, 2), Ordering::Less),
            ((1000, 999), (1001, 1000), Ordering::Less),
            ((large, large - 1), (large - 1, large - 2), Ordering::Greater),
            ((large, large / 2), (large, large / 2), Ordering::Equal),
            ((large, 0), (large, 1), Ordering::Less),
            ((large, large), (large, large - 1), Ordering::Greater),
            ((0, 0), (5, 0), Ordering::Equal),
        ];
        for (a, b, expected) in cases {
            let (first, second) = (Coverage::from_parts(a.0, a.1), Coverage::from_parts(b.0, b.1));
            assert_eq!(first.cmp_share(second), expected, "{a:?} {b:?}");
            assert_eq!(second.cmp_share(first), expected.reverse(), "{b:?} {a:?}");
        }
    }

    #[test]
    fn score_and_gains_add_up() {
        let mut coverage = Coverage::default();
        let full = Weight::from_thousandths(1000);
        let none = Weight::from_thousandths(0);
        coverage.add(AskWeight(2_000_000_000), full);
        coverage.add(AskWeight(1_000_000_000), none);
        assert_eq!(coverage.score(), Some(66.7));
        assert_eq!(coverage.gain(AskWeight(1_000_000_000), none), 33.33);
        assert_eq!(Coverage::default().score(), None);
    }
}
