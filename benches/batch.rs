//! How a batch of 1,000 résumés scales with the cores.
//!
//! `cargo bench --bench batch`. One thread and all cores take turns, so that a change of the machine's speed meets both
//! alike; quote the ratios, and look at the machine's load. Also tells what it saves to read the posting once.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops where it cannot go on")]

use rolecall::parallel::{cores, in_parallel};
use rolecall::service::{Arrived, Batch, BatchInput, MatchInput, Matcher, Shared, built_in};
use std::hint::black_box;
use std::num::NonZero;
use std::sync::Arc;
use std::time::Instant;

const RESUMES: usize = 1000;
const ROUNDS: usize = 9;

fn main() {
    let matcher = Arc::new(Matcher::new(&built_in()).expect("the built-in sets have no faults"));
    let job = include_str!("../examples/posting-backend-developer.txt");
    let resumes: Vec<String> = (0..RESUMES).map(resume).collect();
    let bytes: usize = resumes.iter().map(String::len).sum();
    println!("{RESUMES} résumés of {} bytes on average, a job of {} bytes", bytes / RESUMES, job.len());
    let shared = Shared::Job(Some(Arrived::text(job)));
    let batch = Batch::new(Arc::clone(&matcher), BatchInput::of(shared)).expect("the job has words");
    let line = |report: &rolecall::report::MatchReport<'_>| serde_json::to_vec(report).expect("it is plain data").len();
    let run = |threads: NonZero<usize>| {
        let one = |at: usize| batch.matched(&Arrived::text(&resumes[at]), line).expect("the résumé has words");
        timed(|| in_parallel(0..RESUMES, threads, one).iter().sum())
    };
    let single = || {
        timed(|| {
            let one = |resume: &String| {
                line(&matcher.match_documents(MatchInput::of(resume, Some(job))).expect("both have words"))
            };
            resumes.iter().map(one).sum()
        })
    };
    let mut times: [Vec<f64>; 3] = Default::default();
    for round in 0..=ROUNDS {
        let measured = [run(NonZero::<usize>::MIN), run(cores()), single()];
        // The first round only warms up.
        if round > 0 {
            times.iter_mut().zip(measured).for_each(|(times, time)| times.push(time));
        }
    }
    let all = format!("batch, {} threads", cores());
    for (name, times) in ["batch, 1 thread", &all, "single matches, 1 thread"].into_iter().zip(&times) {
        let (low, high) = times.iter().fold((f64::MAX, 0.0_f64), |(low, high), &time| (low.min(time), high.max(time)));
        println!("{name:26} {:>7.1} ms  ({low:.1} to {high:.1})", median(times.clone()));
    }
    let ratio = |a: usize, b: usize| median(times[a].iter().zip(&times[b]).map(|(a, b)| a / b).collect());
    println!("1 thread / {}: {:.2}; single / batch: {:.2}", cores(), ratio(0, 1), ratio(2, 0));
}

/// A résumé like no other of the batch: lines of the examples, every so many left out, in another order.
fn resume(at: usize) -> String {
    let examples = [
        include_str!("../examples/resume-backend-developer.txt"),
        include_str!("../examples/resume-data-analyst.txt"),
        include_str!("../examples/resume-nurse.txt"),
    ];
    let mut lines: Vec<&str> = examples.iter().cycle().skip(at).take(2).flat_map(|text| text.lines()).collect();
    let every = 2 + at % 7;
    lines.rotate_left(at % 5);
    let kept = lines.iter().enumerate().filter(|(line, _)| line % every != 0).map(|(_, line)| *line);
    format!("Candidate {at}\n{}", kept.collect::<Vec<_>>().join("\n"))
}

/// How long the work takes, in milliseconds.
fn timed(work: impl FnOnce() -> usize) -> f64 {
    let started = Instant::now();
    black_box(work());
    started.elapsed().as_secs_f64() * 1e3
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
