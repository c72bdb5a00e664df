//! What becomes of the folder: formats, locks, damage, backups, vocabularies, purges, full disks.

use crate::helpers::{KEYWORDS, MATCHER, demand, exported, jobs, matcher, open, put, resumes};
use rolecall::index::Reader;
use rolecall::index::{By, Condition, IndexError, Progress, Put, RankQuery, Store, TantivyStore, restore};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

fn fault(folder: &Path) -> IndexError {
    TantivyStore::open(folder, MATCHER.clone()).expect_err("it does not open")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("it lists").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() { found.extend(files(&entry)) } else { found.push(entry) }
    }
    found
}

/// The files that hold some bytes, compressed ones too as far as LZ4 leaves a text that is new to it whole.
fn holding(folder: &Path, bytes: &str) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| {
        let content = fs::read(path).expect("it reads");
        content.windows(bytes.len()).any(|part| part == bytes.as_bytes())
    };
    files(folder).into_iter().filter(holds).collect()
}

#[test]
fn what_was_stored_is_there_after_opening_again() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder);
    put(&store, resumes("a").key("1"), "Java");
    put(&store, resumes("a").key("2"), "Kafka");
    store.delete(&resumes("a").key("1"), Condition::Any).expect("it is there");
    let before = exported(&store, &resumes("a"));
    drop(store);
    let store = open(&folder);
    assert_eq!(exported(&store, &resumes("a")), before);
    assert_eq!(store.check().expect("it checks").faults, Vec::<String>::new());
}

#[test]
fn a_second_process_is_kept_out() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder);
    assert_eq!(fault(folder.path()), IndexError::Locked { path: folder.path().to_owned() });
    store.purge().expect("it purges");
    assert_eq!(fault(folder.path()), IndexError::Locked { path: folder.path().to_owned() }, "after a purge too");
    drop(store);
    open(&folder);
}

#[test]
fn folders_that_cannot_be_used_are_told() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "x").expect("it is written");
    assert!(matches!(fault(&file), IndexError::Folder { .. }), "a file");
    assert!(matches!(fault(&file.join("below")), IndexError::Folder { .. }), "below a file");
    assert_eq!(fault(folder.path()), IndexError::NotAnIndex { path: folder.path().to_owned() });
    #[cfg(target_os = "linux")]
    assert!(matches!(fault(Path::new("/proc/rolecall")), IndexError::Folder { .. }), "a place that cannot be written");
}

#[test]
fn a_newer_format_is_refused() {
    let folder = TempDir::new().expect("a folder");
    drop(open(&folder));
    let manifest = r#"{"format": 999, "something": "new"}"#;
    fs::write(folder.path().join("manifest.json"), manifest).expect("it is written");
    let fault = fault(folder.path());
    assert!(matches!(fault, IndexError::Newer { found: 999, .. }), "{fault:?}");
    assert!(fault.to_string().contains("use that version"), "{fault}");
    assert_eq!(fs::read_to_string(folder.path().join("manifest.json")).expect("it reads"), manifest, "left as it was");
}

#[test]
fn a_purge_leaves_no_text_behind() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder);
    // Of letters that no compression finds twice.
    let canary = "zq7vxw3kjf9";
    for (id, text) in [("1", canary), ("2", "Java"), ("3", "Kafka")] {
        let mut given = Put::new(resumes("a").key(id), text, 1);
        given.tags = vec![text.to_lowercase()];
        given.metadata.insert("text".into(), text.into());
        store.put(given).expect("it is stored");
        put(&store, jobs("a").key(id), text);
    }
    put(&store, resumes("a").key("4"), &format!("{canary} to be replaced"));
    put(&store, resumes("a").key("4"), "Redis");
    assert!(!holding(folder.path(), canary).is_empty(), "the test sees what is there");
    let before = exported(&store, &resumes("a")).len();
    // One who reads meanwhile does not keep the text alive.
    let demand = demand("Requirements\n- Java");
    store.rank(&RankQuery::new("a", By::Job(&demand), 10)).expect("it ranks");
    store.delete(&resumes("a").key("1"), Condition::Any).expect("it is there");
    store.delete(&jobs("a").key("1"), Condition::Any).expect("it is there");
    store.purge().expect("it purges");
    assert_eq!(holding(folder.path(), canary), Vec::<PathBuf>::new());
    assert_eq!(exported(&store, &resumes("a")).len(), before - 1);
    assert_eq!(store.disk().expect("it measures").deleted, 0);
    drop(store);
    assert_eq!(holding(folder.path(), canary), Vec::<PathBuf>::new());
    assert_eq!(exported(&open(&folder), &resumes("a")).len(), before - 1);
}

#[test]
fn a_backup_brings_everything_back() {
    let (folder, place) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let (backup, restored) = (place.path().join("backup"), place.path().join("restored"));
    let store = open(&folder);
    put(&store, resumes("a").key("1"), "Java");
    put(&store, jobs("b").key("2"), "Kafka");
    store.backup(&backup).expect("it is backed up");
    assert!(matches!(store.backup(&backup), Err(IndexError::Folder { .. })), "never over another");
    put(&store, resumes("a").key("1"), "Redis");
    assert!(matches!(restore(place.path(), &restored), Err(IndexError::NotAnIndex { .. })));
    restore(&backup, &restored).expect("it is brought back");
    assert!(matches!(restore(&backup, &restored), Err(IndexError::Folder { .. })), "never over another");
    let again = TantivyStore::open(&restored, MATCHER.clone()).expect("it opens");
    assert_eq!(again.get(&resumes("a").key("1")).expect("it is there").text, "Java");
    assert_eq!(again.get(&jobs("b").key("2")).expect("it is there").text, "Kafka");
    assert_eq!(again.check().expect("it checks").faults, Vec::<String>::new());
    assert_eq!(store.get(&resumes("a").key("1")).expect("it is there").text, "Redis");
    assert!(!folder.path().join("staging").exists());
}

#[test]
fn documents_are_read_again_when_the_vocabulary_changes() {
    let folder = TempDir::new().expect("a folder");
    let old = matcher(KEYWORDS);
    let new = matcher(
        &KEYWORDS
            .replace("aliases = [\"K8s\"]", "aliases = [\"K8s\", \"Kube\"]")
            .replace("[kafka]", "[jenkins]\nname = \"Jenkins\"\nkind = \"tool\"\nmatches = [\"Jenkins\"]\n\n[kafka]"),
    );
    let store = TantivyStore::open(folder.path(), old).expect("it opens");
    let all = 450;
    let text = |at: usize| ["Kube and Java", "Kafka", "Jenkins"][at % 3];
    let puts = (0..all).map(|at| Put::new(resumes("a").key(format!("{at:04}")), text(at), 1));
    store.put_all(puts.collect()).into_iter().for_each(|outcome| drop(outcome.expect("it is stored")));
    drop(store);
    let store = TantivyStore::open(folder.path(), new.clone()).expect("it opens");
    assert_eq!((store.stale(), store.stats("a").map(|stats| stats.stale)), (Ok(all as u64), Ok(all as u64)));
    let rolecall::index::Evidence::Job(demand) =
        new.evidence(rolecall::index::DocumentKind::Job, "Requirements\n- Kube\n- Kafka")
    else {
        unreachable!()
    };
    let scores = |store: &TantivyStore| -> (Vec<f64>, bool) {
        let hits = store.rank(&RankQuery::new("a", By::Job(&demand), 1000)).expect("it ranks").hits;
        (hits.iter().map(|hit| hit.score).collect(), hits.iter().any(|hit| hit.stale))
    };
    let (before, stale) = scores(&store);
    assert_eq!((before.iter().filter(|&&score| score == 50.0).count(), stale), (all / 3, true), "as read last");
    put(&store, resumes("a").key("0000"), "Kube, written anew");
    // Stopped half way, while another document changes.
    let mut seen = Vec::new();
    let stopped = store.reindex(&mut |progress| {
        put(&store, resumes("a").key("0449"), "Kafka in the meantime");
        seen.push(progress.done);
        false
    });
    assert_eq!(stopped.map(|progress| progress.done), Ok(200));
    assert_eq!(seen, [200]);
    assert_eq!(store.stale(), Ok(all as u64 - 1 - 200 - 1));
    let done = store.reindex(&mut |_| true).expect("it goes on");
    assert_eq!(done, Progress { done: 248, total: 248, failed: 0 });
    assert_eq!(store.stale(), Ok(0));
    let (after, stale) = scores(&store);
    assert_eq!((after.iter().filter(|&&score| score == 50.0).count(), stale), (2 * all / 3 + 1, false));
    assert_eq!(store.get(&resumes("a").key("0449")).expect("it is there").text, "Kafka in the meantime");
    assert!(
        fs::read_to_string(folder.path().join("manifest.json")).expect("it reads").contains(new.vocabulary().digest())
    );
    assert_eq!(store.stats("a").expect("it counts").resumes, all as u64);
}

#[test]
fn damage_is_found_and_a_rebuild_keeps_what_can_be_read() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder);
    for at in 0..5 {
        put(&store, resumes("a").key(format!("{at}")), "Java and Kafka");
    }
    drop(store);
    let documents: Arc<dyn Reader> = MATCHER.clone();
    let state = TantivyStore::rebuild(folder.path(), &documents, &mut |_| true).expect("it is rebuilt");
    assert_eq!(state, Progress { done: 5, total: 5, failed: 0 });
    let store = open(&folder);
    assert_eq!(exported(&store, &resumes("a")).len(), 5);
    assert_eq!(store.check().expect("it checks").faults, Vec::<String>::new());
    assert_eq!(fs::read_dir(folder.path()).expect("it lists").count(), 3, "manifest, lock and one index");
    // A bit flips in a list of documents.
    let damaged = files(folder.path()).into_iter().find(|file| file.extension().is_some_and(|end| end == "idx"));
    let damaged = damaged.expect("there are lists");
    let mut content = fs::read(&damaged).expect("it reads");
    content[0] ^= 1;
    drop(store);
    fs::write(&damaged, content).expect("it is written");
    let faults = open(&folder).check().expect("it checks").faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
    TantivyStore::rebuild(folder.path(), &documents, &mut |_| true).expect("it is rebuilt");
    let store = open(&folder);
    assert_eq!(store.check().expect("it checks").faults, Vec::<String>::new());
    assert_eq!(exported(&store, &resumes("a")).len(), 5);
}

#[test]
fn what_a_killed_process_left_is_swept_up() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder);
    put(&store, resumes("a").key("1"), "Java");
    drop(store);
    for left in ["staging", "index-9"] {
        fs::create_dir(folder.path().join(left)).expect("it is made");
        fs::write(folder.path().join(left).join("text"), "secret").expect("it is written");
    }
    fs::write(folder.path().join("manifest.new"), "half").expect("it is written");
    fs::write(folder.path().join("index-1/.tmpa1b2c3"), "secret").expect("it is written");
    let store = open(&folder);
    assert_eq!(exported(&store, &resumes("a")).len(), 1);
    assert_eq!(holding(folder.path(), "secret"), Vec::<PathBuf>::new());
    // Killed before the first index was there.
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("manifest.new"), "half").expect("it is written");
    drop(open(&folder));
    let manifest = fs::read_to_string(folder.path().join("manifest.json")).expect("it reads");
    fs::write(folder.path().join("manifest.json"), manifest.replace("index-1", "index-0")).expect("it is written");
    put(&open(&folder), resumes("a").key("1"), "Java");
}
