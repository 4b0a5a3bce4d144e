//! The places that a name may mean, with all that holds of them wherever the name stands.
//!
//! News names the same places again and again, so that what was read of a name is kept for later reports.

use super::country::Country;
use super::pieces::Piece;
use super::weights::weigh;
use crate::gazetteer::layout::hash;
use crate::gazetteer::{Ancestors, Gazetteer};
use crate::geodesy::{Metres, is_nearer};
use crate::model::{Candidate, FeatureClass, NameTier, Place, PlaceKey};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;
use std::rc::Rc;
use std::sync::Arc;

/// Places of one name that are nearer than this are one place on a map.
const SAME_PLACE_KM: f64 = 40.0;

/// A town of so many inhabitants is better known than its first-level division.
const LARGE_TOWN: u64 = 50_000;

/// A settlement is dwarfed by a namesake of so many times its inhabitants.
const DWARFED: u64 = 100;

/// It is overshadowed by one of so many times its inhabitants.
const OVERSHADOWED: u64 = 10;

/// A town of so many inhabitants overshadows hamlets.
const TOWN: u64 = 10_000;

/// A town of so many inhabitants is meant where its country is spoken of.
const TOWN_OF_SOME_SIZE: u64 = 100_000;

/// What the world speaks of is spelt in many ways. More spellings than this say no more of it.
const MOST_SPELLINGS: usize = 32;

/// So many candidates are kept, in about 20 MB; then all are forgotten, and those that come again are read again.
const MOST_KEPT: usize = 50_000;

/// Names are found again by so many of their candidates and how many there are.
const HASHED: usize = 3;

/// What was read of names with one gazetteer.
#[derive(Debug, Default)]
pub struct Memory<'g> {
    places: HashTable<Rc<Places<'g>>>,
    hasher: DefaultHashBuilder,
    kept: usize,
}

impl<'g> Memory<'g> {
    /// The places that a name with these candidates may mean.
    pub(super) fn places(
        &mut self,
        candidates: &Arc<[Candidate]>,
        gazetteer: &'g Gazetteer,
    ) -> Rc<Places<'g>> {
        if self.kept > MOST_KEPT {
            *self = Self::default();
        }
        let Self { places, hasher, kept } = self;
        // A common name has hundreds of candidates, and the best few tell it from most others.
        let hash = |of: &[Candidate]| hasher.hash_one((of.len(), of.get(..HASHED).unwrap_or(of)));
        let own = hash(candidates);
        if let Some(known) = places.find(own, |known| known.are_of(candidates)) {
            return known.clone();
        }
        *kept += 1 + candidates.len();
        let new = Rc::new(Places::new(candidates, gazetteer));
        places.insert_unique(own, new.clone(), |places| hash(&places.of));
        new
    }
}

/// The places that a name may mean.
#[derive(Debug)]
pub(crate) struct Places<'g> {
    pub candidates: Vec<Candidacy<'g>>,
    /// Whether one of them is a country or a first-level division.
    pub wide: bool,
    /// The country among them.
    pub country: Option<Country>,
    /// The first-level divisions that they are in, each once, as [`Candidacy::division`].
    pub divisions: Vec<u64>,
    /// The numbers of those that are first-level divisions.
    regions: Vec<usize>,
    /// Their keys, sorted.
    keys: Vec<PlaceKey>,
    /// What contains any of them, sorted.
    containers: Vec<PlaceKey>,
    of: Arc<[Candidate]>,
}

/// A candidate, with what holds of it wherever the name stands.
#[derive(Debug)]
pub(crate) struct Candidacy<'g> {
    pub tier: NameTier,
    pub place: Place<'g>,
    pub ancestors: Ancestors,
    pub country: Country,
    /// What kind of place it is, as one of the pieces of evidence that say so.
    kind: Piece,
    /// How many inhabitants it has, in powers of ten.
    pub inhabitants: f64,
    /// Its first-level division as a number; 0 for none.
    pub division: u64,
    /// Whether a country of this name is the place's own.
    pub like_its_country: bool,
    /// How many spellings it has, as a power of two.
    pub spellings: f64,
    /// The evidence that depends on nothing around the name, and how much of it there is.
    pub standing: Box<Standing>,
    /// What that adds to the candidate's score.
    pub standing_score: f64,
    /// Whether the name is that of a town in this division: evidence where no word says that the division is meant.
    pub like_its_town: Option<Piece>,
    /// Whether a far larger settlement of its country has the name: evidence where no words put the mention at this one.
    pub dwarfed: bool,
    /// Whether a larger settlement of its country has the name: evidence where nothing that contains it is named.
    pub overshadowed: bool,
}

impl Candidacy<'_> {
    /// Whether it is a country or a territory that reports name like one.
    pub fn is_country(&self) -> bool {
        self.kind == Piece::Country
    }

    /// Whether it is a country's capital.
    pub fn is_capital(&self) -> bool {
        self.kind == Piece::Capital
    }

    /// Whether it is a town of some size or a seat of its country's divisions; of places kept by hand no size is known.
    pub fn is_town(&self) -> bool {
        let Place { population, feature_code, .. } = self.place;
        self.place.is_settlement()
            && (population == 0 || population >= TOWN_OF_SOME_SIZE || feature_code.starts_with("PPLA"))
    }

    /// Whether it is a first-level division.
    pub fn is_first_level(&self) -> bool {
        self.kind == Piece::FirstLevel
    }

    /// Whether it is a division below the country.
    pub fn is_division(&self) -> bool {
        self.place.feature_class == FeatureClass::Administrative && !self.is_country()
    }
}

/// The first-level division of a place as a number; 0 for none.
pub(super) fn division_of(place: &Place<'_>) -> u64 {
    let named = !place.admin1.is_empty();
    if named { hash(hash(0, place.country.as_bytes()), place.admin1.as_bytes()) } else { 0 }
}

/// The evidence that depends on nothing around a name.
pub(crate) type Standing = [Option<(Piece, f64)>; 5];

impl<'g> Places<'g> {
    fn new(of: &Arc<[Candidate]>, gazetteer: &'g Gazetteer) -> Self {
        let read = |c: &Candidate| (c.tier, gazetteer.place(c.place));
        let places: Vec<(NameTier, Place<'g>)> = of.iter().map(read).collect();
        let countries = || places.iter().map(|(_, place)| place).filter(|place| place.is_country());
        let countries: Vec<&'g str> = countries().map(|country| country.country).collect();
        let candidacy = |(tier, place): &(NameTier, Place<'g>)| {
            let standing = standing(*tier, place, &places, gazetteer);
            Candidacy {
                tier: *tier,
                place: *place,
                ancestors: gazetteer.ancestors(place.key),
                country: Country::of(place.country),
                kind: kind(place),
                inhabitants: inhabitants(place),
                division: division_of(place),
                like_its_country: !place.is_country() && countries.contains(&place.country),
                spellings: (gazetteer.spelling_count(place.key).clamp(1, MOST_SPELLINGS) as f64).log2(),
                standing_score: standing.iter().flatten().map(|(piece, amount)| weigh(*piece, *amount)).sum(),
                standing: Box::new(standing),
                like_its_town: like_its_town(*tier, place, &places),
                dwarfed: has_larger_namesake(*tier, place, &places, DWARFED, LARGE_TOWN),
                overshadowed: has_larger_namesake(*tier, place, &places, OVERSHADOWED, TOWN),
            }
        };
        let candidates: Vec<Candidacy<'g>> = places.iter().map(candidacy).collect();
        let mut divisions: Vec<u64> = candidates.iter().map(|c| c.division).filter(|d| *d != 0).collect();
        divisions.sort_unstable();
        divisions.dedup();
        let mut keys: Vec<PlaceKey> = candidates.iter().map(|c| c.place.key).collect();
        keys.sort_unstable();
        let regions: Vec<usize> =
            candidates.iter().enumerate().filter(|(_, c)| c.is_first_level()).map(|(n, _)| n).collect();
        let mut containers: Vec<PlaceKey> =
            candidates.iter().flat_map(|c| c.ancestors.iter().copied()).collect();
        containers.sort_unstable();
        containers.dedup();
        let wide = !countries.is_empty() || !regions.is_empty();
        Self {
            candidates,
            wide,
            regions,
            containers,
            country: countries.first().copied().map(Country::of),
            divisions,
            keys,
            of: of.clone(),
        }
    }

    /// Whether a place is one of the candidates.
    pub fn have(&self, place: PlaceKey) -> bool {
        self.keys.binary_search(&place).is_ok()
    }

    /// The first-level divisions among the candidates.
    pub fn regions(&self) -> impl Iterator<Item = &Candidacy<'g>> {
        self.regions.iter().filter_map(|n| self.candidates.get(*n))
    }

    /// Whether a place contains any of the candidates.
    pub fn lie_in(&self, place: PlaceKey) -> bool {
        self.containers.binary_search(&place).is_ok()
    }

    /// Whether they are those of these candidates.
    pub fn are_of(&self, candidates: &Arc<[Candidate]>) -> bool {
        Arc::ptr_eq(&self.of, candidates) || self.of == *candidates
    }
}

/// How often a place of this kind and size is meant by its name.
fn standing<'g>(
    tier: NameTier,
    place: &Place<'g>,
    all: &[(NameTier, Place<'g>)],
    gazetteer: &Gazetteer,
) -> Standing {
    let by_name = match tier {
        NameTier::Name => Piece::Name,
        NameTier::Alternate => Piece::Alternate,
        NameTier::Inflected => Piece::Inflected,
        NameTier::Transliteration => Piece::Transliteration,
        NameTier::Fuzzy => Piece::TypingError,
    };
    let users = gazetteer.is_users(place.key).then_some((Piece::UsersRow, 1.0));
    // A town and its district are one place on a map.
    let is_near = |other: &Place<'_>| {
        let limit = SAME_PLACE_KM.max(place.radius.km()).max(other.radius.km());
        is_nearer(other.position, place.position, Metres::from_km(limit))
    };
    let unique = all.iter().all(|(_, other)| is_near(other)).then_some((Piece::Unique, 1.0));
    // "Antioquia" is what other languages call Antakya, and the name of a department of Colombia.
    let is_division_elsewhere = |(by, other): &(NameTier, Place<'_>)| {
        // "San Lorenzo" is short for San Lorenzo de Esmeraldas.
        let short = place.name.contains(other.name);
        *by == NameTier::Name && other.feature_code == "ADM1" && other.country != place.country && !short
    };
    let foreign = tier == NameTier::Alternate && all.iter().any(is_division_elsewhere);
    let unique = unique.or(foreign.then_some((Piece::NameOfDivisionElsewhere, 1.0)));
    let kind = kind(place);
    let inhabitants = inhabitants(place);
    let size = match kind {
        Piece::Country => None,
        Piece::Capital | Piece::Seat | Piece::Settlement | Piece::PartOfTown => {
            Some((Piece::Inhabitants, inhabitants))
        }
        Piece::FirstLevel => Some((Piece::DivisionWidth, (place.radius.km() / 100.0).min(1.0))),
        Piece::SecondLevel | Piece::OtherDivision => Some((Piece::DivisionInhabitants, inhabitants)),
        _ => Some((Piece::RegionWidth, place.radius.km().max(1.0).log10())),
    };
    [Some((by_name, 1.0)), users, unique, Some((kind, 1.0)), size]
}

/// How many inhabitants a place has, in powers of ten.
fn inhabitants(place: &Place<'_>) -> f64 {
    (place.population as f64 + 1.0).log10()
}

fn kind(place: &Place<'_>) -> Piece {
    match place.feature_code {
        _ if place.is_country() => Piece::Country,
        "CONT" | "RGN" | "OCN" | "SEA" => Piece::RegionOrSea,
        "ADM1" => Piece::FirstLevel,
        "ADM2" => Piece::SecondLevel,
        "PPLC" => Piece::Capital,
        "PPLA" => Piece::Seat,
        "PPLX" => Piece::PartOfTown,
        _ if place.is_settlement() => Piece::Settlement,
        _ if place.is_division() => Piece::OtherDivision,
        _ => Piece::WaterOrRelief,
    }
}

/// "New York", "Buenos Aires", "Konduga": a division that has the name of a town in it is meant less often than the town.
fn like_its_town(tier: NameTier, place: &Place<'_>, all: &[(NameTier, Place<'_>)]) -> Option<Piece> {
    if !place.is_division() {
        return None;
    }
    let first_level = place.feature_code == "ADM1";
    let is_its_town = |by_name: NameTier, town: &Place<'_>| {
        // "Zugdidi" is another spelling of the region that the town is the seat of.
        let own = by_name == NameTier::Name && tier > by_name;
        town.is_settlement()
            && town.country == place.country
            && (town.population >= LARGE_TOWN || !first_level || own || town.feature_code == "PPLA")
            && is_nearer(town.position, place.position, Metres::from_km(100.0 + place.radius.km()))
    };
    let piece = if first_level { Piece::LikeItsLargeTown } else { Piece::LikeATownInIt };
    all.iter().any(|(by_name, town)| is_its_town(*by_name, town)).then_some(piece)
}

/// "Nikopol": a village that has the name of a large town of its country is meant less often than the town, also in a report that names
/// the village's region.
fn has_larger_namesake(
    tier: NameTier,
    place: &Place<'_>,
    all: &[(NameTier, Place<'_>)],
    times: u64,
    least: u64,
) -> bool {
    // Places of which it is not known how many live there have few inhabitants.
    let least = least.max(place.population.saturating_mul(times));
    let dwarfs = |(by_name, town): &(NameTier, Place<'_>)| {
        let known = *by_name <= tier && town.is_settlement() && town.population >= least;
        known && town.country == place.country
    };
    place.is_settlement() && all.iter().any(dwarfs)
}
