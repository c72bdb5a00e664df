//! Keywords for one request: a thin layer over a vocabulary, which stays as it is and is shared.

use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

use super::forms::Compiler;
use super::{Form, Keyword, KeywordId, Kind, Mark, Pattern, Vocabulary};

/// How many keywords a request may bring, how many aliases each, and how long a form may be in characters.
pub const MOST_EXTRA: usize = 200;
const MOST_ALIASES: usize = 20;
const LONGEST_FORM: usize = 100;

/// A keyword that a caller brings along for one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtraKeyword {
    /// Its name, at most 100 characters.
    #[schema(min_length = 1, max_length = 100, example = "Acme Ledger")]
    pub name: String,
    /// Other ways to write it, at most 20.
    #[serde(default)]
    #[schema(max_items = 20, example = json!(["AcmeLedger"]))]
    pub aliases: Vec<String>,
    /// What sort of thing it is; tells whether inflected spellings match.
    #[serde(default = "tool")]
    pub kind: Kind,
}

fn tool() -> Kind {
    Kind::Tool
}

/// Why an extra keyword cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ExtraFault {
    /// Its place among those given.
    pub index: usize,
    /// The place of the faulty alias; `None` for the name.
    pub alias: Option<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

impl Vocabulary {
    /// A vocabulary that knows what `base` does, and the keywords given.
    ///
    /// # Errors
    /// The first keyword that has no words, is too long, or has a form that another keyword claims.
    pub fn with_extra(base: &Arc<Self>, extra: &[ExtraKeyword]) -> Result<Self, ExtraFault> {
        let mut layer = Self::layer(base);
        for (index, keyword) in extra.iter().enumerate() {
            let fault = |alias, message| ExtraFault { index, alias, message };
            if index >= MOST_EXTRA {
                return Err(fault(None, format!("a request may bring {MOST_EXTRA} extra keywords at most")));
            }
            if keyword.aliases.len() > MOST_ALIASES {
                let message = format!("an extra keyword may have {MOST_ALIASES} aliases at most");
                return Err(fault(Some(MOST_ALIASES), message));
            }
            let forms = std::iter::once(&keyword.name).chain(&keyword.aliases);
            if let Some(long) = forms.clone().position(|form| form.chars().count() > LONGEST_FORM) {
                let message = format!("a form may have {LONGEST_FORM} characters at most");
                return Err(fault(long.checked_sub(1), message));
            }
            layer
                .add("extra", forms.map(String::as_str), keyword.kind)
                .map_err(|(form, message)| fault(form.checked_sub(1), message))?;
        }
        Ok(layer.finish())
    }

    /// A vocabulary that knows what `base` does, and each of the phrases as a keyword of its own, as they stand.
    /// Phrases that it knows already are left out.
    pub fn with_terms<'a>(base: &Arc<Self>, terms: impl Iterator<Item = &'a str>) -> Self {
        let mut layer = Self::layer(base);
        for term in terms {
            // One that is claimed is found already.
            let _ = layer.add("term", std::iter::once(term), Kind::Term);
        }
        layer.finish()
    }

    fn layer(base: &Arc<Self>) -> Layer {
        Layer { vocabulary: Self::over(base), compiler: Compiler::over(base) }
    }
}

struct Layer {
    vocabulary: Vocabulary,
    compiler: Compiler,
}

impl Layer {
    fn finish(self) -> Vocabulary {
        let Self { mut vocabulary, compiler } = self;
        vocabulary.automaton = Arc::new(compiler.finish());
        vocabulary
    }

    /// Adds a keyword, unless one of its forms cannot be; then the form's place and what is wrong.
    fn add<'a>(
        &mut self,
        prefix: &str,
        forms: impl Iterator<Item = &'a str>,
        kind: Kind,
    ) -> Result<(), (usize, String)> {
        let Self { vocabulary, compiler } = self;
        let id = KeywordId((vocabulary.first + vocabulary.keywords.len()) as u32);
        let forms: Vec<Form> = forms.map(|text| Form { text: text.trim().to_owned(), mark: Mark::Plain }).collect();
        let mut paths = Vec::with_capacity(forms.len());
        for (at, form) in forms.iter().enumerate() {
            let words = compiler.words(&form.text);
            if words.is_empty() {
                return Err((at, "a form needs a letter or digit".to_owned()));
            }
            if let Some(claimed) = compiler.exact(&words) {
                let other = vocabulary.keyword(claimed.keyword);
                let message = format!("\"{}\" is a form of \"{}\" already; leave it out", form.text, other.id);
                return Err((at, message));
            }
            if paths.contains(&words) {
                return Err((at, format!("\"{}\" matches whatever another form of it matches; remove one", form.text)));
            }
            paths.push(words);
        }
        for (at, words) in paths.iter().enumerate() {
            let pattern = Pattern { keyword: id, form: at as u16, mark: Mark::Plain, plural: false, homographs: 0 };
            compiler.add_as_written(words, pattern);
            if kind.stemmed() {
                compiler.add_inflected(&forms[at].text, words, pattern);
            }
        }
        let name = forms[0].text.clone();
        vocabulary.keywords.push(Keyword {
            id: format!("{prefix}:{}", slug(&name)),
            name,
            kind,
            description: None,
            forms,
            stemmed: kind.stemmed(),
            generic: false,
            implies: Vec::new(),
            near: Vec::new(),
            never: Vec::new(),
            codes: std::collections::BTreeMap::new(),
            matches: Vec::new(),
            rejects: Vec::new(),
        });
        vocabulary.implied.push(Vec::new());
        vocabulary.near.push(Vec::new());
        Ok(())
    }
}

/// A name in lower case with hyphens between its words.
fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}
