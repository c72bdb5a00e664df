//! The fixture of each format.

use rolecall::intake::{Format, Purpose, from_json, from_text};
use serde_json::Value;

use super::{MATCHER, asks, data, posting, read};

#[test]
fn a_posting_asks_for_the_same_in_every_format() {
    let cases: &[(&str, Format, &[&str])] = &[
        (
            "greenhouse.json",
            Format::Greenhouse,
            &[
                "backend-development required",
                "go|java required",
                "kafka preferred",
                "kubernetes mentioned",
                "postgresql preferred",
                "research-and-development required",
                "terraform preferred",
            ],
        ),
        (
            "lever.json",
            Format::Lever,
            &[
                "css required",
                "frontend-development required",
                "graphql preferred",
                "jest|cypress|playwright required",
                "markdown mentioned",
                "react mentioned",
                "typescript required",
            ],
        ),
        (
            "ashby.json",
            Format::Ashby,
            &["linux required", "prometheus mentioned", "rust preferred", "sre required", "terraform|ansible required"],
        ),
        (
            "smart_recruiters.json",
            Format::SmartRecruiters,
            &[
                "acca|cima required",
                "accounts-payable mentioned",
                "excel required",
                "general-ledger mentioned",
                "power-bi preferred",
                "tableau mentioned",
            ],
        ),
        (
            "workable.json",
            Format::Workable,
            &[
                "bls required",
                "ehr mentioned",
                "medication-administration required",
                "phlebotomy preferred",
                "rn-license required",
                "wound-care required",
            ],
        ),
        (
            "job_posting.json",
            Format::JobPosting,
            &[
                "airflow|dagster required",
                "data-engineering required",
                "dbt mentioned",
                "docker required",
                "kafka required",
                "python required",
                "snowflake mentioned",
                "sql required",
                "wordpress mentioned",
            ],
        ),
        (
            "page.html",
            Format::Html,
            &[
                "backend-development required",
                "grpc preferred",
                "helm required",
                "kubernetes required",
                "postgresql required",
                "redis required",
                "rust|cpp required",
            ],
        ),
        (
            "posting.md",
            Format::Markdown,
            &[
                "android-development required",
                "firebase preferred",
                "gradle|maven required",
                "graphql preferred",
                "jetpack-compose required",
                "kotlin required",
                "unit-testing required",
            ],
        ),
    ];
    for (name, format, expected) in cases {
        let intake = posting(name);
        let stem = name.split('.').next().unwrap_or_default();
        assert_eq!(intake.format, *format, "{name}");
        assert_eq!(asks(&intake.text), *expected, "{name}:\n{}", intake.text);
        assert_eq!(asks(&data(&format!("{stem}.plain.txt"))), *expected, "{stem}.plain.txt");
    }
}

#[test]
fn each_fixture_becomes_its_text() {
    let cases = [
        ("greenhouse.json", Purpose::Job, Some("Backend Engineer (R&D)")),
        ("lever.json", Purpose::Job, Some("Frontend Developer")),
        ("ashby.json", Purpose::Job, Some("Site Reliability Engineer")),
        ("smart_recruiters.json", Purpose::Job, Some("Accountant")),
        ("workable.json", Purpose::Job, Some("Registered Nurse")),
        ("job_posting.json", Purpose::Job, Some("Data Engineer")),
        ("page.html", Purpose::Job, Some("Backend Developer")),
        ("posting.md", Purpose::Job, Some("Android Developer")),
        ("json_resume.json", Purpose::Resume, Some("Backend Developer")),
    ];
    for (name, purpose, title) in cases {
        let intake = from_text(&data(name), purpose, None).unwrap_or_else(|error| panic!("{name}: {error}"));
        let stem = name.split('.').next().unwrap_or_default();
        assert_eq!(intake.text, data(&format!("{stem}.txt")).trim_end(), "{name}:\n{}", intake.text);
        assert_eq!(intake.title.as_deref(), title, "{name}");
    }
}

#[test]
fn a_stated_format_gives_what_a_detected_one_does() {
    for name in
        ["greenhouse.json", "lever.json", "ashby.json", "smart_recruiters.json", "workable.json", "job_posting.json"]
    {
        let intake = posting(name);
        let value: Value = serde_json::from_str(&data(name)).expect("fixtures are JSON");
        assert_eq!(from_json(&value, Purpose::Job, Some(intake.format)), Ok(intake.clone()), "{name}");
        assert_eq!(from_text(&data(name), Purpose::Job, Some(intake.format)), Ok(intake), "{name}");
    }
}

#[test]
fn a_resume_shows_its_skills_and_not_its_networks() {
    let intake = from_text(&data("json_resume.json"), Purpose::Resume, None).expect("it is a résumé");
    let (_, reading) = read(&intake.text);
    let shown: Vec<&str> =
        reading.counted().map(|(_, mention)| MATCHER.vocabulary().keyword(mention.keyword).id.as_str()).collect();
    for id in ["go", "grpc", "redis", "terraform", "postgresql", "kubernetes", "java", "cka", "rabbitmq", "rust"] {
        assert!(shown.contains(&id), "{id} of {shown:?}");
    }
    assert!(!shown.contains(&"github"), "{shown:?}");
}
