//! JSON Resume, version 1, as a résumé is written: a section for each list, a line for each position with its dates.
//!
//! Older names of fields are read where they are common (`company` for `name`). What is published for years under
//! the schema differs in the details, so nothing is required.

use std::borrow::Cow;

use super::boards::{listed, place};
use super::dates::{month, span};
use super::fields::Fields;
use super::sheet::{BELOW, Sheet};
use super::{IntakeError, html};

/// A field that is text or absent.
type Text<'a> = Option<Cow<'a, str>>;

/// The title and the text.
pub(super) fn read(resume: &Fields<'_>) -> Result<(Option<String>, String), IntakeError> {
    let basics = resume.object("basics")?;
    let (title, mut sheet) = match &basics {
        Some(basics) => head(basics)?,
        None => (None, Sheet::default()),
    };
    sheet.section("Experience", &positions(resume, "work", &["position"], &["name", "company"])?);
    sheet.section("Volunteer experience", &positions(resume, "volunteer", &["position"], &["organization"])?);
    sheet.section("Projects", &positions(resume, "projects", &["name"], &["entity"])?);
    sheet.section("Education", &education(resume)?);
    sheet.section("Skills", &groups(resume, "skills")?);
    sheet.section("Certificates", &dated(resume, "certificates", &["name"], "issuer", "date")?);
    sheet.section("Languages", &languages(resume)?);
    sheet.section("Publications", &dated(resume, "publications", &["name"], "publisher", "releaseDate")?);
    sheet.section("Awards", &dated(resume, "awards", &["title"], "awarder", "date")?);
    sheet.section("Interests", &groups(resume, "interests")?);
    sheet.section("References", &references(resume)?);
    Ok((title, sheet.finish()))
}

/// Name, professional title, contact and summary.
fn head<'a>(basics: &Fields<'a>) -> Result<(Option<String>, Sheet), IntakeError> {
    let label = basics.text("label")?.map(|label| html::line(&label));
    let name = basics.text("name")?.map(|name| html::line(&name));
    let mut sheet = Sheet::titled(name.as_deref());
    let mut lines: Vec<Cow<'a, str>> = label.clone().map(Cow::Owned).into_iter().collect();
    if let Some(location) = basics.object("location")? {
        lines.extend(place(&location, &["city", "region", "countryCode"])?.map(Cow::Owned));
    }
    for name in ["email", "phone"] {
        lines.extend(basics.text(name)?);
    }
    lines.extend(basics.first_text(&["url", "website"])?);
    // The networks' names are left out: who has a page at GitHub does not show GitHub for a skill.
    for profile in basics.objects("profiles")? {
        lines.extend(profile.text("url")?);
    }
    sheet.part(&lines.join("\n"));
    sheet.field("Summary", basics.text("summary")?);
    Ok((label, sheet))
}

/// Positions, projects and the like: a line with the dates, then what was done.
fn positions(resume: &Fields<'_>, section: &str, what: &[&str], whose: &[&str]) -> Result<String, IntakeError> {
    let mut entries = Sheet::default();
    for entry in resume.objects(section)? {
        let dates = span(entry.text("startDate")?.as_deref(), entry.text("endDate")?.as_deref());
        let whose = [entry.first_text(what)?, entry.first_text(whose)?, entry.text("location")?];
        let mut lines = vec![headline(whose, dates)];
        let roles = listed(entry.texts("roles")?);
        lines.extend(roles);
        for name in ["description", "summary"] {
            lines.extend(entry.text(name)?.map(|text| html::field(&text, BELOW)));
        }
        lines.extend(bullets(entry.texts("highlights")?));
        lines.extend(listed(entry.texts("keywords")?));
        entries.part(&joined(lines));
    }
    Ok(entries.finish())
}

fn education(resume: &Fields<'_>) -> Result<String, IntakeError> {
    let mut entries = Sheet::default();
    for entry in resume.objects("education")? {
        let dates = span(entry.text("startDate")?.as_deref(), entry.text("endDate")?.as_deref());
        let mut lines =
            vec![headline([entry.text("studyType")?, entry.text("area")?, entry.text("institution")?], dates)];
        lines.extend(entry.first_text(&["score", "gpa"])?.map(|score| format!("Grade: {score}")));
        lines.extend(bullets(entry.texts("courses")?));
        entries.part(&joined(lines));
    }
    Ok(entries.finish())
}

/// What has one date, and somebody who gave it.
fn dated(resume: &Fields<'_>, section: &str, what: &[&str], whose: &str, when: &str) -> Result<String, IntakeError> {
    let mut entries = Vec::new();
    for entry in resume.objects(section)? {
        let date = entry.text(when)?.map(|date| month(&date));
        entries.push(headline([entry.first_text(what)?, entry.text(whose)?], date));
        entries.extend(entry.text("summary")?.map(|summary| html::field(&summary, BELOW)));
    }
    Ok(joined(entries))
}

/// Skills and interests: what they are called, how well they are known, and what belongs to them. A group's name may
/// be a skill itself, so it is an item as the others are; before a colon it would be read as a heading.
fn groups(resume: &Fields<'_>, section: &str) -> Result<String, IntakeError> {
    let mut lines = Vec::new();
    for group in resume.objects(section)? {
        let level = group.text("level")?.map(|level| format!("({level})"));
        let name = [group.text("name")?.map(String::from), level].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let keywords = group.texts("keywords")?;
        let line =
            listed([name].into_iter().filter(|name| !name.is_empty()).chain(keywords.into_iter().map(Cow::into_owned)));
        lines.extend(bullets(line.map(Cow::Owned)));
    }
    Ok(joined(lines))
}

fn languages(resume: &Fields<'_>) -> Result<String, IntakeError> {
    let mut lines = Vec::new();
    for entry in resume.objects("languages")? {
        let line = match (entry.first_text(&["language", "name"])?, entry.first_text(&["fluency", "level"])?) {
            (Some(language), Some(fluency)) => Cow::Owned(format!("{language} ({fluency})")),
            (Some(language), None) => language,
            (None, _) => continue,
        };
        lines.extend(bullets([line]));
    }
    Ok(joined(lines))
}

fn references(resume: &Fields<'_>) -> Result<String, IntakeError> {
    let mut entries = Sheet::default();
    for entry in resume.objects("references")? {
        let reference = entry.text("reference")?.map(|text| html::field(&text, BELOW));
        entries.part(&joined([entry.text("name")?.map(String::from), reference].into_iter().flatten()));
    }
    Ok(entries.finish())
}

/// "Senior Engineer, Larkmoor — Mar 2019 – present".
fn headline<const N: usize>(parts: [Text<'_>; N], dates: Option<String>) -> String {
    let what = listed(parts.into_iter().flatten().map(|part| html::line(&part)));
    [what, dates].into_iter().flatten().collect::<Vec<_>>().join(" — ")
}

/// A list item for each text, on one line.
fn bullets<'a>(texts: impl IntoIterator<Item = Cow<'a, str>>) -> Vec<String> {
    let lines = texts.into_iter().map(|text| html::line(&text)).filter(|line| !line.is_empty());
    lines.map(|line| format!("- {line}")).collect()
}

fn joined(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
