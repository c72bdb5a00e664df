//! Gives every request an id, logs how it ended, and turns the framework's own errors into problems.
//!
//! Logged are id, method, route, status and duration; never a body, a query or a path beyond its route.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError};
use std::time::Instant;
use uuid::Uuid;

use super::metrics::Handling;
use super::problem::{self, Problem};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Longer ids of callers are not taken over.
const LONGEST_ID: usize = 64;

pub(super) async fn observe(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let id = request_id(&request);
    let method = request.method().clone();
    let route = request.match_pattern();
    let route = route.as_deref().unwrap_or("unknown");
    let handling = Handling::begin(&request, route);
    // Handlers and extractors turn their errors into responses before they come here.
    let response = next.call(request).await?.map_into_boxed_body();
    let mut response = as_problem(response);
    let (status, duration) = (response.status().as_u16(), started.elapsed());
    if let Some(handling) = handling {
        handling.answered(response.status(), duration);
    }
    let duration_ms = duration.as_secs_f64() * 1000.0;
    if status >= 500 {
        tracing::error!(request_id = %id, %method, route, status, duration_ms, "request failed");
    } else {
        tracing::info!(request_id = %id, %method, route, status, duration_ms, "request");
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    Ok(response)
}

/// The caller's id where it is a harmless one, or a fresh one.
fn request_id(request: &ServiceRequest) -> String {
    let given = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok()).filter(|id| {
        (1..=LONGEST_ID).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    });
    given.map_or_else(|| Uuid::new_v4().to_string(), str::to_owned)
}

/// Gives an error without a problem's body one.
fn as_problem(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let status = response.status();
    let is_problem = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(problem::MEDIA_TYPE.as_bytes()));
    if is_problem || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let allow = response.headers().get(header::ALLOW).cloned();
    let (request, _) = response.into_parts();
    let mut answer = Problem::of_status(status).error_response();
    if let Some(allow) = allow {
        answer.headers_mut().insert(header::ALLOW, allow);
    }
    ServiceResponse::new(request, answer)
}
