//! Reads a document's outer structure: its lines, and the section that each belongs to.
//!
//! Postings and résumés are read by the same rules, since the same words head their sections; what a section
//! means for an ask is `job`'s to say. This module never looks at keywords and performs no I/O.

mod foreign;
mod headings;
mod inline;
mod language;
mod lines;
mod offsets;
mod wordings;

pub use language::foreign_language;
pub use lines::{Document, Line};
pub use offsets::{OffsetUnit, Offsets};

use serde::Serialize;
use utoipa::ToSchema;

/// What a part of a document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// A profile or objective at the head of a résumé.
    Summary,
    /// Skills, technologies, tools; in either document.
    Skills,
    /// Positions held; in a posting, the experience asked for.
    Experience,
    /// Schooling; in a posting, the degree asked for.
    Education,
    /// Certificates and licences.
    Certificates,
    /// Projects and open source work.
    Projects,
    /// Languages, spoken or of programming.
    Languages,
    /// What a candidate must bring.
    Requirements,
    /// What would be nice to have.
    Preferred,
    /// What the job consists of.
    Responsibilities,
    /// About the employer.
    Company,
    /// Benefits, pay, place and hours.
    Benefits,
    /// Equal opportunity, privacy and other legal text.
    Legal,
    /// How to apply and what happens then.
    Application,
}
