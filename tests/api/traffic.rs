//! Random calls of two tenants: whatever one asks for, nothing of the other is in the answer.
//!
//! `TENANT_CALLS=10000 cargo test --test api traffic` makes more of them.

use serde_json::{Value, json};
use std::collections::BTreeMap;

use crate::helpers::{Answer, Process, Random, number};
use crate::small::{data, folder, keys, start};

const TEXTS: [&str; 4] = ["Kafka and Redis", "Kafka", "Redis", "Gardens"];
const JOBS: [&str; 3] = ["Requirements: Kafka, Redis", "Requirements: Redis", "Requirements: Kafka"];
const NDJSON: (&str, &str) = ("content-type", "application/x-ndjson");

/// A tenant, and what it has stored as it knows itself.
struct Tenant<'s> {
    server: &'s Process,
    key: &'static str,
    /// Is in each of its texts, and in some of its ids.
    canary: &'static str,
    foreign: &'static str,
    resumes: BTreeMap<String, String>,
    jobs: BTreeMap<String, String>,
}

impl<'s> Tenant<'s> {
    fn both(server: &'s Process) -> [Self; 2] {
        let of = |key, canary, foreign| {
            let (resumes, jobs) = Default::default();
            Self { server, key, canary, foreign, resumes, jobs }
        };
        [of("acme-key", "acmecanary", "briocanary"), of("brio-key", "briocanary", "acmecanary")]
    }

    /// Any call at all. Nothing of the other tenant may be in its answer.
    fn call(&self, method: &str, path: &str, body: &str) -> Answer {
        let answer = self.server.call(method, path, &[("x-api-key", self.key)], body);
        self.checked(answer, method, path)
    }

    fn post(&self, path: &str, body: &Value) -> Answer {
        self.call("POST", path, &body.to_string())
    }

    fn load(&self, path: &str, lines: &[Value]) -> Answer {
        let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let answer = self.server.call("POST", path, &[("x-api-key", self.key), NDJSON], &body);
        self.checked(answer, "POST", path)
    }

    fn checked(&self, answer: Answer, method: &str, path: &str) -> Answer {
        let foreign = self.foreign;
        assert!(!answer.body.contains(foreign), "{method} {path} has {foreign}: {}", answer.body);
        assert!(!format!("{:?}", answer.headers).contains(foreign), "{method} {path}: {:?}", answer.headers);
        answer
    }

    /// An id that both tenants use, one of its own, or one of the other's.
    fn id(&self, random: &mut Random) -> String {
        match random.below(10) {
            at @ 0..6 => format!("r{at}"),
            at @ 6..9 => format!("{}-{at}", self.canary),
            // Asking for it must not bring it back in the answer of its own making: problems repeat no id.
            _ => format!("{}-{}", self.foreign, 6 + random.below(3)),
        }
    }

    fn own_id(&self, random: &mut Random) -> String {
        let id = self.id(random);
        if id.contains(self.foreign) { "r0".to_owned() } else { id }
    }

    fn document(&self, texts: &[&str], random: &mut Random, call: usize) -> String {
        format!("{}\n{} {call}", texts[random.below(texts.len())], self.canary)
    }

    /// Changes what is stored.
    fn write(&mut self, random: &mut Random, call: usize) {
        let id = self.own_id(random);
        match random.below(5) {
            0 => {
                let text = self.document(&JOBS, random, call);
                let answer = self.call("PUT", &format!("/v1/jobs/{id}"), &stored(&text));
                let created = self.jobs.insert(id, text).is_none();
                assert_eq!(answer.status, if created { 201 } else { 200 }, "{}", answer.body);
            }
            1 => {
                let answer = self.call("DELETE", &format!("/v1/resumes/{id}"), "");
                let there = self.resumes.remove(&id).is_some();
                assert_eq!(answer.status, if there { 204 } else { 404 }, "{}", answer.body);
            }
            2 => {
                let new: Vec<(String, String)> =
                    (0..4).map(|_| (self.own_id(random), self.document(&TEXTS, random, call))).collect();
                let line = |(id, text): &(String, String)| json!({"id": id, "document": {"text": text}, "tags": ["t"]});
                let answer = self.load("/v1/resumes/bulk", &new.iter().map(line).collect::<Vec<_>>());
                assert!(answer.lines().iter().all(|line| line["etag"].is_string()), "{}", answer.body);
                self.resumes.extend(new);
            }
            _ => {
                let text = self.document(&TEXTS, random, call);
                let answer = self.call("PUT", &format!("/v1/resumes/{id}"), &stored(&text));
                let created = self.resumes.insert(id, text).is_none();
                assert_eq!(answer.status, if created { 201 } else { 200 }, "{}", answer.body);
            }
        }
    }

    /// Asks for something.
    fn read(&self, random: &mut Random) {
        let (id, other) = (self.id(random), self.id(random));
        let status = |there: bool| if there { 200 } else { 404 };
        let job = json!({"text": "Requirements: Kafka, Redis"});
        match random.below(9) {
            0 => {
                let answer = self.call("GET", &format!("/v1/resumes/{id}"), "");
                let known = self.resumes.get(&id);
                assert_eq!(answer.status, status(known.is_some()), "{id}: {}", answer.body);
                assert!(known.is_none_or(|text| answer.json()["text"] == *text), "{id}: {}", answer.body);
            }
            1 => {
                let kind = ["resumes", "jobs"][random.below(2)];
                let known = if kind == "resumes" { &self.resumes } else { &self.jobs };
                let page = self.call("GET", &format!("/v1/{kind}?limit=100"), "").json();
                assert_eq!(ids(&page["documents"]), known.keys().collect::<Vec<_>>());
                assert_eq!(page["next_cursor"], Value::Null);
            }
            2 => {
                let kind = ["resumes", "jobs"][random.below(2)];
                let known = if kind == "resumes" { &self.resumes } else { &self.jobs };
                let lines = self.call("GET", &format!("/v1/{kind}/export"), "").lines();
                let pair = |line: &Value| {
                    Some((line["id"].as_str()?.to_owned(), line["document"]["text"].as_str()?.to_owned()))
                };
                assert_eq!(lines.iter().filter_map(pair).collect::<BTreeMap<_, _>>(), *known);
                assert_eq!(lines.len(), known.len());
            }
            3 => {
                let ranked = self.post("/v1/rankings", &json!({"job": job, "facets": true, "limit": 100})).json();
                let mut found = ids(&ranked["results"]);
                found.sort();
                assert_eq!(found, self.resumes.keys().collect::<Vec<_>>());
                assert!(ranked["lacking"].as_array().is_some_and(|all| {
                    all.iter().all(|one| one["count"].as_u64().is_some_and(|count| count <= self.resumes.len() as u64))
                }));
            }
            4 => {
                let by_job = json!({"job": {"id": id}, "report": "full", "limit": 5, "date": "2026-01-31"});
                assert_eq!(self.post("/v1/rankings", &by_job).status, status(self.jobs.contains_key(&id)), "{id}");
                let by_resume = json!({"resume": {"id": id}, "report": "full", "limit": 5, "date": "2026-01-31"});
                let answer = self.post("/v1/rankings", &by_resume);
                assert_eq!(answer.status, status(self.resumes.contains_key(&id)), "{id}");
                if answer.status == 200 {
                    assert_eq!(answer.json()["total"], self.jobs.len(), "{}", answer.body);
                }
            }
            5 => {
                let answer = self.post("/v1/match", &json!({"resume": {"id": id}, "job": {"id": other}}));
                let there = self.resumes.contains_key(&id) && self.jobs.contains_key(&other);
                assert_eq!(answer.status, status(there), "{id} {other}: {}", answer.body);
            }
            6 => {
                // Words and ids of the other find nothing.
                let query = json!({"text": self.foreign, "use": "filter"});
                assert_eq!(self.post("/v1/rankings", &json!({"job": job, "query": query})).json()["total"], 0);
                let ids = json!({"ids": (6..9).map(|at| format!("{}-{at}", self.foreign)).collect::<Vec<_>>()});
                assert_eq!(self.post("/v1/rankings", &json!({"job": job, "filter": ids})).json()["total"], 0);
            }
            7 => {
                let answer = self.post("/v1/extract", &json!({"resume": {"id": id}, "verdicts": true}));
                assert_eq!(answer.status, status(self.resumes.contains_key(&id)), "{id}: {}", answer.body);
            }
            _ => {
                // The line repeats the name that the request gives, so only own ones are asked for here.
                let id = self.own_id(random);
                let line = &self.post("/v1/match/batch", &json!({"job": job, "resumes": [{"id": id}]})).lines()[0];
                assert_eq!(line["report"].is_object(), self.resumes.contains_key(&id), "{line}");
            }
        }
    }

    /// All that it can see of itself, to the byte.
    fn view(&self) -> Vec<String> {
        let job = json!({"text": "Requirements: Kafka or Redis. Nice to have: Redis"});
        let full = |by: &str, document: Value| {
            let mut question = json!({"report": "full", "limit": 50, "date": "2026-01-31"});
            question[by] = document;
            question
        };
        let mut facets = full("job", job.clone());
        facets["facets"] = json!(true);
        let mut ties = facets.clone();
        ties["query"] = json!({"text": "gardens kafka", "use": "tie_break"});
        let mut filter = facets.clone();
        filter["query"] = json!({"text": "kafka", "use": "filter"});
        let questions = [
            facets,
            ties,
            filter,
            full("job", json!({"id": "j1"})),
            full("resume", json!({"id": "a1"})),
            full("resume", job),
        ];
        let mut seen: Vec<String> = questions.iter().map(|question| self.post("/v1/rankings", question).body).collect();
        for path in ["/v1/resumes?limit=1000", "/v1/jobs", "/v1/resumes/export", "/v1/jobs/export", "/v1/resumes/a1"] {
            seen.push(self.call("GET", path, "").body);
        }
        for path in ["/v1/extract", "/v1/roles/suggest"] {
            seen.push(self.post(path, &json!({"resume": {"id": "a1"}})).body);
        }
        seen
    }
}

fn stored(text: &str) -> String {
    json!({"document": {"text": text}}).to_string()
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().expect("it is a list").iter().filter_map(|one| one["id"].as_str()).collect()
}

#[test]
fn random_calls_of_two_tenants_meet_nothing_foreign() {
    let folder = folder();
    let server = start(folder.path(), &["--data", &data(folder.path()), "--api-keys", &keys(folder.path())]);
    let mut tenants = Tenant::both(&server);
    let (mut random, calls) = (Random(11), number("TENANT_CALLS", 300));
    let mut writes = 0;
    for call in 0..calls {
        let tenant = &mut tenants[random.below(2)];
        // Fewer of these, for each costs a commit.
        if random.below(6) == 0 {
            tenant.write(&mut random, call);
            writes += 1;
        } else {
            tenant.read(&mut random);
        }
        if random.below(500) == 0 {
            assert_eq!(tenants[0].call("POST", "/v1/purge", "").status, 204);
        }
    }
    assert!(tenants.iter().all(|tenant| !tenant.resumes.is_empty() && !tenant.jobs.is_empty()), "both have something");
    println!("{calls} rounds of calls, {writes} of them writes");
}

#[test]
fn what_one_sees_is_the_same_to_the_byte_whatever_the_other_loads() {
    let folder = folder();
    let server = start(folder.path(), &["--data", &data(folder.path()), "--api-keys", &keys(folder.path())]);
    let tenants = Tenant::both(&server);
    let load = |tenant: &Tenant<'_>, count: usize| {
        for (kind, prefix, texts) in [("resumes", "a", TEXTS.as_slice()), ("jobs", "j", JOBS.as_slice())] {
            let line = |at: usize| {
                let text = format!("{}\n{} wrote of trams, {at}", texts[at % texts.len()], tenant.canary);
                json!({"id": format!("{prefix}{at}"), "document": {"text": text}, "tags": ["t"]})
            };
            let lines = tenant.load(&format!("/v1/{kind}/bulk"), &(0..count).map(line).collect::<Vec<_>>()).lines();
            assert!(lines.len() == count && lines.iter().all(|line| line["created"] == true), "{kind}");
        }
    };
    let [acme, brio] = &tenants;
    load(acme, 40);
    let before = acme.view();
    assert!(before.iter().take(6).all(|seen| seen.contains("\"score\"")), "there is something to compare: {before:#?}");
    load(brio, 1000);
    assert!(acme.view() == before, "to the byte");
    assert_eq!(brio.call("POST", "/v1/purge", "").status, 204);
    assert!(acme.view() == before, "to the byte, after a purge");
}
