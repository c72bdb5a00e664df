//! Compares a profile with asks: which member of each is covered best, and by what kind of match.

use smallvec::{SmallVec, smallvec};
use std::cmp::Reverse;

use super::{AskWeight, MatchKind, Policy, Weight};
use crate::job::Ask;
use crate::recognition::{Mention, Reading};
use crate::resume::Profile;
use crate::vocabulary::{Importance, KeywordId, Vocabulary};

/// How many spellings of one keyword are compared on either side. Nobody writes a name in more ways; the bound
/// keeps rubbish from costing.
const MOST_SPELLINGS: usize = 24;

/// A document's text with what was read in it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'r, 't> {
    /// The text as it came.
    pub text: &'t str,
    /// Its mentions.
    pub reading: &'r Reading,
}

/// Everything that an ask is compared by.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'r, 't> {
    /// The vocabulary that both were read with.
    pub vocabulary: &'t Vocabulary,
    /// The résumé.
    pub resume: Source<'r, 't>,
    /// What it shows.
    pub profile: &'r Profile,
    /// The job whose wording counts; the keywords' names do where there is none.
    pub job: Option<Source<'r, 't>>,
}

/// How an ask is covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The member that is covered best.
    pub member: KeywordId,
    /// By what kind of match.
    pub kind: MatchKind,
    /// The keyword shown that implies it, where it is only implied.
    pub implied_by: Option<KeywordId>,
}

/// An ask, weighed and compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How it is covered; `None` when it is not.
    pub evidence: Option<Evidence>,
    /// What it weighs.
    pub weight: AskWeight,
    /// How far it is covered.
    pub credit: Weight,
    /// How far it is covered for a Boolean search.
    pub strict_credit: Weight,
}

impl Comparison<'_, '_> {
    /// Weighs an ask and finds how it is covered. Of alternatives the heaviest gives the weight, and the best
    /// covered the credit. `importance` tells what the role given, if any, makes of a keyword.
    pub fn outcome(&self, ask: &Ask, policy: &Policy, importance: impl Fn(KeywordId) -> Option<Importance>) -> Outcome {
        let weigh =
            |&member: &KeywordId| AskWeight::of(policy, ask.level, self.vocabulary.keyword(member), importance(member));
        let credits = policy.credits;
        let rank = |evidence: &Evidence| (credits.of(Some(evidence.kind)), Reverse(evidence.kind));
        let (mut best, mut strict_credit) = (None, credits.of(None));
        for found in ask.members.iter().filter_map(|&member| self.evidence(ask, member)) {
            strict_credit = strict_credit.max(credits.strict(Some(found.kind)));
            // The first among equals stays.
            if best.as_ref().is_none_or(|best| rank(&found) > rank(best)) {
                best = Some(found);
            }
        }
        Outcome {
            evidence: best,
            weight: ask.members.iter().map(weigh).max().unwrap_or_default(),
            credit: credits.of(best.map(|best| best.kind)),
            strict_credit,
        }
    }

    fn evidence(&self, ask: &Ask, member: KeywordId) -> Option<Evidence> {
        let shown = self.profile.mentions(member);
        if shown.is_empty() {
            let implied_by = self.profile.implied_by(member)?;
            return Some(Evidence { member, kind: MatchKind::Implied, implied_by: Some(implied_by) });
        }
        let resume = spellings(self.resume, shown.iter().map(|&at| &self.resume.reading.mentions[at]));
        let wanted = self.wanted(ask, member);
        let same = resume.iter().any(|shown| wanted.iter().any(|wanted| wanted.text == shown.text));
        let pairs = || resume.iter().flat_map(|shown| wanted.iter().map(|wanted| kind(*wanted, *shown)));
        let kind = if same { MatchKind::Literal } else { pairs().min()? };
        Some(Evidence { member, kind, implied_by: None })
    }

    /// By what kind of match a spelling would cover a member of an ask, if the résumé had it.
    pub(super) fn kind_of(&self, ask: &Ask, member: KeywordId, shown: Spelling<'_>) -> MatchKind {
        self.wanted(ask, member).iter().map(|wanted| kind(*wanted, shown)).min().unwrap_or(MatchKind::Alias)
    }

    /// How an ask writes a member: as the job does, or else by its name.
    fn wanted(&self, ask: &Ask, member: KeywordId) -> Spellings<'_> {
        let job = self.job.map(|job| {
            let mentions = ask.mentions.iter().map(|&at| &job.reading.mentions[at]);
            spellings(job, mentions.filter(|mention| mention.keyword == member))
        });
        let name = || smallvec![Spelling { text: &self.vocabulary.keyword(member).name, form: 0 }];
        job.filter(|wanted| !wanted.is_empty()).unwrap_or_else(name)
    }
}

/// One way in which a document writes a keyword.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spelling<'a> {
    /// As it stands there.
    pub(crate) text: &'a str,
    /// The form's place among the keyword's.
    pub(crate) form: usize,
}

pub(crate) type Spellings<'a> = SmallVec<[Spelling<'a>; 4]>;

/// The different spellings among mentions.
pub(crate) fn spellings<'r, 't>(source: Source<'r, 't>, mentions: impl Iterator<Item = &'r Mention>) -> Spellings<'t> {
    let mut spellings = Spellings::new();
    for mention in mentions {
        let text = &source.text[mention.start..mention.end];
        if spellings.len() < MOST_SPELLINGS && spellings.iter().all(|spelling| spelling.text != text) {
            spellings.push(Spelling { text, form: mention.form });
        }
    }
    spellings
}

fn kind(wanted: Spelling<'_>, shown: Spelling<'_>) -> MatchKind {
    if wanted.text == shown.text || characters(wanted.text).eq(characters(shown.text)) {
        MatchKind::Literal
    } else if wanted.text.eq_ignore_ascii_case(shown.text) || lower(wanted.text).eq(lower(shown.text)) {
        MatchKind::Case
    } else if wanted.form == shown.form {
        MatchKind::Stem
    } else {
        MatchKind::Alias
    }
}

pub(crate) fn lower(text: &str) -> impl Iterator<Item = char> {
    characters(text).flat_map(char::to_lowercase)
}

/// The characters of a spelling, with one space for whatever parts its words.
pub(crate) fn characters(text: &str) -> impl Iterator<Item = char> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '_' | '/');
    let mut parted = false;
    text.chars().filter(|&c| c != '\u{ad}').filter_map(move |c| {
        let again = parted && parts(c);
        parted = parts(c);
        if again { None } else { Some(if parted { ' ' } else { c }) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_compared_as_a_recruiter_searches() {
        let cases = [
            ("Kubernetes", 0, "Kubernetes", 0, MatchKind::Literal),
            ("CI/CD", 0, "CI-CD", 0, MatchKind::Literal),
            ("code\nreview", 0, "code review", 0, MatchKind::Literal),
            ("PostgreSQL", 0, "postgresql", 0, MatchKind::Case),
            ("mentoring", 0, "Mentored", 0, MatchKind::Stem),
            ("Kubernetes", 0, "K8s", 1, MatchKind::Alias),
        ];
        for (wanted, wanted_form, shown, shown_form, expected) in cases {
            let wanted = Spelling { text: wanted, form: wanted_form };
            let shown = Spelling { text: shown, form: shown_form };
            assert_eq!(kind(wanted, shown), expected, "{wanted:?} {shown:?}");
        }
    }
}
