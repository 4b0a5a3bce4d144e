//! `eval incidents`: a layer of incidents against the incidents that people found.

use super::output::{OutputArgs, Scored, read, tell};
use super::{EvalError, incidents_tables};
use crate::cli::inputs::Knowledge;
use crate::cli::{Error, Streams, map};
use crate::evaluation::incidents::{FieldMap, IncidentScore, TypeMap, read_gold, read_layer, score};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Score incidents against gold: found or not, dates, tolls, types, denials, distances, merging, and where they disagree.
///
/// Incidents are those that `map` makes of the reports, or those of a layer that is there already.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Gold: a JSON object a report, {"id", "incidents": [{"key", "lat", "lon", "precision", "date", ...}], "optional_incidents"?}
    #[arg(value_name = "GOLD.jsonl")]
    gold: PathBuf,
    /// Files or folders of reports, which are mapped into a temporary folder
    #[arg(value_name = "REPORTS", required_unless_present = "layer", conflicts_with = "layer")]
    reports: Vec<PathBuf>,
    /// Score this layer instead of mapping reports
    #[arg(long, value_name = "FILE.geojson")]
    layer: Option<PathBuf>,
    /// Which properties of the layer hold what, where they are not those of `map`; a dot steps into an object
    #[arg(long, value_name = "date=PROPERTY,killed_min=PROPERTY,...", requires = "layer")]
    fields: Option<FieldMap>,
    /// JSON object: the layer's types in the gold's words [default: those of ACLED's sub-event types]
    #[arg(long, value_name = "FILE")]
    type_map: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArgs,
    /// The gazetteer.
    #[command(flatten)]
    knowledge: Knowledge,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper eval incidents gold.jsonl reports/
  incident-mapper eval incidents gold.jsonl --layer output/incidents.geojson
  incident-mapper eval incidents gold.jsonl --layer theirs.geojson --fields date=day,reports=sources --type-map types.json
  incident-mapper eval incidents gold.jsonl reports/ --format json --out before.json
  incident-mapper eval incidents gold.jsonl reports/ --baseline before.json

Fields: date, type, reports, country, denied_by, killed, killed_min, killed_max, wounded, wounded_min, wounded_max.
A feature may answer a gold incident within 25 km, or 150 km of a region or country.";

const KIND: &str = "incidents";

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let former: Option<IncidentScore> = args.output.former(KIND)?;
    let file = args.output.begin()?;
    let types = match &args.type_map {
        Some(path) => type_map(path)?,
        None => TypeMap::default(),
    };
    let (gold, diagnostics) = read_gold(&args.gold.display().to_string(), &read(&args.gold)?);
    tell(&diagnostics, streams);
    if gold.is_empty() {
        return Err(EvalError::NoGold(args.gold.clone()).into());
    }
    let fields = args.fields.clone().unwrap_or_default();
    let (path, bytes) = match &args.layer {
        Some(path) => (path.clone(), read(path)?),
        None => mapped(args, streams)?,
    };
    let (layer, diagnostics) = read_layer(&path.display().to_string(), &bytes, &fields);
    tell(&diagnostics, streams);
    if layer.is_empty() && !diagnostics.is_empty() {
        return Err(EvalError::NotALayer(path).into());
    }
    let score = score(&gold, &layer, &types);
    let score = if args.output.figures { score.figures() } else { score };
    let scored = Scored {
        kind: KIND,
        score: &score,
        outline: IncidentScore::outline,
        tables: incidents_tables::write,
    };
    args.output.write(&scored, former.as_ref(), file, streams)?;
    Ok(ExitCode::SUCCESS)
}

/// The layer that `map` makes of the reports.
fn mapped(args: &Args, streams: &mut Streams<'_>) -> Result<(PathBuf, Vec<u8>), Error> {
    let folder = tempfile::tempdir().map_err(Error::Spool)?;
    let map = map::Args::quiet(args.reports.clone(), folder.path().to_path_buf(), args.knowledge.clone());
    map::run(&map, streams)?;
    let path = folder.path().join("incidents.geojson");
    let bytes = read(&path)?;
    Ok((path, bytes))
}

fn type_map(path: &Path) -> Result<TypeMap, EvalError> {
    let names: Result<BTreeMap<String, String>, _> = serde_json::from_slice(&read(path)?);
    names.map(TypeMap::new).map_err(|source| EvalError::Types { path: path.to_path_buf(), source })
}
