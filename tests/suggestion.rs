//! Which roles texts speak of: invented postings, one for each role, and texts that speak of none.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

use rolecall::document::OffsetUnit;
use rolecall::service::{AUTO, MatchInput, Matcher, RequestError, built_in};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static MATCHER: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::new(&built_in()).expect("the built-in sets have no faults"));

/// The texts of a folder below `tests/data`, by name.
fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(folder);
    let mut texts: Vec<_> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("it is text"))
        })
        .collect();
    texts.sort();
    texts
}

fn suggested(text: &str) -> Vec<(String, f64)> {
    let report = MATCHER.suggest_roles(text, 5, OffsetUnit::Utf8).expect("the text has words");
    report.roles.iter().map(|role| (role.id.to_owned(), role.score)).collect()
}

#[test]
fn postings_speak_of_their_role_first() {
    let postings = texts("postings");
    let mut wrong = Vec::new();
    let mut among = 0;
    for (role, text) in &postings {
        let roles = suggested(text);
        if roles.first().is_none_or(|(first, _)| first != role) {
            wrong.push(format!("{role}: {roles:?}"));
        }
        among += usize::from(roles.iter().any(|(other, _)| other == role));
    }
    let first = postings.len() - wrong.len();
    let found = format!("{first} first and {among} among five of {}:\n{}", postings.len(), wrong.join("\n"));
    assert!(postings.len() >= 120);
    assert!(first * 100 >= postings.len() * 90, "{found}");
    assert!(among * 100 >= postings.len() * 96, "{found}");
}

#[test]
fn texts_of_no_role_get_no_suggestion() {
    let texts = texts("not-postings");
    assert!(texts.len() >= 15);
    let guessed: Vec<_> =
        texts.iter().map(|(name, text)| (name, suggested(text))).filter(|(_, roles)| !roles.is_empty()).collect();
    assert!(guessed.is_empty(), "{guessed:#?}");
}

#[test]
fn what_speaks_for_a_role_is_told() {
    let text = "Backend Engineer (m/f/d)\n\nRequirements\n- Go and gRPC on Kubernetes\n- PostgreSQL, Kafka\n";
    let report = MATCHER.suggest_roles(text, 3, OffsetUnit::Utf8).expect("the text has words");
    let first = &report.roles[0];
    assert_eq!(first.id, "backend-developer");
    assert_eq!(first.named.map(|span| span.text), Some("Backend Engineer"));
    let ids: Vec<&str> = first.keywords.iter().map(|keyword| keyword.id).collect();
    assert!(ids.contains(&"postgresql") && ids.contains(&"kafka"), "{ids:?}");
}

#[test]
fn a_match_can_ask_for_the_likeliest_role() {
    let job = "Backend Engineer\n\nRequirements\n- Go and gRPC on Kubernetes\n- PostgreSQL, Kafka\n";
    let role = |resume: &str, job: Option<&str>| {
        let input = MatchInput { role: Some(AUTO), ..MatchInput::of(resume, job) };
        MATCHER.match_documents(input).map(|report| report.role.map(|role| (role.id.to_owned(), role.suggested)))
    };
    let backend = || Ok(Some(("backend-developer".to_owned(), true)));
    assert_eq!(role("Wrote services", Some(job)), backend(), "the job tells it");
    assert_eq!(role(job, None), backend(), "or else the résumé");
    assert_eq!(role(job, Some("We bake bread")), Ok(None), "a job that tells none leaves it out");
    assert_eq!(role("I bake bread", None), Err(RequestError::NoRoleFound));
}
