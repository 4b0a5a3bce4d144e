//! `query`: what happened near a place, in an area, in a time.

mod args;
pub(super) mod parse;
mod table;

pub use args::{OutputFormat, QueryArgs};
pub use parse::{InvalidArgument, bounds, length};

use crate::cli::counted::counted;
use crate::format::geojson_amend::{self, Amended, json_string};
use crate::format::geojson_read::{RawFeature, RawLayer, ReadLayerError};
use crate::gazetteer::Gazetteer;
use crate::geodesy::{LngLat, Metres};
use crate::model::{Diagnostic, Severity};
use crate::query::{Answer, Hit, Item, Match, Question, Searchable};
use parse::Near;
use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The layer of a `map` output folder that is asked when the folder is given.
const INCIDENTS: &str = "incidents.geojson";

/// How many messages about single features are shown before they are only counted.
const SHOWN_PROBLEMS: usize = 5;

/// How many other places of the same name are listed.
const SHOWN_PLACES: usize = 5;

/// Why a query has no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The layer's file cannot be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file, or `-`.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is no layer.
    #[error("`{path}`: {source}")]
    Layer {
        /// The file, or `-`.
        path: PathBuf,
        /// What is wrong with it.
        source: ReadLayerError,
    },
    /// An argument makes no sense.
    #[error(transparent)]
    Argument(#[from] InvalidArgument),
    /// An option needs another one.
    #[error("`{option}` needs `{needs}`")]
    Lacks {
        /// The option that was given.
        option: &'static str,
        /// The option that was not.
        needs: &'static str,
    },
    /// The gazetteer has no such place.
    #[error("no place is called `{name}` in the gazetteer")]
    UnknownPlace {
        /// The name that was given.
        name: String,
    },
    /// The answer cannot be written.
    #[error("cannot write the answer")]
    Write(#[source] io::Error),
}

impl QueryError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                "`incident-mapper map REPORTS...` writes output/incidents.geojson".to_owned()
            }
            Self::Layer { source: ReadLayerError::Json { .. }, .. } => {
                "a layer is GeoJSON: a FeatureCollection, a Feature, or one Feature a line; NaN is not JSON".to_owned()
            }
            Self::Layer { .. } => {
                "a layer is GeoJSON: a FeatureCollection, a Feature, or one Feature a line".to_owned()
            }
            Self::Argument(argument) => argument.hint(),
            Self::Lacks { needs: "--near", .. } => {
                "say from where: --near Barda, or --near LON,LAT such as --near 47.12,40.37".to_owned()
            }
            Self::Lacks { .. } => "say how far: --near Barda --within 25km, or --bbox W,S,E,N".to_owned(),
            Self::UnknownPlace { .. } => {
                "`incident-mapper gazetteer search NAME` lists similar names; coordinates are LON,LAT; your own \
                 places come with --gazetteer FILE"
                    .to_owned()
            }
            Self::Read { .. } | Self::Write(_) => return None,
        })
    }
}

/// Answers a query: features to `out`, everything else to `err`.
///
/// `load_gazetteer` is called with `--gazetteer`'s files where `--near` names a place; usually
/// [`Gazetteer::with_files`]. `terminal` says whether `out` is one, which decides the default format. The layer `-` is
/// standard input. The exit code is 0 where something was found, else 1; a reader of `out` that goes away is no error.
///
/// # Errors
/// See [`QueryError`]; the exit code is then 2.
pub fn run(
    args: &QueryArgs,
    load_gazetteer: impl FnOnce(&[PathBuf]) -> (Gazetteer, Vec<Diagnostic>),
    out: &mut dyn Write,
    err: &mut dyn Write,
    terminal: bool,
) -> Result<ExitCode, QueryError> {
    let find = |name: &str, err: &mut dyn Write| {
        let (gazetteer, diagnostics) = load_gazetteer(&args.gazetteer);
        for diagnostic in diagnostics.iter().filter(|d| d.severity > Severity::Note) {
            say(err, format_args!("{diagnostic}"));
        }
        places_called(&gazetteer, name)
    };
    run_with(args, find, out, err, terminal)
}

/// A place that `--near` may mean.
#[derive(Debug, Clone, PartialEq)]
struct NamedPlace {
    id: String,
    name: String,
    feature_code: String,
    /// Division and country, as far as the gazetteer has them.
    container: String,
    position: LngLat,
}

impl std::fmt::Display for NamedPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} {}", self.name, self.id, self.feature_code)?;
        if !self.container.is_empty() {
            write!(f, ", {}", self.container)?;
        }
        write!(f, ") at {}", self.position)
    }
}

fn places_called(gazetteer: &Gazetteer, name: &str) -> Vec<NamedPlace> {
    let keys = match gazetteer.by_id(name.trim()) {
        Some(key) => vec![key],
        None => gazetteer.search(name, None).into_iter().map(|hit| hit.place).collect(),
    };
    keys.into_iter()
        .map(|key| {
            let place = gazetteer.place(key);
            let container = [place.admin1, place.country];
            NamedPlace {
                id: place.id.to_owned(),
                name: place.name.to_owned(),
                feature_code: place.feature_code.to_owned(),
                container: container.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", "),
                position: place.position,
            }
        })
        .collect()
}

fn run_with(
    args: &QueryArgs,
    find: impl FnOnce(&str, &mut dyn Write) -> Vec<NamedPlace>,
    out: &mut dyn Write,
    err: &mut dyn Write,
    terminal: bool,
) -> Result<ExitCode, QueryError> {
    let (question, from_words) = question(args, find, err)?;
    let (path, bytes) = read_bytes(&args.layer)?;
    let layer = RawLayer::read(&bytes).map_err(|source| QueryError::Layer { path: path.clone(), source })?;
    let (items, features) = items(&layer, &path, err);
    let searchable = Searchable::new(items);
    let answer = searchable.search(&question);

    report_what_is_left_out(&answer, err);
    if answer.hits.is_empty() {
        say(err, format_args!("nothing found among {}", counted(features.len(), "feature")));
        hint_at_more(&searchable, &question, err);
    }
    let shown = &answer.hits[..answer.hits.len().min(args.limit.unwrap_or(usize::MAX))];
    let written = if args.count {
        writeln!(out, "{}", answer.hits.len())
    } else {
        let amended: Vec<Amended> =
            shown.iter().map(|hit| amended(features[hit.item], hit, &question)).collect();
        match args.format.unwrap_or(if terminal { OutputFormat::Table } else { OutputFormat::Geojson }) {
            OutputFormat::Table => table::write(out, &amended, shown, &question),
            OutputFormat::Geojson => geojson_amend::write_geojson(out, &layer, &amended),
            OutputFormat::Geojsonseq => geojson_amend::write_geojsonseq(out, &amended),
            OutputFormat::Csv => geojson_amend::write_csv(out, &amended),
            OutputFormat::Jsonl => geojson_amend::write_jsonl(out, &amended),
        }
    };
    match written.and_then(|()| out.flush()) {
        Ok(()) => {}
        // `query ... | head` has read all it wants.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
        Err(error) => return Err(QueryError::Write(error)),
    }
    if answer.hits.is_empty() {
        return Ok(ExitCode::from(1));
    }
    summarise(&answer, shown.len(), &question, &from_words, err);
    Ok(ExitCode::SUCCESS)
}

/// The question of the arguments, and where it is asked from in words.
fn question(
    args: &QueryArgs,
    find: impl FnOnce(&str, &mut dyn Write) -> Vec<NamedPlace>,
    err: &mut dyn Write,
) -> Result<(Question, String), QueryError> {
    let mut question = Question {
        within: args.within.as_deref().map(parse::length).transpose()?,
        nearest: args.nearest,
        bounds: args.bbox.as_deref().map(parse::bounds).transpose()?,
        since: args.since.as_deref().map(|text| parse::date("--since", text)).transpose()?.map(|days| days.0),
        until: args.until.as_deref().map(|text| parse::date("--until", text)).transpose()?.map(|days| days.1),
        types: args.types.clone(),
        certain_only: args.certain_only,
        ..Question::default()
    };
    if let (Some(since), Some(until)) = (question.since, question.until)
        && since > until
    {
        return Err(InvalidArgument::DatesReversed { since, until }.into());
    }
    if args.near.is_none() {
        for (given, option) in [(args.within.is_some(), "--within"), (args.nearest.is_some(), "--nearest")] {
            if given {
                return Err(QueryError::Lacks { option, needs: "--near" });
            }
        }
    }
    let mut words = String::new();
    if let Some(near) = &args.near {
        match parse::near(near)? {
            Near::Position(position) => {
                question.near = Some(position);
                words = near.trim().to_owned();
            }
            Near::Name(name) => {
                let taken = named(name, find, err)?;
                question.near = Some(taken.position);
                words = taken.name;
            }
            Near::ShortCode(code, name) => {
                let taken = named(name, find, err)?;
                question.near =
                    Some(code.near(taken.position).map_or(taken.position, |position| position.at));
                words = near.trim().to_owned();
            }
        }
    }
    if args.certain_only && !question.has_area() {
        return Err(QueryError::Lacks { option: "--certain-only", needs: "--within" });
    }
    Ok((question, words))
}

/// The place that is taken for a name; the others of that name are listed.
fn named(
    name: String,
    find: impl FnOnce(&str, &mut dyn Write) -> Vec<NamedPlace>,
    err: &mut dyn Write,
) -> Result<NamedPlace, QueryError> {
    let mut places = find(&name, err).into_iter();
    let Some(taken) = places.next() else { return Err(QueryError::UnknownPlace { name }) };
    say(err, format_args!("near {taken}"));
    list_others(places.as_slice(), &name, err);
    Ok(taken)
}

fn list_others(others: &[NamedPlace], name: &str, err: &mut dyn Write) {
    if others.is_empty() {
        return;
    }
    say(err, format_args!("note: {} also called `{name}`:", counted(others.len(), "other place")));
    for other in others.iter().take(SHOWN_PLACES) {
        say(err, format_args!("  {other}"));
    }
    if others.len() > SHOWN_PLACES {
        say(err, format_args!("  and {} more", others.len() - SHOWN_PLACES));
    }
    say(err, format_args!("hint: --near takes an id too: --near {}", others[0].id));
}

/// The bytes of the layer, and the path they came from: in a folder, its incidents.
fn read_bytes(layer: &Path) -> Result<(PathBuf, Vec<u8>), QueryError> {
    let path = if layer.is_dir() { layer.join(INCIDENTS) } else { layer.to_owned() };
    let read = if layer.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(&path)
    };
    match read {
        Ok(bytes) => Ok((path, bytes)),
        Err(source) => Err(QueryError::Read { path, source }),
    }
}

/// What a question can see of each feature, and the features themselves; bad ones are reported and left out.
fn items<'a>(layer: &RawLayer<'a>, path: &Path, err: &mut dyn Write) -> (Vec<Item<'a>>, Vec<&'a str>) {
    let (mut items, mut features) = (Vec::new(), Vec::new());
    let mut problems = 0;
    for text in &layer.features {
        match RawFeature::parse(text) {
            Ok(feature) => {
                items.push(item(&feature));
                features.push(*text);
            }
            Err(error) => {
                problems += 1;
                if problems <= SHOWN_PROBLEMS {
                    let file = path.display().to_string();
                    let message = format!("left out a feature: {error}");
                    let diagnostic = Diagnostic::new(Severity::Warning, "not-a-feature", file, message)
                        .at_line(layer.line_of(text) as u64);
                    say(err, format_args!("{diagnostic}"));
                }
            }
        }
    }
    if problems > SHOWN_PROBLEMS {
        say(
            err,
            format_args!("warning: left out {} more", counted(problems - SHOWN_PROBLEMS, "such feature")),
        );
    }
    (items, features)
}

/// A feature with an extent is as uncertain as it is large: it lies in an area for certain where all of it does.
fn item<'a>(feature: &RawFeature<'a>) -> Item<'a> {
    let place = feature.place();
    let stated = feature.number("coordinate_uncertainty_m").unwrap_or(0.0);
    Item {
        position: place.map(|place| place.position),
        uncertainty: Metres(stated.max(place.map_or(0.0, |place| place.extent.0))),
        dates: parse::days(feature),
        event_type: feature.text("event_type").unwrap_or_default(),
        sub_event_type: feature.text("sub_event_type").unwrap_or_default(),
    }
}

/// The feature with what the query found out about it. All features of one answer get the same keys.
fn amended<'a>(feature: &'a str, hit: &Hit, question: &Question) -> Amended<'a> {
    // One decimal hides the last bits, in which platforms differ.
    let number = |n: Option<f64>| n.map_or_else(|| "null".to_owned(), |n| format!("{n:.1}"));
    let mut added = Vec::new();
    if question.near.is_some() {
        added.push(("distance_m", number(hit.distance.map(|d| d.0))));
        added.push((
            "bearing_deg",
            number(hit.bearing.map(|degrees| (degrees * 10.0).round() / 10.0 % 360.0)),
        ));
    }
    if question.has_area() {
        added.push(("match", hit.certainty.map_or_else(|| "null".to_owned(), |m| json_string(m.name()))));
    }
    Amended { feature, added }
}

fn report_what_is_left_out(answer: &Answer, err: &mut dyn Write) {
    if answer.undated > 0 {
        say(err, format_args!("note: left out {} without a date", counted(answer.undated, "feature")));
    }
    if answer.unplaced > 0 {
        say(err, format_args!("note: left out {} without a position", counted(answer.unplaced, "feature")));
    }
}

fn summarise(answer: &Answer, shown: usize, question: &Question, from: &str, err: &mut dyn Write) {
    let total = answer.hits.len();
    let mut line = format!("{} found", counted(total, "feature"));
    if let Some(radius) = question.within {
        line.push_str(&format!(" within {} km of {from}", radius.km()));
    }
    if question.has_area() {
        let certain = answer.hits.iter().filter(|hit| hit.certainty == Some(Match::Certain)).count();
        line.push_str(&format!(": {certain} certain, {} possible", total - certain));
    }
    if shown < total {
        line.push_str(&format!("; the first {shown} shown (--limit)"));
    }
    say(err, format_args!("{line}"));
}

/// Says what a slightly different question would find.
fn hint_at_more(searchable: &Searchable<'_>, question: &Question, err: &mut dyn Write) {
    let count = |question: &Question| searchable.search(question).hits.len();
    if !question.types.is_empty() && count(&Question { types: Vec::new(), ..question.clone() }) > 0 {
        let types: BTreeSet<&str> = searchable
            .items()
            .iter()
            .flat_map(|item| [item.event_type.as_ref(), item.sub_event_type.as_ref()])
            .filter(|name| !name.is_empty())
            .collect();
        let names: Vec<String> = types.into_iter().take(20).map(printable).collect();
        say(
            err,
            format_args!("hint: without --type there is something; the layer's types: {}", names.join(", ")),
        );
        return;
    }
    if question.certain_only && count(&Question { certain_only: false, ..question.clone() }) > 0 {
        say(err, format_args!("hint: without --certain-only there is something"));
        return;
    }
    if let Some(near) = question.near {
        let swapped = LngLat::new(near.lat(), near.lng()).ok();
        if swapped.is_some_and(|swapped| count(&Question { near: Some(swapped), ..question.clone() }) > 0) {
            say(
                err,
                format_args!(
                    "hint: longitude comes first; the same numbers the other way round find something"
                ),
            );
            return;
        }
        let nearest = Question { within: None, nearest: Some(1), certain_only: false, ..question.clone() };
        if let Some(distance) = searchable.search(&nearest).hits.first().and_then(|hit| hit.distance) {
            let enough = (distance.km() * 1.01).ceil();
            say(
                err,
                format_args!("hint: the nearest lies {:.1} km away; try --within {enough}km", distance.km()),
            );
            return;
        }
    }
    if question.since.is_some() || question.until.is_some() {
        let days = searchable.items().iter().filter_map(|item| item.dates);
        if let Some((first, last)) = days.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) {
            say(err, format_args!("hint: the layer's dates run from {first} to {last}"));
            return;
        }
    }
    say(
        err,
        format_args!("hint: leave out one condition after the other to see which one excludes everything"),
    );
}

/// The text without what could steer a terminal: control characters and marks that reorder what is written.
fn printable(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if steers(c) { ' ' } else { c }).collect()
}

/// A line to standard error. That nobody reads it is no reason to fail.
fn say(err: &mut dyn Write, line: std::fmt::Arguments<'_>) {
    let _ = writeln!(err, "{line}");
}

#[cfg(test)]
mod tests;
