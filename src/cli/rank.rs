//! `rolecall rank`: the stored documents that fit best, and what they lack.

use serde::Serialize;
use std::fmt::Write;
use std::process::ExitCode;

use super::args::{Format, SetArguments};
use super::data::{data_dir, failure, must_hold_something, open};
use super::store_args::RankArguments;
use super::{Failure, input, print, print_json};
use crate::clock::today;
use crate::index::{
    By, Demand, DocumentKind, Evidence, Filter, Hit, RankQuery, Ranking, Reader, Scope, Store, TantivyStore,
};
use crate::intake::Purpose;
use crate::report::Missing;
use crate::service::{AUTO, MatchInput, Matcher, StorageError, readable};
use crate::vocabulary::{RoleEntry, Vocabulary};

/// How many missing keywords a line of text names.
const MOST_NAMED: usize = 4;

/// How many of those that most lack a text names.
const MOST_LACKING: usize = 8;

/// A ranking as it is written.
#[derive(Serialize)]
struct RankReport {
    /// How many documents have a score.
    total: u64,
    /// The best.
    hits: Vec<HitReport>,
    /// What candidates lack, the most often lacked first. For a job only.
    lacking: Vec<Lacking>,
    /// The role that counted, if one did.
    role: Option<String>,
}

#[derive(Serialize)]
struct HitReport {
    id: String,
    score: f64,
    /// Whether it was read with other keyword sets.
    stale: bool,
    /// What it lacks, the greatest gain first.
    missing: Vec<MissingReport>,
}

#[derive(Serialize)]
struct MissingReport {
    /// The keyword, or all of which one is enough.
    keywords: Vec<String>,
    name: String,
    gain: f64,
}

#[derive(Serialize)]
struct Lacking {
    keywords: Vec<String>,
    name: String,
    /// How many of all ranked documents lack it.
    count: u64,
}

pub(super) fn rank(sets: &SetArguments, options: &RankArguments) -> Result<ExitCode, Failure> {
    let folder = data_dir(options.data.data.as_deref())?;
    let (path, purpose) = match (&options.job, &options.resume) {
        (Some(job), _) => (job, Purpose::Job),
        (None, Some(resume)) => (resume, Purpose::Resume),
        (None, None) => return Err(Failure("give a --job or a --resume to rank by".to_owned())),
    };
    let file = input::file(path)?;
    let arrived = file.document(purpose)?;
    let text = readable("text", &arrived.text).map_err(|error| Failure(format!("{}: {error}", input::name(path))))?;
    must_hold_something(&folder)?;
    let (store, matcher) = open(sets, &folder)?;
    let subject = Subject { store: &store, matcher: &matcher, text, purpose, options };
    let report = subject.report()?;
    match options.format {
        Format::Text => print(&subject.text(&report)),
        Format::Json => print_json(&report),
    }
}

/// What is ranked by what.
struct Subject<'a> {
    store: &'a TantivyStore,
    matcher: &'a Matcher,
    text: &'a str,
    purpose: Purpose,
    options: &'a RankArguments,
}

impl Subject<'_> {
    fn report(&self) -> Result<RankReport, Failure> {
        let (matcher, options) = (self.matcher, self.options);
        let role = self.role()?;
        let kind = match self.purpose {
            Purpose::Job => DocumentKind::Job,
            Purpose::Resume => DocumentKind::Resume,
        };
        let evidence = matcher.evidence(kind, self.text);
        let by = match &evidence {
            Evidence::Job(demand) => By::Job(demand),
            Evidence::Resume(showing) => By::Resume(showing),
        };
        let query = RankQuery {
            role: role.map(|role| role.ids),
            filter: self.filter()?,
            facets: kind == DocumentKind::Job,
            ..RankQuery::new(&options.tenant.tenant, by, usize::from(options.top))
        };
        let Ranking { hits, total, lacking, .. } = self.store.rank(&query).map_err(failure)?;
        let hits = hits.into_iter().map(|hit| self.explained(hit)).collect::<Result<_, _>>()?;
        let lacking = match &evidence {
            Evidence::Job(demand) => lacked(demand, &lacking, matcher.vocabulary()),
            Evidence::Resume(_) => Vec::new(),
        };
        let role = role.map(|role| role.role.id.clone());
        Ok(RankReport { total, hits, lacking, role })
    }

    fn filter(&self) -> Result<Filter, Failure> {
        let metadata = self.options.metadata.as_deref().map(serde_json::from_str).transpose();
        let message = "--metadata must be a JSON object, such as '{\"source\": \"fair\"}'";
        let metadata = metadata.map_err(|_| Failure(message.to_owned()))?.unwrap_or_default();
        Ok(Filter { tags: self.options.tag.clone(), metadata, ids: None })
    }

    /// The role that counts, if one does.
    fn role(&self) -> Result<Option<RoleEntry<'_>>, Failure> {
        let Some(id) = self.options.role.as_deref() else { return Ok(None) };
        match self.purpose {
            Purpose::Job => self.matcher.role_for(self.text, id).map_err(Failure::new),
            Purpose::Resume if id == AUTO => Err(Failure::new(StorageError::AutoForJobs)),
            Purpose::Resume => self.matcher.role(id).map(Some).map_err(Failure::new),
        }
    }

    /// A hit with what it lacks, by a match of the pair.
    fn explained(&self, hit: Hit) -> Result<HitReport, Failure> {
        let ranked = match self.purpose {
            Purpose::Job => DocumentKind::Resume,
            Purpose::Resume => DocumentKind::Job,
        };
        let key = Scope::new(&self.options.tenant.tenant, ranked).key(&hit.id);
        let stored = self.store.get(&key).map_err(failure)?.text;
        let (resume, job) = match self.purpose {
            Purpose::Job => (stored.as_str(), self.text),
            Purpose::Resume => (self.text, stored.as_str()),
        };
        let role = self.options.role.as_deref();
        let input = MatchInput { role, date: Some(today()), ..MatchInput::of(resume, Some(job)) };
        let report = self.matcher.match_documents(input).map_err(Failure::new)?;
        let missing = report.missing.iter().map(MissingReport::of).collect();
        Ok(HitReport { id: hit.id, score: hit.score, stale: hit.stale, missing })
    }

    fn text(&self, report: &RankReport) -> String {
        let (one, many) = match self.purpose {
            Purpose::Job => ("Résumé", "résumés"),
            Purpose::Resume => ("Job", "jobs"),
        };
        let mut out = String::new();
        if report.hits.is_empty() {
            let why = match self.purpose {
                Purpose::Job => "none is stored that may be ranked, or the posting asks for no known keyword",
                Purpose::Resume => "none is stored that may be ranked and asks for a known keyword",
            };
            let _ = writeln!(out, "No {many} to rank: {why}");
            return out;
        }
        let width = report.hits.iter().map(|hit| hit.id.len()).max().unwrap_or(0).max(one.chars().count());
        let _ = writeln!(out, "{:>4}  {:>5}  {one:width$}  Lacks", "", "Score");
        for (at, hit) in report.hits.iter().enumerate() {
            let line = format!("{:>4}  {:>5.1}  {:width$}  {}", at + 1, hit.score, hit.id, hit.lacks());
            let _ = writeln!(out, "{}", line.trim_end());
        }
        let _ = write!(out, "\nThe best {} of {} {many}", report.hits.len(), report.total);
        let _ = match (&report.role, self.options.role.as_deref()) {
            (Some(role), Some(AUTO)) => writeln!(out, ", weighed for the role {role}"),
            (None, Some(AUTO)) => writeln!(out, "; the posting speaks of no role clearly"),
            _ => writeln!(out),
        };
        if !report.lacking.is_empty() {
            out.push_str("\nLacked most often\n");
        }
        for lacking in report.lacking.iter().take(MOST_LACKING) {
            let percent = 100.0 * lacking.count as f64 / report.total.max(1) as f64;
            let _ = writeln!(out, "  {percent:>3.0} %  {}", lacking.name);
        }
        let stale = report.hits.iter().filter(|hit| hit.stale).count();
        if stale > 0 {
            let _ = writeln!(
                out,
                "\n{stale} of these were read with other keyword sets; `rolecall index reindex` reads them again"
            );
        }
        out
    }
}

impl HitReport {
    fn lacks(&self) -> String {
        let named: Vec<String> = self.missing.iter().take(MOST_NAMED).map(MissingReport::text).collect();
        let more = self.missing.len().saturating_sub(MOST_NAMED);
        let more = if more > 0 { format!(" … and {more} more") } else { String::new() };
        named.join(", ") + &more
    }
}

impl MissingReport {
    fn of(missing: &Missing<'_>) -> Self {
        let all = match missing.alternatives.as_slice() {
            [] => std::slice::from_ref(&missing.keyword),
            alternatives => alternatives,
        };
        let names: Vec<&str> = all.iter().map(|keyword| keyword.name).collect();
        let keywords = all.iter().map(|keyword| keyword.id.to_owned()).collect();
        Self { keywords, name: names.join(" or "), gain: missing.gain }
    }

    fn text(&self) -> String {
        format!("{} {:+.1}", self.name, self.gain)
    }
}

/// What candidates lack, the most often lacked first, ties in the posting's order.
fn lacked(demand: &Demand, counts: &[u64], vocabulary: &Vocabulary) -> Vec<Lacking> {
    let name = |id: &str| vocabulary.find(id).map_or(id, |at| vocabulary.keyword(at).name.as_str()).to_owned();
    let mut lacking: Vec<Lacking> = demand
        .asks
        .iter()
        .zip(counts)
        .filter(|&(_, &count)| count > 0)
        .map(|(ask, &count)| {
            let keywords: Vec<String> = ask.members.iter().map(|member| member.keyword.clone()).collect();
            let names: Vec<String> = keywords.iter().map(|id| name(id)).collect();
            Lacking { keywords, name: names.join(" or "), count }
        })
        .collect();
    lacking.sort_by_key(|lacking| std::cmp::Reverse(lacking.count));
    lacking
}
