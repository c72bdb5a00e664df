//! Tells which section a heading opens.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

use super::Section;
use super::wordings::{FILLERS, WORDINGS};

/// How many words the longest wording has.
const LONGEST_WORDING: usize = 7;

/// How sure the line's layout makes it that it is a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Marked as one, by Markdown or a colon: a known wording anywhere in it is enough.
    Marked,
    /// A short line of its own: it must consist of a known wording.
    Plain,
}

/// The wordings by what they are looked up for.
struct Table {
    /// By wording: its section's place among [`WORDINGS`], and the section.
    sections: FxHashMap<&'static str, (usize, Section)>,
    /// Every word of every wording, and the fillers: a line with another word is no plain heading.
    words: FxHashSet<&'static str>,
    fillers: FxHashSet<&'static str>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut sections = FxHashMap::default();
    for (rank, &(section, wordings)) in WORDINGS.iter().enumerate() {
        for &wording in wordings {
            sections.entry(wording).or_insert((rank, section));
        }
    }
    let words = sections.keys().flat_map(|wording| wording.split(' ')).chain(FILLERS).collect();
    Table { sections, words, fillers: FILLERS.into_iter().collect() }
});

/// The section that a heading opens, if its wording is known. `buffer` is scratch space.
pub(super) fn section(heading: &str, layout: Layout, buffer: &mut String) -> Option<Section> {
    match layout {
        Layout::Marked => {
            normalise(heading, buffer, |_| true);
            containing(buffer)
        }
        Layout::Plain => plain(heading, buffer),
    }
}

/// The section of a line that consists of a known wording, with or without fillers, or of several of one word each.
fn plain(heading: &str, buffer: &mut String) -> Option<Section> {
    let Table { sections, words, fillers } = &*TABLE;
    if !normalise(heading, buffer, |word| words.contains(word)) {
        return None;
    }
    if let Some(&(_, section)) = sections.get(buffer.trim()) {
        return Some(section);
    }
    let telling: Vec<&str> = buffer.split_whitespace().filter(|word| !fillers.contains(word)).collect();
    if let Some(&(_, section)) = sections.get(telling.join(" ").as_str()) {
        return Some(section);
    }
    let known = !telling.is_empty() && telling.iter().all(|word| sections.contains_key(word));
    known.then(|| containing(&telling.join(" "))).flatten()
}

/// The section of the longest wording that stands anywhere in `words`, which are parted by single spaces; of those as
/// long, the first in the order of [`WORDINGS`].
fn containing(words: &str) -> Option<Section> {
    let words = words.trim();
    let starts = std::iter::once(0).chain(words.match_indices(' ').map(|(at, _)| at + 1));
    let phrases = starts.flat_map(|start| {
        let rest = &words[start..];
        let ends = rest.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(rest.len()));
        ends.take(LONGEST_WORDING).map(move |end| &rest[..end])
    });
    let known = phrases.filter_map(|phrase| {
        let &(rank, section) = TABLE.sections.get(phrase)?;
        Some((std::cmp::Reverse(phrase.split(' ').count()), rank, section))
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
        ];
        let mut buffer = String::new();
        for (heading, layout, expected) in cases {
            assert_eq!(section(heading, layout, &mut buffer), expected, "{heading}");
        }
    }
}
