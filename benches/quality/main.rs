//! How well the vocabulary recognises what postings ask for, held against postings that people have labelled.
//!
//! `cargo bench --bench quality -- --data DIR` prints the figures. The labelled texts are no part of this project;
//! CONTRIBUTING.md tells what DIR must hold. A part whose folder is missing is left out.
//! - `--keyword-sets DIR` reads keyword sets at run time in place of the built-in ones;
//! - `--split train` takes the other half of the labelled sentences;
//! - `--disagreements FILE` writes down, with context, where labels and matcher differ, for reading by eye.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::expect_used,
    reason = "a benchmark prints, and stops where it cannot go on"
)]

mod everyday;
mod flags;
mod named;
mod sentences;
mod spans;
mod tally;

use rolecall::service::{Matcher, built_in, read_dir};
use rolecall::vocabulary::Kind;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// The kinds that name technology.
pub(crate) const TECHNICAL: [Kind; 6] =
    [Kind::Language, Kind::Framework, Kind::Database, Kind::Platform, Kind::Tool, Kind::Standard];

struct Options {
    data: PathBuf,
    keyword_sets: Option<PathBuf>,
    split: String,
    disagreements: Option<PathBuf>,
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprintln!("usage: quality --data DIR [--keyword-sets DIR] [--split dev|train] [--disagreements FILE]");
        return ExitCode::from(2);
    };
    let files = match &options.keyword_sets {
        Some(dir) => read_dir(dir, 0).expect("the keyword sets are read"),
        None => built_in(),
    };
    let matcher = Matcher::new(&files).expect("the keyword sets have no faults");
    println!("{} keywords", matcher.vocabulary().keywords().len());
    let mut differences = String::new();
    let skillspan = options.data.join("skillspan");
    if skillspan.is_dir() {
        let halves = ["train", "dev"].map(|split| (split, sentences::read(&skillspan.join(format!("{split}.json")))));
        let annotated = spans::annotated(halves.iter().flat_map(|(_, postings)| postings));
        let (split, postings) =
            halves.iter().find(|(split, _)| *split == options.split).expect("the split is dev or train");
        for source in ["tech", "house"] {
            println!("\nLabelled sentences, {split}, {source}");
            let postings: Vec<_> = postings.iter().filter(|posting| posting.source == source).collect();
            let _ = writeln!(differences, "## sentences, {split}, {source}");
            spans::measure(&matcher, &postings, &annotated, &mut differences);
        }
    }
    let postings = options.data.join("analytics-postings");
    if postings.is_dir() {
        println!("\nTool flags of analytics postings");
        let _ = writeln!(differences, "## flags");
        flags::measure(&matcher, &postings, &mut differences);
    }
    let onet = options.data.join("onet");
    if onet.is_dir() {
        println!("\nTechnical keywords in everyday text: descriptions of occupations outside technology");
        let _ = writeln!(differences, "## everyday text");
        everyday::measure(&matcher, &onet.join("Occupation Data.txt"), &mut differences);
    }
    if let Some(path) = options.disagreements {
        std::fs::write(path, differences).expect("the disagreements are written");
    }
    ExitCode::SUCCESS
}

fn options() -> Option<Options> {
    let (mut data, mut keyword_sets, mut disagreements) = (None, None, None);
    let mut split = "dev".to_owned();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            // Cargo says so to every benchmark.
            "--bench" => {}
            "--data" => data = Some(PathBuf::from(arguments.next()?)),
            "--keyword-sets" => keyword_sets = Some(PathBuf::from(arguments.next()?)),
            "--disagreements" => disagreements = Some(PathBuf::from(arguments.next()?)),
            "--split" => split = arguments.next().filter(|split| split == "dev" || split == "train")?,
            _ => return None,
        }
    }
    Some(Options { data: data?, keyword_sets, split, disagreements })
}
