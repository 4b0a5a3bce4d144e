//! The command line: arguments, paths, standard streams and exit codes. One file per subcommand.
//!
//! To add a subcommand: a file with `Args` and `run`, its `mod` line, its variant of `Command` and its arm in
//! `Command::run`. A subcommand takes its streams as [`Streams`], so that tests call it as the program does.
//!
//! stdout is data that can be piped; stderr is everything else. Exit codes: 0 done, 1 nothing found
//! or a score that fell, 2 an error.

mod batch;
mod cache;
mod counted;
mod error;
pub mod eval;
pub mod export;
pub mod gazetteer;
pub mod geoparse;
mod inputs;
pub mod map;
pub mod query;
mod queue;
#[cfg(feature = "training")]
pub mod train;
pub mod view;
pub mod why;

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

pub use error::Error;

/// News reports about armed incidents in, maps out: offline, explainable, from a gazetteer that you edit.
#[derive(Debug, Parser)]
#[command(name = "incident-mapper", version, propagate_version = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper map reports/                         read a folder, write output/*.geojson
  incident-mapper map news.jsonl --out october         read JSON lines, write elsewhere
  incident-mapper why inc-3f2a                         why is this incident where it is?
  incident-mapper geoparse - < news.jsonl              only find the places, as JSON lines

Each command has its own examples: incident-mapper map --help";

#[derive(Debug, Subcommand)]
enum Command {
    /// Read reports and write map layers (GeoJSON) with all that stands behind them
    Map(map::Args),
    /// Find and locate the places that reports name, without coding incidents
    Geoparse(geoparse::Args),
    /// Ask what happened near a place, in an area or in a time
    Query(query::QueryArgs),
    /// Write layers in the formats of other programs: GeoPackage, FlatGeobuf, CSV, KML, SQL and others
    Export(export::Args),
    /// Explain an incident, a mention or a name: what, where, why there, and what would change it
    Why(why::Args),
    /// Write a run as one HTML file: a map to look at, offline
    View(view::Args),
    /// Check gazetteer files, and look names up in them
    Gazetteer(gazetteer::GazetteerArgs),
    /// Fit the models that find and locate toponyms to texts with known answers
    #[cfg(feature = "training")]
    Train(train::Args),
    /// Score what is found and placed against what people found in the same texts
    Eval(Box<eval::EvalArgs>),
}

impl Command {
    fn run(self, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
        match self {
            Self::Map(args) => {
                // Before the long part.
                #[cfg(not(feature = "viewer"))]
                if args.open {
                    return Err(Error::NoViewer);
                }
                let code = map::run(&args, streams)?;
                if args.open {
                    return view::run(&view::Args::opening(args.out, args.knowledge.gazetteer), streams);
                }
                Ok(code)
            }
            Self::Geoparse(args) => geoparse::run(&args, streams),
            Self::Query(args) => {
                let Streams { out, err, is_piped, .. } = streams;
                let mut used = None;
                let load = |files: &[PathBuf]| {
                    let loaded = inputs::load_gazetteer(files);
                    used = Some(loaded.0.clone());
                    loaded
                };
                let code = query::run(&args, load, *out, *err, !*is_piped)?;
                used.as_ref().map_or(Ok(()), inputs::check_whole)?;
                Ok(code)
            }
            Self::Export(args) => export::run(&args, streams),
            Self::Why(args) => why::run(&args, streams),
            Self::View(args) => view::run(&args, streams),
            #[cfg(feature = "training")]
            Self::Train(args) => train::run(&args, streams),
            Self::Eval(args) => eval::run(&args, streams),
            Self::Gazetteer(args) => Ok(gazetteer::run(args, streams.out, streams.err)?),
        }
    }
}

/// Where a subcommand reads and writes.
pub struct Streams<'a> {
    /// Data in, for `-`. Taken by the one reader; a second finds it empty.
    pub input: Box<dyn Read + Send>,
    /// Data out.
    pub out: &'a mut dyn Write,
    /// Diagnostics, progress and summaries.
    pub err: &'a mut dyn Write,
    /// Whether a person watches `err`, so that progress may be drawn there.
    pub is_watched: bool,
    /// Whether `out` goes to a program or a file rather than to a person.
    pub is_piped: bool,
}

impl std::fmt::Debug for Streams<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Streams").field("is_watched", &self.is_watched).finish_non_exhaustive()
    }
}

impl Streams<'_> {
    /// Takes the input, leaving an empty one.
    pub fn take_input(&mut self) -> Box<dyn Read + Send> {
        std::mem::replace(&mut self.input, Box::new(std::io::empty()))
    }

    /// Writes a line to the error stream. A closed error stream is no reason to stop.
    pub fn tell(&mut self, line: impl std::fmt::Display) {
        let _ = writeln!(self.err, "{line}");
    }
}

/// The exit code of a subcommand that found nothing.
pub const NOTHING_FOUND: u8 = 1;

/// The exit code of an error.
const FAILED: u8 = 2;

/// Runs the program with the arguments and streams of the process.
pub fn main() -> ExitCode {
    let stdout = std::io::stdout();
    let is_piped = !stdout.is_terminal();
    let mut out = std::io::BufWriter::with_capacity(1 << 16, stdout);
    let mut err = std::io::stderr();
    let is_watched = err.is_terminal();
    let input = Box::new(std::io::stdin());
    let mut streams = Streams { input, out: &mut out, err: &mut err, is_watched, is_piped };
    run(std::env::args_os(), &mut streams)
}

/// Runs the program with `arguments`, the first of which is its own name, and gives its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(e) => {
            // Help and version are what was asked for; everything else is a mistake in the arguments.
            let _ = e.print();
            return if e.use_stderr() { FAILED.into() } else { ExitCode::SUCCESS };
        }
    };
    let code = cli.command.run(streams).and_then(|code| {
        streams.out.flush().map_err(Error::Output)?;
        Ok(code)
    });
    match code {
        Ok(code) => code,
        // Whoever read the output has seen enough.
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            let causes = std::iter::successors(std::error::Error::source(&error), |e| e.source());
            let mut text = error.to_string();
            for cause in causes.map(ToString::to_string) {
                // A wrapped cause may already have been told.
                if !text.ends_with(&cause) {
                    text = format!("{text}: {cause}");
                }
            }
            streams.tell(format_args!("error: {text}"));
            if let Some(hint) = error.hint() {
                streams.tell(format_args!("hint: {hint}"));
            }
            FAILED.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_subcommand_has_examples_in_its_help() {
        fn check(command: &clap::Command) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let explains = command.has_subcommands() || help.contains("Examples:");
            assert!(explains, "{}", command.get_name());
            command.get_subcommands().for_each(check);
        }
        check(&Cli::command());
    }
}
