//! Finds the words of a text, and keeps technical spellings whole.
//!
//! What a word is:
//! - a run of letters and digits, folded; `C++`, `Security+`, `C#` and `.NET` keep their signs;
//! - digits behind three or more letters stand apart (`Python3` is `Python`, `3`), shorter names do not (`S3`, `K8s`);
//! - a possessive `'s` is dropped, any other inner apostrophe kept; `&` is a word of its own;
//! - an address (URL, e-mail, handle, host) is one word; a CJK character is one word.
//!
//! A space, a glued hyphen, slash, dot or underscore and a line break join words to a phrase. A comma, a bracket, a
//! sentence end, a bullet or a blank line ends one.

use memchr::memchr3_iter;
use unicode_normalization::char::is_combining_mark;

use super::address;
use super::bytes;
use super::fold::OffsetMap;
use super::short::{leading_word, packed};

/// How many bytes are searched for an address at a time, so that no input takes more than linear time.
const LONGEST_LOOK: usize = 512;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term<'a> {
    /// The word, folded, with its capitals.
    pub word: &'a str,
    /// Where it begins, in bytes of the text as it came.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether a phrase ends between the word before and this one.
    pub after_break: bool,
    /// The word as a number, as [`packed`] makes it; 0 where it is too long.
    pub(crate) number: u128,
}

/// The words of one text, in order.
#[derive(Debug)]
pub struct Terms<'a> {
    source: &'a str,
    map: OffsetMap<'a>,
    at: usize,
    /// Where the next run of address bytes begins that may hold an address; `usize::MAX` when none does.
    look: usize,
    /// The address that the run looked at holds, or has held; it begins at `usize::MAX` where there was none yet.
    address: (usize, usize),
    after_break: bool,
}

/// Where a word ends, and where what it was written as does; reading goes on at `next`.
#[derive(Clone, Copy, Debug)]
struct Ends {
    word: usize,
    written: usize,
    next: usize,
}

impl Ends {
    /// A word that is written as it is, and nothing behind it is passed over.
    fn at(end: usize) -> Self {
        Self { word: end, written: end, next: end }
    }
}

impl<'a> Terms<'a> {
    pub(super) fn new(source: &'a str, map: OffsetMap<'a>) -> Self {
        let address = (usize::MAX, usize::MAX);
        let mut terms = Self { source, map, at: 0, look: 0, address, after_break: false };
        terms.look = terms.next_look(0);
        terms
    }
}

impl<'a> Iterator for Terms<'a> {
    type Item = Term<'a>;

    // All words leave by one way out, with what they are in registers: written to memory in pieces and read back as a
    // whole, each would wait for the other.
    #[inline(always)]
    fn next(&mut self) -> Option<Term<'a>> {
        loop {
            let byte = *self.source.as_bytes().get(self.at)?;
            if byte == b' ' {
                self.at += 1;
                continue;
            }
            if self.at >= self.look {
                self.look_for_address();
            }
            let start = self.at;
            // Most words are letters of ASCII with nothing behind them that could belong to them.
            let (length, number) = leading_word(&self.source.as_bytes()[start..]);
            let end = start + length;
            let plain = length > 0
                && start != self.address.0
                && bytes::class(self.byte(end)) & bytes::TAIL == 0
                && !self.before(end).is_ascii_digit();
            let (ends, number) = if plain {
                (Ends::at(end), number)
            } else {
                let Some(ends) = self.other_word(byte) else { continue };
                (ends, packed(&self.source[start..ends.word]).unwrap_or_default())
            };
            self.at = ends.next;
            let word = &self.source[start..ends.word];
            let (start, end) = self.map.original(start, ends.written);
            return Some(Term { word, start, end, after_break: std::mem::take(&mut self.after_break), number });
        }
    }
}

impl<'a> Terms<'a> {
    /// Reads a word that is not just letters and digits, or passes over what is none.
    #[inline(never)]
    fn other_word(&mut self, byte: u8) -> Option<Ends> {
        let (start, end) = self.address;
        if start == self.at {
            return Some(Ends::at(end));
        }
        if bytes::class(byte) & bytes::WORD != 0 {
            return Some(self.word());
        }
        if byte < 0x80 {
            return self.sign(byte);
        }
        let c = self.source[self.at..].chars().next().unwrap_or(' ');
        let end = self.at + c.len_utf8();
        if is_ideograph(c) {
            return Some(Ends::at(end));
        }
        if is_word(c) {
            return Some(self.word());
        }
        if !c.is_whitespace() {
            self.after_break = true;
        }
        self.at = end;
        None
    }

    fn byte(&self, at: usize) -> u8 {
        self.source.as_bytes().get(at).copied().unwrap_or(b' ')
    }

    fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(b' ', |before| self.byte(before))
    }

    /// Where the first run at or behind `from` begins that holds a sign of an address.
    fn next_look(&self, from: usize) -> usize {
        let source = self.source.as_bytes();
        let is_address = |at: usize| bytes::class(source[at]) & bytes::ADDRESS != 0;
        let is_sign = |&at: &usize| match source[at] {
            b'@' => true,
            // A dot at a run's end is a sentence's, one at its beginning a name's: ".NET".
            b'.' => at > from && is_address(at - 1) && source.get(at + 1).is_some_and(u8::is_ascii_alphanumeric),
            _ => source.get(at + 1) == Some(&b'/'),
        };
        let Some(sign) = memchr3_iter(b'@', b'.', b':', &source[from..]).map(|at| from + at).find(is_sign) else {
            return usize::MAX;
        };
        let earliest = from.max((sign + 1).saturating_sub(LONGEST_LOOK));
        let mut start = (earliest..sign).rev().find(|&at| !is_address(at)).map_or(earliest, |at| at + 1);
        while !self.source.is_char_boundary(start) {
            start += 1;
        }
        start
    }

    /// Reads the run that begins here and remembers the address in it, if any.
    fn look_for_address(&mut self) {
        let rest = &self.source.as_bytes()[self.at..];
        let mut length = bytes::run(&rest[..rest.len().min(LONGEST_LOOK)], bytes::ADDRESS);
        while !self.source.is_char_boundary(self.at + length) {
            length -= 1;
        }
        let mut end = self.at + length.max(1);
        let run = &self.source[self.at..self.at + length];
        if let Some((from, to)) = address::find(run) {
            let mut address_end = self.at + to;
            if address_end == end {
                address_end += bytes::run(&self.source.as_bytes()[end..], bytes::ADDRESS);
            }
            self.address = (self.at + from, address_end);
            // What follows the address is looked at anew.
            end = address_end;
        }
        self.look = self.next_look(end);
    }

    /// Handles an ASCII byte that begins no word, but for `&`, and a dot that begins one.
    fn sign(&mut self, byte: u8) -> Option<Ends> {
        let (before, after) = (self.before(self.at), self.byte(self.at + 1));
        let glued = is_word_byte(before) && is_word_byte(after);
        match byte {
            b'/' => {}
            b'\n' | b'\r' => self.line_break(),
            b'&' => return Some(self.ampersand()),
            b'.' if after.is_ascii_alphabetic() && !is_word_byte(before) && before != b'.' => {
                return Some(self.word());
            }
            b'-' | b'.' if glued || (byte == b'-' && is_word_byte(before) && after == b'\n') => {}
            b'\'' | b'*' | b'`' | b'_' | b'~' if !(before.is_ascii_whitespace() && after.is_ascii_whitespace()) => {}
            _ => self.after_break = true,
        }
        self.at += 1;
        None
    }

    fn line_break(&mut self) {
        if self.byte(self.at) == b'\r' && self.byte(self.at + 1) == b'\n' {
            return;
        }
        let rest = &self.source.as_bytes()[self.at + 1..];
        let blank = rest.iter().find(|&&byte| byte != b' ' && byte != b'\t' && byte != b'\r');
        if blank == Some(&b'\n') {
            self.after_break = true;
        }
    }

    fn ampersand(&self) -> Ends {
        let escaped = self.source[self.at + 1..].starts_with("amp;");
        let end = self.at + if escaped { 5 } else { 1 };
        Ends { word: self.at + 1, ..Ends::at(end) }
    }

    /// Reads the word that begins here, with its signs.
    fn word(&self) -> Ends {
        let start = self.at;
        let source = self.source.as_bytes();
        let mut end = start + usize::from(source[start] == b'.');
        let mut next = None;
        loop {
            end += bytes::word_run(&source[end..]);
            match source.get(end) {
                Some(b'\'') if end > start && self.byte(end + 1).is_ascii_alphabetic() => {
                    let possessive =
                        self.byte(end + 1).eq_ignore_ascii_case(&b's') && !is_word_byte(self.byte(end + 2));
                    if possessive {
                        next = Some(end + 2);
                        break;
                    }
                    end += 2;
                }
                Some(&byte) if byte >= 0x80 => match self.source[end..].chars().next() {
                    Some(c) if !is_ideograph(c) && (is_word(c) || is_combining_mark(c)) => end += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        if let Some(digits) = trailing_digits(&source[start..end]) {
            end = start + digits;
            next = None;
        } else if next.is_none() {
            end += self.signs_behind(start, end);
        }
        Ends { next: next.unwrap_or(end), ..Ends::at(end) }
    }

    /// How many bytes of `++`, `+` or `#` behind the word belong to it.
    fn signs_behind(&self, start: usize, end: usize) -> usize {
        let letter = self.before(end).is_ascii_alphabetic();
        match (self.byte(end), self.byte(end + 1)) {
            (b'+', b'+') if letter && self.byte(end + 2) != b'+' => 2,
            (b'+', after) if letter && after != b'+' && !is_word_byte(after) => 1,
            (b'#', after) if letter && end == start + 1 && !after.is_ascii_alphabetic() && after != b'#' => 1,
            _ => 0,
        }
    }
}

/// Where the digits begin in a word of three or more ASCII letters and nothing but digits behind.
fn trailing_digits(word: &[u8]) -> Option<usize> {
    if !word.last()?.is_ascii_digit() {
        return None;
    }
    // ".NET8" is ".NET", "8".
    let dot = usize::from(word.first() == Some(&b'.'));
    let letters = dot + word[dot..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (letters - dot >= 3 && letters < word.len() && word[letters..].iter().all(u8::is_ascii_digit)).then_some(letters)
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// Scripts written without spaces: each character stands for itself.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
