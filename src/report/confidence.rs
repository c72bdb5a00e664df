//! How far a score can be trusted: an honest word where there is little to compare.

use serde::Serialize;
use utoipa::ToSchema;

use super::matching::Subject;
use crate::document::foreign_language;
use crate::job::{Ask, Job};

/// How far the score can be trusted.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Confidence {
    /// In a word.
    pub level: ConfidenceLevel,
    /// From 0 to 1: the product of the reasons' factors.
    #[schema(example = 0.8)]
    pub value: f64,
    /// What lowers it.
    pub reasons: Vec<ConfidenceReason>,
}

/// Confidence in a word: `high` from 0.8, `medium` from 0.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum ConfidenceLevel {
    High,
    Medium,
    Low,
}

/// One thing that lowers confidence.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ConfidenceReason {
    /// A stable name of it.
    #[schema(example = "few_asks")]
    pub code: &'static str,
    /// What it is, in a sentence.
    #[schema(example = "the job asks for few keywords that are known here: 3; a score of so few moves in large steps")]
    pub detail: String,
    /// By what it multiplies the confidence.
    #[schema(example = 0.7)]
    pub factor: f64,
}

/// Fewer words make a text too short to tell much.
const SHORT_JOB: usize = 60;
const SHORT_RESUME: usize = 80;

pub(super) fn of(subject: Subject<'_, '_>, asks: &[Ask]) -> Confidence {
    let mut reasons = Vec::new();
    let mut lower = |code, factor, detail: String| reasons.push(ConfidenceReason { code, detail, factor });
    for (name, text) in [("job", subject.job.map(|(source, _)| source.text)), ("resume", Some(subject.resume.text))] {
        if let Some(language) = text.and_then(foreign_language) {
            let code = if name == "job" { "job_not_english" } else { "resume_not_english" };
            let detail = format!(
                "the {} seems to be written in {language}; headings, wordings and inflections are known in English, \
                 names of tools and the like in any language",
                if name == "job" { name } else { "résumé" }
            );
            lower(code, 0.5, detail);
        }
    }
    if let Some((source, job)) = subject.job {
        match asks.len() {
            0 => {
                lower("no_asks", 0.0, "the job asks for no keyword that is known here, so there is no score".to_owned())
            }
            1..=2 => lower("few_asks", 0.4, few(asks.len())),
            3..=4 => lower("few_asks", 0.7, few(asks.len())),
            _ => {}
        }
        if source.reading.words < SHORT_JOB {
            let detail = format!("the job has {} words; a full posting tells more", source.reading.words);
            lower("short_job", 0.7, detail);
        }
        unrecognised(source.text, job, asks.len(), &mut lower);
        if !asks.is_empty() && !job.tells_levels {
            let detail = "the job does not tell what is required from what would be nice, so none weighs more for that";
            lower("no_levels", 0.9, detail.to_owned());
        }
    }
    if subject.role_asked && subject.role.is_none() {
        let detail = "the job speaks of no role clearly enough, so none was compared; name one with `role`";
        lower("no_role", 0.9, detail.to_owned());
    }
    if subject.resume.reading.words < SHORT_RESUME {
        let detail = format!("the résumé has {} words; a full one shows more", subject.resume.reading.words);
        lower("short_resume", 0.7, detail);
    }
    if subject.profile.len() < 5 {
        let detail = format!("the résumé shows few keywords that are known here: {}", subject.profile.len());
        lower("few_keywords", 0.7, detail);
    }
    let value = (reasons.iter().map(|reason| reason.factor).product::<f64>() * 100.0).round() / 100.0;
    let level = match value {
        0.8.. => ConfidenceLevel::High,
        0.5.. => ConfidenceLevel::Medium,
        _ => ConfidenceLevel::Low,
    };
    Confidence { level, value, reasons }
}

/// Lowers confidence where much of what the job asks for is not known here.
fn unrecognised(text: &str, job: &Job, asks: usize, lower: &mut impl FnMut(&'static str, f64, String)) {
    let unknown = job.unrecognised.len();
    let factor = match 100 * unknown / (unknown + asks).max(1) {
        _ if unknown < 3 => return,
        0..25 => return,
        25..45 => 0.85,
        45..65 => 0.6,
        _ => 0.35,
    };
    let names: Vec<&str> =
        job.unrecognised.iter().filter_map(|term| text.get(term.spans.first()?.clone())).take(3).collect();
    let detail = format!(
        "the job seems to ask for {unknown} things that no keyword covers, beside {asks} that one does: {}…; \
         `unrecognised` lists them",
        names.join(", ")
    );
    lower("unrecognised_asks", factor, detail);
}

fn few(asks: usize) -> String {
    format!("the job asks for few keywords that are known here: {asks}; a score of so few moves in large steps")
}
