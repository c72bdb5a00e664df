//! Lets callers in by their keys, and tells whose documents they see.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, ResponseError};
use std::future::{Ready, ready};

use super::problem::Problem;
use crate::service::{DEFAULT_TENANT, Tenants};

/// Whose documents a request is about.
#[derive(Clone, Debug)]
pub(super) struct Tenant(pub String);

impl FromRequest for Tenant {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        // Whoever is not let in does not come here; to be sure, nobody is taken for another.
        ready(request.extensions().get::<Self>().cloned().ok_or_else(Problem::unauthorised))
    }
}

/// Answers requests without a key that is known, but for the pages that anyone may see.
pub(super) async fn admit(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let tenant = match request.app_data::<Data<Tenants>>() {
        Some(tenants) if tenants.are_guarded() => key(&request).and_then(|key| tenants.of_key(key)).map(str::to_owned),
        _ => Some(DEFAULT_TENANT.to_owned()),
    };
    match tenant {
        Some(tenant) => {
            request.extensions_mut().insert(Tenant(tenant));
        }
        None if is_open(request.path()) => {}
        None => {
            let mut answer = Problem::unauthorised().error_response();
            answer
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"rolecall\""));
            return Ok(request.into_response(answer));
        }
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// The paths that need no key, as they come, undecoded: what is not listed needs one.
fn is_open(path: &str) -> bool {
    matches!(path, "/" | "/docs" | "/openapi.json" | "/health/live" | "/health/ready" | "/metrics")
        || path.starts_with("/docs/")
}

fn key(request: &ServiceRequest) -> Option<&str> {
    let text = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if let Some(value) = text("authorization") {
        let (scheme, key) = value.split_once(' ')?;
        return scheme.eq_ignore_ascii_case("bearer").then(|| key.trim());
    }
    text("x-api-key")
}
