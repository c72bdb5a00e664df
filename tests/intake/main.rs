//! Documents as they arrive: what each format becomes, what is refused, and laws that hold for any input.
//!
//! The fixtures follow the public documentation of each format; the employers are invented. Beside each stand the
//! text that it becomes (`.txt`) and the same posting as a person would paste it (`.plain.txt`).

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

mod errors;
mod formats;
mod job_posting;
mod laws;

use rolecall::document::Document;
use rolecall::intake::{Intake, Purpose, from_text};
use rolecall::job::{Job, Level, Wording};
use rolecall::recognition::{Reading, Scratch, recognise};
use rolecall::service::{Matcher, built_in};
use std::sync::LazyLock;

static MATCHER: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::new(&built_in()).expect("the built-in sets have no faults"));

fn data(name: &str) -> String {
    let path = format!("{}/tests/data/intake/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read(text: &str) -> (Document<'_>, Reading) {
    let document = Document::read(text);
    let reading = recognise(MATCHER.vocabulary(), &document, &mut Scratch::default());
    (document, reading)
}

/// The asks of a posting as `id level`, alternatives joined by `|`, sorted.
fn asks(text: &str) -> Vec<String> {
    let (document, reading) = read(text);
    let job = Job::read(&document, &reading, &Wording::default().cues(&document));
    let ask = |ask: &rolecall::job::Ask| {
        let id = |&id| MATCHER.vocabulary().keyword(id).id.clone();
        let level = match ask.level {
            Level::Required => "required",
            Level::Preferred => "preferred",
            _ => "mentioned",
        };
        format!("{} {level}", ask.members.iter().map(id).collect::<Vec<_>>().join("|"))
    };
    let mut asks: Vec<String> = job.asks.iter().map(ask).collect();
    asks.sort();
    asks
}

fn posting(name: &str) -> Intake {
    from_text(&data(name), Purpose::Job, None).unwrap_or_else(|error| panic!("{name}: {error}"))
}
