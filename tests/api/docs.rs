//! The description of the API, and the page that shows it.

use serde_json::Value;
use std::fs;
use std::path::Path;

use crate::helpers::{call, get};

#[test]
fn the_description_that_is_checked_in_is_the_one_served() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi/openapi.json");
    let checked_in = fs::read_to_string(path).expect("openapi/openapi.json is checked in");
    let made = rolecall::api::openapi_json().expect("the description is plain data");
    assert!(checked_in == made, "openapi/openapi.json differs; run `cargo run -- openapi > openapi/openapi.json`");
    let served = get("/openapi.json").json();
    assert_eq!(serde_json::from_str::<Value>(&checked_in).expect("it is JSON"), served);
}

#[test]
fn every_operation_is_described_with_its_errors() {
    let description = get("/openapi.json").json();
    assert_eq!(description["openapi"], "3.1.0");
    let paths = description["paths"].as_object().expect("there are paths");
    let expected = [
        "/health/live",
        "/health/ready",
        "/metrics",
        "/v1/extract",
        "/v1/jobs",
        "/v1/jobs/bulk",
        "/v1/jobs/export",
        "/v1/jobs/{id}",
        "/v1/keywords",
        "/v1/keywords/{id}",
        "/v1/match",
        "/v1/match/batch",
        "/v1/purge",
        "/v1/rankings",
        "/v1/resumes",
        "/v1/resumes/bulk",
        "/v1/resumes/export",
        "/v1/resumes/{id}",
        "/v1/roles",
        "/v1/roles/suggest",
        "/v1/roles/{id}",
    ];
    assert_eq!(paths.keys().map(String::as_str).collect::<Vec<_>>(), expected);
    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("an item has operations") {
            let responses = operation["responses"].as_object().expect("an operation has responses");
            assert!(operation["summary"].is_string(), "{method} {path} has a summary");
            let problem = |response: &Value| response["content"]["application/problem+json"].is_object();
            assert!(
                responses.iter().any(|(status, response)| status.as_str() >= "400" && problem(response)),
                "{method} {path}"
            );
            for body in operation["requestBody"]["content"].as_object().into_iter().flat_map(|content| content.values())
            {
                assert!(body["example"].is_object() || body["examples"].is_object(), "{method} {path} has an example");
            }
            let guarded = path.starts_with("/v1/");
            assert_eq!(problem(&operation["responses"]["401"]), guarded, "{method} {path}");
        }
    }
}

#[test]
fn the_page_loads_nothing_from_elsewhere() {
    let page = get("/docs/");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("swagger-ui"));
    for source in page.body.split("src=\"").skip(1).chain(page.body.split("href=\"").skip(1)) {
        let source = source.split('"').next().unwrap_or_default();
        assert!(!source.contains("//"), "{source} is loaded from elsewhere");
        let file = source.trim_start_matches("./");
        assert_eq!(get(&format!("/docs/{file}")).status, 200, "{file}");
    }
    assert!(get("/docs/swagger-initializer.js").body.contains("/openapi.json"));
}

#[test]
fn short_paths_lead_to_the_page() {
    for path in ["/", "/docs"] {
        let answer = call("GET", path, &[], b"");
        assert_eq!((answer.status, answer.header("location")), (307, "/docs/"), "{path}");
    }
}
