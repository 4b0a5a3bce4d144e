//! `geoparse`: the places that reports name, a line a report, in input order and constant memory.

use super::batch::{Inputs, Output, code_all, processors};
use super::inputs::{Knowledge, check_whole};
use super::{Error, Streams};
use crate::format::geojson::LayerWriter;
use crate::format::jsonl::{ToponymsLine, write_line};
use crate::format::reports::{ColumnMap, ReadOptions};
use crate::gazetteer::Gazetteer;
use crate::layer::mentions;
use crate::layer::place::Places;
use crate::pipeline::{Coded, Coder, Settings};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `geoparse`.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Files, folders, or - for stdin [default: -]
    #[arg(value_name = "REPORTS")]
    pub reports: Vec<PathBuf>,
    /// What to write to stdout
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub format: Format,
    /// Which columns or fields of CSV and JSON hold what; guessed, and shown, where it is not given
    #[arg(long, value_name = "text=COLUMN,date=COLUMN,...")]
    pub columns: Option<ColumnMap>,
    /// The gazetteer.
    #[command(flatten)]
    pub knowledge: Knowledge,
}

/// What `geoparse` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One object a report: {"id", "toponyms": [{"start", "end", "surface", ...}]}
    Jsonl,
    /// One GeoJSON feature a mention
    Geojson,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper geoparse report.txt
  incident-mapper geoparse - < news.jsonl > places.jsonl
  incident-mapper geoparse --format geojson reports/ > mentions.geojson

Offsets count Unicode code points. A name that was recognised but not located has null coordinates.";

/// Runs `geoparse`.
///
/// # Errors
/// No input is a report, the gazetteer is missing, or the output fails.
pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let settings = Settings { toponyms_only: true, ..args.knowledge.settings()? };
    let gazetteer = args.knowledge.gazetteer(streams)?;
    let decisions = args.knowledge.decisions(&gazetteer, streams)?;
    let coder = Coder { gazetteer: &gazetteer, decisions, settings };
    let paths = if args.reports.is_empty() { vec!["-".into()] } else { args.reports.clone() };
    let inputs = Inputs {
        paths,
        stdin: streams.take_input(),
        options: ReadOptions { columns: args.columns.clone(), ..ReadOptions::default() },
    };
    let Streams { out, err, .. } = streams;
    let mut writer = Writer::new(args.format, &gazetteer, &mut **out).map_err(Error::Output)?;
    let (mut reports, mut complaints) = (0usize, 0usize);
    let mut each = |output| match output {
        Output::Coded(coded) => {
            reports += 1;
            for diagnostic in &coded.diagnostics {
                let _ = writeln!(err, "{diagnostic}");
            }
            writer.report(&coded)
        }
        Output::Diagnostic(diagnostic) => {
            complaints += 1;
            let _ = writeln!(err, "{diagnostic}");
            Ok(())
        }
        Output::Idle => writer.flush(),
    };
    code_all(inputs, &coder, processors(), &mut each).map_err(Error::Output)?;
    writer.finish().map_err(Error::Output)?;
    check_whole(&gazetteer)?;
    // An empty input asks for nothing and gets it; one that could not be read is an error.
    if reports == 0 && complaints > 0 { Err(Error::NothingRead) } else { Ok(ExitCode::SUCCESS) }
}

/// Writes coded reports in a format.
struct Writer<'g, W: Write> {
    places: Places<'g>,
    gazetteer: &'g Gazetteer,
    sink: Sink<W>,
}

enum Sink<W: Write> {
    Jsonl(W),
    Geojson(LayerWriter<W>),
}

impl<'g, W: Write> Writer<'g, W> {
    fn new(format: Format, gazetteer: &'g Gazetteer, out: W) -> io::Result<Self> {
        let sink = match format {
            Format::Jsonl => Sink::Jsonl(out),
            Format::Geojson => Sink::Geojson(LayerWriter::new(out, mentions::NAME)?),
        };
        Ok(Self { places: Places::new(gazetteer), gazetteer, sink })
    }

    fn report(&mut self, coded: &Coded) -> io::Result<()> {
        let (id, text) = (&coded.info.id, &coded.text);
        match &mut self.sink {
            Sink::Jsonl(out) => {
                let georeferences = &coded.georeferences;
                write_line(out, &ToponymsLine::new(id, text, &coded.mentions, georeferences, self.gazetteer))
            }
            Sink::Geojson(out) => {
                mentions::features(id, text, &coded.mentions, &coded.georeferences, &self.places)
                    .iter()
                    .try_for_each(|feature| out.feature(feature))
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Jsonl(out) => out.flush(),
            Sink::Geojson(out) => out.get_mut().flush(),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self.sink {
            Sink::Jsonl(mut out) => out.flush(),
            Sink::Geojson(out) => out.finish().map(drop),
        }
    }
}
