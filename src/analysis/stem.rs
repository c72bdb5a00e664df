//! Stems English words, and believes the stemmer only where it took away an inflection.
//!
//! Snowball is made for recall: it joins *organization* with *organ* and *accounting* with *account*. A
//! keyword must not, so a stem that cost more than an inflection is replaced by a lighter one, and words that
//! mean something of their own in an inflected shape are left whole.

use std::borrow::Cow;
use std::fmt;

use rust_stemmers::Algorithm;
use tantivy::tokenizer::{Token, TokenFilter, TokenStream, Tokenizer};

/// Words whose inflected shape is another word than their stem. Sorted.
const WHOLE: [&str; 58] = [
    "accounting",
    "banking",
    "bearings",
    "billing",
    "building",
    "buildings",
    "clearing",
    "clothing",
    "coating",
    "customs",
    "drawing",
    "drawings",
    "dressing",
    "fencing",
    "filing",
    "fishing",
    "fixed",
    "flooring",
    "framing",
    "futures",
    "glazing",
    "going",
    "goods",
    "hearing",
    "hosting",
    "housing",
    "lending",
    "listing",
    "listings",
    "lodging",
    "manning",
    "marketing",
    "meeting",
    "meetings",
    "networking",
    "news",
    "nursing",
    "outing",
    "piping",
    "plumbing",
    "premises",
    "pricing",
    "retailing",
    "roofing",
    "securities",
    "setting",
    "settings",
    "shipping",
    "shopping",
    "sourcing",
    "staffing",
    "string",
    "tiling",
    "tooling",
    "trading",
    "trained",
    "wiring",
    "working",
];

/// Gives words the stem under which their inflections meet.
pub struct Stemmer {
    snowball: rust_stemmers::Stemmer,
}

impl Stemmer {
    /// An English stemmer.
    pub fn new() -> Self {
        Self { snowball: rust_stemmers::Stemmer::create(Algorithm::English) }
    }

    /// The stem of a word in lower case. Two words with one stem are inflections or spellings of the same word:
    /// `mentoring` and `mentored`, `optimised` and `optimize`; not `organization` and `organ`.
    pub fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) || WHOLE.binary_search(&word).is_ok() {
            return Cow::Borrowed(word);
        }
        let spelled = american(word);
        let stem = self.snowball.stem(&spelled);
        if is_inflection(&spelled, &stem) {
            return Cow::Owned(stem.into_owned());
        }
        Cow::Owned(light(&spelled))
    }
}

impl Default for Stemmer {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stemmer").finish_non_exhaustive()
    }
}

/// Whether going from `word` to `stem` took away no more than a plural, a tense or a participle.
fn is_inflection(word: &str, stem: &str) -> bool {
    let shared = word.bytes().zip(stem.bytes()).take_while(|(a, b)| a == b).count();
    let (taken, put) = (&word[shared..], &stem[shared..]);
    if stem.len() < 3 || !matches!(put, "" | "i") {
        return false;
    }
    let doubled = || {
        let mut letters = taken.chars();
        letters.next() == stem.chars().next_back() && matches!(letters.as_str(), "ed" | "ing" | "ings")
    };
    matches!(taken, "" | "s" | "es" | "e" | "ed" | "d" | "ing" | "ings" | "y" | "ying") || doubled()
}

/// Takes away a plural, a tense or a participle and nothing else.
fn light(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}i");
    }
    let mut stem = word;
    if stem.ends_with('s') && !["ss", "us", "is"].iter().any(|end| stem.ends_with(end)) {
        stem = &stem[..stem.len() - 1];
    }
    for ending in ["ing", "ed"] {
        if let Some(shorter) = stem.strip_suffix(ending)
            && shorter.len() >= 4
        {
            return shorter.to_owned();
        }
    }
    match stem.strip_suffix('y') {
        Some(shorter) => format!("{shorter}i"),
        None => stem.strip_suffix('e').unwrap_or(stem).to_owned(),
    }
}

/// The American spelling of a British word. It need not be right for every word, only the same on both sides
/// of a comparison and never that of another word.
fn american(word: &str) -> Cow<'_, str> {
    if word.len() < 6 {
        return Cow::Borrowed(word);
    }
    let mut spelled = Cow::Borrowed(word);
    for (british, american) in [
        ("isation", "ization"),
        ("iour", "ior"),
        ("lyse", "lyze"),
        ("lysing", "lyzing"),
        ("aed", "ed"),
        ("aes", "es"),
        ("aem", "em"),
        ("aec", "ec"),
    ] {
        if spelled.contains(british) {
            spelled = Cow::Owned(spelled.replacen(british, american, 1));
        }
    }
    for (british, american) in [
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
        ("our", "or"),
        ("ours", "ors"),
        ("programme", "program"),
        ("programmes", "programs"),
        ("centre", "center"),
        ("centres", "centers"),
        ("licence", "license"),
        ("licences", "licenses"),
        ("defence", "defense"),
        ("catalogue", "catalog"),
    ] {
        if let Some(start) = spelled.strip_suffix(british) {
            return Cow::Owned(format!("{start}{american}"));
        }
    }
    spelled
}

/// A tantivy token filter that replaces each token by its stem.
#[derive(Clone, Copy, Debug, Default)]
pub struct StemFilter;

impl TokenFilter for StemFilter {
    type Tokenizer<T: Tokenizer> = Stemming<T>;

    fn transform<T: Tokenizer>(self, tokenizer: T) -> Stemming<T> {
        Stemming { tokenizer }
    }
}

/// The tokenizer that [`StemFilter`] makes of another.
#[derive(Clone, Debug)]
pub struct Stemming<T> {
    tokenizer: T,
}

impl<T: Tokenizer> Tokenizer for Stemming<T> {
    type TokenStream<'a> = StemStream<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        StemStream { tail: self.tokenizer.token_stream(text), stemmer: Stemmer::new() }
    }
}

/// A token stream of stems.
#[derive(Debug)]
pub struct StemStream<T> {
    tail: T,
    stemmer: Stemmer,
}

impl<T: TokenStream> TokenStream for StemStream<T> {
    fn advance(&mut self) -> bool {
        if !self.tail.advance() {
            return false;
        }
        let token = self.tail.token_mut();
        if let Cow::Owned(stem) = self.stemmer.stem(&token.text) {
            token.text = stem;
        }
        true
    }

    fn token(&self) -> &Token {
        self.tail.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.tail.token_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::{Stemmer, WHOLE};

    #[test]
    fn words_left_whole_are_sorted() {
        assert!(WHOLE.is_sorted());
    }

    #[test]
    fn inflections_and_spellings_share_a_stem() {
        let groups: [&[&str]; 14] = [
            &["mentoring", "mentored", "mentor", "mentors"],
            &["optimize", "optimized", "optimizing", "optimise", "optimised", "optimising"],
            &["organization", "organizations", "organisation"],
            &["automate", "automated", "automating", "automates"],
            &["planning", "planned", "plan", "plans"],
            &["policy", "policies"],
            &["review", "reviews", "reviewed", "reviewing"],
            &["query", "queries"],
            &["behaviour", "behavior"],
            &["modelling", "modeling", "models", "modelled"],
            &["pipeline", "pipelines"],
            &["analysing", "analyzing", "analyze", "analysed"],
            &["capability", "capabilities"],
            &["visualisation", "visualization", "visualizations"],
        ];
        let stemmer = Stemmer::new();
        for group in groups {
            let stems: Vec<_> = group.iter().map(|word| stemmer.stem(word)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{group:?} gave {stems:?}");
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        let pairs = [
            ("organization", "organ"),
            ("accounting", "account"),
            ("going", "go"),
            ("marketing", "market"),
            ("aws", "aw"),
            ("news", "new"),
            ("securities", "security"),
            ("internalized", "intern"),
            ("university", "universal"),
            ("management", "manage"),
            ("scalability", "scalable"),
            ("testing", "testament"),
            ("communication", "commune"),
            ("customs", "custom"),
            ("nursing", "nurse"),
            ("building", "build"),
        ];
        let stemmer = Stemmer::new();
        for (a, b) in pairs {
            assert_ne!(stemmer.stem(a), stemmer.stem(b), "{a} and {b}");
        }
    }
}
