//! What any engine must do. Each test takes a store, so that a second engine can run them too: it adds itself to
//! `stores`.

use crate::helpers::{demand, exported, jobs, open, put, resumes, showing};
use rolecall::index::{By, Condition, Cursor, Filter, IndexError, Put, RankQuery, SourceFile, Store, TextUse};
use serde_json::json;
use tempfile::TempDir;

/// A store of every engine, each with what it must not outlive.
fn stores() -> Vec<(Box<dyn Store>, TempDir)> {
    let folder = TempDir::new().expect("a folder");
    vec![(Box::new(open(&folder)), folder)]
}

fn for_each(check: impl Fn(&dyn Store)) {
    for (store, _folder) in stores() {
        check(&*store);
    }
}

fn ids(store: &dyn Store, query: &RankQuery<'_>) -> Vec<String> {
    store.rank(query).expect("it ranks").hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn what_is_put_comes_back() {
    for_each(|store| {
        let mut given = Put::new(resumes("a").key("1"), "Java\r\nund Käse \u{0}", 7);
        given.tags = vec!["remote".into(), "berlin".into(), "remote".into()];
        given.metadata =
            json!({"name": "Jo", "n": 1, "deep": {"x": [1, null]}}).as_object().expect("an object").clone();
        given.source = Some(SourceFile { media_type: "application/pdf".into(), bytes: vec![0, 159, 255] });
        let stored = store.put(given.clone()).expect("it is stored");
        let record = store.get(&given.key).expect("it is there");
        assert_eq!(record.text, given.text);
        assert_eq!(record.source, given.source);
        assert_eq!(record.head.tags, ["berlin", "remote"]);
        assert_eq!(record.head.metadata, given.metadata);
        assert_eq!((record.head.created, record.head.updated), (7, 7));
        assert_eq!((record.head.etag, stored.created), (stored.etag, true));
    });
}

#[test]
fn a_put_replaces_and_keeps_the_time_of_creation() {
    for_each(|store| {
        let key = resumes("a").key("1");
        let first = store.put(Put::new(key.clone(), "Java", 1)).expect("it is stored");
        let same = store.put(Put::new(key.clone(), "Java", 2)).expect("it is stored");
        assert_eq!((&same.etag, same.created), (&first.etag, false), "the same content");
        let second = store.put(Put::new(key.clone(), "Kafka", 3)).expect("it is stored");
        assert_ne!(second.etag, first.etag);
        let record = store.get(&key).expect("it is there");
        assert_eq!((record.text.as_str(), record.head.created, record.head.updated), ("Kafka", 1, 3));
        assert_eq!(store.stats("a").expect("it counts").resumes, 1);
        let demand = demand("Requirements\n- Java");
        let hits = store.rank(&RankQuery::new("a", By::Job(&demand), 10)).expect("it ranks").hits;
        assert_eq!(hits.iter().map(|hit| hit.score).collect::<Vec<_>>(), [0.0], "the old text counts no more");
    });
}

#[test]
fn conditions_guard_writes() {
    for_each(|store| {
        let key = resumes("a").key("1");
        let put = |text: &str, condition: Condition| store.put(Put { condition, ..Put::new(key.clone(), text, 1) });
        let refused = |etag: Option<&str>| Err(IndexError::Conflict { etag: etag.map(str::to_owned) });
        assert_eq!(put("Java", Condition::Exists), refused(None));
        assert_eq!(put("Java", Condition::Match(vec!["x".into()])), refused(None));
        let first = put("Java", Condition::Absent).expect("it is not there yet").etag;
        assert_eq!(put("Kafka", Condition::Absent), refused(Some(&first)));
        assert_eq!(put("Kafka", Condition::Match(vec!["x".into()])), refused(Some(&first)));
        assert_eq!(store.get(&key).expect("it is there").text, "Java", "a refused write changes nothing");
        let second = put("Kafka", Condition::Match(vec!["x".into(), first.clone()])).expect("it matches").etag;
        assert_eq!(
            store.delete(&key, Condition::Match(vec![first])),
            Err(IndexError::Conflict { etag: Some(second.clone()) })
        );
        store.delete(&key, Condition::Match(vec![second])).expect("it matches");
        assert_eq!(store.delete(&key, Condition::Any), Err(IndexError::NotFound));
    });
}

#[test]
fn of_many_at_once_with_one_etag_one_wins() {
    for_each(|store| {
        let key = resumes("a").key("1");
        let first = store.put(Put::new(key.clone(), "Java", 1)).expect("it is stored").etag;
        let won: usize = std::thread::scope(|scope| {
            let write = |at: usize| {
                let condition = Condition::Match(vec![first.clone()]);
                let put = Put { condition, ..Put::new(key.clone(), format!("Java {at}"), 2) };
                scope.spawn(move || usize::from(store.put(put).is_ok()))
            };
            let threads: Vec<_> = (0..8).map(write).collect();
            threads.into_iter().map(|thread| thread.join().expect("no thread panics")).sum()
        });
        assert_eq!(won, 1);
    });
}

#[test]
fn many_puts_succeed_or_fail_each_by_itself() {
    for_each(|store| {
        let put = |id: &str, text: &str| Put::new(resumes("a").key(id), text, 1);
        let absent = Put { condition: Condition::Absent, ..put("2", "again") };
        let outcomes =
            store.put_all(vec![put("1", "Java"), put("no/id", "x"), put("2", "Kafka"), absent, put("1", "Redis")]);
        let good: Vec<bool> = outcomes.iter().map(Result::is_ok).collect();
        assert_eq!(good, [true, false, true, false, true]);
        assert_eq!(outcomes[4].as_ref().map(|stored| stored.created), Ok(false));
        let texts: Vec<String> = exported(store, &resumes("a")).into_iter().map(|record| record.text).collect();
        assert_eq!(texts, ["Redis", "Kafka"]);
    });
}

#[test]
fn what_is_deleted_is_nowhere() {
    for_each(|store| {
        let key = resumes("a").key("1");
        put(store, key.clone(), "Java");
        put(store, resumes("a").key("2"), "Java");
        store.delete(&key, Condition::Any).expect("it is there");
        let seen_before_and_after_a_purge = || {
            assert_eq!(store.get(&key), Err(IndexError::NotFound));
            assert_eq!(exported(store, &resumes("a")).len(), 1);
            assert_eq!(store.stats("a").expect("it counts").resumes, 1);
            let demand = demand("Requirements\n- Java");
            let ranking = store.rank(&RankQuery::new("a", By::Job(&demand), 10)).expect("it ranks");
            assert_eq!((ranking.hits.len(), ranking.total), (1, 1));
        };
        seen_before_and_after_a_purge();
        store.purge().expect("it purges");
        seen_before_and_after_a_purge();
        store.purge().expect("a purge of nothing is no fault");
        put(store, key.clone(), "Kafka");
        assert_eq!(store.get(&key).expect("it is back").text, "Kafka");
    });
}

#[test]
fn lists_go_on_where_they_stopped() {
    for_each(|store| {
        // In no order, and over several commits.
        for id in ["c", "a", "e", "B", "d", "10", "9"] {
            put(store, resumes("t").key(id), "Java");
        }
        put(store, jobs("t").key("a"), "Java");
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = store.list(&resumes("t"), &Filter::default(), after.as_deref(), 3).expect("it lists");
            assert!(page.heads.len() <= 3);
            seen.extend(page.heads.into_iter().map(|head| head.id));
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen, ["10", "9", "B", "a", "c", "d", "e"]);
    });
}

#[test]
fn filters_pick_by_tags_metadata_and_ids() {
    for_each(|store| {
        for (id, tags, metadata) in [
            ("1", vec!["remote"], json!({"city": "Berlin", "years": 3})),
            ("2", vec!["remote", "senior"], json!({"city": "Berlin"})),
            ("3", vec!["senior"], json!({"city": "Bern", "years": 3, "open": true})),
        ] {
            let mut put = Put::new(resumes("a").key(id), "Java", 1);
            put.tags = tags.into_iter().map(str::to_owned).collect();
            put.metadata = metadata.as_object().expect("an object").clone();
            store.put(put).expect("it is stored");
        }
        let tags =
            |tags: &[&str]| Filter { tags: tags.iter().map(|&tag| tag.to_owned()).collect(), ..Filter::default() };
        let metadata = |value: serde_json::Value| Filter {
            metadata: value.as_object().expect("an object").clone(),
            ..Filter::default()
        };
        let of_ids =
            |ids: &[&str]| Filter { ids: Some(ids.iter().map(|&id| id.to_owned()).collect()), ..Filter::default() };
        let cases: Vec<(Filter, &[&str])> = vec![
            (Filter::default(), &["1", "2", "3"]),
            (tags(&["remote"]), &["1", "2"]),
            (tags(&["remote", "senior"]), &["2"]),
            (tags(&["remot"]), &[]),
            (metadata(json!({"city": "Berlin"})), &["1", "2"]),
            (metadata(json!({"years": 3})), &["1", "3"]),
            (metadata(json!({"years": 3, "open": true})), &["3"]),
            (metadata(json!({"years": "3"})), &[]),
            (of_ids(&["3", "1", "x"]), &["1", "3"]),
            (of_ids(&[]), &[]),
            (Filter { tags: vec!["senior".into()], ..of_ids(&["3", "1"]) }, &["3"]),
        ];
        let demand = demand("Requirements\n- Java");
        for (filter, expected) in cases {
            let page = store.list(&resumes("a"), &filter, None, 10).expect("it lists");
            assert_eq!(page.heads.iter().map(|head| &head.id).collect::<Vec<_>>(), expected, "{filter:?}");
            let query = RankQuery { filter, ..RankQuery::new("a", By::Job(&demand), 10) };
            assert_eq!(ids(store, &query), expected, "{:?}", query.filter);
        }
    });
}

#[test]
fn what_is_out_of_bounds_is_refused() {
    for_each(|store| {
        let good = || Put::new(resumes("a").key("1"), "Java", 1);
        let long = "x".repeat(200);
        let nested = json!({"a": {"b": {"c": {"d": {"e": 1}}}}}).as_object().expect("an object").clone();
        let cases = vec![
            ("no id", Put { key: resumes("a").key(""), ..good() }, "id"),
            ("a long id", Put { key: resumes("a").key(long.clone()), ..good() }, "id"),
            ("an id with a zero", Put { key: resumes("a").key("a\0b"), ..good() }, "id"),
            ("no tenant", Put { key: resumes("").key("1"), ..good() }, "tenant"),
            ("a tenant with a zero", Put { key: resumes("a\0r").key("1"), ..good() }, "tenant"),
            ("a long tag", Put { tags: vec![long], ..good() }, "tags"),
            ("many tags", Put { tags: (0..60).map(|at| at.to_string()).collect(), ..good() }, "tags"),
            ("deep metadata", Put { metadata: nested, ..good() }, "metadata"),
        ];
        for (name, put, expected) in cases {
            match store.put(put) {
                Err(IndexError::Invalid { field, .. }) => assert_eq!(field, expected, "{name}"),
                other => panic!("{name}: {other:?}"),
            }
        }
        let demand = demand("Requirements\n- Java");
        let query = || RankQuery::new("a", By::Job(&demand), 10);
        for (name, query) in [
            ("no limit", RankQuery { limit: 0, ..query() }),
            ("a huge limit", RankQuery { limit: 1001, ..query() }),
            ("an ask that is not there", RankQuery { required_asks: vec![1], ..query() }),
            ("text without words", RankQuery { text: Some(("-- ,", TextUse::Filter)), ..query() }),
        ] {
            assert!(matches!(store.rank(&query), Err(IndexError::Invalid { .. })), "{name}");
        }
        assert!(store.stats("a").expect("it counts").resumes == 0, "nothing was stored");
    });
}

#[test]
fn resumes_are_ranked_for_a_job() {
    for_each(|store| {
        for (id, text) in [
            ("all", "Golang, Kafka and Kubernetes"),
            ("k8s", "Kafka on K8s"),
            ("boot", "Spring Boot services"),
            ("none", "Cooking"),
            ("also-all", "Kubernetes, Kafka, Java"),
        ] {
            put(store, resumes("a").key(id), text);
        }
        let demand = demand("Requirements\n- Golang or Java\n- Kafka\nNice to have\n- Kubernetes");
        assert_eq!(demand.asks.len(), 3, "{demand:?}");
        let query = RankQuery { facets: true, ..RankQuery::new("a", By::Job(&demand), 10) };
        let ranking = store.rank(&query).expect("it ranks");
        let hits: Vec<(&str, f64)> = ranking.hits.iter().map(|hit| (hit.id.as_str(), hit.score)).collect();
        // Weights 2, 2 and 0.5; what is implied counts a half.
        assert_eq!(hits, [("all", 100.0), ("also-all", 100.0), ("k8s", 55.6), ("boot", 22.2), ("none", 0.0)]);
        assert_eq!((ranking.total, ranking.lacking, ranking.next), (5, vec![2, 2, 2], None));
        let required = RankQuery { required_asks: vec![0], facets: true, ..query.clone() };
        let ranking = store.rank(&required).expect("it ranks");
        assert_eq!((ranking.hits.len(), ranking.total, ranking.lacking), (3, 3, vec![0, 1, 1]));
        let good = RankQuery { minimum: 556, ..query.clone() };
        assert_eq!(ids(store, &good), ["all", "also-all", "k8s"]);
        assert_eq!(ids(store, &RankQuery { minimum: 557, ..query }), ["all", "also-all"]);
    });
}

#[test]
fn jobs_are_ranked_for_a_resume() {
    for_each(|store| {
        for (id, text) in [
            ("half", "Requirements\n- Java\n- Kafka"),
            ("whole", "Requirements\n- Spring Boot"),
            ("either", "Requirements\n- Redis or Java\nNice to have\n- Kafka"),
            ("none", "Requirements\n- Redis"),
            ("asks-nothing", "Come and join us"),
        ] {
            put(store, jobs("a").key(id), text);
        }
        put(store, resumes("a").key("whole"), "Spring Boot");
        let showing = showing("Spring Boot, years of it");
        let ranking = store.rank(&RankQuery::new("a", By::Resume(&showing), 10)).expect("it ranks");
        let hits: Vec<(&str, f64)> = ranking.hits.iter().map(|hit| (hit.id.as_str(), hit.score)).collect();
        assert_eq!(hits, [("whole", 100.0), ("either", 40.0), ("half", 25.0), ("none", 0.0)]);
        assert_eq!(ranking.total, 4);
        let query = RankQuery { minimum: 400, ..RankQuery::new("a", By::Resume(&showing), 10) };
        assert_eq!(ids(store, &query), ["whole", "either"]);
        let facets = RankQuery { facets: true, ..RankQuery::new("a", By::Resume(&showing), 10) };
        assert!(matches!(store.rank(&facets), Err(IndexError::Invalid { .. })));
    });
}

#[test]
fn a_job_that_asks_for_nothing_ranks_nothing() {
    for_each(|store| {
        put(store, resumes("a").key("1"), "Java");
        let demand = demand("Come and join us");
        let ranking = store.rank(&RankQuery::new("a", By::Job(&demand), 10)).expect("it ranks");
        assert_eq!((ranking.hits, ranking.total), (vec![], 0));
    });
}

#[test]
fn rankings_go_on_where_they_stopped() {
    for_each(|store| {
        for at in 0..23 {
            let text = ["Java, Kafka", "Java", "Cooking", "Kafka and Spring Boot"][at % 4];
            put(store, resumes("a").key(format!("r{at}")), text);
            let text = ["Java, Kafka", "Java", "Redis", "Kafka and Spring Boot, Redis"][at % 4];
            put(store, jobs("a").key(format!("j{at}")), &format!("Requirements\n- {text}"));
        }
        let (demand, showing) = (demand("Requirements\n- Java\n- Kafka"), showing("Java, Kafka"));
        for by in [By::Job(&demand), By::Resume(&showing)] {
            for text in [None, Some(("spring boot", TextUse::TieBreak))] {
                let all = ids(store, &RankQuery { text, ..RankQuery::new("a", by, 100) });
                assert_eq!(all.len(), 23);
                let (mut seen, mut after) = (Vec::new(), None);
                loop {
                    let query = RankQuery { after, text, ..RankQuery::new("a", by, 5) };
                    let ranking = store.rank(&query).expect("it ranks");
                    assert_eq!(ranking.total, 23, "wherever the cursor stands");
                    seen.extend(ranking.hits.into_iter().map(|hit| hit.id));
                    let Some(next) = ranking.next else { break };
                    after = Some(Cursor::decode(&next.encode()).expect("a cursor survives being sent"));
                }
                assert_eq!(seen, all);
            }
        }
        assert_eq!(Cursor::decode("1.2.x"), None);
    });
}

#[test]
fn free_text_filters_or_breaks_ties_and_changes_no_score() {
    for_each(|store| {
        for (id, text) in [
            ("1", "Java. Sailed around the world"),
            ("2", "Java. Sailing, sailing, and the world"),
            ("3", "Kafka. A sailor"),
            ("4", "Java. Nothing else"),
        ] {
            put(store, resumes("a").key(id), text);
        }
        let demand = demand("Requirements\n- Java");
        let query = |text| RankQuery { text: Some(text), ..RankQuery::new("a", By::Job(&demand), 10) };
        assert_eq!(ids(store, &query(("sails WORLD", TextUse::Filter))), ["1", "2"], "all words, as stems");
        assert_eq!(ids(store, &query(("sail", TextUse::TieBreak))), ["2", "1", "4", "3"]);
        assert_eq!(
            ids(store, &query(("\"sail\" OR text:* AND -(", TextUse::Filter))),
            Vec::<String>::new(),
            "no syntax"
        );
        let plain = store.rank(&RankQuery::new("a", By::Job(&demand), 10)).expect("it ranks");
        let broken = store.rank(&query(("sail", TextUse::TieBreak))).expect("it ranks");
        let scores = |hits: &[rolecall::index::Hit]| hits.iter().map(|hit| hit.score).collect::<Vec<_>>();
        assert_eq!(scores(&plain.hits), scores(&broken.hits));
    });
}

#[test]
fn near_duplicates_are_told_and_kept() {
    for_each(|store| {
        let resume = include_str!("../../examples/resume-backend-developer.txt");
        let other = include_str!("../../examples/resume-data-analyst.txt");
        let near = |id: &str, text: &str| {
            store.put(Put::new(resumes("a").key(id), text, 1)).expect("it is stored").near_duplicates
        };
        assert_eq!(near("1", resume), Vec::<String>::new());
        assert_eq!(near("2", other), Vec::<String>::new());
        assert_eq!(near("3", &format!("{resume}\nReferences on request.")), ["1"]);
        assert_eq!(near("1", resume), ["3"], "never itself");
        put(store, resumes("b").key("9"), resume);
        put(store, jobs("a").key("9"), resume);
        assert_eq!(near("4", resume), ["1", "3"], "neither another tenant's nor of another kind");
        store.delete(&resumes("a").key("3"), Condition::Any).expect("it is there");
        assert_eq!(near("4", resume), ["1"]);
        assert_eq!(store.stats("a").expect("it counts").resumes, 3);
    });
}

#[test]
fn what_is_too_old_goes() {
    for_each(|store| {
        for (id, time) in [("1", 10), ("2", 20), ("3", 30)] {
            store.put(Put::new(resumes("a").key(id), "Java", time)).expect("it is stored");
            store.put(Put::new(jobs("a").key(id), "Java", time)).expect("it is stored");
            store.put(Put::new(resumes("b").key(id), "Java", time)).expect("it is stored");
        }
        store.put(Put::new(resumes("a").key("1"), "Java", 40)).expect("it is written anew");
        assert_eq!(store.purge_older_than("a", 30), Ok(3));
        let left = |tenant| store.stats(tenant).map(|stats| (stats.resumes, stats.jobs));
        assert_eq!((left("a"), left("b")), (Ok((2, 1)), Ok((3, 0))));
    });
}
