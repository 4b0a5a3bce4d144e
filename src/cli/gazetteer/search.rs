//! `gazetteer search`: the places that a name may mean.

use super::GazetteerError;
use super::editing::{EditingError, candidate};
use super::table::write_table;
use crate::cli::inputs::load_gazetteer;
use crate::cli::query::parse::{Near, near};
use crate::gazetteer::{Gazetteer, Hit, Spelling};
use crate::geodesy::{LngLat, distance};
use crate::language::inflection::uninflected;
use crate::model::{NameTier, PlaceStatus};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// List the places that a name may mean, best first, and why each is one.
///
/// The last column says by which spelling a place was found, and how: `name` and `alternate` are declared spellings,
/// `inflected` is a form that a language gives to one (Гянджи, Gəncədə), `transliteration` another romanisation of one, `fuzzy`
/// a typing error away from one. Weaker ways are tried where no stronger one finds anything.
///
/// Exits with 1 where no place has the name; those with a name like it are listed all the same.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A name in any spelling, or an id; containers may follow after commas
    #[arg(required = true)]
    name: Vec<String>,
    /// Rank by distance from a position or a place
    #[arg(long, value_name = "LON,LAT|PLACE", allow_hyphen_values = true)]
    near: Option<String>,
    /// How many places to list
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// List all names of each place, with their languages
    #[arg(long)]
    all_names: bool,
    /// How to write the places: a table, one JSON object a line, or GeoJSON
    #[arg(long, value_enum, default_value_t = SearchFormat::Table)]
    format: SearchFormat,
    /// CSV files or folders of them to put over the embedded gazetteer [default: gazetteer/local.csv where it exists]
    #[arg(long, value_name = "FILE|DIR")]
    gazetteer: Vec<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper gazetteer search Ganja
  incident-mapper gazetteer search 'Barda, Azerbaijan' --all-names
  incident-mapper gazetteer search San Juan --near -66.1,18.4
  incident-mapper gazetteer search Novoselivka --near Kharkiv --format geojson";

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum SearchFormat {
    Table,
    Json,
    Geojson,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let (gazetteer, diagnostics) = load_gazetteer(&args.gazetteer);
    for diagnostic in diagnostics {
        writeln!(log, "{diagnostic}")?;
    }
    let near = match &args.near {
        Some(text) => Some(position(text, &gazetteer, log)?),
        None => None,
    };
    let name = args.name.join(" ");
    let mut hits = gazetteer.search_forms(&name, near, &uninflected);
    if gazetteer.is_damaged() {
        return Err(GazetteerError::DamagedIndex);
    }
    let is_found = !hits.is_empty();
    if !is_found {
        hits = gazetteer.similar(&name, near);
        let meant = if hits.is_empty() { "" } else { "; these are called alike" };
        writeln!(log, "no place is called `{name}`{meant}")?;
        writeln!(
            log,
            "hint: `gazetteer add` makes a new place, `gazetteer alias` gives one a further spelling"
        )?;
    }
    let listed: Vec<Answer<'_>> =
        hits.iter().take(args.limit).map(|hit| Answer::new(&gazetteer, *hit, &name, near)).collect();
    match args.format {
        _ if hits.is_empty() && args.format != SearchFormat::Geojson => {}
        SearchFormat::Table => write_table(&table(&listed, args.all_names, near.is_some()), out)?,
        SearchFormat::Json => {
            for (rank, answer) in (1..).zip(&listed) {
                writeln!(out, "{}", answer.properties(rank, args.all_names))?;
            }
        }
        SearchFormat::Geojson => geojson(&listed, args.all_names, out)?,
    }
    if hits.len() > args.limit {
        writeln!(log, "{} more; `--limit {}` lists them", hits.len() - args.limit, hits.len())?;
    }
    Ok(ExitCode::from(u8::from(!is_found)))
}

/// The position that `--near` names; says which place it took for a name.
fn position(text: &str, gazetteer: &Gazetteer, log: &mut dyn Write) -> Result<LngLat, GazetteerError> {
    match near(text)? {
        Near::Position(position) => Ok(position),
        Near::Name(name) => named(name, gazetteer, log),
        Near::ShortCode(code, name) => {
            let place = named(name, gazetteer, log)?;
            Ok(code.near(place).map_or(place, |position| position.at))
        }
    }
}

fn named(name: String, gazetteer: &Gazetteer, log: &mut dyn Write) -> Result<LngLat, GazetteerError> {
    let hits = gazetteer.search(&name, None);
    let Some(best) = hits.first() else {
        let like = gazetteer.similar(&name, None);
        let like = like.iter().map(|hit| candidate(gazetteer, hit.place)).collect();
        return Err(EditingError::NoSuchPlace { name, like }.into());
    };
    let others = match hits.len() {
        1 => String::new(),
        2 => " (another place is called so; --near takes an id too)".to_owned(),
        n => format!(" ({} other places are called so; --near takes an id too)", n - 1),
    };
    writeln!(log, "near {}{others}", candidate(gazetteer, best.place))?;
    Ok(gazetteer.place(best.place).position)
}

/// One place, and why it is listed.
struct Answer<'a> {
    gazetteer: &'a Gazetteer,
    hit: Hit,
    spelling: Option<Spelling<'a>>,
    near: Option<LngLat>,
}

impl<'a> Answer<'a> {
    fn new(gazetteer: &'a Gazetteer, hit: Hit, name: &str, near: Option<LngLat>) -> Self {
        let is_id = gazetteer.by_id(name.trim()) == Some(hit.place);
        let matched = || match hit.tier {
            NameTier::Inflected => gazetteer.inflected_spelling(hit.place, name, &uninflected),
            _ => gazetteer.matched_spelling(hit.place, name),
        };
        // Without its generic word the spelling is one of the place's, mostly its name.
        let own = || gazetteer.spellings(hit.place).into_iter().next();
        let spelling = if is_id { None } else { matched().or_else(own) };
        Self { gazetteer, hit, spelling, near }
    }

    fn metres(&self) -> Option<f64> {
        self.near.map(|near| distance(near, self.gazetteer.place(self.hit.place).position).0)
    }

    /// All names, each with its language where the gazetteer knows it.
    fn names(&self) -> Vec<String> {
        let spellings = self.gazetteer.spellings(self.hit.place);
        let shown = |s: Spelling<'_>| s.language.map_or(s.text.to_owned(), |tag| format!("{tag}:{}", s.text));
        spellings.into_iter().map(shown).collect()
    }

    fn properties(&self, rank: usize, all_names: bool) -> serde_json::Value {
        let place = self.gazetteer.place(self.hit.place);
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let mut properties = serde_json::json!({
            "rank": rank,
            "id": place.id,
            "name": place.name,
            "feature_class": place.feature_class.letter().to_string(),
            "feature_code": text(place.feature_code),
            "country": text(place.country),
            "admin1": text(place.admin1),
            "longitude": place.position.lng(),
            "latitude": place.position.lat(),
            "radius_m": place.radius.0.round() as u64,
            "population": (place.population > 0).then_some(place.population),
            "status": match place.status {
                PlaceStatus::Plain => None,
                PlaceStatus::Contested => Some("contested"),
                PlaceStatus::Never => Some("never"),
            },
            "matched": self.spelling.map_or(place.id, |s| s.text),
            "matched_language": self.spelling.and_then(|s| s.language),
            "match": self.hit.tier.name(),
            "distance_m": self.metres().map(|metres| metres.round() as u64),
        });
        if all_names {
            properties["names"] = self.names().join(" | ").into();
        }
        properties
    }
}

fn table(answers: &[Answer<'_>], all_names: bool, is_near: bool) -> Vec<Vec<String>> {
    let mut header = vec!["rank", "id", "name", "feature", "in", "longitude", "latitude", "population", "by"];
    if is_near {
        header.push("km");
    }
    if all_names {
        header.push("names");
    }
    let mut table: Vec<Vec<String>> = vec![header.into_iter().map(str::to_owned).collect()];
    for (rank, answer) in (1..).zip(answers) {
        let place = answer.gazetteer.place(answer.hit.place);
        let within: Vec<&str> =
            [place.country, place.admin1].into_iter().filter(|cell| !cell.is_empty()).collect();
        let tier = answer.hit.tier.name();
        let mut row = vec![
            rank.to_string(),
            place.id.to_owned(),
            place.name.to_owned(),
            format!("{}.{}", place.feature_class.letter(), place.feature_code),
            within.join("/"),
            format!("{:.5}", place.position.lng()),
            format!("{:.5}", place.position.lat()),
            if place.population == 0 { String::new() } else { place.population.to_string() },
            answer.spelling.map_or_else(|| format!("{} (id)", place.id), |s| format!("{} ({tier})", s.text)),
        ];
        row.extend(answer.metres().map(|metres| format!("{:.1}", metres / 1000.0)));
        if all_names {
            row.push(answer.names().join(" | "));
        }
        table.push(row);
    }
    table
}

fn geojson(answers: &[Answer<'_>], all_names: bool, out: &mut dyn Write) -> std::io::Result<()> {
    let feature = |rank: usize, answer: &Answer<'_>| {
        let at = answer.gazetteer.place(answer.hit.place).position;
        serde_json::json!({
            "type": "Feature",
            "id": answer.gazetteer.place(answer.hit.place).id,
            "geometry": { "type": "Point", "coordinates": [at.lng(), at.lat()] },
            "properties": answer.properties(rank, all_names),
        })
        .to_string()
    };
    let features: Vec<String> = (1..).zip(answers).map(|(rank, answer)| feature(rank, answer)).collect();
    writeln!(out, "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}", features.join(",\n"))
}
