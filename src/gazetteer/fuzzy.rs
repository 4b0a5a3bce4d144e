//! The fuzzy tier: names one typing error away, or two where they are long.
//!
//! Each name is listed under itself, and under what is left where one of its letters is left out, with the position of that
//! letter. A word with a wrong letter is left with the same where that letter is left out; one that lacks a letter is what is
//! left; one with an added letter or a swap is the name after it is mended. So for one error no letter of the alphabet is
//! tried, and for two only one of them. What is found so is a candidate: the errors between the word and the place's
//! spelling are counted.

use super::blob::{Blob, Posting};
use super::edits::{self, MIN_LETTERS_FOR_TWO, Script, errors_between, script_of};
use super::layout::{OVERLAY, Section, without};
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
    let mut probes = Probes { blob, text: String::new(), hashes: Vec::new(), found: &mut candidates };
    one_error(&word.letters, &mut probes);
    if most > 1 {
        let alphabet: Vec<char> =
            blob.letters().filter(|c| *c == ' ' || script_of(*c) == Some(word.script)).collect();
        two_errors(&word.letters, &alphabet, &mut probes);
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
    text: String,
    /// What is still to be looked up.
    hashes: Vec<u64>,
    found: &'a mut Vec<u32>,
}

/// How many hashes are looked up together.
const TOGETHER: usize = 64;

impl Probes<'_> {
    /// The hash of a string made of parts.
    fn hash(&mut self, parts: &[&[char]]) -> u64 {
        self.text.clear();
        self.text.extend(parts.iter().copied().flatten());
        self.blob.hash(&self.text)
    }

    /// Looks for names that are the string.
    fn whole(&mut self, hash: u64) {
        self.hashes.push(hash);
        if self.hashes.len() >= TOGETHER {
            self.look_up();
        }
    }

    /// Looks for names that are the string with a letter more at `position`.
    fn with_letter(&mut self, hash: u64, position: usize) {
        self.whole(without(hash, position));
    }

    /// Looks up what is still to be.
    fn look_up(&mut self) {
        self.blob.hints(Section::Deletions, &self.hashes, self.found);
        self.hashes.clear();
    }

    /// Looks for names that are the string with a letter more at any of `positions`.
    fn with_letters(&mut self, hash: u64, positions: std::ops::RangeInclusive<usize>) {
        for position in positions {
            self.with_letter(hash, position);
        }
    }
}

/// Looks for the names that one error makes of `word`.
fn one_error(word: &[char], probes: &mut Probes<'_>) {
    let hash = probes.hash(&[word]);
    probes.with_letters(hash, 0..=word.len());
    for (at, head, rest) in without_one(word) {
        let hash = probes.hash(&[head, rest]);
        probes.whole(hash);
        probes.with_letter(hash, at);
    }
    for [head, swapped, rest] in swaps(word) {
        let hash = probes.hash(&[head, &[swapped[1], swapped[0]], rest]);
        probes.whole(hash);
    }
}

/// Looks for the names that two errors make of `word`. The rest of a name after a letter is left out shows one of the errors,
/// so the other is made in every way here: once for each letter of the alphabet only if both put a letter in.
fn two_errors(word: &[char], alphabet: &[char], probes: &mut Probes<'_>) {
    // A swap; then another, or a letter more, less or wrong.
    for [head, swapped, rest] in swaps(word) {
        let word = [head, &[swapped[1], swapped[0]], rest].concat();
        one_error(&word, probes);
    }
    for (at, head, rest) in without_one(word) {
        // A letter less, and one more.
        let hash = probes.hash(&[head, rest]);
        probes.with_letters(hash, 0..=word.len() - 1);
        for (more, middle, rest) in without_one(rest) {
            // Two letters less, or either of them wrong.
            let hash = probes.hash(&[head, middle, rest]);
            probes.whole(hash);
            probes.with_letter(hash, at);
            probes.with_letter(hash, at + more);
            // Both wrong.
            for letter in alphabet {
                let hash = probes.hash(&[head, middle, &[*letter], rest]);
                probes.with_letter(hash, at);
            }
        }
        for letter in alphabet {
            // One wrong, and one more.
            let hash = probes.hash(&[head, &[*letter], rest]);
            probes.with_letters(hash, 0..=word.len());
        }
    }
    for at in 0..=word.len() {
        let (head, rest) = word.split_at(at);
        for letter in alphabet {
            // Two more.
            let hash = probes.hash(&[head, &[*letter], rest]);
            probes.with_letters(hash, at + 1..=word.len() + 1);
        }
    }
}

/// For each letter its position and what is before and after it.
fn without_one(word: &[char]) -> impl Iterator<Item = (usize, &[char], &[char])> {
    (0..word.len()).map(|at| {
        let (head, rest) = word.split_at(at);
        (at, head, rest.get(1..).unwrap_or_default())
    })
}

/// For each two neighbours what is before them, they, and what is after them.
fn swaps(word: &[char]) -> impl Iterator<Item = [&[char]; 3]> {
    (0..word.len().saturating_sub(1)).map(|at| {
        let (head, rest) = word.split_at(at);
        let (pair, rest) = rest.split_at(2);
        [head, pair, rest]
    })
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
