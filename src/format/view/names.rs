//! What the map calls places: the names of the incidents' places by language, and the cities one finds one's way by.

use crate::gazetteer::{Gazetteer, english_name};
use crate::layer::credits::credits_of;
use crate::model::{PlaceKey, PlaceStatus};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where rows stand in the user's files, by id: the file, and the line counted from 1.
pub type RowLines = HashMap<String, (String, u64)>;

/// The names of a place, and where its row is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceNames {
    /// The row's own name.
    pub name: String,
    /// The first spelling of each language.
    pub languages: BTreeMap<String, String>,
    /// Whether the row is marked contested.
    pub contested: bool,
    /// Whether a file of the user's has the row.
    pub users: bool,
    /// That file and the row's line there; `None` for a row that is not the user's.
    pub row: Option<(String, u64)>,
}

/// A city: label, longitude, latitude, inhabitants.
pub type City = (String, f64, f64, u64);

/// Inhabitants of the cities that are labelled anywhere.
const LARGE: u64 = 250_000;
/// Inhabitants of those that are labelled near incidents.
const SMALL: u64 = 8_000;
/// The most cities near incidents.
const MOST: usize = 2_500;
/// The degrees around an incident that are near it.
const NEAR: f64 = 2.0;

/// The names of these rows, and where `lines` has them; ids that the gazetteer lacks are left out.
pub fn names_of<'a>(
    gazetteer: &Gazetteer,
    lines: &RowLines,
    ids: impl IntoIterator<Item = &'a str>,
) -> BTreeMap<String, PlaceNames> {
    let mut named = BTreeMap::new();
    for id in ids {
        let Some(key) = gazetteer.by_id(id) else { continue };
        let place = gazetteer.place(key);
        let mut languages = BTreeMap::new();
        for spelling in gazetteer.spellings(key) {
            if let Some(language) = spelling.language {
                languages.entry(language.to_owned()).or_insert_with(|| spelling.text.to_owned());
            }
        }
        let contested = place.status == PlaceStatus::Contested;
        let users = gazetteer.is_users(key);
        let row = lines.get(id).filter(|_| users).cloned();
        named.insert(
            id.to_owned(),
            PlaceNames { name: place.name.to_owned(), languages, contested, users, row },
        );
    }
    named
}

/// What one finds one's way by, and whom to thank for it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Orientation {
    /// The cities, the most populous first.
    pub cities: Vec<City>,
    /// Lines of credit for their rows.
    pub credits: Vec<String>,
}

/// The large cities of the world and the towns near `incidents` (longitude, latitude).
pub fn orientation(gazetteer: &Gazetteer, incidents: &[[f64; 2]]) -> Orientation {
    let cell = |x: f64, y: f64| ((x / NEAR).floor() as i32, (y / NEAR).floor() as i32);
    let mut near = BTreeSet::new();
    for [x, y] in incidents {
        let (column, row) = cell(*x, *y);
        near.extend((-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy))));
    }
    let mut found: Vec<(bool, PlaceKey, City)> = Vec::new();
    for key in gazetteer.keys() {
        let population = gazetteer.size(key).population;
        if population < SMALL {
            continue;
        }
        let place = gazetteer.place(key);
        let (x, y) = (place.position.lng(), place.position.lat());
        let is_large = population >= LARGE;
        // A part of a city says less than the city.
        if place.is_settlement()
            && place.feature_code != "PPLX"
            && place.status != PlaceStatus::Never
            && (is_large || near.contains(&cell(x, y)))
        {
            let rounded = |degrees: f64| (degrees * 1e3).round() / 1e3;
            found.push((
                is_large,
                key,
                (english_name(gazetteer, key).to_owned(), rounded(x), rounded(y), population),
            ));
        }
    }
    found.sort_by(|(_, _, a), (_, _, b)| b.3.cmp(&a.3).then_with(|| a.0.cmp(&b.0)).then(a.1.total_cmp(&b.1)));
    let mut left = MOST;
    found.retain(|(is_large, _, _)| {
        let keep = *is_large || left > 0;
        left -= usize::from(keep && !is_large);
        keep
    });
    let credits = credits_of(found.iter().map(|(_, key, _)| gazetteer.credit(*key)));
    Orientation { cities: found.into_iter().map(|(_, _, city)| city).collect(), credits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::GazetteerFile;

    #[test]
    fn the_names_of_a_row_are_told_by_language_and_unknown_ids_are_left_out() {
        let gazetteer = Gazetteer::embedded();
        let lines = RowLines::from([("gn:586523".to_owned(), ("local.csv".to_owned(), 3))]);
        let named = names_of(&gazetteer, &lines, ["gn:586523", "gn:0"]);
        assert_eq!(named.len(), 1);
        assert_eq!(named["gn:586523"].languages["ru"], "Гянджа");
        assert!(!named["gn:586523"].users);
        assert_eq!(named["gn:586523"].row, None, "a row that is not the user's has no line to edit");
    }

    #[test]
    fn a_row_of_the_users_tells_its_file_and_line() {
        let csv = b"id,name,longitude,latitude\ngn:586523,Ganja,46.36,40.68\n";
        let (gazetteer, _) = Gazetteer::embedded().overlaid(vec![GazetteerFile::parse("local.csv", csv).0]);
        let lines = RowLines::from([("gn:586523".to_owned(), ("local.csv".to_owned(), 2))]);
        let named = names_of(&gazetteer, &lines, ["gn:586523"]);
        assert_eq!(named["gn:586523"].row, Some(("local.csv".to_owned(), 2)));
    }

    #[test]
    fn towns_are_labelled_near_incidents_and_cities_everywhere() {
        let gazetteer = Gazetteer::embedded();
        let Orientation { cities: near, credits } = orientation(&gazetteer, &[[46.36, 40.68]]);
        let has = |list: &[City], name: &str| list.iter().any(|city| city.0 == name);
        assert!(has(&near, "Barda") && has(&near, "Lagos"));
        assert!(!has(&orientation(&gazetteer, &[]).cities, "Barda"));
        assert!(credits.iter().any(|line| line.contains("GeoNames")), "{credits:?}");
        assert!(near.windows(2).all(|pair| pair[0].3 >= pair[1].3));
    }
}
