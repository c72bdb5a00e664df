//! How far a score can be trusted: an honest word where there is little to compare.

use serde::Serialize;
use utoipa::ToSchema;

use super::matching::Subject;
use crate::job::Ask;

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
        if !asks.is_empty() && !job.tells_levels {
            let detail = "the job does not tell what is required from what would be nice, so none weighs more for that";
            lower("no_levels", 0.9, detail.to_owned());
        }
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

fn few(asks: usize) -> String {
    format!("the job asks for few keywords that are known here: {asks}; a score of so few moves in large steps")
}
