//! `geoparse`: the places that reports name, a line a report, in input order and constant memory.

use super::batch::{Inputs, Output, code_all, processors};
use super::inputs::Knowledge;
use super::{Error, Streams};
use crate::format::geojson::LayerWriter;
use crate::format::jsonl::{ToponymsLine, write_line};
use crate::format::reports::ReadOptions;
use crate::layer::mentions;
use crate::pipeline::{Coded, Coder};
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
    let settings = args.knowledge.settings()?;
    let gazetteer = args.knowledge.gazetteer(streams)?;
    let coder = Coder { gazetteer: &gazetteer, settings };
    let paths = if args.reports.is_empty() { vec!["-".into()] } else { args.reports.clone() };
    let inputs = Inputs { paths, stdin: streams.take_input(), options: ReadOptions::default() };
    let Streams { out, err, .. } = streams;
    let mut writer = Writer::new(args.format, &mut **out).map_err(Error::Output)?;
    let (mut reports, mut complaints) = (0usize, 0usize);
    let mut each = |output| match output {
        Output::Coded(coded) => {
            reports += 1;
            for diagnostic in &coded.diagnostics {
                let _ = writeln!(err, "{diagnostic}");
            }
            writer.report(&coded, &coder)
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
    // An empty input asks for nothing and gets it; one that could not be read is an error.
    if reports == 0 && complaints > 0 { Err(Error::NothingRead) } else { Ok(ExitCode::SUCCESS) }
}

enum Writer<W: Write> {
    Jsonl(W),
    Geojson(LayerWriter<W>),
}

impl<W: Write> Writer<W> {
    fn new(format: Format, out: W) -> io::Result<Self> {
        Ok(match format {
            Format::Jsonl => Self::Jsonl(out),
            Format::Geojson => Self::Geojson(LayerWriter::new(out, mentions::NAME)?),
        })
    }

    fn report(&mut self, coded: &Coded, coder: &Coder<'_>) -> io::Result<()> {
        let (id, text, gazetteer) = (&coded.info.id, &coded.text, coder.gazetteer);
        match self {
            Self::Jsonl(out) => write_line(out, &ToponymsLine::new(id, text, &coded.mentions, gazetteer)),
            Self::Geojson(out) => mentions::features(id, text, &coded.mentions, gazetteer)
                .iter()
                .try_for_each(|feature| out.feature(feature)),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Jsonl(out) => out.flush(),
            Self::Geojson(out) => out.get_mut().flush(),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Jsonl(mut out) => out.flush(),
            Self::Geojson(out) => out.finish().map(drop),
        }
    }
}
