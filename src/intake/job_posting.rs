//! schema.org's JobPosting, as pages hold it for search engines.
//!
//! Every property may be a text, an object, or a list of both.

use serde_json::Value;

use super::boards::{Facts, listed, words_of_code};
use super::fields::{Fields, scalar, step};
use super::sheet::{Sheet, items};
use super::{IntakeError, html, repeats, salary};

/// The title and the text.
pub(super) fn read(posting: &Fields<'_>) -> Result<(Option<String>, String), IntakeError> {
    let title = posting.first_text(&["title", "name"])?.map(|title| html::line(&title));
    let sections = [
        ("Responsibilities", list(&texts(posting, "responsibilities")?)),
        ("Requirements", requirements(posting)?),
        ("Skills", list(&texts(posting, "skills")?)),
        ("Experience", list(&experience(posting)?)),
        ("Education", list(&education(posting)?)),
    ];
    let mut offered = texts(posting, "jobBenefits")?;
    for name in ["benefits", "incentiveCompensation", "incentives"] {
        offered.extend(texts(posting, name)?);
    }
    let benefits = list(&offered);
    let description = list(&texts(posting, "description")?);

    let mut bodies: Vec<&str> = sections.iter().map(|(_, body)| body.as_str()).collect();
    bodies.push(&benefits);
    let rest = repeats::compare(&description, &bodies);
    let mut sheet = Sheet::titled(title.as_deref());
    sheet.part(&rest.description);
    for ((heading, body), is_all) in sections.iter().zip(&rest.is_all) {
        if !is_all {
            sheet.section(heading, body);
        }
    }
    let benefits = if rest.is_all.last() == Some(&true) { "" } else { &benefits };
    let company = list(&texts(posting, "employerOverview")?);
    Ok((title, facts(posting)?.close(sheet, benefits, &company)))
}

fn requirements(posting: &Fields<'_>) -> Result<String, IntakeError> {
    let mut all = texts(posting, "qualifications")?;
    for name in ["securityClearanceRequirement", "eligibilityToWorkRequirement", "physicalRequirement"] {
        all.extend(texts(posting, name)?);
    }
    Ok(list(&all))
}

/// Experience in words, or in months of it.
fn experience(posting: &Fields<'_>) -> Result<Vec<String>, IntakeError> {
    let mut lines = Vec::new();
    each(posting, "experienceRequirements", &mut |value, pointer| {
        if let Value::Object(_) = value {
            let fields = Fields::of(value, pointer.to_owned())?;
            if let Some(months) = fields.text("monthsOfExperience")? {
                lines.push(match months.parse::<f64>() {
                    Ok(months) if months > 0.0 => format!("At least {} of experience", duration(months)),
                    Ok(_) => "No experience needed".to_owned(),
                    Err(_) => return Err(fields.wrong("monthsOfExperience", "a number of months")),
                });
            }
        }
        lines.extend(text_of(value));
        Ok(())
    })?;
    Ok(lines)
}

fn duration(months: f64) -> String {
    let (count, unit) = if months % 12.0 == 0.0 { (months / 12.0, "year") } else { (months, "month") };
    format!("{count} {unit}{}", if count == 1.0 { "" } else { "s" })
}

/// Schooling in words, or as credentials. Experience may stand in for them.
fn education(posting: &Fields<'_>) -> Result<Vec<String>, IntakeError> {
    let mut lines = Vec::new();
    each(posting, "educationRequirements", &mut |value, pointer| {
        if let Value::Object(_) = value {
            let credential = Fields::of(value, pointer.to_owned())?;
            for name in ["credentialCategory", "educationalLevel"] {
                lines.extend(texts(&credential, name)?.into_iter().map(|text| words_of_address(&text)));
            }
        }
        lines.extend(text_of(value));
        Ok(())
    })?;
    if posting.is_true("experienceInPlaceOfEducation") {
        for line in &mut lines {
            line.push_str(" or equivalent experience");
        }
    }
    Ok(lines)
}

/// The last step of an address, by which vocabularies name their terms; other text as it is.
fn words_of_address(text: &str) -> String {
    match text.strip_prefix("http") {
        Some(address) => words_of_code(address.trim_end_matches('/').rsplit(['/', '#']).next().unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn facts(posting: &Fields<'_>) -> Result<Facts, IntakeError> {
    let mut facts = Facts::default();
    for kind in texts(posting, "employmentType")? {
        facts.terms("Terms", Some(words_of_code(&kind)));
    }
    facts.terms("Hours", listed(texts(posting, "workHours")?));
    for name in ["baseSalary", "estimatedSalary"] {
        let salary = match posting.get(name) {
            Some(Value::Array(values)) => values.first().and_then(scalar).map(String::from),
            _ => salary::schema_org(posting, name)?,
        };
        facts.terms("Salary", salary);
    }
    for kind in texts(posting, "jobLocationType")? {
        facts.location("", Some(if kind == "TELECOMMUTE" { "Remote".to_owned() } else { words_of_code(&kind) }));
    }
    each(posting, "jobLocation", &mut |value, pointer| {
        facts.location("Location", place(value, pointer)?);
        Ok(())
    })?;
    facts.location("Applicants from", listed(texts(posting, "applicantLocationRequirements")?));
    each(posting, "hiringOrganization", &mut |value, pointer| {
        if let Value::Object(_) = value {
            let organization = Fields::of(value, pointer.to_owned())?;
            facts.company("", organization.text("name")?);
            facts.company("", organization.text("description")?);
        } else {
            facts.company("", text_of(value));
        }
        Ok(())
    })?;
    facts.company("Industry", listed(texts(posting, "industry")?));
    Ok(facts)
}

/// A place in one line: an address in parts, or as text, or its name.
fn place(value: &Value, pointer: &str) -> Result<Option<String>, IntakeError> {
    if !value.is_object() {
        return Ok(text_of(value));
    }
    let place = Fields::of(value, pointer.to_owned())?;
    let address = match place.get("address") {
        Some(Value::Object(_)) => place.object("address")?.unwrap_or_else(|| place.clone()),
        Some(address) => return Ok(text_of(address)),
        None => place.clone(),
    };
    let mut parts = Vec::new();
    for name in ["addressLocality", "addressRegion", "addressCountry"] {
        parts.extend(texts(&address, name)?);
    }
    Ok(listed(parts).or(text_of(value)))
}

/// All texts of a property.
fn texts(fields: &Fields<'_>, name: &str) -> Result<Vec<String>, IntakeError> {
    let mut texts = Vec::new();
    each(fields, name, &mut |value, _| {
        texts.extend(text_of(value));
        Ok(())
    })?;
    Ok(texts)
}

/// The text of one value: its own, or what names a DefinedTerm, a place or another thing.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Object(map) => {
            ["name", "@value", "description", "termCode"].iter().find_map(|name| map.get(*name).and_then(scalar))
        }
        other => scalar(other),
    }
    .map(String::from)
}

/// Calls `with` for each value of a property, with its place.
fn each<'a>(
    fields: &Fields<'a>,
    name: &str,
    with: &mut dyn FnMut(&'a Value, &str) -> Result<(), IntakeError>,
) -> Result<(), IntakeError> {
    let pointer = step(fields.pointer(), name);
    match fields.get(name) {
        None => Ok(()),
        Some(Value::Array(values)) => {
            for (at, value) in values.iter().enumerate().filter(|(_, value)| !value.is_null()) {
                let pointer = format!("{pointer}/{at}");
                if value.is_array() {
                    let expected = "a text or an object";
                    return Err(IntakeError::WrongType { pointer, expected });
                }
                with(value, &pointer)?;
            }
            Ok(())
        }
        Some(value) => with(value, &pointer),
    }
}

/// One text as it is, several as a list.
fn list(texts: &[String]) -> String {
    match texts {
        [one] => html::field(one, super::sheet::BELOW),
        several => items(several),
    }
}
