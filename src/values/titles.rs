//! Job titles: which roles they name, and how senior they are.

use rustc_hash::FxHashMap;
use serde::Serialize;
use smallvec::SmallVec;
use std::ops::Range;
use utoipa::ToSchema;

use super::phrase::{ends_word, starts_word};
use crate::analysis::phrases::{Phrases, starts};
use crate::vocabulary::Role;

/// How senior a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Seniority {
    Intern,
    Junior,
    Mid,
    Senior,
    Lead,
    Principal,
    Manager,
    Director,
    Executive,
}

impl Seniority {
    /// Its name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intern => "intern",
            Self::Junior => "junior",
            Self::Mid => "mid-level",
            Self::Senior => "senior",
            Self::Lead => "lead",
            Self::Principal => "principal",
            Self::Manager => "manager",
            Self::Director => "director",
            Self::Executive => "executive",
        }
    }
}

/// A job's title in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The roles that go by it, as places in the vocabulary; empty where none is known.
    pub roles: SmallVec<[u16; 2]>,
    /// How senior it is, where told.
    pub seniority: Option<Seniority>,
}

/// What a word of a title tells.
#[derive(Clone, Debug)]
enum Tells {
    Roles(SmallVec<[u16; 2]>),
    Seniority(Seniority),
    Occupation,
}

/// Finds titles.
#[derive(Debug)]
pub struct Titles {
    words: Phrases,
    /// By word or title: what it tells.
    tells: Vec<Tells>,
    /// By title in lower case, its place among those.
    places: FxHashMap<String, usize>,
}

/// Longer lines, in bytes, are no titles, and hold none but in their beginning.
const LONGEST_TITLE: usize = 160;

impl Titles {
    /// Compiles the titles of roles.
    pub fn new(roles: &[Role]) -> Self {
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let mut patterns: Vec<String> = Vec::new();
        let mut tells: Vec<Tells> = Vec::new();
        let named = |role: &Role| -> Vec<String> {
            // "Senior Accountant" is an accountant's title, and seniority is told apart.
            let bare = |title: String| match ["senior ", "junior ", "principal "]
                .iter()
                .find_map(|word| title.strip_prefix(word))
            {
                Some(rest) => rest.to_owned(),
                None => title,
            };
            std::iter::once(&role.title).chain(&role.titles).map(|title| bare(plain(title).to_lowercase())).collect()
        };
        let mut add = |title: String, role: u16, known: bool| match places.get(&title) {
            Some(&at) => {
                if let Tells::Roles(roles) = &mut tells[at]
                    && known
                    && !roles.contains(&role)
                {
                    roles.push(role);
                }
            }
            None => {
                places.insert(title.clone(), patterns.len());
                patterns.push(title);
                tells.push(Tells::Roles(SmallVec::from_slice(&[role])));
            }
        };
        let numbered = || roles.iter().enumerate().filter_map(|(at, role)| Some((u16::try_from(at).ok()?, role)));
        for (at, role) in numbered() {
            named(role).into_iter().for_each(|title| add(title, at, true));
        }
        // Developers are engineers to half of the employers. A title that a role claims stays that role's.
        for (at, role) in numbered() {
            for title in named(role) {
                for (one, other) in [("developer", "engineer"), ("engineer", "developer"), ("nurse", "nurses")] {
                    if let Some(stem) = title.strip_suffix(one) {
                        add(format!("{stem}{other}"), at, false);
                    }
                }
            }
        }
        for (seniority, words) in SENIORITIES {
            for word in *words {
                if !places.contains_key(*word) {
                    patterns.push((*word).to_owned());
                    tells.push(Tells::Seniority(*seniority));
                }
            }
        }
        for word in OCCUPATIONS {
            if !places.contains_key(*word) {
                patterns.push((*word).to_owned());
                tells.push(Tells::Occupation);
            }
        }
        Self { words: Phrases::new(&patterns), tells, places }
    }

    /// The roles of those who practise a craft: "Data engineering" is what data engineers do.
    pub fn practising(&self, craft: &str) -> &[u16] {
        #[rustfmt::skip]
        const CRAFTS: [(&str, &str); 16] = [
            ("engineering", "engineer"), ("development", "developer"), ("programming", "developer"), ("analysis", "analyst"), ("analytics", "analyst"),
            ("science", "scientist"), ("management", "manager"), ("design", "designer"), ("administration", "administrator"), ("consulting", "consultant"),
            ("architecture", "architect"), ("accounting", "accountant"), ("nursing", "nurse"), ("teaching", "teacher"), ("recruiting", "recruiter"),
            ("bookkeeping", "bookkeeper"),
        ];
        let craft = plain(craft).to_lowercase();
        let title = CRAFTS
            .iter()
            .find_map(|(craft_ends, title_ends)| Some(format!("{}{title_ends}", craft.strip_suffix(craft_ends)?)));
        match title.and_then(|title| self.places.get(&title)).map(|&at| &self.tells[at]) {
            Some(Tells::Roles(roles)) => roles,
            _ => &[],
        }
    }

    /// The title on the line from `start` to `end`: its first part that names a known role, or else one that names an
    /// occupation. `buffer` is scratch space.
    pub fn read(&self, text: &str, (start, end): (usize, usize), buffer: &mut String) -> Option<Title> {
        let end = super::phrase::floor(text, end.min(start + LONGEST_TITLE));
        spread(text.get(start..end)?, buffer);
        let mut best: Option<Title> = None;
        // "(Senior) Data Engineer"
        let mut apart = None;
        for (from, to) in parts(buffer) {
            let mut roles = SmallVec::new();
            let (mut seniority, mut occupation) = (None, false);
            let part = &buffer[from..to];
            let mut whole = false;
            for (hit, tells) in self.hits(part) {
                match tells {
                    Tells::Roles(named) if roles.is_empty() => {
                        roles = named.clone();
                        seniority = seniority.max(leads(&part[hit.clone()]));
                    }
                    Tells::Roles(_) => {}
                    Tells::Seniority(told) => {
                        seniority = seniority.max(Some(*told));
                        whole |= hit.len() == part.len();
                    }
                    Tells::Occupation => occupation = true,
                }
            }
            if whole {
                apart = apart.max(seniority);
            }
            // "Lead" and "head" alone are verbs and places as well.
            let is_title = !roles.is_empty() || occupation || seniority.is_some_and(|told| told != Seniority::Lead);
            if is_title && best.as_ref().is_none_or(|best| best.roles.is_empty() && !roles.is_empty()) {
                best = Some(Title { start: start + from, end: start + to, roles, seniority });
            }
        }
        if let Some(best) = &mut best {
            best.seniority = best.seniority.or(apart);
        }
        best
    }
}

/// A title of known roles somewhere in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence<'t> {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// The roles that go by it, as places in the vocabulary.
    pub roles: &'t [u16],
    /// Whether its part of the line holds nothing else but words of a title: "Senior Data Engineer II".
    pub heads: bool,
}

impl Titles {
    /// The words of a part of a line that tell something, in order, the longest of those that begin at one place.
    fn hits<'t, 'p>(&'t self, part: &'p str) -> impl Iterator<Item = (Range<usize>, &'t Tells)> + use<'t, 'p> {
        let bytes = part.as_bytes();
        // A part that is nothing but a title may name several people: "Bus drivers". Inside others that would be a team.
        let plural = |at: usize, end: usize| at == 0 && end + 1 == part.len() && matches!(bytes[end], b's' | b'S');
        let ends = move |at: usize, end: usize| ends_word(part, end) || plural(at, end);
        let longest = move |at: usize| Some((at, self.words.longest(bytes, at, |end| ends(at, end))?));
        let mut taken = 0;
        starts(bytes).filter_map(move |start| {
            if start < taken || !starts_word(part, start) {
                return None;
            }
            // ".NET Developer"
            let dotted = start.checked_sub(1).filter(|&dot| bytes[dot] == b'.' && starts_word(part, dot));
            let (start, (end, word)) = dotted.and_then(longest).or_else(|| longest(start))?;
            let several = plural(start, end);
            taken = end + usize::from(several);
            let tells = &self.tells[word];
            // "Leads" and "heads" are no leaders.
            (!several || !matches!(tells, Tells::Seniority(_))).then_some((start..taken, tells))
        })
    }

    /// Every title of a known role on the line given. `buffer` is scratch space.
    pub fn occurrences<'t>(&'t self, text: &str, line: Range<usize>, buffer: &mut String) -> Vec<Occurrence<'t>> {
        spread(&text[line.clone()], buffer);
        let mut found = Vec::new();
        for (from, to) in parts(buffer) {
            let part = &buffer[from..to];
            for (hit, tells) in self.hits(part) {
                if let Tells::Roles(roles) = tells {
                    // A title line has few words beside the title's own.
                    let others =
                        part[..hit.start].split_whitespace().count() + part[hit.end..].split_whitespace().count();
                    let start = line.start + from;
                    let span = start + hit.start..start + hit.end;
                    found.push(Occurrence { span, roles, heads: others <= 3 });
                }
            }
        }
        found
    }
}

/// How senior a role's title says that one is: "Director of Finance". Whoever manages products need be no manager.
fn leads(title: &str) -> Option<Seniority> {
    const LEADING: [(&str, Seniority); 5] = [
        ("director ", Seniority::Director),
        ("head of ", Seniority::Director),
        ("vp ", Seniority::Executive),
        ("vice president ", Seniority::Executive),
        ("chief ", Seniority::Executive),
    ];
    let begins = |words: &str| title.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    LEADING.iter().find(|(words, _)| begins(words)).map(|&(_, seniority)| seniority)
}

/// A title as it is compared: hyphens and slashes are spaces.
fn plain(title: &str) -> String {
    let mut buffer = String::new();
    spread(title, &mut buffer);
    buffer
}

/// Fills the buffer with the text, a space for each sign that parts the words of a title.
fn spread(text: &str, buffer: &mut String) {
    buffer.clear();
    for (at, words) in text.split(['-', '/']).enumerate() {
        if at > 0 {
            buffer.push(' ');
        }
        buffer.push_str(words);
    }
}

/// Words and spaces that part what stands on a line, so that each part may hold a title.
const PARTING: [&str; 5] = ["   ", " at ", " bei ", " chez ", " with "];

/// The parts of a line in which a title may stand, without the spaces around them.
fn parts(line: &str) -> impl Iterator<Item = (usize, usize)> {
    let marks = |c: char| matches!(c, ',' | '|' | '•' | '·' | '@' | '\t' | '–' | '—' | '(' | ')' | ':' | ';');
    let mut from = 0;
    std::iter::from_fn(move || {
        if from > line.len() {
            return None;
        }
        let rest = &line[from..];
        let ends = |&(at, c): &(usize, char)| {
            marks(c) || (c == ' ' && PARTING.iter().any(|parting| rest[at..].starts_with(parting)))
        };
        let length = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
        let part = &rest[..length];
        // Markdown's marks are no part of a title.
        let marks = |c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | '>');
        let start = from + part.len() - part.trim_start_matches(marks).len();
        let end = start + part.trim_matches(marks).len();
        let behind = &rest[length..];
        // A word that parts is stepped over as one space at a time; its own letters are no title.
        from += length + behind.chars().next().map_or(1, char::len_utf8);
        Some((start, end))
    })
    .filter(|(start, end)| start < end)
}

#[rustfmt::skip]
const SENIORITIES: &[(Seniority, &[&str])] = &[
    (Seniority::Intern, &["intern", "internship", "trainee", "working student", "werkstudent", "werkstudentin", "praktikant", "praktikantin", "stagiaire", "apprentice", "becario", "stagista"]),
    (Seniority::Junior, &["junior", "jr", "jr.", "entry level", "graduate", "early career", "berufseinsteiger", "débutant"]),
    (Seniority::Mid, &["mid level", "medior", "intermediate", "mid senior"]),
    (Seniority::Senior, &["senior", "sr", "sr.", "experienced", "sénior", "confirmé", "iii"]),
    (Seniority::Lead, &["lead", "team lead", "tech lead", "teamleiter", "teamleiterin", "team leader", "technical lead", "lead engineer", "leitende", "leitender"]),
    (Seniority::Principal, &["principal", "staff", "distinguished", "senior staff"]),
    (Seniority::Manager, &["manager", "abteilungsleiter", "abteilungsleiterin", "supervisor", "responsable", "jefe", "gerente"]),
    (Seniority::Director, &["director", "head", "head of", "directeur", "directrice", "leiter", "leiterin", "bereichsleiter"]),
    (Seniority::Executive, &["vp", "vice president", "svp", "evp", "chief", "cto", "ceo", "cfo", "coo", "cio", "geschäftsführer", "geschäftsführerin", "founder", "co founder", "president"]),
];

/// Words that end the titles of jobs.
#[rustfmt::skip]
const OCCUPATIONS: &[&str] = &[
    "engineer", "developer", "analyst", "consultant", "specialist", "administrator", "architect", "designer", "scientist", "programmer",
    "technician", "coordinator", "assistant", "associate", "representative", "officer", "accountant", "nurse", "teacher", "lecturer",
    "researcher", "clerk", "advisor", "adviser", "agent", "operator", "mechanic", "driver", "cashier", "editor", "writer", "tutor", "cook",
    "chef", "waiter", "waitress", "barista", "carer", "therapist", "buyer", "planner", "strategist", "recruiter", "secretary", "freelancer",
    "entwickler", "entwicklerin", "softwareentwickler", "softwareentwicklerin", "ingenieur", "ingenieurin", "berater", "beraterin", "sachbearbeiter",
    "sachbearbeiterin", "kaufmann", "kauffrau", "buchhalter", "buchhalterin", "verkäufer", "verkäuferin", "krankenpfleger", "krankenschwester", "lehrer", "lehrerin",
    "développeur", "développeuse", "ingénieur", "ingénieure", "analyste", "comptable", "infirmier", "infirmière", "vendeur", "vendeuse", "chargé", "chargée",
    "desarrollador", "desarrolladora", "ingeniero", "ingeniera", "analista", "enfermera", "enfermero", "sviluppatore", "sviluppatrice", "ingegnere",
    "desenvolvedor", "desenvolvedora", "engenheiro", "engenheira", "ontwikkelaar", "verpleegkundige", "adviseur", "volunteer", "owner", "salesperson",
    "bookkeeper", "janitor", "guard", "electrician", "plumber", "carpenter", "welder", "machinist", "pharmacist", "physician", "lawyer", "paralegal",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::built_in;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn titles_are_known_by_role_and_seniority() {
        let vocabulary = Vocabulary::compile(&built_in()).expect("the built-in sets have no faults");
        let titles = Titles::new(vocabulary.roles());
        type Read<'a> = (&'a str, Option<&'a str>, Option<Seniority>);
        #[rustfmt::skip]
        let cases: &[(&str, Option<Read>)] = &[
            ("Senior Backend Developer, Acme GmbH", Some(("Senior Backend Developer", Some("backend-developer"), Some(Seniority::Senior)))),
            ("Backend Engineer (Go) – Berlin", Some(("Backend Engineer", Some("backend-developer"), None))),
            ("Back-End Developer at Acme", Some(("Back-End Developer", Some("backend-developer"), None))),
            ("Acme Ltd | Lead Data Engineer | Leeds", Some(("Lead Data Engineer", Some("data-engineer"), Some(Seniority::Lead)))),
            ("Product Manager", Some(("Product Manager", Some("product-manager"), None))),
            ("Junior Data Analyst", Some(("Junior Data Analyst", Some("data-analyst"), Some(Seniority::Junior)))),
            ("Principal Analytics Engineer", Some(("Principal Analytics Engineer", Some("analytics-engineer"), Some(Seniority::Principal)))),
            ("## **Data Engineer**", Some(("Data Engineer", Some("data-engineer"), None))),
            ("(Senior) Data Engineer", Some(("Data Engineer", Some("data-engineer"), Some(Seniority::Senior)))),
            ("Data Engineer (Junior)", Some(("Data Engineer", Some("data-engineer"), Some(Seniority::Junior)))),
            ("Intern", Some(("Intern", None, Some(Seniority::Intern)))),
            ("Director of Finance", Some(("Director of Finance", Some("finance-manager"), Some(Seniority::Director)))),
            ("Softwareentwickler bei Acme", Some(("Softwareentwickler", None, None))),
            (".NET Developer", Some((".NET Developer", Some("dotnet-developer"), None))),
            ("Registered Nurse, Ward 3", Some(("Registered Nurse", Some("registered-nurse"), None))),
            ("Bus Drivers", Some(("Bus Drivers", Some("bus-driver"), None))),
            ("Registered nurses – Leeds", Some(("Registered nurses", Some("registered-nurse"), None))),
            ("Leads", None),
            ("Worked with data engineers", None),
            ("Acme Ltd, Leeds", None),
            ("We lead the market", None),
            ("", None),
        ];
        let mut buffer = String::new();
        for (text, expected) in cases {
            let title = titles.read(text, (0, text.len()), &mut buffer);
            let title = title.as_ref().map(|title| {
                let role = title.roles.first().map(|&role| vocabulary.roles()[usize::from(role)].id.as_str());
                (&text[title.start..title.end], role, title.seniority)
            });
            assert_eq!(title, *expected, "{text}");
        }
    }
}
