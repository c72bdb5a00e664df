//! Tells which neighbouring mentions are alternatives: "Go or Java", "AWS/GCP/Azure", "platforms such as A, B and C".

use super::joints::{Joint, ending, ends_alike, is_class, joint, last_word, without_examples};
use crate::analysis::short::WordSet;
use crate::document::Document;
use crate::recognition::Mention;

/// Words that say that one member of the list behind them is enough.
const INTRODUCTIONS: [&str; 20] = [
    "one of",
    "one or more of",
    "one or several of",
    "any of",
    "either",
    "one or two of",
    "at least two of",
    "some of",
    "a few of",
    "two or more of",
    "one or more",
    "mindestens eine der",
    "mindestens eines der",
    "eine der",
    "l'un de",
    "au moins un de",
    "één van",
    "een van",
    "uno de",
    "uno tra",
];

/// Words behind "or" that stand for whatever else would do.
static SIMILAR: WordSet<24> = WordSet::of([
    "similar",
    "equivalent",
    "comparable",
    "other",
    "another",
    "alternative",
    "alternatives",
    "something",
    "like",
    "related",
    "vergleichbar",
    "vergleichbare",
    "vergleichbaren",
    "vergleichbares",
    "ähnlich",
    "ähnliche",
    "ähnliches",
    "équivalent",
    "similaire",
    "vergelijkbaar",
    "soortgelijk",
    "equivalente",
    "simile",
    "simili",
]);

/// "Or", before such a word.
static OR: WordSet<5> = WordSet::of(["or", "oder", "ou", "of", "o"]);

/// What may stand between the two.
static ARTICLES: WordSet<5> = WordSet::of(["a", "an", "any", "the", "some"]);

/// Mentions that are asked for together: one, or alternatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'p> {
    /// Places in the reading's mentions.
    pub places: &'p [usize],
    /// Whether the others are but examples of the first.
    pub umbrella: bool,
}

/// What ties a mention to the next one.
#[derive(Clone, Copy, Debug)]
struct Tie {
    joint: Joint,
    /// Whether a bracket closes before the joint.
    closes: bool,
}

/// Splits `places`, in the order of the text, into runs.
pub(super) fn runs<'p>(document: &Document<'_>, mentions: &[Mention], places: &'p [usize]) -> Vec<Run<'p>> {
    let text = document.text;
    let ties: Vec<Tie> = places
        .windows(2)
        .map(|pair| {
            let (one, other) = (&mentions[pair[0]], &mentions[pair[1]]);
            let between = &text[one.end..other.start];
            let closed = between.strip_prefix(')');
            let joint = joint(&text[..one.end], closed.unwrap_or(between), one.keyword == other.keyword);
            Tie { joint, closes: closed.is_some() }
        })
        .collect();
    let mut runs = Vec::new();
    let mut start = 0;
    while start < places.len() {
        let rest = &ties[start.min(ties.len())..];
        let before = || &text[..mentions[places[start]].start];
        let behind = |length: usize| &text[mentions[places[start + length - 1]].end..];
        let (mut length, umbrella) = match introduced(before, rest) {
            Some(length) => (length, false),
            None => run(rest, behind),
        };
        if rest.get(length - 1).is_some_and(|tie| tie.joint == Joint::Preference) {
            length += 1;
            length += rest[length - 1..].iter().take_while(|tie| matches!(tie.joint, Joint::Or | Joint::Slash)).count();
        }
        runs.push(Run { places: &places[start..start + length], umbrella });
        start += length;
    }
    runs
}

/// How many mentions stand in the list that the words before it introduce as alternatives or examples.
fn introduced<'a>(before: impl Fn() -> &'a str, ties: &[Tie]) -> Option<usize> {
    let first = ties.first()?;
    if !is_listed(first.joint) && first.joint != Joint::Item {
        return None;
    }
    let before = before();
    if is_introduced(before) {
        // The list may stand in lines of its own.
        let separated = |tie: &&Tie| is_listed(tie.joint) || (tie.joint == Joint::Item && first.joint == Joint::Item);
        return Some(ties.iter().take_while(separated).count() + 1);
    }
    if !is_listed(first.joint) {
        return None;
    }
    if without_examples(before).is_some() {
        return Some(listed(ties));
    }
    let bracket = before.strip_suffix('(')?;
    let length = listed(ties);
    (is_class(last_word(bracket)) && length >= 2).then_some(length)
}

/// How many mentions a list has, up to its bracket or whatever else follows.
fn listed(ties: &[Tie]) -> usize {
    let mut inside = false;
    let members = |tie: &&Tie| {
        let goes_on = is_listed(tie.joint) && (!tie.closes || inside);
        inside = tie.joint == Joint::Same;
        goes_on || tie.joint == Joint::Same
    };
    ties.iter().take_while(members).count() + 1
}

fn is_listed(joint: Joint) -> bool {
    matches!(joint, Joint::Or | Joint::Slash | Joint::Comma | Joint::And)
}

/// How many mentions, of those that `ties` tie, are alternatives to the first, and whether they are its examples.
fn run<'a>(ties: &[Tie], behind: impl Fn(usize) -> &'a str) -> (usize, bool) {
    let named = ties.iter().take_while(|tie| tie.joint == Joint::Same).count();
    match ties.get(named).map(|tie| tie.joint) {
        Some(Joint::Examples) => (named + 1 + listed(&ties[named + 1..]), true),
        Some(Joint::Bracket) => match listed(&ties[named + 1..]) {
            1 => (named + 1, false),
            examples => (named + 1 + examples, true),
        },
        _ => (alternatives(ties, behind), false),
    }
}

/// Up to the last "or" of the enumeration that the first mention begins, or to its end where "or similar" follows, or as
/// far as slashes reach; else the first alone, with its other names.
fn alternatives<'a>(ties: &[Tie], behind: impl Fn(usize) -> &'a str) -> usize {
    let mut inside = false;
    let enumerated = |tie: &&Tie| {
        let goes_on = matches!(tie.joint, Joint::Or | Joint::Slash | Joint::Comma) && (!tie.closes || inside);
        inside = tie.joint == Joint::Same;
        goes_on || tie.joint == Joint::Same
    };
    let enumeration = ties.iter().take_while(enumerated).count();
    if enumeration > 0 && or_similar(behind(enumeration + 1)) {
        return enumeration + 1;
    }
    let ties = &ties[..enumeration];
    // "A, B/C or D": what a slash joins stays together behind the last "or".
    let last = ties.iter().rposition(|tie| tie.joint == Joint::Or).map_or(0, |last| last + 1);
    last + ties[last..].iter().take_while(|tie| matches!(tie.joint, Joint::Slash | Joint::Same)).count() + 1
}

/// Whether what stands behind a list says that something like its members would do as well.
fn or_similar(behind: &str) -> bool {
    let behind = behind.trim_start_matches([' ', ',', '(', '*', '_', '`']);
    let mut words = behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(4);
    if !words.next().is_some_and(|word| OR.has(word)) {
        return false;
    }
    let similar = |word: Option<&str>| word.is_some_and(|word| SIMILAR.has(word));
    let second = words.next();
    similar(second) || (second.is_some_and(|word| ARTICLES.has(word)) && similar(words.next()))
}

/// Whether the words right before a list say that one of its members is enough.
fn is_introduced(before: &str) -> bool {
    let end = before.trim_end_matches([' ', ':', '(', '-', '*', '•', '\n', '\r']);
    let end = ["following", "these", "languages", "tools"].iter().find_map(|word| ending(end, word)).unwrap_or(end);
    let end = end.trim_end();
    let end = ["the following", "the", "these"].iter().find_map(|word| ending(end, word)).map_or(end, str::trim_end);
    let last = end.as_bytes().last();
    last.is_some_and(|last| INTRODUCTIONS.iter().any(|words| ends_alike(words, *last) && ending(end, words).is_some()))
}

#[cfg(test)]
mod tests {
    use super::Joint::{And, Bracket, Comma, Examples, Or, Other, Preference, Same, Slash};
    use super::*;

    fn ties(joints: &[Joint]) -> Vec<Tie> {
        joints.iter().map(|&joint| Tie { joint, closes: false }).collect()
    }

    #[test]
    fn alternatives_reach_to_the_last_or() {
        let cases: [(&str, &[Joint], &str, usize); 10] = [
            ("A", &[], "", 1),
            ("A and B", &[And], "", 1),
            ("A, B", &[Comma], "", 1),
            ("A or B", &[Or], "", 2),
            ("A, B or C, D", &[Comma, Or, Comma], "", 3),
            ("A/B/C and D", &[Slash, Slash, And], "", 3),
            ("A/B, C", &[Slash, Comma], "", 2),
            ("A, B or similar", &[Comma], " or similar tools", 2),
            ("A (a) or B", &[Same, Or], "", 3),
            ("A, B", &[Comma, Preference], " or an interest", 1),
        ];
        for (text, joints, behind, expected) in cases {
            assert_eq!(alternatives(&ties(joints), |_| behind), expected, "{text}");
        }
    }

    #[test]
    fn examples_stand_with_what_they_are_examples_of() {
        let cases: [(&str, &[Joint], (usize, bool)); 4] = [
            ("A such as B, C and D", &[Examples, Comma, And, Other], (4, true)),
            ("A (B, C)", &[Bracket, Comma], (3, true)),
            ("A (B)", &[Bracket], (1, false)),
            ("A (a) such as B", &[Same, Examples], (3, true)),
        ];
        for (text, joints, expected) in cases {
            assert_eq!(run(&ties(joints), |_| ""), expected, "{text}");
        }
    }

    #[test]
    fn lists_are_introduced() {
        let cases = [
            ("Proficient in at least one of ", true),
            ("One or more of: ", true),
            ("any of the following: ", true),
            ("one of these languages: ", true),
            ("experience in ", false),
            ("one ", false),
            ("phone of ", false),
            ("", false),
        ];
        for (before, expected) in cases {
            assert_eq!(is_introduced(before), expected, "{before:?}");
        }
    }
}
