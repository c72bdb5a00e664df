//! What the tests share.

use rolecall::index::{Demand, DocumentKind, Evidence, Key, Put, Reader, Record, Scope, Showing, Store, TantivyStore};
use rolecall::service::Matcher;
use rolecall::vocabulary::SetFile;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;

/// A few keywords; the built-in ones take long to compile.
pub(crate) const KEYWORDS: &str = r#"
[go]
name = "Golang"
kind = "language"
matches = ["Golang"]

[java]
name = "Java"
kind = "language"
matches = ["Java"]

[kafka]
name = "Kafka"
kind = "tool"
aliases = ["Apache Kafka"]
matches = ["Kafka"]

[kubernetes]
name = "Kubernetes"
kind = "tool"
aliases = ["K8s"]
matches = ["Kubernetes"]

[mentoring]
name = "Mentoring"
kind = "soft_skill"
matches = ["Mentored juniors"]

[redis]
name = "Redis"
kind = "database"
matches = ["Redis"]

[spring-boot]
name = "Spring Boot"
kind = "framework"
implies = ["java"]
matches = ["Spring Boot"]
"#;

pub(crate) fn matcher(keywords: &str) -> Arc<Matcher> {
    let file = |name: &str, text: &str| SetFile {
        path: name.to_owned(),
        name: name.to_owned(),
        text: text.to_owned().into(),
        layer: 0,
    };
    let files = [file("set.toml", "name = \"test\"\nversion = \"1.0.0\""), file("keywords/all.toml", keywords)];
    Arc::new(Matcher::new(&files).expect("the keywords have no faults"))
}

pub(crate) static MATCHER: LazyLock<Arc<Matcher>> = LazyLock::new(|| matcher(KEYWORDS));

pub(crate) fn open(folder: &TempDir) -> TantivyStore {
    TantivyStore::open(folder.path(), MATCHER.clone()).expect("the store opens")
}

pub(crate) fn resumes(tenant: &str) -> Scope {
    Scope::new(tenant, DocumentKind::Resume)
}

pub(crate) fn jobs(tenant: &str) -> Scope {
    Scope::new(tenant, DocumentKind::Job)
}

pub(crate) fn put(store: &dyn Store, key: Key, text: &str) {
    store.put(Put::new(key, text, 1)).expect("it is stored");
}

pub(crate) fn demand(text: &str) -> Demand {
    match MATCHER.evidence(DocumentKind::Job, text) {
        Evidence::Job(demand) => demand,
        Evidence::Resume(_) => unreachable!(),
    }
}

pub(crate) fn showing(text: &str) -> Showing {
    match MATCHER.evidence(DocumentKind::Resume, text) {
        Evidence::Resume(showing) => showing,
        Evidence::Job(_) => unreachable!(),
    }
}

pub(crate) fn exported(store: &dyn Store, scope: &Scope) -> Vec<Record> {
    let mut records = Vec::new();
    store
        .export(scope, None, &mut |record| {
            records.push(record);
            true
        })
        .expect("it is exported");
    records
}
