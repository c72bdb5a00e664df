//! Tells what ties two neighbouring mentions together, by the text between them.

use crate::analysis::short::WordSet;

/// What stands between two mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    Or,
    Slash,
    Comma,
    And,
    /// The next item of a list, on its own line.
    Item,
    /// What follows are examples of what stands before: "platforms such as AWS".
    Examples,
    /// The same in brackets without a word that says so: "platforms (AWS, GCP)".
    Bracket,
    /// What follows is preferred of what stands before: "a JVM language, preferably Kotlin".
    Preference,
    /// The same keyword by another name, in brackets: "Google Cloud (GCP)".
    Same,
    Other,
}

/// Longer stretches, in bytes, join nothing.
const LONGEST_JOINT: usize = 48;

static OR: WordSet<6> = WordSet::of(["or", "oder", "ou", "o", "oppure", "bzw"]);
static AND: WordSet<6> = WordSet::of(["and", "und", "et", "y", "e", "en"]);
static PREFERENCE: WordSet<7> = WordSet::of([
    "preferably",
    "vorzugsweise",
    "idealerweise",
    "idéalement",
    "préférence",
    "preferiblemente",
    "preferibilmente",
]);

/// Words beside an "or" that do not part what it joins: "experience in Go or, ideally, in Java".
static FILLERS: WordSet<32> = WordSet::of([
    "a",
    "an",
    "any",
    "other",
    "another",
    "similar",
    "equivalent",
    "comparable",
    "modern",
    "the",
    "either",
    "else",
    "experience",
    "with",
    "in",
    "knowledge",
    "using",
    "even",
    "alternatively",
    "ideally",
    "preferred",
    "related",
    "strong",
    "good",
    "some",
    "at",
    "least",
    "better",
    "equally",
    "of",
    "skills",
    "de",
]);

/// Words behind which examples stand. In lower case.
const EXAMPLES: [&str; 24] = [
    "such as",
    "like",
    "e.g.",
    "e.g",
    "eg",
    "eg.",
    "e.g.,",
    "for example",
    "for example,",
    "for instance",
    "for instance,",
    "z.b.",
    "z. b.",
    "wie",
    "wie z.b.",
    "par exemple",
    "par ex.",
    "p.ex.",
    "comme",
    "tels que",
    "zoals",
    "bijv.",
    "como",
    "come",
];

/// Words behind which "like" is no example: "would like".
static WISHED: WordSet<7> = WordSet::of(["would", "i'd", "you'd", "we'd", "feel", "look", "looks"]);

/// Words that name a class of things: what stands in brackets behind one is an example of it.
static CLASSES: WordSet<42> = WordSet::of([
    "platform",
    "tool",
    "technology",
    "technologies",
    "database",
    "warehouse",
    "framework",
    "language",
    "cloud",
    "system",
    "service",
    "library",
    "libraries",
    "provider",
    "solution",
    "broker",
    "queue",
    "software",
    "vendor",
    "suite",
    "engine",
    "store",
    "environment",
    "stack",
    "package",
    "application",
    "app",
    "methodology",
    "methodologies",
    "certification",
    "tooling",
    "orchestrator",
    "product",
    "format",
    "protocol",
    "server",
    "tools",
    "datenbanken",
    "werkzeuge",
    "sprachen",
    "outils",
    "herramientas",
]);

/// What `between`, the text between two mentions, makes of them. `before` is the text up to it.
pub(super) fn joint(before: &str, between: &str, same_keyword: bool) -> Joint {
    if between.len() > LONGEST_JOINT {
        return Joint::Other;
    }
    match between {
        ", " | "," => return Joint::Comma,
        "/" | " / " => return Joint::Slash,
        " and " => return Joint::And,
        " or " => return Joint::Or,
        " " | "" => return Joint::Other,
        _ => {}
    }
    if same_keyword && between.trim() == "(" {
        return Joint::Same;
    }
    if between.contains(['\n', '\r']) {
        let item = between.chars().all(|c| !c.is_alphanumeric() && !matches!(c, '.' | ':' | ';' | '('));
        return if item { Joint::Item } else { Joint::Other };
    }
    if let Some(class) = without_examples(between) {
        let class = class.trim_matches([' ', ',', '(', '–', '-']);
        return if class.split(' ').all(|word| word.is_empty() || is_class(word)) {
            Joint::Examples
        } else {
            Joint::Other
        };
    }
    if let Some(class) = between.strip_suffix('(').map(str::trim)
        && (class.is_empty() || is_class(class))
    {
        let named = is_class(class) || is_class(last_word(before));
        return if named { Joint::Bracket } else { Joint::Other };
    }
    by_words(between)
}

fn by_words(between: &str) -> Joint {
    if between.contains(['.', ';', ':', '?', '!', '|', '•']) {
        return Joint::Other;
    }
    let (mut or, mut and, mut preference, mut filler) = (false, false, false, false);
    for word in between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if OR.has(word) {
            or = true;
        } else if AND.has(word) {
            and = true;
        } else if PREFERENCE.has(word) {
            preference = true;
        } else if FILLERS.has(word) {
            filler = true;
        } else {
            return Joint::Other;
        }
    }
    let comma = between.contains(',');
    match (or, and, preference) {
        (true, ..) => Joint::Or,
        (_, _, true) if !and && (comma || between.contains(['(', '–', '-'])) => Joint::Preference,
        _ if filler || preference => Joint::Other,
        (_, true, _) => Joint::And,
        _ if between.contains('/') => Joint::Slash,
        _ if comma => Joint::Comma,
        _ if between.contains('&') => Joint::And,
        _ => Joint::Other,
    }
}

/// `text` without the words at its end that introduce examples; `None` where there are none.
pub(super) fn without_examples(text: &str) -> Option<&str> {
    let text = text.trim_end_matches([' ', ':', ',', '(']);
    if !text.as_bytes().last().is_some_and(|last| EXAMPLES.iter().any(|words| ends_alike(words, *last))) {
        return None;
    }
    let rest = EXAMPLES.iter().filter_map(|words| ending(text, words)).min_by_key(|rest| rest.len())?;
    (!WISHED.has(last_word(rest))).then_some(rest)
}

/// Whether words end with this letter in either case: most texts end otherwise, and need no comparing.
pub(super) fn ends_alike(words: &str, last: u8) -> bool {
    words.as_bytes().last().is_some_and(|byte| byte.eq_ignore_ascii_case(&last))
}

/// `text` without `words` at its end, where a word begins with them.
pub(super) fn ending<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(words.len())?;
    let (rest, tail) = (text.get(..at)?, text.get(at..)?);
    (tail.eq_ignore_ascii_case(words) && !rest.ends_with(char::is_alphanumeric)).then_some(rest)
}

/// Whether a word names a class of things, in the singular or plural.
pub(super) fn is_class(word: &str) -> bool {
    CLASSES.has(word) || word.strip_suffix(['s', 'S']).is_some_and(|word| CLASSES.has(word))
}

/// Longer words, in bytes, are none that is looked for.
const LONGEST_WORD: usize = 24;

/// The word that `text` ends with, without signs behind it; empty where it is too long.
pub(super) fn last_word(text: &str) -> &str {
    let text = text.trim_end_matches([' ', '*', '_', '`', ',']);
    let from = text.len().saturating_sub(LONGEST_WORD);
    let from = (from..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(from);
    let tail = &text[from..];
    let start = tail.rfind(|c: char| !c.is_alphanumeric() && c != '\'').map_or(0, |at| at + 1);
    tail.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Joint::{And, Bracket, Comma, Examples, Item, Or, Other, Preference, Same, Slash};
    use super::*;

    #[test]
    fn joints_are_told_by_what_stands_between() {
        let cases = [
            (" or ", Or),
            (", or ", Or),
            (" and/or ", Or),
            ("** or **", Or),
            (" or, ideally, ", Or),
            (" (or another modern ", Or),
            (" oder ", Or),
            ("/", Slash),
            (" / ", Slash),
            (", ", Comma),
            (" and ", And),
            (" & ", And),
            (" ", Other),
            (" for ", Other),
            (",\n", Item),
            ("\n- ", Item),
            (".\nUse ", Other),
            (", preferably ", Preference),
            (" (preferably ", Preference),
            (" such as ", Examples),
            (" tools such as ", Examples),
            (" (e.g. ", Examples),
            (", e.g., ", Examples),
            (" teams such as ", Other),
            (" tools (", Bracket),
            (" (", Other),
        ];
        for (between, expected) in cases {
            assert_eq!(joint("Kafka", between, false), expected, "{between:?}");
        }
        assert_eq!(joint("Google Cloud", " (", true), Same);
        assert_eq!(joint("cloud platforms", " (", false), Bracket);
    }
}
