//! What could raise the score: quick gains, and what wording alone would bring. Nobody is told to claim anything:
//! each reason says under what condition it holds.

use serde::Serialize;
use std::borrow::Cow;
use utoipa::ToSchema;

use super::matching::{Subject, Weighed};
use super::{KeywordRef, SpanReport};
use crate::document::Section;
use crate::scoring::{self, Addition, MatchKind};
use crate::vocabulary::{KeywordId, Kind};

/// An addition to the résumé that would raise the score; each on top of those before it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Improvement<'a> {
    /// The keyword to add.
    pub keyword: KeywordRef<'a>,
    /// All keywords of which one is enough, where there are alternatives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<KeywordRef<'a>>,
    /// How to write it: as the job does.
    #[schema(example = "Kafka")]
    pub write: Cow<'a, str>,
    /// What speaks for it in the résumé now.
    pub basis: Basis,
    /// The points that it would bring alone, with all that it implies.
    #[schema(example = 7.69)]
    pub gain: f64,
    /// The score with this addition and those before it.
    #[schema(example = 80.1)]
    pub score: f64,
    /// The section of a résumé that it belongs to.
    pub section: Section,
    /// Under what condition, and why there.
    #[schema(example = "if you have worked with it, name it under skills and in the position where you did")]
    pub reason: &'static str,
}

/// What speaks for an addition in the résumé as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Nothing; it must not be added unless it is true.
    None,
    /// Another keyword that implies it.
    Implied,
    /// The same keyword in words that the policy gives less credit.
    OtherWords,
}

/// What the résumé would reach if all that it shows, or implies, stood in it in the job's words.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Attainable<'a> {
    /// The score; null when nothing is asked for.
    #[schema(example = 76.1)]
    pub score: Option<f64>,
    /// The strict score.
    #[schema(example = 76.1)]
    pub strict_score: Option<f64>,
    /// What would have to be written, the greatest gain for the strict score first.
    pub rewordings: Vec<Rewording<'a>>,
}

/// Something that the résumé shows, but not in the job's words.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Rewording<'a> {
    /// The keyword that is asked for.
    pub keyword: KeywordRef<'a>,
    /// What to write.
    #[schema(example = "Kubernetes")]
    pub write: Cow<'a, str>,
    /// What the résumé writes, beside which it belongs.
    #[schema(example = "K8s")]
    pub beside: Cow<'a, str>,
    /// How the résumé's best mention stands to the job's wording; where it is implied, only write what is true.
    #[serde(rename = "match")]
    pub kind: MatchKind,
    /// The points that it would bring alone.
    pub gain: f64,
    /// The points that it would bring to the strict score alone.
    #[schema(example = 7.69)]
    pub strict_gain: f64,
    /// Where the résumé shows it, or what implies it.
    pub resume: Vec<SpanReport<'a>>,
}

pub(super) fn improvements<'t>(subject: Subject<'_, 't>, weighed: &Weighed<'_, 't>) -> Vec<Improvement<'t>> {
    let Weighed { comparison, asks, outcomes, all, .. } = weighed;
    let improvement = |step: Addition| {
        let ask = &asks[step.ask];
        let kind = subject.vocabulary.keyword(step.keyword).kind;
        let asked_in = step.wording.zip(subject.job).and_then(|(at, (job, _))| job.reading.mentions[at].section);
        let section = section(kind, asked_in);
        let basis = match outcomes[step.ask].evidence {
            Some(evidence) if evidence.member == step.keyword && evidence.implied_by.is_some() => Basis::Implied,
            Some(evidence) if evidence.member == step.keyword => Basis::OtherWords,
            _ => Basis::None,
        };
        let reason = match basis {
            Basis::None => reason(section),
            Basis::Implied => "what you show implies it; if that is so of you, write it out too",
            Basis::OtherWords => "you show it in other words; write it in the job's too",
        };
        let alternatives = match ask.members.len() {
            1 => Vec::new(),
            _ => ask.members.iter().map(|&member| KeywordRef::of(subject.vocabulary, member)).collect(),
        };
        Improvement {
            keyword: KeywordRef::of(subject.vocabulary, step.keyword),
            alternatives,
            write: written(subject, step.keyword, step.wording),
            basis,
            gain: step.alone.above(*all),
            score: step.after.score().unwrap_or_default(),
            section,
            reason,
        }
    };
    scoring::additions(comparison, asks, outcomes, subject.policy, *all).into_iter().map(improvement).collect()
}

pub(super) fn attainable<'t>(subject: Subject<'_, 't>, weighed: &Weighed<'_, 't>) -> Attainable<'t> {
    let &Weighed { comparison, all, strict, .. } = weighed;
    let reached = scoring::attainable(&comparison, &weighed.asks, &weighed.outcomes, subject.policy, (all, strict));
    let resume = subject.resume;
    let rewording = |rewording: &scoring::Rewording| {
        let mentions = || {
            let shown = subject.profile.mentions(rewording.shown);
            shown.iter().map(|&at| &resume.reading.mentions[at]).map(|mention| (mention.start, mention.end))
        };
        Rewording {
            keyword: KeywordRef::of(subject.vocabulary, rewording.keyword),
            write: written(subject, rewording.keyword, rewording.wording),
            beside: mentions().next().map_or_else(Cow::default, |(start, end)| one_line(&resume.text[start..end])),
            kind: rewording.kind,
            gain: rewording.all.above(all),
            strict_gain: rewording.strict.above(strict),
            resume: mentions().map(|span| SpanReport::of(resume.text, subject.offsets.0, span)).collect(),
        }
    };
    Attainable {
        score: reached.all.score(),
        strict_score: reached.strict.score(),
        rewordings: reached.rewordings.iter().map(rewording).collect(),
    }
}

/// A keyword as the job writes it, or else its name.
fn written<'t>(subject: Subject<'_, 't>, keyword: KeywordId, wording: Option<usize>) -> Cow<'t, str> {
    match wording.zip(subject.job) {
        Some((at, (job, _))) => {
            let mention = &job.reading.mentions[at];
            one_line(&job.text[mention.start..mention.end])
        }
        None => Cow::Borrowed(&subject.vocabulary.keyword(keyword).name),
    }
}

/// A mention without the line breaks and wide spaces that may part its words.
fn one_line(text: &str) -> Cow<'_, str> {
    let parted = |c: char| c.is_whitespace() && c != ' ';
    if text.contains(parted) || text.contains("  ") {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

/// The section of a résumé where a reader looks for a keyword.
fn section(kind: Kind, asked_in: Option<Section>) -> Section {
    match kind {
        Kind::Certificate => Section::Certificates,
        Kind::SpokenLanguage => Section::Languages,
        Kind::Concept | Kind::Skill | Kind::Term if asked_in == Some(Section::Education) => Section::Education,
        Kind::Practice | Kind::Skill | Kind::SoftSkill => Section::Experience,
        Kind::Language
        | Kind::Framework
        | Kind::Database
        | Kind::Platform
        | Kind::Tool
        | Kind::Standard
        | Kind::Concept
        | Kind::Term => Section::Skills,
    }
}

fn reason(section: Section) -> &'static str {
    match section {
        Section::Certificates => "if you hold it, list it with its issuer and year",
        Section::Languages => "if you speak it, list it with your level",
        Section::Education => "if you have studied it, name it with the degree or course",
        Section::Experience => {
            "if you have done it, tell it in the position where you did; what was done shows it best"
        }
        _ => "if you have worked with it, name it under skills and in the position where you did",
    }
}
