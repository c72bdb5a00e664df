//! The built-in sets hold to their own rules, and the loader says what is wrong with a faulty one, and where.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

use rolecall::service::{built_in, check};
use rolecall::vocabulary::{SetFile, Vocabulary};

#[test]
fn the_built_in_sets_have_no_faults() {
    match check(&built_in()) {
        Ok(vocabulary) => {
            assert!(vocabulary.keywords().len() >= 600);
            assert!(vocabulary.roles().len() >= 12);
            assert!(vocabulary.role("backend-developer").is_some());
        }
        Err(faults) => {
            let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();
            panic!("{} faults:\n{}", faults.len(), faults.join("\n"));
        }
    }
}

fn file(name: &str, text: &str, layer: usize) -> SetFile {
    SetFile { path: name.to_owned(), name: name.to_owned(), text: text.to_owned().into(), layer }
}

fn keywords(text: &str) -> Vec<String> {
    let faults = check(&[file("keywords/test.toml", text, 0)]).expect_err("every case has a fault");
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn faults_of_keywords_are_named_with_their_place() {
    let kafka = "[kafka]\nname = \"Kafka\"\nkind = \"database\"\nmatches = [\"on Kafka\"]\n";
    let cases: &[(&str, &str, &str)] = &[
        ("syntax", "[kafka\nname = 1", "keywords/test.toml:1: "),
        (
            "unknown key",
            "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"Kafka\"]\nalias = []",
            "test.toml:5: [kafka] unknown field `alias`",
        ),
        (
            "unknown kind",
            "[kafka]\nname = \"Kafka\"\nkind = \"thing\"\nmatches = [\"Kafka\"]",
            "test.toml:3: [kafka] unknown variant `thing`",
        ),
        ("no name", "[kafka]\nkind = \"tool\"\nmatches = [\"Kafka\"]", "[kafka] missing field `name`"),
        (
            "bad id",
            "[\"Kafka_x\"]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"Kafka\"]",
            "test.toml:1: \"Kafka_x\" is no id",
        ),
        (
            "not sorted",
            "[redis]\nname = \"Redis\"\nkind = \"tool\"\nmatches = [\"Redis\"]\n[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"Kafka\"]",
            "test.toml:5: [kafka] stands behind [redis]",
        ),
        (
            "form of two",
            "[a]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"Kafka\"]\n[b]\nname = \"kafka\"\nkind = \"tool\"\nmatches = [\"Kafka\"]",
            "test.toml:6: \"kafka\" is also a form of [a]",
        ),
        (
            "forms that only capitals tell apart, one of them found without evidence",
            "[a]\nname = \"Yarn\"\nkind = \"tool\"\ncased = [\"Yarn\"]\nmatches = [\"in Yarn\"]\nrejects = [\"yarn\"]\n[b]\nname = \"YARN\"\nkind = \"tool\"\nmatches = [\"YARN\"]",
            "test.toml:8: \"YARN\" is also a form of [a]; leave it to one of them, or, where only capitals tell them apart, mark both",
        ),
        (
            "marked forms of two that a hyphen tells apart",
            "[a]\nname = \"A/B\"\nkind = \"tool\"\ncased = [\"A/B\"]\nmatches = [\"in A/B\"]\nrejects = [\"a/b\"]\n[b]\nname = \"A-B\"\nkind = \"tool\"\ncased = [\"A-B\"]\nmatches = [\"in A-B\"]\nrejects = [\"a-b\"]",
            "test.toml:8: \"A-B\" is also a form of [a]",
        ),
        (
            "a marked form of two with the same capitals",
            "[a]\nname = \"Yarn\"\nkind = \"tool\"\ncased = [\"Yarn\"]\nmatches = [\"in Yarn\"]\nrejects = [\"yarn\"]\n[b]\nname = \"Wool\"\nkind = \"tool\"\naliases = [\"Yarn\"]\nambiguous = [\"Yarn\"]\nmatches = [\"Wool\"]\nrejects = [\"yarn\"]",
            "test.toml:10: \"Yarn\" is also a form of [a]",
        ),
        (
            "alias that differs in case",
            "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\naliases = [\"KAFKA\"]\nmatches = [\"Kafka\"]",
            "test.toml:4: \"KAFKA\" matches whatever \"Kafka\" matches",
        ),
        (
            "alias that differs in punctuation",
            "[ci]\nname = \"CI/CD\"\nkind = \"practice\"\naliases = [\"CI-CD\"]\nmatches = [\"CI/CD\"]",
            "\"CI-CD\" matches whatever \"CI/CD\" matches",
        ),
        (
            "form without letters",
            "[kafka]\nname = \"!\"\nkind = \"tool\"\nmatches = [\"Kafka\"]",
            "has no letter or digit",
        ),
        (
            "unknown implied id",
            "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nimplies = [\"kafk\"]\nmatches = [\"Kafka\"]",
            "test.toml:4: unknown keyword \"kafk\"; did you mean \"kafka\"?",
        ),
        (
            "cycle",
            "[a]\nname = \"Aaa\"\nkind = \"tool\"\nimplies = [\"b\"]\nmatches = [\"Aaa\"]\n[b]\nname = \"Bbb\"\nkind = \"tool\"\nimplies = [\"a\"]\nmatches = [\"Bbb\"]",
            "implies itself: a → b → a",
        ),
        (
            "mark of no form",
            "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\ncased = [\"Kafca\"]\nmatches = [\"Kafka\"]\nrejects = [\"x\"]",
            "test.toml:4: \"Kafca\" is neither the name nor an alias of [kafka]; did you mean \"Kafka\"?",
        ),
        (
            "mark without rejects",
            "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\ncased = [\"Kafka\"]\nmatches = [\"on Kafka\"]",
            "[kafka] has marked forms and no rejects",
        ),
        (
            "never without a form",
            "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nnever = [\"Franz K\"]\nmatches = [\"Kafka\"]",
            "test.toml:4: never phrase \"Franz K\" contains no form of [kafka]",
        ),
        (
            "match that does not hold",
            "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"Redis\"]",
            "test.toml:4: [kafka] is not found in \"Redis\"",
        ),
        (
            "reject that does not hold",
            "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"Kafka\"]\nrejects = [\"Franz Kafka\"]",
            "test.toml:5: [kafka] is found in \"Franz Kafka\" by the rule `plain`",
        ),
        (
            "inflections of two",
            "[a]\nname = \"Unit test\"\nkind = \"practice\"\nmatches = [\"Unit test\"]\n[b]\nname = \"Unit tests\"\nkind = \"practice\"\nmatches = [\"Unit tests\"]",
            "are inflections of one another",
        ),
    ];
    for (name, text, expected) in cases {
        let faults = keywords(text);
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{name}: {faults:#?}");
    }
    assert!(check(&[file("keywords/test.toml", kafka, 0)]).is_ok(), "what the cases vary is right itself");
}

#[test]
fn faults_of_roles_are_named_with_their_place() {
    let keywords = file(
        "keywords/test.toml",
        "[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"Kafka\"]\n[redis]\nname = \"Redis\"\nkind = \"tool\"\nmatches = [\"Redis\"]\n",
        0,
    );
    let head = "title = \"Tester\"\nversion = \"1.0.0\"\nexamples = [\"Kafka and Redis\"]\n";
    let cases: &[(&str, &str, &str)] = &[
        ("empty group", "[[groups]]\nname = \"Tools\"\n", "roles/tester.toml:4: group \"Tools\" is empty"),
        (
            "unknown id",
            "[[groups]]\nname = \"Tools\"\ncore = [\"kafak\"]\n",
            "roles/tester.toml:6: unknown keyword \"kafak\"; did you mean \"kafka\"?",
        ),
        (
            "twice",
            "[[groups]]\nname = \"Tools\"\ncore = [\"kafka\"]\nuseful = [\"kafka\"]\n",
            "roles/tester.toml:7: \"kafka\" already stands in group \"Tools\"",
        ),
        (
            "empty signal",
            "[[groups]]\nname = \"Tools\"\ncore = [\"kafka\"]\n[[signals]]\nname = \"Depth\"\nkeywords = []\n",
            "roles/tester.toml:7: signal \"Depth\" is empty",
        ),
        (
            "unknown key",
            "[[groups]]\nname = \"Tools\"\nmust = [\"kafka\"]\n",
            "roles/tester.toml:6: unknown field `must`",
        ),
        (
            "poor example",
            "[[groups]]\nname = \"Tools\"\ncore = [\"kafka\", \"redis\"]\n",
            "roles/tester.toml:3: the example \"Kafka and Redis\" contains 2 of the role's keywords",
        ),
        (
            "no certificate",
            "certificates = [\"kafka\"]\n[[groups]]\nname = \"Tools\"\ncore = [\"redis\"]\n",
            "roles/tester.toml:4: \"kafka\" is no certificate",
        ),
    ];
    for (name, text, expected) in cases {
        let files = [keywords.clone(), file("roles/tester.toml", &format!("{head}{text}"), 0)];
        let faults: Vec<_> =
            check(&files).expect_err("every case has a fault").iter().map(ToString::to_string).collect();
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{name}: {faults:#?}");
    }
}

#[test]
fn later_sets_replace_entries_of_earlier_ones() {
    let entry = |name: &str| format!("[kafka]\nname = \"{name}\"\nkind = \"tool\"\nmatches = [\"{name}\"]\n");
    let vocabulary = Vocabulary::compile(&[
        file("keywords/a.toml", &entry("Kafka"), 0),
        file("keywords/b.toml", &entry("Apache Kafka"), 1),
    ])
    .expect("an entry may be replaced");
    assert_eq!(vocabulary.keywords().len(), 1);
    assert_eq!(vocabulary.keywords()[0].name, "Apache Kafka");
    let twice = Vocabulary::compile(&[
        file("keywords/a.toml", &entry("Kafka"), 0),
        file("keywords/b.toml", &entry("Apache Kafka"), 0),
    ]);
    let faults = twice.expect_err("one set has it twice");
    assert!(
        faults[0].to_string().contains("keywords/b.toml:1: \"kafka\" is already defined in keywords/a.toml:1"),
        "{faults:?}"
    );
}

#[test]
fn the_digest_tells_what_can_change_a_result_and_nothing_else() {
    let compile =
        |text: &str| Vocabulary::compile(&[file("keywords/a.toml", text, 0)]).expect("it is right").digest().to_owned();
    let plain = compile("[kafka]\nname = \"Kafka\"\nkind = \"tool\"\nmatches = [\"Kafka\"]\n");
    assert_eq!(
        plain,
        compile(
            "# a comment\n[kafka]\ndescription = \"A log\"\nkind = \"tool\"\nname = \"Kafka\"\nmatches = [ \"Kafka\" ]\n"
        )
    );
    assert_ne!(plain, compile("[kafka]\nname = \"Kafka\"\nkind = \"platform\"\nmatches = [\"Kafka\"]\n"));
}

#[test]
fn the_built_in_sets_are_laid_out() {
    let laid_out = |file: &SetFile| rolecall::curation::format(file).as_deref() == Ok(&*file.text);
    let open: Vec<_> = built_in().into_iter().filter(|file| !laid_out(file)).map(|file| file.path).collect();
    assert!(open.is_empty(), "run `cargo run -- keywords fmt keyword-sets`: {open:#?}");
}
