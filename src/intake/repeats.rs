//! Finds what a description repeats of the fields beside it, so that no text is read twice.

use memchr::memmem;
use rustc_hash::FxHashSet;

use super::markdown::tidy;

/// What a description says that the fields do not.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rest {
    /// The description without the lines that a field repeats.
    pub description: String,
    /// By field, whether it is the whole description. Then it says nothing of what it is called.
    pub is_all: Vec<bool>,
}

/// Compares by words alone, since markup and line breaks often differ.
pub(super) fn compare(description: &str, fields: &[&str]) -> Rest {
    let mut words = String::from(" ");
    let lines: Vec<(usize, usize)> = description
        .lines()
        .map(|line| {
            let start = words.len() - 1;
            push_words(&mut words, line);
            (start, words.len())
        })
        .collect();
    let mut repeated = vec![false; lines.len()];
    let mut said: FxHashSet<String> = FxHashSet::default();
    let is_all: Vec<bool> = fields
        .iter()
        .map(|field| {
            let mut wanted = String::from(" ");
            push_words(&mut wanted, field);
            if wanted == " " || wanted == words {
                return wanted == words;
            }
            for line in field.lines() {
                let mut words = String::from(" ");
                push_words(&mut words, line);
                said.insert(words);
            }
            if let Some(from) = memmem::find(words.as_bytes(), wanted.as_bytes()) {
                let to = from + wanted.len();
                for (repeated, &(start, end)) in repeated.iter_mut().zip(&lines) {
                    *repeated |= start >= from && end <= to && end > start + 1;
                }
            }
            false
        })
        .collect();
    let is_said = |&(start, end): &(usize, usize)| end > start + 1 && said.contains(&words[start..end]);
    let kept = description.lines().zip(repeated.iter().zip(&lines));
    let kept: Vec<&str> =
        kept.filter(|(_, (repeated, line))| !**repeated && !is_said(line)).map(|(line, _)| line).collect();
    Rest { description: tidy(&kept.join("\n")), is_all }
}

/// Adds the words of a line in lower case, each with a space behind it.
fn push_words(words: &mut String, line: &str) {
    for word in line.split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#')).filter(|word| !word.is_empty()) {
        if word.bytes().all(|byte| byte == b'#') {
            continue;
        }
        words.extend(word.chars().flat_map(char::to_lowercase));
        words.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_lines_go() {
        let description = "We build ledgers.\n\n## Requirements\n- Go, 3 years\n- Kafka\n\n## Benefits\n- A garden";
        let cases: &[(&str, &[&str], &str)] = &[
            ("nothing", &["Java"], description),
            (
                "in one line",
                &["Go, 3 years. Kafka."],
                "We build ledgers.\n\n## Requirements\n\n## Benefits\n- A garden",
            ),
            ("a part of a line", &["3 years"], description),
            ("apart", &["- A garden\n- Kafka"], "We build ledgers.\n\n## Requirements\n- Go, 3 years\n\n## Benefits"),
            (
                "several",
                &["- Kafka", "* A GARDEN"],
                "We build ledgers.\n\n## Requirements\n- Go, 3 years\n\n## Benefits",
            ),
            ("blank", &["", " - "], description),
        ];
        for (name, fields, expected) in cases {
            let rest = compare(description, fields);
            assert_eq!(rest.description, *expected, "{name}");
            assert!(rest.is_all.iter().all(|is_all| !is_all), "{name}");
        }
        let all = compare(description, &[description]);
        assert_eq!((all.description.as_str(), &all.is_all[..]), (description, &[true][..]));
    }
}
