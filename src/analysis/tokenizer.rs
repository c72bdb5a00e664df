//! The tokenizer: a tantivy [`Tokenizer`] that gives the words of a text in lower case.
//!
//! Words of a phrase have positions in a row; whatever ends a phrase leaves a position free, so that no phrase query
//! spans it.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::fold::Folder;
use super::terms::Terms;

/// Splits text into terms. Cheap to clone; its buffers are reused from text to text.
#[derive(Clone, Debug, Default)]
pub struct TermTokenizer {
    folder: Folder,
    token: Token,
}

impl TermTokenizer {
    /// The words of a text as they are written, without a copy of each.
    pub fn terms<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        let (source, map) = self.folder.fold(text);
        Terms::new(source, map)
    }
}

impl Tokenizer for TermTokenizer {
    type TokenStream<'a> = TermStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TermStream<'a> {
        self.token.reset();
        let (source, map) = self.folder.fold(text);
        TermStream { terms: Terms::new(source, map), token: &mut self.token }
    }
}

/// The tokens of one text, in order.
#[derive(Debug)]
pub struct TermStream<'a> {
    terms: Terms<'a>,
    token: &'a mut Token,
}

impl TokenStream for TermStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(term) = self.terms.next() else { return false };
        let token = &mut *self.token;
        lower_case(term.word, &mut token.text);
        (token.offset_from, token.offset_to) = (term.start, term.end);
        token.position = token.position.wrapping_add(if term.after_break { 2 } else { 1 });
        token.position_length = 1;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// Writes a word in lower case over what `text` holds.
pub(crate) fn lower_case(word: &str, text: &mut String) {
    text.clear();
    if word.is_ascii() {
        text.push_str(word);
        text.make_ascii_lowercase();
    } else {
        text.extend(word.chars().flat_map(char::to_lowercase));
    }
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
            (".NET8/.NET 6, .Net4.8", ".net_8_.net_6 | .net_4_8"),
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
