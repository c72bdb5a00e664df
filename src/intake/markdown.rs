//! Markdown into plain text: headings, bullets and lines stay, the marks inside lines go.

use rustc_hash::FxHashMap;

use super::blocks::heads;
use super::html::{self, Layout};
use super::tags::has_tags;

/// The text without emphasis, links, images and fences. HTML in it is read as HTML.
pub(super) fn text(markdown: &str) -> String {
    let html;
    let source = if has_tags(markdown) {
        html = html::read(markdown, Layout { shift: 0, keep_lines: true }).text;
        &html
    } else {
        markdown
    };
    let mut text = String::with_capacity(source.len());
    let mut fence: Option<&str> = None;
    let mut lines = source.lines().peekable();
    while let Some(line) = lines.next() {
        let bare = line.trim();
        if let Some(mark) = ["```", "~~~"].into_iter().find(|mark| bare.starts_with(mark)) {
            match fence {
                None => fence = Some(mark),
                Some(open) if open == mark => fence = None,
                Some(_) => text.push_str(line),
            }
            text.push('\n');
        } else if fence.is_some() {
            text.push_str(line);
            text.push('\n');
        } else if !is_rule(bare) && !is_definition(bare) {
            let under = lines.peek().and_then(|next| underline(next.trim())).filter(|_| is_paragraph(bare));
            push_line(&mut text, line, under);
            text.push('\n');
        }
    }
    tidy(&text)
}

/// The text without blank lines at its ends, and with one at most between others.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut blank = false;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            blank = true;
        } else {
            if !tidy.is_empty() {
                tidy.push_str(if blank { "\n\n" } else { "\n" });
            }
            tidy.push_str(line);
            blank = false;
        }
    }
    tidy
}

/// The mark of a heading that is underlined, by its underline.
fn underline(line: &str) -> Option<&'static str> {
    let only = |mark: char| line.len() >= 3 && line.chars().all(|c| c == mark);
    if only('=') {
        Some("# ")
    } else if only('-') {
        Some("## ")
    } else {
        None
    }
}

/// Lines that only draw: rules, underlines of headings, the second row of a table.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '|' | ':' | ' '))
}

/// "[name]: address" tells where links lead.
fn is_definition(line: &str) -> bool {
    line.starts_with('[') && line.contains("]: ") && !line.contains(") ")
}

fn is_paragraph(line: &str) -> bool {
    !line.is_empty() && !line.starts_with(['#', '-', '*', '+', '>', '|'])
}

fn push_line(text: &mut String, line: &str, under: Option<&'static str>) {
    let line = line.trim_end().trim_start_matches(['>', ' ', '\t']);
    let indent = if line.starts_with('|') { line.trim_matches(['|', ' ']) } else { line };
    let (mark, rest) = block_mark(indent);
    let bold = ["**", "__"].into_iter().any(|mark| {
        rest.strip_prefix(mark)
            .and_then(|rest| rest.trim_end_matches([':', ' ']).strip_suffix(mark))
            .is_some_and(|inside| !inside.contains(mark) && heads(inside))
    });
    match (under, mark) {
        (Some(under), _) => text.push_str(under),
        // As in HTML, a line that is bold from end to end heads what follows, but for the first.
        (None, "") if bold && !text.is_empty() => text.push_str("###### "),
        (None, mark) => text.push_str(mark),
    }
    push_inline(text, if mark.starts_with('#') { rest.trim_end_matches(['#', ' ']) } else { rest });
}

/// Splits the mark of a heading or a list item off a line.
fn block_mark(line: &str) -> (&str, &str) {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    let length = match line.as_bytes() {
        [b'-' | b'*' | b'+', b' ', ..] => 2,
        bytes if (1..=6).contains(&hashes) && bytes.get(hashes) == Some(&b' ') => hashes + 1,
        _ => 0,
    };
    line.split_at(length)
}

/// Adds the text of a line without its inline marks, in one pass.
fn push_inline(text: &mut String, line: &str) {
    let bytes = line.as_bytes();
    let links = links(bytes);
    // The ends of the links that are open, the innermost last: they are left out, their text is not.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut emphasis = false;
    let mut at = 0;
    while at < bytes.len() {
        while let Some((_, end)) = ends.pop_if(|(close, _)| *close <= at) {
            at = at.max(end);
        }
        let Some(&byte) = bytes.get(at) else { break };
        let before = at.checked_sub(1).map(|before| bytes[before]);
        match byte {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                text.push(char::from(bytes[at + 1]));
                at += 2;
            }
            b'[' if links.contains_key(&at) => {
                ends.extend(links.get(&at));
                at += 1;
            }
            // An image is no text, and neither is its description.
            b'!' if links.contains_key(&(at + 1)) => at = links.get(&(at + 1)).map_or(at + 1, |&(_, end)| end),
            mark @ (b'*' | b'_' | b'`' | b'~') => {
                let run = bytes[at..].iter().take_while(|&&byte| byte == mark).count();
                let after = bytes.get(at + run).copied();
                let opens = after.is_some_and(|after| !after.is_ascii_whitespace());
                if !is_mark(mark, run, before, after) || (mark == b'*' && !opens && !emphasis) {
                    text.push_str(&line[at..at + run]);
                }
                emphasis |= mark == b'*' && opens;
                at += run;
            }
            _ => {
                let length = bytes[at + 1..].iter().position(|byte| b"\\![]*_`~".contains(byte));
                let end = length.map_or(bytes.len(), |length| at + 1 + length);
                text.push_str(&line[at..end]);
                at = end;
            }
        }
    }
}

/// The links of a line by the place of their opening bracket: where their text ends, and where their address does.
fn links(bytes: &[u8]) -> FxHashMap<usize, (usize, usize)> {
    let mut links = FxHashMap::default();
    if !bytes.contains(&b'[') {
        return links;
    }
    // Addresses end at the next round bracket; looked up in advance, since each link would search for it anew.
    let mut rounds = memchr::memchr_iter(b')', bytes).peekable();
    let (mut open, mut addresses) = (Vec::new(), Vec::new());
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'[' => open.push(at),
            b']' => {
                let start = open.pop();
                if let Some(start) = start.filter(|_| bytes.get(at + 1) == Some(&b'(')) {
                    addresses.push((start, at));
                }
            }
            _ => {}
        }
    }
    // They come in the order of their closing brackets.
    for (start, close) in addresses {
        while rounds.next_if(|&round| round < close).is_some() {}
        let Some(&round) = rounds.peek() else { break };
        links.insert(start, (close, round + 1));
    }
    links
}

/// Whether a run of marks is emphasis, code or a deletion, and not a character of the text ("2 * 3", "snake_case").
fn is_mark(mark: u8, run: usize, before: Option<u8>, after: Option<u8>) -> bool {
    let blank = |byte: Option<u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace());
    let word = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    match mark {
        b'`' => true,
        b'~' => run == 2,
        b'_' => !(word(before) && word(after) || blank(before) && blank(after)),
        _ => !(blank(before) && blank(after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_structure_stays() {
        let cases = [
            ("headings", "# Go developer #\n## Requirements", "# Go developer\n## Requirements"),
            ("underlined headings", "Go developer\n===\n\nSkills\n---\n- Go", "# Go developer\n\n## Skills\n- Go"),
            ("emphasis", "**Go** and *Java*, __Rust__ and _C_", "Go and Java, Rust and C"),
            ("no emphasis", "2 * 3, snake_case, C* and __init__", "2 * 3, snake_case, C* and init"),
            ("links", "[Go](https://go.example) and [see [1]](x)", "Go and see [1]"),
            ("links in emphasis", "**[Go](x)**, then", "Go, then"),
            ("brackets", "[x] Go [sic] (yes)", "[x] Go [sic] (yes)"),
            ("images", "![logo of Java](x.png) Go", " Go"),
            ("an image in a link", "[![Java](x)](y) Go", " Go"),
            ("code", "`cargo` and ``go``", "cargo and go"),
            ("fences", "```go\nfmt.Print(\"*\")\n```\nGo", "fmt.Print(\"*\")\n\nGo"),
            ("quotes", "> We use Go\n> > daily", "We use Go\ndaily"),
            ("rules", "Go\n\n***\nJava", "Go\n\nJava"),
            ("tables", "| Skill | Years |\n|---|:-:|\n| Go | 3 |", "Skill | Years\nGo | 3"),
            ("escapes", "C\\# and Node\\.js, a\\b", "C# and Node.js, a\\b"),
            ("bold lines", "Hi\n\n**What you bring:**\n- Go", "Hi\n\n###### What you bring:\n- Go"),
            ("bold words", "Hi\n\n**Go** or **Java**", "Hi\n\nGo or Java"),
            ("html", "<p>Go</p>\n\n- <b>Java</b> &amp; C<br>Rust", "Go\n\n- Java & C\nRust"),
            ("definitions", "[Go][1]\n\n[1]: https://go.example", "[Go][1]"),
            ("deletions", "~~Perl~~ ~5 years", "Perl ~5 years"),
        ];
        for (name, markdown, expected) in cases {
            assert_eq!(text(markdown), expected, "{name}");
        }
    }
}
