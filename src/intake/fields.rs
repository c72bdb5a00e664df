//! Reads the fields of a JSON object, with a JSON pointer for each that does not fit.
//!
//! Null is the same as absent, since boards write it for what is not filled in. A number or a truth value is taken
//! for text, since custom fields hold all of them.

use serde_json::{Map, Value};
use std::borrow::Cow;

use super::IntakeError;

/// An object and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Fields<'a> {
    map: &'a Map<String, Value>,
    pointer: String,
}

/// A scalar as text; `None` when it is blank.
pub(super) fn scalar(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text.trim())).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Bool(truth) => Some(Cow::Borrowed(if *truth { "yes" } else { "no" })),
        _ => None,
    }
}

/// A pointer with one more step.
pub(super) fn step(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

impl<'a> Fields<'a> {
    /// The fields of a value that must be an object.
    pub(super) fn of(value: &'a Value, pointer: String) -> Result<Self, IntakeError> {
        match value {
            Value::Object(map) => Ok(Self { map, pointer }),
            _ => Err(IntakeError::WrongType { pointer, expected: "an object" }),
        }
    }

    /// Where the object stands.
    pub(super) fn pointer(&self) -> &str {
        &self.pointer
    }

    /// A field that is there.
    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    /// Whether a field is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The error that a field is of another type.
    pub(super) fn wrong(&self, name: &str, expected: &'static str) -> IntakeError {
        IntakeError::WrongType { pointer: step(&self.pointer, name), expected }
    }

    /// A field of text; `None` when it is absent or blank.
    pub(super) fn text(&self, name: &str) -> Result<Option<Cow<'a, str>>, IntakeError> {
        match self.get(name) {
            Some(Value::Array(_) | Value::Object(_)) => Err(self.wrong(name, "a string")),
            other => Ok(other.and_then(scalar)),
        }
    }

    /// The first of several fields of text that is there.
    pub(super) fn first_text(&self, names: &[&str]) -> Result<Option<Cow<'a, str>>, IntakeError> {
        for name in names {
            if let Some(text) = self.text(name)? {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// Whether a field is true.
    pub(super) fn is_true(&self, name: &str) -> bool {
        self.get(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// A field that is an object.
    pub(super) fn object(&self, name: &str) -> Result<Option<Self>, IntakeError> {
        self.get(name).map(|value| Fields::of(value, step(&self.pointer, name))).transpose()
    }

    /// A field that is a list of objects; empty when it is absent.
    pub(super) fn objects(&self, name: &str) -> Result<Vec<Self>, IntakeError> {
        match self.get(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(values)) => {
                let pointer = step(&self.pointer, name);
                values.iter().enumerate().map(|(at, value)| Fields::of(value, format!("{pointer}/{at}"))).collect()
            }
            Some(_) => Err(self.wrong(name, "a list of objects")),
        }
    }

    /// A field that is a list of texts, or one; blank ones are left out.
    pub(super) fn texts(&self, name: &str) -> Result<Vec<Cow<'a, str>>, IntakeError> {
        match self.get(name) {
            Some(Value::Array(values)) => {
                if values.iter().any(|value| value.is_object() || value.is_array()) {
                    return Err(self.wrong(name, "a list of strings"));
                }
                Ok(values.iter().filter_map(scalar).collect())
            }
            _ => Ok(self.text(name)?.into_iter().collect()),
        }
    }
}
