//! Holds the tools found in postings against flags that say which tools each posting names.

use rolecall::service::Matcher;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use crate::tally::Tally;

/// The flags, and the keywords any of which raises each.
const FLAGS: [(&str, &[&str]); 26] = [
    ("has_airbyte", &["airbyte"]),
    ("has_airflow", &["airflow", "amazon-mwaa", "gcp-cloud-composer"]),
    ("has_bigquery", &["bigquery"]),
    ("has_dagster", &["dagster"]),
    ("has_databricks", &["databricks"]),
    ("has_dbt", &["dbt", "dbt-cloud"]),
    ("has_dbt_cloud", &["dbt-cloud"]),
    ("has_duckdb", &["duckdb"]),
    ("has_fabric_synapse", &["microsoft-fabric", "azure-synapse"]),
    ("has_fivetran", &["fivetran"]),
    ("has_glue", &["aws-glue"]),
    ("has_great_expectations", &["great-expectations"]),
    ("has_kafka", &["kafka"]),
    ("has_looker", &["looker", "looker-studio"]),
    ("has_metabase", &["metabase"]),
    ("has_postgres", &["postgresql"]),
    ("has_power_bi", &["power-bi"]),
    ("has_prefect", &["prefect"]),
    ("has_python", &["python"]),
    ("has_redshift", &["redshift"]),
    ("has_snowflake", &["snowflake"]),
    ("has_soda", &["soda"]),
    ("has_spark", &["spark", "pyspark"]),
    ("has_sql", &["sql"]),
    ("has_tableau", &["tableau"]),
    ("has_terraform", &["terraform"]),
];

/// Heads what the labeller adds about a posting, such as which tools it does not name.
const NOTES: &str = "\n## Layer B";

/// Prints the figures, and adds what differs to `differences`.
pub(crate) fn measure(matcher: &Matcher, folder: &Path, differences: &mut String) {
    let mut tallies = [Tally::default(); FLAGS.len()];
    let mut folders: Vec<_> = std::fs::read_dir(folder)
        .expect("the postings are listed")
        .map(|entry| entry.expect("the posting is listed").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    for folder in &folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let (Ok(text), Ok(labels)) = (
            std::fs::read_to_string(folder.join("jd_archive.md")),
            std::fs::read_to_string(folder.join(format!("{name}.json"))),
        ) else {
            println!("  left out, since the text or the labels are missing: {name}");
            continue;
        };
        let labels: Map<String, Value> = serde_json::from_str(&labels).expect("the labels are an object");
        let posting = text.split(NOTES).next().unwrap_or_default();
        let (_, reading) = matcher.read(posting);
        let found: HashSet<&str> =
            reading.counted().map(|(_, mention)| matcher.vocabulary().keyword(mention.keyword).id.as_str()).collect();
        for ((flag, ids), tally) in FLAGS.iter().zip(&mut tallies) {
            let Some(wanted) = labels.get(*flag).and_then(Value::as_bool) else { continue };
            let raised = ids.iter().any(|id| found.contains(id));
            if raised {
                tally.found(wanted);
            }
            if wanted {
                tally.wanted(raised);
            }
            if raised != wanted {
                let _ = writeln!(differences, "{} {flag}\t{name}", if raised { "+" } else { "-" });
            }
        }
    }
    let mut all = Tally::default();
    for ((flag, ids), tally) in FLAGS.iter().zip(tallies) {
        all.add(tally);
        let unknown = ids.iter().filter(|id| matcher.vocabulary().find(id).is_none()).copied().collect::<Vec<_>>();
        let remark =
            if unknown.is_empty() { String::new() } else { format!("  no such keyword: {}", unknown.join(", ")) };
        println!("  {flag:24} {tally}{remark}");
    }
    println!("  {:24} {all}", "all");
}
