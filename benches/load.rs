//! What `rolecall load` takes: documents a second, memory and bytes on disk, for 5,000 résumés of a realistic length.
//!
//! `cargo bench --bench load`. The texts are made up: lines of the examples in another order each time, so that no text
//! is nearly another.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops where it cannot go on")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const TEXTS: usize = 5000;
const LINES: usize = 70;

/// How often memory is looked at.
const EVERY: Duration = Duration::from_millis(20);

fn main() {
    let folder = std::env::temp_dir().join(format!("rolecall-bench-load-{}", std::process::id()));
    let (texts, data) = (folder.join("texts"), folder.join("data"));
    let length = generate(&texts);
    for round in ["new", "again"] {
        let started = Instant::now();
        let mut load = rolecall(&["load", "resumes"], &texts, &data);
        let memory = peak(&mut load);
        let seconds = started.elapsed().as_secs_f64();
        assert!(load.wait().expect("it ends").success(), "it loads");
        println!(
            "{round}: {TEXTS} files of {} bytes in {seconds:.2} s: {:.0} a second, start included; at most {} MB of memory",
            length / TEXTS,
            TEXTS as f64 / seconds,
            memory.map_or_else(|| "?".to_owned(), |kilobytes| (kilobytes / 1000).to_string())
        );
        let disk = bytes(&data);
        println!("{round}: {} bytes on disk for each", disk / TEXTS as u64);
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}

/// A small random number generator (Knuth's MMIX), the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// Writes the files, and gives the sum of their lengths.
fn generate(folder: &Path) -> usize {
    let lines: Vec<&str> = [
        include_str!("../examples/resume-backend-developer.txt"),
        include_str!("../examples/resume-data-analyst.txt"),
        include_str!("../examples/resume-nurse.txt"),
    ]
    .into_iter()
    .flat_map(str::lines)
    .collect();
    std::fs::create_dir_all(folder).expect("a folder can be made");
    let mut random = Random(3);
    let write = |at: usize| {
        let text = (0..LINES).map(|_| lines[random.below(lines.len())]).collect::<Vec<_>>().join("\n");
        std::fs::write(folder.join(format!("t{at}.txt")), &text).expect("a file can be written");
        text.len()
    };
    (0..TEXTS).map(write).sum()
}

fn rolecall(args: &[&str], texts: &Path, data: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    command.args(args).arg(texts).arg("--data").arg(data).stdout(Stdio::null());
    command.spawn().expect("the program starts")
}

/// The most resident memory of a process while it runs, in kilobytes, where the system tells.
fn peak(process: &mut Child) -> Option<u64> {
    let status = format!("/proc/{}/status", process.id());
    let mut most = None;
    while process.try_wait().expect("it can be asked").is_none() {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(kilobytes);
        std::thread::sleep(EVERY);
    }
    most
}

fn bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("it lists").map(|entry| entry.expect("an entry"));
    let size = |entry: std::fs::DirEntry| {
        let found = entry.metadata().expect("it is there");
        if found.is_dir() { bytes(&entry.path()) } else { found.len() }
    };
    entries.map(size).sum()
}
