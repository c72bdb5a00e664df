//! Every error is a problem that says what to do.

use serde_json::{Value, json};

use crate::helpers::{Answer, call, get, post, post_raw};

fn assert_problem(name: &str, answer: &Answer, status: u16, kind: &str, pointer: Option<&str>) {
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (status, "application/problem+json"),
        "{name}: {}",
        answer.body
    );
    let problem = answer.json();
    assert_eq!(problem["type"], format!("urn:rolecall:problem:{kind}"), "{name}: {problem}");
    assert_eq!(problem["status"], status, "{name}");
    assert!(
        problem["title"].is_string() && problem["detail"].as_str().is_some_and(|detail| detail.len() > 10),
        "{name}"
    );
    let pointers: Vec<_> =
        problem["errors"].as_array().into_iter().flatten().map(|place| place["pointer"].clone()).collect();
    assert_eq!(pointers, pointer.map(Value::from).into_iter().collect::<Vec<_>>(), "{name}: {problem}");
}

#[test]
fn bodies_that_do_not_fit_are_refused_with_a_pointer() {
    let text = json!({"text": "Kafka"});
    let cases = [
        ("empty object", json!({}), "invalid-request", ""),
        ("unknown field", json!({"resume": text, "job": text, "jobb": 1}), "invalid-request", "/jobb"),
        (
            "unknown field inside",
            json!({"resume": {"text": "x", "lang": "en"}, "job": text}),
            "invalid-request",
            "/resume/lang",
        ),
        ("wrong type", json!({"resume": {"text": 5}, "job": text}), "invalid-request", "/resume/text"),
        ("null text", json!({"resume": {"text": null}, "job": text}), "invalid-request", "/resume/text"),
        ("array for object", json!({"resume": ["Kafka"], "job": text}), "invalid-request", "/resume"),
        ("array for the whole", json!(["Kafka"]), "invalid-request", ""),
        (
            "array for weights",
            json!({"resume": text, "job": text, "policy": {"credits": [1, 1]}}),
            "invalid-request",
            "/policy/credits",
        ),
        ("string for object", json!({"resume": "Kafka", "job": text}), "invalid-request", "/resume"),
        ("no date", json!({"resume": text, "job": text, "date": "2026-02-30"}), "invalid-request", "/date"),
        ("half a date", json!({"resume": text, "job": text, "date": "2026-02"}), "invalid-request", "/date"),
        ("unknown unit", json!({"resume": text, "job": text, "offsets": "utf-32"}), "invalid-request", "/offsets"),
        (
            "weight too large",
            json!({"resume": text, "job": text, "policy": {"levels": {"required": 11}}}),
            "invalid-request",
            "/policy/levels/required",
        ),
        (
            "weight below nothing",
            json!({"resume": text, "job": text, "policy": {"kinds": {"tool": -1}}}),
            "invalid-request",
            "/policy/kinds/tool",
        ),
        (
            "credit above one",
            json!({"resume": text, "job": text, "policy": {"credits": {"alias": 2}}}),
            "invalid-request",
            "/policy/credits/alias",
        ),
        (
            "unknown weight",
            json!({"resume": text, "job": text, "policy": {"levels": {"must": 1}}}),
            "invalid-request",
            "/policy/levels/must",
        ),
        ("empty text", json!({"resume": {"text": ""}, "job": text}), "blank-text", "/resume/text"),
        ("blank text", json!({"resume": text, "job": {"text": " \n\t"}}), "blank-text", "/job/text"),
        ("text without words", json!({"resume": text, "job": {"text": "— • …"}}), "blank-text", "/job/text"),
        ("unknown role", json!({"resume": text, "role": "backend-develper"}), "unknown-role", "/role"),
        ("nothing to compare", json!({"resume": text}), "nothing-to-compare", ""),
    ];
    for (name, body, kind, pointer) in cases {
        assert_problem(name, &post("/v1/match", &body), 422, kind, Some(pointer));
    }
    assert_problem("extract", &post("/v1/extract", &json!({"text": ""})), 422, "blank-text", Some("/text"));
}

#[test]
fn broken_json_is_refused_with_its_place() {
    for (name, body) in [
        ("empty", "".as_bytes()),
        ("cut", br#"{"text": "x""#),
        ("rubbish behind", br#"{"text": "x"} x"#),
        ("no UTF-8", b"{\"text\": \"\xff\"}"),
        ("a lone surrogate", br#"{"text": "\ud800"}"#),
    ] {
        let answer = post_raw("/v1/extract", body);
        assert_problem(name, &answer, 400, "broken-json", None);
        assert!(
            answer.json()["detail"].as_str().is_some_and(|detail| detail.contains("line 1")),
            "{name}: {}",
            answer.body
        );
    }
}

#[test]
fn deeply_nested_json_is_refused() {
    let answer = post_raw("/v1/extract", format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).as_bytes());
    assert!((400..=422).contains(&answer.status), "{}", answer.status);
}

#[test]
fn what_is_too_large_is_refused() {
    let text = "a ".repeat(100_001);
    let answer = post("/v1/match", &json!({"resume": {"text": text}, "job": {"text": "Kafka"}}));
    assert_problem("long text", &answer, 413, "text-too-long", Some("/resume/text"));
    let body = json!({"text": "a ".repeat(1_200_000)}).to_string();
    assert_problem("large body", &post_raw("/v1/extract", body.as_bytes()), 413, "body-too-large", None);
    let most = "é".repeat(200_000);
    assert_eq!(post("/v1/extract", &json!({"text": most})).status, 200, "characters count, not bytes");
}

#[test]
fn the_frameworks_own_errors_are_problems_too() {
    assert_problem("no such path", &get("/v2/match"), 404, "not-found", None);
    assert_problem("no such role", &get("/v1/roles/astronaut"), 404, "unknown-role", None);
    assert_problem("no such keyword", &get("/v1/keywords/kubernets"), 404, "unknown-keyword", None);
    assert_problem("wrong method", &get("/v1/match"), 405, "method-not-allowed", None);
    assert_problem("strange method", &call("BREW", "/v1/roles", &[], b""), 405, "method-not-allowed", None);
    assert_problem("no media type", &call("POST", "/v1/match", &[], b"{}"), 415, "unsupported-media-type", None);
    let form = [("content-type", "application/x-www-form-urlencoded")];
    assert_problem("a form", &call("POST", "/v1/match", &form, b"resume=x"), 415, "unsupported-media-type", None);
    assert_problem("query of the wrong type", &get("/v1/keywords?limit=many"), 422, "invalid-query", None);
    assert_problem("query out of range", &get("/v1/keywords?limit=501"), 422, "invalid-query", None);
    assert_problem("unknown parameter", &get("/v1/keywords?q=go"), 422, "invalid-query", None);
    let detail = get("/v1/resumes?metadata=x").json()["detail"].clone();
    assert_eq!(detail, "the query string does not fit: metadata must be a JSON object; /docs tells the parameters");
}

#[test]
fn an_error_does_not_repeat_a_document() {
    let answer = post("/v1/match", &json!({"resume": "secret ".repeat(10_000), "job": {"text": "Kafka"}}));
    assert!(answer.body.len() < 2_000, "{} bytes", answer.body.len());
}
