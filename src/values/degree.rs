//! Degrees: how high they are, and of which field.

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Serialize;
use smallvec::SmallVec;
use std::sync::LazyLock;
use utoipa::ToSchema;

use super::phrase::{ends_word, floor, sentence, starts_word, within};
use super::{Found, Word};

/// How high a degree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Degree {
    /// The end of school.
    Secondary,
    /// Two years of college, or vocational training.
    Associate,
    /// Bachelor, or a degree that is named no closer.
    Bachelor,
    /// Master, diploma, MBA.
    Master,
    /// PhD and other doctorates.
    Doctorate,
}

impl Degree {
    /// Its name in a sentence, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Self::Secondary => "a secondary school diploma",
            Self::Associate => "an associate degree",
            Self::Bachelor => "a bachelor's degree",
            Self::Master => "a master's degree",
            Self::Doctorate => "a doctorate",
        }
    }
}

/// A group of fields that are taken as related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Discipline {
    Computing,
    Mathematics,
    Engineering,
    Science,
    Business,
    Law,
    Health,
    Humanities,
    SocialScience,
    Education,
    Design,
    Media,
}

/// A degree in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DegreeMention {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, its field included.
    pub end: usize,
    /// How high it is; of several in a row ("bachelor's or master's") the lowest.
    pub lowest: Degree,
    /// The highest of them.
    pub highest: Degree,
    /// The disciplines of its fields; empty where none is told.
    pub disciplines: SmallVec<[Discipline; 4]>,
    /// The span of its fields' words.
    pub field: Option<(usize, usize)>,
    /// Whether a related field is enough.
    pub related: bool,
    /// Whether experience, or something else of the same worth, is enough.
    pub or_equivalent: bool,
}

/// Degrees that stand this close, in bytes, are told together: "BSc or MSc".
const CLOSE: usize = 24;
/// The field of a degree is looked for in as many bytes behind it, and half as many before it.
const FIELD: usize = 200;

/// The degrees on the line `from..to`, by the words `found` on it. `in_education` says that the line is about schooling,
/// where short names need no further evidence.
pub(crate) fn degrees(text: &str, line: (usize, usize), found: &[Found], in_education: bool) -> Vec<DegreeMention> {
    let mut mentions: Vec<DegreeMention> = Vec::new();
    let levels = found.iter().filter_map(|found| match found.word {
        Word::Degree(degree) => Some((found, degree)),
        Word::PerhapsDegree(degree) if is_degree(text, found, in_education) => Some((found, degree)),
        _ => None,
    });
    for (word, degree) in levels {
        if let Some(last) = mentions.last_mut()
            && word.start.saturating_sub(last.end) <= CLOSE
            && joins(&text[last.end.min(word.start)..word.start])
        {
            last.end = word.end;
            last.lowest = last.lowest.min(degree);
            last.highest = last.highest.max(degree);
            continue;
        }
        mentions.push(DegreeMention {
            start: word.start,
            end: word.end,
            lowest: degree,
            highest: degree,
            disciplines: SmallVec::new(),
            field: None,
            related: false,
            or_equivalent: false,
        });
    }
    for at in 0..mentions.len() {
        let next = mentions.get(at + 1).map_or(line.1, |next| next.start);
        let last = at.checked_sub(1).map_or(line.0, |last| mentions[last].end);
        let mention = &mut mentions[at];
        let around = sentence(text, line, (mention.start, mention.end));
        complete(text, mention, around.0.max(last), around.1.min(next));
    }
    mentions
}

/// Whether the words between two degrees tell them together.
fn joins(between: &str) -> bool {
    !between.contains([';', '\n'])
        && !within(between, &["in", "of", "as", "is", "preferred"])
        && !between.contains(". ")
}

/// Whether a short or common word ("master", "BA") means a degree here; only the words right beside it can vouch for it.
fn is_degree(text: &str, found: &Found, in_education: bool) -> bool {
    const OTHERS: [&str; 14] = [
        "bachelor",
        "bachelor's",
        "bachelors",
        "degree",
        "phd",
        "bs",
        "ba",
        "bsc",
        "b.sc",
        "diploma",
        "ms",
        "msc",
        "level",
        "doctorate",
    ];
    let written = &text[found.start..found.end];
    let before = &text[floor(text, found.start.saturating_sub(CLOSE))..found.start];
    let after = &text[found.end..floor(text, found.end + CLOSE / 2)];
    let beside = within(before, &OTHERS) || within(after, &OTHERS);
    let follows =
        |word: &str| after.trim_start().strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '.', ',']));
    if written.len() > 3 {
        return in_education || beside || follows("in");
    }
    // As nobody writes an ordinary word.
    written.chars().all(char::is_uppercase) && (in_education || beside || follows("in") || follows("(Hons)"))
}

/// Reads field and alternatives off the rest of the sentence.
fn complete(text: &str, mention: &mut DegreeMention, from: usize, to: usize) {
    let behind = &text[mention.end..floor(text, to.min(mention.end + FIELD)).max(mention.end)];
    mention.or_equivalent = within(behind, EQUIVALENT);
    mention.related = within(behind, RELATED);
    let field_starts = [" in ", " en ", " der ", " des ", " of ", " within ", ", ", " – ", " - ", ": ", " (", "/"];
    let after = fields(behind, mention.end);
    let begins = field_starts.iter().any(|start| behind.starts_with(start)) || mention.end == from;
    if let Some((span, disciplines)) = after
        && (begins || span.0 - mention.end <= CLOSE)
    {
        (mention.field, mention.disciplines, mention.end) = (Some(span), disciplines, span.1);
        return;
    }
    // "Computer science degree"
    let start = floor(text, from.max(mention.start.saturating_sub(FIELD / 2)));
    if let Some((span, disciplines)) = fields(&text[start..mention.start], start)
        && mention.start - span.1 <= CLOSE
    {
        (mention.field, mention.disciplines, mention.start) = (Some(span), disciplines, span.0);
        return;
    }
    // "Bachelor of Nursing", "MBA"; "of Science" and "of Arts" are no fields.
    let name = &text[mention.start..mention.end];
    if !within(name, &["science", "arts"])
        && let Some((span, disciplines)) = fields(name, mention.start)
    {
        (mention.field, mention.disciplines) = (Some(span), disciplines);
    }
}

#[rustfmt::skip]
const EQUIVALENT: &[&str] = &[
    "equivalent experience", "equivalent work experience", "equivalent professional experience", "equivalent practical experience",
    "equivalent qualification", "equivalent training", "equivalent professional training", "or equivalent",
    "comparable experience", "comparable qualification", "or relevant experience", "or relevant work experience",
    "or work experience", "or experience", "or practical experience", "oder vergleichbar", "oder vergleichbare", "vergleichbare qualifikation",
    "ou équivalent", "ou expérience équivalente", "o equivalente", "o experiencia equivalente", "of gelijkwaardig",
    "or similar experience", "combination of education and experience", "equivalent combination",
];

#[rustfmt::skip]
const RELATED: &[&str] = &[
    "related", "similar", "relevant", "comparable", "adjacent", "equivalent", "verwandt", "verwandten", "ähnlich", "ähnlichen", "vergleichbar", "vergleichbaren",
    "connexe", "similaire", "afín", "similar field", "other technical", "or other", "any field", "any discipline",
];

/// The span of the fields that a text names, and their disciplines.
type NamedFields = ((usize, usize), SmallVec<[Discipline; 4]>);

/// The span of all fields named in `text`, which begins at byte `offset` of the document, with their disciplines.
pub(crate) fn fields(text: &str, offset: usize) -> Option<NamedFields> {
    let (automaton, disciplines) = FIELDS.as_ref()?;
    let mut span: Option<(usize, usize)> = None;
    let mut named = SmallVec::<[Discipline; 4]>::new();
    for hit in automaton.find_iter(text).filter(|hit| starts_word(text, hit.start()) && ends_word(text, hit.end())) {
        if let Some((_, last)) = span
            && !is_of_one_list(&text[last..hit.start()])
        {
            break;
        }
        for discipline in disciplines[hit.pattern().as_usize()] {
            if !named.contains(discipline) {
                named.push(*discipline);
            }
        }
        span = Some((span.map_or(hit.start(), |(start, _)| start), hit.end()));
    }
    span.map(|(start, end)| ((offset + start, offset + end), named))
}

/// Whether the fields on both sides of `between` are told together: "Physics, or a related field such as Mathematics".
fn is_of_one_list(between: &str) -> bool {
    between.len() <= CLOSE + CLOSE / 2
        && !between.contains(|c: char| c.is_ascii_digit())
        && !within(
            between,
            &["with", "preferably", "plus", "and experience", "is", "are", "at", "who", "experience", "from"],
        )
}

type Fields = (AhoCorasick, Vec<&'static [Discipline]>);

static FIELDS: LazyLock<Option<Fields>> = LazyLock::new(|| {
    let all =
        || DISCIPLINES.iter().flat_map(|(disciplines, words)| words.iter().map(move |word| (*disciplines, *word)));
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(all().map(|(_, word)| word));
    Some((automaton.ok()?, all().map(|(disciplines, _)| disciplines).collect()))
});

use Discipline::{
    Business, Computing, Design, Education, Engineering, Health, Humanities, Law, Mathematics, Media, Science,
    SocialScience,
};

#[rustfmt::skip]
const DISCIPLINES: &[(&[Discipline], &[&str])] = &[
    (&[Computing], &[
        "computer science", "computer sciences", "computing", "informatics", "information technology", "it", "information systems", "software engineering",
        "data science", "data engineering", "artificial intelligence", "machine learning", "cybersecurity", "cyber security", "computer engineering",
        "informatik", "wirtschaftsinformatik", "informatique", "informática", "informatica", "software development", "information science", "bioinformatics",
        "data analytics", "analytics", "business informatics", "cs",
    ]),
    (&[Mathematics], &["mathematics", "maths", "math", "statistics", "applied mathematics", "mathematik", "statistik", "mathématiques", "statistiques", "matemáticas", "matematica", "actuarial science", "operations research", "wiskunde", "econometrics"]),
    (&[Engineering], &["engineering", "mechanical engineering", "electrical engineering", "civil engineering", "industrial engineering", "chemical engineering", "electronics", "mechatronics", "maschinenbau", "elektrotechnik", "ingenieurwesen", "ingénierie", "ingeniería", "ingegneria", "engenharia", "marine engineering", "aerospace", "statistical engineering"]),
    (&[Science], &["physics", "chemistry", "biology", "biochemistry", "natural sciences", "natural science", "life sciences", "science", "physik", "chemie", "biologie", "physique", "chimie", "environmental science", "geology", "materials science", "neuroscience", "sustainability"]),
    (&[Computing, Mathematics, Engineering, Science], &["stem", "quantitative", "technical", "computational", "scientific", "technical field", "technischen", "mint", "technical subject"]),
    (&[Business], &["business administration", "business", "economics", "finance", "accounting", "management", "marketing", "commerce", "betriebswirtschaft", "betriebswirtschaftslehre", "bwl", "volkswirtschaft", "wirtschaftswissenschaften", "wirtschaftswissenschaft", "économie", "gestion", "economía", "administración de empresas", "economia", "logistics", "supply chain", "human resources", "hospitality", "bedrijfskunde", "mba", "m.b.a", "bba", "b.b.a", "bcom", "b.com"]),
    (&[Business, Engineering], &["wirtschaftsingenieurwesen", "industrial management"]),
    (&[Law], &["law", "legal studies", "rechtswissenschaften", "jura", "droit", "derecho", "giurisprudenza", "direito", "laws", "llb", "ll.m", "juris doctor"]),
    (&[Health], &["nursing", "medicine", "pharmacy", "public health", "physiotherapy", "dentistry", "health sciences", "medizin", "pflege", "health care", "healthcare", "bsn", "mph", "pharmd"]),
    (&[Humanities], &["history", "philosophy", "literature", "linguistics", "english", "humanities", "liberal arts", "languages", "theology", "translation"]),
    (&[SocialScience], &["psychology", "sociology", "political science", "social science", "social sciences", "social work", "anthropology", "international relations", "psychologie", "sozialwissenschaften"]),
    (&[Education], &["pedagogy", "teaching", "educational science", "special education", "primary education", "early childhood education", "pädagogik"]),
    (&[Design], &["design", "graphic design", "interaction design", "industrial design", "fine arts", "architecture", "human-computer interaction", "hci"]),
    (&[Media], &["journalism", "communications", "communication", "media studies", "public relations", "film"]),
];
