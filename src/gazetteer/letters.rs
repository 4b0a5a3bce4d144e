//! The hashes of a spelling and of all that differ from it by one letter, each in the same short time.
//!
//! A polynomial of the letters, so that leaving one out, adding one or writing another in its place is a sum of what stands
//! before and what stands after. The build script compiles this file too.

use crate::gazetteer::edits::MAX_LENGTH;

/// The letters of one spelling, ready to be hashed without some of them or with others.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    seed: u64,
    /// For each position the sum of the letters before it, as they stand there.
    before: Vec<u64>,
    /// For each position the sum of the letters from it on, as they would stand at the beginning.
    after: Vec<u64>,
}

impl Letters {
    /// None yet.
    pub fn new(seed: u64) -> Self {
        Self { seed, ..Self::default() }
    }

    /// Takes the letters of another spelling, of which those beyond [`MAX_LENGTH`] and two more do not count.
    pub fn set(&mut self, letters: impl IntoIterator<Item = char>) {
        self.after.clear();
        self.after.extend(letters.into_iter().take(POWERS.len() - 1).map(|c| mixed(self.seed, c)));
        self.before.clear();
        self.before.push(0);
        let mut sum = 0u64;
        for (letter, power) in self.after.iter().zip(POWERS) {
            sum = sum.wrapping_add(letter.wrapping_mul(power));
            self.before.push(sum);
        }
        self.after.push(0);
        let mut sum = 0u64;
        for letter in self.after.iter_mut().rev() {
            sum = letter.wrapping_add(sum.wrapping_mul(BASE));
            *letter = sum;
        }
    }

    /// How many letters and spaces there are.
    pub fn count(&self) -> usize {
        self.before.len().saturating_sub(1)
    }

    /// The hash of the spelling.
    pub fn whole(&self) -> u64 {
        self.joined(0, None, 0)
    }

    /// The hash without the letter at `position`.
    pub fn without(&self, position: usize) -> u64 {
        self.joined(position, None, position + 1)
    }

    /// The hash with `letter` in the place of the one at `position`.
    pub fn replaced(&self, position: usize, letter: char) -> u64 {
        self.joined(position, Some(letter), position + 1)
    }

    /// The hash with `letter` before the one at `position`.
    pub fn inserted(&self, position: usize, letter: char) -> u64 {
        self.joined(position, Some(letter), position)
    }

    /// The hash of the letters before `end`, then `letter`, then those from `start` on.
    fn joined(&self, end: usize, letter: Option<char>, start: usize) -> u64 {
        let at = |sums: &[u64], position: usize| sums.get(position).copied().unwrap_or_default();
        let mut rest = at(&self.after, start);
        if let Some(letter) = letter {
            rest = rest.wrapping_mul(BASE).wrapping_add(mixed(self.seed, letter));
        }
        spread(at(&self.before, end).wrapping_add(rest.wrapping_mul(at(&POWERS, end))))
    }
}

/// What the sums are multiplied by from one position to the next: odd, so that no letter is lost.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The powers of [`BASE`].
const POWERS: [u64; MAX_LENGTH + 3] = {
    let mut powers = [1u64; MAX_LENGTH + 3];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1].wrapping_mul(BASE);
        at += 1;
    }
    powers
};

/// A letter as a number without a pattern.
fn mixed(seed: u64, letter: char) -> u64 {
    spread((u64::from(letter) ^ seed << 32).wrapping_mul(0xFF51_AFD7_ED55_8CCD))
}

/// Gives every bit a say in all others, as [`super::layout::hash`] does.
fn spread(sum: u64) -> u64 {
    let sum = (sum ^ sum >> 32).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    let sum = (sum ^ sum >> 32).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    sum ^ sum >> 33
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn whole(word: &str) -> u64 {
        let mut letters = Letters::new(3);
        letters.set(word.chars());
        letters.whole()
    }

    #[test]
    fn each_change_gives_the_hash_of_the_changed_word() {
        for word in ["ağca", "гянджа", "x", "", &"abcde".repeat(MAX_LENGTH / 5)] {
            let mut letters = Letters::new(3);
            letters.set("before".chars());
            letters.set(word.chars());
            let word: Vec<char> = word.chars().collect();
            assert_eq!(letters.count(), word.len());
            let check = |hash: u64, change: &dyn Fn(&mut Vec<char>)| {
                let mut changed = word.clone();
                change(&mut changed);
                assert_eq!(hash, whole(&changed.iter().collect::<String>()), "{changed:?}");
            };
            for at in 0..=word.len() {
                check(letters.inserted(at, 'q'), &|w| w.insert(at, 'q'));
                if at < word.len() {
                    check(letters.without(at), &|w| _ = w.remove(at));
                    check(letters.replaced(at, 'q'), &|w| w[at] = 'q');
                }
            }
        }
    }

    #[test]
    fn hashes_of_many_words_differ_and_spread() {
        let words = || (0..100_000).map(|n| format!("{n}"));
        let hashes: HashSet<u64> = words().map(|word| whole(&word)).collect();
        assert_eq!(hashes.len(), 100_000);
        let mut lines = vec![0u32; 1 << 14];
        hashes.iter().for_each(|hash| lines[(hash >> 50) as usize] += 1);
        // A mean of 6.1 each: a Poisson law puts less than one line in 10^9 beyond 40.
        assert!(lines.iter().all(|n| *n < 40), "{:?}", lines.iter().max());
    }
}
