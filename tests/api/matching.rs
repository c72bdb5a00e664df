//! POST /v1/match and /v1/extract.

use serde_json::json;

use crate::helpers::post;

const RESUME: &str = "Built services in Go and gRPC. Runs on K8s. Data in Postgres.";
const JOB: &str = "Requirements\n- Go or Java\n- Kubernetes\n- PostgreSQL\nNice to have: Kafka";

#[test]
fn a_match_tells_score_gains_and_evidence() {
    let answer = post("/v1/match", &json!({"resume": {"text": RESUME}, "job": {"text": JOB}}));
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"), "{}", answer.body);
    let report = answer.json();
    assert_eq!(report["score"], 92.3);
    assert_eq!(report["missing"][0]["keyword"]["id"], "kafka");
    assert_eq!(report["missing"][0]["level"], "preferred");
    assert_eq!(report["missing"][0]["gain"], 7.69);
    let matched = report["matched"].as_array().expect("it is a list");
    let kubernetes = matched.iter().find(|ask| ask["keyword"]["id"] == "kubernetes").expect("K8s is Kubernetes");
    assert_eq!(kubernetes["match"], "alias");
    assert_eq!(kubernetes["resume"][0]["text"], "K8s");
    assert_eq!(kubernetes["resume"][0]["start"], RESUME.find("K8s").expect("it is there"));
    assert_eq!(kubernetes["job"][0]["section"], "requirements");
    let go = matched.iter().find(|ask| ask["keyword"]["id"] == "go").expect("Go is matched");
    assert_eq!(go["alternatives"][1]["id"], "java");
    for field in ["strict_score", "breakdown", "role", "confidence", "engine", "policy"] {
        assert!(report.get(field).is_some(), "{field}");
    }
    assert_eq!(report["policy"]["levels"]["required"], 2.0);
    assert!(report["engine"]["vocabulary"]["digest"].as_str().is_some_and(|digest| digest.starts_with("sha256:")));
}

#[test]
fn a_role_can_stand_for_the_job() {
    let answer = post("/v1/match", &json!({"resume": {"text": RESUME}, "role": "backend-developer"}));
    let report = answer.json();
    assert_eq!(answer.status, 200, "{report}");
    assert_eq!(report["role"]["id"], "backend-developer");
    assert_eq!(report["score"], report["role"]["score"]);
}

#[test]
fn a_summary_tells_the_same_in_a_few_numbers() {
    let answer = post("/v1/match", &json!({"resume": {"text": RESUME}, "job": {"text": JOB}, "report": "summary"}));
    let mut summary = answer.json();
    assert_eq!((answer.status, &summary["confidence"]["level"]), (200, &json!("low")), "{summary}");
    summary["confidence"] = json!(null);
    let expected = json!({
        "score": 92.3, "strict_score": 30.8, "confidence": null, "matched": 3, "missing": 1, "unrecognised": 0,
        "most_valuable_missing": ["kafka"]
    });
    assert_eq!(summary, expected);
}

#[test]
fn weights_can_be_replaced_in_part() {
    let body = json!({"resume": {"text": RESUME}, "job": {"text": JOB}, "policy": {"levels": {"preferred": 2}}});
    let report = post("/v1/match", &body).json();
    assert_eq!(report["score"], 75.0);
    assert_eq!(report["policy"]["levels"]["preferred"], 2.0);
    assert_eq!(report["policy"]["levels"]["mentioned"], 1.0);
}

#[test]
fn the_score_is_null_when_nothing_is_asked() {
    let report = post("/v1/match", &json!({"resume": {"text": RESUME}, "job": {"text": "Join us"}})).json();
    assert!(report["score"].is_null() && report["strict_score"].is_null());
    assert_eq!(report["confidence"]["reasons"][0]["code"], "no_asks");
}

#[test]
fn extract_lists_keywords_with_spans_in_the_unit_asked_for() {
    let cases = [("utf-16", 3), ("utf-8", 5), ("code-point", 2)];
    for (unit, start) in cases {
        let report = post("/v1/extract", &json!({"text": "𝄞 Kafka", "offsets": unit})).json();
        let expected = json!([{
            "id": "kafka", "name": report["keywords"][0]["name"], "kind": report["keywords"][0]["kind"],
            "mentions": [{"start": start, "end": start + 5, "text": "Kafka", "form": "Kafka", "stemmed": false, "section": null}]
        }]);
        assert_eq!(report["keywords"], expected, "{unit}");
    }
}

#[test]
fn extract_of_a_text_without_keywords_is_empty() {
    let answer = post("/v1/extract", &json!({"text": "The weather was fine all week"}));
    assert_eq!((answer.status, answer.json()["keywords"].clone()), (200, json!([])));
}

#[test]
fn a_long_text_is_read_and_the_same_request_gives_the_same_bytes() {
    let long = format!("{RESUME}\n").repeat(190_000 / RESUME.len());
    let body = json!({"resume": {"text": long}, "job": {"text": JOB}});
    let answer = post("/v1/match", &body);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body, post("/v1/match", &body).body);
}
