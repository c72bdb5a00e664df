//! Loads documents line by line: what a line holds is stored or refused by itself, and memory holds one chunk of them.

use actix_web::http::header;
use actix_web::web::{self, Bytes, BytesMut, Payload};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::{StreamExt, stream};
use serde::Serialize;
use std::convert::Infallible;
use std::mem::take;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use utoipa::ToSchema;

use super::Desk;
use super::body::{BulkLine, Written};
use crate::api::LARGEST_BODY;
use crate::api::body::parse;
use crate::api::problem::Problem;
use crate::clock::now;
use crate::index::{Condition, DocumentKind};
use crate::service::{cores, in_parallel};

pub(super) const NDJSON: &str = "application/x-ndjson";

/// The most lines of one load. Answers to a caller that reads none before it has sent all are kept until then, so their
/// number has a bound.
const MOST_LINES: usize = 100_000;

/// How many lines, and how many bytes of them, are stored together. They share a commit, which costs some syncs of the
/// disk; and they are what memory holds.
const CHUNK_LINES: usize = 256;
const CHUNK_BYTES: usize = 4 * 1024 * 1024;

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

/// A line of the request, or why it is none.
type Line = (usize, Result<Bytes, Problem>);

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

async fn load(desk: Desk, kind: DocumentKind, mut payload: Payload, sender: UnboundedSender<Bytes>) {
    let mut lines = Lines::default();
    let mut chunk: Vec<Line> = Vec::new();
    let mut size = 0;
    loop {
        let arrived = match payload.next().await {
            Some(Ok(bytes)) => lines.feed(&bytes),
            Some(Err(_)) => vec![(lines.count + 1, Err(Problem::unreadable_body()))],
            None => lines.end().into_iter().collect(),
        };
        let ended = arrived.is_empty() && lines.ended || arrived.iter().any(|(_, line)| is_end(line));
        size += arrived.iter().map(|(_, line)| line.as_ref().map_or(0, Bytes::len)).sum::<usize>();
        chunk.extend(arrived);
        while chunk.len() >= CHUNK_LINES || size >= CHUNK_BYTES || ((lines.ended || ended) && !chunk.is_empty()) {
            let rest = if chunk.len() > CHUNK_LINES { chunk.split_off(CHUNK_LINES) } else { Vec::new() };
            let full = std::mem::replace(&mut chunk, rest);
            size = chunk.iter().map(|(_, line)| line.as_ref().map_or(0, Bytes::len)).sum();
            let desk = desk.clone();
            let Ok(answer) = web::block(move || store(&desk, kind, full)).await else { return };
            if sender.send(answer).is_err() {
                // The caller has gone.
                return;
            }
        }
        if lines.ended || ended {
            return;
        }
    }
}

/// Whether nothing can come behind it.
fn is_end(line: &Result<Bytes, Problem>) -> bool {
    line.as_ref().is_err_and(Problem::ends_a_load)
}

/// Stores a chunk, and tells line by line what became of it. The lines are read on all cores, and stored in their order.
fn store(desk: &Desk, kind: DocumentKind, chunk: Vec<Line>) -> Bytes {
    let read = in_parallel(chunk, cores(), |(line, bytes)| {
        let read = bytes.and_then(|bytes| parse::<BulkLine>(&bytes)).and_then(|line| {
            let (id, body) = line.into_parts();
            body.document(kind, id, Condition::Any)
        });
        (line, read)
    });
    let mut documents = Vec::with_capacity(read.len());
    let mut places = Vec::with_capacity(read.len());
    for (line, read) in read {
        match read {
            Ok(placed) => {
                places.push((line, Ok((placed.new.id.clone(), placed.pointer))));
                documents.push(placed.new);
            }
            Err(problem) => places.push((line, Err(problem))),
        }
    }
    let mut outcomes = desk.storage.put_all(&desk.scope(kind), documents, now()).into_iter();
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

/// Parts a stream of bytes into lines; blank ones are counted and left out.
#[derive(Debug, Default)]
struct Lines {
    count: usize,
    begun: BytesMut,
    /// Whether the line at hand is too long and only its end is waited for.
    too_long: bool,
    ended: bool,
}

impl Lines {
    fn feed(&mut self, mut bytes: &[u8]) -> Vec<Line> {
        let mut lines = Vec::new();
        while let Some(at) = bytes.iter().position(|&byte| byte == b'\n') {
            self.begin(&bytes[..at]);
            bytes = &bytes[at + 1..];
            if self.count == MOST_LINES {
                self.ended = true;
                lines.push((MOST_LINES + 1, Err(Problem::too_many_lines(MOST_LINES))));
                return lines;
            }
            lines.extend(self.finish());
        }
        self.begin(bytes);
        lines
    }

    fn end(&mut self) -> Option<Line> {
        self.ended = true;
        if self.begun.is_empty() && !self.too_long {
            return None;
        }
        if self.count == MOST_LINES {
            return Some((MOST_LINES + 1, Err(Problem::too_many_lines(MOST_LINES))));
        }
        self.finish()
    }

    fn begin(&mut self, part: &[u8]) {
        if self.too_long || self.begun.len() + part.len() > LARGEST_BODY {
            self.too_long = true;
            self.begun.clear();
        } else {
            self.begun.extend_from_slice(part);
        }
    }

    fn finish(&mut self) -> Option<Line> {
        self.count += 1;
        let line = self.begun.split().freeze();
        if take(&mut self.too_long) {
            return Some((self.count, Err(Problem::body_too_large(LARGEST_BODY))));
        }
        (!line.trim_ascii().is_empty()).then_some((self.count, Ok(line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(parts: &[&[u8]]) -> Vec<(usize, Option<usize>)> {
        let mut lines = Lines::default();
        let mut found: Vec<Line> = parts.iter().flat_map(|part| lines.feed(part)).collect();
        found.extend(lines.end());
        found.into_iter().map(|(at, line)| (at, line.ok().map(|line| line.len()))).collect()
    }

    #[test]
    fn lines_are_parted_wherever_the_bytes_are() {
        let long = vec![b'x'; LARGEST_BODY + 1];
        type Found<'a> = &'a [(usize, Option<usize>)];
        let cases: [(&str, &[&[u8]], Found<'_>); 6] = [
            ("nothing", &[], &[]),
            ("no end of line", &[b"ab"], &[(1, Some(2))]),
            ("parted inside", &[b"a", b"b\nc", b"\n"], &[(1, Some(2)), (2, Some(1))]),
            ("blank lines", &[b"\n \r\na\r\n\n"], &[(3, Some(2))]),
            ("too long", &[b"a\n", &long, b"x\nb\n"], &[(1, Some(1)), (2, None), (3, Some(1))]),
            ("too long at the end", &[&long], &[(1, None)]),
        ];
        for (name, parts, expected) in cases {
            assert_eq!(lines(parts), expected, "{name}");
        }
        let most = lines(&[&b"a\n".repeat(MOST_LINES)]);
        assert_eq!(most.last(), Some(&(MOST_LINES, Some(1))));
        let more = lines(&[&b"a\n".repeat(MOST_LINES + 1)]);
        assert_eq!(more.last(), Some(&(MOST_LINES + 1, None)));
    }
}
