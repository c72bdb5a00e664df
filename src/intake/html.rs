//! HTML into plain text: blocks are kept, inline tags vanish, what a reader does not see is dropped.
//!
//! It looks at tags one by one and builds no tree, so deep nesting costs nothing.

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::borrow::Cow;
use std::convert::Infallible;

use super::blocks::{Blocks, Break};
use super::tags::{BLOCKS, HIDDEN, LINES, has_tags, heading};

const HEADINGS: [&str; 6] = ["# ", "## ", "### ", "#### ", "##### ", "###### "];

/// How a page is laid out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Layout {
    /// How many levels its headings go down, so that they stand below the one that the page is put under.
    pub shift: usize,
    /// Whether line breaks of the source count, as in Markdown.
    pub keep_lines: bool,
}

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its text.
    pub text: String,
    /// Its first heading of the first level.
    pub heading: Option<String>,
    /// The title of its window.
    pub title: Option<String>,
    /// The scripts that hold JSON-LD.
    pub linked_data: Vec<String>,
}

/// Reads a page, or a piece of one.
pub(super) fn read(html: &str, layout: Layout) -> Page {
    let mut reader = Reader { layout, ..Reader::default() };
    let mut emitter = CallbackEmitter::<&mut Reader, Infallible>::new(&mut reader);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    let tidy = |text: String| {
        let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!tidy.is_empty()).then_some(tidy)
    };
    Page {
        text: reader.blocks.finish(),
        heading: tidy(reader.heading),
        title: tidy(reader.title),
        linked_data: reader.linked_data,
    }
}

/// The text of a field that may hold HTML, HTML whose marks are written as entities, or plain text. Its headings go
/// `shift` levels down.
pub(super) fn field(text: &str, shift: usize) -> String {
    let text = unescaped(text);
    let keep_lines = !has_tags(&text);
    read(&text, Layout { shift, keep_lines }).text
}

/// The text of a field that is one line, such as a title.
pub(super) fn line(text: &str) -> String {
    field(text, 0).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// HTML whose marks are written as entities, with the marks themselves; other text as it is.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("&lt;") || has_tags(text) {
        return Cow::Borrowed(text);
    }
    let once = read(text, Layout { shift: 0, keep_lines: true }).text;
    if has_tags(&once) { Cow::Owned(once) } else { Cow::Borrowed(text) }
}

/// Where text goes that is not the document's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Capture {
    #[default]
    None,
    Title,
    LinkedData,
}

#[derive(Debug, Default)]
struct Reader {
    layout: Layout,
    blocks: Blocks,
    heading: String,
    /// Whether the first heading is complete.
    headed: bool,
    title: String,
    linked_data: Vec<String>,
    capture: Capture,
    /// The hidden element that it is in, and how many of its name are open.
    hidden: Option<(&'static [u8], usize)>,
    /// The heading that it is in.
    in_heading: Option<usize>,
    /// How many lists, preformatted blocks and bold elements are open.
    lists: usize,
    preformatted: usize,
    bold: usize,
    /// The cells of the row so far, and whether the only one is a heading of it.
    cells: usize,
    row_heading: bool,
    /// The tag and attribute at hand, as far as they matter.
    script: bool,
    type_attribute: bool,
}

impl Callback<Infallible, ()> for &mut Reader {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.start(name),
            CallbackEvent::AttributeName { name } => self.type_attribute = self.script && name == b"type",
            CallbackEvent::AttributeValue { value } => {
                if self.type_attribute && value.trim_ascii().eq_ignore_ascii_case(b"application/ld+json") {
                    self.capture = Capture::LinkedData;
                    self.linked_data.push(String::new());
                }
            }
            // Of the hidden elements only drawings can close themselves.
            CallbackEvent::CloseStartTag { self_closing: true } if self.hidden == Some((b"svg", 1)) => {
                self.hidden = None;
            }
            CallbackEvent::CloseStartTag { .. } => self.script = false,
            CallbackEvent::EndTag { name } => self.close(name),
            CallbackEvent::String { value } => self.string(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }
}

impl Reader {
    fn start(&mut self, name: &[u8]) {
        self.script = name == b"script";
        self.type_attribute = false;
        if name == b"title" && self.hidden.is_none() {
            self.capture = Capture::Title;
        }
        match &mut self.hidden {
            Some((hidden, open)) if *hidden == name => *open += 1,
            // A navigation that nobody closed ends where the content begins.
            Some(_) if matches!(name, b"main" | b"article") => self.hidden = None,
            Some(_) => return,
            None => self.hidden = HIDDEN.into_iter().find(|hidden| *hidden == name).map(|hidden| (hidden, 1)),
        }
        if self.hidden.is_some() {
            return;
        }
        match name {
            b"b" | b"strong" => self.bold += 1,
            b"br" if self.in_heading.is_some() => self.blocks.separate(" "),
            b"br" => self.blocks.break_line(),
            b"li" => {
                self.boundary(Break::Line);
                self.blocks.mark("");
                self.blocks.mark("- ");
            }
            b"ul" | b"ol" => {
                self.boundary(Break::Block);
                self.lists += 1;
            }
            b"td" | b"th" => self.cell(name == b"th"),
            _ => {
                if let Some(level) = heading(name) {
                    self.boundary(Break::Block);
                    self.in_heading = Some(level);
                    self.blocks.mark(HEADINGS[(level + self.layout.shift).min(HEADINGS.len() - 1)]);
                } else {
                    self.block(name);
                }
                self.preformatted += usize::from(name == b"pre");
                self.cells = 0;
            }
        }
    }

    fn close(&mut self, name: &[u8]) {
        if matches!(name, b"title" | b"script") {
            self.capture = Capture::None;
        }
        match &mut self.hidden {
            Some((hidden, open)) if *hidden == name => {
                *open -= 1;
                if *open == 0 {
                    self.hidden = None;
                }
                return;
            }
            Some(_) => return,
            None => {}
        }
        match name {
            b"b" | b"strong" => self.bold = self.bold.saturating_sub(1),
            b"li" => {
                self.boundary(Break::Line);
                self.blocks.mark("");
            }
            b"ul" | b"ol" => {
                self.lists = self.lists.saturating_sub(1);
                self.boundary(Break::Block);
                self.blocks.mark("");
            }
            // Browsers take this for a break.
            b"br" => self.blocks.break_line(),
            _ if heading(name).is_some() => {
                self.in_heading = None;
                self.headed |= !self.heading.is_empty();
                self.boundary(Break::Block);
                self.blocks.mark("");
            }
            _ => self.block(name),
        }
        self.preformatted = self.preformatted.saturating_sub(usize::from(name == b"pre"));
    }

    fn block(&mut self, name: &[u8]) {
        if BLOCKS.contains(&name) {
            self.boundary(Break::Block);
        } else if LINES.contains(&name) {
            self.boundary(Break::Line);
        }
    }

    /// Begins or ends a block. Those inside a list stay close together, and bold ends with its block: where it was
    /// never closed, all that follows would look like headings.
    fn boundary(&mut self, with: Break) {
        self.blocks.end(if self.lists > 0 { with.min(Break::Line) } else { with });
        self.bold = 0;
    }

    /// Cells of a row share its line. A cell that heads the row goes before a colon, as a field of a form does.
    fn cell(&mut self, heading: bool) {
        if self.cells > 0 {
            let after_heading = self.cells == 1 && self.row_heading && !heading;
            self.blocks.separate(if after_heading { ": " } else { " | " });
        }
        self.row_heading = heading && self.cells == 0;
        self.cells += 1;
    }

    fn string(&mut self, text: &str) {
        match self.capture {
            Capture::Title => self.title.push_str(text),
            Capture::LinkedData => self.linked_data.last_mut().into_iter().for_each(|data| data.push_str(text)),
            Capture::None if self.hidden.is_some() => {}
            Capture::None if self.in_heading.is_none() && (self.layout.keep_lines || self.preformatted > 0) => {
                self.lines(text);
            }
            Capture::None => {
                if self.in_heading == Some(0) && !self.headed {
                    self.heading.push_str(text);
                }
                self.blocks.words(text, self.bold > 0);
            }
        }
    }

    fn lines(&mut self, text: &str) {
        let mut blank = false;
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.blocks.end(if blank { Break::Block } else { Break::Line });
            }
            blank = at > 0 && line.trim().is_empty();
            self.blocks.words(line, self.bold > 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_kept_and_inline_tags_vanish() {
        let cases = [
            ("paragraphs", "<p>One</p><p>Two</p>", "One\n\nTwo"),
            (
                "inline tags add no spaces",
                "<p>Post<b>gre</b>SQL <i>and</i>\n  <a href=x>Go</a></p>",
                "PostgreSQL and Go",
            ),
            ("headings", "<h1>Engineer</h1>We are<h3>Tools</h3><p>Go", "# Engineer\n\nWe are\n\n### Tools\n\nGo"),
            ("lists", "Need<ul><li>Go</li><li><p>Java</p></li><li></li></ul>Now", "Need\n\n- Go\n- Java\n\nNow"),
            ("lists in lists", "<ul><li>Go<ul><li>gRPC</ul><li>Java</ul>", "- Go\n- gRPC\n- Java"),
            ("breaks", "<div>Go<br>Java<br/><br />Rust</div><div><br></div>C", "Go\nJava\n\nRust\n\nC"),
            ("breaks in headings", "<h2>What you<br>bring</h2>", "## What you bring"),
            ("rows", "<table><tr><td>Go<td>3 years<tr><td>Java</td><td>1</td></tr></table>", "Go | 3 years\nJava | 1"),
            ("a row with a heading", "<tr><th>Nice to have<td>Go</td><td>Java</td></tr>", "Nice to have: Go | Java"),
            ("a row of headings", "<tr><th>Skill</th><th>Years</th></tr>", "Skill | Years"),
            ("entities", "<p>R&amp;D&nbsp;in C&#43;&#x2B; &lt;now&gt; caf&eacute;</p>", "R&D in C++ <now> café"),
            ("not shown", "<head><title>T</title><style>p{}</style></head><nav>Jobs</nav>Go<script>x<y</script>", "Go"),
            ("nav inside nav", "<nav><nav>a</nav>b</nav>Go", "Go"),
            ("a navigation that is never closed", "<nav>Jobs<main>Go</main>", "Go"),
            ("a drawing that closes itself", "<svg/>Go", "Go"),
            ("preformatted", "<pre>Go\n  Java\n\nRust</pre>", "Go\nJava\n\nRust"),
            (
                "a bold line is a heading",
                "<p>Hello</p><p><strong>What you bring:</strong></p><ul><li>Go</ul>",
                "Hello\n\n###### What you bring:\n\n- Go",
            ),
            (
                "a bold line before a break",
                "<p>Hello</p><p><b>Skills</b><br>- Go<br>- Java</p>",
                "Hello\n\n###### Skills\n- Go\n- Java",
            ),
            ("a bold first line is a title", "<p><b>Legal Assistant</b></p><p>Go</p>", "Legal Assistant\n\nGo"),
            ("bold words", "<p>x</p><p><b>Go</b> is a must</p>", "x\n\nGo is a must"),
            ("a bold sentence", "<p>x</p><p><b>We ship on Fridays.</b></p>", "x\n\nWe ship on Fridays."),
            ("a bold field", "<p>x</p><p><b>Location: Ghent</b></p>", "x\n\nLocation: Ghent"),
            ("bold that is never closed", "<p>x<p><b>Tools<p>Go<p>Java", "x\n\n###### Tools\n\nGo\n\nJava"),
            ("no tags", "a < b and C<3", "a < b and C<3"),
        ];
        for (name, html, expected) in cases {
            assert_eq!(read(html, Layout::default()).text, expected, "{name}");
        }
    }

    #[test]
    fn fields_may_be_html_escaped_html_or_text() {
        let cases = [
            ("html", "<h2>Tools</h2><p>Go</p>", "#### Tools\n\nGo"),
            ("escaped", "Hi &lt;p&gt;R&amp;amp;D in Go&lt;/p&gt;", "Hi\n\nR&D in Go"),
            ("text", "Go\nJava\n\nRust", "Go\nJava\n\nRust"),
            ("text with entities", "R&amp;D", "R&D"),
            ("text about tags", "know &lt;canvas&gt; well", "know <canvas> well"),
            ("deep headings", "<h6>Tools</h6>", "###### Tools"),
        ];
        for (name, text, expected) in cases {
            assert_eq!(field(text, 2), expected, "{name}");
        }
    }

    #[test]
    fn titles_and_linked_data_are_found() {
        let page = read(
            "<title> A &amp; B\n</title><script type=\"Application/LD+JSON\">{\"a\": \"</p>\"}</script><h1>Go <i>dev</i></h1>",
            Layout::default(),
        );
        assert_eq!(page.title.as_deref(), Some("A & B"));
        assert_eq!(page.linked_data, ["{\"a\": \"</p>\"}"]);
        assert_eq!(page.heading.as_deref(), Some("Go dev"));
        assert_eq!(page.text, "# Go dev");
    }
}
