//! Lines of hashes, as they are filled: see [`super::layout`] for how they are read.
//!
//! The build script compiles this file too.

use crate::gazetteer::layout::{LINE, MAX_PROBES, fingerprint, home};

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
    entries: Vec<u64>,
    value_bits: u32,
}

impl Names {
    const PER_LINE: usize = LINE / 8;

    /// Room for `count` entries whose values take `value_bits` bits.
    pub fn new(count: usize, value_bits: u32) -> Self {
        Self { entries: vec![0; lines_for(count, Self::PER_LINE) * Self::PER_LINE], value_bits }
    }

    /// Puts a value in.
    ///
    /// # Errors
    /// The hash meets another, or the lines from its home on are full.
    pub fn put(&mut self, hash: u64, value: u64) -> Result<(), Unlucky> {
        let (lines, _) = self.entries.as_chunks_mut::<{ Self::PER_LINE }>();
        let count = lines.len();
        let print = fingerprint(hash, u64::BITS - self.value_bits);
        let start = home(hash, count);
        for probe in 0..count.min(MAX_PROBES) {
            let Some(line) = lines.get_mut((start + probe) % count) else { break };
            for entry in line {
                if *entry == 0 {
                    *entry = print << self.value_bits | value;
                    return Ok(());
                }
                if *entry >> self.value_bits == print {
                    return Err(Unlucky);
                }
            }
        }
        Err(Unlucky)
    }

    /// The lines' bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.entries.iter().flat_map(|entry| entry.to_le_bytes()).collect()
    }
}

/// Lines of 4-byte entries; one hash may have many.
#[derive(Debug)]
pub struct Hints {
    entries: Vec<u32>,
    bits: u32,
}

impl Hints {
    const PER_LINE: usize = LINE / 4;

    /// Room for `count` entries whose numbers take `bits` bits.
    pub fn new(count: usize, bits: u32) -> Self {
        Self { entries: vec![0; lines_for(count, Self::PER_LINE) * Self::PER_LINE], bits }
    }

    /// Puts a number in under each hash.
    ///
    /// # Errors
    /// The lines from a hash's home on are full.
    pub fn put_all(&mut self, hashes: &[u64], number: u32) -> Result<(), Unlucky> {
        // The lines lie anywhere, and a processor waits for several at once where nothing depends on what they hold.
        let count = self.entries.len() / Self::PER_LINE;
        let firsts = hashes.iter().map(|hash| self.entries.get(home(*hash, count) * Self::PER_LINE));
        std::hint::black_box(firsts.flatten().fold(0, |all, first| all | first));
        hashes.iter().try_for_each(|hash| self.put(*hash, number))
    }

    /// Puts a number in.
    ///
    /// # Errors
    /// The lines from the hash's home on are full.
    pub fn put(&mut self, hash: u64, number: u32) -> Result<(), Unlucky> {
        let (lines, _) = self.entries.as_chunks_mut::<{ Self::PER_LINE }>();
        let count = lines.len();
        let print = fingerprint(hash, u32::BITS - self.bits) as u32;
        let start = home(hash, count);
        for probe in 0..count.min(MAX_PROBES) {
            let Some(line) = lines.get_mut((start + probe) % count) else { break };
            if let Some(free) = line.iter_mut().find(|entry| **entry == 0) {
                *free = print << self.bits | number;
                return Ok(());
            }
        }
        Err(Unlucky)
    }

    /// The lines' bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.entries.iter().flat_map(|entry| entry.to_le_bytes()).collect()
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
