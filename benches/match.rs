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
use std::hint::black_box;
use std::time::Instant;
use tantivy::collector::DocSetCollector;
use tantivy::query::{PhraseQuery, Query, TermQuery};
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenStream};
use tantivy::{Index, TantivyDocument, Term};

const ROUNDS: usize = 60;
const LENGTH: usize = 5 * 1024;
const ROLE: &str = "backend-developer";

/// A name, how often it runs a round, and what it does.
type Contender<'a> = (&'static str, usize, Box<dyn FnMut() -> usize + 'a>);

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
    let (mut warm, mut warm_tenfold) = (Scratch::default(), Scratch::default());
    let date = Some(Date { year: 2026, month: 11 });
    let input = MatchInput { role: Some(ROLE), date, ..MatchInput::of(&resume, Some(&job)) };
    let matched = |input: MatchInput<'_>| {
        let mut json = Vec::with_capacity(64 * 1024);
        serde_json::to_writer(&mut json, &matcher.match_documents(input).expect("it matches"))
            .expect("it is plain data");
        json.len()
    };
    let summarised = |input: MatchInput<'_>| {
        let mut json = Vec::with_capacity(1024);
        serde_json::to_writer(&mut json, &matcher.summarise(input).expect("it matches")).expect("it is plain data");
        json.len()
    };
    let mut contenders: Vec<Contender<'_>> = vec![
        ("analysis + recognition, words met before", 20, Box::new(|| read(vocabulary, &resume, &mut warm))),
        ("the same with a tenfold vocabulary", 20, Box::new(|| read(&tenfold, &resume, &mut warm_tenfold))),
        ("analysis + recognition, every word new", 20, Box::new(|| read(vocabulary, &resume, &mut Scratch::default()))),
        ("(a) aho-corasick byte scan of the same forms", 20, Box::new(|| scan.find_iter(&resume).count())),
        ("whole match to JSON bytes, with the role", 20, Box::new(|| matched(input))),
        ("whole match to JSON bytes, without a role", 20, Box::new(|| matched(MatchInput { role: None, ..input }))),
        (
            "the match's summary to JSON bytes, without a role",
            20,
            Box::new(|| summarised(MatchInput { role: None, ..input })),
        ),
        ("(b) tantivy RAM index, a query a keyword of the role", 1, Box::new(|| tantivy(vocabulary, [&resume, &job]))),
    ];
    let mut times = vec![Vec::new(); contenders.len()];
    for round in 0..ROUNDS + 5 {
        for (at, (_, repeats, work)) in contenders.iter_mut().enumerate() {
            let started = Instant::now();
            for _ in 0..*repeats {
                black_box(work());
            }
            if round >= 5 {
                times[at].push(started.elapsed().as_secs_f64() * 1e6 / *repeats as f64);
            }
        }
    }
    let ratio = |a: usize, b: usize| median(times[a].iter().zip(&times[b]).map(|(a, b)| a / b).collect());
    for ((name, _, _), times) in contenders.iter().zip(&times) {
        let (low, high) = times.iter().fold((f64::MAX, 0.0_f64), |(low, high), &time| (low.min(time), high.max(time)));
        println!("{name:52} {:>9.1}  ({low:.1} to {high:.1})", median(times.clone()));
    }
    println!("analysis + recognition / (a): {:.2} met before, {:.2} every word new", ratio(0, 3), ratio(2, 3));
    println!("tenfold vocabulary / usual: {:.2}", ratio(1, 0));
    println!(
        "whole match / analysis + recognition of one: {:.1} with the role, {:.1} without",
        ratio(4, 0),
        ratio(5, 0)
    );
    println!("(b) / whole match: {:.1} with the role, {:.1} without", ratio(7, 4), ratio(7, 5));
    println!("(b) / the match's summary: {:.1}", ratio(7, 6));
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

/// Indexes both texts in memory and asks each for every form of every keyword of the role.
fn tantivy(vocabulary: &Vocabulary, texts: [&String; 2]) -> usize {
    let mut analyzer = TextAnalyzer::builder(TermTokenizer::default()).filter(StemFilter).build();
    let indexing =
        TextFieldIndexing::default().set_tokenizer("terms").set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let mut schema = Schema::builder();
    let field = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
    let index = Index::create_in_ram(schema.build());
    index.tokenizers().register("terms", analyzer.clone());
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(1, 15_000_000).expect("a writer");
    for text in texts {
        let mut document = TantivyDocument::default();
        document.add_text(field, text);
        writer.add_document(document).expect("the document is added");
    }
    writer.commit().expect("it is committed");
    let searcher = index.reader().expect("a reader").searcher();
    let role = vocabulary.role(ROLE).expect("the role is built in");
    let mut hits = 0;
    for (id, _) in role.ids.keywords() {
        let keyword = vocabulary.keyword(id);
        for form in &keyword.forms {
            let mut terms = Vec::new();
            let mut stream = analyzer.token_stream(&form.text);
            while stream.advance() {
                terms.push(Term::from_field_text(field, &stream.token().text));
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
