//! The GeoNames dump: a place a line, 19 columns between tabs, without quotes or a header
//! (<https://download.geonames.org/export/dump/readme.txt>).

use super::admin_codes::Divisions;
use super::{Found, Reading, lines};
use crate::curation::import::{Draft, spelling};
use crate::gazetteer::row::{Row, SpellingEdit};
use crate::model::FeatureClass;
use crate::text::fold::fold;
use std::collections::HashSet;
use std::io::{self, BufRead, Write};

pub use super::geonames_row::is_written;

/// The licence of every row of GeoNames, as the embedded files write it.
pub const LICENSE: &str = "CC BY 4.0";

/// The source of every row of GeoNames.
pub const SOURCE: &str = "geonames";

/// A line of the dump has at most 10,000 characters of alternate names, and little else.
const LONGEST: usize = 1 << 17;

/// How the dump is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options<'a> {
    /// The names and ids of the divisions whose codes the lines give.
    pub divisions: &'a Divisions,
    /// Whether the column of untagged alternate names is read; it is not where the table of tagged ones follows.
    pub names_column: bool,
}

/// Reads the dump.
///
/// # Errors
/// Those of `input`.
pub fn read(input: &mut dyn BufRead, options: Options<'_>, reading: &mut Reading<'_>) -> io::Result<()> {
    lines::each_line(input, LONGEST, reading, &mut |reading, number, text| {
        if !text.is_empty() {
            line(number, text, options, reading);
        }
    })
}

fn line(number: u64, text: &str, options: Options<'_>, reading: &mut Reading<'_>) {
    let cells: Vec<&str> = text.split('\t').collect();
    let &[
        id,
        name,
        ascii,
        alternates,
        latitude,
        longitude,
        class,
        code,
        country,
        _cc2,
        admin1,
        admin2,
        _admin3,
        _admin4,
        population,
        _elevation,
        _dem,
        _timezone,
        _modified,
    ] = cells.as_slice()
    else {
        let message = format!("the line has {} columns between tabs, not 19", cells.len());
        return reading.bad(
            number,
            "column-count",
            message,
            "give a GeoNames dump such as `AZ.txt` or `AZ.zip`",
        );
    };
    if id.is_empty() || id.len() > 12 || !id.bytes().all(|b| b.is_ascii_digit()) {
        let message = format!("`{}` is not a GeoNames number", start(id));
        return reading.bad(number, "geonames-id", message, "the first column holds digits only");
    }
    let own = format!("gn:{id}");
    let cells = [
        ("id", own.clone()),
        ("name", name.to_owned()),
        ("feature_class", class.to_owned()),
        ("feature_code", code.to_owned()),
        ("country", country.to_owned()),
        ("longitude", longitude.to_owned()),
        ("latitude", latitude.to_owned()),
        // GeoNames writes 0 where it does not know.
        ("population", if population == "0" { String::new() } else { population.to_owned() }),
        ("source", SOURCE.to_owned()),
        ("license", LICENSE.to_owned()),
    ];
    let Some(mut row) = reading.row(number, cells) else { return };
    if row.name.is_none() || row.longitude.is_none() || row.latitude.is_none() {
        return reading.bad(number, "incomplete", format!("`{own}` has no name or no position"), "");
    }
    // What is left out needs no names.
    if !reading.filter.keeps(&row) {
        return (reading.sink)(Found::FilteredOut);
    }
    let first = options.divisions.get(country, admin1, "");
    let second = options.divisions.get(country, admin1, admin2).filter(|_| !admin2.is_empty());
    let not_own = |division: &&super::admin_codes::Division| division.id != own;
    row.admin1 = first.map(|division| division.name.clone());
    row.admin2 = second.map(|division| division.name.clone());
    let containers = second.into_iter().chain(first).filter(not_own).map(|d| d.id.clone()).collect();
    let column = if options.names_column { alternates } else { "" };
    row.names = names(name, ascii, column);
    reading.place(Draft { row, also: Vec::new(), containers });
}

/// The spellings of a line: its ASCII name where that is another spelling, and what its alternate names add.
fn names(name: &str, ascii: &str, alternates: &str) -> Vec<SpellingEdit> {
    let mut seen = HashSet::from([name]);
    let mut names: Vec<SpellingEdit> = Vec::new();
    // The ASCII name mostly is the name without its marks, which matching does not see.
    if fold(ascii) != fold(name) {
        names.extend(spelling(None, ascii));
        seen.insert(ascii);
    }
    let listed = alternates.split(',').filter(|text| !is_code(text) && seen.insert(text));
    names.extend(listed.filter_map(|text| spelling(None, text)));
    names
}

/// Whether an alternate name is rather the code of an airport or a place: `BAK`, `UBBB`, `AZBAK`.
fn is_code(text: &str) -> bool {
    (3..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn start(text: &str) -> String {
    text.chars().take(20).collect()
}

/// Writes `rows` as lines of the dump, those of them that [`is_written`].
///
/// Lost are the language of each name, demonyms, divisions, containers, radii, days of validity, standing, source, licence and
/// note; and names that hold a comma.
///
/// # Errors
/// Those of `out`.
pub fn write<'a>(rows: impl IntoIterator<Item = &'a Row>, out: &mut dyn Write) -> io::Result<()> {
    for row in rows.into_iter().filter(|row| is_written(row)) {
        super::geonames_row::write(row, out)?;
    }
    Ok(())
}

/// The class of a letter of the dump; GeoNames leaves it empty for a few hundred places.
pub(super) fn letter(class: Option<FeatureClass>) -> String {
    class.map(|class| class.letter().to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
