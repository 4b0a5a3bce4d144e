//! What a report as a whole says of where it is: its countries, its divisions, its places.

use crate::gazetteer::Gazetteer;
use crate::geodesy::{LngLat, Metres};
use crate::model::{Candidate, Kind, Mention, NameTier, PlaceKey, Ranked, Ruling};
use crate::text::Span;
use std::collections::BTreeMap;

/// The countries, containers and places that a report names.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Mentions of each country, by name, demonym or division.
    countries: BTreeMap<String, f64>,
    total: f64,
    focus: Vec<String>,
    /// The settled places of the report, with their mentions' spans.
    places: Vec<Settled>,
    /// The divisions below country level that the report names, with their countries.
    divisions: Vec<(PlaceKey, String)>,
}

#[derive(Debug, Clone)]
pub(super) struct Settled {
    pub span: Span,
    pub place: PlaceKey,
    pub position: LngLat,
    pub radius: Metres,
    /// Whether the place is at most some hundred kilometres wide, so that its neighbourhood means something.
    pub local: bool,
}

impl Context {
    /// The countries that the mentions name outright. What a person decided on is named as what it is.
    pub fn of_countries(
        mentions: &[(&Mention, Option<&Ruling>)],
        gazetteer: &Gazetteer,
        focus: &[String],
    ) -> Self {
        let mut context = Self { focus: focus.to_vec(), ..Self::default() };
        for (mention, ruling) in mentions {
            let country = match ruling.and_then(|ruling| ruling.place) {
                Some(place) => Some(gazetteer.place(place)).filter(|p| p.is_country()),
                None => mention.candidates.iter().map(|c| gazetteer.place(c.place)).find(|p| p.is_country()),
            };
            if let Some(place) = country {
                context.count(place.country, 1.0);
            }
        }
        context
    }

    /// Adds what the first pass settled: the best candidates that lead clearly, and what a person decided.
    pub fn add_places(
        &mut self,
        mentions: &[(&Mention, Option<&Ruling>)],
        rankings: &[Vec<Ranked>],
        gazetteer: &Gazetteer,
    ) {
        for ((mention, ruling), ranking) in mentions.iter().zip(rankings) {
            let Some(best) = ranking.first() else { continue };
            let place = gazetteer.place(best.place);
            let clear = ranking.get(1).is_none_or(|second| {
                best.score - second.score > 1.0
                    || crate::geodesy::distance(place.position, gazetteer.place(second.place).position).km()
                        < 60.0
            });
            if place.is_country() || mention.kind != Kind::Place || !clear {
                continue;
            }
            // A little-known place is no evidence for its country: its name may mean another place, or none.
            if ruling.is_some()
                || place.is_division()
                || place.population >= 100_000
                || place.feature_code == "PPLC"
            {
                self.count(place.country, 0.7);
            }
            let by_sound = |c: &Candidate| c.place == best.place && c.tier >= NameTier::Transliteration;
            let weak = ruling.is_none() && mention.candidates.iter().any(by_sound);
            if weak {
                continue;
            }
            self.places.push(Settled {
                span: mention.span,
                place: best.place,
                position: place.position,
                radius: place.radius,
                local: place.radius.km() < 150.0,
            });
            if !place.is_settlement() {
                self.divisions.push((best.place, place.country.to_owned()));
            }
        }
    }

    fn count(&mut self, country: &str, weight: f64) {
        if !country.is_empty() {
            *self.countries.entry(country.to_owned()).or_default() += weight;
            self.total += weight;
        }
    }

    /// The share of the report's country mentions that are of `country`, 0 to 1.
    pub fn share(&self, country: &str) -> f64 {
        match self.countries.get(country) {
            Some(count) if self.total > 0.0 => count / self.total,
            _ => 0.0,
        }
    }

    /// Whether any country is named at all.
    pub fn has_countries(&self) -> bool {
        self.total > 0.0
    }

    pub fn in_focus(&self, country: &str) -> bool {
        self.focus.iter().any(|f| f.eq_ignore_ascii_case(country))
    }

    /// The settled places of mentions other than the one at `span`.
    pub fn others(&self, span: Span) -> impl Iterator<Item = &Settled> {
        self.places.iter().filter(move |s| s.span != span)
    }

    /// Whether the report names divisions of `country`.
    pub fn names_divisions_of(&self, country: &str) -> bool {
        self.divisions.iter().any(|(_, c)| c == country)
    }

    /// Whether the report names the division `place`.
    pub fn names_division(&self, place: PlaceKey) -> bool {
        self.divisions.iter().any(|(d, _)| *d == place)
    }
}
