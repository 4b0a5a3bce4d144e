//! Typing errors: names that a few wrong letters keep out of the gazetteer, where the report speaks of their neighbourhood.

use super::memory::Memory;
use super::words::Words;
use crate::gazetteer::edits::errors_between;
use crate::gazetteer::{Gazetteer, Spelling};
use crate::geodesy::{LngLat, Metres, is_nearer};
use crate::model::{Candidate, FeatureClass, Kind, Mention, NameTier, Place, PlaceKey};
use crate::text::fold::fold;
use hashbrown::{HashMap, HashSet};
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::sync::Arc;

/// Candidates nearer to one another than this are one answer for a map.
const SAME_ANSWER_KM: f64 = 40.0;
/// A named place nearer than this supports a guess.
const NEIGHBOUR_KM: f64 = 100.0;
/// Names with fewer letters are not guessed at.
const MIN_LETTERS: usize = 5;
/// Two errors are looked for in names of at most so many letters: there are too many ways to make two in a longer one.
const LONGEST_FOR_TWO: usize = 16;
/// So many errors are looked for in the longest names.
const MOST_ERRORS: usize = 2;

/// The places guessed at for names, each with whether a word beside it says of which class it is.
type Guesses = HashMap<(String, bool), Arc<[Candidate]>>;

/// What a report names by declared spellings, which may support a guess; read when it is first asked for.
pub(super) struct Support<'m> {
    mentions: &'m [Mention],
    named: OnceCell<Named>,
    /// The guesses for names that have been asked for.
    known: RefCell<Guesses>,
}

impl<'m> Support<'m> {
    pub fn new(mentions: &'m [Mention]) -> Self {
        Self { mentions, named: OnceCell::new(), known: RefCell::default() }
    }

    /// The places that tokens `at..end` may name with a typing error; empty where the report does not support one, or where
    /// those that it supports are several.
    ///
    /// Asked for only where a preposition, a feature word or a list says that the words name a place, where they are no
    /// person's name and no common word, and where no better tier has an answer. What supports a place is a container of it
    /// below country level that the report names, or a place within 100 km whose name leaves no doubt. The first letter is
    /// right: errors there are rare, and names that differ there are mostly two names. Two errors are looked for only where
    /// a word beside the name says of which class it is: "the village of".
    pub fn candidates(
        &self,
        words: &Words<'_, '_>,
        gazetteer: &Gazetteer,
        memory: &mut Memory,
        tokens: Range<usize>,
        classed: bool,
    ) -> Arc<[Candidate]> {
        let at = tokens.start;
        let folded = tokens.map(|n| words.folded(n)).collect::<Vec<_>>().join(" ");
        if folded.chars().filter(|c| c.is_alphabetic()).count() < MIN_LETTERS || words.is_caseless(at) {
            return Arc::default();
        }
        let named = self.named.get_or_init(|| Named::new(self.mentions, gazetteer, memory));
        if named.divisions.is_empty() && named.certain.is_empty() {
            return Arc::default();
        }
        let asked = (folded, classed);
        if let Some(known) = self.known.borrow().get(&asked) {
            return known.clone();
        }
        let guesses: Arc<[Candidate]> = guesses(gazetteer, memory, named, &asked.0, classed).into();
        self.known.borrow_mut().insert(asked, guesses.clone());
        guesses
    }
}

/// What is near a name, whatever the report speaks of.
#[derive(Debug)]
pub(super) struct Near {
    /// Whether no spelling at all is.
    is_empty: bool,
    /// Settlements, divisions and areas with a spelling that begins with the same letter.
    pub places: Vec<PlaceKey>,
}

impl Near {
    fn new(gazetteer: &Gazetteer, folded: &str, errors: usize) -> Self {
        let near = gazetteer.look_up_within(folded, errors);
        let letters: Vec<char> = folded.chars().collect();
        let begins_alike = |spelling: &Spelling<'_>| {
            let spelling: Vec<char> = fold(spelling.text).chars().collect();
            spelling.first() == letters.first() && errors_between(&letters, &spelling, MOST_ERRORS).is_some()
        };
        let may_be_meant = |key: &PlaceKey| {
            let place = gazetteer.place(*key);
            let settled = matches!(
                place.feature_class,
                FeatureClass::Populated | FeatureClass::Administrative | FeatureClass::Area
            );
            settled && !place.is_country() && gazetteer.spellings(*key).iter().any(begins_alike)
        };
        let is_empty = near.is_empty();
        Self { is_empty, places: near.into_iter().map(|m| m.found.place).filter(may_be_meant).collect() }
    }
}

fn guesses(
    gazetteer: &Gazetteer,
    memory: &mut Memory,
    named: &Named,
    folded: &str,
    classed: bool,
) -> Vec<Candidate> {
    let mut within = |errors| memory.near(errors, folded, || Near::new(gazetteer, folded, errors));
    let one = within(1);
    let near =
        if one.is_empty && classed && folded.len() <= LONGEST_FOR_TWO { within(MOST_ERRORS) } else { one };
    let is_supported = |key: &&PlaceKey| {
        let contained = || gazetteer.ancestors(**key).iter().any(|key| named.divisions.contains(key));
        let position = gazetteer.place(**key).position;
        let is_beside = |other: &LngLat| is_nearer(*other, position, Metres::from_km(NEIGHBOUR_KM));
        contained() || named.certain.iter().any(is_beside)
    };
    let places: Vec<PlaceKey> = near.places.iter().filter(is_supported).copied().collect();
    let Some(first) = places.first().map(|key| gazetteer.place(*key).position) else { return Vec::new() };
    if places
        .iter()
        .any(|key| !is_nearer(first, gazetteer.place(*key).position, Metres::from_km(SAME_ANSWER_KM)))
    {
        return Vec::new();
    }
    places.into_iter().map(|place| Candidate { place, tier: NameTier::Fuzzy }).collect()
}

/// What the report names by declared spellings.
struct Named {
    /// Divisions and areas below country level.
    divisions: HashSet<PlaceKey>,
    /// Where the places lie whose name leaves no doubt.
    certain: Vec<LngLat>,
}

impl Named {
    fn new(mentions: &[Mention], gazetteer: &Gazetteer, memory: &mut Memory) -> Self {
        let mut named = Self { divisions: HashSet::new(), certain: Vec::new() };
        for mention in mentions.iter().filter(|mention| mention.kind == Kind::Place) {
            let meant = memory.meant(&mention.candidates, || Meant::new(&mention.candidates, gazetteer));
            named.divisions.extend(&meant.divisions);
            named.certain.extend(meant.certain);
        }
        named
    }
}

/// What a declared spelling may mean below country level.
#[derive(Debug)]
pub(super) struct Meant {
    /// Divisions and areas.
    pub divisions: Vec<PlaceKey>,
    /// Where its place lies, if all that it may mean are one answer for a map.
    certain: Option<LngLat>,
}

impl Meant {
    fn new(candidates: &[Candidate], gazetteer: &Gazetteer) -> Self {
        let declared = candidates.iter().filter(|c| c.tier < NameTier::Transliteration);
        let places = declared.map(|c| gazetteer.place(c.place)).filter(|place| !place.is_country());
        let places: Vec<Place<'_>> = places.collect();
        let divisions = places.iter().filter(|place| !place.is_settlement()).map(|place| place.key);
        let certain = places.first().map(|place| place.position).filter(|first| {
            let same_answer = Metres::from_km(SAME_ANSWER_KM);
            places.iter().all(|other| is_nearer(*first, other.position, same_answer))
        });
        Self { divisions: divisions.collect(), certain }
    }
}
