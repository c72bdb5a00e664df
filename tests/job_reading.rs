//! What a posting asks for, and how urgently, case by case: headings, wording, alternatives, negation.
//!
//! A case is a name, a posting, and its asks: `id` and level (r required, p preferred, m mentioned) in the order of the
//! text, alternatives joined by `|`.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

use rolecall::document::Document;
use rolecall::job::{Job, Level, Wording};
use rolecall::recognition::{Scratch, recognise};
use rolecall::service::{Matcher, built_in};
use std::sync::LazyLock;

static MATCHER: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::new(&built_in()).expect("the built-in sets have no faults"));

/// A name, a posting, its asks.
type Case = (&'static str, &'static str, &'static [&'static str]);

fn asks(posting: &str) -> Vec<String> {
    let vocabulary = MATCHER.vocabulary();
    let document = Document::read(posting);
    let reading = recognise(vocabulary, &document, &mut Scratch::default());
    let job = Job::read(&document, &reading, &Wording::default().cues(&document));
    let level = |level| match level {
        Level::Required => "r",
        Level::Preferred => "p",
        _ => "m",
    };
    let name = |ask: &rolecall::job::Ask| {
        let ids: Vec<&str> = ask.members.iter().map(|&id| vocabulary.keyword(id).id.as_str()).collect();
        format!("{} {}", ids.join("|"), level(ask.level))
    };
    job.asks.iter().map(name).collect()
}

fn check(cases: &[Case]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(name, posting, expected)| {
            let asks = asks(posting);
            (asks != *expected).then(|| format!("{name}: {asks:?}, not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn headings_open_sections() {
    check(&[
        ("plain", "Requirements\nKafka", &["kafka r"]),
        ("capitals", "REQUIREMENTS\nKafka", &["kafka r"]),
        ("colon", "Your qualifications:\nKafka", &["kafka r"]),
        ("bold", "**What you'll bring**\n- Kafka", &["kafka r"]),
        ("bold with colon inside", "**Requirements:**\n* Kafka", &["kafka r"]),
        ("underlined", "__Nice to have__\n- Kafka", &["kafka p"]),
        ("emoji before", "🔎 Who you are\n- Kafka", &["kafka r"]),
        ("emoji behind", "Bonus points 🎉\n- Kafka", &["kafka p"]),
        ("number", "1. Requirements\n- Kafka\n2. Nice to have\n- Redis", &["kafka r", "redis p"]),
        ("number with bracket", "2) Your profile\n- Kafka", &["kafka r"]),
        ("Roman number", "III. Benefits\n- Kafka courses", &[]),
        ("rules around", "=== Requirements ===\nKafka", &["kafka r"]),
        ("dash behind", "Must haves –\n- Kafka", &["kafka r"]),
        ("curly apostrophe", "What you’ll need\n- Kafka", &["kafka r"]),
        ("question", "What are we looking for?\n- Kafka\nWho are we?\nRedis people", &["kafka r"]),
        ("ellipsis", "You'll have…\n- Kafka\nIn return, you'll get…\n- a Redis course", &["kafka r"]),
        ("two wordings", "Qualifications and Work Experience\n- Kafka", &["kafka r"]),
        ("with fillers", "Key requirements for this position\n- Kafka", &["kafka r"]),
        ("expectation", "We expect you to\nknow Kafka well", &["kafka r"]),
        ("would be great", "It would be great if you had\n- Kafka", &["kafka p"]),
        ("set apart", "What will set you apart\n- Kafka", &["kafka p"]),
        ("you might also have", "You might also have\n- Kafka", &["kafka p"]),
        ("ideal person", "Our ideal Data Wrangler\n• Knows Kafka", &["kafka r"]),
        ("perfect for", "This is the perfect job for someone who:\n- Lives and breathes Kafka", &["kafka r"]),
        ("fit", "You might be a good fit if:\n- Kafka is familiar ground", &["kafka r"]),
        ("essential, then desired", "Essential criteria\n- Kafka\nDesirable\n- Redis", &["kafka r", "redis p"]),
        ("duties", "Key duties\n- Look after Kafka", &["kafka m"]),
        ("day to day", "What you'll be doing day-to-day\n- Look after Kafka", &["kafka m"]),
        ("in this position", "In this position you'll\n- look after Kafka", &["kafka m"]),
        ("our stack", "Our tech stack\nKafka, Redis", &["kafka m", "redis m"]),
        ("skills", "Technical skills\nKafka, Redis", &["kafka r", "redis r"]),
        ("Markdown below", "## Nice to have\n### Tools\n- Kafka\n## What we offer\n- Redis courses", &["kafka p"]),
        ("company by name", "About Larkmoor\nWe live for Kafka.\nRequirements\n- Redis", &["redis r"]),
        ("life at", "Requirements\n- Redis\nLife at Larkmoor\n- Kafka evenings", &["redis r"]),
        ("working at", "Requirements\n- Redis\nWorking at Larkmoor\nKafka evenings", &["redis r"]),
        ("why us", "Requirements\n- Redis\nWhy us?\n- Kafka evenings", &["redis r"]),
        ("what sets us apart", "Nice to have\n- Redis\nWhat sets us apart\nWe read Kafka", &["redis p"]),
        ("perks", "Requirements\n- Redis\nWork perks\n- Kafka courses", &["redis r"]),
        ("process", "Requirements\n- Redis\nInterview process\n- A talk about Kafka", &["redis r"]),
        ("next steps", "Requirements\n- Redis\nWhat happens next?\n- A talk about Kafka", &["redis r"]),
        ("in a list item", "- Requirements:\n  - Kafka\n- Nice to have:\n  - Redis", &["kafka r", "redis p"]),
        (
            "an item is no heading",
            "Requirements\nExperience with cloud platforms\nKafka",
            &["cloud-computing r", "kafka r"],
        ),
        ("title field", "Company: Larkmoor\nJob title: Kafka Engineer\nWe run Redis.", &["kafka r", "redis m"]),
        ("no title", "We are a team that loves Kafka\nRequirements\n- Redis", &["kafka m", "redis r"]),
    ]);
}

#[test]
fn headings_are_known_in_other_languages() {
    check(&[
        (
            "German",
            "Deine Aufgaben\n- Kafka betreiben\nDein Profil\n- Redis\nDas bieten wir dir\n- Java-Kurse",
            &["kafka m", "redis r"],
        ),
        (
            "German, formal",
            "Ihre Aufgaben\nKafka\nAnforderungen\nRedis\nWir bieten Ihnen\nJava",
            &["kafka m", "redis r"],
        ),
        ("German, preferred", "Von Vorteil\n- Kafka\nÜber uns\nWir leben Redis", &["kafka p"]),
        ("German in a line", "Anforderungen\n- Kafka\n- Redis ist von Vorteil", &["kafka r", "redis p"]),
        (
            "French",
            "Tes missions\n- Kafka\nLe profil recherché\n- Redis\nTes avantages\n- Java",
            &["kafka m", "redis r"],
        ),
        (
            "French in a line",
            "Profil souhaité\n- Kafka (indispensable)\n- Redis serait un plus",
            &["kafka r", "redis p"],
        ),
        ("French company", "À propos de Larkmoor\nKafka partout\nCompétences requises\nRedis", &["redis r"]),
        ("Dutch", "Wat ga je doen\n- Kafka\nWat wij vragen\n- Redis\nWat bieden wij\n- Java", &["kafka m", "redis r"]),
        ("Dutch in a line", "Functie-eisen\n- Kafka\n- Redis is een pré", &["kafka r", "redis p"]),
        ("Spanish", "Funciones\n- Kafka\nRequisitos\n- Redis\nOfrecemos\n- Java", &["kafka m", "redis r"]),
        ("Spanish in a line", "Requisitos\n- Kafka\n- Se valorará Redis", &["kafka r", "redis p"]),
        ("Italian", "Cosa farai\n- Kafka\nRequisiti\n- Redis\nCosa offriamo\n- Java", &["kafka m", "redis r"]),
        ("Italian, preferred", "Requisiti preferenziali\n- Kafka\nChi siamo\nRedis", &["kafka p"]),
        ("Spanish questions", "¿Qué buscamos en ti?\n- Kafka\n¿Qué te ofrecemos en Larkmoor?\n- Redis", &["kafka r"]),
        (
            "Portuguese",
            "Principais responsabilidades:\n- Kafka\nRequisitos:\n- Redis\nO que oferecemos:\n- Java",
            &["kafka m", "redis r"],
        ),
    ]);
}

#[test]
fn texts_without_line_breaks_are_read() {
    check(&[
        (
            "colons",
            "We are a small team. Requirements: Kafka and Redis. Nice to have: Terraform. We offer: Java courses.",
            &["kafka r", "redis r", "terraform p"],
        ),
        ("no space behind the stop", "We are a team.Requirements: Kafka.Benefits: Redis courses", &["kafka r"]),
        (
            "bullets in a row",
            "Requirements: • Kafka • Redis is a plus • Terraform",
            &["kafka r", "redis p", "terraform r"],
        ),
        ("a field in between", "Requirements: Kafka. Location: Java island. Redis.", &["kafka r", "redis r"]),
        (
            "glued headings",
            "Larkmoor builds software for people who run small shops in small towns, and has done so for twelve years in \
             much care and with a love for the detail What you'll do Run Kafka for all of them What you'll bring Five \
             years of Redis and a calm mind Nice to have Terraform What we offer Java courses and a bicycle",
            &["kafka m", "redis r", "terraform p"],
        ),
        (
            "beginnings of sentences",
            "Larkmoor builds software for people who run small shops in small towns, and has done so for twelve years in \
             much care and with a love for the detail. You will run Kafka for all of them. You have five years of Redis \
             and a calm mind. We offer Java courses, a bicycle and as much tea as one can drink in a day.",
            &["kafka m", "redis r"],
        ),
        (
            "a paragraph a section",
            "Requirements: a calm mind\nKafka and Redis\nNice to have: humour\nTerraform\nBenefits: tea\nJava courses",
            &["kafka r", "redis r", "terraform p"],
        ),
        (
            "a line of its own outranks",
            "Requirements\n- Kafka\nNice to have: Redis\n- Terraform",
            &["kafka r", "redis p", "terraform r"],
        ),
        (
            "no heading at all",
            "5+ years of Kafka. Strong Redis skills. We run Terraform.",
            &["kafka r", "redis r", "terraform m"],
        ),
        ("items without headings", "- Proven experience with Kafka\n- You look after Redis", &["kafka r", "redis m"]),
        ("years among duties", "Responsibilities\n- Look after Redis\n- 3+ years of Kafka", &["redis m", "kafka r"]),
        ("law at the end", "Requirements: Kafka. We are an equal opportunity employer. We love Redis.", &["kafka r"]),
        (
            "the ideal candidate",
            "Job description\nThe ideal candidate has a deep understanding of Kafka.",
            &["kafka r"],
        ),
        ("the employer before all", "Our mission is to make Kafka fun.\nRequirements\n- Redis", &["redis r"]),
    ]);
}

#[test]
fn wording_outranks_the_section() {
    check(&[
        ("a definite plus", "Requirements\n- Kafka would be a definite plus\n- Redis", &["kafka p", "redis r"]),
        ("highly regarded", "Requirements\n- Kafka (Redis experience highly regarded)", &["kafka r", "redis p"]),
        ("valued in brackets", "Requirements\n- Kafka (Redis valued)", &["kafka r", "redis p"]),
        ("beneficial", "Requirements\n- Kafka at scale beneficial", &["kafka p"]),
        ("an asset", "Requirements\n- Kafka is an asset", &["kafka p"]),
        (
            "considered an advantage",
            "Requirements\n- Redis; experience with Kafka is considered an advantage",
            &["redis r", "kafka p"],
        ),
        ("dash", "Requirements\n- Kafka — a plus", &["kafka p"]),
        ("strengthens", "Requirements\n- Kafka strengthens your application", &["kafka p"]),
        ("ideally at the head", "Requirements\n- Ideally, exposure to Kafka", &["kafka p"]),
        ("ideally with a verb", "Requirements\n- Redis at scale, ideally using Kafka", &["redis r", "kafka p"]),
        ("bonus at the head", "Requirements\n- Bonus: has met Kafka", &["kafka p"]),
        ("mandatory in the preferred", "Nice to have\n- Kafka\n- Redis is mandatory", &["kafka p", "redis r"]),
        ("essential", "Kafka is essential. We like Redis.", &["kafka r", "redis m"]),
        (
            "necessary things are no wording",
            "Responsibilities\n- Provide the structure necessary for Kafka",
            &["kafka m"],
        ),
        ("law is no wording", "Responsibilities\n- Own mandatory training in Kafka", &["kafka m"]),
        ("our stack includes", "Requirements\n- Kafka\n- Our stack also includes Redis", &["kafka r", "redis m"]),
        ("we use", "Requirements\n- Kafka\n- We use Redis for sessions", &["kafka r", "redis m"]),
        ("will learn", "Requirements\n- Kafka\n- You'll learn Terraform", &["kafka r", "terraform m"]),
        ("must have about the company", "About us\nWe love Java. Kafka is a must.", &["kafka r"]),
        ("nice to have about the company", "About us\nWe love Java.\nNice to have: Kafka", &["kafka p"]),
        (
            "sentence by sentence",
            "Kafka is required. Redis would be nice. We run Terraform.",
            &["kafka r", "redis p", "terraform m"],
        ),
        ("semicolons", "Requirements\n- Kafka; Redis a plus", &["kafka r", "redis p"]),
        ("feelings are no wording", "We want people to feel they are valued, by Kafka and all.", &["kafka m"]),
        ("abbreviation", "Requirements\n- Message brokers, e.g. Kafka, are a plus", &["message-brokers|kafka p"]),
    ]);
}

#[test]
fn one_member_of_alternatives_is_enough() {
    check(&[
        ("or", "Requirements\n- Kafka or RabbitMQ", &["kafka|rabbitmq r"]),
        ("and/or", "Requirements\n- Kafka and/or RabbitMQ", &["kafka|rabbitmq r"]),
        ("or with words", "Requirements\n- experience in Java or experience in Kotlin", &["java|kotlin r"]),
        ("bold", "Requirements\n- **Java** or **Kotlin**", &["java|kotlin r"]),
        ("slashes", "Requirements\n- AWS/GCP/Azure", &["aws|gcp|azure r"]),
        ("commas and or", "Requirements\n- Java, Kotlin, or Scala", &["java|kotlin|scala r"]),
        ("and", "Requirements\n- Java and Kotlin", &["java r", "kotlin r"]),
        ("commas alone", "Requirements\n- Java, Kotlin", &["java r", "kotlin r"]),
        ("one of, with and", "Requirements\n- one of Java, Kotlin and Scala", &["java|kotlin|scala r"]),
        ("either", "Requirements\n- either Java or Kotlin", &["java|kotlin r"]),
        (
            "in lines of their own",
            "Requirements\nOne of the following:\n- Java\n- Kotlin\n- Scala",
            &["java|kotlin|scala r"],
        ),
        ("one of, or similar", "Requirements\n- One of PostgreSQL, MySQL or similar", &["postgresql|mysql r"]),
        ("or similar", "Requirements\n- PostgreSQL, MySQL or similar", &["postgresql|mysql r"]),
        ("or equivalent", "Requirements\n- Airflow, Dagster, or equivalent", &["airflow|dagster r"]),
        ("or a comparable", "Requirements\n- Looker, Tableau or a comparable tool", &["looker|tableau r"]),
        ("or others after and", "Requirements\n- Java and Kotlin or similar", &["java r", "kotlin r"]),
        ("such as", "Requirements\n- Tools such as Airflow, Dagster and Prefect", &["airflow|dagster|prefect r"]),
        ("like", "Requirements\n- Tools like Airflow or Dagster", &["airflow|dagster r"]),
        ("would like", "You would like Java and Kotlin", &["java m", "kotlin m"]),
        ("e.g.", "Requirements\n- Orchestration, e.g. Airflow, Dagster", &["airflow|dagster r"]),
        (
            "e.g. in brackets",
            "Requirements\n- Warehouses of today (e.g. Snowflake, BigQuery, Redshift)",
            &["snowflake|bigquery|redshift r"],
        ),
        (
            "umbrella such as",
            "Requirements\n- Cloud platforms such as AWS, GCP or Azure",
            &["cloud-computing|aws|gcp|azure r"],
        ),
        (
            "umbrella with brackets",
            "Requirements\n- Cloud platforms (AWS, GCP, Azure)",
            &["cloud-computing|aws|gcp|azure r"],
        ),
        ("class without keyword", "Requirements\n- Our kind of tools (Airflow, Dagster)", &["airflow|dagster r"]),
        (
            "parts of a product in brackets",
            "Requirements\n- Python (pandas, NumPy)",
            &["python r", "pandas r", "numpy r"],
        ),
        ("brackets end", "Requirements\n- Tools (Airflow, Dagster) and Kafka", &["airflow|dagster r", "kafka r"]),
        ("another name", "Requirements\n- Google Cloud (GCP) or AWS", &["gcp|aws r"]),
        (
            "or another",
            "Requirements\n- Snowflake or another modern cloud data warehouse",
            &["snowflake|data-warehouse r"],
        ),
        (
            "or a similar, in brackets",
            "Requirements\n- Looker (or a similar BI tool) and Kafka",
            &["looker|business-intelligence r", "kafka r"],
        ),
        ("preferably", "Requirements\n- Java or Scala, preferably Kotlin", &["java|scala|kotlin r"]),
        (
            "preferably in brackets",
            "Requirements\n- Relational databases (preferably PostgreSQL)",
            &["relational-database|postgresql r"],
        ),
        ("or, ideally", "Requirements\n- Java or, ideally, Kotlin", &["java|kotlin r"]),
        ("preferred alternatives", "Nice to have\n- Java or Kotlin", &["java|kotlin p"]),
        ("alternatives are a plus", "Requirements\n- Redis\n- Java or Kotlin is a plus", &["redis r", "java|kotlin p"]),
        ("German", "Anforderungen\n- Java oder Kotlin", &["java|kotlin r"]),
        ("German examples", "Anforderungen\n- Werkzeuge, z.B. Airflow, Dagster", &["airflow|dagster r"]),
        ("French", "Compétences requises\n- Java ou Kotlin", &["java|kotlin r"]),
        ("one is asked for anyway", "Requirements\n- Tools such as Airflow or Dagster\n- Airflow", &["airflow r"]),
        (
            "the umbrella is asked for anyway",
            "Requirements\n- Cloud platforms\n- Cloud platforms such as AWS or GCP",
            &["cloud-computing|aws|gcp r"],
        ),
    ]);
}

#[test]
fn what_is_denied_is_not_asked_for() {
    check(&[
        ("no", "Requirements\n- Redis\n- No Kafka required", &["redis r"]),
        ("not needed", "Requirements\n- Redis\n- Kafka knowledge is not needed", &["redis r"]),
        ("not a shop", "Requirements\n- Redis\nWe are not a Kafka shop", &["redis r"]),
        ("without", "Requirements\n- Redis, without Kafka", &["redis r"]),
        ("don't need", "Requirements\n- Redis\n- You don’t need to know Kafka", &["redis r"]),
        ("instead of", "Requirements\n- Redis instead of Kafka", &["redis r"]),
        ("denied alternatives", "Requirements\n- Redis\n- no Java or Kotlin", &["redis r"]),
        ("agencies", "Requirements\n- Redis\nNo agencies, even with Kafka people", &["redis r"]),
        ("not required", "Requirements\n- Redis\n- Kafka is not required", &["redis r", "kafka p"]),
        ("not only", "Requirements\n- Not only Kafka", &["kafka r"]),
        ("the next sentence counts", "Requirements\n- No Kafka. Redis.", &["redis r"]),
        ("no limits", "Requirements\n- No limits. Kafka", &["kafka r"]),
    ]);
}
