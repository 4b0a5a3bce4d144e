//! `--group-by`: how many, and how many killed and wounded, by type, place or time.

use super::columns::{self, Toll};
use super::rows::{self, Cell};
use super::{Found, OutputFormat, QueryError};
use crate::format::geojson_read::RawFeature;
use crate::query::{Hit, Item, Sum, Tolled, groups};
use h3o::{LatLng, Resolution};
use std::io::{self, Write};
use std::str::FromStr;

/// What features are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupBy {
    /// The sub-event type, else the event type.
    Type,
    /// The place, with its division and country.
    Place,
    /// The first-level division, with its country.
    Admin1,
    /// The country.
    Country,
    /// The month of the first day.
    Month,
    /// The ISO 8601 week of the first day.
    Week,
    /// The cell of the H3 grid of this resolution that the position is in.
    H3(Resolution),
}

impl FromStr for GroupBy {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(match text {
            "type" => Self::Type,
            "place" => Self::Place,
            "admin1" => Self::Admin1,
            "country" => Self::Country,
            "month" => Self::Month,
            "week" => Self::Week,
            _ => {
                let resolution = text.strip_prefix("h3:").and_then(|n| n.parse::<u8>().ok());
                let resolution = resolution.and_then(|n| Resolution::try_from(n).ok());
                Self::H3(resolution.ok_or("one of type, place, admin1, country, month, week, h3:0 to h3:15")?)
            }
        })
    }
}

const COLUMNS: [&str; 12] = [
    "group",
    "incidents",
    "possible",
    "deaths_low",
    "deaths_high",
    "deaths_open",
    "deaths_unknown",
    "injured_low",
    "injured_high",
    "injured_open",
    "injured_unknown",
    "tolls_left_out",
];

/// Writes a row for each group.
///
/// # Errors
/// A format of features; what `out` gives, inside.
pub fn write(
    out: &mut dyn Write,
    by: GroupBy,
    found: &Found<'_, '_>,
    hits: &[Hit],
    format: OutputFormat,
) -> Result<io::Result<()>, QueryError> {
    let tolled = hits.iter().filter_map(|hit| {
        let feature = RawFeature::parse(found.features[hit.item].text).ok()?;
        let figures = |toll: Toll| match (toll.low, toll.high) {
            (None, None) => (toll.best, toll.best),
            bounds => bounds,
        };
        let toll_status = feature.text("toll_status");
        let is = |status: &str| toll_status.as_ref().is_some_and(|own| own == status);
        Some(Tolled {
            key: key(by, &found.items[hit.item], &feature),
            certainty: hit.certainty,
            deaths: figures(columns::deaths(&feature)),
            injured: figures(columns::injured(&feature)),
            shared: feature.text("group_id").filter(|_| is("shared")).map(String::from),
            cumulative: is("cumulative_only"),
        })
    });
    let sums = |Sum { low, high, open, unknown }: Sum| {
        [Cell::Number(low), Cell::Number(high), Cell::count(open), Cell::count(unknown)]
    };
    let row = |group: crate::query::Group| {
        let mut row = vec![Cell::words(group.key), Cell::count(group.count), Cell::count(group.possible)];
        row.extend(sums(group.deaths).into_iter().chain(sums(group.injured)));
        row.push(Cell::count(group.left_out));
        row
    };
    let rows: Vec<Vec<Cell>> = groups(tolled).into_iter().map(row).collect();
    rows::write(out, format, "--group-by", &COLUMNS, &rows)
}

/// What a feature is grouped by; empty where that is unknown.
fn key(by: GroupBy, item: &Item<'_>, feature: &RawFeature<'_>) -> String {
    let names = |from: usize| -> String {
        let parts = columns::place_admin1_country(feature).into_iter().skip(from).flatten();
        parts.collect::<Vec<_>>().join(", ")
    };
    match by {
        GroupBy::Type => item.type_name().to_owned(),
        GroupBy::Place => names(0),
        GroupBy::Admin1 => names(1),
        GroupBy::Country => names(2),
        GroupBy::Month => {
            let month = |day: jiff::civil::Date| format!("{:04}-{:02}", day.year(), day.month());
            item.dates.map(|(first, _)| month(first)).unwrap_or_default()
        }
        GroupBy::Week => {
            let week = |day: jiff::civil::Date| {
                let week = day.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            };
            item.dates.map(|(first, _)| week(first)).unwrap_or_default()
        }
        GroupBy::H3(resolution) => {
            let cell = |at: crate::geodesy::LngLat| {
                LatLng::new(at.lat(), at.lng()).ok().map(|at| at.to_cell(resolution).to_string())
            };
            item.position.and_then(cell).unwrap_or_default()
        }
    }
}
