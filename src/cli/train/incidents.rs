//! `train incidents`: fits the model that says how likely an incident was at a place.

use crate::cli::{Error, Streams};
use crate::evaluation::incidents::{GoldIncident, TypeMap, read_gold};
use crate::extraction::likelihood::KINDS;
use crate::format::reports::{Item, ReadOptions, read_bytes};
use crate::gazetteer::Gazetteer;
use crate::training::incidents::{Incident, Report, fit};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `train incidents`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// Folders that have a set of reports each, `reports.jsonl`, with its gold, `gold.jsonl`
    #[arg(required = true)]
    pub sets: Vec<PathBuf>,
    /// The folder that the weights go to, `chance.bin` and `types.bin`
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// Runs `train incidents`.
///
/// # Errors
/// A file that cannot be read, or the output.
pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let mut reports = Vec::new();
    for (number, set) in args.sets.iter().enumerate() {
        reports.extend(read_set(set, number)?);
    }
    let (weights, report) = fit(&reports, &Gazetteer::embedded());
    for (name, bytes) in [("chance.bin", weights.chance), ("types.bin", weights.types)] {
        std::fs::write(args.out.join(name), bytes).map_err(Error::Output)?;
    }
    streams.out.write_all(report.as_bytes()).map_err(Error::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// The reports of a set for which it has gold.
fn read_set(folder: &Path, set: usize) -> Result<Vec<Report>, Error> {
    let read = |name: &str| {
        let path = folder.join(name);
        let bytes = std::fs::read(&path);
        bytes.map(|bytes| (path.display().to_string(), bytes)).map_err(|source| Error::Read { path, source })
    };
    let (path, bytes) = read("gold.jsonl")?;
    let (gold, _) = read_gold(&path, &bytes);
    let mut gold: HashMap<_, _> = gold.into_iter().map(|report| (report.id.clone(), report)).collect();
    let (path, bytes) = read("reports.jsonl")?;
    let mut reports = Vec::new();
    read_bytes(&path, &bytes, &ReadOptions::default(), &mut |item| {
        let Item::Report(report) = item else { return };
        let Some(gold) = gold.remove(&report.info.id) else { return };
        reports.push(Report {
            info: report.info,
            text: report.text,
            incidents: gold.incidents.iter().map(incident).collect(),
            optional: gold.optional.iter().map(|o| (o.position, o.radius)).collect(),
            set,
        });
    });
    Ok(reports)
}

fn incident(gold: &GoldIncident) -> Incident {
    let types = TypeMap::default();
    let is = |name: &str| gold.types.first().is_some_and(|t| t == types.gold(name));
    let kind = KINDS.into_iter().find(|kind| is(kind.name()));
    Incident { position: gold.position, reach: gold.reach, kind }
}
