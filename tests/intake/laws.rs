//! Laws that hold for any input, and input that is made to be slow.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rolecall::intake::{Format, Purpose, from_json, from_text};
use serde_json::{Value, json};

/// Text made to be slow: what takes time that grows with the square of its length would take minutes here.
#[test]
fn long_and_hostile_documents_are_read_in_one_go() {
    let times = |piece: &str| piece.repeat((1 << 18) / piece.len());
    let texts = [
        ("nested blocks", times("<div>")),
        ("nested lists", times("<ul><li>")),
        ("nested lists with text", times("<ul><li>a")),
        ("nested bold", times("<b>a")),
        ("nested headings", times("<h1>a")),
        ("nested cells", times("<table><tr><th>a")),
        ("closing tags", times("</div>")),
        ("hidden elements", times("<nav>") + &times("</nav>")),
        ("open tags", times("<")),
        ("one tag with many attributes", "<p ".to_owned() + &times("a=b ")),
        ("scripts", times("<script type=application/ld+json>{</script>")),
        ("comments", times("<!--")),
        ("entities", times("&amp;")),
        ("escaped tags", times("&lt;p&gt;")),
        ("breaks", times("<br>")),
        ("bold lines", times("<p><b>a</b></p>")),
        ("brackets", times("[")),
        ("links", times("[a](")),
        ("nested links", times("[") + &times("](") + ")"),
        ("images", times("![")),
        ("stars", times("*a ")),
        ("fences", times("```\n")),
        ("lists of JSON", times("[")),
    ];
    for (name, text) in &texts {
        for format in [Format::Html, Format::Markdown] {
            let read = from_text(text, Purpose::Job, Some(format));
            assert!(read.is_ok_and(|intake| intake.text.len() <= 4 * text.len()), "{name} as {format:?}");
        }
        let _ = from_text(text, Purpose::Job, None);
        let _ = from_json(&json!({"title": text, "content": text}), Purpose::Job, None);
    }
    let lines = times("Go and Java\n");
    let many: Vec<&str> = lines.lines().collect();
    let offices: Vec<Value> =
        many.iter().enumerate().map(|(at, name)| json!({"name": format!("{name} {at}")})).collect();
    let postings = [
        json!({"@type": "JobPosting", "description": lines, "skills": many, "qualifications": many}),
        json!({"title": "x", "content": "y", "offices": offices}),
    ];
    for posting in postings {
        assert!(from_json(&posting, Purpose::Job, None).is_ok());
    }
}

/// JSON whose fields have names that the formats know, of any type.
fn known_json() -> impl Strategy<Value = Value> {
    let names = [
        "@type",
        "@graph",
        "jobs",
        "title",
        "content",
        "text",
        "lists",
        "description",
        "descriptionHtml",
        "name",
        "jobAd",
        "sections",
        "qualifications",
        "shortcode",
        "requirements",
        "benefits",
        "basics",
        "work",
        "education",
        "skills",
        "keywords",
        "highlights",
        "startDate",
        "endDate",
        "languages",
        "location",
        "address",
        "metadata",
        "value",
        "experienceRequirements",
        "monthsOfExperience",
        "educationRequirements",
        "baseSalary",
        "departments",
        "a/~b",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(json!("JobPosting")),
        Just(json!("2019-03-01")),
        "\\PC{0,20}".prop_map(Value::from),
        "(<p>|<li>|</ul>|<b>|&lt;|&amp;|<h2>|é|\\s|a){0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 60, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((proptest::sample::select(names.to_vec()), inner), 0..8)
                .prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let told = |name: &str| std::env::var_os(name).is_some();
    ProptestConfig {
        cases: if told("PROPTEST_CASES") { usual.cases } else { 512 },
        rng_seed: if told("PROPTEST_RNG_SEED") { usual.rng_seed } else { RngSeed::Fixed(1) },
        failure_persistence: None,
        ..usual
    }
}

const FORMATS: [Format; 10] = [
    Format::Text,
    Format::Html,
    Format::Markdown,
    Format::JsonResume,
    Format::JobPosting,
    Format::Greenhouse,
    Format::Lever,
    Format::Ashby,
    Format::SmartRecruiters,
    Format::Workable,
];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_read_or_refused(
        text in "(?s).{0,80}",
        marks in "(<|>|</|p|li|b|script|nav|&|;|lt|#|\\*|_|`|\\[|\\]|\\(|\\)|!|~|\n|\\|| |-|=|é|\\\\|\\{|\"|:){0,60}",
    ) {
        for text in [&text, &marks] {
            for purpose in [Purpose::Resume, Purpose::Job] {
                let _ = from_text(text, purpose, None);
                for format in FORMATS {
                    if let Ok(intake) = from_text(text, purpose, Some(format)) {
                        prop_assert!(format != Format::Text || intake.text == *text);
                    }
                }
            }
        }
    }

    #[test]
    fn any_json_is_read_or_refused_with_a_pointer_that_leads_somewhere(value in known_json()) {
        for purpose in [Purpose::Resume, Purpose::Job] {
            for format in FORMATS.into_iter().map(Some).chain([None]) {
                if let Err(error) = from_json(&value, purpose, format) {
                    prop_assert!(value.pointer(error.pointer()).is_some(), "{} in {}", error.pointer(), value);
                }
            }
        }
    }

    #[test]
    fn the_same_document_gives_the_same_text(value in known_json()) {
        let again: Value = serde_json::from_str(&value.to_string()).expect("it is JSON");
        prop_assert_eq!(from_json(&value, Purpose::Job, None), from_json(&again, Purpose::Job, None));
    }
}
