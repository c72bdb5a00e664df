//! POST /v1/match.

use actix_web::{HttpResponse, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{DocumentInput, JsonBody, compute, json};
use super::problem::Problem;
use super::stored::Desk;
use crate::clock::today;
use crate::document::OffsetUnit;
use crate::intake::Purpose;
use crate::json::{object, optional_object};
use crate::report::{MatchReport, MatchSummary};
use crate::scoring::Policy;
use crate::service::{MatchInput, Matcher, RequestError, UnrecognisedTerms};
use crate::values::Date;
use crate::vocabulary::ExtraKeyword;

/// A résumé, and what to match it with: a job, a role or both.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MatchRequest {
    /// The résumé.
    #[serde(deserialize_with = "object")]
    pub resume: DocumentInput,
    /// The job posting.
    #[serde(default, deserialize_with = "optional_object")]
    pub job: Option<DocumentInput>,
    /// A role's id, as GET /v1/roles lists them, or `auto` for the one that the job, or else the résumé, speaks of.
    #[schema(example = "backend-developer")]
    pub role: Option<String>,
    /// Weights that differ from the usual ones; what is left out stays as it is.
    #[serde(default, deserialize_with = "object")]
    pub policy: Policy,
    /// Keywords of your own for this request, at most 200.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub extra_keywords: Vec<ExtraKeyword>,
    /// What is done with words of the job that no keyword covers.
    #[serde(default)]
    pub unrecognised: UnrecognisedTerms,
    /// How much is told.
    #[serde(default)]
    pub report: Extent,
    /// What the spans in the answer count.
    #[serde(default)]
    pub offsets: OffsetUnit,
    /// The date up to which positions that go on are counted, as year, month and day; without it, today's.
    #[schema(value_type = Option<String>, format = Date, example = "2026-11-25")]
    #[serde(default)]
    pub date: Option<Date>,
}

/// How much is told of a match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Extent {
    /// Everything, with where it stands.
    #[default]
    Full,
    /// Scores, counts and the most valuable missing keywords: the quickest, for a call at every keystroke or for lists.
    Summary,
}

/// What is told of a match.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[allow(
    dead_code,
    clippy::large_enum_variant,
    reason = "only its schema is used: answers are written from what they borrow"
)]
pub(super) enum AnyReport<'a> {
    /// With `"report": "full"`.
    Full(MatchReport<'a>),
    /// With `"report": "summary"`.
    Summary(MatchSummary<'a>),
}

/// Match a résumé with a job, a role or both
///
/// Tells how much of what is asked for the résumé covers, what is missing, what each missing keyword would bring,
/// and shows where everything was found. Beside the score stand the requirements that are compared as values. The same
/// request with the same date gives the same bytes. `"report": "summary"` tells scores, counts and the most valuable
/// missing keywords alone, in half of the time.
#[utoipa::path(
    tag = "matching",
    request_body(content = MatchRequest, examples(
        ("job" = (summary = "A job", value = json!({
            "resume": {"text": "Built services in Go and gRPC. Runs on K8s. Data in Postgres and Redis."},
            "job": {"text": "Requirements\n- Go or Java\n- Kubernetes\n- PostgreSQL\nNice to have: Kafka"}
        }))),
        ("board" = (summary = "A JSON Resume, and a job as its board gives it", value = json!({
            "resume": {"json_resume": {"basics": {"label": "Backend Developer"}, "skills": [{"name": "Go", "keywords": ["gRPC"]}]}},
            "job": {"greenhouse": {"title": "Backend Engineer", "content": "&lt;h2&gt;Requirements&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;Go&lt;/li&gt;&lt;/ul&gt;"}}
        }))),
        ("role" = (summary = "A role alone, offsets for Python", value = json!({
            "resume": {"text": "Skills: Python, Django, PostgreSQL, Docker, AWS"},
            "role": "backend-developer", "offsets": "code-point"
        }))),
        ("summary" = (summary = "In a few numbers, for a call at every keystroke", value = json!({
            "resume": {"text": "Built services in Go and gRPC. Runs on K8s."},
            "job": {"text": "Requirements\n- Go or Java\n- Kubernetes\n- PostgreSQL"},
            "report": "summary"
        })))
    )),
    responses(
        (status = 200, description = "The report", body = AnyReport),
        (status = 400, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no stored document with the id that is named", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body or a text is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not declared as JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is unknown, missing, blank or of the wrong type, a document cannot be read, or the role is unknown",
            body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "A stored document is named, and this server stores nothing", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/v1/match")]
pub(super) async fn match_documents(
    matcher: web::Data<Matcher>,
    desk: Desk,
    JsonBody(request): JsonBody<MatchRequest>,
) -> Result<HttpResponse, Problem> {
    compute(move || {
        let MatchRequest { resume, job, role, policy, extra_keywords, unrecognised, report, offsets, date } = request;
        let resume = resume.resolved("resume", Purpose::Resume, &desk)?;
        let job = job.as_ref().map(|job| job.resolved("job", Purpose::Job, &desk)).transpose()?;
        let job_text = job.as_ref().map(|job| job.document.text.as_ref());
        let problem = |error: RequestError| {
            let job = job.as_ref().map_or("", |job| &job.pointer);
            Problem::from(error).moved("/resume/text", &resume.pointer).moved("/job/text", job)
        };
        let vocabulary = matcher.vocabulary_for(&extra_keywords, job_text, unrecognised).map_err(problem)?;
        let input = MatchInput {
            vocabulary: vocabulary.as_deref(),
            resume: &resume.document.text,
            job: job_text,
            role: role.as_deref(),
            policy,
            offsets,
            date: Some(date.unwrap_or_else(today)),
        };
        match report {
            Extent::Full => {
                let report = matcher.match_documents(input).map_err(problem)?;
                let converted = job.as_ref().and_then(|job| job.document.converted());
                json(&report.with_documents(resume.document.converted(), converted))
            }
            Extent::Summary => json(&matcher.summarise(input).map_err(problem)?),
        }
    })
    .await
}
