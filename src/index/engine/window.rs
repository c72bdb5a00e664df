//! Sums of a stretch of documents, and the lists that add to them.

use std::ops::AddAssign;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, SegmentReader};

use super::mask::bits;
use super::schema::Fields;
use super::segment::List;

/// How many documents are looked at together. A power of two; their sums mostly take 16 KB, half of the cache nearest to a core.
pub(super) const WINDOW: usize = 8192;

/// A bit for every document of a window.
pub(super) type Bits = [u64; WINDOW / 64];

/// A sum of covered weights.
pub(super) trait Sum: Copy + Ord + Default + AddAssign + Into<u128> {
    /// The greatest.
    const MOST: u128;
    /// The value, or the greatest if it is more.
    fn of(value: u128) -> Self;
}

impl Sum for u32 {
    const MOST: u128 = u32::MAX as u128;
    fn of(value: u128) -> Self {
        Self::try_from(value).unwrap_or(Self::MAX)
    }
}

impl Sum for u16 {
    const MOST: u128 = u16::MAX as u128;
    fn of(value: u128) -> Self {
        Self::try_from(value).unwrap_or(Self::MAX)
    }
}

impl Sum for u128 {
    const MOST: u128 = u128::MAX;
    fn of(value: u128) -> Self {
        value
    }
}

/// The lists of one ask.
pub(super) enum Lists<S> {
    /// No document is in two of them.
    Disjoint(Vec<(List, S)>),
    /// By member: a later list overrules an earlier one. The best member counts.
    Members(Vec<Vec<(List, S)>>),
}

impl<S: Sum> Lists<S> {
    /// Opens the lists of an ask: by member, terms with their parts, of which the first two exclude one another.
    pub(super) fn open(
        members: &[Vec<(Vec<u8>, u128)>],
        segment: &SegmentReader,
        fields: Fields,
        unit: u128,
    ) -> tantivy::Result<Self> {
        let index = segment.inverted_index(fields.evidence)?;
        let mut opened = Vec::with_capacity(members.len());
        for member in members {
            let mut lists = Vec::with_capacity(member.len());
            for (term, part) in member {
                let Some(found) = index.terms().get(term)? else { continue };
                let postings = index.read_block_postings_from_terminfo(&found, IndexRecordOption::Basic)?;
                lists.push((List::new(postings), S::of(part / unit)));
            }
            opened.push(lists);
        }
        Ok(match (members, opened.pop()) {
            ([only], Some(lists)) if only.len() <= 2 => Self::Disjoint(lists),
            (_, last) => {
                opened.extend(last);
                Self::Members(opened)
            }
        })
    }

    /// Adds the ask to the sums of the window that ends at `end`, and marks in `met` who meets it at all.
    pub(super) fn add(&mut self, window: &mut Window<S>, end: DocId, met: Option<&mut Bits>) {
        // References to the arrays, so that the loops need not look for them anew at each document.
        let Window { sums, parts } = window;
        let sums: &mut [S; WINDOW] = sums;
        match (self, met) {
            (Self::Disjoint(lists), None) => {
                for (list, part) in lists {
                    let part = *part;
                    list.each(end, |doc| sums[place(doc)] += part);
                }
            }
            (Self::Disjoint(lists), Some(met)) => {
                for (list, part) in lists {
                    let part = *part;
                    list.each(end, |doc| {
                        sums[place(doc)] += part;
                        met[place(doc) / 64] |= 1 << (doc % 64);
                    });
                }
            }
            (Self::Members(members), met) => {
                let mut none = [0; WINDOW / 64];
                let met = met.unwrap_or(&mut none);
                let [member, best] = parts.get_or_insert_with(|| [zeros(), zeros()]);
                let (member, best): (&mut [S; WINDOW], &mut [S; WINDOW]) = (member, best);
                best.fill(S::default());
                for lists in members {
                    member.fill(S::default());
                    for (list, part) in lists {
                        let part = *part;
                        list.each(end, |doc| {
                            member[place(doc)] = part;
                            met[place(doc) / 64] |= 1 << (doc % 64);
                        });
                    }
                    best.iter_mut().zip(&*member).for_each(|(best, &member)| *best = (*best).max(member));
                }
                sums.iter_mut().zip(&*best).for_each(|(sum, &best)| *sum += best);
            }
        }
    }
}

/// A document's place in its window.
fn place(doc: DocId) -> usize {
    doc as usize % WINDOW
}

/// The sums of a window, and room to find an ask's part of them.
pub(super) struct Window<S> {
    pub(super) sums: Box<[S; WINDOW]>,
    /// A member's part and the best of an ask's. Made when an ask first needs them: most rankings do not, and leave the
    /// cache to the sums.
    parts: Option<[Box<[S; WINDOW]>; 2]>,
}

fn zeros<S: Sum>() -> Box<[S; WINDOW]> {
    Box::new([S::default(); WINDOW])
}

impl<S: Sum> Window<S> {
    pub(super) fn new() -> Self {
        Self { sums: zeros(), parts: None }
    }

    /// Takes away those whose sum is too small.
    pub(super) fn drop_below(&self, passing: &mut Bits, least: u128) {
        if least == 0 {
            return;
        }
        for (at, word) in passing.iter_mut().enumerate() {
            for bit in bits(*word) {
                if self.sums[at * 64 + bit as usize].into() < least {
                    *word &= !(1 << bit);
                }
            }
        }
    }
}
