//! Writes text block by block, white space collapsed, so that `document` finds lines, bullets and headings again.

/// Longer lines, in bytes, are no headings, though they be bold.
const LONGEST_HEADING: usize = 80;

/// What a line that is bold from end to end is made: the lowest heading, so that real ones outrank it.
const BOLD_HEADING: &str = "###### ";

/// What parts two pieces of text, the weaker first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    #[default]
    None,
    Line,
    Block,
}

/// Text in the making.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    text: String,
    /// What comes before the next word.
    pending: Break,
    separator: &'static str,
    prefix: &'static str,
    /// Where the words of the line begin, behind bullet or heading marks.
    line: usize,
    /// Whether the line has such marks, and whether it has words that are not bold.
    marked: bool,
    plain: bool,
}

impl Blocks {
    /// Ends the line, or the block.
    pub(super) fn end(&mut self, with: Break) {
        self.pending = self.pending.max(with);
        self.separator = "";
    }

    /// Ends the line; where it has ended already, leaves one out.
    pub(super) fn break_line(&mut self) {
        self.end(if self.pending == Break::None { Break::Line } else { Break::Block });
    }

    /// Marks the next line, as a heading or a list item. Items keep their bullet, whatever they hold.
    pub(super) fn mark(&mut self, prefix: &'static str) {
        if self.prefix != "- " || prefix.is_empty() {
            self.prefix = prefix;
        }
    }

    /// Parts the next word from the one before, if they share a line.
    pub(super) fn separate(&mut self, with: &'static str) {
        if self.separator.len() <= with.len() {
            self.separator = with;
        }
    }

    /// Adds text; runs of white space become one space.
    pub(super) fn words(&mut self, text: &str, bold: bool) {
        if text.starts_with(char::is_whitespace) {
            self.separate(" ");
        }
        for (at, word) in text.split_whitespace().enumerate() {
            if at > 0 {
                self.separate(" ");
            }
            self.word(word, bold);
        }
        if text.ends_with(char::is_whitespace) {
            self.separate(" ");
        }
    }

    fn word(&mut self, word: &str, bold: bool) {
        if self.pending != Break::None || !self.prefix.is_empty() {
            if !self.text.is_empty() {
                self.close_line();
                self.text.push_str(if self.pending == Break::Block { "\n\n" } else { "\n" });
            }
            self.text.push_str(self.prefix);
            (self.line, self.marked, self.plain) = (self.text.len(), !self.prefix.is_empty(), false);
        } else if self.text.len() > self.line {
            self.text.push_str(self.separator);
        }
        (self.pending, self.prefix, self.separator) = (Break::None, "", "");
        self.plain |= !bold;
        self.text.push_str(word);
    }

    /// A line that is bold from end to end heads what follows, but for the document's first, which is a title.
    fn close_line(&mut self) {
        if !self.marked && !self.plain && self.line > 0 && heads(&self.text[self.line..]) {
            self.text.insert_str(self.line, BOLD_HEADING);
        }
    }

    /// The text.
    pub(super) fn finish(mut self) -> String {
        self.close_line();
        self.text
    }
}

/// Whether bold text can be a heading: short, no sentence, no list item, and no field with its value.
pub(super) fn heads(text: &str) -> bool {
    let inside = text.strip_suffix(':').unwrap_or(text);
    text.len() <= LONGEST_HEADING
        && !text.ends_with(['.', ',', ';', '!'])
        && !inside.contains(':')
        && !text.starts_with(['-', '*', '•', '·', '▪', '●', '○', '–', '—', '+'])
}
