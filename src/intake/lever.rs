//! A posting of Lever's postings API. `text` is its title, and every text comes as HTML and once more as plain text.

use super::boards::{Facts, words_of_code};
use super::fields::Fields;
use super::sheet::{BELOW, Sheet};
use super::{IntakeError, html, salary};

/// The title and the text.
pub(super) fn read(posting: &Fields<'_>) -> Result<(Option<String>, String), IntakeError> {
    let title = posting.text("text")?.map(|title| html::line(&title));
    let mut sheet = Sheet::titled(title.as_deref());
    // The description holds opening and body; they count only where it is missing.
    match either(posting, "description")? {
        Some(description) => sheet.part(&description),
        None => {
            for name in ["opening", "descriptionBody"] {
                sheet.part(&either(posting, name)?.unwrap_or_default());
            }
        }
    }
    for list in posting.objects("lists")? {
        let heading = list.text("text")?.map(|heading| html::line(&heading)).unwrap_or_default();
        let content = list.text("content")?.map(|content| html::field(&content, BELOW)).unwrap_or_default();
        // A list without a name says as little of itself as the closing words do.
        sheet.section(if heading.is_empty() { CLOSING } else { &heading }, &content);
    }
    sheet.section(CLOSING, &either(posting, "additional")?.unwrap_or_default());
    Ok((title, facts(posting)?.close(sheet, "", "")))
}

/// The heading of what closes a posting: of no known section, so that it does not belong to the one before.
pub(super) const CLOSING: &str = "Additional information";

fn facts(posting: &Fields<'_>) -> Result<Facts, IntakeError> {
    let mut facts = Facts::default();
    if let Some(range) = posting.object("salaryRange")? {
        let (min, max) = (range.text("min")?, range.text("max")?);
        let (currency, interval) = (range.text("currency")?, range.text("interval")?);
        let interval = interval.map(|interval| words_of_code(interval.trim_start_matches("per-")));
        let interval = interval.as_deref().map(|interval| interval.strip_suffix(" salary").unwrap_or(interval));
        facts.terms("Salary", salary::range(min.as_deref(), max.as_deref(), currency.as_deref(), interval));
    }
    facts.terms("", either(posting, "salaryDescription")?);
    if let Some(workplace) = posting.text("workplaceType")?.filter(|workplace| workplace != "unspecified") {
        facts.location("", Some(words_of_code(&workplace)));
    }
    if let Some(categories) = posting.object("categories")? {
        facts.terms("Terms", categories.text("commitment")?);
        facts.location("Location", categories.text("location")?);
        for location in categories.texts("allLocations")? {
            facts.location("Location", Some(location));
        }
        facts.company("Department", categories.text("department")?);
        facts.company("Team", categories.text("team")?);
    }
    Ok(facts)
}

/// A text as HTML, or else as plain text.
fn either(posting: &Fields<'_>, name: &str) -> Result<Option<String>, IntakeError> {
    let html = posting.text(name)?.map(|html| html::field(&html, BELOW)).filter(|text| !text.is_empty());
    Ok(match html {
        Some(text) => Some(text),
        None => posting.text(&format!("{name}Plain"))?.map(String::from),
    })
}
