//! Positions: each a period with the title near it, and the lines that belong to it.

use super::lines::Lines;
use crate::document::Section;
use crate::values::{Date, Interval, Period, Title, Titles, Word};

/// A dated position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// When it was held.
    pub period: Period,
    /// Its title, where one was recognised.
    pub title: Option<Title>,
    /// The span of the employer's name and place, where it stands beside the title.
    pub employer: Option<(usize, usize)>,
    /// The lines that belong to it, in bytes: from its head to the next position or heading.
    pub lines: (usize, usize),
}

impl Position {
    /// The months it covers; `None` when it lies in the future, or goes on and today is not known.
    pub fn interval(&self, today: Option<Date>) -> Option<Interval> {
        self.period.interval(today)
    }
}

/// The title and the employer's span of a position, where they are recognised.
type Held = (Option<Title>, Option<(usize, usize)>);

/// What a dated line begins: a position, or something else that ends the position before.
struct Entry {
    /// The line of its head.
    head: usize,
    /// The line of its dates.
    dated: usize,
    position: Option<Held>,
}

/// So many lines above the dates may head a position.
const HEAD: usize = 2;

/// The positions, in the order of the text.
pub(super) fn positions(lines: &Lines<'_>, titles: &Titles, buffer: &mut String) -> Vec<Position> {
    let mut entries: Vec<Entry> = Vec::new();
    for at in (0..lines.len()).filter(|&at| !lines.periods(at).is_empty()) {
        let free = entries.last().map_or(0, |entry| entry.dated + 1);
        if let Some(entry) = entry(lines, titles, at, free, buffer) {
            entries.push(entry);
        }
    }
    // By line, the next heading at or behind it.
    let mut next_heading = lines.len();
    let mut ends = vec![0; entries.len()];
    let mut at = lines.len();
    for (nth, entry) in entries.iter().enumerate().rev() {
        while at > entry.dated + 1 {
            at -= 1;
            if lines.is_heading(at) {
                next_heading = at;
            }
        }
        ends[nth] = next_heading.min(entries.get(nth + 1).map_or(lines.len(), |next| next.head)).max(entry.dated + 1);
    }
    let mut positions = Vec::with_capacity(entries.len());
    for (entry, end) in entries.into_iter().zip(ends) {
        let Some((title, employer)) = entry.position else { continue };
        let span = (lines.span(entry.head).0, lines.span(end - 1).1);
        for &period in lines.periods(entry.dated) {
            positions.push(Position { period, title: title.clone(), employer, lines: span });
        }
    }
    positions
}

/// What the dated line `at` begins; lines before `free` belong to another entry. `None` where the dates are a remark.
fn entry(lines: &Lines<'_>, titles: &Titles, at: usize, free: usize, buffer: &mut String) -> Option<Entry> {
    use Section::{Certificates, Education, Experience, Languages, Legal, Projects, Skills, Summary};
    let section = lines.section(at);
    let elsewhere = Entry { head: at, dated: at, position: None };
    match section {
        Some(Education | Certificates | Projects) => return Some(elsewhere),
        Some(Skills | Languages | Legal | Summary) => return None,
        _ => {}
    }
    let period = lines.periods(at)[0];
    let (start, end) = lines.span(at);
    let edge = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    let alone = edge(&lines.text()[start..period.start]) && edge(&lines.text()[period.end..end]);
    let at_edge = edge(&lines.text()[start..period.start]) || edge(&lines.text()[period.end..end]);
    // "Cut costs by half in 2019–2021 by renting less" tells no position.
    if (lines.is_bullet(at) || lines.is_prose(at)) && !at_edge {
        return None;
    }
    let may_head = |line: usize| {
        line >= free
            && !lines.is_heading(line)
            && !lines.is_bullet(line)
            && !lines.is_prose(line)
            && lines.periods(line).is_empty()
    };
    let above: Vec<usize> = (1..=HEAD)
        .map_while(|back| at.checked_sub(back).filter(|&line| lines.follows(line + 1) && may_head(line)))
        .collect();
    let below = Some(at + 1).filter(|&line| lines.follows(line) && may_head(line));
    let mut best: Option<(usize, Title)> = None;
    let candidates = std::iter::once(at).chain(above.iter().copied()).chain(below.filter(|_| !lines.is_bullet(at)));
    for line in candidates {
        let Some(title) = titles.read(lines.text(), lines.span(line), buffer) else { continue };
        if best.as_ref().is_none_or(|(_, best)| best.roles.is_empty() && !title.roles.is_empty()) {
            best = Some((line, title));
        }
    }
    let head = match &best {
        Some((line, _)) => (*line).min(at),
        None if alone => above.first().copied().unwrap_or(at),
        None => at,
    };
    // The employer above a title line heads the position as well.
    let head =
        above.iter().copied().find(|&line| line + 1 == head && alone && best.is_some() && head < at).unwrap_or(head);
    let told = |wanted: fn(Word) -> bool| {
        (head..=at).chain(below).any(|line| lines.words(line).iter().any(|found| wanted(found.word)))
    };
    let schooling = told(|word| matches!(word, Word::Degree(_) | Word::School));
    if schooling && best.is_none() && (section != Some(Experience) || told(|word| matches!(word, Word::Degree(_)))) {
        return Some(Entry { head, ..elsewhere });
    }
    let remark = best.is_none() && section != Some(Experience) && (lines.is_prose(at) || lines.is_bullet(at));
    if remark || (lines.is_prose(at) && !at_edge) {
        return None;
    }
    // "Since 2018 I have …" inside a position is no position.
    if lines.is_bullet(at) && best.as_ref().is_none_or(|(line, _)| *line != at) {
        return None;
    }
    let employer = best.as_ref().and_then(|(line, title)| employer(lines, (*line, title), at, &period, below));
    Some(Entry { head, dated: at, position: Some((best.map(|(_, title)| title), employer)) })
}

/// The employer: what stands beside the title on its line, or else a line of the head that holds neither title nor dates.
fn employer(
    lines: &Lines<'_>,
    (line, title): (usize, &Title),
    dated: usize,
    period: &Period,
    below: Option<usize>,
) -> Option<(usize, usize)> {
    let trimmed = |(start, end): (usize, usize)| {
        let text = &lines.text()[start..end];
        let inner = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let from = start + text.len() - inner.len();
        let to = from + inner.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '.')).len();
        (to > from + 1).then_some((from, to))
    };
    let (start, end) = lines.span(line);
    let dates = if line == dated { (period.start, period.end) } else { (end, end) };
    let behind = if dates.0 >= title.end { (title.end, dates.0) } else { (title.end.max(dates.1), end) };
    let before = if dates.1 <= title.start { (dates.1.min(title.start), title.start) } else { (start, title.start) };
    let beside = [behind, before].into_iter().filter(|(from, to)| from < to).find_map(trimmed);
    // "Fern Ltd, Leeds    Jan 2019 – Dec 2020" above or below the title.
    let (start, end) = lines.span(dated);
    let with_dates =
        || [(start, period.start), (period.end, end)].into_iter().filter(|_| line != dated).find_map(trimmed);
    let other = || {
        let around =
            [line.checked_sub(1).filter(|&above| lines.follows(line) && above + HEAD >= dated), Some(line + 1), below];
        let fits = |&at: &usize| {
            at < lines.len()
                && at != line
                && at != dated
                && !lines.is_heading(at)
                && !lines.is_bullet(at)
                && !lines.is_prose(at)
                && lines.periods(at).is_empty()
        };
        around.into_iter().flatten().find(fits).and_then(|at| trimmed(lines.span(at)))
    };
    let word =
        |(from, to): (usize, usize)| lines.text()[from..to].strip_prefix("at ").map_or((from, to), |_| (from + 3, to));
    beside.or_else(with_dates).or_else(other).map(word)
}
