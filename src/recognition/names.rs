//! Tells the names of people and of employers from those of skills, by the words right beside them.

use super::context::{last_word, leading_word};
use crate::analysis::short::WordSet;
use crate::vocabulary::Kind;

/// Words that, right before a name, make it a person's.
static ADDRESSES: WordSet<23> = WordSet::of([
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "lady",
    "lord",
    "judge",
    "captain",
    "chef",
    "father",
    "brother",
    "sister",
    "uncle",
    "aunt",
    "dear",
    "hi",
    "hello",
    "asked",
    "told",
]);

/// Words before a comma that address or sign: "Cheers, Ruby".
static GREETINGS: WordSet<8> =
    WordSet::of(["cheers", "regards", "wishes", "yours", "truly", "sincerely", "birthday", "thanks"]);

/// What only a person does, right behind the name.
static DEEDS: WordSet<11> =
    WordSet::of(["met", "says", "said", "asks", "asked", "wrote", "replied", "smiled", "laughed", "who", "whose"]);

/// What one is at something, or does at it, without working there: "expert at Excel", "look at Tableau".
static NOT_EMPLOYED: WordSet<21> = WordSet::of([
    "good",
    "better",
    "best",
    "great",
    "excellent",
    "excels",
    "excel",
    "expert",
    "experts",
    "proficient",
    "skilled",
    "adept",
    "competent",
    "capable",
    "experienced",
    "strong",
    "look",
    "looks",
    "looking",
    "looked",
    "aimed",
]);

/// Words behind "at" a technology that speak of it and not of a firm: "at Kubernetes scale".
static MEASURES: WordSet<4> = WordSet::of(["level", "scale", "layer", "speed"]);

/// How one works "for" an employer.
static WORKING: WordSet<4> = WordSet::of(["work", "works", "worked", "working"]);

/// Words that may follow an employer's name.
static BEHIND_EMPLOYER: WordSet<15> = WordSet::of([
    "and", "or", "as", "in", "on", "at", "to", "for", "from", "since", "until", "where", "when", "but", "is",
]);

/// Legal forms of firms.
const LEGAL_FORMS: [&str; 11] =
    ["Inc", "INC", "Ltd", "LTD", "LLC", "GmbH", "Corp", "Corporation", "AG", "N.V.", "S.A."];

/// Legal forms that a comma may stand before: "Snowflake, Inc."
const BEHIND_COMMA: [&str; 5] = ["Inc", "INC", "Ltd", "LTD", "LLC"];

/// German nouns that stand before a technology's name. They have capitals and are nobody's name.
const GERMAN_NOUNS: [&str; 8] = [
    "Datenbank",
    "Entwicklungsumgebung",
    "Plattform",
    "Programmiersprache",
    "Skriptsprache",
    "Sprache",
    "Technologie",
    "Werkzeug",
];

/// Whether a mention names an employer: a legal form follows, or somebody works there. `before` and `after` are the
/// text around it; the kind is asked for only where the words say so.
pub(super) fn is_employer(before: &str, written: &str, after: &str, kind: impl Fn() -> Kind) -> bool {
    let product = |kind| {
        matches!(kind, Kind::Language | Kind::Framework | Kind::Database | Kind::Platform | Kind::Tool | Kind::Standard)
    };
    let sold_by_a_firm = |kind| matches!(kind, Kind::Database | Kind::Platform | Kind::Tool);
    (has_legal_form(after) && product(kind()))
        || (is_workplace(before, after) && written.contains(char::is_uppercase) && sold_by_a_firm(kind()))
}

fn has_legal_form(after: &str) -> bool {
    let (rest, forms): (_, &[&str]) = if let Some(rest) = after.strip_prefix(", ") {
        (rest, &BEHIND_COMMA)
    } else if let Some(rest) = after.strip_prefix(' ') {
        (rest, &LEGAL_FORMS)
    } else {
        return false;
    };
    // What most words begin with is told at once.
    rest.starts_with(|c: char| c.is_ascii_uppercase())
        && forms.iter().any(|form| {
            rest.strip_prefix(form).is_some_and(|rest| {
                // "AG Grid" is a library.
                let goes_on =
                    *form == "AG" && rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
                !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-') && !goes_on
            })
        })
}

/// Whether the words before and behind say that somebody works there: "at Snowflake", "worked for SAP".
fn is_workplace(before: &str, after: &str) -> bool {
    // Nearly every mention is done with here.
    if !matches!(before.as_bytes(), [.., b't' | b'r' | b'd', b' ']) {
        return false;
    }
    let (rest, word) = split_last(before);
    let next = leading_word(after.trim_start_matches(' '));
    let ends = || next.is_empty() || BEHIND_EMPLOYER.has(next);
    match word {
        "at" | "At" => !NOT_EMPLOYED.has(split_last(rest).1) && !MEASURES.has(next),
        "joined" | "Joined" | "left" | "Left" => ends(),
        "for" => WORKING.has(split_last(rest).1) && ends(),
        _ => false,
    }
}

/// Whether a name is a person's by the words beside it: the one before, which stands before a comma or not, and the
/// two behind; empty where there is none.
pub(super) fn is_person(before: &str, before_comma: &str, next: &str, second: &str) -> bool {
    ADDRESSES.has(before)
        || GREETINGS.has(before_comma)
        || DEEDS.has(next)
        || (next == "and" && matches!(second, "her" | "his"))
}

/// Whether a word is written as names are: one capital, and small letters behind it.
pub(super) fn is_name_like(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.len() >= 3
        && letters.all(char::is_lowercase)
        && !GERMAN_NOUNS.contains(&word)
}

/// A text before its last word, and that word; empty where a sign stands behind it.
fn split_last(text: &str) -> (&str, &str) {
    let text = text.trim_end_matches(' ');
    let word = last_word(text);
    (&text[..text.len() - word.len()], word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn employers_are_told_by_their_legal_form_and_by_who_works_there() {
        let cases = [
            ("Data Engineer at ", "", true),
            ("At ", ", you will ship", true),
            ("He has been at ", " since June", true),
            ("She used to work for ", " and now sells cheese", true),
            ("I joined ", " in 2019", true),
            ("", " Inc. builds", true),
            ("a partner of ", ", Inc.", true),
            ("Consultant, ", " AG, Walldorf", true),
            ("stock of ", " N.V.", true),
            ("Expert at ", " and PowerPoint", false),
            ("Take a look at ", " dashboards", false),
            ("Runs services at ", " scale", false),
            ("She left ", " in May", true),
            ("Joined ", " tables to web logs", false),
            ("Performs work for ", " upgrades", false),
            ("plugins for ", "", false),
            ("tables in ", " AG Grid", false),
            ("uses ", ", AG Grid", false),
            ("knows ", " Incident Manager", false),
            ("that ", "", false),
        ];
        for (before, after, expected) in cases {
            assert_eq!(is_employer(before, "ACME", after, || Kind::Platform), expected, "{before}ACME{after}");
        }
        assert!(!is_employer("Great products are built at ", "acme", "", || Kind::Platform), "small letters");
        assert!(!is_employer("We are good people at ", "ACME", "", || Kind::Language), "nobody works at a language");
    }

    #[test]
    fn people_are_told_by_how_they_are_addressed_and_what_they_do() {
        assert!(is_person("Aunt", "", "can", ""));
        assert!(is_person("", "Cheers", "", ""));
        assert!(is_person("that", "", "says", ""));
        assert!(is_person("with", "", "and", "her"));
        assert!(!is_person("in", "", "and", "Go"));
        assert!(!is_person("", "Python", "", ""));
    }

    #[test]
    fn names_have_one_capital() {
        for (word, expected) in
            [("Penelope", true), ("Zoë", true), ("SQL", false), ("api", false), ("Al", false), ("Sprache", false)]
        {
            assert_eq!(is_name_like(word), expected, "{word}");
        }
    }
}
