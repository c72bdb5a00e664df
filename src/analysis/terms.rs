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
    address: Option<(usize, usize)>,
    after_break: bool,
}

impl<'a> Terms<'a> {
    pub(super) fn new(source: &'a str, map: OffsetMap<'a>) -> Self {
        let mut terms = Self { source, map, at: 0, look: 0, address: None, after_break: false };
        terms.look = terms.next_look(0);
        terms
    }
}

impl<'a> Iterator for Terms<'a> {
    type Item = Term<'a>;

    #[inline(always)]
    fn next(&mut self) -> Option<Term<'a>> {
        while let Some(&byte) = self.source.as_bytes().get(self.at) {
            if byte == b' ' {
                self.at += 1;
                continue;
            }
            if self.at >= self.look {
                self.look_for_address();
            }
            if let Some((start, end)) = self.address
                && start == self.at
            {
                self.address = None;
                return Some(self.term(start, end, end));
            }
            if bytes::class(byte) & bytes::WORD != 0 {
                return Some(self.plain_word());
            }
            if byte < 0x80 {
                match self.sign(byte) {
                    Some(term) => return Some(term),
                    None => continue,
                }
            }
            let c = self.source[self.at..].chars().next().unwrap_or(' ');
            if is_ideograph(c) {
                let end = self.at + c.len_utf8();
                return Some(self.term(self.at, end, end));
            }
            if is_word(c) {
                return Some(self.word(self.at));
            }
            if !c.is_whitespace() {
                self.after_break = true;
            }
            self.at += c.len_utf8();
        }
        None
    }
}

impl<'a> Terms<'a> {
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
        self.address = address::find(run).map(|(from, to)| (self.at + from, self.at + to));
        if let Some((_, address_end)) = &mut self.address {
            if *address_end == end {
                *address_end += bytes::run(&self.source.as_bytes()[end..], bytes::ADDRESS);
            }
            // What follows the address is looked at anew.
            end = *address_end;
        }
        self.look = self.next_look(end);
    }

    /// Handles an ASCII byte that begins no word, but for `&`, and a dot that begins one.
    fn sign(&mut self, byte: u8) -> Option<Term<'a>> {
        let (before, after) = (self.before(self.at), self.byte(self.at + 1));
        let glued = is_word_byte(before) && is_word_byte(after);
        match byte {
            b'/' => {}
            b'\n' | b'\r' => self.line_break(),
            b'&' => return Some(self.ampersand()),
            b'.' if after.is_ascii_alphabetic() && !is_word_byte(before) && before != b'.' => {
                return Some(self.word(self.at));
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

    fn ampersand(&mut self) -> Term<'a> {
        let escaped = self.source[self.at + 1..].starts_with("amp;");
        let end = self.at + if escaped { 5 } else { 1 };
        Term { word: "&", number: u128::from(b'&'), ..self.term(self.at, end, end) }
    }

    /// Reads the word that begins here with a letter or digit of ASCII. Most are letters with nothing behind them that could
    /// belong to them.
    #[inline(always)]
    fn plain_word(&mut self) -> Term<'a> {
        let start = self.at;
        let (length, number) = leading_word(&self.source.as_bytes()[start..]);
        let end = start + length;
        if bytes::class(self.byte(end)) & bytes::TAIL == 0 && !self.before(end).is_ascii_digit() {
            return self.numbered_term(start, end, end, number);
        }
        self.word(start)
    }

    /// Reads the word that begins at `start`, with its signs.
    #[inline(never)]
    fn word(&mut self, start: usize) -> Term<'a> {
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
        self.term(start, end, next.unwrap_or(end))
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

    /// The word from `start` to `end`; reading goes on at `next`.
    fn term(&mut self, start: usize, end: usize, next: usize) -> Term<'a> {
        self.numbered_term(start, end, next, packed(&self.source[start..end]).unwrap_or_default())
    }

    /// The same where the word's number is known.
    #[inline(always)]
    fn numbered_term(&mut self, start: usize, end: usize, next: usize, number: u128) -> Term<'a> {
        let after_break = std::mem::take(&mut self.after_break);
        let word = &self.source[start..end];
        self.at = next;
        let (start, end) = self.map.original(start, end);
        Term { word, start, end, after_break, number }
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
