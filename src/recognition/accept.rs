//! Whether a gazetteer spelling in a text is a place there.

use super::Found;
use super::inflected;
use super::words::{Words, is_feature_word};
use crate::gazetteer::Gazetteer;
use crate::language::english::words::{
    COMMON_WORDS, GIVEN_NAMES, SURNAMES, is_calendar_word, is_direction, is_organisation,
    is_place_preposition, is_title,
};
use crate::language::prepositions;
use crate::model::{FeatureWords, Mention, Place};
use std::collections::HashSet;

/// A name of this many inhabitants needs no other sign that it is meant as a place.
const WELL_KNOWN: u64 = 100_000;

/// The words of persons' names that the document has shown so far.
#[derive(Debug, Default)]
pub(super) struct Persons(HashSet<String>);

impl Persons {
    /// Notes the person whose name begins at token `at`: a title or a given name before capitalised words.
    pub fn note(&mut self, words: &Words<'_, '_>, at: usize) {
        let word = words.folded(at);
        let titled = is_title(word) && words.is_word(at);
        let given = GIVEN_NAMES.has(word) && words.is_capitalised(at);
        if !(titled || given) || words.all_caps {
            return;
        }
        let mut n = at + 1;
        while words.adjacent(n) && words.is_capitalised(n) && !stops_person(words, n) && n < at + 4 {
            self.0.insert(words.folded(n).to_owned());
            n += 1;
        }
        if given && n > at + 1 {
            self.0.insert(word.to_owned());
        }
    }

    /// Whether a mention is a bare word of a person's name, and nothing but that.
    pub fn has(&self, words: &Words<'_, '_>, mention: &Mention, gazetteer: &Gazetteer) -> bool {
        let tokens = words.doc.tokens_in(mention.span);
        tokens.len() == 1
            && self.0.contains(words.folded(tokens.start))
            && !mention.candidates.iter().any(|c| gazetteer.place(c.place).is_country())
            && !preceded_by_place_preposition(words, tokens.start)
            && !words.is_feature_word(tokens.end)
    }

    /// Whether the folded word is part of a person's name.
    pub fn knows(&self, folded: &str) -> bool {
        self.0.contains(folded)
    }
}

fn stops_person(words: &Words<'_, '_>, n: usize) -> bool {
    let word = words.folded(n);
    is_organisation(word) || is_feature_word(word) || is_calendar_word(word) || is_title(word)
}

/// Whether the spelling is a place here, not a person, an organisation or an ordinary word.
pub(super) fn is_place(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    found: &Found,
    persons: &mut Persons,
) -> bool {
    if found.demonym {
        return true;
    }
    let rank = rank(gazetteer, found);
    if words.is_caseless(found.start) {
        return is_caseless_place(words, found, rank);
    }
    if rank == Rank::Country && !is_first_name_of_person(words, found) {
        return !is_in_organisation(words, found) || words.folded(found.end) == "government";
    }
    let single = found.end == found.start + 1;
    let word = words.folded(found.start);
    if single && is_calendar_word(word) && !words.is_feature_word(found.end) {
        return false;
    }
    if single && (word.len() < 3 || names_a_kind(words, found.start)) {
        return false;
    }
    if !single && is_organisation(words.folded(found.end - 1)) {
        return false;
    }
    if is_person(words, found) {
        persons.note(words, found.start.saturating_sub(1));
        persons.note(words, found.start);
        return false;
    }
    if is_in_organisation(words, found) || is_part_of_longer_name(words, gazetteer, found) {
        return false;
    }
    let cued = preceded_by_place_preposition(words, found.start)
        || found.local
        || words.is_feature_word(found.end)
        || words.head_of_list(found.start).is_some()
        || super::feature_words(words, found.start, found.end) != FeatureWords::None
        || followed_by_container(words, gazetteer, found)
        || words.is_mark(found.start.wrapping_sub(1), "#");
    if single && COMMON_WORDS.has(word) {
        let plain = words.begins_sentence(found.start) || words.in_title_case(found.start) || words.all_caps;
        return cued && !plain;
    }
    cued || rank == Rank::WellKnown || !needs_cue(words, found, word)
}

/// Whether the spelling is a single word that names a kind of organisation or of place, or is a common one: "Council", "Bank".
pub(super) fn is_generic(words: &Words<'_, '_>, found: &Found) -> bool {
    found.end == found.start + 1
        && (names_a_kind(words, found.start) || COMMON_WORDS.has(words.folded(found.start)))
}

/// Whether a word says what kind of organisation, person or place something is, or in which direction.
fn names_a_kind(words: &Words<'_, '_>, token: usize) -> bool {
    let word = words.folded(token);
    is_organisation(word) || is_title(word) || is_direction(word) || words.is_feature_word(token)
}

/// How well known the best candidate is.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Rank {
    Country,
    WellKnown,
    Other,
}

fn rank(gazetteer: &Gazetteer, found: &Found) -> Rank {
    let mut rank = Rank::Other;
    for candidate in &found.candidates {
        let place = gazetteer.place(candidate.place);
        if place.is_country() {
            return Rank::Country;
        }
        if is_well_known(&place) {
            rank = Rank::WellKnown;
        }
    }
    rank
}

/// A country, a capital, a first-level division, a region, or a place of many people.
pub(super) fn is_well_known(place: &Place<'_>) -> bool {
    place.is_country()
        || matches!(place.feature_code, "PPLC" | "ADM1" | "RGN")
        || place.population >= WELL_KNOWN
}

/// A name in a script without capitals may be any word: it is a place where a preposition, its form or a word beside it
/// says so, and without them only where it is long and well known.
fn is_caseless_place(words: &Words<'_, '_>, found: &Found, rank: Rank) -> bool {
    let letters: usize = (found.start..found.end).map(|n| words.folded(n).chars().count()).sum();
    let cued = found.local
        || preceded_by_place_preposition(words, found.start)
        || super::feature_words(words, found.start, found.end) != FeatureWords::None;
    let own = found.end == found.start + 1 && words.is_feature_word(found.start);
    !own && (cued || (letters >= LONG && rank != Rank::Other))
}

/// So many letters are seldom an ordinary word by chance.
const LONG: usize = 5;

/// A little-known name without any cue is a place only where it stands in mid-sentence and is no known surname.
fn needs_cue(words: &Words<'_, '_>, found: &Found, word: &str) -> bool {
    let single = found.end == found.start + 1;
    single
        && (words.begins_sentence(found.start)
            || words.in_title_case(found.start)
            || words.all_caps
            || SURNAMES.has(word)
            || GIVEN_NAMES.has(word)
            || word.len() < 4)
}

fn preceded_by_place_preposition(words: &Words<'_, '_>, start: usize) -> bool {
    let Some(mut before) = words.word_before(start, &["#", "\"", "“", "(", "«", "„"]) else {
        return false;
    };
    if words.folded(before) == "the" || is_direction(words.folded(before)) {
        match words.word_before(before, &["-"]) {
            Some(n) => before = n,
            None => return false,
        }
    }
    let word = words.folded(before);
    let foreign = words.inflected_script(before).is_some() && prepositions::is_place_preposition(word);
    foreign || is_place_preposition(word) && word != "by"
}

/// Whether `, Container` or `in Container` follows and is itself a gazetteer name ("Paris, Texas").
fn followed_by_container(words: &Words<'_, '_>, gazetteer: &Gazetteer, found: &Found) -> bool {
    let next = found.end + 1;
    words.is_mark(found.end, ",")
        && words.adjacent(next)
        && words.is_capitalised(next)
        && gazetteer.look_up(words.folded(next)).iter().any(|m| !m.demonym)
}

/// "President X", "Paris Hilton", "Aziz Ganja": a title or given name before, a surname after.
pub(super) fn is_person(words: &Words<'_, '_>, found: &Found) -> bool {
    if words.all_caps {
        return false;
    }
    let before = found.start.checked_sub(1).filter(|n| words.adjacent(found.start) && words.is_word(*n));
    if let Some(n) = before {
        let word = words.folded(n);
        if is_title(word) && words.is_capitalised(n) && !words.is_feature_word(found.end) {
            return true;
        }
        if GIVEN_NAMES.has(word) && words.is_capitalised(n) && !COMMON_WORDS.has(word) {
            return true;
        }
    }
    is_first_name_of_person(words, found)
}

fn is_first_name_of_person(words: &Words<'_, '_>, found: &Found) -> bool {
    let next = found.end;
    if !words.adjacent(next) || !words.is_capitalised(next) || words.in_title_case(next) {
        return false;
    }
    let (word, after) = (words.folded(found.end - 1), words.folded(next));
    let surname = SURNAMES.has(after) && !is_feature_word(after) && !is_organisation(after);
    surname && (GIVEN_NAMES.has(word) || !COMMON_WORDS.has(after))
}

/// "Minsk Group", "Kharkiv Regional Prosecutor's Office", "WSB Atlanta".
pub(super) fn is_in_organisation(words: &Words<'_, '_>, found: &Found) -> bool {
    let mut n = found.end;
    // Up to three capitalised words on, one of them the kind of organisation.
    while n < found.end + 4 && words.adjacent(n) && words.is_capitalised(n) {
        if is_organisation(words.folded(n)) {
            return true;
        }
        n += 1;
    }
    let Some(before) =
        found.start.checked_sub(1).filter(|n| words.adjacent(found.start) && words.is_word(*n))
    else {
        return false;
    };
    let text = words.text(before);
    let acronym = text.len() >= 3 && text.chars().all(|c| c.is_uppercase()) && !words.all_caps;
    acronym && !words.in_title_case(before) && !words.begins_sentence(before)
}

/// Whether unknown capitalised words touch the name, so that it is probably part of another name.
fn is_part_of_longer_name(words: &Words<'_, '_>, gazetteer: &Gazetteer, found: &Found) -> bool {
    if words.all_caps || words.in_title_case(found.start) {
        return false;
    }
    let foreign = |n: usize| {
        words.is_capitalised(n)
            && !is_calendar_word(words.folded(n))
            && !words.is_feature_word(n)
            && !is_title(words.folded(n))
            && !is_direction(words.folded(n))
            && gazetteer.look_up(words.folded(n)).is_empty()
            && !inflected::is_name(words, gazetteer, n)
    };
    let after = words.adjacent(found.end) && foreign(found.end) && !COMMON_WORDS.has(words.folded(found.end));
    let before = found.start.checked_sub(1).is_some_and(|n| {
        words.adjacent(found.start)
            && words.is_word(n)
            && foreign(n)
            && !(words.begins_sentence(n)
                && (COMMON_WORDS.has(words.folded(n)) || words.inflected_script(n).is_some()))
    });
    let hyphenated = words.is_mark(found.end, "-")
        && words.is_capitalised(found.end + 1)
        && gazetteer.look_up(words.folded(found.end + 1)).is_empty();
    after || before || hyphenated
}
