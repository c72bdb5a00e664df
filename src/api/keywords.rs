//! GET /v1/keywords and /v1/keywords/{id}.

use actix_web::{HttpResponse, get, web};
use serde::Deserialize;
use utoipa::IntoParams;

use super::problem::{Problem, bad_query, unknown_in_path};
use crate::service::{KeywordDetail, KeywordPage, KeywordQuery, Matcher};
use crate::vocabulary::Kind;

/// The most keywords of a page.
const LARGEST_PAGE: usize = 500;

/// Which keywords to list.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct KeywordParams {
    /// Part of an id, a name or another way to write it; all keywords when left out.
    #[param(example = "kube")]
    #[serde(default)]
    query: String,
    /// One kind alone.
    kind: Option<Kind>,
    /// How many to leave out, for the pages behind the first.
    #[serde(default)]
    offset: usize,
    /// How many to list at most, from 1 to 500.
    #[param(minimum = 1, maximum = 500, default = 50)]
    #[serde(default = "default_limit")]
    limit: usize,
}

fn default_limit() -> usize {
    50
}

/// List keywords
///
/// Those whose id or any form contains the query, the best fitting first.
#[utoipa::path(
    tag = "vocabulary",
    params(KeywordParams),
    responses(
        (status = 200, description = "A page of keywords", body = KeywordPage),
        (status = 422, description = "A parameter does not fit", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/v1/keywords")]
pub(super) async fn list(
    matcher: web::Data<Matcher>,
    params: web::Query<KeywordParams>,
) -> Result<HttpResponse, Problem> {
    let KeywordParams { query, kind, offset, limit } = params.into_inner();
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(bad_query(&format_args!("limit is {limit} and must be from 1 to {LARGEST_PAGE}")));
    }
    Ok(HttpResponse::Ok().json(matcher.keywords(&KeywordQuery { query, kind, offset, limit })))
}

/// Show a keyword
///
/// Its forms, what it implies, its examples, and the roles that ask for it.
#[utoipa::path(
    tag = "vocabulary",
    params(("id" = String, Path, description = "The keyword's id", example = "kubernetes")),
    responses(
        (status = 200, description = "The keyword", body = KeywordDetail),
        (status = 404, description = "There is no keyword with this id", body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/v1/keywords/{id}")]
pub(super) async fn show(matcher: web::Data<Matcher>, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::Ok().json(matcher.keyword_detail(&id).map_err(unknown_in_path)?))
}
