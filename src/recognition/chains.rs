//! Lists of keywords: runs of mentions with nothing but separators between them.

use super::context::{is_border, leading_word};
use super::scan::Candidate;
use crate::vocabulary::{Kind, Mark, Vocabulary};

/// Longer stretches, in bytes, do not part two items of one list.
const LONGEST_SEPARATOR: usize = 40;

/// So many products side by side are a row of tags, whatever their capitals: no sentence has them.
const TAGS: usize = 3;

/// What ties two neighbours together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    None,
    /// A space alone: "Java Spring".
    Space,
    /// A line break alone.
    Line,
    /// A comma, slash, bullet, "and"…
    Separator,
}

/// A mention's place in its list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// What ties it to the mention before, and to the one behind.
    pub left: Link,
    pub right: Link,
    chain: usize,
    run: usize,
}

/// The lists of a document.
#[derive(Debug)]
pub(super) struct Chains {
    pub items: Vec<Item>,
    /// By list: how many plain members there are of each sort.
    plain: Vec<[usize; 3]>,
    /// By run of mentions with nothing but spaces between: how many plain products there are.
    runs: Vec<usize>,
}

impl Chains {
    pub(super) fn find(vocabulary: &Vocabulary, text: &str, candidates: &[Candidate]) -> Self {
        let mut items: Vec<Item> = Vec::with_capacity(candidates.len());
        let mut plain: Vec<[usize; 3]> = Vec::new();
        let mut runs: Vec<usize> = Vec::new();
        for (at, candidate) in candidates.iter().enumerate() {
            let left = match at.checked_sub(1) {
                Some(before) => link(&text[candidates[before].end..candidate.start]),
                None => Link::None,
            };
            if left == Link::None {
                plain.push([0; 3]);
            }
            if left != Link::Space {
                runs.push(0);
            }
            let (chain, run) = (plain.len() - 1, runs.len() - 1);
            if let Some(before) = at.checked_sub(1) {
                items[before].right = left;
            }
            items.push(Item { left, right: Link::None, chain, run });
            if candidate.pattern.mark == Mark::Plain && !candidate.never {
                let keyword = vocabulary.keyword(candidate.pattern.keyword);
                if let Some(sort) = sort(keyword.kind).filter(|_| !keyword.generic) {
                    plain[chain][sort as usize] += 1;
                    runs[run] += usize::from(sort == Sort::Product);
                }
            }
        }
        Self { items, plain, runs }
    }

    /// Whether it is one of several products that are written side by side without commas, as tags are.
    pub(super) fn is_tag(&self, at: usize, kind: Kind) -> bool {
        sort(kind) == Some(Sort::Product) && self.runs[self.items[at].run] >= TAGS
    }

    /// How many members of the list need no evidence and are of the same sort as a keyword of this kind.
    pub(super) fn plain_members(&self, at: usize, kind: Kind) -> usize {
        let plain = self.plain[self.items[at].chain];
        match sort(kind) {
            Some(Sort::Subject) => plain[Sort::Subject as usize] + plain[Sort::Product as usize],
            Some(sort) => plain[sort as usize],
            None => 0,
        }
    }
}

/// What an item can vouch for: a department or a practice does not make a product of the word beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    SpokenLanguage,
    Product,
    Subject,
}

/// The sort of a kind; `None` for what vouches for nothing.
fn sort(kind: Kind) -> Option<Sort> {
    match kind {
        Kind::SoftSkill | Kind::Term => None,
        Kind::SpokenLanguage => Some(Sort::SpokenLanguage),
        Kind::Language | Kind::Framework | Kind::Database | Kind::Platform | Kind::Tool | Kind::Standard => {
            Some(Sort::Product)
        }
        Kind::Practice | Kind::Concept | Kind::Skill | Kind::Certificate => Some(Sort::Subject),
    }
}

/// What the text between two mentions makes of them.
fn link(between: &str) -> Link {
    if between.len() > LONGEST_SEPARATOR {
        return Link::None;
    }
    // Most neighbours stand like this.
    match between {
        " " => return Link::Space,
        ", " => return Link::Separator,
        _ => {}
    }
    let (mut link, mut rest) = (Link::Space, between);
    while let Some(c) = rest.chars().next() {
        let next = &rest[c.len_utf8()..];
        match c {
            'a' | 'o' | 'A' | 'O' => {
                let word = leading_word(rest);
                if !["and", "or"].iter().any(|other| word.eq_ignore_ascii_case(other)) {
                    return Link::None;
                }
                link = Link::Separator;
                rest = &rest[word.len()..];
                continue;
            }
            '\n' | '\r' if link == Link::Space => link = Link::Line,
            '.' if !next.starts_with(|c: char| c.is_ascii_digit()) => return Link::None,
            '-' if !next.starts_with(' ') => return Link::None,
            ' ' | '\n' | '\r' | '.' | '*' | '_' | '`' | '"' | '0'..='9' => {}
            '(' | ')' | '[' | ']' | ':' | '-' => link = Link::Separator,
            c if is_border(c) => link = Link::Separator,
            _ => return Link::None,
        }
        rest = next;
    }
    link
}
