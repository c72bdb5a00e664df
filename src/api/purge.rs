//! POST /v1/purge.

use actix_web::{HttpResponse, post, web};

use super::problem::Problem;
use super::stored::Desk;

/// Purge what was deleted
///
/// A document is invisible when its deletion is answered; its text is gone from every file after a purge. The server
/// purges every hour by itself. This does it now, and answers when it is done.
#[utoipa::path(
    tag = "storage",
    responses(
        (status = 204, description = "Nothing that was deleted is in any file"),
        (status = 503, description = "This server stores nothing, or its disk cannot be written", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/v1/purge")]
pub(super) async fn purge(desk: Desk) -> Result<HttpResponse, Problem> {
    web::block(move || desk.storage.purge()).await.map_err(|_| Problem::internal())??;
    Ok(HttpResponse::NoContent().finish())
}
