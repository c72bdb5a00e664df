//! Periods, case by case.

use super::*;
use crate::values::Words;

/// The periods of a text, each as "2019-01..2021-03", with "?" for a month that is not told and "now" for the present.
fn read(words: &Words, text: &str) -> String {
    let mut read = Vec::new();
    periods(text, (0, text.len()), &words.find(text), &mut read);
    let point = |point: Point| {
        let month = point.month.map_or_else(|| "?".to_owned(), |month| format!("{month:02}"));
        format!("{}-{month}", point.year.unwrap_or(0))
    };
    let period = |period: &Period| {
        assert!(text.get(period.start..period.end).is_some(), "{text}");
        format!("{}..{}", point(period.from), period.to.map_or_else(|| "now".to_owned(), point))
    };
    read.iter().map(period).collect::<Vec<_>>().join(" ")
}

#[test]
fn periods_are_read_in_many_spellings() {
    #[rustfmt::skip]
    let cases = [
        ("Jan 2019 – present", "2019-01..now"),
        ("January 2019 - March 2021", "2019-01..2021-03"),
        ("Jan. 2019 to Mar. 2021", "2019-01..2021-03"),
        ("01/2019 - 03/2021", "2019-01..2021-03"),
        ("1/2019-3/2021", "2019-01..2021-03"),
        ("01.2019 – 03.2021", "2019-01..2021-03"),
        ("01-2019 – 03-2021", "2019-01..2021-03"),
        ("2019–2021", "2019-?..2021-?"),
        ("2019 - 2021", "2019-?..2021-?"),
        ("(2019-2021)", "2019-?..2021-?"),
        ("2019–21", "2019-?..2021-?"),
        ("2019/20", "2019-?..2020-?"),
        ("2019 -- 2021", "2019-?..2021-?"),
        ("March 2020 to date", "2020-03..now"),
        ("Since 2018", "2018-?..now"),
        ("since March 2018", "2018-03..now"),
        ("from 2018 to 2020", "2018-?..2020-?"),
        ("2019-03 – 2021-05", "2019-03..2021-05"),
        ("2019/03 – 2021/05", "2019-03..2021-05"),
        ("2019.03 - 2021.05", "2019-03..2021-05"),
        ("2019-03-01 to 2021-05-31", "2019-03..2021-05"),
        ("Summer 2019", "2019-06..2019-08"),
        ("Winter 2019", "2019-12..2020-02"),
        ("Fall 2018 – Spring 2019", "2018-09..2019-05"),
        ("'19 – '21", "2019-?..2021-?"),
        ("Jan '19 – Mar '21", "2019-01..2021-03"),
        ("Sept ’98 – June ’03", "1998-09..2003-06"),
        ("Jan-19 – Mar-21", "2019-01..2021-03"),
        ("03/19 – 05/21", "2019-03..2021-05"),
        ("03/19 – present", "2019-03..now"),
        ("15 January 2019 – 3 March 2021", "2019-01..2021-03"),
        ("January 15, 2019 - March 3, 2021", "2019-01..2021-03"),
        ("1st of May 2019 until 2nd June 2020", "2019-05..2020-06"),
        ("15.01.2019 - 31.03.2021", "2019-01..2021-03"),
        ("15/01/2019 - 31/03/2021", "2019-01..2021-03"),
        ("Jan – Mar 2019", "2019-01..2019-03"),
        ("Nov – Feb 2020", "2019-11..2020-02"),
        ("2022 –", "2022-?..now"),
        ("Senior Engineer | Acme | 05/2017 – 08/2019 | Berlin", "2017-05..2019-08"),
        ("Mai 2015 – heute", "2015-05..now"),
        ("März 2015 bis Dezember 2017", "2015-03..2017-12"),
        ("1. März 2015 – 31. Dez. 2017", "2015-03..2017-12"),
        ("seit 04/2020", "2020-04..now"),
        ("ab Oktober 2021", "2021-10..now"),
        ("févr. 2016 – août 2018", "2016-02..2018-08"),
        ("Depuis septembre 2019", "2019-09..now"),
        ("janvier 2019 à aujourd'hui", "2019-01..now"),
        ("de mars 2014 à juin 2016", "2014-03..2016-06"),
        ("enero de 2017 – actualidad", "2017-01..now"),
        ("marzo 2012 a julio de 2014", "2012-03..2014-07"),
        ("gennaio 2018 – oggi", "2018-01..now"),
        ("maggio 2014 - luglio 2016", "2014-05..2016-07"),
        ("março de 2017 até dezembro de 2019", "2017-03..2019-12"),
        ("fevereiro 2020 – atual", "2020-02..now"),
        ("mrt 2018 – heden", "2018-03..now"),
        ("oktober 2012 t/m mei 2015", "2012-10..2015-05"),
        ("JAN 2019 – PRESENT", "2019-01..now"),
        ("Current: 2019 – now", "2019-?..now"),
        ("2015–2017, 2019–2021", "2015-?..2017-? 2019-?..2021-?"),
    ];
    let words = Words::default();
    for (text, expected) in cases {
        assert_eq!(read(&words, text), expected, "{text}");
    }
}

#[test]
fn what_is_no_period_is_left_alone() {
    #[rustfmt::skip]
    let cases = [
        "2019", "May 2019", "(503) 555-0142", "503-2019-2021", "2019-2021-555", "v2019-2021", "ISO 9001:2015-2018", "$1950-2000", "€ 2000 - 2500",
        "2021–2019", "from 8/10 points", "1200-1500 users", "ages 18-25", "24/7", "CI/CD 2.0-3.1", "5-10 people", "we may go to March",
        "since then", "from home", "1999a - 2001b", "3000 - 4000", "", "–", "2019 or 2021", "12/2019",
    ];
    let words = Words::default();
    for text in cases {
        assert_eq!(read(&words, text), "", "{text}");
    }
}

#[test]
fn years_without_months_are_taken_in_their_middle() {
    let today = Some(Date { year: 2026, month: 11 });
    #[rustfmt::skip]
    let cases = [
        ("Jan 2019 – Dec 2019", Some(12)),
        ("2019–2021", Some(24)),
        ("2019–2019", Some(6)),
        ("2025 – present", Some(17)),
        ("2026 – present", Some(11)),
        ("Nov 2026 – present", Some(1)),
        ("2027 – 2029", None),
        ("Jan 2026 – Dec 2030", Some(11)),
        ("Mar 2019 – 2019", Some(10)),
        ("2018 – Mar 2019", Some(9)),
        ("Summer 2019", Some(3)),
        ("Winter 2019", Some(3)),
    ];
    let words = Words::default();
    for (text, expected) in cases {
        let mut read = Vec::new();
        periods(text, (0, text.len()), &words.find(text), &mut read);
        let months = read[0].interval(today).map(|interval| crate::values::covered_months(&mut [interval]));
        assert_eq!(months, expected, "{text}");
    }
    let mut read = Vec::new();
    periods("2019 – present", (0, 16), &words.find("2019 – present"), &mut read);
    assert_eq!(read[0].interval(None), None);
}
