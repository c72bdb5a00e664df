//! Tells which roles a text speaks of, a posting or a résumé: by titles first, then by keywords.
//!
//! Pure arithmetic on what recognition found and the roles curate; nothing is learned from documents. Rather no
//! answer than a wild guess.

mod titles;

use rustc_hash::FxHashMap;
use std::ops::Range;

use crate::document::{Document, Section};
use crate::recognition::Reading;
use crate::values::Titles;
use crate::vocabulary::{Importance, KeywordId, Kind, Vocabulary};

/// What a title alone brings a role at the most, and what keywords alone do.
const TITLE_SHARE: f64 = 0.8;
const KEYWORD_SHARE: f64 = 0.7;

/// The likeness of keywords, a cosine, from which on more says nothing. Postings of a role reach about this.
const FULL_LIKENESS: f64 = 0.35;

/// Without a title a role needs so many keywords of its own, and so much likeness, to be no wild guess.
const FEWEST_KEYWORDS: usize = 3;
const LEAST_LIKENESS: f64 = 0.15;

/// A title in passing ("you report to the store manager") is no answer by itself.
const LEAST_TITLE: f64 = 0.5;

/// A role that a text speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The role's place in the vocabulary.
    pub role: usize,
    /// How much speaks for it, from 0 to 1.
    pub score: f64,
    /// The title that names it, if one does: bytes of the text.
    pub title: Option<Range<usize>>,
    /// Its keywords in the text, the most telling first.
    pub keywords: Vec<KeywordId>,
}

/// How telling each keyword is, and of which roles.
#[derive(Debug)]
pub struct Suggester {
    /// By keyword: the roles that list it, and what it weighs there.
    weights: FxHashMap<KeywordId, Vec<(usize, f64)>>,
    /// By keyword: how telling it is, whatever the role.
    telling: FxHashMap<KeywordId, f64>,
    /// By role: the length of its vector.
    lengths: Vec<f64>,
}

impl Suggester {
    /// Weighs the keywords of a vocabulary's roles: one that few roles list tells more than one that many do.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let entries: Vec<_> = vocabulary.roles().iter().filter_map(|role| vocabulary.role(&role.id)).collect();
        let mut listed: FxHashMap<KeywordId, Vec<(usize, Importance)>> = FxHashMap::default();
        for (role, entry) in entries.iter().enumerate() {
            for (keyword, importance) in entry.ids.keywords() {
                listed.entry(keyword).or_default().push((role, importance));
            }
        }
        let (mut weights, mut telling) = (FxHashMap::default(), FxHashMap::default());
        let mut squares = vec![0.0; entries.len()];
        let mut keywords: Vec<KeywordId> = listed.keys().copied().collect();
        // Sums of fractions depend on their order.
        keywords.sort_unstable();
        for id in keywords {
            let roles = &listed[&id];
            let keyword = vocabulary.keyword(id);
            let kind = match keyword.kind {
                Kind::SoftSkill => 0.2,
                _ if keyword.generic => 0.4,
                _ => 1.0,
            };
            let tells = kind / (roles.len() as f64).sqrt();
            let weigh = |&(role, importance): &(usize, Importance)| {
                let importance = match importance {
                    Importance::Essential => 1.0,
                    Importance::Core => 0.8,
                    Importance::Useful => 0.6,
                };
                (role, tells * importance)
            };
            let weighed: Vec<(usize, f64)> = roles.iter().map(weigh).collect();
            for &(role, weight) in &weighed {
                squares[role] += weight * weight;
            }
            weights.insert(id, weighed);
            telling.insert(id, tells);
        }
        Self { weights, telling, lengths: squares.into_iter().map(f64::sqrt).collect() }
    }

    /// The roles that a text speaks of, the likeliest first, at most `limit`. Empty when nothing speaks clearly enough.
    pub fn suggest(
        &self,
        titles: &Titles,
        document: &Document<'_>,
        reading: &Reading,
        limit: usize,
    ) -> Vec<Suggestion> {
        let mut found: Vec<KeywordId> = reading
            .counted()
            .filter(|(_, mention)| {
                !matches!(
                    mention.section,
                    Some(Section::Company | Section::Benefits | Section::Legal | Section::Application)
                )
            })
            .map(|(_, mention)| mention.keyword)
            .collect();
        found.sort_unstable();
        found.dedup();
        let mut products = vec![0.0; self.lengths.len()];
        let mut square = 0.0;
        for id in &found {
            let Some(tells) = self.telling.get(id) else { continue };
            square += tells * tells;
            for &(role, weight) in &self.weights[id] {
                products[role] += tells * weight;
            }
        }
        let length = square.sqrt();
        let named = titles::named(titles, document, self.lengths.len());
        let mut suggestions = Vec::new();
        for (role, product) in products.iter().enumerate() {
            let title = &named[role];
            if *product == 0.0 && title.is_none() {
                continue;
            }
            let norm = length * self.lengths[role];
            let likeness = if norm > 0.0 { product / norm } else { 0.0 };
            let strength = title.as_ref().map_or(0.0, |title| title.strength);
            let of_role = |id: &&KeywordId| {
                self.weights.get(*id).is_some_and(|roles| roles.iter().any(|&(other, _)| other == role))
            };
            let mut keywords: Vec<KeywordId> = found.iter().filter(of_role).copied().collect();
            let speaks = keywords.len() >= FEWEST_KEYWORDS && likeness >= LEAST_LIKENESS;
            if !speaks && strength < LEAST_TITLE {
                continue;
            }
            let tells = |id: &KeywordId| self.telling.get(id).copied().unwrap_or_default();
            keywords.sort_by(|a, b| tells(b).total_cmp(&tells(a)).then(a.cmp(b)));
            let share = (likeness / FULL_LIKENESS).min(1.0);
            let score = 1.0 - (1.0 - TITLE_SHARE * strength) * (1.0 - KEYWORD_SHARE * share);
            let title = title.as_ref().map(|title| title.span.clone());
            suggestions.push((likeness, Suggestion { role, score, title, keywords }));
        }
        // What is more than fully alike parts those that are.
        suggestions.sort_by(|(like_a, a), (like_b, b)| {
            b.score.total_cmp(&a.score).then(like_b.total_cmp(like_a)).then(a.role.cmp(&b.role))
        });
        suggestions.into_iter().take(limit).map(|(_, suggestion)| suggestion).collect()
    }
}
