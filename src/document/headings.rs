//! Knows the wordings under which sections stand.

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

/// How sure the line's layout makes it that it is a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Marked as one, by Markdown or a colon: a known wording anywhere in it is enough.
    Marked,
    /// A short line of its own: it must consist of a known wording.
    Plain,
}

/// The section that a heading opens, if its wording is known. `buffer` is scratch space.
pub(super) fn section(heading: &str, layout: Layout, buffer: &mut String) -> Option<Section> {
    normalise(heading, false, buffer);
    if layout == Layout::Marked {
        return containing(buffer);
    }
    if let Some(section) = exact(buffer) {
        return Some(section);
    }
    normalise(heading, true, buffer);
    exact(buffer).or_else(|| {
        let known = |word: &str| WORDINGS.iter().any(|(_, wordings)| wordings.contains(&word));
        buffer.split_whitespace().all(known).then(|| containing(buffer)).flatten()
    })
}

fn containing(words: &str) -> Option<Section> {
    WORDINGS
        .iter()
        .find(|(_, phrases)| phrases.iter().any(|phrase| contains(words, phrase)))
        .map(|&(section, _)| section)
}

fn exact(words: &str) -> Option<Section> {
    let words = words.trim();
    WORDINGS.iter().find(|(_, wordings)| wordings.contains(&words)).map(|&(section, _)| section)
}

/// Whether `words`, each between spaces, contain the words of `phrase` in a row.
fn contains(words: &str, phrase: &str) -> bool {
    words.match_indices(phrase).any(|(at, _)| {
        let bytes = words.as_bytes();
        bytes[at - 1] == b' ' && bytes.get(at + phrase.len()) == Some(&b' ')
    })
}

/// Writes the words of `heading` into `buffer` in lower case, each between single spaces.
fn normalise(heading: &str, without_fillers: bool, buffer: &mut String) {
    buffer.clear();
    buffer.push(' ');
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    for word in heading.split(|c| !is_word(c)).filter(|word| !word.is_empty()) {
        let start = buffer.len();
        buffer.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
        if buffer[start..] == *"and" || (without_fillers && FILLERS.contains(&&buffer[start..])) {
            buffer.truncate(start);
        } else {
            buffer.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
