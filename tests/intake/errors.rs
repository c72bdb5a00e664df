//! What is refused, and how that is told.

use rolecall::intake::{Format, Purpose, from_json, from_text};
use serde_json::{Value, json};

#[test]
fn errors_name_the_place() {
    let lever = |lists: Value| json!({"text": "x", "lists": lists});
    let cases = [
        ("broken JSON", json!("{\"title\": "), None, "", "the document is not JSON: it ends too early at line 1"),
        ("no JSON", json!("Go developer"), Some(Format::Lever), "", "the document is not JSON: something else stands"),
        ("a list for a text", json!({"title": [], "content": "x"}), None, "/title", "this must be a string"),
        ("a text for a list", lever(json!("x")), None, "/lists", "this must be a list of objects"),
        ("a text in a list", lever(json!([{"text": "a"}, "x"])), None, "/lists/1", "this must be an object"),
        (
            "a list in a list",
            json!({"@type": "JobPosting", "skills": [["x"]]}),
            None,
            "/skills/0",
            "this must be a text",
        ),
        (
            "months in words",
            json!({"@type": "JobPosting", "experienceRequirements": [{"monthsOfExperience": "many"}]}),
            None,
            "/experienceRequirements/0/monthsOfExperience",
            "this must be a number of months",
        ),
        (
            "in a board's answer",
            json!({"jobs": [{"title": "x", "content": {}}]}),
            None,
            "/jobs/0/content",
            "this must be",
        ),
        (
            "an unknown shape",
            json!({"a/b": 1}),
            None,
            "",
            "the JSON has no known shape; a job is one of job_posting (@type JobPosting), greenhouse (title, content), lever",
        ),
        ("a résumé", json!({"basics": {}}), None, "", "this is a JSON Resume, and a job is wanted"),
    ];
    for (name, document, format, pointer, message) in cases {
        let result = match &document {
            Value::String(text) => from_text(text, Purpose::Job, format),
            value => from_json(value, Purpose::Job, format),
        };
        let error = result.expect_err(name);
        assert_eq!(error.pointer(), pointer, "{name}");
        assert!(error.to_string().starts_with(message), "{name}: {error}");
    }
    let error = from_json(&json!({"a": 1}), Purpose::Resume, None).expect_err("it is no résumé");
    assert_eq!(
        error.to_string(),
        "the JSON has no known shape; a résumé is json_resume (basics, or work, education, skills)"
    );
}
