//! How large the parts of a stored document may be. What is indexed must be small, and what is kept bounded.

use serde_json::{Map, Value};

use super::error::IndexError;
use super::store::{Filter, Key, Put, Result};

/// The longest id and name of a tenant, in bytes: both stand in every term of the index.
const LONGEST_ID: usize = 128;
/// The most tags of a document.
const MOST_TAGS: usize = 50;
/// The longest tag, in bytes.
const LONGEST_TAG: usize = 100;
/// The largest metadata, in bytes of JSON.
const LARGEST_METADATA: usize = 8 * 1024;
/// The deepest nesting in metadata.
const DEEPEST_METADATA: usize = 4;
/// Longer values, in bytes, are kept but cannot be filtered by.
pub(super) const LONGEST_FILTERED: usize = 200;
/// The most documents that one call gives.
pub const MOST_HITS: usize = 1000;
/// The most ids of a filter.
const MOST_IDS: usize = 10_000;

pub(super) fn tenant(name: &str) -> Result<()> {
    word("tenant", name)
}

pub(super) fn id(id: &str) -> Result<()> {
    word("id", id)
}

fn word(field: &'static str, word: &str) -> Result<()> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:@+~".contains(&byte);
    if word.is_empty() || word.len() > LONGEST_ID || !word.bytes().all(allowed) {
        let message = format!("give 1 to {LONGEST_ID} letters, digits or signs of - _ . : @ + ~");
        return Err(IndexError::invalid(field, message));
    }
    Ok(())
}

pub(super) fn key(key: &Key) -> Result<()> {
    tenant(&key.scope.tenant)?;
    id(&key.id)
}

pub(super) fn put(put: &Put) -> Result<()> {
    key(&put.key)?;
    tags(&put.tags)?;
    metadata(&put.metadata)
}

fn tags(tags: &[String]) -> Result<()> {
    if tags.len() > MOST_TAGS {
        return Err(IndexError::invalid("tags", format!("there are {}; give {MOST_TAGS} at most", tags.len())));
    }
    let fits = |tag: &String| !tag.is_empty() && tag.len() <= LONGEST_TAG && !tag.chars().any(char::is_control);
    if !tags.iter().all(fits) {
        let message = format!("a tag has 1 to {LONGEST_TAG} bytes and no control characters");
        return Err(IndexError::invalid("tags", message));
    }
    Ok(())
}

fn metadata(metadata: &Map<String, Value>) -> Result<()> {
    fn depth(value: &Value) -> usize {
        match value {
            Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
            Value::Object(items) => 1 + items.values().map(depth).max().unwrap_or(0),
            _ => 0,
        }
    }
    let size = serde_json::to_vec(metadata).map_or(usize::MAX, |bytes| bytes.len());
    if size > LARGEST_METADATA {
        let message = format!("it has {size} bytes; give {LARGEST_METADATA} at most");
        return Err(IndexError::invalid("metadata", message));
    }
    if metadata.values().map(depth).max().unwrap_or(0) >= DEEPEST_METADATA {
        return Err(IndexError::invalid("metadata", format!("nest it {DEEPEST_METADATA} deep at most")));
    }
    Ok(())
}

pub(super) fn filter(filter: &Filter) -> Result<()> {
    tags(&filter.tags)?;
    metadata(&filter.metadata)?;
    if filter.metadata.iter().any(|(name, value)| plain(name, value).is_none()) {
        let message = format!("filter by texts, numbers, true, false and null of up to {LONGEST_FILTERED} bytes");
        return Err(IndexError::invalid("metadata", message));
    }
    let ids = filter.ids.as_deref().unwrap_or_default();
    if ids.len() > MOST_IDS {
        return Err(IndexError::invalid("ids", format!("there are {}; give {MOST_IDS} at most", ids.len())));
    }
    Ok(())
}

pub(super) fn limit(limit: usize) -> Result<()> {
    if limit == 0 || limit > MOST_HITS {
        return Err(IndexError::invalid("limit", format!("give a number from 1 to {MOST_HITS}")));
    }
    Ok(())
}

/// A value of metadata that can be filtered by, in one word with its name.
pub(super) fn plain(name: &str, value: &Value) -> Option<String> {
    if matches!(value, Value::Array(_) | Value::Object(_)) {
        return None;
    }
    let word = format!("{}\u{0}{value}", name);
    (word.len() <= LONGEST_FILTERED).then_some(word)
}
