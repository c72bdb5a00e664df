//! Reads what a posting asks for: which keywords, with which alternatives, how urgently.
//!
//! Levels come from the wording of a sentence first, then from its section. Text about the employer, benefits,
//! law and applying asks for nothing. Knows nothing of résumés and weights.

mod abilities;
mod alternatives;
mod common;
mod joints;
pub mod requirements;
mod sentences;
mod unrecognised;
mod wording;
mod wordings;

pub use requirements::{Requirement, Requirements};
pub use unrecognised::UnrecognisedTerm;
pub use wording::{Cues, Wording};

use serde::Serialize;
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::ops::Range;
use utoipa::ToSchema;

use crate::document::{Document, Line, Section};
use crate::recognition::Reading;
use crate::vocabulary::KeywordId;

/// How urgently something is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The job names it without saying how much it matters.
    Mentioned,
    /// The job says that it would be nice.
    Preferred,
    /// The job says that it is needed.
    Required,
    /// The role is hardly thinkable without it.
    Essential,
    /// The role usually needs it.
    Core,
    /// The role gains from it.
    Useful,
}

/// One thing asked for: a keyword, or alternatives of which one is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The keywords of which one is enough, in the order of the text.
    pub members: SmallVec<[KeywordId; 2]>,
    /// How urgently.
    pub level: Level,
    /// Where it is asked, as places in the reading's mentions.
    pub mentions: SmallVec<[usize; 4]>,
}

/// What a posting asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// Its asks, in the order of their first mention.
    pub asks: Vec<Ask>,
    /// Whether the text tells levels apart, by headings or wording.
    pub tells_levels: bool,
    /// What it seems to ask for and no keyword covers, in the order of the first mention.
    pub unrecognised: Vec<UnrecognisedTerm>,
}

/// Longer lines, in bytes, are no titles.
const LONGEST_TITLE: usize = 100;

impl Job {
    /// Reads the asks off a posting and its mentions.
    pub fn read(document: &Document<'_>, reading: &Reading, cues: &Cues) -> Self {
        let title = title(document);
        let mut job = Self::default();
        let mut levels = vec![None; reading.mentions.len()];
        // By line, what its wording says of all its mentions; they come in order.
        let (mut last_line, mut nothing_from) = (None, usize::MAX);
        for (at, mention) in reading.spoken_of() {
            let line = document.line_at(mention.start);
            if line != last_line {
                last_line = line;
                nothing_from = line
                    .map(|line| &document.lines[line])
                    .map_or(usize::MAX, |line| cues.nothing_from(line.start, line.end));
            }
            if mention.start >= nothing_from {
                continue;
            }
            let in_title = title.is_some() && line == title;
            let (level, told) = level(document, mention.section, mention.start..mention.end, cues, in_title);
            job.tells_levels |= told;
            levels[at] = level;
        }
        job.asks = asks(document, reading, &levels);
        job.unrecognised = unrecognised::find(document, reading, cues, title, |line, span| {
            let asked = span.start < cues.nothing_from(line.start, line.end);
            level(document, line.section, span, cues, false).0.filter(|_| asked)
        });
        job
    }
}

/// Names of the field that holds a posting's title.
const TITLE_FIELDS: [&str; 9] =
    ["job title", "title", "position", "role", "job", "stelle", "stellenbezeichnung", "poste", "puesto"];

/// First words of sentences, and of no title.
const SPEAKERS: [&str; 12] = ["we", "our", "you", "your", "at", "are", "do", "if", "as", "join", "the", "this"];

/// The line that is the posting's title: a Markdown title or a field of that name near the top, or else the first short
/// line that is no heading, field or sentence.
fn title(document: &Document<'_>) -> Option<usize> {
    let text = |at: usize| document.text[document.lines[at].start..document.lines[at].end].trim();
    let named = |at: usize| {
        let field = text(at).split_once(':').map_or("", |(field, _)| field.trim_matches(['*', '_', ' ', '-']));
        TITLE_FIELDS.iter().any(|name| field.eq_ignore_ascii_case(name))
    };
    let plain = |line: &Line, text: &str| {
        let speaks = text.split(' ').next().is_some_and(|word| {
            let word = word.split(['\'', '’']).next().unwrap_or(word);
            SPEAKERS.iter().any(|speaker| word.eq_ignore_ascii_case(speaker))
        });
        !speaks
            && !line.heading
            && !line.bullet
            && text.len() <= LONGEST_TITLE
            && !text.contains(':')
            && !text.ends_with('.')
    };
    let top = document.lines.len().min(5);
    (0..top)
        .find(|&at| text(at).starts_with("# "))
        .or_else(|| (0..top).find(|&at| text(at).len() <= LONGEST_TITLE && named(at)))
        .or_else(|| (0..top.min(1)).find(|&at| plain(&document.lines[at], text(at))))
}

/// The level of what stands at a place, `None` where the text asks for nothing, and whether the text told it.
fn level(
    document: &Document<'_>,
    section: Option<Section>,
    span: Range<usize>,
    cues: &Cues,
    in_title: bool,
) -> (Option<Level>, bool) {
    use Section::{
        Application, Benefits, Certificates, Company, Education, Experience, Languages, Legal, Preferred, Projects,
        Requirements, Responsibilities, Skills, Summary,
    };
    let told = cues.nearest(document.text, span.start, span.end);
    let of_section = match section {
        Some(Company) => {
            let plainly = told.filter(|told| told.plainly).and_then(|told| told.level);
            return (plainly, plainly.is_some());
        }
        Some(Benefits | Legal | Application) => return (None, false),
        Some(Requirements | Skills | Experience | Education | Certificates | Languages) => Some(Level::Required),
        Some(Preferred) => Some(Level::Preferred),
        Some(Responsibilities | Summary | Projects) | None => None,
    };
    if let Some(told) = told {
        return (told.level, true);
    }
    if in_title {
        return (Some(Level::Required), false);
    }
    if of_section.is_some() {
        return (of_section, true);
    }
    // Where no heading tells, the head of a sentence may: "Proven experience", "5+ years".
    let sentence = &document.text[cues.sentences.start(span.start)..span.start];
    if section.is_none() && abilities::begins_with_employer(sentence) {
        return (None, false);
    }
    let asked = match section {
        Some(Responsibilities) => abilities::begins_with_candidate(sentence),
        _ => abilities::begins_with_ability(sentence),
    };
    if asked { (Some(Level::Required), true) } else { (Some(Level::Mentioned), false) }
}

/// Gathers mentions into asks. A keyword that is asked for alone is not asked for again among alternatives,
/// unless those are the more urgent.
fn asks(document: &Document<'_>, reading: &Reading, levels: &[Option<Level>]) -> Vec<Ask> {
    let asked: Vec<usize> = (0..levels.len()).filter(|&at| levels[at].is_some()).collect();
    let level = |at: usize| levels[at].unwrap_or(Level::Mentioned);
    let keyword = |at: usize| reading.mentions[at].keyword;
    let mut alone: BTreeMap<KeywordId, Ask> = BTreeMap::new();
    let mut groups: BTreeMap<SmallVec<[KeywordId; 2]>, Ask> = BTreeMap::new();
    // By group: the member that the others are but examples of.
    let mut umbrellas: BTreeMap<SmallVec<[KeywordId; 2]>, KeywordId> = BTreeMap::new();
    for run in alternatives::runs(document, &reading.mentions, &asked) {
        let mut members: SmallVec<[KeywordId; 2]> = SmallVec::new();
        for &at in run.places {
            if !members.contains(&keyword(at)) {
                members.push(keyword(at));
            }
        }
        let urgency = run.places.iter().map(|&at| level(at)).max().unwrap_or(Level::Mentioned);
        let fresh = || Ask { members: members.clone(), level: urgency, mentions: SmallVec::new() };
        let ask = if let [only] = members[..] {
            alone.entry(only).or_insert_with(fresh)
        } else {
            let mut key = members.clone();
            key.sort();
            if run.umbrella {
                umbrellas.insert(key.clone(), members[0]);
            }
            groups.entry(key).or_insert_with(fresh)
        };
        ask.level = ask.level.max(urgency);
        ask.mentions.extend_from_slice(run.places);
    }
    let mut kept = Vec::new();
    for (key, mut group) in groups {
        let umbrella = umbrellas.get(&key).copied();
        let above = |member: &KeywordId| alone.get(member).is_some_and(|ask| ask.level > group.level);
        // Asked for alone as well, the umbrella is what its examples are examples of; more urgently, it is another ask.
        if let Some(umbrella) = umbrella.filter(above) {
            group.members.retain(|member| *member != umbrella);
            group.mentions.retain(|at| keyword(*at) != umbrella);
        }
        let covering = |member: &&KeywordId| {
            Some(**member) != umbrella && alone.get(member).is_some_and(|ask| ask.level >= group.level)
        };
        let covering: Vec<KeywordId> = group.members.iter().filter(covering).copied().collect();
        if covering.is_empty() {
            for member in &group.members {
                group.mentions.extend(alone.remove(member).into_iter().flat_map(|ask| ask.mentions));
            }
            kept.push(group);
            continue;
        }
        let umbrella = umbrella.filter(|umbrella| group.members.contains(umbrella));
        for member in covering.into_iter().chain(umbrella) {
            let level = group.level;
            let mentions = || group.mentions.iter().copied().filter(|&at| keyword(at) == member);
            let fresh = || Ask { members: SmallVec::from_slice(&[member]), level, mentions: SmallVec::new() };
            let ask = alone.entry(member).or_insert_with(fresh);
            ask.level = ask.level.max(level);
            ask.mentions.extend(mentions());
        }
    }
    let mut asks: Vec<Ask> = alone.into_values().chain(kept).collect();
    for ask in &mut asks {
        ask.mentions.sort_unstable();
    }
    asks.sort_by(|a, b| a.mentions.cmp(&b.mentions));
    asks
}
