//! The answer as a table: for people, readable at 100 columns and without colour.

use super::columns::{self, Toll};
use super::printable;
use crate::format::geojson_amend::Amended;
use crate::format::geojson_read::RawFeature;
use crate::query::{Hit, Question};
use std::io::{self, Write};

/// How wide a table may get before its widest words are cut.
const WIDTH: usize = 100;

/// No column is cut below this.
const NARROWEST: usize = 8;

/// The names of the winds, clockwise from north, 22.5 degrees each.
const WINDS: [&str; 16] =
    ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];

struct Column {
    head: &'static str,
    /// Numbers stand to the right.
    right: bool,
    /// Whether it may be cut; ids and numbers may not.
    elastic: bool,
    width: usize,
}

/// Writes the hits under a head, certain ones first, then a blank line and the possible ones. Nothing at all where
/// there are no hits.
pub fn write(
    out: &mut dyn Write,
    features: &[Amended<'_>],
    hits: &[Hit],
    question: &Question,
) -> io::Result<()> {
    if hits.is_empty() {
        return Ok(());
    }
    let mut columns = vec![
        Column { head: "DATE", right: false, elastic: false, width: 0 },
        Column { head: "TYPE", right: false, elastic: true, width: 0 },
        Column { head: "PLACE", right: false, elastic: true, width: 0 },
        Column { head: "KILLED", right: true, elastic: false, width: 0 },
        Column { head: "INJURED", right: true, elastic: false, width: 0 },
    ];
    if question.near.is_some() {
        columns.push(Column { head: "KM", right: true, elastic: false, width: 0 });
        columns.push(Column { head: "DIR", right: false, elastic: false, width: 0 });
    }
    if question.has_area() {
        columns.push(Column { head: "MATCH", right: false, elastic: false, width: 0 });
    }
    if features.iter().any(|feature| cluster(feature).is_some()) {
        columns.push(Column { head: "CLUSTER", right: true, elastic: false, width: 0 });
    }
    columns.push(Column { head: "ID", right: false, elastic: false, width: 0 });

    let rows: Vec<Vec<String>> =
        features.iter().zip(hits).map(|(feature, hit)| row(feature, hit, question)).collect();
    fit(&mut columns, &rows);
    let heads: Vec<String> = columns.iter().map(|column| column.head.to_owned()).collect();
    writeln!(out, "{}", line(&columns, &heads))?;
    let mut group = hits[0].certainty;
    for (row, hit) in rows.iter().zip(hits) {
        if hit.certainty != group {
            writeln!(out)?;
            group = hit.certainty;
        }
        writeln!(out, "{}", line(&columns, row))?;
    }
    Ok(())
}

/// The number of a feature's cluster, where clusters are asked for; `null` for none.
fn cluster<'a>(feature: &'a Amended<'_>) -> Option<&'a str> {
    feature.added.iter().find(|(name, _)| *name == "cluster").map(|(_, number)| number.as_str())
}

fn row(amended: &Amended<'_>, hit: &Hit, question: &Question) -> Vec<String> {
    let unknown = || "-".to_owned();
    let Ok(feature) = RawFeature::parse(amended.feature) else { return Vec::new() };
    let words = |text: &str| if text.is_empty() { unknown() } else { printable(text) };
    let mut cells = vec![
        days(&feature),
        words(&columns::type_name(&feature)),
        words(&columns::place(&feature)),
        toll(columns::deaths(&feature)),
        toll(columns::injured(&feature)),
    ];
    if question.near.is_some() {
        cells.push(hit.distance.map_or_else(unknown, |d| format!("{:.1}", d.km())));
        cells.push(hit.bearing.map_or_else(unknown, |degrees| wind(degrees).to_owned()));
    }
    if question.has_area() {
        cells.push(hit.certainty.map_or_else(unknown, |m| m.name().to_owned()));
    }
    if let Some(cluster) = cluster(amended) {
        cells.push(if cluster == "null" { unknown() } else { cluster.to_owned() });
    }
    cells.push(columns::id(&feature).map_or_else(unknown, |id| printable(&id)));
    cells
}

/// `2020-10-17`, `2020-10-11..17`, `2020-09-27..11-10`, `2020-12-30..2021-01-02`.
fn days(feature: &RawFeature<'_>) -> String {
    let Some((first, last)) = columns::days(feature) else { return "-".to_owned() };
    if first == last {
        first.to_string()
    } else if first.year() != last.year() {
        format!("{first}..{last}")
    } else if first.month() != last.month() {
        format!("{first}..{:02}-{:02}", last.month(), last.day())
    } else {
        format!("{first}..{:02}", last.day())
    }
}

/// `13`, `12-13`, `40+`, `<=60`, or `-` for unknown.
fn toll(toll: Toll) -> String {
    match (toll.low, toll.high, toll.best) {
        (Some(low), Some(high), _) if low == high => format!("{low}"),
        (Some(low), Some(high), _) => format!("{low}-{high}"),
        (Some(low), None, _) => format!("{low}+"),
        (None, Some(high), _) => format!("<={high}"),
        (None, None, Some(best)) => format!("{best}"),
        (None, None, None) => "-".to_owned(),
    }
}

/// The wind that blows from `degrees`.
fn wind(degrees: f64) -> &'static str {
    let sector = (degrees / 22.5).round().rem_euclid(16.0);
    WINDS[(sector as usize).min(15)]
}

/// Gives each column the width of its widest cell, then takes from the widest elastic ones what is beyond the line.
fn fit(columns: &mut [Column], rows: &[Vec<String>]) {
    for (i, column) in columns.iter_mut().enumerate() {
        let cells = rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count());
        column.width = cells.max().unwrap_or(0).max(column.head.len());
    }
    let total = |columns: &[Column]| columns.iter().map(|c| c.width + 2).sum::<usize>() - 2;
    // Cells of foreign layers may be very long: first down to a line, then step by step.
    for column in columns.iter_mut().filter(|column| column.elastic) {
        column.width = column.width.min(WIDTH);
    }
    while total(columns) > WIDTH {
        let widest = columns.iter_mut().filter(|c| c.elastic && c.width > NARROWEST).max_by_key(|c| c.width);
        let Some(widest) = widest else { return };
        widest.width -= 1;
    }
}

fn line(columns: &[Column], cells: &[String]) -> String {
    let mut line = String::new();
    for (column, cell) in columns.iter().zip(cells) {
        let width = column.width;
        let cell = if column.elastic { cut(cell, width) } else { cell.clone() };
        if column.right {
            line.push_str(&format!("{cell:>width$}  "));
        } else {
            line.push_str(&format!("{cell:<width$}  "));
        }
    }
    line.truncate(line.trim_end().len());
    line
}

pub(super) fn cut(cell: &str, width: usize) -> String {
    if cell.chars().count() <= width {
        return cell.to_owned();
    }
    let mut short: String = cell.chars().take(width.saturating_sub(1)).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn winds_have_sixteen_names() {
        for (degrees, name) in
            [(0.0, "N"), (11.0, "N"), (12.0, "NNE"), (90.0, "E"), (292.5, "WNW"), (359.9, "N")]
        {
            assert_eq!(wind(degrees), name, "{degrees}");
        }
    }

    #[test]
    fn tolls_and_days_are_short() {
        let check = |properties: &str, expect: [&str; 2]| {
            let text = format!(r#"{{"type":"Feature","geometry":null,"properties":{{{properties}}}}}"#);
            let feature = RawFeature::parse(&text).unwrap();
            assert_eq!([toll(columns::deaths(&feature)), days(&feature)], expect, "{properties}");
        };
        check(r#""deaths_low":13,"deaths_high":13,"event_date":"2020-10-17""#, ["13", "2020-10-17"]);
        check(
            r#""deaths_low":12,"deaths_high":13,"date_start":"2020-10-11","date_end":"2020-10-17""#,
            ["12-13", "2020-10-11..17"],
        );
        check(
            r#""deaths_low":40,"deaths_high":null,"date_start":"2020-09-27","date_end":"2020-11-10""#,
            ["40+", "2020-09-27..11-10"],
        );
        check(
            r#""deaths_high":60,"date_start":"2020-12-30","date_end":"2021-01-02""#,
            ["<=60", "2020-12-30..2021-01-02"],
        );
        check(r#""deaths_low":0,"deaths_high":0"#, ["0", "-"]);
        check(r#""deaths_best":7"#, ["7", "-"]);
        check("", ["-", "-"]);
    }
}
