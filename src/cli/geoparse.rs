//! `geoparse`: the places that reports name, a line a report, in input order and constant memory.

use super::batch::{Inputs, Output, code_all, processors};
use super::inputs::{Knowledge, check_whole};
use super::{Error, Streams};
use crate::format::geojson::LayerWriter;
use crate::format::jsonl::{ToponymLines, ToponymsLine, write_line};
use crate::format::reports::{ColumnMap, ReadOptions};
use crate::gazetteer::Gazetteer;
use crate::layer::mentions;
use crate::layer::place::Places;
use crate::model::Diagnostic;
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
    let unexplained = args.format == Format::Jsonl;
    let settings = Settings { toponyms_only: true, unexplained, ..args.knowledge.settings()? };
    let gazetteer = args.knowledge.gazetteer(streams)?;
    let decisions = args.knowledge.decisions(&gazetteer, streams)?;
    let coder = Coder { gazetteer: &gazetteer, decisions, settings };
    let paths = if args.reports.is_empty() { vec!["-".into()] } else { args.reports.clone() };
    let inputs = Inputs {
        paths,
        stdin: streams.take_input(),
        options: ReadOptions { columns: args.columns.clone(), long_texts: true, ..ReadOptions::default() },
    };
    let Streams { out, err, .. } = streams;
    let mut writer = Writer::new(args.format, &gazetteer, &mut **out).map_err(Error::Output)?;
    let (mut reports, mut complaints) = (0usize, 0usize);
    let mut each = |output| match output {
        Output::Coded(Made { diagnostics, part }) => {
            reports += 1;
            for diagnostic in &diagnostics {
                let _ = writeln!(err, "{diagnostic}");
            }
            writer.part(part)
        }
        Output::Diagnostic(diagnostic) => {
            complaints += 1;
            let _ = writeln!(err, "{diagnostic}");
            Ok(())
        }
        Output::Idle => writer.flush(),
    };
    let make = |coded| make(coded, args.format, &gazetteer);
    code_all(inputs, &coder, processors(), &make, &mut each).map_err(Error::Output)?;
    writer.finish().map_err(Error::Output)?;
    check_whole(&gazetteer)?;
    // An empty input asks for nothing and gets it; one that could not be read is an error.
    if reports == 0 && complaints > 0 { Err(Error::NothingRead) } else { Ok(ExitCode::SUCCESS) }
}

/// What a thread makes of a coded report.
struct Made {
    diagnostics: Vec<Diagnostic>,
    part: Part,
}

/// A report's part of the output.
enum Part {
    /// Its line, as it is written.
    Line(io::Result<Vec<u8>>),
    /// Its features, or its line, are still to be made.
    Whole(Box<Coded>),
}

fn make(mut coded: Coded, format: Format, gazetteer: &Gazetteer) -> Made {
    let diagnostics = std::mem::take(&mut coded.diagnostics);
    let part = match format {
        Format::Jsonl if coded.toponyms.len() <= MOST_AT_ONCE => {
            let mut line = Vec::with_capacity(LINE + LINE * coded.toponyms.len());
            Part::Line(write_toponyms(&mut line, &coded, gazetteer).map(|()| line))
        }
        _ => Part::Whole(Box::new(coded)),
    };
    Made { diagnostics, part }
}

/// Writes the line of a report.
fn write_toponyms(out: &mut impl Write, coded: &Coded, gazetteer: &Gazetteer) -> io::Result<()> {
    let Coded { info, text, toponyms, .. } = coded;
    let toponyms = ToponymLines::new(text, toponyms, gazetteer);
    write_line(out, &ToponymsLine { id: &info.id, toponyms })
}

/// The line of a report with more toponyms, which is longer than 10 MB, is never in memory as a whole.
const MOST_AT_ONCE: usize = 40_000;

/// A toponym takes about so many bytes of a line.
const LINE: usize = 256;

/// Writes coded reports in a format.
struct Writer<'g, W: Write> {
    gazetteer: &'g Gazetteer,
    places: Places<'g>,
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
        Ok(Self { gazetteer, places: Places::new(gazetteer), sink })
    }

    fn part(&mut self, part: Part) -> io::Result<()> {
        match (&mut self.sink, part) {
            (Sink::Jsonl(out), Part::Line(line)) => out.write_all(&line?),
            (Sink::Jsonl(out), Part::Whole(coded)) => write_toponyms(out, &coded, self.gazetteer),
            (Sink::Geojson(out), Part::Whole(coded)) => {
                let Coded { info, text, toponyms, .. } = &*coded;
                mentions::features(&info.id, text, toponyms, &self.places)
                    .iter()
                    .try_for_each(|feature| out.feature(feature))
            }
            (Sink::Geojson(_), Part::Line(_)) => Ok(()),
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
