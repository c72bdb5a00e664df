//! Reads JSON bodies strictly, says by JSON pointer where one does not fit, and writes the answers.

use actix_web::dev::Payload;
use actix_web::http::header::{self, ContentType};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_path_to_error::{Path, Segment};
use std::future::Future;
use std::pin::Pin;

use super::LARGEST_BODY;
pub(super) use super::document::DocumentInput;
use super::problem::Problem;
use crate::json::object;

/// What a report usually comes to at the most, in bytes.
const USUAL_REPORT: usize = 64 * 1024;

/// Longer bodies, in bytes, are parsed on a thread of their own.
const LONG_BODY: usize = 256 * 1024;

/// A request's JSON body, of at most so many bytes.
pub(super) struct JsonBody<T, const LARGEST: usize = LARGEST_BODY>(pub T);

impl<T: DeserializeOwned + Send + 'static, const LARGEST: usize> FromRequest for JsonBody<T, LARGEST> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let refused = if !is_json(request) {
            Some(Problem::unsupported_media_type())
        } else if announced(request).is_some_and(|length| length > LARGEST) {
            Some(Problem::body_too_large(LARGEST))
        } else {
            None
        };
        if let Some(problem) = refused {
            return Box::pin(std::future::ready(Err(problem)));
        }
        let payload = web::Payload::from_request(request, payload);
        Box::pin(async move {
            let payload = payload.await.map_err(|_| Problem::unreadable_body())?;
            let bytes = match payload.to_bytes_limited(LARGEST).await {
                Ok(bytes) => bytes.map_err(|_| Problem::unreadable_body())?,
                Err(_) => return Err(Problem::body_too_large(LARGEST)),
            };
            if bytes.len() <= LONG_BODY {
                return parse(&bytes).map(Self);
            }
            web::block(move || parse(&bytes)).await.map_err(|_| Problem::internal())?.map(Self)
        })
    }
}

/// The length that a request says its body has.
fn announced(request: &HttpRequest) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Answers with what `work` computes, on a thread of its own, so that a long document does not hold up the other
/// requests of this worker.
pub(super) async fn compute(
    work: impl FnOnce() -> Result<Vec<u8>, Problem> + Send + 'static,
) -> Result<HttpResponse, Problem> {
    let json = web::block(work).await.map_err(|_| Problem::internal())??;
    Ok(HttpResponse::Ok().content_type(ContentType::json()).body(json))
}

/// A report as JSON bytes.
pub(super) fn json(report: &impl Serialize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::with_capacity(USUAL_REPORT);
    serde_json::to_writer(&mut bytes, report).map_err(|_| Problem::internal())?;
    Ok(bytes)
}

fn is_json(request: &HttpRequest) -> bool {
    let media_type =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json"))
}

/// Parses an object strictly.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = fit(&mut deserializer)?;
    deserializer.end().map_err(|error| Problem::broken_json(&error))?;
    Ok(value)
}

/// Takes an object out of JSON, if it fits.
pub(super) fn fit<'de, T: Deserialize<'de>>(
    json: impl Deserializer<'de, Error = serde_json::Error>,
) -> Result<T, Problem> {
    let mut track = serde_path_to_error::Track::new();
    object(serde_path_to_error::Deserializer::new(json, &mut track)).map_err(|error| {
        let pointer = pointer(&track.path());
        if error.is_data() { Problem::invalid_request(pointer, message(&error)) } else { Problem::broken_json(&error) }
    })
}

/// The parser's message without its line and column: the pointer says the place.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let end = text.rfind(" at line ").unwrap_or(text.len());
    text[..end].to_owned()
}

fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        let name = match segment {
            Segment::Seq { index } => index.to_string(),
            Segment::Map { key } => key.replace('~', "~0").replace('/', "~1"),
            Segment::Enum { variant } => variant.clone(),
            Segment::Unknown => continue,
        };
        pointer.push('/');
        pointer.push_str(&name);
    }
    pointer
}
