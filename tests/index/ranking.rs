//! A ranking is what matching every pair and sorting gives, for any vocabulary, documents and weights.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use rolecall::index::{By, Condition, DocumentKind, Evidence, Hit, Put, RankQuery, Reader, Scope, Store, TantivyStore};
use rolecall::job::Job;
use rolecall::resume::Profile;
use rolecall::scoring::{Comparison, Coverage, Outcome, Policy, Source, Weight};
use rolecall::service::Matcher;
use rolecall::vocabulary::{RoleIds, SetFile};
use std::sync::Arc;
use tempfile::TempDir;

/// Roots of invented words, so that no rule about real ones comes into play.
const ROOTS: [&str; 10] = ["blorv", "drimp", "fesk", "gluntr", "hebbl", "jarv", "krollt", "mibb", "nurg", "plotz"];

/// One keyword's traits.
#[derive(Clone, Debug)]
struct Word {
    kind: &'static str,
    two_words: bool,
    alias: bool,
    generic: bool,
    /// How many places further the keyword stands that it implies; 0 for none.
    implies: usize,
}

fn word() -> impl Strategy<Value = Word> {
    let kind = select(vec!["tool", "practice", "soft_skill", "language"]);
    (kind, any::<bool>(), any::<bool>(), any::<bool>(), 0_usize..4)
        .prop_map(|(kind, two_words, alias, generic, implies)| Word { kind, two_words, alias, generic, implies })
}

fn forms(at: usize, word: &Word) -> Vec<String> {
    let root = ROOTS[at];
    let capital = root[..1].to_uppercase() + &root[1..];
    let name = if word.two_words { format!("{capital}ing Frobs") } else { format!("{capital}ing") };
    let alias = word.alias.then(|| format!("{}qx", root.to_uppercase()));
    std::iter::once(name).chain(alias).collect()
}

fn matcher(words: &[Word]) -> Matcher {
    let mut keywords = String::new();
    for (at, word) in words.iter().enumerate() {
        let forms = forms(at, word);
        let implied = at + word.implies;
        let implies = (word.implies > 0 && implied < words.len()).then(|| format!("\"{}\"", ROOTS[implied]));
        keywords += &format!(
            "[{}]\nname = {:?}\nkind = {:?}\naliases = {:?}\ngeneric = {}\nimplies = [{}]\nmatches = [{:?}]\n",
            ROOTS[at],
            forms[0],
            word.kind,
            &forms[1..],
            word.generic,
            implies.unwrap_or_default(),
            forms[0],
        );
    }
    let role = format!(
        "title = \"Tester\"\nversion = \"1.0.0\"\nexamples = [\"Tester\"]\n[[groups]]\nname = \"All\"\nessential = [{:?}]\ncore = [{:?}]\n",
        ROOTS[0], ROOTS[1]
    );
    let file = |name: &str, text: String| SetFile { path: name.into(), name: name.into(), text: text.into(), layer: 0 };
    let files = [
        file("set.toml", "name = \"random\"\nversion = \"1.0.0\"".to_owned()),
        file("keywords/all.toml", keywords),
        file("roles/tester.toml", role),
    ];
    Matcher::new(&files).expect("the random vocabulary has no faults")
}

/// A mention: which keyword, which form, how it is changed, and what follows it.
type Mention = (prop::sample::Index, bool, u8, &'static str);

fn document() -> impl Strategy<Value = Vec<Mention>> {
    let joint =
        select(vec![", ", " and ", " or ", "/", "\n- ", ". ", "\nNice to have\n- ", "\nRequirements\n- ", " or ", "/"]);
    proptest::collection::vec((any::<prop::sample::Index>(), any::<bool>(), 0_u8..6, joint), 0..14)
}

fn text(words: &[Word], mentions: &[Mention]) -> String {
    let mut text = "Some words\n\n".to_owned();
    for (keyword, alias, change, joint) in mentions {
        let at = keyword.index(words.len());
        let forms = forms(at, &words[at]);
        let form = if *alias { forms.last() } else { forms.first() }.expect("there is a name");
        text += &match change {
            0 | 1 => form.clone(),
            2 => form.to_lowercase(),
            3 => form.to_uppercase(),
            4 => form.replace(' ', "-"),
            _ => form.replacen("ing", "ed", 1),
        };
        text += joint;
    }
    text
}

fn policy() -> impl Strategy<Value = Policy> {
    let thousandths = || select(vec![0, 1, 333, 500, 1000]);
    let credits = proptest::array::uniform5(thousandths());
    let weights = proptest::array::uniform6(select(vec![0, 1, 100, 777, 1000, 2000, 10_000]));
    prop_oneof![
        Just(Policy::default()),
        (credits, weights).prop_map(|(credits, weights)| {
            let mut policy = Policy::default();
            let w = Weight::from_thousandths;
            let [literal, case, stem, alias, implied] = credits.map(w);
            (policy.credits.literal, policy.credits.case, policy.credits.stem) = (literal, case, stem);
            (policy.credits.alias, policy.credits.implied) = (alias, implied);
            let [required, mentioned, preferred, soft, generic, essential] = weights.map(w);
            (policy.levels.required, policy.levels.mentioned) = (required, mentioned);
            policy.levels.preferred = preferred;
            (policy.kinds.soft_skill, policy.kinds.generic, policy.role.essential) = (soft, generic, essential);
            policy
        }),
    ]
}

/// What matching one pair gives: the whole coverage, and by ask whether it is met.
fn matched(
    matcher: &Matcher,
    resume: &str,
    job: &str,
    policy: &Policy,
    role: Option<&RoleIds>,
) -> (Coverage, Vec<bool>) {
    let (_, resume_reading) = matcher.read(resume);
    let (document, job_reading) = matcher.read(job);
    let asks = Job::read(&document, &job_reading, &Reader::wording(matcher).cues(&document)).asks;
    let profile = Profile::read(matcher.vocabulary(), &resume_reading);
    let comparison = Comparison {
        vocabulary: matcher.vocabulary(),
        resume: Source { text: resume, reading: &resume_reading },
        profile: &profile,
        job: Some(Source { text: job, reading: &job_reading }),
    };
    let mut coverage = Coverage::default();
    let mut met = Vec::new();
    for ask in &asks {
        let outcome: Outcome = comparison.outcome(ask, policy, |id| role.and_then(|role| role.importance(id)));
        coverage.add(outcome.weight, outcome.credit);
        met.push(outcome.evidence.is_some());
    }
    (coverage, met)
}

fn sorted(mut pairs: Vec<(String, Coverage)>) -> Vec<(String, f64)> {
    pairs.sort_by(|a, b| b.1.cmp_share(a.1).then_with(|| a.0.cmp(&b.0)));
    pairs.into_iter().filter_map(|(id, coverage)| Some((id, coverage.score()?))).collect()
}

fn scores(hits: Vec<Hit>) -> Vec<(String, f64)> {
    hits.into_iter().map(|hit| (hit.id, hit.score)).collect()
}

fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let told = |name: &str| std::env::var_os(name).is_some();
    ProptestConfig {
        cases: if told("PROPTEST_CASES") { usual.cases } else { 24 },
        rng_seed: if told("PROPTEST_RNG_SEED") { usual.rng_seed } else { RngSeed::Fixed(1) },
        failure_persistence: None,
        // A case costs some commits, and shrinking runs many.
        max_shrink_iters: 64,
        ..usual
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rankings_are_what_matching_every_pair_gives(
        words in proptest::collection::vec(word(), 3..ROOTS.len()),
        resumes in proptest::collection::vec(document(), 1..14),
        jobs in proptest::collection::vec(document(), 1..10),
        policies in proptest::collection::vec(policy(), 3),
        with_role in any::<bool>(),
    ) {
        let matcher = Arc::new(matcher(&words));
        let role = matcher.role("tester").expect("the role is there").ids;
        let role = with_role.then_some(role);
        let folder = TempDir::new().expect("a folder");
        let store = TantivyStore::open(folder.path(), matcher.clone()).expect("it opens");
        let texts = |documents: &[Vec<Mention>]| documents.iter().map(|mentions| text(&words, mentions)).collect::<Vec<_>>();
        let (resumes, jobs) = (texts(&resumes), texts(&jobs));
        let scope = |kind| Scope::new("mine", kind);
        let (of_resumes, of_jobs) = (scope(DocumentKind::Resume), scope(DocumentKind::Job));
        let puts = |turn: usize| {
            let keyed = |scope: &Scope, texts: &[String]| {
                texts.iter().enumerate().map(|(at, text)| Put::new(scope.key(format!("d{at}")), text.clone(), 1)).collect::<Vec<_>>()
            };
            let all = [keyed(&of_resumes, &resumes), keyed(&of_jobs, &jobs)].concat();
            all.into_iter().enumerate().filter(move |(at, _)| at % 2 == turn).map(|(_, put)| put).collect::<Vec<_>>()
        };
        // Others' documents, and older states of these, must not show.
        let other = Scope::new("other", DocumentKind::Resume);
        let mut noise: Vec<Put> = jobs.iter().enumerate().map(|(at, text)| Put::new(other.key(format!("d{at}")), text.clone(), 1)).collect();
        noise.extend(jobs.iter().enumerate().map(|(at, text)| Put::new(of_resumes.key(format!("d{}", at * 2)), text.clone(), 1)));
        for batch in [noise, puts(0), puts(1)] {
            for outcome in store.put_all(batch) {
                outcome.expect("it is stored");
            }
        }
        for at in (0..2 * jobs.len()).filter(|&at| at >= resumes.len()) {
            // Left over from the noise.
            let _ = store.delete(&of_resumes.key(format!("d{at}")), Condition::Any);
        }
        for policy in &policies {
            for job in &jobs {
                let Evidence::Job(demand) = matcher.evidence(DocumentKind::Job, job) else { unreachable!() };
                let query = RankQuery { policy: *policy, role, facets: true, ..RankQuery::new("mine", By::Job(&demand), 1000) };
                let ranking = store.rank(&query).expect("it ranks");
                let pairs: Vec<_> = resumes.iter().map(|resume| matched(&matcher, resume, job, policy, role)).collect();
                let named = pairs.iter().enumerate().map(|(at, (coverage, _))| (format!("d{at}"), *coverage)).collect();
                prop_assert_eq!(scores(ranking.hits), sorted(named), "{:?}", job);
                if ranking.total > 0 {
                    let lacking: Vec<u64> = (0..demand.asks.len())
                        .map(|ask| pairs.iter().filter(|(_, met)| !met[ask]).count() as u64)
                        .collect();
                    prop_assert_eq!(ranking.lacking, lacking, "{:?}", job);
                }
            }
            for resume in &resumes {
                let Evidence::Resume(showing) = matcher.evidence(DocumentKind::Resume, resume) else { unreachable!() };
                let query = RankQuery { policy: *policy, role, ..RankQuery::new("mine", By::Resume(&showing), 1000) };
                let pairs = jobs.iter().enumerate().map(|(at, job)| (format!("d{at}"), matched(&matcher, resume, job, policy, role).0));
                prop_assert_eq!(scores(store.rank(&query).expect("it ranks").hits), sorted(pairs.collect()), "{:?}", resume);
            }
        }
    }
}
