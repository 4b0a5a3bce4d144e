//! Short reports of many kinds, each with what a careful reader would code: scored, and held to what is reached.
//!
//! `tests/coding/open.txt` was read while the rules were written, and so were `wires.txt` and `wires-two.txt`, reports of the
//! length of a wire's, after a first score. `blind.txt` was written before the rules and `wires-blind.txt` after them, and
//! neither was looked at again, so only their figures are kept. `tests/scores/coding.txt` keeps the figures and every difference of the others;
//! a change of either is a line of a diff.

#![allow(clippy::unwrap_used)]

#[path = "common/tolls.rs"]
mod tolls;

use incident_mapper::decisions::Decisions;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::incident;
use incident_mapper::model::{DateClaim, DateOrigin, Incident, PublicationDate, Report, ReportInfo};
use incident_mapper::pipeline::{Coder, Settings, code_report};
use incident_mapper::text::fold::fold;
use std::fmt::Write as _;
use std::path::Path;
use tolls::toll;

const SETS: [&str; 6] = ["open", "blind", "wires", "wires-two", "wires-blind", "russian"];
/// The sets of which nobody is shown what is wrong.
const BLIND: [&str; 2] = ["blind", "wires-blind"];
const KEPT: &str = "tests/scores/coding.txt";

/// A report with the lines that it should give.
struct Case {
    id: String,
    date: String,
    text: String,
    want: Vec<Row>,
}

/// An incident as a line of the sets tells it.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    kind: String,
    place: String,
    date: String,
    killed: String,
    wounded: String,
    by: Option<String>,
    denied: Option<String>,
}

impl Row {
    /// `type | place | date | k 1 w 2.. | who did it | who denies it`; the last two may be left out, and are not scored then.
    fn parse(line: &str) -> Self {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let (killed, wounded) = cells[3].trim_start_matches('k').split_once(" w ").unwrap();
        Self {
            kind: cells[0].to_owned(),
            place: cells[1].to_owned(),
            date: cells[2].to_owned(),
            killed: killed.trim().to_owned(),
            wounded: wounded.trim().to_owned(),
            by: cells.get(4).map(|c| (*c).to_owned()),
            denied: cells.get(5).map(|c| (*c).to_owned()),
        }
    }

    fn of(incident: &Incident) -> Self {
        let names = |parties: &[incident_mapper::model::Party]| {
            let names: Vec<&str> = parties.iter().map(|p| p.name.as_str()).collect();
            if names.is_empty() { String::new() } else { names.join("+") }
        };
        Self {
            kind: incident.sub_event_type.name().to_owned(),
            place: incident.site.as_ref().map_or("?".to_owned(), |s| s.reported.clone()),
            date: day(&incident.date),
            killed: toll(incident.killed),
            wounded: toll(incident.injured),
            by: Some(names(&incident.attributed_to)),
            denied: Some(names(&incident.denied_by)),
        }
    }

    fn line(&self) -> String {
        let Self { kind, place, date, killed, wounded, .. } = self;
        let of = |c: &Option<String>| c.clone().unwrap_or_default();
        let line = format!(
            "{kind} | {place} | {date} | k {killed} w {wounded} | {} | {}",
            of(&self.by),
            of(&self.denied)
        );
        line.trim_end().to_owned()
    }

    fn same_place(&self, other: &Row) -> bool {
        let (a, b) = (fold(&self.place), fold(&other.place));
        a == b || (a.len().min(b.len()) > 3 && (a.contains(&b) || b.contains(&a)))
    }
}

fn day(date: &DateClaim) -> String {
    match (date.start, date.end) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) if a.first_of_month() == b.first_of_month() && a != b => format!("{a}..{b}"),
        (Some(a), Some(b)) => format!("{a}..{b}"),
        _ => "-".to_owned(),
    }
}

/// Whether a date is the one that is asked for: the day, a day or span in the month, or any where `want` is `-`.
fn date_fits(got: &str, want: &str) -> bool {
    match want.len() {
        1 => true,
        7 => got.starts_with(want),
        // A night is two days; either is a fair answer.
        _ => {
            got == want
                || got.split_once("..").is_some_and(|(a, b)| (a == want || b == want) && is_night(a, b))
        }
    }
}

/// Whether a party is the one that is asked for, or one of its offices: "Syrian military source" is Syria's.
fn same_party(got: Option<&str>, want: &str) -> bool {
    let stem: String = want.chars().take(5).collect();
    let got = got.unwrap_or_default();
    got.is_empty() == want.is_empty() && got.contains(&stem)
}

fn is_night(first: &str, last: &str) -> bool {
    let day = |d: &str| d.parse::<jiff::civil::Date>().unwrap();
    day(first).tomorrow().unwrap() == day(last)
}

fn cases(set: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/coding").join(format!("{set}.txt"));
    let all = std::fs::read_to_string(path).unwrap();
    let parts = all.split("\n== ").map(|part| part.trim_start_matches("== "));
    parts
        .map(|part| {
            let (head, body) = part.split_once('\n').unwrap();
            let (id, date) = head.split_once(' ').map_or((head, ""), |(id, date)| (id, date));
            let (want, text): (Vec<&str>, Vec<&str>) = body.lines().partition(|line| line.starts_with("> "));
            Case {
                id: id.to_owned(),
                date: date.to_owned(),
                text: text.join("\n").trim().to_owned(),
                want: want.iter().map(|line| Row::parse(&line[2..])).collect(),
            }
        })
        .collect()
}

fn code(gazetteer: &Gazetteer, case: &Case) -> Vec<Row> {
    let coder = Coder { gazetteer, decisions: Decisions::default(), settings: Settings::default() };
    let date = case.date.parse().ok().map(|day| PublicationDate { day, origin: DateOrigin::Metadata });
    let info = ReportInfo { id: case.id.clone(), date, path: case.id.clone(), ..ReportInfo::default() };
    let coded = code_report(&coder, &Report { info, text: case.text.clone() });
    incident::merge(coded.events, gazetteer).incidents.iter().map(Row::of).collect()
}

/// Answers right, and questions asked.
#[derive(Default, Clone, Copy)]
struct Rate(usize, usize);

impl Rate {
    fn ask(&mut self, right: bool) {
        self.0 += usize::from(right);
        self.1 += 1;
    }
}

#[derive(Default)]
struct Score {
    want: usize,
    got: usize,
    paired: usize,
    kind: Rate,
    date: Rate,
    killed: Rate,
    wounded: Rate,
    invented: Rate,
    denied: Rate,
    by: Rate,
    differences: String,
}

/// Pairs the rows of a report, best first: at one place, by date and type.
fn pairs(got: &[Row], want: &[Row]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    for (g, a) in got.iter().enumerate() {
        for (w, b) in want.iter().enumerate() {
            if a.same_place(b) {
                let differs = usize::from(!date_fits(&a.date, &b.date)) * 2 + usize::from(a.kind != b.kind);
                all.push((differs, g, w));
            }
        }
    }
    all.sort_unstable();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (_, g, w) in all {
        if !found.iter().any(|(a, b)| *a == g || *b == w) {
            found.push((g, w));
        }
    }
    found
}

fn score(gazetteer: &Gazetteer, set: &str) -> Score {
    let mut score = Score::default();
    for case in cases(set) {
        let got = code(gazetteer, &case);
        let pairs = pairs(&got, &case.want);
        score.want += case.want.len();
        score.got += got.len();
        score.paired += pairs.len();
        let mut fine = pairs.len() == got.len() && pairs.len() == case.want.len();
        for (g, w) in &pairs {
            let (a, b) = (&got[*g], &case.want[*w]);
            score.kind.ask(a.kind == b.kind);
            score.date.ask(date_fits(&a.date, &b.date));
            for (x, y, rate) in
                [(&a.killed, &b.killed, &mut score.killed), (&a.wounded, &b.wounded, &mut score.wounded)]
            {
                match y.as_str() {
                    "-" => score.invented.ask(x != "-"),
                    _ => rate.ask(x == y),
                }
            }
            if let Some(denied) = &b.denied {
                score.denied.ask(same_party(a.denied.as_deref(), denied));
            }
            if let Some(by) = b.by.as_ref().filter(|by| *by != "-") {
                score.by.ask(a.by.as_deref() == Some(by));
            }
            fine &= a.kind == b.kind
                && date_fits(&a.date, &b.date)
                && a.killed == b.killed
                && a.wounded == b.wounded;
            fine &= b.denied.as_ref().is_none_or(|d| same_party(a.denied.as_deref(), d));
            fine &= b.by.as_ref().is_none_or(|d| d == "-" || a.by.as_deref() == Some(d));
        }
        if !fine {
            let _ = writeln!(score.differences, "\n{}", case.id);
            for row in &case.want {
                let _ = writeln!(score.differences, "  want {}", row.line());
            }
            for row in &got {
                let _ = writeln!(score.differences, "  got  {}", row.line());
            }
        }
    }
    score
}

#[test]
fn the_reports_are_coded_as_well_as_before() {
    let gazetteer = Gazetteer::embedded();
    let mut figures = String::from(
        "# set | incidents wanted, given, both | precision, recall | type | date | killed | wounded | invented | who did it | denied\n",
    );
    let mut differences = String::new();
    for set in SETS {
        let s = score(&gazetteer, set);
        let share = |a: usize, b: usize| if b == 0 { 1.0 } else { a as f64 / b as f64 };
        let of = |r: Rate| format!("{}/{}", r.0, r.1);
        let _ = writeln!(
            figures,
            "{set} | {}, {}, {} | {:.3}, {:.3} | {} | {} | {} | {} | {} | {} | {}",
            s.want,
            s.got,
            s.paired,
            share(s.paired, s.got),
            share(s.paired, s.want),
            of(s.kind),
            of(s.date),
            of(s.killed),
            of(s.wounded),
            of(s.invented),
            of(s.by),
            of(s.denied)
        );
        if !BLIND.contains(&set) && !s.differences.is_empty() {
            let _ = write!(differences, "\n## {set}\n{}", s.differences);
        }
    }
    let now = figures + &differences;
    let kept = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(KEPT)).unwrap_or_default();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("coding.txt");
    std::fs::write(&file, &now).unwrap();
    assert!(now == kept, "{now}\nthis is not {KEPT}; where it is better, copy {} there", file.display());
}
