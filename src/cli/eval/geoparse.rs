//! `eval geoparse`: toponyms against geoparsing corpora.

use super::output::{OutputArgs, Scored, read, tell};
use super::{EvalError, REGRESSED, geoparse_tables};
use crate::cli::batch::{Held, code_held, processors};
use crate::cli::inputs::{Knowledge, check_whole};
use crate::cli::{Error, Streams};
use crate::evaluation::geoparse::{
    Document, GeoparseScore, Predicted, of_documents, read_gold, read_predictions, score,
};
use crate::format::jsonl::{ToponymLine, ToponymLines};
use crate::format::reports::{Item, ReadOptions, read_bytes};
use crate::gazetteer::{Gazetteer, PlaceMemory, Unchanged};
use crate::geodesy::LngLat;
use crate::pipeline::{Coder, Settings};
use crate::text::CodePoints;
use serde_json::json;
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Score toponyms against corpora: recognition, resolution, end to end, by type, calibration, and what goes wrong most.
///
/// The texts of the corpora are coded as `geoparse` would code them: from their id, text, title and date, never from their gold.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Corpora: a JSON object a line, {"id", "text", "title"?, "date"?, "toponyms": [{"start", "end", "lat", "lon", "type"?}]}
    #[arg(required = true, value_name = "GOLD.jsonl")]
    gold: Vec<PathBuf>,
    /// Score these lines of `geoparse` instead of coding the texts; once for each corpus, in their order
    #[arg(long, value_name = "FILE")]
    predictions: Vec<PathBuf>,
    /// Leave predicted demonyms out, for gold that has none: of all corpora, or of the named ones
    #[arg(long, value_name = "CORPORA", num_args = 0..=1, require_equals = true, value_delimiter = ',', default_missing_value = "")]
    drop_demonyms: Option<Vec<String>>,
    /// Exit with 1 where the mean F1 end to end is lower than the baseline's by more than this
    #[arg(long, value_name = "F1", requires = "baseline")]
    max_drop: Option<f64>,
    #[command(flatten)]
    output: OutputArgs,
    /// The gazetteer.
    #[command(flatten)]
    knowledge: Knowledge,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper eval geoparse lgl.jsonl
  incident-mapper eval geoparse lgl.jsonl trnews.jsonl --gazetteer my-places.csv --top 30
  incident-mapper eval geoparse geovirus.jsonl --drop-demonyms
  incident-mapper eval geoparse lgl.jsonl --predictions other-program.jsonl
  incident-mapper eval geoparse lgl.jsonl --format json --out before.json
  incident-mapper eval geoparse lgl.jsonl --baseline before.json
  incident-mapper eval geoparse lgl.jsonl geovirus.jsonl --drop-demonyms=geovirus --baseline before.json --max-drop 0.01

A toponym is right when its words overlap the gold's and its point lies less than 161 km from the gold's.";

const KIND: &str = "geoparse";

/// A corpus and what it is called.
struct Corpus {
    name: String,
    path: PathBuf,
    documents: Vec<Document>,
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let former: Option<GeoparseScore> = args.output.former(KIND)?;
    let file = args.output.begin()?;
    let names = names(&args.gold);
    let dropped = args.dropped(&names)?;
    if !args.predictions.is_empty() && args.predictions.len() != args.gold.len() {
        let (gold, predictions) = (args.gold.len(), args.predictions.len());
        return Err(EvalError::Predictions { gold, predictions }.into());
    }
    let mut corpora = Vec::with_capacity(names.len());
    for (path, name) in args.gold.iter().zip(names) {
        let (documents, diagnostics) = read_gold(&path.display().to_string(), &read(path)?);
        tell(&diagnostics, streams);
        if documents.is_empty() {
            return Err(EvalError::NoGold(path.clone()).into());
        }
        corpora.push(Corpus { name, path: path.clone(), documents });
    }
    let gazetteer = args.knowledge.gazetteer(streams)?;
    let found = if args.predictions.is_empty() {
        coded(args, &corpora, &gazetteer, streams)?
    } else {
        predicted(&args.predictions, &corpora, streams)?
    };
    let mut scores = Vec::with_capacity(corpora.len());
    for (mut corpus, mut found) in corpora.into_iter().zip(found) {
        name_places(&mut corpus.documents, &gazetteer);
        let without_demonyms = dropped.contains(&corpus.name);
        if without_demonyms {
            let is_none = |toponym: &Predicted| toponym.kind.as_deref() != Some("demonym");
            found.iter_mut().flatten().for_each(|toponyms| toponyms.retain(is_none));
        }
        let mut score = score(&corpus.name, &corpus.documents, &found);
        score.without_demonyms = without_demonyms;
        scores.push(score);
    }
    check_whole(&gazetteer)?;
    let score = GeoparseScore::of(scores);
    let score = if args.output.figures { score.figures() } else { score };
    let scored =
        Scored { kind: KIND, score: &score, outline: GeoparseScore::outline, tables: geoparse_tables::write };
    args.output.write(&scored, former.as_ref(), file, streams)?;
    match (args.max_drop, &former, &args.output.baseline) {
        (Some(most), Some(former), Some(path)) => verdict(former, &score, most, path, streams),
        _ => Ok(ExitCode::SUCCESS),
    }
}

impl Args {
    /// The corpora whose predicted demonyms are left out.
    fn dropped(&self, names: &[String]) -> Result<Vec<String>, EvalError> {
        let Some(dropped) = &self.drop_demonyms else { return Ok(Vec::new()) };
        let named: Vec<String> = dropped.iter().filter(|name| !name.is_empty()).cloned().collect();
        if named.is_empty() {
            return Ok(names.to_vec());
        }
        match named.iter().find(|name| !names.contains(name)) {
            Some(name) => {
                let known = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
                Err(EvalError::UnknownCorpus { name: name.clone(), known })
            }
            None => Ok(named),
        }
    }
}

/// What the corpora are called: as their files, without the ending; a name that is taken gets a number.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(paths.len());
    for path in paths {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let numbered = (2..).map(|n: usize| format!("{stem}-{n}"));
        let free = std::iter::once(stem.clone()).chain(numbered).find(|name| !names.contains(name));
        names.push(free.unwrap_or(stem));
    }
    names
}

/// What a program found, from its files.
fn predicted(
    files: &[PathBuf],
    corpora: &[Corpus],
    streams: &mut Streams<'_>,
) -> Result<Vec<Vec<Option<Vec<Predicted>>>>, EvalError> {
    let mut found = Vec::with_capacity(corpora.len());
    for (path, corpus) in files.iter().zip(corpora) {
        let (by_document, diagnostics) = read_predictions(&path.display().to_string(), &read(path)?);
        tell(&diagnostics, streams);
        found.push(of_documents(&corpus.documents, &by_document));
    }
    Ok(found)
}

/// What this program finds in the texts of each corpus.
fn coded(
    args: &Args,
    corpora: &[Corpus],
    gazetteer: &Gazetteer,
    streams: &mut Streams<'_>,
) -> Result<Vec<Vec<Option<Vec<Predicted>>>>, Error> {
    let settings = Settings { toponyms_only: true, unexplained: true, ..args.knowledge.settings()? };
    let decisions = args.knowledge.decisions(gazetteer, streams)?;
    let coder = Coder { gazetteer, decisions, settings };
    Ok(corpora.iter().map(|corpus| coded_corpus(corpus, &coder, streams)).collect())
}

fn coded_corpus(
    corpus: &Corpus,
    coder: &Coder<'_>,
    streams: &mut Streams<'_>,
) -> Vec<Option<Vec<Predicted>>> {
    let mut held = Vec::with_capacity(corpus.documents.len());
    // The document of each report, since not every text is one that can be read.
    let mut of = Vec::with_capacity(corpus.documents.len());
    let path = corpus.path.display().to_string();
    for (number, document) in corpus.documents.iter().enumerate() {
        let Document { id, text, title, date, line, .. } = document;
        let record = json!({"id": id, "text": text, "title": title, "date": date}).to_string();
        read_bytes("gold.jsonl", record.as_bytes(), &ReadOptions::default(), &mut |item| match item {
            Item::Report(report) => {
                held.push(Held { report, coded: None });
                of.push(number);
            }
            Item::Diagnostic(mut diagnostic) => {
                (diagnostic.path, diagnostic.line) = (path.clone(), Some(*line));
                streams.tell(diagnostic);
            }
        });
    }
    let (_, failed) = code_held(&mut held, &Unchanged::default(), coder, processors());
    tell(&failed, streams);
    let (mut found, mut places) = (vec![None; corpus.documents.len()], PlaceMemory::default());
    for (held, number) in held.into_iter().zip(of) {
        if let (Some(coded), Some(found)) = (held.coded, found.get_mut(number)) {
            // Through the very line that `geoparse` would write, so that its rounding is scored too.
            let toponyms = ToponymLines::new(CodePoints::new(&coded.text), &coded.toponyms, coder.gazetteer);
            *found = Some(toponyms.iter(&mut places).map(answer).collect());
        }
    }
    found
}

fn answer(line: ToponymLine<'_>) -> Predicted {
    let position = line.longitude.zip(line.latitude).and_then(|(lng, lat)| LngLat::new(lng, lat).ok());
    let place = line.id.map(|id| label(line.name.as_deref(), line.country.as_deref(), &id));
    Predicted {
        start: line.start,
        end: line.end,
        surface: line.surface.into_owned(),
        kind: Some(line.kind.into_owned()),
        feature_code: line.feature_code.map(Cow::into_owned),
        place,
        position,
        confidence: line.confidence,
    }
}

/// What a place is called in lists: `Ganja, AZ gn:586523`.
fn label(name: Option<&str>, country: Option<&str>, id: &str) -> String {
    let name = [name, country].into_iter().flatten().filter(|part| !part.is_empty());
    format!("{} {id}", name.collect::<Vec<_>>().join(", "))
}

/// Gives gold places the names that the gazetteer has for their ids.
fn name_places(documents: &mut [Document], gazetteer: &Gazetteer) {
    for toponym in documents.iter_mut().flat_map(|document| &mut document.toponyms) {
        if let Some(key) = toponym.place.as_deref().and_then(|id| gazetteer.by_id(id)) {
            let place = gazetteer.place(key);
            toponym.place = Some(label(Some(place.name), Some(place.country), place.id));
        }
    }
}

/// Says whether the mean has fallen by more than `most` since `former`.
fn verdict(
    former: &GeoparseScore,
    score: &GeoparseScore,
    most: f64,
    path: &Path,
    streams: &mut Streams<'_>,
) -> Result<ExitCode, Error> {
    let scored = |score: &GeoparseScore| {
        let name = |corpus: &crate::evaluation::geoparse::CorpusScore| {
            let without = if corpus.without_demonyms { " without demonyms" } else { "" };
            format!("`{}`{without}", corpus.name)
        };
        let mut names: Vec<String> = score.corpora.iter().map(name).collect();
        names.sort();
        names.join(", ")
    };
    let (before, now) = (scored(former), scored(score));
    if before != now {
        return Err(EvalError::OtherCorpora { path: path.to_path_buf(), before, now }.into());
    }
    let (before, now) =
        (former.mean_end_to_end_f1.unwrap_or_default(), score.mean_end_to_end_f1.unwrap_or_default());
    // Four decimals are kept; what lies beyond them is no fall.
    let has_fallen = before - now > most + 1e-9;
    let is = if has_fallen { "more than it may fall" } else { "within what it may fall" };
    streams.tell(format_args!("mean F1 end to end {now:.4}, before {before:.4}: {is} ({most})"));
    Ok(if has_fallen { ExitCode::from(REGRESSED) } else { ExitCode::SUCCESS })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corpora_are_called_as_their_files_and_each_is_called_once() {
        let paths = ["a/lgl.dev.jsonl", "b/lgl.dev.jsonl", "gv.jsonl"].map(PathBuf::from);
        assert_eq!(names(&paths), ["lgl.dev", "lgl.dev-2", "gv"]);
    }
}
