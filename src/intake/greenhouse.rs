//! A job of Greenhouse's job board API. Its `content` is HTML whose marks are written as entities.

use serde_json::Value;

use super::boards::{Facts, listed};
use super::fields::{Fields, scalar};
use super::sheet::{BELOW, Sheet};
use super::{IntakeError, html, salary};

/// The title and the text.
pub(super) fn read(job: &Fields<'_>) -> Result<(Option<String>, String), IntakeError> {
    let title = job.text("title")?.map(|title| html::line(&title));
    let mut sheet = Sheet::titled(title.as_deref());
    if let Some(content) = job.text("content")? {
        sheet.part(&html::field(&content, BELOW));
    }
    let mut facts = Facts::default();
    if let Some(location) = job.object("location")? {
        facts.location("Location", location.text("name")?);
    }
    for office in job.objects("offices")? {
        facts.location("Office", office.text("name")?);
    }
    for range in job.objects("pay_input_ranges")? {
        facts.terms("Salary", pay(&range)?);
    }
    facts.company("", job.text("company_name")?);
    for department in job.objects("departments")? {
        facts.company("Department", department.text("name")?);
    }
    for metadata in job.objects("metadata")? {
        let label = metadata.text("name")?.map(|name| html::line(&name)).unwrap_or_default();
        facts.company(&label, metadata.get("value").and_then(custom));
    }
    Ok((title, facts.close(sheet, "", "")))
}

/// Pay transparency's ranges are in cents.
fn pay(range: &Fields<'_>) -> Result<Option<String>, IntakeError> {
    let amount = |name| range.get(name).and_then(Value::as_f64).map(|cents| (cents / 100.0).to_string());
    let currency = range.text("currency_type")?;
    Ok(salary::range(amount("min_cents").as_deref(), amount("max_cents").as_deref(), currency.as_deref(), None))
}

/// The value of a custom field: a text, several, or an object such as an amount with its unit.
fn custom(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => listed(values.iter().filter_map(scalar)),
        Value::Object(map) => listed(map.values().filter_map(scalar)),
        other => scalar(other).map(String::from),
    }
}
