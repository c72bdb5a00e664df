//! What helps curators: layers of sets, advice, layout, adding, comparing, schemas.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

use rolecall::curation::{NewKeyword, format, insert};
use rolecall::service::{Matcher, Pair, built_in, check, compare_sets, examine};
use rolecall::vocabulary::{Kind, Mark, SetFile, Vocabulary, keywords_schema, role_schema};

fn file(name: &str, text: &str, layer: usize) -> SetFile {
    SetFile { path: format!("set-{layer}/{name}"), name: name.to_owned(), text: text.to_owned().into(), layer }
}

/// A set of three keywords and a role, as a lowest layer.
fn base() -> Vec<SetFile> {
    let keywords = r#"
[kafka]
name = "Kafka"
kind = "database"
aliases = ["Apache Kafka"]
implies = ["queues"]
matches = ["events on Kafka"]

[oslo]
name = "Oslo"
kind = "tool"
description = "A board for plans."
cased = ["Oslo"]
matches = ["plans kept in Oslo"]
rejects = ["oslo is far"]

[queues]
name = "Message queue"
kind = "concept"
matches = ["a message queue"]

[redis]
name = "Redis"
kind = "database"
matches = ["cached in Redis"]
"#;
    let role = r#"
title = "Streamer"
version = "1.0.0"
titles = ["Streaming Engineer"]
examples = ["Kafka, Redis and a message queue"]

[[groups]]
name = "Stores"
essential = ["kafka"]
core = ["redis"]

[[groups]]
name = "Ideas"
useful = ["queues"]

[[signals]]
name = "Depth"
keywords = ["kafka", "queues"]

[[seniority]]
level = "senior"
adds = ["kafka"]
"#;
    vec![file("keywords/base.toml", keywords, 0), file("roles/streamer.toml", role, 0)]
}

fn with(files: &[(&str, &str)]) -> Vec<SetFile> {
    base().into_iter().chain(files.iter().map(|(name, text)| file(name, text, 1))).collect()
}

fn compiled(files: &[SetFile]) -> Vocabulary {
    check(files).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[test]
fn an_extension_adds_lists_and_replaces_single_values() {
    let own = "[kafka]\nextends = true\naliases = [\"Apache Kafka\", \"Kafka broker\"]\nmatches = [\"a Kafka broker\"]\n\n[oslo]\nextends = true\nname = \"Oslo Boards\"\nkind = \"platform\"\nambiguous = [\"Oslo\"]\nnear = [\"boards\"]\nmatches = [\"Oslo boards\", \"boards in Oslo\"]\n";
    let vocabulary = compiled(&with(&[("keywords/own.toml", own)]));
    let keyword = |id| vocabulary.keyword(vocabulary.find(id).expect("it is there"));
    let forms = |id| keyword(id).forms.iter().map(|form| form.text.as_str()).collect::<Vec<_>>();
    assert_eq!(forms("kafka"), ["Kafka", "Apache Kafka", "Kafka broker"], "what is there is not added twice");
    assert_eq!(keyword("kafka").implies, ["queues"], "what the extension leaves out stays");
    assert_eq!(forms("oslo"), ["Oslo Boards", "Oslo"], "the old name is still a form");
    let oslo = keyword("oslo");
    assert_eq!((oslo.kind, oslo.description.as_deref()), (Kind::Platform, Some("A board for plans.")));
    assert_eq!(oslo.forms[1].mark, Mark::Ambiguous, "a form has one mark, the later layer's");
}

#[test]
fn an_extended_role_gets_more_of_everything() {
    let own = "extends = true\ntitle = \"Stream Engineer\"\ntitles = [\"Streaming Engineer\", \"Event Engineer\"]\n[[groups]]\nname = \"Stores\"\nuseful = [\"redis\"]\n[[groups]]\nname = \"House\"\ncore = [\"oslo\"]\n[[signals]]\nname = \"Depth\"\nkeywords = [\"redis\"]\n[[seniority]]\nlevel = \"lead\"\nadds = [\"oslo\"]\n[[seniority]]\nlevel = \"senior\"\nadds = [\"redis\"]\n";
    // Levels of one file stand in order; those of two files are put in order.
    let faults = check(&with(&[("roles/streamer.toml", own)])).err();
    assert!(faults.is_none(), "{faults:#?}");
    let vocabulary = compiled(&with(&[("roles/streamer.toml", own)]));
    let role = vocabulary.role("streamer").expect("it is there").role;
    assert_eq!((role.title.as_str(), role.version.as_str()), ("Stream Engineer", "1.0.0"));
    assert_eq!(role.titles, ["Streaming Engineer", "Event Engineer"]);
    let groups: Vec<_> = role.groups.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(groups, ["Stores", "Ideas", "House"]);
    assert_eq!(role.groups[0].essential, ["kafka"]);
    assert!(role.groups[0].core.is_empty(), "a keyword moves to where the later layer puts it");
    assert_eq!(role.groups[0].useful, ["redis"]);
    assert_eq!(role.signals[0].keywords, ["kafka", "queues", "redis"]);
    let steps: Vec<_> = role.seniority.iter().map(|step| (step.level.name(), step.adds.join(" "))).collect();
    assert_eq!(steps, [("senior", "kafka redis".to_owned()), ("lead", "oslo".to_owned())]);
}

#[test]
fn a_hidden_entry_is_gone_with_what_earlier_layers_say_of_it() {
    let vocabulary = compiled(&with(&[("keywords/own.toml", "[queues]\nhide = true\n")]));
    assert!(vocabulary.find("queues").is_none());
    assert!(vocabulary.keyword(vocabulary.find("kafka").expect("it is there")).implies.is_empty());
    let role = vocabulary.role("streamer").expect("it is there").role;
    assert_eq!(role.groups.len(), 1, "a group that loses all is gone");
    assert_eq!(role.signals[0].keywords, ["kafka"]);
    let found = examine(&with(&[("keywords/own.toml", "[queues]\nhide = true\n")]));
    assert!(
        found
            .advice
            .iter()
            .any(|advice| advice.file == "set-0/roles/streamer.toml" && advice.message.contains("contains 2 of")),
        "that an example below no longer holds is worth a line: {:#?}",
        found.advice
    );
    let vocabulary = compiled(&with(&[("roles/streamer.toml", "hide = true\n")]));
    assert!(vocabulary.role("streamer").is_none());
    let mut again = with(&[("keywords/own.toml", "[queues]\nhide = true\n")]);
    again.push(file(
        "keywords/top.toml",
        "[queues]\nname = \"Queueing\"\nkind = \"concept\"\nmatches = [\"Queueing\"]\n",
        2,
    ));
    assert_eq!(compiled(&again).keywords().len(), 4, "a yet later layer may define it anew");
}

#[test]
fn faults_of_layers_are_named_with_their_place() {
    let cases: &[(&str, &str, &str, &str)] = &[
        (
            "extends what is not there",
            "keywords/own.toml",
            "[kafca]\nextends = true\naliases = [\"KFK\"]\n",
            "set-1/keywords/own.toml:1: [kafca] extends: no earlier set has this keyword; did you mean \"kafka\"?",
        ),
        (
            "hides what is not there",
            "keywords/own.toml",
            "\n[reddis]\nhide = true\n",
            "set-1/keywords/own.toml:2: [reddis] hide: no earlier set has this keyword; did you mean \"redis\"?",
        ),
        (
            "hides and more",
            "keywords/own.toml",
            "[redis]\nhide = true\nname = \"Redis\"\n",
            "set-1/keywords/own.toml:1: [redis] hides and has other fields",
        ),
        (
            "refers to what it hides",
            "keywords/own.toml",
            "[kafka]\nextends = true\nimplies = [\"redis\"]\n\n[redis]\nhide = true\n",
            "set-1/keywords/own.toml:3: keyword \"redis\" is hidden in set-1/keywords/own.toml:5",
        ),
        (
            "extends twice",
            "keywords/own.toml",
            "[kafka]\nextends = true\n",
            "\"kafka\" is already defined in set-1/keywords/a.toml:1",
        ),
        (
            "replaces by halves",
            "keywords/own.toml",
            "[redis]\naliases = [\"REmote DIctionary Server\"]\n",
            "set-1/keywords/own.toml:1: [redis] missing field `name`",
        ),
        (
            "an added form is another's",
            "keywords/own.toml",
            "[redis]\nextends = true\naliases = [\"Kafka\"]\n",
            "set-1/keywords/own.toml:3: \"Kafka\" is also a form of [kafka]",
        ),
        (
            "an added example that does not hold",
            "keywords/own.toml",
            "[redis]\nextends = true\nmatches = [\"a cache\"]\n",
            "set-1/keywords/own.toml:3: [redis] is not found in \"a cache\"",
        ),
        (
            "unknown role",
            "roles/steamer.toml",
            "extends = true\n",
            "set-1/roles/steamer.toml:1: [steamer] extends: no earlier set has this role; did you mean \"streamer\"?",
        ),
        (
            "hides a role and more",
            "roles/streamer.toml",
            "hide = true\ntitle = \"Streamer\"\n",
            "set-1/roles/streamer.toml:1: [streamer] hides and has other fields",
        ),
        (
            "unknown keyword in an extension",
            "roles/streamer.toml",
            "extends = true\n[[groups]]\nname = \"Stores\"\ncore = [\"rediss\"]\n",
            "set-1/roles/streamer.toml:4: unknown keyword \"rediss\"; did you mean \"redis\"?",
        ),
        (
            "a level that adds nothing",
            "roles/streamer.toml",
            "extends = true\n[[seniority]]\nlevel = \"lead\"\nadds = []\n",
            "set-1/roles/streamer.toml:2: the level \"lead\" adds nothing",
        ),
        (
            "an unknown level",
            "roles/streamer.toml",
            "extends = true\n[[seniority]]\nlevel = \"chief\"\nadds = [\"kafka\"]\n",
            "set-1/roles/streamer.toml:3: unknown variant `chief`",
        ),
        (
            "a level twice",
            "roles/streamer.toml",
            "extends = true\n[[seniority]]\nlevel = \"lead\"\nadds = [\"kafka\"]\n[[seniority]]\nlevel = \"lead\"\nadds = [\"redis\"]\n",
            "set-1/roles/streamer.toml:5: the level \"lead\" stands here twice",
        ),
    ];
    for (name, path, text, expected) in cases {
        let mut files = with(&[(path, text)]);
        if *name == "extends twice" {
            files.insert(2, file("keywords/a.toml", "[kafka]\nextends = true\naliases = [\"KFK\"]\n", 1));
        }
        let faults: Vec<_> = check(&files).expect_err(name).iter().map(ToString::to_string).collect();
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{name}: {faults:#?}");
    }
    let alone = check(&[file("keywords/own.toml", "[kafka]\nextends = true\n", 0)]).expect_err("nothing lies below");
    assert!(alone[0].message.contains("no set lies below this one; check it with --extend"), "{alone:#?}");
    let levels = "title = \"T\"\nversion = \"1\"\nexamples = [\"Kafka, Redis, message queue\"]\n[[groups]]\nname = \"G\"\ncore = [\"kafka\", \"redis\", \"queues\"]\n[[seniority]]\nlevel = \"lead\"\nadds = [\"kafka\"]\n[[seniority]]\nlevel = \"junior\"\nadds = [\"redis\"]\n";
    let faults = check(&with(&[("roles/t.toml", levels)])).expect_err("levels are out of order");
    assert!(faults[0].to_string().contains("roles/t.toml:10: \"junior\" stands behind \"lead\""), "{faults:#?}");
}

#[test]
fn levels_and_plain_do_not_change_the_digest() {
    let digest = |files: &[SetFile]| compiled(files).digest().to_owned();
    let own = "[kafka]\nextends = true\nplain = [\"Kafka\"]\n";
    let role = "extends = true\n[[seniority]]\nlevel = \"lead\"\nadds = [\"oslo\"]\n";
    assert_eq!(digest(&base()), digest(&with(&[("keywords/own.toml", own), ("roles/streamer.toml", role)])));
}

/// The advice on a set of its own, without that on examples.
fn advice(text: &str) -> Vec<String> {
    let found = examine(&[file("keywords/own.toml", text, 0)]);
    assert!(found.faults.is_empty(), "{text}: {:#?}", found.faults);
    found.advice.iter().map(ToString::to_string).collect()
}

fn entry(id: &str, name: &str, kind: &str, more: &str) -> String {
    format!("[{id}]\nname = \"{name}\"\nkind = \"{kind}\"\n{more}matches = [\"{name}\"]\n")
}

#[test]
fn advice_names_what_deserves_a_look() {
    let cases: &[(&str, String, Option<&str>)] = &[
        ("an everyday word", entry("a", "Harbour", "tool", ""), Some(":2: \"Harbour\" of [a] is an everyday word too")),
        (
            "an everyday alias",
            entry("a", "Acme Boards", "tool", "aliases = [\"boards\", \"board\"]\n"),
            Some("\"board\" of [a]"),
        ),
        ("declared plain", entry("a", "Harbour", "tool", "plain = [\"Harbour\"]\n"), None),
        (
            "marked",
            entry("a", "Harbour", "tool", "cased = [\"Harbour\"]\nrejects = [\"the harbour\"]\n")
                .replace("matches = [\"Harbour\"]", "matches = [\"built with Harbour\"]"),
            None,
        ),
        ("two words", entry("a", "Open Harbour", "tool", ""), None),
        (
            "joined and apart",
            entry("a", "Datamarble", "tool", "") + &entry("b", "Data marble", "tool", ""),
            Some("\"Data marble\" is nearly \"Datamarble\" of [a]"),
        ),
        (
            "plural of another",
            entry("a", "Zumbly", "tool", "") + &entry("b", "Zumblys", "tool", ""),
            Some("\"Zumblys\" is nearly \"Zumbly\" of [a]"),
        ),
        (
            "signs tell",
            entry("a", "Z", "language", "") + &entry("b", "Z++", "language", "") + &entry("c", "Z#", "language", ""),
            None,
        ),
        ("capitals are no plural", entry("a", "ZQLT", "tool", "") + &entry("b", "ZQLTS", "tool", ""), None),
        (
            "one implies the other",
            entry("a", "Datamarble", "tool", "") + &entry("b", "Data marble", "tool", "implies = [\"a\"]\n"),
            None,
        ),
        (
            "a slip",
            entry("a", "Veltronika", "tool", "") + &entry("b", "Veltrinika", "tool", ""),
            Some("\"Veltrinika\" differs from \"Veltronika\" of [a] by one letter"),
        ),
        ("another kind", entry("a", "Veltronika", "tool", "") + &entry("b", "Veltrinika", "concept", ""), None),
        ("versions", entry("a", "Veltronik 2", "tool", "") + &entry("b", "Veltronik 3", "tool", ""), None),
        ("abbreviations", entry("a", "Veltro EMX", "tool", "") + &entry("b", "Veltro EQX", "tool", ""), None),
        (
            "inflection of an unstemmed form",
            entry("a", "Zumble test", "practice", "") + &entry("b", "Zumble tests", "tool", ""),
            Some("\"Zumble tests\" and \"Zumble test\" of [a] are inflections of one another"),
        ),
        (
            "said to be unstemmed",
            entry("a", "Zumble tests", "practice", "") + &entry("b", "Zumble testing", "skill", "stem = false\n"),
            None,
        ),
    ];
    for (name, text, expected) in cases {
        let advice = advice(text);
        match expected {
            Some(expected) => assert!(advice.iter().any(|line| line.contains(expected)), "{name}: {advice:#?}"),
            None => assert!(advice.is_empty(), "{name}: {advice:#?}"),
        }
    }
}

#[test]
fn marked_forms_must_be_shown_by_an_example() {
    let text = "[a]\nname = \"Acme Boards\"\nkind = \"tool\"\naliases = [\"AB\", \"Acmeboards\"]\ncased = [\"AB\"]\nmatches = [\"Acme Boards\"]\nrejects = [\"ab\"]\n";
    let found = examine(&[file("keywords/own.toml", text, 0)]);
    assert_eq!(found.advice.len(), 1, "{:#?}", found.advice);
    assert_eq!(found.advice[0].line, 2);
    assert!(found.advice[0].message.contains("no example of [a] shows its marked \"AB\""));
    assert!(found.unshown[0].message.contains("no example of [a] shows \"Acmeboards\""));
    assert_eq!(found.unshown_forms, 1);
}

#[test]
fn advice_is_given_on_the_last_layer_only() {
    let mut files = built_in();
    files.push(file("keywords/own.toml", &entry("acme-board", "Acme Board", "tool", ""), 1));
    let found = examine(&files);
    assert!(found.faults.is_empty() && found.advice.is_empty(), "{:#?} {:#?}", found.faults, found.advice);
}

#[test]
fn the_built_in_sets_have_decided_on_every_everyday_word() {
    let advice = rolecall::vocabulary::advice(&built_in());
    let open: Vec<_> = advice.iter().filter(|advice| advice.message.contains("everyday word")).collect();
    assert!(open.is_empty(), "{open:#?}");
}

#[test]
fn a_file_is_laid_out() {
    let cases: &[(&str, &str, &str, &str)] = &[
        (
            "fields in order, entries sorted, comments kept",
            "keywords/a.toml",
            "# Tools of the house.\n\n# the newer\n[zed]\nkind='tool'\nmatches = [ 'on \"Zed\"' ]\n# why so\nname = \"Zed\" # as on the box\n[ada]\nname=\"Ada\"\nmatches=[\"Ada\",]\nkind=\"language\"\n[ada.codes]\nonet = \"1\"\n# the end\n",
            "#:schema ../schema/keywords.schema.json\n# Tools of the house.\n\n[ada]\nname = \"Ada\"\nkind = \"language\"\ncodes = { onet = \"1\" }\nmatches = [\"Ada\"]\n\n# the newer\n[zed]\n# why so\nname = \"Zed\" # as on the box\nkind = \"tool\"\nmatches = [\"on \\\"Zed\\\"\"]\n\n# the end\n",
        ),
        (
            "long lists are broken, and those with comments",
            "keywords/a.toml",
            "[a]\naliases = [\"aaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\", \"cccccccccccccccccccccccccccccc\"]\nnear = [\n  # first\n  \"x\",\n  \"y\", # second\n]\n",
            "#:schema ../schema/keywords.schema.json\n\n[a]\naliases = [\n    \"aaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\n    \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\",\n    \"cccccccccccccccccccccccccccccc\",\n]\nnear = [\n    # first\n    \"x\",\n    \"y\",\n    # second\n]\n",
        ),
        (
            "a role",
            "roles/r.toml",
            "#:schema elsewhere.json\nversion = \"1\"\ntitle = \"R\"\n[[seniority]]\nadds = [\"a\"]\nlevel = \"lead\"\n# best first\n[[groups]]\ncore = [\"a\"]\nname = \"G\"\n",
            "#:schema ../schema/role.schema.json\n\ntitle = \"R\"\nversion = \"1\"\n\n# best first\n[[groups]]\nname = \"G\"\ncore = [\"a\"]\n\n[[seniority]]\nlevel = \"lead\"\nadds = [\"a\"]\n",
        ),
        (
            "fields that nobody knows",
            "keywords/a.toml",
            "[a]\nzest = 1\nname = \"A\"\n",
            "#:schema ../schema/keywords.schema.json\n\n[a]\nname = \"A\"\nzest = 1\n",
        ),
        ("set.toml stays", "set.toml", "version='1'\nname='x'\n", "version='1'\nname='x'\n"),
    ];
    for (name, path, text, expected) in cases {
        let once = format(&file(path, text, 0)).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(&once, expected, "{name}");
        assert_eq!(format(&file(path, &once, 0)).as_ref(), Ok(&once), "{name}: laying out twice changes nothing more");
    }
    let fault = format(&file("keywords/a.toml", "[a]\nname = \n", 0)).expect_err("it is no TOML");
    assert_eq!((fault.line, fault.file.as_str()), (2, "set-0/keywords/a.toml"));
}

#[test]
fn laying_out_the_built_in_sets_changes_nothing_that_they_say() {
    let files = built_in();
    let mut laid_out = files.clone();
    for file in &mut laid_out {
        file.text = format(file).unwrap_or_else(|fault| panic!("{fault}")).into();
        assert_eq!(format(file).as_deref(), Ok(&*file.text), "{}: laying out twice changes nothing more", file.path);
    }
    let (before, after) = (compiled(&files), compiled(&laid_out));
    assert_eq!(before.keywords(), after.keywords());
    assert_eq!(before.roles(), after.roles());
    let comments = |files: &[SetFile]| -> Vec<usize> {
        let count = |text: &str| text.lines().filter(|line| line.starts_with('#') && !line.starts_with("#:")).count();
        files.iter().map(|file| count(&file.text)).collect()
    };
    assert_eq!(comments(&files), comments(&laid_out));
}

fn new_keyword(id: &str) -> NewKeyword {
    NewKeyword {
        id: id.to_owned(),
        name: "Acme Board".to_owned(),
        kind: Kind::Tool,
        description: None,
        aliases: vec!["AcmeBoard".to_owned()],
        cased: vec!["AB".to_owned()],
        ambiguous: Vec::new(),
        implies: Vec::new(),
        matches: vec!["plans in Acme Board".to_owned()],
        rejects: vec!["ab".to_owned()],
    }
}

#[test]
fn a_keyword_is_added_at_its_place_and_the_rest_stays() {
    let table = |id: &str| {
        format!(
            "[{id}]\nname = \"Acme Board\"\nkind = \"tool\"\naliases = [\"AcmeBoard\", \"AB\"]\ncased = [\"AB\"]\nmatches = [\"plans in Acme Board\"]\nrejects = [\"ab\"]\n"
        )
    };
    let text = "# House.\n\n# first\n[b]\nname =  'B'\n\n# last\n[d]\nname = 'D'\n";
    let cases = [
        ("a", format!("# House.\n\n{}\n# first\n[b]\nname =  'B'\n\n# last\n[d]\nname = 'D'\n", table("a"))),
        ("c", format!("# House.\n\n# first\n[b]\nname =  'B'\n\n{}\n# last\n[d]\nname = 'D'\n", table("c"))),
        ("e", format!("{text}\n{}", table("e"))),
    ];
    for (id, expected) in cases {
        assert_eq!(insert(text, &new_keyword(id)).as_ref(), Ok(&expected), "{id}");
    }
    let fresh = insert("", &new_keyword("a")).expect("a new file");
    assert_eq!(fresh, format!("#:schema ../schema/keywords.schema.json\n\n{}", table("a")));
    assert_eq!(format(&file("keywords/own.toml", &fresh, 0)), Ok(fresh), "what is added is laid out");
    assert!(insert("[a", &new_keyword("a")).is_err());
}

#[test]
fn a_phrase_leads_to_the_keyword_whose_form_it_is() {
    let vocabulary = compiled(&base());
    let holder = |phrase| {
        vocabulary.holder(phrase).map(|(keyword, form, stemmed)| (keyword.id.as_str(), form.text.as_str(), stemmed))
    };
    assert_eq!(holder("apache-kafka"), Some(("kafka", "Apache Kafka", false)));
    assert_eq!(holder("message queues"), Some(("queues", "Message queue", true)));
    assert_eq!(holder("Kafka Streams"), None, "a form inside is not the whole");
    assert_eq!(holder(""), None);
}

#[test]
fn two_versions_of_sets_are_compared() {
    let own = "[kafka]\nextends = true\naliases = [\"KFK\"]\nmatches = [\"events on KFK\"]\n\n[oslo]\nhide = true\n\n[valkey]\nname = \"Valkey\"\nkind = \"database\"\nmatches = [\"Valkey\"]\n";
    let old = Matcher::new(&base()).expect("they are right");
    let new = Matcher::new(&with(&[("keywords/own.toml", own)])).expect("they are right");
    let pair = |name: &str, resume: &str, job: &str| Pair {
        name: name.to_owned(),
        resume: resume.to_owned(),
        job: job.to_owned(),
    };
    let pairs = [
        pair("moves", "Events on KFK and Redis", "Requirements\n- Kafka\n- Redis\n- Valkey\n"),
        pair("stays", "Redis", "Requirements\n- Redis\n"),
    ];
    let diff = compare_sets(&old, &new, &pairs).expect("texts are fine");
    assert_eq!(diff.keywords.added, ["valkey"]);
    assert_eq!(diff.keywords.removed, ["oslo"]);
    assert_eq!(diff.keywords.changed.len(), 1);
    let changed = &diff.keywords.changed[0];
    assert_eq!((changed.id.as_str(), changed.fields.join(" ")), ("kafka", "forms matches".to_owned()));
    assert_eq!((changed.forms_added.join(" "), changed.forms_removed.len()), ("KFK".to_owned(), 0));
    assert_eq!(diff.roles, Default::default());
    assert_eq!((diff.pairs_compared, diff.pairs.len()), (2, 1));
    let moved = &diff.pairs[0];
    assert_eq!((moved.name.as_str(), moved.old, moved.new), ("moves", Some(50.0), Some(66.7)));
    assert_eq!((moved.asks_added.join(" "), moved.asks_removed.len()), ("valkey".to_owned(), 0));
    let mentions: Vec<_> =
        moved.mentions_added.iter().map(|m| (m.document, m.keyword.as_str(), m.text.as_str())).collect();
    assert_eq!(mentions, [("job", "valkey", "Valkey"), ("resume", "kafka", "KFK")]);
    let same = compare_sets(&old, &old, &pairs).expect("texts are fine");
    assert!(same.keywords == Default::default() && same.pairs.is_empty());
}

#[test]
fn the_schemas_that_are_checked_in_are_those_of_the_code() {
    let cases = [
        ("keywords", include_str!("../keyword-sets/schema/keywords.schema.json"), keywords_schema()),
        ("role", include_str!("../keyword-sets/schema/role.schema.json"), role_schema()),
    ];
    for (name, text, schema) in cases {
        assert_eq!(text, format!("{schema:#}\n"), "{name}: run `cargo run -- keywords schema keyword-sets`");
    }
    assert!(built_in().iter().all(|file| !file.name.contains("schema")), "schemas are no set files");
}
