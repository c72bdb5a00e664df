//! Splits a text into lines and gives each the section it stands in.

use memchr::memchr2;

use super::Section;
use super::headings::{self, Layout};

/// Longer lines, in bytes, are no headings.
const LONGEST_HEADING: usize = 80;
/// Longer beginnings of a line, in bytes, are no inline headings ("Nice to have: …").
const LONGEST_INLINE: usize = 40;

/// How many bytes a line usually has.
const USUAL_LINE: usize = 40;

/// One line of a document; offsets in bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it begins.
    pub start: usize,
    /// Where it ends, before its line break.
    pub end: usize,
    /// The section it stands in, its own heading included; `None` before the first and under unknown ones.
    pub section: Option<Section>,
    /// Whether the line is a heading and nothing more.
    pub heading: bool,
    /// Whether it begins with a bullet.
    pub bullet: bool,
}

/// A text with its lines.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The text as it came.
    pub text: &'a str,
    /// Its lines in order, blank ones left out.
    pub lines: Vec<Line>,
}

impl<'a> Document<'a> {
    /// Reads the structure of `text`.
    pub fn read(text: &'a str) -> Self {
        let mut reader = Reader { section: None, open: Vec::new(), buffer: String::new() };
        let mut lines = Vec::with_capacity(text.len() / USUAL_LINE);
        let mut start = 0;
        while start < text.len() {
            let rest = &text.as_bytes()[start..];
            let length = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            let piece = &text[start..start + length];
            if !piece.trim().is_empty() {
                lines.push(reader.line(piece, start));
            }
            start += length + 1;
        }
        Self { text, lines }
    }

    /// The index of the line at byte `offset`, or of the last one before it; `None` before the first.
    pub fn line_at(&self, offset: usize) -> Option<usize> {
        self.lines.partition_point(|line| line.start <= offset).checked_sub(1)
    }
}

struct Reader {
    section: Option<Section>,
    /// The headings that the line stands below, the lowest last: their Markdown level, and the section they opened.
    open: Vec<(usize, Section)>,
    buffer: String,
}

impl Reader {
    fn line(&mut self, piece: &str, start: usize) -> Line {
        let trimmed = piece.trim();
        let content = trimmed.trim_start_matches(is_bullet).trim_start();
        let bullet = content.len() < trimmed.len() && !trimmed.starts_with("**");
        let mut line = Line { start, end: start + piece.len(), section: self.section, heading: false, bullet };
        let level = trimmed.bytes().take_while(|&byte| byte == b'#').count();
        if (1..=6).contains(&level) && trimmed[level..].starts_with(' ') {
            line.heading = true;
            line.bullet = false;
            self.markdown(trimmed[level..].trim(), level);
            line.section = self.section;
        } else if !bullet && let Some(section) = self.heading(trimmed) {
            line.heading = true;
            self.section = section;
            // Any Markdown heading ends it.
            self.open.clear();
            self.open.extend(section.map(|section| (usize::MAX, section)));
            line.section = section;
        } else if let Some(section) = self.inline(content) {
            line.section = Some(section);
        }
        line
    }

    /// A Markdown heading of unknown wording ends the sections that do not stand above it.
    fn markdown(&mut self, heading: &str, level: usize) {
        let asks_for_nothing_required = matches!(
            self.section,
            Some(Section::Preferred | Section::Benefits | Section::Company | Section::Legal | Section::Application)
        );
        let about = heading.strip_prefix("About ").is_some_and(begins_upper_case) && heading.split(' ').count() <= 4;
        // What stands at the very top is a title, unless it is a section's heading and nothing more: a "Benefits
        // Analyst" is no benefit.
        let title = level == 1 && self.open.is_empty();
        let layout = if title { Layout::Plain } else { Layout::Marked };
        let known = headings::section(heading, layout, &mut self.buffer);
        match known.map(|section| if about && section == Section::Summary { Section::Company } else { section }) {
            // "Technologies" below "Nice to have" are nice to have.
            Some(Section::Skills | Section::Experience | Section::Education | Section::Certificates)
                if asks_for_nothing_required && self.open.last().is_some_and(|&(open, _)| level > open) => {}
            known => {
                self.open.retain(|&(open, _)| open < level);
                self.open.extend(known.map(|section| (level, section)));
                self.section = self.open.last().map(|&(_, section)| section);
            }
        }
    }

    fn heading(&mut self, line: &str) -> Option<Option<Section>> {
        if line.len() > LONGEST_HEADING {
            return None;
        }
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')'));
        let layout = if line.trim_end_matches(['*', '_', ' ']).ends_with(':') { Layout::Marked } else { Layout::Plain };
        let known = headings::section(bare, layout, &mut self.buffer);
        // "About Larkmoor" tells of the employer, whatever its name.
        let about = || bare.split(' ').count() <= 4 && bare.strip_prefix("About ").is_some_and(begins_upper_case);
        known.or_else(|| (layout == Layout::Plain && about()).then_some(Section::Company)).map(Some)
    }

    /// The section of a line that brings its heading along: "Nice to have: GA4, dbt".
    fn inline(&mut self, content: &str) -> Option<Section> {
        let (heading, _) = content.split_once(':')?;
        if heading.len() > LONGEST_INLINE {
            return None;
        }
        match headings::section(heading, Layout::Plain, &mut self.buffer) {
            Some(Section::Languages) => Some(Section::Skills),
            other => other,
        }
    }
}

fn begins_upper_case(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '-' | '*'
            | '•'
            | '·'
            | '▪'
            | '●'
            | '○'
            | '◦'
            | '‣'
            | '–'
            | '—'
            | '→'
            | '➢'
            | '✓'
            | '✔'
            | '■'
            | '□'
            | '+'
            | '»'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(text: &str) -> Vec<(&str, Option<Section>)> {
        let document = Document::read(text);
        document.lines.iter().map(|line| (text[line.start..line.end].trim(), line.section)).collect()
    }

    #[test]
    fn lines_know_their_section() {
        let text = "Data Engineer\n\n## Requirements\n- SQL\nNice to have: GA4\n- dbt\n### Data tools\n- Airflow\n## Layer B\nx\r\nBenefits:\r\nyes";
        assert_eq!(
            sections(text),
            [
                ("Data Engineer", None),
                ("## Requirements", Some(Section::Requirements)),
                ("- SQL", Some(Section::Requirements)),
                ("Nice to have: GA4", Some(Section::Preferred)),
                ("- dbt", Some(Section::Requirements)),
                ("### Data tools", Some(Section::Skills)),
                ("- Airflow", Some(Section::Skills)),
                ("## Layer B", None),
                ("x", None),
                ("Benefits:", Some(Section::Benefits)),
                ("yes", Some(Section::Benefits)),
            ]
        );
    }

    #[test]
    fn markdown_headings_nest_and_titles_open_no_section() {
        let cases = [
            ("# Benefits Analyst\nSQL", None),
            ("# Requirements\nSQL", Some(Section::Requirements)),
            ("## Benefits\n### Pay\n### Learning\nSQL", Some(Section::Benefits)),
            ("## Requirements\n### Tools\n## Team\nSQL", None),
            ("# Analyst\n# Our benefits and perks\nSQL", Some(Section::Benefits)),
            ("## Legal matters\nSQL", Some(Section::Legal)),
        ];
        for (text, expected) in cases {
            assert_eq!(sections(text).last(), Some(&("SQL", expected)), "{text}");
        }
    }

    #[test]
    fn line_at_finds_the_line() {
        let document = Document::read("one\n\ntwo");
        assert_eq!(document.line_at(0), Some(0));
        assert_eq!(document.line_at(4), Some(0));
        assert_eq!(document.line_at(6), Some(1));
        assert_eq!(Document::read("").line_at(0), None);
    }
}
