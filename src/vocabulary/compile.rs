//! Makes a vocabulary of set files: reads, checks, orders by id, compiles the automaton.

use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};
use std::iter;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use super::check;
use super::fault::Fault;
use super::forms::{Compiler, phrase_words};
use super::raw::RawSet;
use super::role::{Group, Role, RoleEntry, RoleIds, SeniorityStep, Signal};
use super::source::{self, Entries, KeywordSource, RoleSource, SetFile, Text};
use super::{Automaton, Form, Keyword, KeywordId, Mark, Pattern, Word};
use crate::analysis::TermTokenizer;

/// All keywords and roles, ready to be recognised.
#[derive(Debug)]
pub struct Vocabulary {
    /// The vocabulary that this one adds to; its keywords keep their places.
    base: Option<Arc<Self>>,
    /// The place of the first keyword that is not the base's.
    pub(super) first: usize,
    name: String,
    version: String,
    digest: String,
    pub(super) keywords: Vec<Keyword>,
    /// By id of a keyword: its place.
    places: FxHashMap<Box<str>, KeywordId>,
    /// By keyword: everything that it implies, directly or not.
    pub(super) implied: Vec<Vec<KeywordId>>,
    /// By keyword: its `near` phrases one after another, an unknown word behind each.
    pub(super) near: Vec<Vec<Word>>,
    roles: Vec<Role>,
    /// By role: the places of its keywords.
    role_ids: Vec<RoleIds>,
    pub(super) automaton: Arc<Automaton>,
}

impl Vocabulary {
    /// Compiles set files; entries of later layers replace those of earlier ones.
    ///
    /// # Errors
    /// Every fault found, in the order of files and lines.
    pub fn compile(files: &[SetFile]) -> Result<Self, Vec<Fault>> {
        let (vocabulary, faults) = Self::draft(files);
        if faults.is_empty() { Ok(vocabulary) } else { Err(faults) }
    }

    /// Compiles what can be compiled, and says what is wrong with the rest; for a curator who wants to see
    /// everything at once.
    pub fn draft(files: &[SetFile]) -> (Self, Vec<Fault>) {
        let (entries, mut faults) = source::read(files);
        let mut compiler = Compiler::new(Automaton::new());
        let mut vocabulary = vocabulary(&mut compiler, entries, &mut faults);
        vocabulary.automaton = Arc::new(compiler.finish());
        faults.sort();
        faults.dedup();
        (vocabulary, faults)
    }

    /// A vocabulary that knows what `base` does, for others to add to.
    pub(super) fn over(base: &Arc<Self>) -> Self {
        Self {
            first: base.first + base.keywords.len(),
            name: String::new(),
            version: String::new(),
            digest: String::new(),
            keywords: Vec::new(),
            places: FxHashMap::default(),
            implied: Vec::new(),
            near: Vec::new(),
            roles: Vec::new(),
            role_ids: Vec::new(),
            automaton: Arc::clone(&base.automaton),
            base: Some(Arc::clone(base)),
        }
    }

    /// The vocabulary that curated sets were compiled into: this one, or the one that it adds to.
    fn curated(&self) -> &Self {
        self.base.as_deref().unwrap_or(self)
    }

    /// The vocabulary that holds a keyword, and the keyword's place in it.
    fn holding(&self, id: KeywordId) -> (&Self, usize) {
        match (&self.base, id.index().checked_sub(self.first)) {
            (Some(base), None) => base.holding(id),
            (_, at) => (self, at.unwrap_or(0)),
        }
    }

    /// The names of the sets that it was made of, joined by `+`.
    pub fn name(&self) -> &str {
        &self.curated().name
    }

    /// The versions of the sets that it was made of, joined by `+`.
    pub fn version(&self) -> &str {
        &self.curated().version
    }

    /// A digest of everything curated that can change a result, so neither of descriptions nor of examples: `sha256:` and
    /// 64 hexadecimal digits.
    pub fn digest(&self) -> &str {
        &self.curated().digest
    }

    /// Every curated keyword in the order of the ids; a [`KeywordId`] is a place in it.
    pub fn keywords(&self) -> &[Keyword] {
        &self.curated().keywords
    }

    /// The keyword at a place.
    pub fn keyword(&self, id: KeywordId) -> &Keyword {
        let (holder, at) = self.holding(id);
        &holder.keywords[at]
    }

    /// Of the homographs of a form found, the one whose capitals `written` has, or most of them.
    pub fn spelled(&self, found: Pattern, written: &str) -> Pattern {
        fn capitals(text: &str) -> impl Iterator<Item = bool> {
            text.chars().filter(|c| c.is_alphanumeric()).map(char::is_uppercase)
        }
        let differ = |form: &&Pattern| {
            let form = &self.keyword(form.keyword).forms[usize::from(form.form)].text;
            iter::zip(capitals(written), capitals(form)).filter(|(a, b)| a != b).count()
        };
        self.automaton.homographs(found).iter().min_by_key(differ).copied().unwrap_or(found)
    }

    /// The place of the curated keyword with this id.
    pub fn find(&self, id: &str) -> Option<KeywordId> {
        self.curated().places.get(id).copied()
    }

    /// Everything that a keyword implies, directly or not, in the order of the ids.
    pub fn implied(&self, id: KeywordId) -> &[KeywordId] {
        let (holder, at) = self.holding(id);
        &holder.implied[at]
    }

    /// The phrases that speak for a keyword's marked forms.
    pub fn near(&self, id: KeywordId) -> impl Iterator<Item = &[Word]> + Clone {
        let (holder, at) = self.holding(id);
        holder.near[at].split(|word| *word == Word::default()).filter(|phrase| !phrase.is_empty())
    }

    /// Every role in the order of the ids.
    pub fn roles(&self) -> &[Role] {
        &self.curated().roles
    }

    /// The role with this id.
    pub fn role(&self, id: &str) -> Option<RoleEntry<'_>> {
        self.roles().binary_search_by(|role| role.id.as_str().cmp(id)).ok().map(|at| self.role_at(at))
    }

    /// The role at a place among [`roles`](Self::roles).
    pub fn role_at(&self, at: usize) -> RoleEntry<'_> {
        let Self { roles, role_ids, .. } = self.curated();
        RoleEntry { role: &roles[at], ids: &role_ids[at] }
    }

    /// The keyword that a phrase as a whole is a form of, the form, and whether it is only an inflection of it.
    pub fn holder(&self, phrase: &str) -> Option<(&Keyword, &Form, bool)> {
        let words = phrase_words(&mut TermTokenizer::default(), phrase, |word| self.automaton.word(word));
        let (length, found, inflected) = self.automaton.longest(&words)?;
        let pattern = self.spelled(found, phrase);
        let keyword = self.keyword(pattern.keyword);
        (length == words.len()).then(|| (keyword, &keyword.forms[usize::from(pattern.form)], inflected))
    }

    /// The automaton of all forms.
    pub fn automaton(&self) -> &Automaton {
        &self.automaton
    }
}

/// A digest of everything curated that can change a result.
fn fingerprint(keywords: &[Keyword], roles: &[Role]) -> String {
    let mut hasher = Sha256::new();
    let mut add = |part: Result<Vec<u8>, serde_json::Error>| {
        // Serialising plain structs of strings into memory cannot fail.
        hasher.update(part.unwrap_or_default());
        hasher.update([0]);
    };
    for keyword in keywords {
        let Keyword { id, name, kind, forms, stemmed, generic, implies, near, never, .. } = keyword;
        add(serde_json::to_vec(&(id, name, kind, forms, stemmed, generic, implies, near, never)));
    }
    for role in roles {
        let Role { id, title, version, titles, certificates, groups, signals, .. } = role;
        add(serde_json::to_vec(&(id, title, version, titles, certificates, groups, signals)));
    }
    let digest: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{digest}")
}

fn vocabulary(compiler: &mut Compiler, entries: Entries<'_>, faults: &mut Vec<Fault>) -> Vocabulary {
    let join = |part: fn(&RawSet) -> &str| entries.sets.iter().map(part).collect::<Vec<_>>().join("+");
    let (name, version) = (join(|set| &set.name), join(|set| &set.version));
    let keywords: Vec<_> = entries.keywords.values().map(keyword).collect();
    let places: FxHashMap<&str, KeywordId> =
        keywords.iter().enumerate().map(|(at, keyword)| (keyword.id.as_str(), KeywordId(at as u32))).collect();
    let roles: Vec<_> = entries.roles.values().map(role).collect();
    let mut near = Vec::with_capacity(keywords.len());
    let (digest, found) = thread::scope(|scope| {
        // Another core's work meanwhile.
        let other = scope.spawn(|| (fingerprint(&keywords, &roles), check::entries(&entries)));
        for (at, (keyword, entry)) in keywords.iter().zip(entries.keywords.values()).enumerate() {
            compiler.forms(KeywordId(at as u32), keyword, entry, &keywords, faults);
            compiler.never(KeywordId(at as u32), keyword, entry, faults);
            near.push(
                keyword
                    .near
                    .iter()
                    .flat_map(|phrase| compiler.words(phrase).into_iter().chain([Word::default()]))
                    .collect(),
            );
        }
        other.join().unwrap_or_else(|panic| resume_unwind(panic))
    });
    faults.extend(found);
    let (implied, role_ids, by_id) = thread::scope(|scope| {
        // Giving back the memory of so many small pieces takes its time as well.
        scope.spawn(move || drop(entries));
        (
            keywords.iter().map(|keyword| closure(keyword, &keywords, &places)).collect(),
            roles.iter().map(|role| RoleIds::of(role, |id| places.get(id).copied())).collect(),
            places.iter().map(|(&id, &place)| (id.into(), place)).collect(),
        )
    });
    Vocabulary {
        base: None,
        first: 0,
        role_ids,
        roles,
        name,
        version,
        digest,
        implied,
        near,
        automaton: Arc::new(Automaton::new()),
        places: by_id,
        keywords,
    }
}

fn texts(texts: &[Text<'_>]) -> Vec<String> {
    texts.iter().map(|text| text.text.clone()).collect()
}

fn keyword(entry: &KeywordSource<'_>) -> Keyword {
    let listed = |list: &[Text<'_>], form: &String| list.iter().any(|item| item.text == *form);
    let forms = entry
        .forms()
        .map(|form| {
            let text = form.text.clone();
            let mark = match (listed(&entry.ambiguous, &text), listed(&entry.cased, &text)) {
                (true, _) => Mark::Ambiguous,
                (false, true) => Mark::Cased,
                (false, false) => Mark::Plain,
            };
            Form { text, mark }
        })
        .collect();
    Keyword {
        id: entry.id.clone(),
        name: entry.name.text.clone(),
        kind: entry.kind,
        description: entry.description.clone(),
        forms,
        stemmed: entry.stemmed(),
        generic: entry.generic,
        implies: texts(&entry.implies),
        near: texts(&entry.near),
        never: texts(&entry.never),
        codes: entry.codes.clone(),
        matches: texts(&entry.matches),
        rejects: texts(&entry.rejects),
    }
}

fn role(entry: &RoleSource<'_>) -> Role {
    let group = |group: &source::GroupSource<'_>| Group {
        name: group.name.clone(),
        essential: texts(&group.essential),
        core: texts(&group.core),
        useful: texts(&group.useful),
    };
    let signal =
        |signal: &source::SignalSource<'_>| Signal { name: signal.name.clone(), keywords: texts(&signal.keywords) };
    Role {
        id: entry.id.clone(),
        title: entry.title.clone(),
        version: entry.version.clone(),
        summary: entry.summary.clone(),
        titles: entry.titles.clone(),
        codes: entry.codes.clone(),
        certificates: texts(&entry.certificates),
        groups: entry.groups.iter().map(group).collect(),
        signals: entry.signals.iter().map(signal).collect(),
        seniority: entry
            .seniority
            .iter()
            .map(|step| SeniorityStep { level: step.level, adds: texts(&step.adds) })
            .collect(),
        examples: texts(&entry.examples),
    }
}

/// Everything that `keyword` implies, directly or not. Ids that are unknown lead nowhere; the check names them.
fn closure(keyword: &Keyword, keywords: &[Keyword], places: &FxHashMap<&str, KeywordId>) -> Vec<KeywordId> {
    let mut seen = FxHashSet::default();
    let mut open = vec![keyword];
    while let Some(next) = open.pop() {
        for id in next.implies.iter().filter_map(|id| places.get(id.as_str())) {
            if seen.insert(*id) {
                open.push(&keywords[id.index()]);
            }
        }
    }
    let mut implied: Vec<_> = seen.into_iter().collect();
    implied.sort();
    implied
}
