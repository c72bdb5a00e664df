//! Values that postings and résumés state in words: dates, spans of time, degrees, levels of languages, titles.
//!
//! Reads them off a text, the same way for both documents. What a posting asks of a value, and what a résumé proves
//! by it, is `job`'s and `resume`'s to say. Never asks for today's date; never decides whether a value is enough.

mod date;
mod degree;
mod duration;
mod language;
mod period;
mod phrase;
mod titles;
mod words;

pub use date::{Date, DateError, Interval, covered_months};
pub use degree::{Degree, DegreeMention, Discipline};
pub use duration::Duration;
pub use language::{LanguageMention, Proficiency};
pub use period::{Period, Point};
pub use titles::{Occurrence, Seniority, Title, Titles};
pub use words::{Employment, Found, Notice, Word, Words, Workplace};

pub(crate) use degree::{degrees, fields};
pub(crate) use duration::durations;
pub(crate) use language::languages;
pub(crate) use period::periods;
pub(crate) use phrase::{between, sentence, starts_word, within};

use crate::vocabulary::Vocabulary;

/// All tables of words, compiled once.
#[derive(Debug)]
pub struct Lexicon {
    /// Months, degrees, levels and whatever else values are told by.
    pub words: Words,
    /// The titles of the roles.
    pub titles: Titles,
}

impl Lexicon {
    /// Compiles the tables, and the titles of the vocabulary's roles.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        Self { words: Words::default(), titles: Titles::new(vocabulary.roles()) }
    }
}
