//! What a job asks for as values, compared with a résumé: verdicts, arithmetic and evidence, case by case.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

use rolecall::document::OffsetUnit;
use rolecall::report::{MatchReport, RequirementReport, RequirementValue};
use rolecall::scoring::Policy;
use rolecall::scoring::requirements::Verdict;
use rolecall::service::{MatchInput, Matcher, built_in};
use rolecall::values::Date;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static MATCHER: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::new(&built_in()).expect("the built-in sets have no faults"));

const TODAY: Date = Date { year: 2026, month: 11 };

fn matched_on<'a>(resume: &'a str, job: &'a str, date: Option<Date>) -> MatchReport<'a> {
    let policy = Policy::default();
    let input = MatchInput { policy, offsets: OffsetUnit::Utf8, date, ..MatchInput::of(resume, Some(job)) };
    MATCHER.match_documents(input).expect("both texts have words")
}

fn matched<'a>(resume: &'a str, job: &'a str) -> MatchReport<'a> {
    matched_on(resume, job, Some(TODAY))
}

/// The only requirement of a report.
fn only<'r, 'a>(report: &'r MatchReport<'a>) -> &'r RequirementReport<'a> {
    assert_eq!(report.requirements.len(), 1, "{:?}", report.requirements);
    &report.requirements[0]
}

const RESUME: &str = "Jo Doe\n\nExperience\n\nBackend Developer, Fern Ltd\nOctober 2022 – present\n- Services in Java and Kafka\n\n\
    Software Engineer, Moor Ltd\nJanuary 2019 – December 2020\n- Spring Boot on PostgreSQL\n\n\
    Software Engineer, Dale Ltd\nJuly 2020 – June 2021\n- Scripts in Python\n\n\
    Education\nBSc Computer Science, Leeds University\n2014 – 2018\n\nSkills\nTerraform, Ansible\n\n\
    Languages\nEnglish (native), German (B1), French\n\nCertificates\nCKA";

#[test]
fn verdicts_come_with_their_arithmetic() {
    use Verdict::{Met, Missing, Partial, Unverifiable};
    #[rustfmt::skip]
    let cases: &[(&str, &str, Verdict, bool, &str)] = &[
        // Positions: Oct 2022 to Nov 2026 (50 months), Jan 2019 to Jun 2021 (30 months, six of them twice).
        ("overall", "5+ years of experience", Met, false, "6 years 8 months in dated positions; 5 years asked"),
        ("overall, a range", "5-8 years of experience", Met, false, "6 years 8 months in dated positions; 5 to 8 years asked"),
        ("overall, not enough", "8 years of experience", Partial, false, "6 years 8 months in dated positions; 8 years asked"),
        ("with a keyword, and with what implies it", "5+ years of Java", Met, false, "6 years 2 months in positions that mention Java; 5 years asked"),
        ("with a keyword, not enough", "5+ years with Kafka", Partial, false, "4 years 2 months in positions that mention Apache Kafka; 5 years asked"),
        ("with one of several", "6 years of Kafka or Python", Partial, false, "5 years 2 months in positions that mention Apache Kafka or Python; 6 years asked"),
        ("with a keyword that is nowhere", "3 years with Snowflake", Missing, true, "no position mentions Snowflake; 3 years asked"),
        ("only listed among skills, enough overall", "3 years with Terraform", Partial, false, "Terraform is named, but in no dated position; 6 years 8 months in all positions, 3 years asked"),
        ("only listed among skills, not enough overall", "9 years with Terraform", Unverifiable, false, "Terraform is named, but in no dated position; 6 years 8 months in all positions, 9 years asked"),
        ("by title", "4 years as a backend developer", Met, false, "4 years 2 months in positions that show Backend development; 4 years asked"),
        ("in something unknown", "4 years of trimming lamps", Unverifiable, false, "6 years 8 months in dated positions; 4 years asked, in something that no keyword names"),
        ("a degree", "Bachelor's degree in Computer Science or a related field", Met, false, "a bachelor's degree (Computer Science) is named; a bachelor's degree is asked"),
        ("a lower degree", "Master's degree", Partial, false, "a bachelor's degree is named; a master's degree is asked"),
        ("a degree in another field", "Bachelor's degree in nursing", Partial, false, "a bachelor's degree in another field is named (Computer Science)"),
        ("less than the degree shown", "High school diploma", Met, false, "a bachelor's degree is named; a secondary school diploma is asked"),
        ("a language", "Fluent English", Met, false, "English is named as native; C1 asked"),
        ("a language at a lower level", "Fluent German", Partial, false, "German is named at B1; C1 asked"),
        ("a language without its level", "Fluent French", Unverifiable, false, "French is named without a level; C1 asked"),
        ("a language that is not named", "Fluent Dutch", Missing, true, "Dutch is not among the languages that are named"),
        ("one of two languages", "Fluent Dutch or fluent English", Met, false, "English is named as native; C1 asked"),
        ("a certificate", "CKA", Met, false, "Certified Kubernetes Administrator is named"),
        ("another certificate", "CISSP", Missing, true, "Certified Information Systems Security Professional is not named"),
    ];
    let mut wrong = Vec::new();
    for (name, ask, verdict, blocking, detail) in cases {
        let job = format!("Requirements\n- {ask}");
        let report = matched(RESUME, &job);
        let requirement = only(&report);
        if (requirement.verdict, requirement.blocking, requirement.detail.as_str()) != (*verdict, *blocking, *detail) {
            wrong.push(format!("{name}: {:?} {} {:?}", requirement.verdict, requirement.blocking, requirement.detail));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn resumes_that_tell_less_are_judged_with_care() {
    use Verdict::{Missing, Partial, Unverifiable};
    #[rustfmt::skip]
    let cases: &[(&str, &str, &str, Verdict, &str)] = &[
        ("no dates", "Java developer at Fern Ltd", "3 years of experience", Unverifiable, "the résumé dates no positions; 3 years asked"),
        ("no dates, no keyword", "Cook at Fern Ltd", "3 years with Java", Missing, "the résumé dates no positions, and does not mention Java; 3 years asked"),
        ("no dates but a claim", "Summary\nFive years of experience with Java.", "3 years with Java", Partial, "0 months in positions that mention Java; 3 years asked; the résumé claims 5 years"),
        (
            "years without months",
            "Experience\nCook, Fern Ltd, 2019–2021",
            "3 years of experience",
            Partial,
            "2 years in dated positions; 3 years asked; some dates tell years alone, which count from July to June",
        ),
        ("no degree", "Experience\nCook, Fern Ltd\nJan 2019 – Dec 2020", "Bachelor's degree", Missing, "no degree is named; a bachelor's degree is asked"),
        (
            "no degree, but experience is as good",
            "Experience\nCook, Fern Ltd\nJan 2019 – Dec 2020",
            "Bachelor's degree or equivalent experience",
            Partial,
            "no degree is named; the equivalent is accepted, and dated positions cover 2 years",
        ),
        ("a degree that is not finished", "Education\nBSc Physics, expected 2027", "Bachelor's degree", Partial, "a bachelor's degree is named that is not finished; a bachelor's degree is asked"),
        ("no languages at all", "Cook at Fern Ltd", "Fluent English", Unverifiable, "the résumé names no spoken languages; English is asked"),
        ("schooling only", "Education\nBSc Physics, Leeds University\n2014 – 2018", "3 years of experience", Unverifiable, "the résumé dates no positions; 3 years asked"),
        (
            "a future position",
            "Experience\nCook, Fern Ltd\nJan 2027 – Dec 2029",
            "3 years of experience",
            Missing,
            "no dated position counts; 3 years asked",
        ),
    ];
    let mut wrong = Vec::new();
    for (name, resume, ask, verdict, detail) in cases {
        let job = format!("Requirements\n- {ask}");
        let report = matched(resume, &job);
        let requirement = only(&report);
        if (requirement.verdict, requirement.detail.as_str()) != (*verdict, *detail) {
            wrong.push(format!("{name}: {:?} {:?}", requirement.verdict, requirement.detail));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn titles_are_compared_by_role_and_seniority() {
    use Verdict::{Met, Missing, Partial, Unverifiable};
    #[rustfmt::skip]
    let cases = [
        ("Backend Developer", Met, "a title as Backend Developer is shown, 4 years 2 months in dated positions"),
        ("Senior Backend Engineer", Partial, "a title as Backend Developer is shown, but none as senior, 4 years 2 months in dated positions"),
        ("Data Analyst", Missing, "no title as Data Analyst is shown, but one as Backend Developer"),
    ];
    for (title, verdict, detail) in cases {
        let job = format!("{title}\n\nWe make lamps of every kind.");
        let report = matched(RESUME, &job);
        let requirement = only(&report);
        assert_eq!((requirement.verdict, requirement.detail.as_str()), (verdict, detail), "{title}");
        assert!(!requirement.blocking, "{title}: no posting requires a title");
    }
    let report = matched("Jo Doe\nKeeper of lamps", "Backend Developer\n\nWe make lamps of every kind.");
    assert_eq!(only(&report).verdict, Unverifiable);
}

#[test]
fn both_sides_are_shown_with_spans() {
    let job = "Requirements\n- Älter werden mit 5+ years with Kafka";
    let report = matched(RESUME, job);
    let requirement = only(&report);
    assert_eq!(requirement.text, "5+ years");
    for span in &requirement.job {
        assert_eq!(&job[span.start..span.end], span.text);
    }
    assert_eq!(requirement.resume.iter().map(|span| span.text).collect::<Vec<_>>(), ["October 2022 – present"]);
    for span in &requirement.resume {
        assert_eq!(&RESUME[span.start..span.end], span.text);
    }
    let RequirementValue::Experience { asked, shown } = &requirement.value else { panic!("{requirement:?}") };
    assert_eq!((asked.months, asked.most_months, asked.keywords[0].id), (60, None, "kafka"));
    assert_eq!((shown.months, shown.overall_months, shown.approximate), (50, 80, false));
    let json = serde_json::to_value(requirement).expect("reports are plain data");
    assert_eq!((json["kind"].as_str(), json["verdict"].as_str()), (Some("experience"), Some("partial")));
}

#[test]
fn the_date_is_told_only_where_it_matters() {
    let job = "Requirements\n- 5+ years with Kafka";
    assert_eq!(matched(RESUME, job).as_of, Some(TODAY));
    let past = "Experience\nDeveloper, Fern Ltd\nJan 2015 – Dec 2020\n- Kafka";
    assert_eq!(matched(past, job).as_of, None);
    assert_eq!(matched(RESUME, "Requirements\n- Kafka").as_of, None);
    let later = matched_on(RESUME, job, Some(Date { year: 2027, month: 9 }));
    assert_eq!((later.requirements[0].verdict, later.as_of), (Verdict::Met, Some(Date { year: 2027, month: 9 })));
    let without = matched_on(RESUME, job, None);
    assert_eq!((without.requirements[0].verdict, without.as_of), (Verdict::Unverifiable, None));
    assert!(without.requirements[0].detail.contains("no date was given"), "{}", without.requirements[0].detail);
}

#[test]
fn requirements_never_change_the_score() {
    let keywords = "Requirements\n- Kafka\n- Snowflake";
    let more = format!("{keywords}\n- 20 years of experience\n- Doctorate in law");
    let (plain, asked) = (matched(RESUME, keywords), matched(RESUME, &more));
    assert_eq!((plain.score, plain.strict_score), (asked.score, asked.strict_score));
    assert_eq!(
        asked.requirements.iter().filter(|requirement| requirement.level == rolecall::job::Level::Required).count(),
        2
    );
}

#[test]
fn a_role_alone_has_no_requirements() {
    let policy = Policy::default();
    let role = Some("backend-developer");
    let input =
        MatchInput { role, policy, offsets: OffsetUnit::Utf8, date: Some(TODAY), ..MatchInput::of(RESUME, None) };
    let report = MATCHER.match_documents(input).expect("the role is known");
    assert!(report.requirements.is_empty() && report.conditions.is_empty() && report.as_of.is_none());
}

/// Rubbish that looks like values takes time in proportion to its length.
#[test]
fn no_text_takes_more_than_linear_time() {
    #[rustfmt::skip]
    let pieces = [
        "7", "-", "–", "Jan ", "2019 – ", "2019–2021 ", "'", "1/", "since ", "5 years ", "5 years Java ", "degree ", "BA in ", "fluent ", "English ",
        "fluent English and ", "senior ", "engineer ", "Engineer, 2019–2021\n", "location: ", "(", "5 years of experience, ", "ausbildung\n", "2019 –\n",
        "Experience\n", " ", "present ",
    ];
    let time = |text: &str| {
        let runs = (0..2).map(|_| {
            let started = Instant::now();
            let report = matched(text, text);
            assert!(report.requirements.len() <= 60, "{}", report.requirements.len());
            started.elapsed()
        });
        runs.min().unwrap_or_default()
    };
    for piece in pieces {
        let of = |length: usize| format!("Requirements x 5 years {}", piece.repeat(length / piece.len()));
        // Four times the text; quadratic time would be sixteen times as long. A busy machine gets another try.
        let linear = || {
            let (short, long) = (time(&of(10_000)), time(&of(40_000)));
            long < short * 9 + Duration::from_millis(40)
        };
        assert!((0..3).any(|_| linear()), "{piece:?}");
    }
}
