//! Reports as text for a terminal. Styled with ANSI codes; whoever prints them strips the codes where they are
//! not wanted.

use anstyle::{AnsiColor, Style};
use std::fmt::Write;

use super::SuggestReport;
use super::{
    Basis, ConfidenceLevel, ExtractReport, ExtractedKeyword, KeywordRef, MatchReport, Matched, MentionReport, Missing,
};
use crate::scoring::MatchKind;
use crate::scoring::requirements::Verdict;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default();
const FAIR: Style = AnsiColor::Yellow.on_default();
const BAD: Style = AnsiColor::Red.on_default();

/// How wide the columns of names are.
const NAME: usize = 34;

fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// A match as a page of text.
pub fn match_report(report: &MatchReport<'_>) -> String {
    let mut out = String::new();
    head(&mut out, report);
    quick_gains(&mut out, report);
    if !report.missing.is_empty() {
        let _ = writeln!(out, "\n{}  {}", styled(BOLD, "Missing"), styled(DIM, "what adding each would bring"));
        report.missing.iter().for_each(|missing| missing_line(&mut out, missing));
    }
    if !report.matched.is_empty() {
        let _ = writeln!(out, "\n{}", styled(BOLD, "Matched"));
        report.matched.iter().for_each(|matched| matched_line(&mut out, matched));
    }
    if !report.unrecognised.is_empty() {
        let names: Vec<&str> = report.unrecognised.iter().map(|term| term.text).collect();
        let _ = writeln!(out, "\n{}  {}", styled(BOLD, "Not recognised"), styled(DIM, "not in the score"));
        let _ = writeln!(out, "  {}", names.join(", "));
    }
    requirements(&mut out, report);
    role(&mut out, report);
    if report.confidence.level != ConfidenceLevel::High {
        let _ = writeln!(out, "\n{}", styled(BOLD, "Read with care"));
        for reason in &report.confidence.reasons {
            let _ = writeln!(out, "  {}", reason.detail);
        }
    }
    out
}

fn head(out: &mut String, report: &MatchReport<'_>) {
    let Some(score) = report.score else {
        let _ = writeln!(out, "{}  nothing to compare", styled(BOLD, "No score"));
        return;
    };
    let style = match score {
        75.0.. => GOOD,
        50.0.. => FAIR,
        _ => BAD,
    };
    let strict = report.strict_score.unwrap_or_default();
    let _ = writeln!(
        out,
        "{}  {}  in the job's own words {strict:.1}  confidence {:.2}",
        styled(BOLD, "Score"),
        styled(style.bold(), format!("{score:.1}")),
        report.confidence.value
    );
    for kind in &report.breakdown {
        let name = kind.kind.name().replace('_', " ");
        let score = kind.score.map_or_else(String::new, |score| format!("{score:.1}"));
        let _ = writeln!(out, "  {name:16} {:>3} of {:<3} {score:>6}", kind.matched, kind.asked);
    }
}

/// How many rewordings are shown; the JSON has all.
const MOST_REWORDINGS: usize = 3;

fn quick_gains(out: &mut String, report: &MatchReport<'_>) {
    if !report.improvements.is_empty() {
        let remark = "each on top of those before it; only what is true of you";
        let _ = writeln!(out, "\n{}  {}", styled(BOLD, "Quickest gains"), styled(DIM, remark));
    }
    for step in &report.improvements {
        let gain = styled(FAIR, format!("{:>+6.1}", step.gain));
        let place = format!("{:?}", step.section).to_lowercase();
        let write = format!("write \"{}\" under {place}", step.write);
        let shown = if step.basis == Basis::None { "" } else { "shown, but in other words" };
        let _ = writeln!(out, "  {gain} to {:>5.1}  {write:NAME$} {}", step.score, styled(DIM, shown));
    }
    let rewordings = &report.attainable.rewordings;
    if let Some(strict) = report.attainable.strict_score.filter(|_| !rewordings.is_empty()) {
        let remark = format!("in the job's own words {strict:.1} with all {}", rewordings.len());
        let _ = writeln!(out, "\n{}  {}", styled(BOLD, "By wording alone"), styled(DIM, remark));
    }
    for rewording in rewordings.iter().take(MOST_REWORDINGS) {
        let gain = styled(FAIR, format!("{:>+6.1}", rewording.strict_gain));
        let _ = writeln!(out, "  {gain}  write \"{}\" beside \"{}\"", rewording.write, rewording.beside);
    }
}

fn names(keyword: &KeywordRef<'_>, alternatives: &[KeywordRef<'_>]) -> String {
    if alternatives.is_empty() {
        return keyword.name.to_owned();
    }
    alternatives.iter().map(|keyword| keyword.name).collect::<Vec<_>>().join(" or ")
}

fn level(level: crate::job::Level) -> String {
    format!("{level:?}").to_lowercase()
}

fn missing_line(out: &mut String, missing: &Missing<'_>) {
    let name = names(&missing.keyword, &missing.alternatives);
    let gain = styled(FAIR, format!("{:>+6.1}", missing.gain));
    let _ = writeln!(out, "  {gain}  {name:NAME$} {:10} {}", level(missing.level), quotes(&missing.job));
}

fn matched_line(out: &mut String, matched: &Matched<'_>) {
    let name = names(&matched.keyword, &matched.alternatives);
    let how = match (&matched.implied_by, matched.kind) {
        (Some(by), _) => styled(FAIR, format!("implied by {}, {:+.1}", by.name, matched.gain)),
        (None, MatchKind::Literal | MatchKind::Case) => String::new(),
        (None, _) => styled(DIM, format!("job: {}; résumé: {}", quotes(&matched.job), quotes(&matched.resume))),
    };
    let _ = writeln!(out, "  {}  {name:NAME$} {:10} {how}", styled(GOOD, "✓"), level(matched.level));
}

/// The different spellings of mentions, three at most.
fn quotes(mentions: &[MentionReport<'_>]) -> String {
    let mut seen: Vec<String> = Vec::new();
    for mention in mentions {
        let text = mention.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    let more = if seen.len() > 3 { " …" } else { "" };
    seen.truncate(3);
    seen.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ") + more
}

fn requirements(out: &mut String, report: &MatchReport<'_>) {
    if report.requirements.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}  {}", styled(BOLD, "Requirements"), styled(DIM, "compared beside the score"));
    for requirement in &report.requirements {
        let mark = match requirement.verdict {
            Verdict::Met => styled(GOOD, "✓"),
            Verdict::Partial => styled(FAIR, "~"),
            Verdict::Missing => styled(BAD, "✗"),
            Verdict::Unverifiable => styled(DIM, "?"),
        };
        let mut text = requirement.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() > NAME {
            text = text.chars().take(NAME - 1).chain(['…']).collect();
        }
        let _ = writeln!(out, "  {mark}  {text:NAME$} {:10} {}", level(requirement.level), requirement.detail);
    }
}

fn role(out: &mut String, report: &MatchReport<'_>) {
    let Some(role) = &report.role else { return };
    let score = role.score.map_or_else(|| "–".to_owned(), |score| format!("{score:.1}"));
    let _ = writeln!(out, "\n{}  {} {score}", styled(BOLD, "Role"), role.title);
    let list = |keywords: &[KeywordRef<'_>]| keywords.iter().map(|keyword| keyword.name).collect::<Vec<_>>().join(", ");
    for group in &role.groups {
        let score = group.score.map_or_else(String::new, |score| format!("{score:.1}"));
        let _ = writeln!(out, "  {:NAME$} {score:>6}", group.name);
        for (label, members) in [("essential", &group.essential), ("core", &group.core)] {
            if !members.missing.is_empty() {
                let _ = writeln!(out, "    {}", styled(DIM, format!("{label}, missing: {}", list(&members.missing))));
            }
        }
    }
    for signal in &role.signals {
        let mark = if signal.shown { styled(GOOD, "✓") } else { styled(BAD, "✗") };
        let _ = writeln!(out, "  {mark} {:NAME$} {}", signal.name, styled(DIM, list(&signal.keywords.matched)));
    }
}

/// The keywords of a text, one a line.
pub fn extract_report(report: &ExtractReport<'_>) -> String {
    let mut out = String::new();
    report.keywords.iter().for_each(|found| extracted_line(&mut out, found));
    if let Some(rejected) = report.rejected.as_ref().filter(|rejected| !rejected.is_empty()) {
        let _ = writeln!(out, "\n{}", styled(BOLD, "Rejected"));
        rejected.iter().for_each(|found| extracted_line(&mut out, found));
    }
    out
}

fn extracted_line(out: &mut String, found: &ExtractedKeyword<'_>) {
    let (name, kind) = (found.keyword.name, styled(DIM, format!("{:16}", found.keyword.kind.name())));
    let mut remarks: Vec<&str> = found.mentions.iter().filter_map(|mention| Some(mention.rule?.name())).collect();
    remarks.extend(found.mentions.iter().filter(|mention| mention.negated).map(|_| "negated"));
    remarks.sort_unstable();
    remarks.dedup();
    let remarks = if remarks.is_empty() { String::new() } else { format!("  {}", styled(DIM, remarks.join(", "))) };
    let _ = writeln!(out, "{name:NAME$} {kind} {:>3}×  {}{remarks}", found.mentions.len(), quotes(&found.mentions));
}

/// Suggested roles, one a line with what speaks for it.
pub fn suggest_report(report: &SuggestReport<'_>) -> String {
    let mut out = String::new();
    for role in &report.roles {
        let keywords = role.keywords.iter().take(6).map(|keyword| keyword.name).collect::<Vec<_>>().join(", ");
        let named = role.named.map_or_else(String::new, |span| format!("\"{}\"  ", span.text));
        let _ = writeln!(out, "{:.2}  {:30} {}", role.score, role.id, styled(DIM, format!("{named}{keywords}")));
    }
    if report.roles.is_empty() {
        let _ = writeln!(out, "the text speaks of no role clearly enough; `rolecall roles` lists all");
    }
    out
}
