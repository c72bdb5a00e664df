//! POST /v1/extract.

use serde_json::json;

use super::helpers::post;

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
