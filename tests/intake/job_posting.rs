//! schema.org's JobPosting, in all its shapes, by itself and in pages.

use rolecall::intake::{Format, Purpose, from_json, from_text};
use serde_json::{Value, json};

use super::asks;

/// The text of a JobPosting with these fields.
fn job_posting(fields: Value) -> String {
    let mut posting = json!({"@type": "JobPosting"});
    let map = posting.as_object_mut().expect("it is an object");
    map.extend(fields.as_object().expect("cases are objects").clone());
    from_json(&posting, Purpose::Job, None).unwrap_or_else(|error| panic!("{fields}: {error}")).text
}

#[test]
fn a_job_posting_takes_every_shape_of_a_property() {
    let months = |months: Value| json!({"experienceRequirements": {"monthsOfExperience": months}});
    let cases = [
        ("text", json!({"skills": "Go, Java"}), "## Skills\nGo, Java"),
        ("texts", json!({"skills": ["Go", "Java"]}), "## Skills\n- Go\n- Java"),
        ("terms", json!({"skills": [{"name": "Go"}, {"termCode": "J"}]}), "## Skills\n- Go\n- J"),
        ("a term", json!({"skills": {"@type": "DefinedTerm", "name": "Go"}}), "## Skills\nGo"),
        ("html", json!({"qualifications": "<ul><li>Go<li>R&amp;D</ul>"}), "## Requirements\n- Go\n- R&D"),
        ("null", json!({"skills": null, "title": " Go  developer "}), "# Go developer"),
        ("years", months(json!(36)), "## Experience\nAt least 3 years of experience"),
        ("a year as text", months(json!("12")), "## Experience\nAt least 1 year of experience"),
        ("months", months(json!(18)), "## Experience\nAt least 18 months of experience"),
        ("no months", months(json!(0)), "## Experience\nNo experience needed"),
        ("experience in words", json!({"experienceRequirements": "5 years of Go"}), "## Experience\n5 years of Go"),
        (
            "credentials",
            json!({"educationRequirements": [{"credentialCategory": "bachelor degree"}, "Forklift licence"]}),
            "## Education\n- bachelor degree\n- Forklift licence",
        ),
        (
            "a credential with an address",
            json!({"educationRequirements": {"credentialCategory": {"name": "https://terms.example/BachelorDegree"}}}),
            "## Education\nbachelor degree",
        ),
        ("clearance", json!({"securityClearanceRequirement": "SC cleared"}), "## Requirements\nSC cleared"),
        ("pay", json!({"baseSalary": 52000}), "## Benefits\nSalary: 52000"),
        ("a place in words", json!({"jobLocation": "Ghent"}), "## Location\nLocation: Ghent"),
        (
            "places",
            json!({"jobLocation": [{"address": "Ghent"}, {"address": {"addressLocality": "Bonn", "addressCountry": "DE"}}]}),
            "## Location\nLocation: Ghent\nLocation: Bonn, DE",
        ),
        ("an employer", json!({"hiringOrganization": "Larkmoor"}), "## About the company\nLarkmoor"),
        (
            "a field that is the whole description",
            json!({"description": "<p>We use Go.</p><p>Tea is free.</p>", "qualifications": "We use Go. Tea is free."}),
            "We use Go.\n\nTea is free.",
        ),
        (
            "a field that the description repeats",
            json!({"description": "<p>We are small.</p><ul><li>Go</li><li>Java</li></ul>", "skills": ["Java", "Go"]}),
            "We are small.\n\n## Skills\n- Java\n- Go",
        ),
    ];
    for (name, fields, expected) in cases {
        assert_eq!(job_posting(fields), expected, "{name}");
    }
}

#[test]
fn titles_do_not_open_sections() {
    let text =
        job_posting(json!({"title": "Benefits Analyst", "description": "You live in Tableau.", "skills": "SQL"}));
    assert_eq!(asks(&text), ["sql required", "tableau mentioned"]);
}

#[test]
fn a_page_with_a_job_posting_is_that_posting() {
    let script = |json: &str| format!("<script type=\"application/ld+json\">{json}</script>");
    let posting = script("{\"@type\": \"JobPosting\", \"title\": \"Go developer\",\n \"skills\": \"Go\nand Java\"}");
    let page = |scripts: &str| format!("<html><head>{scripts}</head><body><h1>Jobs</h1><p>Rust</p></body></html>");
    let read = |page: &str, purpose| from_text(page, purpose, None);

    let intake = read(&page(&posting), Purpose::Job).expect("it holds one posting");
    assert_eq!((intake.format, intake.text.as_str()), (Format::JobPosting, "# Go developer\n\n## Skills\nGo and Java"));
    let stated = from_text(&page(&posting), Purpose::Job, Some(Format::Html));
    assert_eq!(stated, Ok(intake), "a page is no less a posting when it is said to be HTML");

    let others = [
        ("a résumé's page", page(&posting), Purpose::Resume),
        ("broken JSON", page(&script("{\"@type\": \"JobPosting\"")), Purpose::Job),
        ("another thing", page(&script("{\"@type\": \"Organization\"}")), Purpose::Job),
    ];
    for (name, page, purpose) in others {
        let intake = read(&page, purpose).expect("pages can be read");
        assert_eq!((intake.format, intake.text.as_str()), (Format::Html, "# Jobs\n\nRust"), "{name}");
    }
    let error = read(&page(&format!("{posting}{posting}")), Purpose::Job).expect_err("these are two");
    assert_eq!(error.to_string(), "this is a list of 2 postings; send one of them");
}
