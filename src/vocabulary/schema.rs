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
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), json!(title));
    schema.to_value()
}
