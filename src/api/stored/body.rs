//! Stored documents in requests and answers.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use utoipa::ToSchema;

use crate::api::document::DocumentInput;
use crate::api::problem::Problem;
use crate::index::{Condition, DocumentKind, Head, Record, Stored};
use crate::intake::{Format, Purpose};
use crate::json::object;
use crate::service::{NewDocument, source_format};

/// A document to be stored.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct NewBody {
    /// The document, in any of the formats that are read.
    #[serde(deserialize_with = "object")]
    pub document: DocumentInput,
    /// Words to filter by: at most 50, each of up to 100 bytes.
    #[serde(default)]
    #[schema(max_items = 50, example = json!(["berlin"]))]
    pub tags: Vec<String>,
    /// Whatever else you want kept, at most 8 KiB. Its texts, numbers and booleans can be filtered by.
    #[serde(default)]
    #[schema(value_type = Object, example = json!({"source": "fair"}))]
    pub metadata: Map<String, Value>,
}

/// A line of a bulk load, and of an export.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct BulkLine {
    /// Its id: 1 to 128 letters, digits or signs of `- _ . : @ + ~`.
    #[schema(example = "ada")]
    pub id: String,
    /// The document, in any of the formats that are read.
    #[serde(deserialize_with = "object")]
    pub document: DocumentInput,
    /// Words to filter by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whatever else you want kept.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub metadata: Map<String, Value>,
}

/// A document that was read from a request, and where its text stands there.
pub(super) struct NewPlaced {
    pub new: NewDocument,
    pub pointer: String,
}

impl NewBody {
    /// Reads the document.
    pub(super) fn document(self, kind: DocumentKind, id: String, condition: Condition) -> Result<NewPlaced, Problem> {
        let purpose = match kind {
            DocumentKind::Resume => Purpose::Resume,
            DocumentKind::Job => Purpose::Job,
        };
        let placed = self.document.read("document", purpose)?;
        let (text, pointer) = (placed.document.text.into_owned(), placed.pointer);
        let source = self.document.original();
        let new = NewDocument { id, text, source, tags: self.tags, metadata: self.metadata, condition };
        Ok(NewPlaced { new, pointer })
    }
}

impl BulkLine {
    pub(super) fn into_parts(self) -> (String, NewBody) {
        let Self { id, document, tags, metadata } = self;
        (id, NewBody { document, tags, metadata })
    }

    /// A stored document as a line that can be loaded again.
    pub(super) fn of(record: Record) -> Self {
        let document = DocumentInput::stored(&record);
        let Head { id, tags, metadata, .. } = record.head;
        Self { id, document, tags, metadata }
    }
}

/// That a document was stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::api) struct Written {
    /// Its id.
    #[schema(example = "ada")]
    pub id: String,
    /// The ETag of what is stored: the same content has the same.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015")]
    pub etag: String,
    /// Whether there was none with this id before.
    pub created: bool,
    /// Ids of documents of the same kind whose text is nearly the same.
    #[schema(example = json!([]))]
    pub near_duplicates: Vec<String>,
}

impl Written {
    pub(super) fn of(id: String, stored: Stored) -> Self {
        Self { id, etag: stored.etag, created: stored.created, near_duplicates: stored.near_duplicates }
    }
}

/// A stored document.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(in crate::api) struct StoredDocument {
    #[serde(flatten)]
    pub head: StoredHead,
    /// What it came as.
    pub format: Format,
    /// The text that is read. Spans of reports refer to this.
    pub text: String,
    /// The document as it came.
    pub document: DocumentInput,
}

impl StoredDocument {
    pub(super) fn of(record: Record, stale: bool) -> Self {
        let document = DocumentInput::stored(&record);
        let format = source_format(record.source.as_ref());
        Self { head: StoredHead { stale, ..record.head.into() }, format, text: record.text, document }
    }
}

/// What is told of a stored document in a list.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub(in crate::api) struct StoredHead {
    /// Its id.
    #[schema(example = "ada")]
    pub id: String,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// Its metadata.
    #[schema(value_type = Object)]
    pub metadata: Map<String, Value>,
    /// When it was first stored.
    #[schema(example = "2026-11-25T09:30:00.125Z", format = DateTime)]
    pub created: String,
    /// When it was last stored.
    #[schema(example = "2026-11-25T09:30:00.125Z", format = DateTime)]
    pub updated: String,
    /// Its ETag.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015")]
    pub etag: String,
    /// Whether it ranks as another vocabulary read it, and waits for being read again; left out when not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
}

impl From<Head> for StoredHead {
    fn from(head: Head) -> Self {
        let Head { id, tags, metadata, created, updated, etag, .. } = head;
        Self { id, tags, metadata, created: rfc3339(created), updated: rfc3339(updated), etag, stale: false }
    }
}

/// Milliseconds since 1970 as people and programs read them.
fn rfc3339(milliseconds: i64) -> String {
    let time = OffsetDateTime::from_unix_timestamp_nanos(i128::from(milliseconds) * 1_000_000);
    time.ok().and_then(|time| time.format(&Rfc3339).ok()).unwrap_or_default()
}
