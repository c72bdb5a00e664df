//! Many matches, ranked: as a table for a terminal, and for a spreadsheet.

use anstyle::{AnsiColor, Style};
use std::cmp::Ordering;
use std::fmt::Write;

/// A file, and how it matches or what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<R> {
    /// Its name.
    pub file: String,
    /// How it matches; else a message.
    pub result: Result<Scored<R>, String>,
}

/// How a file matches, in a few numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored<R> {
    /// The score.
    pub score: Option<f64>,
    /// The strict score.
    pub strict_score: Option<f64>,
    /// How far it can be trusted.
    pub confidence: f64,
    /// How many asks are covered.
    pub matched: usize,
    /// How many are not.
    pub missing: usize,
    /// The names of the most valuable missing keywords.
    pub top_missing: Vec<String>,
    /// More of it, for whoever wants it.
    pub report: R,
}

impl<R> Row<R> {
    /// The same with another report.
    pub fn without_report<S>(self, report: S) -> Row<S> {
        let Self { file, result } = self;
        let result = result.map(|scored| {
            let Scored { score, strict_score, confidence, matched, missing, top_missing, .. } = scored;
            Scored { score, strict_score, confidence, matched, missing, top_missing, report }
        });
        Row { file, result }
    }
}

/// The widest column of files.
const WIDEST: usize = 48;

/// Sorts rows: the highest score first, then those without a score, then those that failed; equal ones by name.
pub fn rank<R>(rows: &mut [Row<R>]) {
    let key = |row: &Row<R>| row.result.as_ref().map_or((2, 0.0), |scored| scored.score.map_or((1, 0.0), |s| (0, -s)));
    rows.sort_by(|a, b| {
        let ((a_group, a_score), (b_group, b_score)) = (key(a), key(b));
        let scores = a_score.partial_cmp(&b_score).unwrap_or(Ordering::Equal);
        a_group.cmp(&b_group).then(scores).then_with(|| a.file.cmp(&b.file))
    });
}

/// Ranked rows as a table.
pub fn table<R>(rows: &[Row<R>]) -> String {
    let (bold, bad) = (Style::new().bold(), AnsiColor::Red.on_default());
    let width = rows.iter().map(|row| row.file.chars().count()).max().unwrap_or(0).clamp(4, WIDEST);
    let mut out = format!("{bold}Rank  Score  Strict  Confidence  {:width$}  Top missing{bold:#}\n", "File");
    for (at, Row { file, result }) in rows.iter().enumerate() {
        let _ = match result {
            Ok(scored) => {
                let number = |score: Option<f64>| score.map_or_else(|| "–".to_owned(), |score| format!("{score:.1}"));
                let (score, strict) = (number(scored.score), number(scored.strict_score));
                let (rank, confidence, missing) = (at + 1, scored.confidence, scored.top_missing.join(", "));
                let line = format!("{rank:>4}  {score:>5}  {strict:>6}  {confidence:>10.2}  {file:width$}  {missing}");
                writeln!(out, "{}", line.trim_end())
            }
            Err(error) => {
                writeln!(out, "{:>4}  {:>5}  {:>6}  {:>10}  {file:width$}  {bad}{error}{bad:#}", "–", "–", "–", "–")
            }
        };
    }
    out
}

/// Ranked rows with commas between the columns (RFC 4180).
pub fn csv<R>(rows: &[Row<R>]) -> String {
    let mut out = String::from("rank,score,strict_score,confidence,matched,missing,top_missing,file,error\r\n");
    for (at, Row { file, result }) in rows.iter().enumerate() {
        let fields = match result {
            Ok(scored) => {
                let number = |score: Option<f64>| score.map_or_else(String::new, |score| format!("{score:.1}"));
                let missing = scored.top_missing.join("; ");
                let Scored { score, strict_score, confidence, matched, missing: lacking, .. } = scored;
                let (rank, score, strict) = (at + 1, number(*score), number(*strict_score));
                format!(
                    "{rank},{score},{strict},{confidence:.2},{matched},{lacking},{},{},",
                    field(&missing),
                    field(file)
                )
            }
            Err(error) => format!(",,,,,,,{},{}", field(file), field(error)),
        };
        out += &fields;
        out += "\r\n";
    }
    out
}

/// A field, in quotes where it needs them. A spreadsheet would take one that begins like a formula for a formula.
fn field(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(file: &str, score: Option<f64>) -> Row<()> {
        let top_missing = vec!["Kafka".to_owned(), "C++".to_owned()];
        let scored =
            Scored { score, strict_score: score, confidence: 0.5, matched: 1, missing: 2, top_missing, report: () };
        Row { file: file.to_owned(), result: Ok(scored) }
    }

    #[test]
    fn rows_are_ranked_and_written() {
        let failed = Row { file: "a,b.pdf".to_owned(), result: Err("no \"text\"".to_owned()) };
        let mut rows =
            vec![failed, row("=d", Some(50.0)), row("none", None), row("z", Some(9.5)), row("c", Some(50.0))];
        rank(&mut rows);
        let csv = csv(&rows);
        let expected = [
            "rank,score,strict_score,confidence,matched,missing,top_missing,file,error",
            "1,50.0,50.0,0.50,1,2,Kafka; C++,'=d,",
            "2,50.0,50.0,0.50,1,2,Kafka; C++,c,",
            "3,9.5,9.5,0.50,1,2,Kafka; C++,z,",
            "4,,,0.50,1,2,Kafka; C++,none,",
            ",,,,,,,\"a,b.pdf\",\"no \"\"text\"\"\"",
        ];
        assert_eq!(csv.lines().collect::<Vec<_>>(), expected);
        let table = table(&rows);
        assert!(
            table.lines().nth(3).is_some_and(|line| line.starts_with("   3    9.5     9.5        0.50  z  ")),
            "{table}"
        );
        assert!(table.lines().nth(4).is_some_and(|line| line.starts_with("   4      –")), "{table}");
    }
}
