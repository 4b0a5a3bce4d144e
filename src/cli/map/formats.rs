//! `map --format`: the layers in other formats, beside the GeoJSON.

use super::{Args, impact};
use crate::cli::Error;
use crate::cli::export::{ExportCommandError, OF_A_RUN};
use crate::format::atomic::{Batch, WriteError};
use crate::format::layers::table::Table;
use crate::format::layers::{ExportError, Format, Options, open, write};
use crate::model::Diagnostic;
use clap::ValueEnum;
use std::io;
use std::path::Path;

/// A value of `--format`, which is a format of layers, or with `--impact` a way to say what moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Of layers.
    Layers(Format),
    /// Of the differences of two runs.
    Impact(impact::Format),
}

impl std::str::FromStr for Wanted {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let layers = Format::from_str(word, true).map(Self::Layers);
        layers.or_else(|_| impact::Format::from_str(word, true).map(Self::Impact)).map_err(|_| {
            let names = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
            let names: Vec<String> = names.map(|value| value.get_name().to_owned()).collect();
            format!("it is none of {}; with --impact, table or jsonl", names.join(", "))
        })
    }
}

/// How the impact is to be said. Tells a format that is not wanted here, or that the program lacks, before the long part.
pub(super) fn check(args: &Args) -> Result<impact::Format, Error> {
    let mut told_as = impact::Format::Table;
    for wanted in &args.format {
        match (wanted, args.impact) {
            (Wanted::Impact(format), true) => told_as = *format,
            (Wanted::Layers(format), false) => {
                if let Some(feature) = format.lacks() {
                    let error = ExportError::NotBuilt { format: *format, feature };
                    return Err(ExportCommandError::Export(error).into());
                }
            }
            (Wanted::Impact(_), false) => {
                return Err(Error::Argument { value: "--format".to_owned(), expected: "a format of layers" });
            }
            (Wanted::Layers(_), true) => {
                return Err(Error::Argument { value: "--format".to_owned(), expected: "`table` or `jsonl`" });
            }
        }
    }
    Ok(told_as)
}

/// Adds `incidents` in each format that is wanted: with all layers where a file holds several.
pub(super) fn add(batch: &mut Batch, args: &Args, credits: &[String]) -> Result<Vec<Diagnostic>, WriteError> {
    let mut lost = Vec::new();
    let options = Options { credits: credits.join("; "), ..Options::default() };
    let formats = args.format.iter().filter_map(|wanted| match wanted {
        Wanted::Layers(format) if *format != Format::Geojson => Some(*format),
        _ => None,
    });
    for format in formats {
        let name = format!("incidents.{}", format.ending());
        let failed = |source| WriteError::File { path: batch.folder().join(&name), source };
        let wanted = if format.holds_several() { OF_A_RUN.len() } else { 1 };
        let mut tables: Vec<Box<dyn Table>> = Vec::new();
        for layer in OF_A_RUN.iter().take(wanted) {
            let file = batch.written(&format!("{layer}.geojson")).unwrap_or(Path::new(""));
            tables.extend(open(file).map_err(io::Error::other).map_err(failed)?);
        }
        let lent: Vec<&dyn Table> = tables.iter().map(AsRef::as_ref).collect();
        batch.add(&name, |mut out| {
            lost.extend(write(format, &lent, &options, &mut out).map_err(io::Error::other)?);
            Ok(())
        })?;
    }
    Ok(lost)
}
