//! The names of a report with what the gazetteer says of their candidates: read once a report, however often a name stands
//! there.

use super::pieces::Piece;
use super::weights::weigh;
use crate::gazetteer::{Ancestors, Gazetteer};
use crate::geodesy::{Metres, is_nearer};
use crate::model::{Candidate, Mention, NameTier, Place, PlaceKey};
use crate::text::fold::fold;
use crate::text::{Document, Span};
use hashbrown::HashMap;

/// So many mentions of one spelling are looked at together; a report that repeats a name more often says no more of it.
const MOST_ALIKE: usize = 12;

/// Places of one name that are nearer than this are one place on a map.
const SAME_PLACE_KM: f64 = 40.0;

/// A town of so many inhabitants is better known than its first-level division.
const LARGE_TOWN: u64 = 50_000;

/// A spelling of a report, with the places that it may mean.
pub(crate) struct Name<'g> {
    /// The number of the spelling: names of one spelling differ in their candidates.
    pub spelling: usize,
    /// The mentions of the spelling, the first ones only where they are many.
    pub alike: Vec<Stand>,
    pub candidates: Vec<Candidacy<'g>>,
    /// The places of the candidates, sorted.
    places: Vec<PlaceKey>,
}

/// Where a mention stands in its document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stand {
    pub span: Span,
    /// Its first token, and the one after it.
    pub first: usize,
    pub after: usize,
    pub sentence: usize,
}

impl Stand {
    pub fn of(doc: &Document<'_>, span: Span) -> Self {
        let tokens = doc.tokens_in(span);
        let sentence = doc.tokens.get(tokens.start).map_or(0, |t| t.sentence);
        Self { span, first: tokens.start, after: tokens.end, sentence }
    }
}

/// A candidate, with what holds of it wherever the name stands.
pub(crate) struct Candidacy<'g> {
    pub tier: NameTier,
    pub place: Place<'g>,
    pub ancestors: Ancestors,
    /// Whether a country of this name is the place's own.
    pub like_its_country: bool,
    /// The evidence that depends on nothing around the name, and how much of it there is.
    pub standing: Standing,
    /// What that adds to the candidate's score.
    pub standing_score: f64,
    /// What the other spellings of the report say for its first-level division: see [`super::voices`].
    pub voices: f64,
    /// Whether the name is that of a town in this division: evidence where no word says that the division is meant.
    pub like_its_town: Option<Piece>,
}

/// The evidence that depends on nothing around a name.
pub(crate) type Standing = [Option<(Piece, f64)>; 5];

impl<'g> Name<'g> {
    fn new(spelling: usize, candidates: &[Candidate], gazetteer: &'g Gazetteer) -> Self {
        let read = |c: &Candidate| (c.tier, gazetteer.place(c.place));
        let places: Vec<(NameTier, Place<'g>)> = candidates.iter().map(read).collect();
        let countries = || places.iter().map(|(_, place)| place).filter(|place| place.is_country());
        let countries: Vec<&str> = countries().map(|country| country.country).collect();
        let candidacy = |(tier, place): &(NameTier, Place<'g>)| {
            let standing = standing(*tier, place, &places, gazetteer);
            Candidacy {
                tier: *tier,
                place: *place,
                ancestors: gazetteer.ancestors(place.key),
                like_its_country: !place.is_country() && countries.contains(&place.country),
                standing_score: standing.iter().flatten().map(|(piece, amount)| weigh(*piece, *amount)).sum(),
                standing,
                voices: 0.0,
                like_its_town: like_its_town(place, &places),
            }
        };
        let mut sorted: Vec<PlaceKey> = candidates.iter().map(|c| c.place).collect();
        sorted.sort_unstable();
        Self {
            spelling,
            alike: Vec::new(),
            candidates: places.iter().map(candidacy).collect(),
            places: sorted,
        }
    }

    /// Whether a place is one of the candidates.
    pub fn may_mean(&self, place: PlaceKey) -> bool {
        self.places.binary_search(&place).is_ok()
    }

    fn has(&self, candidates: &[Candidate]) -> bool {
        let own = self.candidates.iter().map(|c| (c.place.key, c.tier));
        own.eq(candidates.iter().map(|c| (c.place, c.tier)))
    }
}

/// The names of the mentions, and the number of each mention's.
pub(crate) fn names<'g>(
    doc: &Document<'_>,
    mentions: &[Mention],
    stands: &[Stand],
    gazetteer: &'g Gazetteer,
) -> (Vec<Name<'g>>, Vec<usize>) {
    let mut spellings: HashMap<String, (usize, Vec<usize>)> = HashMap::new();
    let mut alike: Vec<Vec<Stand>> = Vec::new();
    let mut names: Vec<Name<'g>> = Vec::new();
    let mut numbers = Vec::with_capacity(mentions.len());
    for (mention, stand) in mentions.iter().zip(stands) {
        let (spelling, own) = spellings.entry(fold(mention.span.of(doc.text))).or_insert_with(|| {
            alike.push(Vec::new());
            (alike.len() - 1, Vec::new())
        });
        if let Some(alike) = alike.get_mut(*spelling).filter(|alike| alike.len() < MOST_ALIKE) {
            alike.push(*stand);
        }
        let known = own.iter().copied().find(|n| names.get(*n).is_some_and(|n| n.has(&mention.candidates)));
        numbers.push(known.unwrap_or_else(|| {
            names.push(Name::new(*spelling, &mention.candidates, gazetteer));
            own.push(names.len() - 1);
            names.len() - 1
        }));
    }
    for name in &mut names {
        name.alike = alike.get(name.spelling).cloned().unwrap_or_default();
    }
    (names, numbers)
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
    let kind = kind(place);
    let inhabitants = (place.population as f64 + 1.0).log10();
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
fn like_its_town(place: &Place<'_>, all: &[(NameTier, Place<'_>)]) -> Option<Piece> {
    if !place.is_division() {
        return None;
    }
    let first_level = place.feature_code == "ADM1";
    let is_its_town = |town: &Place<'_>| {
        town.is_settlement()
            && town.country == place.country
            && (town.population >= LARGE_TOWN || !first_level)
            && is_nearer(town.position, place.position, Metres::from_km(100.0 + place.radius.km()))
    };
    let piece = if first_level { Piece::LikeItsLargeTown } else { Piece::LikeATownInIt };
    all.iter().any(|(_, town)| is_its_town(town)).then_some(piece)
}
