//! The report of a match: score, what is matched and missing, and why.

use serde::Serialize;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;
use utoipa::ToSchema;

use super::confidence::{self, Confidence};
use super::improvements::{self, Attainable, Improvement};
use super::requirements::{self, ConditionReport, RequirementReport, SpanReport};
use super::role::{self, RoleReport};
use super::{Engine, KeywordRef, MentionReport};
use crate::document::Offsets;
use crate::job::{Ask, Job, Level, Requirements, UnrecognisedTerm};
use crate::resume::{History, Profile};
use crate::scoring::requirements::Candidate;
use crate::scoring::{Comparison, Coverage, MatchKind, Outcome, Policy, Source, Weight};
use crate::values::Date;
use crate::vocabulary::{KeywordId, Kind, RoleEntry, Vocabulary};

/// How a résumé matches a job, a role or both.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MatchReport<'a> {
    /// How much of what is asked for the résumé covers, from 0 to 100; null when nothing is asked for.
    #[schema(example = 72.4)]
    pub score: Option<f64>,
    /// The same when only the job's own words count, as in a recruiter's Boolean search.
    #[schema(example = 61.3)]
    pub strict_score: Option<f64>,
    /// The score by kind of keyword.
    pub breakdown: Vec<KindBreakdown>,
    /// What is asked for and shown, the heaviest first. What is only implied has half its gain left.
    pub matched: Vec<Matched<'a>>,
    /// What is asked for and not shown, the greatest gain first.
    pub missing: Vec<Missing<'a>>,
    /// The few additions that would raise the score most, each on top of those before it.
    pub improvements: Vec<Improvement<'a>>,
    /// What wording alone would reach.
    pub attainable: Attainable<'a>,
    /// What the job seems to ask for and no keyword covers, in the order of the text. Not in the score.
    pub unrecognised: Vec<Unrecognised<'a>>,
    /// What the job asks for as values: years, degrees, certificates, languages, its title. The score does not know of
    /// them.
    pub requirements: Vec<RequirementReport<'a>>,
    /// What the job says of place, papers and contract, for information.
    pub conditions: Vec<ConditionReport<'a>>,
    /// The month up to which positions that go on were counted, where that mattered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "2026-11")]
    pub as_of: Option<Date>,
    /// How the résumé covers the role, where one was given.
    pub role: Option<RoleReport<'a>>,
    /// How far the score can be trusted.
    pub confidence: Confidence,
    /// What made this report.
    pub engine: Engine<'a>,
    /// The weights that were applied.
    pub policy: Policy,
    /// What was read of documents that did not arrive as plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub documents: Option<super::Documents<'a>>,
}

/// The asks of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct KindBreakdown {
    /// The kind.
    pub kind: Kind,
    /// How many are asked for.
    pub asked: usize,
    /// How many of them are shown, or implied.
    pub matched: usize,
    /// What they weigh among all asks, in percent.
    pub weight_share: f64,
    /// How much of them is covered.
    pub score: Option<f64>,
    /// How much of them is covered in the job's own words.
    pub strict_score: Option<f64>,
}

/// An ask that the résumé covers.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Matched<'a> {
    /// The keyword that covers it.
    pub keyword: KeywordRef<'a>,
    /// All keywords of which one is enough, where there are alternatives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<KeywordRef<'a>>,
    /// How urgently it is asked for.
    pub level: Level,
    /// What it weighs: level × kind × role.
    pub weight: f64,
    /// How far it is covered, from 0 to 1.
    pub credit: Weight,
    /// The points still to be had.
    pub gain: f64,
    /// How the résumé's best mention stands to the job's wording.
    #[serde(rename = "match")]
    pub kind: MatchKind,
    /// The keyword shown that implies it, where it is only implied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub implied_by: Option<KeywordRef<'a>>,
    /// Where the job asks for it.
    pub job: Vec<MentionReport<'a>>,
    /// Where the résumé shows it, or what implies it.
    pub resume: Vec<MentionReport<'a>>,
}

/// An ask that the résumé does not cover.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Missing<'a> {
    /// The keyword, the first of several alternatives.
    pub keyword: KeywordRef<'a>,
    /// All keywords of which one is enough, where there are alternatives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<KeywordRef<'a>>,
    /// How urgently it is asked for.
    pub level: Level,
    /// What it weighs: level × kind × role.
    pub weight: f64,
    /// How far it is covered: 0.
    pub credit: Weight,
    /// The points that adding it would bring.
    pub gain: f64,
    /// Where the job asks for it.
    pub job: Vec<MentionReport<'a>>,
}

/// Words of the job that no keyword covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Unrecognised<'a> {
    /// As the job first writes them.
    #[schema(example = "lens maintenance")]
    pub text: &'a str,
    /// How urgently they seem to be asked for.
    pub level: Level,
    /// Everywhere they stand, in order.
    pub job: Vec<SpanReport<'a>>,
}

/// What is to be matched.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'r, 't> {
    /// The vocabulary that all was read with.
    pub vocabulary: &'t Vocabulary,
    /// The résumé.
    pub resume: Source<'r, 't>,
    /// What it shows.
    pub profile: &'r Profile,
    /// The posting with what it asks for, if one was given.
    pub job: Option<(Source<'r, 't>, &'r Job)>,
    /// What the posting asks for as values, if one was given.
    pub requirements: Option<&'r Requirements>,
    /// What the résumé tells of a life's work.
    pub history: &'r History,
    /// The date up to which positions that go on are counted.
    pub today: Option<Date>,
    /// The role, if one was given.
    pub role: Option<RoleEntry<'t>>,
    /// Whether a role was asked for, though none may have been found.
    pub role_asked: bool,
    /// Whether it is the likeliest, not one that the caller named.
    pub role_suggested: bool,
    /// The weights.
    pub policy: &'r Policy,
    /// Counts offsets into the résumé, and into the job.
    pub offsets: (&'r Offsets, &'r Offsets),
}

/// The asks of a subject, weighed and compared.
pub(super) struct Weighed<'r, 't> {
    pub comparison: Comparison<'r, 't>,
    /// Those of the job, or else of the role.
    pub asks: Cow<'r, [Ask]>,
    /// By ask.
    pub outcomes: Vec<Outcome>,
    pub all: Coverage,
    pub strict: Coverage,
}

impl<'r, 't> Weighed<'r, 't> {
    pub(super) fn of(subject: Subject<'r, 't>) -> Self {
        let Subject { vocabulary, policy, resume, profile, .. } = subject;
        let comparison = Comparison { vocabulary, resume, profile, job: subject.job.map(|(source, _)| source) };
        let asks = match subject.job {
            Some((_, job)) => Cow::Borrowed(job.asks.as_slice()),
            None => Cow::Owned(subject.role.map(role::asks).unwrap_or_default()),
        };
        let importance = |id: KeywordId| subject.role.filter(|_| subject.job.is_some())?.ids.importance(id);
        let outcomes: Vec<Outcome> = asks.iter().map(|ask| comparison.outcome(ask, policy, importance)).collect();
        let (all, strict) = coverage(&outcomes);
        Self { comparison, asks, outcomes, all, strict }
    }

    /// The keyword that stands for the ask at a place: the one that covers it, or its first.
    pub(super) fn leader(&self, at: usize) -> KeywordId {
        self.outcomes[at].evidence.map_or(self.asks[at].members[0], |evidence| evidence.member)
    }

    /// The places of the asks, the heaviest first, equal ones by id.
    pub(super) fn order(&self, vocabulary: &Vocabulary) -> Vec<usize> {
        let key = |at: usize| (Reverse(self.outcomes[at].weight), &*vocabulary.keyword(self.leader(at)).id, at);
        let mut order: Vec<_> = (0..self.asks.len()).map(key).collect();
        order.sort_unstable();
        order.into_iter().map(|(.., at)| at).collect()
    }
}

/// Compares and reports.
pub fn match_report<'t>(subject: Subject<'_, 't>) -> MatchReport<'t> {
    let Subject { vocabulary, policy, .. } = subject;
    let weighed = Weighed::of(subject);
    let (matched, missing) = lists(subject, &weighed);
    let Weighed { comparison, asks, all, strict, .. } = &weighed;
    let Subject { resume, profile, history, today, .. } = subject;
    let candidate = Candidate { vocabulary, resume, profile, history, today };
    let compared = subject.requirements.zip(subject.job).map_or_else(Default::default, |(requirements, (job, _))| {
        requirements::compared(candidate, requirements, job.text, subject.offsets)
    });
    MatchReport {
        score: all.score(),
        strict_score: strict.score(),
        breakdown: breakdown(vocabulary, &weighed),
        matched,
        missing,
        improvements: improvements::improvements(subject, &weighed),
        attainable: improvements::attainable(subject, &weighed),
        unrecognised: unrecognised(subject),
        requirements: compared.requirements,
        conditions: compared.conditions,
        as_of: compared.as_of,
        role: subject.role.map(|role| role::report(comparison, role, subject.role_suggested, policy)),
        confidence: confidence::of(subject, asks),
        engine: Engine::of(vocabulary),
        policy: *policy,
        documents: None,
    }
}

fn unrecognised<'t>(subject: Subject<'_, 't>) -> Vec<Unrecognised<'t>> {
    let Some((source, job)) = subject.job else { return Vec::new() };
    let offsets = subject.offsets.1;
    let report = |term: &UnrecognisedTerm| {
        let first = term.spans.first()?.clone();
        let span = |span: &Range<usize>| SpanReport::of(source.text, offsets, (span.start, span.end));
        Some(Unrecognised { text: &source.text[first], level: term.level, job: term.spans.iter().map(span).collect() })
    };
    job.unrecognised.iter().filter_map(report).collect()
}

/// What outcomes add up to, plainly and strictly.
pub(super) fn coverage(outcomes: &[Outcome]) -> (Coverage, Coverage) {
    let (mut all, mut strict) = (Coverage::default(), Coverage::default());
    for outcome in outcomes {
        all.add(outcome.weight, outcome.credit);
        strict.add(outcome.weight, outcome.strict_credit);
    }
    (all, strict)
}

fn breakdown(vocabulary: &Vocabulary, weighed: &Weighed<'_, '_>) -> Vec<KindBreakdown> {
    // By kind, which `ALL` lists in order: how many asks there are and are matched, and what they add up to.
    let mut sums = [(0, 0, Coverage::default(), Coverage::default()); Kind::ALL.len()];
    for (at, outcome) in weighed.outcomes.iter().enumerate() {
        let (asked, matched, all, strict) = &mut sums[vocabulary.keyword(weighed.leader(at)).kind as usize];
        *asked += 1;
        *matched += usize::from(outcome.evidence.is_some());
        all.add(outcome.weight, outcome.credit);
        strict.add(outcome.weight, outcome.strict_credit);
    }
    let asked_for = Kind::ALL.into_iter().zip(sums).filter(|(_, (asked, ..))| *asked > 0);
    asked_for
        .map(|(kind, (asked, matched, all, strict))| KindBreakdown {
            kind,
            asked,
            matched,
            weight_share: all.share_of(weighed.all),
            score: all.score(),
            strict_score: strict.score(),
        })
        .collect()
}

fn lists<'t>(subject: Subject<'_, 't>, weighed: &Weighed<'_, 't>) -> (Vec<Matched<'t>>, Vec<Missing<'t>>) {
    let Subject { vocabulary, resume, profile, offsets, .. } = subject;
    let covered = weighed.outcomes.iter().filter(|outcome| outcome.evidence.is_some()).count();
    let mut matched = Vec::with_capacity(covered);
    let mut missing = Vec::with_capacity(weighed.outcomes.len() - covered);
    for at in weighed.order(vocabulary) {
        let (ask, outcome) = (&weighed.asks[at], &weighed.outcomes[at]);
        let keyword = KeywordRef::of(vocabulary, weighed.leader(at));
        let alternatives = match ask.members.len() {
            1 => Vec::new(),
            _ => ask.members.iter().map(|&member| KeywordRef::of(vocabulary, member)).collect(),
        };
        let job = subject.job.map_or_else(Vec::new, |(source, _)| {
            let mention =
                |&at: &usize| MentionReport::of(vocabulary, source.text, offsets.1, &source.reading.mentions[at]);
            ask.mentions.iter().map(mention).collect()
        });
        let (level, weight, credit) = (ask.level, outcome.weight.value(), outcome.credit);
        let gain = weighed.all.gain(outcome.weight, outcome.credit);
        match outcome.evidence {
            Some(evidence) => {
                let shown = profile.mentions(evidence.implied_by.unwrap_or(evidence.member));
                let mention =
                    |&at: &usize| MentionReport::of(vocabulary, resume.text, offsets.0, &resume.reading.mentions[at]);
                matched.push(Matched {
                    keyword,
                    alternatives,
                    level,
                    weight,
                    credit,
                    gain,
                    kind: evidence.kind,
                    implied_by: evidence.implied_by.map(|id| KeywordRef::of(vocabulary, id)),
                    job,
                    resume: shown.iter().map(mention).collect(),
                });
            }
            None => missing.push(Missing { keyword, alternatives, level, weight, credit, gain, job }),
        }
    }
    (matched, missing)
}
