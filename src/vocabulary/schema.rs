//! The JSON Schemas of set files, for editors that complete and check as one types.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};
use std::collections::BTreeMap;

use super::raw::{RawKeyword, RawRole};

/// The schema of a file of keywords.
pub fn keywords_schema() -> Value {
    let mut schema = schema::<BTreeMap<String, RawKeyword>>("Rolecall keywords");
    schema["propertyNames"] = json!({ "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" });
    schema
}

/// The schema of a role's file.
pub fn role_schema() -> Value {
    schema::<RawRole>("Rolecall role")
}

fn schema<T: schemars::JsonSchema>(title: &str) -> Value {
    // The draft that TOML editors know.
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>().to_value();
    without_null(&mut schema);
    schema["title"] = json!(title);
    schema
}

/// Takes null out of what a value can be: TOML has none, and what is left out is no value.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::Array(types)) = fields.get_mut("type") {
                types.retain(|name| name != "null");
                if let [one] = &types[..] {
                    let one = one.clone();
                    fields.insert("type".to_owned(), one);
                }
            }
            if let Some(Value::Array(any)) = fields.get_mut("anyOf") {
                any.retain(|other| *other != json!({ "type": "null" }));
            }
            fields.values_mut().for_each(without_null);
        }
        Value::Array(items) => items.iter_mut().for_each(without_null),
        _ => {}
    }
}
