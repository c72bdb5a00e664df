//! Tells which mentions a text denies: "no Java required", "not a React shop", "we don't use PHP".

use super::Mention;
use crate::analysis::Term;
use crate::analysis::short::{WordSet, lower, packed};

/// How many words between a denial and what it denies are looked at.
const REACH: usize = 8;

/// Longer stretches, in bytes, carry no denial on to the next alternative.
const LONGEST_JOINT: usize = 8;

/// Words that deny what stands behind them.
static DENIALS: WordSet<7> = WordSet::of(["no", "not", "without", "non", "never", "nor", "neither"]);

/// Words that may stand between a denial and what it denies. Anything else means that something else is denied.
static BRIDGES: WordSet<70> = WordSet::of([
    "a",
    "about",
    "actual",
    "advanced",
    "any",
    "at",
    "background",
    "be",
    "certification",
    "coding",
    "commercial",
    "deep",
    "degree",
    "detailed",
    "direct",
    "do",
    "existing",
    "expect",
    "expecting",
    "experience",
    "expertise",
    "explicit",
    "extensive",
    "familiarity",
    "for",
    "formal",
    "former",
    "hands",
    "have",
    "having",
    "hiring",
    "in",
    "knowing",
    "know",
    "knowledge",
    "longer",
    "looking",
    "need",
    "needed",
    "needing",
    "of",
    "on",
    "or",
    "other",
    "particular",
    "practical",
    "previous",
    "prior",
    "professional",
    "programming",
    "proven",
    "require",
    "required",
    "requiring",
    "run",
    "skills",
    "special",
    "specific",
    "support",
    "sort",
    "the",
    "to",
    "training",
    "understanding",
    "use",
    "used",
    "using",
    "want",
    "with",
    "work",
]);

/// Endings of two words that deny what stands right behind them.
const INSTEAD: [(&str, &str); 2] = [("instead", "of"), ("rather", "than")];

/// The first words of those.
static INSTEAD_BEGINS: WordSet<2> = WordSet::of([INSTEAD[0].0, INSTEAD[1].0]);

/// Denials farther away, in bytes, reach no mention.
const REACH_BYTES: usize = 400;

/// Whether a word may deny what stands behind it.
#[inline]
pub(super) fn may_deny(term: &Term<'_>) -> bool {
    match term.word.as_bytes() {
        [.., b'\'', b't' | b'T'] => true,
        // The first letters of all others: nearly all words are done with here.
        [b'n' | b'w' | b'i' | b'r' | b'N' | b'W' | b'I' | b'R', ..] => {
            let number = lower(term.number);
            DENIALS.has_number(number) || INSTEAD_BEGINS.has_number(number)
        }
        _ => false,
    }
}

/// Marks the mentions that the text denies. `mentions` are in the order of the text, and so is where words that
/// [`may_deny`] begin.
pub(super) fn mark(text: &str, denials: &[usize], mentions: &mut [Mention]) {
    let mut before = 0;
    let mut last: Option<(usize, bool)> = None;
    for mention in mentions.iter_mut().filter(|mention| mention.rule.accepts()) {
        if let Some((end, negated)) = last
            && mention.start < end
        {
            // It lies within the one before.
            mention.negated = negated;
            continue;
        }
        let carried = last.is_some_and(|(end, negated)| negated && is_alternative(&text[end..mention.start]));
        while denials.get(before).is_some_and(|&start| start < mention.start) {
            before += 1;
        }
        let near = denials[..before].last().is_some_and(|&start| mention.start - start <= REACH_BYTES);
        mention.negated = carried || (near && is_denied(&text[..mention.start]));
        last = Some((mention.end, mention.negated));
    }
}

/// Whether what stands between two mentions makes the second an alternative to the first.
fn is_alternative(between: &str) -> bool {
    let word = between.trim();
    between.len() <= LONGEST_JOINT && ["or", "nor", "/", ", or"].iter().any(|joint| word.eq_ignore_ascii_case(joint))
}

/// Whether the words before a mention deny it.
fn is_denied(before: &str) -> bool {
    let mut words = Words { rest: before };
    let Some(first) = words.next() else { return false };
    if first.eq_ignore_ascii_case("of") || first.eq_ignore_ascii_case("than") {
        let second = Words { rest: words.rest }.next().unwrap_or_default();
        if INSTEAD.iter().any(|(a, b)| first.eq_ignore_ascii_case(b) && second.eq_ignore_ascii_case(a)) {
            return true;
        }
    }
    let mut word = first;
    for _ in 0..REACH {
        let number = packed(word).map(lower);
        if number.is_some_and(|number| DENIALS.has_number(number)) || ends_in_not(word) {
            return true;
        }
        if !number.is_some_and(|number| BRIDGES.has_number(number)) {
            return false;
        }
        match words.next() {
            Some(next) => word = next,
            None => return false,
        }
    }
    false
}

/// The words before a place, the nearest first, up to the end of the sentence before.
struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let apart = self.rest.bytes().rev().take_while(|byte| matches!(byte, b' ' | b'-')).count();
        let rest = &self.rest[..self.rest.len() - apart];
        let letters = rest.bytes().rev().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'\'').count();
        let (before, word) = rest.split_at(rest.len() - letters);
        // A curly apostrophe belongs to its word: "don’t".
        let curly = before.strip_suffix('’').filter(|_| word.eq_ignore_ascii_case("t"));
        if let Some(before) = curly {
            let letters = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
            let start = before.len() - letters;
            self.rest = &rest[..start];
            return Some(&rest[start..]);
        }
        self.rest = before;
        (!word.is_empty()).then_some(word)
    }
}

/// Whether a word is "don't", "doesn't", "isn't"… with either apostrophe.
fn ends_in_not(word: &str) -> bool {
    ["n't", "n’t"].iter().any(|ending| {
        word.len() > ending.len()
            && word.get(word.len() - ending.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::TermTokenizer;

    #[test]
    fn denials_reach_what_they_deny() {
        let cases = [
            ("no JAVA required", true),
            ("No prior experience with JAVA is needed", true),
            ("not a JAVA shop", true),
            ("We are not looking for a JAVA", true),
            ("without JAVA", true),
            ("without any knowledge of JAVA", true),
            ("non-JAVA", true),
            ("We don't use JAVA", true),
            ("We don’t use JAVA", true),
            ("you do not need to know JAVA", true),
            ("Kotlin, not JAVA", true),
            ("Kotlin instead of JAVA", true),
            ("Kotlin rather than JAVA", true),
            ("we no longer use JAVA", true),
            ("You won't need JAVA", true),
            ("never used JAVA", true),
            ("Not only JAVA", false),
            ("not just JAVA", false),
            ("no limits. JAVA", false),
            ("No\nJAVA", false),
            ("without compromising JAVA", false),
            ("no less than 5 years of JAVA", false),
            ("do not hesitate to ask about JAVA", false),
            ("Knowledge of JAVA", false),
            ("JAVA", false),
            ("a piano, JAVA", false),
            ("couldn’t live without JAVA", true),
            ("é JAVA", false),
        ];
        for (text, expected) in cases {
            let at = text.find("JAVA").expect("every case has it");
            assert_eq!(is_denied(&text[..at]), expected, "{text}");
            let may = TermTokenizer::default().terms(&text[..at]).any(|term| may_deny(&term));
            assert!(may || !expected, "{text}");
        }
    }
}
