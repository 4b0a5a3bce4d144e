//! The transliteration key: one key for the ways in which romanisations write one name.
//!
//! A weaker tier than the folded spelling, for names that no row declares in the press's spelling: `Gochehmedli` for
//! Qoçəhmədli, `Ishigli` for İşıqlı. It merges the letters between which the romanisations of Azerbaijani, Russian,
//! Armenian, Georgian and their like waver (`q g gh k`, `x kh h`, `c ç j ch dzh zh ts`, `s ş sh`, `a ə e ye`, `i ı y`,
//! `u ü ou`), and keeps everything else, so that few places meet by chance. Cyrillic, Armenian, Georgian and Greek
//! spellings are romanised letter by letter first.
//!
//! A declared spelling has one key. A spelling that is looked up has one for each way to read its doubtful letters: `j` is
//! English in `Horadj` and German in `Sumgajyt`.
//!
//! The build script compiles this file too.

use crate::gazetteer::romanise::{Ge, romanise};

/// Names with fewer letters have no key: too many words would meet them.
pub const MIN_LETTERS: usize = 5;

/// A key shorter than this says too little: `aaaaa` would be `a`.
const MIN_KEY: usize = 4;

/// A spelling with more readings is read in its first way from there on.
const MOST_READINGS: usize = 16;

/// The transliteration key of a folded spelling; `None` where it is short or in a script that is not romanised.
///
/// Spaces do not count: `gara yusifli` and `garayusifli` have one key.
pub fn transliteration_key(folded: &str) -> Option<String> {
    readings(folded, 1).into_iter().next()
}

/// The keys of all readings of a folded spelling that is looked up, each once; the first is [`transliteration_key`].
///
/// # Shape
/// At most 32; empty where there is no key.
pub fn transliteration_keys(folded: &str) -> Vec<String> {
    readings(folded, MOST_READINGS)
}

fn readings(folded: &str, most: usize) -> Vec<String> {
    if folded.chars().filter(|c| c.is_alphabetic()).count() < MIN_LETTERS {
        return Vec::new();
    }
    let mut keys = Vec::new();
    // Ukrainian and Belarusian say h where Russian says g.
    let ge: &[Ge] = if most > 1 && folded.contains('г') { &[Ge::G, Ge::H] } else { &[Ge::G] };
    for latin in ge.iter().filter_map(|ge| romanise(folded, *ge)) {
        for key in read(&latin, most) {
            if key.len() >= MIN_KEY && !keys.contains(&key) {
                keys.push(key);
            } else if keys.is_empty() {
                // Without its first reading a spelling has none.
                return keys;
            }
        }
    }
    keys
}

/// The readings of Latin letters without spaces, at most `most`.
fn read(latin: &str, most: usize) -> Vec<String> {
    let mut readings = Readings::new(most);
    let mut rest = latin;
    while let Some(first) = rest.chars().next() {
        let rule = rules(first).iter().find(|rule| rest.starts_with(rule.0));
        let (length, key, others) = rule.map_or_else(
            || (first.len_utf8(), &rest[..first.len_utf8()], [].as_slice()),
            |(written, key, others)| (written.len(), *key, *others),
        );
        // The first letter is heard: `Hroza` is not Rožaje.
        let others =
            if rest.len() == latin.len() { others.strip_prefix(&[""]).unwrap_or(others) } else { others };
        readings.push(key, others);
        rest = &rest[length..];
    }
    readings.into_list()
}

/// The readings of letters, read one after the other.
#[derive(Debug)]
pub struct Readings {
    list: Vec<String>,
    most: usize,
}

impl Readings {
    /// None read yet; at most `most` readings are kept apart.
    pub fn new(most: usize) -> Self {
        Self { list: vec![String::new()], most }
    }

    /// Reads a letter as `key`, or as one of `others`. Where there would be too many readings it is read in its first way.
    pub fn push(&mut self, key: &str, others: &[&str]) {
        let before = self.list.len();
        if before * (1 + others.len()) <= self.most {
            for other in others {
                for n in 0..before {
                    let mut reading = self.list[n].clone();
                    push(&mut reading, other);
                    self.list.push(reading);
                }
            }
        }
        self.list[..before].iter_mut().for_each(|reading| push(reading, key));
    }

    /// The readings; the first has the first way of each letter.
    pub fn into_list(self) -> Vec<String> {
        self.list
    }
}

/// Doubled letters count once; digits are kept as they are.
fn push(key: &mut String, letters: &str) {
    for letter in letters.chars() {
        if letter.is_ascii_digit() || !key.ends_with(letter) {
            key.push(letter);
        }
    }
}

/// What is written, what it is merged into, and how else it may be read.
type Rule = (&'static str, &'static str, &'static [&'static str]);

/// The rules for what begins with a letter, the longest first. (`ae` and `iy` need none: both letters become one, and
/// doubled letters count once.)
fn rules(first: char) -> &'static [Rule] {
    match first {
        'b' => &[("bh", "b", &[])],
        // Chat, ach or French; a Roman k or a Russian s.
        'c' => &[
            ("ch", "c", &["h", "s"]),
            ("ck", "g", &[]),
            ("cz", "c", &[]),
            ("ce", "ca", &["sa"]),
            ("ci", "ci", &["si"]),
            ("cy", "ci", &["si"]),
            ("c", "c", &["g"]),
        ],
        'd' => &[
            ("dsch", "c", &[]),
            ("dzh", "c", &[]),
            ("dzj", "c", &[]),
            ("dj", "c", &[]),
            ("dz", "c", &[]),
            ("dh", "d", &[]),
        ],
        'e' => &[("e", "a", &[])],
        // Russian writes the ə, ö and ü of Azerbaijani after g and k as я, ё and ю.
        'g' => &[
            ("gya", "ga", &[]),
            ("gia", "ga", &[]),
            ("gja", "ga", &["gaca"]),
            ("gye", "ga", &[]),
            ("gje", "ga", &[]),
            ("gyu", "gu", &[]),
            ("giu", "gu", &[]),
            ("gju", "gu", &["gucu"]),
            ("gyo", "go", &[]),
            ("gio", "go", &[]),
            ("gjo", "go", &[]),
            ("gh", "g", &["h"]),
        ],
        // Silent in many a romanisation; g in Russian ones.
        'h' => &[("h", "h", &["", "g"])],
        // English and French, or German, Polish and the International Organization for Standardization's.
        'j' => &[("je", "a", &["ca"]), ("j", "c", &["i"])],
        'k' => &[
            ("kya", "ga", &[]),
            ("kia", "ga", &[]),
            ("kja", "ga", &["gaca"]),
            ("kye", "ga", &[]),
            ("kje", "ga", &[]),
            ("kyu", "gu", &[]),
            ("kiu", "gu", &[]),
            ("kju", "gu", &["gucu"]),
            ("kyo", "go", &[]),
            ("kio", "go", &[]),
            ("kjo", "go", &[]),
            ("kh", "h", &["g"]),
            ("k", "g", &[]),
        ],
        // A German ö or a Dutch u.
        'o' => &[("oo", "u", &[]), ("ou", "u", &[]), ("oe", "o", &["u"])],
        'p' => &[("ph", "f", &[])],
        'q' => &[("q", "g", &["h"])],
        'r' => &[("rh", "r", &[])],
        's' => &[
            ("shch", "s", &[]),
            ("sch", "s", &["c"]),
            ("sh", "s", &[]),
            ("sj", "s", &["sc", "si"]),
            ("sz", "s", &[]),
        ],
        't' => &[
            ("tsch", "c", &[]),
            ("tch", "c", &[]),
            ("tsj", "c", &[]),
            ("ts", "c", &[]),
            ("tz", "c", &[]),
            ("th", "t", &[]),
        ],
        'u' => &[("ue", "u", &[])],
        'w' => &[("w", "v", &[])],
        'x' => &[("x", "h", &["gs"])],
        'y' => &[("ye", "a", &[]), ("y", "i", &[])],
        'z' => &[("zh", "c", &[]), ("zj", "c", &["zi"])],
        _ => &[],
    }
}

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
            ("Gara-Yusifli", "Qarayusifli"),
            ("Dzhuvarly", "Cuvarlı"),
            ("Khankendi", "Xankəndi"),
            ("Jabrayil", "Cəbrayıl"),
            ("Horadiz", "Horadız"),
            ("Cakhkunk", "Tsaghkunk"),
            ("Evlakh", "Yevlakh"),
            ("Sumgajyt", "Sumqayıt"),
            ("Kjurdamir", "Kürdəmir"),
            ("Kyurdamir", "Kürdəmir"),
            ("Khutaisi", "Kutaisi"),
            ("Achalkalaki", "Akhalkalaki"),
            ("Кочахмедли", "Qoçəhmədli"),
            ("Քոչահմեդլի", "Qoçəhmədli"),
            ("ყოჩაჰმედლი", "Qoçəhmədli"),
            ("Джуварлы", "Cuvarlı"),
            ("Ишыглы", "İşıqlı"),
            ("Караюсифли", "Qarayusifli"),
            ("Гуляйполе", "Huliaipole"),
            ("Θεσσαλονίκη", "Thessaloniki"),
        ] {
            let Some(key) = key(row) else { panic!("{row} has no key") };
            let readings = transliteration_keys(&fold(press));
            assert!(readings.contains(&key), "{press} {readings:?}, {row} {key}");
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
            ("Hroza", "Rožaje"),
        ] {
            let Some(key) = key(b) else { continue };
            assert!(!transliteration_keys(&fold(a)).contains(&key), "{a}, {b}");
        }
    }

    #[test]
    fn short_names_and_other_scripts_have_no_key() {
        for name in ["Baku", "Şuşa", "北京市朝陽區", "القدس الشريف", "", "Aaaaa"] {
            assert_eq!(key(name), None, "{name}");
            assert_eq!(transliteration_keys(&fold(name)), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn the_first_reading_is_the_key_and_readings_are_few() {
        for name in ["Sumgajyt", "Хачмаз", "chachechichochuchachechocha", "xhxhxhxhxhjcjcjcqhqh"] {
            let readings = transliteration_keys(&fold(name));
            assert_eq!(readings.first(), key(name).as_ref(), "{name}");
            assert!(readings.len() <= 2 * MOST_READINGS, "{name} {}", readings.len());
        }
    }
}
