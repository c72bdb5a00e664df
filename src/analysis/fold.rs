//! Folds Unicode to the characters that matching compares, and remembers where each came from.
//!
//! Text that is all ASCII is never copied. Letters keep their case here, because what is written
//! with capitals is evidence later on.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// A stretch of folded text whose bytes are not those of the original.
#[derive(Clone, Copy, Debug)]
struct Cluster {
    folded_start: usize,
    folded_end: usize,
    original_start: usize,
    original_end: usize,
}

/// Reusable buffers for folding one text at a time.
#[derive(Clone, Debug, Default)]
pub(super) struct Folder {
    text: String,
    clusters: Vec<Cluster>,
}

impl Folder {
    /// Folds `text` and returns the folded text with the map that leads back.
    pub(super) fn fold<'a>(&'a mut self, text: &'a str) -> (&'a str, OffsetMap<'a>) {
        self.clusters.clear();
        if text.is_ascii() {
            return (text, OffsetMap { clusters: &[], next: 0 });
        }
        self.text.clear();
        self.text.reserve(text.len());
        let mut at = 0;
        while at < text.len() {
            let ascii = text[at..].bytes().position(|byte| !byte.is_ascii()).unwrap_or(text.len() - at);
            self.text.push_str(&text[at..at + ascii]);
            at += ascii;
            let Some(first) = text[at..].chars().next() else { break };
            let mut start = at;
            if is_combining_mark(first) && ascii > 0 {
                // The mark belongs to the letter before it: "e" and an acute accent are one character.
                start -= 1;
                self.text.pop();
            }
            let mut end = at + first.len_utf8();
            end += text[end..].chars().take_while(|&c| is_combining_mark(c)).map(char::len_utf8).sum::<usize>();
            self.push_cluster(text, start, end);
            at = end;
        }
        (&self.text, OffsetMap { clusters: &self.clusters, next: 0 })
    }

    fn push_cluster(&mut self, text: &str, start: usize, end: usize) {
        let original = &text[start..end];
        let folded_start = self.text.len();
        for c in original.chars() {
            match fold_char(c) {
                Folded::Dropped => {}
                Folded::As(other) => self.text.push(other),
                Folded::Same => self.text.push(c),
            }
        }
        if is_nfkc_quick(self.text[folded_start..].chars()) != IsNormalized::Yes {
            let kept = self.text.split_off(folded_start);
            self.text.extend(kept.nfkc());
        }
        if &self.text[folded_start..] != original {
            self.clusters.push(Cluster {
                folded_start,
                folded_end: self.text.len(),
                original_start: start,
                original_end: end,
            });
        }
    }
}

enum Folded {
    Same,
    As(char),
    Dropped,
}

fn fold_char(c: char) -> Folded {
    match c {
        // Invisible: soft hyphen, zero width, direction marks, variation selectors.
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => Folded::Dropped,
        '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => Folded::Dropped,
        // Marks of ownership say nothing of the name. NFKC would turn ™ into the letters "TM".
        '™' | '®' | '©' | '℠' => Folded::Dropped,
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '＇' => Folded::As('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => Folded::As('"'),
        '\u{2010}' | '\u{2011}' | '\u{2212}' => Folded::As('-'),
        '\u{2044}' | '\u{2215}' => Folded::As('/'),
        '\u{2028}' | '\u{2029}' | '\u{85}' => Folded::As('\n'),
        '♯' => Folded::As('#'),
        _ => Folded::Same,
    }
}

/// Leads from offsets in folded text back to the original. Asked in ascending order.
#[derive(Debug)]
pub(super) struct OffsetMap<'a> {
    clusters: &'a [Cluster],
    next: usize,
}

impl OffsetMap<'_> {
    /// The original span of the folded text from `start` to `end`; `start < end`, and no span begins before an
    /// earlier one did.
    pub(super) fn original(&mut self, start: usize, end: usize) -> (usize, usize) {
        if self.clusters.is_empty() {
            return (start, end);
        }
        while self.clusters.get(self.next).is_some_and(|cluster| cluster.folded_end <= start) {
            self.next += 1;
        }
        let original_start = match self.clusters.get(self.next) {
            Some(cluster) if cluster.folded_start <= start => cluster.original_start,
            _ => self.shifted(self.next, start),
        };
        // The last cluster that ends before `end` decides the shift, one that contains the last character the end.
        let mut last = self.next;
        while self.clusters.get(last).is_some_and(|cluster| cluster.folded_end < end) {
            last += 1;
        }
        let original_end = match self.clusters.get(last) {
            Some(cluster) if cluster.folded_start < end => cluster.original_end,
            _ => self.shifted(last, end),
        };
        (original_start, original_end)
    }

    /// Where `offset` lies when it stands behind the clusters before `index` and inside none.
    fn shifted(&self, index: usize, offset: usize) -> usize {
        match index.checked_sub(1).map(|before| self.clusters[before]) {
            Some(before) => before.original_end + (offset - before.folded_end),
            None => offset,
        }
    }
}
