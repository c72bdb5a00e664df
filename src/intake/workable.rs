//! A job of Workable's API, or of the widget that its career pages read.

use super::boards::{Facts, place, words_of_code};
use super::fields::Fields;
use super::sheet::{BELOW, Sheet};
use super::{IntakeError, html};

/// The title and the text.
pub(super) fn read(job: &Fields<'_>) -> Result<(Option<String>, String), IntakeError> {
    let title = job.text("title")?.map(|title| html::line(&title));
    let mut sheet = Sheet::titled(title.as_deref());
    let field = |name: &str| -> Result<String, IntakeError> {
        Ok(job.text(name)?.map(|text| html::field(&text, BELOW)).unwrap_or_default())
    };
    let (description, requirements) = (field("description")?, field("requirements")?);
    let mut benefits = field("benefits")?;
    if description.is_empty() && requirements.is_empty() {
        // The full description holds all three.
        sheet.part(&field("full_description")?);
        benefits.clear();
    } else {
        sheet.part(&description);
        sheet.section("Requirements", &requirements);
    }
    sheet.section("Education", &field("education")?);
    Ok((title, facts(job)?.close(sheet, &benefits, "")))
}

fn facts(job: &Fields<'_>) -> Result<Facts, IntakeError> {
    let mut facts = Facts::default();
    facts.terms("Terms", job.first_text(&["employment_type", "type"])?.map(|kind| words_of_code(&kind)));
    facts.location("", job.is_true("telecommuting").then_some("remote"));
    let places = job.object("location")?.into_iter().chain(job.objects("locations")?);
    for location in places {
        match location.text("workplace_type")? {
            Some(workplace) => facts.location("", Some(words_of_code(&workplace))),
            None => facts.location("", location.is_true("telecommuting").then_some("remote")),
        }
        let named = location.text("location_str")?.map(String::from);
        let place = place(&location, &["city", "region", "country"])?;
        facts.location("Location", named.or(place));
    }
    // The widget's jobs have their place in fields of their own; elsewhere "state" is whether the job is published.
    if job.has("city") {
        facts.location("Location", place(job, &["city", "state", "country"])?);
    }
    facts.company("Department", job.text("department")?);
    facts.company("Industry", job.text("industry")?);
    facts.company("Function", job.text("function")?);
    facts.company("Experience level", job.text("experience")?);
    Ok(facts)
}
