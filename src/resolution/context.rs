//! What a report as a whole says of where it is: its countries, its divisions, its places.

use crate::gazetteer::Gazetteer;
use crate::geodesy::{LngLat, Metres};
use crate::model::{Candidate, Kind, Mention, NameTier, Place, PlaceKey, Ranked, Ruling};
use crate::text::Span;
use std::collections::{BTreeMap, HashMap};

/// The countries, containers and places that a report names.
#[derive(Debug, Default)]
pub(crate) struct Context<'g> {
    /// Mentions of each country, by name, demonym or division.
    countries: BTreeMap<&'g str, f64>,
    total: f64,
    focus: Vec<String>,
    /// The settled places of the report, with their mentions' spans.
    places: Vec<Settled>,
    /// The divisions below country level that the report names, with their countries.
    divisions: Vec<(PlaceKey, &'g str)>,
    /// For each first-level division, by country and name, what the report's spellings say for it: a spelling that has places
    /// in several divisions speaks for each of them with a part of its voice.
    voices: HashMap<(&'g str, &'g str), f64>,
    /// The part of its voice that each spelling has for each of its divisions.
    parts: HashMap<PlaceKey, f64>,
}

/// A place of the report that the first pass settled.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    pub span: Span,
    pub place: PlaceKey,
    pub position: LngLat,
    pub radius: Metres,
    /// Whether the place is at most some hundred kilometres wide, so that its neighbourhood means something.
    pub local: bool,
    /// Whether the place is a country, a division or a region, so that a name before it may be inside it.
    pub contains_much: bool,
}

impl<'g> Context<'g> {
    /// The countries that the mentions name outright. What a person decided on is named as what it is.
    pub fn of_countries(
        mentions: &[(&Mention, Option<&Ruling>)],
        gazetteer: &'g Gazetteer,
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
        gazetteer: &'g Gazetteer,
    ) {
        for ((mention, ruling), ranking) in mentions.iter().zip(rankings) {
            let Some(best) = ranking.first() else { continue };
            let place = gazetteer.place(best.place);
            let clear = ranking.get(1).is_none_or(|second| {
                best.score - second.score > 1.0
                    || crate::geodesy::distance(place.position, gazetteer.place(second.place).position).km()
                        < 60.0
            });
            if place.is_country() || !matches!(mention.kind, Kind::Place | Kind::Part) || !clear {
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
                contains_much: !place.is_settlement(),
            });
            if !place.is_settlement() {
                self.divisions.push((best.place, place.country));
            }
        }
    }

    fn count(&mut self, country: &'g str, weight: f64) {
        if !country.is_empty() {
            *self.countries.entry(country).or_default() += weight;
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

    /// The same without so many of its mentions.
    pub fn share_but(&self, country: &str, mentions: usize) -> f64 {
        let count = self.countries.get(country).copied().unwrap_or_default() - mentions as f64;
        if count > 0.0 { count / self.total } else { 0.0 }
    }

    /// Whether any country is named at all.
    pub fn has_countries(&self) -> bool {
        self.total > 0.0
    }

    pub fn in_focus(&self, country: &str) -> bool {
        self.focus.iter().any(|f| f.eq_ignore_ascii_case(country))
    }

    /// The settled places.
    pub fn settled(&self) -> impl Iterator<Item = &Settled> {
        self.places.iter()
    }

    /// Counts what the report's spellings say for first-level divisions, each spelling once.
    pub fn hear(&mut self, spellings: &[&Mention], gazetteer: &'g Gazetteer) {
        for mention in spellings.iter().filter(|m| m.kind != Kind::Demonym) {
            let mut divisions: BTreeMap<(&'g str, &'g str), Vec<PlaceKey>> = BTreeMap::new();
            for candidate in &mention.candidates {
                let place = gazetteer.place(candidate.place);
                if place.is_country() || place.feature_code == "ADM1" {
                    // A country or a division of this name is what is meant more often than a town.
                    divisions.clear();
                    break;
                }
                if !place.admin1.is_empty() {
                    divisions.entry((place.country, place.admin1)).or_default().push(candidate.place);
                }
            }
            let part = 1.0 / divisions.len().max(1) as f64;
            for (division, places) in divisions {
                *self.voices.entry(division).or_default() += part;
                self.parts.extend(places.into_iter().map(|place| (place, part)));
            }
        }
    }

    /// What the other spellings of the report say for the first-level division of a candidate: 1 for each that has places
    /// in no other.
    pub fn voices_of_others(&self, place: &Place<'_>) -> f64 {
        let all = self.voices.get(&(place.country, place.admin1)).copied().unwrap_or_default();
        all - self.parts.get(&place.key).copied().unwrap_or_default()
    }

    /// Whether the report names divisions of `country`.
    pub fn names_divisions_of(&self, country: &str) -> bool {
        self.divisions.iter().any(|(_, c)| *c == country)
    }

    /// Whether the report names the division `place`.
    pub fn names_division(&self, place: PlaceKey) -> bool {
        self.divisions.iter().any(|(d, _)| *d == place)
    }
}
