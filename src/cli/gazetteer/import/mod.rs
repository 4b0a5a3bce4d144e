//! `gazetteer import`: places of other gazetteers into a file of the user's.
//!
//! The built-in rows and the user's other files are never touched. What a file of the user says stays so: an import fills what is
//! empty, and adds.

#[cfg(feature = "download")]
mod download;
mod source;
mod target;
mod telling;

use super::GazetteerError;
use super::exchange::{self, ExchangeError, FilterArgs, parse_country};
use crate::cli::counted::counted;
use crate::cli::query;
use crate::curation::import::{Draft, Filter, Known, Policy, WITHIN, merge};
use crate::format::places::{Defaults, Found, Reading};
use crate::gazetteer::{Gazetteer, GazetteerFile};
use crate::geodesy::Metres;
use crate::model::FeatureClass;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use telling::Telling;

/// Where GeoNames offers its dumps.
pub(super) const GEONAMES: &str = "https://download.geonames.org/export/dump";

/// Bring places of other gazetteers into a file of yours.
///
/// Places are known again by their id, then by their name and distance; these are filled with what they lack, new ones are added,
/// and what your files say is left as it is. See the help of each source.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    source: Source,
}

#[derive(Debug, clap::Subcommand)]
enum Source {
    /// The GeoNames dump: AZ.txt, AZ.zip, cities500.zip, allCountries.zip
    #[command(
        after_help = "Examples:\n  incident-mapper gazetteer import geonames AZ.zip --alternate-names alternateNamesV2.zip --admin1-codes admin1CodesASCII.txt --admin2-codes admin2Codes.txt\n  incident-mapper gazetteer import geonames allCountries.zip --class P --min-population 100 --country SD,SS,TD --out sahel.csv\n  incident-mapper gazetteer import geonames AZ.txt --dry-run"
    )]
    Geonames(source::GeonamesArgs),
    /// Wikidata: entities as JSON (a dump, or of the web service), or the answer of a query as CSV, TSV or JSON
    #[command(
        after_help = "Examples:\n  incident-mapper gazetteer import wikidata query.csv --set-country AZ --as P\n  incident-mapper gazetteer import wikidata entities.json --languages az,hy,ru,en\n  zstdcat latest-all.json.zst | incident-mapper gazetteer import wikidata - --bbox 44,38,51,42 --out wd.csv\n\nA query: SELECT ?item ?itemLabel ?coord ?countryCode ?population ?geonames WHERE { ... }"
    )]
    Wikidata(source::WikidataArgs),
    /// OpenStreetMap: GeoJSON of an extract, with ids
    #[command(
        after_help = "Examples:\n  osmium export places.osm.pbf --add-unique-id=type_id -o places.geojson\n  incident-mapper gazetteer import osm places.geojson --class P --out gazetteer/osm.csv\n\nOpenStreetMap's data are under the Open Database License: what you make of them and pass on must be under it as well."
    )]
    Osm(source::OsmArgs),
    /// Linked Places: TSV (LP-TSV) or JSON (LPF)
    #[command(
        after_help = "Examples:\n  incident-mapper gazetteer import lp places.tsv --license 'CC BY 4.0'\n  incident-mapper gazetteer import lp places.lpf.json --id-prefix local:atlas-"
    )]
    Lp(source::LpArgs),
    /// A CSV of any columns
    #[command(
        after_help = "Examples:\n  incident-mapper gazetteer import csv villages.csv --source 'field survey' --license CC0-1.0\n  incident-mapper gazetteer import csv orte.csv --columns name=Ort,latitude=Breite,longitude=Laenge --as P --set-country AZ"
    )]
    Csv(source::CsvArgs),
}

/// What all sources take.
#[derive(Debug, Clone, clap::Args)]
struct Common {
    /// What places are that do not say: a class, or a class and a code (P, S.HSP)
    #[arg(long = "as", value_name = "CLASS[.CODE]", value_parser = parse_kind)]
    kind: Option<Kind>,
    /// The country of places that do not say theirs
    #[arg(long, value_name = "CODE", value_parser = parse_country)]
    set_country: Option<String>,
    /// What rows say of where they are from, if the source does not
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// The licence of rows, if the source does not state one
    #[arg(long, value_name = "TEXT")]
    license: Option<String>,
    /// The file to write, or to add to; - for stdout [default: a file in ./gazetteer named after the source]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Your CSV files, or folders of them, in which places may be known [default: gazetteer/local.csv where it exists]
    #[arg(long, value_name = "FILE|DIR")]
    gazetteer: Vec<PathBuf>,
    /// How near two settlements of one name are to be one place; for divisions and nature also within their radius
    #[arg(long, value_name = "LENGTH", value_parser = parse_length, default_value = "5km")]
    within: Metres,
    /// Also replace what the built-in rows say; your own rows stay
    #[arg(long)]
    update: bool,
    /// Write nothing, only tell what would happen
    #[arg(long)]
    dry_run: bool,
    /// A CSV of what became of each place and each bad line
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    // Last, since its heading would go on over what follows.
    #[command(flatten)]
    filter: FilterArgs,
}

type Kind = (FeatureClass, Option<String>);

fn parse_kind(text: &str) -> Result<Kind, String> {
    let (class, code) = text.split_once('.').map_or((text, None), |(class, code)| (class, Some(code)));
    Ok((exchange::parse_class(class)?, code.filter(|code| !code.is_empty()).map(str::to_uppercase)))
}

fn parse_length(text: &str) -> Result<Metres, String> {
    query::length(text).map_err(|error| format!("{error}; {}", error.hint()))
}

/// What a source is to be read with.
struct Wanted {
    filter: Filter,
    defaults: Defaults,
}

impl Common {
    fn wanted(&self) -> Wanted {
        let (class, code) = self.kind.clone().map_or((None, None), |(class, code)| (Some(class), code));
        let defaults = Defaults {
            feature_class: class,
            feature_code: code,
            country: self.set_country.clone(),
            source: self.source.clone(),
            license: self.license.clone(),
        };
        Wanted { filter: self.filter.filter(), defaults }
    }

    /// The file to write: that given, else one in `./gazetteer` named after the source.
    fn out(&self, kind: &str, stem: &str) -> PathBuf {
        let plain: String =
            stem.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
        let plain = plain.trim_matches('-');
        let name = if plain.is_empty() { format!("{kind}.csv") } else { format!("{kind}-{plain}.csv") };
        self.out.clone().unwrap_or_else(|| Path::new("gazetteer").join(name))
    }
}

/// What was read of a source.
struct Taken {
    drafts: Vec<Draft>,
    telling: Telling,
    /// The word of the default file name, and the source's own.
    kind: &'static str,
    stem: String,
}

impl Taken {
    fn new(kind: &'static str, path: &Path) -> Self {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self { drafts: Vec::new(), telling: Telling::default(), kind, stem }
    }

    /// Lets `read` give what it finds in the source called `path`.
    fn read<T>(&mut self, path: &str, wanted: &Wanted, read: impl FnOnce(&mut Reading<'_>) -> T) -> T {
        let Self { drafts, telling, .. } = self;
        let mut sink = |found| match found {
            Found::Place(draft) => drafts.push(*draft),
            Found::FilteredOut => telling.filtered_out += 1,
            Found::NotAPlace => telling.not_places += 1,
            Found::Finding(finding) => telling.finding(finding),
        };
        read(&mut Reading { path, filter: &wanted.filter, defaults: &wanted.defaults, sink: &mut sink })
    }
}

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let (taken, common) = match &args.source {
        Source::Geonames(args) => (source::geonames(args, log)?, &args.common),
        Source::Wikidata(args) => (source::wikidata(args)?, &args.common),
        Source::Osm(args) => (source::osm(args)?, &args.common),
        Source::Lp(args) => (source::lp(args)?, &args.common),
        Source::Csv(args) => (source::csv(args)?, &args.common),
    };
    import(taken, common, out, log)
}

fn import(
    taken: Taken,
    common: &Common,
    out: &mut dyn Write,
    log: &mut dyn Write,
) -> Result<ExitCode, GazetteerError> {
    let Taken { drafts, mut telling, kind, stem } = taken;
    telling.say_findings(log)?;
    let path = common.out(kind, &stem);
    let (own, diagnostics) = exchange::own_files(&common.gazetteer)?;
    for diagnostic in diagnostics {
        writeln!(log, "{diagnostic}")?;
    }
    let target = target::read(&path)?;
    let is_target = |file: &GazetteerFile| same_file(Path::new(&file.path), &path);
    let mut files: Vec<GazetteerFile> = own.into_iter().filter(|file| !is_target(file)).collect();
    files.extend(target.file().cloned());
    // What is wrong with the user's rows is `lint`'s business; here they only say what is known.
    let (gazetteer, _) = Gazetteer::embedded().overlaid(files.clone());
    let known = Known::new(&gazetteer, &files);
    telling.read = drafts.len();
    let merged = merge(drafts, &known, &Policy { within: common.within, update: common.update });
    telling.say_outcomes(&merged.outcomes, log)?;
    if let Some(report) = &common.report {
        exchange::write_file(report, out, |out| telling.write_report(&merged.outcomes, out))?;
    }
    if common.dry_run {
        writeln!(log, "{} would be written to {}", counted(merged.rows.len(), "row"), path.display())?;
        return Ok(ExitCode::SUCCESS);
    }
    if merged.rows.is_empty() {
        writeln!(log, "nothing to write: {} stays as it is", path.display())?;
        return Ok(ExitCode::SUCCESS);
    }
    target.write(&path, &merged.rows, out)?;
    telling::say_written(&path, &merged.rows, log)?;
    Ok(ExitCode::SUCCESS)
}

/// Whether two paths lead to one file.
fn same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The default of `--within`, which the help shows as a word.
const _: () = assert!(WITHIN.0 == 5_000.0);
