//! Histories, case by case.

use super::*;
use crate::recognition::{Scratch, recognise};
use crate::service::built_in;
use crate::values::{Date, covered_months};
use std::sync::LazyLock;

static TOOLS: LazyLock<(Vocabulary, Lexicon)> = LazyLock::new(|| {
    let vocabulary = Vocabulary::compile(&built_in()).expect("the built-in sets have no faults");
    let lexicon = Lexicon::new(&vocabulary);
    (vocabulary, lexicon)
});

const TODAY: Option<Date> = Some(Date { year: 2026, month: 11 });

fn history(text: &str) -> History {
    let (vocabulary, lexicon) = &*TOOLS;
    let document = Document::read(text);
    let reading = recognise(vocabulary, &document, &mut Scratch::default());
    History::read(vocabulary, lexicon, &document, &reading)
}

/// The positions, each as "title @ employer: months".
fn positions(text: &str) -> Vec<String> {
    let history = history(text);
    let one = |position: &Position| {
        let cut = |span: Option<(usize, usize)>| span.map_or("?", |(start, end)| &text[start..end]);
        let title = cut(position.title.as_ref().map(|title| (title.start, title.end)));
        let months = position.interval(TODAY).map_or(0, |interval| covered_months(&mut [interval]));
        format!("{title} @ {}: {months}", cut(position.employer))
    };
    history.positions.iter().map(one).collect()
}

#[test]
fn positions_are_found_in_many_layouts() {
    #[rustfmt::skip]
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "title, then dates",
            "Experience\n\nBackend Developer, Harrow Ltd\nMarch 2022 - present\n- Go services\n\nSoftware Engineer, Fern Ltd\nJuly 2019 - February 2022\n- Python",
            &["Backend Developer @ Harrow Ltd: 57", "Software Engineer @ Fern Ltd: 32"],
        ),
        (
            "dates at the end of the title line",
            "EXPERIENCE\nData Analyst | Fern Ltd | Leeds | 01/2020 – 12/2021\n• Reports\nJunior Data Analyst | Moor Ltd | 2018 – 2020\n• Sheets",
            &["Data Analyst @ Fern Ltd | Leeds: 24", "Junior Data Analyst @ Moor Ltd: 24"],
        ),
        (
            "dates first, title below",
            "Work Experience\n2019-03 – 2021-05\nData Engineer\nFern Ltd\n- Spark\n\n2017-01 – 2019-02\nData Analyst\nMoor Ltd\n- SQL",
            &["Data Engineer @ Fern Ltd: 27", "Data Analyst @ Moor Ltd: 26"],
        ),
        (
            "dates first on the line",
            "Employment\n2015–2018: Registered Nurse, Hill Hospital\n2018–2020: Charge Nurse, Dale Hospital",
            &["Registered Nurse @ Hill Hospital: 36", "Charge Nurse @ Dale Hospital: 24"],
        ),
        (
            "employer above title",
            "Professional Experience\nFern Ltd, Leeds\nSenior Accountant\nJan 2019 – Dec 2020\n- Closed the month",
            &["Senior Accountant @ Fern Ltd, Leeds: 24"],
        ),
        (
            "employer with dates, title below",
            "Experience\nFern Ltd, Leeds    Jan 2019 – Dec 2020\nSenior Accountant\n- Closed the month",
            &["Senior Accountant @ Fern Ltd, Leeds: 24"],
        ),
        (
            "no headings at all",
            "Jo Doe\nSoftware Engineer at Fern Ltd, May 2018 - April 2020\nBuilt things in Java.\n\nBSc Computer Science, Leeds University, 2014 - 2018",
            &["Software Engineer @ Fern Ltd: 24"],
        ),
        (
            "German",
            "Berufserfahrung\nSoftwareentwickler, Farn GmbH\nMärz 2019 – heute\n- Java\n\nAusbildung\nB.Sc. Informatik, TU Musterstadt\n10/2015 – 02/2019",
            &["Softwareentwickler @ Farn GmbH: 93"],
        ),
        (
            "French",
            "Expérience professionnelle\nComptable, Fougère SARL\nfévrier 2017 – août 2018\n\nFormation\nLicence de gestion\nseptembre 2013 – juin 2016",
            &["Comptable @ Fougère SARL: 19"],
        ),
        (
            "Spanish",
            "Experiencia laboral\nDesarrollador web, Helecho SL\nenero 2020 – actualidad",
            &["Desarrollador web @ Helecho SL: 83"],
        ),
        (
            "schooling under its heading is no experience",
            "Education\nUniversity of Leeds\n2014 – 2018\nBSc Physics\n\nExperience\nCook, Fern Ltd\nJune 2018 – May 2019",
            &["Cook @ Fern Ltd: 12"],
        ),
        (
            "bullets of dates inside a position are remarks",
            "Experience\nData Analyst, Fern Ltd\nJan 2019 – Dec 2020\n- Cut the costs of 2019-2020 by half with new reports\n- Served 1200-1500 users",
            &["Data Analyst @ Fern Ltd: 24"],
        ),
        (
            "a summer's internship",
            "Experience\nData Science Intern, Fern Ltd, Summer 2019\n- Notebooks",
            &["Data Science Intern @ Fern Ltd: 3"],
        ),
        (
            "an unknown title under a heading of experience",
            "Experience\nKeeper of lamps\nFern Ltd\nJan 2019 – Dec 2020\nTrimmed wicks",
            &["? @ ?: 24"],
        ),
        ("dates of projects and courses are not positions", "Projects\nTidewatch, 2019–2021\n\nCertifications\nCKA, valid 2023 – 2026", &[]),
        ("a summary is no position", "Summary\nData Analyst with passion since 2015", &[]),
        ("a telephone number is no date", "Jo Doe\nBackend Developer\n(503) 555-0142 | 2019-2021-555", &[]),
        ("nothing", "Words", &[]),
    ];
    for (name, text, expected) in cases {
        assert_eq!(positions(text), *expected, "{name}");
    }
}

#[test]
fn a_position_owns_the_lines_up_to_the_next_one_or_the_next_heading() {
    let text = "Experience\nData Analyst, Fern Ltd\nJan 2019 – Dec 2020\n- SQL\n\n- Tableau\n\nJunior Data Analyst\nMoor Ltd\n2017 – 2018\n- Excel\n\nSkills\nPython";
    let history = history(text);
    let lines: Vec<&str> = history.positions.iter().map(|position| &text[position.lines.0..position.lines.1]).collect();
    assert_eq!(
        lines,
        [
            "Data Analyst, Fern Ltd\nJan 2019 – Dec 2020\n- SQL\n\n- Tableau",
            "Junior Data Analyst\nMoor Ltd\n2017 – 2018\n- Excel",
        ]
    );
}

#[test]
fn degrees_are_read_with_their_field() {
    use crate::values::Degree::{self, Associate, Bachelor, Doctorate, Master, Secondary};
    use crate::values::Discipline::{self, Business, Computing, Engineering, Health, Mathematics, Science};
    type Read<'a> = (Degree, &'a [Discipline], bool);
    #[rustfmt::skip]
    let cases: &[(&str, Option<Read>)] = &[
        ("Education\nB.S. in Computer Science, Valley State College - 2019", Some((Bachelor, &[Computing], false))),
        ("Education\nMSc Data Science, Leeds, 2021", Some((Master, &[Computing], false))),
        ("Education\nMaster of Science in Physics", Some((Master, &[Science], false))),
        ("Education\nMaster, Mechanical Engineering, 2018", Some((Master, &[Engineering], false))),
        ("Education\nBA (Hons) Business Management", Some((Bachelor, &[Business], false))),
        ("Education\nPh.D., Mathematics, Leeds", Some((Doctorate, &[Mathematics], false))),
        ("Education\nMBA, Hill Business School", Some((Master, &[Business], false))),
        ("Education\nPhD candidate, Chemistry", Some((Doctorate, &[Science], true))),
        ("Education\nBachelor of Nursing, expected 2027", Some((Bachelor, &[Health], true))),
        ("Education\nHigh school diploma, Leeds", Some((Secondary, &[], false))),
        ("Education\nAssociate degree in Nursing", Some((Associate, &[Health], false))),
        ("Education\nLeeds University\nBSc\nComputer Science", Some((Bachelor, &[Computing], false))),
        ("Ausbildung\nB.Sc. Informatik, TU Musterstadt", Some((Bachelor, &[Computing], false))),
        ("Ausbildung\nDiplom Maschinenbau", Some((Master, &[Engineering], false))),
        ("Formación\nLicenciatura en Informática", Some((Bachelor, &[Computing], false))),
        ("Jo Doe\nBSc Physics, Leeds University", Some((Bachelor, &[Science], false))),
        ("Experience\nScrum Master, Fern Ltd\nJan 2019 – Dec 2020", None),
        ("Experience\nBusiness Analyst (BA), Fern Ltd\nJan 2019 – Dec 2020\nMaster data", None),
        ("Skills\nMS Office, MS SQL", None),
    ];
    for (text, expected) in cases {
        let history = history(text);
        let read = history
            .degrees
            .first()
            .map(|degree| (degree.mention.highest, degree.mention.disciplines.as_slice(), degree.unfinished));
        assert_eq!(read, *expected, "{text}");
    }
}

#[test]
fn languages_are_read_with_their_level() {
    use crate::values::Proficiency::{self, A2, B1, B2, C1, C2, Native};
    type Read<'a> = (&'a str, Option<Proficiency>);
    #[rustfmt::skip]
    let cases: &[(&str, &[Read])] = &[
        ("Languages\nSwedish (native), English (fluent), Spanish (basic)", &[("swedish", Some(Native)), ("english", Some(C1)), ("spanish", Some(A2))]),
        ("Languages\nEnglish: C1\nGerman: B2", &[("english", Some(C1)), ("german", Some(B2))]),
        ("Languages: English – C2, German – B1", &[("english", Some(C2)), ("german", Some(B1))]),
        ("Native Swedish, fluent English", &[("swedish", Some(Native)), ("english", Some(C1))]),
        ("Fluent in English and French", &[("english", Some(C1)), ("french", Some(C1))]),
        ("English and German fluent", &[("english", Some(C1)), ("german", Some(C1))]),
        ("Fluent in English, German (B2)", &[("english", Some(C1)), ("german", Some(B2))]),
        ("Languages\nGerman\nNative\nEnglish\nFluent", &[("german", Some(Native)), ("english", Some(C1))]),
        ("German - mother tongue | English - professional working proficiency", &[("german", Some(Native)), ("english", Some(B2))]),
        ("Business level English, conversational Spanish and fluent German", &[("english", Some(B2)), ("spanish", Some(B1)), ("german", Some(C1))]),
        ("Sprachen\nGerman: Muttersprache, English: verhandlungssicher, French: Grundkenntnisse", &[("german", Some(Native)), ("english", Some(C1)), ("french", Some(A2))]),
        ("Languages: English, German", &[("english", None), ("german", None)]),
        ("Spanish B1/B2", &[("spanish", Some(B1))]),
    ];
    for (text, expected) in cases {
        let history = history(text);
        let read: Vec<_> = history
            .languages
            .iter()
            .map(|language| (TOOLS.0.keyword(language.keyword).id.as_str(), language.level))
            .collect();
        assert_eq!(read, *expected, "{text}");
    }
}

#[test]
fn claims_and_headlines_are_read() {
    let text = "Jo Doe\nSenior Backend Developer\n\nSummary\nI bring five years of experience with Go. The firm is 20 years old.";
    let history = history(text);
    assert_eq!(history.headline.as_ref().map(|title| &text[title.start..title.end]), Some("Senior Backend Developer"));
    let claims: Vec<_> =
        history.claims.iter().map(|(claim, _)| (&text[claim.start..claim.end], claim.months)).collect();
    assert_eq!(claims, [("five years", 60)]);
}
