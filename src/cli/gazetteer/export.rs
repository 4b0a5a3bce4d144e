//! `gazetteer export`: rows in the formats of other programs.

use super::GazetteerError;
use super::exchange::{FilterArgs, read_files, rows_of, write_file};
use crate::cli::counted::counted;
use crate::cli::inputs::load_gazetteer;
use crate::curation::rows::laid_over;
use crate::format::places::{flat_geojson, geonames, linked_places, table};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::row::Row;
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Write a gazetteer in the format of other programs.
///
/// Without files it is all that the program would use. Each format loses what it has no place for; how many rows it cannot hold is
/// said.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  incident-mapper gazetteer export --country AZ --class P -o azerbaijan.geojson\n  incident-mapper gazetteer export gazetteer/local.csv -o local.tsv\n  incident-mapper gazetteer export --format geonames --bbox 44,38,51,42 -o caucasus.txt"
)]
pub struct Args {
    /// CSV files, or folders of them, to export by themselves [default: all that the program would use]
    files: Vec<PathBuf>,
    /// CSV files, or folders of them, to put over the built-in gazetteer [default: gazetteer/local.csv where it exists]
    #[arg(long, value_name = "FILE|DIR", conflicts_with = "files")]
    gazetteer: Vec<PathBuf>,
    /// The format [default: by the ending of the file: .geojson, .tsv Linked Places, .txt GeoNames, .csv]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write, or - for stdout
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    out: PathBuf,
    #[command(flatten)]
    filter: FilterArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Points with flat properties (RFC 7946)
    Geojson,
    /// Linked Places TSV 0.5, without populations, demonyms and standing
    Lp,
    /// The 19 columns of GeoNames, without languages, demonyms, containers, radii and licences; rows with a `gn:` id only
    Geonames,
    /// A gazetteer file of this program; nothing is lost
    Csv,
}

impl Format {
    fn of_file(path: &Path) -> Self {
        match path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("geojson" | "json") => Self::Geojson,
            Some("tsv") => Self::Lp,
            Some("txt") => Self::Geonames,
            _ => Self::Csv,
        }
    }

    fn holds(self, row: &Row) -> bool {
        match self {
            Self::Geojson => flat_geojson::is_written(row),
            Self::Lp => linked_places::is_written(row),
            Self::Geonames => geonames::is_written(row),
            Self::Csv => true,
        }
    }
}

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let format = args.format.unwrap_or_else(|| Format::of_file(&args.out));
    let filter = args.filter.filter();
    let embedded = Gazetteer::embedded();
    let (rows, diagnostics): (Vec<Row>, _) = if args.files.is_empty() {
        let (gazetteer, diagnostics) = load_gazetteer(&args.gazetteer);
        (rows_of(&gazetteer).filter(|row| filter.keeps(row)).collect(), diagnostics)
    } else {
        let (files, diagnostics) = read_files(&args.files)?;
        (laid_over(files).into_iter().filter(|row| filter.keeps(row)).collect(), diagnostics)
    };
    for diagnostic in diagnostics {
        writeln!(log, "{diagnostic}")?;
    }
    let names: HashMap<&str, &str> =
        rows.iter().filter_map(|row| Some((row.id.as_str(), row.name.as_deref()?))).collect();
    let name_of = |id: &str| match names.get(id) {
        Some(name) => Some((*name).to_owned()),
        None => embedded.by_id(id).map(|key| embedded.place(key).name.to_owned()),
    };
    let write = |out: &mut dyn Write| -> io::Result<()> {
        match format {
            Format::Geojson => flat_geojson::write(&rows, out),
            Format::Lp => linked_places::write(&rows, &name_of, out),
            Format::Geonames => geonames::write(&rows, out),
            Format::Csv => table::write(&rows, out),
        }
    };
    write_file(&args.out, out, write)?;
    let written = rows.iter().filter(|row| format.holds(row)).count();
    let place =
        if args.out.as_os_str() == "-" { "stdout".to_owned() } else { args.out.display().to_string() };
    writeln!(log, "{written} of {} written to {place}", counted(rows.len(), "place"))?;
    if written < rows.len() {
        let why = match format {
            Format::Geonames => "no GeoNames number, name or position",
            _ => "no name or position of their own",
        };
        writeln!(log, "{} left out, which have {why}", rows.len() - written)?;
    }
    let credits: BTreeSet<(&str, &str)> = rows
        .iter()
        .map(|row| (row.source.as_deref().unwrap_or_default(), row.license.as_deref().unwrap_or_default()))
        .filter(|credit| *credit != ("", ""))
        .collect();
    for (source, license) in credits {
        writeln!(log, "credit: {source}{}{license}", if license.is_empty() { "" } else { ", " })?;
    }
    Ok(ExitCode::SUCCESS)
}
