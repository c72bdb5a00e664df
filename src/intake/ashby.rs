//! A job of Ashby's job postings API. Its description comes as HTML and once more as plain text.

use super::boards::{Facts, place, words_of_code};
use super::fields::Fields;
use super::sheet::{BELOW, Sheet};
use super::{IntakeError, html};

/// The title and the text.
pub(super) fn read(job: &Fields<'_>) -> Result<(Option<String>, String), IntakeError> {
    let title = job.text("title")?.map(|title| html::line(&title));
    let mut sheet = Sheet::titled(title.as_deref());
    let html = job.text("descriptionHtml")?.map(|html| html::field(&html, BELOW)).filter(|text| !text.is_empty());
    match html {
        Some(text) => sheet.part(&text),
        None => sheet.part(&job.text("descriptionPlain")?.unwrap_or_default()),
    }
    let mut facts = Facts::default();
    facts.terms("Terms", job.text("employmentType")?.map(|kind| words_of_code(&kind)));
    if let Some(compensation) = job.object("compensation")? {
        let names = ["compensationTierSummary", "scrapeableCompensationSalarySummary"];
        facts.terms("Compensation", compensation.first_text(&names)?);
    }
    match job.text("workplaceType")? {
        Some(workplace) => facts.location("", Some(words_of_code(&workplace))),
        None => facts.location("", job.is_true("isRemote").then_some("remote")),
    }
    let mut location = job.text("location")?.map(String::from);
    if let Some(address) = job.object("address")?.filter(|_| location.is_none()) {
        let address = address.object("postalAddress")?.unwrap_or(address);
        location = place(&address, &["addressLocality", "addressRegion", "addressCountry"])?;
    }
    facts.location("Location", location);
    for secondary in job.objects("secondaryLocations")? {
        facts.location("Location", secondary.text("location")?);
    }
    facts.company("", job.text("organizationName")?);
    facts.company("Department", job.first_text(&["department", "departmentName"])?);
    facts.company("Team", job.first_text(&["team", "teamName"])?);
    Ok((title, facts.close(sheet, "", "")))
}
