//! Finds headings inside a line: "…the team. Requirements: five years of Go. Nice to have: Kafka. We offer …".
//!
//! Texts lose their line breaks on the way through forms and scrapers. A known wording before a colon is a heading
//! wherever a sentence begins. In long lines, so are wordings with a capital that another capital follows ("What you'll
//! bring Five years"), and the beginnings of sentences that tell what they speak of ("We offer").

use aho_corasick::{AhoCorasick, Input, MatchKind};
use memchr::memchr_iter;
use std::sync::LazyLock;

use super::Section;
use super::foreign::FOREIGN;
use super::headings::{self, Layout};
use super::wordings::{FIELDS, OPENERS, STRONG, WORDINGS};

/// Longer beginnings, in bytes, are no headings inside a line.
const LONGEST_INLINE: usize = 48;

/// Shorter lines, in bytes, kept their line breaks.
const SHORTEST_GLUED: usize = 240;

/// How far the section of a heading inside a line reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the next heading, or the end of the line.
    On,
    /// To the end of its sentence, at this byte of the line.
    Sentence(usize),
}

/// What a wording in a long line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Glued {
    /// A heading of several words.
    Heading,
    /// A heading of one word.
    Strong,
    /// The beginning of a sentence.
    Opener,
}

/// The wordings that are looked for in long lines.
struct Table {
    /// `None` never happens; the library's type says that it could.
    automaton: Option<AhoCorasick>,
    /// By pattern of the automaton.
    patterns: Vec<(Section, Glued)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut words: Vec<String> = Vec::new();
    let mut patterns = Vec::new();
    let mut add = |word: &str, section, glued| {
        words.push(word.to_owned());
        patterns.push((section, glued));
        if word.contains('\'') {
            words.push(word.replace('\'', "’"));
            patterns.push((section, glued));
        }
    };
    for &(section, openers) in &OPENERS {
        openers.iter().for_each(|word| add(word, section, Glued::Opener));
    }
    for &(section, wordings) in WORDINGS.iter().chain(&FOREIGN).filter(|(section, _)| speaks_of_postings(*section)) {
        for word in wordings {
            if word.contains(' ') {
                add(word, section, Glued::Heading);
            } else if STRONG.contains(word) {
                add(word, section, Glued::Strong);
            }
        }
    }
    let automaton =
        AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(words).ok();
    Table { automaton, patterns }
});

/// Whether the heading is but the name of a field, "Location".
pub(super) fn is_field(heading: &str) -> bool {
    FIELDS.iter().any(|field| heading.trim().eq_ignore_ascii_case(field))
}

/// Sections that only postings have. A résumé's may be named anywhere in its sentences.
fn speaks_of_postings(section: Section) -> bool {
    use Section::{Application, Benefits, Company, Legal, Preferred, Requirements, Responsibilities};
    matches!(section, Requirements | Preferred | Responsibilities | Benefits | Company | Legal | Application)
}

/// Calls `found` with each heading inside `line`, in order: where it begins, what it opens, how far it reaches. The line
/// stands in `section`; `headed` is whether a line of its own opened that.
pub(super) fn find(
    line: &str,
    section: Option<Section>,
    headed: bool,
    buffer: &mut String,
    mut found: impl FnMut(usize, Section, Reach),
) {
    let colons = memchr_iter(b':', line.as_bytes()).filter_map(|colon| before_colon(line, colon, buffer));
    if line.len() < SHORTEST_GLUED {
        colons.for_each(|(at, section, reach)| found(at, section, reach));
        return;
    }
    let Some(automaton) = &TABLE.automaton else { return };
    let mut colons = colons.peekable();
    let (mut current, mut by_opener) = (section, !headed);
    let mut behind = 0;
    let mut from = 0;
    while let Some(wording) = automaton.find(Input::new(line).range(from..)) {
        let (start, end) = (wording.start(), wording.end());
        let alone = stands_alone(line, start, end);
        from = if alone { end } else { start + 1 };
        while let Some((at, section, reach)) = colons.next_if(|&(at, ..)| at <= start) {
            found(at, section, reach);
            if reach == Reach::On {
                (current, by_opener) = (Some(section), false);
            }
            behind = at + 1;
        }
        let (section, glued) = TABLE.patterns[wording.pattern().as_usize()];
        let colon = line[end..].starts_with(':');
        if start < behind || colon || !alone || !is_glued(line, start, end, glued) {
            continue;
        }
        // A sentence's beginning says less than a heading does, and what is offered or asked for is said in many sentences.
        if glued == Glued::Opener && !yields(current, section, by_opener) {
            continue;
        }
        found(start, section, Reach::On);
        (current, by_opener) = (Some(section), glued == Glued::Opener);
    }
    colons.for_each(|(at, section, reach)| found(at, section, reach));
}

/// Whether a section gives way to the one that the beginning of a sentence speaks of.
fn yields(current: Option<Section>, to: Section, by_opener: bool) -> bool {
    use Section::{Application, Benefits, Company, Preferred, Requirements, Responsibilities};
    match (current, to) {
        (None | Some(Responsibilities | Company), _) => true,
        (Some(Requirements | Preferred), Benefits | Application) => by_opener,
        (Some(Requirements), Responsibilities) | (Some(Benefits), Requirements) => by_opener,
        _ => false,
    }
}

/// The heading that ends at a colon inside the line.
fn before_colon(line: &str, colon: usize, buffer: &mut String) -> Option<(usize, Section, Reach)> {
    let from = colon.saturating_sub(LONGEST_INLINE);
    let from = (from..=colon).find(|&at| line.is_char_boundary(at))?;
    let window = &line[from..colon];
    let mut last = ' ';
    let mut sentence = false;
    for (at, c) in window.char_indices() {
        let begins = c.is_alphanumeric() && (!last.is_alphanumeric() || (last.is_lowercase() && c.is_uppercase()));
        if matches!(last, '.' | '!' | '?' | ';' | '•' | '|' | '·' | '▪' | '●' | '*' | ')' | '…') {
            sentence = true;
        }
        if begins {
            let start = from + at;
            // The line's own beginning is told apart before.
            let head = start < 8 && !line[..start].contains(char::is_alphanumeric);
            if !head && (sentence || c.is_uppercase()) {
                let heading = &line[start..colon];
                let section = headings::section(heading, Layout::Plain, buffer)
                    .filter(|&section| speaks_of_postings(section) || (sentence && section == Section::Skills));
                if let Some(section) = section {
                    let field = is_field(heading) || !begins_sentence(line, start);
                    let reach = if field { Reach::Sentence(sentence_end(line, colon)) } else { Reach::On };
                    return Some((start, section, reach));
                }
            }
            sentence = false;
        }
        last = c;
    }
    None
}

/// Whether a sentence begins at `at`, or the last one lost its space.
fn begins_sentence(line: &str, at: usize) -> bool {
    let before = line[..at].trim_end();
    let Some(last) = before.chars().next_back() else { return true };
    let goes_on = last.is_alphanumeric() && before.len() < at;
    let ties = matches!(last, ',' | '&' | '/' | '(' | '-' | '–' | '"');
    !goes_on && !ties
}

/// Longer sentences, in bytes, are not searched to their end.
const LONGEST_SENTENCE: usize = 600;

/// Where the sentence at `at` ends: behind its mark, or where the line or the search ends.
fn sentence_end(line: &str, at: usize) -> usize {
    let bytes = line.as_bytes();
    let ends = |at: usize| {
        matches!(bytes[at], b'.' | b'!' | b'?' | b';') && bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace)
    };
    let last = (at + LONGEST_SENTENCE).min(bytes.len());
    let last = (last..=bytes.len()).find(|&at| line.is_char_boundary(at)).unwrap_or(last);
    (at..last).find(|&at| ends(at)).map_or(last, |at| at + 1)
}

/// Whether no letters or digits go on at either end.
fn stands_alone(line: &str, start: usize, end: usize) -> bool {
    let before = line[..start].chars().next_back();
    let after = line[end..].chars().next();
    let glued = before.is_some_and(|c| c.is_lowercase()) && line[start..].starts_with(char::is_uppercase);
    (glued || !before.is_some_and(char::is_alphanumeric)) && !after.is_some_and(|c| c.is_alphanumeric() || c == '\'')
}

/// Whether what stands around makes a wording a heading without a line or a colon of its own.
fn is_glued(line: &str, start: usize, end: usize, glued: Glued) -> bool {
    if !line[start..].starts_with(char::is_uppercase) {
        return false;
    }
    if glued == Glued::Opener {
        return begins_sentence(line, start);
    }
    let after = line[end..].trim_start_matches([' ', '-', '–', '—', '•', '*', '?', '!', '…']);
    let capital = after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && after.len() < line.len() - end;
    capital && (glued == Glued::Heading || begins_sentence(line, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_inside_a_line_are_found() {
        let long = "We are a friendly group of people who build software for hospitals, and we have done so for many years \
            with care, patience and joy, in the middle of a green town by the river, where the trains stop often and the \
            bread is good. ";
        type Case<'a> = (bool, &'a str, &'a [(&'a str, Section)]);
        let cases: [Case<'_>; 9] = [
            (false, "Join the team. Requirements: Go.", &[("Requirements", Section::Requirements)]),
            (
                false,
                "Go. Nice to have: Kafka. What we offer: tea.",
                &[("Nice", Section::Preferred), ("What", Section::Benefits)],
            ),
            (false, "the team.Requirements: Go", &[("Requirements", Section::Requirements)]),
            (false, "We have our requirements: many", &[]),
            (false, "Requirements gathering. Go. Java", &[]),
            (true, "What You'll Bring Five years of SQL", &[("What", Section::Requirements)]),
            (
                true,
                "You have five years of SQL. We offer tea.",
                &[("You", Section::Requirements), ("We", Section::Benefits)],
            ),
            (true, "Requirements Five years of SQL", &[("Requirements", Section::Requirements)]),
            (true, "Gather requirements Five times and see what we offer", &[]),
        ];
        for (in_long_line, text, expected) in cases {
            let line = if in_long_line { format!("{long}{text}") } else { text.to_owned() };
            let offset = line.len() - text.len();
            let mut buffer = String::new();
            let mut places = Vec::new();
            find(&line, None, false, &mut buffer, |at, section, _| places.push((at, section)));
            let expected: Vec<_> = expected
                .iter()
                .map(|(word, section)| (offset + text.find(word).expect("every case has it"), *section))
                .collect();
            assert_eq!(places, expected, "{text}");
        }
    }
}
