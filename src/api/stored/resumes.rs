//! The routes of stored résumés.

use actix_web::web::{self, Payload};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};

use super::Desk;
use super::body::{BulkLine, NewBody, StoredDocument, Written};
use super::bulk::BulkOutcome;
use super::conditions::Conditions;
use super::list::{DocumentPage, ListParams};
use crate::api::body::JsonBody;
use crate::api::problem::Problem;
use crate::index::DocumentKind;

const KIND: DocumentKind = DocumentKind::Resume;

/// Store a résumé
///
/// In the place of the one that has its id, if there is one. The answer comes when it is on the disk and every later
/// request sees it, and tells which stored résumés are nearly the same. With `If-None-Match: *` only a new one is stored;
/// with `If-Match` only the one with that ETag is replaced.
#[utoipa::path(
    tag = "storage",
    operation_id = "put_resume",
    params(
        ("id" = String, Path, description = "Your id: 1 to 128 letters, digits or signs of - _ . : @ + ~", example = "ada"),
        ("If-Match" = Option<String>, Header, description = "Replace only what has this ETag, or * for whatever is there"),
        ("If-None-Match" = Option<String>, Header, description = "* to store only what is not there"),
    ),
    request_body(content = NewBody, example = json!({"document": {"text": "Built services in Go and gRPC. Runs on K8s. Data in Postgres and Redis."}, "tags": ["berlin"], "metadata": {"source": "fair"}})),
    responses(
        (status = 200, description = "It is stored in the place of another", body = Written),
        (status = 201, description = "It is stored", body = Written),
        (status = 400, description = "The body is not JSON, or a condition cannot be understood", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "The condition does not hold", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body or the text is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not declared as JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field does not fit, or the document cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "This server stores nothing, or its disk cannot be written", body = Problem, content_type = "application/problem+json"),
    )
)]
#[put("/v1/resumes/{id}")]
pub(super) async fn put(
    desk: Desk,
    id: web::Path<String>,
    conditions: Conditions,
    JsonBody(body): JsonBody<NewBody>,
) -> Result<HttpResponse, Problem> {
    super::put(desk, KIND, id.into_inner(), conditions, body).await
}

/// Get a résumé
///
/// The document as it came, and the text that is read of it.
#[utoipa::path(
    tag = "storage",
    operation_id = "get_resume",
    params(
        ("id" = String, Path, description = "Its id", example = "ada"),
        ("If-None-Match" = Option<String>, Header, description = "An ETag that you have"),
    ),
    responses(
        (status = 200, description = "The document", body = StoredDocument),
        (status = 304, description = "It is the one that you have"),
        (status = 404, description = "There is none with this id", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "This server stores nothing", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/v1/resumes/{id}")]
pub(super) async fn get(desk: Desk, id: web::Path<String>, conditions: Conditions) -> Result<HttpResponse, Problem> {
    super::get(desk, KIND, id.into_inner(), conditions).await
}

/// Delete a résumé
///
/// Nothing finds it once this is answered. Its text is gone from the disk after the next purge.
#[utoipa::path(
    tag = "storage",
    operation_id = "delete_resume",
    params(
        ("id" = String, Path, description = "Its id", example = "ada"),
        ("If-Match" = Option<String>, Header, description = "Delete only what has this ETag"),
    ),
    responses(
        (status = 204, description = "It is deleted"),
        (status = 404, description = "There is none with this id", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "It is not the one with this ETag", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "This server stores nothing, or its disk cannot be written", body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/v1/resumes/{id}")]
pub(super) async fn delete(desk: Desk, id: web::Path<String>, conditions: Conditions) -> Result<HttpResponse, Problem> {
    super::delete(desk, KIND, id.into_inner(), conditions).await
}

/// List résumés
///
/// In the order of their ids, without their texts.
#[utoipa::path(
    tag = "storage",
    operation_id = "list_resumes",
    params(ListParams),
    responses(
        (status = 200, description = "A page of them", body = DocumentPage),
        (status = 422, description = "A parameter does not fit", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "This server stores nothing", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/v1/resumes")]
pub(super) async fn list(desk: Desk, params: web::Query<ListParams>) -> Result<HttpResponse, Problem> {
    super::list::list(desk, KIND, params.into_inner()).await
}

/// Store many résumés
///
/// A JSON object on each line (NDJSON), up to 2 MiB each and 100,000 in one load. The answer has a line for each, in
/// their order: what was stored, or an `error`, which does not stop the others.
#[utoipa::path(
    tag = "storage",
    operation_id = "load_resumes",
    request_body(content = BulkLine, content_type = "application/x-ndjson", example = json!({"id": "ada", "document": {"text": "Built services in Go and gRPC. Runs on K8s. Data in Postgres and Redis."}, "tags": ["berlin"], "metadata": {"source": "fair"}})),
    responses(
        (status = 200, description = "A line for each line", body = BulkOutcome, content_type = "application/x-ndjson"),
        (status = 415, description = "The body is not declared as NDJSON", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "This server stores nothing", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/v1/resumes/bulk")]
pub(super) async fn bulk(desk: Desk, request: HttpRequest, payload: Payload) -> Result<HttpResponse, Problem> {
    super::bulk::bulk(desk, KIND, request, payload).await
}

/// Export all résumés
///
/// A line for each, in the order of their ids, as they can be loaded again.
#[utoipa::path(
    tag = "storage",
    operation_id = "export_resumes",
    responses(
        (status = 200, description = "A line for each", body = BulkLine, content_type = "application/x-ndjson"),
        (status = 503, description = "This server stores nothing", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/v1/resumes/export")]
pub(super) async fn export(desk: Desk) -> Result<HttpResponse, Problem> {
    super::export::export(desk, KIND).await
}
