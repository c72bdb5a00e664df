//! How a field and its value are written.

use std::fmt::Write;
use toml_edit::{Array, Value};

/// The most columns of a line; a list that needs more gets a line an item.
const WIDTH: usize = 100;

/// Writes `key = value` on one line where it fits and hides no comment, or a list as one item a line.
pub(super) fn field(out: &mut String, key: &str, value: &Value) {
    let line = format!("{} = {}", bare(key), inline(value));
    let suffix = comments(value.decor().suffix().and_then(|raw| raw.as_str()));
    match value {
        Value::Array(array) if line.chars().count() > WIDTH || has_comments(array) => {
            let _ = writeln!(out, "{} = [", bare(key));
            for item in array {
                let decor = item.decor();
                for comment in comments(decor.prefix().and_then(|raw| raw.as_str())) {
                    let _ = writeln!(out, "    {comment}");
                }
                let _ = writeln!(out, "    {},", inline(item));
                for comment in comments(decor.suffix().and_then(|raw| raw.as_str())) {
                    let _ = writeln!(out, "    {comment}");
                }
            }
            for comment in comments(array.trailing().as_str()) {
                let _ = writeln!(out, "    {comment}");
            }
            out.push(']');
        }
        _ => out.push_str(&line),
    }
    if let Some(comment) = suffix.first() {
        let _ = write!(out, " {comment}");
    }
    out.push('\n');
}

fn has_comments(array: &Array) -> bool {
    let commented = |raw: Option<&str>| raw.is_some_and(|raw| raw.contains('#'));
    commented(array.trailing().as_str())
        || array.iter().any(|item| {
            let decor = item.decor();
            [decor.prefix(), decor.suffix()].into_iter().flatten().any(|raw| commented(raw.as_str()))
        })
}

/// The comments between two things.
pub(super) fn comments(between: Option<&str>) -> Vec<String> {
    let lines = between.unwrap_or_default().lines().map(str::trim);
    lines.filter(|line| line.starts_with('#')).map(str::to_owned).collect()
}

/// A value on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text.value()),
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::InlineTable(table) if table.is_empty() => "{}".to_owned(),
        Value::InlineTable(table) => {
            let pairs = table.iter().map(|(key, value)| format!("{} = {}", bare(key), inline(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
        other => other.clone().decorated("", "").to_string(),
    }
}

/// A key, quoted where it must be.
pub(super) fn bare(key: &str) -> String {
    let plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if plain { key.to_owned() } else { quoted(key) }
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
