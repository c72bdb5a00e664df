//! Counts requests.

use actix_web::dev::ServiceRequest;
use actix_web::http::{Method, StatusCode};
use actix_web::web::Data;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use std::time::Duration;

use super::Metrics;

/// Bounds of the durations, in seconds: a match takes about one millisecond, a batch some seconds.
const BOUNDS: [f64; 14] = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    method: &'static str,
    status: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Called {
    route: String,
    method: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct AtRoute {
    route: String,
}

#[derive(Clone, Debug)]
pub(super) struct Requests {
    answered: Family<Answered, Counter>,
    durations: Family<Called, Histogram, fn() -> Histogram>,
    in_flight: Family<AtRoute, Gauge>,
}

impl Requests {
    pub(super) fn registered(registry: &mut Registry) -> Self {
        let requests = Self {
            answered: Family::default(),
            durations: Family::new_with_constructor(|| Histogram::new(BOUNDS)),
            in_flight: Family::default(),
        };
        registry.register("http_requests", "Requests that were answered", requests.answered.clone());
        let help = "How long an answer took to begin; lines of batches and loads come after that";
        registry.register_with_unit("http_request_duration", help, Unit::Seconds, requests.durations.clone());
        registry.register("http_requests_in_flight", "Requests whose answer has not begun", requests.in_flight.clone());
        requests
    }
}

/// A request at work. Counted as such until the value goes, which it does when the caller has gone too.
pub(in crate::api) struct Handling {
    requests: Requests,
    called: Called,
    in_flight: Gauge,
}

impl Handling {
    /// Begins to count a request; not where nothing is counted.
    pub(in crate::api) fn begin(request: &ServiceRequest, route: &str) -> Option<Self> {
        let requests = request.app_data::<Data<Metrics>>()?.requests.clone();
        let called = Called { route: route.to_owned(), method: known(request.method()) };
        let in_flight = requests.in_flight.get_or_create_owned(&AtRoute { route: called.route.clone() });
        in_flight.inc();
        Some(Self { requests, called, in_flight })
    }

    /// Counts its answer.
    pub(in crate::api) fn answered(&self, status: StatusCode, duration: Duration) {
        let Called { route, method } = self.called.clone();
        self.requests.answered.get_or_create(&Answered { route, method, status: class(status) }).inc();
        self.requests.durations.get_or_create(&self.called).observe(duration.as_secs_f64());
    }
}

impl Drop for Handling {
    fn drop(&mut self) {
        self.in_flight.dec();
    }
}

/// Callers may make methods up; those share a label.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        "PATCH" => "PATCH",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        ..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        500.. => "5xx",
    }
}
