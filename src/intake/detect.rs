//! Tells what a document is: text by how it looks, JSON by its fields.

use serde_json::Value;

use super::fields::{Fields, step};
use super::tags::has_tags;
use super::{Format, IntakeError, Purpose, html};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    Of(Format),
}

/// Tells what a text is.
pub(super) fn text(text: &str) -> Kind {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let object = start.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '}']));
    let list = start.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', ']']));
    if object || list {
        return Kind::Json;
    }
    let page = start.starts_with('<') && has_tags(text);
    if page || ["</p>", "</li>", "</div>", "</ul>", "</h2>"].iter().any(|tag| text.contains(tag)) {
        return Kind::Of(Format::Html);
    }
    if start.starts_with("&lt;") && has_tags(&html::unescaped(text)) {
        return Kind::Of(Format::Html);
    }
    Kind::Of(if is_markdown(text) { Format::Markdown } else { Format::Text })
}

/// Whether it has marks inside its lines. Headings and lists alone are no matter: plain text has them too.
fn is_markdown(text: &str) -> bool {
    let link = ["](http", "](mailto:", "](#", "](/"].iter().any(|mark| text.contains(mark));
    let fence = text.lines().any(|line| line.starts_with("```"));
    let bold = text.lines().any(|line| line.matches("**").nth(1).is_some());
    link || fence || bold
}

/// Tells what JSON is, and finds the one document in it.
pub(super) fn json(
    value: &Value,
    purpose: Purpose,
    stated: Option<Format>,
) -> Result<(Format, Fields<'_>), IntakeError> {
    if let Some(format) = stated
        && format.purpose().is_some_and(|of| of != purpose)
    {
        return Err(IntakeError::OtherPurpose { pointer: String::new(), format, purpose });
    }
    if matches!(stated, None | Some(Format::JobPosting)) {
        let mut postings = Vec::new();
        linked(value, String::new(), &mut postings);
        if let [(posting, pointer)] = &mut postings[..] {
            return of_purpose(Format::JobPosting, Fields::of(posting, std::mem::take(pointer))?, purpose);
        }
        if postings.len() > 1 {
            return Err(IntakeError::Several { pointer: String::new(), count: postings.len() });
        }
    }
    let (value, pointer) = alone(value)?;
    let fields = Fields::of(value, pointer)?;
    match stated {
        Some(format) if fits(format, &fields, true) => Ok((format, fields)),
        Some(format) => Err(IntakeError::NotOfFormat { pointer: fields.pointer().to_owned(), format }),
        None => match Format::JSON.into_iter().find(|&format| fits(format, &fields, false)) {
            Some(format) => of_purpose(format, fields, purpose),
            None => Err(IntakeError::UnknownShape { pointer: fields.pointer().to_owned(), purpose }),
        },
    }
}

/// The one JobPosting in a page's JSON-LD. What is not JSON is passed over: the page is still there to be read.
pub(super) fn linked_posting(scripts: &[String]) -> Result<Option<Value>, IntakeError> {
    let mut found = Vec::new();
    for script in scripts {
        // Pages often have line breaks inside strings, which JSON forbids.
        let script = script.replace(|c: char| c.is_control(), " ");
        let Ok(value) = serde_json::from_str::<Value>(&script) else { continue };
        let mut postings = Vec::new();
        linked(&value, String::new(), &mut postings);
        found.extend(postings.into_iter().map(|(posting, _)| posting.clone()));
    }
    match found.len() {
        0 | 1 => Ok(found.pop()),
        count => Err(IntakeError::Several { pointer: String::new(), count }),
    }
}

fn of_purpose(format: Format, fields: Fields<'_>, purpose: Purpose) -> Result<(Format, Fields<'_>), IntakeError> {
    match format.purpose() {
        Some(of) if of != purpose => {
            Err(IntakeError::OtherPurpose { pointer: fields.pointer().to_owned(), format, purpose })
        }
        _ => Ok((format, fields)),
    }
}

/// Finds every JobPosting of JSON-LD: the object itself, in a list, in a graph, or as what a page is about.
fn linked<'a>(value: &'a Value, pointer: String, found: &mut Vec<(&'a Value, String)>) {
    match value {
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                linked(value, format!("{pointer}/{at}"), found);
            }
        }
        Value::Object(map) if map.get("@type").is_some_and(is_job_posting) => found.push((value, pointer)),
        Value::Object(map) => {
            for name in ["@graph", "mainEntity"] {
                if let Some(value) = map.get(name) {
                    linked(value, step(&pointer, name), found);
                }
            }
        }
        _ => {}
    }
}

/// Whether a type, or one of several, is JobPosting, with or without its vocabulary.
fn is_job_posting(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => kind.rsplit(['/', ':', '#']).next() == Some("JobPosting"),
        Value::Array(kinds) => kinds.iter().any(|kind| kind.is_string() && is_job_posting(kind)),
        _ => false,
    }
}

/// The one document of a list, or of a board's answer.
fn alone(value: &Value) -> Result<(&Value, String), IntakeError> {
    let (list, pointer) = match value {
        Value::Array(list) => (list, String::new()),
        Value::Object(map) => match map.get("jobs") {
            Some(Value::Array(list)) => (list, "/jobs".to_owned()),
            _ => return Ok((value, String::new())),
        },
        _ => return Ok((value, String::new())),
    };
    match &list[..] {
        [] => Err(IntakeError::None { pointer }),
        [only] => Ok((only, format!("{pointer}/0"))),
        several => Err(IntakeError::Several { pointer, count: several.len() }),
    }
}

/// Whether an object has the fields of a format. One that is stated needs no more than can be read.
fn fits(format: Format, fields: &Fields<'_>, stated: bool) -> bool {
    let any = |names: &[&str]| names.iter().any(|name| fields.has(name));
    let lists = |names: &[&str]| names.iter().filter(|name| fields.get(name).is_some_and(Value::is_array)).count();
    match format {
        Format::Text | Format::Html | Format::Markdown => false,
        Format::JsonResume => {
            let sections =
                lists(&["work", "education", "skills", "projects", "volunteer", "certificates", "languages"]);
            fields.get("basics").is_some_and(Value::is_object) || sections >= if stated { 1 } else { 2 }
        }
        // With a type it has been found already.
        Format::JobPosting => stated && !fields.has("@type") && any(&["title", "description"]),
        Format::Greenhouse => fields.has("title") && fields.has("content"),
        Format::Lever => {
            fields.has("text")
                && any(&["lists", "description", "descriptionPlain", "descriptionBody", "opening", "additional"])
        }
        Format::Ashby => fields.has("title") && any(&["descriptionHtml", "descriptionPlain"]),
        Format::SmartRecruiters => fields.has("name") && fields.has("jobAd"),
        Format::Workable => {
            let told = stated || any(&["shortcode", "full_title", "full_description", "employment_type"]);
            told && fields.has("title") && any(&["description", "requirements", "full_description"])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_are_told_apart() {
        let cases = [
            ("plain", "Requirements\n- Go <5 years\n* Java", Kind::Of(Format::Text)),
            ("plain with headings", "# Go developer\n## Skills\n- C*", Kind::Of(Format::Text)),
            ("plain in brackets", "[Remote] Go developer", Kind::Of(Format::Text)),
            ("plain in braces", "{Go developer}", Kind::Of(Format::Text)),
            ("a page", "<!doctype html><html><p>Go", Kind::Of(Format::Html)),
            ("a piece of a page", "We need<ul><li>Go</li></ul>", Kind::Of(Format::Html)),
            ("an escaped piece", "&lt;p&gt;Go&lt;/p&gt;", Kind::Of(Format::Html)),
            ("generics", "Know Vec<T> and Map<K, V>", Kind::Of(Format::Text)),
            ("markdown", "Know **Go** well", Kind::Of(Format::Markdown)),
            ("a link", "See [us](https://a.example)", Kind::Of(Format::Markdown)),
            ("json", "\u{feff} {\"title\": 1}", Kind::Json),
            ("a list", "[\n {", Kind::Json),
        ];
        for (name, document, expected) in cases {
            assert_eq!(text(document), expected, "{name}");
        }
    }

    #[test]
    fn json_is_told_by_its_fields() {
        let posting = json!({"@type": "JobPosting", "title": "x"});
        let cases = [
            ("a posting", posting.clone(), Format::JobPosting, ""),
            ("a list", json!([{"@type": "WebPage"}, posting]), Format::JobPosting, "/1"),
            ("a graph", json!({"@graph": [{"@type": "Thing"}, posting]}), Format::JobPosting, "/@graph/1"),
            ("types", json!({"@type": ["Thing", "https://schema.org/JobPosting"]}), Format::JobPosting, ""),
            ("a page about it", json!({"@type": "WebPage", "mainEntity": posting}), Format::JobPosting, "/mainEntity"),
            ("greenhouse", json!({"title": "x", "content": "y"}), Format::Greenhouse, ""),
            ("greenhouse's answer", json!({"jobs": [{"title": "x", "content": "y"}]}), Format::Greenhouse, "/jobs/0"),
            ("lever", json!({"text": "x", "lists": []}), Format::Lever, ""),
            ("lever's answer", json!([{"text": "x", "lists": []}]), Format::Lever, "/0"),
            ("ashby", json!({"title": "x", "descriptionPlain": "y"}), Format::Ashby, ""),
            ("smartrecruiters", json!({"name": "x", "jobAd": {}}), Format::SmartRecruiters, ""),
            ("workable", json!({"title": "x", "shortcode": "A", "description": "y"}), Format::Workable, ""),
        ];
        for (name, value, expected, pointer) in cases {
            let (format, fields) = json(&value, Purpose::Job, None).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!((format, fields.pointer()), (expected, pointer), "{name}");
        }
        let resume = json!({"work": [], "skills": []});
        assert!(json(&resume, Purpose::Resume, None).is_ok_and(|(format, _)| format == Format::JsonResume));
    }

    #[test]
    fn what_cannot_be_one_document_is_refused() {
        let posting = json!({"@type": "JobPosting", "title": "x"});
        let job = json!({"title": "x", "content": "y"});
        let cases = [
            ("unknown", json!({"title": "x"}), None, "", "the JSON has no known shape; a job is one of job_posting"),
            ("a string", json!("x"), None, "", "this must be an object"),
            ("two postings", json!([posting, posting]), None, "", "this is a list of 2 postings; send one"),
            ("two jobs", json!({"jobs": [job, job]}), None, "/jobs", "this is a list of 2 postings"),
            ("no job", json!({"jobs": []}), None, "/jobs", "this is a list without an entry"),
            ("a résumé", json!({"basics": {}}), None, "", "this is a JSON Resume, and a job is wanted: one of"),
            ("a stated résumé", json!({"basics": {}}), Some(Format::JsonResume), "", "this is a JSON Resume, and"),
            ("another board", job.clone(), Some(Format::Lever), "", "this is not a posting of Lever: that has text,"),
        ];
        for (name, value, format, pointer, message) in cases {
            let error = json(&value, Purpose::Job, format).expect_err(name);
            assert_eq!(error.pointer(), pointer, "{name}");
            assert!(error.to_string().starts_with(message), "{name}: {error}");
            // Problems cut longer details.
            assert!(error.to_string().chars().count() <= 300, "{name}: {error}");
        }
    }
}
