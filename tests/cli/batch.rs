//! `rolecall match` with many résumés or many jobs.

use serde_json::Value;
use std::fs;

use super::{Folder, JOB, RESUME, rolecall, run};

/// Three résumés, one of them no text, and a job.
fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.file("cvs/b-good.txt", RESUME);
    folder.file("cvs/a-poor.txt", "Jane Poe\nBakes bread and sells it.\nSkills: Java\n");
    folder.file("cvs/c-good.md", RESUME);
    folder.file("cvs/.hidden", RESUME);
    folder.file("cvs/deeper/d.txt", RESUME);
    folder.file("job.txt", JOB);
    folder
}

fn path(folder: &Folder, name: &str) -> String {
    folder.0.join(name).to_str().expect("the path is UTF-8").to_owned()
}

#[test]
fn a_folder_is_ranked_in_a_table() {
    let folder = folder("table");
    let (cvs, job) = (path(&folder, "cvs"), path(&folder, "job.txt"));
    let (code, out, err) = run(rolecall().args(["match", &cvs, &job]));
    assert_eq!((code, err.as_str()), (0, ""), "no bar where there is no terminal");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 4, "hidden and deeper files are left out:\n{out}");
    for (line, (rank, file, missing)) in lines[1..].iter().zip([
        ("1", "b-good.txt", "Apache Kafka"),
        ("2", "c-good.md", "Apache Kafka"),
        ("3", "a-poor.txt", "Kubernetes, Apache Kafka"),
    ]) {
        assert!(line.trim_start().starts_with(rank) && line.contains(file) && line.ends_with(missing), "{line}");
    }
    let pattern = path(&folder, "cvs/*.txt");
    let (code, out, _) = run(rolecall().args(["match", &pattern, &job]));
    assert!(code == 0 && out.lines().count() == 3 && !out.contains("c-good"), "{out}");
    let files = [path(&folder, "cvs/a-poor.txt"), path(&folder, "cvs/b-good.txt")];
    let (_, listed, _) = run(rolecall().arg("match").args(&files).arg(&job));
    let (_, named, _) = run(rolecall().arg("match").args(&files).args(["--job", &job]));
    assert_eq!(listed, out);
    assert_eq!(named, out);
    let (code, out, _) = run(rolecall().args(["match", &cvs, "--role", "backend-developer"]));
    assert!(code == 0 && out.lines().count() == 4, "{out}");
}

#[test]
fn a_resume_is_ranked_against_many_jobs() {
    let folder = folder("jobs");
    folder.file("jobs/one.txt", "Requirements: Python, Django");
    folder.file("jobs/two.html", "<h2>Requirements</h2><ul><li>Go</li><li>Kubernetes</li></ul>");
    let (resume, jobs) = (path(&folder, "cvs/b-good.txt"), path(&folder, "jobs"));
    let (code, out, _) = run(rolecall().args(["match", &resume, &jobs]));
    let first = out.lines().nth(1).expect("there is a first row");
    assert!(code == 0 && first.contains("two.html") && first.contains("100.0"), "{out}");
    let (_, from_input, _) = run(rolecall().args(["match", "-", &jobs]).write_stdin(RESUME));
    assert_eq!(from_input, out);
}

#[test]
fn programs_get_csv_json_and_ndjson() {
    let folder = folder("formats");
    let (cvs, job) = (path(&folder, "cvs"), path(&folder, "job.txt"));
    let (code, csv, _) = run(rolecall().args(["match", &cvs, &job, "--format", "csv"]));
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!((code, lines.len()), (0, 4));
    assert_eq!(lines[0], "rank,score,strict_score,confidence,matched,missing,top_missing,file,error");
    assert!(lines[1].starts_with("1,88.9,44.4,") && lines[1].ends_with("b-good.txt,"), "{csv}");

    let (code, json, _) = run(rolecall().args(["match", &cvs, &job, "--format", "json"]));
    let list: Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!((code, list.as_array().map(Vec::len)), (0, Some(3)));
    assert_eq!(list[0]["rank"], 1);
    assert_eq!(list[0]["report"]["most_valuable_missing"][0], "kafka");

    let (code, ndjson, _) = run(rolecall().args(["match", &cvs, &job, "--format", "ndjson", "--date", "2026-11-01"]));
    let lines: Vec<&str> = ndjson.lines().collect();
    assert_eq!((code, lines.len()), (0, 3));
    for (at, (line, file)) in lines.iter().zip(["a-poor.txt", "b-good.txt", "c-good.md"]).enumerate() {
        let entry: Value = serde_json::from_str(line).expect("each line is JSON");
        assert!(entry["index"] == at && entry["file"].as_str().is_some_and(|name| name.ends_with(file)), "{line}");
        let resume = path(&folder, &format!("cvs/{file}"));
        let (_, single, err) =
            run(rolecall().args(["match", &resume, &job, "--format", "json", "--date", "2026-11-01"]));
        let single: Value = serde_json::from_str(&single).unwrap_or_else(|_| panic!("{file}: {err}"));
        assert_eq!(entry["report"], single, "{file}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_a_row_and_the_exit_code_tells() {
    let folder = folder("failing");
    folder.file("cvs/d.pdf", b"%PDF-1.7");
    folder.file("cvs/e.txt", b" \n");
    let (cvs, job) = (path(&folder, "cvs"), path(&folder, "job.txt"));
    let (code, out, err) = run(rolecall().args(["match", &cvs, &job]));
    assert_eq!((code, out.lines().count()), (2, 6), "{out}");
    assert!(out.contains("is no plain text") && out.contains("the text is empty or blank"), "{out}");
    assert!(err.contains("d.pdf is no plain text") && err.contains("e.txt: the text is empty or blank"), "{err}");
    let (_, ndjson, _) = run(rolecall().args(["match", &cvs, &job, "--format", "ndjson"]));
    let failed: Value = serde_json::from_str(ndjson.lines().nth(3).expect("it has a line")).expect("it is JSON");
    assert!(failed["error"].is_string() && failed.get("report").is_none(), "{failed}");

    fs::remove_file(folder.0.join("cvs/d.pdf"))
        .and_then(|()| fs::remove_file(folder.0.join("cvs/e.txt")))
        .expect("they exist");
    for (bar, expected) in [("20", 0), ("50", 1), ("89", 1)] {
        let (code, out, _) = run(rolecall().args(["match", &cvs, &job, "--fail-under", bar]));
        assert_eq!(code, expected, "{bar}: {out}");
    }
}

#[test]
fn what_cannot_be_ranked_is_refused() {
    let folder = folder("refused");
    fs::create_dir_all(folder.0.join("empty")).expect("a folder can be made");
    let (cvs, job) = (path(&folder, "cvs"), path(&folder, "job.txt"));
    let none = path(&folder, "*.doc");
    let empty = path(&folder, "empty");
    let cases: [(&[&str], &str); 6] = [
        (&[&cvs, &cvs], "only one side can be many"),
        (&[&cvs], "a job is required"),
        (&[&none, &job], "no file matches"),
        (&[&empty, &job], "holds no files"),
        (&["-", "-", &job], "only one of résumé and job can come from standard input"),
        (&[&cvs, "no-such-file.txt"], "cannot read no-such-file.txt"),
    ];
    for (arguments, expected) in cases {
        let (code, out, err) = run(rolecall().arg("match").args(arguments));
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains(expected), "{arguments:?}: {err}");
    }
}

#[test]
fn more_files_than_are_held_at_once_come_in_order() {
    let folder = Folder::new("many");
    for at in 0..600 {
        folder.file(&format!("cvs/{at:03}.txt"), format!("{RESUME}Candidate {at}\n"));
    }
    folder.file("job.txt", JOB);
    let (cvs, job) = (path(&folder, "cvs"), path(&folder, "job.txt"));
    let (code, out, _) = run(rolecall().args(["match", &cvs, &job, "--format", "ndjson"]));
    assert_eq!((code, out.lines().count()), (0, 600));
    for (at, line) in out.lines().enumerate() {
        assert!(
            line.starts_with(&format!("{{\"index\":{at},\"file\":")) && line.contains(&format!("{at:03}.txt")),
            "{at}"
        );
    }
}
