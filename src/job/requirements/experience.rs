//! Years of experience that a posting asks for, and with what.

use smallvec::SmallVec;

use super::{Asked, MOST, Posting, Requirement};
use crate::document::{Line, Section};
use crate::values::{self, Duration, Found, Word, within};
use crate::vocabulary::{KeywordId, Kind};

/// The first keyword stands no farther, in bytes, behind the years that it belongs to.
const FAR: usize = 100;
/// Nor does the next one from the one before.
const APART: usize = 40;
/// More keywords are not told to one span of years.
const MOST_KEYWORDS: usize = 12;

impl Posting<'_, '_> {
    /// The years of experience that a line asks for.
    pub(super) fn experience(&self, line: &Line, words: &[Found], buffer: &mut String, list: &mut Vec<Requirement>) {
        if !words.iter().any(|found| matches!(found.word, Word::Years | Word::Months)) {
            return;
        }
        let text = self.document.text;
        let mut durations = values::durations(text, line.start, words).peekable();
        let mut behind = line.start;
        while let Some(duration) = durations.next() {
            if list.len() == MOST {
                return;
            }
            let next = durations.peek().map_or(line.end, |next| next.start);
            let sentence = values::sentence(text, (line.start, line.end), (duration.start, duration.end));
            let before = sentence.0.max(behind).min(duration.start);
            behind = duration.end;
            let Some(level) = self.level(line, (duration.start, duration.end)) else { continue };
            if !self.is_of_experience(line, words, &duration, sentence) {
                continue;
            }
            let scope = (before, sentence.1.min(next).max(duration.end));
            let (keywords, roles) = self.scope(&duration, scope, buffer);
            let unknown = keywords.is_empty() && roles.is_empty();
            let subject = if unknown { subject(text, scope, (duration.start, duration.end)) } else { None };
            let asked = Asked::Experience { months: duration.months, most: duration.most, keywords, roles, subject };
            let span = (duration.start, duration.end);
            match list.iter_mut().find(|other| other.asked == asked) {
                Some(known) => {
                    known.level = known.level.max(level);
                    known.add(span);
                }
                None => list.push(Requirement { asked, level, spans: SmallVec::from_slice(&[span]) }),
            }
        }
    }

    /// Whether a span of time is one of experience, asked of the candidate.
    fn is_of_experience(&self, line: &Line, words: &[Found], duration: &Duration, (from, to): (usize, usize)) -> bool {
        use Section::{Certificates, Education, Experience, Preferred, Requirements, Skills};
        let text = self.document.text;
        let after = text[duration.end..to].trim_start_matches(['\'', '’', ' ', ')']);
        let follows = |phrases: &[&str]| {
            phrases.iter().any(|phrase| {
                after.len() >= phrase.len()
                    && after.as_bytes()[..phrase.len()].eq_ignore_ascii_case(phrase.as_bytes())
                    && !after[phrase.len()..].starts_with(char::is_alphanumeric)
            })
        };
        if follows(&OTHERWISE) || within(&text[from..duration.start], &OF_OTHERS) {
            return false;
        }
        let told = values::between(words, from, to).iter().any(|found| found.word == Word::Experience);
        if matches!(line.section, Some(Requirements | Skills | Experience | Education | Certificates | Preferred)) {
            return told || !within(&text[from..to], &OF_PAPERS);
        }
        // Elsewhere the sentence has to say so, and firms tell their own years.
        told && !self.tells_of_employer(&text[from..duration.start])
    }

    fn tells_of_employer(&self, before: &str) -> bool {
        let employer = [
            "we", "we've", "we’ve", "our", "us", "company", "founded", "team", "since", "firm", "brand", "wir",
            "unser", "unsere", "nous", "notre",
        ];
        #[rustfmt::skip]
        let asks = [
            "looking for", "looking to", "require", "requires", "need", "needs", "expect", "seek", "seeking", "want", "must", "you", "your",
            "candidate", "candidates", "ideally", "at least", "minimum", "suchen", "erwarten", "recherchons", "cherchons",
        ];
        within(before, &employer) && !within(before, &asks)
    }

    /// The keywords and roles that years are asked with: those behind them in the sentence, or else those right before,
    /// as in "Java (5+ years)". `from` and `to` bound them.
    fn scope(
        &self,
        duration: &Duration,
        (from, to): (usize, usize),
        buffer: &mut String,
    ) -> (SmallVec<[KeywordId; 4]>, SmallVec<[u16; 2]>) {
        let text = self.document.text;
        let mut keywords = SmallVec::new();
        let mut roles = SmallVec::new();
        let mentions = &self.reading.mentions;
        let mut end = duration.end;
        let first = mentions.partition_point(|mention| mention.start < end);
        for mention in mentions[first..].iter().take_while(|mention| mention.end <= to) {
            if mention.start < end || !mention.counts() || mention.within {
                continue;
            }
            let between = &text[end..mention.start];
            let reach = if end == duration.end { FAR } else { APART };
            if between.len() > reach || within(between, &APART_FROM) || keywords.len() == MOST_KEYWORDS {
                break;
            }
            // "Dashboards in Tableau" are asked for in Tableau.
            if matches!(between.trim(), "in" | "using" | "on") && end != duration.end {
                keywords.clear();
            }
            end = mention.end;
            self.add(mention.keyword, &mut keywords);
        }
        if let Some(title) =
            self.as_title(duration.end, end.max(duration.end + APART.min(to - duration.end)).min(to), buffer)
        {
            roles = title;
        }
        if keywords.is_empty() && roles.is_empty() {
            let before = mentions[..first].iter().rev().filter(|mention| mention.counts() && !mention.within);
            if let Some(mention) = before.take(1).find(|mention| mention.start >= from && mention.end <= duration.start)
                && is_tied(&text[mention.end..duration.start])
            {
                self.add(mention.keyword, &mut keywords);
            }
        }
        for &keyword in &keywords {
            for &role in self.lexicon.titles.practising(&self.vocabulary.keyword(keyword).name) {
                if !roles.contains(&role) {
                    roles.push(role);
                }
            }
        }
        (keywords, roles)
    }

    /// Adds what years can be spent with: no language, certificate or trait of character, and nothing that every job is.
    fn add(&self, id: KeywordId, keywords: &mut SmallVec<[KeywordId; 4]>) {
        let keyword = self.vocabulary.keyword(id);
        let counts =
            !matches!(keyword.kind, Kind::SoftSkill | Kind::SpokenLanguage | Kind::Certificate) && !keyword.generic;
        if counts && !keywords.contains(&id) {
            keywords.push(id);
        }
    }

    /// The roles of "5 years as a data engineer".
    fn as_title(&self, from: usize, to: usize, buffer: &mut String) -> Option<SmallVec<[u16; 2]>> {
        let text = self.document.text.get(from..to)?;
        let at = [" as a ", " as an ", " as ", " als ", " en tant que ", " como "]
            .iter()
            .find_map(|word| text.find(word).map(|at| from + at + word.len()))?;
        let line = self.document.line_at(at)?;
        let end = self.document.lines[line].end;
        let title = self.lexicon.titles.read(self.document.text, (at, end), buffer)?;
        (title.start <= at + APART && !title.roles.is_empty()).then_some(title.roles)
    }
}

/// Words behind years that narrow them to nothing.
#[rustfmt::skip]
const OF_ANY_KIND: [&str; 88] = [
    "of", "relevant", "professional", "working", "work", "experience", "industry", "overall", "practical", "hands", "on", "in", "a", "an", "the", "similar",
    "comparable", "role", "roles", "position", "positions", "job", "field", "fields", "area", "related", "or", "and", "as", "is", "with", "full", "time",
    "proven", "solid", "strong", "previous", "prior", "life", "total", "would", "be", "great", "plus", "worth", "preferred", "required", "ideally", "more",
    "post", "qualification", "minimum", "at", "least", "including", "equivalent", "your", "this", "that", "same", "s", "capacity", "must", "have", "needed", "level",
    "berufserfahrung", "erfahrung", "praktische", "relevante", "einschlägige", "in", "einer", "ähnlichen", "vergleichbaren", "expérience", "d", "dans",
    "un", "poste", "similaire", "experiencia", "laboral", "de", "ervaring", "werkervaring", "esperienza", "experiência",
];

/// More words behind years are not looked at.
const SUBJECT_WORDS: usize = 10;

/// The span of the words that say what years are to be gained in: those behind them up to the next comma or bracket, or
/// those before them that they stand in brackets to.
fn subject(text: &str, (from, to): (usize, usize), (start, end): (usize, usize)) -> Option<(usize, usize)> {
    let told = |from: usize, piece: &str| {
        let mut at = from;
        for word in piece.split_inclusive(|c: char| !c.is_alphanumeric()).take(SUBJECT_WORDS) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !bare.is_empty() && !OF_ANY_KIND.iter().any(|known| known.eq_ignore_ascii_case(bare)) {
                return Some((at, from + piece.trim_end_matches(|c: char| !c.is_alphanumeric()).len()));
            }
            at += word.len();
        }
        None
    };
    let behind = &text[end..to];
    let behind = &behind[..behind.find([',', ')', '(', ':', '|', '\n']).unwrap_or(behind.len())];
    // "5 years of experience and a good eye": what "and" adds is another thing, unless a subject stands before it.
    let first = behind.find(" and ").map_or(behind, |and| &behind[..and]);
    if told(end, first).is_some() {
        return told(end, behind);
    }
    let before = text[from..start].trim_end().strip_suffix(['(', ':'])?;
    told(from, before)
}

/// Whether years right behind a keyword are meant for it: "Java (5+ years)", "Java: 5 years", "Java – 5 years".
fn is_tied(between: &str) -> bool {
    let bare = between.trim_matches([' ', '(', ':', '-', '–', '—', ',', '\t', '|', '[']);
    bare.is_empty() && !between.trim_start().starts_with(',')
        || within(bare, &["at least", "min", "minimum", "for", "experience"]) && bare.len() <= 28
}

/// What follows a span of time that is none of experience.
#[rustfmt::skip]
const OTHERWISE: [&str; 27] = [
    "ago", "old", "of age", "contract", "of history", "history", "in business", "anniversary", "per", "a year", "in a row", "warranty", "of innovation",
    "running", "fixed", "fixed-term", "term", "of age or older", "or older", "and older", "alt", "degree", "of funding", "of runway", "of growth",
    "plan", "of paid",
];

/// What before it says that others have spent it.
#[rustfmt::skip]
const OF_OTHERS: [&str; 12] = [
    "every", "the past", "the last", "the next", "last", "each", "founded", "tripled", "growing for", "been around for", "holiday", "paid leave",
];

/// Time that something is held, not worked.
const OF_PAPERS: [&str; 8] =
    ["licence", "license", "valid", "passport", "residence", "resident", "contract", "commitment"];

/// What between two keywords says that the years end before the second.
#[rustfmt::skip]
const APART_FROM: [&str; 24] = [
    "strong", "excellent", "good", "solid", "proven", "degree", "fluent", "knowledge of", "understanding of", "ability", "familiarity",
    "proficiency", "proficient", "skills in", "you", "we", "plus", "preferably", "ideally", "and a", "certified", "comfortable", "familiar", "passion",
];
