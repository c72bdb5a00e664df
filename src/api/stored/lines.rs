//! Parts a body into lines, and these into chunks that are read and stored together.

use actix_web::web::{Bytes, BytesMut, Payload};
use futures_util::{Stream, StreamExt, stream};
use std::mem::{replace, take};

use crate::api::LARGEST_BODY;
use crate::api::problem::Problem;

/// The most lines of one load. Answers to a caller that reads none before it has sent all are kept until then, so their
/// number has a bound.
const MOST_LINES: usize = 100_000;

/// How many lines, and how many bytes of them, are stored together. They share a commit, which costs some syncs of the
/// disk; and some such chunks are what memory holds.
const CHUNK_LINES: usize = 256;
const CHUNK_BYTES: usize = 4 * 1024 * 1024;

/// A line of a body with its number, or why it is none.
pub(super) type Line = (usize, Result<Bytes, Problem>);

/// The lines of a body, chunk by chunk as they arrive.
pub(super) fn chunks(payload: Payload) -> impl Stream<Item = Vec<Line>> {
    let arriving = Arriving { payload, lines: Lines::default(), chunk: Vec::new(), ended: false };
    stream::unfold(arriving, |mut arriving| async { Some((arriving.next().await?, arriving)) })
}

struct Arriving {
    payload: Payload,
    lines: Lines,
    chunk: Vec<Line>,
    /// Whether no further line can come.
    ended: bool,
}

impl Arriving {
    async fn next(&mut self) -> Option<Vec<Line>> {
        while !self.is_full() && !self.ended {
            let arrived = match self.payload.next().await {
                Some(Ok(bytes)) => self.lines.feed(&bytes),
                Some(Err(_)) => vec![(self.lines.count + 1, Err(Problem::unreadable_body()))],
                None => self.lines.end().into_iter().collect(),
            };
            let is_end = |(_, line): &Line| line.as_ref().is_err_and(Problem::ends_a_load);
            self.ended = self.lines.ended || arrived.iter().any(is_end);
            self.chunk.extend(arrived);
        }
        let rest = if self.chunk.len() > CHUNK_LINES { self.chunk.split_off(CHUNK_LINES) } else { Vec::new() };
        let chunk = replace(&mut self.chunk, rest);
        (!chunk.is_empty()).then_some(chunk)
    }

    fn is_full(&self) -> bool {
        let bytes = || self.chunk.iter().map(|(_, line)| line.as_ref().map_or(0, Bytes::len)).sum::<usize>();
        self.chunk.len() >= CHUNK_LINES || bytes() >= CHUNK_BYTES
    }
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
