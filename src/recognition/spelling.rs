//! The longest gazetteer spelling that begins at a token.

use super::words::Words;
use super::{Found, standing};
use crate::gazetteer::variants::{abbreviated, has_other_form, is_compass_initial};
use crate::gazetteer::{Gazetteer, NameMatch};
use crate::model::Candidate;

/// Names with an abbreviation are read to this many words.
const MOST_ABBREVIATED: usize = 4;

/// So many places of a spelling may be meant by an abbreviation: the best known, which stand first.
const MOST_ABBREVIATIONS: usize = 8;

/// Abbreviations of more letters than this match in any case.
const LONGEST_ABBREVIATION: usize = 5;

/// Looks a document's words up.
pub(super) struct Speller<'a, 'd, 't> {
    words: &'a Words<'d, 't>,
    gazetteer: &'a Gazetteer,
    /// What may begin with each folded word, by its number, once it is asked for.
    beginnings: Vec<Option<Beginning>>,
    /// The folded words that are being looked up.
    key: String,
    /// After each of them: the token that comes next, and the length of the key.
    ends: Vec<(usize, usize)>,
}

/// The spellings that begin with a word.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    /// The number of words of the longest.
    most: usize,
    /// Whether the word alone is one.
    alone: bool,
    /// Whether the word is written short for another, or long where others write it short.
    has_other_form: bool,
}

impl<'a, 'd, 't> Speller<'a, 'd, 't> {
    pub fn new(words: &'a Words<'d, 't>, gazetteer: &'a Gazetteer) -> Self {
        let beginnings = vec![None; words.doc.folded_words()];
        Self { words, gazetteer, beginnings, key: String::new(), ends: Vec::new() }
    }

    /// The longest spelling that begins at token `at` and ends before token `limit`.
    pub fn longest(&mut self, at: usize, limit: usize) -> Option<Found> {
        let Self { words, gazetteer, .. } = *self;
        let Beginning { most, alone, has_other_form } = self.beginning(at);
        if most == 0 {
            return None;
        }
        let Self { key, ends, .. } = self;
        key.clear();
        key.push_str(words.folded(at));
        ends.clear();
        ends.push((at + 1, key.len()));
        let (mut count, mut next) = (1, at + 1);
        while count < most {
            let Some(token) = words.next_in_name(next, limit) else { break };
            let folded = words.folded(token);
            key.push(' ');
            key.push_str(folded);
            next = token + 1;
            count += 1 + folded.bytes().filter(|byte| *byte == b' ').count();
            ends.push((next, key.len()));
        }
        let may_end = |(end, _): &&(usize, usize)| words.can_end_name(at, *end);
        ends.iter().rev().filter(may_end).find_map(|&(end, length)| {
            let key = &key[..length];
            if end == at + 1 && !alone {
                return None;
            }
            let mut matches: Vec<NameMatch> = gazetteer.look_up_iter(key).collect();
            // "St. Patrick's Day" is a saint's.
            if matches.is_empty() && has_other_form && !words.is_possessive(end) {
                matches = in_other_words(gazetteer, key);
            }
            if matches.is_empty() {
                return None;
            }
            let is_country_name = |m: &NameMatch| !m.demonym && gazetteer.size(m.place).is_country();
            let demonym = matches.iter().any(|m| m.demonym) && !matches.iter().any(is_country_name);
            // Abbreviations ("CAR", "US") match in capitals only.
            let written = words.text(at);
            let any_case = end > at + 1 || words.all_caps || !may_be_miswritten(written);
            let fits = |(n, m): &(usize, &NameMatch)| {
                any_case || *n >= MOST_ABBREVIATIONS || !gazetteer.is_abbreviated(m.place, key)
            };
            let kept = matches.iter().enumerate().filter(|(_, m)| m.demonym == demonym).filter(fits);
            let candidates: Vec<Candidate> =
                kept.map(|(_, m)| Candidate { place: m.place, tier: m.tier }).collect();
            (!candidates.is_empty()).then_some(Found { start: at, end, candidates, demonym, local: false })
        })
    }

    fn beginning(&mut self, at: usize) -> Beginning {
        let word = self.words.doc.tokens.get(at).map_or(0, |t| t.word as usize);
        if let Some(known) = self.beginnings.get(word).copied().flatten() {
            return known;
        }
        let first = self.words.folded(at);
        // No one-word spelling has another way of writing, so that the word alone is no name by it.
        let has_other_form = has_other_form(first);
        let least = if has_other_form { MOST_ABBREVIATED } else { 0 };
        let most = self.gazetteer.longest_from(first).max(least);
        let alone = most > 0 && self.gazetteer.look_up_iter(first).next().is_some();
        let beginning = Beginning { most, alone, has_other_form };
        if let Some(known) = self.beginnings.get_mut(word) {
            *known = Some(beginning);
        }
        beginning
    }
}

/// Whether a word is short enough for an abbreviation and not in capitals.
fn may_be_miswritten(word: &str) -> bool {
    word.len() <= 4 * LONGEST_ABBREVIATION
        && word.chars().count() <= LONGEST_ABBREVIATION
        && word.chars().any(char::is_lowercase)
}

/// The places of a name whose first word is written short, or long where the gazetteer has it short: "Mt. Hermon".
///
/// The initials of the compass begin persons' names as well, and stand for well-known places only: "N. Macedonia".
fn in_other_words(gazetteer: &Gazetteer, key: &str) -> Vec<NameMatch> {
    let Some((first, _)) = key.split_once(' ') else { return Vec::new() };
    let mut forms = abbreviated(key).into_iter();
    let found = forms.find_map(|form| Some(gazetteer.look_up(&form)).filter(|found| !found.is_empty()));
    let mut found = found.unwrap_or_default();
    if is_compass_initial(first) {
        found.retain(|m| standing::is_well_known(&gazetteer.size(m.place)));
    }
    found
}
