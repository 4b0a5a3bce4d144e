//! What a report says as a whole of where it is: its countries, its divisions, its places.

use super::country::Country;
use super::joined::Neighbours;
use super::names::{MOST_AT_ONCE, Name, Stand, voices};
use super::origin::{Expected, Origin};
use super::places::Candidacy;
use super::{Asked, First, Piece};
use crate::gazetteer::Gazetteer;
use crate::geodesy::{LngLat, Metres, is_nearer};
use crate::model::{Kind, NameTier, Place, PlaceKey};
use hashbrown::{HashMap, HashSet};
use std::hash::Hash;
use std::ops::Range;

/// The countries, containers and places that a report names.
#[derive(Debug, Default)]
pub(crate) struct Context<'g> {
    /// Mentions of each country, by name, demonym or division.
    countries: Vec<(Country, f64)>,
    total: f64,
    /// What of it each spelling brought by the places that it was settled on, so that it is no evidence of its own making. There
    /// is one for each spelling of places that the report has.
    brought: Vec<Brought>,
    /// The countries that are named outright, by name, demonym or decision.
    outright: Vec<Country>,
    /// The first token of each that is named by its name, in order.
    by_name: Vec<(usize, Country)>,
    /// The first token of each whose people are named, in order.
    by_people: Vec<(usize, Country)>,
    focus: Vec<String>,
    /// The home of the outlet.
    home: Option<Origin<'g>>,
    /// The tokens of the dateline and its place.
    dateline: Option<(Range<usize>, Origin<'g>)>,
    /// The mentions whose places the first pass settled, in order.
    settled: Vec<At>,
    /// Their places. A text may name one a million times.
    places: Vec<Settled>,
    /// Those at most some hundred kilometres wide, by latitude.
    local: Vec<Local>,
    /// By which spellings a settled place is named in the report, and in one of its sentences.
    named_keys: Sieve,
    named: HashMap<PlaceKey, Spellings>,
    named_in: HashMap<(PlaceKey, usize), Spellings>,
    /// The divisions below country level that the report names, and their countries.
    division_keys: Sieve,
    divisions: HashSet<PlaceKey>,
    divided: Vec<Country>,
    /// What the spellings of the report say for each first-level division.
    voices: HashMap<u64, f64>,
}

/// What tells at once of most places that a small set has them not: a bit for each 64th key.
#[derive(Debug, Clone, Copy, Default)]
struct Sieve(u64);

impl Sieve {
    fn add(&mut self, key: PlaceKey) {
        self.0 |= 1 << (key.0 % u64::BITS);
    }

    fn may_have(self, key: PlaceKey) -> bool {
        self.0 >> (key.0 % u64::BITS) & 1 == 1
    }
}

/// What a spelling brought to the mentions of countries: in all, and of each.
#[derive(Debug, Clone, Default)]
struct Brought {
    all: f64,
    countries: Vec<(Country, f64)>,
}

/// A mention whose place the first pass settled.
#[derive(Debug, Clone, Copy)]
struct At {
    first: u32,
    sentence: u32,
    /// The number of its place.
    place: u32,
}

/// A place that the first pass settled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settled {
    pub place: PlaceKey,
    pub position: LngLat,
    pub radius: Metres,
    /// See [`is_local`].
    pub local: bool,
    /// Whether the place is a country, a division or a region, so that a name before it may be inside it.
    pub contains_much: bool,
    /// The division of its own name that a town is the seat of: a name before it may be inside that ("Berlín, Usulután").
    pub seat_of: Option<PlaceKey>,
}

impl Settled {
    fn of(place: &Place<'_>) -> Self {
        Self {
            place: place.key,
            position: place.position,
            radius: place.radius,
            local: is_local(place),
            contains_much: !place.is_settlement(),
            seat_of: place.parent.filter(|_| place.is_settlement() && place.name == place.admin1),
        }
    }
}

/// Whether a place is at most some hundred kilometres wide, so that its neighbourhood means something.
fn is_local(place: &Place<'_>) -> bool {
    place.radius.km() < 150.0
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

/// How much is counted of a country.
fn counted(countries: &[(Country, f64)], country: Country) -> f64 {
    countries.iter().find(|(known, _)| *known == country).map_or(0.0, |(_, count)| *count)
}

/// The country of those, in the order of their first tokens, that begins with a token.
fn beginning_at(countries: &[(usize, Country)], first: usize) -> Option<Country> {
    let at = countries.partition_point(|(begin, _)| *begin < first);
    countries.get(at).filter(|(begin, _)| *begin == first).map(|(_, country)| *country)
}

/// Counts so much more of a country.
fn add(countries: &mut Vec<(Country, f64)>, country: Country, weight: f64) {
    match countries.iter_mut().find(|(known, _)| *known == country) {
        Some((_, count)) => *count += weight,
        None => countries.push((country, weight)),
    }
}

/// Reports with more spellings of places than this place most of them by each other.
const FEW_SPELLINGS: usize = 4;

/// Divisions no wider than this are parts of a city.
const CITY_RADIUS_KM: f64 = 12.0;

/// So many mentions on each side of one in a sentence are its neighbours; longer sentences are lists or no sentences.
const MOST_MATES: usize = 64;

impl<'g> Context<'g> {
    /// What the mentions say before any is settled: the countries that they name outright, what a person decided on as what
    /// it is, and the divisions in which their spellings have places. Each name is told its own voice.
    pub fn new(
        asked: &[Asked<'_, 'g>],
        names: &mut [Name<'g>],
        expected: Expected<'_>,
        gazetteer: &'g Gazetteer,
    ) -> Self {
        let spellings = names.iter().map(|name| name.spelling + 1).max().unwrap_or(0);
        let voices = voices(asked, names, spellings);
        let brought = vec![Brought::default(); spellings];
        let (focus, home) = (expected.focus.to_vec(), Origin::home(&expected, gazetteer));
        let mut context = Self { focus, home, voices, brought, ..Self::default() };
        let row = Neighbours { asked, names };
        for (number, one) in asked.iter().enumerate() {
            let Some(name) = names.get(one.name()) else { continue };
            let country = match one.decided_place() {
                Some(place) => Some(place).filter(|p| p.is_country()).map(|p| Country::of(p.country)),
                None => name.places.country.filter(|_| row.may_mean_country(number)),
            };
            if let Some(country) = country {
                if !context.outright.contains(&country) {
                    context.outright.push(country);
                }
                match one.mention.kind {
                    Kind::Place => context.by_name.push((one.stand.first(), country)),
                    Kind::Demonym => context.by_people.push((one.stand.first(), country)),
                    _ => {}
                }
                context.count(country, 1.0);
            }
        }
        context
    }

    /// Adds what the first pass settled: the best candidates that lead clearly, and what a person decided.
    pub fn add_places(&mut self, asked: &[Asked<'_, 'g>], names: &[Name<'g>], firsts: &[Option<First>]) {
        let some = asked.len().min(MOST_AT_ONCE);
        let mut numbers: HashMap<PlaceKey, u32> = HashMap::with_capacity(some);
        // How many mentions mean each place.
        let mut meant: Vec<usize> = Vec::with_capacity(some);
        self.places.reserve(some);
        self.settled.reserve(some);
        self.named.reserve(some);
        self.named_in.reserve(some);
        for (one, first) in asked.iter().zip(firsts) {
            let (Some(First { number, clear }), Some(name)) = (first, names.get(one.name())) else {
                continue;
            };
            let (place, tier) = one.candidate(name, *number);
            if place.is_country() || !matches!(one.mention.kind, Kind::Place | Kind::Part) || !clear {
                continue;
            }
            // A romanisation or a typing error is no evidence of its own making.
            if one.decided.is_none() && tier >= NameTier::Transliteration {
                continue;
            }
            // A little-known place is no evidence for its country: its name may mean another place, or none.
            if one.decided.is_some()
                || place.is_division()
                || place.population >= 100_000
                || place.feature_code == "PPLC"
            {
                let country = Country::of(place.country);
                self.count(country, 0.7);
                if let Some(brought) = self.brought.get_mut(name.spelling) {
                    brought.all += 0.7;
                    add(&mut brought.countries, country, 0.7);
                }
            }
            let place_number = *numbers.entry(place.key).or_insert_with(|| {
                self.places.push(Settled::of(place));
                meant.push(0);
                // A text has fewer than 2^32 names.
                (self.places.len() - 1) as u32
            });
            let Stand { first, sentence, .. } = one.stand;
            self.settled.push(At { first, sentence, place: place_number });
            if let Some(meant) = meant.get_mut(place_number as usize) {
                *meant += 1;
            }
            self.named_keys.add(place.key);
            Spellings::note(&mut self.named, place.key, name.spelling);
            Spellings::note(&mut self.named_in, (place.key, one.stand.sentence()), name.spelling);
            if !place.is_settlement() {
                self.division_keys.add(place.key);
                self.divisions.insert(place.key);
                let country = Country::of(place.country);
                // A district of a city says nothing of where else in its country a report is.
                if place.radius.km() > CITY_RADIUS_KM && !self.divided.contains(&country) {
                    self.divided.push(country);
                }
            }
        }
        let local = self.places.iter().zip(meant).filter(|(settled, _)| settled.local);
        self.local =
            local.map(|(s, mentions)| Local { place: s.place, position: s.position, mentions }).collect();
        let order = |l: &Local| (l.position.lat(), l.place);
        self.local.sort_by(|a, b| order(a).0.total_cmp(&order(b).0).then(a.place.cmp(&b.place)));
    }

    /// Adds the place of the dateline, which stands at these tokens: the first that the first pass settled there. In a capital, agencies
    /// file news of the whole country.
    pub fn add_dateline(
        &mut self,
        tokens: Option<Range<usize>>,
        asked: &[Asked<'_, 'g>],
        names: &[Name<'g>],
        firsts: &[Option<First>],
    ) {
        let Some(tokens) = tokens else { return };
        let named = asked.iter().zip(firsts).skip_while(|(one, _)| one.stand.first() < tokens.start);
        let mut named = named.take_while(|(one, _)| one.stand.first() < tokens.end);
        let settled = |(one, first): (&Asked<'_, 'g>, &Option<First>)| {
            let First { number, clear } = (*first)?;
            let name = names.get(one.name())?;
            let (place, _) = one.candidate(name, number);
            let is_place =
                one.mention.kind == Kind::Place && !place.is_country() && place.feature_code != "PPLC";
            (clear && is_place).then(|| Origin::new(*place))
        };
        self.dateline = named.find_map(settled).map(|origin| (tokens.clone(), origin));
    }

    /// What it says of a candidate for the mention at token `first` where the report comes from: its dateline, which says nothing of the
    /// names in it, and its outlet's home.
    pub fn origins(&self, candidacy: &Candidacy<'_>, first: usize) -> impl Iterator<Item = Piece> {
        let home = self.home.as_ref().and_then(|home| home.says(candidacy));
        let filed = self.is_filed_around(candidacy, first).then_some(Piece::NearDateline);
        filed.into_iter().chain(home)
    }

    /// Whether a candidate for the mention at token `first` lies around the place of the dateline.
    pub fn is_filed_around(&self, candidacy: &Candidacy<'_>, first: usize) -> bool {
        let dateline = self.dateline.as_ref().filter(|(tokens, _)| !tokens.contains(&first));
        dateline.is_some_and(|(_, origin)| origin.is_around(candidacy))
    }

    fn count(&mut self, country: Country, weight: f64) {
        if !country.is_known() {
            return;
        }
        self.total += weight;
        add(&mut self.countries, country, weight);
    }

    /// The share of the report's country mentions that are of `country`, 0 to 1, without so many of its mentions.
    pub fn share_but(&self, country: Country, mentions: f64) -> f64 {
        let count = counted(&self.countries, country) - mentions;
        if count > 0.001 { count / self.total } else { 0.0 }
    }

    /// What a spelling itself brought to the mentions of `country`.
    pub fn brought(&self, spelling: usize, country: Country) -> f64 {
        self.brought.get(spelling).map_or(0.0, |brought| counted(&brought.countries, country))
    }

    /// Whether any country is named at all, but by the places of one spelling.
    pub fn has_countries_but(&self, spelling: usize) -> bool {
        self.total - self.brought.get(spelling).map_or(0.0, |brought| brought.all) > 0.001
    }

    /// Whether the report names so few places that they say little of each other.
    pub fn says_little(&self) -> bool {
        self.brought.len() <= FEW_SPELLINGS
    }

    /// Whether the report names the country of a candidate outright, or the user says that it is about it.
    pub fn names_country_of(&self, candidacy: &Candidacy<'_>) -> bool {
        self.outright.contains(&candidacy.country) || self.in_focus(candidacy.place.country)
    }

    pub fn in_focus(&self, country: &str) -> bool {
        self.focus.iter().any(|f| f.eq_ignore_ascii_case(country))
    }

    /// The settled mention that begins with a token.
    pub fn settled_at(&self, first: usize) -> Option<&Settled> {
        let at = self.settled.partition_point(|at| (at.first as usize) < first);
        let found = self.settled.get(at).filter(|at| at.first as usize == first)?;
        self.places.get(found.place as usize)
    }

    /// The country whose name begins with a token.
    pub fn country_at(&self, first: usize) -> Option<Country> {
        beginning_at(&self.by_name, first)
    }

    /// The country whose people's name begins with a token.
    pub fn people_at(&self, first: usize) -> Option<Country> {
        beginning_at(&self.by_people, first)
    }

    /// The places of the settled mentions beside one in its sentence, its own among them.
    pub fn mates(&self, of: &Stand) -> impl Iterator<Item = &Settled> {
        let first = self.settled.partition_point(|at| at.sentence < of.sentence);
        let end = self.settled.partition_point(|at| at.sentence <= of.sentence);
        let own = self.settled.partition_point(|at| at.first < of.first);
        let range = first.max(own.saturating_sub(MOST_MATES))..end.min(own + MOST_MATES);
        let mates = self.settled.get(range).unwrap_or_default();
        mates.iter().filter_map(|at| self.places.get(at.place as usize))
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
        self.named_keys.may_have(place) && self.named.get(&place).is_some_and(|s| s.has_other_than(spelling))
    }

    /// The same for a sentence.
    pub fn names_in(&self, sentence: usize, place: PlaceKey, spelling: usize) -> bool {
        self.named_in.get(&(place, sentence)).is_some_and(|s| s.has_other_than(spelling))
    }

    /// What the spellings of the report say for a first-level division, as [`super::places::Candidacy::division`].
    pub fn voices(&self, division: u64) -> f64 {
        self.voices.get(&division).copied().unwrap_or_default()
    }

    /// Whether the report names divisions of `country`.
    pub fn names_divisions_of(&self, country: Country) -> bool {
        self.divided.contains(&country)
    }

    /// Whether the report names the division `place`.
    pub fn names_division(&self, place: PlaceKey) -> bool {
        self.division_keys.may_have(place) && self.divisions.contains(&place)
    }
}
