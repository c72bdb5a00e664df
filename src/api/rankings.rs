//! POST /v1/rankings.

use actix_web::{HttpResponse, post, web};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::body::{DocumentInput, JsonBody, compute, json};
use super::problem::Problem;
use super::stored::Desk;
use crate::clock::today;
use crate::document::OffsetUnit;
use crate::index::{Cursor, Filter, Hit, MOST_HITS, TextUse};
use crate::intake::Purpose;
use crate::json::{object, optional_object};
use crate::report::{Engine, MatchReport};
use crate::scoring::Policy;
use crate::service::{Arrived, Lacking, MatchInput, Matcher, RankBy, RankInput, RequestError};
use crate::values::Date;

/// The most documents of a page with full reports, which take a match each.
const MOST_REPORTS: usize = 50;

/// A job, a role or both, for which stored résumés are ranked; or a résumé, for which stored jobs are.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RankRequest {
    /// The job for which résumés are ranked.
    #[serde(default, deserialize_with = "optional_object")]
    pub job: Option<DocumentInput>,
    /// The résumé for which jobs are ranked.
    #[serde(default, deserialize_with = "optional_object")]
    pub resume: Option<DocumentInput>,
    /// A role's id, or `auto` for the one that the job speaks of. Without a job or a résumé, its keywords are the asks.
    #[schema(example = "backend-developer")]
    pub role: Option<String>,
    /// Weights that differ from the usual ones; what is left out stays as it is.
    #[serde(default, deserialize_with = "object")]
    pub policy: Policy,
    /// Which documents count.
    #[serde(default, deserialize_with = "object")]
    pub filter: RankFilter,
    /// Free text. It never changes a score.
    #[serde(default, deserialize_with = "optional_object")]
    pub query: Option<RankText>,
    /// Whether to count which asks the résumés lack. For a job or role.
    #[serde(default)]
    pub facets: bool,
    /// Whether each result has the report that /v1/match gives; with it, at most 50 at a time.
    #[serde(default)]
    pub report: RankReport,
    /// What the spans of reports count.
    #[serde(default)]
    pub offsets: OffsetUnit,
    /// The date up to which reports count positions that go on; without it, today's.
    #[schema(value_type = Option<String>, format = Date, example = "2026-11-25")]
    #[serde(default)]
    pub date: Option<Date>,
    /// How many results, from 1 to 1,000.
    #[serde(default = "default_limit")]
    #[schema(minimum = 1, maximum = 1000, default = 50)]
    pub limit: usize,
    /// Where to go on: the last answer's `next_cursor`, with an otherwise equal request.
    pub cursor: Option<String>,
}

fn default_limit() -> usize {
    50
}

/// Which documents count. All conditions must hold.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RankFilter {
    /// Tags that a document must have, all of them.
    #[schema(example = json!(["berlin"]))]
    pub tags: Vec<String>,
    /// Metadata that it must have: texts, numbers and booleans by name.
    #[schema(value_type = Object, example = json!({"source": "fair"}))]
    pub metadata: Map<String, Value>,
    /// The only ids that count, at most 10,000.
    #[schema(max_items = 10_000)]
    pub ids: Option<Vec<String>>,
    /// The least score, from 0 to 100.
    #[schema(minimum = 0, maximum = 100)]
    pub minimum_score: f64,
    /// Ids of keywords that the job asks for and that must be met, if only by what implies them, or by an alternative.
    #[schema(example = json!(["kubernetes"]))]
    pub required_asks: Vec<String>,
}

/// Free text, and what it is for.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RankText {
    /// Words, at most 64 different ones. There is no syntax.
    #[schema(example = "payments migration")]
    pub text: String,
    /// What they do.
    #[serde(rename = "use")]
    pub purpose: RankTextUse,
}

/// What free text does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum RankTextUse {
    /// Only documents with all of its words count.
    Filter,
    /// Documents of the same score are ordered by BM25.
    TieBreak,
}

/// How much is told of each result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum RankReport {
    /// Its id and score.
    #[default]
    None,
    /// The report that /v1/match gives, too.
    Full,
}

/// Documents by score, ties by id.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct RankAnswer<'a> {
    /// The best.
    pub results: Vec<RankResult<'a>>,
    /// How many documents passed the filters.
    #[schema(example = 100)]
    pub total: u64,
    /// Which asks those lack, the most frequent first; empty when facets were not asked for.
    pub lacking: Vec<Lacking<'a>>,
    /// What to send as `cursor` for the next results; null when there are none.
    pub next_cursor: Option<String>,
    /// The role that counted, if one did.
    pub role: Option<&'a str>,
    /// What ranked them.
    pub engine: Engine<'a>,
}

/// A ranked document.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(super) struct RankResult<'a> {
    /// Its id.
    #[schema(example = "ada")]
    pub id: String,
    /// Its score: the one that /v1/match gives the pair.
    #[schema(example = 92.3)]
    pub score: f64,
    /// Whether it ranks as another vocabulary read it, and waits for being read again; left out when not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
    /// The report, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<MatchReport<'a>>,
}

/// Rank stored documents
///
/// A job, a role or both rank résumés; a résumé ranks jobs. Score and order are those of matching every pair, ties by
/// id. Documents for which there is no score, since nothing is asked for, are left out.
#[utoipa::path(
    tag = "storage",
    request_body(content = RankRequest, examples(
        ("resumes" = (summary = "The best résumés for a stored job", value = json!({
            "job": {"id": "backend-42"}, "limit": 10, "facets": true,
            "filter": {"tags": ["berlin"], "minimum_score": 40, "required_asks": ["kubernetes"]}
        }))),
        ("jobs" = (summary = "The best jobs for a résumé, with reports", value = json!({
            "resume": {"text": "Built services in Go and gRPC. Runs on K8s."}, "limit": 5, "report": "full"
        })))
    )),
    responses(
        (status = 200, description = "The ranking", body = RankAnswer),
        (status = 400, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no stored document with the id that is named", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body or a text is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not declared as JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field does not fit, a document cannot be read, or the role is unknown", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "This server stores nothing", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/v1/rankings")]
pub(super) async fn rank(
    matcher: web::Data<Matcher>,
    desk: Desk,
    JsonBody(request): JsonBody<RankRequest>,
) -> Result<HttpResponse, Problem> {
    compute(move || request.answer(&matcher, &desk)).await
}

impl RankRequest {
    fn answer(self, matcher: &Matcher, desk: &Desk) -> Result<Vec<u8>, Problem> {
        // Told first, since it is not for the caller to mend.
        desk.storage.available()?;
        let after = self.checked()?;
        let job = self.job.as_ref().map(|job| job.resolved("job", Purpose::Job, desk)).transpose()?;
        let resume = self.resume.as_ref().map(|resume| resume.resolved("resume", Purpose::Resume, desk)).transpose()?;
        let by = match (&resume, &job) {
            (Some(resume), _) => RankBy::Resume(&resume.document.text),
            (None, job) => RankBy::Job(job.as_ref().map(|job| job.document.text.as_ref())),
        };
        let RankFilter { tags, metadata, ids, minimum_score, required_asks } = &self.filter;
        let filter = Filter { tags: tags.clone(), metadata: metadata.clone(), ids: ids.clone() };
        let text = self.query.as_ref().map(|query| match query.purpose {
            RankTextUse::Filter => (query.text.as_str(), TextUse::Filter),
            RankTextUse::TieBreak => (query.text.as_str(), TextUse::TieBreak),
        });
        let input = RankInput {
            tenant: &desk.tenant,
            by,
            role: self.role.as_deref(),
            policy: self.policy,
            filter,
            minimum: *minimum_score,
            required_asks,
            text,
            facets: self.facets,
            after,
            limit: self.limit,
        };
        let places = [("/job/text", &job), ("/resume/text", &resume)];
        let ranked = desk.storage.rank(&input).map_err(|error| {
            let moved = places.iter().filter_map(|(from, placed)| Some((*from, &placed.as_ref()?.pointer)));
            let problem = moved.fold(Problem::from(error), |problem, (from, to)| problem.moved(from, to));
            let filters = ["tags", "metadata", "ids"].map(|field| (format!("/{field}"), format!("/filter/{field}")));
            let problem = filters.iter().fold(problem, |problem, (from, to)| problem.moved(from, to));
            problem.moved("/text", "/query/text")
        })?;
        let others = match self.report {
            RankReport::None => Vec::new(),
            RankReport::Full => self.others(desk, &ranked.hits),
        };
        let arrived = job.as_ref().or(resume.as_ref()).map(|placed| &placed.document);
        let reports = others.iter().map(|other| self.report(matcher, arrived, other.as_ref()?));
        let mut reports = reports.collect::<Vec<_>>().into_iter();
        let result = |hit: Hit| {
            let Hit { id, score, stale, .. } = hit;
            RankResult { id, score, stale, report: reports.next().flatten() }
        };
        json(&RankAnswer {
            results: ranked.hits.into_iter().map(result).collect(),
            total: ranked.total,
            lacking: ranked.lacking,
            next_cursor: ranked.next.map(|next| next.encode()),
            role: ranked.role,
            engine: Engine::of(matcher.vocabulary()),
        })
    }

    /// The place to go on at, if the numbers and the cursor fit.
    fn checked(&self) -> Result<Option<Cursor>, Problem> {
        let refuse = |pointer: &str, detail: String| Err(Problem::invalid_request(pointer.to_owned(), detail));
        if self.resume.is_some() && (self.job.is_some() || self.facets) {
            let pointer = if self.job.is_some() { "/job" } else { "/facets" };
            return refuse(pointer, "a résumé ranks jobs, and asks for nothing; leave this out".to_owned());
        }
        let most = if self.report == RankReport::Full { MOST_REPORTS } else { MOST_HITS };
        if !(1..=most).contains(&self.limit) {
            return refuse("/limit", format!("limit is {} and must be from 1 to {most}", self.limit));
        }
        if !(0.0..=100.0).contains(&self.filter.minimum_score) {
            return refuse("/filter/minimum_score", "a score is a number from 0 to 100".to_owned());
        }
        match self.cursor.as_deref().map(Cursor::decode) {
            Some(None) => refuse("/cursor", "send `next_cursor` of an answer as it was".to_owned()),
            cursor => Ok(cursor.flatten()),
        }
    }

    /// The documents of the hits; none where one was deleted in the meantime.
    fn others(&self, desk: &Desk, hits: &[Hit]) -> Vec<Option<Arrived<'static>>> {
        let purpose = if self.resume.is_some() { Purpose::Job } else { Purpose::Resume };
        hits.iter().map(|hit| desk.document(purpose, &hit.id).ok()).collect()
    }

    fn report<'t>(
        &'t self,
        matcher: &'t Matcher,
        given: Option<&'t Arrived<'_>>,
        other: &'t Arrived<'static>,
    ) -> Option<MatchReport<'t>> {
        let (resume, job) = match (&self.resume, given) {
            (Some(_), Some(given)) => (given, Some(other)),
            (_, given) => (other, given),
        };
        let report: Result<_, RequestError> = matcher.match_documents(MatchInput {
            vocabulary: None,
            resume: &resume.text,
            job: job.map(|job| job.text.as_ref()),
            role: self.role.as_deref(),
            policy: self.policy,
            offsets: self.offsets,
            date: Some(self.date.unwrap_or_else(today)),
        });
        Some(report.ok()?.with_documents(resume.converted(), job.and_then(Arrived::converted)))
    }
}
