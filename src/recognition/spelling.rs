//! The longest gazetteer spelling that begins at a token.

use super::memory::{self, Memory};
use super::words::Words;
use super::{Found, Standing, standing};
use crate::gazetteer::variants::{abbreviated, has_other_form, is_compass_initial};
use crate::gazetteer::{Beginning, Gazetteer, NameMatch};
use crate::model::Candidate;
use std::sync::Arc;

/// Names with an abbreviation are read to this many words.
const MOST_ABBREVIATED: usize = 4;

/// So many places of a spelling may be meant by an abbreviation: the best known, which stand first.
const MOST_ABBREVIATIONS: usize = 8;

/// The parts of a dotted abbreviation have at most so many letters.
const LONGEST_PART: usize = 3;

/// Abbreviations of more letters than this match in any case.
const LONGEST_ABBREVIATION: usize = 5;

/// Looks a document's words up.
pub(super) struct Speller<'a, 'd, 't> {
    words: &'a Words<'d, 't>,
    gazetteer: &'a Gazetteer,
    memory: &'a mut Memory,
    /// The folded words that are being looked up.
    key: String,
    /// Where a spelling may end, the nearest first.
    ends: Vec<End>,
}

/// Where a spelling may end.
#[derive(Debug, Clone, Copy)]
struct End {
    /// The token after it.
    next: usize,
    /// How much of the key it is.
    length: usize,
    /// The number of its words, where it is kept.
    words: Option<memory::Words>,
    /// Whether that is a spelling as it stands.
    whole: bool,
}

/// What a spelling may mean, wherever it stands.
#[derive(Debug)]
pub(super) struct Spelled {
    pub candidates: Arc<[Candidate]>,
    pub demonym: bool,
    pub standing: Standing,
}

impl Spelled {
    fn new(candidates: Arc<[Candidate]>, demonym: bool, gazetteer: &Gazetteer) -> Option<Self> {
        let standing = Standing::of(&candidates, gazetteer);
        (!candidates.is_empty()).then_some(Self { candidates, demonym, standing })
    }

    fn found(&self, start: usize, end: usize, stop: bool) -> Found {
        let Self { candidates, demonym, standing } = self;
        let (candidates, demonym, standing) = (candidates.clone(), *demonym, *standing);
        Found { start, end, stop, candidates, demonym, standing, local: false }
    }
}

/// The spellings that begin with a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct First {
    /// The number of words of the longest; 0 where none does.
    longest: u8,
    /// Whether the word is one itself.
    whole: bool,
    /// Whether the word is written short for another, or long where others write it short.
    has_other_form: bool,
}

impl<'a, 'd, 't> Speller<'a, 'd, 't> {
    pub fn new(words: &'a Words<'d, 't>, gazetteer: &'a Gazetteer, memory: &'a mut Memory) -> Self {
        Self { words, gazetteer, memory, key: String::new(), ends: Vec::new() }
    }

    /// The longest spelling that begins at token `at` and ends before token `limit`.
    pub fn longest(&mut self, at: usize, limit: usize) -> Option<Found> {
        let words = self.words;
        if words.is_ending(at + 1) && at + 1 < limit {
            // "Cox's Bazar": the first word of the name has the ending. "Hama's" alone is of Hama, not a spelling of Hamm.
            let word = format!("{}s", words.folded(at));
            let with_ending = first(self.gazetteer, &word);
            let found = self.from(at, at + 2, limit, &word, with_ending);
            if found.as_ref().is_some_and(|found| found.end > at + 2 || !self.first(at).whole) {
                return found;
            }
        }
        let first = self.first(at);
        self.from(at, at + 1, limit, words.folded(at), first)
    }

    /// The longest spelling that begins with the word `first`, at tokens `at..single`.
    fn from(&mut self, at: usize, single: usize, limit: usize, word: &str, first: First) -> Option<Found> {
        let First { longest, has_other_form, .. } = first;
        if longest == 0 && !has_other_form {
            return None;
        }
        self.read(single, limit, word, first);
        let Self { words, gazetteer, memory, key, ends } = self;
        let may_end = |end: &&End| words.can_end_name(at, end.next);
        ends.iter().rev().filter(may_end).find_map(|&End { next: end, length, words: number, whole }| {
            // No one-word spelling has another way of writing. "St. Patrick's Day" is a saint's.
            let in_other_words = has_other_form && end > single && !words.is_possessive(end);
            if !whole && !in_other_words {
                return None;
            }
            let key = &key[..length];
            let stop = words.is_mark(end, ".") && words.touches(end);
            if stop
                && end == at + 1
                && let Some(spelled) = memory
                    .spelled_with_stop(words.text(at), |written| spelled_with_stop(gazetteer, key, written))
            {
                return Some(spelled.found(at, end, stop));
            }
            // Abbreviations ("CAR", "US") match in capitals only.
            let written = words.text(at);
            let any_case = end > at + 1 || words.all_caps || !may_be_miswritten(written);
            let read = || spelled(gazetteer, key, in_other_words, any_case);
            let spelled = memory.spelled(number, in_other_words, any_case, read)?;
            // "W.Va.", "U.A.E.": the last part ends as those before it.
            let dotted =
                end > at + 2 && words.is_mark(end - 2, ".") && words.text(end - 1).len() <= LONGEST_PART;
            Some(spelled.found(at, end, stop && dotted))
        })
    }

    /// Reads words into the key, the first one and those from token `next` on, as long as a spelling may go on with them.
    fn read(&mut self, mut next: usize, limit: usize, word: &str, first: First) {
        let Self { words, gazetteer, memory, key, ends } = self;
        let First { longest, whole, has_other_form } = first;
        let mut beginning = Beginning { longest: longest.into(), whole };
        // The number of the words that are read, where it is known.
        let mut so_far = Some(words.lasting(next - 1)).filter(|_| !words.is_ending(next - 1));
        key.clear();
        key.push_str(word);
        ends.clear();
        ends.push(End { next, length: key.len(), words: so_far, whole: beginning.whole });
        // What is written in other words is not known by how it begins.
        let least = if has_other_form { MOST_ABBREVIATED } else { 0 };
        let mut count = 1;
        while count < least.max(beginning.longest as usize) {
            let left = least.max(beginning.longest as usize) - count;
            let Some(token) = words.next_in_name(next, limit).filter(|n| words.name_may_end(*n, left)) else {
                break;
            };
            let folded = words.folded(token);
            key.push(' ');
            key.push_str(folded);
            next = token + 1;
            count += 1 + folded.bytes().filter(|byte| *byte == b' ').count();
            (so_far, beginning) = memory.beginning(so_far, words.lasting(token), || gazetteer.beginning(key));
            ends.push(End { next, length: key.len(), words: so_far, whole: beginning.whole });
            if words.is_ending(next) && next < limit {
                // "St. John's".
                key.push('s');
                next += 1;
                (so_far, beginning) = (None, gazetteer.beginning(key));
                ends.push(End { next, length: key.len(), words: so_far, whole: beginning.whole });
            }
        }
    }

    fn first(&mut self, at: usize) -> First {
        let Self { words, gazetteer, memory, .. } = self;
        memory.first(words.lasting(at), || first(gazetteer, words.folded(at)))
    }
}

/// The spellings that begin with a word.
fn first(gazetteer: &Gazetteer, word: &str) -> First {
    let Beginning { longest, whole } = gazetteer.beginning(word);
    let longest = u8::try_from(longest).unwrap_or(u8::MAX);
    First { longest, whole, has_other_form: has_other_form(word) }
}

/// What the spelling `key` may mean; `None` where it is none.
fn spelled(gazetteer: &Gazetteer, key: &str, other_words: bool, any_case: bool) -> Option<Spelled> {
    let mut matches: Vec<NameMatch> = gazetteer.look_up_iter(key).collect();
    if matches.is_empty() && other_words {
        matches = in_other_words(gazetteer, key);
    }
    if matches.is_empty() {
        return None;
    }
    let is_country_name = |m: &NameMatch| !m.demonym && gazetteer.size(m.place).is_country();
    let demonym = matches.iter().any(|m| m.demonym) && !matches.iter().any(is_country_name);
    let fits = |(n, m): &(usize, &NameMatch)| {
        any_case || *n >= MOST_ABBREVIATIONS || !gazetteer.is_abbreviated(m.place, key)
    };
    let kept = matches.iter().enumerate().filter(|(_, m)| m.demonym == demonym).filter(fits);
    let candidates = kept.map(|(_, m)| Candidate { place: m.place, tier: m.tier }).collect();
    Spelled::new(candidates, demonym, gazetteer)
}

/// What a word may mean that is declared with a full stop behind it: "Ky.", "Calif."
fn spelled_with_stop(gazetteer: &Gazetteer, key: &str, written: &str) -> Option<Spelled> {
    let declared = gazetteer.look_up_iter(key).filter(|m| !m.demonym && gazetteer.is_spelt(m.place, written));
    Spelled::new(declared.map(|m| Candidate { place: m.place, tier: m.tier }).collect(), false, gazetteer)
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

#[cfg(test)]
mod tests {
    use crate::recognition::tests::check;

    #[test]
    fn abbreviations_end_with_their_full_stop() {
        check(
            "Police in Lexington, Ky., and Charleston, W.Va., said so.",
            &["Lexington", "Ky.", "Charleston", "W.Va."],
        );
        check("The U.A.E. and Iran met in Washington, D.C.", &["U.A.E.", "Iran", "Washington", "D.C."]);
        check("He lives in Wake County, NC.", &["Wake County", "NC"]);
        // Words and titles elsewhere, a region behind a name and a comma.
        for (town, region) in [("Springfield", "Ill."), ("Jackson", "Miss."), ("Erie", "Pa.")] {
            check(&format!("Police in {town}, {region}, arrested two men."), &[town, region]);
        }
    }

    #[test]
    fn a_name_may_have_the_ending_of_a_possessive() {
        check("Refugees reached Cox's Bazar by boat.", &["Cox's Bazar"]);
        check("A storm hit St. John's on Monday.", &["St. John's"]);
        check("Ganja’s mayor spoke.", &["Ganja"]);
    }

    #[test]
    fn a_full_stop_that_ends_a_sentence_is_none_of_the_name() {
        check("Troops shelled Ganja. Barda was hit too.", &["Ganja", "Barda"]);
        check("They marched to Baku.", &["Baku"]);
    }

    #[test]
    fn short_words_are_abbreviations_only_as_they_are_declared() {
        check("Ill people in the town saw him. All is well in Mass.", &["Mass."]);
        check("La police a dit non.", &[]);
    }
}
