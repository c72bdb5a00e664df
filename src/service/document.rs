//! Takes documents as they arrive, and keeps the text that will be read.

use serde_json::Value;
use std::borrow::Cow;

use crate::intake::{self, Format, IntakeError, Purpose};
use crate::report::ConvertedDocument;

/// A document as it will be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived<'a> {
    /// Its text, which the spans of a report refer to.
    pub text: Cow<'a, str>,
    /// What it came as.
    pub format: Format,
}

impl<'a> Arrived<'a> {
    /// Plain text, as it is.
    pub fn text(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), format: Format::Text }
    }

    /// A document that came as a string. Its format is told from the text where none is given.
    ///
    /// # Errors
    /// When it cannot be read as that, or not as the document that is wanted.
    pub fn written(text: &'a str, purpose: Purpose, format: Option<Format>) -> Result<Self, IntakeError> {
        let intake = intake::from_text(text, purpose, format)?;
        Ok(Self { text: Cow::Owned(intake.text), format: intake.format })
    }

    /// A document that came as JSON.
    ///
    /// # Errors
    /// When it has not the shape of its format, or is not the document that is wanted.
    pub fn json(value: &Value, purpose: Purpose, format: Format) -> Result<Self, IntakeError> {
        let intake = intake::from_json(value, purpose, Some(format))?;
        Ok(Self { text: Cow::Owned(intake.text), format: intake.format })
    }

    /// The same with a text of its own.
    pub fn into_owned(self) -> Arrived<'static> {
        Arrived { text: Cow::Owned(self.text.into_owned()), format: self.format }
    }

    /// What a report says of a document that did not come as plain text.
    pub fn converted(&self) -> Option<ConvertedDocument<'_>> {
        (self.format != Format::Text).then(|| ConvertedDocument { format: self.format, text: &self.text })
    }
}
