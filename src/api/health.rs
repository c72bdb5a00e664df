//! GET /health/live and /health/ready.

use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::{compute, json};
use super::problem::Problem;
use crate::index::Progress;
use crate::report::Engine;
use crate::service::{DEFAULT_TENANT, Matcher, Storage, StorageStatus, Tenants};

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
    /// How its store of documents is.
    storage: StorageHealth,
}

/// How the store is. Numbers of documents are told where there is one tenant alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct StorageHealth {
    status: StorageStatus,
    /// How many résumés there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    resumes: Option<u64>,
    /// How many jobs.
    #[serde(skip_serializing_if = "Option::is_none")]
    jobs: Option<u64>,
    /// How many of both wait for being read again, since another vocabulary read them.
    #[serde(skip_serializing_if = "Option::is_none")]
    stale: Option<u64>,
    /// How far that has come, while it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    rereading: Option<Rereading>,
}

/// How far reading documents again has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Rereading {
    /// Documents done.
    done: u64,
    /// Documents in all.
    total: u64,
    /// Documents that could not be read and stay as they were.
    failed: u64,
}

impl StorageHealth {
    fn of(storage: &Storage, one_tenant: bool) -> Self {
        let (status, progress) = storage.status();
        let stats = if one_tenant { storage.stats(DEFAULT_TENANT).ok() } else { None };
        let rereading = progress.map(|Progress { done, total, failed }| Rereading { done, total, failed });
        let (resumes, jobs, stale) = (stats.map(|at| at.resumes), stats.map(|at| at.jobs), stats.map(|at| at.stale));
        Self { status, resumes, jobs, stale, rereading }
    }
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
/// It listens only once its vocabulary is compiled, so that whoever gets an answer gets this one. It can match even
/// where it cannot store.
#[utoipa::path(tag = "operation", responses(
    (status = 200, description = "It can match", body = Ready),
    (status = 500, description = "A fault of the server", body = Problem, content_type = "application/problem+json"),
))]
#[get("/health/ready")]
pub(super) async fn ready(
    matcher: web::Data<Matcher>,
    storage: web::Data<Storage>,
    tenants: web::Data<Tenants>,
) -> Result<HttpResponse, Problem> {
    compute(move || {
        let vocabulary = matcher.vocabulary();
        json(&Ready {
            status: "ready",
            engine: Engine::of(vocabulary),
            keywords: vocabulary.keywords().len(),
            roles: vocabulary.roles().len(),
            storage: StorageHealth::of(&storage, !tenants.are_guarded()),
        })
    })
    .await
}
