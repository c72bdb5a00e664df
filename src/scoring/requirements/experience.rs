//! Years of experience: the months that positions cover together.

use smallvec::SmallVec;

use super::sentence::{asked_time, list, span_of_time};
use super::{Candidate, Finding, MOST_EVIDENCE, Shown, Verdict};
use crate::resume::history::Position;
use crate::values::covered_months;
use crate::vocabulary::KeywordId;

impl Candidate<'_, '_> {
    /// The months that the positions cover that `counts` picks, whether some of them tell years alone, and whether today's
    /// date took part.
    pub(super) fn covered(&self, counts: impl Fn(usize, &Position) -> bool) -> (u32, bool, bool) {
        let (mut intervals, mut approximate, mut dated) = (Vec::new(), false, false);
        for (_, position) in self.history.positions.iter().enumerate().filter(|(at, position)| counts(*at, position)) {
            let interval = position.interval(self.today);
            // What ends today, or lies behind it, was cut.
            dated |= self.today.is_some() && interval.is_none_or(|interval| Some(interval.last) == self.today);
            if let Some(interval) = interval {
                approximate |= position.period.is_approximate();
                intervals.push(interval);
            }
        }
        (covered_months(&mut intervals), approximate, dated)
    }

    pub(super) fn overall(&self) -> (u32, bool, bool) {
        self.covered(|_, _| true)
    }

    pub(super) fn experience(
        &self,
        asked: (u32, Option<u32>),
        keywords: &[KeywordId],
        roles: &[u16],
        narrower: bool,
    ) -> Finding {
        let (overall, approximate_overall, dated_overall) = self.overall();
        let any = keywords.is_empty() && roles.is_empty();
        let counted = if any { vec![true; self.history.positions.len()] } else { self.counted(keywords, roles) };
        let (months, approximate, dated) =
            if any { (overall, approximate_overall, dated_overall) } else { self.covered(|at, _| counted[at]) };
        let claimed = self.claimed(keywords, any).filter(|&(claimed, _)| claimed > months);
        let with = self.names(keywords, roles);
        let wanted = asked_time(asked);
        let shown_apart = !any
            && keywords
                .iter()
                .any(|&id| !self.profile.mentions(id).is_empty() || self.profile.implied_by(id).is_some());
        let no_dates = self.history.positions.is_empty();
        let mut dated = dated;
        let (verdict, mut detail) = if narrower && months >= asked.0 {
            let detail = format!("{}, in something that no keyword names", self.time_in(months, &with, &wanted, roles));
            (Verdict::Unverifiable, detail)
        } else if months >= asked.0 {
            (Verdict::Met, self.time_in(months, &with, &wanted, roles))
        } else if let Some((claimed, _)) = claimed.filter(|&(claimed, _)| claimed >= asked.0) {
            let detail =
                format!("{}; the résumé claims {}", self.time_in(months, &with, &wanted, roles), span_of_time(claimed));
            (Verdict::Partial, detail)
        } else if months > 0 {
            (Verdict::Partial, self.time_in(months, &with, &wanted, roles))
        } else if no_dates {
            let apart = if any || shown_apart { String::new() } else { format!(", and does not mention {with}") };
            (
                if any || shown_apart { Verdict::Unverifiable } else { Verdict::Missing },
                format!("the résumé dates no positions{apart}; {wanted} asked"),
            )
        } else if any {
            (Verdict::Missing, format!("no dated position counts; {wanted} asked"))
        } else if shown_apart {
            dated = dated_overall;
            let detail = format!(
                "{with} is named, but in no dated position; {} in all positions, {wanted} asked",
                span_of_time(overall)
            );
            (if overall >= asked.0 { Verdict::Partial } else { Verdict::Unverifiable }, detail)
        } else {
            (Verdict::Missing, format!("no position mentions {with}; {wanted} asked"))
        };
        if approximate {
            detail.push_str("; some dates tell years alone, which count from July to June");
        }
        if self.today.is_none() && self.history.positions.iter().any(|position| position.period.to.is_none()) {
            detail.push_str("; positions that go on are not counted, since no date was given");
        }
        let mut resume: SmallVec<[(usize, usize); 4]> = self
            .history
            .positions
            .iter()
            .zip(&counted)
            .filter(|(_, counted)| **counted)
            .map(|(position, _)| (position.period.start, position.period.end))
            .take(MOST_EVIDENCE)
            .collect();
        resume.extend(claimed.map(|(_, span)| span));
        if resume.is_empty() {
            let mentions = keywords.iter().flat_map(|&id| self.profile.mentions(id));
            resume.extend(mentions.take(MOST_EVIDENCE).map(|&at| {
                let mention = &self.resume.reading.mentions[at];
                (mention.start, mention.end)
            }));
        }
        let shown = Shown::Experience { months, overall, approximate, claimed: claimed.map(|(claimed, _)| claimed) };
        Finding { verdict, detail, shown, resume, dated }
    }

    /// By position, whether its lines mention one of the keywords or what implies one, or its title is one of the roles'.
    fn counted(&self, keywords: &[KeywordId], roles: &[u16]) -> Vec<bool> {
        let positions = &self.history.positions;
        let titled = |position: &Position| {
            position.title.as_ref().is_some_and(|title| title.roles.iter().any(|role| roles.contains(role)))
        };
        let mut counted: Vec<bool> = positions.iter().map(titled).collect();
        for (_, mention) in self.resume.reading.counted() {
            let implies = || {
                !mention.within
                    && self.vocabulary.implied(mention.keyword).iter().any(|implied| keywords.contains(implied))
            };
            if !keywords.contains(&mention.keyword) && !implies() {
                continue;
            }
            // Positions stand in the order of the text; those of one line share their lines.
            let behind = positions.partition_point(|position| position.lines.0 <= mention.start);
            let Some(lines) = behind.checked_sub(1).map(|last| positions[last].lines) else { continue };
            if mention.end <= lines.1 {
                for at in (0..behind).rev().take_while(|&at| positions[at].lines == lines) {
                    // Once one is counted, all that share its lines are.
                    if std::mem::replace(&mut counted[at], true) && at + 1 == behind {
                        break;
                    }
                }
            }
        }
        counted
    }

    /// The longest time that the résumé claims without dates, for any experience or with one of the keywords.
    fn claimed(&self, keywords: &[KeywordId], any: bool) -> Option<(u32, (usize, usize))> {
        let mentions = &self.resume.reading.mentions;
        let fits = |&(from, to): &(usize, usize)| {
            let first = mentions.partition_point(|mention| mention.start < from);
            any || mentions[first..]
                .iter()
                .take_while(|mention| mention.start < to)
                .any(|mention| mention.counts() && keywords.contains(&mention.keyword))
        };
        let claims = self.history.claims.iter().filter(|(_, sentence)| fits(sentence));
        claims
            .map(|(claim, _)| (claim.months, (claim.start, claim.end)))
            .max_by_key(|&(months, (start, _))| (months, std::cmp::Reverse(start)))
    }

    /// What years are asked with, in words.
    fn names(&self, keywords: &[KeywordId], roles: &[u16]) -> String {
        if keywords.is_empty() {
            return list(roles.iter().map(|&role| self.vocabulary.roles()[usize::from(role)].title.as_str()));
        }
        list(keywords.iter().map(|&id| self.vocabulary.keyword(id).name.as_str()))
    }

    fn time_in(&self, months: u32, with: &str, wanted: &str, roles: &[u16]) -> String {
        let which = match (with, roles) {
            ("", _) => "dated positions".to_owned(),
            (_, []) => format!("positions that mention {with}"),
            // A title shows it as well.
            _ => format!("positions that show {with}"),
        };
        format!("{} in {which}; {wanted} asked", span_of_time(months))
    }
}
