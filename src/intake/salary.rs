//! Writes pay in one line.

use serde_json::Value;

use super::IntakeError;
use super::fields::Fields;

/// A range of pay: "60000 – 75000 EUR per year".
pub(super) fn range(
    min: Option<&str>,
    max: Option<&str>,
    currency: Option<&str>,
    unit: Option<&str>,
) -> Option<String> {
    let mut line = match (min, max) {
        (Some(min), Some(max)) if min != max => format!("{min} – {max}"),
        (Some(one), _) | (None, Some(one)) => one.to_owned(),
        (None, None) => return None,
    };
    if let Some(currency) = currency {
        line.push(' ');
        line.push_str(currency);
    }
    if let Some(unit) = unit {
        line.push_str(" per ");
        line.push_str(&unit.to_lowercase());
    }
    Some(line)
}

/// schema.org's pay: a number, a text, or a MonetaryAmount, whose value is a number or has bounds and a unit.
pub(super) fn schema_org(fields: &Fields<'_>, name: &str) -> Result<Option<String>, IntakeError> {
    let Some(Value::Object(_)) = fields.get(name) else { return Ok(fields.text(name)?.map(Into::into)) };
    let Some(amount) = fields.object(name)? else { return Ok(None) };
    let inner = match amount.get("value") {
        Some(Value::Object(_)) => amount.object("value")?.unwrap_or_else(|| amount.clone()),
        _ => amount.clone(),
    };
    let min = inner.first_text(&["minValue", "value", "minPrice", "price"])?;
    let max = inner.first_text(&["maxValue", "maxPrice"])?;
    let currency = amount.first_text(&["currency", "priceCurrency"])?.or(fields.text("salaryCurrency")?);
    let unit = inner.text("unitText")?.or(amount.text("unitText")?);
    Ok(range(min.as_deref(), max.as_deref(), currency.as_deref(), unit.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn pay_is_one_line() {
        let value = json!({"minValue": 60000, "maxValue": 75000.5, "unitText": "YEAR"});
        let cases = [
            (json!(52000), Some("52000")),
            (json!("by agreement"), Some("by agreement")),
            (json!({"currency": "EUR", "value": value}), Some("60000 – 75000.5 EUR per year")),
            (json!({"currency": "EUR", "value": 20, "unitText": "HOUR"}), Some("20 EUR per hour")),
            (json!({"currency": "EUR"}), None),
            (json!(null), None),
        ];
        for (salary, expected) in cases {
            let posting = json!({"baseSalary": salary});
            let fields = Fields::of(&posting, String::new()).unwrap();
            assert_eq!(schema_org(&fields, "baseSalary").unwrap().as_deref(), expected, "{salary}");
        }
    }
}
