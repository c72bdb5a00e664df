//! Stored documents: storing, getting, listing, loading, exporting and deleting them.

use serde_json::{Value, json};
use std::collections::BTreeSet;

use crate::helpers::{Answer, call, get, post};

const JSON: (&str, &str) = ("content-type", "application/json");
const NDJSON: (&str, &str) = ("content-type", "application/x-ndjson");

fn put(path: &str, body: &Value) -> Answer {
    call("PUT", path, &[JSON], body.to_string().as_bytes())
}

fn put_if(path: &str, header: (&str, &str), text: &str) -> Answer {
    call("PUT", path, &[JSON, header], json!({"document": {"text": text}}).to_string().as_bytes())
}

fn problem(answer: &Answer) -> (u16, String) {
    let kind = answer.json()["type"].as_str().unwrap_or_default().to_owned();
    (answer.status, kind.trim_start_matches("urn:rolecall:problem:").to_owned())
}

fn named(status: u16, kind: &str) -> (u16, String) {
    (status, kind.to_owned())
}

#[test]
fn a_document_is_stored_got_replaced_and_deleted() {
    let path = "/v1/resumes/crud-ada";
    let body = json!({
        "document": {"markdown": "# Ada\n- **Kafka** and Go"}, "tags": ["crud", "berlin"], "metadata": {"age": 36, "open": true}
    });
    let stored = put(path, &body);
    assert_eq!((stored.status, stored.json()["created"].clone()), (201, json!(true)), "{}", stored.body);
    let etag = stored.header("etag").to_owned();
    assert_eq!(etag, format!("\"{}\"", stored.json()["etag"].as_str().expect("it has an ETag")));

    let got = get(path);
    assert_eq!((got.status, got.header("etag")), (200, etag.as_str()));
    let document = got.json();
    assert_eq!(document["document"], body["document"], "as it came");
    assert_eq!((document["format"].clone(), document["tags"].clone()), (json!("markdown"), json!(["berlin", "crud"])));
    assert_eq!(document["metadata"], body["metadata"]);
    assert!(document["text"].as_str().is_some_and(|text| text.contains("Kafka") && !text.contains("**")), "{document}");
    let created = document["created"].as_str().expect("it is a time");
    assert!(created.starts_with("20") && created.contains('T') && created.ends_with('Z'), "{created}");
    assert_eq!(call("GET", path, &[("if-none-match", &etag)], b"").status, 304);
    assert_eq!(problem(&get("/v1/jobs/crud-ada")), named(404, "unknown-document"), "a résumé is no job");

    let again = put(path, &body);
    assert_eq!((again.status, again.header("etag")), (200, etag.as_str()), "the same content has the same ETag");
    let other = put(path, &json!({"document": {"text": "Ada, Kafka and Rust"}}));
    assert_eq!(other.status, 200);
    assert_ne!(other.header("etag"), etag);
    assert_eq!(get(path).json()["created"], created);

    assert_eq!(call("DELETE", path, &[], b"").status, 204);
    for answer in [get(path), call("DELETE", path, &[], b"")] {
        assert_eq!(problem(&answer), named(404, "unknown-document"));
    }
}

#[test]
fn every_format_comes_back_as_it_came() {
    let jobs = [
        json!({"text": "Requirements: Kafka"}),
        json!({"html": "<h1>Engineer</h1><p>Requirements: Kafka</p>"}),
        json!({"job_posting": {"@type": "JobPosting", "title": "Engineer", "qualifications": "Kafka"}}),
        json!({"lever": {"text": "Engineer", "lists": [{"text": "Requirements", "content": "<li>Kafka</li>"}]}}),
    ];
    for (at, document) in jobs.iter().enumerate() {
        let path = format!("/v1/jobs/format-{at}");
        assert_eq!(put(&path, &json!({"document": document})).status, 201, "{document}");
        assert_eq!(get(&path).json()["document"], *document);
        let report = post("/v1/match", &json!({"resume": {"text": "Kafka"}, "job": {"id": format!("format-{at}")}}));
        assert_eq!(report.json()["score"], 100.0, "{}", report.body);
    }
}

#[test]
fn conditions_guard_writes() {
    let path = "/v1/jobs/guarded";
    let fresh = put_if(path, ("if-none-match", "*"), "Requirements: Redis");
    assert_eq!(fresh.status, 201);
    let first = fresh.header("etag").to_owned();
    let failed = named(412, "precondition-failed");
    assert_eq!(problem(&put_if(path, ("if-none-match", "*"), "Requirements: Kafka")), failed);
    let second = put_if(path, ("if-match", &first), "Requirements: Kafka").header("etag").to_owned();
    assert_eq!(problem(&put_if(path, ("if-match", &first), "Requirements: Rust")), failed, "it has changed");
    assert_eq!(problem(&put_if(path, ("if-match", &format!("W/{second}")), "Requirements: Rust")), failed, "weak");
    assert_eq!(problem(&put_if("/v1/jobs/guarded-2", ("if-match", "*"), "Requirements: Rust")), failed, "not there");
    assert_eq!(problem(&put_if(path, ("if-match", "x"), "Rust")), named(400, "bad-condition"));
    assert_eq!(get(path).header("etag"), second, "what failed changed nothing");
    assert_eq!(put_if(path, ("if-match", "*"), "Requirements: Rust").status, 200);
    assert_eq!(problem(&call("DELETE", path, &[("if-match", &second)], b"")), failed);
    let third = get(path).header("etag").to_owned();
    assert_eq!(call("DELETE", path, &[("if-match", &third)], b"").status, 204);
}

#[test]
fn near_duplicates_are_told_and_kept() {
    let text = include_str!("../../examples/resume-nurse.txt");
    let first = put("/v1/resumes/twin-1", &json!({"document": {"text": text}}));
    assert_eq!(first.json()["near_duplicates"], json!([]));
    let second = put("/v1/resumes/twin-2", &json!({"document": {"text": format!("{text}\nAvailable from June.")}}));
    assert_eq!(second.json()["near_duplicates"], json!(["twin-1"]));
    assert_eq!(get("/v1/resumes/twin-1").status, 200);
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let text = json!({"text": "Kafka"});
    let cases = [
        ("no document", "x", json!({}), 422, "invalid-request", ""),
        ("blank", "x", json!({"document": {"text": " "}}), 422, "blank-text", "/document/text"),
        ("blank page", "x", json!({"document": {"html": "<p></p>"}}), 422, "blank-text", "/document/html"),
        ("another stored one", "x", json!({"document": {"id": "y"}}), 422, "invalid-request", "/document"),
        (
            "a posting as a résumé",
            "x",
            json!({"document": {"lever": {}}}),
            422,
            "unreadable-document",
            "/document/lever",
        ),
        ("unknown field", "x", json!({"document": text, "tag": "x"}), 422, "invalid-request", "/tag"),
        ("too many tags", "x", json!({"document": text, "tags": vec!["t"; 51]}), 422, "invalid-request", "/tags"),
        (
            "large metadata",
            "x",
            json!({"document": text, "metadata": {"a": "b".repeat(9000)}}),
            422,
            "invalid-request",
            "/metadata",
        ),
    ];
    for (name, id, body, status, kind, pointer) in cases {
        let answer = put(&format!("/v1/resumes/{id}"), &body);
        assert_eq!(problem(&answer), named(status, kind), "{name}: {}", answer.body);
        assert_eq!(answer.json()["errors"][0]["pointer"], pointer, "{name}: {}", answer.body);
    }
    let body = json!({"document": text});
    assert_eq!(problem(&put("/v1/resumes/a%20b", &body)), named(422, "invalid-request"), "a blank in the id");
    assert_eq!(problem(&put("/v1/resumes/export", &body)), named(422, "reserved-id"));
    assert_eq!(problem(&get("/v1/resumes/a%20b")), named(404, "unknown-document"));
    for place in ["resume", "job"] {
        let mut body = json!({"resume": text, "job": text});
        body[place] = json!({"id": "nobody"});
        let answer = post("/v1/match", &body);
        assert_eq!(problem(&answer), named(404, "unknown-document"), "{place}");
        assert_eq!(answer.json()["errors"][0]["pointer"], format!("/{place}/id"));
    }
}

#[test]
fn a_load_goes_on_behind_a_bad_line_and_comes_out_as_it_went_in() {
    let line = |id: &str, text: &str| json!({"id": id, "document": {"text": text}, "tags": ["load"]}).to_string();
    let good: Vec<String> =
        (0..600).map(|at| line(&format!("load-{at:03}"), &format!("Kafka for {at} teams"))).collect();
    let mut lines = good.clone();
    lines.insert(1, "{\"id\": \"load-bad\"".to_owned());
    lines.insert(3, String::new());
    lines.insert(4, line("load-blank", "?"));
    lines.insert(5, line("no good id", "Kafka"));
    let answer = call("POST", "/v1/resumes/bulk", &[NDJSON], (lines.join("\n") + "\n").as_bytes());
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/x-ndjson"), "{}", answer.body);
    let outcomes = answer.lines();
    assert_eq!(outcomes.len(), 603, "a line for each that is not blank");
    assert_eq!(outcomes[0]["created"], true);
    let bad: Vec<(u64, String)> = outcomes
        .iter()
        .filter(|outcome| outcome["error"].is_object())
        .map(|outcome| (outcome["line"].as_u64().unwrap_or(0), outcome["error"]["type"].to_string()))
        .collect();
    let kinds = ["broken-json", "blank-text", "invalid-request"].map(|kind| format!("\"urn:rolecall:problem:{kind}\""));
    assert_eq!(bad, [2, 5, 6].into_iter().zip(kinds).collect::<Vec<_>>());
    assert_eq!(outcomes[602]["line"], 604);

    let ids = |page: &Value| -> Vec<String> {
        let documents = page["documents"].as_array().expect("it is a list");
        documents.iter().map(|document| document["id"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let (mut listed, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = get(&format!("/v1/resumes?tag=load&limit=250{cursor}")).json();
        listed.extend(ids(&page));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    let expected: Vec<String> = (0..600).map(|at| format!("load-{at:03}")).collect();
    assert_eq!(listed, expected);

    let exported = get("/v1/resumes/export");
    assert_eq!(exported.header("content-type"), "application/x-ndjson");
    let exported: BTreeSet<String> = exported.lines().iter().map(Value::to_string).collect();
    for line in &good {
        let line: Value = serde_json::from_str(line).expect("it is JSON");
        let mut line = line;
        line["metadata"] = json!({});
        assert!(exported.contains(&line.to_string()), "{line}");
    }
    let again: Vec<Value> = exported.iter().filter(|line| line.contains("\"load-")).map(|line| json!(line)).collect();
    let body: String = again.iter().filter_map(Value::as_str).map(|line| line.to_owned() + "\n").collect();
    let answer = call("POST", "/v1/resumes/bulk", &[NDJSON], body.as_bytes());
    assert!(answer.lines().iter().all(|outcome| outcome["created"] == false), "an export can be loaded again");
}

#[test]
fn lines_are_read_on_all_cores_and_stored_in_their_order() {
    // Long lines between short ones, so that later ones are read sooner.
    let text = |at: usize| format!("Kafka {at} {}", "and gardens ".repeat(if at.is_multiple_of(5) { 4000 } else { 1 }));
    let line = |at: usize| json!({"id": format!("order-{}", at % 7), "document": {"text": text(at)}}).to_string();
    let lines: Vec<String> = (0..600).map(line).collect();
    let outcomes = call("POST", "/v1/resumes/bulk", &[NDJSON], lines.join("\n").as_bytes()).lines();
    assert_eq!(outcomes.len(), 600);
    for (at, outcome) in outcomes.iter().enumerate() {
        let (id, number) = (format!("order-{}", at % 7), at + 1);
        assert_eq!((&outcome["line"], &outcome["id"]), (&json!(number), &json!(id)), "{outcome}");
        assert_eq!(outcome["created"], at < 7, "{outcome}");
    }
    for at in 593..600 {
        assert_eq!(get(&format!("/v1/resumes/order-{}", at % 7)).json()["text"], text(at), "the last line of its id");
    }
}

#[test]
fn a_load_is_ndjson_and_a_list_has_bounds() {
    let answer = call("POST", "/v1/jobs/bulk", &[JSON], b"{}");
    assert_eq!(problem(&answer), named(415, "unsupported-media-type"));
    let long = "x".repeat(2 * 1024 * 1024 + 1);
    let body = format!("{{\"id\": \"{long}\n{}\n", json!({"id": "short", "document": {"text": "Kafka"}}));
    let lines = call("POST", "/v1/jobs/bulk", &[NDJSON], body.as_bytes()).lines();
    assert_eq!(lines[0]["error"]["type"], "urn:rolecall:problem:body-too-large");
    assert_eq!((lines[1]["id"].clone(), lines[1]["line"].clone()), (json!("short"), json!(2)));
    let many = "tag=x&".repeat(51);
    let bad = [
        "limit=0",
        "limit=1001",
        "limit=many",
        "limit=1&limit=2",
        "tags=x",
        "tag=",
        &many,
        "metadata=x",
        "metadata=[]",
        "metadata=%7B%22a%22:%5B1%5D%7D",
    ];
    for query in bad {
        assert_eq!(problem(&get(&format!("/v1/jobs?{query}"))), named(422, "invalid-query"), "{query}");
    }
}

#[test]
fn lists_and_rankings_filter_alike() {
    let documents = [
        ("filter-1", json!(["filter", "berlin"]), json!({"source": "fair", "years": 3})),
        ("filter-2", json!(["filter", "berlin", "remote"]), json!({"source": "fair & co", "years": 3, "open": true})),
        ("filter-3", json!(["filter", "remote"]), json!({"source": "mail", "years": "3", "open": null})),
    ];
    for (id, tags, metadata) in &documents {
        let body = json!({"document": {"text": "Kafka"}, "tags": tags, "metadata": metadata});
        assert_eq!(put(&format!("/v1/resumes/{id}"), &body).status, 201);
    }
    let cases: [(&[&str], Value, &[&str]); 9] = [
        (&["filter"], json!({}), &["filter-1", "filter-2", "filter-3"]),
        (&["filter", "berlin"], json!({}), &["filter-1", "filter-2"]),
        (&["remote", "filter", "berlin"], json!({}), &["filter-2"]),
        (&["filter", "paris"], json!({}), &[]),
        (&["filter"], json!({"source": "fair"}), &["filter-1"]),
        (&["filter"], json!({"source": "fair & co", "open": true}), &["filter-2"]),
        (&["filter"], json!({"years": 3}), &["filter-1", "filter-2"]),
        (&["filter"], json!({"years": "3"}), &["filter-3"]),
        (&["filter", "remote"], json!({"open": null}), &["filter-3"]),
    ];
    for (tags, metadata, expected) in cases {
        let ids = |list: &Value| -> Vec<String> {
            let list = list.as_array().expect("it is a list").iter();
            list.map(|one| one["id"].as_str().unwrap_or_default().to_owned()).collect()
        };
        let mut query: String = tags.iter().map(|tag| format!("tag={tag}&")).collect();
        query += "metadata=";
        for byte in metadata.to_string().bytes() {
            query += &format!("%{byte:02X}");
        }
        let listed = get(&format!("/v1/resumes?{query}"));
        assert_eq!(listed.status, 200, "{}", listed.body);
        assert_eq!(ids(&listed.json()["documents"]), expected, "{tags:?} {metadata}");
        let filter = json!({"tags": tags, "metadata": metadata});
        let ranked = post("/v1/rankings", &json!({"job": {"text": "Requirements: Kafka"}, "filter": filter}));
        assert_eq!(ids(&ranked.json()["results"]), expected, "{tags:?} {metadata}");
    }
}

#[test]
fn health_tells_how_the_store_is() {
    put("/v1/jobs/health", &json!({"document": {"text": "Requirements: Kafka"}}));
    let storage = get("/health/ready").json()["storage"].clone();
    assert_eq!((storage["status"].clone(), storage["stale"].clone()), (json!("ready"), json!(0)), "{storage}");
    assert!(storage["jobs"].as_u64().is_some_and(|jobs| jobs > 0), "{storage}");
}

#[test]
fn a_purge_is_answered_when_it_is_done() {
    put("/v1/resumes/purged", &json!({"document": {"text": "Kafka"}}));
    assert_eq!(call("DELETE", "/v1/resumes/purged", &[], b"").status, 204);
    assert_eq!(call("POST", "/v1/purge", &[], b"").status, 204);
}
