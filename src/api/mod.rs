//! The HTTP face: parses requests, calls the service, answers JSON.
//!
//! Decides nothing itself. Every error, the framework's own included, is `application/problem+json`,
//! but for requests that are no HTTP.

mod access;
mod batch;
mod body;
mod docs;
mod document;
mod extract;
mod health;
mod keywords;
mod matching;
mod metrics;
mod observe;
mod problem;
mod purge;
mod rankings;
mod roles;
mod server;
mod stored;

pub use docs::openapi_json;
pub use server::{ServeError, Setup, serve};

use actix_web::dev::HttpServiceFactory;
use actix_web::error::QueryPayloadError;
use actix_web::web;
use utoipa_actix_web::OpenApiFactory;
use utoipa_actix_web::service_config::ServiceConfig;

/// The largest body that is read, in bytes.
const LARGEST_BODY: usize = 2 * 1024 * 1024;

/// The largest body of a batch.
const LARGEST_BATCH: usize = 32 * 1024 * 1024;

/// What takes routes: a server, or what describes them. A server is set up on every core, and the descriptions of all
/// routes with their schemas take megabytes, so it is not to make them.
trait Routes {
    fn service(&mut self, route: impl HttpServiceFactory + OpenApiFactory + 'static) -> &mut Self;
}

impl Routes for web::ServiceConfig {
    fn service(&mut self, route: impl HttpServiceFactory + OpenApiFactory + 'static) -> &mut Self {
        self.service(route)
    }
}

impl Routes for ServiceConfig<'_> {
    fn service(&mut self, route: impl HttpServiceFactory + OpenApiFactory + 'static) -> &mut Self {
        self.service(route)
    }
}

/// Every documented route.
fn routes(config: &mut impl Routes) {
    config
        .service(matching::match_documents)
        .service(batch::match_batch)
        .service(extract::extract)
        .service(roles::suggest)
        .service(roles::list)
        .service(roles::show)
        .service(keywords::list)
        .service(keywords::show);
    stored::routes(config);
    config
        .service(rankings::rank)
        .service(purge::purge)
        .service(health::live)
        .service(health::ready)
        .service(metrics::metrics);
}

/// How bodies, paths and queries are parsed, and what answers when parsing fails.
fn parsing(config: &mut web::ServiceConfig) {
    config
        .app_data(web::PayloadConfig::new(LARGEST_BODY))
        .app_data(web::QueryConfig::default().error_handler(|error, _| bad_query(&error).into()))
        .app_data(web::PathConfig::default().error_handler(|_, _| problem::Problem::not_found().into()));
}

/// What is wrong with a query string, without the framework's words before it.
fn bad_query(error: &QueryPayloadError) -> problem::Problem {
    match error {
        QueryPayloadError::Deserialize(error) => problem::bad_query(error),
        error => problem::bad_query(error),
    }
}
