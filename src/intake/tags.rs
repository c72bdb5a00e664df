//! The tags that HTML knows, by what they do to the text around them.

/// Elements whose content is no text of the document.
pub(super) const HIDDEN: [&[u8]; 15] = [
    b"script",
    b"style",
    b"nav",
    b"noscript",
    b"template",
    b"svg",
    b"select",
    b"iframe",
    b"object",
    b"textarea",
    b"button",
    b"canvas",
    b"audio",
    b"video",
    b"dialog",
];

/// Elements that stand on lines of their own.
pub(super) const LINES: [&[u8]; 9] =
    [b"div", b"tr", b"dt", b"dd", b"caption", b"summary", b"legend", b"figcaption", b"option"];

/// Elements that stand apart.
pub(super) const BLOCKS: [&[u8]; 22] = [
    b"p",
    b"section",
    b"article",
    b"header",
    b"footer",
    b"main",
    b"aside",
    b"dl",
    b"table",
    b"thead",
    b"tbody",
    b"tfoot",
    b"blockquote",
    b"pre",
    b"address",
    b"figure",
    b"form",
    b"fieldset",
    b"hr",
    b"details",
    b"center",
    b"body",
];

/// Inline elements that tell HTML from text with angle brackets.
const INLINE: [&[u8]; 10] = [b"br", b"b", b"strong", b"em", b"i", b"u", b"span", b"a", b"img", b"html"];

/// Whether the text has a tag that HTML knows.
pub(super) fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = &text.as_bytes()[at + 1..];
        let rest = rest.strip_prefix(b"/").unwrap_or(rest);
        let length = rest.iter().take(LONGEST_NAME + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let ends = rest.get(length).is_some_and(|&byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace());
        ends && is_known(&rest[..length].to_ascii_lowercase())
    })
}

/// How many letters the longest known name has.
const LONGEST_NAME: usize = 10;

fn is_known(name: &[u8]) -> bool {
    heading(name).is_some()
        || matches!(name, b"ul" | b"ol" | b"li" | b"td" | b"th")
        || [&BLOCKS[..], &LINES, &INLINE].iter().any(|names| names.contains(&name))
}

/// The level of a heading's tag, from 0.
pub(super) fn heading(name: &[u8]) -> Option<usize> {
    match name {
        [b'h', digit @ b'1'..=b'6'] => Some(usize::from(digit - b'1')),
        _ => None,
    }
}
