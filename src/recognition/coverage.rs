//! Tells which forms of a keyword none of its own examples shows.

use super::examples::Places;
use super::{Scratch, recognise};
use crate::document::Document;
use crate::vocabulary::{Fault, KeywordId, Mark, SetFile, Vocabulary};

/// Advice on forms that the `matches` of their own entry do not show, an entry a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unshown {
    /// On marked forms: nobody has seen that the rules let them through.
    pub marked: Vec<Fault>,
    /// On forms that need no evidence.
    pub plain: Vec<Fault>,
    /// How many forms `plain` names.
    pub plain_forms: usize,
}

/// What the examples of the last layer do not show. The vocabulary was compiled from `files`.
pub fn unshown(vocabulary: &Vocabulary, files: &[SetFile]) -> Unshown {
    let places = Places::of(files);
    let mut scratch = Scratch::default();
    let mut unshown = Unshown::default();
    for (at, keyword) in vocabulary.keywords().iter().enumerate().filter(|(_, keyword)| places.is_last(&keyword.id)) {
        let mut shown = vec![false; keyword.forms.len()];
        for phrase in &keyword.matches {
            let reading = recognise(vocabulary, &Document::read(phrase), &mut scratch);
            for (_, mention) in reading.counted().filter(|(_, mention)| mention.keyword == KeywordId(at as u32)) {
                shown[mention.form] = true;
            }
        }
        let forms = |plain: bool| -> Vec<String> {
            let unshown = keyword.forms.iter().zip(&shown).filter(|(_, shown)| !**shown).map(|(form, _)| form);
            unshown
                .filter(|form| (form.mark == Mark::Plain) == plain)
                .map(|form| format!("\"{}\"", form.text))
                .collect()
        };
        let (marked, plain) = (forms(false), forms(true));
        if !marked.is_empty() {
            let message =
                format!("no example of [{}] shows its marked {}; add one to matches", keyword.id, marked.join(", "));
            unshown.marked.push(places.fault(&keyword.id, &keyword.forms[0].text, message).0);
        }
        if !plain.is_empty() {
            let message = format!("no example of [{}] shows {}", keyword.id, plain.join(", "));
            unshown.plain.push(places.fault(&keyword.id, &keyword.forms[0].text, message).0);
            unshown.plain_forms += plain.len();
        }
    }
    unshown.marked.sort();
    unshown.plain.sort();
    unshown
}
