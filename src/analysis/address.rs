//! Finds addresses in running text: URLs, e-mail addresses, handles, hosts. They become one token each, so
//! that a profile link is never read as a skill.

/// Domains under which a bare two-part name is surely a host. Short ones such as `io` or `net` are left
/// out on purpose: `Socket.IO` and `ASP.NET` are names.
const SURE_DOMAINS: [&str; 7] = ["com", "org", "edu", "gov", "info", "biz", "mil"];

/// The first address in `chunk`, a run of address bytes, as offsets into it.
pub(super) fn find(chunk: &str) -> Option<(usize, usize)> {
    let end = chunk.trim_end_matches(['.', ':', '!', '?', '\'', '*', '_', '~', '/']).len();
    let trimmed = &chunk[..end];
    if let Some(at) = trimmed.find("://") {
        let start = trimmed[..at].rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |i| next_char(trimmed, i));
        return (start < at).then_some((start, end));
    }
    if let Some(at) = trimmed.find('@') {
        return around_at(trimmed, at);
    }
    if trimmed.len() > 4 && trimmed.as_bytes()[..4].eq_ignore_ascii_case(b"www.") {
        return Some((0, end));
    }
    is_host(trimmed).then_some((0, end))
}

fn next_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// An e-mail address or a handle around the `@` at `at`.
fn around_at(chunk: &str, at: usize) -> Option<(usize, usize)> {
    let is_local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let start = chunk[..at].rfind(|c| !is_local(c)).map_or(0, |i| next_char(chunk, i));
    let after = &chunk[at + 1..];
    let domain = after.find(|c: char| !(c.is_alphanumeric() || ".-_".contains(c))).unwrap_or(after.len());
    let end = at + 1 + domain;
    let domain = &after[..domain];
    if start == at {
        return domain.starts_with(|c: char| c.is_alphabetic()).then_some((at, end));
    }
    let (_, top) = domain.rsplit_once('.')?;
    (top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some((start, end))
}

/// Whether the chunk is a host name, with or without a path: `github.com/jane`, `jane.github.io`.
fn is_host(chunk: &str) -> bool {
    let host = chunk.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let mut labels = 0;
    let mut top = "";
    for label in host.split('.') {
        if label.is_empty() || !label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return false;
        }
        labels += 1;
        top = label;
    }
    if SURE_DOMAINS.iter().any(|domain| top.eq_ignore_ascii_case(domain)) {
        return labels >= 2;
    }
    labels >= 3
        && (2..=3).contains(&top.len())
        && top != "js"
        && host.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'.' || byte == b'-')
        && host.split('.').all(|label| label.len() >= 2)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn addresses_are_found_and_names_are_not() {
        let cases = [
            ("https://github.com/jane/rust", Some("https://github.com/jane/rust")),
            ("Site:https://a.example/go.", Some("https://a.example/go")),
            ("jane.doe+go@example.com", Some("jane.doe+go@example.com")),
            ("mailto:jane@example.com", Some("jane@example.com")),
            ("@rustlang", Some("@rustlang")),
            ("www.example.com/java", Some("www.example.com/java")),
            ("github.com/jane", Some("github.com/jane")),
            ("jane.github.io", Some("jane.github.io")),
            ("Node.js", None),
            ("ASP.NET", None),
            ("Socket.IO", None),
            ("react@18.2", None),
            ("Java.Must", None),
            ("CI/CD", None),
            ("e.g.", None),
            ("C++", None),
            ("express.js/node.js", None),
        ];
        for (chunk, expected) in cases {
            assert_eq!(find(chunk).map(|(start, end)| &chunk[start..end]), expected, "{chunk}");
        }
    }
}
