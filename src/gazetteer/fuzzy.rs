//! The fuzzy tier: names one typing error away, or two where they are long.
//!
//! Each name is listed under itself, and under what is left where one of its letters is left out, marked with the position of
//! that letter. A word with a wrong letter or a swap is left with the same where a letter of it is left out; one that lacks a
//! letter is what is left; one with an added letter is the name after it is mended. So for one error as many lines of the
//! table are read as the word has letters, and one more, and no letter of the alphabet is tried; for two, one of them is. What
//! is found so is a candidate: the errors between the word and the place's spelling are counted.

use super::blob::{Blob, Posting, Probe};
use super::edits::{self, MIN_LETTERS_FOR_TWO, Script, errors_between, script_of};
use super::layout::{OVERLAY, Section};
use super::letters::Letters;
use super::{Gazetteer, NameMatch};
use crate::model::{NameTier, PlaceKey};
use crate::text::fold::fold_into;
use std::cmp::Reverse;
use std::collections::HashSet;

/// A place that a word may mean in spite of typing errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FuzzyMatch {
    /// The place, of the tier [`NameTier::Fuzzy`].
    pub found: NameMatch,
    /// How many errors lie between the word and the nearest spelling of the place.
    pub errors: usize,
}

impl Gazetteer {
    /// The places that `folded` may mean with a typing error in it: those one error away, and where there are none and it has
    /// eight letters or more, those two errors away.
    ///
    /// The weakest tier: see [`Self::look_up_within`] for what an error is and which places there are.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::gazetteer::Gazetteer;
    /// let csv = "id,name,longitude,latitude\nx:1,Stepanakert,46.75,39.82\n";
    /// let (gazetteer, _) = Gazetteer::from_csv(&[("my.csv", csv.as_bytes())]);
    /// assert_eq!(gazetteer.look_up_fuzzy("stepanaketr").len(), 1);
    /// assert_eq!(gazetteer.look_up_fuzzy("stepanakert"), []);
    /// ```
    pub fn look_up_fuzzy(&self, folded: &str) -> Vec<NameMatch> {
        let mut matches = self.look_up_within(folded, 1);
        if matches.is_empty() {
            matches = self.look_up_within(folded, 2);
        }
        matches.into_iter().map(|m| m.found).collect()
    }

    /// The places with a spelling at most `errors` away from `folded`, one or two: a letter or space missing, added or wrong,
    /// or two neighbours swapped.
    ///
    /// Settlements, divisions and areas by spellings of five letters or more, all of one alphabet; two errors only where both
    /// have eight letters. Demonyms are left out, and places that [`Self::look_up`] finds.
    ///
    /// # Shape
    /// Each place once, the fewest errors first; then the user's places before the embedded ones, the place's own name before
    /// its other spellings, and the most populous.
    pub fn look_up_within(&self, folded: &str, errors: usize) -> Vec<FuzzyMatch> {
        let Some(word) = Word::new(folded) else { return Vec::new() };
        let errors = if word.count < MIN_LETTERS_FOR_TWO { errors.min(1) } else { errors.min(2) };
        let mut matches = Vec::new();
        let overlay = self.overlay.iter().map(|blob| (blob, OVERLAY));
        for (blob, own) in overlay.chain(self.base.iter().map(|blob| (blob, 0))) {
            for near in near(blob, &word, errors) {
                let place = PlaceKey(own | near.posting.place);
                if self.is_visible(place) {
                    let found = NameMatch { place, tier: NameTier::Fuzzy, demonym: false };
                    matches.push(FuzzyMatch { found, errors: near.errors });
                }
            }
        }
        // Stable, so that the order above stays among equals.
        matches.sort_by_key(|m| m.errors);
        if !matches.is_empty() {
            let mut seen: HashSet<PlaceKey> = self.look_up_iter(folded).map(|m| m.place).collect();
            matches.retain(|m| seen.insert(m.found.place));
        }
        matches
    }
}

/// A word that is looked up.
struct Word {
    letters: Vec<char>,
    script: Script,
    /// How many letters it has, without spaces.
    count: usize,
}

impl Word {
    fn new(folded: &str) -> Option<Self> {
        let (script, count) = edits::tried(folded)?;
        Some(Self { letters: folded.chars().collect(), script, count })
    }

    /// The errors between the word and a spelling, if there are any and at most `most`.
    fn errors_to(&self, folded: &str, most: usize) -> Option<usize> {
        let (script, count) = edits::tried(folded)?;
        let most = if count < MIN_LETTERS_FOR_TWO { most.min(1) } else { most };
        if script != self.script {
            return None;
        }
        let letters: Vec<char> = folded.chars().collect();
        errors_between(&self.letters, &letters, most).filter(|errors| *errors > 0)
    }
}

/// A posting of a spelling near a word.
struct Near {
    errors: usize,
    posting: Posting,
}

/// The postings of the spellings of `blob` that are at most `most` errors away, the best first; a place may come twice.
fn near(blob: &Blob, word: &Word, most: usize) -> Vec<Near> {
    let mut candidates = Vec::new();
    let mut buffer = String::new();
    let mut probes = Probes { blob, waiting: Vec::with_capacity(TOGETHER), found: &mut candidates };
    let mut letters = blob.spelt();
    one_error(&word.letters, &mut letters, &mut probes);
    if most > 1 {
        let alphabet: Vec<char> =
            blob.letters().filter(|c| *c == ' ' || script_of(*c) == Some(word.script)).collect();
        two_errors(&word.letters, &alphabet, &mut letters, &mut probes);
    }
    probes.look_up();
    candidates.sort_unstable();
    candidates.dedup();
    let mut spellings: Vec<(usize, String)> = Vec::new();
    for place in candidates {
        let declared = blob.spellings(place).filter(|(demonym, _)| !demonym).map(|(_, s)| s.text);
        for spelling in std::iter::once(blob.name(place)).chain(declared) {
            if !may_be_of(word.script, spelling) {
                continue;
            }
            buffer.clear();
            fold_into(spelling, &mut buffer);
            if let Some(errors) = word.errors_to(&buffer, most)
                && !spellings.iter().any(|(_, known)| *known == buffer)
            {
                spellings.push((errors, buffer.clone()));
            }
        }
    }
    let mut near = Vec::new();
    for (errors, spelling) in &spellings {
        near.extend(blob.hinted(spelling).map(|posting| Near { errors: *errors, posting }));
    }
    // The places of one spelling are in order already.
    if spellings.len() > 1 {
        near.sort_by_cached_key(|n| {
            (n.errors, n.posting.state, Reverse(blob.population(n.posting.place)), n.posting.place)
        });
    }
    near
}

/// Whether the folded form of a spelling can be of `script`: `false` where it begins with a letter of another. Saves folding
/// the Russian name of a place for an English word.
fn may_be_of(script: Script, spelling: &str) -> bool {
    let first = spelling.chars().next().and_then(script_of);
    first.is_none_or(|first| first == script)
}

/// What is looked up in the table of deletions, and the places that were found.
struct Probes<'a> {
    blob: &'a Blob,
    /// What is still to be looked up.
    waiting: Vec<Probe>,
    found: &'a mut Vec<u32>,
}

/// How many are looked up together.
const TOGETHER: usize = 64;

impl Probes<'_> {
    fn add(&mut self, hash: u64, marks: u64) {
        self.waiting.push(Probe { hash, marks });
        if self.waiting.len() >= TOGETHER {
            self.look_up();
        }
    }

    /// Looks up what is still to be.
    fn look_up(&mut self) {
        self.blob.hints(Section::Deletions, &self.waiting, self.found);
        self.waiting.clear();
    }
}

/// The mark of the names that are the string.
const WHOLE: u64 = 1;

/// The mark of the names that are the string with a letter more at `position`.
fn more_at(position: usize) -> u64 {
    WHOLE << (position + 1)
}

/// The marks of the names that are the string with a letter more at `position` or after it, of a string of `length`.
fn more_from(position: usize, length: usize) -> u64 {
    (position..=length).map(more_at).fold(0, |all, mark| all | mark)
}

/// Looks for the names that one error makes of `word`.
fn one_error(word: &[char], letters: &mut Letters, probes: &mut Probes<'_>) {
    letters.set(word.iter().copied());
    probes.add(letters.whole(), more_from(0, word.len()));
    for at in 0..word.len() {
        // The letter is too many, or wrong, or has changed places with the one before it.
        let swapped = if at > 0 { more_at(at - 1) } else { 0 };
        probes.add(letters.without(at), WHOLE | more_at(at) | swapped);
    }
}

/// Looks for the names that two errors make of `word`, besides those that one makes.
fn two_errors(word: &[char], alphabet: &[char], letters: &mut Letters, probes: &mut Probes<'_>) {
    for at in 1..word.len() {
        let mut swapped = word.to_vec();
        swapped.swap(at - 1, at);
        one_error(&swapped, letters, probes);
    }
    letters.set(word.iter().copied());
    for letter in alphabet {
        for at in 0..word.len() {
            // One wrong, and one more.
            probes.add(letters.replaced(at, *letter), more_from(0, word.len()));
        }
        for at in 0..=word.len() {
            // Two more.
            probes.add(letters.inserted(at, *letter), more_from(at + 1, word.len() + 1));
        }
    }
    for at in 0..word.len() {
        let mut shorter = word.to_vec();
        shorter.remove(at);
        letters.set(shorter.iter().copied());
        // A letter less, and one more.
        probes.add(letters.whole(), more_from(0, shorter.len()));
        for second in at..shorter.len() {
            // Two letters less, or either of them wrong.
            probes.add(letters.without(second), WHOLE | more_at(at) | more_at(second));
            for letter in alphabet {
                // Both wrong.
                probes.add(letters.replaced(second, *letter), more_at(at));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_of_each_kind_is_mended() {
        let csv = "id,name,longitude,latitude\nx:1,Stepanakert,46.75,39.82\n";
        let (gazetteer, _) = Gazetteer::from_csv(&[("a.csv", csv.as_bytes())]);
        for wrong in ["stepanakrt", "stepanakeert", "stepanakort", "stepanaketr"] {
            assert_eq!(gazetteer.look_up_fuzzy(wrong).len(), 1, "{wrong}");
            assert_eq!(gazetteer.look_up_within(wrong, 1).len(), 1, "{wrong}");
        }
        assert_eq!(gazetteer.look_up_fuzzy("stepanakert"), []);
        for wrong in ["stepankrt", "setpanaketr", "stepana kerrt", "xstepanakort"] {
            assert_eq!(gazetteer.look_up_within(wrong, 1), [], "{wrong}");
            assert_eq!(gazetteer.look_up_fuzzy(wrong).len(), 1, "{wrong}");
        }
        assert_eq!(gazetteer.look_up_fuzzy("tepanker"), []);
    }
}
