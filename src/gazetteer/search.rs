//! Finding the places that a user may mean.

use super::aligned::distance as letters_apart;
use super::key::{transliteration_key, transliteration_keys};
use super::skeleton::is_abjad;
use super::{Gazetteer, NameMatch, Spelling};
use crate::geodesy::{LngLat, distance};
use crate::model::{FeatureClass, NameTier, Place, PlaceKey};
use crate::text::fold::fold;

/// A ranked answer of [`Gazetteer::search`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The place.
    pub place: PlaceKey,
    /// How the spelling matched.
    pub tier: NameTier,
}

impl Gazetteer {
    /// The places that a user may mean by `name`, best first: exact before transliterated, then the nearest to `near`
    /// where it is given, else the most populous and highest-ranking.
    ///
    /// An id is understood as well, and containers after commas: `Barda, Azerbaijan`. Demonyms are no names here. For the forms
    /// that languages give to names see [`Self::search_forms`].
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::gazetteer::Gazetteer;
    /// let csv = "id,name,feature_class,feature_code,longitude,latitude,population\n\
    ///            gn:614540,Georgia,A,PCLI,43.5,42,3731000\n\
    ///            gn:4197000,Georgia,A,ADM1,-83.5,32.75,10711908\n";
    /// let (gazetteer, _) = Gazetteer::from_csv(&[("my.csv", csv.as_bytes())]);
    /// let best = gazetteer.search("georgia", None)[0].place;
    /// assert_eq!(gazetteer.place(best).id, "gn:614540");
    /// ```
    pub fn search(&self, name: &str, near: Option<LngLat>) -> Vec<Hit> {
        self.search_forms(name, near, &|_| Vec::new())
    }

    /// The same, where `name` may also be an inflected form of a name: `uninflected` gives the folded names that a folded name
    /// may be a form of, and those that places declare count where none declares the name itself.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::{gazetteer::Gazetteer, language::inflection::uninflected, model::NameTier};
    /// let gazetteer = Gazetteer::embedded();
    /// let hit = gazetteer.search_forms("в Гянджу", None, &uninflected).first().copied();
    /// assert_eq!(hit, None);
    /// let hit = gazetteer.search_forms("Гянджу", None, &uninflected)[0];
    /// assert_eq!((gazetteer.place(hit.place).name, hit.tier), ("Gəncə", NameTier::Inflected));
    /// ```
    pub fn search_forms(
        &self,
        name: &str,
        near: Option<LngLat>,
        uninflected: &dyn Fn(&str) -> Vec<String>,
    ) -> Vec<Hit> {
        if let Some(place) = self.by_id(name.trim()) {
            return vec![Hit { place, tier: NameTier::Name }];
        }
        let mut hits = self.named(name, uninflected);
        if hits.is_empty()
            && let Some((head, containers)) = name.split_once(',')
        {
            hits = self.named(head, uninflected);
            for container in containers.split(',') {
                hits.retain(|hit| self.lies_in(hit.place, container));
            }
        }
        self.ranked(hits, near)
    }

    /// The places with a spelling a typing error away from `name`, best first as in [`Self::search`]: what was meant where
    /// no place has the name.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::gazetteer::Gazetteer;
    /// let gazetteer = Gazetteer::embedded();
    /// assert_eq!(gazetteer.search("Stepanakrt", None), []);
    /// let meant = gazetteer.similar("Stepanakrt", None)[0].place;
    /// assert_eq!(gazetteer.place(meant).id, "gn:146970");
    /// ```
    pub fn similar(&self, name: &str, near: Option<LngLat>) -> Vec<Hit> {
        let folded = fold(name.split_once(',').map_or(name, |(head, _)| head));
        if folded.chars().count() > MOST_LETTERS {
            return Vec::new();
        }
        let found = self.look_up_fuzzy(&folded).into_iter().map(|m| Hit { place: m.place, tier: m.tier });
        self.ranked(found.collect(), near)
    }

    fn ranked(&self, hits: Vec<Hit>, near: Option<LngLat>) -> Vec<Hit> {
        // The declared spellings rank as one tier: which of them the row calls its name says nothing of what is meant.
        let tier = |hit: &Hit| hit.tier.max(NameTier::Alternate);
        let order = |hit: &Hit| {
            let place = self.place(hit.place);
            match near {
                Some(near) => distance(near, place.position).0,
                None => -importance(&place),
            }
        };
        let mut ranked: Vec<(NameTier, f64, Hit)> =
            hits.into_iter().map(|h| (tier(&h), order(&h), h)).collect();
        ranked.sort_by(|a, b| {
            let id = |hit: &Hit| self.place(hit.place).id;
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then_with(|| id(&a.2).cmp(id(&b.2)))
        });
        ranked.into_iter().map(|(_, _, hit)| hit).collect()
    }

    /// The spelling of a place by which `name` finds it; `None` where it does not.
    pub fn matched_spelling(&self, place: PlaceKey, name: &str) -> Option<Spelling<'_>> {
        let folded = fold(name.split_once(',').map_or(name, |(head, _)| head));
        let whole = fold(name);
        let spellings = self.spellings(place);
        let keys = transliteration_keys(&folded);
        let exact = spellings.iter().find(|s| [&folded, &whole].contains(&&fold(s.text)));
        let by_key = || {
            spellings
                .iter()
                .find(|s| transliteration_key(&fold(s.text)).is_some_and(|key| keys.contains(&key)))
        };
        let across_scripts = || {
            let apart = |spelling: &str| {
                let spelling = fold(spelling);
                let is_in_abjad = |folded: &str| folded.chars().any(is_abjad);
                match (is_in_abjad(&folded), is_in_abjad(&spelling)) {
                    (true, false) => letters_apart(&folded, &spelling),
                    (false, true) => letters_apart(&spelling, &folded),
                    _ => None,
                }
            };
            let apart = spellings.iter().filter_map(|s| Some((apart(s.text)?, s)));
            apart.min_by_key(|(apart, _)| *apart).map(|(_, spelling)| spelling)
        };
        let nearest = || {
            let away = |s: &&Spelling<'_>| errors(&folded, &fold(s.text));
            spellings.iter().min_by_key(away).filter(|s| away(s) <= MOST_ERRORS)
        };
        exact.or_else(by_key).or_else(across_scripts).or_else(nearest).copied()
    }

    /// The spelling of a place that `name` is an inflected form of; `None` where it is of none.
    pub fn inflected_spelling(
        &self,
        place: PlaceKey,
        name: &str,
        uninflected: &dyn Fn(&str) -> Vec<String>,
    ) -> Option<Spelling<'_>> {
        let heads = [name, name.split_once(',').map_or(name, |(head, _)| head)];
        let forms: Vec<String> = heads.iter().flat_map(|head| uninflected(&fold(head))).collect();
        self.spellings(place).into_iter().find(|s| forms.contains(&fold(s.text)))
    }

    fn named(&self, name: &str, uninflected: &dyn Fn(&str) -> Vec<String>) -> Vec<Hit> {
        let folded = fold(name);
        let exact = self.look_up_iter(&folded).filter(|m| !m.demonym);
        let hit = |m: NameMatch| Hit { place: m.place, tier: m.tier };
        let mut hits: Vec<Hit> = exact.map(hit).collect();
        if hits.is_empty() {
            hits.extend(self.look_up_variants(&folded).into_iter().map(hit));
        }
        if hits.is_empty() {
            let inflected = |form: &String| -> Vec<Hit> {
                let found = self.look_up_iter(form).filter(|m| !m.demonym);
                found.map(|m| Hit { place: m.place, tier: NameTier::Inflected }).collect()
            };
            hits = uninflected(&folded)
                .iter()
                .map(inflected)
                .find(|found| !found.is_empty())
                .unwrap_or_default();
        }
        hits.extend(self.look_up_transliterated(&folded).into_iter().map(hit));
        hits
    }

    /// Whether a place lies in what `container` names: its country's code, its first-level division or any container.
    fn lies_in(&self, place: PlaceKey, container: &str) -> bool {
        let found = self.place(place);
        let folded = fold(container);
        let code = container.trim();
        if folded.is_empty() || fold(found.admin1) == folded || found.country.eq_ignore_ascii_case(code) {
            return true;
        }
        let ancestors = self.ancestors(place);
        self.look_up_iter(&folded).any(|m| {
            let named = self.place(m.place);
            ancestors.contains(&m.place) || named.is_country() && named.country == found.country
        })
    }
}

/// No place's name is longer; a bound on what a typing error is looked for in.
const MOST_LETTERS: usize = 200;

/// The most typing errors between a name and the spelling that it is found by.
const MOST_ERRORS: usize = 2;

/// How many letters must be added, left out, changed or swapped with their neighbour to turn `a` into `b` (optimal string
/// alignment); `usize::MAX` where either is longer than names are.
fn errors(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().max(b.len()) > MOST_LETTERS {
        return usize::MAX;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before_last[j - 2] + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// How likely a place is meant by its bare name: the order of magnitude of its people, and its rank. A country outranks a
/// place with a hundred times its people, a capital or division one with a few times.
fn importance(place: &Place<'_>) -> f64 {
    let rank = match (place.feature_class, place.feature_code) {
        _ if place.is_country() => 2.0,
        (_, "PPLC") => 1.2,
        (FeatureClass::Area, "CONT" | "RGN") => 1.0,
        (FeatureClass::Populated, "PPLA") => 0.8,
        (FeatureClass::Populated, _) => 0.4,
        (FeatureClass::Administrative, "ADM1") => 0.7,
        (FeatureClass::Administrative, _) => 0.2,
        _ => 0.0,
    };
    (place.population as f64 + 1.0).log10() + rank
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_errors_are_counted() {
        for (a, b, n) in [
            ("", "", 0),
            ("ganja", "ganja", 0),
            ("ganja", "ganjah", 1),
            ("ganja", "gnaja", 1),
            ("ganja", "gamja", 1),
            ("ganja", "anj", 2),
            ("", "abc", 3),
        ] {
            assert_eq!((errors(a, b), errors(b, a)), (n, n), "{a} {b}");
        }
        assert_eq!(errors(&"a".repeat(201), "a"), usize::MAX);
    }

    #[test]
    fn a_misspelled_name_says_what_it_was_matched_by() {
        let csv = "id,name,longitude,latitude,names\nx:1,Xankəndi,46.75,39.82,Khankendi | Stepanakert\n";
        let (gazetteer, _) = Gazetteer::from_csv(&[("a.csv", csv.as_bytes())]);
        let hit = gazetteer.similar("Stepanakrt", None)[0];
        assert_eq!(hit.tier, NameTier::Fuzzy);
        let spelling = gazetteer.matched_spelling(hit.place, "Stepanakrt").unwrap();
        assert_eq!(spelling.text, "Stepanakert");
        assert_eq!(gazetteer.matched_spelling(hit.place, "Yerevan"), None);
    }
}
