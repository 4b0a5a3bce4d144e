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
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// What a layer shows of a place, in the words of its gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceFacts<'g> {
    /// The row's id.
    pub id: &'g str,
    /// The row's name, in its own spelling.
    pub name: &'g str,
    /// The label.
    pub location: Cow<'g, str>,
    /// GeoNames' feature class.
    pub feature_class: FeatureClass,
    /// GeoNames' feature code.
    pub feature_code: &'g str,
    /// The country's label; its code where the gazetteer has no row of it.
    pub country: &'g str,
    /// The first-level division.
    pub admin1: &'g str,
    /// The row's position.
    pub position: LngLat,
    /// How far the place reaches.
    pub radius: Metres,
    /// Inhabitants; 0 where unknown.
    pub population: u64,
    /// Whether the row is marked contested.
    pub contested: bool,
    /// Where the row is from; may be empty.
    pub source: &'g str,
    /// Under which licence; may be empty.
    pub license: &'g str,
}

/// The facts of a gazetteer's places, each worked out once.
///
/// A report names the same few places again and again, and a country's label is asked for with every one of its towns.
#[derive(Debug)]
pub struct Places<'g> {
    gazetteer: &'g Gazetteer,
    known: RefCell<HashMap<PlaceKey, Rc<PlaceFacts<'g>>>>,
    names: RefCell<HashMap<PlaceKey, Rc<[&'g str]>>>,
    countries: RefCell<HashMap<PlaceKey, &'g str>>,
}

impl<'g> Places<'g> {
    /// The places of `gazetteer`.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        Self {
            gazetteer,
            known: RefCell::default(),
            names: RefCell::default(),
            countries: RefCell::default(),
        }
    }

    /// The facts of the place `key`.
    pub fn of(&self, key: PlaceKey) -> Rc<PlaceFacts<'g>> {
        let mut known = self.known.borrow_mut();
        let facts = known.entry(key).or_insert_with(|| {
            Rc::new(PlaceFacts::of_country(self.gazetteer, key, |country| self.country(country)))
        });
        Rc::clone(facts)
    }

    /// A short list of the names of the place `key`: see [`main_names`].
    pub fn names(&self, key: PlaceKey) -> Rc<[&'g str]> {
        let mut names = self.names.borrow_mut();
        Rc::clone(names.entry(key).or_insert_with(|| main_names(self.gazetteer, key).into()))
    }

    /// The label of a country.
    fn country(&self, key: PlaceKey) -> &'g str {
        self.countries.borrow_mut().entry(key).or_insert_with(|| english_name(self.gazetteer, key))
    }
}

impl<'g> PlaceFacts<'g> {
    /// The facts of the place `key` of `gazetteer`.
    pub fn of(gazetteer: &'g Gazetteer, key: PlaceKey) -> Self {
        Self::of_country(gazetteer, key, |country| english_name(gazetteer, country))
    }

    /// The facts of a place, where `label` knows what countries are called.
    fn of_country(gazetteer: &'g Gazetteer, key: PlaceKey, label: impl FnOnce(PlaceKey) -> &'g str) -> Self {
        let place = gazetteer.place(key);
        let is_country = |key: &PlaceKey| gazetteer.size(*key).is_country();
        let country = std::iter::once(key).chain(gazetteer.ancestors(key)).find(is_country);
        let credit = gazetteer.credit(key);
        let contested = place.status == PlaceStatus::Contested;
        Self {
            id: place.id,
            name: place.name,
            location: match contested {
                true => display_name(place.name, &gazetteer.spellings(key), contested).into(),
                false => english_name(gazetteer, key).into(),
            },
            feature_class: place.feature_class,
            feature_code: place.feature_code,
            country: country.map_or(place.country, label),
            admin1: place.admin1,
            position: place.position,
            radius: place.radius,
            population: place.population,
            contested,
            source: credit.source,
            license: credit.license,
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

/// How many spellings [`main_names`] lists at most.
const MOST_NAMES: usize = 8;

/// A place's own name, its English spellings, then the others, without those that differ from one before them in accents only;
/// at most eight.
pub fn main_names(gazetteer: &Gazetteer, key: PlaceKey) -> Vec<&str> {
    let spellings = gazetteer.spellings(key);
    let own = spellings.first().map_or("", |name| name.text);
    distinct_names(own, &spellings)
}

fn distinct_names<'a>(name: &'a str, spellings: &[Spelling<'a>]) -> Vec<&'a str> {
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
            names.push(spelling);
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
        assert_eq!(distinct_names("Füzuli", &list), ["Füzuli", "Fizuli", "Физули"]);
    }
}
