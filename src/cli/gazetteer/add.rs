//! `gazetteer add`: a new place in the user's file.

use super::GazetteerError;
use super::editing::{Editing, EditingError, Target, position, unchanged};
use crate::curation::edit::{NewPlace, add};
use crate::geodesy::LngLat;
use std::io::Write;
use std::process::ExitCode;

/// Add a place that the gazetteer lacks to your file.
///
/// The row is checked first; one that lint has an error for is not written. What is not said stays empty, but for the class: a
/// village where nothing else is said.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The place's name
    name: String,
    /// Where it lies: degrees east, degrees north
    #[arg(long, value_name = "LON,LAT", value_parser = position, allow_hyphen_values = true)]
    at: LngLat,
    /// GeoNames' class: P settlement, A division, L area, H water, T relief, S building, R road
    #[arg(long)]
    class: Option<String>,
    /// GeoNames' code, as PPL, PPLX, CMPRF, ADM2
    #[arg(long)]
    code: Option<String>,
    /// The country, as a two-letter code
    #[arg(long)]
    country: Option<String>,
    /// The id, or a unique name, of what contains it
    #[arg(long, value_name = "ID")]
    parent: Option<String>,
    /// How far the place, with the uncertainty of its point, reaches, in metres
    #[arg(long, value_name = "METRES")]
    radius: Option<String>,
    /// Inhabitants
    #[arg(long, value_name = "NUMBER")]
    population: Option<String>,
    /// The id [default: `local:` and the name]
    #[arg(long)]
    id: Option<String>,
    /// Further spellings, with language tags where known: 'uk:Роботине | Rabotino'
    #[arg(long)]
    names: Option<String>,
    /// Where you have it from
    #[arg(long)]
    source: Option<String>,
    /// Under which licence, as CC0-1.0
    #[arg(long)]
    license: Option<String>,
    /// A remark: how precise the point is, how it was found
    #[arg(long)]
    note: Option<String>,
    #[command(flatten)]
    target: Target,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper gazetteer add Kishishe --at 29.25,-1.02 --country CD --parent gn:206938 --radius 7000
  incident-mapper gazetteer add 'Camp Roberts' --at 35.1,47.2 --class S --code INSM --source 'my notes' --license CC0-1.0
  incident-mapper gazetteer add Robotyne --at 35.838,47.447 --names 'uk:Роботине | Rabotino' --file ukraine.csv";

pub(super) fn run(args: Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let mut editing = Editing::open(&args.target)?;
    let parent = match &args.parent {
        Some(parent) => Some(editing.gazetteer.place(editing.place(parent)?).id.to_owned()),
        None => None,
    };
    let upper = |cell: Option<String>| cell.map(|cell| cell.to_ascii_uppercase());
    let cells = [
        ("feature_class", upper(args.class)),
        ("feature_code", upper(args.code)),
        ("country", upper(args.country)),
        ("radius_m", args.radius),
        ("population", args.population),
        ("names", args.names),
        ("parent_id", parent),
        ("source", args.source),
        ("license", args.license),
        ("note", args.note),
    ];
    let cells = cells.into_iter().filter_map(|(column, cell)| Some((column, cell?))).collect();
    let place = NewPlace { id: args.id.unwrap_or_default(), name: args.name, cells };
    let (id, outcome) =
        add(&mut editing.document, &editing.gazetteer, &place, args.at).map_err(EditingError::Edit)?;
    if let Some(why) = unchanged(outcome) {
        editing.say_unchanged(&why, log)?;
        return Ok(ExitCode::SUCCESS);
    }
    let code = editing.save(&id, out, log)?;
    let option = Editing::option(&args.target);
    writeln!(log, "hint: `incident-mapper gazetteer search {id}{option}` shows it; `map{option}` uses it")?;
    Ok(code)
}
