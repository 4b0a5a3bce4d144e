//! The fuzzy tier: names one typing error away, or two where they are long.
//!
//! The strings that an error makes of the word are tried, and none of them is written down. Of the letters that may be
//! missing at a place or stand there instead only those count that some name has between the same neighbours, and a letter
//! that no name has between its neighbours must be mended; the hashes of
//! what they make follow from sums over the word's letters; and a sieve of all names lets through those that are one and one
//! in two hundred others. Only these are spelt and looked up. For two errors the same is done with all that one error makes of
//! the word.

use super::blob::{Blob, Posting};
use super::edits::{self, MIN_LETTERS_FOR_TWO, Script, errors_between, script_of};
use super::layout::OVERLAY;
use super::letters::Letters;
use super::neighbours::{self, Neighbours};
use super::{Gazetteer, NameMatch};
use crate::model::{NameTier, PlaceKey};
use crate::text::fold::fold_into;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::RangeInclusive;
use unicode_normalization::char::is_combining_mark;

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
    let mut spellings = Spellings { blob, word, most, found: Vec::new(), buffer: String::new() };
    let alphabet = Alphabet::new(blob, word.script);
    let (sieve, neighbours) = (blob.sieve(), blob.neighbours());
    let word = word.letters.as_slice();
    let mut letters = blob.spelt();
    letters.set(word.iter().copied());
    let known = |word: &[char], start, end| neighbours.in_place_of(word, start, end);
    let mending = Mending::new(neighbours, word, 0);
    each_change(word, &letters, mending.starts(0), &alphabet, known, |hash, change| {
        if sieve.may_have(hash) {
            spellings.look_up(&change.of(word));
        }
    });
    if most > 1 {
        let mut second = blob.spelt();
        let any = |_: &[char], _, _| u64::MAX;
        each_change(word, &letters, 0..=mending.latest, &alphabet, any, |_, first| {
            // What is changed first stands first, so that no two changes are made in both orders.
            let changed = first.of(word);
            let starts = Mending::new(neighbours, &changed, first.start.saturating_sub(2))
                .starts(first.unchanged_from());
            if starts.is_empty() {
                return;
            }
            second.set(changed.iter().copied());
            each_change(&changed, &second, starts, &alphabet, known, |hash, change| {
                if sieve.may_have(hash) {
                    spellings.look_up(&change.of(&changed));
                }
            });
        });
    }
    let spellings = spellings.found;
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

/// The letters of a script that spellings have, and the space, by their bits among [`neighbours`].
struct Alphabet {
    /// Each with its number in a hash.
    letters: Vec<(char, u64)>,
    /// For each bit where its letters begin, and where the last ones end.
    starts: [u16; 65],
    bits: u64,
}

impl Alphabet {
    fn new(blob: &Blob, script: Script) -> Self {
        // They are sorted, and Latin ones come first.
        let all = blob.letters().take_while(|c| script != Script::Latin || *c <= 'z');
        let of_script = all.filter(|c| *c == ' ' || script_of(*c) == Some(script));
        let mut letters: Vec<(char, u64)> = of_script.map(|c| (c, blob.letter_number(c))).collect();
        letters.sort_by_key(|(c, _)| neighbours::bit(*c));
        let bits = letters.iter().fold(0, |bits, (c, _)| bits | neighbours::bit(*c));
        let mut starts = [0; 65];
        for (number, start) in starts.iter_mut().enumerate() {
            let first =
                letters.partition_point(|(c, _)| neighbours::bit(*c).trailing_zeros() < number as u32);
            *start = first as u16;
        }
        Self { letters, starts, bits }
    }

    /// The letters of these bits.
    #[inline]
    fn of(&self, bits: u64) -> impl Iterator<Item = (char, u64)> + '_ {
        let set = std::iter::successors(Some(bits & self.bits), |rest| Some(rest & rest.wrapping_sub(1)));
        set.take_while(|rest| *rest != 0).flat_map(|rest| {
            let bit = rest.trailing_zeros() as usize;
            let at = |bit: usize| usize::from(self.starts.get(bit).copied().unwrap_or_default());
            self.letters.get(at(bit)..at(bit + 1)).unwrap_or_default().iter().copied()
        })
    }
}

/// The spellings that are found for a word.
struct Spellings<'a> {
    blob: &'a Blob,
    word: &'a Word,
    most: usize,
    /// The errors in the word, and the spelling.
    found: Vec<(usize, String)>,
    buffer: String,
}

impl Spellings<'_> {
    /// Keeps what the sieve has let through, where places have the spelling and it is near enough.
    #[cold]
    fn look_up(&mut self, letters: &[char]) {
        self.buffer.clear();
        self.buffer.extend(letters);
        let folded = self.buffer.as_str();
        let Some(best) = self.blob.hinted(folded).next() else { return };
        if self.found.iter().any(|(_, known)| known == folded) {
            return;
        }
        // So many strings are looked up that one in 10^7 words may meet a name's hash by chance.
        if let Some(errors) = self.word.errors_to(folded, self.most)
            && declares(self.blob, best.place, folded)
        {
            self.found.push((errors, folded.to_owned()));
        }
    }
}

/// Whether the row of a place has a spelling of this folded form.
fn declares(blob: &Blob, place: u32, folded: &str) -> bool {
    let mut buffer = String::new();
    let declared = blob.spellings(place).map(|(_, spelling)| spelling.text);
    std::iter::once(blob.name(place)).chain(declared).filter(|s| may_be(s, folded)).any(|spelling| {
        buffer.clear();
        fold_into(spelling, &mut buffer);
        buffer == folded
    })
}

/// Whether a spelling can have a folded form: `false` where it begins with a letter of another script. Saves folding the
/// Russian name of a place for an English word.
fn may_be(spelling: &str, folded: &str) -> bool {
    // A mark may stand before the first letter, and folds away.
    let script = |text: &str| text.chars().find(|c| !is_combining_mark(*c)).and_then(script_of);
    script(spelling).is_none_or(|first| script(folded) == Some(first))
}

/// One error undone: letters in the place of those at `start..end`.
#[derive(Debug, Clone, Copy)]
struct Change {
    start: usize,
    end: usize,
    new: New,
}

/// The letters that a change puts in.
#[derive(Debug, Clone, Copy)]
enum New {
    Nothing,
    Letter(char),
    /// The two that stood there, swapped.
    Swapped,
}

impl Change {
    /// The changed word.
    fn of(&self, word: &[char]) -> Vec<char> {
        let mut changed = Vec::with_capacity(word.len() + 1);
        changed.extend(word.iter().take(self.start));
        match self.new {
            New::Nothing => {}
            New::Letter(letter) => changed.push(letter),
            New::Swapped => changed.extend(word.iter().take(self.end).skip(self.start).rev()),
        }
        changed.extend(word.iter().skip(self.end));
        changed
    }

    /// Where the unchanged letters after it begin in the changed word.
    fn unchanged_from(&self) -> usize {
        self.start
            + match self.new {
                New::Nothing => 0,
                New::Letter(_) => 1,
                New::Swapped => 2,
            }
    }
}

/// Where one change may begin that leaves no letter between others between which no name has it.
#[derive(Debug, Clone, Copy)]
struct Mending {
    earliest: usize,
    latest: usize,
}

impl Mending {
    /// The letters before `from` are known to stand as in names, or nothing can be done about them.
    fn new(neighbours: Neighbours<'_>, word: &[char], from: usize) -> Self {
        let is_strange = |at: &usize| !neighbours.may_have(word, *at);
        let Some(first) = (from..word.len()).find(is_strange) else {
            return Self { earliest: 0, latest: word.len() };
        };
        let last = (first..word.len()).rev().find(is_strange).unwrap_or(first);
        // A letter stands between two and two. A change reaches back over two letters, and two swapped ones, the farthest, on
        // over the two after them.
        Self { earliest: last.saturating_sub(3), latest: first + 2 }
    }

    /// The starts of it, from `begin` on.
    fn starts(self, begin: usize) -> RangeInclusive<usize> {
        self.earliest.max(begin)..=self.latest
    }
}

/// Calls `see` with every change of a word that begins at one of these positions, and the hash of what it makes. Letters are
/// put in where `known` gives their bits.
#[inline]
fn each_change(
    word: &[char],
    letters: &Letters,
    starts: RangeInclusive<usize>,
    alphabet: &Alphabet,
    known: impl Fn(&[char], usize, usize) -> u64,
    mut see: impl FnMut(u64, Change),
) {
    let count = word.len();
    for start in starts {
        // A letter that is missing there, then one that is wrong.
        for end in start..=count.min(start + 1) {
            let gap = letters.gap(start, end);
            for (letter, number) in alphabet.of(known(word, start, end)) {
                see(gap.filled(number), Change { start, end, new: New::Letter(letter) });
            }
        }
        if start < count {
            see(letters.without(start, start + 1), Change { start, end: start + 1, new: New::Nothing });
        }
        if start + 1 < count {
            see(letters.swapped(start), Change { start, end: start + 2, new: New::Swapped });
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

    #[test]
    fn a_mark_before_the_first_letter_hides_no_name() {
        let csv = "id,name,longitude,latitude\nx:1,\u{650}Al Taif,40.4,21.3\n";
        let (gazetteer, _) = Gazetteer::from_csv(&[("a.csv", csv.as_bytes())]);
        assert_eq!(gazetteer.look_up_within("ali taif", 1).len(), 1);
    }
}
