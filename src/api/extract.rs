//! POST /v1/extract.

use actix_web::{HttpResponse, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{JsonBody, compute, json};
use super::problem::Problem;
use crate::document::OffsetUnit;
use crate::report::ExtractReport;
use crate::service::{ExtractInput, Matcher, UnrecognisedTerms};
use crate::vocabulary::ExtraKeyword;

/// A text to find keywords in.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExtractRequest {
    /// Its plain text, at most 200,000 characters.
    #[schema(min_length = 1, max_length = 200_000, example = "Services in Go and gRPC on K8s, data in Postgres")]
    pub text: String,
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
    request_body(content = ExtractRequest, example = json!({"text": "Services in Go and gRPC on K8s, data in Postgres"})),
    responses(
        (status = 200, description = "The keywords, by id", body = ExtractReport),
        (status = 400, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body or the text is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not declared as JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is unknown, missing, blank or of the wrong type",
            body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/v1/extract")]
pub(super) async fn extract(
    matcher: web::Data<Matcher>,
    JsonBody(request): JsonBody<ExtractRequest>,
) -> Result<HttpResponse, Problem> {
    compute(move || {
        let ExtractRequest { text, offsets, verdicts, extra_keywords } = request;
        let own = matcher.vocabulary_for(&extra_keywords, None, UnrecognisedTerms::Report)?;
        json(&matcher.extract(ExtractInput { text: &text, offsets, verdicts, vocabulary: own.as_deref() })?)
    })
    .await
}
