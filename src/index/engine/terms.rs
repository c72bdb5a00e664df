//! The terms of the index, as bytes. All begin with tenant and kind, so that no list of documents mixes two tenants'.
//!
//! Neither a tenant's name nor an id has a zero byte, so none is the beginning of another.

use crate::index::evidence::{Member, Showing, Wanted, Written};
use crate::index::store::{DocumentKind, Key, Scope};
use crate::job::Level;

/// Sorts of marks.
pub(super) const TAG: u8 = 1;
pub(super) const METADATA: u8 = 2;
pub(super) const BAND: u8 = 3;

/// What a résumé says of a keyword.
#[derive(Clone, Copy, Debug)]
pub(super) enum Says {
    /// It shows it.
    Shown = 1,
    /// It shows what implies it.
    Implied = 2,
    /// It shows it by this form.
    Form = 3,
    /// In these characters.
    Normal = 4,
    /// In these characters but for upper and lower case.
    Lower = 5,
}

pub(super) fn scope(scope: &Scope) -> Vec<u8> {
    let kind = match scope.kind {
        DocumentKind::Resume => b'r',
        DocumentKind::Job => b'j',
    };
    [scope.tenant.as_bytes(), &[0, kind, 0]].concat()
}

pub(super) fn key(of: &Key) -> Vec<u8> {
    [&scope(&of.scope), of.id.as_bytes()].concat()
}

/// A term of the scope for something else than evidence: a tag, a value of metadata, a band of a sketch.
pub(super) fn mark(scope: &[u8], sort: u8, value: &[u8]) -> Vec<u8> {
    [scope, &[sort], value].concat()
}

pub(super) fn evidence(scope: &[u8], keyword: &str, says: Says, what: &str) -> Vec<u8> {
    [scope, keyword.as_bytes(), &[0, says as u8], what.as_bytes()].concat()
}

/// All terms of what a résumé shows.
pub(super) fn showing(scope: &[u8], showing: &Showing) -> Vec<Vec<u8>> {
    let mut terms = Vec::new();
    for shown in &showing.shown {
        terms.push(evidence(scope, &shown.keyword, Says::Shown, ""));
        for Written { form, normal, lower } in &shown.spellings {
            terms.push(evidence(scope, &shown.keyword, Says::Form, form));
            terms.push(evidence(scope, &shown.keyword, Says::Normal, normal));
            terms.push(evidence(scope, &shown.keyword, Says::Lower, lower));
        }
    }
    terms.extend(showing.implied.iter().map(|keyword| evidence(scope, keyword, Says::Implied, "")));
    terms.sort_unstable();
    terms.dedup();
    terms
}

const LEVELS: [Level; 6] =
    [Level::Mentioned, Level::Preferred, Level::Required, Level::Essential, Level::Core, Level::Useful];

/// An ask as bytes: its level, then by member the keyword and its spellings.
pub(super) fn encode_ask(scope: &[u8], ask: &Wanted) -> Vec<u8> {
    fn text(out: &mut Vec<u8>, text: &str) {
        number(out, text.len());
        out.extend_from_slice(text.as_bytes());
    }
    fn number(out: &mut Vec<u8>, mut number: usize) {
        while number >= 128 {
            out.push(number as u8 | 128);
            number >>= 7;
        }
        out.push(number as u8);
    }
    let mut out = scope.to_vec();
    out.push(LEVELS.iter().position(|&level| level == ask.level).unwrap_or(0) as u8);
    number(&mut out, ask.members.len());
    for Member { keyword, spellings } in &ask.members {
        text(&mut out, keyword);
        number(&mut out, spellings.len());
        for Written { form, normal, lower } in spellings {
            for part in [form, normal, lower] {
                text(&mut out, part);
            }
        }
    }
    out
}

/// The ask that bytes behind the scope stand for; `None` when they stand for none.
pub(super) fn decode_ask(mut bytes: &[u8]) -> Option<Wanted> {
    fn byte(bytes: &mut &[u8]) -> Option<u8> {
        let (&first, rest) = bytes.split_first()?;
        *bytes = rest;
        Some(first)
    }
    fn number(bytes: &mut &[u8]) -> Option<usize> {
        let mut number = 0;
        for shift in (0..28).step_by(7) {
            let next = byte(bytes)?;
            number |= usize::from(next & 127) << shift;
            if next < 128 {
                return Some(number);
            }
        }
        None
    }
    fn text(bytes: &mut &[u8]) -> Option<String> {
        let length = number(bytes)?;
        let (text, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        String::from_utf8(text.to_vec()).ok()
    }
    fn written(bytes: &mut &[u8]) -> Option<Written> {
        Some(Written { form: text(bytes)?, normal: text(bytes)?, lower: text(bytes)? })
    }
    fn member(bytes: &mut &[u8]) -> Option<Member> {
        let keyword = text(bytes)?;
        let spellings = (0..number(bytes)?).map(|_| written(bytes)).collect::<Option<_>>()?;
        Some(Member { keyword, spellings })
    }
    let level = *LEVELS.get(usize::from(byte(&mut bytes)?))?;
    let members = (0..number(&mut bytes)?).map(|_| member(&mut bytes)).collect::<Option<_>>()?;
    Some(Wanted { level, members })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_come_back_as_they_went() {
        let written = |text: &str| Written { form: text.to_owned(), normal: text.repeat(60), lower: String::new() };
        let member = |keyword: &str, spellings: Vec<Written>| Member { keyword: keyword.to_owned(), spellings };
        let asks = [
            Wanted { level: Level::Required, members: vec![member("go", vec![written("Go"), written("Golang")])] },
            Wanted { level: Level::Useful, members: vec![member("a", vec![]), member("b", vec![written("é")])] },
            Wanted { level: Level::Mentioned, members: vec![] },
        ];
        for ask in asks {
            let bytes = encode_ask(b"t\0j\0", &ask);
            assert_eq!(decode_ask(&bytes[4..]), Some(ask.clone()));
            assert_eq!(decode_ask(&bytes[4..bytes.len() - 1]), None, "cut short");
        }
    }
}
