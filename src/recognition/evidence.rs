//! Decides the mentions whose form is also another word, by the rules that keyword-sets/README.md lists.

use rustc_hash::FxHashSet;

use super::chains::{Chains, Link};
use super::context::{Context, LineStyle, Tie};
use super::names;
use super::near;
use super::scan::{Candidate, Scratch};
use super::{Mention, Rule};
use crate::analysis::short::WordSet;
use crate::document::{Document, Section};
use crate::vocabulary::{Mark, Pattern, Vocabulary};

/// Words that, right behind a form in any case, say that it names something to program with.
static PROGRAMMING: WordSet<13> = WordSet::of([
    "programming",
    "programmer",
    "programmers",
    "developer",
    "developers",
    "language",
    "languages",
    "framework",
    "library",
    "libraries",
    "lang",
    "coder",
    "codebase",
]);

/// Words that say the same of a form written with its capitals inside a sentence.
static TECHNICAL: WordSet<36> = WordSet::of([
    "development",
    "dev",
    "engineer",
    "engineers",
    "engineering",
    "code",
    "script",
    "scripts",
    "scripting",
    "stack",
    "backend",
    "microservice",
    "microservices",
    "api",
    "apis",
    "sdk",
    "applications",
    "application",
    "apps",
    "package",
    "packages",
    "module",
    "modules",
    "plugin",
    "plugins",
    "certified",
    "ecosystem",
    "runtime",
    "cluster",
    "clusters",
    "database",
    "databases",
    "skills",
    "experience",
    "expertise",
    "compiler",
]);

/// Words that follow a name by a hyphen and leave it a name: "Go-based".
static HYPHENATED: WordSet<14> = WordSet::of([
    "based",
    "like",
    "native",
    "written",
    "powered",
    "lang",
    "centric",
    "style",
    "driven",
    "enabled",
    "specific",
    "related",
    "compatible",
    "side",
]);

/// Words before "in", "with", "of" or "using" that introduce what somebody knows or builds with.
static ABILITY: WordSet<34> = WordSet::of([
    "experience",
    "experienced",
    "proficient",
    "proficiency",
    "knowledge",
    "fluent",
    "fluency",
    "skilled",
    "skills",
    "expertise",
    "expert",
    "familiar",
    "familiarity",
    "written",
    "coded",
    "programming",
    "programmed",
    "program",
    "developed",
    "developing",
    "development",
    "built",
    "code",
    "coding",
    "background",
    "competent",
    "competence",
    "understanding",
    "scripts",
    "services",
    "implemented",
    "mastery",
    "command",
    "software",
]);

/// Words that may follow a name at once without making another thing of it.
static FUNCTION_WORDS: WordSet<24> = WordSet::of([
    "and",
    "or",
    "to",
    "for",
    "at",
    "on",
    "in",
    "is",
    "as",
    "with",
    "by",
    "from",
    "are",
    "a",
    "an",
    "the",
    "of",
    "including",
    "preferred",
    "required",
    "using",
    "plus",
    "but",
    "nor",
]);

/// Gives every mention its rule.
pub(super) fn decide(vocabulary: &Vocabulary, document: &Document<'_>, scratch: &Scratch, mentions: &mut [Mention]) {
    let candidates = &scratch.candidates;
    for (mention, candidate) in mentions.iter_mut().zip(candidates) {
        debug_assert_eq!(mention.start, candidate.start);
        let (before, after) = (&document.text[..candidate.start], &document.text[candidate.end..]);
        let written = &document.text[candidate.start..candidate.end];
        if candidate.never {
            mention.rule = Rule::Never;
        } else if names::is_employer(before, written, after, || vocabulary.keyword(mention.keyword).kind) {
            mention.rule = Rule::Employer;
        }
    }
    if candidates.iter().all(|candidate| candidate.pattern.mark == Mark::Plain) {
        return;
    }
    let chains = Chains::find(vocabulary, document.text, candidates);
    let judge = Judge { vocabulary, document, scratch, chains };
    for at in 0..candidates.len() {
        if candidates[at].pattern.mark != Mark::Plain && mentions[at].rule == Rule::Plain {
            let section = mentions[at].section;
            mentions[at].rule = judge.rule(at, &candidates[at], section);
            if mentions[at].rule == Rule::Doubt
                && let Some((meant, rule)) = judge.homograph(at, section)
            {
                let Pattern { keyword, form, .. } = meant;
                mentions[at] = Mention { keyword, form: usize::from(form), rule, ..mentions[at] };
            }
        }
    }
    let doubted: FxHashSet<_> =
        mentions.iter().filter(|mention| mention.rule == Rule::Doubt).map(|mention| mention.keyword).collect();
    if doubted.is_empty() {
        return;
    }
    let is_sure = |mention: &&Mention| mention.accepted() && doubted.contains(&mention.keyword);
    let sure: FxHashSet<_> = mentions.iter().filter(is_sure).map(|mention| mention.keyword).collect();
    for (at, mention) in mentions.iter_mut().enumerate() {
        if mention.rule == Rule::Doubt && sure.contains(&mention.keyword) {
            let context = judge.context(judge.candidate(at));
            if context.as_given() && !context.lower_case_form() && !context.begins_sentence() {
                mention.rule = Rule::Elsewhere;
            }
        }
    }
}

struct Judge<'a> {
    vocabulary: &'a Vocabulary,
    document: &'a Document<'a>,
    scratch: &'a Scratch,
    chains: Chains,
}

impl<'a> Judge<'a> {
    fn candidate(&self, at: usize) -> &Candidate {
        &self.scratch.candidates[at]
    }

    fn context(&self, candidate: &Candidate) -> Context<'a> {
        let form = &self.vocabulary.keyword(candidate.pattern.keyword).forms[usize::from(candidate.pattern.form)];
        Context::new(self.document.text, candidate.start, candidate.end, &form.text)
    }

    /// Which of the homographs of a doubtful mention is meant instead, with the rule that says so, if one does.
    fn homograph(&self, at: usize, section: Option<Section>) -> Option<(Pattern, Rule)> {
        let candidate = self.candidate(at);
        let homographs = self.vocabulary.automaton().homographs(candidate.pattern).iter().copied();
        homographs
            .filter(|other| other.keyword != candidate.pattern.keyword)
            .filter(|other| self.scratch.barred.binary_search(&(at, other.keyword)).is_err())
            .map(|pattern| (pattern, self.rule(at, &Candidate { pattern, ..*candidate }, section)))
            .find(|(_, rule)| rule.accepts())
    }

    /// The first rule that speaks for or against the candidate at a place.
    fn rule(&self, at: usize, candidate: &Candidate, section: Option<Section>) -> Rule {
        let context = self.context(candidate);
        let near = near::stands(
            self.vocabulary,
            (self.document.text, &self.scratch.words, &self.scratch.spans),
            candidate.first..candidate.last,
            candidate.pattern.keyword,
        );
        match context.tied_to() {
            Some(Tie::After(word)) if HYPHENATED.has(word) && context.as_given() => return Rule::Qualified,
            Some(_) if !near => return Rule::Glued,
            _ => {}
        }
        let cased = candidate.pattern.mark == Mark::Cased;
        // Any name may be shouted, so capitals throughout do not suffice to tell it from another of the same letters.
        let told = candidate.pattern.homographs == 0 || !context.shouted_form();
        if near {
            Rule::Near
        } else if self.qualified(candidate, &context) {
            Rule::Qualified
        } else if context.as_given() && context.has_version() {
            Rule::Version
        } else if told && self.listed(at, candidate, &context) {
            Rule::List
        } else if told && self.in_skills(section, &context) {
            Rule::Skills
        } else if cased && told && self.cased(&context) && !self.is_person(candidate, &context) {
            Rule::Cased
        } else {
            Rule::Doubt
        }
    }

    /// Whether the words right beside it say what it is.
    fn qualified(&self, candidate: &Candidate, context: &Context<'_>) -> bool {
        let next = self.word(candidate.last);
        if PROGRAMMING.has(next) {
            return true;
        }
        if !context.as_given() {
            return false;
        }
        if TECHNICAL.has(next) && !context.begins_sentence() {
            return true;
        }
        let (first, second) = (self.word(candidate.first.wrapping_sub(1)), self.word(candidate.first.wrapping_sub(2)));
        let introduced = match first {
            "in" | "with" | "of" | "using" | "on" => ABILITY.has(second),
            "language" | "framework" => true,
            _ => false,
        };
        introduced && !context.lower_case_form() && (next.is_empty() || FUNCTION_WORDS.has(next))
    }

    /// The word at a place as it is written; empty for a break and outside the text.
    fn word(&self, at: usize) -> &str {
        match (self.scratch.words.get(at), self.scratch.spans.get(at)) {
            (Some(word), Some(&(start, end))) if !word.is_break() => &self.document.text[start..end],
            _ => "",
        }
    }

    /// Whether it is an item among keywords that need no evidence.
    fn listed(&self, at: usize, candidate: &Candidate, context: &Context<'_>) -> bool {
        let item = self.chains.items[at];
        if self.chains.is_tag(at, self.vocabulary.keyword(candidate.pattern.keyword).kind) {
            return true;
        }
        let plain = self.chains.plain_members(at, self.vocabulary.keyword(candidate.pattern.keyword).kind);
        if plain == 0 || (item.left == Link::None && item.right == Link::None) {
            return false;
        }
        if context.is_whole_item() && (item.left != Link::Space || item.right != Link::Space) {
            // In lower case an ordinary word is likelier, so the list must be more of one.
            // Capitals throughout count as written only where the whole line is in capitals: "SWIFT, SEPA" is a bank's.
            let shouted = || context.shouted() && context.line_style(self.document) == LineStyle::Shouted;
            let written = context.as_given() || context.lower_case_form() || shouted();
            if !written && context.shouted() {
                return false;
            }
            return plain >= if written { 1 } else { 2 };
        }
        if !context.as_given() || context.lower_case_form() {
            return false;
        }
        let adjacent = candidate.pattern.mark == Mark::Cased && (item.left == Link::Space || item.right == Link::Space);
        item.left == Link::Separator
            || (item.right == Link::Separator && !context.begins_sentence())
            || (adjacent && !context.begins_sentence())
    }

    /// Whether it is a whole item under a heading of skills.
    fn in_skills(&self, section: Option<Section>, context: &Context<'_>) -> bool {
        matches!(section, Some(Section::Skills | Section::Languages | Section::Certificates)) && context.is_whole_item()
    }

    /// Whether its capitals are told apart from those of a sentence's beginning or a title.
    fn cased(&self, context: &Context<'_>) -> bool {
        if !context.as_given() {
            return false;
        }
        // Small letters at the head of a line are its maker's spelling.
        if context.lower_case_form() || context.is_title(self.document) {
            return true;
        }
        let style = context.line_style(self.document);
        if context.form_has_several_capitals() {
            style != LineStyle::Shouted
        } else {
            style == LineStyle::Prose && !context.begins_sentence()
        }
    }

    /// Whether it is a word that may be a person's name, and what stands beside it says that it is.
    fn is_person(&self, candidate: &Candidate, context: &Context<'_>) -> bool {
        let &Candidate { first, last, .. } = candidate;
        if last - first > 1 || context.lower_case_form() || context.form_has_several_capitals() {
            return false;
        }
        let (before, after) = (first.wrapping_sub(1), last);
        let greeting = if context.before().ends_with(", ") { self.word(first.wrapping_sub(2)) } else { "" };
        if names::is_person(self.word(before), greeting, self.word(after), self.word(after + 1)) {
            return true;
        }
        let surname = context.before().ends_with(' ') && self.is_unknown_name(before) && !self.begins_sentence(before);
        // Nouns have capitals in German, so one word behind it does not suffice.
        let first_name = || self.is_unknown_name(after) && names::is_name_like(self.word(after + 1));
        surname || (context.after().starts_with(' ') && first_name())
    }

    /// Whether the word at a place is in no form and written as names are.
    fn is_unknown_name(&self, at: usize) -> bool {
        self.scratch.words.get(at).is_some_and(|word| word.spelling == 0 && word.stem == 0)
            && names::is_name_like(self.word(at))
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let (start, end) = self.scratch.spans[at];
        Context::new(self.document.text, start, end, "").begins_sentence()
    }
}
