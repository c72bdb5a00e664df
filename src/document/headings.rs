//! Tells which section a heading opens.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

use super::Section;
use super::foreign::FOREIGN;
use super::wordings::{BEFORE_NAMES, FILLERS, TIES, WORDINGS};
use crate::analysis::phrases::first_word;

/// How many words the longest wording has.
const LONGEST_WORDING: usize = 7;

/// Longer lines, in words, consist of no wordings.
const MOST_WORDS_OF_PLAIN: usize = 12;

/// Longer lines, in words, do not name the employer behind "About".
const MOST_WORDS_WITH_NAME: usize = 4;

/// How sure the line's layout makes it that it is a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Marked as one, by Markdown or a colon: a known wording anywhere in it is enough.
    Marked,
    /// A question of its own: a known wording of several words anywhere in it is enough.
    Question,
    /// A short line of its own: it must consist of a known wording.
    Plain,
}

/// The wordings by what they are looked up for.
struct Table {
    /// By wording: its section's place among [`WORDINGS`], and the section.
    sections: FxHashMap<&'static str, (usize, Section)>,
    /// Every word of every wording, and the fillers: a line with another word is no plain heading.
    words: FxHashSet<&'static str>,
    /// What those words begin with, and "and".
    first_words: FxHashSet<u64>,
    fillers: FxHashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut sections = FxHashMap::default();
    for (rank, &(section, wordings)) in WORDINGS.iter().chain(&FOREIGN).enumerate() {
        for &wording in wordings {
            sections.entry(wording).or_insert((rank, section));
        }
    }
    let words: FxHashSet<&str> = sections.keys().flat_map(|wording| wording.split(' ')).chain(FILLERS).collect();
    let first_words = words.iter().chain(&["and"]).map(|word| first_word(word.as_bytes())).collect();
    Table { sections, words, first_words, fillers: FILLERS.into_iter().collect() }
});

/// The section that a heading opens, if its wording is known. `buffer` is scratch space.
pub(super) fn section(heading: &str, layout: Layout, buffer: &mut String) -> Option<Section> {
    match layout {
        Layout::Marked => {
            normalise(heading, buffer, |_| true);
            containing(buffer, 1)
        }
        Layout::Question => plain(heading, buffer).or_else(|| {
            normalise(heading, buffer, |_| true);
            containing(buffer, 2)
        }),
        Layout::Plain => plain(heading, buffer),
    }
}

/// The section of a line that consists of known wordings and fillers.
fn plain(heading: &str, buffer: &mut String) -> Option<Section> {
    let Table { sections, words, first_words, .. } = &*TABLE;
    // Most lines are told by how they begin.
    let start = first_word(heading.as_bytes());
    if start != 0 && !first_words.contains(&start) {
        return None;
    }
    if !normalise(heading, buffer, |word| words.contains(word)) {
        return None;
    }
    let words = buffer.trim();
    if let Some(&(_, section)) = sections.get(words) {
        return Some(section);
    }
    if words.split(' ').nth(MOST_WORDS_OF_PLAIN).is_some() {
        return None;
    }
    covered(words).or_else(|| {
        let telling: Vec<&str> = words.split(' ').filter(|word| !TABLE.fillers.contains(word)).collect();
        sections.get(telling.join(" ").as_str()).map(|&(_, section)| section)
    })
}

/// The section of words that are wordings side by side, with fillers between: "qualifications and work experience".
fn covered(words: &str) -> Option<Section> {
    let Table { sections, fillers, .. } = &*TABLE;
    let (mut rest, mut known, mut tied) = (words, 0, false);
    while !rest.is_empty() {
        let ends = rest.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(rest.len())).take(LONGEST_WORDING);
        let longest = ends.filter(|&end| sections.contains_key(&rest[..end])).last();
        let word = rest.find(' ').unwrap_or(rest.len());
        let end = match longest {
            Some(end) => {
                known += 1;
                end
            }
            None if fillers.contains(&rest[..word]) => {
                tied |= TIES.contains(&&rest[..word]);
                word
            }
            None => return None,
        };
        rest = rest[end..].trim_start();
    }
    if known == 0 || (known > 1 && tied) { None } else { containing(words, 1) }
}

/// The section of a line that names the employer behind "About" and the like, whatever its name.
pub(super) fn before_name(line: &str) -> Option<Section> {
    let short = || line.split(' ').nth(MOST_WORDS_WITH_NAME).is_none() && !line.ends_with(['.', ',', ';']);
    let &(words, section) = BEFORE_NAMES.iter().find(|(words, _)| line.starts_with(words))?;
    (line[words.len()..].starts_with(char::is_uppercase) && short()).then_some(section)
}

/// The section of the longest wording of at least so many words that stands anywhere in `words`, which are parted by
/// single spaces; of those as long, the first in the order of [`WORDINGS`].
fn containing(words: &str, least: usize) -> Option<Section> {
    let words = words.trim();
    let starts = std::iter::once(0).chain(words.match_indices(' ').map(|(at, _)| at + 1));
    let phrases = starts.flat_map(|start| {
        let rest = &words[start..];
        let ends = rest.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(rest.len()));
        ends.take(LONGEST_WORDING).map(move |end| &rest[..end])
    });
    let known = phrases.filter_map(|phrase| {
        let &(rank, section) = TABLE.sections.get(phrase)?;
        let length = phrase.split(' ').count();
        (length >= least).then_some((std::cmp::Reverse(length), rank, section))
    });
    known.min_by_key(|&(length, rank, _)| (length, rank)).map(|(.., section)| section)
}

/// Writes the words of `heading` but "and" into `buffer` in lower case, each between single spaces. Stops and
/// returns false at the first word that is not `wanted`.
fn normalise(heading: &str, buffer: &mut String, wanted: impl Fn(&str) -> bool) -> bool {
    buffer.clear();
    buffer.push(' ');
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    for word in heading.split(|c| !is_word(c)).filter(|word| !word.is_empty()) {
        let start = buffer.len();
        if word.is_ascii() {
            buffer.push_str(word);
            buffer[start..].make_ascii_lowercase();
        } else {
            buffer.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
        }
        if buffer[start..] == *"and" {
            buffer.truncate(start);
        } else if wanted(&buffer[start..]) {
            buffer.push(' ');
        } else {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_wording_is_longer_than_is_looked_for() {
        let longest = TABLE.sections.keys().map(|wording| wording.split(' ').count()).max();
        assert!(longest.is_some_and(|longest| longest <= LONGEST_WORDING), "{longest:?}");
    }

    #[test]
    fn wordings_are_told_apart() {
        let cases = [
            ("Preferred Qualifications", Layout::Plain, Some(Section::Preferred)),
            ("Required Skills and Experience", Layout::Plain, Some(Section::Requirements)),
            ("Preferred Qualifications", Layout::Marked, Some(Section::Preferred)),
            ("Required Qualifications", Layout::Marked, Some(Section::Requirements)),
            ("KEY RESPONSIBILITIES", Layout::Plain, Some(Section::Responsibilities)),
            ("What you’ll bring", Layout::Plain, Some(Section::Requirements)),
            ("Skills & Tools", Layout::Plain, Some(Section::Skills)),
            ("Professional Experience", Layout::Plain, Some(Section::Experience)),
            ("Legal Assistant", Layout::Plain, None),
            ("Benefits Analyst", Layout::Plain, None),
            ("Nice to have", Layout::Plain, Some(Section::Preferred)),
            ("Our benefits and perks", Layout::Marked, Some(Section::Benefits)),
            ("Data Infrastructure & Pipelines", Layout::Plain, None),
            ("About the role", Layout::Plain, Some(Section::Responsibilities)),
            ("Qualifications and Work Experience", Layout::Plain, Some(Section::Experience)),
            ("Experience with cloud platforms", Layout::Plain, None),
            ("Requirements for this position", Layout::Plain, Some(Section::Requirements)),
            ("Skills / Nice to have", Layout::Plain, Some(Section::Preferred)),
            ("Le profil recherché", Layout::Plain, Some(Section::Requirements)),
            ("Deine Aufgaben und Verantwortung", Layout::Plain, Some(Section::Responsibilities)),
            ("Das bieten wir Dir", Layout::Plain, Some(Section::Benefits)),
            ("Wat wij vragen", Layout::Plain, Some(Section::Requirements)),
            ("Qué ofrecemos", Layout::Plain, Some(Section::Benefits)),
            ("Chi siamo", Layout::Plain, Some(Section::Company)),
        ];
        let mut buffer = String::new();
        for (heading, layout, expected) in cases {
            assert_eq!(section(heading, layout, &mut buffer), expected, "{heading}");
        }
    }
}
