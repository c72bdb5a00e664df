//! POST /v1/extract.

use serde_json::{Value, json};

use super::helpers::{call, post};

#[test]
fn verdicts_tell_the_rules_and_what_was_rejected() {
    let text = "Languages: Python, Go\nOwn the go-to-market plan. We need no Java. Express interest soon.";
    let plain = post("/v1/extract", &json!({"text": text})).json();
    assert!(plain.get("rejected").is_none());
    assert!(plain["keywords"][0]["mentions"][0].get("rule").is_none());
    let answer = post("/v1/extract", &json!({"text": text, "verdicts": true})).json();
    let of = |list: &str, id: &str| {
        let list = answer[list].as_array().expect("a list");
        let found = list.iter().find(|keyword| keyword["id"] == id).unwrap_or_else(|| panic!("{id} is in {list:?}"));
        found["mentions"][0].clone()
    };
    assert_eq!(of("keywords", "go")["rule"], "list");
    assert_eq!(of("keywords", "python")["rule"], "plain");
    assert_eq!(of("keywords", "java")["negated"], true);
    assert!(of("keywords", "python").get("negated").is_none());
    assert_eq!(of("rejected", "express")["rule"], "never");
}

#[test]
fn extra_keywords_are_found_and_faulty_ones_pointed_at() {
    let body = json!({"text": "Closed in Acme Ledger", "extra_keywords": [{"name": "Acme Ledger"}]});
    let answer = post("/v1/extract", &body).json();
    assert_eq!(answer["keywords"][0]["id"], "extra:acme-ledger");
    let body = json!({"text": "x", "extra_keywords": [{"name": "Acme", "aliases": ["Acme One", "k8s"]}]});
    let answer = post("/v1/extract", &body);
    assert_eq!(
        (answer.status, answer.json()["errors"][0]["pointer"].clone()),
        (422, json!("/extra_keywords/0/aliases/1"))
    );
    let body = json!({"text": "x", "extra_keywords": [{"name": "Acme", "kind": "term"}]});
    assert_eq!(post("/v1/extract", &body).status, 422, "no keyword is of that kind");
}

fn put(path: &str, document: &Value) {
    let json = [("content-type", "application/json")];
    let stored = call("PUT", path, &json, json!({"document": document}).to_string().as_bytes());
    assert!(stored.status < 300, "{}", stored.body);
}

#[test]
fn a_document_may_be_a_resume_or_a_job_in_any_format_or_stored() {
    let text = "# Backend Developer\n## Requirements\n- Kafka";
    let markdown = "# Backend Developer\n## Requirements\n- **Kafka**";
    put("/v1/jobs/single-job", &json!({"markdown": markdown}));
    put("/v1/resumes/single-resume", &json!({"text": text}));
    for path in ["/v1/extract", "/v1/roles/suggest"] {
        let plain = post(path, &json!({"text": text})).json();
        for document in [json!({"resume": {"text": text}}), json!({"resume": {"id": "single-resume"}})] {
            assert_eq!(post(path, &document).json(), plain, "{path} {document}");
        }
        let converted = json!({"format": "markdown", "text": text});
        for document in [json!({"job": {"markdown": markdown}}), json!({"job": {"id": "single-job"}})] {
            let mut answer = post(path, &document).json();
            assert_eq!(answer["document"].take(), converted, "{path} {document}");
            let mut plain = plain.clone();
            plain["document"] = Value::Null;
            assert_eq!(answer, plain, "{path} {document}");
        }
    }
}

#[test]
fn a_document_is_exactly_one_and_must_be_there() {
    let text = json!({"text": "Kafka"});
    let cases = [
        ("none", json!({}), 422, "invalid-request", ""),
        ("text and job", json!({"text": "Kafka", "job": text}), 422, "invalid-request", ""),
        ("both", json!({"resume": {"id": "a"}, "job": {"id": "b"}}), 422, "invalid-request", ""),
        ("null", json!({"text": null}), 422, "invalid-request", "/text"),
        ("an id at the top", json!({"id": "a"}), 422, "invalid-request", "/id"),
        ("id and text", json!({"job": {"id": "a", "text": "Kafka"}}), 422, "invalid-request", "/job"),
        ("unknown", json!({"resume": {"id": "nobody"}}), 404, "unknown-document", "/resume/id"),
        ("unknown job", json!({"job": {"id": "nobody"}}), 404, "unknown-document", "/job/id"),
        ("blank", json!({"resume": {"html": "<p></p>"}}), 422, "blank-text", "/resume/html"),
        ("another's format", json!({"resume": {"lever": {}}}), 422, "unreadable-document", "/resume/lever"),
    ];
    for (name, body, status, kind, pointer) in cases {
        for path in ["/v1/extract", "/v1/roles/suggest"] {
            let answer = post(path, &body);
            let problem = answer.json();
            assert_eq!(answer.status, status, "{path} {name}: {problem}");
            assert_eq!(problem["type"], format!("urn:rolecall:problem:{kind}"), "{path} {name}: {problem}");
            assert_eq!(problem["errors"][0]["pointer"], pointer, "{path} {name}: {problem}");
        }
    }
}
