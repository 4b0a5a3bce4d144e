//! Finding the places that a user may mean.

use super::key::transliteration_key;
use super::{Gazetteer, Spelling};
use crate::geodesy::{LngLat, distance};
use crate::model::{FeatureClass, NameTier, Place, PlaceKey};
use crate::text::fold::fold;

/// A ranked answer of [`Gazetteer::search`].
#[derive(Debug, Clone, PartialEq)]
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
    /// An id is understood as well, and containers after commas: `Barda, Azerbaijan`. Demonyms are no names here.
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
        if let Some(place) = self.by_id(name.trim()) {
            return vec![Hit { place, tier: NameTier::Name }];
        }
        let mut hits = self.named(name);
        if hits.is_empty()
            && let Some((head, containers)) = name.split_once(',')
        {
            hits = self.named(head);
            for container in containers.split(',') {
                hits.retain(|hit| self.lies_in(hit.place, container));
            }
        }
        // The declared spellings rank as one tier: which of them the row calls its name says nothing of what is meant.
        let tier = |hit: &Hit| hit.tier == NameTier::Transliteration;
        let order = |hit: &Hit| {
            let place = self.place(hit.place);
            match near {
                Some(near) => distance(near, place.position).0,
                None => -importance(&place),
            }
        };
        let mut ranked: Vec<(bool, f64, Hit)> = hits.into_iter().map(|h| (tier(&h), order(&h), h)).collect();
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
        let key = transliteration_key(&folded);
        let exact = spellings.iter().find(|s| [&folded, &whole].contains(&&fold(s.text)));
        let by_key = || spellings.iter().find(|s| key.is_some() && transliteration_key(&fold(s.text)) == key);
        exact.or_else(by_key).copied()
    }

    fn named(&self, name: &str) -> Vec<Hit> {
        let folded = fold(name);
        let exact = self.look_up_iter(&folded).filter(|m| !m.demonym);
        let mut hits: Vec<Hit> = exact.map(|m| Hit { place: m.place, tier: m.tier }).collect();
        hits.extend(
            self.look_up_transliterated(&folded).into_iter().map(|m| Hit { place: m.place, tier: m.tier }),
        );
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
