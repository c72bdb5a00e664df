//! Documents in formats other than text.

use serde_json::{Value, json};

use crate::helpers::post;

fn matched(resume: Value, job: Value) -> Value {
    let answer = post("/v1/match", &json!({"resume": resume, "job": job}));
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()
}

#[test]
fn a_document_may_come_in_any_format() {
    let text = "# Engineer\n\n## Requirements\n- Kafka";
    let markup = "<h1>Engineer</h1><h2>Requirements</h2><ul><li>Kafka</li></ul>";
    let escaped = markup.replace('<', "&lt;").replace('>', "&gt;");
    let jobs = [
        ("html", json!(markup)),
        ("markdown", json!("# Engineer\n## Requirements\n- **Kafka**")),
        ("job_posting", json!([{"@type": "JobPosting", "title": "Engineer", "qualifications": "Kafka"}])),
        ("greenhouse", json!({"jobs": [{"title": "Engineer", "content": escaped}]})),
        ("lever", json!({"text": "Engineer", "lists": [{"text": "Requirements", "content": "<li>Kafka</li>"}]})),
        ("ashby", json!({"title": "Engineer", "descriptionHtml": markup})),
        ("smart_recruiters", json!({"name": "Engineer", "jobAd": {"sections": {"qualifications": {"text": "Kafka"}}}})),
        ("workable", json!({"title": "Engineer", "requirements": "<ul><li>Kafka</li></ul>"})),
    ];
    let resume = json!({"json_resume": {"basics": {"name": "M. Fenn"}, "skills": [{"name": "Kafka"}]}});
    let plain = matched(resume.clone(), json!({"text": text}));
    assert_eq!(
        plain["documents"]["resume"],
        json!({"format": "json_resume", "text": "# M. Fenn\n\n## Skills\n- Kafka"})
    );
    assert_eq!(plain["documents"].get("job"), None, "plain text is known to the caller");
    for (format, document) in jobs {
        let report = matched(resume.clone(), json!({format: document}));
        assert_eq!(report["score"], 100.0, "{format}: {report}");
        assert_eq!(report["matched"][0]["level"], "required", "{format}");
        let job = &report["documents"]["job"];
        assert_eq!(job["format"], format);
        let span = &report["matched"][0]["job"][0];
        let place =
            |name: &str| span[name].as_u64().and_then(|at| usize::try_from(at).ok()).expect("spans are numbers");
        let read = job["text"].as_str().expect("the text is there");
        assert_eq!(read.get(place("start")..place("end")), Some("Kafka"), "{format}");
    }
}

#[test]
fn plain_text_is_never_converted() {
    let report = matched(json!({"text": "<p>Kafka</p>"}), json!({"text": "**Kafka**"}));
    assert_eq!(report.get("documents"), None);
    assert_eq!(report["matched"][0]["job"][0]["start"], 2);
}

#[test]
fn documents_that_cannot_be_read_are_refused_with_a_pointer() {
    let text = json!({"text": "Kafka"});
    let job = json!({"title": "x", "content": "y"});
    let cases = [
        ("no field", json!({}), "invalid-request", 422, "/job"),
        ("two fields", json!({"text": "x", "html": "y"}), "invalid-request", 422, "/job"),
        ("two of JSON", json!({"lever": {}, "ashby": {}}), "invalid-request", 422, "/job"),
        ("markup that is no text", json!({"html": 5}), "invalid-request", 422, "/job/html"),
        ("an unknown format", json!({"pdf": "x"}), "invalid-request", 422, "/job/pdf"),
        ("another shape", json!({"lever": job}), "unreadable-document", 422, "/job/lever"),
        ("null", json!({"lever": null}), "unreadable-document", 422, "/job/lever"),
        (
            "a wrong type",
            json!({"greenhouse": {"title": [], "content": "y"}}),
            "unreadable-document",
            422,
            "/job/greenhouse/title",
        ),
        ("several", json!({"greenhouse": {"jobs": [job, job]}}), "unreadable-document", 422, "/job/greenhouse/jobs"),
        ("a résumé", json!({"json_resume": {"basics": {}}}), "unreadable-document", 422, "/job/json_resume"),
        ("a page without words", json!({"html": "<p></p>"}), "blank-text", 422, "/job/html"),
        ("a page that is too long", json!({"html": "a ".repeat(200_000)}), "text-too-long", 413, "/job/html"),
    ];
    for (name, document, problem, status, pointer) in cases {
        let answer = post("/v1/match", &json!({"resume": text, "job": document}));
        let body = answer.json();
        assert_eq!(answer.status, status, "{name}: {body}");
        assert_eq!(body["type"], format!("urn:rolecall:problem:{problem}"), "{name}: {body}");
        assert_eq!(body["errors"][0]["pointer"], pointer, "{name}: {body}");
    }
    let answer = post("/v1/match", &json!({"resume": {"greenhouse": job}, "role": "backend-developer"}));
    assert_eq!(answer.json()["errors"][0]["pointer"], "/resume/greenhouse");
}
