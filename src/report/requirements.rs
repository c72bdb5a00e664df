//! Requirements as reports show them: what is asked as a value, what the résumé shows of it, and why.

use serde::Serialize;
use utoipa::ToSchema;

use super::KeywordRef;
use crate::document::Offsets;
use crate::job::requirements::{Asked, ConditionKind, Requirements};
use crate::job::{Level, Requirement};
use crate::resume::history::HeldDegree;
use crate::scoring::requirements::{Candidate, Finding, Shown, Verdict};
use crate::values::{Date, Degree, DegreeMention, Discipline, Proficiency, Seniority};
use crate::vocabulary::{KeywordId, Vocabulary};

/// Something that the posting asks for as a value, compared with the résumé. The score does not know of it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct RequirementReport<'a> {
    /// What is asked, and what is shown.
    #[serde(flatten)]
    pub value: RequirementValue<'a>,
    /// How urgently it is asked for.
    pub level: Level,
    /// The posting's own words for it.
    #[schema(example = "5+ years")]
    pub text: &'a str,
    /// Whether it is met.
    pub verdict: Verdict,
    /// Whether it is required and the résumé does not show it.
    pub blocking: bool,
    /// Why, in a sentence, with the arithmetic.
    #[schema(example = "4 years 2 months in positions that mention Java; 5 years asked")]
    pub detail: String,
    /// Where the posting asks for it.
    pub job: Vec<SpanReport<'a>>,
    /// What in the résumé shows it, or comes nearest: dates, degrees, mentions.
    pub resume: Vec<SpanReport<'a>>,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SpanReport<'a> {
    /// Where it begins, in the unit that `offsets` chose.
    #[schema(example = 112)]
    pub start: usize,
    /// Where it ends.
    #[schema(example = 120)]
    pub end: usize,
    /// What stands there.
    #[schema(example = "5+ years")]
    pub text: &'a str,
}

impl<'a> SpanReport<'a> {
    pub(super) fn of(text: &'a str, offsets: &Offsets, (start, end): (usize, usize)) -> Self {
        Self { start: offsets.convert(start), end: offsets.convert(end), text: &text[start..end] }
    }
}

/// What is asked and what is shown, by kind.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RequirementValue<'a> {
    /// Time spent working.
    Experience {
        /// What is asked.
        asked: ExperienceAsked<'a>,
        /// What is shown.
        shown: ExperienceShown,
    },
    /// A degree.
    Degree {
        /// What is asked.
        asked: DegreeAsked<'a>,
        /// The degree that comes nearest.
        shown: Option<DegreeShown<'a>>,
    },
    /// A certificate or licence.
    Certificate {
        /// One of these is asked.
        asked: Vec<KeywordRef<'a>>,
        /// The one that is shown, or implied.
        shown: Option<KeywordRef<'a>>,
    },
    /// A spoken language.
    Language {
        /// One of these is asked.
        asked: Vec<LanguageLevel<'a>>,
        /// The one that comes nearest.
        shown: Option<LanguageLevel<'a>>,
    },
    /// The job's own title.
    Title {
        /// The title's roles and seniority.
        asked: TitleAsked<'a>,
        /// Those of the résumé's titles.
        shown: TitleShown<'a>,
    },
}

/// The time asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExperienceAsked<'a> {
    /// How many months at least.
    #[schema(example = 60)]
    pub months: u32,
    /// How many at most, where a range is told; more is no fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_months: Option<u32>,
    /// With which keywords; one is enough. Empty for experience of any kind.
    pub keywords: Vec<KeywordRef<'a>>,
    /// As which roles; one is enough, or one of the keywords.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<&'a str>,
    /// In what, in the posting's words, where no keyword and no role names it; then only the time can be compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<&'a str>,
}

/// The time shown. Positions that overlap count once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExperienceShown {
    /// How many months the positions cover that count here.
    #[schema(example = 50)]
    pub months: u32,
    /// How many all positions cover.
    #[schema(example = 89)]
    pub overall_months: u32,
    /// Whether some dates tell years alone; those count from July to June.
    pub approximate: bool,
    /// How many months the résumé claims without dates, where that is more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed_months: Option<u32>,
}

/// The degree asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DegreeAsked<'a> {
    /// How high at least.
    pub level: Degree,
    /// Its field, in the posting's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Computer Science, Mathematics")]
    pub field: Option<&'a str>,
    /// The disciplines that the field belongs to; one is enough.
    pub disciplines: Vec<Discipline>,
    /// Whether a related field is enough by the posting's words.
    pub related_field: bool,
    /// Whether experience, or something else of the same worth, is enough by the posting's words.
    pub or_equivalent: bool,
}

/// A degree that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DegreeShown<'a> {
    /// How high.
    pub level: Degree,
    /// Its field, in the résumé's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'a str>,
    /// The disciplines of the field.
    pub disciplines: Vec<Discipline>,
    /// Whether it is not finished.
    pub unfinished: bool,
}

/// A spoken language with a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LanguageLevel<'a> {
    /// The language.
    pub keyword: KeywordRef<'a>,
    /// Its level; null where none is told.
    pub level: Option<Proficiency>,
}

/// A title asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TitleAsked<'a> {
    /// The ids of the roles that go by it.
    pub roles: Vec<&'a str>,
    /// How senior; null where the title does not say.
    pub seniority: Option<Seniority>,
}

/// The titles shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TitleShown<'a> {
    /// The ids of the roles of the titles that fit, or of all where none does.
    pub roles: Vec<&'a str>,
    /// The most senior of those that fit.
    pub seniority: Option<Seniority>,
    /// How many months the positions with such a title cover.
    pub months: u32,
}

/// What the posting says of place, papers and contract: for information, since no résumé proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConditionReport<'a> {
    /// What it is about.
    #[serde(flatten)]
    pub condition: ConditionKind,
    /// Where the posting says so.
    pub job: Vec<SpanReport<'a>>,
}

/// Requirements and conditions of a posting, and the date that positions were counted up to, where it mattered.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Compared<'a> {
    pub(super) requirements: Vec<RequirementReport<'a>>,
    pub(super) conditions: Vec<ConditionReport<'a>>,
    pub(super) as_of: Option<Date>,
}

/// Compares every requirement, and reports.
pub(super) fn compared<'t>(
    candidate: Candidate<'_, 't>,
    requirements: &Requirements,
    job: &'t str,
    offsets: (&Offsets, &Offsets),
) -> Compared<'t> {
    let mut as_of = None;
    let report = |requirement: &Requirement| {
        let finding = candidate.finding(requirement);
        if finding.dated {
            as_of = candidate.today;
        }
        let value = value(candidate, requirement, &finding, job);
        let span = |&span: &(usize, usize)| SpanReport::of(job, offsets.1, span);
        RequirementReport {
            value,
            level: requirement.level,
            text: requirement.spans.first().map_or("", |&(start, end)| &job[start..end]),
            verdict: finding.verdict,
            blocking: requirement.level == Level::Required && finding.verdict == Verdict::Missing,
            job: requirement.spans.iter().map(span).collect(),
            resume: finding.resume.iter().map(|&span| SpanReport::of(candidate.resume.text, offsets.0, span)).collect(),
            detail: finding.detail,
        }
    };
    let list = requirements.list.iter().map(report).collect();
    let conditions = requirements
        .conditions
        .iter()
        .map(|condition| ConditionReport {
            condition: condition.kind,
            job: condition.spans.iter().map(|&span| SpanReport::of(job, offsets.1, span)).collect(),
        })
        .collect();
    Compared { requirements: list, conditions, as_of }
}

fn value<'t>(
    candidate: Candidate<'_, 't>,
    requirement: &Requirement,
    finding: &Finding,
    job: &'t str,
) -> RequirementValue<'t> {
    let vocabulary = candidate.vocabulary;
    let keyword = |&id: &KeywordId| KeywordRef::of(vocabulary, id);
    match (&requirement.asked, &finding.shown) {
        (Asked::Experience { months, most, keywords, roles, subject }, shown) => {
            let (of_these, overall, approximate, claimed) = match *shown {
                Shown::Experience { months, overall, approximate, claimed } => (months, overall, approximate, claimed),
                _ => (0, 0, false, None),
            };
            RequirementValue::Experience {
                asked: ExperienceAsked {
                    months: *months,
                    most_months: *most,
                    keywords: keywords.iter().map(keyword).collect(),
                    roles: ids(vocabulary, roles),
                    subject: subject.map(|(start, end)| &job[start..end]),
                },
                shown: ExperienceShown {
                    months: of_these,
                    overall_months: overall,
                    approximate,
                    claimed_months: claimed,
                },
            }
        }
        (Asked::Degree(asked), shown) => {
            let held = match shown {
                Shown::Degree(held) => held.as_ref(),
                _ => None,
            };
            RequirementValue::Degree {
                asked: degree_asked(asked, job),
                shown: held.map(|held| degree_shown(held, candidate.resume.text)),
            }
        }
        (Asked::Certificate(members), shown) => RequirementValue::Certificate {
            asked: members.iter().map(keyword).collect(),
            shown: match shown {
                Shown::Certificate(id) => id.as_ref().map(keyword),
                _ => None,
            },
        },
        (Asked::Language(members), shown) => {
            let language =
                |(id, level): &(KeywordId, Option<Proficiency>)| LanguageLevel { keyword: keyword(id), level: *level };
            RequirementValue::Language {
                asked: members.iter().map(language).collect(),
                shown: match shown {
                    Shown::Language(shown) => shown.as_ref().map(language),
                    _ => None,
                },
            }
        }
        (Asked::Title(title), shown) => {
            let (seniority, roles, months) = match shown {
                Shown::Title { seniority, roles, months } => (*seniority, roles.as_slice(), *months),
                _ => (None, &[][..], 0),
            };
            RequirementValue::Title {
                asked: TitleAsked { roles: ids(vocabulary, &title.roles), seniority: title.seniority },
                shown: TitleShown { roles: ids(vocabulary, roles), seniority, months },
            }
        }
    }
}

fn ids<'t>(vocabulary: &'t Vocabulary, roles: &[u16]) -> Vec<&'t str> {
    roles.iter().map(|&role| vocabulary.roles()[usize::from(role)].id.as_str()).collect()
}

fn degree_asked<'t>(asked: &DegreeMention, job: &'t str) -> DegreeAsked<'t> {
    DegreeAsked {
        level: asked.lowest,
        field: asked.field.map(|(start, end)| &job[start..end]),
        disciplines: asked.disciplines.to_vec(),
        related_field: asked.related,
        or_equivalent: asked.or_equivalent,
    }
}

fn degree_shown<'t>(held: &HeldDegree, resume: &'t str) -> DegreeShown<'t> {
    DegreeShown {
        level: held.mention.highest,
        field: held.mention.field.map(|(start, end)| &resume[start..end]),
        disciplines: held.mention.disciplines.to_vec(),
        unfinished: held.unfinished,
    }
}
