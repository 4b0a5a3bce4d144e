//! `--pairs` and `--clusters`: what is near one another in space and time.

use super::rows::{self, Cell};
use super::{Found, OutputFormat, QueryArgs, QueryError, columns, say};
use crate::cli::counted::counted;
use crate::format::geojson_amend::Amended;
use crate::format::geojson_read::RawFeature;
use crate::geodesy::Metres;
use crate::query::{Hit, Item, Together, clusters, pairs};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// So many hours apart two reports of one incident may be dated, if nothing else is said.
const HOURS: u32 = 48;

/// So many pairs are looked for at most.
const MOST_PAIRS: usize = 1_000_000;

const COLUMNS: [&str; 10] = [
    "distance_m",
    "days_apart",
    "id_a",
    "date_a",
    "type_a",
    "location_a",
    "id_b",
    "date_b",
    "type_b",
    "location_b",
];

/// Writes a row for each pair, the nearest in space and time first, and gives how many pairs there are.
///
/// # Errors
/// No distance, a format of features; what `out` gives, inside.
pub fn write_pairs(
    out: &mut dyn Write,
    args: &QueryArgs,
    within: Option<Metres>,
    found: &Found<'_, '_>,
    hits: &[Hit],
    format: OutputFormat,
    err: &mut dyn Write,
) -> Result<(usize, io::Result<()>), QueryError> {
    let within = within.ok_or(QueryError::Lacks { option: "--pairs", needs: "--within" })?;
    let items: Vec<Item<'_>> = hits.iter().map(|hit| found.items[hit.item].clone()).collect();
    let (mut pairs, more) = pairs(&items, within, args.hours.unwrap_or(HOURS), MOST_PAIRS);
    pairs.sort_by(|a, b| {
        (a.days.cmp(&b.days)).then(a.distance.0.total_cmp(&b.distance.0)).then(a.items.cmp(&b.items))
    });
    if more {
        say(err, format_args!("warning: there are more than {MOST_PAIRS} pairs; the first are shown"));
    }
    let shown = pairs.len().min(args.limit.unwrap_or(usize::MAX));
    say(err, format_args!("{} among {}", counted(pairs.len(), "pair"), counted(items.len(), "feature")));
    let half = |item: usize| {
        let feature = RawFeature::parse(found.features[hits[item].item].text).ok();
        [
            Cell::words(feature.as_ref().and_then(columns::id).unwrap_or_default()),
            Cell::words(items[item].dates.map(|(first, _)| first.to_string()).unwrap_or_default()),
            Cell::words(items[item].type_name()),
            Cell::words(feature.as_ref().map(columns::place).unwrap_or_default()),
        ]
    };
    let row = |pair: &crate::query::Pair| {
        let metres = (pair.distance.0 * 10.0).round() / 10.0;
        let mut row = vec![Cell::Number(metres), Cell::Number(f64::from(pair.days))];
        row.extend(half(pair.items.0).into_iter().chain(half(pair.items.1)));
        row
    };
    let rows: Vec<Vec<Cell>> = pairs.iter().take(shown).map(row).collect();
    Ok((pairs.len(), rows::write(out, format, "--pairs", &COLUMNS, &rows)?))
}

/// Adds the number of its cluster to each feature, null for none.
pub fn add_clusters(
    features: &mut [Amended<'_>],
    found: &Found<'_, '_>,
    hits: &[Hit],
    together: Together,
    err: &mut dyn Write,
) {
    let items: Vec<Item<'_>> = hits.iter().map(|hit| found.items[hit.item].clone()).collect();
    let of = clusters(&items, together);
    let count = of.iter().flatten().collect::<BTreeSet<_>>().len();
    let alone = of.iter().filter(|cluster| cluster.is_none()).count();
    say(err, format_args!("{}; {} in none", counted(count, "cluster"), counted(alone, "feature")));
    for (feature, cluster) in features.iter_mut().zip(of) {
        feature.added.push(("cluster", cluster.map_or_else(|| "null".to_owned(), |n| n.to_string())));
    }
}
