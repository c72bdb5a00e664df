//! Documents in requests: each as one of the formats that are read.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::problem::Problem;
use super::stored::Desk;
use crate::index::{Record, SourceFile};
use crate::intake::{Format, Purpose};
use crate::service::{Arrived, source_file, source_format};

/// A document in a request, as exactly one of the fields. What its JSON must be is for its publisher to say; whatever
/// comes as another format than text is converted, and the report says what text was read.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(min_properties = 1, max_properties = 1, example = json!({"text": "Services in Go and gRPC on K8s, data in Postgres"}))]
pub(super) struct DocumentInput {
    /// The id of a stored document.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub id: Option<String>,
    /// Its plain text, at most 200,000 characters. So long may the text of every other format be.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 200_000, nullable = false)]
    pub text: Option<String>,
    /// A page of HTML or a piece of one. A job's page that holds a JobPosting as JSON-LD is read as that.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub html: Option<String>,
    /// Markdown.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub markdown: Option<String>,
    /// A résumé by the schema of JSON Resume, version 1.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, nullable = false)]
    pub json_resume: Option<Value>,
    /// A JobPosting of schema.org as JSON-LD: the object, or a list or graph that holds one.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, nullable = false)]
    pub job_posting: Option<Value>,
    /// A job of Greenhouse's job board API.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, nullable = false)]
    pub greenhouse: Option<Value>,
    /// A posting of Lever's postings API.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, nullable = false)]
    pub lever: Option<Value>,
    /// A job of Ashby's job postings API.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, nullable = false)]
    pub ashby: Option<Value>,
    /// A posting of SmartRecruiters' posting API.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, nullable = false)]
    pub smart_recruiters: Option<Value>,
    /// A job of Workable's API.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, nullable = false)]
    pub workable: Option<Value>,
}

/// A field that is there must have a value; null is none.
pub(super) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A document of a request, and where its text or JSON stands in the body.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub document: Arrived<'a>,
    pub pointer: String,
}

/// The stored document that `field` of the body names.
pub(super) fn stored(id: &str, field: &str, purpose: Purpose, desk: &Desk) -> Result<Placed<'static>, Problem> {
    let pointer = format!("/{field}/id");
    let document = desk.document(purpose, id).map_err(|error| Problem::from(error).at(pointer.as_str()))?;
    Ok(Placed { document, pointer })
}

/// The one document of a request that takes a plain `text`, a `resume` or a `job`.
pub(super) fn only_one<'a>(
    text: Option<&'a str>,
    resume: Option<&'a DocumentInput>,
    job: Option<&'a DocumentInput>,
    desk: &Desk,
) -> Result<Placed<'a>, Problem> {
    match (text, resume, job) {
        (Some(text), None, None) => Ok(Placed { document: Arrived::text(text), pointer: "/text".to_owned() }),
        (None, Some(resume), None) => resume.resolved("resume", Purpose::Resume, desk),
        (None, None, Some(job)) => job.resolved("job", Purpose::Job, desk),
        _ => {
            let detail =
                "send exactly one of `text`, `resume` and `job`; a stored document as the `id` of one of these";
            Err(Problem::invalid_request(String::new(), detail))
        }
    }
}

/// Fields by format.
type Fields<'a, T, const N: usize> = [(Format, &'a Option<T>); N];

impl DocumentInput {
    /// Takes the document that stands at `field` of the body, or the stored one that it names.
    pub(super) fn resolved(&self, field: &str, purpose: Purpose, desk: &Desk) -> Result<Placed<'_>, Problem> {
        match &self.id {
            Some(id) if self.without_id() == Self::default() => stored(id, field, purpose, desk),
            Some(_) => Err(not_one(field)),
            None => self.read(field, purpose),
        }
    }

    fn without_id(&self) -> Self {
        Self { id: None, ..self.clone() }
    }

    /// The document as it came, with its format, to be kept.
    pub(super) fn original(&self) -> Option<SourceFile> {
        let (written, json) = self.fields();
        let mut written = written.into_iter().filter_map(|(format, text)| Some((format, text.clone()?.into_bytes())));
        let mut json = json.into_iter().filter_map(|(format, value)| {
            // A value that was JSON can be written as JSON.
            Some((format, serde_json::to_vec(value.as_ref()?).unwrap_or_default()))
        });
        let (format, bytes) = written.next().or_else(|| json.next())?;
        source_file(format, bytes)
    }

    /// A stored document as it came.
    pub(super) fn stored(record: &Record) -> Self {
        let mut document = Self::default();
        let source = record.source.as_ref();
        let text = |source: Option<&SourceFile>| String::from_utf8(source?.bytes.clone()).ok();
        let json = |source: Option<&SourceFile>| serde_json::from_slice(&source?.bytes).ok();
        match source_format(source) {
            Format::Text => document.text = Some(record.text.clone()),
            Format::Html => document.html = text(source),
            Format::Markdown => document.markdown = text(source),
            Format::JsonResume => document.json_resume = json(source),
            Format::JobPosting => document.job_posting = json(source),
            Format::Greenhouse => document.greenhouse = json(source),
            Format::Lever => document.lever = json(source),
            Format::Ashby => document.ashby = json(source),
            Format::SmartRecruiters => document.smart_recruiters = json(source),
            Format::Workable => document.workable = json(source),
        }
        document
    }

    /// The fields that hold a string, and those that hold JSON.
    fn fields(&self) -> (Fields<'_, String, 3>, Fields<'_, Value, 7>) {
        let written = [(Format::Text, &self.text), (Format::Html, &self.html), (Format::Markdown, &self.markdown)];
        let json = [
            (Format::JsonResume, &self.json_resume),
            (Format::JobPosting, &self.job_posting),
            (Format::Greenhouse, &self.greenhouse),
            (Format::Lever, &self.lever),
            (Format::Ashby, &self.ashby),
            (Format::SmartRecruiters, &self.smart_recruiters),
            (Format::Workable, &self.workable),
        ];
        (written, json)
    }

    /// Takes the document that stands at `field` of the body, where no stored one may be named.
    pub(super) fn read(&self, field: &str, purpose: Purpose) -> Result<Placed<'_>, Problem> {
        if self.id.is_some() {
            return Err(not_one(field));
        }
        let (written, json) = self.fields();
        let mut written_fields = written.iter().filter_map(|(format, text)| Some((*format, text.as_deref()?)));
        let mut json_fields = json.iter().filter_map(|(format, value)| Some((*format, value.as_ref()?)));
        let (format, document) = match (written_fields.next(), json_fields.next()) {
            (Some((Format::Text, text)), None) => (Format::Text, Ok(Arrived::text(text))),
            (Some((format, text)), None) => (format, Arrived::written(text, purpose, Some(format))),
            (None, Some((format, value))) => (format, Arrived::json(value, purpose, format)),
            _ => return Err(not_one(field)),
        };
        if written_fields.next().is_some() || json_fields.next().is_some() {
            return Err(not_one(field));
        }
        let pointer = format!("/{field}/{}", format.name());
        match document {
            Ok(document) => Ok(Placed { document, pointer }),
            Err(error) => Err(Problem::unreadable_document(pointer + error.pointer(), &error)),
        }
    }
}

fn not_one(field: &str) -> Problem {
    let detail = "send the document as exactly one of `text`, `html`, `markdown`, `json_resume`, `job_posting`, \
                  `greenhouse`, `lever`, `ashby`, `smart_recruiters`, `workable`; where a stored one may be named, as its `id`";
    Problem::invalid_request(format!("/{field}"), detail)
}
