//! `rolecall serve`.

use std::net::SocketAddr;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

use super::args::{LogFormat, ServeArguments, SetArguments};
use super::{Failure, matcher, print};
use crate::api;

pub(super) fn serve(sets: &SetArguments, options: &ServeArguments) -> Result<ExitCode, Failure> {
    log(options.log_format);
    let matcher = matcher(sets)?;
    let welcome = |address: SocketAddr| {
        // Whoever started it without a terminal does not miss it.
        let _ = print(&greeting(address));
    };
    actix_web::rt::System::new().block_on(api::serve(matcher, options.listen, welcome)).map_err(Failure::new)?;
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
        LogFormat::Text => subscriber.with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr())).init(),
        LogFormat::Json => subscriber.json().flatten_event(true).init(),
    }
}
