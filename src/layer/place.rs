//! What a layer shows of a gazetteer place, and the policy of its label.
//!
//! The label policy: `location` is the row's first spelling tagged `en`, else the row's own name. A place whose row is
//! marked contested shows two names, "Khankendi / Stepanakert". The report's own spelling is never changed: it stands in
//! `place_reported` and in the quote.

use crate::gazetteer::{Gazetteer, Spelling, english_name};
use crate::geodesy::{LngLat, Metres};
use crate::model::{FeatureClass, PlaceKey, PlaceStatus};
use crate::text::fold::fold;
use hashbrown::HashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// What a layer shows of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceFacts {
    /// The row's id.
    pub id: String,
    /// The row's name, in its own spelling.
    pub name: String,
    /// The label.
    pub location: String,
    /// A short list of its names.
    pub names: Vec<String>,
    /// GeoNames' feature class.
    pub feature_class: FeatureClass,
    /// GeoNames' feature code.
    pub feature_code: String,
    /// The country's label; its code where the gazetteer has no row of it.
    pub country: String,
    /// The first-level division.
    pub admin1: String,
    /// The row's position.
    pub position: LngLat,
    /// How far the place reaches.
    pub radius: Metres,
    /// Inhabitants; 0 where unknown.
    pub population: u64,
    /// Whether the row is marked contested.
    pub contested: bool,
    /// Where the row is from; may be empty.
    pub source: String,
    /// Under which licence; may be empty.
    pub license: String,
}

/// The facts of a gazetteer's places, each worked out once.
///
/// A report names the same few places again and again, and a country's label is asked for with every one of its towns.
#[derive(Debug)]
pub struct Places<'g> {
    gazetteer: &'g Gazetteer,
    known: RefCell<HashMap<PlaceKey, Rc<PlaceFacts>>>,
}

impl<'g> Places<'g> {
    /// The places of `gazetteer`.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        Self { gazetteer, known: RefCell::default() }
    }

    /// The facts of the place `key`.
    pub fn of(&self, key: PlaceKey) -> Rc<PlaceFacts> {
        if let Some(facts) = self.known.borrow().get(&key) {
            return Rc::clone(facts);
        }
        let facts = Rc::new(PlaceFacts::of(self.gazetteer, key));
        self.known.borrow_mut().insert(key, Rc::clone(&facts));
        facts
    }
}

/// How many spellings [`PlaceFacts::names`] lists at most.
const MOST_NAMES: usize = 8;

impl PlaceFacts {
    /// The facts of the place `key` of `gazetteer`.
    pub fn of(gazetteer: &Gazetteer, key: PlaceKey) -> Self {
        let place = gazetteer.place(key);
        let spellings = gazetteer.spellings(key);
        let country = std::iter::once(key)
            .chain(gazetteer.ancestors(key))
            .find(|k| gazetteer.place(*k).is_country())
            .map(|k| english_name(gazetteer, k).to_owned());
        let credit = gazetteer.credit(key);
        let contested = place.status == PlaceStatus::Contested;
        Self {
            id: place.id.to_string(),
            name: place.name.to_string(),
            location: display_name(place.name, &spellings, contested),
            names: main_names(place.name, &spellings),
            feature_class: place.feature_class,
            feature_code: place.feature_code.to_string(),
            country: country.unwrap_or_else(|| place.country.to_string()),
            admin1: place.admin1.to_string(),
            position: place.position,
            radius: place.radius,
            population: place.population,
            contested,
            source: credit.source.to_string(),
            license: credit.license.to_string(),
        }
    }

    /// The number of a GeoNames id (`gn:586523` is 586523); `None` for rows of other sources.
    pub fn geonames_id(&self) -> Option<i64> {
        self.id.strip_prefix("gn:")?.parse().ok()
    }
}

/// The label of a place with these spellings; both names, " / " separated, where it is contested.
///
/// # Examples
/// ```
/// use incident_mapper::{gazetteer::Spelling, layer::place::display_name};
/// let names = [Spelling { language: Some("en"), text: "Ganja" }];
/// assert_eq!(display_name("Gəncə", &names, false), "Ganja");
/// ```
pub fn display_name(name: &str, spellings: &[Spelling<'_>], contested: bool) -> String {
    let english = || spellings.iter().filter(|s| s.language == Some("en")).map(|s| s.text);
    let first = english().next().unwrap_or(name);
    if !contested {
        return first.to_string();
    }
    let key = fold(first);
    let latin = spellings.iter().filter(|s| s.language.is_none() && is_latin(s.text)).map(|s| s.text);
    let other = english().chain([name]).chain(latin).find(|n| fold(n) != key && !key.contains(&fold(n)));
    match other {
        Some(other) => format!("{first} / {other}"),
        None => first.to_string(),
    }
}

/// The row's name, the English spellings, then the others, without those that differ from one before them in accents
/// only; at most eight.
fn main_names(name: &str, spellings: &[Spelling<'_>]) -> Vec<String> {
    let mut keys = Vec::new();
    let mut names = Vec::new();
    let english = spellings.iter().filter(|s| s.language == Some("en")).chain(spellings).map(|s| s.text);
    for spelling in std::iter::once(name).chain(english) {
        if names.len() == MOST_NAMES {
            break;
        }
        let key = fold(spelling);
        if !keys.contains(&key) {
            keys.push(key);
            names.push(spelling.to_string());
        }
    }
    names
}

fn is_latin(name: &str) -> bool {
    // The Latin blocks end at U+024F; romanisations add modifier letters and combining marks, not other scripts.
    name.chars().filter(|c| c.is_alphabetic()).all(|c| c <= '\u{24F}' || ('\u{2B0}'..='\u{2FF}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings<'a>(list: &[(&'a str, &'a str)]) -> Vec<Spelling<'a>> {
        list.iter()
            .map(|(tag, text)| Spelling { language: Some(*tag).filter(|t| !t.is_empty()), text })
            .collect()
    }

    fn check(name: &str, list: &[(&str, &str)], contested: bool, want: &str) {
        assert_eq!(display_name(name, &spellings(list), contested), want);
    }

    #[test]
    fn the_label_is_the_english_spelling_else_the_rows_name() {
        check("Gəncə", &[("az", "Gəncə"), ("en", "Ganja"), ("", "Gandzha")], false, "Ganja");
        check("Gəncə", &[("az", "Gəncə"), ("", "Gandzha")], false, "Gəncə");
        check("Barda", &[], false, "Barda");
    }

    #[test]
    fn a_contested_place_shows_both_names() {
        check("Xankəndi", &[("en", "Stepanakert"), ("hy", "Ստեփանակերտ")], true, "Stepanakert / Xankəndi");
        check(
            "Stepanakert",
            &[("hy", "Ստեփանակերտ"), ("", "Step'anakert"), ("", "Khankendi")],
            true,
            "Stepanakert / Khankendi",
        );
        check("Shusha", &[("ru", "Шуша")], true, "Shusha");
    }

    #[test]
    fn names_that_differ_in_accents_only_are_listed_once() {
        let list = spellings(&[("az", "Füzuli"), ("", "Fuzuli"), ("ru", "Физули"), ("en", "Fizuli")]);
        assert_eq!(main_names("Füzuli", &list), ["Füzuli", "Fizuli", "Физули"]);
    }
}
