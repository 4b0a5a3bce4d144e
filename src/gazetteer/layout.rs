//! The layout of a compiled gazetteer: one string of bytes, which the compiler writes and `super::blob` reads in place.
//!
//! ```text
//! header    magic, length, seed, bits of a number, files replaced, and where each section begins
//! sections  each begins at a multiple of 64 bytes; numbers are little-endian
//! ```
//!
//! Nothing is parsed or allocated to open it. Tables of hashes are made of *lines* of 64 bytes, which is what a processor
//! fetches at once: a hash has a home line and its entry stands there or, where the line was full, in one of the next. An
//! entry of 0 is free and ends the search.
//!
//! The build script compiles this file too.

pub use crate::mapped::hash::hash;

/// The first bytes; the last one counts the versions of the layout.
pub const MAGIC: [u8; 8] = *b"IMGAZET\x06";

/// Where the cells of the header stand.
pub mod header {
    /// The length of the whole (`u64`).
    pub const LENGTH: usize = 8;
    /// The seed of the hashes (`u64`).
    pub const SEED: usize = 16;
    /// How many bits a place's number or the number of a list takes in an entry (`u8`).
    pub const BITS: usize = 24;
    /// The embedded files that do not count beneath these places, a bit each (`u8`).
    pub const REPLACED: usize = 25;
    /// How many words the longest spelling has (`u32`).
    pub const WORDS: usize = 28;
    /// For each section the number of the line it begins at and the number of its items (`u32` each).
    pub const SECTIONS: usize = 32;
}

/// The parts, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// [`place::SIZE`] bytes for each place, sorted by id, and one more that ends the text of the last: see [`place`].
    Places,
    /// The cells of places and all other text, in bytes: see [`place::TEXT`].
    Text,
    /// For each combination of feature class, feature code, country and first-level division where it stands in the text:
    /// the class's letter, and the others as strings.
    Kinds,
    /// For each language where its tag stands; number 0 is none.
    Languages,
    /// For each pair of a source and a licence where the two stand as strings; number 0 is neither.
    Credits,
    /// For each source file where its name and the SHA-256 of its bytes in hex stand, and its number of rows.
    Sources,
    /// Lines of folded spellings, 8 bytes an entry: see [`name`].
    Names,
    /// Lists of postings, each after their number; the first list is empty.
    Lists,
    /// Lines of transliteration keys, 4 bytes an entry: see [`hint`].
    Keys,
    /// A [`super::sieve`] of the spellings that typing errors are looked for in; their hashes are of [`super::letters`].
    Sieve,
    /// The letters that stand between others in these spellings: see [`super::neighbours`].
    Neighbours,
    /// All their letters, sorted.
    Letters,
    /// For each place that hides one of another gazetteer that one's number and its own, sorted.
    Over,
    /// A bit for each place of the other gazetteer: whether it stands in [`Section::Over`].
    Hidden,
    /// What was wrong with the files, in bytes: JSON lines.
    Notes,
}

/// How many sections there are.
pub const SECTIONS: usize = 15;

/// The bytes of one item of each section.
pub const ITEM_SIZES: [usize; SECTIONS] = [place::SIZE, 1, 4, 4, 4, 12, LINE, 4, LINE, 8, 8, 4, 8, 1, 1];

/// The size of what precedes the sections.
pub const HEADER_SIZE: usize = (header::SECTIONS + SECTIONS * 8).next_multiple_of(LINE);

/// The bytes of a line.
pub const LINE: usize = 64;

/// How many lines an entry may stand behind its home; the compiler takes another seed rather than go farther.
pub const MAX_PROBES: usize = 1 << 10;

/// Where the cells of a place stand in its record.
pub mod place {
    /// The size of a record.
    pub const SIZE: usize = 20;
    /// The longitude, in 10^-7 degrees (`i32`), which is 1 cm.
    pub const LONGITUDE: usize = 0;
    /// The latitude, likewise.
    pub const LATITUDE: usize = 4;
    /// Where its text begins, which ends where that of the next place begins: the id as a string, the population, the
    /// radius and its credit as numbers, the name as a string; then for each spelling a number (its length shifted by two, and the bits
    /// [`super::DEMONYM_SPELLING`] and [`super::TAGGED_SPELLING`]), the number of its language if it is tagged, and its
    /// bytes. Numbers are of seven bits a byte, the last byte below 128; a string is its length and its bytes.
    pub const TEXT: usize = 8;
    /// The key of the container; [`super::NONE`] for none.
    pub const PARENT: usize = 12;
    /// The number of its kind in the upper 22 bits, then 2 bits of status (0 plain, 1 contested, 2 never), then 8 bits that
    /// say which files have a row of it.
    pub const KIND: usize = 16;
}

/// How far the number of a kind is shifted in [`place::KIND`].
pub const KIND_SHIFT: u32 = 10;

/// No place.
pub const NONE: u32 = u32::MAX;

/// The bit of a spelling that is a demonym.
pub const DEMONYM_SPELLING: u64 = 2;

/// The bit of a spelling that has a language tag.
pub const TAGGED_SPELLING: u64 = 1;

/// The bit of a place's key that tells the user's rows from the embedded ones.
pub const OVERLAY: u32 = 1 << 29;

/// The entries of [`Section::Names`], of spellings and of the first words of them: from the lowest bit on the number of words of
/// the longest spelling that begins so; a state; the number of a place or a list ([`header::BITS`]); and in all bits that are left the last
/// bits of the hash, never 0.
///
/// Spellings are told apart by these bits and by the line. The compiler takes another seed where two spellings of the
/// gazetteer would meet, so only a word that is in no row can be mistaken: with a chance of about 1 in 10^11 for the
/// embedded gazetteer and 1 in 10^10 for one of three million names.
pub mod name {
    /// The entries of a line.
    pub const PER_LINE: usize = 8;
    /// How many bits the number of words takes.
    pub const WORD_BITS: u32 = 4;
    /// The largest number of words, which stands for all beyond.
    pub const MAX_WORDS: u32 = (1 << WORD_BITS) - 1;
    /// How many bits the state takes.
    pub const STATE_BITS: u32 = 2;
    /// The state of a spelling that is one place's name.
    pub const NAME: u32 = 0;
    /// The state of a spelling that is another spelling of one place.
    pub const ALTERNATE: u32 = 1;
    /// The state of a spelling that is one place's demonym.
    pub const DEMONYM: u32 = 2;
    /// The state of a spelling of several places or none: the number is that of a list. A posting there is the number of a
    /// place, shifted by [`POSTING_SHIFT`], one of the states above, and [`HINTED`].
    pub const LIST: u32 = 3;
    /// The bit of a posting whose place may be found by transliteration and in spite of typing errors through this spelling.
    pub const HINTED: u32 = 4;
    /// How far the number of a place is shifted in a posting.
    pub const POSTING_SHIFT: u32 = 3;
}

/// The entries of [`Section::Keys`]: the number of a place in [`header::BITS`], and above it some bits of the hash. It says that
/// a spelling of this place may have the key; whether it has is told from the place's spellings, so that so few bits make no
/// false match.
pub mod hint {
    use super::fingerprint;

    /// The entries of a line.
    pub const PER_LINE: usize = 16;

    /// So many entries of one key stand under one hash; those of a key that more places share stand under hashes of their own,
    /// since one long run of entries would lie in the way of all others.
    pub const TOGETHER: usize = 12;

    /// The hash of entry `n` of a key.
    pub fn nth(hash: u64, n: usize) -> u64 {
        hash.wrapping_add(((n / TOGETHER) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// The bits above the number's `bits`, never 0.
    pub fn print(hash: u64, bits: u32) -> u32 {
        fingerprint(hash, u32::BITS - bits) as u32
    }
}

/// The home line of a hash among `lines`.
pub fn home(hash: u64, lines: usize) -> usize {
    ((u128::from(hash) * lines as u128) >> 64) as usize
}

/// The last `bits` bits of a hash, never 0.
pub fn fingerprint(hash: u64, bits: u32) -> u64 {
    (hash & (u64::MAX >> (64 - bits))).max(1)
}

/// The little-endian number at `at`; 0 where the bytes end before.
pub fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

/// The same of eight bytes.
pub fn u64_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn hashes_of_many_names_differ_and_spread() {
        let names: Vec<String> = (0..100_000).map(|n| format!("place {n}")).collect();
        let hashes: HashSet<u64> = names.iter().map(|n| hash(0, n.as_bytes())).collect();
        assert_eq!(hashes.len(), names.len());
        let mut lines = vec![0u32; 1 << 14];
        for h in hashes {
            lines[home(h, 1 << 14)] += 1;
        }
        // A mean of 6.1 each: a Poisson law puts less than one line in 10^9 beyond 40.
        assert!(lines.iter().all(|n| *n < 40), "{:?}", lines.iter().max());
    }

    #[test]
    fn a_fingerprint_is_never_none() {
        assert_eq!((fingerprint(0xF0, 4), fingerprint(0xFF, 3)), (1, 7));
    }
}
