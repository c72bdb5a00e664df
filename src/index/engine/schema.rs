//! The fields of the index, and how a document goes into them and comes back.

use tantivy::schema::{
    BytesOptions, Field, INDEXED, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions,
    Value,
};
use tantivy::tokenizer::{Token, TokenFilter, TokenStream, Tokenizer};
use tantivy::{TantivyDocument, Term};

use super::entry::Entry;
use super::terms;
use crate::analysis::{StemFilter, TermTokenizer};
use crate::index::store::{Head, Key, Record, SourceFile};

/// The format of the folder. A change of fields or terms makes it another.
pub(super) const FORMAT: u32 = 1;

/// The name of the analyzer of the text field.
pub(super) const ANALYZER: &str = "scoped";

/// All fields.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Tenant, kind and id. As a column its order is that of the ids.
    pub key: Field,
    /// Tenant and kind.
    pub scope: Field,
    /// Tags, plain metadata and parts of the sketch.
    pub marks: Field,
    /// What a résumé shows, as terms.
    pub evidence: Field,
    /// What a job asks for, an ask a value. Jobs ask for the same in the same words, so the column's dictionary is
    /// much smaller than all asks.
    pub asks: Field,
    /// The stems of the text.
    pub text: Field,
    /// How many words the text has.
    pub words: Field,
    /// The sketch for near duplicates.
    pub sketch: Field,
    /// When it was last written.
    pub updated: Field,
    /// The digest of the vocabulary it was read with.
    pub vocabulary: Field,
    /// The head, as JSON.
    pub head: Field,
    /// The text as it came. The document store compresses it.
    pub body: Field,
    /// The media type and the bytes of what the text was taken from.
    pub media_type: Field,
    pub source: Field,
}

impl Fields {
    pub(super) fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let bytes = BytesOptions::default;
        let number = || NumericOptions::default().set_fast();
        let terms = TextFieldIndexing::default()
            .set_tokenizer(ANALYZER)
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::WithFreqs);
        let fields = Self {
            key: schema.add_bytes_field("key", bytes().set_indexed().set_fast()),
            scope: schema.add_bytes_field("scope", INDEXED),
            marks: schema.add_bytes_field("marks", INDEXED),
            evidence: schema.add_bytes_field("evidence", INDEXED),
            asks: schema.add_bytes_field("asks", bytes().set_fast()),
            text: schema.add_text_field("text", TextOptions::default().set_indexing_options(terms)),
            words: schema.add_u64_field("words", number()),
            sketch: schema.add_u64_field("sketch", number()),
            updated: schema.add_i64_field("updated", number()),
            vocabulary: schema.add_bytes_field("vocabulary", bytes().set_fast()),
            head: schema.add_bytes_field("head", STORED),
            body: schema.add_text_field("body", STORED),
            media_type: schema.add_text_field("media_type", STORED),
            source: schema.add_bytes_field("source", STORED),
        };
        (schema.build(), fields)
    }

    pub(super) fn key_term(&self, key: &Key) -> Term {
        Term::from_field_bytes(self.key, &terms::key(key))
    }

    /// A document for the index.
    pub(super) fn document(&self, entry: &Entry) -> TantivyDocument {
        let Record { head, text, source } = &entry.record;
        let scope = terms::scope(&entry.key.scope);
        let mut document = TantivyDocument::new();
        document.add_bytes(self.key, &terms::key(&entry.key));
        document.add_bytes(self.scope, &scope);
        entry.marks.iter().for_each(|term| document.add_bytes(self.marks, term));
        entry.evidence.iter().for_each(|term| document.add_bytes(self.evidence, term));
        entry.asks.iter().for_each(|ask| document.add_bytes(self.asks, ask));
        if !text.is_empty() {
            document.add_text(self.text, format!("{}{SEPARATOR}{text}", prefix(&scope)));
        }
        document.add_u64(self.words, entry.words);
        if let Some(sketch) = entry.sketch {
            document.add_u64(self.sketch, sketch);
        }
        document.add_i64(self.updated, head.updated);
        document.add_bytes(self.vocabulary, head.vocabulary.as_bytes());
        // Plain data serialises.
        document.add_bytes(self.head, &serde_json::to_vec(head).unwrap_or_default());
        document.add_text(self.body, text);
        if let Some(SourceFile { media_type, bytes }) = source {
            document.add_text(self.media_type, media_type);
            document.add_bytes(self.source, bytes);
        }
        document
    }

    /// The head of a stored document; `None` when it is none.
    pub(super) fn head(&self, document: &TantivyDocument) -> Option<Head> {
        serde_json::from_slice(document.get_first(self.head)?.as_bytes()?).ok()
    }

    /// A stored document; `None` when it is none.
    pub(super) fn record(&self, document: &TantivyDocument) -> Option<Record> {
        let text = |field| document.get_first(field).and_then(|value| value.as_str()).map(str::to_owned);
        let bytes = document.get_first(self.source).and_then(|value| value.as_bytes()).map(<[u8]>::to_vec);
        let source = text(self.media_type).zip(bytes).map(|(media_type, bytes)| SourceFile { media_type, bytes });
        Some(Record { head: self.head(document)?, text: text(self.body)?, source })
    }
}

/// Stands between the scope and the text, for the analyzer.
const SEPARATOR: char = '\u{1}';

fn prefix(scope: &[u8]) -> std::borrow::Cow<'_, str> {
    // A tenant's name is ASCII.
    String::from_utf8_lossy(scope)
}

/// The term of the text index for a stem.
pub(super) fn text_term(field: Field, scope: &[u8], stem: &str) -> Term {
    Term::from_field_text(field, &format!("{}{stem}", prefix(scope)))
}

/// The stems of free text, each once, in order.
pub(super) fn stems(text: &str) -> Vec<String> {
    let mut tokenizer = StemFilter.transform(TermTokenizer::default());
    let mut stream = tokenizer.token_stream(text);
    let mut stems = Vec::new();
    while stream.advance() {
        stems.push(stream.token().text.clone());
    }
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// The project's analyzer.
type Analyzer = <StemFilter as TokenFilter>::Tokenizer<TermTokenizer>;

/// The project's analyzer, with the scope before every stem: so the words of one tenant are not those of another.
#[derive(Clone, Debug)]
pub(super) struct ScopedTokenizer {
    inner: Analyzer,
}

impl Default for ScopedTokenizer {
    fn default() -> Self {
        Self { inner: StemFilter.transform(TermTokenizer::default()) }
    }
}

impl Tokenizer for ScopedTokenizer {
    type TokenStream<'a> = ScopedStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ScopedStream<'a> {
        let (scope, text) = text.split_once(SEPARATOR).unwrap_or_default();
        ScopedStream { scope, inner: self.inner.token_stream(text), token: Token::default() }
    }
}

/// The stems of one text.
#[derive(Debug)]
pub(super) struct ScopedStream<'a> {
    scope: &'a str,
    inner: <Analyzer as Tokenizer>::TokenStream<'a>,
    token: Token,
}

impl TokenStream for ScopedStream<'_> {
    fn advance(&mut self) -> bool {
        if !self.inner.advance() {
            return false;
        }
        let stem = self.inner.token();
        self.token.position = stem.position;
        self.token.text.clear();
        self.token.text.push_str(self.scope);
        self.token.text.push_str(&stem.text);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
