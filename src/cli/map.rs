//! `map`: reports in, a folder of layers and side files out.
//!
//! The bytes written depend on the texts, the gazetteers, the settings, the version and, for `previous_ids` alone, the
//! run that the folder held before; never on the order of the inputs, the number of threads or the clock.

mod former;
mod outputs;
mod progress;
mod run_id;
mod spool;
mod store;

use super::batch::{Inputs, Output, code_all, processors};
use super::inputs::Knowledge;
use super::{Error, Streams};
use crate::format::atomic::Batch;
use crate::format::reports::{ColumnMap, ReadOptions};
use crate::incident;
use crate::model::Severity;
use crate::pipeline::Coder;
use jiff::civil::Date;
use progress::Progress;
use std::path::PathBuf;
use std::process::ExitCode;
use store::Store;

/// The arguments of `map`.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Files or folders of reports (.txt, .md, .html, .json, .jsonl, .csv), or - for stdin
    #[arg(required = true, value_name = "REPORTS")]
    pub reports: Vec<PathBuf>,
    /// The folder to write to; made where it is missing
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// The gazetteer and the focus.
    #[command(flatten)]
    pub knowledge: Knowledge,
    /// Publication day of reports that do not state their own (2020-10-17)
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,
    /// Which columns or fields of CSV and JSON hold what; guessed, and shown, where it is not given
    #[arg(long, value_name = "text=COLUMN,date=COLUMN,...")]
    pub columns: Option<ColumnMap>,
    /// Keep only quotes in the output, not the reports' full texts
    #[arg(long)]
    pub no_text: bool,
    /// No progress and no summary; diagnostics stay
    #[arg(long, short)]
    pub quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper map reports/
  incident-mapper map news.jsonl --out october --date 2020-10-17
  incident-mapper map reports/ --gazetteer my-places.csv --focus AZ,AM
  incident-mapper map articles.csv --columns text=body,date=published
  cat news.jsonl | incident-mapper map -

Open output/incidents.geojson in QGIS, or drop it on a web map. Names that need a look are in output/review.csv.";

/// Runs `map` on all processors.
///
/// # Errors
/// Nothing could be read, the gazetteer is missing, or the folder cannot be written.
pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    run_on(args, processors(), streams)
}

/// Runs `map` on `threads` threads.
fn run_on(args: &Args, threads: usize, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let settings = args.knowledge.settings()?;
    // The folder comes first, so that a wrong one is known before the long part.
    let mut batch = Batch::begin(&args.out)?;
    let gazetteer = args.knowledge.gazetteer(streams)?;
    let coder = Coder { gazetteer: &gazetteer, settings };
    let inputs = Inputs {
        paths: args.reports.clone(),
        stdin: streams.take_input(),
        options: ReadOptions { date: args.date, columns: args.columns.clone() },
    };

    let mut store = Store::new(&gazetteer);
    let mut progress = Progress::new(streams.is_watched && !args.quiet);
    let mut each = |output| {
        match output {
            Output::Coded(coded) => {
                for diagnostic in &coded.diagnostics {
                    progress.above(streams.err, diagnostic);
                }
                store.add(*coded).map_err(Error::Spool)?;
                progress.report(streams.err);
            }
            Output::Diagnostic(diagnostic) => {
                progress.above(streams.err, &diagnostic);
                store.count(diagnostic.severity);
            }
            Output::Idle => {}
        }
        Ok::<(), Error>(())
    };
    code_all(inputs, &coder, threads, &mut each)?;
    progress.clear(streams.err);
    if store.reports().is_empty() {
        return Err(Error::NothingRead);
    }
    store.sort();

    let run_id = run_id::run_id(&store, &gazetteer, &coder.settings, args.date);
    let mut merged = incident::merge(store.take_events(), &gazetteer);
    for diagnostic in former::name_previous(&args.out, &mut merged) {
        streams.tell(diagnostic);
    }
    let run = outputs::Run { id: &run_id, args, coder: &coder, merged: &merged };
    for diagnostic in outputs::write(&run, &mut store, &mut batch)? {
        streams.tell(diagnostic);
    }
    let written = batch.commit()?;
    if !args.quiet {
        summarise(args, &merged, &store, written.len(), streams);
    }
    Ok(ExitCode::SUCCESS)
}

/// The closing words: what was found, what was written, what to do with it.
fn summarise(
    args: &Args,
    merged: &incident::Merged,
    store: &Store<'_>,
    files: usize,
    streams: &mut Streams<'_>,
) {
    let located = merged.incidents.iter().filter(|i| i.site.is_some()).count();
    let unlocated = merged.incidents.len() - located;
    let out = args.out.display();
    streams.tell(format_args!(
        "{}: {} located, {unlocated} unlocated; {files} files written to {out}",
        counted(store.reports().len(), "report"),
        counted(located, "incident"),
    ));
    let errors = store.counted(Severity::Error);
    if errors > 0 {
        streams.tell(format_args!("{} could not be used; see above", counted(errors, "input")));
    }
    let pending = store.pending().len();
    if pending > 0 {
        streams.tell(format_args!("{} to review in {out}/review.csv", counted(pending, "mention")));
    }
    if located > 0 {
        streams.tell(format_args!("open {out}/incidents.geojson in QGIS or on a web map"));
    }
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
