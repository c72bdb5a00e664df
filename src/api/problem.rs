//! Errors as RFC 9457 problems: what is wrong, where, and what to do.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;
use utoipa::ToSchema;

use crate::intake::IntakeError;
use crate::service::RequestError;
use crate::vocabulary::ExtraFault;

mod storage;

/// The media type of problems.
pub(super) const MEDIA_TYPE: &str = "application/problem+json";

/// Longer details, in characters, are cut: a parser may repeat a whole document in its message.
const LONGEST_DETAIL: usize = 300;

/// An error as every route answers it (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Problem {
    /// A stable name of the problem, to be compared as a whole.
    #[serde(rename = "type")]
    #[schema(example = "urn:rolecall:problem:invalid-request")]
    kind: Cow<'static, str>,
    /// The same in words.
    #[schema(example = "the request does not fit its schema")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 422)]
    status: u16,
    /// What is wrong with this request, and what to do.
    #[schema(example = "unknown field `resumee`, expected one of `resume`, `job`, `role`, `policy`, `offsets`")]
    detail: String,
    /// The places in the request's body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Place>,
}

/// A place in a request's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Place {
    /// A JSON pointer (RFC 6901).
    #[schema(example = "/resume/text")]
    pointer: String,
    /// What is wrong there.
    detail: String,
}

impl Problem {
    fn new(status: StatusCode, name: &str, title: &'static str, detail: impl Into<String>) -> Self {
        let detail: String = detail.into();
        let detail = match detail.char_indices().nth(LONGEST_DETAIL) {
            Some((end, _)) => format!("{}…", &detail[..end]),
            None => detail,
        };
        Self {
            kind: format!("urn:rolecall:problem:{name}").into(),
            title,
            status: status.as_u16(),
            detail,
            errors: Vec::new(),
        }
    }

    pub(super) fn at(mut self, pointer: impl Into<String>) -> Self {
        self.errors.push(Place { pointer: pointer.into(), detail: self.detail.clone() });
        self
    }

    pub(super) fn not_found() -> Self {
        let detail = "nothing is served at this path; /docs and /openapi.json list what is";
        Self::new(StatusCode::NOT_FOUND, "not-found", "not found", detail)
    }

    pub(super) fn unsupported_media_type() -> Self {
        let detail = "send JSON with the header \"Content-Type: application/json\"";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "unsupported media type", detail)
    }

    pub(super) fn body_too_large(most: usize) -> Self {
        let detail = format!("the body is larger than {most} bytes; send fewer or shorter documents");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", "the body is too large", detail)
    }

    pub(super) fn unreadable_body() -> Self {
        let detail = "the body could not be read to its end; send it again";
        Self::new(StatusCode::BAD_REQUEST, "unreadable-body", "the body is unreadable", detail)
    }

    pub(super) fn broken_json(error: &serde_json::Error) -> Self {
        let detail = format!("the JSON is broken: {error}");
        Self::new(StatusCode::BAD_REQUEST, "broken-json", "the JSON is broken", detail)
    }

    pub(super) fn invalid_request(pointer: String, detail: impl Into<String>) -> Self {
        let title = "the request does not fit its schema";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-request", title, detail).at(pointer)
    }

    pub(super) fn unreadable_document(pointer: String, error: &IntakeError) -> Self {
        let title = "a document cannot be read";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-document", title, error.to_string()).at(pointer)
    }

    /// The same, with a place moved: a document's text may come from another field than `text`.
    pub(super) fn moved(mut self, from: &str, to: &str) -> Self {
        for place in self.errors.iter_mut().filter(|place| place.pointer == from) {
            to.clone_into(&mut place.pointer);
        }
        self
    }

    /// The same, with no places: where what is wrong stands in no body.
    pub(super) fn nowhere(self) -> Self {
        Self { errors: Vec::new(), ..self }
    }

    /// The same, with every place at or below `from` moved to `to`.
    pub(super) fn moved_below(mut self, from: &str, to: &str) -> Self {
        for place in &mut self.errors {
            if let Some(rest) = place.pointer.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with('/'))
            {
                place.pointer = format!("{to}{rest}");
            }
        }
        self
    }

    pub(super) fn internal() -> Self {
        let detail = "this is a fault of the server; report it with the x-request-id of this answer";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "internal error", detail)
    }

    /// A problem for an answer that the framework gave by itself.
    pub(super) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::not_found(),
            StatusCode::METHOD_NOT_ALLOWED => {
                let detail = "this path is served with another method; /docs lists them";
                Self::new(status, "method-not-allowed", "method not allowed", detail)
            }
            StatusCode::PAYLOAD_TOO_LARGE => Self::body_too_large(super::LARGEST_BODY),
            status if status.is_server_error() => Self { status: status.as_u16(), ..Self::internal() },
            status => {
                let detail = "the request cannot be understood; /docs tells what each path takes";
                Self::new(status, "bad-request", "bad request", detail)
            }
        }
    }
}

/// A query string that does not fit.
pub(super) fn bad_query(error: &impl fmt::Display) -> Problem {
    let detail = format!("the query string does not fit: {error}; /docs tells the parameters");
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-query", "the query string does not fit", detail)
}

impl From<RequestError> for Problem {
    fn from(error: RequestError) -> Self {
        let detail = error.to_string();
        let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
        match error {
            RequestError::BlankText { field } => {
                Self::new(unprocessable, "blank-text", "a text is blank", detail).at(pointer(field))
            }
            RequestError::TextTooLong { field, .. } => {
                Self::new(StatusCode::PAYLOAD_TOO_LARGE, "text-too-long", "a text is too long", detail)
                    .at(pointer(field))
            }
            RequestError::UnknownRole { .. } => {
                Self::new(unprocessable, "unknown-role", "unknown role", detail).at("/role")
            }
            RequestError::NoRoleFound => {
                Self::new(unprocessable, "no-role-found", "no role could be told", detail).at("/role")
            }
            RequestError::UnknownKeyword { .. } => {
                Self::new(unprocessable, "unknown-keyword", "unknown keyword", detail)
            }
            RequestError::ExtraKeyword(ExtraFault { index, alias, .. }) => {
                let part = alias.map_or_else(|| "name".to_owned(), |alias| format!("aliases/{alias}"));
                Self::new(unprocessable, "extra-keyword", "an extra keyword cannot be used", detail)
                    .at(format!("/extra_keywords/{index}/{part}"))
            }
            RequestError::NothingToCompare => {
                Self::new(unprocessable, "nothing-to-compare", "nothing to compare", detail).at("")
            }
        }
    }
}

/// A role or keyword that the path names and that does not exist.
pub(super) fn unknown_in_path(error: RequestError) -> Problem {
    let problem = Problem::from(error);
    Problem { status: StatusCode::NOT_FOUND.as_u16(), errors: Vec::new(), ..problem }
}

/// Where a document's text stands in the body.
fn pointer(field: &str) -> String {
    if field == "text" { "/text".to_owned() } else { format!("/{field}/text") }
}

impl fmt::Display for Problem {
    /// The problem's name alone: details may repeat a document, and this text reaches logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code()).insert_header((header::CONTENT_TYPE, MEDIA_TYPE)).json(self)
    }
}
