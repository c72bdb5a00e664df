//! Loading documents, ranking them, and looking after the index.

use crate::{Folder, rolecall, run};
use assert_cmd::Command;
use rolecall::index::{DocumentKind, Scope, Store, TantivyStore};
use rolecall::service::{Matcher, read_dir};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A few keywords and a role; the built-in ones take long to compile.
const KEYWORDS: &str = r#"
[java]
name = "Java"
kind = "language"
matches = ["Java"]

[kafka]
name = "Apache Kafka"
kind = "tool"
aliases = ["Kafka"]
matches = ["Kafka"]

[kubernetes]
name = "Kubernetes"
kind = "tool"
aliases = ["K8s"]
matches = ["Kubernetes"]

[redis]
name = "Redis"
kind = "database"
matches = ["Redis"]

[spring-boot]
name = "Spring Boot"
kind = "framework"
implies = ["java"]
matches = ["Spring Boot"]
"#;

const ROLE: &str = r#"title = "Platform Operator"
version = "1.0.0"
titles = ["Cluster Operator"]
certificates = []
examples = ["Platform Operator wanted"]

[[groups]]
name = "Platform"
essential = ["kubernetes"]
core = ["redis"]
useful = []
"#;

const JOB: &str = "Requirements\n- Java\n- Kafka\n- Kubernetes\nNice to have: Redis\n";

const RESUMES: [(&str, &str); 6] = [
    ("ada", "Wrote Java on Kubernetes with Kafka and Redis"),
    ("ben", "Ran K8s and Redis"),
    ("cem", "Spring Boot services behind Kafka"),
    ("dia", "Kafka, Kubernetes"),
    ("eva", "Kept the books of a bakery"),
    ("fay", "Kubernetes and Kafka"),
];

/// A home for a test: keyword sets, documents and a data folder.
struct Home(Folder);

impl Home {
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        folder.file("sets/keywords/all.toml", KEYWORDS);
        folder.file("sets/roles/operator.toml", ROLE);
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.0.join(name)
    }

    fn rolecall(&self, args: &[&str]) -> Command {
        let mut command = rolecall();
        command.args(["--no-built-in", "--keyword-sets", "sets"]).args(args).current_dir(&self.0.0);
        command.env("ROLECALL_DATA", "data");
        command
    }

    fn run(&self, args: &[&str]) -> (i32, String, String) {
        run(&mut self.rolecall(args))
    }

    fn good(&self, args: &[&str]) -> String {
        let (code, out, err) = self.run(args);
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}: {out}");
        out
    }

    fn json(&self, args: &[&str]) -> Value {
        let out = self.good(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error}: {out}"))
    }

    fn bad(&self, args: &[&str], expected: &str) {
        let (code, out, err) = self.run(args);
        assert!((code, out.as_str()) == (2, "") && err.contains(expected), "{args:?}: {code} {out}{err}");
    }

    fn store(&self) -> TantivyStore {
        let files = read_dir(&self.path("sets"), 1).expect("it reads");
        let matcher = Matcher::new(&files).expect("the sets have no faults");
        TantivyStore::open(&self.path("data"), Arc::new(matcher)).expect("it opens")
    }

    fn resumes(&self) {
        for (id, text) in RESUMES {
            self.0.file(&format!("cvs/{id}.txt"), text);
        }
        self.0.file("job.txt", JOB);
        assert!(self.good(&["load", "resumes", "cvs"]).starts_with("6 résumés added, 0 replaced, 0 failed"));
    }
}

#[test]
fn a_folder_is_loaded_whatever_is_bad_in_it() {
    let home = Home::new("load");
    let file = |name: &str, text: &[u8]| home.0.file(name, text);
    file("cvs/ada.txt", b"Java");
    file("cvs/deep/Ben Low.html", b"<p>Kafka</p>");
    file("cvs/deep/cem.md", b"**Redis**");
    file("cvs/deep/dia.json", br#"{"basics": {"label": "Developer"}, "skills": [{"name": "Kubernetes"}]}"#);
    file("cvs/deep/.hidden", b"\xff");
    file("cvs/more.ndjson", b"{\"id\": \"eva\", \"text\": \"Java\", \"tags\": [\"x\", \"y\"], \"metadata\": {\"years\": 3}}\nKafka\n\n{\"id\": \"fay\", \"html\": \"<b>Java\"}\n{\"id\": \"\", \"text\": \"Java\"}\n{\"id\": \"bulk\", \"text\": \"Java\"}\n");
    file("cvs/export.txt", b"Kafka");
    file("cvs/other/ada.txt", b"Kafka");
    file("cvs/scan.pdf", b"%PDF-1.7");
    file("cvs/void.txt", b" \n");
    let (code, out, err) = home.run(&["load", "resumes", "cvs", "cvs/no-such.txt", "x/*.txt", "--tag", "y"]);
    assert_eq!(code, 2, "{err}");
    assert!(out.starts_with("6 résumés added, 0 replaced, 9 failed; stored in data\n"), "{out}{err}");
    let expected = [
        "cvs/export.txt: \"export\" is a path of its own and cannot be an id; choose another",
        "cvs/more.ndjson:6: \"bulk\" is a path of its own",
        "cvs/more.ndjson:2: the line is not JSON",
        "cvs/more.ndjson:5: id: give 1 to 128",
        "cvs/other/ada.txt: its id \"ada\" is that of cvs/ada.txt already; rename one of them",
        "cvs/scan.pdf is no plain text; save the document as text",
        "cvs/void.txt: the text is empty or blank",
        "cannot read cvs/no-such.txt: ",
        "x/*.txt: no file is named so",
    ];
    for expected in expected {
        assert!(err.contains(expected), "{expected:?} is not in {err}");
    }
    assert_eq!(err.lines().count(), expected.len(), "{err}");
    let stats = home.json(&["index", "stats"]);
    assert_eq!((&stats["resumes"], &stats["jobs"], &stats["stale"]), (&6.into(), &0.into(), &0.into()));
    file("job.txt", b"Java, Kafka, Redis, Kubernetes");
    let ids = |args: &[&str]| {
        let ranking = home.json(&[&["rank", "--job", "job.txt"], args].concat());
        let ids =
            ranking["hits"].as_array().expect("hits").iter().map(|hit| hit["id"].as_str().expect("an id").to_owned());
        ids.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids(&[]), "Ben~20Low ada cem dia eva fay", "each shows one of four");
    assert_eq!(ids(&["--tag", "x"]), "eva");
    assert_eq!(ids(&["--tag", "y", "--top", "2"]), "Ben~20Low ada");
    assert_eq!(ids(&["--tag", "y", "--tag", "x", "--metadata", r#"{"years": 3}"#]), "eva");
    assert_eq!(ids(&["--metadata", r#"{"years": "3"}"#]), "");
    home.bad(&["rank", "--job", "job.txt", "--metadata", "years=3"], "--metadata must be a JSON object");
    let (code, out, err) = home.run(&["load", "resumes", "cvs/deep/*.m?", "--tenant", "other"]);
    assert_eq!((code, err.as_str()), (0, ""), "a pattern finds what is there");
    assert!(out.starts_with("1 résumé added"), "{out}");
    assert_eq!(home.good(&["index", "check"]), "7 documents: no faults\n");
    // What was converted is kept as it came.
    let store = home.store();
    let kept = |id: &str| {
        let record = store.get(&Scope::new("default", DocumentKind::Resume).key(id)).expect("it is there");
        record.source.map(|source| (source.media_type, String::from_utf8(source.bytes).expect("it is text")))
    };
    assert_eq!(kept("ada"), None);
    assert_eq!(kept("Ben~20Low"), Some(("text/html".to_owned(), "<p>Kafka</p>".to_owned())));
    assert_eq!(kept("cem"), Some(("text/markdown".to_owned(), "**Redis**".to_owned())));
    assert_eq!(kept("fay"), Some(("text/html".to_owned(), "<b>Java".to_owned())));
    assert_eq!(kept("dia").map(|source| source.0).as_deref(), Some("application/json; profile=json_resume"));
}

#[test]
fn loading_again_replaces_and_more_than_a_chunk_comes_in() {
    let home = Home::new("again");
    let lines: String = (0..1203).map(|at| format!("{{\"id\": \"r{at:04}\", \"text\": \"Java {at}\"}}\n")).collect();
    let load = |args: &[&str]| run(home.rolecall(args).write_stdin(lines.as_str()));
    let (code, out, err) = load(&["load", "resumes", "-"]);
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (0, "1203 résumés added, 0 replaced, 0 failed; stored in data\n", "")
    );
    let (_, out, _) = load(&["load", "resumes", "-", "--format", "json"]);
    let summary: Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!((&summary["added"], &summary["replaced"], &summary["failed"]), (&0.into(), &1203.into(), &0.into()));
    // Another tenant's, and jobs, are others.
    let (_, out, _) = load(&["load", "resumes", "-", "--tenant", "other"]);
    assert!(out.starts_with("1203 résumés added"), "{out}");
    let (_, out, _) = load(&["load", "jobs", "-"]);
    assert!(out.starts_with("1203 jobs added"), "{out}");
    let stats = home.json(&["index", "stats", "--tenant", "other"]);
    assert_eq!((&stats["resumes"], &stats["jobs"]), (&1203.into(), &0.into()));
    assert_eq!(stats["all_tenants"]["documents"], 3 * 1203);
}

/// A limit on the size of files is what a full disk looks like to a process.
#[cfg(unix)]
#[test]
fn a_full_disk_stops_the_load_and_says_so() {
    let home = Home::new("full");
    let mut state = 1_u64;
    let mut word = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{:x}", state >> 16)
    };
    // Words that do not compress.
    let lines: String = (0..30)
        .map(|at| {
            let text: Vec<String> = (0..12_000).map(|_| word()).collect();
            format!("{{\"id\": \"r{at}\", \"text\": \"Java {}\"}}\n", text.join(" "))
        })
        .collect();
    home.0.file("many.ndjson", lines);
    home.0.file("ada.txt", "Java");
    home.good(&["load", "resumes", "ada.txt"]);
    // The limit counts half kilobytes: 1 MB. The signal that comes with it is not wanted, the error is.
    let script = "trap '' XFSZ; ulimit -f 2048; exec \"$0\" --no-built-in --keyword-sets sets load resumes many.ndjson";
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(assert_cmd::cargo::cargo_bin("rolecall")).current_dir(&home.0.0);
    let (code, out, err) = run(command.env("ROLECALL_DATA", "data"));
    assert!(code == 2 && out.starts_with("0 résumés added, 0 replaced, 0 failed"), "{code} {out}{err}");
    assert!(err.contains("cannot write to data") && err.contains("see that the disk has room"), "{err}");
    assert_eq!(home.json(&["index", "check"]), serde_json::json!({"documents": 1, "faults": []}));
    assert!(home.good(&["load", "resumes", "many.ndjson"]).starts_with("30 résumés added"));
}

#[test]
fn near_duplicates_are_told() {
    let home = Home::new("near");
    let text = "Kept three clusters of forty machines running through two moves of the data centre, wrote the runbooks \
                that the night shift works by, taught six colleagues to read them, and cut the bill for storage in half \
                with Kafka and Redis on Kubernetes while nobody noticed a thing.";
    home.0.file("cvs/one.txt", text);
    home.0.file("cvs/other.txt", "Java");
    home.0.file("cvs/two.txt", format!("{text} Available from June."));
    let expected = "1 nearly the same as another, all stored:\n  two is like one\n";
    let out = home.good(&["load", "resumes", "cvs"]);
    assert!(out.starts_with("3 résumés added") && out.ends_with(expected), "{out}");
    let out = home.good(&["load", "resumes", "cvs"]);
    assert!(out.starts_with("0 résumés added, 3 replaced") && out.ends_with(expected), "the same again: {out}");
    home.0.file("late/three.txt", text.to_uppercase());
    let summary = home.json(&["load", "resumes", "late"]);
    assert_eq!(summary["near_duplicates"], serde_json::json!([{"id": "three", "like": ["one", "two"]}]));
}

#[test]
fn ranks_are_the_scores_of_matches() {
    let home = Home::new("rank");
    home.resumes();
    let score =
        |resume: &str, job: &str, role: &[&str]| home.json(&[&["match", resume, job], role].concat())["score"].clone();
    for role in [&[][..], &["--role", "operator"]] {
        let ranking = home.json(&[&["rank", "--job", "job.txt"], role].concat());
        let hits = ranking["hits"].as_array().expect("hits");
        assert_eq!((&ranking["total"], hits.len()), (&6.into(), 6));
        let mut last = f64::INFINITY;
        for hit in hits {
            let id = hit["id"].as_str().expect("an id");
            assert_eq!(hit["score"], score(&format!("cvs/{id}.txt"), "job.txt", role), "{id} {role:?}");
            let this = hit["score"].as_f64().expect("a number");
            assert!(this <= last, "{id} {role:?}: the best come first");
            last = this;
        }
        let ids: Vec<&str> = hits.iter().filter_map(|hit| hit["id"].as_str()).collect();
        assert_eq!((ids[0], ids[5]), ("ada", "eva"), "{role:?}");
    }
    let titled = format!("Cluster Operator\n\n{JOB}");
    home.0.file("titled.txt", titled);
    let named = home.json(&["rank", "--job", "titled.txt", "--role", "operator"]);
    assert_eq!(named["role"], "operator");
    assert_ne!(named["hits"], home.json(&["rank", "--job", "titled.txt"])["hits"], "the role weighs");
    assert_eq!(home.json(&["rank", "--job", "titled.txt", "--role", "auto"]), named, "the one that the title names");
    let text = home.good(&["rank", "--job", "titled.txt", "--role", "auto", "--top", "1"]);
    assert!(text.contains("The best 1 of 6 résumés, weighed for the role operator\n"), "{text}");
    home.0.file("untitled.txt", "Requirements\n- Kafka\n");
    let none = home.json(&["rank", "--job", "untitled.txt", "--role", "auto"]);
    assert_eq!(none["role"], Value::Null);
    assert_eq!(none, home.json(&["rank", "--job", "untitled.txt"]), "no role is clear, so none weighs");
    home.bad(&["rank", "--resume", "cvs/ben.txt", "--role", "auto"], "takes a role by its id");
    let expected = [
        "      Score  Résumé  Lacks",
        "   1  100.0  ada",
        "   2   61.5  dia     Java +30.8, Redis +7.7",
        "   3   61.5  fay     Java +30.8, Redis +7.7",
        "",
        "The best 3 of 6 résumés",
        "",
        "Lacked most often",
        "   67 %  Java",
        "   67 %  Redis",
        "   33 %  Apache Kafka",
        "   33 %  Kubernetes",
    ];
    assert_eq!(home.good(&["rank", "--job", "job.txt", "--top", "3"]).lines().collect::<Vec<_>>(), expected);
    // The other way round.
    home.0.file("jobs/full.txt", JOB);
    home.0.file("jobs/small.txt", "Requirements\n- Redis\n- Kubernetes\n");
    home.0.file("jobs/none.txt", "A friendly bakery by the sea");
    home.good(&["load", "jobs", "jobs"]);
    let ranking = home.json(&["rank", "--resume", "cvs/ben.txt"]);
    let hits: Vec<(&str, &Value)> = ranking["hits"]
        .as_array()
        .expect("hits")
        .iter()
        .map(|hit| (hit["id"].as_str().expect("an id"), &hit["score"]))
        .collect();
    let expected = ["small", "full"].map(|id| (id, score("cvs/ben.txt", &format!("jobs/{id}.txt"), &[])));
    assert_eq!(hits, expected.iter().map(|(id, score)| (*id, score)).collect::<Vec<_>>());
    assert_eq!(ranking["hits"][1]["missing"][0]["keywords"], serde_json::json!(["java"]));
}

#[test]
fn a_backup_brings_the_same_ranking_back() {
    let home = Home::new("backup");
    home.resumes();
    let before = home.good(&["rank", "--job", "job.txt"]);
    assert!(home.good(&["index", "backup", "copy"]).contains("copied data to copy"));
    home.bad(&["index", "backup", "copy"], "copy holds files already");
    home.bad(&["index", "restore", "copy"], "data holds files already");
    fs::remove_dir_all(home.path("data")).expect("it goes");
    home.bad(&["rank", "--job", "job.txt"], "data holds no documents; store some with `rolecall load`");
    assert!(!home.path("data").exists(), "looking makes nothing");
    home.bad(&["index", "restore", "cvs"], "cvs holds files but no index");
    assert!(home.good(&["index", "restore", "copy"]).contains("brought copy back to data"));
    assert_eq!(home.good(&["rank", "--job", "job.txt"]), before);
}

#[test]
fn a_folder_in_use_is_told_with_what_to_do() {
    let home = Home::new("locked");
    home.resumes();
    let store = home.store();
    for args in [
        &["load", "resumes", "cvs"][..],
        &["rank", "--job", "job.txt"],
        &["index", "check"],
        &["index", "stats"],
        &["index", "rebuild"],
        &["index", "reindex"],
        &["index", "purge"],
        &["index", "backup", "copy"],
    ] {
        home.bad(args, "data is in use by another process, such as a running `rolecall serve`; stop that one first");
    }
    drop(store);
    home.good(&["index", "stats"]);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("it lists").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() { found.extend(files(&entry)) } else { found.push(entry) }
    }
    found
}

#[test]
fn damage_is_found_and_mended() {
    let home = Home::new("damage");
    home.resumes();
    assert_eq!(home.good(&["index", "check"]), "6 documents: no faults\n");
    let before = home.good(&["rank", "--job", "job.txt"]);
    let damaged = files(&home.path("data")).into_iter().find(|file| file.extension().is_some_and(|end| end == "idx"));
    let damaged = damaged.expect("there are lists");
    let mut content = fs::read(&damaged).expect("it reads");
    content[0] ^= 1;
    fs::write(&damaged, content).expect("it is written");
    let (code, out, _) = home.run(&["index", "check"]);
    assert!(code == 1 && out.contains("is not as it was written") && out.contains("`rolecall index rebuild`"), "{out}");
    assert_eq!(home.good(&["index", "rebuild"]), "6 documents in the new index\n");
    assert_eq!(home.json(&["index", "check"]), serde_json::json!({"documents": 6, "faults": []}));
    assert_eq!(home.good(&["rank", "--job", "job.txt"]), before);
    for file in files(&home.path("data")) {
        if file.file_name().is_some_and(|name| name == "meta.json") {
            fs::write(file, "{").expect("it is written");
        }
    }
    let (code, out, err) = home.run(&["index", "check"]);
    assert!((code, err.as_str()) == (1, "") && out.contains("1 fault;"), "what cannot be opened: {out}{err}");
    home.bad(&["index", "stats"], "run `rolecall index rebuild`");
}

#[test]
fn documents_are_read_again_when_the_sets_change() {
    let home = Home::new("reindex");
    home.resumes();
    home.0.file("sets/keywords/all.toml", KEYWORDS.replace("\"Kafka\"]\nmatches", "\"Kafka\", \"books\"]\nmatches"));
    assert_eq!(home.json(&["index", "stats"])["stale"], 6);
    let out = home.good(&["rank", "--job", "job.txt"]);
    assert!(out.contains("6 of these were read with other keyword sets; `rolecall index reindex`"), "{out}");
    assert_eq!(home.json(&["index", "reindex"]), serde_json::json!({"done": 6, "total": 6, "failed": 0}));
    assert_eq!(home.json(&["index", "stats"])["stale"], 0);
    let ranking = home.json(&["rank", "--job", "job.txt"]);
    let eva = ranking["hits"].as_array().expect("hits").iter().find(|hit| hit["id"] == "eva").expect("she is there");
    assert_eq!(
        (&eva["score"], &eva["stale"]),
        (&home.json(&["match", "cvs/eva.txt", "job.txt"])["score"], &false.into())
    );
    assert_ne!(eva["score"], 0.0);
}

#[test]
fn a_purge_takes_away_what_is_deleted_or_old() {
    let home = Home::new("purge");
    home.resumes();
    home.good(&["load", "resumes", "cvs/ada.txt", "--tenant", "other"]);
    home.good(&["load", "resumes", "cvs/a*.txt"]);
    assert!(home.good(&["index", "purge"]).starts_with("no file holds deleted text any more; "));
    assert_eq!(home.json(&["index", "stats"])["all_tenants"]["deleted"], 0);
    assert_eq!(home.json(&["index", "purge", "--older-than", "30"])["deleted"], 0);
    assert_eq!(home.json(&["index", "purge", "--older-than", "0"])["deleted"], 6);
    assert_eq!(home.json(&["index", "stats"])["all_tenants"]["documents"], 1, "the other tenant's is kept");
}

#[test]
fn bad_use_is_told() {
    let home = Home::new("use");
    home.resumes();
    home.0.file("blank.txt", " ");
    let cases: &[(&[&str], &str)] = &[
        (&["load", "resumes"], "<FILE>"),
        (&["load", "people", "cvs"], "resumes, jobs"),
        (&["rank"], "--job"),
        (&["rank", "--job", "job.txt", "--resume", "cvs/ada.txt"], "cannot be used with"),
        (&["rank", "--job", "job.txt", "--top", "1001"], "1..=1000"),
        (&["rank", "--job", "job.txt", "--role", "operater"], "did you mean \"operator\""),
        (&["rank", "--job", "blank.txt"], "blank.txt: the text is empty or blank"),
        (&["rank", "--job", "job.txt", "--tenant", "a b"], "tenant: give 1 to 128"),
        (&["index", "check", "--data", "nowhere"], "nowhere holds no documents"),
        (&["index", "check", "--data", "cvs"], "cvs holds files but no index"),
    ];
    for (args, expected) in cases {
        home.bad(args, expected);
    }
    let out = home.good(&["rank", "--job", "job.txt", "--tenant", "nobody"]);
    assert!(out.starts_with("No résumés to rank: none is stored"), "{out}");
}

#[test]
fn documents_lie_in_the_users_data_folder() {
    let home = Home::new("default");
    home.0.file("ada.txt", "Java");
    let mut command = home.rolecall(&["load", "resumes", "ada.txt"]);
    let (code, out, _) = run(command.env_remove("ROLECALL_DATA").env("XDG_DATA_HOME", home.path("share")));
    assert!(code == 0 && out.contains("share/rolecall"), "{out}");
    assert!(home.path("share/rolecall/manifest.json").exists());
    let out = home.good(&["load", "resumes", "ada.txt", "--data", "given"]);
    assert!(out.ends_with("stored in given\n"), "{out}");
}
