//! POST /v1/rankings.

use serde_json::{Value, json};
use std::sync::LazyLock;

use crate::helpers::{Answer, call, post};

const JOB: &str = "Requirements\n- Go or Java\n- Kubernetes\n- PostgreSQL\nNice to have: Kafka, Terraform";

/// Résumés, of which some share a score.
const RESUMES: [&str; 12] = [
    "Built services in Go and gRPC. Runs on K8s. Data in Postgres.",
    "Java and Spring Boot, Oracle Database, Jenkins",
    "Kubernetes, Helm, Terraform, AWS",
    "PostgreSQL and Kafka in production; payments migration",
    "Spring Boot on OpenShift, PostgreSQL",
    "Teacher of chemistry, choir on Thursdays",
    "Go, Kubernetes, PostgreSQL, Kafka, Terraform",
    "golang, kubernetes, postgresql",
    "Data pipelines with Apache Kafka and Airflow",
    "Terraform and Ansible for forty servers",
    "Java, Kafka, MySQL",
    "Data in Postgres, services in Go",
];

const JOBS: [&str; 5] = [
    JOB,
    "Requirements: Python, Django and PostgreSQL",
    "We look for a barista with a smile",
    "You must know Kafka. Java is a plus.",
    "Requirements: Kubernetes, Terraform",
];

fn ids(kind: &str, count: usize) -> Vec<String> {
    (0..count).map(|at| format!("rank-{kind}-{at:02}")).collect()
}

/// Stores them once for all tests.
static STORED: LazyLock<()> = LazyLock::new(|| {
    for (kind, texts) in [("resumes", &RESUMES[..]), ("jobs", &JOBS[..])] {
        let line = |(id, text): (String, &&str)| {
            let tags = if id.ends_with('0') { vec!["ranked", "tens"] } else { vec!["ranked"] };
            json!({"id": id, "document": {"text": text}, "tags": tags}).to_string() + "\n"
        };
        let body: String = ids(kind, texts.len()).into_iter().zip(texts).map(line).collect();
        let headers = [("content-type", "application/x-ndjson")];
        let answer = call("POST", &format!("/v1/{kind}/bulk"), &headers, body.as_bytes());
        assert!(answer.lines().iter().all(|line| line["error"].is_null()), "{}", answer.body);
    }
});

/// Ids with their scores, in the order of a ranking.
type Scores = Vec<(String, f64)>;

/// Ranks among the documents of these tests.
fn rank(mut request: Value) -> Answer {
    LazyLock::force(&STORED);
    if request["filter"]["tags"].is_null() {
        request["filter"]["tags"] = json!(["ranked"]);
    }
    post("/v1/rankings", &request)
}

fn results(answer: &Answer) -> Scores {
    assert_eq!(answer.status, 200, "{}", answer.body);
    let body = answer.json();
    let results = body["results"].as_array().expect("it is a list");
    let result = |result: &Value| {
        (result["id"].as_str().unwrap_or_default().to_owned(), result["score"].as_f64().expect("it has a score"))
    };
    results.iter().map(result).collect()
}

/// What matching every pair gives.
fn matched(pairs: impl Iterator<Item = (String, Value)>) -> Scores {
    let score = |(id, request): (String, Value)| {
        let report = post("/v1/match", &request);
        assert_eq!(report.status, 200, "{}", report.body);
        Some((id, report.json()["score"].as_f64()?))
    };
    let mut scores: Vec<_> = pairs.filter_map(score).collect();
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    scores
}

#[test]
fn a_ranking_is_what_matching_every_pair_gives() {
    let resumes = ids("resumes", RESUMES.len());
    let cases = [
        json!({"job": {"text": JOB}}),
        json!({"job": {"id": "rank-jobs-00"}}),
        json!({"job": {"text": JOB}, "role": "backend-developer"}),
        json!({"job": {"text": format!("Backend Developer\n{JOB}")}, "role": "auto"}),
        json!({"role": "backend-developer"}),
        json!({"job": {"text": JOB}, "policy": {"credits": {"alias": 0.5, "implied": 0}, "levels": {"preferred": 2}}}),
    ];
    for request in cases {
        let pairs = resumes.iter().map(|id| {
            let mut pair = request.clone();
            pair["resume"] = json!({"id": id});
            (id.clone(), pair)
        });
        assert_eq!(results(&rank(request.clone())), matched(pairs), "{request}");
    }
    for text in RESUMES {
        let request = json!({"resume": {"text": text}});
        let pairs = ids("jobs", JOBS.len()).into_iter().map(|id| {
            let pair = json!({"resume": {"text": text}, "job": {"id": id}});
            (id, pair)
        });
        assert_eq!(results(&rank(request)), matched(pairs), "{text}");
    }
}

#[test]
fn pages_follow_one_another() {
    let all = results(&rank(json!({"job": {"text": JOB}})));
    let (mut paged, mut cursor) = (Vec::new(), Value::Null);
    loop {
        let answer = rank(json!({"job": {"text": JOB}, "limit": 5, "cursor": cursor}));
        paged.extend(results(&answer));
        assert_eq!(answer.json()["total"], 12);
        cursor = answer.json()["next_cursor"].clone();
        if cursor.is_null() {
            break;
        }
    }
    assert_eq!(paged, all);
}

#[test]
fn filters_leave_out_and_never_change_a_score() {
    let all = results(&rank(json!({"job": {"text": JOB}})));
    let of = |ids: &[&str]| all.iter().filter(|(id, _)| ids.iter().any(|end| id.ends_with(end))).cloned().collect();
    let least = all[3].1;
    let cases: [(&str, Value, Scores); 5] = [
        ("tags", json!({"filter": {"tags": ["ranked", "tens"]}}), of(&["-00", "-10"])),
        ("ids", json!({"filter": {"ids": ["rank-resumes-03", "rank-resumes-05", "nobody"]}}), of(&["-03", "-05"])),
        (
            "score",
            json!({"filter": {"minimum_score": least}}),
            all.iter().filter(|at| at.1 >= least).cloned().collect(),
        ),
        ("asks", json!({"filter": {"required_asks": ["kubernetes", "postgresql"]}}), of(&["-00", "-04", "-06", "-07"])),
        ("words", json!({"query": {"text": "migrations, payments", "use": "filter"}}), of(&["-03"])),
    ];
    for (name, filter, expected) in cases {
        let mut request = json!({"job": {"text": JOB}});
        for (field, value) in filter.as_object().expect("it is an object") {
            request[field] = value.clone();
        }
        let answer = rank(request);
        assert_eq!(results(&answer), expected, "{name}");
        assert_eq!(answer.json()["total"], expected.len(), "{name}");
    }
    let tied = rank(json!({"job": {"text": JOB}, "query": {"text": "ansible", "use": "tie_break"}}));
    let scores = |ranked: &[(String, f64)]| ranked.iter().map(|at| at.1).collect::<Vec<_>>();
    assert_eq!(scores(&results(&tied)), scores(&all), "words break ties alone");
}

#[test]
fn facets_tell_what_the_field_lacks() {
    let body = rank(json!({"job": {"text": JOB}, "facets": true})).json();
    let lacking = body["lacking"].as_array().expect("it is a list");
    let count = |of: &str| {
        let resumes = ids("resumes", RESUMES.len());
        let lacks = resumes.iter().filter(|id| {
            let report = post("/v1/match", &json!({"job": {"text": JOB}, "resume": {"id": id}})).json();
            report["missing"].as_array().is_some_and(|missing| missing.iter().any(|ask| ask["keyword"]["id"] == of))
        });
        lacks.count()
    };
    let told: Vec<&str> = lacking.iter().filter_map(|facet| facet["keyword"]["id"].as_str()).collect();
    assert_eq!(told.len(), 5, "{body}");
    for facet in lacking {
        let id = facet["keyword"]["id"].as_str().expect("it is named");
        let expected = count(id);
        assert_eq!(facet["count"], expected, "{id}");
        let share = (1000.0 * expected as f64 / 12.0).round() / 1000.0;
        assert_eq!(facet["share"], share, "{id}");
    }
    assert!(lacking.windows(2).all(|pair| pair[0]["count"].as_u64() >= pair[1]["count"].as_u64()));
    let go = lacking.iter().find(|facet| facet["alternatives"].is_array()).expect("Go or Java is one ask");
    assert_eq!((go["level"].clone(), go["alternatives"][1]["id"].clone()), (json!("required"), json!("java")));
}

#[test]
fn full_reports_are_those_of_a_match() {
    let date = "2026-11-25";
    let body = rank(json!({"job": {"text": JOB}, "report": "full", "limit": 3, "date": date})).json();
    for result in body["results"].as_array().expect("it is a list") {
        let pair = json!({"job": {"text": JOB}, "resume": {"id": result["id"]}, "date": date});
        assert_eq!(result["report"], post("/v1/match", &pair).json());
    }
    let body = rank(json!({"resume": {"text": RESUMES[0]}, "report": "full", "limit": 2, "date": date})).json();
    for result in body["results"].as_array().expect("it is a list") {
        let pair = json!({"resume": {"text": RESUMES[0]}, "job": {"id": result["id"]}, "date": date});
        assert_eq!(result["report"], post("/v1/match", &pair).json());
    }
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let job = json!({"text": JOB});
    let cases = [
        ("nothing", json!({}), 422, "nothing-to-compare", ""),
        ("both", json!({"job": job, "resume": job}), 422, "invalid-request", "/job"),
        ("facets of jobs", json!({"resume": job, "facets": true}), 422, "invalid-request", "/facets"),
        ("auto for jobs", json!({"resume": job, "role": "auto"}), 422, "auto-for-jobs", "/role"),
        ("unknown role", json!({"job": job, "role": "astronaut"}), 422, "unknown-role", "/role"),
        ("unknown id", json!({"job": {"id": "nobody"}}), 404, "unknown-document", "/job/id"),
        ("id and text", json!({"job": {"id": "x", "text": "y"}}), 422, "invalid-request", "/job"),
        ("blank", json!({"job": {"html": "<p></p>"}}), 422, "blank-text", "/job/html"),
        (
            "not asked",
            json!({"job": job, "filter": {"required_asks": ["go", "cobol"]}}),
            422,
            "not-asked",
            "/filter/required_asks/1",
        ),
        ("limit", json!({"job": job, "limit": 1001}), 422, "invalid-request", "/limit"),
        ("reports", json!({"job": job, "limit": 51, "report": "full"}), 422, "invalid-request", "/limit"),
        (
            "score",
            json!({"job": job, "filter": {"minimum_score": 101}}),
            422,
            "invalid-request",
            "/filter/minimum_score",
        ),
        ("tags", json!({"job": job, "filter": {"tags": [""]}}), 422, "invalid-request", "/filter/tags"),
        (
            "metadata",
            json!({"job": job, "filter": {"metadata": {"a": []}}}),
            422,
            "invalid-request",
            "/filter/metadata",
        ),
        (
            "no words",
            json!({"job": job, "query": {"text": "--", "use": "filter"}}),
            422,
            "invalid-request",
            "/query/text",
        ),
        ("cursor", json!({"job": job, "cursor": "x"}), 422, "invalid-request", "/cursor"),
        ("unknown field", json!({"job": job, "filter": {"tag": "x"}}), 422, "invalid-request", "/filter/tag"),
    ];
    for (name, request, status, kind, pointer) in cases {
        let answer = post("/v1/rankings", &request);
        let body = answer.json();
        assert_eq!(answer.status, status, "{name}: {body}");
        assert_eq!(body["type"], format!("urn:rolecall:problem:{kind}"), "{name}: {body}");
        assert_eq!(body["errors"][0]["pointer"], pointer, "{name}: {body}");
    }
}
