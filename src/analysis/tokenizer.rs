//! The tokenizer: a tantivy [`Tokenizer`] that keeps technical spellings whole.
//!
//! What a token is:
//! - a run of letters and digits, folded and in lower case; `C++`, `Security+`, `C#` and `.NET` keep their signs;
//! - digits behind three or more letters stand apart (`Python3` is `python`, `3`), shorter names do not (`S3`, `K8s`);
//! - a possessive `'s` is dropped, any other inner apostrophe kept; `&` is a token of its own;
//! - an address (URL, e-mail, handle, host) is one token; a CJK character is one token.
//!
//! A space, a glued hyphen, slash, dot or underscore and a line break lead to the next position. Whatever ends
//! a phrase (comma, bracket, sentence end, bullet, blank line) leaves a position free, so that no phrase spans it.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::char::is_combining_mark;

use super::address;
use super::bytes;
use super::fold::{Folder, OffsetMap};

/// How many bytes are searched for an address at a time, so that no input takes more than linear time.
const LONGEST_LOOK: usize = 512;

/// Splits text into terms. Cheap to clone; its buffers are reused from text to text.
#[derive(Clone, Debug, Default)]
pub struct TermTokenizer {
    folder: Folder,
    token: Token,
}

impl Tokenizer for TermTokenizer {
    type TokenStream<'a> = TermStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TermStream<'a> {
        self.token.reset();
        let (source, map) = self.folder.fold(text);
        TermStream { source, map, token: &mut self.token, at: 0, chunk_end: 0, address: None, gap: Gap::Soft }
    }
}

/// What lies between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Soft,
    Phrase,
}

/// The tokens of one text, in order.
#[derive(Debug)]
pub struct TermStream<'a> {
    source: &'a str,
    map: OffsetMap<'a>,
    token: &'a mut Token,
    at: usize,
    /// Where the run of address bytes that was last looked at ends.
    chunk_end: usize,
    address: Option<(usize, usize)>,
    gap: Gap,
}

impl TokenStream for TermStream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(&byte) = self.source.as_bytes().get(self.at) {
            if self.at >= self.chunk_end && bytes::class(byte) & bytes::ADDRESS != 0 {
                self.look_for_address();
            }
            if let Some((start, end)) = self.address
                && start == self.at
            {
                self.address = None;
                self.emit(start, end, end);
                return true;
            }
            if bytes::class(byte) & bytes::WORD != 0 {
                return self.word(self.at);
            }
            if byte < 0x80 {
                if self.sign(byte) {
                    return true;
                }
                continue;
            }
            let c = self.source[self.at..].chars().next().unwrap_or(' ');
            if is_ideograph(c) {
                let end = self.at + c.len_utf8();
                self.emit(self.at, end, end);
                return true;
            }
            if is_word(c) {
                return self.word(self.at);
            }
            if !c.is_whitespace() {
                self.gap = Gap::Phrase;
            }
            self.at += c.len_utf8();
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

impl TermStream<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.source.as_bytes().get(at).copied().unwrap_or(b' ')
    }

    fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(b' ', |before| self.byte(before))
    }

    /// Reads the chunk that begins here and remembers the address in it, if any.
    fn look_for_address(&mut self) {
        let rest = &self.source.as_bytes()[self.at..];
        let (mut length, seen) = bytes::run(&rest[..rest.len().min(LONGEST_LOOK)], bytes::ADDRESS);
        while !self.source.is_char_boundary(self.at + length) {
            length -= 1;
        }
        self.chunk_end = self.at + length.max(1);
        if seen & bytes::SIGN != 0 && is_suspicious(&rest[..length]) {
            let chunk = &self.source[self.at..self.chunk_end];
            self.address = address::find(chunk).map(|(start, end)| (self.at + start, self.at + end));
            if let Some((_, end)) = &mut self.address {
                if *end == self.chunk_end {
                    let rest = &self.source.as_bytes()[*end..];
                    *end += bytes::run(rest, bytes::ADDRESS).0;
                }
                // What follows the address is looked at anew.
                self.chunk_end = *end;
            }
        }
    }

    /// Handles an ASCII byte that begins no word; true when it gave a token.
    fn sign(&mut self, byte: u8) -> bool {
        let (before, after) = (self.before(self.at), self.byte(self.at + 1));
        let glued = is_word_byte(before) && is_word_byte(after);
        match byte {
            b' ' | b'/' => {}
            b'\n' | b'\r' => self.line_break(),
            b'&' => return self.ampersand(),
            b'.' if after.is_ascii_alphabetic() && !is_word_byte(before) && before != b'.' => {
                return self.word(self.at);
            }
            b'-' | b'.' if glued || (byte == b'-' && is_word_byte(before) && after == b'\n') => {}
            b'\'' | b'*' | b'`' | b'_' | b'~' if !(before.is_ascii_whitespace() && after.is_ascii_whitespace()) => {}
            _ => self.gap = Gap::Phrase,
        }
        self.at += 1;
        false
    }

    fn line_break(&mut self) {
        if self.byte(self.at) == b'\r' && self.byte(self.at + 1) == b'\n' {
            return;
        }
        let rest = &self.source.as_bytes()[self.at + 1..];
        let blank = rest.iter().find(|&&byte| byte != b' ' && byte != b'\t' && byte != b'\r');
        if blank == Some(&b'\n') {
            self.gap = Gap::Phrase;
        }
    }

    fn ampersand(&mut self) -> bool {
        let escaped = self.source[self.at + 1..].starts_with("amp;");
        let end = self.at + if escaped { 5 } else { 1 };
        self.emit(self.at, end, end);
        self.token.text.truncate(1);
        true
    }

    /// Reads the word that begins at `start`, with its signs.
    fn word(&mut self, start: usize) -> bool {
        let source = self.source.as_bytes();
        let mut end = start + usize::from(source[start] == b'.');
        let mut next = None;
        loop {
            end += bytes::run(&source[end..], bytes::WORD).0;
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
        self.emit(start, end, next.unwrap_or(end));
        true
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

    fn emit(&mut self, start: usize, end: usize, next: usize) {
        let token = &mut *self.token;
        token.text.clear();
        let word = &self.source[start..end];
        if word.is_ascii() {
            token.text.push_str(word);
            token.text.make_ascii_lowercase();
        } else {
            token.text.extend(word.chars().flat_map(char::to_lowercase));
        }
        (token.offset_from, token.offset_to) = self.map.original(start, end);
        token.position = token.position.wrapping_add(if self.gap == Gap::Phrase { 2 } else { 1 });
        token.position_length = 1;
        self.gap = Gap::Soft;
        self.at = next;
    }
}

/// Whether a chunk with an `@`, a dot or a colon in it may hold an address: a dot at its end is a sentence's, and a
/// colon is looked at only before a slash.
fn is_suspicious(chunk: &[u8]) -> bool {
    chunk.iter().enumerate().any(|(at, &byte)| match byte {
        b'@' => true,
        b'.' => at > 0 && chunk.get(at + 1).is_some_and(u8::is_ascii_alphanumeric),
        b':' => chunk.get(at + 1) == Some(&b'/'),
        _ => false,
    })
}

/// Where the digits begin in a word of three or more ASCII letters and nothing but digits behind.
fn trailing_digits(word: &[u8]) -> Option<usize> {
    if !word.last()?.is_ascii_digit() {
        return None;
    }
    let letters = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (letters >= 3 && letters < word.len() && word[letters..].iter().all(u8::is_ascii_digit)).then_some(letters)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a text, joined by `_` within a phrase and `|` across a break.
    fn shape(text: &str) -> String {
        let mut tokenizer = TermTokenizer::default();
        let mut stream = tokenizer.token_stream(text);
        let (mut out, mut last) = (String::new(), usize::MAX);
        while stream.advance() {
            let token = stream.token();
            if last != usize::MAX {
                out.push_str(if token.position == last + 1 { "_" } else { " | " });
            }
            out.push_str(&token.text);
            last = token.position;
        }
        out
    }

    #[test]
    fn technical_spellings_stay_whole() {
        let cases = [
            ("C++, C# and F#", "c++ | c#_and_f#"),
            ("C++17/C#8", "c++_17_c#_8"),
            (".NET Core; ASP.NET", ".net_core | asp_net"),
            ("Node.js/Node.JS", "node_js_node_js"),
            ("CI/CD TCP/IP A/B", "ci_cd_tcp_ip_a_b"),
            ("S3 EC2 K8s 3D H2", "s3_ec2_k8s_3d_h2"),
            ("Python3 Python3.11 ISO27001", "python_3_python_3_11_iso_27001"),
            ("R&D R&amp;D", "r_&_d_r_&_d"),
            ("PostgreSQL,MySQL", "postgresql | mysql"),
            ("•Python", "python"),
            ("Java.Must have", "java_must_have"),
            ("end. Start", "end | start"),
            ("CompTIA Security+ or A+", "comptia_security+_or_a+"),
            ("5+ years, HTML+CSS", "5 | years | html | css"),
            ("Bachelor’s degree, don't, O'Reilly", "bachelor_degree | don't | o'reilly"),
            ("front-end - back-end", "front_end | back_end"),
            ("Amazon\nWeb\r\nServices", "amazon_web_services"),
            ("Amazon\n\nWeb", "amazon | web"),
            ("* Python\n* Go", "python | go"),
            ("**Spring** Boot", "spring_boot"),
            ("Microsoft® Excel™", "microsoft_excel"),
            ("micro\u{ad}services e\u{301}te\u{301} ﬁle", "microservices_été_file"),
            ("Ｃ＋＋ Ｃ♯", "c++_c#"),
            ("github.com/jane jane@example.com", "github.com/jane_jane@example.com"),
            ("熟悉Python经验", "熟_悉_python_经_验"),
            ("node_modules", "node_modules"),
            ("", ""),
            ("...  ,", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(shape(text), expected, "{text:?}");
        }
    }

    #[test]
    fn spans_lead_back_to_the_text_as_it_came() {
        let text = "\u{feff}Ｃ＋＋ and micro\u{ad}services™, cafe\u{301}; ﬁle";
        let mut tokenizer = TermTokenizer::default();
        let mut stream = tokenizer.token_stream(text);
        let mut spans = Vec::new();
        while stream.advance() {
            spans.push(&text[stream.token().offset_from..stream.token().offset_to]);
        }
        assert_eq!(spans, ["Ｃ＋＋", "and", "micro\u{ad}services", "cafe\u{301}", "ﬁle"]);
    }
}
