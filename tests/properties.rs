//! Laws that hold for any input.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it cannot go on")]

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rolecall::document::OffsetUnit;
use rolecall::report::MatchReport;
use rolecall::scoring::requirements::Verdict;
use rolecall::service::{AUTO, ExtractInput, MatchInput, Matcher, built_in};
use rolecall::values::Date;
use std::sync::LazyLock;

static MATCHER: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::new(&built_in()).expect("the built-in sets have no faults"));
static OTHER: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::new(&built_in()).expect("the built-in sets have no faults"));

fn matched<'a>(resume: &'a str, job: &'a str, role: Option<&'a str>) -> MatchReport<'a> {
    let input = MatchInput { role, offsets: OffsetUnit::Utf8, ..MatchInput::of(resume, Some(job)) };
    MATCHER.match_documents(input).expect("both texts have words")
}

/// Text that looks like a document: keywords, prose and layout, with some rubbish.
fn document() -> impl Strategy<Value = String> {
    let names: Vec<String> =
        MATCHER.vocabulary().keywords().iter().step_by(7).map(|keyword| keyword.name.clone()).collect();
    let piece = prop_oneof![
        6 => proptest::sample::select(names),
        2 => proptest::sample::select(vec![
            "Requirements", "Nice to have:", "Benefits", "Skills", "We use", "experience with", "and", "or", "is a plus",
            "must have", "Go", "R", "C++", "rest of the team", "in", "e.g.",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    let joint = proptest::sample::select(vec![" ", ", ", "\n", "\n- ", "/", " or ", ". ", "\n\n", " (", ") "]);
    proptest::collection::vec((piece, joint), 1..40).prop_map(|parts| {
        "Words ".to_owned() + &parts.into_iter().map(|(piece, joint)| piece + joint).collect::<String>()
    })
}

/// Text made of what values are told by, with some rubbish.
fn values() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(vec![
            "Jan", "märz", "août 2019", "2019", "'19", "’21", "03/2019", "15.03.2019", "2019-03", "–", "-", "to", "bis", "present", "heute", "since",
            "Summer 2019", "5+", "3-5", "three", "years", "Jahre", "années", "years’ experience", "with Java", "degree", "BSc", "Master’s", "in",
            "Informatik", "or equivalent experience", "fluent", "English", "Deutsch", "(C1)", "native", "Senior", "Engineer", "Backend Developer",
            "Experience", "Education", "Requirements", "Location:", "remote", "CKA", "Formación", "1. März", "é", "𝄞",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ];
    let joint = proptest::sample::select(vec![" ", "", ", ", "\n", "\n- ", " – ", "\n\n", " (", ") ", ". "]);
    proptest::collection::vec((piece, joint), 1..40).prop_map(|parts| {
        "Words ".to_owned() + &parts.into_iter().map(|(piece, joint)| piece + joint).collect::<String>()
    })
}

/// The same cases every time, so that a failure is never a matter of luck; PROPTEST_RNG_SEED and PROPTEST_CASES try others.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let told = |name: &str| std::env::var_os(name).is_some();
    ProptestConfig {
        cases: if told("PROPTEST_CASES") { usual.cases } else { 256 },
        rng_seed: if told("PROPTEST_RNG_SEED") { usual.rng_seed } else { RngSeed::Fixed(1) },
        failure_persistence: None,
        ..usual
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn spans_lie_on_character_borders_inside_the_text(noise in "(?s).{0,200}", text in document()) {
        for text in [format!("x{noise}"), format!("{noise}{text}")] {
            let report = MATCHER.extract(ExtractInput { offsets: OffsetUnit::Utf8, ..ExtractInput::of(&text) }).expect("the text has words");
            for keyword in report.keywords {
                let mut last = 0;
                for mention in keyword.mentions {
                    prop_assert!(mention.start >= last && mention.start < mention.end, "{:?}", mention);
                    prop_assert_eq!(text.get(mention.start..mention.end), Some(mention.text));
                    last = mention.end;
                }
            }
        }
    }

    #[test]
    fn values_lie_on_character_borders_inside_the_text(resume in values(), job in values(), noise in "(?s).{0,80}") {
        let (resume, job) = (format!("x{noise}{resume}"), format!("x{job}{noise}"));
        let input = MatchInput { offsets: OffsetUnit::Utf8, date: Some(Date { year: 2026, month: 11 }), ..MatchInput::of(&resume, Some(&job)) };
        let report = MATCHER.match_documents(input).expect("both texts have words");
        for requirement in &report.requirements {
            prop_assert!(!requirement.job.is_empty() && !requirement.detail.is_empty());
            prop_assert!(!requirement.blocking || requirement.verdict == Verdict::Missing);
            for span in &requirement.job {
                prop_assert_eq!(job.get(span.start..span.end), Some(span.text));
            }
            for span in &requirement.resume {
                prop_assert_eq!(resume.get(span.start..span.end), Some(span.text));
            }
        }
        for span in report.conditions.iter().flat_map(|condition| &condition.job) {
            prop_assert_eq!(job.get(span.start..span.end), Some(span.text));
        }
    }

    #[test]
    fn offsets_of_every_unit_cut_out_the_same_text(text in document()) {
        let text = format!("𝄞 é {text}");
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let points: Vec<char> = text.chars().collect();
        let in_utf16 = MATCHER.extract(ExtractInput { offsets: OffsetUnit::Utf16, ..ExtractInput::of(&text) }).expect("the text has words");
        let in_points = MATCHER.extract(ExtractInput { offsets: OffsetUnit::CodePoint, ..ExtractInput::of(&text) }).expect("the text has words");
        for (a, b) in in_utf16.keywords.iter().zip(&in_points.keywords) {
            for (a, b) in a.mentions.iter().zip(&b.mentions) {
                prop_assert_eq!(&String::from_utf16_lossy(&utf16[a.start..a.end]), &a.text);
                prop_assert_eq!(&points[b.start..b.end].iter().collect::<String>(), &b.text);
            }
        }
    }

    #[test]
    fn score_and_gains_add_up_to_100(resume in document(), job in document(), with_role in any::<bool>()) {
        let report = matched(&resume, &job, with_role.then_some("backend-developer"));
        let asks = report.matched.len() + report.missing.len();
        match report.score {
            None => prop_assert_eq!(asks, 0),
            Some(score) => {
                let gains: f64 = report.matched.iter().map(|ask| ask.gain).chain(report.missing.iter().map(|ask| ask.gain)).sum();
                let rounding = 0.05 + 0.005 * asks as f64 + 1e-9;
                prop_assert!((score + gains - 100.0).abs() <= rounding, "{} + {}", score, gains);
                prop_assert!((0.0..=100.0).contains(&score));
                prop_assert!(report.strict_score.is_some_and(|strict| strict <= score));
            }
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes_in_every_thread_and_again(resume in document(), job in document()) {
        let bytes = |matcher: &Matcher| {
            let input = MatchInput { role: Some(AUTO), ..MatchInput::of(&resume, Some(&job)) };
            serde_json::to_vec(&matcher.match_documents(input).expect("both texts have words")).expect("it is plain data")
        };
        let here = bytes(&MATCHER);
        // Here the posting is met before, there it is not.
        let there: Vec<Vec<u8>> = std::thread::scope(|scope| {
            let threads: Vec<_> =
                [&MATCHER, &OTHER, &MATCHER, &OTHER].map(|matcher| scope.spawn(|| bytes(matcher))).into_iter().collect();
            threads.into_iter().map(|thread| thread.join().expect("no thread panics")).collect()
        });
        prop_assert!(there.iter().all(|bytes| *bytes == here));
    }

    #[test]
    fn adding_a_missing_keyword_brings_its_gain(resume in document(), job in document()) {
        let before = matched(&resume, &job, None);
        let Some(missing) = before.missing.first() else { return Ok(()) };
        // In the job's own words, as an item under a heading of skills, so that the addition is beyond doubt. Without the
        // bullet "Diversity, equity and inclusion" would be the next heading.
        let mention = missing.job.iter().find(|mention| mention.form == missing.keyword.name).unwrap_or(&missing.job[0]);
        let richer = format!("{resume}\n\nSkills\n- {}\n", mention.text);
        let after = matched(&richer, &job, None);
        let found = after.matched.iter().find(|ask| ask.job == missing.job);
        prop_assert!(found.is_some(), "{:?} is still missing", missing);
        // What the addition implies, or contains, may bring more.
        let brought: f64 = before.missing.iter().map(|ask| (ask.gain, ask.job.clone()))
            .chain(before.matched.iter().map(|ask| (ask.gain, ask.job.clone())))
            .map(|(gain, job)| {
                let left = after.matched.iter().find(|ask| ask.job == job).map(|ask| ask.gain)
                    .or_else(|| after.missing.iter().find(|ask| ask.job == job).map(|ask| ask.gain));
                gain - left.unwrap_or(0.0)
            })
            .sum();
        let raised = after.score.unwrap_or_default() - before.score.unwrap_or_default();
        let asks = (before.missing.len() + before.matched.len()) as f64;
        prop_assert!((raised - brought).abs() <= 0.1 + 0.01 * asks, "{} and not {}", raised, brought);
        prop_assert!(raised >= missing.gain - 0.1 - 0.01, "{} of {}", raised, missing.gain);
    }

    #[test]
    fn improvements_bring_the_scores_that_they_state(resume in document(), job in document(), alone in any::<bool>()) {
        let job = Some(job.as_str()).filter(|_| !alone);
        let before = with_job_or_role(&resume, job);
        let (mut richer, mut last) = (format!("{resume}\n\nSkills\n"), before.score);
        for (at, step) in before.improvements.iter().enumerate() {
            prop_assert!(step.gain > 0.0 && step.score <= 100.0 && Some(step.score) >= last, "{:?}", step);
            richer += &format!("- {}\n", step.write);
            if unchanged(&resume, &richer) {
                let after = with_job_or_role(&richer, job).score;
                prop_assert_eq!(after, Some(step.score), "step {} of {:?}", at, before.improvements);
            }
            last = Some(step.score);
        }
        if let Some(first) = before.improvements.first() {
            let most = before.missing.iter().map(|ask| ask.gain).fold(0.0, f64::max);
            prop_assert!(first.gain >= most - 0.01, "{:?} is not the greatest gain", first);
        } else {
            prop_assert!(before.score.is_none_or(|score| score > 99.9), "nothing would raise {:?}", before.score);
        }
    }

    #[test]
    fn rewordings_bring_the_strict_score_that_they_state(resume in document(), job in document()) {
        let before = matched(&resume, &job, None);
        let attainable = &before.attainable;
        prop_assert!(attainable.score >= before.score && attainable.strict_score >= before.strict_score);
        let lines: String = attainable.rewordings.iter().map(|rewording| format!("- {}\n", rewording.write)).collect();
        let richer = format!("{resume}\n\nSkills\n{lines}");
        if !lines.is_empty() && unchanged(&resume, &richer) {
            let after = matched(&richer, &job, None);
            prop_assert_eq!((after.score, after.strict_score), (attainable.score, attainable.strict_score), "{:?}", attainable);
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_summary_tells_what_the_report_does(
        resume in document(),
        job in document(),
        role in proptest::sample::select(vec![None, Some("backend-developer"), Some("auto")]),
        with_job in any::<bool>(),
    ) {
        let input = MatchInput { role, ..MatchInput::of(&resume, Some(&job).filter(|_| with_job).map(String::as_str)) };
        let (report, summary) = match (MATCHER.match_documents(input), MATCHER.summarise(input)) {
            (Ok(report), Ok(summary)) => (report, summary),
            (report, summary) => {
                prop_assert_eq!(report.err().map(|error| error.to_string()), summary.err().map(|error| error.to_string()));
                return Ok(());
            }
        };
        prop_assert_eq!((summary.score, summary.strict_score), (report.score, report.strict_score));
        prop_assert_eq!(&summary.confidence, &report.confidence);
        prop_assert_eq!(
            (summary.matched, summary.missing, summary.unrecognised),
            (report.matched.len(), report.missing.len(), report.unrecognised.len())
        );
        let missing: Vec<_> = report.missing.iter().take(10).map(|missing| missing.keyword.clone()).collect();
        prop_assert_eq!(summary.most_valuable_missing, missing);
    }
}

fn with_job_or_role<'a>(resume: &'a str, job: Option<&'a str>) -> MatchReport<'a> {
    let role = if job.is_none() { Some("backend-developer") } else { None };
    MATCHER.match_documents(MatchInput { role, ..MatchInput::of(resume, job) }).expect("both texts have words")
}

/// Whether what was added behind a text leaves every verdict in it as it was: a clear mention may lift the doubt about
/// another, and so bring more than it states.
fn unchanged(text: &str, longer: &str) -> bool {
    let read = |text: &str| MATCHER.read(text).1.mentions;
    let (before, mut after) = (read(text), read(longer));
    after.truncate(before.len());
    before == after
}
