//! Counts the technical keywords found in text that is not about technology: each is nearly surely a false one.

use rolecall::service::Matcher;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::TECHNICAL;

/// The groups of occupations whose descriptions are about technology: computing, and engineering.
const TECHNOLOGY: [&str; 2] = ["15-", "17-"];

/// How many keywords are printed by name.
const WORST: usize = 25;

/// Prints the rate and the keywords found most often.
pub(crate) fn measure(matcher: &Matcher, path: &Path, differences: &mut String) {
    let file = std::fs::read_to_string(path).expect("the occupations are read");
    let (mut words, mut total) = (0, 0);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in file.lines().skip(1) {
        let mut fields = line.split('\t');
        let (Some(code), Some(_), Some(text)) = (fields.next(), fields.next(), fields.next()) else { continue };
        if TECHNOLOGY.iter().any(|group| code.starts_with(group)) {
            continue;
        }
        let (_, reading) = matcher.read(text);
        words += reading.words;
        for (_, mention) in reading.spoken_of() {
            let keyword = matcher.vocabulary().keyword(mention.keyword);
            if TECHNICAL.contains(&keyword.kind) {
                total += 1;
                let written = &text[mention.start..mention.end];
                *counts.entry(format!("{} [{}]", keyword.id, written.to_lowercase())).or_default() += 1;
                let _ = writeln!(differences, "+ {} [{written}]\t{text}", keyword.id);
            }
        }
    }
    println!("  {:.2} per 1,000 words ({total} in {words})", total as f64 * 1000.0 / words.max(1) as f64);
    let mut worst: Vec<_> = counts.into_iter().collect();
    worst.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for (name, count) in worst.iter().take(WORST) {
        println!("  {count:4}  {name}");
    }
}
