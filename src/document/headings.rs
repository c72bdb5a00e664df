//! Knows the wordings under which sections stand.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

use super::Section;

/// Words that say nothing of what a section is about.
const FILLERS: [&str; 30] = [
    "a",
    "additional",
    "and",
    "core",
    "for",
    "general",
    "in",
    "job",
    "key",
    "main",
    "my",
    "of",
    "on",
    "other",
    "our",
    "primary",
    "professional",
    "relevant",
    "role",
    "selected",
    "some",
    "specific",
    "the",
    "these",
    "this",
    "to",
    "type",
    "us",
    "with",
    "your",
];

/// Wordings by section. Where a heading contains several, the first in this order decides: "preferred
/// qualifications" are preferred before they are qualifications.
const WORDINGS: [(Section, &[&str]); 14] = [
    (
        Section::Preferred,
        &[
            "nice to have",
            "nice to haves",
            "good to have",
            "great to have",
            "preferred",
            "bonus",
            "bonus points",
            "extra points",
            "a plus",
            "plus points",
            "pluses",
            "desirable",
            "desired",
            "desirables",
            "ideally",
            "optional",
            "would be great",
            "advantageous",
            "an advantage",
            "valued skills",
            "wish list",
            "extra credit",
            "brownie points",
            "not required",
            "even better",
            "what would make you stand out",
            "stand out",
            "icing on the cake",
        ],
    ),
    (
        Section::Legal,
        &[
            "equal opportunity",
            "equal opportunities",
            "equal employment",
            "eeo",
            "diversity",
            "diversity inclusion",
            "inclusion",
            "privacy",
            "privacy notice",
            "disclaimer",
            "legal",
            "accommodation",
            "accommodations",
            "data protection notice",
            "statement",
            "our commitment",
            "notice",
        ],
    ),
    (
        Section::Application,
        &[
            "how to apply",
            "apply",
            "apply now",
            "application",
            "application process",
            "interview process",
            "hiring process",
            "recruitment process",
            "selection process",
            "next steps",
            "process",
            "contact",
            "contact us",
            "interview",
            "interviews",
            "ready to apply",
            "sounds good",
        ],
    ),
    (
        Section::Benefits,
        &[
            "benefits",
            "perks",
            "compensation",
            "salary",
            "pay",
            "what we offer",
            "we offer",
            "offer",
            "what's in it for you",
            "whats in it for you",
            "why join",
            "why join us",
            "why you'll love",
            "why work",
            "what you get",
            "what you'll get",
            "what you will get",
            "package",
            "rewards",
            "working conditions",
            "work arrangement",
            "location",
            "hours",
            "schedule",
            "remuneration",
            "what you can expect",
            "what's in store for you",
            "why apply",
            "pay range",
            "salary range",
            "total rewards",
            "work life balance",
            "you'll enjoy",
            "you will enjoy",
        ],
    ),
    (
        Section::Company,
        &[
            "about us",
            "about the company",
            "who we are",
            "company",
            "company overview",
            "company description",
            "our company",
            "our mission",
            "our story",
            "our values",
            "our culture",
            "culture",
            "values",
            "mission",
            "company culture",
            "the company",
            "meet the team",
            "about our company",
            "why us",
            "our vision",
            "vision",
        ],
    ),
    (
        Section::Responsibilities,
        &[
            "responsibilities",
            "responsibility",
            "duties",
            "what you'll do",
            "what you will do",
            "what you'll be doing",
            "what you will be doing",
            "you will",
            "you'll",
            "in this role",
            "day to day",
            "your tasks",
            "tasks",
            "your mission",
            "accountabilities",
            "the role",
            "role overview",
            "about the role",
            "role summary",
            "job description",
            "job summary",
            "position summary",
            "the job",
            "the opportunity",
            "your impact",
            "what you'll achieve",
            "what you'll own",
            "your role",
            "scope",
            "job purpose",
            "role purpose",
            "about the job",
            "about the position",
            "description",
            "overview",
        ],
    ),
    (
        Section::Certificates,
        &[
            "certifications",
            "certification",
            "certificates",
            "certificate",
            "licenses",
            "licences",
            "licensure",
            "licenses certifications",
            "credentials",
            "training certifications",
            "accreditations",
        ],
    ),
    (
        Section::Requirements,
        &[
            "requirements",
            "required",
            "requirement",
            "qualifications",
            "qualification",
            "must have",
            "must haves",
            "essential",
            "essentials",
            "minimum",
            "mandatory",
            "what you'll bring",
            "what you will bring",
            "what you bring",
            "you bring",
            "you have",
            "you'll have",
            "you'll need",
            "you will need",
            "what you need",
            "what you'll need",
            "what we're looking for",
            "what we are looking for",
            "we're looking for",
            "we are looking for",
            "who we're looking for",
            "who we are looking for",
            "looking for",
            "ideal candidate",
            "who you are",
            "about you",
            "your profile",
            "profile we",
            "candidate profile",
            "person specification",
            "candidates should",
            "should have",
            "prerequisites",
            "competencies",
            "success in this role",
            "to succeed",
            "what makes you",
            "you should have",
            "you are",
            "ats keywords",
            "eligibility",
            "knowledge skills abilities",
            "what you have",
        ],
    ),
    (
        Section::Skills,
        &[
            "skills",
            "skill",
            "technical skills",
            "technologies",
            "technology",
            "tech stack",
            "technical stack",
            "stack",
            "tools",
            "tools technologies",
            "skillset",
            "skill set",
            "expertise",
            "areas expertise",
            "competences",
            "proficiencies",
            "frameworks",
            "databases",
            "software",
            "programming languages",
            "technical expertise",
            "technical proficiencies",
            "platforms",
            "languages frameworks",
            "skills tools",
            "soft skills",
            "hard skills",
            "computer skills",
            "it skills",
            "skills summary",
            "languages tools",
            "clinical skills",
            "infrastructure",
            "cloud",
            "libraries",
            "methods",
            "methodologies",
            "technical summary",
            "skills technologies",
            "systems",
        ],
    ),
    (
        Section::Experience,
        &[
            "experience",
            "work experience",
            "employment",
            "employment history",
            "work history",
            "career history",
            "career",
            "positions",
            "experience highlights",
            "clinical experience",
            "career summary",
            "industry experience",
            "volunteer experience",
            "volunteering",
            "internships",
            "internship",
            "work",
        ],
    ),
    (
        Section::Education,
        &[
            "education",
            "academic background",
            "academic",
            "education training",
            "degrees",
            "studies",
            "education certifications",
            "academic qualifications",
            "coursework",
            "training",
        ],
    ),
    (
        Section::Projects,
        &[
            "projects",
            "personal projects",
            "side projects",
            "open source",
            "portfolio",
            "publications",
            "project experience",
            "projects open source",
        ],
    ),
    (Section::Languages, &["languages", "language skills", "language", "spoken languages"]),
    (
        Section::Summary,
        &[
            "summary",
            "profile",
            "objective",
            "career objective",
            "about me",
            "about",
            "personal statement",
            "executive summary",
            "professional summary",
            "introduction",
            "highlights",
        ],
    ),
];

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

/// The section of the first wording, in the order of [`WORDINGS`], that stands anywhere in `words`, which are
/// parted by single spaces.
fn containing(words: &str) -> Option<Section> {
    let words = words.trim();
    let starts = std::iter::once(0).chain(words.match_indices(' ').map(|(at, _)| at + 1));
    let phrases = starts.flat_map(|start| {
        let rest = &words[start..];
        let ends = rest.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(rest.len()));
        ends.take(LONGEST_WORDING).map(move |end| &rest[..end])
    });
    let first = phrases.filter_map(|phrase| TABLE.sections.get(phrase)).min_by_key(|(rank, _)| *rank)?;
    Some(first.1)
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
