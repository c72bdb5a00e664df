//! The texts of documents that did not arrive as plain text, so that a caller can use the spans.

use serde::Serialize;
use utoipa::ToSchema;

use super::MatchReport;
use crate::intake::Format;

/// The documents that were converted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Documents<'a> {
    /// The résumé.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resume: Option<ConvertedDocument<'a>>,
    /// The job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job: Option<ConvertedDocument<'a>>,
}

/// A document that was converted to plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConvertedDocument<'a> {
    /// What it came as. A page that holds a JobPosting is one.
    pub format: Format,
    /// The text that was read. Spans refer to this.
    pub text: &'a str,
}

impl<'a> MatchReport<'a> {
    /// The report with the texts of documents that were converted.
    pub fn with_documents(mut self, resume: Option<ConvertedDocument<'a>>, job: Option<ConvertedDocument<'a>>) -> Self {
        if resume.is_some() || job.is_some() {
            self.documents = Some(Documents { resume, job });
        }
        self
    }
}
