//! POST /v1/extract.

use actix_web::{HttpResponse, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{JsonBody, compute, json};
use super::document::{DocumentInput, given, only_one};
use super::problem::Problem;
use super::stored::Desk;
use crate::document::OffsetUnit;
use crate::json::optional_object;
use crate::report::ExtractReport;
use crate::service::{ExtractInput, Matcher, UnrecognisedTerms};
use crate::vocabulary::ExtraKeyword;

/// A text, a résumé or a job to find keywords in.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExtractRequest {
    /// Its plain text, at most 200,000 characters. Send this, a `resume` or a `job`, exactly one of them.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(
        min_length = 1,
        max_length = 200_000,
        nullable = false,
        example = "Services in Go and gRPC on K8s, data in Postgres"
    )]
    pub text: Option<String>,
    /// A résumé, in any of the formats that are read or as the id of a stored one.
    #[serde(default, deserialize_with = "optional_object", skip_serializing_if = "Option::is_none")]
    pub resume: Option<DocumentInput>,
    /// A job posting, in any of the formats that are read or as the id of a stored one.
    #[serde(default, deserialize_with = "optional_object", skip_serializing_if = "Option::is_none")]
    pub job: Option<DocumentInput>,
    /// What the spans in the answer count.
    #[serde(default)]
    pub offsets: OffsetUnit,
    /// Whether to tell the rule that decided each mention, and to list what was rejected.
    #[serde(default)]
    pub verdicts: bool,
    /// Keywords of your own for this request, at most 200.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub extra_keywords: Vec<ExtraKeyword>,
}

/// Find the keywords of a text
///
/// Every keyword with the place of each of its mentions.
#[utoipa::path(
    tag = "matching",
    request_body(content = ExtractRequest, examples(
        ("text" = (summary = "A text", value = json!({"text": "Services in Go and gRPC on K8s, data in Postgres"}))),
        ("stored" = (summary = "A stored résumé", value = json!({"resume": {"id": "ada"}})))
    )),
    responses(
        (status = 200, description = "The keywords, by id", body = ExtractReport),
        (status = 400, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no stored document with the id that is named", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body or the text is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not declared as JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is unknown, missing, blank or of the wrong type, or a document cannot be read",
            body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "A stored document is named, and this server stores nothing", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/v1/extract")]
pub(super) async fn extract(
    matcher: web::Data<Matcher>,
    desk: Desk,
    JsonBody(request): JsonBody<ExtractRequest>,
) -> Result<HttpResponse, Problem> {
    compute(move || {
        let ExtractRequest { text, resume, job, offsets, verdicts, extra_keywords } = request;
        let placed = only_one(text.as_deref(), resume.as_ref(), job.as_ref(), &desk)?;
        let own = matcher.vocabulary_for(&extra_keywords, None, UnrecognisedTerms::Report)?;
        let input = ExtractInput { text: &placed.document.text, offsets, verdicts, vocabulary: own.as_deref() };
        let report = matcher.extract(input).map_err(|error| Problem::from(error).moved("/text", &placed.pointer))?;
        json(&ExtractReport { document: placed.document.converted(), ..report })
    })
    .await
}
