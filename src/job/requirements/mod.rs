//! Reads what a posting asks for as values: years of experience, degrees, certificates, spoken languages, a title.
//! What it says of place, papers and contract it reads as conditions, for information.
//!
//! Levels come from the same wordings and sections as those of keywords. Knows nothing of résumés, and does not say
//! whether anything is met.

mod conditions;
mod experience;
#[cfg(test)]
mod tests;

pub use conditions::{Condition, ConditionKind};

use smallvec::SmallVec;

use super::{Cues, Job, Level};
use crate::document::{Document, Line};
use crate::recognition::Reading;
use crate::values::{self, DegreeMention, Found, LanguageMention, Lexicon, Proficiency, Title, Word, within};
use crate::vocabulary::{KeywordId, Kind, Vocabulary};

/// What one requirement asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Time spent working.
    Experience {
        /// How many months at least.
        months: u32,
        /// How many at most, where a range is told; more is no fault.
        most: Option<u32>,
        /// With what: one of these keywords is enough. Empty for experience of any kind.
        keywords: SmallVec<[KeywordId; 4]>,
        /// As what: one of these roles is enough, as places in the vocabulary.
        roles: SmallVec<[u16; 2]>,
        /// The span of what it is to be gained in, where that is told in words that are no keyword and no role.
        subject: Option<(usize, usize)>,
    },
    /// A degree.
    Degree(DegreeMention),
    /// A certificate or licence: one of these keywords.
    Certificate(SmallVec<[KeywordId; 2]>),
    /// A spoken language: one of these, with its level where told.
    Language(SmallVec<[(KeywordId, Option<Proficiency>); 2]>),
    /// The job's own title.
    Title(Title),
}

/// One thing that the posting asks for as a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// What.
    pub asked: Asked,
    /// How urgently.
    pub level: Level,
    /// The spans that say so, in bytes.
    pub spans: SmallVec<[(usize, usize); 2]>,
}

impl Requirement {
    /// Notes another place that asks for it; a few are enough.
    fn add(&mut self, span: (usize, usize)) {
        if self.spans.len() < MOST_SPANS {
            self.spans.push(span);
        }
    }
}

/// What a posting asks for as values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requirements {
    /// In the order of the text, the title first.
    pub list: Vec<Requirement>,
    /// What it says of place, papers and contract.
    pub conditions: Vec<Condition>,
}

/// More requirements of one posting are not read; the longest have a dozen. Each is compared with the whole résumé.
const MOST: usize = 60;
/// More places that ask for the same are not told.
const MOST_SPANS: usize = 8;

impl Requirements {
    /// Reads the requirements off a posting, its mentions and its asks.
    pub fn read(
        vocabulary: &Vocabulary,
        lexicon: &Lexicon,
        document: &Document<'_>,
        reading: &Reading,
        job: &Job,
        cues: &Cues,
    ) -> Self {
        let found = lexicon.words.find(document.text);
        let posting = Posting { vocabulary, lexicon, document, reading, cues };
        let mut list = Vec::new();
        list.extend(posting.title());
        let mut conditions = Vec::new();
        let (mut next, mut buffer) = (0, String::new());
        for line in &document.lines {
            let first = next;
            while next < found.len() && found[next].start < line.end {
                next += 1;
            }
            let words = &found[first..next];
            conditions::read(document.text, line, words, &mut conditions);
            if words.is_empty() || cues.nothing_from(line.start, line.end) <= line.start {
                continue;
            }
            posting.experience(line, words, &mut buffer, &mut list);
            posting.degrees(line, words, &mut list);
        }
        posting.named(job, &values::languages(vocabulary, document, reading, &found), &mut list);
        list.sort_by_key(|requirement| {
            (!matches!(requirement.asked, Asked::Title(_)), requirement.spans.first().copied())
        });
        merge_alternatives(document.text, &mut list);
        list.truncate(MOST);
        Self { list, conditions }
    }
}

/// A posting with all that its requirements are read by.
struct Posting<'r, 't> {
    vocabulary: &'t Vocabulary,
    lexicon: &'t Lexicon,
    document: &'r Document<'t>,
    reading: &'r Reading,
    cues: &'r Cues,
}

impl Posting<'_, '_> {
    /// The level of what stands from `start` to `end` on a line; `None` where the posting asks for nothing there.
    fn level(&self, line: &Line, (start, end): (usize, usize)) -> Option<Level> {
        let asked = start < self.cues.nothing_from(line.start, line.end);
        super::level(self.document, line.section, start..end, self.cues, false).0.filter(|_| asked)
    }

    fn title(&self) -> Option<Requirement> {
        let line = &self.document.lines[super::title(self.document)?];
        let title = self.lexicon.titles.read(self.document.text, (line.start, line.end), &mut String::new())?;
        let spans = SmallVec::from_slice(&[(title.start, title.end)]);
        let known = !title.roles.is_empty();
        known.then_some(Requirement { asked: Asked::Title(title), level: Level::Mentioned, spans })
    }

    fn degrees(&self, line: &Line, words: &[Found], list: &mut Vec<Requirement>) {
        if line.heading || !words.iter().any(|found| matches!(found.word, Word::Degree(_) | Word::PerhapsDegree(_))) {
            return;
        }
        let text = self.document.text;
        let schooling = line.section == Some(crate::document::Section::Education);
        for degree in values::degrees(text, (line.start, line.end), words, schooling) {
            if list.len() == MOST {
                return;
            }
            let span = (degree.start, degree.end);
            let Some(level) = self.level(line, span) else { continue };
            let (from, to) = values::sentence(text, (line.start, line.end), span);
            if self.is_denied(degree.start) || within(&text[from..to], NO_DEGREE) {
                continue;
            }
            let same = |other: &Requirement| matches!(&other.asked, Asked::Degree(known) if known.lowest == degree.lowest && known.disciplines == degree.disciplines);
            match list.iter_mut().find(|other| same(other)) {
                Some(known) => {
                    known.level = known.level.max(level);
                    known.add(span);
                }
                None => {
                    list.push(Requirement { asked: Asked::Degree(degree), level, spans: SmallVec::from_slice(&[span]) })
                }
            }
        }
    }

    /// Whether the word right before says that there is none: "no degree".
    fn is_denied(&self, at: usize) -> bool {
        let before = self.document.text[..at].trim_end();
        ["no", "without"].iter().any(|word| {
            let start = before.len().saturating_sub(word.len());
            before.is_char_boundary(start)
                && before[start..].eq_ignore_ascii_case(word)
                && values::starts_word(before, start)
        })
    }

    /// Certificates and spoken languages: the asks that consist of them.
    fn named(&self, job: &Job, languages: &[LanguageMention], list: &mut Vec<Requirement>) {
        for ask in &job.asks {
            let all = |kind: Kind| ask.members.iter().all(|&member| self.vocabulary.keyword(member).kind == kind);
            let mention = |&at: &usize| (self.reading.mentions[at].start, self.reading.mentions[at].end);
            if all(Kind::Certificate) {
                let asked = Asked::Certificate(ask.members.clone());
                list.push(Requirement { asked, level: ask.level, spans: ask.mentions.iter().map(mention).collect() });
            } else if all(Kind::SpokenLanguage) {
                let told = |at: usize| {
                    languages.binary_search_by_key(&at, |language| language.mention).ok().map(|at| languages[at])
                };
                let level = |member: KeywordId| {
                    ask.mentions
                        .iter()
                        .filter_map(|&at| told(at))
                        .filter(|told| told.keyword == member)
                        .filter_map(|told| told.level)
                        .max()
                };
                let asked: SmallVec<[(KeywordId, Option<Proficiency>); 2]> =
                    ask.members.iter().map(|&member| (member, level(member))).collect();
                // "The French market" asks for no French.
                if ask.level == Level::Mentioned && asked.iter().all(|(_, level)| level.is_none()) {
                    continue;
                }
                let spans =
                    ask.mentions.iter().map(|at| told(*at).map_or_else(|| mention(at), |told| told.span)).collect();
                list.push(Requirement { asked: Asked::Language(asked), level: ask.level, spans });
            }
        }
    }
}

/// "Fluent English or fluent German": the levels part the languages for the asks, and one of them is enough nonetheless.
fn merge_alternatives(text: &str, list: &mut Vec<Requirement>) {
    list.dedup_by(|second, first| {
        let (Asked::Language(more), Asked::Language(members)) = (&second.asked, &mut first.asked) else { return false };
        let (Some(last), [next]) = (first.spans.last(), &second.spans[..]) else { return false };
        let alternative = last.1 <= next.0 && matches!(text[last.1..next.0].trim(), "or" | "oder" | "ou" | "o" | "of");
        if alternative {
            members.extend(more.iter().copied());
            first.spans.push(*next);
            first.level = first.level.max(second.level);
        }
        alternative
    });
}

#[rustfmt::skip]
const NO_DEGREE: &[&str] = &[
    "not required to have", "do not need a", "don't need a", "no degree", "no formal", "with or without a degree", "regardless of your degree",
    "rather than a degree", "instead of a degree", "phd position", "phd student", "phd students", "phd project", "phd programme", "our phd",
];
