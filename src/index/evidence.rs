//! What a document is ranked by: the keywords that a résumé shows, the asks of a job, and how each is written.
//!
//! Keywords and forms are named by their texts, not by their places in a vocabulary, so that what was stored under an
//! older vocabulary still means the same. Two spellings compare here exactly as `scoring` compares them: it looks at
//! characters, at those in lower case, and at the form; so these three are kept.

use sha2::{Digest, Sha256};

use crate::job::{Ask, Level};
use crate::recognition::Reading;
use crate::resume::Profile;
use crate::scoring::{self, AskWeight, Credits, MatchKind, Policy, Source, Spelling};
use crate::vocabulary::{KeywordId, RoleIds, Vocabulary};

/// Longer spellings, in bytes, are kept as digests, since a term of an index has a limit. Nobody writes a name so long.
const LONGEST_SPELLING: usize = 160;

/// One way in which a document writes a keyword.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    /// The form, as its curator wrote it.
    pub form: String,
    /// The characters, with whatever parts words made one.
    pub normal: String,
    /// The same in lower case.
    pub lower: String,
}

impl Written {
    fn of(vocabulary: &Vocabulary, keyword: KeywordId, spelling: Spelling<'_>) -> Self {
        let form = vocabulary.keyword(keyword).forms.get(spelling.form).map_or("", |form| form.text.as_str());
        Self {
            form: bounded(form.to_owned()),
            normal: bounded(scoring::characters(spelling.text).collect()),
            lower: bounded(scoring::lower(spelling.text).collect()),
        }
    }

    /// A keyword's own name, which counts where no job says how it writes it.
    fn name(vocabulary: &Vocabulary, keyword: KeywordId) -> Self {
        Self::of(vocabulary, keyword, Spelling { text: &vocabulary.keyword(keyword).name, form: 0 })
    }

    /// How a résumé's spelling stands to this one.
    fn kind(&self, shown: &Self) -> MatchKind {
        if self.normal == shown.normal {
            MatchKind::Literal
        } else if self.lower == shown.lower {
            MatchKind::Case
        } else if self.form == shown.form {
            MatchKind::Stem
        } else {
            MatchKind::Alias
        }
    }
}

fn bounded(text: String) -> String {
    if text.len() <= LONGEST_SPELLING {
        return text;
    }
    let digest: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\u{1}{digest}")
}

/// A keyword that a résumé shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The keyword's id.
    pub keyword: String,
    /// How it is written there.
    pub spellings: Vec<Written>,
}

/// What a résumé shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Showing {
    /// The keywords shown, by id.
    pub shown: Vec<Shown>,
    /// Ids of those that are only implied, sorted.
    pub implied: Vec<String>,
}

impl Showing {
    /// Takes it from a résumé as it was read.
    pub fn of(vocabulary: &Vocabulary, text: &str, reading: &Reading) -> Self {
        let profile = Profile::read(vocabulary, reading);
        let source = Source { text, reading };
        let sorted = |mut ids: Vec<KeywordId>| {
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        let shown = sorted(reading.counted().map(|(_, mention)| mention.keyword).collect());
        let implied = sorted(shown.iter().flat_map(|&id| vocabulary.implied(id)).copied().collect());
        let id = |id: KeywordId| vocabulary.keyword(id).id.clone();
        let spellings = |keyword: KeywordId| {
            let mentions = profile.mentions(keyword).iter().map(|&at| &reading.mentions[at]);
            scoring::spellings(source, mentions).iter().map(|&at| Written::of(vocabulary, keyword, at)).collect()
        };
        Self {
            implied: implied
                .into_iter()
                .filter(|&id| profile.mentions(id).is_empty() && profile.implied_by(id).is_some())
                .map(id)
                .collect(),
            shown: shown.into_iter().map(|at| Shown { keyword: id(at), spellings: spellings(at) }).collect(),
        }
    }

    /// How a member of an ask is matched.
    pub(super) fn matches(&self, member: &Member, vocabulary: &Vocabulary) -> Option<MatchKind> {
        let Ok(at) = self.shown.binary_search_by(|shown| shown.keyword.as_str().cmp(&member.keyword)) else {
            return self.implied.binary_search(&member.keyword).is_ok().then_some(MatchKind::Implied);
        };
        let wanted = member.wanted(vocabulary);
        let pairs = self.shown[at].spellings.iter().flat_map(|shown| wanted.iter().map(|wanted| wanted.kind(shown)));
        // Something shown always has a spelling.
        Some(pairs.min().unwrap_or(MatchKind::Alias))
    }
}

/// One of the keywords of which one is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The keyword's id.
    pub keyword: String,
    /// How the job writes it; empty where it does not.
    pub spellings: Vec<Written>,
}

impl Member {
    /// The spellings that count: the job's, or else the keyword's name.
    pub(super) fn wanted(&self, vocabulary: &Vocabulary) -> Vec<Written> {
        if self.spellings.is_empty()
            && let Some(id) = vocabulary.find(&self.keyword)
        {
            return vec![Written::name(vocabulary, id)];
        }
        self.spellings.clone()
    }
}

/// One thing asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// How urgently.
    pub level: Level,
    /// The keywords of which one is enough.
    pub members: Vec<Member>,
}

impl Wanted {
    /// What it weighs: what its heaviest member does. A keyword that the vocabulary has no more weighs nothing.
    pub(super) fn weight(&self, vocabulary: &Vocabulary, policy: &Policy, role: Option<&RoleIds>) -> AskWeight {
        let weigh = |member: &Member| {
            let id = vocabulary.find(&member.keyword)?;
            let importance = role.and_then(|role| role.importance(id));
            Some(AskWeight::of(policy, self.level, vocabulary.keyword(id), importance))
        };
        self.members.iter().filter_map(weigh).max().unwrap_or_default()
    }

    /// How far a résumé covers it, in thousandths: as far as the best covered member is.
    pub(super) fn credit(&self, vocabulary: &Vocabulary, credits: &Credits, resume: &Showing) -> u32 {
        let credit = |member: &Member| credits.of(resume.matches(member, vocabulary)).thousandths();
        self.members.iter().map(credit).max().unwrap_or_default()
    }
}

/// What a job asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// Its asks.
    pub asks: Vec<Wanted>,
}

impl Demand {
    /// Takes it from asks, and from the job whose wording counts, if there is one.
    pub fn of(vocabulary: &Vocabulary, asks: &[Ask], job: Option<Source<'_, '_>>) -> Self {
        let spellings = |ask: &Ask, keyword: KeywordId| {
            let Some(job) = job else { return Vec::new() };
            let mentions = ask.mentions.iter().map(|&at| &job.reading.mentions[at]);
            let of_keyword = mentions.filter(|mention| mention.keyword == keyword);
            scoring::spellings(job, of_keyword).iter().map(|&at| Written::of(vocabulary, keyword, at)).collect()
        };
        let member = |ask: &Ask, keyword: KeywordId| Member {
            keyword: vocabulary.keyword(keyword).id.clone(),
            spellings: spellings(ask, keyword),
        };
        let wanted = |ask: &Ask| Wanted {
            level: ask.level,
            members: ask.members.iter().map(|&keyword| member(ask, keyword)).collect(),
        };
        Self { asks: asks.iter().map(wanted).collect() }
    }
}

/// What a document is ranked by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Of a résumé.
    Resume(Showing),
    /// Of a job.
    Job(Demand),
}
