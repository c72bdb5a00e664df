//! How long reading a résumé and a whole match take, beside what one would use instead, in the same run.
//!
//! `cargo bench --bench match`. The contenders take turns, so that a change of the machine's speed meets all alike;
//! quote the ratios. Each line is the median and the range of the rounds, in microseconds.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops where it cannot go on")]

use aho_corasick::{AhoCorasick, MatchKind};
use rolecall::analysis::{StemFilter, TermTokenizer};
use rolecall::document::Document;
use rolecall::recognition::{Scratch, recognise};
use rolecall::service::{MatchInput, Matcher, built_in};
use rolecall::values::Date;
use rolecall::vocabulary::{SetFile, Vocabulary};
use serde::Serialize;
use std::cell::Cell;
use std::hint::black_box;
use std::time::Instant;
use tantivy::collector::DocSetCollector;
use tantivy::query::{PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenStream};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

const ROUNDS: usize = 60;
const LENGTH: usize = 5 * 1024;
const ROLE: &str = "backend-developer";

/// What is timed, in the order of the table.
#[derive(Clone, Copy)]
enum Contender {
    Read,
    Tenfold,
    NewWords,
    Bytes,
    First,
    FirstWithRole,
    Typing,
    TypingWithRole,
    FirstSummary,
    TypingSummary,
    Indexed,
    ResumeReplaced,
}

const NAMES: [&str; 12] = [
    "analysis + recognition, words met before",
    "the same with a tenfold vocabulary",
    "analysis + recognition, every word new",
    "(a) aho-corasick byte scan of the same forms",
    "whole match to JSON bytes, a posting never met",
    "the same with the role",
    "whole match to JSON bytes, a letter typed into the résumé",
    "the same with the role",
    "the match's summary to JSON bytes, a posting never met",
    "the match's summary to JSON bytes, a letter typed",
    "(b) tantivy RAM index of both, a query a keyword of the role",
    "(b) the same where the posting is indexed before",
];

fn main() {
    let resume = text(&[
        include_str!("../examples/resume-backend-developer.txt"),
        include_str!("../examples/resume-data-analyst.txt"),
    ]);
    let job = text(&[
        include_str!("../examples/posting-backend-developer.txt"),
        include_str!("../examples/posting-analytics-engineer.txt"),
    ]);
    let matcher = Matcher::new(&built_in()).expect("the built-in sets have no faults");
    let vocabulary = matcher.vocabulary();
    let forms: Vec<&str> =
        vocabulary.keywords().iter().flat_map(|keyword| &keyword.forms).map(|form| form.text.as_str()).collect();
    let scan = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(&forms)
        .expect("the forms compile");
    println!(
        "{} keywords, {} forms; résumé {} bytes, job {} bytes",
        vocabulary.keywords().len(),
        forms.len(),
        resume.len(),
        job.len()
    );
    let tenfold = tenfold();
    println!("tenfold: {} keywords", tenfold.keywords().len());

    // Documents are matched on a thread of their own, as in the service, where nothing else has used its memory.
    let timed = || times(Subjects { matcher: &matcher, tenfold: &tenfold, scan: &scan, resume: &resume, job: &job });
    let times = std::thread::scope(|scope| scope.spawn(timed).join()).expect("all ran");
    for (name, times) in NAMES.iter().zip(&times) {
        let (low, high) = times.iter().fold((f64::MAX, 0.0_f64), |(low, high), &time| (low.min(time), high.max(time)));
        println!("{name:60} {:>9.1}  ({low:.1} to {high:.1})", median(times.clone()));
    }
    use Contender::{
        Bytes, First, FirstSummary, FirstWithRole, Indexed, NewWords, Read, ResumeReplaced, Tenfold, Typing,
        TypingSummary, TypingWithRole,
    };
    let of = |contender: Contender| &times[contender as usize];
    let ratio = |a: Contender, b: Contender| median(of(a).iter().zip(of(b)).map(|(a, b)| a / b).collect());
    println!(
        "analysis + recognition / (a): {:.2} met before, {:.2} every word new",
        ratio(Read, Bytes),
        ratio(NewWords, Bytes)
    );
    println!("tenfold vocabulary / usual: {:.2}", ratio(Tenfold, Read));
    println!(
        "whole match / analysis + recognition of one: {:.1}, with the role {:.1}",
        ratio(First, Read),
        ratio(FirstWithRole, Read)
    );
    for (rival, name) in [(Indexed, "(b)"), (ResumeReplaced, "(b) with the posting indexed before")] {
        println!(
            "{name} / whole match: {:.1} typing, with the role {:.1}; {:.1} a posting never met, with the role {:.1}",
            ratio(rival, Typing),
            ratio(rival, TypingWithRole),
            ratio(rival, First),
            ratio(rival, FirstWithRole)
        );
        println!(
            "{name} / summary: {:.1} typing, {:.1} a posting never met",
            ratio(rival, TypingSummary),
            ratio(rival, FirstSummary)
        );
    }
}

/// What is read and with what.
struct Subjects<'a> {
    matcher: &'a Matcher,
    tenfold: &'a Vocabulary,
    scan: &'a AhoCorasick,
    resume: &'a str,
    job: &'a str,
}

/// By contender, what each round took, in microseconds.
fn times(subjects: Subjects<'_>) -> [Vec<f64>; NAMES.len()] {
    let Subjects { matcher, tenfold, scan, resume, job } = subjects;
    let vocabulary = matcher.vocabulary();
    let (mut warm, mut warm_tenfold) = (Scratch::default(), Scratch::default());
    let typed = typed(resume);
    let fresh = Cell::new(0);
    let fresh = || {
        fresh.set(fresh.get() + 1);
        format!("{job}\nReference {}", fresh.get())
    };
    let mut kept = Rival::new();
    kept.add("job", job);
    let mut times = [const { Vec::new() }; NAMES.len()];
    for round in 0..ROUNDS + 5 {
        let mut time = |contender: Contender, repeats: usize, work: &mut dyn FnMut(usize) -> usize| {
            let started = Instant::now();
            for at in 0..repeats {
                black_box(work(at));
            }
            if round >= 5 {
                times[contender as usize].push(started.elapsed().as_secs_f64() * 1e6 / repeats as f64);
            }
        };
        time(Contender::Read, 20, &mut |_| read(vocabulary, resume, &mut warm));
        time(Contender::Tenfold, 20, &mut |_| read(tenfold, resume, &mut warm_tenfold));
        time(Contender::NewWords, 20, &mut |_| read(vocabulary, resume, &mut Scratch::default()));
        time(Contender::Bytes, 20, &mut |_| scan.find_iter(resume).count());
        time(Contender::First, 20, &mut |_| matched(matcher, resume, &fresh(), None));
        time(Contender::FirstWithRole, 20, &mut |_| matched(matcher, resume, &fresh(), Some(ROLE)));
        time(Contender::Typing, 20, &mut |at| matched(matcher, &typed[at], job, None));
        time(Contender::TypingWithRole, 20, &mut |at| matched(matcher, &typed[at], job, Some(ROLE)));
        time(Contender::FirstSummary, 20, &mut |_| summarised(matcher, resume, &fresh()));
        time(Contender::TypingSummary, 20, &mut |at| summarised(matcher, &typed[at], job));
        time(Contender::Indexed, 1, &mut |_| indexed(vocabulary, resume, job));
        time(Contender::ResumeReplaced, 1, &mut |_| replaced(&mut kept, vocabulary, &typed[round % typed.len()]));
    }
    times
}

/// Texts joined and cut to the length at the end of a line.
fn text(parts: &[&str]) -> String {
    let joined = parts.join("\n");
    let end = (0..=LENGTH).rev().find(|&at| joined.is_char_boundary(at)).expect("0 is a border");
    let end = joined[..end].rfind('\n').expect("texts have lines");
    joined[..end].to_owned()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn read(vocabulary: &Vocabulary, text: &str, scratch: &mut Scratch) -> usize {
    recognise(vocabulary, &Document::read(text), scratch).mentions.len()
}

/// The built-in sets and nine times as many made-up keywords, of words that real forms are made of.
fn tenfold() -> Vocabulary {
    let mut files = built_in();
    let usual = Vocabulary::compile(&files).expect("the built-in sets have no faults");
    let mut words: Vec<&str> = usual
        .keywords()
        .iter()
        .flat_map(|keyword| keyword.forms.iter().flat_map(|form| form.text.split(' ')))
        .filter(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        .collect();
    words.sort_unstable();
    words.dedup();
    let pick = |at: usize| words[at.wrapping_mul(2_654_435_761) % words.len()];
    let mut text = String::new();
    for at in 0..9 * usual.keywords().len() {
        // Most share their words with real forms, so that they are looked at; the last word keeps them apart.
        let names: Vec<String> =
            (0..6).map(|form| format!("{} {} z{at}x{form}", pick(7 * at + form), pick(11 * at + form + 1))).collect();
        let (name, aliases) = (&names[0], &names[1..]);
        text.push_str(&format!(
            "[zz-{at:06}]\nname = {name:?}\nkind = \"skill\"\naliases = {aliases:?}\nmatches = [{name:?}]\n"
        ));
    }
    files.push(SetFile {
        path: "made-up".to_owned(),
        name: "keywords/zz-made-up.toml".to_owned(),
        text: text.into(),
        layer: 0,
    });
    Vocabulary::compile(&files).expect("the made-up keywords have no faults")
}

/// A résumé as it is while somebody types at its end.
fn typed(resume: &str) -> Vec<String> {
    let added = "Kubernetes and TypeScript";
    (1..=added.len()).map(|letters| format!("{resume}\n{}", &added[..letters])).collect()
}

fn matched(matcher: &Matcher, resume: &str, job: &str, role: Option<&str>) -> usize {
    let date = Some(Date { year: 2026, month: 11 });
    let input = MatchInput { role, date, ..MatchInput::of(resume, Some(job)) };
    json(64 * 1024, &matcher.match_documents(input).expect("it matches"))
}

fn summarised(matcher: &Matcher, resume: &str, job: &str) -> usize {
    json(1024, &matcher.summarise(MatchInput::of(resume, Some(job))).expect("it matches"))
}

fn json(usual: usize, report: &impl Serialize) -> usize {
    let mut json = Vec::with_capacity(usual);
    serde_json::to_writer(&mut json, report).expect("it is plain data");
    json.len()
}

/// A tantivy index in memory, which is asked for every form of every keyword of the role.
struct Rival {
    analyzer: TextAnalyzer,
    which: Field,
    text: Field,
    writer: IndexWriter,
    reader: IndexReader,
}

impl Rival {
    fn new() -> Self {
        let analyzer = TextAnalyzer::builder(TermTokenizer::default()).filter(StemFilter).build();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("terms")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let mut schema = Schema::builder();
        let which = schema.add_text_field("which", STRING);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register("terms", analyzer.clone());
        let writer = index.writer_with_num_threads(1, 15_000_000).expect("a writer");
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().expect("a reader");
        Self { analyzer, which, text, writer, reader }
    }

    fn add(&mut self, which: &str, text: &str) {
        let mut document = TantivyDocument::default();
        document.add_text(self.which, which);
        document.add_text(self.text, text);
        self.writer.add_document(document).expect("the document is added");
    }

    fn remove(&mut self, which: &str) {
        self.writer.delete_term(Term::from_field_text(self.which, which));
    }

    fn ask(&mut self, vocabulary: &Vocabulary) -> usize {
        self.writer.commit().expect("it is committed");
        self.reader.reload().expect("it is reloaded");
        let searcher = self.reader.searcher();
        let role = vocabulary.role(ROLE).expect("the role is built in");
        let mut hits = 0;
        for (id, _) in role.ids.keywords() {
            for form in &vocabulary.keyword(id).forms {
                let mut terms = Vec::new();
                let mut stream = self.analyzer.token_stream(&form.text);
                while stream.advance() {
                    terms.push(Term::from_field_text(self.text, &stream.token().text));
                }
                let query: Box<dyn Query> = match terms.len() {
                    0 => continue,
                    1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::Basic)),
                    _ => Box::new(PhraseQuery::new(terms)),
                };
                // Which of the two texts has it, a mere count does not tell.
                hits += searcher.search(&query, &DocSetCollector).expect("the query runs").len();
            }
        }
        hits
    }
}

/// Indexes both texts and asks for the role.
fn indexed(vocabulary: &Vocabulary, resume: &str, job: &str) -> usize {
    let mut rival = Rival::new();
    rival.add("resume", resume);
    rival.add("job", job);
    rival.ask(vocabulary)
}

/// Puts another résumé beside the posting that is indexed before, and asks for the role.
fn replaced(rival: &mut Rival, vocabulary: &Vocabulary, resume: &str) -> usize {
    rival.remove("resume");
    rival.add("resume", resume);
    rival.ask(vocabulary)
}
