//! GET /health/live and /health/ready.

use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::Problem;
use crate::report::Engine;
use crate::service::Matcher;

/// That the server answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Live {
    /// Always `live`.
    #[schema(example = "live")]
    status: &'static str,
}

/// That the server can match, and with what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Ready<'a> {
    /// Always `ready`.
    #[schema(example = "ready")]
    status: &'static str,
    /// What it matches with.
    engine: Engine<'a>,
    /// How many keywords it knows.
    keywords: usize,
    /// How many roles it knows.
    roles: usize,
}

/// Is the server alive?
#[utoipa::path(tag = "operation", responses(
    (status = 200, description = "It answers", body = Live),
    (status = 500, description = "A fault of the server", body = Problem, content_type = "application/problem+json"),
))]
#[get("/health/live")]
pub(super) async fn live() -> HttpResponse {
    HttpResponse::Ok().json(Live { status: "live" })
}

/// Is the server ready to match?
///
/// It listens only once its vocabulary is compiled, so that whoever gets an answer gets this one.
#[utoipa::path(tag = "operation", responses(
    (status = 200, description = "It can match", body = Ready),
    (status = 500, description = "A fault of the server", body = Problem, content_type = "application/problem+json"),
))]
#[get("/health/ready")]
pub(super) async fn ready(matcher: web::Data<Matcher>) -> HttpResponse {
    let vocabulary = matcher.vocabulary();
    HttpResponse::Ok().json(Ready {
        status: "ready",
        engine: Engine::of(vocabulary),
        keywords: vocabulary.keywords().len(),
        roles: vocabulary.roles().len(),
    })
}
