//! The command line, run as a person would.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

mod batch;
mod store;

use assert_cmd::Command;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::Stdio;

const RESUME: &str = "Jane Doe\nBuilt services in Go and gRPC on K8s.\n";
const JOB: &str = "Requirements\n- Go or Java\n- Kubernetes\nNice to have: Kafka\n";

/// A folder that is gone when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("rolecall-cli-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("files lie in folders")).expect("a folder can be made");
        fs::write(&path, content).expect("a file can be written");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn rolecall() -> Command {
    let mut command = Command::cargo_bin("rolecall").expect("the binary is built");
    for name in [
        "ROLECALL_KEYWORD_SETS",
        "ROLECALL_LISTEN",
        "ROLECALL_LOG_FORMAT",
        "ROLECALL_DATA",
        "ROLECALL_API_KEYS",
        "CLICOLOR_FORCE",
    ] {
        command.env_remove(name);
    }
    command
}

/// Exit code, standard output, standard error.
fn run(command: &mut Command) -> (i32, String, String) {
    let output = command.output().expect("the binary runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    (output.status.code().expect("it exits"), text(output.stdout), text(output.stderr))
}

#[test]
fn match_prints_a_report_for_people() {
    let folder = Folder::new("text");
    let (resume, job) = (folder.file("resume.txt", RESUME), folder.file("job.txt", JOB));
    let (code, out, err) = run(rolecall().arg("match").args([&resume, &job]));
    assert_eq!((code, err.as_str()), (0, ""));
    for expected in
        ["Score  88.9", "Missing", "+11.1  Apache Kafka", "✓  Go or Java", "job: \"Kubernetes\"; résumé: \"K8s\""]
    {
        assert!(out.contains(expected), "{expected:?} is not in:\n{out}");
    }
    assert!(!out.contains('\u{1b}'), "a pipe gets no colours");
    let (_, coloured, _) = run(rolecall().env("CLICOLOR_FORCE", "1").arg("match").args([&resume, &job]));
    assert!(coloured.contains('\u{1b}'));
    let (_, plain, _) = run(rolecall().env("NO_COLOR", "1").arg("match").args([&resume, &job]));
    assert_eq!(plain, out);
}

#[test]
fn match_counts_positions_up_to_the_date() {
    let folder = Folder::new("date");
    let resume = folder.file("resume.txt", "Experience\nCook, Fern Ltd\nJanuary 2020 – present\n- Kafka\n");
    let job = folder.file("job.txt", "Requirements\n- 2 years with Kafka\n");
    let cases =
        [("2020-12-31", "~  2 years", "1 year in positions"), ("2021-12-01", "✓  2 years", "2 years in positions")];
    for (date, mark, time) in cases {
        let (code, out, err) = run(rolecall().arg("match").args([&resume, &job]).args(["--date", date]));
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains(mark) && out.contains(time), "{date}: {out}");
    }
    let (code, _, err) = run(rolecall().arg("match").args([&resume, &job]).args(["--date", "soon"]));
    assert!(code == 2 && err.contains("2026-11-25"), "{err}");
}

#[test]
fn match_prints_json_for_programs() {
    let folder = Folder::new("json");
    let job = folder.file("job.txt", JOB);
    let (code, out, _) = run(rolecall().args(["match", "-"]).arg(&job).args(["--format", "json"]).write_stdin(RESUME));
    let report: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!((code, &report["score"]), (0, &serde_json::json!(88.9)));
}

#[test]
fn match_fails_below_the_bar() {
    let folder = Folder::new("bar");
    let (resume, job) = (folder.file("resume.txt", RESUME), folder.file("job.txt", JOB));
    let nothing = folder.file("nothing.txt", "Join our friendly people");
    let cases = [(&job, "80", 0), (&job, "88.9", 0), (&job, "89", 1), (&nothing, "0", 1)];
    for (job, bar, expected) in cases {
        let (code, out, _) = run(rolecall().arg("match").args([&resume, job]).args(["--fail-under", bar]));
        assert_eq!(code, expected, "{bar}: {out}");
        assert!(out.contains("core"), "the report is printed all the same");
    }
}

#[test]
fn match_takes_a_role_for_a_job() {
    let (code, out, _) = run(rolecall().args(["match", "-", "--role", "backend-developer"]).write_stdin(RESUME));
    assert_eq!(code, 0);
    assert!(out.contains("Role  Backend Developer"), "{out}");
}

#[test]
fn documents_may_be_pages_markdown_and_json() {
    let folder = Folder::new("formats");
    let json_resume = r#"{"basics": {"label": "Developer"}, "skills": [{"name": "Go", "keywords": ["K8s"]}]}"#;
    let page = "<h1>Engineer</h1><h2>Requirements</h2><ul><li>Go<li>Kubernetes</ul>";
    let board = r#"{"jobs": [{"title": "Engineer", "content": "&lt;p&gt;Go and Kubernetes required&lt;/p&gt;"}]}"#;
    let resume = folder.file("resume.json", json_resume);
    let jobs = [
        folder.file("job.html", page),
        folder.file("job.MD", "# Engineer\n\n**Requirements**\n- [Go](https://go.example)\n- Kubernetes"),
        folder.file("job.json", board),
    ];
    for job in jobs {
        let (code, out, err) = run(rolecall().arg("match").args([&resume, &job]));
        assert_eq!((code, err.as_str()), (0, ""), "{}", job.display());
        assert!(out.contains("Score  100.0"), "{}: {out}", job.display());
    }
    let (code, out, _) = run(rolecall().arg("match").arg(&resume).args(["-", "--format", "json"]).write_stdin(page));
    let report: serde_json::Value = serde_json::from_str(&out).expect("it prints JSON");
    assert_eq!((code, &report["documents"]["job"]["format"]), (0, &"html".into()));
    let (code, _, err) = run(rolecall().arg("match").args([&resume, &resume]));
    assert!(code == 2 && err.contains("resume.json: this is a JSON Resume, and a job is wanted"), "{err}");
}

#[test]
fn bad_use_and_bad_input_exit_with_2_and_a_reason() {
    let folder = Folder::new("bad");
    let resume = folder.file("resume.txt", RESUME);
    let resume = resume.to_str().expect("the path is UTF-8");
    let path = |name: &str, content: &[u8]| folder.file(name, content).to_str().expect("the path is UTF-8").to_owned();
    let cases: &[(&str, Vec<String>, &str)] = &[
        ("no such file", vec![resume.into(), "no-such-file.txt".into()], "cannot read no-such-file.txt"),
        ("blank", vec![resume.into(), path("blank.txt", b" \n")], "job: the text is empty or blank"),
        ("no text", vec![path("image.txt", b"\xff\xfe\x00"), resume.into()], "is no UTF-8 text: byte 0"),
        ("a PDF", vec![path("cv.pdf", b"%PDF-1.7"), resume.into()], "is no plain text; save the document as text"),
        ("both from standard input", vec!["-".into(), "-".into()], "only one of résumé and job"),
        (
            "unknown role",
            vec![resume.into(), "--role".into(), "backend-develper".into()],
            "did you mean \"backend-developer\"",
        ),
        ("no job", vec![resume.into()], "required"),
        ("no score", vec![resume.into(), resume.into(), "--fail-under".into(), "101".into()], "from 0 to 100"),
        ("unknown option", vec!["--colour".into()], "--colour"),
    ];
    for (name, arguments, expected) in cases {
        let (code, out, err) = run(rolecall().arg("match").args(arguments));
        assert_eq!((code, out.as_str()), (2, ""), "{name}");
        assert!(err.contains(expected), "{name}: {err}");
    }
}

#[test]
fn settings_of_the_environment_are_checked_where_they_matter() {
    let (code, _, err) = run(rolecall().env("ROLECALL_LISTEN", "nowhere").arg("serve"));
    assert!(code == 2 && err.contains("ROLECALL_LISTEN is \"nowhere\", which is no ADDRESS:PORT"), "{err}");
    let (code, _, err) = run(rolecall().env("ROLECALL_LOG_FORMAT", "xml").arg("serve"));
    assert!(code == 2 && err.contains("write text or json"), "{err}");
    let (code, _, err) =
        run(rolecall().env("ROLECALL_LISTEN", "nowhere").env("ROLECALL_KEYWORD_SETS", "").arg("roles"));
    assert_eq!((code, err.as_str()), (0, ""));
    let (code, _, err) = run(rolecall().env("ROLECALL_KEYWORD_SETS", "no-such-folder").arg("roles"));
    assert!(code == 2 && err.contains("cannot read no-such-folder"), "{err}");
}

#[test]
fn extract_lists_keywords() {
    let (code, out, _) = run(rolecall().args(["extract", "-"]).write_stdin(RESUME));
    assert_eq!(code, 0);
    assert!(out.lines().any(|line| line.starts_with("Kubernetes") && line.contains("\"K8s\"")), "{out}");
}

#[test]
fn roles_and_keywords_are_listed() {
    let (code, out, _) = run(rolecall().arg("roles"));
    assert!(code == 0 && out.contains("backend-developer"), "{out}");
    let (code, out, _) = run(rolecall().args(["keywords", "search", "golang"]));
    assert!(code == 0 && out.starts_with("go "), "{out}");
    let (code, out, _) = run(rolecall().args(["keywords", "search", "no-such-thing-at-all"]));
    assert!(code == 0 && out.contains("no keyword contains this"), "{out}");
}

#[test]
fn keywords_check_prints_each_fault_with_its_place() {
    let folder = Folder::new("check");
    folder.file("keywords/a.toml", "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"on Kafka\"]\n");
    let (code, out, _) = run(rolecall().args(["keywords", "check"]).arg(&folder.0));
    assert_eq!((code, out.as_str()), (0, "1 keywords and 0 roles: no faults\n"));
    folder.file(
        "keywords/b.toml",
        "[redis]\nname = \"Redis\"\nkind = \"tool\"\nimplies = [\"kafak\"]\nmatches = [\"Kafka\"]\n",
    );
    let (code, out, _) = run(rolecall().args(["keywords", "check"]).arg(&folder.0));
    assert_eq!(code, 1);
    assert!(out.contains("b.toml:4: unknown keyword \"kafak\"; did you mean \"kafka\"?"), "{out}");
    assert!(out.contains("b.toml:5: [redis] is not found in \"Kafka\""), "{out}");
    assert!(out.ends_with("2 faults\n"), "{out}");
    let (code, _, err) = run(rolecall().args(["keywords", "check"]).arg(folder.0.join("keywords")));
    assert_eq!(code, 2, "{err}");
    let (code, out, _) = run(rolecall().args(["keywords", "check"]));
    assert_eq!(code, 0, "the built-in sets are right: {out}");
}

#[test]
fn keywords_check_gives_advice_that_is_no_fault() {
    let folder = Folder::new("advice");
    folder.file(
        "keywords/a.toml",
        "[harbour]\nname = \"Harbour\"\nkind = \"tool\"\naliases = [\"Harbour Suite\"]\nmatches = [\"on Harbour\"]\n",
    );
    let check = |flags: &[&str]| run(rolecall().args(["keywords", "check"]).arg(&folder.0).args(flags));
    let (code, out, _) = check(&[]);
    assert_eq!(code, 0);
    assert!(out.contains("a.toml:2: advice: \"Harbour\" of [harbour] is an everyday word too"), "{out}");
    assert!(out.ends_with("1 keywords and 0 roles: no faults, 1 line of advice\n"), "{out}");
    assert_eq!(check(&["--strict"]).0, 1);
    let (_, out, _) = check(&["--examples"]);
    assert!(out.contains("advice: no example of [harbour] shows \"Harbour Suite\""), "{out}");
    assert!(out.ends_with("2 lines of advice\n1 form without a mark that no example shows\n"), "{out}");
}

#[test]
fn keywords_fmt_lays_a_folder_out() {
    let folder = Folder::new("fmt");
    let path = folder.file("keywords/a.toml", "[kafka]\nkind='tool'\nname='Kafka'\nmatches=['on Kafka']\n");
    let fmt = |flags: &[&str]| run(rolecall().args(["keywords", "fmt"]).arg(&folder.0).args(flags));
    let (code, out, _) = fmt(&["--check"]);
    assert!(code == 1 && out.contains("a.toml\n1 file to lay out anew\n"), "{out}");
    assert_eq!(fmt(&[]).0, 0);
    let text = fs::read_to_string(&path).expect("it is there");
    assert_eq!(
        text,
        "#:schema ../schema/keywords.schema.json\n\n[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"on Kafka\"]\n"
    );
    assert_eq!(fmt(&["--check"]).0, 0);
    folder.file("keywords/b.toml", "[redis\n");
    let (code, _, err) = fmt(&[]);
    assert!(code == 2 && err.contains("b.toml:1: "), "{err}");
}

#[test]
fn keywords_add_writes_and_checks_or_refuses() {
    let folder = Folder::new("add");
    let add = |args: &[&str]| run(rolecall().args(["keywords", "add", "--dir"]).arg(&folder.0).args(args));
    let (code, out, err) = add(&[
        "acme-board",
        "--name",
        "Acme Board",
        "--kind",
        "tool",
        "--family",
        "house",
        "--alias",
        "AcmeBoard",
        "--matches",
        "plans in Acme Board",
    ]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let path = folder.0.join("keywords/house.toml");
    let text = fs::read_to_string(&path).expect("it is written");
    assert!(
        text.contains("[acme-board]\nname = \"Acme Board\"\nkind = \"tool\"\naliases = [\"AcmeBoard\"]\n"),
        "{text}"
    );
    let refused: &[(&str, &[&str], &str)] = &[
        ("id of its own", &["acme-board", "--name", "Acme Two", "--kind", "tool"], "[acme-board] is there already"),
        ("id that is built in", &["kubernetes", "--name", "My Kubernetes", "--kind", "tool"], "named \"Kubernetes\""),
        ("form", &["k8s-two", "--name", "K8s", "--kind", "tool"], "\"K8s\" is taken: [kubernetes]"),
        (
            "alias",
            &["board-two", "--name", "Board Two", "--kind", "tool", "--alias", "acmeboard"],
            "is taken: [acme-board]",
        ),
        ("bad id", &["Board_Two", "--name", "Board Two", "--kind", "tool"], "is no id"),
        ("bad kind", &["board-two", "--name", "Board Two", "--kind", "thing"], "a kind is one of language, framework"),
        (
            "bad family",
            &["board-two", "--name", "Board Two", "--kind", "tool", "--family", "../x"],
            "is no name of a family",
        ),
    ];
    for (name, args, expected) in refused {
        let (code, _, err) = add(args);
        assert!(code == 2 && err.contains(expected), "{name}: {err}");
    }
    assert_eq!(fs::read_to_string(&path).expect("it is there"), text, "what is refused writes nothing");
    let (code, out, _) = add(&["acme-ledger", "--name", "Acme Ledger", "--kind", "tool", "--family", "house"]);
    assert_eq!(code, 1, "an entry with faults is written, and they are told");
    assert!(out.contains("house.toml:9: [acme-ledger] has no matches"), "{out}");
    let (code, out, _) = run(rolecall()
        .args([
            "--no-built-in",
            "keywords",
            "add",
            "k8s",
            "--name",
            "K8s",
            "--kind",
            "tool",
            "--matches",
            "K8s",
            "--dir",
        ])
        .arg(folder.0.join("alone")));
    assert!(code == 0 && out.ends_with("1 keywords and 0 roles: no faults\n"), "{out}");
}

#[test]
fn keywords_diff_tells_what_moves() {
    let folder = Folder::new("diff");
    let entry =
        |aliases: &str| format!("[kafka]\nname = \"Kafka\"\nkind = \"tool\"\n{aliases}matches = [\"on Kafka\"]\n");
    folder.file("old/keywords/a.toml", entry(""));
    folder.file("new/keywords/a.toml", entry("aliases = [\"KFK\"]\n"));
    folder.file("pairs/one.resume.txt", "Ran KFK");
    folder.file("pairs/one.job.txt", "Requirements\n- Kafka\n");
    let diff = |args: &[&str]| {
        let (old, new) = (folder.0.join("old"), folder.0.join("new"));
        run(rolecall().current_dir(&folder.0).args(["keywords", "diff"]).args([old, new]).args(args))
    };
    let (code, out, err) = diff(&["--pairs", "pairs"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let expected = "keywords: 0 added, 0 removed, 1 changed\n  ~ kafka: forms\n      + \"KFK\"\nroles: 0 added, 0 removed, 0 changed\n1 of 1 pair read or scored otherwise\n  one: 0.0 → 100.0\n      + résumé mentions kafka: \"KFK\"\n";
    assert_eq!(out, expected);
    let (_, out, _) = diff(&["--resume", "pairs/one.resume.txt", "--job", "pairs/one.job.txt", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(json["pairs"][0]["new"], 100.0);
    let (code, _, err) = diff(&["--resume", "pairs/one.resume.txt"]);
    assert!(code == 2 && err.contains("give a --job for each --resume"), "{err}");
    let (code, _, err) = diff(&["--pairs", "old"]);
    assert!(code == 2 && err.contains("holds no pairs"), "{err}");
}

#[test]
fn own_sets_extend_or_replace_the_built_in_ones() {
    let folder = Folder::new("own");
    folder.file(
        "keywords/own.toml",
        "[zanzibar]\nname = \"Zanzibar Suite\"\nkind = \"tool\"\nmatches = [\"on Zanzibar Suite\"]\n",
    );
    let text = "Zanzibar Suite on Kafka";
    let (_, both, _) = run(rolecall().arg("--keyword-sets").arg(&folder.0).args(["extract", "-"]).write_stdin(text));
    assert!(both.contains("Zanzibar Suite") && both.contains("Kafka"), "{both}");
    let (_, own, _) =
        run(rolecall().arg("--keyword-sets").arg(&folder.0).args(["--no-built-in", "extract", "-"]).write_stdin(text));
    assert!(own.contains("Zanzibar Suite") && !own.contains("Kafka"), "{own}");
}

#[test]
fn serve_greets_and_ends_gracefully() {
    let folder = Folder::new("serve");
    for arguments in [
        vec!["serve", "--listen", "127.0.0.1:0"],
        vec!["--listen", "127.0.0.1:0"],
        vec!["--listen", "127.0.0.1:0", "serve"],
    ] {
        let mut server = std::process::Command::new(assert_cmd::cargo::cargo_bin("rolecall"))
            .args(&arguments)
            .env("ROLECALL_DATA", folder.0.join("data"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut out = BufReader::new(server.stdout.take().expect("it is piped"));
        let mut first = String::new();
        out.read_line(&mut first).expect("it prints where it listens");
        let address = first.trim().strip_prefix("rolecall listens on ").expect("the line names the address").to_owned();
        let ready = ureq::get(format!("{address}/health/ready")).call().expect("it answers once it has said so");
        assert_eq!(ready.status().as_u16(), 200);
        end(server.id());
        assert!(server.wait().expect("it ends").success());
        let mut rest = String::new();
        out.read_to_string(&mut rest).expect("it printed text");
        assert!(rest.contains("/docs/") && rest.contains("curl -s"), "{rest}");
        let mut log = String::new();
        server.stderr.take().expect("it is piped").read_to_string(&mut log).expect("the log is text");
        for expected in ["request_id=", "route=\"/health/ready\"", "status=200", "duration_ms="] {
            assert!(log.contains(expected), "{expected} is not in {log}");
        }
    }
}

#[test]
fn keys_are_fresh_and_a_file_of_them_is_checked() {
    let (code, first, _) = run(rolecall().args(["keys", "new"]));
    let (_, second, _) = run(rolecall().args(["keys", "new"]));
    assert!(code == 0 && first.starts_with("key   rolecall_") && first.contains("\nhash  sha256:"), "{first}");
    assert_ne!(first, second);
    let folder = Folder::new("keys");
    let file = folder.file("keys.toml", "[tenants.acme]\nkeys = [\"hunter2\"]\n");
    let (code, _, err) = run(rolecall().args(["--no-built-in", "serve", "--api-keys"]).arg(&file));
    assert_eq!(code, 2);
    assert!(err.contains("[tenants.acme] key 1 is no \"sha256:\"") && !err.contains("hunter2"), "{err}");
    for (name, value, expected) in
        [("ROLECALL_PURGE_EVERY", "soon", "minutes"), ("ROLECALL_RETENTION_DAYS", "0", "days")]
    {
        let (code, _, err) = run(rolecall().env(name, value).args(["--no-built-in", "serve"]));
        assert!(code == 2 && err.contains(name) && err.contains(expected), "{err}");
    }
    let blocked = folder.file("blocked", "");
    let (code, _, err) = run(rolecall().args(["--no-built-in", "serve", "--data"]).arg(&blocked));
    assert!(code == 2 && err.contains("cannot use the folder"), "{err}");
}

/// Sends SIGTERM.
fn end(id: u32) {
    let killed = std::process::Command::new("kill").args(["-TERM", &id.to_string()]).status().expect("kill runs");
    assert!(killed.success());
}

#[test]
fn the_log_holds_no_text() {
    let folder = Folder::new("log");
    let mut server = std::process::Command::new(assert_cmd::cargo::cargo_bin("rolecall"))
        .args(["serve", "--listen", "127.0.0.1:0", "--log-format", "json"])
        .env("ROLECALL_DATA", folder.0.join("data"))
        .env("RUST_LOG", "trace")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut log = server.stderr.take().expect("it is piped");
    let log = std::thread::spawn(move || {
        let mut text = String::new();
        log.read_to_string(&mut text).map(|_| text)
    });
    let mut out = BufReader::new(server.stdout.take().expect("it is piped"));
    let mut first = String::new();
    out.read_line(&mut first).expect("it prints where it listens");
    let address = first.trim().strip_prefix("rolecall listens on ").expect("the line names the address").to_owned();
    let canary = "xylocanary";
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    for body in [
        serde_json::json!({"resume": {"text": format!("{canary} Kafka")}, "job": {"text": format!("{canary} Kafka")}}),
        serde_json::json!({"resume": canary}),
        serde_json::json!({"resume": {"text": "Kafka"}, "role": canary}),
    ] {
        agent.post(format!("{address}/v1/match")).send_json(&body).expect("it answers");
    }
    let document = serde_json::json!({"document": {"text": format!("{canary} Kafka")}, "tags": [canary]});
    let stored = agent.put(format!("{address}/v1/resumes/{canary}")).send_json(&document).expect("it answers");
    assert_eq!(stored.status().as_u16(), 201);
    let question = serde_json::json!({"job": {"text": canary}, "query": {"text": canary, "use": "tie_break"}});
    agent.post(format!("{address}/v1/rankings")).send_json(&question).expect("it answers");
    agent.get(format!("{address}/v1/resumes?tag={canary}")).call().expect("it answers");
    agent
        .post(format!("{address}/v1/resumes/bulk"))
        .header("content-type", "application/x-ndjson")
        .send(format!("{{\"id\": \"{canary}\", \"document\": {{\"text\": \"{canary}\"}}}}\n{canary}\n"))
        .expect("it answers");
    agent.delete(format!("{address}/v1/resumes/{canary}")).call().expect("it answers");
    agent.get(format!("{address}/v1/keywords?query={canary}")).call().expect("it answers");
    agent.get(format!("{address}/v1/keywords/{canary}")).call().expect("it answers");
    end(server.id());
    assert!(server.wait().expect("it ends").success());
    let log = log.join().expect("no thread panics").expect("the log is text");
    assert!(log.contains("\"route\":\"/v1/match\""), "{log}");
    assert!(!log.contains(canary), "{log}");
}
