//! Lines of hashes, as they are filled: see [`super::layout`] for how they are read.
//!
//! The build script compiles this file too.

use crate::gazetteer::layout::{MAX_PROBES, fingerprint, hint, home, name};

/// Why an entry cannot be put in: with another seed it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unlucky;

/// How many lines hold `entries` of them with `per_line` in each: nine in ten places are taken, and one is always free.
pub fn lines_for(entries: usize, per_line: usize) -> usize {
    entries * 10 / (9 * per_line) + 1
}

/// Lines of 8-byte entries whose hashes are told apart.
#[derive(Debug)]
pub struct Names {
    lines: Vec<[[u8; 8]; name::PER_LINE]>,
    value_bits: u32,
}

impl Names {
    /// Room for `count` entries whose values take `value_bits` bits.
    pub fn new(count: usize, value_bits: u32) -> Self {
        Self { lines: vec![Default::default(); lines_for(count, name::PER_LINE)], value_bits }
    }

    /// Puts a value in.
    ///
    /// # Errors
    /// The hash meets another, or the lines from its home on are full.
    pub fn put(&mut self, hash: u64, value: u64) -> Result<(), Unlucky> {
        let count = self.lines.len();
        let print = fingerprint(hash, u64::BITS - self.value_bits);
        let start = home(hash, count);
        for probe in 0..count.min(MAX_PROBES) {
            let Some(line) = self.lines.get_mut((start + probe) % count) else { break };
            for bytes in line {
                let entry = u64::from_le_bytes(*bytes);
                if entry == 0 {
                    *bytes = (print << self.value_bits | value).to_le_bytes();
                    return Ok(());
                }
                if entry >> self.value_bits == print {
                    return Err(Unlucky);
                }
            }
        }
        Err(Unlucky)
    }

    /// The lines' bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.lines.into_flattened().into_flattened()
    }
}

/// Lines of 4-byte entries; one hash may have many.
#[derive(Debug)]
pub struct Hints {
    lines: Vec<[[u8; 4]; hint::PER_LINE]>,
    /// How many entries each line has: the lines lie anywhere in memory and are not waited for if they are only written to.
    taken: Vec<u8>,
    bits: u32,
}

impl Hints {
    /// Room for `count` entries whose numbers take `bits` bits.
    pub fn new(count: usize, bits: u32) -> Self {
        let lines = lines_for(count, hint::PER_LINE);
        Self { lines: vec![Default::default(); lines], taken: vec![0; lines], bits }
    }

    /// Puts a number in under a hash.
    ///
    /// # Errors
    /// The lines from the hash's home on are full.
    pub fn put(&mut self, hash: u64, number: u32) -> Result<(), Unlucky> {
        let count = self.lines.len();
        let start = home(hash, count);
        for probe in 0..count.min(MAX_PROBES) {
            let at = (start + probe) % count;
            let (Some(line), Some(taken)) = (self.lines.get_mut(at), self.taken.get_mut(at)) else { break };
            if let Some(free) = line.get_mut(usize::from(*taken)) {
                *free = (hint::print(hash, self.bits) << self.bits | number).to_le_bytes();
                *taken += 1;
                return Ok(());
            }
        }
        Err(Unlucky)
    }

    /// The lines' bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.lines.into_flattened().into_flattened()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::layout::hash;

    #[test]
    fn hashes_that_meet_are_refused_and_all_others_fit() {
        let hash = |n: u32| hash(0, &n.to_le_bytes());
        let mut names = Names::new(10_000, 30);
        for n in 0..10_000 {
            assert_eq!(names.put(hash(n), 1), Ok(()), "{n}");
        }
        assert_eq!(names.put(hash(7), 2), Err(Unlucky));
        // With six bits to tell them apart, some of these meet.
        let mut names = Names::new(1000, 58);
        assert!((0..1000).any(|n| names.put(hash(n), 1).is_err()));
        let mut hints = Hints::new(5000, 20);
        assert!((0..5000).all(|n| hints.put(hash(n % 100), n).is_ok()));
    }
}
