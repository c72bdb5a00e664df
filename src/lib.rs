//! Rolecall compares a résumé with a job posting by their keywords, the way an applicant tracking system does,
//! and says why. ARCHITECTURE.md is the map of this crate.

pub mod analysis;
pub mod api;
pub mod cli;
mod clock;
pub mod curation;
pub mod document;
pub mod index;
pub mod intake;
pub mod job;
mod json;
pub mod parallel;
pub mod recognition;
pub mod report;
pub mod resume;
pub mod scoring;
pub mod service;
pub mod suggestion;
pub mod values;
pub mod vocabulary;
