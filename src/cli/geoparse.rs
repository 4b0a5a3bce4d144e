//! `geoparse`: the places that reports name, a line a report, in input order and constant memory.

mod long;

use super::batch::{Inputs, Output, code_all, processors};
use super::inputs::{Knowledge, check_whole};
use super::{Error, Streams};
use crate::format::geojson::LayerWriter;
use crate::format::jsonl::ToponymLines;
use crate::format::reports::{ColumnMap, ReadOptions};
use crate::format::toponyms_line::ToponymsLine;
use crate::gazetteer::{Gazetteer, PlaceMemory};
use crate::layer::mentions;
use crate::layer::place::Places;
use crate::model::{Diagnostic, Report};
use crate::pipeline::{Coded, Coder, Memory, Settings, code_next};
use crate::text::CodePoints;
use long::Long;
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
        Output::Coded(made) => {
            reports += 1;
            writer.write(made, &coder, &mut |diagnostic| drop(writeln!(err, "{diagnostic}")))
        }
        Output::Diagnostic(diagnostic) => {
            complaints += 1;
            let _ = writeln!(err, "{diagnostic}");
            Ok(())
        }
        Output::Idle => writer.flush(),
    };
    let make = &|report, memory: &mut _| make(report, &coder, args.format, memory);
    code_all(inputs, processors(), make, &mut each).map_err(Error::Output)?;
    writer.finish().map_err(Error::Output)?;
    check_whole(&gazetteer)?;
    // An empty input asks for nothing and gets it; one that could not be read is an error.
    if reports == 0 && complaints > 0 { Err(Error::NothingRead) } else { Ok(ExitCode::SUCCESS) }
}

/// What a thread makes of a report.
enum Made {
    /// Its line, as it is written.
    Line(io::Result<Vec<u8>>, Vec<Diagnostic>),
    /// Its features, or its line, are still to be made.
    Whole(Box<Coded>),
    /// It is read in parts while it is written.
    Long(Box<Report>),
}

fn make<'g>(report: Report, coder: &Coder<'g>, format: Format, memory: &mut Memory<'g>) -> Made {
    if long::is_long(&report, coder) {
        return Made::Long(Box::new(report));
    }
    let coded = code_next(coder, report, memory);
    match format {
        Format::Jsonl if coded.toponyms.len() <= MOST_AT_ONCE => {
            let mut line = Vec::with_capacity(LINE + LINE * coded.toponyms.len());
            let made = write_toponyms(&mut line, &coded, coder.gazetteer, memory.places()).map(|()| line);
            Made::Line(made, coded.diagnostics)
        }
        _ => Made::Whole(Box::new(coded)),
    }
}

/// Writes the line of a report.
fn write_toponyms<'g>(
    out: &mut impl Write,
    coded: &Coded,
    gazetteer: &'g Gazetteer,
    places: &mut PlaceMemory<'g>,
) -> io::Result<()> {
    let toponyms = ToponymLines::new(CodePoints::new(&coded.text), &coded.toponyms, gazetteer);
    let mut line = ToponymsLine::begin(&coded.info.id, out);
    toponyms.iter(places).try_for_each(|toponym| line.push(&toponym))?;
    line.end()
}

/// Writes the features of a report, or of a part of it.
fn write_features(
    out: &mut LayerWriter<impl Write>,
    coded: &Coded,
    points: &CodePoints<'_>,
    places: &Places<'_>,
) -> io::Result<()> {
    let mut features = mentions::features(&coded.info.id, points, &coded.toponyms, places);
    features.try_for_each(|feature| out.feature(&feature))
}

/// The line of a report with more toponyms, which is longer than 10 MB, is never in memory as a whole.
const MOST_AT_ONCE: usize = 40_000;

/// A toponym takes about so many bytes of a line.
const LINE: usize = 256;

/// Writes coded reports in a format.
struct Writer<'g, W: Write> {
    gazetteer: &'g Gazetteer,
    places: Places<'g>,
    memory: PlaceMemory<'g>,
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
        Ok(Self { gazetteer, places: Places::new(gazetteer), memory: PlaceMemory::default(), sink })
    }

    fn write(&mut self, made: Made, coder: &Coder<'_>, tell: &mut dyn FnMut(&Diagnostic)) -> io::Result<()> {
        match made {
            Made::Line(line, diagnostics) => {
                diagnostics.iter().for_each(tell);
                match &mut self.sink {
                    Sink::Jsonl(out) => out.write_all(&line?),
                    Sink::Geojson(_) => Ok(()),
                }
            }
            Made::Whole(coded) => {
                coded.diagnostics.iter().for_each(tell);
                match &mut self.sink {
                    Sink::Jsonl(out) => write_toponyms(out, &coded, self.gazetteer, &mut self.memory),
                    Sink::Geojson(out) => {
                        write_features(out, &coded, &CodePoints::new(&coded.text), &self.places)
                    }
                }
            }
            Made::Long(report) => {
                let long = Long::new(coder, &report);
                match &mut self.sink {
                    Sink::Jsonl(out) => {
                        let mut line = ToponymsLine::begin(&report.info.id, out);
                        long.each_part(|coded, points| {
                            let lines = ToponymLines::new(points, &coded.toponyms, self.gazetteer);
                            lines.iter(&mut self.memory).try_for_each(|toponym| line.push(&toponym))
                        })?;
                        line.end()?;
                    }
                    Sink::Geojson(out) => {
                        long.each_part(|coded, points| write_features(out, coded, &points, &self.places))?;
                    }
                }
                long.into_diagnostics().iter().for_each(tell);
                Ok(())
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
