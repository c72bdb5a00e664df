//! Finds what a posting seems to ask for and no keyword covers: names written with capitals, the words behind
//! "experience with" and the like, short items of requirement lists.
//!
//! These terms are guesses. They are shown, they lower confidence, and count only where a caller says so.

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::ops::Range;

use super::Level;
use super::common::{LEADS, STOP, TELLS_NOTHING, class};
use super::wording::Cues;
use crate::analysis::bytes::word_run;
use crate::analysis::short::{WordSet, lower, packed};
use crate::document::{Document, Line, Section};
use crate::recognition::Reading;

/// A term has at most so many words.
const MOST_WORDS: usize = 4;

/// And is at most so long, in bytes.
const LONGEST: usize = 60;

/// So many terms are kept; a posting with more is no posting.
const MOST_TERMS: usize = 60;

/// Words between the phrases of an enumeration.
static JOINING: WordSet<2> = WordSet::of(["and", "or"]);

/// Words at the end of a term that say nothing.
static HOLLOW: WordSet<4> = WordSet::of(["etc", "similar", "skills", "experience"]);

/// A term that no keyword covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnrecognisedTerm {
    /// Where it stands, in bytes of the text, in order.
    pub spans: Vec<Range<usize>>,
    /// How urgently it seems to be asked for.
    pub level: Level,
}

/// Finds the terms of the lines that ask for something. `asks` tells the level at a place on a line, `None` where it
/// asks for nothing.
pub(super) fn find(
    document: &Document<'_>,
    reading: &Reading,
    cues: &Cues,
    title: Option<usize>,
    asks: impl Fn(&Line, Range<usize>) -> Option<Level>,
) -> Vec<UnrecognisedTerm> {
    let mut finder = Finder {
        text: document.text,
        reading,
        employer: EmployerNames::of(document, title),
        places: FxHashMap::default(),
        terms: Vec::new(),
    };
    let mut introductions = cues.introductions.iter().copied().peekable();
    for (at, line) in document.lines.iter().enumerate() {
        while introductions.next_if(|&end| end < line.start).is_some() {}
        if line.heading || Some(at) == title || finder.terms.len() >= MOST_TERMS {
            continue;
        }
        let add = |finder: &mut Finder<'_>, span: Range<usize>| {
            if let Some(level) = asks(line, span.clone()) {
                finder.add(span, level);
            }
        };
        let mut found = Vec::new();
        while let Some(end) = introductions.next_if(|&end| end <= line.end) {
            found.extend(finder.introduced(end..line.end));
        }
        if found.is_empty()
            && let Some(item) = finder.short_item(line)
        {
            found.extend(finder.parts(item));
        }
        for name in finder.names(line) {
            if found.iter().all(|span| name.end <= span.start || span.end <= name.start) {
                found.push(name);
            }
        }
        for span in found {
            add(&mut finder, span);
        }
    }
    finder.terms
}

struct Finder<'a> {
    text: &'a str,
    reading: &'a Reading,
    employer: EmployerNames,
    /// By term in lower case: its place among the terms.
    places: FxHashMap<String, usize>,
    terms: Vec<UnrecognisedTerm>,
}

impl<'a> Finder<'a> {
    fn add(&mut self, span: Range<usize>, level: Level) {
        let key = self.text[span.clone()].to_lowercase();
        match self.places.get(&key) {
            Some(&at) => {
                let term = &mut self.terms[at];
                term.level = term.level.max(level);
                if term.spans.iter().all(|other| other.end <= span.start) {
                    term.spans.push(span);
                }
            }
            None => {
                self.places.insert(key, self.terms.len());
                self.terms.push(UnrecognisedTerm { spans: vec![span], level });
            }
        }
    }

    /// Whether a keyword's form stands in a span, taken for it or not.
    fn is_covered(&self, span: &Range<usize>) -> bool {
        let mentions = &self.reading.mentions;
        let first = mentions.partition_point(|mention| mention.end <= span.start);
        mentions[first..].iter().take_while(|mention| mention.start < span.end).any(|mention| mention.accepted())
    }

    /// The content of a line that is an item of a list of requirements or skills and has few words.
    fn short_item(&self, line: &Line) -> Option<Range<usize>> {
        let listed = matches!(
            line.section,
            Some(Section::Requirements | Section::Skills | Section::Preferred | Section::Certificates)
        );
        if !listed || !line.bullet {
            return None;
        }
        let text = &self.text[line.start..line.end];
        let start = line.start + text.find(char::is_alphanumeric)?;
        let end = line.start + text.rfind(char::is_alphanumeric).map_or(0, |at| at + 1);
        let end = (end..=line.end).find(|&at| self.text.is_char_boundary(at))?;
        let words = self.text[start..end].split([' ', '\t']).filter(|word| !word.is_empty()).count();
        let parted = self.text[start..end].contains(',');
        (words <= if parted { 4 * MOST_WORDS } else { MOST_WORDS }).then_some(start..end)
    }

    /// The parts of a short item, at commas and the like, that may be terms.
    fn parts(&self, item: Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let text = &self.text[item.clone()];
        let mut start = 0;
        for (at, separator) in text.match_indices([',', ';', '|', ':', '(', ')', '/']).chain([(text.len(), "")]) {
            parts.extend(self.phrase(item.start + start..item.start + at));
            start = at + separator.len();
        }
        parts
    }

    /// The enumeration of phrases that begins behind an introduction, "experience with".
    fn introduced(&self, rest: Range<usize>) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        let mut start = rest.start;
        let (mut count, mut open) = (0, true);
        for word in (Words { text: self.text, at: rest.start, end: rest.end }) {
            let between = &self.text[start.max(word.before)..word.span.start];
            let apart = between != " ";
            let parted = apart && between.contains([',', '/']);
            let ended = apart && between.contains(['.', ';', ':', '!', '?', '(', ')', '–', '—', '|']);
            let joins = JOINING.has(&self.text[word.span.clone()]);
            let class = class(&self.text[word.span.clone()]);
            let leads = count == 0 && class & LEADS != 0;
            let stops = ended || (!joins && !leads && class & STOP != 0);
            if parted || ended || joins || stops {
                if open && count > 0 {
                    spans.extend(self.phrase(start..word.before));
                }
                start = if joins { word.span.end } else { word.span.start };
                (count, open) = (usize::from(!joins), true);
                if stops || spans.len() >= MOST_WORDS {
                    return spans;
                }
                continue;
            }
            count += 1;
            if count > MOST_WORDS + 2 {
                return spans;
            }
        }
        spans.extend(self.phrase(start..rest.end));
        spans
    }

    /// A stretch of words as a term, without the words at its ends that say nothing; `None` when nothing is left, it is
    /// too long, or a keyword covers some of it.
    fn phrase(&self, stretch: Range<usize>) -> Option<Range<usize>> {
        let mut words: SmallVec<[(Range<usize>, u8); 8]> = SmallVec::new();
        for word in (Words { text: self.text, at: stretch.start, end: stretch.end }) {
            let class = class(&self.text[word.span.clone()]);
            if words.is_empty() && class & LEADS != 0 {
                continue;
            }
            if class & STOP != 0 || words.len() > MOST_WORDS {
                return None;
            }
            words.push((word.span, class));
        }
        let hollow = |word: &Range<usize>| HOLLOW.has(&self.text[word.clone()]);
        while words.last().is_some_and(|(word, _)| hollow(word)) {
            words.pop();
        }
        let span = words.first()?.0.start..words.last()?.0.end;
        let tells = |(word, class): &(Range<usize>, u8)| {
            class & TELLS_NOTHING == 0 && self.text[word.clone()].chars().filter(|c| c.is_alphabetic()).count() >= 2
        };
        let fits = words.len() <= MOST_WORDS && span.len() <= LONGEST && words.iter().any(tells);
        let employer = || words.iter().all(|(word, _)| self.is_employer(word));
        (fits && !self.is_covered(&span) && !employer()).then_some(span)
    }

    fn is_employer(&self, word: &Range<usize>) -> bool {
        self.employer.has(&self.text[word.clone()])
    }

    /// The runs of words written with capitals inside the sentences of a line.
    fn names(&self, line: &Line) -> Vec<Range<usize>> {
        let mut spans = Vec::new();
        // Elsewhere names are those of places, people and products of the employer as often as not.
        let asking = matches!(
            line.section,
            Some(
                Section::Requirements
                    | Section::Skills
                    | Section::Preferred
                    | Section::Experience
                    | Section::Certificates
            )
        );
        if !asking {
            return spans;
        }
        let content = &self.text.as_bytes()[line.start..line.end];
        // Most lines have no capital but their first.
        let first = content.iter().position(u8::is_ascii_alphanumeric).unwrap_or(content.len());
        if !content.iter().skip(first + 1).any(u8::is_ascii_uppercase) {
            return spans;
        }
        let mut run: Vec<Range<usize>> = Vec::new();
        let (mut begins, mut total, mut capitals) = (true, 0, 0);
        for word in (Words { text: self.text, at: line.start, end: line.end }) {
            let written = &self.text[word.span.clone()];
            let between = &self.text[word.before..word.span.start];
            let apart = between != " ";
            begins |= apart && between.contains(['.', '!', '?', ':', ';', '•', '–', '—', '(', '"', '“']);
            let capital = written.starts_with(char::is_uppercase);
            total += usize::from(written.len() > 3 && !begins);
            capitals += usize::from(capital && written.len() > 3 && !begins);
            let odd = || {
                written.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit())
                    && written.chars().any(char::is_alphabetic)
            };
            let common = || class(written) & (TELLS_NOTHING | STOP) != 0;
            let named = capital && (!begins || odd()) && written.chars().nth(1).is_some() && !common();
            if !named || (apart && between.trim() != "") {
                spans.extend(self.name(&mut run));
            }
            if named {
                run.push(word.span);
            }
            begins = false;
        }
        spans.extend(self.name(&mut run));
        // Where most words have capitals they tell nothing.
        if total >= 3 && 2 * capitals > total { Vec::new() } else { spans }
    }

    fn name(&self, run: &mut Vec<Range<usize>>) -> Option<Range<usize>> {
        let words = std::mem::take(run);
        let span = words.first()?.start..words.last()?.end;
        let fits = words.len() <= MOST_WORDS && span.len() <= LONGEST;
        // Behind "at" and "in" stand employers and places.
        let before = self.text[..span.start].trim_end();
        let placed = ["at", "in", "join", "near", "from"].iter().any(|word| {
            before.ends_with(word) && !before[..before.len() - word.len()].ends_with(char::is_alphanumeric)
        });
        let employer = || words.iter().all(|word| self.is_employer(word));
        (fits && !placed && !self.is_covered(&span) && !employer()).then_some(span)
    }
}

/// Words by which the employer is called, whatever their case.
#[derive(Default)]
struct EmployerNames {
    /// Most of them: short and of ASCII letters, as numbers.
    short: FxHashSet<u128>,
    others: FxHashSet<String>,
}

impl EmployerNames {
    /// The words written with capitals in the title, where the posting tells of the employer, and behind "at" and "join".
    fn of(document: &Document<'_>, title: Option<usize>) -> Self {
        let text = document.text;
        let mut names = Self::default();
        let capital = |word: &&str| word.starts_with(char::is_uppercase);
        for (at, line) in document.lines.iter().enumerate() {
            let tells = Some(at) == title
                || matches!(
                    line.section,
                    Some(Section::Company | Section::Benefits | Section::Legal | Section::Application)
                );
            if tells {
                let words = Words { text, at: line.start, end: line.end }.map(|word| &text[word.span]);
                words.filter(capital).for_each(|word| names.add(word));
            }
        }
        for introduction in [" at ", "oin ", "bout "] {
            for found in memmem::find_iter(text.as_bytes(), introduction) {
                let words =
                    Words { text, at: found + introduction.len(), end: text.len() }.map(|word| &text[word.span]);
                words.take(MOST_WORDS).take_while(capital).for_each(|word| names.add(word));
            }
        }
        names
    }

    fn add(&mut self, word: &str) {
        match short(word) {
            Some(number) => _ = self.short.insert(number),
            None => _ = self.others.insert(word.to_lowercase()),
        }
    }

    fn has(&self, word: &str) -> bool {
        match short(word) {
            Some(number) => self.short.contains(&number),
            None => self.others.contains(&word.to_lowercase()),
        }
    }
}

/// The number of a short word of ASCII letters in lower case.
fn short(word: &str) -> Option<u128> {
    packed(word).filter(|_| word.is_ascii()).map(lower)
}

/// A word, and where the one before it ended.
struct WordAt {
    before: usize,
    span: Range<usize>,
}

/// The words of a stretch of text: letters and digits with the signs that names have inside.
struct Words<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl Iterator for Words<'_> {
    type Item = WordAt;

    fn next(&mut self) -> Option<WordAt> {
        let before = self.at;
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        loop {
            match *bytes[start..self.end].first()? {
                byte if byte.is_ascii_alphanumeric() => break,
                ..0x80 => start += 1,
                _ => match self.text[start..self.end].chars().next() {
                    Some(c) if c.is_alphanumeric() => break,
                    c => start += c.map_or(1, char::len_utf8),
                },
            }
        }
        let mut end = start;
        loop {
            end += word_run(&bytes[end..self.end]);
            match bytes[end..self.end].first() {
                Some(b'-' | b'\'' | b'+' | b'#' | b'.' | b'&') => end += 1,
                Some(0x80..) => match self.text[end..self.end].chars().next() {
                    Some(c) if c.is_alphanumeric() || c == '’' => end += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        if !bytes[end - 1].is_ascii_alphanumeric() {
            end = start + self.text[start..end].trim_end_matches(['-', '\'', '’', '.', '&']).len();
        }
        self.at = end;
        Some(WordAt { before, span: start..end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{Job, Wording};
    use crate::recognition::{Scratch, recognise};
    use crate::vocabulary::{SetFile, Vocabulary};

    #[test]
    fn terms_are_what_seems_to_be_asked_for() {
        let set = "[rope-access]\nname = \"Rope access\"\nkind = \"skill\"\nmatches = [\"rope access\"]\n";
        let file = SetFile { path: String::new(), name: "keywords/test.toml".to_owned(), text: set.into(), layer: 0 };
        let vocabulary = Vocabulary::compile(&[file]).expect("the set has no faults");
        let wording = Wording::default();
        let cases: &[(&str, &str, &[&str])] = &[
            (
                "introduced",
                "- At least two years of experience with Fresnel lens maintenance and foghorn operation",
                &["Fresnel lens maintenance", "foghorn operation"],
            ),
            ("introduced in a short item", "- Knowledge of Morse signalling", &["Morse signalling"]),
            ("names", "- Familiar with the Lumaris 4 controller and ShoreLog", &["Lumaris 4 controller", "ShoreLog"]),
            ("short items", "- Boat handling, tide tables", &["Boat handling", "tide tables"]),
            ("covered", "- Rope access\n- Experience with rope access", &[]),
            ("ordinary", "- Strong communication with the team\n- 5+ years of experience\n- Good attitude", &[]),
            ("employers", "- Join Northshore and grow\n- You will report to the Northshore board", &[]),
            ("places and times", "- Available in May, based in Leeds or Bristol", &[]),
            ("verbs", "- Experience in leading, building and supporting teams across Europe", &[]),
            ("of a degree", "- Bachelor's degree or Master's", &[]),
        ];
        for (name, text, expected) in cases {
            let text = format!("Keeper\n\nRequirements\n{text}\n");
            let document = Document::read(&text);
            let reading = recognise(&vocabulary, &document, &mut Scratch::default());
            let job = Job::read(&document, &reading, &wording.cues(&document));
            let found: Vec<&str> = job.unrecognised.iter().map(|term| &text[term.spans[0].clone()]).collect();
            assert_eq!(found, *expected, "{name}");
        }
    }
}
