//! A posting of SmartRecruiters' posting API. Its text comes in four named sections of HTML.

use super::boards::{Facts, place};
use super::fields::Fields;
use super::lever::CLOSING;
use super::sheet::{BELOW, Sheet};
use super::{IntakeError, html};

/// The title and the text.
pub(super) fn read(posting: &Fields<'_>) -> Result<(Option<String>, String), IntakeError> {
    let title = posting.text("name")?.map(|title| html::line(&title));
    let mut sheet = Sheet::titled(title.as_deref());
    let ad = posting.object("jobAd")?;
    let sections = ad.map(|ad| ad.object("sections")).transpose()?.flatten();
    let text = |name: &str| -> Result<String, IntakeError> {
        let section = sections.as_ref().map(|sections| sections.object(name)).transpose()?.flatten();
        let text = section.map(|section| section.text("text")).transpose()?.flatten();
        Ok(text.map(|text| html::field(&text, BELOW)).unwrap_or_default())
    };
    // What the sections are is fixed; their own titles are the employer's, in any language.
    sheet.section("Job description", &text("jobDescription")?);
    sheet.section("Requirements", &text("qualifications")?);
    sheet.section(CLOSING, &text("additionalInformation")?);
    let company = text("companyDescription")?;
    Ok((title, facts(posting)?.close(sheet, "", &company)))
}

fn facts(posting: &Fields<'_>) -> Result<Facts, IntakeError> {
    let mut facts = Facts::default();
    let label = |name: &str| -> Result<_, IntakeError> {
        posting.object(name)?.map(|object| object.text("label")).transpose().map(Option::flatten)
    };
    facts.terms("Terms", label("typeOfEmployment")?);
    if let Some(location) = posting.object("location")? {
        facts.location("", location.is_true("remote").then_some("remote"));
        facts.location("", location.is_true("hybrid").then_some("hybrid"));
        facts.location("Location", place(&location, &["city", "region", "country"])?);
    }
    if let Some(company) = posting.object("company")? {
        facts.company("", company.text("name")?);
    }
    facts.company("Industry", label("industry")?);
    facts.company("Department", label("department")?);
    facts.company("Function", label("function")?);
    facts.company("Experience level", label("experienceLevel")?);
    for custom in posting.objects("customField")? {
        let name = custom.text("fieldLabel")?.map(|name| html::line(&name)).unwrap_or_default();
        facts.company(&name, custom.text("valueLabel")?);
    }
    Ok(facts)
}
