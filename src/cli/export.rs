//! `export`: layers in the formats of other programs.

use super::counted::counted;
use super::{Error, Streams};
use crate::format::atomic::{Batch, WriteError};
use crate::format::layers::table::Table;
use crate::format::layers::{self, ExportError, Format, OpenError, Options, csv, open, write};
use crate::model::Diagnostic;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `export`.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Layers: GeoJSON, GeoJSON sequences, CSV with coordinates, ACLED and UCDP GED files, GeoPackage, FlatGeobuf,
    /// GeoParquet; a folder of `map` is all its layers
    #[arg(required = true, value_name = "LAYER")]
    pub layers: Vec<PathBuf>,
    /// The file to write, or - for stdout
    #[arg(long, short, value_name = "FILE")]
    pub out: PathBuf,
    /// The format [default: by the ending of the file]
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// CSV with a column of the geometry as WKT
    #[arg(long)]
    pub wkt: bool,
    /// CSV with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    pub bom: bool,
    /// UCDP's columns with a row of HXL tags under the header
    #[arg(long)]
    pub hxl: bool,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper export output -o october.gpkg
  incident-mapper export output/incidents.geojson -o incidents.fgb
  incident-mapper export output/incidents.geojson -o incidents.csv --bom
  incident-mapper export output/incidents.geojson output/footprints.geojson -o - --format sql | psql my_database
  incident-mapper export output/incidents.geojson -o ged.csv --format ucdp --hxl
  incident-mapper export acled.csv -o acled.kmz";

/// The layers of a run's folder, in the order of the map.
pub(super) const OF_A_RUN: [&str; 5] = ["incidents", "footprints", "unlocated", "places", "mentions"];

/// Why an export could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportCommandError {
    /// A layer cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file cannot be made of these layers.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The ending of the file says no format.
    #[error("`{0}` has no ending that says its format")]
    NoFormat(PathBuf),
    /// Two layers have one name.
    #[error("two layers are called `{0}`")]
    SameName(String),
}

impl ExportCommandError {
    /// What the user may do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Open(error) => error.hint(),
            Self::Export(error) => error.hint(),
            Self::Write(error) => error.hint().map(str::to_owned),
            Self::NoFormat(_) => Some(format!("use one of .{}, or say --format", endings())),
            Self::SameName(_) => Some("rename one of the files, or its `name`".to_owned()),
        }
    }
}

/// The endings that say a format, with dots.
fn endings() -> String {
    let known =
        |format: &Format| Format::of_file(Path::new(&format!("x.{}", format.ending()))) == Some(*format);
    Format::ALL.into_iter().filter(known).map(Format::ending).collect::<Vec<_>>().join(", .")
}

/// Runs `export`.
///
/// # Errors
/// A layer cannot be read, or the file not be written.
pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let told = export(args, streams.out)?;
    told.into_iter().for_each(|line| streams.tell(line));
    Ok(ExitCode::SUCCESS)
}

/// Writes the file and gives what there is to tell.
fn export(args: &Args, out: &mut dyn Write) -> Result<Vec<String>, ExportCommandError> {
    let format = args
        .format
        .or_else(|| Format::of_file(&args.out))
        .ok_or_else(|| ExportCommandError::NoFormat(args.out.clone()))?;
    let mut tables: Vec<Box<dyn Table>> = Vec::new();
    for path in &args.layers {
        for file in files(path, format) {
            tables.extend(open(&file)?);
        }
    }
    let mut names = BTreeSet::new();
    if let Some(twice) =
        tables.iter().map(|table| &table.schema().name).find(|name| !names.insert(name.to_lowercase()))
    {
        return Err(ExportCommandError::SameName(twice.clone()));
    }
    let mut told: Vec<String> =
        tables.iter().flat_map(|table| table.findings()).map(Diagnostic::to_string).collect();
    let lent: Vec<&dyn Table> = tables.iter().map(AsRef::as_ref).collect();
    let options = Options {
        csv: csv::Options { wkt: args.wkt, bom: args.bom },
        hxl: args.hxl,
        credits: credits(&args.layers),
    };
    let lost = if args.out.as_os_str() == "-" {
        write(format, &lent, &options, out)?
    } else {
        let lost = write_file(&args.out, format, &lent, &options)?;
        let rows: usize = lent.iter().map(|table| table.schema().rows).sum();
        told.push(format!(
            "{} of {} written to {}",
            counted(rows, "row"),
            counted(lent.len(), "layer"),
            args.out.display()
        ));
        lost
    };
    told.splice(0..0, lost.iter().map(Diagnostic::to_string));
    Ok(told)
}

/// Whom the run that made the layers thanks, by the `run.json` beside them; empty where there is none.
fn credits(layers: &[PathBuf]) -> String {
    let of = |path: &PathBuf| {
        let folder = if path.is_dir() { path.as_path() } else { path.parent()? };
        let run: serde_json::Value =
            serde_json::from_slice(&std::fs::read(folder.join("run.json")).ok()?).ok()?;
        let credits = run["credits"].as_array()?.iter().filter_map(|credit| credit.as_str());
        Some(credits.collect::<Vec<_>>().join("; "))
    };
    layers.iter().find_map(of).unwrap_or_default()
}

/// The files that an argument stands for: a folder is its layers, or the incidents alone where the format holds one.
fn files(path: &Path, format: Format) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let of_a_run = OF_A_RUN.iter().map(|name| path.join(format!("{name}.geojson")));
    let wanted = if format.holds_several() { OF_A_RUN.len() } else { 1 };
    let there: Vec<PathBuf> = of_a_run.clone().take(wanted).filter(|file| file.exists()).collect();
    // Without any, the first is named in the error.
    if there.is_empty() { of_a_run.take(1).collect() } else { there }
}

fn write_file(
    path: &Path,
    format: Format,
    tables: &[&dyn Table],
    options: &layers::Options,
) -> Result<Vec<Diagnostic>, ExportCommandError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut batch = Batch::begin(folder)?;
    let mut outcome = Ok(Vec::new());
    let added = batch.add(&name, |mut out| {
        outcome = write(format, tables, options, &mut out);
        match &outcome {
            Ok(_) => Ok(()),
            Err(_) => Err(io::ErrorKind::Other.into()),
        }
    });
    match (outcome, added) {
        // What went wrong with the disk is told with the file's name.
        (Err(ExportError::Io(source)), _) => Err(WriteError::File { path: path.to_owned(), source }.into()),
        (Err(error), _) => Err(error.into()),
        (Ok(lost), added) => {
            added?;
            batch.commit()?;
            Ok(lost)
        }
    }
}
