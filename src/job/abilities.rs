//! Tells sentences that ask for something by how they begin: "Proven experience with", "5+ years of".

/// Beginnings that speak of a candidate, in lower case.
const ABILITIES: [&str; 45] = [
    "experience ",
    "experienced ",
    "proven ",
    "strong ",
    "solid ",
    "deep ",
    "advanced ",
    "extensive ",
    "demonstrated ",
    "demonstrable ",
    "practical ",
    "hands-on ",
    "proficien",
    "fluen",
    "expert in",
    "expert knowledge",
    "expertise ",
    "knowledge ",
    "working knowledge",
    "familiarity ",
    "familiar ",
    "understanding of",
    "ability to",
    "able to",
    "skilled ",
    "comfortable ",
    "confident ",
    "you have ",
    "you've ",
    "you know ",
    "you are ",
    "you're ",
    "bachelor",
    "a degree",
    "degree ",
    "master's",
    "certified ",
    "track record",
    "a track record",
    "you bring ",
    "we expect ",
    "the ideal candidate",
    "our ideal candidate",
    "the successful candidate",
    "candidates should",
];

/// Beginnings that speak of a candidate even among the duties of a job.
const CANDIDATES: [&str; 40] = [
    "you have ",
    "you bring ",
    "the ideal candidate",
    "our ideal candidate",
    "the successful candidate",
    "an ideal candidate",
    "candidates should",
    "candidates must",
    "candidates need",
    "candidates have",
    "applicants must",
    "applicants should",
    "we are seeking a highly",
    "we are looking for a highly",
    "experience with",
    "experience in",
    "experience of",
    "hands-on experience",
    "proven experience",
    "strong experience",
    "solid experience",
    "practical experience",
    "previous experience",
    "fluent in",
    "fluency in",
    "proficien",
    "knowledge of",
    "strong knowledge",
    "solid knowledge",
    "working knowledge",
    "familiarity with",
    "familiar with",
    "bachelor",
    "master's degree",
    "degree in",
    "has strong",
    "has a strong",
    "has hands-on",
    "has deep",
    "has experience",
];

/// Beginnings by which a posting speaks of its employer before any heading.
const EMPLOYERS: [&str; 18] = [
    "we help ",
    "we believe ",
    "we're on a mission",
    "we are on a mission",
    "we're the ",
    "we are the ",
    "we're one of",
    "we are one of",
    "our mission",
    "our vision",
    "our purpose",
    "our customers",
    "our clients",
    "our values",
    "founded in",
    "created in",
    "headquartered",
    "with offices in",
];

/// Whether the beginning of a sentence speaks of the employer.
pub(super) fn begins_with_employer(sentence: &str) -> bool {
    let begins = beginning(sentence);
    // Apostrophes come straight and curly.
    let same = |a: char, b: char| a.eq_ignore_ascii_case(&b) || (a == '’' && b == '\'');
    EMPLOYERS.iter().any(|words| {
        let mut letters = begins.chars();
        words.chars().all(|word| letters.next().is_some_and(|letter| same(letter, word)))
    })
}

/// Praise that a job gives itself as well as a candidate; the word behind it decides.
const PRAISE: [&str; 4] = ["excellent ", "good ", "great ", "very good "];

/// What a candidate is praised for.
const PRAISED: [&str; 13] = [
    "communication",
    "knowledge",
    "understanding",
    "command",
    "written",
    "verbal",
    "analytical",
    "problem",
    "organi",
    "interpersonal",
    "english",
    "grasp",
    "skill",
];

/// Whether the beginning of a sentence speaks of what a candidate is able to do.
pub(super) fn begins_with_ability(sentence: &str) -> bool {
    let begins = beginning(sentence);
    let has = |words: &[&str]| words.iter().any(|word| starts_with(begins, word));
    has(&ABILITIES)
        || begins_with_years(begins)
        || PRAISE
            .iter()
            .filter(|praise| starts_with(begins, praise))
            .any(|praise| PRAISED.iter().any(|word| starts_with(&begins[praise.len()..], word)))
}

/// Whether the beginning of a sentence speaks of a candidate rather than of the job.
pub(super) fn begins_with_candidate(sentence: &str) -> bool {
    let begins = beginning(sentence);
    begins_with_years(begins) || CANDIDATES.iter().any(|word| starts_with(begins, word))
}

/// How many bytes from a number to its "years".
const LONGEST_YEARS: usize = 24;

/// Whether a beginning tells a number of years: "5+ years", "3 to 5 years".
fn begins_with_years(begins: &str) -> bool {
    let begins = begins.as_bytes();
    begins.first().is_some_and(u8::is_ascii_digit)
        && begins[..begins.len().min(LONGEST_YEARS)].windows(4).any(|word| word.eq_ignore_ascii_case(b"year"))
}

/// The sentence behind its bullet.
fn beginning(sentence: &str) -> &str {
    sentence.trim_start_matches(|c: char| !c.is_alphanumeric())
}

#[inline(always)]
fn starts_with(text: &str, word: &str) -> bool {
    // Nearly all differ in their first letter.
    let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    first(text) == first(word) && text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_ask_by_their_beginning() {
        let cases = [
            ("• Proven experience with ", true),
            ("5+ years of ", true),
            ("3 to 5 years in ", true),
            ("Excellent knowledge of ", true),
            ("Excellent opportunity to learn ", false),
            ("You have used ", true),
            ("We build ", false),
            ("20 services in ", false),
            ("", false),
        ];
        for (sentence, expected) in cases {
            assert_eq!(begins_with_ability(sentence), expected, "{sentence:?}");
        }
    }
}
