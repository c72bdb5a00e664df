//! Months of the calendar, and how many of them intervals cover together.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A month of a year: no value of a résumé is told more exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// The year, from 1 to 9999.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: u8,
}

/// A date that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a date is written as year, month and day, such as 2026-11-25")]
pub struct DateError;

impl Date {
    /// The month that lies so many days after 1 January 1970.
    pub fn from_days_since_1970(days: u64) -> Self {
        let (mut year, mut left) = (1970_u16, days);
        while year < 9999 && left >= length_of_year(year) {
            left -= length_of_year(year);
            year += 1;
        }
        let mut month = 1;
        while month < 12 && left >= u64::from(length_of_month(year, month)) {
            left -= u64::from(length_of_month(year, month));
            month += 1;
        }
        Self { year, month }
    }

    /// How many months lie between the beginning of the era and this one.
    pub(crate) fn index(self) -> u32 {
        u32::from(self.year) * 12 + u32::from(self.month.saturating_sub(1))
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let bytes = text.as_bytes();
        let digits = |from: usize, to: usize| {
            bytes[from..to].iter().try_fold(0_u16, |number, byte| {
                byte.is_ascii_digit().then(|| number * 10 + u16::from(byte - b'0')).ok_or(DateError)
            })
        };
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(DateError);
        }
        let (year, month, day) = (digits(0, 4)?, digits(5, 7)? as u8, digits(8, 10)?);
        let known =
            year >= 1 && (1..=12).contains(&month) && day >= 1 && day <= u16::from(length_of_month(year, month));
        known.then_some(Self { year, month }).ok_or(DateError)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn length_of_year(year: u16) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn length_of_month(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Months from the first to the last one, both of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// The first month.
    pub first: Date,
    /// The last one.
    pub last: Date,
}

/// How many months the intervals cover; what several cover counts once. Sorts them.
pub fn covered_months(intervals: &mut [Interval]) -> u32 {
    intervals.sort_unstable();
    let (mut months, mut covered) = (0, 0);
    for interval in intervals {
        let from = interval.first.index().max(covered);
        let to = interval.last.index() + 1;
        if to > from {
            months += to - from;
            covered = to;
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_strictly() {
        let cases = [
            ("2026-11-25", Some((2026, 11))),
            ("2024-02-29", Some((2024, 2))),
            ("2023-02-29", None),
            ("1900-02-29", None),
            ("2026-13-01", None),
            ("2026-00-10", None),
            ("2026-11-31", None),
            ("2026-11", None),
            ("26-11-25", None),
            ("2026/11/25", None),
            ("2026-11-2x", None),
            ("２０２６-11", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let read = text.parse::<Date>().ok().map(|date| (date.year, date.month));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (days, expected) in
            [(0, "1970-01"), (58, "1970-02"), (59, "1970-03"), (11_016, "2000-02"), (20_782, "2026-11")]
        {
            assert_eq!(Date::from_days_since_1970(days).to_string(), expected, "{days}");
        }
        assert_eq!(Date::from_days_since_1970(u64::MAX).year, 9999);
    }

    #[test]
    fn months_that_overlap_count_once() {
        let interval = |first: (u16, u8), last: (u16, u8)| Interval {
            first: Date { year: first.0, month: first.1 },
            last: Date { year: last.0, month: last.1 },
        };
        let cases: &[(&str, &[Interval], u32)] = &[
            ("none", &[], 0),
            ("one month", &[interval((2020, 5), (2020, 5))], 1),
            ("over the new year", &[interval((2020, 11), (2021, 2))], 4),
            ("one after another", &[interval((2020, 1), (2020, 6)), interval((2020, 7), (2020, 12))], 12),
            ("a shared month", &[interval((2020, 1), (2020, 6)), interval((2020, 6), (2020, 12))], 12),
            ("a gap", &[interval((2020, 1), (2020, 3)), interval((2021, 1), (2021, 3))], 6),
            ("one inside another", &[interval((2019, 1), (2020, 12)), interval((2019, 6), (2019, 9))], 24),
            ("out of order", &[interval((2021, 1), (2021, 3)), interval((2020, 1), (2020, 3))], 6),
            ("the same twice", &[interval((2020, 1), (2020, 3)), interval((2020, 1), (2020, 3))], 3),
            ("the wrong way round", &[interval((2021, 1), (2020, 1))], 0),
        ];
        for (name, intervals, expected) in cases {
            assert_eq!(covered_months(&mut intervals.to_vec()), *expected, "{name}");
        }
    }
}
