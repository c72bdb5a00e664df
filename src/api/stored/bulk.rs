//! Loads documents line by line: what a line holds is stored or refused by itself, and memory holds a few chunks of them.

use actix_web::http::header;
use actix_web::web::{self, Bytes, Payload};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::{StreamExt, stream};
use serde::Serialize;
use std::convert::Infallible;
use std::pin::pin;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use utoipa::ToSchema;

use super::Desk;
use super::body::{BulkLine, NewPlaced, Written};
use super::lines::{Line, chunks};
use crate::api::body::parse;
use crate::api::problem::Problem;
use crate::clock::now;
use crate::index::{Condition, DocumentKind, Prepared};
use crate::parallel::{cores, in_parallel};

pub(super) const NDJSON: &str = "application/x-ndjson";

/// How many chunks are read ahead: while one is stored, which is waiting for the disk, the next one is read.
const AHEAD: usize = 2;

/// What became of a line: what was stored, or an `error`.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct BulkOutcome {
    /// The line's number, from 1.
    #[schema(example = 1)]
    line: usize,
    #[serde(flatten)]
    written: Option<Written>,
    /// What is wrong with the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Problem>,
}

pub(super) async fn bulk(
    desk: Desk,
    kind: DocumentKind,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Problem> {
    if !is_ndjson(&request) {
        return Err(Problem::not_ndjson());
    }
    desk.storage.available()?;
    let (sender, mut receiver) = unbounded_channel::<Bytes>();
    actix_web::rt::spawn(load(desk, kind, payload, sender));
    let answer = stream::poll_fn(move |context| receiver.poll_recv(context)).map(Ok::<_, Infallible>);
    Ok(HttpResponse::Ok().content_type(NDJSON).streaming(answer))
}

fn is_ndjson(request: &HttpRequest) -> bool {
    let media_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = media_type.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(essence.as_str(), NDJSON | "application/ndjson" | "application/jsonl" | "application/jsonlines")
}

async fn load(desk: Desk, kind: DocumentKind, payload: Payload, sender: UnboundedSender<Bytes>) {
    let reader = desk.clone();
    let read = chunks(payload).map(move |chunk| {
        let desk = reader.clone();
        web::block(move || read(&desk, kind, chunk))
    });
    let store = |read| {
        let desk = desk.clone();
        async move {
            let read = read?;
            web::block(move || store(&desk, read)).await
        }
    };
    let mut answers = pin!(read.buffered(AHEAD).then(store));
    while let Some(Ok(answer)) = answers.next().await {
        if sender.send(answer).is_err() {
            // The caller has gone.
            return;
        }
    }
}

/// A line as it was read: its document's id, where its text stands, and what is to be written; or why it cannot be.
type ReadLine = (usize, Result<(String, String, Prepared), Problem>);

/// Reads a chunk on all cores, which is most of the work, and keeps the order of its lines.
fn read(desk: &Desk, kind: DocumentKind, chunk: Vec<Line>) -> Vec<ReadLine> {
    let (scope, time) = (desk.scope(kind), now());
    let read = |bytes: Bytes| {
        let (id, body) = parse::<BulkLine>(&bytes)?.into_parts();
        let NewPlaced { new, pointer } = body.document(kind, id.clone(), Condition::Any)?;
        let prepared = desk.storage.prepare(&scope, new, time);
        let prepared = prepared.map_err(|error| Problem::from(error).moved("/text", &pointer))?;
        Ok((id, pointer, prepared))
    };
    in_parallel(chunk, cores(), |(line, bytes)| (line, bytes.and_then(read)))
}

/// Stores a chunk in the order of its lines, and tells line by line what became of it.
fn store(desk: &Desk, chunk: Vec<ReadLine>) -> Bytes {
    let mut documents = Vec::with_capacity(chunk.len());
    let mut places = Vec::with_capacity(chunk.len());
    for (line, read) in chunk {
        let place = read.map(|(id, pointer, prepared)| {
            documents.push(prepared);
            (id, pointer)
        });
        places.push((line, place));
    }
    let mut outcomes = desk.storage.put_prepared(documents).into_iter();
    let mut answer = Vec::new();
    for (line, place) in places {
        let written = place.and_then(|(id, pointer)| match outcomes.next() {
            Some(Ok(stored)) => Ok(Written::of(id, stored)),
            Some(Err(error)) => Err(Problem::from(error).moved("/text", &pointer)),
            None => Err(Problem::internal()),
        });
        let (written, error) = written.map_or_else(|error| (None, Some(error)), |written| (Some(written), None));
        // Plain data serialises.
        let _ = serde_json::to_writer(&mut answer, &BulkOutcome { line, written, error });
        answer.push(b'\n');
    }
    answer.into()
}
