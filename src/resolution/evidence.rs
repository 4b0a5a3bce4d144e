//! The evidence for one candidate of a mention, by what stands around it; what each piece weighs is in `weights.csv`.

use super::Asked;
use super::context::{Context, Settled};
use super::country::Country;
use super::joined::{Joined, Neighbours};
use super::names::{Joint, Name, Stand};
use super::pieces::Piece;
use super::places::Candidacy;
use crate::geodesy::{Metres, is_nearer};
use crate::language::english::lead::is_class;
use crate::language::english::words::is_direction;
use crate::model::{FeatureClass, FeatureWords, Kind, Place, PlaceKey};
use crate::text::Document;

/// What stands around a mention, for all of its candidates.
pub(crate) struct Around<'a, 'g> {
    asked: &'a Asked<'a, 'g>,
    name: &'a Name<'g>,
    /// The mentions of its spelling, the first ones only where they are many.
    alike: Alike<'a, 'g>,
    context: &'a Context<'g>,
    /// What stands before its comma, or beside it in a list.
    joined: Joined<'a, 'g>,
    /// What stands beside it, and beside the other mentions of its spelling.
    beside: Vec<Beside<'a>>,
    /// The country that is named right after it: "Tripoli, northern Lebanon".
    in_country: Option<Country>,
    /// The country whose people's town it is called: "the Turkish town of Akcakale".
    town_of: Option<Country>,
    /// Whether a mention of its spelling is called a village.
    village: bool,
    /// Whether a mention of its spelling is called a city.
    city: bool,
    /// Whether it is called what first-level divisions are, and one has its name: "Kharkiv region".
    first_level: bool,
    /// The other local places of its sentence.
    mates: Vec<&'a Settled>,
    /// Whether the report names few places, and no country of any of this name's: then they are told by how well known they are.
    alone: bool,
}

/// The mentions of a spelling: all of the report, and the numbers of those that are meant.
#[derive(Clone, Copy)]
pub(crate) struct Alike<'a, 'g> {
    pub row: Neighbours<'a, 'g>,
    pub numbers: &'a [u32],
}

impl<'a> Alike<'a, '_> {
    fn stands(self) -> impl Iterator<Item = &'a Stand> {
        self.numbers.iter().filter_map(move |n| Some(&self.row.asked.get(*n as usize)?.stand))
    }
}

/// The place that is named right after "in", "of" or a comma.
struct Beside<'a> {
    next: &'a Settled,
    comma: bool,
}

impl<'a, 'g> Around<'a, 'g> {
    pub fn new(
        doc: &Document<'_>,
        asked: &'a Asked<'a, 'g>,
        name: &'a Name<'g>,
        alike: Alike<'a, 'g>,
        context: &'a Context<'g>,
    ) -> Self {
        let own = asked.stand;
        let in_country = in_country(doc, &own, context);
        let own_beside = beside(&own, context);
        // "Melbourne, Fla., and Melbourne, Australia": what stands beside the mention itself counts before what stands beside another one.
        let says_itself = own_beside.is_some() || in_country.is_some();
        let others = alike.stands().filter(|other| !says_itself && other.first() != own.first());
        let of_others = others.filter_map(|stand| beside(stand, context));
        let mates = context.mates(&own);
        let is_named = |c: &Candidacy<'_>| context.names_country_of(c);
        Self {
            asked,
            name,
            alike,
            context,
            joined: alike.row.joined_to(asked),
            in_country,
            town_of: town_of(doc, &own, context),
            village: alike.stands().any(|stand| stand.village),
            city: alike.stands().any(|stand| stand.city),
            first_level: is_called_first_level(doc, &own)
                && name.places.candidates.iter().any(Candidacy::is_first_level),
            beside: own_beside.into_iter().chain(of_others).collect(),
            mates: mates.filter(|mate| mate.local && !name.places.have(mate.place)).collect(),
            alone: context.says_little() && !name.places.candidates.iter().any(is_named),
        }
    }

    /// Calls `found` with each piece of evidence for a candidate besides its standing, and how much of it there is.
    pub fn evidence(&self, candidacy: &Candidacy<'g>, found: &mut impl FnMut(Piece, f64)) {
        let Self { context, .. } = self;
        let mention = self.asked.mention;
        let place = &candidacy.place;
        found(Piece::Odds, mention.odds);
        if mention.placed {
            found(Piece::Placed, 1.0);
        }
        let put = self.beside.iter().find_map(|beside| beside.says(candidacy));
        let put = put.or_else(|| self.says_region(candidacy));
        let is_here = self.village || matches!(put, Some(Piece::BesideContainer | Piece::WherePut));
        let mut add = |piece: Option<Piece>| {
            if let Some(piece) = piece {
                found(piece, 1.0);
            }
        };
        add(in_other_name(mention.kind, place));
        add(candidacy.like_its_town.filter(|_| mention.feature_words != FeatureWords::Division));
        // "Mexico", "Luxembourg": a place inside a country of the same name is meant less often than the country.
        let inside = candidacy.like_its_country && mention.feature_words == FeatureWords::None;
        add(inside.then_some(Piece::LikeItsCountry));
        let lesser = self.first_level && candidacy.is_division() && !candidacy.is_first_level();
        add(feature_words(mention.feature_words, candidacy).filter(|_| !lesser));
        let of_size = place.is_settlement() && place.population >= CITY;
        add((self.city && of_size).then_some(Piece::CalledCity));
        let people = mention.kind == Kind::Demonym && candidacy.is_country();
        add(people.then_some(Piece::DemonymOfCountry));
        let container = self.container(candidacy);
        add(container);
        add(outside_named_division(candidacy, context));
        add(put.or_else(|| self.says_country(candidacy)));
        add(self.joined.holds(candidacy).then_some(Piece::HoldsPlaceBefore));
        add(self.joined.lists(candidacy).then_some(Piece::ListedWithRegions));
        add((candidacy.dwarfed && !is_here).then_some(Piece::Dwarfed));
        // Where the country is not named, the name may mean a place of another one, or one that is not known.
        let overshadowed = candidacy.overshadowed && !candidacy.dwarfed && !is_here && container.is_none();
        add((overshadowed && self.is_in_named(candidacy)).then_some(Piece::Overshadowed));
        if self.alone && !candidacy.is_country() {
            found(Piece::InhabitantsAlone, candidacy.inhabitants);
            found(Piece::SpellingsAlone, candidacy.spellings);
        }
        context.origins(candidacy, self.asked.stand.first()).for_each(|piece| found(piece, 1.0));
        self.countries(candidacy, found);
        self.neighbours(place, found);
    }

    /// What the country that is named right after it, or whose town the words call it, says of a candidate.
    fn says_country(&self, candidacy: &Candidacy<'_>) -> Option<Piece> {
        let own = candidacy.country;
        if self.town_of.is_some_and(|country| country == own && !candidacy.is_country()) {
            return Some(Piece::BesideContainer);
        }
        let country = self.in_country.filter(|_| !candidacy.is_country() && own.is_known())?;
        Some(if own == country { Piece::BesideContainer } else { Piece::FarFromWherePut })
    }

    /// "Peru, Indiana": what the region behind its comma says of a candidate, settled or not.
    fn says_region(&self, candidacy: &Candidacy<'_>) -> Option<Piece> {
        let inside = self.joined.inside(candidacy)?;
        Some(if inside { Piece::BesideContainer } else { Piece::FarFromWherePut })
    }

    /// A container of the candidate is named: best in the same sentence.
    fn container(&self, candidacy: &Candidacy<'_>) -> Option<Piece> {
        let spelling = self.name.spelling;
        let mut named = candidacy.ancestors.iter().filter(|a| self.context.names(**a, spelling)).peekable();
        named.peek()?;
        let in_sentence = |ancestor: &PlaceKey| {
            self.alike.stands().any(|at| self.context.names_in(at.sentence(), *ancestor, spelling))
        };
        Some(if named.any(in_sentence) { Piece::ContainerInSentence } else { Piece::ContainerInReport })
    }

    /// The countries that the report names, and the divisions that its names lie in.
    fn countries(&self, candidacy: &Candidacy<'g>, found: &mut impl FnMut(Piece, f64)) {
        let Self { context, name, .. } = self;
        let place = &candidacy.place;
        if context.in_focus(place.country) {
            found(Piece::Focus, 1.0);
        }
        if candidacy.is_country() {
            let share = context.share_but(candidacy.country, self.alike.numbers.len() as f64);
            if share > 0.0 {
                found(Piece::ShareOfNames, share);
            }
            return;
        }
        if !candidacy.country.is_known() || !context.has_countries_but(name.spelling) {
            return;
        }
        let share = context.share_but(candidacy.country, context.brought(name.spelling, candidacy.country));
        if share > 0.0 {
            found(Piece::CountryNamed, 1.0);
            found(Piece::ShareOfCountries, share);
        } else if !context.is_filed_around(candidacy, self.asked.stand.first()) {
            // "the Donetsk region": a first-level division that is called one is as well known as a large town.
            let called = self.asked.mention.feature_words == FeatureWords::Division;
            let known = candidacy.is_capital()
                || called && candidacy.is_first_level()
                || place.is_settlement() && place.population >= WELL_KNOWN;
            found(if known { Piece::OthersNamed } else { Piece::LittleKnownOthersNamed }, 1.0);
            if known && self.has_namesake_in_named() {
                found(Piece::NamesakeInNamed, 1.0);
            }
        }
        let voices = context.voices(candidacy.division) - name.voice;
        if voices > 0.005 && !candidacy.is_first_level() {
            found(Piece::OtherNamesInDivision, (1.0 + voices).log2().min(3.0));
        }
    }

    /// "BEIRUT - Two people were killed in Tripoli": whether a town of the name, no hamlet, is in a country that the report names or around
    /// the place of its dateline.
    fn has_namesake_in_named(&self) -> bool {
        let Self { context, name, .. } = self;
        let first = self.asked.stand.first();
        name.places
            .candidates
            .iter()
            .any(|c| c.is_town() && (self.is_in_named(c) || context.is_filed_around(c, first)))
    }

    /// Whether the report names the country of a candidate, but by its own name.
    fn is_in_named(&self, candidacy: &Candidacy<'_>) -> bool {
        let brought = self.context.brought(self.name.spelling, candidacy.country);
        candidacy.country.is_known() && self.context.share_but(candidacy.country, brought) > 0.0
    }

    /// Other places of the report lie near: within 100 km in the same sentence, or within 60 km anywhere else.
    fn neighbours(&self, place: &Place<'_>, found: &mut impl FnMut(Piece, f64)) {
        // The middle of something wide is near other places by chance.
        if place.radius.km() > 50.0 {
            return;
        }
        let is_near = |mate: &&&Settled| is_nearer(mate.position, place.position, Metres::from_km(100.0));
        let beside = self.mates.iter().filter(is_near).count();
        if beside > 0 {
            found(Piece::NearInSentence, beside.min(2) as f64);
        }
        let mut about = 0;
        for local in self.context.near(place.position, Metres::from_km(60.0)) {
            // The town of the same name says nothing for the district, nor the other way round.
            if !self.name.places.have(local.place) {
                let here = self.mates.iter().filter(|mate| mate.place == local.place).count();
                about += local.mentions.saturating_sub(here);
                if about >= 2 {
                    break;
                }
            }
        }
        if about > 0 {
            found(Piece::NearInReport, about.min(2) as f64);
        }
    }
}

/// "Gainesville Police Department" is named after a place of some size, "Red Cross" after no hamlet of that name.
fn in_other_name(kind: Kind, place: &Place<'_>) -> Option<Piece> {
    let obscure = place.is_settlement() && place.population < 15_000;
    let piece = if obscure { Piece::HamletInOtherName } else { Piece::InOtherName };
    (kind == Kind::Part).then_some(piece)
}

fn feature_words(words: FeatureWords, candidacy: &Candidacy<'_>) -> Option<Piece> {
    let place = &candidacy.place;
    let fits = |class| place.feature_class == class;
    Some(match words {
        FeatureWords::None => return None,
        FeatureWords::Settlement if place.is_settlement() => Piece::CalledSettlement,
        FeatureWords::Division if candidacy.is_division() || fits(FeatureClass::Area) => {
            Piece::CalledDivision
        }
        FeatureWords::Division if candidacy.is_country() => return None,
        FeatureWords::Water if fits(FeatureClass::Hydrographic) => Piece::CalledWater,
        FeatureWords::Terrain if fits(FeatureClass::Terrain) || fits(FeatureClass::Vegetation) => {
            Piece::CalledRelief
        }
        FeatureWords::Road if fits(FeatureClass::Road) => Piece::CalledRoad,
        FeatureWords::Settlement | FeatureWords::Division => Piece::CalledElse,
        FeatureWords::Water | FeatureWords::Terrain | FeatureWords::Road => Piece::NamedAfterElse,
    })
}

/// What news calls a city has so many inhabitants, more often than not.
const CITY: u64 = 20_000;

/// A town of so many inhabitants is named without its country more often than not.
const WELL_KNOWN: u64 = 100_000;

/// The report names divisions of the candidate's country, but none that contains it.
fn outside_named_division(candidacy: &Candidacy<'_>, context: &Context<'_>) -> Option<Piece> {
    let place = &candidacy.place;
    let local = place.is_settlement() || (candidacy.is_division() && place.radius.km() < 60.0);
    let small = local && place.population < 100_000;
    let outside = small
        && context.names_divisions_of(candidacy.country)
        && !candidacy.ancestors.iter().any(|a| context.names_division(*a));
    outside.then_some(Piece::OutsideDivisions)
}

/// "Raghunathpur in Buxar", "Springfield, Illinois": the place named right after "in", "of" or a comma.
fn beside<'a>(stand: &Stand, context: &'a Context<'_>) -> Option<Beside<'a>> {
    let after = stand.after();
    let comma = match stand.joint? {
        Joint::Comma => true,
        Joint::Preposition => false,
        Joint::And | Joint::CommaAnd => return None,
    };
    let mut places = if comma { after + 1..after + 2 } else { after + 1..after + 4 };
    let next = places.find_map(|n| context.settled_at(n))?;
    Some(Beside { next, comma })
}

/// "Sloviansk, eastern Ukraine", "Tripoli in Lebanon": the country that is named right after a mention, with nothing but points of the
/// compass between.
fn in_country(doc: &Document<'_>, stand: &Stand, context: &Context<'_>) -> Option<Country> {
    if !matches!(stand.joint?, Joint::Comma | Joint::Preposition) {
        return None;
    }
    let first = stand.after() + 1;
    let is_direction = |n: usize| is_direction(doc.folded(n));
    (first..first + 3).find_map(|n| {
        let country = context.country_at(n)?;
        (!is_direction(n) && (first..n).all(is_direction)).then_some(country)
    })
}

/// "the Turkish town of Akcakale", "the northern Syrian city of Raqqa": the country whose people's town, district or island the words call
/// a mention. Of a town that somebody holds ("the Russian-occupied town of Tokmak") they do not say where it is.
fn town_of(doc: &Document<'_>, stand: &Stand, context: &Context<'_>) -> Option<Country> {
    const WORDS: usize = 4;
    let of = stand.first().checked_sub(1).filter(|n| doc.folded(*n) == "of")?;
    let class = of.checked_sub(1).filter(|n| is_class(doc.folded(*n)))?;
    let country = (class.saturating_sub(WORDS)..class).rev().take_while(|n| doc.is_word(*n));
    country.into_iter().find_map(|n| context.people_at(n))
}

/// "Kharkiv region", "Bamyan province", not "Kharkiv district": whether the word behind a mention is one for first-level divisions.
fn is_called_first_level(doc: &Document<'_>, stand: &Stand) -> bool {
    let word = doc.folded(stand.after());
    matches!(word, "region" | "oblast" | "province" | "governorate" | "state")
}

impl Beside<'_> {
    /// What it says of a candidate: it contains it, or lies far from it.
    fn says(&self, candidacy: &Candidacy<'_>) -> Option<Piece> {
        let Self { next, comma } = self;
        let place = &candidacy.place;
        if candidacy.is_country() || next.place == place.key {
            return None;
        }
        let inside = |division: &PlaceKey| candidacy.ancestors.contains(division);
        if inside(&next.place) || *comma && next.seat_of.as_ref().is_some_and(inside) {
            return Some(Piece::BesideContainer);
        }
        // In a list ("Ganja, Barda and Tartar") a place is beside one of its kind, not inside it.
        if *comma && !next.contains_much {
            return None;
        }
        let around = Metres(60_000.0 + next.radius.0);
        let far = !is_nearer(next.position, place.position, around);
        if *comma && !far {
            return None;
        }
        Some(if far { Piece::FarFromWherePut } else { Piece::WherePut })
    }
}
