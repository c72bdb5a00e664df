//! How a document is kept as it came: with a media type that names its format, so that it can be given back as it was.

use crate::index::SourceFile;
use crate::intake::Format;

/// What stands before the name of a format that is JSON.
const JSON: &str = "application/json; profile=";

/// A document of a format, to be kept beside its text; `None` for plain text, which is all there is.
pub fn source_file(format: Format, bytes: Vec<u8>) -> Option<SourceFile> {
    let media_type = match format {
        Format::Text => return None,
        Format::Html => "text/html".to_owned(),
        Format::Markdown => "text/markdown".to_owned(),
        json => format!("{JSON}{}", json.name()),
    };
    Some(SourceFile { media_type, bytes })
}

/// The format of a document that was kept; text where it is of none that this program writes.
pub fn source_format(source: Option<&SourceFile>) -> Format {
    let Some(source) = source else { return Format::Text };
    match source.media_type.as_str() {
        "text/html" => Format::Html,
        "text/markdown" => Format::Markdown,
        other => {
            let name = other.strip_prefix(JSON);
            Format::JSON.into_iter().find(|format| Some(format.name()) == name).unwrap_or(Format::Text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_comes_back() {
        for format in [Format::Text, Format::Html, Format::Markdown].into_iter().chain(Format::JSON) {
            assert_eq!(source_format(source_file(format, Vec::new()).as_ref()), format);
        }
        let other = SourceFile { media_type: "application/pdf".to_owned(), bytes: Vec::new() };
        assert_eq!(source_format(Some(&other)), Format::Text, "what is kept for others is not read");
    }
}
