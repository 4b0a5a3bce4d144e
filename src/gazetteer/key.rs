//! The transliteration key: one key for the ways in which romanisations write one name.
//!
//! A weaker tier than the folded spelling, for names that no row declares in the press's spelling: `Gochehmedli` for
//! Qoçəhmədli, `Ishigli` for İşıqlı. It merges the letters between which the romanisations of Azerbaijani, Russian,
//! Armenian, Georgian and their like waver (`q g gh k`, `x kh h`, `c ç j ch dzh zh`, `s ş sh`, `a ə e`, `i ı y`,
//! `u ü ou`), and keeps everything else, so that few places meet by chance. Cyrillic, Armenian and Georgian spellings are
//! romanised letter by letter first.
//!
//! The build script compiles this file too.

use crate::gazetteer::romanise::romanise;

/// Names with fewer letters have no key: too many words would meet them.
pub const MIN_LETTERS: usize = 5;

/// The transliteration key of a folded spelling; `None` where it is short or in a script that is not romanised.
///
/// Spaces do not count: `gara yusifli` and `garayusifli` have one key.
pub fn transliteration_key(folded: &str) -> Option<String> {
    if folded.chars().filter(|c| c.is_alphabetic()).count() < MIN_LETTERS {
        return None;
    }
    let latin = romanise(folded)?;
    let mut key = String::with_capacity(latin.len());
    let mut rest = latin.as_str();
    while let Some(first) = rest.chars().next() {
        let (length, letters) = MERGED
            .iter()
            .find(|(written, _)| rest.starts_with(written))
            .map_or((first.len_utf8(), &rest[..first.len_utf8()]), |(written, letters)| {
                (written.len(), *letters)
            });
        for letter in letters.chars() {
            // Doubled letters count once; digits are kept as they are.
            if letter.is_ascii_digit() || !key.ends_with(letter) {
                key.push(letter);
            }
        }
        rest = &rest[length..];
    }
    (key.len() >= MIN_KEY).then_some(key)
}

/// A key shorter than this says too little: `aaaaa` would be `a`.
const MIN_KEY: usize = 4;

/// What is written, and what it is merged into; the longest of one beginning first. (`ae` and `iy` need no entry: both
/// letters become one, and doubled letters count once.)
const MERGED: [(&str, &str); 29] = [
    ("dzh", "c"),
    ("dsch", "c"),
    ("dj", "c"),
    ("tsch", "c"),
    ("tch", "c"),
    ("ch", "c"),
    ("zh", "c"),
    ("j", "c"),
    ("ck", "g"),
    ("shch", "sc"),
    ("sch", "s"),
    ("sh", "s"),
    ("gh", "g"),
    ("q", "g"),
    ("kh", "h"),
    ("k", "g"),
    ("x", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("rh", "r"),
    ("tz", "ts"),
    ("w", "v"),
    ("e", "a"),
    ("oo", "u"),
    ("ou", "u"),
    ("ue", "u"),
    ("oe", "o"),
    ("y", "i"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    fn key(name: &str) -> Option<String> {
        transliteration_key(&fold(name))
    }

    #[test]
    fn press_spellings_meet_the_gazetteers() {
        for (press, row) in [
            ("Gochehmedli", "Qoçəhmədli"),
            ("Chimen", "Çimən"),
            ("Chuvarli", "Cuvarlı"),
            ("Ishigli", "İşıqlı"),
            ("Garayusifli", "Qarayusifli"),
            ("Gara Yusifli", "Qarayusifli"),
            ("Dzhuvarly", "Cuvarlı"),
            ("Khankendi", "Xankəndi"),
            ("Jabrayil", "Cəbrayıl"),
            ("Horadiz", "Horadız"),
            ("Кочахмедли", "Qoçəhmədli"),
            ("Քոչահմեդլի", "Qoçəhmədli"),
            ("ყოჩაჰმედლი", "Qoçəhmədli"),
            ("Джуварлы", "Cuvarlı"),
            ("Ишыглы", "İşıqlı"),
            ("Караюсифли", "Qarayusifli"),
        ] {
            assert!(key(row).is_some(), "{row}");
            assert_eq!(key(press), key(row), "{press}, {row}");
        }
    }

    #[test]
    fn different_names_keep_different_keys() {
        for (a, b) in [
            ("Barda", "Bardi"),
            ("Fuzuli", "Fizuli"),
            ("Ganja", "Ganca Bazar"),
            ("Goranboy", "Garanboy"),
            ("Tartar", "Tatar"),
            ("Tovuz", "Tovus"),
            ("Village 12", "Village 2"),
        ] {
            assert_ne!(key(a), key(b), "{a}, {b}");
        }
    }

    #[test]
    fn short_names_and_other_scripts_have_no_key() {
        for name in ["Baku", "Şuşa", "北京市朝陽區", "القدس الشريف", "", "Aaaaa"] {
            assert_eq!(key(name), None, "{name}");
        }
    }
}
