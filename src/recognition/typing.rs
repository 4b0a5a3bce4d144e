//! Typing errors: names that a few wrong letters keep out of the gazetteer, where the report speaks of their neighbourhood.

use super::words::Words;
use crate::gazetteer::edits::errors_between;
use crate::gazetteer::{Gazetteer, Spelling};
use crate::geodesy::{LngLat, Metres, is_nearer};
use crate::model::{Candidate, FeatureClass, Kind, Mention, NameTier, PlaceKey};
use crate::text::fold::fold;
use hashbrown::{HashMap, HashSet};
use std::cell::{OnceCell, RefCell};

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

/// What a report names by declared spellings, which may support a guess; read when it is first asked for.
pub(super) struct Support<'m> {
    mentions: &'m [Mention],
    named: OnceCell<Named>,
    /// The guesses for names that have been asked for.
    known: RefCell<HashMap<(String, bool), Vec<Candidate>>>,
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
        at: usize,
        end: usize,
        classed: bool,
    ) -> Vec<Candidate> {
        let folded = (at..end).map(|n| words.folded(n)).collect::<Vec<_>>().join(" ");
        if folded.chars().filter(|c| c.is_alphabetic()).count() < MIN_LETTERS || words.is_caseless(at) {
            return Vec::new();
        }
        let named = self.named.get_or_init(|| Named::new(self.mentions, gazetteer));
        if named.divisions.is_empty() && named.certain.is_empty() {
            return Vec::new();
        }
        let asked = (folded, classed);
        if let Some(known) = self.known.borrow().get(&asked) {
            return known.clone();
        }
        let guesses = guesses(gazetteer, named, &asked.0, classed);
        self.known.borrow_mut().insert(asked, guesses.clone());
        guesses
    }
}

fn guesses(gazetteer: &Gazetteer, named: &Named, folded: &str, classed: bool) -> Vec<Candidate> {
    let within = |errors| gazetteer.look_up_within(folded, errors);
    let one = within(1);
    let near =
        if one.is_empty() && classed && folded.len() <= LONGEST_FOR_TWO { within(MOST_ERRORS) } else { one };
    let near = near.into_iter().map(|m| m.found);
    let letters: Vec<char> = folded.chars().collect();
    let mut places: Vec<PlaceKey> = Vec::new();
    for found in near {
        let place = gazetteer.place(found.place);
        let settled = matches!(
            place.feature_class,
            FeatureClass::Populated | FeatureClass::Administrative | FeatureClass::Area
        );
        let begins_alike = |spelling: &Spelling<'_>| {
            let spelling: Vec<char> = fold(spelling.text).chars().collect();
            spelling.first() == letters.first() && errors_between(&letters, &spelling, MOST_ERRORS).is_some()
        };
        if !settled || place.is_country() || !gazetteer.spellings(found.place).iter().any(begins_alike) {
            continue;
        }
        let contained = gazetteer.ancestors(found.place).iter().any(|key| named.divisions.contains(key));
        let beside = named
            .certain
            .iter()
            .any(|other| is_nearer(*other, place.position, Metres::from_km(NEIGHBOUR_KM)));
        if contained || beside {
            places.push(found.place);
        }
    }
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
    fn new(mentions: &[Mention], gazetteer: &Gazetteer) -> Self {
        let mut named = Self { divisions: HashSet::new(), certain: Vec::new() };
        for mention in mentions {
            let mut positions = Vec::new();
            for candidate in mention.candidates.iter().filter(|c| c.tier < NameTier::Transliteration) {
                let place = gazetteer.place(candidate.place);
                if !place.is_country() && mention.kind == Kind::Place {
                    if !place.is_settlement() {
                        named.divisions.insert(candidate.place);
                    }
                    positions.push(place.position);
                }
            }
            if let Some((first, others)) = positions.split_first()
                && others.iter().all(|other| is_nearer(*first, *other, Metres::from_km(SAME_ANSWER_KM)))
            {
                named.certain.push(*first);
            }
        }
        named
    }
}
