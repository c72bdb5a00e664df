//! GET /v1/roles and /v1/roles/{id}, POST /v1/roles/suggest.

use actix_web::{HttpResponse, get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{JsonBody, compute, json};
use super::document::{DocumentInput, given, only_one};
use super::problem::{Problem, unknown_in_path};
use super::stored::Desk;
use crate::document::OffsetUnit;
use crate::json::optional_object;
use crate::report::SuggestReport;
use crate::service::{Matcher, RoleDetail, RoleSummary};

/// The roles there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct RoleList<'a> {
    /// Every role, by id.
    pub roles: Vec<RoleSummary<'a>>,
}

/// A text, a résumé or a job whose role is to be told.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SuggestRequest {
    /// A posting's or a résumé's plain text, at most 200,000 characters. Send this, a `resume` or a `job`, exactly one of them.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(
        min_length = 1,
        max_length = 200_000,
        nullable = false,
        example = "Backend Engineer (m/f/d)\n\nServices in Go and gRPC on Kubernetes"
    )]
    pub text: Option<String>,
    /// A résumé, in any of the formats that are read or as the id of a stored one.
    #[serde(default, deserialize_with = "optional_object", skip_serializing_if = "Option::is_none")]
    pub resume: Option<DocumentInput>,
    /// A job posting, in any of the formats that are read or as the id of a stored one.
    #[serde(default, deserialize_with = "optional_object", skip_serializing_if = "Option::is_none")]
    pub job: Option<DocumentInput>,
    /// How many roles to name at most, from 1 to 20.
    #[serde(default = "default_limit")]
    #[schema(minimum = 1, maximum = 20, default = 5)]
    pub limit: usize,
    /// What the spans in the answer count.
    #[serde(default)]
    pub offsets: OffsetUnit,
}

fn default_limit() -> usize {
    5
}

/// Suggest roles
///
/// The roles that a posting or a résumé speaks of, the likeliest first, and the words that speak for each. A title line
/// counts most. There is no answer rather than a wild guess.
#[utoipa::path(
    tag = "matching",
    request_body(content = SuggestRequest, examples(
        ("text" = (summary = "A text", value = json!({
            "text": "Backend Engineer (m/f/d)\n\nYou build services in Go and gRPC on Kubernetes, with PostgreSQL and Kafka."
        }))),
        ("stored" = (summary = "A stored job", value = json!({"job": {"id": "backend-42"}})))
    )),
    responses(
        (status = 200, description = "The roles", body = SuggestReport),
        (status = 400, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no stored document with the id that is named", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body or the text is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not declared as JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is unknown, missing, blank or of the wrong type, or a document cannot be read",
            body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "A stored document is named, and this server stores nothing", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/v1/roles/suggest")]
pub(super) async fn suggest(
    matcher: web::Data<Matcher>,
    desk: Desk,
    JsonBody(request): JsonBody<SuggestRequest>,
) -> Result<HttpResponse, Problem> {
    compute(move || {
        let SuggestRequest { text, resume, job, limit, offsets } = request;
        if !(1..=20).contains(&limit) {
            let detail = format!("limit is {limit} and must be from 1 to 20");
            return Err(Problem::invalid_request("/limit".to_owned(), detail));
        }
        let placed = only_one(text.as_deref(), resume.as_ref(), job.as_ref(), &desk)?;
        let report = matcher.suggest_roles(&placed.document.text, limit, offsets);
        let report = report.map_err(|error| Problem::from(error).moved("/text", &placed.pointer))?;
        json(&SuggestReport { document: placed.document.converted(), ..report })
    })
    .await
}

/// List the roles
///
/// Curated keyword sets, one for each kind of job.
#[utoipa::path(
    tag = "vocabulary",
    responses(
        (status = 200, description = "Every role, by id", body = RoleList),
        (status = 500, description = "A fault of the server", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/v1/roles")]
pub(super) async fn list(matcher: web::Data<Matcher>) -> HttpResponse {
    HttpResponse::Ok().json(RoleList { roles: matcher.roles() })
}

/// Show a role
///
/// Its groups of keywords, signals and certificates, with the names of all keywords.
#[utoipa::path(
    tag = "vocabulary",
    params(("id" = String, Path, description = "The role's id", example = "backend-developer")),
    responses(
        (status = 200, description = "The role", body = RoleDetail),
        (status = 404, description = "There is no role with this id", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/v1/roles/{id}")]
pub(super) async fn show(matcher: web::Data<Matcher>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::Ok().json(matcher.role_detail(&id).map_err(unknown_in_path)?))
}
