//! Roles, keywords and health.

use crate::helpers::{get, post};
use serde_json::json;

#[test]
fn roles_are_listed_and_shown() {
    let list = get("/v1/roles").json();
    let roles = list["roles"].as_array().expect("it is a list");
    assert!(roles.len() >= 12);
    assert!(roles.is_sorted_by_key(|role| role["id"].as_str().expect("ids are strings").to_owned()));
    for role in roles {
        let id = role["id"].as_str().expect("ids are strings");
        let shown = get(&format!("/v1/roles/{id}"));
        assert_eq!((shown.status, &shown.json()["title"]), (200, &role["title"]), "{id}");
    }
    let backend = get("/v1/roles/backend-developer").json();
    assert_eq!(backend["keywords"]["postgresql"]["name"], "PostgreSQL");
    assert!(backend["groups"][0]["essential"].is_array() && backend["signals"][0]["keywords"].is_array());
}

#[test]
fn keywords_are_found_by_any_part_of_any_form() {
    let cases = [
        ("k8s", "kubernetes"),
        ("Kubernetes", "kubernetes"),
        ("C%2B%2B", "cpp"),
        ("golang", "go"),
        ("postgresql", "postgresql"),
    ];
    for (query, id) in cases {
        let page = get(&format!("/v1/keywords?query={query}")).json();
        assert_eq!(page["keywords"][0]["id"], id, "{query}");
    }
    assert_eq!(get("/v1/keywords?query=no-such-thing-at-all").json()["total"], 0);
}

#[test]
fn keywords_come_in_pages_and_by_kind() {
    let first = get("/v1/keywords?limit=2").json();
    let second = get("/v1/keywords?limit=2&offset=2").json();
    assert!(first["total"].as_u64().is_some_and(|total| total >= 600));
    assert_eq!(first["keywords"].as_array().map(Vec::len), Some(2));
    assert_ne!(first["keywords"][1]["id"], second["keywords"][0]["id"]);
    let databases = get("/v1/keywords?kind=database&limit=500").json();
    assert!(
        databases["keywords"].as_array().expect("it is a list").iter().all(|keyword| keyword["kind"] == "database")
    );
}

#[test]
fn a_keyword_is_shown_with_forms_and_roles() {
    let keyword = get("/v1/keywords/kubernetes").json();
    assert_eq!(keyword["name"], "Kubernetes");
    assert!(keyword["forms"].as_array().expect("it is a list").iter().any(|form| form["text"] == "K8s"));
    assert!(keyword["roles"].as_array().expect("it is a list").contains(&"backend-developer".into()));
}

#[test]
fn health_tells_what_it_matches_with() {
    assert_eq!(get("/health/live").json()["status"], "live");
    let ready = get("/health/ready").json();
    assert_eq!(ready["status"], "ready");
    assert_eq!(ready["engine"]["name"], "rolecall");
    assert!(ready["keywords"].as_u64().is_some_and(|keywords| keywords >= 600));
}

#[test]
fn roles_are_suggested() {
    let text = "Backend Engineer (m/f/d)\n\nGo and gRPC on Kubernetes, with PostgreSQL and Kafka.";
    let answer = post("/v1/roles/suggest", &json!({"text": text, "limit": 1})).json();
    assert_eq!(answer["roles"][0]["id"], "backend-developer");
    assert_eq!(answer["roles"][0]["named"]["text"], "Backend Engineer");
    assert_eq!(answer["roles"].as_array().map(Vec::len), Some(1));
    let none = post("/v1/roles/suggest", &json!({"text": "It rained on the hills."})).json();
    assert_eq!(none["roles"], json!([]));
    let wrong = post("/v1/roles/suggest", &json!({"text": "x", "limit": 0}));
    assert_eq!((wrong.status, wrong.json()["errors"][0]["pointer"].clone()), (422, json!("/limit")));
}
