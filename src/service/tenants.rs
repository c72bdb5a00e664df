//! Who may call, and whose documents each caller sees: a file of tenants with digests of their keys.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The tenant of whoever calls a server without keys.
pub const DEFAULT_TENANT: &str = "default";

/// What stands before a key's digest.
const SHA256: &str = "sha256:";

/// Longer names of tenants, in bytes, are refused by the store.
const LONGEST_NAME: usize = 128;

/// Why a file of tenants cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TenantsError {
    /// It cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// What it says does not do. The message never repeats a key.
    #[error("{}: {message}", path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what to do.
        message: String,
    },
}

/// The tenants, and the keys by which they are told.
#[derive(Debug, Default)]
pub struct Tenants {
    /// By the digest of a key. Looking a digest up takes a time that tells nothing of a key: who does not know one cannot
    /// choose what digest a guess has.
    keys: FxHashMap<[u8; 32], String>,
    retention: Vec<(String, u32)>,
    guarded: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    tenants: BTreeMap<String, Tenant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tenant {
    keys: Vec<String>,
    retention_days: Option<u32>,
}

impl Tenants {
    /// One tenant, and no keys. Its documents are kept for so many days after they were last written, or for good.
    pub fn without_keys(retention_days: Option<u32>) -> Self {
        let retention = retention_days.map(|days| (DEFAULT_TENANT.to_owned(), days)).into_iter().collect();
        Self { retention, ..Self::default() }
    }

    /// The tenants of a TOML file. Those that say nothing of retention keep documents for `retention_days`.
    ///
    /// # Errors
    /// When the file cannot be read, or what it says does not do.
    pub fn read(path: &Path, retention_days: Option<u32>) -> Result<Self, TenantsError> {
        let text =
            fs::read_to_string(path).map_err(|source| TenantsError::Unreadable { path: path.to_path_buf(), source })?;
        Self::parse(&text, retention_days)
            .map_err(|message| TenantsError::Invalid { path: path.to_path_buf(), message })
    }

    fn parse(text: &str, retention_days: Option<u32>) -> Result<Self, String> {
        // A parser's message may repeat a line, so that of the file's keys it must hold digests alone; those are no secret.
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1);
            format!("line {line}: {}", error.message())
        })?;
        let mut tenants = Self { guarded: true, ..Self::default() };
        for (name, Tenant { keys, retention_days: own }) in file.tenants {
            let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:@+~".contains(&byte);
            if name.is_empty() || name.len() > LONGEST_NAME || !name.bytes().all(allowed) {
                return Err(format!(
                    "a tenant's name has 1 to {LONGEST_NAME} letters, digits or signs of - _ . : @ + ~"
                ));
            }
            if own.or(retention_days) == Some(0) {
                return Err(format!("[tenants.{name}] retention_days is 0; give 1 at least, or leave it out"));
            }
            for (at, key) in keys.iter().enumerate() {
                let digest = key.strip_prefix(SHA256).and_then(digest).ok_or_else(|| {
                    format!(
                        "[tenants.{name}] key {} is no \"sha256:\" with 64 hex digits; `rolecall keys new` makes one",
                        at + 1
                    )
                })?;
                if tenants.keys.insert(digest, name.clone()).is_some() {
                    return Err(format!("[tenants.{name}] key {} is there twice; make one for each", at + 1));
                }
            }
            tenants.retention.extend(own.or(retention_days).map(|days| (name, days)));
        }
        if tenants.keys.is_empty() {
            return Err("there is no key, so nobody could call; `rolecall keys new` makes one".to_owned());
        }
        Ok(tenants)
    }

    /// Whether callers need a key.
    pub fn are_guarded(&self) -> bool {
        self.guarded
    }

    /// The tenant whose key this is.
    pub fn of_key(&self, key: &str) -> Option<&str> {
        self.keys.get(&<[u8; 32]>::from(Sha256::digest(key))).map(String::as_str)
    }

    /// By tenant, for how many days documents are kept.
    pub fn retention(&self) -> &[(String, u32)] {
        &self.retention
    }
}

fn digest(hex: &str) -> Option<[u8; 32]> {
    let mut digest = [0; 32];
    if hex.len() != 64 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (at, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(digest)
}

/// A key that nobody can guess: 244 random bits of the system's.
pub fn fresh_key() -> String {
    format!("rolecall_{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}

/// A key as the file of tenants holds it.
pub fn hashed(key: &str) -> String {
    let hex: String = Sha256::digest(key).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{SHA256}{hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_its_tenant() {
        let (one, two) = (fresh_key(), fresh_key());
        assert_ne!(one, two);
        let file = format!(
            "[tenants.acme]\nkeys = [{:?}, {:?}]\n[tenants.brio]\nkeys = [{:?}]\nretention_days = 30\n",
            hashed(&one),
            hashed("older"),
            hashed(&two),
        );
        let tenants = Tenants::parse(&file, None).expect("the file is right");
        let asked = [one.as_str(), "older", two.as_str(), "", "x", &hashed(&one)].map(|key| tenants.of_key(key));
        assert_eq!(asked, [Some("acme"), Some("acme"), Some("brio"), None, None, None]);
        assert_eq!(tenants.retention(), [("brio".to_owned(), 30)]);
        let all = Tenants::parse(&file, Some(7)).expect("the file is right");
        assert_eq!(all.retention(), [("acme".to_owned(), 7), ("brio".to_owned(), 30)]);
    }

    #[test]
    fn a_file_that_does_not_do_is_refused_with_what_to_do() {
        let key = hashed("x");
        let twice = format!("[tenants.a]\nkeys = [{key:?}]\n[tenants.b]\nkeys = [{key:?}]");
        let zero = format!("[tenants.a]\nkeys = [{key:?}]\nretention_days = 0");
        let cases = [
            ("no TOML", "tenants = [", "line 1"),
            ("a secret", "[tenants.a]\nkeys = [\"hunter2\"]", "key 1 is no \"sha256:\""),
            ("a short digest", "[tenants.a]\nkeys = [\"sha256:00\"]", "key 1 is no"),
            ("unknown field", "[tenants.a]\nkey = []", "unknown field `key`"),
            ("bad name", "[tenants.\"a b\"]\nkeys = []", "a tenant's name"),
            ("twice", &twice, "[tenants.b] key 1 is there twice"),
            ("no days", &zero, "retention_days is 0"),
            ("nobody", "[tenants.a]\nkeys = []", "nobody could call"),
        ];
        for (name, text, expected) in cases {
            let message = Tenants::parse(text, None).expect_err(name);
            assert!(message.contains(expected) && !message.contains("hunter2"), "{name}: {message}");
        }
    }
}
