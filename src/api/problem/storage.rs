//! What can go wrong with stored documents, as problems.

use actix_web::http::StatusCode;

use super::Problem;
use crate::index::IndexError;
use crate::service::StorageError;

const TOO_MANY_LINES: &str = "too-many-lines";

impl Problem {
    pub(in crate::api) fn unauthorised() -> Self {
        let detail = "send a key of this server with the header \"Authorization: Bearer KEY\" or \"X-Api-Key: KEY\"";
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", "a key is needed", detail)
    }

    pub(in crate::api) fn bad_condition() -> Self {
        let detail = "send either If-Match with ETags or *, or If-None-Match with * alone";
        Self::new(StatusCode::BAD_REQUEST, "bad-condition", "the condition cannot be understood", detail)
    }

    pub(in crate::api) fn not_ndjson() -> Self {
        let detail = "send a JSON object on each line, with the header \"Content-Type: application/x-ndjson\"";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "unsupported media type", detail)
    }

    pub(in crate::api) fn too_many_lines(most: usize) -> Self {
        let detail =
            format!("one load takes {most} lines; those before this one are done, send the others in a new load");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, TOO_MANY_LINES, "too many lines", detail)
    }

    /// Whether no line of a load can come behind it.
    pub(in crate::api) fn ends_a_load(&self) -> bool {
        ["unreadable-body", TOO_MANY_LINES].iter().any(|name| self.kind.ends_with(name))
    }

    fn unavailable(detail: impl Into<String>) -> Self {
        let title = "stored documents are not available";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "storage-unavailable", title, detail)
    }

    /// Whether it is for whoever runs the server to mend.
    fn of_index(error: IndexError) -> Self {
        let detail = error.to_string();
        match error {
            IndexError::NotFound => {
                Self::new(StatusCode::NOT_FOUND, "unknown-document", "there is no such document", detail)
            }
            IndexError::Conflict { .. } => {
                let title = "the document is not as the condition says";
                Self::new(StatusCode::PRECONDITION_FAILED, "precondition-failed", title, detail)
            }
            IndexError::Invalid { field, message } => {
                let problem = Self::invalid_request(format!("/{field}"), message);
                if field == "id" || field == "tenant" { problem.nowhere() } else { problem }
            }
            IndexError::Write { .. } => {
                // Names a folder of the server, which is not the caller's to know.
                tracing::error!(%error, "a write failed");
                let detail =
                    "nothing of this write was kept, for the server's disk is full or cannot be written; send it again";
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "write-failed", "a write failed", detail)
            }
            _ => {
                tracing::error!(%error, "stored documents cannot be used");
                Self::unavailable("the stored documents cannot be read at the moment; the server's log tells why")
            }
        }
    }
}

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Self {
        let detail = error.to_string();
        let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
        match error {
            StorageError::Unavailable => Self::unavailable(detail),
            StorageError::Index(error) => Self::of_index(error),
            StorageError::ReservedId { .. } => Self::new(unprocessable, "reserved-id", "the id is reserved", detail),
            StorageError::Request(error) => error.into(),
            StorageError::NotAsked { index, .. } => {
                let title = "a keyword is not asked for";
                Self::new(unprocessable, "not-asked", title, detail).at(format!("/filter/required_asks/{index}"))
            }
            StorageError::AutoForJobs => {
                Self::new(unprocessable, "auto-for-jobs", "jobs have no common role", detail).at("/role")
            }
        }
    }
}
