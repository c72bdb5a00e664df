//! POST /v1/match/batch.

use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;

use crate::helpers::{Answer, call, post, post_raw, url};

const JOB: &str = "Requirements\n- Go or Java\n- Kubernetes\n- PostgreSQL\nNice to have: Kafka";
const RESUME: &str = "Built services in Go and gRPC. Runs on K8s. Data in Postgres.";

fn lines(answer: &Answer) -> Vec<Value> {
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/x-ndjson"), "{}", answer.body);
    assert!(answer.body.is_empty() || answer.body.ends_with('\n'));
    answer.body.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

/// The body of a single match without the date, which would change at midnight.
fn single(resume: &Value, job: &Value) -> String {
    post("/v1/match", &json!({"resume": resume, "job": job, "date": "2026-11-01"})).body
}

#[test]
fn lines_hold_the_bytes_of_single_matches_in_order() {
    let skills = ["Go", "Java", "Kafka", "PostgreSQL and K8s", "Terraform, Kubernetes"];
    let resumes: Vec<Value> =
        skills.iter().map(|skill| json!({"text": format!("Skills: {skill}. Since May 2019.")})).collect();
    let job = json!({"text": JOB});
    let answer = post("/v1/match/batch", &json!({"job": job, "resumes": resumes, "date": "2026-11-01"}));
    let expected: String = resumes
        .iter()
        .enumerate()
        .map(|(at, resume)| format!("{{\"index\":{at},\"report\":{}}}\n", single(resume, &job)))
        .collect();
    assert_eq!(answer.body, expected);

    let jobs: Vec<Value> = skills.iter().map(|skill| json!({"text": format!("Requirements: {skill}")})).collect();
    let resume = json!({"text": RESUME});
    let answer = post("/v1/match/batch", &json!({"resume": resume, "jobs": jobs, "date": "2026-11-01"}));
    let expected: String = jobs
        .iter()
        .enumerate()
        .map(|(at, job)| format!("{{\"index\":{at},\"report\":{}}}\n", single(&resume, job)))
        .collect();
    assert_eq!(answer.body, expected);
}

#[test]
fn options_mean_what_they_mean_for_a_single_match() {
    let options = [
        json!({"role": "backend-developer", "offsets": "utf-8"}),
        json!({"policy": {"levels": {"preferred": 2}}}),
        json!({"extra_keywords": [{"name": "Zanzibar Suite"}]}),
        json!({"unrecognised": "ask"}),
    ];
    let with = |mut body: Value, options: &Value| {
        let options = options.as_object().expect("options are an object").clone();
        body.as_object_mut().expect("a body is an object").extend(options);
        body["date"] = json!("2026-11-01");
        body
    };
    let job = json!({"html": "<h2>Requirements</h2><ul><li>Go, Zanzibar Suite</li><li>Kafka</li><li>lens polishing</li></ul>"});
    let resume = json!({"text": "Zanzibar Suite, Go, lens polishing – Übung"});
    for options in &options {
        let report = post("/v1/match", &with(json!({"resume": resume, "job": job}), options)).body;
        let expected = format!("{{\"index\":0,\"id\":\"x\",\"report\":{report}}}\n");
        let named = |item: &Value| with(item.clone(), &json!({"id": "x"}));
        let item = |document: &Value| {
            let mut item = named(document);
            item.as_object_mut().expect("it is an object").remove("date");
            item
        };
        for body in [json!({"job": job, "resumes": [item(&resume)]}), json!({"resume": resume, "jobs": [item(&job)]})] {
            assert_eq!(post("/v1/match/batch", &with(body, options)).body, expected, "{options}");
        }
    }
}

#[test]
fn a_role_can_stand_for_the_job() {
    let body = json!({"role": "backend-developer", "resumes": [{"text": RESUME}], "report": "summary"});
    let lines = lines(&post("/v1/match/batch", &body));
    let single = post("/v1/match", &json!({"role": "backend-developer", "resume": {"text": RESUME}})).json();
    assert_eq!(lines[0]["report"]["score"], single["score"]);
}

#[test]
fn a_summary_agrees_with_the_report() {
    let mut body = json!({"job": {"text": JOB}, "resumes": [{"id": "a", "text": RESUME}, {"text": "Kafka"}]});
    let full = lines(&post("/v1/match/batch", &body));
    body["report"] = json!("summary");
    for (summary, full) in lines(&post("/v1/match/batch", &body)).iter().zip(&full) {
        let (summary, report) = (&summary["report"], &full["report"]);
        for same in ["score", "strict_score", "confidence"] {
            assert_eq!(summary[same], report[same], "{same}");
        }
        for list in ["matched", "missing", "unrecognised"] {
            assert_eq!(summary[list], report[list].as_array().expect("it is a list").len(), "{list}");
        }
        let missing = report["missing"].as_array().expect("it is a list").iter();
        let ids: Vec<&Value> = missing.map(|missing| &missing["keyword"]["id"]).collect();
        assert_eq!(summary["most_valuable_missing"], json!(ids));
    }
}

#[test]
fn a_bad_item_has_an_error_in_its_line_and_ends_nothing() {
    let items = json!([
        {"id": "good", "text": RESUME},
        {"id": "blank", "text": " \n"},
        {"id": "type", "text": 5},
        {"id": 5, "text": "Kafka"},
        "Kafka",
        null,
        {"id": "more", "text": "Kafka", "lang": "en"},
        {"id": "none"},
        {"id": "two", "text": "Kafka", "html": "Kafka"},
        {"id": "long", "text": "a ".repeat(100_001)},
        {"id": "board", "greenhouse": {"content": 5}},
        {"id": "last", "text": RESUME},
    ]);
    let cases = [
        (Some("good"), None),
        (Some("blank"), Some((422, "blank-text", "/1/text"))),
        (Some("type"), Some((422, "invalid-request", "/2/text"))),
        (None, Some((422, "invalid-request", "/3/id"))),
        (None, Some((422, "invalid-request", "/4"))),
        (None, Some((422, "invalid-request", "/5"))),
        (Some("more"), Some((422, "invalid-request", "/6/lang"))),
        (Some("none"), Some((404, "unknown-document", "/7/id"))),
        (Some("two"), Some((422, "invalid-request", "/8"))),
        (Some("long"), Some((413, "text-too-long", "/9/text"))),
        (Some("board"), Some((422, "unreadable-document", "/10/greenhouse"))),
        (Some("last"), None),
    ];
    for (shared, list) in [("job", "resumes"), ("resume", "jobs")] {
        let mut body = json!({"report": "summary"});
        body[shared] = json!({"text": JOB});
        body[list] = items.clone();
        let lines = lines(&post("/v1/match/batch", &body));
        assert_eq!(lines.len(), cases.len());
        for (at, (line, (id, error))) in lines.iter().zip(&cases).enumerate() {
            assert_eq!((&line["index"], line["id"].as_str()), (&json!(at), *id), "{line}");
            let Some((status, kind, pointer)) = error else {
                assert!(line["report"]["score"].is_number() && line.get("error").is_none(), "{line}");
                continue;
            };
            let problem = &line["error"];
            assert!(line.get("report").is_none(), "{line}");
            assert_eq!(problem["status"], *status, "{line}");
            assert_eq!(problem["type"], format!("urn:rolecall:problem:{kind}"), "{line}");
            let found = problem["errors"][0]["pointer"].as_str().unwrap_or_default();
            assert!(found.starts_with(&format!("/{list}{pointer}")), "{line}");
        }
    }
}

#[test]
fn an_item_may_be_a_stored_document() {
    for (kind, shared, text) in [("resumes", "job", JOB), ("jobs", "resume", RESUME)] {
        let other = if kind == "resumes" { RESUME } else { JOB };
        let stored = json!({"document": {"markdown": other}}).to_string();
        let json = [("content-type", "application/json")];
        assert_eq!(call("PUT", &format!("/v1/{kind}/batch-1"), &json, stored.as_bytes()).status, 201);
        let mut body = json!({});
        body[shared] = json!({"text": text});
        body[kind] = json!([{"id": "batch-1", "text": "Kafka"}, {"id": "batch-1"}, {"id": "batch 1"}]);
        let lines = lines(&post("/v1/match/batch", &body));
        let mut single = json!({});
        single[shared] = json!({"text": text});
        single[kind.trim_end_matches('s')] = json!({"id": "batch-1"});
        let single = post("/v1/match", &single).json();
        assert_eq!(lines[1]["report"], single, "{kind}");
        assert_eq!(lines[1]["id"], "batch-1");
        assert_ne!(lines[0]["report"]["score"], single["score"], "what has a document is that document");
        assert_eq!(lines[2]["error"]["type"], "urn:rolecall:problem:invalid-request", "{}", lines[2]);
    }
}

#[test]
fn a_bad_request_is_a_problem_before_any_line() {
    let (text, items) = (json!({"text": "Kafka"}), json!([{"text": "Kafka"}]));
    let many: Vec<Value> = vec![text.clone(); 1001];
    let cases = [
        ("nothing", json!({}), 422, "invalid-request", ""),
        ("no items", json!({"job": text}), 422, "invalid-request", ""),
        (
            "two shapes",
            json!({"job": text, "resumes": items, "resume": text, "jobs": items}),
            422,
            "invalid-request",
            "",
        ),
        ("jobs with a job", json!({"job": text, "resume": text, "jobs": items}), 422, "invalid-request", ""),
        ("jobs alone", json!({"jobs": items}), 422, "invalid-request", ""),
        ("résumés alone", json!({"resumes": items}), 422, "nothing-to-compare", ""),
        ("no list", json!({"job": text, "resumes": {"text": "Kafka"}}), 422, "invalid-request", "/resumes"),
        ("too many", json!({"job": text, "resumes": many}), 422, "invalid-request", "/resumes"),
        ("blank job", json!({"job": {"text": " "}, "resumes": items}), 422, "blank-text", "/job/text"),
        ("blank page", json!({"job": {"html": "<p>"}, "resumes": items}), 422, "", "/job/html"),
        (
            "long résumé",
            json!({"resume": {"text": "a ".repeat(100_001)}, "jobs": items}),
            413,
            "text-too-long",
            "/resume/text",
        ),
        (
            "unknown role",
            json!({"job": text, "resumes": items, "role": "backend-develper"}),
            422,
            "unknown-role",
            "/role",
        ),
        (
            "unknown report",
            json!({"job": text, "resumes": items, "report": "short"}),
            422,
            "invalid-request",
            "/report",
        ),
        ("unknown field", json!({"job": text, "resumes": items, "cv": 1}), 422, "invalid-request", "/cv"),
        (
            "extra keyword",
            json!({"job": text, "resumes": items, "extra_keywords": [{"name": "—"}]}),
            422,
            "extra-keyword",
            "/extra_keywords/0/name",
        ),
    ];
    for (name, body, status, kind, pointer) in cases {
        let answer = post("/v1/match/batch", &body);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (status, "application/problem+json"),
            "{name}: {}",
            answer.body
        );
        let problem = answer.json();
        assert!(problem["type"].as_str().is_some_and(|found| found.ends_with(kind)), "{name}: {problem}");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{name}: {problem}");
    }
    assert_eq!(post_raw("/v1/match/batch", b"{\"job\"").status, 400);
}

#[test]
fn a_thousand_items_come_in_order() {
    let resumes: Vec<Value> = (0..1000)
        .map(|at| json!({"id": format!("r{at}"), "text": format!("{RESUME} Candidate {at}.\n").repeat(1 + at % 40)}))
        .collect();
    let body = json!({"job": {"text": JOB}, "resumes": resumes, "report": "summary"});
    let lines = lines(&post("/v1/match/batch", &body));
    assert_eq!(lines.len(), 1000);
    for (at, line) in lines.iter().enumerate() {
        assert_eq!((&line["index"], &line["id"]), (&json!(at), &json!(format!("r{at}"))));
        assert_eq!(line["report"]["score"], 92.3, "{line}");
    }
    let none = post("/v1/match/batch", &json!({"job": {"text": JOB}, "resumes": []}));
    assert_eq!((none.status, none.body.as_str()), (200, ""));
}

#[test]
fn bodies_may_be_larger_than_elsewhere_but_not_without_end() {
    let text = format!("{RESUME}{}", " ".repeat(150_000));
    let body = |count: usize| {
        json!({"job": {"text": JOB}, "resumes": vec![json!({"text": text}); count], "report": "summary"}).to_string()
    };
    let answer = post_raw("/v1/match/batch", body(30).as_bytes());
    assert_eq!(lines(&answer).len(), 30);
    let answer = post_raw("/v1/match/batch", body(250).as_bytes());
    assert_eq!(answer.status, 413, "{}", &answer.body[..answer.body.len().min(300)]);
    assert!(answer.json()["detail"].as_str().is_some_and(|detail| detail.contains("33554432")), "{}", answer.body);
}

#[test]
fn a_reader_that_goes_away_harms_nobody() {
    let resumes: Vec<Value> = (0..1000).map(|_| json!({"text": format!("{RESUME}\n").repeat(20)})).collect();
    let body = json!({"job": {"text": JOB}, "resumes": resumes}).to_string();
    let address = url("").replace("http://", "");
    let mut connection = TcpStream::connect(&address).expect("the server listens");
    let head = format!(
        "POST /v1/match/batch HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    connection.write_all(head.as_bytes()).and_then(|()| connection.write_all(body.as_bytes())).expect("it is sent");
    let mut first = [0; 256];
    let read = connection.read(&mut first).expect("the answer begins before all is computed");
    assert!(first[..read].starts_with(b"HTTP/1.1 200 OK"));
    drop(connection);
    assert_eq!(post("/v1/match", &json!({"resume": {"text": RESUME}, "job": {"text": JOB}})).status, 200);
}
