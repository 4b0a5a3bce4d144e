//! Linked Places, the format of the World Historical Gazetteer: LP-TSV 0.5 here, and LPF (JSON-LD in GeoJSON) beside it
//! (<https://github.com/LinkedPasts/linked-places-format>).

use super::shape::Geometry;
use super::{Reading, archive, linked_places_json, wkt};
use crate::curation::import::{Draft, add_spelling, spelling};
use crate::gazetteer::csv;
use crate::gazetteer::row::{Row, SpellingEdit};
use crate::model::{Diagnostic, Severity};
use crate::text::encoding;
use std::collections::HashMap;
use std::io::{self, BufRead, Write};

/// A table is held as a whole; a contribution has at most some hundred thousand rows.
const LARGEST: u64 = 1 << 30;

/// Reads LP-TSV, with tabs or commas between its cells, or LPF; which it is shows in its first bytes.
///
/// `prefix` is put before ids that have no scheme of their own (`local:my-file-`), since files of others count from 1 as well.
///
/// # Errors
/// Those of `input`.
pub fn read(input: &mut dyn BufRead, prefix: &str, reading: &mut Reading<'_>) -> io::Result<()> {
    let start = encoding::without_bom(input.fill_buf()?).trim_ascii_start().first().copied();
    if matches!(start, Some(b'{' | b'[' | 0x1E)) {
        return super::osm::each_feature(input, reading, &mut |reading, line, value| {
            linked_places_json::feature(line, &value, prefix, reading);
        });
    }
    match archive::whole(input, LARGEST)? {
        Some(bytes) => table(&bytes, prefix, reading),
        None => reading.bad(1, "too-large", format!("the file is larger than {LARGEST} bytes"), "divide it"),
    }
    Ok(())
}

fn table(bytes: &[u8], prefix: &str, reading: &mut Reading<'_>) {
    let text = String::from_utf8_lossy(encoding::without_bom(bytes));
    let (records, bad) = csv::records(&text, csv::sniff_delimiter(&text));
    for line in bad {
        reading.bad(
            line.line,
            "not-a-record",
            "the line is no record of the table",
            "tab-delimited files have no quotes around cells",
        );
    }
    let mut records = records.into_iter();
    let header = records.next().map(|header| header.cells).unwrap_or_default();
    let header: Vec<String> = header.iter().map(|name| name.to_ascii_lowercase()).collect();
    for required in ["id", "title"] {
        if !header.iter().any(|name| name == required) {
            let message = format!("the header has no column `{required}`");
            return reading.bad(
                1,
                "missing-column",
                message,
                "Linked Places TSV has at least `id`, `title` and `title_source`",
            );
        }
    }
    for record in records {
        let cells: HashMap<&str, &str> = header
            .iter()
            .map(String::as_str)
            .zip(record.cells.iter().map(String::as_str))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        place(record.line, &cells, prefix, reading);
    }
}

fn place(line: u64, cells: &HashMap<&str, &str>, prefix: &str, reading: &mut Reading<'_>) {
    let get = |name: &str| cells.get(name).copied().unwrap_or_default();
    let list = |name: &str| get(name).split(';').map(str::trim).filter(|item| !item.is_empty());
    let (source, license) = source_and_license(get("title_source"));
    let class = list("fclasses").next().unwrap_or_default().to_owned();
    let code = list("types").find(|word| is_code(word)).unwrap_or_default().to_owned();
    let geometry = wkt::read(get("geowkt"));
    let shape = geometry.as_ref().and_then(Geometry::shape);
    let (longitude, latitude) = match shape {
        Some(shape) => (shape.position.lng().to_string(), shape.position.lat().to_string()),
        None => (get("lon").to_owned(), get("lat").to_owned()),
    };
    if !get("geowkt").is_empty() && geometry.is_none() {
        let message = format!("the geometry of `{}` cannot be used", get("id"));
        let finding = Diagnostic::new(Severity::Warning, "geometry", reading.path, message);
        (reading.sink)(super::Found::Finding(finding.at_line(line).in_column("geowkt")));
    }
    let kilometres = get("approximation").parse::<f64>().ok().filter(|km| *km > 0.0);
    let radius = kilometres.map(|km| km * 1000.0).or(shape.and_then(|s| s.radius).map(|r| r.0));
    let row = reading.row(
        line,
        [
            ("id", super::id_of(get("id"), prefix)),
            ("name", get("title").to_owned()),
            ("feature_class", class),
            ("feature_code", code),
            ("country", list("ccodes").next().unwrap_or_default().to_owned()),
            ("longitude", longitude),
            ("latitude", latitude),
            ("radius_m", radius.map(|metres| metres.to_string()).unwrap_or_default()),
            ("valid_from", get("start").to_owned()),
            ("valid_to", get("end").to_owned()),
            ("source", source),
            ("license", license),
            ("note", get("description").to_owned()),
        ],
    );
    let Some(mut row) = row else { return };
    for variant in list("variants") {
        variant_of(variant).into_iter().for_each(|edit| add_spelling(&mut row, edit));
    }
    let also = list("matches").filter_map(super::known_id).filter(|id| *id != row.id).collect();
    let parent = get("parent_id");
    let parent = parent.strip_prefix('#').unwrap_or(parent);
    let containers = (!parent.is_empty()).then(|| super::id_of(parent, prefix)).into_iter().collect();
    reading.place(Draft { row, also, containers });
}

/// A variant and its language: `Zanzibar@sw`.
fn variant_of(variant: &str) -> Option<SpellingEdit> {
    match variant.rsplit_once('@') {
        Some((name, tag)) => spelling(Some(tag.trim()), name).or_else(|| spelling(None, name)),
        None => spelling(None, variant),
    }
}

/// Whether a type is a feature code of GeoNames rather than a word of the contributor.
fn is_code(word: &str) -> bool {
    (2..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

/// The source of a title, and the licence in parentheses after it, where there is one: `geonames (CC BY 4.0)`.
fn source_and_license(text: &str) -> (String, String) {
    let is_license = |text: &&str| {
        let text = text.to_ascii_uppercase();
        text.starts_with("CC") || text.starts_with("ODBL") || text.starts_with("PUBLIC DOMAIN")
    };
    let split = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    match split.filter(|(_, license)| is_license(license)) {
        Some((source, license)) => (source.to_owned(), license.to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

/// The columns that [`write()`] writes.
pub const COLUMNS: [&str; 17] = [
    "id",
    "title",
    "title_source",
    "fclasses",
    "types",
    "start",
    "end",
    "attestation_year",
    "ccodes",
    "matches",
    "variants",
    "parent_name",
    "parent_id",
    "lon",
    "lat",
    "approximation",
    "description",
];

/// Writes `rows` that have a name and a position as LP-TSV 0.5; `name_of` gives the name of a parent by its id.
///
/// Lost are populations, demonyms, the names of divisions and the standing; spellings that hold a semicolon or end like a tag; and
/// a parent whose name is not known. The format asks for a year where a row has no first day; rows do not know one, so
/// `attestation_year` stays empty.
///
/// # Errors
/// Those of `out`.
pub fn write<'a>(
    rows: impl IntoIterator<Item = &'a Row>,
    name_of: &dyn Fn(&str) -> Option<String>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", COLUMNS.join("\t"))?;
    for row in rows.into_iter().filter(|row| is_written(row)) {
        let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
        let number = |cell: Option<f64>| cell.map(|n| n.to_string()).unwrap_or_default();
        let source = match (&row.source, &row.license) {
            (source, Some(license)) => format!("{} ({license})", text(source)).trim_start().to_owned(),
            (source, None) => text(source),
        };
        let parent = row.parent_id.as_deref().and_then(|id| Some((name_of(id)?, id.to_owned())));
        let (parent_name, parent_id) = parent.unwrap_or_default();
        let is_known = ["gn:", "wd:"].iter().any(|scheme| row.id.starts_with(scheme));
        let cells = [
            row.id.clone(),
            text(&row.name),
            source,
            row.feature_class.map(|class| class.letter().to_string()).unwrap_or_default(),
            text(&row.feature_code),
            text(&row.valid_from),
            text(&row.valid_to),
            String::new(),
            text(&row.country),
            if is_known { row.id.clone() } else { String::new() },
            variants(row),
            parent_name,
            parent_id,
            number(row.longitude),
            number(row.latitude),
            number(row.radius_m.map(|metres| metres / 1000.0)),
            text(&row.note),
        ];
        let clean = |cell: &String| -> String {
            // A quote at its start would be read as one around the cell.
            cell.trim_start_matches('"').chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
        };
        let cells: Vec<String> = cells.iter().map(clean).collect();
        writeln!(out, "{}", cells.join("\t"))?;
    }
    Ok(())
}

/// Whether a row can be one of the format.
pub fn is_written(row: &Row) -> bool {
    row.name.is_some() && row.longitude.is_some() && row.latitude.is_some()
}

fn variants(row: &Row) -> String {
    let written = row.names.iter().filter(|s| !s.remove && !s.text.contains(';')).filter_map(|s| {
        let variant = match &s.language {
            Some(tag) => format!("{}@{tag}", s.text),
            None => s.text.clone(),
        };
        variant_of(&variant).is_some_and(|read| read == *s).then_some(variant)
    });
    written.collect::<Vec<String>>().join(";")
}

#[cfg(test)]
mod tests;
