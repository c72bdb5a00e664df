//! Servers with a few keywords, which compile faster than all, and a folder of their own.

use rolecall::service::hashed;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

use crate::helpers::Process;

pub(crate) const KEYWORDS: &str = r#"
[kafka]
name = "Kafka"
kind = "tool"
matches = ["Kafka"]

[redis]
name = "Redis"
kind = "database"
matches = ["Redis"]
"#;

/// A folder with the keywords.
pub(crate) fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let sets = folder.path().join("sets/keywords");
    fs::create_dir_all(&sets).expect("a folder can be made");
    fs::write(sets.join("all.toml"), KEYWORDS).expect("a file can be written");
    folder
}

pub(crate) fn start(folder: &Path, arguments: &[&str]) -> Process {
    let sets = folder.join("sets");
    let sets = ["--no-built-in", "--keyword-sets", sets.to_str().expect("it is UTF-8")];
    Process::start(&[&sets, arguments].concat())
}

pub(crate) fn data(folder: &Path) -> String {
    folder.join("data").to_str().expect("it is UTF-8").to_owned()
}

/// A file with two tenants, `acme` and `brio`, and a key for each: `acme-key`, `brio-key`.
pub(crate) fn keys(folder: &Path) -> String {
    let file = folder.join("keys.toml");
    let keys = format!(
        "[tenants.acme]\nkeys = [{:?}]\n[tenants.brio]\nkeys = [{:?}]\nretention_days = 30\n",
        hashed("acme-key"),
        hashed("brio-key")
    );
    fs::write(&file, keys).expect("a file can be written");
    file.to_str().expect("it is UTF-8").to_owned()
}
