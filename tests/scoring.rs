//! What a job asks for and how a résumé covers it, case by case.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

use rolecall::document::OffsetUnit;
use rolecall::job::Level;
use rolecall::report::{ConfidenceLevel, MatchReport};
use rolecall::scoring::MatchKind;
use rolecall::service::{MatchInput, Matcher, RequestError, UnrecognisedTerms, built_in};
use rolecall::vocabulary::{ExtraKeyword, Kind};
use std::sync::LazyLock;

static MATCHER: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::new(&built_in()).expect("the built-in sets have no faults"));

fn input<'a>(resume: &'a str, job: Option<&'a str>, role: Option<&'a str>) -> MatchInput<'a> {
    MatchInput { role, offsets: OffsetUnit::Utf8, ..MatchInput::of(resume, job) }
}

fn matched<'a>(resume: &'a str, job: &'a str) -> MatchReport<'a> {
    MATCHER.match_documents(input(resume, Some(job), None)).expect("both texts have words")
}

/// The asks of a job as `id level`, alternatives joined by `|`.
fn asks(job: &str) -> Vec<String> {
    let report = matched("Nothing of this", job);
    let mut asks: Vec<(usize, String)> = report
        .missing
        .iter()
        .map(|ask| {
            let members =
                if ask.alternatives.is_empty() { std::slice::from_ref(&ask.keyword) } else { &ask.alternatives };
            let ids: Vec<&str> = members.iter().map(|keyword| keyword.id).collect();
            let level = match ask.level {
                Level::Required => "required",
                Level::Preferred => "preferred",
                _ => "mentioned",
            };
            (ask.job[0].start, format!("{} {level}", ids.join("|")))
        })
        .collect();
    asks.sort();
    asks.into_iter().map(|(_, ask)| ask).collect()
}

#[test]
fn jobs_ask_by_heading_and_wording() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("requirements", "Requirements\n- Kafka\n- PostgreSQL", &["kafka required", "postgresql required"]),
        ("preferred heading", "Preferred Qualifications\n- Kafka", &["kafka preferred"]),
        ("inline heading", "Requirements\n- Kafka\nNice to have: Redis", &["kafka required", "redis preferred"]),
        (
            "wording outranks heading",
            "Requirements\n- Kafka is a plus\n- Redis",
            &["kafka preferred", "redis required"],
        ),
        ("must", "We run Redis. You must know Kafka.", &["redis mentioned", "kafka required"]),
        ("denied", "Requirements\n- Redis\n- no Java or Kotlin experience needed, not a PHP shop", &["redis required"]),
        ("responsibilities", "Responsibilities\n- Operate Kafka", &["kafka mentioned"]),
        ("title", "Senior Kafka Engineer\n\nWe run Redis.", &["kafka required", "redis mentioned"]),
        ("company", "About us\nWe love Kafka\n\nRequirements\n- Redis", &["redis required"]),
        ("benefits", "Requirements\n- Redis\nBenefits\n- Kafka training", &["redis required"]),
        ("legal", "Requirements\n- Redis\n\nEqual opportunity\nKafka", &["redis required"]),
        ("or", "Requirements\n- Kafka or RabbitMQ", &["kafka|rabbitmq required"]),
        ("enumeration with or", "Requirements\n- MySQL, PostgreSQL or MongoDB", &["mysql|postgresql|mongodb required"]),
        ("slash", "Requirements\n- AWS/Azure", &["aws|azure required"]),
        ("and", "Requirements\n- Kafka and Redis", &["kafka required", "redis required"]),
        ("one of", "Requirements\n- At least one of Kafka, RabbitMQ and Redis", &["kafka|rabbitmq|redis required"]),
        ("a sentence of law", "Requirements\n- Redis\n\nWe hire without regard to Kafka", &["redis required"]),
        ("preferred in brackets", "Requirements\n- Kafka (Redis preferred)", &["kafka required", "redis preferred"]),
        ("negated", "Requirements\n- Redis\n- No Kafka required\nWe are not a Scala shop", &["redis required"]),
        ("alone outranks alternatives", "Requirements\n- Kafka or Redis\n- Redis", &["redis required"]),
        ("the most urgent wins", "We use Kafka.\n\nRequirements\n- Kafka", &["kafka required"]),
        (
            "said to be nice wins over mentioned",
            "Responsibilities\n- Operate Kafka\nNice to have\n- Kafka",
            &["kafka preferred"],
        ),
        ("nothing", "Come and join our friendly people", &[]),
    ];
    for (name, job, expected) in cases {
        assert_eq!(asks(job), *expected, "{name}");
    }
}

#[test]
fn matches_are_told_by_kind() {
    let cases = [
        ("the same characters", "Kubernetes", "Kubernetes", MatchKind::Literal),
        ("a hyphen for a space", "machine-learning", "machine learning", MatchKind::Literal),
        ("another case", "kubernetes", "Kubernetes", MatchKind::Case),
        ("an inflection", "Mentored juniors", "Mentoring", MatchKind::Stem),
        ("another form", "K8s", "Kubernetes", MatchKind::Alias),
        ("the best of several counts", "K8s, then Kubernetes", "Kubernetes", MatchKind::Literal),
        ("only implied", "Spring Boot", "Java", MatchKind::Implied),
        ("inside a longer name", "Kubernetes operators", "Kubernetes", MatchKind::Literal),
    ];
    for (name, resume, job, expected) in cases {
        let job = format!("Requirements\n- {job}");
        let report = matched(resume, &job);
        assert_eq!(report.matched.iter().map(|ask| ask.kind).collect::<Vec<_>>(), [expected], "{name}");
    }
}

#[test]
fn the_score_is_the_covered_share_of_the_weights() {
    let job = "Requirements\n- Kafka\n- Java\n- Redis\nNice to have\n- Terraform";
    // Weights 2 + 2 + 2 + 0.5. Kafka in the job's words; Java implied by Spring Boot.
    let report = matched("Kafka and Spring Boot", job);
    assert_eq!(report.score, Some(46.2));
    assert_eq!(report.strict_score, Some(30.8));
    let gains: Vec<_> = report.missing.iter().map(|ask| (ask.keyword.id, ask.gain)).collect();
    assert_eq!(gains, [("redis", 30.77), ("terraform", 7.69)]);
    let implied = report.matched.iter().find(|ask| ask.kind == MatchKind::Implied).expect("Java is implied");
    assert_eq!((implied.gain, implied.implied_by.as_ref().map(|by| by.id)), (15.38, Some("spring-boot")));
    assert_eq!(implied.resume[0].text, "Spring Boot");
}

#[test]
fn soft_skills_and_generic_keywords_weigh_less() {
    let report = matched("Nothing of this", "Requirements\n- Kafka\n- mentoring");
    let weights: Vec<_> = report.missing.iter().map(|ask| (ask.keyword.id, ask.weight)).collect();
    assert_eq!(weights, [("kafka", 2.0), ("mentoring", 0.2)]);
}

#[test]
fn one_member_of_alternatives_is_enough() {
    let report = matched("Services in Java", "Requirements\n- Golang or Java");
    assert_eq!(report.score, Some(100.0));
    assert_eq!(report.matched[0].keyword.id, "java");
    assert_eq!(report.matched[0].alternatives.len(), 2);
}

#[test]
fn there_is_no_score_where_there_is_nothing_to_compare() {
    let report = matched("Kafka", "Come and join our friendly people");
    assert_eq!((report.score, report.strict_score), (None, None));
    assert_eq!(report.confidence.value, 0.0);
    assert_eq!(report.confidence.level, ConfidenceLevel::Low);
    assert_eq!(report.confidence.reasons[0].code, "no_asks");
}

#[test]
fn a_role_weighs_the_job_and_is_reported_beside_it() {
    let job = "Requirements\n- PostgreSQL\n- Kotlin";
    let report = MATCHER.match_documents(input("Kotlin", Some(job), Some("backend-developer"))).expect("all is given");
    let postgresql = report.missing.iter().find(|ask| ask.keyword.id == "postgresql").expect("it is missing");
    assert_eq!(postgresql.weight, 3.0);
    assert!(report.role.is_some_and(|role| role.score.is_some_and(|score| score < 50.0)));
}

#[test]
fn a_role_alone_is_asked_for_by_its_groups() {
    let resume = "PostgreSQL, MongoDB, Redis, Docker. Retries and circuit breakers.";
    let report = MATCHER.match_documents(input(resume, None, Some("backend-developer"))).expect("all is given");
    assert!(report.matched.iter().any(|ask| ask.keyword.id == "postgresql" && ask.level == Level::Essential));
    let role = report.role.expect("a role was given");
    assert_eq!(report.score, role.score);
    let failure = role.signals.iter().find(|signal| signal.name == "Failure handling").expect("the role has it");
    assert!(failure.shown);
}

#[test]
fn a_backend_developer_is_known_by_what_careers_guides_name() {
    let resume = "Backend development: API design, REST, GraphQL, microservices, scalability and system design.\n\n\
        Languages & Frameworks\nPython\nJava\nNode.js\nGo\nRuby\nDjango\nSpring Boot\nExpress\nFastAPI\n\n\
        Databases\nPostgreSQL, MySQL, MongoDB, Redis, Elasticsearch, DynamoDB, Cassandra\n\n\
        Infrastructure\n- AWS\n- GCP\n- Azure\n- Docker\n- Kubernetes\n- Terraform\n- CI/CD\n- Message queues\n\n\
        Certificates\nAWS Solutions Architect; AWS Developer Associate; Google Cloud Professional Developer; \
        Kubernetes Administrator (CKA)\n\n\
        Experience\nCut p99 latency at 3,000 requests per second. Query optimization and indexing. Input validation and \
        authorization. Circuit breakers, retry logic and graceful degradation. Cache invalidation, eventual consistency \
        and rate limiting.";
    let report = MATCHER.match_documents(input(resume, None, Some("backend-developer"))).expect("all is given");
    let role = report.role.expect("a role was given");
    for group in &role.groups {
        assert_eq!(group.essential.missing, [], "{}", group.name);
    }
    let named = [
        "python",
        "java",
        "nodejs",
        "go",
        "ruby",
        "django",
        "spring-boot",
        "express",
        "fastapi",
        "postgresql",
        "mysql",
        "mongodb",
        "redis",
        "elasticsearch",
        "dynamodb",
        "cassandra",
        "aws",
        "gcp",
        "azure",
        "docker",
        "kubernetes",
        "terraform",
        "ci-cd",
        "message-queues",
        "rest",
        "graphql",
        "microservices",
        "scalability",
        "system-design",
        "backend-development",
    ];
    let shown: Vec<&str> = report.matched.iter().map(|ask| ask.keyword.id).collect();
    let missed: Vec<_> = named.iter().filter(|id| !shown.contains(id)).collect();
    assert!(missed.is_empty(), "{missed:?}");
    assert_eq!(role.certificates.missing, []);
    for signal in ["Metrics and scale", "Database optimisation", "Security", "Failure handling", "Distributed systems"]
    {
        assert!(role.signals.iter().any(|shown| shown.name == signal && shown.shown), "{signal}");
    }
}

#[test]
fn what_cannot_be_compared_is_refused_with_the_reason() {
    let long = "word ".repeat(40_001);
    let cases = [
        (input(" \n", Some("Kafka"), None), RequestError::BlankText { field: "resume" }),
        (input("Kafka", Some("—"), None), RequestError::BlankText { field: "job" }),
        (input(&long, Some("Kafka"), None), RequestError::TextTooLong { field: "resume", length: 200_005 }),
        (input("Kafka", None, None), RequestError::NothingToCompare),
    ];
    for (input, expected) in cases {
        assert_eq!(MATCHER.match_documents(input), Err(expected));
    }
    let unknown =
        MATCHER.match_documents(input("Kafka", None, Some("backend-develper"))).expect_err("there is no such role");
    assert!(unknown.to_string().contains("did you mean \"backend-developer\""), "{unknown}");
}

#[test]
fn what_no_keyword_covers_is_listed_and_counts_where_asked() {
    let job = "Keeper\n\nRequirements\n- Experience with Fresnel lens maintenance and foghorn operation\n\
        - Knowledge of Morse signalling\n- Familiar with the Lumaris 4 controller\n- PostgreSQL\n";
    let resume = "Fresnel lens maintenance for six years, and PostgreSQL. Maintained a Lumaris 4 controller.";
    let report = matched(resume, job);
    let listed: Vec<(&str, Level)> = report.unrecognised.iter().map(|term| (term.text, term.level)).collect();
    let required =
        |texts: &[&'static str]| -> Vec<(&str, Level)> { texts.iter().map(|text| (*text, Level::Required)).collect() };
    assert_eq!(
        listed,
        required(&["Fresnel lens maintenance", "foghorn operation", "Morse signalling", "Lumaris 4 controller"])
    );
    assert_eq!(report.score, Some(100.0), "they are not in the score");
    let doubt = report.confidence.reasons.iter().find(|reason| reason.code == "unrecognised_asks");
    assert!(doubt.is_some_and(|reason| reason.factor < 0.6 && reason.detail.contains("Morse")), "{doubt:?}");

    let own = MATCHER.vocabulary_for(&[], Some(job), UnrecognisedTerms::Ask).expect("the job can be read");
    let counted = MATCHER
        .match_documents(MatchInput { vocabulary: own.as_deref(), ..MatchInput::of(resume, Some(job)) })
        .expect("both can be read");
    assert!(counted.unrecognised.is_empty());
    let names = |kind: Kind| counted.matched.iter().filter(|ask| ask.keyword.kind == kind).count();
    assert_eq!((names(Kind::Term), names(Kind::Database), counted.missing.len()), (2, 1, 2));
    assert_eq!(counted.score, Some(60.0));
    assert_eq!(counted.missing[0].keyword.id, "term:foghorn-operation");
}

#[test]
fn a_request_may_bring_keywords() {
    let extra = |name: &str, aliases: &[&str]| ExtraKeyword {
        name: name.to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        kind: Kind::Tool,
    };
    let vocabulary = |extra: &[ExtraKeyword]| MATCHER.vocabulary_for(extra, None, UnrecognisedTerms::Report);
    let own = vocabulary(&[extra("Acme Ledger", &["AcmeLedger"]), extra("Zorbatron", &[])]).expect("they are new");
    let job = "Requirements\n- AcmeLedger\n- Zorbatron\n- Kubernetes";
    let input = MatchInput { vocabulary: own.as_deref(), ..MatchInput::of("Closed in Acme Ledger, on K8s", Some(job)) };
    let report = MATCHER.match_documents(input).expect("both can be read");
    let kinds: Vec<_> = report.matched.iter().map(|ask| (ask.keyword.id, ask.kind)).collect();
    assert_eq!(kinds, [("extra:acme-ledger", MatchKind::Alias), ("kubernetes", MatchKind::Alias)]);
    assert_eq!(report.missing[0].keyword.id, "extra:zorbatron");
    assert_eq!(matched("Closed in Acme Ledger", job).matched.len(), 0, "they are for one request alone");

    let cases: &[(&str, &[ExtraKeyword], &str)] = &[
        ("known", &[extra("K8s", &[])], "\"K8s\" is a form of \"kubernetes\" already"),
        ("twice", &[extra("Zorba", &[]), extra("zorba", &[])], "\"zorba\" is a form of \"extra:zorba\" already"),
        ("its own alias", &[extra("Zorba", &["ZORBA"])], "matches whatever another form of it matches"),
        ("no letters", &[extra("!", &[])], "a form needs a letter or digit"),
        ("too long", &[extra(&"x".repeat(101), &[])], "100 characters at most"),
        ("too many aliases", &[extra("Zorba", &["a"; 21])], "20 aliases at most"),
        ("too many", &vec![extra("Zorba", &[]); 201], "is a form of \"extra:zorba\" already"),
    ];
    for (name, extra, expected) in cases {
        let fault = vocabulary(extra).expect_err(name).to_string();
        assert!(fault.contains(expected), "{name}: {fault}");
    }
}

#[test]
fn documents_in_another_language_lower_confidence() {
    let job = "Wir suchen eine erfahrene Entwicklerin für unser Team in Köln. Du baust Dienste in Java und Kotlin, \
        betreibst sie auf Kubernetes und sorgst dafür, dass alles zuverlässig läuft. Du bringst mehrere Jahre Erfahrung \
        mit verteilten Systemen mit, arbeitest gern mit anderen zusammen und sprichst fließend Deutsch. Wir bieten dir \
        flexible Arbeitszeiten, dreißig Tage Urlaub und eine gute Ausstattung für die Arbeit zu Hause.";
    let report = matched("Java and Kubernetes", job);
    let reason = report.confidence.reasons.iter().find(|reason| reason.code == "job_not_english");
    assert!(reason.is_some_and(|reason| reason.detail.contains("German")), "{:?}", report.confidence);
    let ids: Vec<&str> = report.matched.iter().map(|ask| ask.keyword.id).collect();
    assert!(ids.contains(&"java") && ids.contains(&"kubernetes"), "names of tools match all the same: {ids:?}");
}
