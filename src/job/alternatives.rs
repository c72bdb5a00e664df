//! Tells which neighbouring mentions are alternatives: "Go or Java", "AWS/GCP/Azure", "A, B or C".

use crate::document::Document;
use crate::recognition::Mention;

/// What stands between two mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Or,
    Slash,
    Comma,
    And,
    Other,
}

/// Words that say that one member of the list behind them is enough.
const INTRODUCTIONS: [&str; 5] = ["one of", "one or more of", "one or several of", "any of", "either"];

/// Longer stretches, in bytes, join nothing.
const LONGEST_JOINT: usize = 12;

fn joint(between: &str) -> Joint {
    if between.len() > LONGEST_JOINT || between.contains('\n') {
        return Joint::Other;
    }
    let words = between.trim().trim_start_matches(',').trim();
    let is = |wanted: &[&str]| wanted.iter().any(|wanted| words.eq_ignore_ascii_case(wanted));
    match words {
        "/" => Joint::Slash,
        "" if between.contains(',') => Joint::Comma,
        _ if is(&["or", "and/or"]) => Joint::Or,
        _ if is(&["and", "&"]) => Joint::And,
        _ => Joint::Other,
    }
}

/// Splits `places`, in the order of the text, into runs: each is either one mention or alternatives.
pub(super) fn runs<'p>(document: &Document<'_>, mentions: &[Mention], places: &'p [usize]) -> Vec<&'p [usize]> {
    let joints: Vec<Joint> =
        places.windows(2).map(|pair| joint(&document.text[mentions[pair[0]].end..mentions[pair[1]].start])).collect();
    let mut runs = Vec::new();
    let mut start = 0;
    while start < places.len() {
        let joints = &joints[start.min(joints.len())..];
        let introduced = || is_introduced(&document.text[..mentions[places[start]].start]);
        let length = match joints.first() {
            None | Some(Joint::Other) => 1,
            Some(_) if introduced() => joints.iter().take_while(|&&joint| joint != Joint::Other).count() + 1,
            Some(_) => alternatives(joints),
        };
        runs.push(&places[start..start + length]);
        start += length;
    }
    runs
}

/// Whether the words right before a list say that one of its members is enough.
fn is_introduced(before: &str) -> bool {
    let end = before.trim_end_matches([' ', ':', '(', '-', '*', '\n', '\r']);
    let end = end.strip_suffix("following").map_or(end, |end| end.trim_end().trim_end_matches("the")).trim_end();
    INTRODUCTIONS.iter().any(|words| {
        end.len()
            .checked_sub(words.len())
            .and_then(|at| end.get(at..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(words))
    })
}

/// How many mentions, of those that `joints` join, are alternatives to the first: up to the last "or" of the
/// enumeration that it begins, or as far as slashes reach; else 1.
fn alternatives(joints: &[Joint]) -> usize {
    let enumeration = joints.iter().take_while(|&&joint| !matches!(joint, Joint::And | Joint::Other)).count();
    match joints[..enumeration].iter().rposition(|&joint| joint == Joint::Or) {
        Some(last) => last + 2,
        None => joints.iter().take_while(|&&joint| joint == Joint::Slash).count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::Joint::{And, Comma, Or, Other, Slash};
    use super::*;

    #[test]
    fn alternatives_reach_to_the_last_or() {
        let cases: [(&str, &[Joint], usize); 7] = [
            ("A", &[], 1),
            ("A and B", &[And], 1),
            ("A, B", &[Comma], 1),
            ("A or B", &[Or], 2),
            ("A, B or C, D", &[Comma, Or, Comma], 3),
            ("A/B/C and D", &[Slash, Slash, And], 3),
            ("A/B, C", &[Slash, Comma], 2),
        ];
        for (text, joints, expected) in cases {
            assert_eq!(alternatives(joints), expected, "{text}");
        }
    }

    #[test]
    fn lists_are_introduced() {
        let cases = [
            ("Proficient in at least one of ", true),
            ("One or more of: ", true),
            ("any of the following: ", true),
            ("experience in ", false),
            ("one ", false),
            ("", false),
        ];
        for (before, expected) in cases {
            assert_eq!(is_introduced(before), expected, "{before:?}");
        }
    }

    #[test]
    fn joints_are_told_by_what_stands_between() {
        let cases = [
            (" or ", Or),
            (", or ", Or),
            (" and/or ", Or),
            ("/", Slash),
            (" / ", Slash),
            (", ", Comma),
            (" and ", And),
            (" ", Other),
            (",\n", Other),
        ];
        for (between, expected) in cases {
            assert_eq!(joint(between), expected, "{between:?}");
        }
    }
}
