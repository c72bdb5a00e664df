//! One tenant's documents are not there for another, and move nothing of another's.

use crate::helpers::{demand, exported, jobs, open, resumes, showing};
use rolecall::index::{By, Condition, Filter, IndexError, Put, RankQuery, Ranking, Scope, Store, TextUse};
use tempfile::TempDir;

/// Every text of a tenant carries its mark.
const TENANTS: [(&str, &str); 3] = [("a", "alphamark"), ("ab", "betamark"), ("b.r", "gammamark")];

const TEXTS: [&str; 5] = ["Java, Kafka", "Golang on K8s", "Spring Boot", "Mentored juniors, Redis", "Cooking"];

/// What a tenant can see of itself.
fn view(store: &dyn Store, tenant: &str) -> (Vec<Ranking>, Vec<Vec<String>>) {
    let (demand, showing) = (demand("Requirements\n- Java or Golang\n- Kafka"), showing("Java, Redis"));
    let facets = RankQuery { facets: true, ..RankQuery::new(tenant, By::Job(&demand), 100) };
    let rankings = vec![
        store.rank(&facets).expect("it ranks"),
        store
            .rank(&RankQuery { text: Some(("juniors kafka", TextUse::TieBreak)), ..facets.clone() })
            .expect("it ranks"),
        store.rank(&RankQuery { text: Some(("kafka", TextUse::Filter)), ..facets }).expect("it ranks"),
        store.rank(&RankQuery::new(tenant, By::Resume(&showing), 100)).expect("it ranks"),
    ];
    let texts = |scope: Scope| exported(store, &scope).into_iter().map(|record| record.text).collect();
    (rankings, vec![texts(resumes(tenant)), texts(jobs(tenant))])
}

#[test]
fn another_tenants_documents_move_nothing() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder);
    let load = |tenant: &str, count: usize| {
        let puts = (0..count).flat_map(|at| {
            let text = format!("{}. {tenant}", TEXTS[at % TEXTS.len()]);
            [
                Put::new(resumes(tenant).key(format!("{at}")), text.clone(), 1),
                Put::new(jobs(tenant).key(format!("{at}")), format!("Requirements\n- {text}"), 1),
            ]
        });
        store.put_all(puts.collect()).into_iter().for_each(|outcome| drop(outcome.expect("it is stored")));
    };
    load("a", 20);
    let before = view(&store, "a");
    load("b", 500);
    assert_eq!(view(&store, "a"), before, "to the bit");
    store.purge().expect("it purges");
    assert_eq!(view(&store, "a"), before, "to the bit");
}

#[test]
fn random_calls_of_several_tenants_meet_nothing_foreign() {
    let folder = TempDir::new().expect("a folder");
    let store = open(&folder);
    let mut random = 1_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below
    };
    // What each tenant has stored, as it knows itself.
    let mut known: Vec<std::collections::BTreeMap<String, String>> = vec![Default::default(); TENANTS.len()];
    let (demand, calls) = (demand("Requirements\n- Java or Golang\n- Kafka"), calls());
    for call in 0..calls {
        let at = next(TENANTS.len());
        let (tenant, mark) = TENANTS[at];
        match next(100) {
            // Few of these, for each costs a commit.
            0 => {
                let mut puts = Vec::new();
                for _ in 0..6 {
                    let (id, text) = (next(12).to_string(), format!("{} {mark} {call}", TEXTS[next(TEXTS.len())]));
                    known[at].insert(id.clone(), text.clone());
                    puts.push(Put::new(resumes(tenant).key(id), text, 1));
                }
                store.put_all(puts).into_iter().for_each(|outcome| drop(outcome.expect("it is stored")));
            }
            1 => {
                let id = next(12).to_string();
                let outcome = store.delete(&resumes(tenant).key(&id), Condition::Any);
                assert_eq!(outcome.is_ok(), known[at].remove(&id).is_some());
            }
            _ => {}
        }
        let id = format!("{}", next(14));
        match next(4) {
            0 => {
                let found = store.get(&resumes(tenant).key(&id)).map(|record| record.text);
                assert_eq!(found, known[at].get(&id).cloned().ok_or(IndexError::NotFound));
                assert_eq!(store.get(&jobs(tenant).key(&id)).map(|_| ()), Err(IndexError::NotFound));
            }
            1 => {
                let page = store.list(&resumes(tenant), &Filter::default(), None, 100).expect("it lists");
                let ids: Vec<String> = page.heads.into_iter().map(|head| head.id).collect();
                assert_eq!(ids, known[at].keys().cloned().collect::<Vec<_>>());
            }
            2 => {
                let ranking = store.rank(&RankQuery::new(tenant, By::Job(&demand), 100)).expect("it ranks");
                let mut ids: Vec<String> = ranking.hits.into_iter().map(|hit| hit.id).collect();
                ids.sort();
                assert_eq!(ids, known[at].keys().cloned().collect::<Vec<_>>());
                let foreign = TENANTS[(at + 1) % TENANTS.len()].1;
                let query = RankQuery {
                    text: Some((foreign, TextUse::Filter)),
                    ..RankQuery::new(tenant, By::Job(&demand), 100)
                };
                assert_eq!(store.rank(&query).expect("it ranks").total, 0);
            }
            _ => assert_eq!(store.stats(tenant).expect("it counts").resumes, known[at].len() as u64),
        }
    }
}

/// How many random calls are made; TENANT_CALLS says otherwise.
fn calls() -> usize {
    std::env::var("TENANT_CALLS").ok().and_then(|calls| calls.parse().ok()).unwrap_or(3000)
}
