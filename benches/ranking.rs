//! How long ranking many résumés for a posting takes, beside Tantivy's own BM25 OR query of the same terms and the plain
//! sum of their lists; and what storing costs.
//!
//! `cargo bench --bench ranking -- --documents 1000000`. The contenders take turns; quote the ratios. The résumés are
//! made up: 40 of the built-in keywords each, some of them asked for and shown far more often than others (Zipf).

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and stops where it cannot go on")]

use rolecall::index::{
    By, Demand, DocumentKind, Evidence, Member, Put, RankQuery, Scope, Showing, Shown, Store, TantivyStore, Wanted,
    Written,
};
use rolecall::job::Level;
use rolecall::scoring::{Credits, Policy, Weight};
use rolecall::service::{Matcher, built_in};
use rolecall::vocabulary::{KeywordId, Vocabulary};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Index, Searcher, Term};

const KEYWORDS: usize = 40;
const ASKS: usize = 25;
const TOP: usize = 100;

fn main() {
    let documents = argument("--documents").unwrap_or(100_000);
    let rounds = argument("--rounds").unwrap_or(40);
    let matcher = Arc::new(Matcher::new(&built_in()).expect("the built-in sets have no faults"));
    let folder = std::env::temp_dir().join(format!("rolecall-bench-{}", std::process::id()));
    let store = TantivyStore::open(&folder, matcher.clone()).expect("the store opens");
    memory("started");
    load(&store, matcher.vocabulary(), documents);
    memory("loaded");
    rank(&store, &folder, matcher.vocabulary(), rounds);
    memory("ranked");
    latency(&store);
    analysed(&store);
    memory("written and read");
    drop(store);
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}

/// Prints what memory the process takes, where the system tells.
fn memory(stage: &str) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let megabytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        let kilobytes: u64 = line.trim_start_matches(':').split_whitespace().next()?.parse().ok()?;
        Some(kilobytes / 1000)
    };
    if let (Some(most), Some(own), Some(files)) = (megabytes("VmHWM"), megabytes("RssAnon"), megabytes("RssFile")) {
        println!("memory, {stage}: {own} MB and {files} MB of mapped files; at most {most} MB until now");
    }
}

fn argument(name: &str) -> Option<usize> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    arguments.nth(1).map(|value| value.parse().expect("a number"))
}

/// A small random number generator (Knuth's MMIX), the same every time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Draws keywords so that the one of rank r is drawn in proportion to 1/r.
struct Zipf<'v> {
    vocabulary: &'v Vocabulary,
    /// By rank, the sum of the shares up to it.
    sums: Vec<f64>,
    random: Random,
}

impl<'v> Zipf<'v> {
    fn new(vocabulary: &'v Vocabulary, seed: u64) -> Self {
        let mut sum = 0.0;
        let share = |rank: usize| {
            sum += 1.0 / rank as f64;
            sum
        };
        let sums = (1..=vocabulary.keywords().len()).map(share).collect();
        Self { vocabulary, sums, random: Random(seed) }
    }

    fn draw(&mut self, count: usize) -> BTreeSet<KeywordId> {
        let mut drawn = BTreeSet::new();
        while drawn.len() < count {
            let at = self.random.next() * self.sums.last().expect("there are keywords");
            let rank = self.sums.partition_point(|&sum| sum < at);
            // Ranks are spread over the ids, so that the common ones do not stand together.
            let place = rank * 2_654_435_761 % self.vocabulary.keywords().len();
            drawn.insert(KeywordId(place as u32));
        }
        drawn
    }

    /// A keyword as it is written: mostly by its name, else by another form or without capitals.
    fn written(&mut self, id: KeywordId) -> Written {
        let keyword = self.vocabulary.keyword(id);
        let alias = self.random.next() < 0.2;
        let form = if alias { keyword.forms.last() } else { keyword.forms.first() }.expect("there is a name");
        let lower = form.text.to_lowercase();
        let normal = if self.random.next() < 0.3 { lower.clone() } else { form.text.clone() };
        Written { form: form.text.clone(), normal, lower }
    }

    fn resume(&mut self) -> Evidence {
        let drawn = self.draw(KEYWORDS);
        let implied: BTreeSet<KeywordId> = drawn
            .iter()
            .flat_map(|&id| self.vocabulary.implied(id))
            .filter(|id| !drawn.contains(id))
            .copied()
            .collect();
        let id = |id: KeywordId| self.vocabulary.keyword(id).id.clone();
        let implied = implied.into_iter().map(id).collect();
        let shown = drawn.into_iter().map(|at| Shown { keyword: id(at), spellings: vec![self.written(at)] });
        Evidence::Resume(Showing { shown: shown.collect(), implied })
    }

    fn job(&mut self) -> Demand {
        let levels = [Level::Required, Level::Required, Level::Mentioned, Level::Preferred];
        let asks = self.draw(ASKS).into_iter().enumerate().map(|(at, id)| {
            let keyword = self.vocabulary.keyword(id).id.clone();
            Wanted { level: levels[at % 4], members: vec![Member { keyword, spellings: vec![self.written(id)] }] }
        });
        Demand { asks: asks.collect() }
    }
}

fn resumes() -> Scope {
    Scope::new("bench", DocumentKind::Resume)
}

fn load(store: &TantivyStore, vocabulary: &Vocabulary, documents: usize) {
    let mut zipf = Zipf::new(vocabulary, 1);
    let started = Instant::now();
    for first in (0..documents).step_by(20_000) {
        let batch = first..documents.min(first + 20_000);
        let put = |at| store.prepare_read(Put::new(resumes().key(format!("r{at:08}")), "", 1), &zipf.resume());
        let puts = batch.map(put).collect();
        store.put_prepared(puts).into_iter().for_each(|outcome| drop(outcome.expect("it is stored")));
    }
    let seconds = started.elapsed().as_secs_f64();
    let disk = store.disk().expect("it measures");
    println!(
        "{documents} résumés of {KEYWORDS} keywords, read before: {:.0} a second, {:.0} bytes each on disk, {} segments",
        documents as f64 / seconds,
        disk.bytes as f64 / documents as f64,
        disk.segments
    );
}

/// A name and what it does.
type Contender<'a> = (&'static str, Box<dyn FnMut(usize) -> usize + 'a>);

fn rank(store: &TantivyStore, folder: &Path, vocabulary: &Vocabulary, rounds: usize) {
    let mut zipf = Zipf::new(vocabulary, 2);
    let jobs: Vec<Demand> = (0..10).map(|_| zipf.job()).collect();
    let index = Index::open_in_dir(index_folder(folder)).expect("the index opens");
    let searcher = index.reader().expect("a reader").searcher();
    let field = index.schema().get_field("evidence").expect("the field is there");
    let terms: Vec<Vec<Term>> = jobs.iter().map(|job| terms(field, job)).collect();
    let lists: u64 = terms.iter().flatten().map(|term| searcher.doc_freq(term).expect("it counts")).sum();
    println!("{} jobs of {ASKS} asks, {} entries of lists each", jobs.len(), lists / jobs.len() as u64);
    let policy = |case: u32, stem: u32| {
        let w = Weight::from_thousandths;
        Policy { credits: Credits { case: w(case), stem: w(stem), ..Credits::default() }, ..Policy::default() }
    };
    let strict = policy(900, 800);
    let ranked = |query: RankQuery<'_>| store.rank(&query).expect("it ranks").hits.len();
    let query = |at: usize| RankQuery::new("bench", By::Job(&jobs[at]), TOP);
    let mut contenders: Vec<Contender<'_>> = vec![
        ("ranking, exact, implied keywords too", Box::new(|at| ranked(query(at)))),
        ("the same with facets", Box::new(|at| ranked(RankQuery { facets: true, ..query(at) }))),
        (
            "the same, every kind of match its own credit",
            Box::new(|at| ranked(RankQuery { policy: strict, ..query(at) })),
        ),
        ("(a) Tantivy's BM25 OR of the keywords, without the implied", Box::new(|at| bm25(&searcher, &terms[at]))),
        ("(b) their lists added up by hand, no ranking", Box::new(|at| summed(&searcher, &terms[at]))),
    ];
    let mut times = vec![Vec::new(); contenders.len()];
    for round in 0..rounds + 3 {
        for (at, (_, work)) in contenders.iter_mut().enumerate() {
            let started = Instant::now();
            black_box(work(round % jobs.len()));
            if round >= 3 {
                times[at].push(started.elapsed().as_secs_f64() * 1e3);
            }
        }
    }
    for ((name, _), times) in contenders.iter().zip(&times) {
        let (low, high) = times.iter().fold((f64::MAX, 0.0_f64), |(low, high), &time| (low.min(time), high.max(time)));
        println!("{name:60} {:>8.2} ms  ({low:.2} to {high:.2})", median(times.clone()));
    }
    let ratio = |a: usize, b: usize| median(times[a].iter().zip(&times[b]).map(|(a, b)| a / b).collect());
    println!("ranking / (a): {:.2}; ranking / (b): {:.2}", ratio(0, 3), ratio(0, 4));
}

fn index_folder(folder: &Path) -> PathBuf {
    folder.join("index-1")
}

/// The terms of the keywords asked for, as the index has them: tenant, kind, keyword, "shows it".
fn terms(field: Field, job: &Demand) -> Vec<Term> {
    let term = |member: &Member| {
        let bytes = [b"bench\0r\0", member.keyword.as_bytes(), &[0, 1]].concat();
        Term::from_field_bytes(field, &bytes)
    };
    job.asks.iter().flat_map(|ask| &ask.members).map(term).collect()
}

fn bm25(searcher: &Searcher, terms: &[Term]) -> usize {
    let clause = |term: &Term| -> (Occur, Box<dyn Query>) {
        (Occur::Should, Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)))
    };
    let query = BooleanQuery::new(terms.iter().map(clause).collect());
    searcher.search(&query, &TopDocs::with_limit(TOP).order_by_score()).expect("it searches").len()
}

fn summed(searcher: &Searcher, terms: &[Term]) -> usize {
    let mut sums = 0;
    for segment in searcher.segment_readers() {
        let mut array = vec![0_u32; segment.max_doc() as usize];
        for (weight, term) in (1..).zip(terms) {
            let lists = segment.inverted_index(term.field()).expect("the field is there");
            let Some(mut list) = lists.read_block_postings(term, IndexRecordOption::Basic).expect("it reads") else {
                continue;
            };
            while !list.docs().is_empty() {
                list.docs().iter().for_each(|&doc| array[doc as usize] += weight);
                list.advance();
            }
        }
        sums += black_box(array).len();
    }
    sums
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// How long a write takes from call to acknowledgement while eight write at once.
fn latency(store: &TantivyStore) {
    let writers = 8;
    let each = 25;
    let started = Instant::now();
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let write = |writer: usize| {
            scope.spawn(move || {
                let put = |at: usize| {
                    let begun = Instant::now();
                    let key = resumes().key(format!("w{writer}-{at}"));
                    store.put(Put::new(key, "Java, Kafka and Kubernetes", 1)).expect("it is stored");
                    begun.elapsed()
                };
                (0..each).map(put).collect::<Vec<_>>()
            })
        };
        let threads: Vec<_> = (0..writers).map(write).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no thread panics")).collect()
    });
    let seconds = started.elapsed().as_secs_f64();
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    println!(
        "{writers} writers of one document at a time: {:.0} ms at the median, {:.0} at 95 %, {:.0} at most; {:.0} a second",
        at(50),
        at(95),
        at(100),
        times.len() as f64 / seconds
    );
}

/// Loads texts of a realistic length, which are read on the way.
fn analysed(store: &TantivyStore) {
    let lines: Vec<&str> = [
        include_str!("../examples/resume-backend-developer.txt"),
        include_str!("../examples/resume-data-analyst.txt"),
        include_str!("../examples/resume-nurse.txt"),
    ]
    .into_iter()
    .flat_map(str::lines)
    .collect();
    let mut random = Random(3);
    // Lines in another order each time, so that no text is nearly another.
    let mut text =
        || (0..70).map(|_| lines[(random.next() * lines.len() as f64) as usize]).collect::<Vec<_>>().join("\n");
    let mut length = 0;
    let before = store.disk().expect("it measures").bytes;
    let count = 5000;
    let started = Instant::now();
    for first in (0..count).step_by(500) {
        let put = |at: usize| {
            let text = text();
            length += text.len();
            Put::new(Scope::new("texts", DocumentKind::Resume).key(format!("t{at}")), text, 1)
        };
        let outcomes = store.put_all((first..first + 500).map(put).collect());
        outcomes.into_iter().for_each(|outcome| drop(outcome.expect("it is stored")));
    }
    let seconds = started.elapsed().as_secs_f64();
    let bytes = store.disk().expect("it measures").bytes.saturating_sub(before);
    println!(
        "{count} texts of {} bytes, reading included, one thread: {:.0} a second, {:.0} bytes each on disk",
        length / count,
        f64::from(count as u32) / seconds,
        bytes as f64 / f64::from(count as u32)
    );
}
