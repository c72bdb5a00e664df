//! POST /v1/match/batch: a line for each item, in their order, while later ones are computed on all cores.

use actix_web::{HttpResponse, post, web};
use futures_util::{Stream, StreamExt, stream};
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;
use utoipa::ToSchema;

use super::LARGEST_BATCH;
use super::body::{DocumentInput, JsonBody, fit, json, parse};
use super::document::stored;
use super::matching::{AnyReport, Extent};
use super::problem::Problem;
use super::stored::Desk;
use crate::clock::today;
use crate::document::OffsetUnit;
use crate::intake::Purpose;
use crate::json::{object, optional_object};
use crate::parallel::cores;
use crate::scoring::Policy;
use crate::service::{Batch, BatchInput, Matcher, RequestError, Shared, UnrecognisedTerms};
use crate::values::Date;
use crate::vocabulary::ExtraKeyword;

const NDJSON: &str = "application/x-ndjson";

/// How many items a batch may have.
const MOST_ITEMS: usize = 1000;

/// How many items for each core are computed ahead of the reader: one at work, and one that waits to be sent.
const AHEAD: usize = 2;

/// Many résumés with one job, a role or both; or one résumé with many jobs.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BatchRequest {
    /// The job posting that all `resumes` are matched with.
    #[serde(default, deserialize_with = "optional_object")]
    pub job: Option<DocumentInput>,
    /// The résumés, at most 1,000.
    #[serde(default, deserialize_with = "items")]
    #[schema(value_type = Option<Vec<BatchItem>>, max_items = 1000)]
    pub resumes: Option<Vec<Box<RawValue>>>,
    /// The résumé that all `jobs` are matched with.
    #[serde(default, deserialize_with = "optional_object")]
    pub resume: Option<DocumentInput>,
    /// The job postings, at most 1,000.
    #[serde(default, deserialize_with = "items")]
    #[schema(value_type = Option<Vec<BatchItem>>, max_items = 1000)]
    pub jobs: Option<Vec<Box<RawValue>>>,
    /// How much is told of each item.
    #[serde(default)]
    pub report: Extent,
    /// A role's id, as GET /v1/roles lists them.
    #[schema(example = "backend-developer")]
    pub role: Option<String>,
    /// Weights that differ from the usual ones; what is left out stays as it is.
    #[serde(default, deserialize_with = "object")]
    pub policy: Policy,
    /// Keywords of your own for this request, at most 200.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub extra_keywords: Vec<ExtraKeyword>,
    /// What is done with words of a job that no keyword covers. With many jobs, `ask` reads the résumé again for each.
    #[serde(default)]
    pub unrecognised: UnrecognisedTerms,
    /// What the spans in the answer count.
    #[serde(default)]
    pub offsets: OffsetUnit,
    /// The date up to which positions that go on are counted, as year, month and day; without it, today's.
    #[schema(value_type = Option<String>, format = Date, example = "2026-11-25")]
    #[serde(default)]
    pub date: Option<Date>,
}

/// A document of a batch.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BatchItem {
    /// A name of yours for it, which its line repeats. Without a document, the id of a stored one.
    #[schema(example = "candidate-17")]
    id: Option<String>,
    /// The document.
    #[serde(flatten)]
    document: DocumentInput,
}

/// A line of the answer: a `report`, or an `error` where the item is bad.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BatchLine<'a, R> {
    /// The item's place in the request, from 0.
    index: usize,
    /// The name that the request gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    /// The report.
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<R>,
    /// What is wrong with the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Problem>,
}

/// Match many résumés with a job, or many jobs with a résumé
///
/// Send `job` (or `role`, or both) with `resumes`, or `resume` with `jobs`. The answer has a line of JSON for each
/// item, in their order, sent as soon as it is ready. An item that is bad has an `error` in its line and never ends
/// the answer; what is wrong with the request as a whole is told by a problem instead of an answer. An item that has an
/// `id` and no document is the stored one with that id. Bodies may have up to 32 MiB.
#[utoipa::path(
    tag = "matching",
    request_body(content = BatchRequest, examples(
        ("resumes" = (summary = "Many résumés, a summary of each", value = json!({
            "job": {"text": "Requirements\n- Go or Java\n- Kubernetes\n- PostgreSQL\nNice to have: Kafka"},
            "resumes": [
                {"id": "ada", "text": "Built services in Go and gRPC. Runs on K8s. Data in Postgres and Redis."},
                {"id": "ben", "text": "Java, Spring Boot, Oracle Database"}
            ],
            "report": "summary"
        }))),
        ("jobs" = (summary = "Many jobs", value = json!({
            "resume": {"text": "Built services in Go and gRPC. Runs on K8s. Data in Postgres and Redis."},
            "jobs": [{"text": "Requirements: Go, Kubernetes"}, {"text": "Requirements: Python, Django"}]
        })))
    )),
    responses(
        (status = 200, description = "A line for each item", content_type = "application/x-ndjson", body = BatchLine<AnyReport>,
            example = json!({"index": 0, "id": "ada", "report": {
                "score": 92.3, "strict_score": 30.8,
                "confidence": {"level": "low", "value": 0.24, "reasons": []},
                "matched": 3, "missing": 1, "unrecognised": 0, "most_valuable_missing": ["kafka"]
            }})),
        (status = 400, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "The shared document is named by an id that no stored one has", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body or the shared document is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not declared as JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It has neither shape or both, too many items, the shared document is bad, or a field does not fit",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/v1/match/batch")]
pub(super) async fn match_batch(
    matcher: web::Data<Matcher>,
    desk: Desk,
    JsonBody(request): JsonBody<BatchRequest, LARGEST_BATCH>,
) -> Result<HttpResponse, Problem> {
    let prepared = web::block(move || Prepared::new(matcher.into_inner(), desk, request));
    let (prepared, items) = prepared.await.map_err(|_| Problem::internal())??;
    let prepared = Arc::new(prepared);
    let items = items.into_iter().enumerate();
    let work = move |(index, item): (usize, Box<RawValue>)| {
        let prepared = Arc::clone(&prepared);
        let line = web::block(move || prepared.line(index, &item));
        // The answer has begun, so that a fault of the server can only be told in the item's place.
        async move { line.await.unwrap_or_else(|_| failed(index, None, Problem::internal())) }
    };
    let lines = in_order(items, AHEAD * cores().get(), work);
    Ok(HttpResponse::Ok().content_type(NDJSON).streaming(lines.map(|line| Ok::<_, Infallible>(line.into()))))
}

/// The results in the order of the items. Work on an item begins when at most `ahead` before it are not taken yet: it
/// waits for a slow reader, and ends with one that has gone.
fn in_order<I, W: Future>(
    items: impl Iterator<Item = I>,
    ahead: usize,
    work: impl FnMut(I) -> W,
) -> impl Stream<Item = W::Output> {
    stream::iter(items).map(work).buffered(ahead)
}

/// A batch, and how its lines are to be written.
struct Prepared {
    batch: Batch,
    extent: Extent,
    /// Whether the items are résumés; else they are jobs.
    resumes: bool,
    desk: Desk,
}

impl Prepared {
    fn new(matcher: Arc<Matcher>, desk: Desk, request: BatchRequest) -> Result<(Self, Vec<Box<RawValue>>), Problem> {
        let BatchRequest { job, resumes, resume, jobs, report, .. } = request;
        let (shared, items, moved, resumes) = match (resumes, jobs, resume) {
            (Some(items), None, None) => {
                let job = job.as_ref().map(|job| job.resolved("job", Purpose::Job, &desk)).transpose()?;
                let pointer = job.as_ref().map(|job| job.pointer.clone()).unwrap_or_default();
                (Shared::Job(job.map(|job| job.document.into_owned())), items, ("/job/text", pointer), true)
            }
            (None, Some(items), Some(resume)) if job.is_none() => {
                let resume = resume.resolved("resume", Purpose::Resume, &desk)?;
                let (document, pointer) = (resume.document.into_owned(), resume.pointer);
                (Shared::Resume(document), items, ("/resume/text", pointer), false)
            }
            _ => {
                let detail = "send either `resumes` with `job`, `role` or both, or `jobs` with `resume`";
                return Err(Problem::invalid_request(String::new(), detail));
            }
        };
        let input = BatchInput {
            shared,
            role: request.role,
            policy: request.policy,
            offsets: request.offsets,
            date: Some(request.date.unwrap_or_else(today)),
            extra_keywords: request.extra_keywords,
            unrecognised: request.unrecognised,
        };
        let batch = Batch::new(matcher, input).map_err(|error| Problem::from(error).moved(moved.0, &moved.1))?;
        Ok((Self { batch, extent: report, resumes, desk }, items))
    }

    /// The line of an item, with its end.
    fn line(&self, index: usize, item: &RawValue) -> Vec<u8> {
        let (id, document) = match taken_apart(item) {
            Ok(parts) => parts,
            Err((id, problem)) => return failed(index, id.as_deref(), self.placed(index, problem)),
        };
        let id = id.as_deref();
        let (field, purpose) = if self.resumes { ("resume", Purpose::Resume) } else { ("job", Purpose::Job) };
        let placed = match id {
            Some(id) if document == DocumentInput::default() => stored(id, field, purpose, &self.desk),
            _ => document.read(field, purpose),
        };
        let written = placed.and_then(|placed| {
            let at = |error: RequestError| {
                Problem::from(error).moved("/resume/text", &placed.pointer).moved("/job/text", &placed.pointer)
            };
            let report = match self.extent {
                Extent::Full => self.batch.matched(&placed.document, |report| reported(index, id, report)),
                Extent::Summary => self.batch.summarised(&placed.document, |summary| reported(index, id, summary)),
            };
            report.map_err(at)?
        });
        let side = if self.resumes { "/resume" } else { "/job" };
        written.unwrap_or_else(|problem| failed(index, id, self.placed(index, problem.moved_below(side, ""))))
    }

    /// A problem of an item, with its places in the body as a whole.
    fn placed(&self, index: usize, problem: Problem) -> Problem {
        problem.moved_below("", &format!("/{}/{index}", if self.resumes { "resumes" } else { "jobs" }))
    }
}

/// An item's name and document; with a problem the name alone, where it has one.
fn taken_apart(item: &RawValue) -> Result<(Option<String>, DocumentInput), (Option<String>, Problem)> {
    let mut fields: Map<String, Value> = parse(item.get().as_bytes()).map_err(|problem| (None, problem))?;
    let id = match fields.remove("id") {
        None | Some(Value::Null) => None,
        Some(Value::String(id)) => Some(id),
        Some(_) => return Err((None, Problem::invalid_request("/id".to_owned(), "an id is a string"))),
    };
    match fit(Value::Object(fields)) {
        Ok(document) => Ok((id, document)),
        Err(problem) => Err((id, problem)),
    }
}

fn failed(index: usize, id: Option<&str>, problem: Problem) -> Vec<u8> {
    let line = BatchLine::<()> { index, id, report: None, error: Some(problem) };
    // Such a line is plain data, which can always be written.
    written(&line).unwrap_or_default()
}

/// The line of a report.
fn reported(index: usize, id: Option<&str>, report: &impl Serialize) -> Result<Vec<u8>, Problem> {
    written(&BatchLine { index, id, report: Some(report), error: None })
}

fn written(line: &impl Serialize) -> Result<Vec<u8>, Problem> {
    let mut line = json(line)?;
    line.push(b'\n');
    Ok(line)
}

/// Takes items as they stand. Each is parsed when its turn comes, so that a bad one is no fault of the others.
fn items<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Box<RawValue>>>, D::Error> {
    struct Items;

    impl<'de> Visitor<'de> for Items {
        type Value = Vec<Box<RawValue>>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a list of documents")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut items = Vec::new();
            while let Some(item) = list.next_element()? {
                if items.len() == MOST_ITEMS {
                    return Err(de::Error::custom(format!("a batch has {MOST_ITEMS} items at most; send several")));
                }
                items.push(item);
            }
            Ok(items)
        }
    }

    deserializer.deserialize_seq(Items).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[actix_web::test]
    async fn work_waits_for_a_slow_reader_and_ends_with_one_that_has_gone() {
        let begun = Cell::new(0);
        let work = |item: usize| {
            begun.set(begun.get() + 1);
            async move {
                // Later items are ready sooner.
                for _ in 0..(7 - item % 7) {
                    tokio::task::yield_now().await;
                }
                item
            }
        };
        let mut results = Box::pin(in_order(0..1000, 4, work));
        for taken in 0..10 {
            assert_eq!(results.next().await, Some(taken));
            assert!(begun.get() <= taken + 4, "{} begun, {taken} taken before", begun.get());
        }
        drop(results);
        assert!(begun.get() <= 14);
    }
}
