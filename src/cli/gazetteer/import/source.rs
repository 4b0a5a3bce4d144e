//! The sources of an import: their arguments, and their reading.

use super::{Common, ExchangeError, GazetteerError, Taken, Wanted};
use crate::format::places::admin_codes::Divisions;
use crate::format::places::archive::{OpenError, with_input};
use crate::format::places::columns::ColumnMap;
use crate::format::places::{Reading, alternate_names, csv, geonames, linked_places, osm, wikidata};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

/// The arguments of `import geonames`.
#[derive(Debug, clap::Args)]
pub(super) struct GeonamesArgs {
    /// A dump, plain or zipped, or - for stdin; or a two-letter country code, which is downloaded where this program can
    #[arg(value_name = "FILE|COUNTRY")]
    file: PathBuf,
    /// GeoNames' table of names with their languages, alternateNamesV2.txt, plain or zipped
    #[arg(long, value_name = "FILE")]
    alternate_names: Option<PathBuf>,
    /// GeoNames' admin1CodesASCII.txt: names and ids of first-level divisions
    #[arg(long, value_name = "FILE")]
    admin1_codes: Option<PathBuf>,
    /// GeoNames' admin2Codes.txt: names and ids of second-level divisions
    #[arg(long, value_name = "FILE")]
    admin2_codes: Option<PathBuf>,
    /// Also take names of the past from the table of names
    #[arg(long)]
    historic: bool,
    /// Also take names of everyday speech from the table of names (Big Apple)
    #[arg(long)]
    colloquial: bool,
    /// Where a country is downloaded from
    #[arg(long, value_name = "URL", default_value = super::GEONAMES)]
    from: String,
    #[command(flatten)]
    pub(super) common: Common,
}

/// The arguments of `import wikidata`.
#[derive(Debug, clap::Args)]
pub(super) struct WikidataArgs {
    /// The file, plain or zipped, or - for stdin
    file: PathBuf,
    /// The language whose label becomes the name
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    /// The languages whose labels become spellings [default: all]
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    languages: Vec<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// The arguments of `import osm`.
#[derive(Debug, clap::Args)]
pub(super) struct OsmArgs {
    /// The file, plain or zipped, or - for stdin
    file: PathBuf,
    /// Also take names of the past (old_name)
    #[arg(long)]
    historic: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

/// The arguments of `import lp`.
#[derive(Debug, clap::Args)]
pub(super) struct LpArgs {
    /// The file, plain or zipped, or - for stdin
    file: PathBuf,
    /// What is put before ids without a scheme [default: local: and the file's name]
    #[arg(long, value_name = "PREFIX")]
    id_prefix: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// The arguments of `import csv`.
#[derive(Debug, clap::Args)]
pub(super) struct CsvArgs {
    /// The file, plain or zipped, or - for stdin
    file: PathBuf,
    /// Which columns hold what; guessed, and shown, where it is not given
    #[arg(long, value_name = "id=COLUMN,name=COLUMN,...")]
    columns: Option<ColumnMap>,
    /// What is put before ids without a scheme [default: local: and the file's name]
    #[arg(long, value_name = "PREFIX")]
    id_prefix: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

pub(super) fn geonames(args: &GeonamesArgs, log: &mut dyn Write) -> Result<Taken, GazetteerError> {
    let mut paths = Paths {
        dump: args.file.clone(),
        alternate_names: args.alternate_names.clone(),
        admin1_codes: args.admin1_codes.clone(),
        admin2_codes: args.admin2_codes.clone(),
    };
    let country = args.file.to_str().filter(|name| is_country(name) && !args.file.exists());
    // Downloaded files live as long as this folder.
    let _folder = match country {
        Some(country) => Some(fetch(&country.to_uppercase(), &args.from, &mut paths, log)?),
        None => None,
    };
    let mut taken = Taken::new("geonames", &paths.dump);
    let wanted = args.common.wanted();
    let mut divisions = Divisions::default();
    for path in paths.admin1_codes.iter().chain(&paths.admin2_codes) {
        read(path, &mut taken, &wanted, |input, reading| divisions.add(input, reading))?;
    }
    let options = geonames::Options { divisions: &divisions, names_column: paths.alternate_names.is_none() };
    read(&paths.dump, &mut taken, &wanted, |input, reading| geonames::read(input, options, reading))?;
    if let Some(path) = &paths.alternate_names {
        let options = alternate_names::Options { historic: args.historic, colloquial: args.colloquial };
        let mut drafts = std::mem::take(&mut taken.drafts);
        let left_out = read(path, &mut taken, &wanted, |input, reading| {
            alternate_names::attach(input, options, &mut drafts, reading)
        })?;
        taken.drafts = drafts;
        let alternate_names::LeftOut { historic, colloquial, unwritable } = left_out;
        if historic + colloquial + unwritable > 0 {
            writeln!(
                log,
                "names left out: {historic} of the past (--historic), {colloquial} of everyday speech (--colloquial), {unwritable} that no cell can hold"
            )?;
        }
    }
    Ok(taken)
}

pub(super) fn wikidata(args: &WikidataArgs) -> Result<Taken, GazetteerError> {
    let mut taken = Taken::new("wikidata", &args.file);
    let options = wikidata::Options { language: args.language.clone(), languages: args.languages.clone() };
    let wanted = args.common.wanted();
    read(&args.file, &mut taken, &wanted, |input, reading| wikidata::read(input, &options, reading))?;
    Ok(taken)
}

pub(super) fn osm(args: &OsmArgs) -> Result<Taken, GazetteerError> {
    let mut taken = Taken::new("osm", &args.file);
    let options = osm::Options { historic: args.historic };
    let wanted = args.common.wanted();
    read(&args.file, &mut taken, &wanted, |input, reading| osm::read(input, options, reading))?;
    Ok(taken)
}

pub(super) fn lp(args: &LpArgs) -> Result<Taken, GazetteerError> {
    let mut taken = Taken::new("lp", &args.file);
    let prefix = prefix(args.id_prefix.as_ref(), &taken.stem);
    let wanted = args.common.wanted();
    read(&args.file, &mut taken, &wanted, |input, reading| linked_places::read(input, &prefix, reading))?;
    Ok(taken)
}

pub(super) fn csv(args: &CsvArgs) -> Result<Taken, GazetteerError> {
    let mut taken = Taken::new("csv", &args.file);
    let prefix = prefix(args.id_prefix.as_ref(), &taken.stem);
    let options = csv::Options { columns: args.columns.clone().unwrap_or_default(), prefix };
    let mut wanted = args.common.wanted();
    // Rows should say where they are from, and a file's name says something.
    let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned());
    wanted.defaults.source = wanted.defaults.source.or(name);
    read(&args.file, &mut taken, &wanted, |input, reading| csv::read(input, &options, reading))?;
    Ok(taken)
}

/// What ids without a scheme begin with: files of others count from 1 as well.
fn prefix(given: Option<&String>, stem: &str) -> String {
    let words: Vec<&str> =
        stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    match given {
        Some(prefix) => prefix.clone(),
        None if words.is_empty() => "local:".to_owned(),
        None => format!("local:{}-", words.join("-").to_lowercase()),
    }
}

/// Lets `reader` read the file at `path`, or stdin.
fn read<T>(
    path: &Path,
    taken: &mut Taken,
    wanted: &Wanted,
    reader: impl FnOnce(&mut dyn BufRead, &mut Reading<'_>) -> io::Result<T>,
) -> Result<T, ExchangeError> {
    let shown = path.display().to_string();
    taken.read(&shown, wanted, |reading| {
        let read = if path.as_os_str() == "-" {
            let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
            reader(&mut input, reading).map_err(|source| OpenError::Read { path: path.to_path_buf(), source })
        } else {
            with_input(path, |input| reader(input, reading))
        };
        read.map_err(ExchangeError::Open)
    })
}

/// The files of an import of GeoNames.
struct Paths {
    dump: PathBuf,
    alternate_names: Option<PathBuf>,
    admin1_codes: Option<PathBuf>,
    admin2_codes: Option<PathBuf>,
}

fn is_country(name: &str) -> bool {
    name.len() == 2 && name.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Downloads a country with its names and the tables of divisions, except for what was given as a file.
#[cfg(feature = "download")]
fn fetch(
    country: &str,
    from: &str,
    paths: &mut Paths,
    log: &mut dyn Write,
) -> Result<tempfile::TempDir, GazetteerError> {
    let folder = tempfile::tempdir()?;
    let mut get = |remote: &str, local: &str| -> Result<PathBuf, GazetteerError> {
        let path = folder.path().join(local);
        super::download::download(&format!("{}/{remote}", from.trim_end_matches('/')), &path, log)?;
        Ok(path)
    };
    paths.dump = get(&format!("{country}.zip"), &format!("{country}.zip"))?;
    for (given, remote, local) in [
        (&mut paths.alternate_names, format!("alternatenames/{country}.zip"), "names/"),
        (&mut paths.admin1_codes, "admin1CodesASCII.txt".to_owned(), "admin1CodesASCII.txt"),
        (&mut paths.admin2_codes, "admin2Codes.txt".to_owned(), "admin2Codes.txt"),
    ] {
        if given.is_none() {
            // The archives of places and of names have one name.
            let local = if local.ends_with('/') { format!("names-{country}.zip") } else { local.to_owned() };
            *given = Some(get(&remote, &local)?);
        }
    }
    Ok(folder)
}

/// Downloads nothing: this program was built without the feature.
#[cfg(not(feature = "download"))]
fn fetch(
    country: &str,
    _from: &str,
    _paths: &mut Paths,
    _log: &mut dyn Write,
) -> Result<tempfile::TempDir, GazetteerError> {
    Err(ExchangeError::NoDownload(country.to_owned()).into())
}
