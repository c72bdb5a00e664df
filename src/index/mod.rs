//! Stored résumés and jobs, and which of them fit best.
//!
//! `store` is the trait behind which an engine sits, `engine` the one that there is: a Tantivy index on disk. A ranking
//! gives the score that `scoring` gives for every pair, exactly. Every call names a tenant, and what belongs to another
//! is not there. Never here: HTTP, a clock (times are handed in), users' text in a query parser, statistics of the
//! stored documents in a score, a document's text in an error.

mod bounds;
mod engine;
mod error;
mod evidence;
mod rank;
mod sketch;
mod store;

pub use bounds::MOST_HITS;
pub use engine::{Activity, CheckReport, DiskStats, Effort, Prepared, Progress, TantivyStore, restore};
pub use error::IndexError;
pub use evidence::{Demand, Evidence, Member, Showing, Shown, Wanted, Written};
pub use rank::{By, Cursor, Hit, RankQuery, Ranking, TextUse};
pub use store::{
    Condition, DocumentKind, Filter, Head, Key, Page, Put, Record, Result, Scope, SourceFile, Stats, Store, Stored,
};

use crate::document::Document;
use crate::job::{Job, Wording};
use crate::recognition::Reading;
use crate::scoring::Source;
use crate::vocabulary::Vocabulary;

/// Reads documents for a store. The same text must always read the same while the vocabulary's digest is.
pub trait Reader: Send + Sync {
    /// The vocabulary that it reads with.
    fn vocabulary(&self) -> &Vocabulary;
    /// The wordings by which it reads postings.
    fn wording(&self) -> &Wording;
    /// Reads a document.
    fn read<'a>(&self, text: &'a str) -> (Document<'a>, Reading);

    /// What a stored document is ranked by.
    fn evidence(&self, kind: DocumentKind, text: &str) -> Evidence {
        let (document, reading) = self.read(text);
        match kind {
            DocumentKind::Resume => Evidence::Resume(Showing::of(self.vocabulary(), text, &reading)),
            DocumentKind::Job => {
                let job = Job::read(&document, &reading, &self.wording().cues(&document));
                let source = Source { text, reading: &reading };
                Evidence::Job(Demand::of(self.vocabulary(), &job.asks, Some(source)))
            }
        }
    }
}
