//! Starts the server and ends it gracefully.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::from_fn;
use actix_web::web::{self, Data};
use actix_web::{App, HttpResponse, HttpServer, ResponseError};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use super::metrics::Metrics;
use super::problem::Problem;
use super::{access, docs, observe, parsing, routes};
use crate::clock::now;
use crate::service::{Matcher, Storage, Tenants, Upkeep, UpkeepSettings};

/// Why the server cannot run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}; choose another with --listen ADDRESS:PORT")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// The server broke.
    #[error("the server stopped: {0}")]
    Run(#[from] io::Error),
}

/// How long requests under way may take once the server is told to end, in seconds.
const GRACE: u64 = 20;

/// What is served.
#[derive(Debug)]
pub struct Setup {
    /// What reads and compares.
    pub matcher: Arc<Matcher>,
    /// What keeps documents, or tells that nothing does.
    pub storage: Arc<Storage>,
    /// Who may call.
    pub tenants: Tenants,
    /// How long after a purge of deleted documents the next one comes.
    pub purge_every: Duration,
}

/// Listens until told to end by Ctrl-C or SIGTERM. `started` is called with the address once it listens.
///
/// # Errors
/// When the address cannot be listened on or the server breaks.
pub async fn serve(setup: Setup, address: SocketAddr, started: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let failed = |source| ServeError::Listen { address, source };
    let listener = TcpListener::bind(address).map_err(failed)?;
    let bound = listener.local_addr().map_err(failed)?;
    let Setup { matcher, storage, tenants, purge_every: every } = setup;
    let upkeep = UpkeepSettings { retention: tenants.retention().to_vec(), every, now };
    let upkeep = Upkeep::start(&storage, upkeep)?;
    let metrics = Metrics::of(matcher.vocabulary(), Arc::clone(&storage), !tenants.are_guarded());
    let (matcher, storage, tenants) = (Data::from(matcher), Data::from(storage), Data::new(tenants));
    let metrics = Data::new(metrics);
    let docs = docs::Served::new().map_err(io::Error::from)?;
    let server = HttpServer::new(move || {
        App::new()
            .configure(routes)
            .app_data(matcher.clone())
            .app_data(storage.clone())
            .app_data(tenants.clone())
            .app_data(metrics.clone())
            .configure(parsing)
            .configure(|config| other_methods(config, &docs.methods))
            .configure(|config| docs.configure(config))
            .service(web::redirect("/docs", "/docs/"))
            .service(web::redirect("/", "/docs/"))
            .default_service(web::to(|| async { Result::<HttpResponse, Problem>::Err(Problem::not_found()) }))
            .wrap(from_fn(access::admit))
            .wrap(from_fn(observe::observe))
    })
    .listen(listener)
    .map_err(failed)?
    .disable_signals()
    .shutdown_timeout(GRACE)
    .run();
    let handle = server.handle();
    actix_web::rt::spawn(async move {
        told_to_end().await;
        tracing::info!("ending; requests under way are answered first");
        handle.stop(true).await;
    });
    started(bound);
    let ended = server.await;
    drop(upkeep);
    Ok(ended?)
}

/// Answers every documented path that is called with a method it does not have.
fn other_methods(config: &mut web::ServiceConfig, methods: &[(String, HeaderValue)]) {
    for (path, allowed) in methods {
        let allowed = allowed.clone();
        let answer = move || {
            let mut response = Problem::of_status(StatusCode::METHOD_NOT_ALLOWED).error_response();
            response.headers_mut().insert(header::ALLOW, allowed.clone());
            std::future::ready(response)
        };
        config.service(web::resource(path.as_str()).to(answer));
    }
}

#[cfg(unix)]
async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return interrupted().await;
    };
    tokio::select! {
        () = interrupted() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn told_to_end() {
    interrupted().await;
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without signals the server runs until it is killed.
        std::future::pending::<()>().await;
    }
}
