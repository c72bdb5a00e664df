//! Holds the mentions found in postings against the spans that people marked in them.

use rolecall::service::Matcher;
use rolecall::vocabulary::Kind;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::ops::Range;

use crate::TECHNICAL;
use crate::named::named;
use crate::sentences::Posting;
use crate::tally::{Tally, share};

/// A mention, in tokens of its posting.
struct Found {
    bytes: Range<usize>,
    tokens: Range<usize>,
    id: String,
    kind: Kind,
}

/// The texts that are marked anywhere, as knowledge or as a skill.
pub(crate) fn annotated<'a>(postings: impl Iterator<Item = &'a Posting>) -> HashSet<String> {
    postings
        .flat_map(|posting| posting.knowledge.iter().chain(&posting.skills).map(|span| normal(posting.slice(span))))
        .collect()
}

/// Prints the figures, and adds what differs to `differences`.
pub(crate) fn measure(matcher: &Matcher, postings: &[&Posting], annotated: &HashSet<String>, differences: &mut String) {
    let named = named();
    let (mut strict, mut overlapping, mut names, mut names_strict) =
        (Tally::default(), Tally::default(), Tally::default(), Tally::default());
    // How many mentions are annotated anywhere by their text, and how many of the rest lie within a span here.
    let (mut anywhere, mut within) = ([Tally::default(); 2], [0; 2]);
    let mut alone = Tally::default();
    for posting in postings {
        let found = mentions(matcher, posting, &posting.text, 0);
        for mention in &found {
            strict.found(posting.knowledge.iter().any(|span| is_same(posting, span, mention)));
            let overlaps = posting.knowledge.iter().any(|span| touches(span, &mention.tokens));
            overlapping.found(overlaps);
            let text = normal(&posting.text[mention.bytes.clone()]);
            let exact = annotated.contains(&text);
            let inside = posting
                .knowledge
                .iter()
                .chain(&posting.skills)
                .any(|span| span.start <= mention.tokens.start && mention.tokens.end <= span.end);
            for class in if TECHNICAL.contains(&mention.kind) { 0..2 } else { 0..1 } {
                anywhere[class].found(exact);
                within[class] += usize::from(!exact && inside);
            }
            if !overlaps {
                let sign = if exact {
                    "+"
                } else if inside {
                    "(+)"
                } else {
                    "++"
                };
                let line = posting.around(&mention.tokens);
                let _ = writeln!(differences, "{sign} {} [{text}]\t{line}", mention.id);
            }
        }
        for span in &posting.knowledge {
            let text = normal(posting.slice(span));
            let met = found.iter().any(|mention| touches(span, &mention.tokens));
            let same = found.iter().any(|mention| is_same(posting, span, mention));
            strict.wanted(same);
            overlapping.wanted(met);
            let is_name = named.contains(text.as_str());
            if is_name {
                names.wanted(met);
                names_strict.wanted(same);
            }
            if !met {
                let sign = if is_name { "--" } else { "-" };
                let _ = writeln!(differences, "{sign} [{text}]\t{}", posting.around(span));
            }
        }
        for line in &posting.lines {
            let start = posting.tokens[line.start].start;
            let found = mentions(matcher, posting, posting.slice(line), start);
            for mention in &found {
                alone.found(posting.knowledge.iter().any(|span| touches(span, &mention.tokens)));
            }
            for span in posting.knowledge.iter().filter(|span| line.contains(&span.start)) {
                alone.wanted(found.iter().any(|mention| touches(span, &mention.tokens)));
            }
        }
    }
    println!("  {:44} {strict}", "knowledge, the same words");
    println!("  {:44} {overlapping}", "knowledge, overlapping");
    println!("  {:44} {alone}", "the same, each sentence by itself");
    println!(
        "  {:44} {:.3} ({}/{})",
        "recall on named technologies",
        share(names.met, names.wanted),
        names.met,
        names.wanted
    );
    println!("  {:44} {:.3}", "the same, the same words", share(names_strict.met, names_strict.wanted));
    for (name, class) in [("of all kinds but soft skills", 0), ("of technical kinds", 1)] {
        let Tally { right, found, .. } = anywhere[class];
        let either = right + within[class];
        println!("  precision {name}");
        println!("    {:42} {:.3} ({right}/{found})", "text annotated anywhere", share(right, found));
        println!("    {:42} {:.3} ({either}/{found})", "or part of a span here", share(either, found));
    }
}

/// The mentions in a part of a posting that begins at byte `start`. What the labels call knowledge has no soft skills.
fn mentions(matcher: &Matcher, posting: &Posting, text: &str, start: usize) -> Vec<Found> {
    let (_, reading) = matcher.read(text);
    reading
        .spoken_of()
        .filter_map(|(_, mention)| {
            let keyword = matcher.vocabulary().keyword(mention.keyword);
            let bytes = start + mention.start..start + mention.end;
            (keyword.kind != Kind::SoftSkill).then(|| Found {
                tokens: posting.touched(&bytes),
                bytes,
                id: keyword.id.clone(),
                kind: keyword.kind,
            })
        })
        .collect()
}

/// Whether a mention has the words of a span, whatever signs stand around them.
fn is_same(posting: &Posting, span: &Range<usize>, mention: &Found) -> bool {
    touches(span, &mention.tokens) && normal(posting.slice(span)) == normal(&posting.text[mention.bytes.clone()])
}

fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A text in lower case, without the signs around it.
fn normal(text: &str) -> String {
    let text = text.to_lowercase();
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '+' && c != '#');
    text.strip_prefix(". ").unwrap_or(text).to_owned()
}
