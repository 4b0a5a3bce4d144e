//! The differences of two runs in words: a table to read, JSON lines for a program, and a line of sums.

use super::compare::{Change, Impact, What};
use super::picture::Spot;
use crate::format::geojson::rounded;
use crate::format::jsonl::write_line;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// How the differences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Lines to read
    Table,
    /// One JSON object a difference
    Jsonl,
}

/// Writes every difference.
pub(in crate::cli::map) fn write(impact: &Impact, format: Format, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Table => table(impact, out),
        Format::Jsonl => {
            let of = |subject, changes: &[Change]| {
                changes.iter().map(|change| line(subject, change)).collect::<Vec<_>>()
            };
            let reports = impact.reports.iter().map(
                |(id, what)| json!({"subject": "report", "what": what.name(), "id": id, "by": "reports"}),
            );
            let lines = of("incident", &impact.incidents).into_iter();
            lines
                .chain(of("mention", &impact.mentions))
                .chain(reports)
                .try_for_each(|line| write_line(&mut *out, &line))
        }
    }
}

fn line(subject: &str, change: &Change) -> Value {
    let spot = |spot: &Option<Spot>| match spot {
        None => Value::Null,
        Some(s) => json!({
            "place_id": s.place,
            "location": s.label,
            "longitude": rounded(s.position.lng(), 6),
            "latitude": rounded(s.position.lat(), 6),
        }),
    };
    json!({
        "subject": subject,
        "what": change.what.name(),
        "id": change.id,
        "name": change.name,
        "distance_m": change.metres.map(|m| rounded(m, 0)),
        "from": spot(&change.from),
        "to": spot(&change.to),
        "others": change.others,
        "by": by(change),
    })
}

/// What brought a change about: an edit, or other reports.
fn by(change: &Change) -> &'static str {
    if change.by_report { "reports" } else { "gazetteer" }
}

fn table(impact: &Impact, out: &mut dyn Write) -> io::Result<()> {
    for change in &impact.incidents {
        let Change { name, id, .. } = change;
        writeln!(out, "{:9}  {name}  {id}{}", change.what.name(), because(change))?;
        writeln!(out, "           {}", whereabouts(change))?;
    }
    // One edit moves many mentions of one name alike.
    let mut alike: BTreeMap<(What, String, String, bool), Vec<&Change>> = BTreeMap::new();
    for change in &impact.mentions {
        let key = (change.what, change.name.clone(), whereabouts(change), change.by_report);
        alike.entry(key).or_default().push(change);
    }
    for ((what, name, whereabouts, _), changes) in &alike {
        let because = changes.first().map(|change| because(change)).unwrap_or_default();
        let count = changes.len();
        writeln!(out, "{:9}  {count} x `{name}`{because}", what.name())?;
        writeln!(out, "           {whereabouts}")?;
        let ids: Vec<&str> = changes.iter().take(MOST_IDS).map(|change| change.id.as_str()).collect();
        let more = if count > MOST_IDS { format!(" and {} more", count - MOST_IDS) } else { String::new() };
        writeln!(out, "           at {}{more}", ids.join(", "))?;
    }
    for (id, what) in &impact.reports {
        let words = match what {
            What::Appeared => "is new",
            What::Vanished => "is gone",
            _ => "has another text",
        };
        writeln!(out, "report     {id} {words}")?;
    }
    Ok(())
}

/// How many ids of mentions that moved alike are shown.
const MOST_IDS: usize = 3;

fn because(change: &Change) -> &'static str {
    if change.by_report { "  (its reports have changed)" } else { "" }
}

fn whereabouts(change: &Change) -> String {
    let spot = |spot: &Option<Spot>| match spot {
        None => "no place".to_owned(),
        Some(Spot { place, label, position }) => {
            format!("{label} ({place}) {:.4},{:.4}", position.lng(), position.lat())
        }
    };
    let ids = change.others.join(", ");
    match (change.what, change.metres) {
        (What::Merged, _) => format!("{ids} are one now, at {}", spot(&change.to)),
        (What::Split, _) => format!("is {ids} now"),
        (What::Appeared, _) => format!("at {}", spot(&change.to)),
        (What::Vanished, _) => format!("was at {}", spot(&change.from)),
        (_, Some(metres)) => {
            format!("{} from {} to {}", length(metres), spot(&change.from), spot(&change.to))
        }
        (_, None) => format!("from {} to {}", spot(&change.from), spot(&change.to)),
    }
}

fn length(metres: f64) -> String {
    if metres < 1000.0 { format!("{metres:.0} m") } else { format!("{:.1} km", metres / 1000.0) }
}

/// "incidents: 2 moved (at most 12.3 km), 1 appeared; mentions: 5 moved; reports: 1 changed", or that nothing moves.
pub(in crate::cli::map) fn sums(impact: &Impact) -> String {
    let mut parts = Vec::new();
    for (subject, changes) in [("incidents", &impact.incidents), ("mentions", &impact.mentions)] {
        let mut counts: BTreeMap<What, (usize, f64)> = BTreeMap::new();
        for change in changes {
            let (count, farthest) = counts.entry(change.what).or_default();
            *count += 1;
            *farthest = farthest.max(change.metres.unwrap_or_default());
        }
        let counted = counts.iter().map(|(what, (count, farthest))| match what {
            What::Moved if *count == 1 => format!("1 moved ({})", length(*farthest)),
            What::Moved => format!("{count} moved (at most {})", length(*farthest)),
            _ => format!("{count} {}", what.name()),
        });
        let counted: Vec<String> = counted.collect();
        if !counted.is_empty() {
            parts.push(format!("{subject}: {}", counted.join(", ")));
        }
    }
    let mut counts: BTreeMap<What, usize> = BTreeMap::new();
    impact.reports.iter().for_each(|(_, what)| *counts.entry(*what).or_default() += 1);
    if !counts.is_empty() {
        let counted: Vec<String> = counts.iter().map(|(what, n)| format!("{n} {}", what.name())).collect();
        parts.push(format!("reports: {}", counted.join(", ")));
    }
    if parts.is_empty() { "nothing moves".to_owned() } else { parts.join("; ") }
}
