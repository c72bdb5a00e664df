//! Tells which neighbouring mentions are alternatives: "Go or Java", "AWS/GCP/Azure", "A, B or C".

use crate::document::Document;
use crate::recognition::Mention;

/// What stands between two mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Or,
    Slash,
    Comma,
    Other,
}

/// Longer stretches, in bytes, join nothing.
const LONGEST_JOINT: usize = 12;

fn joint(between: &str) -> Joint {
    if between.len() > LONGEST_JOINT || between.contains('\n') {
        return Joint::Other;
    }
    match between.trim().trim_start_matches(',').trim().to_ascii_lowercase().as_str() {
        "or" | "and/or" => Joint::Or,
        "/" => Joint::Slash,
        "" if between.contains(',') => Joint::Comma,
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
        let length = alternatives(&joints[start.min(joints.len())..]);
        runs.push(&places[start..start + length]);
        start += length;
    }
    runs
}

/// How many mentions, of those that `joints` join, are alternatives to the first: up to the last "or" of the
/// enumeration that it begins, or as far as slashes reach; else 1.
fn alternatives(joints: &[Joint]) -> usize {
    let enumeration = joints.iter().take_while(|&&joint| joint != Joint::Other).count();
    match joints[..enumeration].iter().rposition(|&joint| joint == Joint::Or) {
        Some(last) => last + 2,
        None => joints.iter().take_while(|&&joint| joint == Joint::Slash).count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::Joint::{Comma, Or, Other, Slash};
    use super::*;

    #[test]
    fn alternatives_reach_to_the_last_or() {
        let cases: [(&str, &[Joint], usize); 7] = [
            ("A", &[], 1),
            ("A and B", &[Other], 1),
            ("A, B", &[Comma], 1),
            ("A or B", &[Or], 2),
            ("A, B or C, D", &[Comma, Or, Comma], 3),
            ("A/B/C and D", &[Slash, Slash, Other], 3),
            ("A/B, C", &[Slash, Comma], 2),
        ];
        for (text, joints, expected) in cases {
            assert_eq!(alternatives(joints), expected, "{text}");
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
            (" and ", Other),
            (" ", Other),
            (",\n", Other),
        ];
        for (between, expected) in cases {
            assert_eq!(joint(between), expected, "{between:?}");
        }
    }
}
