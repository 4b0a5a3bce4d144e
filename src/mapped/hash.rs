//! A hash of bytes that is the same everywhere and always.
//!
//! The build script compiles this file too.

/// The hash of bytes. Stable: compiled gazetteers depend on it, and so do the weights of the classifier of names.
///
/// Eight bytes at a time are mixed in by multiplication and shift, as in MurmurHash3's finaliser
/// (<https://github.com/aappleby/smhasher>), which gives every bit of the input a say in the first bits.
pub fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64 ^ seed ^ 0x9E37_79B9_7F4A_7C15;
    let mut mix = |word: u64| {
        hash = (hash ^ word).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        hash ^= hash >> 32;
    };
    let (words, rest) = bytes.as_chunks::<8>();
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

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn the_seed_the_length_and_every_byte_count() {
        for (a, b) in [("", "\0"), ("a", "a\0"), ("abcdefgh", "abcdefgi"), ("abcdefgh", "abcdefgh\0")] {
            assert_ne!(hash(0, a.as_bytes()), hash(0, b.as_bytes()));
        }
        assert_ne!(hash(0, b"ganja"), hash(1, b"ganja"));
    }
}
