//! Tenants and their keys, and what becomes of stored documents when a server ends or cannot store.

use serde_json::{Value, json};
use std::fs;
use std::process::Command;

use crate::helpers::{Answer, Process};
use crate::small::{KEYWORDS, data, folder, keys, start};

fn kind(answer: &Answer) -> (u16, String) {
    let kind = serde_json::from_str(&answer.body).map_or(Value::Null, |body: Value| body["type"].clone());
    (answer.status, kind.as_str().unwrap_or_default().trim_start_matches("urn:rolecall:problem:").to_owned())
}

#[test]
fn a_tenant_sees_nothing_of_another() {
    let folder = folder();
    let server = start(folder.path(), &["--data", &data(folder.path()), "--api-keys", &keys(folder.path())]);
    let acme =
        |method: &str, path: &str, body: &str| server.call(method, path, &[("authorization", "Bearer acme-key")], body);
    let brio = |method: &str, path: &str, body: &str| server.call(method, path, &[("x-api-key", "brio-key")], body);

    let bearers: [&[(&str, &str)]; 5] = [
        &[],
        &[("authorization", "Bearer nobody")],
        &[("authorization", "Basic acme-key")],
        &[("x-api-key", "")],
        &[("authorization", "Bearer nobody"), ("x-api-key", "acme-key")],
    ];
    for headers in bearers {
        for path in ["/v1/resumes/ada", "/v1/roles", "/v1/nowhere", "/%761/roles", "/v1/resumes/export"] {
            let answer = server.call("GET", path, headers, "");
            assert_eq!(kind(&answer), (401, "unauthorized".to_owned()), "{headers:?} {path}: {}", answer.body);
            assert!(answer.header("www-authenticate").starts_with("Bearer"), "{path}");
            assert_eq!(answer.header("x-request-id").len(), 36, "{path}");
        }
    }
    for path in ["/health/live", "/health/ready", "/metrics", "/openapi.json", "/docs/"] {
        assert_eq!(server.call("GET", path, &[], "").status, 200, "{path}");
    }
    let health = server.call("GET", "/health/ready", &[], "").json();
    assert_eq!(health["storage"], json!({"status": "ready"}), "numbers would tell of tenants");

    let document = |text: &str| json!({"document": {"text": text}}).to_string();
    let canary = "Kafka xylocanary";
    for (path, text) in [("/v1/resumes/ada", canary), ("/v1/jobs/post", "Requirements: Kafka, Redis")] {
        assert_eq!(acme("PUT", path, &document(text)).status, 201);
    }
    let hidden = (404, "unknown-document".to_owned());
    for path in ["/v1/resumes/ada", "/v1/jobs/post"] {
        assert_eq!(acme("GET", path, "").status, 200);
        for method in ["GET", "DELETE"] {
            assert_eq!(kind(&brio(method, path, "")), hidden, "{method} {path}");
        }
    }
    let own = json!({"text": "Requirements: Kafka, Redis"});
    let named = [
        ("/v1/match", json!({"resume": {"id": "ada"}, "job": own})),
        ("/v1/match", json!({"resume": own, "job": {"id": "post"}})),
        ("/v1/rankings", json!({"job": {"id": "post"}})),
        ("/v1/rankings", json!({"resume": {"id": "ada"}})),
        ("/v1/extract", json!({"resume": {"id": "ada"}})),
        ("/v1/roles/suggest", json!({"job": {"id": "post"}})),
        ("/v1/match/batch", json!({"job": {"id": "post"}, "resumes": [own]})),
    ];
    for (path, body) in named {
        assert_eq!(kind(&brio("POST", path, &body.to_string())), hidden, "{path} {body}");
        assert_eq!(acme("POST", path, &body.to_string()).status, 200, "{path} {body}");
    }
    let batch = json!({"job": own, "resumes": [{"id": "ada"}], "report": "summary"}).to_string();
    assert_eq!(
        brio("POST", "/v1/match/batch", &batch).lines()[0]["error"]["type"],
        "urn:rolecall:problem:unknown-document"
    );
    assert_eq!(acme("POST", "/v1/match/batch", &batch).lines()[0]["report"]["score"], 50.0);
    let question = json!({"job": own, "facets": true, "filter": {"ids": ["ada"]}}).to_string();
    let nothing = brio("POST", "/v1/rankings", &question).json();
    assert_eq!((nothing["total"].clone(), nothing["results"].clone()), (json!(0), json!([])));
    assert_eq!(acme("POST", "/v1/rankings", &question).json()["results"][0]["score"], 50.0);
    assert_eq!(brio("GET", "/v1/resumes", "").json()["documents"], json!([]));
    assert_eq!(brio("GET", "/v1/resumes/export", "").body, "");
    assert!(acme("GET", "/v1/resumes/export", "").body.contains("xylocanary"));

    let before = acme("POST", "/v1/rankings", &question).body;
    let long = format!("{canary} {}", "wrote of trams and of gardens, ".repeat(10));
    assert_eq!(brio("PUT", "/v1/resumes/ada", &document(&long)).json()["near_duplicates"], json!([]));
    assert_eq!(acme("PUT", "/v1/resumes/eve", &document(&long)).json()["near_duplicates"], json!([]), "a foreign twin");
    assert_eq!(acme("POST", "/v1/rankings", &question).body, before, "the same bytes");
    assert_eq!(brio("DELETE", "/v1/resumes/ada", "").status, 204);
    assert_eq!(acme("GET", "/v1/resumes/ada", "").json()["text"], canary);
    assert_eq!(brio("PUT", "/v1/resumes/ada", &document("Redis")).json()["created"], true);
}

#[test]
fn documents_outlive_the_server_and_are_read_again_with_new_keywords() {
    let folder = folder();
    let data = data(folder.path());
    let put = |server: &Process, id: &str| {
        let body = json!({"document": {"text": "Kafka and Zephyrine"}}).to_string();
        server.call("PUT", &format!("/v1/resumes/{id}"), &[], &body)
    };
    let rank = |server: &Process| {
        let body = json!({"job": {"text": "Requirements: Kafka, Zephyrine"}}).to_string();
        server.call("POST", "/v1/rankings", &[], &body).json()
    };
    let server = start(folder.path(), &["--data", &data]);
    let etag = put(&server, "ada").header("etag").to_owned();
    assert_eq!(rank(&server)["results"], json!([{"id": "ada", "score": 100.0}]));
    server.end();

    let more = format!("{KEYWORDS}\n[zephyrine]\nname = \"Zephyrine\"\nkind = \"tool\"\nmatches = [\"Zephyrine\"]\n");
    fs::write(folder.path().join("sets/keywords/all.toml"), more).expect("a file can be written");
    let server = start(folder.path(), &["--data", &data]);
    let document = server.call("GET", "/v1/resumes/ada", &[], "");
    assert_eq!((document.status, document.header("etag")), (200, etag.as_str()));
    // Reading one document again takes some milliseconds; asking until it is done is no guess at how many.
    let done = (0..10_000).any(|_| server.call("GET", "/health/ready", &[], "").json()["storage"]["stale"] == 0);
    assert!(done, "what the old keywords read is read again");
    assert_eq!(rank(&server)["results"], json!([{"id": "ada", "score": 100.0}]));
    assert!(server.call("GET", "/v1/resumes/ada", &[], "").json().get("stale").is_none());

    // Another process cannot use the folder; told so explicitly it does not start, and by itself it goes without.
    let second = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .args(["--no-built-in", "--keyword-sets"])
        .arg(folder.path().join("sets"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data", &data])
        .output()
        .expect("it runs");
    assert_eq!(second.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&second.stderr).contains("in use by another process"));
    assert_eq!(put(&server, "eve").status, 201);
}

#[test]
fn without_a_folder_storing_is_refused_and_matching_works() {
    let folder = folder();
    let server = start(folder.path(), &[]);
    let document = json!({"document": {"text": "Kafka"}}).to_string();
    let text = json!({"text": "Kafka"});
    let refused = [
        ("PUT", "/v1/resumes/ada", document),
        ("GET", "/v1/jobs/post", String::new()),
        ("DELETE", "/v1/jobs/post", String::new()),
        ("GET", "/v1/resumes", String::new()),
        ("GET", "/v1/resumes/export", String::new()),
        ("POST", "/v1/purge", String::new()),
        ("POST", "/v1/rankings", json!({"job": text}).to_string()),
        ("POST", "/v1/match", json!({"resume": {"id": "ada"}, "job": text}).to_string()),
        ("POST", "/v1/extract", json!({"resume": {"id": "ada"}}).to_string()),
        ("POST", "/v1/roles/suggest", json!({"job": {"id": "post"}}).to_string()),
    ];
    for (method, path, body) in refused {
        let answer = server.call(method, path, &[], &body);
        assert_eq!(kind(&answer), (503, "storage-unavailable".to_owned()), "{method} {path}");
        assert!(answer.body.contains("--data DIR"), "{}", answer.body);
    }
    let load = server.call("POST", "/v1/jobs/bulk", &[("content-type", "application/x-ndjson")], "{}\n");
    assert_eq!(load.status, 503);
    let matched = server.call("POST", "/v1/match", &[], &json!({"resume": text, "job": text}).to_string());
    assert_eq!((matched.status, matched.json()["score"].clone()), (200, json!(100.0)));
    assert_eq!(server.call("GET", "/health/ready", &[], "").json()["storage"]["status"], "unavailable");
}
