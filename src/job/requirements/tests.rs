//! Requirements, case by case.

use super::*;
use crate::job::Wording;
use crate::recognition::{Scratch, recognise};
use crate::service::built_in;
use std::sync::LazyLock;

static TOOLS: LazyLock<(Vocabulary, Lexicon, Wording)> = LazyLock::new(|| {
    let vocabulary = Vocabulary::compile(&built_in()).expect("the built-in sets have no faults");
    let lexicon = Lexicon::new(&vocabulary);
    (vocabulary, lexicon, Wording::default())
});

fn requirements(text: &str) -> Requirements {
    let (vocabulary, lexicon, wording) = &*TOOLS;
    let document = Document::read(text);
    let reading = recognise(vocabulary, &document, &mut Scratch::default());
    let job = Job::read(&document, &reading, &wording.cues(&document));
    Requirements::read(vocabulary, lexicon, &document, &reading, &job, &wording.cues(&document))
}

/// The requirements of a text, each in a few words.
fn read(text: &str) -> Vec<String> {
    let (vocabulary, ..) = &*TOOLS;
    let id = |id: &KeywordId| vocabulary.keyword(*id).id.as_str();
    let role = |role: &u16| format!("as {}", vocabulary.roles()[usize::from(*role)].id);
    let one = |requirement: &Requirement| {
        let asked = match &requirement.asked {
            Asked::Experience { months, most, keywords, roles, subject } => {
                let with: Vec<String> =
                    keywords.iter().map(|keyword| id(keyword).to_owned()).chain(roles.iter().map(role)).collect();
                let most = most.map_or_else(String::new, |most| format!("-{most}"));
                let subject = subject.map_or_else(String::new, |(start, end)| format!("in {:?}", &text[start..end]));
                format!("{months}{most} months {}{subject}", with.join("|"))
            }
            Asked::Degree(degree) => format!(
                "{:?} {:?}{}{}",
                degree.lowest,
                degree.disciplines.as_slice(),
                if degree.related { " related" } else { "" },
                if degree.or_equivalent { " or equivalent" } else { "" }
            ),
            Asked::Certificate(members) => members.iter().map(id).collect::<Vec<_>>().join("|"),
            Asked::Language(members) => {
                let member = |(member, level): &(KeywordId, Option<Proficiency>)| {
                    format!("{} {}", id(member), level.map_or("?", Proficiency::name))
                };
                members.iter().map(member).collect::<Vec<_>>().join("|")
            }
            Asked::Title(title) => {
                format!("{} {:?}", title.roles.iter().map(role).collect::<Vec<_>>().join("|"), title.seniority)
            }
        };
        format!("{:?} {asked}", requirement.level).trim_end().to_owned()
    };
    requirements(text).list.iter().map(one).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let read = read(text);
        if read != *expected {
            wrong.push(format!("{text:?}\n     read {read:?}\n expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn years_are_asked_in_many_wordings() {
    #[rustfmt::skip]
    check(&[
        // Of any kind.
        ("Requirements\n- 2-3 years of relevant working life", &["Required 24-36 months"]),
        ("Requirements\n- At least 5 years of professional experience", &["Required 60 months"]),
        ("Requirements\n- Minimum four years' experience", &["Required 48 months"]),
        ("Requirements\n- Around four or more years of experience", &["Required 48 months"]),
        ("Requirements\n- More than 3 years in a comparable job", &["Required 36 months"]),
        ("Requirements\n- 18 months of experience in a busy shop", &["Required 18 months in \"busy shop\""]),
        ("Nice to have\n- 2 years of experience abroad", &["Preferred 24 months in \"abroad\""]),
        ("Requirements\n- Ideally 3 years of experience", &["Preferred 36 months"]),
        ("Requirements\n- 3 years of experience would be a plus", &["Preferred 36 months"]),
        ("You must have at least 5 years of experience and enjoy the pace of a young firm.", &["Required 60 months"]),
        ("We are looking for somebody with two to four years of experience.", &["Mentioned 24-48 months"]),
        ("Anforderungen\nDu hast mindestens drei Jahre Berufserfahrung.", &["Required 36 months"]),
        ("Vous avez 3 à 5 ans d'expérience dans un poste similaire.", &["Mentioned 36-60 months"]),
        ("Buscamos a alguien con cinco años de experiencia.", &["Mentioned 60 months"]),
        ("Experience level: 3-5 years", &["Required 36-60 months"]),
        ("Requirements\n- Lamp trimming (2+ years)", &["Required 24 months in \"Lamp trimming\""]),
        // With keywords.
        ("Requirements\n- 5+ years of experience with Java", &["Required 60 months java"]),
        ("Requirements\n- 4+ years of Java or Kotlin", &["Required 48 months java|kotlin"]),
        ("Requirements\n- 5+ years in PostgreSQL, MySQL or Oracle Database", &["Required 60 months postgresql|mysql|oracle-database"]),
        ("Requirements\n- Java (5+ years)", &["Required 60 months java"]),
        ("Requirements\n- Java: at least 3 years", &["Required 36 months java"]),
        ("Requirements\n- Kubernetes – 2 years", &["Required 24 months kubernetes"]),
        ("Requirements\n- At least 2 years of building dashboards in Tableau", &["Required 24 months tableau"]),
        ("Requirements\n- 3 years of Python, 2 years of Kafka", &["Required 36 months python", "Required 24 months kafka"]),
        ("Requirements\n- 5 years with Python, strong SQL", &["Required 60 months python"]),
        ("Requirements\n- 5 years with Python. Knows Kafka.", &["Required 60 months python"]),
        ("Requirements\n- 6 years of experience, including 2 years with Terraform", &["Required 72 months", "Required 24 months terraform"]),
        ("Requirements\n- 3 years as a data engineer", &["Required 36 months data-engineering|as data-engineer"]),
        ("Requirements\n- Three years in the role of a clerk and excellent English", &["Required 36 months in \"clerk and excellent English\"", "Required english C1"]),
        // Twice the same is asked once.
        ("Requirements\n- 5 years with Java\nMust have: 5 years with Java", &["Required 60 months java"]),
        // None of it.
        ("We have built lamps for more than 35 years.", &[]),
        ("Our people bring over 20 years of experience in carton and labels.", &[]),
        ("In only 9 years on the market we have grown a lot.", &[]),
        ("Requirements\n- A senior developer", &[]),
        ("Requirements\n- You are at least 18 years old", &[]),
        ("Benefits\n- 2 years of parental leave, experience days", &[]),
        ("Requirements\n- Willing to travel 10 days a year", &[]),
        ("About us\nWith 15 years of experience we lead the field.", &[]),
        ("The contract runs for 2 years.", &[]),
        ("Requirements\n- Full driving licence held for 2 years", &["Required drivers-license"]),
        ("A 3-year doctoral contract awaits you.", &["Mentioned Doctorate []"]),
        ("Requirements\n- No previous experience needed; training over the first 2 years", &[]),
    ]);
}

#[test]
fn degrees_are_asked_in_many_wordings() {
    #[rustfmt::skip]
    check(&[
        ("Requirements\n- Bachelor's degree in Computer Science", &["Required Bachelor [Computing]"]),
        ("Requirements\n- Bachelor's or Master's degree in Computer Science, Mathematics or a related field", &["Required Bachelor [Computing, Mathematics] related"]),
        ("Requirements\n- Degree in Statistics, Economics or similar", &["Required Bachelor [Mathematics, Business] related"]),
        ("Requirements\n- BS/BA degree or equivalent experience", &["Required Bachelor [] related or equivalent"]),
        ("Requirements\n- BSc or MSc in mechanical engineering", &["Required Bachelor [Engineering]"]),
        ("Requirements\n- Master's degree in a quantitative field", &["Required Master [Computing, Mathematics, Engineering, Science]"]),
        ("Requirements\n- MBA preferred", &["Preferred Master [Business]"]),
        ("Requirements\n- Bachelor's in Physics; Master's a plus", &["Required Bachelor [Science]", "Preferred Master []"]),
        ("Nice to have\n- PhD in chemistry", &["Preferred Doctorate [Science]"]),
        ("Requirements\n- A completed engineering degree", &["Required Bachelor [Engineering]"]),
        ("Requirements\n- High school diploma or GED", &["Required Secondary []"]),
        ("Requirements\n- Associate degree in nursing", &["Required Associate [Health]"]),
        ("Requirements\n- Abgeschlossenes Studium der Informatik oder vergleichbare Qualifikation", &["Required Bachelor [Computing] or equivalent"]),
        ("Requirements\n- Bac+5 en informatique", &["Required Master [Computing]"]),
        ("Requirements\n- University degree, or comparable experience", &["Required Bachelor [] related or equivalent"]),
        ("A doctorate in mathematics is required.", &["Required Doctorate [Mathematics]"]),
        ("Requirements\n- No degree required", &[]),
        ("You do not need a degree to join us.", &[]),
        ("Requirements\n- Scrum Master with a high degree of patience", &[]),
        ("Requirements\n- Master data and the master branch", &[]),
        ("About us\nHalf of us hold a PhD.", &[]),
        ("Benefits\n- We pay for your master's degree", &[]),
    ]);
}

#[test]
fn languages_certificates_and_titles_are_asked_for() {
    #[rustfmt::skip]
    check(&[
        ("Requirements\n- Fluent English", &["Required english C1"]),
        ("Requirements\n- Fluent in written and spoken English", &["Required english C1"]),
        ("Requirements\n- English at C1 level", &["Required english C1"]),
        ("Requirements\n- German (B2 or better)", &["Required german B2"]),
        ("Requirements\n- Native German speaker", &["Required german native"]),
        ("Requirements\n- Minimum B2 French and fluent English", &["Required french B2", "Required english C1"]),
        ("Requirements\n- Fluent English is a must; fluent German is a plus", &["Required english C1", "Preferred german C1"]),
        ("Requirements\n- Business fluent English or fluent German", &["Required english C1|german C1"]),
        ("Requirements\n- Sehr gute Deutschkenntnisse", &["Required german C1"]),
        ("Requirements\n- Very good command of English", &["Required english B2"]),
        ("Requirements\n- Fluent Dutch, written and spoken", &["Required dutch C1"]),
        ("Nice to have\n- Basic knowledge of the Spanish language", &["Preferred spanish A2"]),
        ("Requirements\n- Advanced SQL and English", &["Required english ?"]),
        ("Requirements\n- Excellent communication skills in English", &["Required english C1"]),
        ("We work in English.", &[]),
        ("Requirements\n- CKA or CKAD", &["Required cka|ckad"]),
        ("Nice to have\n- CISSP", &["Preferred cissp"]),
        ("Requirements\n- Valid driver's license", &["Required drivers-license"]),
        ("Senior Data Engineer (m/f/d)\n\nWe make lamps.", &["Mentioned as data-engineer Some(Senior)"]),
        ("Product Manager\n\nWe make lamps.", &["Mentioned as product-manager None"]),
        ("Keeper of lamps\n\nWe make lamps.", &[]),
    ]);
}

#[test]
fn conditions_are_told_for_information() {
    #[rustfmt::skip]
    let cases: &[(&str, &[(ConditionKind, &str)])] = &[
        ("Location: Leeds, UK (hybrid)", &[(ConditionKind::Workplace(Workplace::Hybrid), "hybrid"), (ConditionKind::Location, "Leeds, UK (hybrid)")]),
        ("Full-time, fully remote", &[(ConditionKind::Employment(Employment::FullTime), "Full-time"), (ConditionKind::Workplace(Workplace::Remote), "fully remote")]),
        ("You need the right to work in the UK.", &[(ConditionKind::Notice(Notice::WorkAuthorisation), "right to work")]),
        ("We cannot offer visa sponsorship.", &[(ConditionKind::Notice(Notice::Visa), "visa sponsorship")]),
        ("An active security clearance is needed.", &[(ConditionKind::Notice(Notice::SecurityClearance), "security clearance")]),
        ("**Standort:** Leeds\nVollzeit, unbefristet", &[
            (ConditionKind::Location, "Leeds"),
            (ConditionKind::Employment(Employment::FullTime), "Vollzeit"),
            (ConditionKind::Employment(Employment::Permanent), "unbefristet"),
        ]),
        ("Responsibilities\n- Lead remote teams", &[]),
        ("Remote control of lamps in the hybrid cloud", &[]),
    ];
    use crate::values::{Employment, Notice, Workplace};
    for (text, expected) in cases {
        let requirements = requirements(text);
        let read: Vec<_> = requirements
            .conditions
            .iter()
            .map(|condition| (condition.kind, &text[condition.spans[0].0..condition.spans[0].1]))
            .collect();
        assert_eq!(read, *expected, "{text}");
    }
}
