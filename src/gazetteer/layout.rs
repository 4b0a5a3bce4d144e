//! The layout of a compiled gazetteer, which the compiler writes and `super::blob` reads.
//!
//! Two parts: `text`, every string once, and `data`, little-endian numbers that are used in place. Nothing is parsed or
//! allocated to load them. `data` begins with [`MAGIC`], the length of `text`, and for each [`Section`] its offset and its
//! number of items. All numbers are `u32` unless said otherwise.
//!
//! The build script compiles this file too.

/// The first bytes of `data`; the last one counts the versions of the layout.
pub const MAGIC: [u8; 8] = *b"IMGAZET\x01";

/// The parts of `data`, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// [`PLACE_SIZE`] bytes for each place, sorted by id: see [`place`].
    Places,
    /// 6 bytes for each spelling: its text; 15 bits (`u16`) of language number and the demonym bit [`DEMONYM_SPELLING`].
    Spellings,
    /// For each language its tag; number 0 is none.
    Languages,
    /// For each source file its name, the SHA-256 of its bytes in hex, its number of rows.
    Sources,
    /// A hash table of folded spellings to the first of their [`Section::NamePostings`].
    NameBuckets,
    /// See [`ENTRY_SIZE`].
    NameEntries,
    /// For each match of a spelling the number of its place, shifted by two, and the bits [`ALTERNATE`] and [`DEMONYM`].
    NamePostings,
    /// A hash table of transliteration keys to the first of their [`Section::KeyPostings`].
    KeyBuckets,
    /// See [`ENTRY_SIZE`].
    KeyEntries,
    /// For each match of a key the number of its place, shifted by two.
    KeyPostings,
    /// A hash table of first words to the number of words of the longest spelling that begins so.
    WordBuckets,
    /// See [`ENTRY_SIZE`].
    WordEntries,
}

/// How many sections there are.
pub const SECTIONS: usize = 12;

/// The size of what precedes the sections.
pub const HEADER_SIZE: usize = MAGIC.len() + 4 + SECTIONS * 8;

/// The size of one entry of a hash table: the hash (`u64`), the value. Entries are sorted by hash, and one more follows the
/// last, so that the value of the next entry ends the postings of one.
///
/// The buckets, a power of two of them and one more, say at which entry the hashes with those first bits begin.
/// Strings are told apart by their hash alone; the compiler refuses rows of which two strings share one, so only a word
/// that is in no row can be mistaken, with a chance below 1 in 10^12.
pub const ENTRY_SIZE: usize = 12;

/// The size of one place.
pub const PLACE_SIZE: usize = 48;

/// Where the cells of a place stand in its [`PLACE_SIZE`] bytes.
pub mod place {
    /// The id.
    pub const ID: usize = 0;
    /// The name.
    pub const NAME: usize = 4;
    /// The feature code.
    pub const FEATURE_CODE: usize = 8;
    /// The country.
    pub const COUNTRY: usize = 12;
    /// The first-level division.
    pub const ADMIN1: usize = 16;
    /// The longitude, in 10^-7 degrees (`i32`), which is 1 cm.
    pub const LONGITUDE: usize = 20;
    /// The latitude, likewise.
    pub const LATITUDE: usize = 24;
    /// Metres (`f32`); 0 where no row gives it.
    pub const RADIUS: usize = 28;
    /// The key of the container; [`super::NONE`] for none.
    pub const PARENT: usize = 32;
    /// The first of its spellings; those of the next place begin where they end.
    pub const SPELLINGS: usize = 36;
    /// Five bytes.
    pub const POPULATION: usize = 40;
    /// The letter (`u8`).
    pub const FEATURE_CLASS: usize = 45;
    /// 0 plain, 1 contested, 2 never (`u8`).
    pub const STATUS: usize = 46;
    /// Which files have a row of it, a bit each (`u8`).
    pub const FILES: usize = 47;
}

/// The largest population that five bytes hold.
pub const MAX_POPULATION: u64 = (1 << 40) - 1;

/// No place.
pub const NONE: u32 = u32::MAX;

/// The bit of a posting whose spelling is not the row's name.
pub const ALTERNATE: u32 = 1;

/// The bit of a posting whose spelling is a demonym.
pub const DEMONYM: u32 = 2;

/// The bit of a spelling that is a demonym.
pub const DEMONYM_SPELLING: u16 = 1 << 15;

/// The bit of a place's key that tells the user's rows from the embedded ones.
pub const OVERLAY: u32 = 1 << 29;

/// The hash of a string. Stable: compiled gazetteers depend on it.
///
/// Eight bytes at a time are mixed in by multiplication and shift, as in MurmurHash3's finaliser
/// (<https://github.com/aappleby/smhasher>), which gives every bit of the input a say in the first bits.
pub fn hash(text: &str) -> u64 {
    let mut hash = text.len() as u64 ^ 0x9E37_79B9_7F4A_7C15;
    let mut mix = |word: u64| {
        hash = (hash ^ word).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        hash ^= hash >> 32;
    };
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    for word in words {
        mix(u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    mix(u64::from_le_bytes(last));
    hash = hash.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 33)
}

/// The bucket of a hash among `count`, a power of two.
pub fn bucket(hash: u64, count: usize) -> usize {
    // The product's upper half is the hash's first bits; a shift by 64 - bits would overflow where there is one bucket.
    ((u128::from(hash) * count as u128) >> 64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn hashes_of_many_names_differ_and_spread() {
        let names: Vec<String> = (0..100_000).map(|n| format!("place {n}")).collect();
        let hashes: HashSet<u64> = names.iter().map(|n| hash(n)).collect();
        assert_eq!(hashes.len(), names.len());
        let mut buckets = vec![0u32; 1 << 14];
        for h in hashes {
            buckets[bucket(h, 1 << 14)] += 1;
        }
        // A mean of 6.1 each: a Poisson law puts less than one bucket in 10^9 beyond 40.
        assert!(buckets.iter().all(|n| *n < 40), "{:?}", buckets.iter().max());
    }

    #[test]
    fn the_length_and_every_byte_count() {
        for (a, b) in [("", "\0"), ("a", "a\0"), ("abcdefgh", "abcdefgi"), ("abcdefgh", "abcdefgh\0")] {
            assert_ne!(hash(a), hash(b));
        }
    }
}
