//! `gazetteer search`: the places that a name may mean.

use super::GazetteerError;
use super::table::write_table;
use crate::cli::inputs::load_gazetteer;
use crate::geodesy::{LngLat, distance};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// List the places that a name may mean, best first.
///
/// Exits with 1 where there is none.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  incident-mapper gazetteer search Ganja\n  incident-mapper gazetteer search 'Barda, Azerbaijan'\n  incident-mapper gazetteer search San Juan --near -66.1,18.4"
)]
pub struct Args {
    /// A name in any spelling, or an id; containers may follow after commas
    #[arg(required = true)]
    name: Vec<String>,
    /// Rank by distance from this position
    #[arg(long, value_name = "LON,LAT", value_parser = parse_position, allow_hyphen_values = true)]
    near: Option<LngLat>,
    /// How many places to list
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// CSV files or folders of them to put over the embedded gazetteer
    #[arg(long, value_name = "FILE|DIR")]
    gazetteer: Vec<PathBuf>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let (gazetteer, diagnostics) = load_gazetteer(&args.gazetteer);
    for diagnostic in diagnostics {
        writeln!(log, "{diagnostic}")?;
    }
    let name = args.name.join(" ");
    let hits = gazetteer.search(&name, args.near);
    if hits.is_empty() {
        writeln!(log, "no place is called `{name}`")?;
        writeln!(log, "hint: add it to a CSV of your own and name that with `--gazetteer`")?;
        return Ok(ExitCode::from(1));
    }
    let mut header = vec!["rank", "id", "name", "feature", "in", "longitude", "latitude", "population", "by"];
    if args.near.is_some() {
        header.push("km");
    }
    let mut table: Vec<Vec<String>> = vec![header.into_iter().map(str::to_owned).collect()];
    for (rank, hit) in hits.iter().take(args.limit).enumerate() {
        let place = gazetteer.place(hit.place);
        let within: Vec<&str> =
            [place.country, place.admin1].into_iter().filter(|cell| !cell.is_empty()).collect();
        let spelling = gazetteer.matched_spelling(hit.place, &name);
        let mut row = vec![
            (rank + 1).to_string(),
            place.id.to_owned(),
            place.name.to_owned(),
            format!("{}.{}", place.feature_class.letter(), place.feature_code),
            within.join("/"),
            format!("{:.5}", place.position.lng()),
            format!("{:.5}", place.position.lat()),
            if place.population == 0 { String::new() } else { place.population.to_string() },
            format!("{} ({})", spelling.map_or(place.id, |s| s.text), hit.tier.name()),
        ];
        row.extend(args.near.map(|near| format!("{:.1}", distance(near, place.position).km())));
        table.push(row);
    }
    write_table(&table, out)?;
    if hits.len() > args.limit {
        writeln!(log, "{} more; `--limit {}` lists them", hits.len() - args.limit, hits.len())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn parse_position(text: &str) -> Result<LngLat, String> {
    let wrong = || format!("`{text}` is not LON,LAT in degrees, as `46.36,40.68`");
    let (lng, lat) = text.split_once(',').ok_or_else(wrong)?;
    let degrees = |part: &str| part.trim().parse::<f64>().map_err(|_| wrong());
    LngLat::new(degrees(lng)?, degrees(lat)?).map_err(|e| e.to_string())
}
