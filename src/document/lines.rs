//! Splits a text into lines and gives each the section it stands in.

use memchr::{memchr, memchr2};

use super::Section;
use super::headings::{self, Layout};
use super::inline::{self, Reach};

/// Longer lines, in bytes, are no headings.
const LONGEST_HEADING: usize = 80;
/// Longer beginnings of a line, in bytes, are no inline headings ("Nice to have: …").
const LONGEST_INLINE: usize = 40;

/// How many bytes a line usually has.
const USUAL_LINE: usize = 40;

/// One line of a document, or a part of one where a heading stands inside it; offsets in bytes of the text.
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
        let mut reader = Reader { section: None, open: Vec::new(), headed: false, buffer: String::new() };
        let mut lines = Vec::with_capacity(text.len() / USUAL_LINE);
        let mut start = 0;
        while start < text.len() {
            let rest = &text.as_bytes()[start..];
            let length = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            let piece = &text[start..start + length];
            let trimmed = piece.trim();
            if !trimmed.is_empty() {
                reader.read(piece, trimmed, start, &mut lines);
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
    /// Whether a line of its own opened the section, so that a heading inside a line speaks for that line only.
    headed: bool,
    buffer: String,
}

impl Reader {
    /// Reads a line, and adds it to `lines`: in parts where headings stand inside it. `trimmed` is what it says, without
    /// the space around.
    fn read(&mut self, piece: &str, trimmed: &str, start: usize, lines: &mut Vec<Line>) {
        let line = self.line(trimmed, start, start + piece.len());
        let first = lines.len();
        lines.push(line);
        if line.heading {
            return;
        }
        let (mut before, mut until) = (line.section, usize::MAX);
        inline::find(piece, line.section, self.headed, &mut self.buffer, |at, section, reach| {
            let at = start + at;
            if until <= at {
                split(lines, until, before);
            }
            let current = lines.last().and_then(|line| line.section);
            if current != Some(section) {
                split(lines, at, Some(section));
            }
            (before, until) = match reach {
                Reach::On => (Some(section), usize::MAX),
                Reach::Sentence(end) => (if until == usize::MAX { current } else { before }, start + end),
            };
        });
        if until < line.end {
            split(lines, until, before);
        }
        if lines.len() > first + 1 && !self.headed && !line.bullet {
            let last = lines.last().and_then(|line| line.section);
            self.carry(last);
        }
    }

    /// Lets the section of a heading inside a line reach the lines behind it, where no line of its own opened one: what
    /// asks for something does; what asks for nothing does only once something was asked for, since a posting's head has
    /// fields ("Location: Berlin").
    fn carry(&mut self, section: Option<Section>) {
        use Section::{Application, Benefits, Company, Legal, Preferred, Requirements, Responsibilities};
        let asking = |section| matches!(section, Some(Requirements | Preferred | Responsibilities));
        let after = matches!(self.section, Some(Requirements | Preferred | Responsibilities))
            && matches!(section, Some(Application | Benefits | Company | Legal));
        if asking(section) || after {
            self.opens(section);
        }
    }

    /// Opens a section without a Markdown heading; any such heading ends it.
    fn opens(&mut self, section: Option<Section>) {
        self.section = section;
        self.open.clear();
        self.open.extend(section.map(|section| (usize::MAX, section)));
    }

    fn line(&mut self, trimmed: &str, start: usize, end: usize) -> Line {
        let content = trimmed.trim_start_matches(is_bullet).trim_start();
        let bullet = content.len() < trimmed.len() && !trimmed.starts_with("**");
        let mut line = Line { start, end, section: self.section, heading: false, bullet };
        let level = trimmed.bytes().take_while(|&byte| byte == b'#').count();
        if (1..=6).contains(&level) && trimmed[level..].starts_with(' ') {
            line.heading = true;
            line.bullet = false;
            self.headed = true;
            self.markdown(trimmed[level..].trim(), level);
            line.section = self.section;
        } else if let Some(section) = self.heading(if bullet { content } else { trimmed }, bullet) {
            line.heading = true;
            line.bullet = false;
            self.headed = true;
            self.opens(Some(section));
            line.section = self.section;
        } else if let Some((section, field)) = self.inline(content) {
            line.section = Some(section);
            if !self.headed && !bullet && !field {
                self.carry(Some(section));
            }
        }
        line
    }

    /// A Markdown heading of unknown wording ends the sections that do not stand above it.
    fn markdown(&mut self, heading: &str, level: usize) {
        let asks_for_nothing_required = matches!(
            self.section,
            Some(Section::Preferred | Section::Benefits | Section::Company | Section::Legal | Section::Application)
        );
        let heading = without_number(heading);
        let named = headings::before_name(heading);
        // What stands at the very top is a title, unless it is a section's heading and nothing more: a "Benefits
        // Analyst" is no benefit.
        let title = level == 1 && self.open.is_empty();
        let layout = if title { Layout::Plain } else { Layout::Marked };
        let known = headings::section(heading, layout, &mut self.buffer);
        match known.filter(|&section| section != Section::Summary).or(named).or(known) {
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

    /// The section of a line that is a heading. One behind a bullet must end with a colon, and consist of known wordings.
    fn heading(&mut self, line: &str, bullet: bool) -> Option<Section> {
        if line.len() > LONGEST_HEADING {
            return None;
        }
        let marked = line.trim_end_matches(['*', '_', ' ']).ends_with([':', '…']);
        if bullet && !marked {
            return None;
        }
        let bare = without_number(line).trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')'));
        let layout = match bullet {
            false if marked => Layout::Marked,
            false if line.ends_with('?') => Layout::Question,
            _ => Layout::Plain,
        };
        let known = headings::section(bare, layout, &mut self.buffer);
        known.or_else(|| headings::before_name(bare).filter(|_| layout != Layout::Marked && !bullet))
    }

    /// The section of a line that brings its heading along, "Nice to have: GA4, dbt", and whether it is but a field.
    fn inline(&mut self, content: &str) -> Option<(Section, bool)> {
        let beginning = &content.as_bytes()[..content.len().min(LONGEST_INLINE + 1)];
        let heading = without_number(&content[..memchr(b':', beginning)?]);
        let section = headings::section(heading, Layout::Plain, &mut self.buffer)?;
        let section = if section == Section::Languages { Section::Skills } else { section };
        Some((section, inline::is_field(heading)))
    }
}

/// Parts the last line at `at`; what stands behind is in `section`.
fn split(lines: &mut Vec<Line>, at: usize, section: Option<Section>) {
    if let Some(last) = lines.last_mut() {
        if at <= last.start {
            last.section = section;
        } else if at < last.end {
            let rest = Line { start: at, section, heading: false, bullet: false, ..*last };
            last.end = at;
            lines.push(rest);
        }
    }
}

/// A heading without its number: "1. Requirements", "2) Skills", "III. Benefits".
fn without_number(heading: &str) -> &str {
    let numbers =
        heading.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'I' | b'V' | b'X' | b'.')).count();
    let (number, rest) = heading.split_at(numbers);
    let closed = rest.strip_prefix([')', ':']).filter(|_| !number.is_empty());
    match closed.or_else(|| rest.strip_prefix(' ').filter(|_| number.ends_with('.'))) {
        Some(rest) if numbers <= 5 => rest.trim_start(),
        _ => heading,
    }
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
