//! The process is killed in the middle of writes, again and again: no acknowledged write may be lost or doubled, no
//! deleted document come back. And the disk runs full.
//!
//! `CRASH_CYCLES=200 cargo test --test crash` kills more often. The child is this program itself.

#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops where it cannot go on"
)]

use rolecall::index::{Condition, DocumentKind, IndexError, Put, Scope, SourceFile, Store, TantivyStore};
use rolecall::service::Matcher;
use rolecall::vocabulary::SetFile;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

const FOLDER: &str = "CRASH_TEST_FOLDER";
const SEED: &str = "CRASH_TEST_SEED";
const THREADS: u64 = 4;
const KEYS: u64 = 6;

fn open(folder: &Path) -> TantivyStore {
    let file = |name: &str, text: &str| SetFile {
        path: name.into(),
        name: name.into(),
        text: text.to_owned().into(),
        layer: 0,
    };
    let java = "[java]\nname = \"Java\"\nkind = \"language\"\nmatches = [\"Java\"]";
    let files = [file("set.toml", "name = \"t\"\nversion = \"1.0.0\""), file("keywords/all.toml", java)];
    TantivyStore::open(folder, Arc::new(Matcher::new(&files).expect("no faults"))).expect("it opens")
}

fn scope() -> Scope {
    Scope::new("a", DocumentKind::Resume)
}

/// A small random number generator (Knuth's MMIX), the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

fn say(line: &str) {
    // One write a line, so that a kill leaves no half of one; on a line of its own, for the test harness leaves its own
    // first line open.
    let mut out = std::io::stdout().lock();
    out.write_all(format!("\n{line}\n").as_bytes()).and_then(|()| out.flush()).expect("the parent listens");
}

/// Writes until it is killed, and says what it begins and what is acknowledged.
#[test]
#[ignore = "the child of the crash test"]
fn child_that_writes() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let seed: u64 = std::env::var(SEED).expect("a seed").parse().expect("a number");
    let store = open(Path::new(&folder));
    std::thread::scope(|threads| {
        for thread in 0..THREADS {
            let store = &store;
            threads.spawn(move || {
                let mut random = Random(seed * THREADS + thread);
                for turn in 0.. {
                    let id = format!("{thread}-{}", random.below(KEYS));
                    let key = scope().key(&id);
                    if random.below(4) == 0 {
                        say(&format!("begin {id} -"));
                        match store.delete(&key, Condition::Any) {
                            Ok(()) | Err(IndexError::NotFound) => say(&format!("done {id} -")),
                            Err(error) => panic!("{error}"),
                        }
                    } else {
                        let value = format!("{seed}.{thread}.{turn}");
                        say(&format!("begin {id} {value}"));
                        store.put(Put::new(key, format!("Java {value}"), 1)).expect("it is stored");
                        say(&format!("done {id} {value}"));
                    }
                    if random.below(12) == 0 {
                        store.purge().expect("it purges");
                    }
                }
            });
        }
    });
}

/// What must be stored under an id: what was acknowledged last, or what was begun after it.
#[derive(Debug, Default)]
struct Expected {
    done: Option<String>,
    begun: Option<Option<String>>,
}

fn child(folder: &Path, name: &str, seed: u64) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("there is a program"));
    command.args(["--exact", name, "--ignored", "--nocapture", "--test-threads", "1"]);
    command.env(FOLDER, folder).env(SEED, seed.to_string()).stdout(Stdio::piped()).stdin(Stdio::null());
    command
}

#[test]
fn a_kill_loses_nothing_that_was_acknowledged() {
    let cycles: u64 = std::env::var("CRASH_CYCLES").ok().and_then(|cycles| cycles.parse().ok()).unwrap_or(10);
    let folder = TempDir::new().expect("a folder");
    let mut expected: BTreeMap<String, Expected> = BTreeMap::new();
    let mut random = Random(7);
    let mut acknowledged = 0;
    for cycle in 0..cycles {
        let mut process = child(folder.path(), "child_that_writes", cycle).spawn().expect("it starts");
        let lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let kill_after = 4 + random.below(60);
        let mut seen = 0;
        for line in lines {
            let line = line.expect("it is text");
            let mut words = line.split(' ');
            let (verb, id, value) = (words.next(), words.next(), words.next());
            let (Some(verb @ ("begin" | "done")), Some(id), Some(value)) = (verb, id, value) else { continue };
            let value = (value != "-").then(|| format!("Java {value}"));
            let of_id = expected.entry(id.to_owned()).or_default();
            if verb == "begin" {
                of_id.begun = Some(value);
            } else {
                (of_id.done, of_id.begun) = (value, None);
                acknowledged += 1;
            }
            seen += 1;
            if seen == kill_after {
                // SIGKILL. What it said before is still read.
                process.kill().expect("it is killed");
            }
        }
        let status = process.wait().expect("it ends");
        assert!(seen >= kill_after && !status.success(), "cycle {cycle}: it ended by itself: {status}");
        let store = open(folder.path());
        assert_eq!(store.check().expect("it checks").faults, Vec::<String>::new(), "cycle {cycle}");
        let mut stored = BTreeMap::new();
        let mut each = |record: rolecall::index::Record| stored.insert(record.head.id, record.text).is_none();
        store.export(&scope(), None, &mut each).expect("it is exported");
        assert_eq!(store.stats("a").expect("it counts").resumes, stored.len() as u64, "cycle {cycle}: none doubled");
        for (id, of_id) in &mut expected {
            let found = stored.remove(id);
            let good = found == of_id.done || of_id.begun.as_ref() == Some(&found);
            assert!(good, "cycle {cycle}: {id} is {found:?} and not {of_id:?}");
            (of_id.done, of_id.begun) = (found, None);
        }
        assert_eq!(stored, BTreeMap::new(), "cycle {cycle}: nothing else is there");
    }
    println!("{cycles} kills, {acknowledged} acknowledged writes");
}

/// A file that does not compress.
fn noise(random: &mut Random, length: usize) -> SourceFile {
    let bytes = (0..length).map(|_| random.below(256) as u8).collect();
    SourceFile { media_type: "application/pdf".to_owned(), bytes }
}

/// Runs with a limit on the size of files, which is what a full disk looks like to a process.
#[test]
#[ignore = "the child of the test of full disks"]
fn child_whose_disk_is_full() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let store = open(Path::new(&folder));
    let mut random = Random(1);
    let put = |id: &str, source: Option<SourceFile>| {
        store.put(Put { source, ..Put::new(scope().key(id), "Java", 1) }).map(|_| ())
    };
    put("before", None).expect("it fits");
    for at in 0..3 {
        match put("large", Some(noise(&mut random, 3_000_000))) {
            Err(error @ IndexError::Write { .. }) => say(&format!("refused {at} {error}")),
            other => panic!("{other:?}"),
        }
        put(&format!("after-{at}"), None).expect("it fits again");
    }
    assert_eq!(store.get(&scope().key("large")), Err(IndexError::NotFound));
    assert_eq!(store.get(&scope().key("before")).map(|record| record.text), Ok("Java".to_owned()));
    say("survived");
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = TempDir::new().expect("a folder");
    drop(open(folder.path()));
    let program = std::env::current_exe().expect("there is a program");
    // The limit counts half kilobytes: 1 MB. The signal that comes with it is not wanted, the error is.
    let script = "trap '' XFSZ; ulimit -f 2048; exec \"$0\" --exact child_whose_disk_is_full --ignored --nocapture";
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(program).env(FOLDER, folder.path()).stdin(Stdio::null());
    let output = command.output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(told.matches("nothing of this write was kept").count(), 3, "{told}");
    assert!(told.contains("survived"), "{told}");
    let store = open(folder.path());
    assert_eq!(store.check().expect("it checks").faults, Vec::<String>::new());
    assert_eq!(store.stats("a").expect("it counts").resumes, 4);
}
