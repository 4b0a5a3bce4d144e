//! `train`: fits the project's models; in a build with the feature `training` only.

mod incidents;

use super::{Error, Streams};
use crate::gazetteer::Gazetteer;
use crate::training::{Gold, read, read_annotated, recognition, resolution, sentences};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `train`.
#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    /// Which model
    #[command(subcommand)]
    pub model: Model,
}

/// A model.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Model {
    /// Write the weights of the evidence for a place (src/resolution/weights.csv) to stdout
    #[command(
        after_help = "Examples:\n  incident-mapper train resolution TR-News.jsonl GeoVirus.jsonl --check LGL.jsonl > src/resolution/weights.csv\n  incident-mapper train resolution TR-News.jsonl --hold 100"
    )]
    Resolution(ResolutionArgs),
    /// Write how often answers are right, by their chance (src/resolution/calibration.csv), to stdout
    #[command(
        after_help = "Examples:\n  incident-mapper train calibration TR-News.jsonl --check LGL.jsonl > src/resolution/calibration.csv"
    )]
    Calibration(Texts),
    /// Write the weights of the classifier of names (src/recognition/classifier/weights.bin)
    #[command(
        after_help = "Examples:\n  incident-mapper train recognition TR-News.jsonl ner/news.jsonl=0.3 --out src/recognition/classifier/weights.bin\n  incident-mapper train recognition GeoVirus.jsonl --without-demonyms GeoVirus.jsonl --check LGL.jsonl --out weights.bin"
    )]
    Recognition(RecognitionArgs),
    /// Write the weights of the model of how likely an incident was at a place (src/extraction/likelihood)
    #[command(
        after_help = "Examples:\n  incident-mapper train incidents tests/news/first tests/news/second --out src/extraction/likelihood"
    )]
    Incidents(incidents::Args),
}

/// The arguments of `train resolution`.
#[derive(Debug, Clone, clap::Args)]
pub struct ResolutionArgs {
    /// The texts.
    #[command(flatten)]
    pub texts: Texts,
    /// How strongly weights are held to those set by hand
    #[arg(long, default_value_t = 30.0)]
    pub hold: f64,
}

/// The texts of `train resolution` and `train calibration`, which is all that the latter asks for.
#[derive(Debug, Clone, clap::Args)]
pub struct Texts {
    /// Texts with known toponyms, a JSON object a line
    #[arg(required = true)]
    pub texts: Vec<PathBuf>,
    /// Texts that nothing is fitted to, scored in the file's head
    #[arg(long, value_name = "FILE")]
    pub check: Vec<PathBuf>,
}

/// The arguments of `train recognition`.
#[derive(Debug, Clone, clap::Args)]
pub struct RecognitionArgs {
    /// Texts with marked names, a JSON object a line; FILE=0.3 lets a file count less
    #[arg(required = true)]
    pub texts: Vec<String>,
    /// Texts that the weights are not fitted to
    #[arg(long, value_name = "FILE")]
    pub check: Vec<PathBuf>,
    /// The ones among all these whose toponyms do not include demonyms
    #[arg(long, value_name = "FILE")]
    pub without_demonyms: Vec<PathBuf>,
    /// How strongly weights are held to 0
    #[arg(long, default_value_t = 0.01)]
    pub hold: f32,
    /// Where the weights go
    #[arg(long)]
    pub out: PathBuf,
}

/// Runs `train`.
///
/// # Errors
/// A file that cannot be read, or the output.
pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    match &args.model {
        Model::Resolution(args) => {
            let fit = |texts: &[Gold], checks: &[_]| {
                resolution::fit(texts, args.hold, &Gazetteer::embedded(), checks)
            };
            write_fitted(&args.texts, &fit, streams)
        }
        Model::Calibration(texts) => {
            let fit =
                |texts: &[Gold], checks: &[_]| resolution::calibrate(texts, &Gazetteer::embedded(), checks);
            write_fitted(texts, &fit, streams)
        }
        Model::Recognition(args) => train_recognition(args, streams),
        Model::Incidents(args) => incidents::run(args, streams),
    }
}

fn train_recognition(args: &RecognitionArgs, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let gazetteer = Gazetteer::embedded();
    let mut texts = sentences(&gazetteer);
    let read = |path: &Path, weight| {
        let demonyms = !args.without_demonyms.iter().any(|without| without == path);
        read_annotated(path, weight, demonyms)
    };
    for text in &args.texts {
        let (path, weight) = text.split_once('=').unwrap_or((text, "1"));
        texts.extend(read(Path::new(path), weight.parse().unwrap_or(1.0))?);
    }
    let checks: Result<Vec<_>, Error> =
        args.check.iter().map(|path| Ok((name(path), read(path, 1.0)?))).collect();
    let (bytes, report) = recognition::fit(&texts, args.hold, &gazetteer, &checks?);
    std::fs::write(&args.out, bytes).map_err(Error::Output)?;
    streams.out.write_all(report.as_bytes()).map_err(Error::Output)?;
    Ok(ExitCode::SUCCESS)
}

/// Texts by the name of their file.
type Named = (String, Vec<Gold>);

fn write_fitted(
    Texts { texts, check }: &Texts,
    fit: &dyn Fn(&[Gold], &[Named]) -> String,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Error> {
    let all = |paths: &[PathBuf]| -> Result<Vec<Named>, Error> {
        paths.iter().map(|path| Ok((name(path), read(path)?))).collect()
    };
    let texts: Vec<Gold> = all(texts)?.into_iter().flat_map(|(_, texts)| texts).collect();
    streams.out.write_all(fit(&texts, &all(check)?).as_bytes()).map_err(Error::Output)?;
    Ok(ExitCode::SUCCESS)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
