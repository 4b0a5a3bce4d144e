//! `map`: reports in, a folder of layers and side files out.
//!
//! The bytes written depend on the texts, the gazetteers, the settings, the version and, for `previous_ids` alone, the
//! run that the folder held before; never on the order of the inputs, the number of threads or the clock.

mod formats;
mod former;
mod impact;
mod outputs;
mod progress;
mod project;
mod round;
mod run_id;
mod spool;
mod store;
mod watch;

use super::batch::{Inputs, Output, code_all, processors};
use super::inputs::{Coding, Knowledge, check_whole};
use super::{Error, Streams};
use crate::format::atomic::Batch;
use crate::format::reports::{ColumnMap, ReadOptions};
use crate::pipeline::{Coded, Coder, code_next};
use impact::Picture;
use jiff::civil::Date;
use progress::Progress;
use round::Round;
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
    /// The lexicon and what is coded beside the usual.
    #[command(flatten)]
    pub coding: Coding,
    /// Publication day of reports that do not state their own (2020-10-17)
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,
    /// Which columns or fields of CSV and JSON hold what; guessed, and shown, where it is not given
    #[arg(long, value_name = "text=COLUMN,date=COLUMN,...")]
    pub columns: Option<ColumnMap>,
    /// Keep only quotes in the output, not the reports' full texts
    #[arg(long)]
    pub no_text: bool,
    /// Write nothing; say what would move, appear, vanish, merge or split against the run in --out
    #[arg(long)]
    pub impact: bool,
    /// Other formats to write besides GeoJSON (gpkg, fgb, parquet, csv, kml, kmz, sql, acled, ucdp, geojsonl); with
    /// --impact how that is said: table or jsonl
    #[arg(long, value_name = "FORMAT,...", value_delimiter = ',')]
    pub format: Vec<formats::Wanted>,
    /// Go on: write the layers again whenever the gazetteer, the decisions or the reports are saved
    #[arg(long, conflicts_with = "impact")]
    pub watch: bool,
    /// No progress and no summary; diagnostics stay
    #[arg(long, short)]
    pub quiet: bool,
    /// Write map.html into the folder too, as `view` does, and open it in the browser
    #[arg(long, conflicts_with_all = ["impact", "watch"])]
    pub open: bool,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper map reports/
  incident-mapper map news.jsonl --out october --date 2020-10-17
  incident-mapper map reports/ --gazetteer my-places.csv --focus AZ,AM
  incident-mapper map articles.csv --columns text=body,date=published
  cat news.jsonl | incident-mapper map -
  incident-mapper map reports/ --gazetteer edited.csv --impact
  incident-mapper map reports/ --watch
  incident-mapper map reports/ --format gpkg,csv

To correct a place, add a row to gazetteer/local.csv, or decide in output/review.csv and run
incident-mapper gazetteer apply output/review.csv; --impact shows what an edit moves before it is written, --watch
shows it in output/ within a second of each save.

Open output/incidents.qgs in QGIS, or drop output/incidents.geojson on a web map. Names that need a look are in output/review.csv.";

impl Args {
    /// The arguments that map `reports` into `out` and tell of nothing but what is wrong with them.
    pub(super) fn quiet(reports: Vec<PathBuf>, out: PathBuf, knowledge: Knowledge) -> Self {
        Self {
            reports,
            out,
            knowledge,
            coding: Coding::default(),
            date: None,
            columns: None,
            no_text: false,
            impact: false,
            format: Vec::new(),
            watch: false,
            quiet: true,
            open: false,
        }
    }
}

/// Runs `map` on all processors.
///
/// # Errors
/// Nothing could be read, the gazetteer is missing, or the folder cannot be written.
pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    if args.watch {
        return watch::run(args, processors(), streams);
    }
    run_on(args, processors(), streams)
}

/// Runs `map` on `threads` threads.
fn run_on(args: &Args, threads: usize, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let settings = args.coding.over(args.knowledge.settings()?, streams)?;
    let told_as = formats::check(args)?;
    // The folder comes first, so that a wrong one is known before the long part.
    let (batch, former) = match args.impact {
        false => (Some(Batch::begin(&args.out)?), None),
        true => (None, Some(former_run(args)?)),
    };
    let gazetteer = args.knowledge.gazetteer(streams)?;
    let decisions = args.knowledge.decisions(&gazetteer, streams)?;
    let coder = Coder { gazetteer: &gazetteer, decisions, settings };
    let inputs = Inputs {
        paths: args.reports.clone(),
        stdin: streams.take_input(),
        options: ReadOptions { date: args.date, columns: args.columns.clone(), ..ReadOptions::default() },
    };

    let mut store = if args.impact { Store::pictured(&gazetteer) } else { Store::new(&gazetteer) };
    let mut progress = Progress::new(streams.is_watched && !args.quiet);
    let mut each = |output: Output<Box<Coded>>| {
        match output {
            Output::Coded(coded) => {
                for diagnostic in &coded.diagnostics {
                    progress.above(streams.err, diagnostic);
                }
                store.add(&coded).map_err(Error::Spool)?;
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
    code_all(inputs, threads, &|report, memory| Box::new(code_next(&coder, report, memory)), &mut each)?;
    progress.clear(streams.err);

    let mut round = Round::new(store, args, &coder)?;
    if let Some(batch) = batch {
        let (files, diagnostics) = round.write(args, &coder, batch)?;
        for diagnostic in diagnostics {
            streams.tell(diagnostic);
        }
        if !args.quiet {
            round.summarise(args, files, streams);
        }
    }
    if let Some(former) = former {
        round.merged.diagnostics.iter().for_each(|diagnostic| streams.tell(diagnostic));
        let picture = Picture::of(&mut round.store, &round.merged).map_err(Error::Spool)?;
        let impact = impact::compare(&former, &picture);
        check_whole(&gazetteer)?;
        impact::write(&impact, told_as, streams.out).map_err(Error::Output)?;
        streams.tell(impact::sums(&impact));
    }
    Ok(ExitCode::SUCCESS)
}

/// What the run in the folder says that this one is compared with.
fn former_run(args: &Args) -> Result<Picture, Error> {
    Picture::read(&args.out)?.ok_or_else(|| Error::NoFormerRun(args.out.clone()))
}
