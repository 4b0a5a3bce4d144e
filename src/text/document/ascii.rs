//! Runs of ASCII letters and digits, eight bytes at a time: most words of news are one.

use crate::text::fold::is_apostrophe;

/// How many ASCII letters and digits `bytes` begins with.
pub(super) fn letters_and_digits(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (n, word) in words.iter().enumerate() {
        let others = !ascii_letters_and_digits(u64::from_le_bytes(*word)) & HIGH;
        if others != 0 {
            return 8 * n + others.trailing_zeros() as usize / 8;
        }
    }
    8 * words.len() + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// The word of up to fifteen ASCII letters and digits that `bytes` begins with, as [`small_word`] has it, and its length. `None` where it
/// is longer, where it may go on with an apostrophe or a letter that is not ASCII, and where fewer bytes are left than are looked at.
pub(super) fn plain_word(bytes: &[u8]) -> Option<(u128, usize)> {
    let (first, rest) = bytes.split_first_chunk::<8>()?;
    if let Some((word, length, next)) = plain_end(*first) {
        return ends_word(next).then_some((word.into(), length));
    }
    let (word, length, next) = plain_end(*rest.first_chunk()?)?;
    let whole = u128::from(u64::from_le_bytes(*first) | SMALL) | u128::from(word) << 64;
    ends_word(next).then_some((whole, 8 + length))
}

/// The ASCII letters and digits that eight bytes begin with, small and with zeros behind them, how many they are, and the byte after them;
/// `None` where all eight are.
fn plain_end(bytes: [u8; 8]) -> Option<(u64, usize, u8)> {
    let eight = u64::from_le_bytes(bytes);
    let others = !ascii_letters_and_digits(eight) & HIGH;
    if others == 0 {
        return None;
    }
    let length = others.trailing_zeros() as usize / 8;
    let unused = u64::MAX << (8 * length);
    Some(((eight | SMALL) & !unused, length, (eight >> (8 * length)) as u8))
}

/// Whether a word ends before a byte that is no ASCII letter or digit.
fn ends_word(next: u8) -> bool {
    next.is_ascii() && !is_apostrophe(char::from(next))
}

/// The first `length` of eight bytes, one to eight, in small letters, and zeros; `None` where one is no ASCII letter or digit.
pub(super) fn small_word(bytes: [u8; 8], length: usize) -> Option<u64> {
    let unused = 8 * (8 - length.clamp(1, 8)) as u32;
    let bytes = u64::from_le_bytes(bytes);
    let others = !ascii_letters_and_digits(bytes) & HIGH;
    (others << unused == 0).then(|| (bytes | SMALL) << unused >> unused)
}

/// The bit of each of eight bytes that tells small letters from capitals; all digits have it.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// The highest bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Eight bytes at once: the highest bit of each that is an ASCII letter or digit, and other bits without a meaning.
fn ascii_letters_and_digits(bytes: u64) -> u64 {
    let all = |byte: u8| u64::from_le_bytes([byte; 8]);
    // Seven bits and as much as is missing to 128 have the highest bit where the byte is no less; no sum reaches the next byte.
    let (low, small) = (bytes & !HIGH, (bytes | all(0x20)) & !HIGH);
    let between = |bytes: u64, first: u8, last: u8| (bytes + all(128 - first)) & !(bytes + all(127 - last));
    (between(low, b'0', b'9') | between(small, b'a', b'z')) & !bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_counted_by_eights_as_one_by_one() {
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                let mut bytes = [b'x'; 20];
                bytes[at] = byte;
                let want = bytes.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
                assert_eq!(letters_and_digits(&bytes), want, "{byte} at {at}");
            }
        }
        assert_eq!(letters_and_digits(b""), 0);
        assert_eq!(small_word(*b"Ganja, t", 5), Some(u64::from_le_bytes(*b"ganja\0\0\0")));
        assert_eq!(small_word(*b"Ganja, t", 6), None);
        assert_eq!(small_word(*b"T72Barda", 8), Some(u64::from_le_bytes(*b"t72barda")));
        let plain = |word: &str| {
            let mut bytes = [0; 16];
            bytes[..word.len()].copy_from_slice(word.as_bytes());
            Some((u128::from_le_bytes(bytes), word.len()))
        };
        assert_eq!(plain_word(b"Ganja, t"), plain("ganja"));
        assert_eq!(plain_word(b"2 people"), plain("2"));
        assert_eq!(plain_word(b"Children played "), plain("children"));
        assert_eq!(plain_word(b"Geranboy region."), plain("geranboy"));
        assert_eq!(plain_word(b"Stepanakert-Shusha"), plain("stepanakert"));
        let others = [
            "Ganja's ",
            "Gəncə is",
            "Ganja, ",
            "children",
            "G`anja, ",
            "Stepanakert's ",
            "Abcdefghijklmnop ",
        ];
        for other in others {
            assert_eq!(plain_word(other.as_bytes()), None, "{other}");
        }
    }
}
