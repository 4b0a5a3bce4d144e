//! Which column of a table holds which cell of a place: as it was said, else by the usual names.

use crate::curation::import::spelling;
use crate::gazetteer::row::COLUMNS;
use std::collections::BTreeMap;
use std::str::FromStr;

/// A column of gazetteers, and further names that tables give it, in lower case without separators, the likeliest first.
///
/// Collected from exports of OCHA's common operational datasets, of the geographic names server of the US, of GIS programs and of
/// spreadsheets that people keep.
const ALIASES: [(&str, &[&str]); 20] = [
    ("id", &["placeid", "pcode", "geonameid", "geonamesid", "ufi", "code", "uid", "fid", "objectid", "key"]),
    (
        "name",
        &[
            "placename",
            "title",
            "label",
            "toponym",
            "settlement",
            "village",
            "town",
            "city",
            "fullname",
            "fullnamero",
            "nameen",
            "ort",
            "nom",
            "nombre",
            "название",
        ],
    ),
    ("feature_class", &["featureclass", "fclass", "fc", "class"]),
    ("feature_code", &["featurecode", "fcode", "dsg", "desigcd"]),
    ("country", &["countrycode", "iso2", "iso", "cc", "cc1", "ccodes", "adm0pcode"]),
    ("admin1", &["adm1", "admin1name", "adm1en", "province", "region", "state", "oblast", "governorate"]),
    ("admin2", &["adm2", "admin2name", "adm2en", "district", "county", "raion", "rayon"]),
    ("longitude", &["lon", "lng", "long", "x", "xcoord", "pointx", "longdd", "lond", "longitudedd"]),
    ("latitude", &["lat", "y", "ycoord", "pointy", "latdd", "latd", "latitudedd"]),
    ("radius_m", &["radius", "radiusm", "uncertainty", "coordinateuncertaintyinmeters"]),
    ("population", &["pop", "inhabitants", "einwohner", "people"]),
    (
        "names",
        &["alternatenames", "altnames", "altname", "aliases", "variants", "othernames", "aka", "synonyms"],
    ),
    ("demonyms", &["demonym"]),
    ("parent_id", &["parent", "parentid", "within"]),
    ("valid_from", &["validfrom", "start", "from"]),
    ("valid_to", &["validto", "end", "to"]),
    ("status", &[]),
    ("source", &["datasource", "provider", "reference"]),
    ("license", &["licence"]),
    ("note", &["notes", "comment", "comments", "description", "remark", "remarks"]),
];

/// A given mapping of columns of the gazetteer to those of a table: `id=pcode,name=Ort`.
///
/// # Examples
/// ```
/// use incident_mapper::format::places::columns::ColumnMap;
/// let map: ColumnMap = "name=Ort, latitude=Breite".parse()?;
/// assert_eq!(map.get("name"), Some("Ort"));
/// assert!("Ort=name".parse::<ColumnMap>().is_err());
/// # Ok::<(), incident_mapper::format::places::columns::ColumnMapError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnMap {
    columns: BTreeMap<&'static str, String>,
}

/// Why a mapping cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnMapError {
    /// A part has no `=` or nothing after it.
    #[error("`{0}` is not of the form `cell=column`")]
    NotAPair(String),
    /// A part names no column of gazetteers.
    #[error("`{0}` is not a column of gazetteers: {known}", known = COLUMNS.join(", "))]
    Unknown(String),
    /// A column is mapped twice.
    #[error("`{0}` is mapped twice")]
    Twice(&'static str),
}

impl ColumnMap {
    /// The column of the table that was given for a column of gazetteers.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.columns.get(column).map(String::as_str)
    }
}

impl FromStr for ColumnMap {
    type Err = ColumnMapError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut map = Self::default();
        for pair in text.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let not_a_pair = || ColumnMapError::NotAPair(pair.to_owned());
            let (cell, column) = pair.split_once('=').ok_or_else(not_a_pair)?;
            let (cell, column) = (cell.trim(), column.trim());
            if column.is_empty() {
                return Err(not_a_pair());
            }
            let known = COLUMNS.into_iter().find(|known| plain(known) == plain(cell));
            let known = known.ok_or_else(|| ColumnMapError::Unknown(cell.to_owned()))?;
            if map.columns.insert(known, column.to_owned()).is_some() {
                return Err(ColumnMapError::Twice(known));
            }
        }
        Ok(map)
    }
}

/// What a column of a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holds {
    /// A cell of a gazetteer's column.
    Cell(&'static str),
    /// A spelling in a language (`name_ru`).
    Name(String),
    /// The position as well-known text.
    Wkt,
    /// Nothing that is read.
    Nothing,
}

/// What each column of `header` holds; `Err` names a given column that it does not have.
pub(super) fn assign(header: &[String], given: &ColumnMap) -> Result<Vec<Holds>, (&'static str, String)> {
    let mut holds = vec![Holds::Nothing; header.len()];
    for (column, wanted) in &given.columns {
        let exact = header.iter().position(|name| name.trim() == wanted);
        let at = exact.or_else(|| header.iter().position(|name| plain(name) == plain(wanted)));
        let at = at.ok_or_else(|| (*column, wanted.clone()))?;
        if let Some(held) = holds.get_mut(at) {
            *held = Holds::Cell(column);
        }
    }
    let free = |holds: &[Holds], at: usize| holds.get(at) == Some(&Holds::Nothing);
    for (column, aliases) in ALIASES {
        if given.columns.contains_key(column) {
            continue;
        }
        let own = plain(column);
        let mut names = std::iter::once(own.as_str()).chain(aliases.iter().copied());
        let found = names.find_map(|alias| {
            (0..header.len())
                .find(|at| free(&holds, *at) && header.get(*at).is_some_and(|h| plain(h) == alias))
        });
        if let Some(held) = found.and_then(|at| holds.get_mut(at)) {
            *held = Holds::Cell(column);
        }
    }
    for (held, name) in holds.iter_mut().zip(header) {
        if *held != Holds::Nothing {
            continue;
        }
        let name = name.to_ascii_lowercase();
        if matches!(
            name.as_str(),
            "wkt" | "geom" | "geometry" | "the_geom" | "geowkt" | "coord" | "coordinates"
        ) {
            *held = Holds::Wkt;
        } else if let Some(tag) =
            name.strip_prefix("name").and_then(|rest| rest.strip_prefix(['_', ':', ' ']))
            && spelling(Some(tag), "x").is_some()
        {
            *held = Holds::Name(tag.to_owned());
        }
    }
    Ok(holds)
}

/// A column name in lower case without separators: `Feature Class`, `feature_class` and `featureClass` are one.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &[&str], given: &str, expect: &[&str]) {
        let header: Vec<String> = header.iter().map(|h| (*h).to_owned()).collect();
        let got = match assign(&header, &given.parse().unwrap()) {
            Ok(holds) => holds,
            Err((column, wanted)) => panic!("{column}: {wanted}"),
        };
        let shown = |held: &Holds| match held {
            Holds::Cell(column) => (*column).to_owned(),
            Holds::Name(tag) => format!("name:{tag}"),
            Holds::Wkt => "wkt".to_owned(),
            Holds::Nothing => "-".to_owned(),
        };
        assert_eq!(got.iter().map(shown).collect::<Vec<_>>(), expect, "{header:?}");
    }

    #[test]
    fn usual_names_are_found_and_given_ones_win() {
        check(&["PCODE", "Village", "Lat", "Long"], "", &["id", "name", "latitude", "longitude"]);
        check(&["id", "Ort", "y", "x", "colour"], "name=Ort", &["id", "name", "latitude", "longitude", "-"]);
        check(&["name", "title"], "name=title", &["-", "name"]);
        check(
            &["name", "name_ru", "name:az", "WKT", "name_left"],
            "",
            &["name", "name:ru", "name:az", "wkt", "-"],
        );
        check(&["geonameid", "id"], "", &["-", "id"]);
    }

    #[test]
    fn a_column_that_is_not_there_is_said() {
        let missing = assign(&["a".to_owned()], &"name=Ort".parse().unwrap());
        assert_eq!(missing, Err(("name", "Ort".to_owned())));
    }

    #[test]
    fn every_column_of_gazetteers_has_its_names() {
        assert_eq!(ALIASES.map(|(column, _)| column), COLUMNS);
    }

    #[test]
    fn a_mapping_that_makes_no_sense_is_refused() {
        assert_eq!("name".parse::<ColumnMap>(), Err(ColumnMapError::NotAPair("name".into())));
        assert_eq!("colour=a".parse::<ColumnMap>(), Err(ColumnMapError::Unknown("colour".into())));
        assert_eq!("name=a,name=b".parse::<ColumnMap>(), Err(ColumnMapError::Twice("name")));
    }
}
