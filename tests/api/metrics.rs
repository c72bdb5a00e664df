//! Metrics, as Prometheus reads them.

use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::helpers::Process;
use crate::small::{KEYWORDS, data, folder, keys, start};

/// What a scrape gives, by name and labels. Every line must be one of the format (version 0.0.4).
fn scrape(server: &Process) -> BTreeMap<String, f64> {
    let answer = server.call("GET", "/metrics", &[], "");
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/plain; version=0.0.4; charset=utf-8"));
    assert!(answer.body.ends_with('\n'));
    let (mut types, mut samples) = (BTreeMap::new(), BTreeMap::new());
    for line in answer.body.lines() {
        if let Some(comment) = line.strip_prefix("# ") {
            let words: Vec<&str> = comment.splitn(3, ' ').collect();
            let [what @ ("HELP" | "TYPE"), name, rest] = words[..] else { panic!("{line}") };
            if what == "TYPE" {
                assert!(["counter", "gauge", "histogram"].contains(&rest), "{line}");
                assert!(types.insert(name.to_owned(), rest.to_owned()).is_none(), "{line} comes twice");
            }
            continue;
        }
        let (series, value) = line.rsplit_once(' ').unwrap_or_else(|| panic!("{line}"));
        let (name, labels) = series.split_once('{').unwrap_or((series, "}"));
        let labels = labels.strip_suffix('}').unwrap_or_else(|| panic!("{line}"));
        for label in labels.split("\",").filter(|label| !label.is_empty()) {
            let (name, value) = label.split_once("=\"").unwrap_or_else(|| panic!("{line}"));
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase()), "{line}");
            assert!(!value.trim_end_matches('"').contains(['"', '\\']), "{line}");
        }
        let family = ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end));
        let family = family.filter(|family| types.get(*family).is_some_and(|kind| kind == "histogram"));
        assert!(types.contains_key(family.unwrap_or(name)), "{line} has no type");
        let value = value.parse().unwrap_or_else(|_| panic!("{line}"));
        assert!(samples.insert(series.to_owned(), value).is_none(), "{line} comes twice");
    }
    samples
}

fn requests(route: &str, method: &str, status: &str) -> String {
    format!("rolecall_http_requests_total{{route=\"{route}\",method=\"{method}\",status=\"{status}\"}}")
}

#[test]
fn counters_grow_and_labels_are_bounded() {
    let folder = folder();
    let server = start(folder.path(), &["--data", &data(folder.path())]);
    let before = scrape(&server);
    assert!(before.keys().any(|name| name.starts_with("rolecall_build_info{version=\"") && name.contains("sha256:")));
    assert_eq!((before["rolecall_storage_available"], before["rolecall_commits_total"]), (1.0, 0.0));
    assert_eq!(before["rolecall_documents{kind=\"resume\"}"], 0.0);

    let text = json!({"text": "Kafka"});
    let document = json!({"document": text}).to_string();
    for id in ["xylocanary-1", "xylocanary-2", "xylocanary-3"] {
        assert_eq!(server.call("PUT", &format!("/v1/resumes/{id}"), &[], &document).status, 201);
    }
    assert_eq!(server.call("PUT", "/v1/jobs/post", &[], &document).status, 201);
    assert_eq!(server.call("DELETE", "/v1/resumes/xylocanary-1", &[], "").status, 204);
    let matched = json!({"resume": text, "job": text}).to_string();
    for status in [200, 200, 400] {
        let body = if status == 200 { &matched } else { "{" };
        assert_eq!(server.call("POST", "/v1/match", &[], body).status, status);
    }
    for path in ["/nowhere", "/v1/resumez/xylocanary", "/../etc", "/%00"] {
        assert_eq!(server.call("GET", path, &[], "").status, 404, "{path}");
    }
    for method in ["BREW", "WHEN"] {
        assert_eq!(server.call(method, "/v1/match", &[], "").status, 405, "{method}");
    }
    let after = scrape(&server);
    let expected = [
        (requests("/v1/resumes/{id}", "PUT", "2xx"), 3.0),
        (requests("/v1/resumes/{id}", "DELETE", "2xx"), 1.0),
        (requests("/v1/match", "POST", "2xx"), 2.0),
        (requests("/v1/match", "POST", "4xx"), 1.0),
        (requests("/v1/match", "other", "4xx"), 2.0),
        (requests("unknown", "GET", "4xx"), 4.0),
        (requests("/metrics", "GET", "2xx"), 1.0),
        ("rolecall_http_request_duration_seconds_count{route=\"/v1/match\",method=\"POST\"}".to_owned(), 3.0),
        (
            "rolecall_http_request_duration_seconds_bucket{route=\"/v1/match\",method=\"POST\",le=\"+Inf\"}".to_owned(),
            3.0,
        ),
        ("rolecall_http_requests_in_flight{route=\"/v1/match\"}".to_owned(), 0.0),
        ("rolecall_http_requests_in_flight{route=\"/metrics\"}".to_owned(), 1.0),
        ("rolecall_documents{kind=\"resume\"}".to_owned(), 2.0),
        ("rolecall_documents{kind=\"job\"}".to_owned(), 1.0),
        ("rolecall_documents_stale".to_owned(), 0.0),
        ("rolecall_commits_total".to_owned(), 5.0),
        ("rolecall_rereading".to_owned(), 0.0),
    ];
    for (series, value) in expected {
        assert_eq!(after.get(&series), Some(&value), "{series} of {after:#?}");
    }
    assert!(after["rolecall_commit_seconds_total"] > 0.0 && after["rolecall_index_bytes"] > 0.0);
    let routes: BTreeSet<&str> =
        after.keys().filter_map(|series| series.split("route=\"").nth(1)?.split('"').next()).collect();
    let known = ["/metrics", "/v1/jobs/{id}", "/v1/match", "/v1/resumes/{id}", "unknown"];
    assert_eq!(routes, BTreeSet::from(known), "what callers make up is one label");
    assert!(!after.keys().any(|series| series.contains("xylocanary")), "no id");

    let purges = after["rolecall_purges_total"];
    assert_eq!(server.call("POST", "/v1/purge", &[], "").status, 204);
    let purged = scrape(&server);
    assert!(purged["rolecall_purges_total"] > purges && purged["rolecall_purge_seconds_total"] > 0.0);
    assert_eq!(purged["rolecall_documents_to_purge"], 0.0);
}

#[test]
fn reading_again_shows_how_far_it_is() {
    let folder = folder();
    let data = data(folder.path());
    let server = start(folder.path(), &["--data", &data]);
    let none = ["total", "done", "failed"].map(|state| format!("rolecall_rereading_documents{{state=\"{state}\"}}"));
    let [total, done, failed] = none;
    let before = scrape(&server);
    assert_eq!((before[&total], before[&done], before[&failed]), (0.0, 0.0, 0.0));
    let line = |at| json!({"id": format!("r{at}"), "document": {"text": format!("Kafka and Zephyrine, {at}")}});
    let lines: String = (0..450).map(|at| format!("{}\n", line(at))).collect();
    assert_eq!(
        server.call("POST", "/v1/resumes/bulk", &[("content-type", "application/x-ndjson")], &lines).status,
        200
    );
    server.end();

    let more = format!("{KEYWORDS}\n[zephyrine]\nname = \"Zephyrine\"\nkind = \"tool\"\nmatches = [\"Zephyrine\"]\n");
    fs::write(folder.path().join("sets/keywords/all.toml"), more).expect("a file can be written");
    let server = start(folder.path(), &["--data", &data]);
    let mut last = 0.0;
    // Some hundred documents take a moment; asking until it is done is no guess at how long.
    let ended = (0..10_000).any(|_| {
        let now = scrape(&server);
        let (all, read) = (now[&total], now[&done]);
        assert!(read >= last && read <= all && (all == 450.0 || all == 0.0), "{read} of {all}");
        assert!(now["rolecall_documents_stale"] <= 450.0 - last, "what was read is not stale");
        last = read;
        now["rolecall_rereading"] == 0.0 && read == 450.0
    });
    assert!(ended, "{last}");
    assert_eq!(scrape(&server)["rolecall_documents_stale"], 0.0);
}

#[test]
fn of_several_tenants_no_numbers_are_told_and_without_a_folder_there_are_none() {
    let folder = folder();
    let server = start(folder.path(), &["--data", &data(folder.path()), "--api-keys", &keys(folder.path())]);
    let document = json!({"document": {"text": "Kafka"}}).to_string();
    assert_eq!(server.call("PUT", "/v1/resumes/ada", &[("x-api-key", "acme-key")], &document).status, 201);
    assert_eq!(server.call("GET", "/v1/resumes/ada", &[], "").status, 401);
    let samples = scrape(&server);
    assert_eq!(samples[&requests("/v1/resumes/{id}", "GET", "4xx")], 1.0);
    assert_eq!(samples["rolecall_commits_total"], 1.0);
    let telling =
        |series: &&String| ["documents{", "documents_", "acme", "brio"].iter().any(|word| series.contains(word));
    let telling: Vec<&String> =
        samples.keys().filter(telling).filter(|series| !series.contains("_rereading_documents")).collect();
    assert_eq!(telling, Vec::<&String>::new());
    drop(server);

    let server = start(folder.path(), &[]);
    let samples = scrape(&server);
    assert_eq!(samples["rolecall_storage_available"], 0.0);
    assert!(!samples.keys().any(|series| series.contains("documents") || series.contains("commits")));
}
