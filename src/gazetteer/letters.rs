//! The hashes of a spelling and of all that differ from it by one letter, each in the same short time.
//!
//! A polynomial of the letters, so that leaving one out, adding one or writing another in its place is a sum of what stands
//! before and what stands after. Each letter is a number without a pattern, so that the sums have none in their upper bits.
//! The build script compiles this file too.

use crate::gazetteer::edits::MAX_LENGTH;
use crate::gazetteer::layout::hash;

/// The letters of one spelling, ready to be hashed without some of them or with others.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    seed: u64,
    /// Each letter as a number.
    numbers: Vec<u64>,
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
        self.numbers.clear();
        self.numbers.extend(letters.into_iter().take(POWERS.len() - 1).map(|c| mixed(self.seed, c)));
        self.before.clear();
        self.before.push(0);
        let mut sum = 0u64;
        for (letter, power) in self.numbers.iter().zip(POWERS) {
            sum = sum.wrapping_add(letter.wrapping_mul(power));
            self.before.push(sum);
        }
        self.after.clear();
        self.after.extend(&self.numbers);
        self.after.push(0);
        let mut sum = 0u64;
        for letter in self.after.iter_mut().rev() {
            sum = letter.wrapping_add(sum.wrapping_mul(BASE));
            *letter = sum;
        }
    }

    /// How many letters and spaces there are.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// The hash of the spelling.
    pub fn whole(&self) -> u64 {
        self.without(0, 0)
    }

    /// The hash without the letters at `start..end`.
    pub fn without(&self, start: usize, end: usize) -> u64 {
        at(&self.before, start).wrapping_add(at(&self.after, end).wrapping_mul(at(&POWERS, start)))
    }

    /// The spelling with one letter, not yet said which, in the place of those at `start..end`.
    pub fn gap(&self, start: usize, end: usize) -> Gap {
        let power = at(&POWERS, start);
        let rest = at(&self.after, end).wrapping_mul(BASE);
        Gap { around: at(&self.before, start).wrapping_add(rest.wrapping_mul(power)), power }
    }

    /// The hash with the letters at `position` and after it swapped.
    pub fn swapped(&self, position: usize) -> u64 {
        let two =
            at(&self.numbers, position).wrapping_mul(BASE).wrapping_add(at(&self.numbers, position + 1));
        let rest = at(&self.after, position + 2).wrapping_mul(BASE).wrapping_mul(BASE).wrapping_add(two);
        at(&self.before, position).wrapping_add(rest.wrapping_mul(at(&POWERS, position)))
    }
}

/// A spelling with a gap for one letter: see [`Letters::gap`].
#[derive(Debug, Clone, Copy)]
pub struct Gap {
    around: u64,
    power: u64,
}

impl Gap {
    /// The hash with a letter in the gap, given as [`mixed`] has it.
    #[inline]
    pub fn filled(self, letter: u64) -> u64 {
        self.around.wrapping_add(letter.wrapping_mul(self.power))
    }
}

fn at(sums: &[u64], position: usize) -> u64 {
    sums.get(position).copied().unwrap_or_default()
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
pub fn mixed(seed: u64, letter: char) -> u64 {
    hash(seed, &u32::from(letter).to_le_bytes())
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
            let q = mixed(3, 'q');
            for at in 0..=word.len() {
                check(letters.gap(at, at).filled(q), &|w| w.insert(at, 'q'));
                if at < word.len() {
                    check(letters.without(at, at + 1), &|w| _ = w.remove(at));
                    check(letters.gap(at, at + 1).filled(q), &|w| w[at] = 'q');
                }
                if at + 1 < word.len() {
                    check(letters.swapped(at), &|w| w.swap(at, at + 1));
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
