//! `rolecall serve`.

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;
use tracing_subscriber::EnvFilter;

use super::args::{LogFormat, ServeArguments, SetArguments};
use super::{Failure, matcher, print, setting, storage};
use crate::api::{self, Setup};

/// Where it listens unless told.
const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

pub(super) fn serve(sets: &SetArguments, options: &ServeArguments) -> Result<ExitCode, Failure> {
    let address = match (options.listen, setting("ROLECALL_LISTEN")) {
        (Some(address), _) => address,
        (None, Some(text)) => text.parse().map_err(|_| {
            Failure(format!("ROLECALL_LISTEN is \"{text}\", which is no ADDRESS:PORT; write it like 127.0.0.1:8080"))
        })?,
        (None, None) => LISTEN,
    };
    let format = match (options.log_format, setting("ROLECALL_LOG_FORMAT")) {
        (Some(format), _) => format,
        (None, Some(text)) => LogFormat::from_str(&text, true)
            .map_err(|_| Failure(format!("ROLECALL_LOG_FORMAT is \"{text}\"; write text or json")))?,
        (None, None) => LogFormat::default(),
    };
    log(format);
    let matcher = Arc::new(matcher(sets)?);
    let tenants = storage::tenants(&options.storage)?;
    let purge_every = storage::purge_every(&options.storage)?;
    let storage = Arc::new(storage::open(&options.storage, &matcher)?);
    let setup = Setup { matcher, storage, tenants, purge_every };
    let welcome = |address: SocketAddr| {
        // Whoever started it without a terminal does not miss it.
        let _ = print(&greeting(address));
    };
    actix_web::rt::System::new().block_on(api::serve(setup, address, welcome)).map_err(Failure::new)?;
    Ok(ExitCode::SUCCESS)
}

/// What is printed once the server listens.
fn greeting(address: SocketAddr) -> String {
    let host =
        if address.ip().is_unspecified() { format!("localhost:{}", address.port()) } else { address.to_string() };
    format!(
        "rolecall listens on http://{address}\n\
         documentation: http://{host}/docs/\n\
         try it:\n  \
         curl -s http://{host}/v1/match -H 'Content-Type: application/json' \\\n    \
         -d '{{\"resume\": {{\"text\": \"Built services in Go on K8s, data in Postgres\"}}, \
         \"job\": {{\"text\": \"Requirements: Go or Java, Kubernetes, PostgreSQL, Kafka\"}}}}'\n"
    )
}

fn log(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    match format {
        LogFormat::Text => {
            let colours = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
            subscriber.with_ansi(colours).init();
        }
        LogFormat::Json => subscriber.json().flatten_event(true).init(),
    }
}
