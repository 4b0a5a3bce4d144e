//! A sieve: few bits for each of many hashes, which tell of almost every other hash that it is not among them.
//!
//! A Bloom filter whose bits for one hash stand in one word of 64, so that asking touches memory once. At
//! [`BITS`] bits a hash it lets one in two hundred of the others through.
//!
//! The build script compiles this file too.
//!
//! # References
//! B. H. Bloom, Space/time trade-offs in hash coding with allowable errors, Commun. ACM 13 (1970),
//! <https://doi.org/10.1145/362686.362692>

use crate::gazetteer::layout::home;

/// The bits of the sieve for each hash in it.
pub const BITS: usize = 16;

/// The bytes of a word.
pub const WORD: usize = 8;

/// The bytes of a sieve of `hashes`.
pub fn sieve(hashes: &[u64]) -> Vec<u8> {
    let mut words = vec![0u64; (hashes.len() * BITS).div_ceil(64).max(1)];
    let length = words.len();
    for hash in hashes {
        if let Some(word) = words.get_mut(home(*hash, length)) {
            *word |= mask(*hash);
        }
    }
    words.into_iter().flat_map(u64::to_le_bytes).collect()
}

/// The sieve of these bytes, read in place.
#[derive(Debug, Clone, Copy)]
pub struct Sieve<'a>(&'a [[u8; WORD]]);

impl<'a> Sieve<'a> {
    /// Bytes that are no whole word at the end do not count.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.as_chunks().0)
    }

    /// `false` where the hash is not in the sieve; `true` where it is, and seldom where it is not.
    #[inline]
    pub fn may_have(self, hash: u64) -> bool {
        let mask = mask(hash);
        self.0.get(home(hash, self.0.len())).is_some_and(|word| u64::from_le_bytes(*word) & mask == mask)
    }
}

/// The bits that stand for a hash in its word: four, by bits of it below those that say which word it is.
#[inline]
fn mask(hash: u64) -> u64 {
    1 << (hash >> 16 & 63) | 1 << (hash >> 22 & 63) | 1 << (hash >> 28 & 63) | 1 << (hash >> 34 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::layout::hash;

    #[test]
    fn what_is_in_it_is_let_through_and_little_else() {
        let hashes = |range: std::ops::Range<u32>| range.map(|n| hash(0, &n.to_le_bytes()));
        let bytes = sieve(&hashes(0..100_000).collect::<Vec<_>>());
        assert_eq!(bytes.len(), 200_000);
        let sieve = Sieve::new(&bytes);
        assert!(hashes(0..100_000).all(|hash| sieve.may_have(hash)));
        let wrong = hashes(100_000..300_000).filter(|hash| sieve.may_have(*hash)).count();
        assert!((200..1200).contains(&wrong), "{wrong}");
    }

    #[test]
    fn nothing_passes_an_empty_one() {
        assert!(!Sieve::new(&sieve(&[])).may_have(7));
        assert!(!Sieve::new(&[]).may_have(7));
        assert!(!Sieve::new(&[255; 7]).may_have(7));
    }
}
