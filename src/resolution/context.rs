//! What a report says as a whole of where it is: its countries, its divisions, its places.

use super::names::Name;
use super::{Asked, First};
use crate::geodesy::{LngLat, Metres, is_nearer};
use crate::model::{Kind, NameTier, Place, PlaceKey};
use crate::text::Span;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

/// The countries, containers and places that a report names.
#[derive(Debug, Default)]
pub(crate) struct Context<'g> {
    /// Mentions of each country, by name, demonym or division.
    countries: BTreeMap<&'g str, f64>,
    total: f64,
    focus: Vec<String>,
    /// The mentions whose places the first pass settled, in order.
    settled: Vec<Settled>,
    /// Their places, if they are at most some hundred kilometres wide, by latitude.
    local: Vec<Local>,
    /// By which spellings a settled place is named in the report, and in one of its sentences.
    named: HashMap<PlaceKey, Spellings>,
    named_in: HashMap<(PlaceKey, usize), Spellings>,
    /// The divisions below country level that the report names, and their countries.
    divisions: HashSet<PlaceKey>,
    divided: HashSet<&'g str>,
    /// For each first-level division, by country and name, what the report's spellings say for it: a spelling that has places
    /// in several divisions speaks for each of them with a part of its voice.
    voices: HashMap<(&'g str, &'g str), f64>,
    /// The part of its voice that each spelling has for each of its divisions.
    parts: HashMap<PlaceKey, f64>,
}

/// A mention of the report whose place the first pass settled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settled {
    pub span: Span,
    pub sentence: usize,
    pub place: PlaceKey,
    pub position: LngLat,
    pub radius: Metres,
    /// Whether the place is at most some hundred kilometres wide, so that its neighbourhood means something.
    pub local: bool,
    /// Whether the place is a country, a division or a region, so that a name before it may be inside it.
    pub contains_much: bool,
}

/// A local place that is settled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Local {
    pub place: PlaceKey,
    pub position: LngLat,
    /// How many mentions of the report mean it.
    pub mentions: usize,
}

/// The spellings by which something is named: the first, and whether there are others.
#[derive(Debug, Clone, Copy)]
struct Spellings {
    first: usize,
    several: bool,
}

impl Spellings {
    fn note<K: Hash + Eq>(map: &mut HashMap<K, Self>, key: K, spelling: usize) {
        let noted = map.entry(key).or_insert(Self { first: spelling, several: false });
        noted.several |= noted.first != spelling;
    }

    fn has_other_than(self, spelling: usize) -> bool {
        self.several || self.first != spelling
    }
}

/// So many mentions on each side of one in a sentence are its neighbours; longer sentences are lists or no sentences.
const MOST_MATES: usize = 64;

impl<'g> Context<'g> {
    /// What the mentions say before any is settled: the countries that they name outright, and the divisions in which
    /// their spellings have places. What a person decided on is named as what it is.
    pub fn new(asked: &[Asked<'_, 'g>], names: &[Name<'g>], focus: &[String]) -> Self {
        let mut context = Self { focus: focus.to_vec(), ..Self::default() };
        let mut heard = HashSet::new();
        for one in asked {
            let Some(name) = names.get(one.name) else { continue };
            let country = match &one.decided {
                Some(place) => Some(place).filter(|p| p.is_country()),
                None => name.candidates.iter().map(|c| &c.place).find(|p| p.is_country()),
            };
            if let Some(place) = country {
                context.count(place.country, 1.0);
            }
            if heard.insert(name.spelling) && one.mention.kind != Kind::Demonym {
                context.hear(name);
            }
        }
        context
    }

    /// Adds what the first pass settled: the best candidates that lead clearly, and what a person decided.
    pub fn add_places(&mut self, asked: &[Asked<'_, 'g>], names: &[Name<'g>], firsts: &[Option<First<'g>>]) {
        let mut local: HashMap<PlaceKey, Local> = HashMap::new();
        for (one, first) in asked.iter().zip(firsts) {
            let (Some(First { place, tier, clear }), Some(name)) = (first, names.get(one.name)) else {
                continue;
            };
            if place.is_country() || !matches!(one.mention.kind, Kind::Place | Kind::Part) || !clear {
                continue;
            }
            // A little-known place is no evidence for its country: its name may mean another place, or none.
            if one.decided.is_some()
                || place.is_division()
                || place.population >= 100_000
                || place.feature_code == "PPLC"
            {
                self.count(place.country, 0.7);
            }
            if one.decided.is_none() && *tier >= NameTier::Transliteration {
                continue;
            }
            let settled = Settled {
                span: one.mention.span,
                sentence: one.sentence,
                place: place.key,
                position: place.position,
                radius: place.radius,
                local: place.radius.km() < 150.0,
                contains_much: !place.is_settlement(),
            };
            self.settled.push(settled);
            if settled.local {
                let new = Local { place: place.key, position: place.position, mentions: 0 };
                local.entry(place.key).or_insert(new).mentions += 1;
            }
            Spellings::note(&mut self.named, place.key, name.spelling);
            Spellings::note(&mut self.named_in, (place.key, one.sentence), name.spelling);
            if !place.is_settlement() {
                self.divisions.insert(place.key);
                self.divided.insert(place.country);
            }
        }
        self.local = local.into_values().collect();
        let order = |l: &Local| (l.position.lat(), l.place);
        self.local.sort_by(|a, b| order(a).0.total_cmp(&order(b).0).then(a.place.cmp(&b.place)));
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

    /// The settled mention that begins at byte `start`.
    pub fn settled_at(&self, start: usize) -> Option<&Settled> {
        let at = self.settled.partition_point(|s| s.span.start < start);
        self.settled.get(at).filter(|s| s.span.start == start)
    }

    /// The settled mentions beside the one at `span` in its sentence, itself among them.
    pub fn mates(&self, span: Span, sentence: usize) -> &[Settled] {
        let first = self.settled.partition_point(|s| s.sentence < sentence);
        let end = self.settled.partition_point(|s| s.sentence <= sentence);
        let own = self.settled.partition_point(|s| s.span.start < span.start);
        let range = first.max(own.saturating_sub(MOST_MATES))..end.min(own + MOST_MATES);
        self.settled.get(range).unwrap_or_default()
    }

    /// The settled local places nearer to `position` than `limit`, which is less than 1,000 km.
    pub fn near(&self, position: LngLat, limit: Metres) -> impl Iterator<Item = &Local> {
        // No degree of latitude is shorter.
        let degrees = limit.km() / 110.5;
        let from = self.local.partition_point(|l| l.position.lat() < position.lat() - degrees);
        let band = self.local.get(from..).unwrap_or_default().iter();
        band.take_while(move |l| l.position.lat() <= position.lat() + degrees)
            .filter(move |l| is_nearer(l.position, position, limit))
    }

    /// Whether another spelling than `spelling` names `place` in the report.
    pub fn names(&self, place: PlaceKey, spelling: usize) -> bool {
        self.named.get(&place).is_some_and(|s| s.has_other_than(spelling))
    }

    /// The same for a sentence.
    pub fn names_in(&self, sentence: usize, place: PlaceKey, spelling: usize) -> bool {
        self.named_in.get(&(place, sentence)).is_some_and(|s| s.has_other_than(spelling))
    }

    /// Counts what a spelling of the report says for first-level divisions.
    fn hear(&mut self, name: &Name<'g>) {
        // A country or a division of this name is what is meant more often than a town.
        if name.candidates.iter().any(|c| c.place.is_country() || c.place.feature_code == "ADM1") {
            return;
        }
        let mut divisions: BTreeMap<(&'g str, &'g str), Vec<PlaceKey>> = BTreeMap::new();
        for Place { key, country, admin1, .. } in name.candidates.iter().map(|c| c.place) {
            if !admin1.is_empty() {
                divisions.entry((country, admin1)).or_default().push(key);
            }
        }
        let part = 1.0 / divisions.len().max(1) as f64;
        for (division, places) in divisions {
            *self.voices.entry(division).or_default() += part;
            self.parts.extend(places.into_iter().map(|place| (place, part)));
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
        self.divided.contains(country)
    }

    /// Whether the report names the division `place`.
    pub fn names_division(&self, place: PlaceKey) -> bool {
        self.divisions.contains(&place)
    }
}
