//! GET /v1/roles and /v1/roles/{id}.

use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::{Problem, unknown_in_path};
use crate::service::{Matcher, RoleDetail, RoleSummary};

/// The roles there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct RoleList<'a> {
    /// Every role, by id.
    pub roles: Vec<RoleSummary<'a>>,
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
