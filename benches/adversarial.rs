//! How reading grows with its input, on texts made to be slow.
//!
//! `cargo bench --bench adversarial`. Each line names a text and a step, and gives the fastest of a few rounds at 256 KiB,
//! 512 KiB and 1 MiB in milliseconds, and what each doubling multiplies. The bound is 2.3; beyond it, the run fails.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

use rolecall::document::Document;
use rolecall::job::{Job, Wording};
use rolecall::recognition::{Scratch, recognise};
use rolecall::resume::Profile;
use rolecall::scoring::{Comparison, Policy, Source};
use rolecall::service::{Matcher, built_in};
use rolecall::vocabulary::Vocabulary;
use std::hint::black_box;
use std::time::Instant;

const SIZES: [usize; 3] = [256 * 1024, 512 * 1024, 1024 * 1024];
const ROUNDS: usize = 15;
/// So many rounds are run where a busy machine leaves a doubling above the bound: the fastest of more is nearer the truth.
const MOST_ROUNDS: usize = 150;
const BOUND: f64 = 2.3;

/// A name, and what the text repeats.
const TEXTS: [(&str, &str); 8] = [
    ("nested lists", "- Requirements:\n  - Go or Java\n    * Kafka (e.g. Redis, SQL)\n      + is a plus\n"),
    ("one line", "We need Go or Java and Kafka, ideally Redis, which is a plus for us "),
    ("one line of headings", "Requirements: Go Nice to have Kafka What we offer Redis Location: Java "),
    ("all capitals", "REQUIREMENTS MUST HAVE GO OR JAVA, KAFKA AND SQL REQUIRED\n"),
    ("only headings", "## Requirements\nNice to have:\nBenefits\nWhat you'll do\n"),
    ("one enumeration", "Go, Java, Kafka, Redis/SQL or "),
    ("spaces and colons", "Java:   :  :    Kafka ::       "),
    ("one word", "requirementsmusthavegojavakafka"),
];

fn main() {
    let matcher = Matcher::new(&built_in()).expect("the built-in sets have no faults");
    let vocabulary = matcher.vocabulary();
    let wording = Wording::default();
    let mut scratch = Scratch::default();
    let policy = Policy::default();
    usual(&wording, vocabulary);
    let mut worst: f64 = 0.0;
    for (name, unit) in TEXTS {
        let texts = SIZES.map(|size| unit.repeat(size / unit.len()));
        let mut fastest = [[f64::MAX; SIZES.len()]; 4];
        for round in 0..MOST_ROUNDS {
            if round >= ROUNDS && fastest.iter().all(|times| doubling(times) <= BOUND) {
                break;
            }
            // Sizes take turns, so that a change of the machine's speed meets all alike.
            for (at, text) in texts.iter().enumerate() {
                let mut note = |step: usize, started: Instant| {
                    fastest[step][at] = fastest[step][at].min(started.elapsed().as_secs_f64() * 1e3);
                };
                let whole = Instant::now();
                let started = Instant::now();
                let document = black_box(Document::read(text));
                note(0, started);
                let started = Instant::now();
                let reading = black_box(recognise(vocabulary, &document, &mut scratch));
                note(1, started);
                let started = Instant::now();
                let job = black_box(Job::read(&document, &reading, &wording.cues(&document)));
                note(2, started);
                let source = Source { text, reading: &reading };
                let profile = Profile::read(vocabulary, &reading);
                let comparison = Comparison { vocabulary, resume: source, profile: &profile, job: Some(source) };
                for ask in &job.asks {
                    black_box(comparison.outcome(ask, &policy, |_| None));
                }
                note(3, whole);
            }
        }
        for (step, times) in ["document", "recognition", "job", "whole match"].iter().zip(fastest) {
            let [small, middle, large] = times;
            let (first, second) = (middle / small, large / middle);
            worst = worst.max(doubling(&times));
            println!("{name:22} {step:12} {small:9.2} {middle:9.2} {large:9.2} ms   × {first:.2}  × {second:.2}");
        }
    }
    println!("the worst doubling: × {worst:.2}");
    assert!(worst <= BOUND, "a doubling of the text takes more than {BOUND} times as long");
}

/// What the worse of the two doublings multiplies.
fn doubling([small, middle, large]: &[f64; 3]) -> f64 {
    (middle / small).max(large / middle)
}

/// How long a posting of the usual length takes, for comparison.
fn usual(wording: &Wording, vocabulary: &Vocabulary) {
    let posting = [
        include_str!("../examples/posting-backend-developer.txt"),
        include_str!("../examples/posting-analytics-engineer.txt"),
    ]
    .join("\n");
    let document = Document::read(&posting);
    let reading = recognise(vocabulary, &document, &mut Scratch::default());
    let fastest = |work: &dyn Fn()| {
        let times = (0..400).map(|_| {
            let started = Instant::now();
            work();
            started.elapsed().as_secs_f64() * 1e6
        });
        times.fold(f64::MAX, f64::min)
    };
    let read = fastest(&|| drop(black_box(Document::read(&posting))));
    let job = fastest(&|| drop(black_box(Job::read(&document, &reading, &wording.cues(&document)))));
    println!("a posting of {} bytes: document {read:.1} µs, job {job:.1} µs", posting.len());
}
