//! GET /metrics, for Prometheus and whatever else reads its text format.
//!
//! Labels are of known sets: routes as they are declared, methods, classes of status. Never here: a text, an id, a
//! tenant, a path as it came.

mod requests;
mod storage;

pub(super) use requests::Handling;

use actix_web::{HttpResponse, get, web};
use prometheus_client::encoding::prometheus_text::{CONTENT_TYPE, encode};
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use std::sync::Arc;

use self::requests::Requests;
use self::storage::StorageCollector;
use super::problem::Problem;
use crate::report::Engine;
use crate::service::Storage;
use crate::vocabulary::Vocabulary;

/// What is counted, and what is looked up when somebody asks.
#[derive(Debug)]
pub(super) struct Metrics {
    registry: Registry,
    requests: Requests,
}

impl Metrics {
    /// Numbers of documents are told where there is one tenant alone, as by /health/ready.
    pub(super) fn of(vocabulary: &Vocabulary, storage: Arc<Storage>, one_tenant: bool) -> Self {
        let mut registry = Registry::with_prefix("rolecall");
        let Engine { version, vocabulary, .. } = Engine::of(vocabulary);
        let build = [
            ("version", version.to_owned()),
            ("vocabulary", vocabulary.version.to_owned()),
            ("digest", vocabulary.digest.to_owned()),
        ];
        registry.register("build", "The program and the keyword sets that it matches with", Info::new(build));
        let requests = Requests::registered(&mut registry);
        registry.register_collector(Box::new(StorageCollector { storage, one_tenant }));
        Self { registry, requests }
    }
}

/// Metrics
///
/// In Prometheus' text format: requests by route, method and class of status, with their durations; what is stored,
/// written, purged and read again; and the versions. Numbers of documents are told where there is one tenant alone.
/// Needs no key, as the health checks do, so keep it from strangers where that matters.
#[utoipa::path(tag = "operation", responses(
    (status = 200, description = "A line for each metric", body = String, content_type = "text/plain",
        example = "# HELP rolecall_http_requests_total Requests that were answered.\n# TYPE rolecall_http_requests_total counter\nrolecall_http_requests_total{route=\"/v1/match\",method=\"POST\",status=\"2xx\"} 17\n"),
    (status = 500, description = "A fault of the server", body = Problem, content_type = "application/problem+json"),
))]
#[get("/metrics")]
pub(super) async fn metrics(metrics: web::Data<Metrics>) -> Result<HttpResponse, Problem> {
    let written = web::block(move || {
        let mut text = String::new();
        encode(&mut text, &metrics.registry).map(|()| text).map_err(|_| Problem::internal())
    });
    let text = written.await.map_err(|_| Problem::internal())??;
    Ok(HttpResponse::Ok().content_type(CONTENT_TYPE).body(text))
}
