//! Gives documents out line by line, as they can be loaded again.

use actix_web::HttpResponse;
use actix_web::web::{self, Bytes};
use futures_util::stream;
use std::io;
use tokio::sync::mpsc::channel;

use super::Desk;
use super::body::BulkLine;
use super::bulk::NDJSON;
use crate::api::problem::Problem;
use crate::index::DocumentKind;

/// How many documents wait to be sent. A caller that reads slowly is waited for.
const WAITING: usize = 16;

pub(super) async fn export(desk: Desk, kind: DocumentKind) -> Result<HttpResponse, Problem> {
    desk.storage.available()?;
    let (sender, mut receiver) = channel::<Result<Bytes, io::Error>>(WAITING);
    // Ends with the last document, or when the caller has gone.
    drop(web::block(move || {
        let exported = desk.storage.export(&desk.scope(kind), &mut |record| {
            let mut line = serde_json::to_vec(&BulkLine::of(record)).unwrap_or_default();
            line.push(b'\n');
            sender.blocking_send(Ok(line.into())).is_ok()
        });
        if let Err(error) = exported {
            // The answer has begun: it is broken off, so that nobody takes a part of the documents for all.
            let _ = sender.blocking_send(Err(io::Error::other("the store cannot be read")));
            tracing::error!(%error, "an export was broken off");
        }
    }));
    let answer = stream::poll_fn(move |context| receiver.poll_recv(context));
    Ok(HttpResponse::Ok().content_type(NDJSON).streaming(answer))
}
