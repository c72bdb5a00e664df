//! Spoken languages, and how well they are spoken.

use serde::Serialize;
use utoipa::ToSchema;

use super::phrase::between as words_between;
use super::{Found, Word};
use crate::document::Document;
use crate::recognition::{Mention, Reading};
use crate::vocabulary::{KeywordId, Kind, Vocabulary};

/// How well a language is spoken: the levels of the Common European Framework, and above them a first language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Proficiency {
    A1,
    A2,
    B1,
    B2,
    C1,
    C2,
    Native,
}

impl Proficiency {
    /// Its name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::B1 => "B1",
            Self::B2 => "B2",
            Self::C1 => "C1",
            Self::C2 => "C2",
            Self::Native => "native",
        }
    }
}

/// A spoken language in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LanguageMention {
    /// The language.
    pub keyword: KeywordId,
    /// Its place among the reading's mentions.
    pub mention: usize,
    /// How well it is spoken, where told.
    pub level: Option<Proficiency>,
    /// The span of language and level.
    pub span: (usize, usize),
}

/// A level stands no farther, in bytes, from its language.
const NEAR: usize = 60;

/// The spoken languages of a document, with the levels among the words `found` in it, in the order of the text.
pub(crate) fn languages(
    vocabulary: &Vocabulary,
    document: &Document<'_>,
    reading: &Reading,
    found: &[Found],
) -> Vec<LanguageMention> {
    let spoken = |mention: &Mention| vocabulary.keyword(mention.keyword).kind == Kind::SpokenLanguage;
    let mentions: Vec<(usize, &Mention)> = reading.spoken_of().filter(|(_, mention)| spoken(mention)).collect();
    let mut languages: Vec<LanguageMention> = Vec::with_capacity(mentions.len());
    for (nth, &(at, mention)) in mentions.iter().enumerate() {
        let line = document
            .line_at(mention.start)
            .map_or((0, document.text.len()), |line| (document.lines[line].start, document.lines[line].end));
        let last = nth.checked_sub(1).map_or(0, |last| mentions[last].1.end);
        let next = mentions.get(nth + 1).map_or(document.text.len(), |(_, next)| next.start);
        let behind = behind(document.text, found, mention.end, next.min(line.1))
            .or_else(|| below(document, found, mention, next));
        let before = before(document.text, found, (last.max(line.0), line.0), mention.start)
            .filter(|told| !is_of_another(vocabulary, reading, at, told.1));
        // "Fluent English, good German": a word before says it, unless one behind does so within its own brackets.
        let told = match (before, behind) {
            (Some(before), Some(behind)) if !is_tied(&document.text[mention.end..behind.0]) => Some(before),
            (before, behind) => behind.or(before),
        };
        let mut language =
            LanguageMention { keyword: mention.keyword, mention: at, level: None, span: (mention.start, mention.end) };
        if let Some((start, end, level)) = told {
            language.level = Some(level);
            language.span = (start.min(mention.start), end.max(mention.end));
        } else if let Some(before) = languages.last()
            && joins(&document.text[mentions[nth - 1].1.end..mention.start])
            && before.span.0 < mentions[nth - 1].1.start
        {
            // "Fluent in English and French"
            language.level = before.level;
            language.span = (before.span.0, mention.end);
        }
        languages.push(language);
    }
    // "English and German fluent"
    for nth in (1..languages.len()).rev() {
        let (first, second) = (mentions[nth - 1].1.end, mentions[nth].1.start);
        if languages[nth - 1].level.is_none() && joins(&document.text[first..second]) && languages[nth].span.0 == second
        {
            languages[nth - 1].level = languages[nth].level;
            languages[nth - 1].span.1 = languages[nth].span.1;
        }
    }
    languages
}

type Told = (usize, usize, Proficiency);

fn levels(found: &[Found]) -> impl DoubleEndedIterator<Item = Told> {
    found.iter().filter_map(|found| match found.word {
        Word::Proficiency(level) => Some((found.start, found.end, level)),
        _ => None,
    })
}

/// The level told behind a language, before `to`: "German (C1)", "German: fluent", "German at a native level".
fn behind(text: &str, found: &[Found], from: usize, to: usize) -> Option<Told> {
    let told = levels(words_between(found, from, to.min(from + NEAR))).next()?;
    let between = &text[from..told.0];
    // A level that another clause tells is not this language's.
    let parted =
        between.contains([',', ';', '|', '•']) || [" and ", " or ", ". "].iter().any(|word| between.contains(word));
    (!parted).then_some(told)
}

/// The level on the line below, where the language has a line to itself.
fn below(document: &Document<'_>, found: &[Found], mention: &Mention, next: usize) -> Option<Told> {
    let at = document.line_at(mention.start)?;
    let (line, below) = (document.lines[at], document.lines.get(at + 1)?);
    let alone = document.text[line.start..line.end].trim_matches(|c: char| !c.is_alphanumeric()).len()
        == mention.end - mention.start;
    if !alone || next < below.end || below.end - below.start > NEAR {
        return None;
    }
    let told = levels(words_between(found, below.start, below.end)).next()?;
    document.text[below.start..told.0].trim_matches(|c: char| !c.is_alphanumeric()).is_empty().then_some(told)
}

/// The level told before a language: "fluent in spoken and written English". `last` is where the language before it ends,
/// or the line begins, and `line` where the line does.
fn before(text: &str, found: &[Found], (last, line): (usize, usize), to: usize) -> Option<Told> {
    let told = levels(words_between(found, last.max(to.saturating_sub(NEAR)), to)).next_back()?;
    // Behind another language on this line, a level belongs to that one unless a comma or the like parts them.
    let parted = &text[last..told.0];
    let joined = ["and ", "or ", "und ", "oder ", "et ", "ou ", "y ", "& "]
        .iter()
        .any(|word| parted.trim_start().starts_with(word));
    let free = last == line || joined || parted.contains([',', ';', '|', '•', '.', '\n']);
    let between = &text[told.1..to];
    (free && !between.contains([',', ';', ')', '|', '\n']) && !between.contains(". ")).then_some(told)
}

/// Whether a level that ends at `told` speaks of another keyword between it and the language: "advanced SQL and English".
/// Of "excellent communication skills in English" it does not.
fn is_of_another(vocabulary: &Vocabulary, reading: &Reading, mention: usize, told: usize) -> bool {
    let before = reading.mentions[..mention].iter().rev().take_while(|mention| mention.start >= told);
    let mut kinds = before.filter(|mention| mention.counts()).map(|mention| vocabulary.keyword(mention.keyword).kind);
    kinds.any(|kind| !matches!(kind, Kind::SoftSkill | Kind::SpokenLanguage))
}

/// Whether a level behind a language stands right at it.
fn is_tied(between: &str) -> bool {
    between.trim_matches([' ', '(', ':', '-', '–', '—', '/', '\t']).is_empty()
}

/// Whether two languages are told together.
fn joins(between: &str) -> bool {
    matches!(
        between.trim(),
        "and" | "or" | "and/or" | "&" | "/" | "," | "und" | "et" | "y" | "oder" | "ou" | "en" | "e" | "and in"
    )
}
