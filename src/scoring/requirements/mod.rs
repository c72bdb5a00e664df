//! Compares what a posting asks for as values with a résumé's history. Never touches the score.

mod experience;
mod sentence;

pub use sentence::span_of_time;

use smallvec::SmallVec;

use super::Source;
use crate::job::Requirement;
use crate::job::requirements::Asked;
use crate::resume::history::HeldDegree;
use crate::resume::{History, Profile};
use crate::values::{Date, Degree, DegreeMention, LanguageMention, Proficiency, Seniority, Title};
use crate::vocabulary::{KeywordId, Vocabulary};
use sentence::{list, listed};
use serde::Serialize;
use utoipa::ToSchema;

/// Whether a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The résumé shows it.
    Met,
    /// It shows a part of it, or something near.
    Partial,
    /// It does not show it.
    Missing,
    /// It does not say enough to tell.
    Unverifiable,
}

/// What the résumé shows of what is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Time spent working.
    Experience {
        /// In the positions that count.
        months: u32,
        /// In all positions.
        overall: u32,
        /// Whether dates without months were counted.
        approximate: bool,
        /// What the résumé claims without dates, where that is more.
        claimed: Option<u32>,
    },
    /// The degree that comes nearest.
    Degree(Option<HeldDegree>),
    /// The certificate.
    Certificate(Option<KeywordId>),
    /// The language with its level.
    Language(Option<(KeywordId, Option<Proficiency>)>),
    /// The title that comes nearest, and the time in positions of its roles.
    Title {
        /// How senior.
        seniority: Option<Seniority>,
        /// The roles of the titles that fit, or of all where none does; places in the vocabulary.
        roles: SmallVec<[u16; 2]>,
        /// The time in positions of the roles asked for.
        months: u32,
    },
}

/// A requirement, compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it is met.
    pub verdict: Verdict,
    /// Why, in a sentence.
    pub detail: String,
    /// What the résumé shows.
    pub shown: Shown,
    /// The spans of the résumé that show it, in bytes.
    pub resume: SmallVec<[(usize, usize); 4]>,
    /// Whether today's date took part.
    pub dated: bool,
}

/// A résumé as requirements are compared with it.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'r, 't> {
    /// The vocabulary that all was read with.
    pub vocabulary: &'t Vocabulary,
    /// The résumé.
    pub resume: Source<'r, 't>,
    /// What it shows.
    pub profile: &'r Profile,
    /// What it tells of a life's work.
    pub history: &'r History,
    /// The date up to which positions that go on are counted.
    pub today: Option<Date>,
}

/// More spans of evidence are not told.
const MOST_EVIDENCE: usize = 12;

impl Candidate<'_, '_> {
    /// Compares a requirement.
    pub fn finding(&self, requirement: &Requirement) -> Finding {
        let mut finding = match &requirement.asked {
            Asked::Experience { months, most, keywords, roles, subject } => {
                self.experience((*months, *most), keywords, roles, subject.is_some())
            }
            Asked::Degree(asked) => self.degree(asked),
            Asked::Certificate(members) => self.certificate(members),
            Asked::Language(members) => self.language(members),
            Asked::Title(title) => self.title(title),
        };
        finding.resume.truncate(MOST_EVIDENCE);
        finding
    }

    fn degree(&self, asked: &DegreeMention) -> Finding {
        let judge = |held: &HeldDegree| {
            let high = held.mention.highest >= asked.lowest;
            let field = asked.disciplines.is_empty()
                || asked.lowest == Degree::Secondary
                || held.mention.disciplines.iter().any(|discipline| asked.disciplines.contains(discipline));
            (high && field && !held.unfinished, high && !held.unfinished, field, held.mention.highest)
        };
        let best = self.history.degrees.iter().rev().max_by_key(|held| judge(held));
        let wanted = asked.lowest.name();
        let (verdict, detail) = match best {
            None if asked.or_equivalent => {
                let (overall, ..) = self.overall();
                let detail = match overall {
                    0 => format!("no degree is named; {wanted} or its equivalent is asked"),
                    _ => format!(
                        "no degree is named; the equivalent is accepted, and dated positions cover {}",
                        span_of_time(overall)
                    ),
                };
                (if overall == 0 { Verdict::Missing } else { Verdict::Partial }, detail)
            }
            None => (Verdict::Missing, format!("no degree is named; {wanted} is asked")),
            Some(held) => {
                let name = held.mention.highest.name();
                let field = held.mention.field.map(|(start, end)| listed(&self.resume.text[start..end]));
                match judge(held) {
                    (true, ..) => {
                        let field = field
                            .filter(|_| !asked.disciplines.is_empty())
                            .map_or_else(String::new, |field| format!(" ({field})"));
                        (Verdict::Met, format!("{name}{field} is named; {wanted} is asked"))
                    }
                    _ if held.unfinished => {
                        (Verdict::Partial, format!("{name} is named that is not finished; {wanted} is asked"))
                    }
                    (_, false, ..) => (Verdict::Partial, format!("{name} is named; {wanted} is asked")),
                    _ => {
                        let detail = match field {
                            Some(field) => format!("{name} in another field is named ({field})"),
                            None => format!("{name} is named without its field"),
                        };
                        (Verdict::Partial, detail)
                    }
                }
            }
        };
        Finding {
            verdict,
            detail,
            resume: best.iter().map(|held| (held.mention.start, held.mention.end)).collect(),
            shown: Shown::Degree(best.cloned()),
            dated: best.is_none() && asked.or_equivalent && self.overall().2,
        }
    }

    fn certificate(&self, members: &[KeywordId]) -> Finding {
        let name = |id: KeywordId| self.vocabulary.keyword(id).name.as_str();
        let shown = members.iter().find(|&&member| !self.profile.mentions(member).is_empty());
        let implied = || members.iter().find_map(|&member| Some((member, self.profile.implied_by(member)?)));
        let (verdict, detail, shown, by) = match (shown, implied()) {
            (Some(&member), _) => (Verdict::Met, format!("{} is named", name(member)), Some(member), Some(member)),
            (None, Some((member, by))) => {
                (Verdict::Met, format!("{} is named, which shows {}", name(by), name(member)), Some(member), Some(by))
            }
            (None, None) => {
                let all = list(members.iter().map(|&member| name(member)));
                (Verdict::Missing, format!("{all} is not named"), None, None)
            }
        };
        let places = by.map_or(&[][..], |by| self.profile.mentions(by));
        let span = |&at: &usize| (self.resume.reading.mentions[at].start, self.resume.reading.mentions[at].end);
        let resume = places.iter().take(MOST_EVIDENCE).map(span).collect();
        Finding { verdict, detail, shown: Shown::Certificate(shown), resume, dated: false }
    }

    fn language(&self, members: &[(KeywordId, Option<Proficiency>)]) -> Finding {
        let name = |id: KeywordId| self.vocabulary.keyword(id).name.as_str();
        let asked_level =
            |level: Option<Proficiency>| level.map_or_else(String::new, |level| format!("; {} asked", level.name()));
        let judge = |asked: Option<Proficiency>, shown: &LanguageMention| match (asked, shown.level) {
            (None, _) => Verdict::Met,
            (Some(asked), Some(level)) if level >= asked => Verdict::Met,
            (Some(_), Some(_)) => Verdict::Partial,
            (Some(_), None) => Verdict::Unverifiable,
        };
        let languages = &self.history.languages;
        let shown = members.iter().flat_map(|&(member, asked)| {
            languages.iter().filter(move |language| language.keyword == member).map(move |language| (asked, language))
        });
        // The best verdict; of a language without a level, one with any level tells more.
        let best = shown.min_by_key(|(asked, language)| (judge(*asked, language), std::cmp::Reverse(language.level)));
        let Some((asked, language)) = best else {
            let all = list(members.iter().map(|&(member, _)| name(member)));
            let (verdict, detail) = if languages.is_empty() {
                (Verdict::Unverifiable, format!("the résumé names no spoken languages; {all} is asked"))
            } else {
                (Verdict::Missing, format!("{all} is not among the languages that are named"))
            };
            return Finding { verdict, detail, shown: Shown::Language(None), resume: SmallVec::new(), dated: false };
        };
        let verdict = judge(asked, language);
        let told = language.level.map_or_else(
            || "without a level".to_owned(),
            |level| match level {
                Proficiency::Native => "as native".to_owned(),
                level => format!("at {}", level.name()),
            },
        );
        let detail = format!("{} is named {told}{}", name(language.keyword), asked_level(asked));
        let shown = Shown::Language(Some((language.keyword, language.level)));
        Finding { verdict, detail, shown, resume: SmallVec::from_slice(&[language.span]), dated: false }
    }

    fn title(&self, asked: &Title) -> Finding {
        let role = |&role: &u16| self.vocabulary.roles()[usize::from(role)].title.as_str();
        let wanted = asked.roles.first().map_or("", role);
        let history = self.history;
        let titles: Vec<&Title> = history
            .headline
            .iter()
            .chain(history.positions.iter().filter_map(|position| position.title.as_ref()))
            .collect();
        let fits = |title: &&&Title| title.roles.iter().any(|role| asked.roles.contains(role));
        let fitting: Vec<&Title> = titles.iter().filter(fits).copied().collect();
        let (months, _, dated) = self.covered(|_, position| {
            position.title.as_ref().is_some_and(|title| title.roles.iter().any(|role| asked.roles.contains(role)))
        });
        let seniority = fitting.iter().filter_map(|title| title.seniority).max();
        let (verdict, detail) = if fitting.is_empty() {
            match titles.iter().find_map(|title| title.roles.first()) {
                Some(other) => (Verdict::Missing, format!("no title as {wanted} is shown, but one as {}", role(other))),
                None => (Verdict::Unverifiable, format!("no title is shown that tells a role; {wanted} is asked")),
            }
        } else {
            let time =
                if months > 0 { format!(", {} in dated positions", span_of_time(months)) } else { String::new() };
            match asked.seniority {
                Some(asked) if seniority < Some(asked) => {
                    (Verdict::Partial, format!("a title as {wanted} is shown, but none as {}{time}", asked.name()))
                }
                _ => (Verdict::Met, format!("a title as {wanted} is shown{time}")),
            }
        };
        let of = if fitting.is_empty() { &titles } else { &fitting };
        let mut roles: SmallVec<[u16; 2]> = SmallVec::new();
        for role in of.iter().flat_map(|title| &title.roles) {
            if !roles.contains(role) && roles.len() < MOST_EVIDENCE {
                roles.push(*role);
            }
        }
        Finding {
            verdict,
            detail,
            shown: Shown::Title { seniority, roles, months },
            resume: of.iter().map(|title| (title.start, title.end)).take(MOST_EVIDENCE).collect(),
            dated: dated && !fitting.is_empty(),
        }
    }
}
