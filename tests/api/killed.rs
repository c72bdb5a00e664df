//! The server is killed in the midst of writes, again and again: no acknowledged write may be lost or doubled, no
//! deleted document come back.
//!
//! `CRASH_CYCLES=50 cargo test --test api killed` kills more often.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::Command;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::helpers::{Caller, Random, number};
use crate::small::{data, folder, start};

const WRITERS: usize = 4;
const IDS: usize = 6;

/// What must be stored at a path: what was acknowledged last, or what was begun after it.
#[derive(Debug, Default)]
struct Expected {
    done: Option<String>,
    begun: Option<Option<String>>,
}

/// By kind and id.
type State = BTreeMap<(&'static str, String), Expected>;

/// Writes until nobody answers, and tells of every acknowledged write.
fn write(server: &Caller, writer: usize, cycle: usize, state: &mut State, acknowledged: &Sender<()>) {
    let kind = ["resumes", "jobs"][writer % 2];
    let mut random = Random((cycle * WRITERS + writer) as u64);
    for turn in 0.. {
        let id = format!("{writer}-{}", random.below(IDS));
        let path = format!("/v1/{kind}/{id}");
        let of_id = state.entry((kind, id)).or_default();
        let (answer, value) = match random.below(4) {
            0 => {
                of_id.begun = Some(None);
                (server.call("DELETE", &path, &[], ""), None)
            }
            _ => {
                let text = format!("Kafka {cycle}.{writer}.{turn}");
                of_id.begun = Some(Some(text.clone()));
                (server.call("PUT", &path, &[], &json!({"document": {"text": text}}).to_string()), Some(text))
            }
        };
        // Nobody answers any more: it may be stored or not.
        let Ok(answer) = answer else { return };
        let expected: &[u16] = match (&value, &of_id.done) {
            (Some(_), None) => &[201],
            (Some(_), Some(_)) => &[200],
            (None, None) => &[404],
            (None, Some(_)) => &[204],
        };
        assert!(expected.contains(&answer.status), "{path} {value:?}: {} {}", answer.status, answer.body);
        (of_id.done, of_id.begun) = (value, None);
        let _ = acknowledged.send(());
        if random.below(12) == 0 && server.call("POST", "/v1/purge", &[], "").is_err() {
            return;
        }
    }
}

/// What an export gives: no id twice.
fn exported(server: &Caller, kind: &'static str) -> BTreeMap<(&'static str, String), String> {
    let answer = server.call("GET", &format!("/v1/{kind}/export"), &[], "").expect("the server answers");
    let mut stored = BTreeMap::new();
    for line in answer.lines() {
        let text = |value: &Value| value.as_str().expect("it is a text").to_owned();
        let before = stored.insert((kind, text(&line["id"])), text(&line["document"]["text"]));
        assert_eq!(before, None, "{line} is there twice");
    }
    stored
}

#[test]
fn a_killed_server_has_lost_nothing_that_it_acknowledged() {
    let cycles = number("CRASH_CYCLES", 3);
    let folder = folder();
    let data = data(folder.path());
    // Each writer has ids of its own, so that it alone knows what must be there.
    let mut states: Vec<State> = (0..WRITERS).map(|_| State::new()).collect();
    let (mut random, mut acknowledged) = (Random(7), 0);
    for cycle in 0..cycles {
        let server = start(folder.path(), &["--data", &data]);
        let caller = server.caller();
        let (sender, receiver) = channel();
        thread::scope(|scope| {
            for (writer, state) in states.iter_mut().enumerate() {
                let (caller, sender) = (&caller, sender.clone());
                scope.spawn(move || write(caller, writer, cycle, state, &sender));
            }
            drop(sender);
            let kill_after = 4 + random.below(60);
            assert_eq!(receiver.iter().take(kill_after).count(), kill_after, "cycle {cycle}: it ended by itself");
            acknowledged += kill_after;
            server.kill();
        });
        acknowledged += receiver.iter().count();

        let check = Command::new(env!("CARGO_BIN_EXE_rolecall"))
            .args(["--no-built-in", "--keyword-sets"])
            .arg(folder.path().join("sets"))
            .args(["index", "check", "--data", &data])
            .output()
            .expect("it runs");
        let told = String::from_utf8_lossy(&check.stdout).into_owned();
        assert!(check.status.success() && told.ends_with("no faults\n"), "cycle {cycle}: {told}");

        let server = start(folder.path(), &["--data", &data]);
        let mut stored = exported(&server.caller(), "resumes");
        stored.extend(exported(&server.caller(), "jobs"));
        assert!(told.starts_with(&format!("{} document", stored.len())), "cycle {cycle}: {told}");
        for (key, of_id) in states.iter_mut().flatten() {
            let found = stored.remove(key);
            let good = found == of_id.done || of_id.begun.as_ref() == Some(&found);
            assert!(good, "cycle {cycle}: {key:?} is {found:?} and not {of_id:?}");
            (of_id.done, of_id.begun) = (found, None);
        }
        assert_eq!(stored, BTreeMap::new(), "cycle {cycle}: nothing else is there");
        server.end();
    }
    println!("{cycles} kills, {acknowledged} acknowledged writes");
}
