//! What could raise the score: a few keywords added to the résumé, and what it shows already put into the job's words.
//!
//! Answers are exact: an addition is credited as the comparison would credit it, with the keywords that it implies and
//! those that stand inside it, and of alternatives one is enough.

use smallvec::SmallVec;
use std::cmp::Reverse;

use super::comparison::Spelling;
use super::{Comparison, Coverage, MatchKind, Outcome, Policy, Weight};
use crate::document::Document;
use crate::job::Ask;
use crate::recognition::{Reading, Scratch, recognise};
use crate::vocabulary::KeywordId;

/// How many additions are told. More is no longer a quick gain, and each step looks at all asks again.
const MOST_STEPS: usize = 5;

/// A keyword that the résumé could add, each step on top of those before it.
#[derive(Clone, Copy, Debug)]
pub struct Addition {
    /// The place of the first ask that it serves.
    pub ask: usize,
    /// The keyword.
    pub keyword: KeywordId,
    /// The job's mention to be written, as a place in its reading's mentions; the keyword's name where there is none.
    pub wording: Option<usize>,
    /// What would be covered with this addition alone.
    pub alone: Coverage,
    /// What would be covered with this addition and those before it.
    pub after: Coverage,
}

/// What a keyword that is added does: the asks that it covers, each with the credit.
struct Candidate {
    ask: usize,
    keyword: KeywordId,
    wording: Option<usize>,
    effects: SmallVec<[(usize, Weight); 4]>,
}

/// The additions that raise the score most, the best first: always the one that brings most on top of those before.
/// Among equals comes first what the résumé supports already, then what is asked for first.
pub fn additions(
    comparison: &Comparison<'_, '_>,
    asks: &[Ask],
    outcomes: &[Outcome],
    policy: &Policy,
    all: Coverage,
) -> Vec<Addition> {
    let candidates = candidates(comparison, asks, outcomes, policy);
    let mut credits: Vec<Weight> = outcomes.iter().map(|outcome| outcome.credit).collect();
    let with = |coverage: Coverage, credits: &[Weight], candidate: &Candidate| {
        let raise = |sum: Coverage, &(at, to): &(usize, Weight)| sum.raised(outcomes[at].weight, credits[at], to);
        candidate.effects.iter().fold(coverage, raise)
    };
    let unraised = credits.clone();
    let (mut steps, mut sum) = (Vec::new(), all);
    while steps.len() < MOST_STEPS {
        let better = |candidate: &&Candidate| {
            let supported = outcomes[candidate.ask].evidence.is_some();
            (with(sum, &credits, candidate).covered, supported, Reverse(candidate.ask))
        };
        // The first among equals: `max_by_key` alone would take the last.
        let Some(best) = candidates.iter().rev().max_by_key(better) else { break };
        let after = with(sum, &credits, best);
        if after.covered <= sum.covered {
            break;
        }
        sum = after;
        for &(at, to) in &best.effects {
            credits[at] = credits[at].max(to);
        }
        let Candidate { ask, keyword, wording, .. } = *best;
        steps.push(Addition { ask, keyword, wording, alone: with(all, &unraised, best), after });
    }
    steps
}

/// Every keyword that would raise the credit of an ask.
fn candidates(comparison: &Comparison<'_, '_>, asks: &[Ask], outcomes: &[Outcome], policy: &Policy) -> Vec<Candidate> {
    let full = policy.credits.literal;
    let open = |at: &usize| outcomes[*at].credit < full;
    // By keyword, the asks that it is a member of and that have credit to gain.
    let mut holders: Vec<(KeywordId, usize)> =
        (0..asks.len()).filter(open).flat_map(|at| asks[at].members.iter().map(move |&member| (member, at))).collect();
    holders.sort_unstable();
    let holding = |keyword: KeywordId| {
        let start = holders.partition_point(|&(holder, _)| holder < keyword);
        holders[start..].iter().take_while(move |&&(holder, _)| holder == keyword).map(|&(_, at)| at)
    };
    let credits = policy.credits;
    // Usually every spelling has the same credit, and none needs to be compared.
    let alike = [credits.case, credits.stem, credits.alias] == [full; 3];
    let mut inner = Inner { comparison, scratch: None };
    let mut found = Vec::with_capacity(holders.len());
    for ask in (0..asks.len()).filter(open) {
        // Each once, for the first ask that it is a member of.
        for &keyword in asks[ask].members.iter().filter(|member| holding(**member).next() == Some(ask)) {
            let wording = wording(comparison, &asks[ask], keyword);
            let mut effects: SmallVec<[(usize, Weight); 4]> = SmallVec::new();
            let mut credit = |keyword: KeywordId, kind: &dyn Fn(usize) -> MatchKind| {
                effects.extend(holding(keyword).map(|at| (at, policy.credits.of(Some(kind(at))))));
            };
            inner.shown(keyword, wording, |keyword, spelling| {
                credit(keyword, &|at| match alike {
                    true => MatchKind::Literal,
                    false => comparison.kind_of(&asks[at], keyword, spelling),
                });
            });
            for &implied in comparison.vocabulary.implied(keyword) {
                credit(implied, &|_| MatchKind::Implied);
            }
            // Of several credits for one ask the best counts.
            effects.sort_unstable_by_key(|&(at, to)| (at, Reverse(to)));
            effects.dedup_by_key(|&mut (at, _)| at);
            found.push(Candidate { ask, keyword, wording, effects });
        }
    }
    found
}

/// The job's mention to write a member as: one that has the keyword's name if there is any, or else the first.
fn wording(comparison: &Comparison<'_, '_>, ask: &Ask, member: KeywordId) -> Option<usize> {
    let job = comparison.job?;
    let mentions = || ask.mentions.iter().copied().filter(|&at| job.reading.mentions[at].keyword == member);
    mentions().find(|&at| job.reading.mentions[at].form == 0).or_else(|| mentions().next())
}

/// Finds what is shown by a keyword that is written out: itself, and the keywords that stand inside it.
struct Inner<'c, 'r, 't> {
    comparison: &'c Comparison<'r, 't>,
    scratch: Option<Scratch>,
}

impl Inner<'_, '_, '_> {
    fn shown(&mut self, keyword: KeywordId, wording: Option<usize>, mut found: impl FnMut(KeywordId, Spelling<'_>)) {
        let Comparison { vocabulary, job, .. } = *self.comparison;
        let spelling = |text: &'_ str, reading: &Reading, at: usize, found: &mut dyn FnMut(KeywordId, Spelling<'_>)| {
            let mention = &reading.mentions[at];
            found(mention.keyword, Spelling { text: &text[mention.start..mention.end], form: mention.form });
        };
        if let (Some(job), Some(wording)) = (job, wording) {
            spelling(job.text, job.reading, wording, &mut found);
            let end = job.reading.mentions[wording].end;
            let behind = job.reading.mentions.iter().enumerate().skip(wording + 1);
            for (at, mention) in behind.take_while(|(_, mention)| mention.start < end) {
                if mention.within && mention.counts() {
                    spelling(job.text, job.reading, at, &mut found);
                }
            }
            return;
        }
        let name = &vocabulary.keyword(keyword).name;
        found(keyword, Spelling { text: name, form: 0 });
        // Only what is implied stands inside, and only inside several words.
        if vocabulary.implied(keyword).is_empty() || !name.contains([' ', '-', '/']) {
            return;
        }
        let text = format!("Skills\n{name}");
        let scratch = self.scratch.get_or_insert_default();
        let reading = recognise(vocabulary, &Document::read(&text), scratch);
        for (at, _) in reading.counted().filter(|(_, mention)| mention.within) {
            spelling(&text, &reading, at, &mut found);
        }
    }
}

/// What a résumé reaches when all that it shows, or implies, stands in it in the job's words.
#[derive(Clone, Debug)]
pub struct Attainable {
    /// What would have to be written, the greatest gain for the strict score first.
    pub rewordings: Vec<Rewording>,
    /// What would be covered.
    pub all: Coverage,
    /// What would be covered strictly.
    pub strict: Coverage,
}

/// Something that the résumé shows, but not in the words of the ask.
#[derive(Clone, Copy, Debug)]
pub struct Rewording {
    /// The place of the ask.
    pub ask: usize,
    /// The member that is covered.
    pub keyword: KeywordId,
    /// The job's mention to be written, as a place in its reading's mentions; the keyword's name where there is none.
    pub wording: Option<usize>,
    /// The keyword that the résumé shows for it: itself, or one that implies it.
    pub shown: KeywordId,
    /// How the résumé's best mention stands to the ask.
    pub kind: MatchKind,
    /// What would be covered with this rewording alone.
    pub all: Coverage,
    /// What would be covered strictly with this rewording alone.
    pub strict: Coverage,
}

/// What wording alone would bring. `all` and `strict` tell what is covered now.
pub fn attainable(
    comparison: &Comparison<'_, '_>,
    asks: &[Ask],
    outcomes: &[Outcome],
    policy: &Policy,
    (all, strict): (Coverage, Coverage),
) -> Attainable {
    let full = policy.credits.literal;
    let mut sum = Attainable { rewordings: Vec::new(), all, strict };
    for (ask, outcome) in outcomes.iter().enumerate() {
        let Some(evidence) = outcome.evidence.filter(|_| outcome.credit < full || outcome.strict_credit < full) else {
            continue;
        };
        let Outcome { weight, credit, strict_credit, .. } = *outcome;
        let rewording = Rewording {
            ask,
            keyword: evidence.member,
            wording: wording(comparison, &asks[ask], evidence.member),
            shown: evidence.implied_by.unwrap_or(evidence.member),
            kind: evidence.kind,
            all: all.raised(weight, credit, full),
            strict: strict.raised(weight, strict_credit, full),
        };
        if rewording.all != all || rewording.strict != strict {
            sum.rewordings.push(rewording);
        }
        sum.all = sum.all.raised(weight, credit, full);
        sum.strict = sum.strict.raised(weight, strict_credit, full);
    }
    sum.rewordings.sort_by_key(|rewording| (Reverse(rewording.strict.covered), Reverse(rewording.all.covered)));
    sum
}
