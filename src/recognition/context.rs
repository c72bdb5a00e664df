//! What stands around a mention, read off the text itself.

use crate::document::Document;

/// Words that a title leaves in small letters.
const UNTITLED: [&str; 12] = ["a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "at", "by"];

/// How many bytes of a heading's marks and spaces may stand around a title. A line of marks is not read again and again.
const MOST_MARKS: usize = 12;

/// The text around one mention.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    form: &'a str,
}

impl<'a> Context<'a> {
    pub(super) fn new(text: &'a str, start: usize, end: usize, form: &'a str) -> Self {
        Self { text, start, end, form }
    }

    pub(super) fn before(&self) -> &'a str {
        &self.text[..self.start]
    }

    pub(super) fn after(&self) -> &'a str {
        &self.text[self.end..]
    }

    fn written(&self) -> &'a str {
        &self.text[self.start..self.end]
    }

    /// Whether it is written with exactly the form's capitals.
    pub(super) fn as_given(&self) -> bool {
        let written = self.written();
        written == self.form || letters(written).eq(letters(self.form))
    }

    /// Whether it is written in capitals throughout.
    pub(super) fn shouted(&self) -> bool {
        let written = self.written();
        written.chars().any(char::is_uppercase) && !written.chars().any(char::is_lowercase)
    }

    /// Whether the form itself has no capitals to tell it by.
    pub(super) fn lower_case_form(&self) -> bool {
        !self.form.chars().any(char::is_uppercase)
    }

    /// Whether the form is written in capitals throughout.
    pub(super) fn shouted_form(&self) -> bool {
        !self.form.chars().any(char::is_lowercase)
    }

    pub(super) fn form_has_several_capitals(&self) -> bool {
        self.form.chars().filter(|c| c.is_uppercase()).count() >= 2
    }

    /// Whether a sentence, line, item or bracket begins with it, so that its first capital tells nothing.
    pub(super) fn begins_sentence(&self) -> bool {
        let before = self.before().trim_end_matches([' ', '\t', '*', '_', '"', '\'', '“', '‘', '`']);
        // A heading's marks are no text; "C#" is.
        let unmarked = before.trim_end_matches('#');
        let before = if unmarked.ends_with(['\n', '\r']) { unmarked } else { before };
        match before.chars().next_back() {
            None => true,
            Some('#') if unmarked.is_empty() => true,
            Some(c) => !(c.is_alphanumeric() || matches!(c, ',' | '&' | '/' | ')' | '%' | '+' | '#')),
        }
    }

    /// The word that a hyphen, an apostrophe, `&`, an underscore or (to a single letter) a dot ties to it. A
    /// possessive `'s` ties nothing.
    pub(super) fn tied_to(&self) -> Option<Tie<'a>> {
        let ties =
            |c: char| matches!(c, '-' | '‐' | '‑' | '&' | '_' | '@' | '\'' | '’') || (c == '.' && self.form.len() == 1);
        let mut before = self.before().chars().rev();
        if let (Some(tie), Some(other)) = (before.next(), before.next())
            && ties(tie)
            && other.is_alphanumeric()
        {
            return Some(Tie::Before);
        }
        let mut after = self.after().chars();
        let tie = after.next().filter(|&tie| ties(tie))?;
        let word = leading_word(after.as_str());
        let possessive = matches!(tie, '\'' | '’') && word.eq_ignore_ascii_case("s");
        (!word.is_empty() && !possessive).then_some(Tie::After(word))
    }

    /// Whether nothing but the form stands between the separators, brackets or line ends around it.
    pub(super) fn is_whole_item(&self) -> bool {
        self.left_is_border() && self.right_is_border()
    }

    fn left_is_border(&self) -> bool {
        let before = self.before().trim_end_matches([' ', '\t', '*', '_', '`']);
        match before.chars().next_back() {
            None => true,
            Some('-') => before.len() < self.start,
            Some(c) if is_border(c) || matches!(c, ':' | '(' | '[') => true,
            Some(_) => matches!(last_word(before), "and" | "or"),
        }
    }

    fn right_is_border(&self) -> bool {
        let after = self.after().trim_start_matches([' ', '\t', '*', '_', '`']);
        match after.chars().next() {
            None => true,
            Some('.') => !after[1..].starts_with(char::is_alphanumeric),
            Some('(') => true,
            Some('-') => after.len() < self.after().len(),
            Some(c) if is_border(c) || matches!(c, ')' | ']') => true,
            Some(_) => matches!(leading_word(after), "and" | "or"),
        }
    }

    /// Whether a version number follows. A year is none, nor is a bare number where a sentence begins and goes on
    /// ("Make 3 calls"), nor hours ("24/7"), nor an amount ("R 45 000").
    pub(super) fn has_version(&self) -> bool {
        let after = self.after();
        let Some(after) = after.strip_prefix([' ', '-']).or(Some(after)) else { return false };
        let (marked, number) = match after.strip_prefix(['v', 'V']) {
            Some(number) => (true, number),
            None => (false, after),
        };
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &number[digits..];
        let dotted = rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        if !(1..=2).contains(&digits) || rest.starts_with(['/', '%', ':', '-', '–']) {
            return false;
        }
        let amount = matches!(rest.as_bytes(), [b' ' | b',' | b'.', a, b, c, ..] if [a, b, c].iter().all(|digit| digit.is_ascii_digit()));
        if amount || rest.starts_with(char::is_alphanumeric) {
            return false;
        }
        let ends_item = rest.chars().next().is_none_or(|c| is_border(c) || matches!(c, '+' | ')' | ']' | '.'));
        dotted || marked || ends_item || !self.begins_sentence()
    }

    /// Whether it is the whole first line, as the title of a posting is.
    pub(super) fn is_title(&self, document: &Document<'_>) -> bool {
        let Some(line) = document.lines.first() else { return false };
        (line.start..=line.end).contains(&self.start)
            && line.end - line.start <= self.written().len() + MOST_MARKS
            && document.text[line.start..line.end].trim_matches([' ', '\t', '#', '*']) == self.written()
    }

    /// Whether its line is written all in capitals, or like a title, so that capitals tell nothing.
    pub(super) fn line_style(&self, document: &Document<'_>) -> LineStyle {
        let Some(line) = document.line_at(self.start).map(|line| document.lines[line]) else { return LineStyle::Prose };
        // A long line is prose whatever it looks like; reading on would cost more than it tells.
        let end = line.end.min(line.start + 400);
        let line = document.text.get(line.start..end).unwrap_or_default();
        // Acronyms are short: a line of them is not shouted.
        let (mut lower, mut words, mut long, mut upper) = (0, 0, 0, 0);
        let apart = |c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’');
        for word in line.split(apart).filter(|word| !word.is_empty() && !UNTITLED.contains(word)) {
            words += 1;
            lower += usize::from(word.starts_with(char::is_lowercase));
            if word.len() >= 4 {
                long += 1;
                upper += usize::from(!word.contains(char::is_lowercase));
            }
        }
        match (words, lower, upper) {
            (2.., 0, 2..) if upper == long => LineStyle::Shouted,
            (3.., 0, _) => LineStyle::Title,
            _ => LineStyle::Prose,
        }
    }
}

/// What a mention is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie<'a> {
    Before,
    After(&'a str),
}

/// How a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineStyle {
    Prose,
    Title,
    Shouted,
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// The word that `text` begins with.
pub(super) fn leading_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

/// The word that `text` ends with.
pub(super) fn last_word(text: &str) -> &str {
    text.rfind(|c: char| !c.is_alphanumeric())
        .map_or(text, |at| text[at..].trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// Signs that part the items of a list.
pub(super) fn is_border(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | '/'
            | '|'
            | '\n'
            | '\r'
            | '\t'
            | '•'
            | '·'
            | '▪'
            | '●'
            | '○'
            | '◦'
            | '–'
            | '—'
            | '→'
            | '&'
            | '+'
            | '◆'
            | '■'
            | '‣'
    )
}
