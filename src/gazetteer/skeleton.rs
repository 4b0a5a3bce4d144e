//! The consonant skeleton: one key for a name in Arabic or Hebrew letters and for the ways in which it is romanised.
//!
//! Both scripts leave most vowels to the reader, and romanisations waver between the consonants. So the skeleton has neither
//! vowels nor what may stand for one (`و ي ו י`, `v w y`), no article (`al-`, `el-`, `ash-` before sh), no doubled letters,
//! and one letter for `b p`, `s sh`, `k q g gh`, `ch j zh ts`, `h kh`. It is no more than where to look: many names have the
//! skeleton of another, and which are the same is told by `aligned`.
//!
//! A declared spelling has one skeleton. A spelling that is looked up has one for each way to read its doubtful letters, as
//! `ف` is f in Latin names and v in others, which is then no consonant of the skeleton.
//!
//! The build script compiles this file too.

use crate::gazetteer::key::Readings;
use crate::gazetteer::romanise::{Ge, romanise};

/// Ends a skeleton, so that it is no transliteration key.
const MARK: char = '-';

/// A shorter skeleton says too little.
const MIN_SKELETON: usize = 3;

/// Names with fewer letters have none: in Latin letters, and in others, which leave vowels out.
const MIN_LETTERS: (usize, usize) = (5, 4);

/// Names with more letters have none: no place is written so in a report's sentence.
const MOST_LETTERS: usize = 60;

/// A spelling with more readings is read in its first way from there on.
const MOST_READINGS: usize = 16;

/// The skeleton of a folded spelling; `None` where it is too short, or has letters of a script that is not read.
///
/// # Examples
/// ```
/// use incident_mapper::{gazetteer::skeleton::skeleton, text::fold::fold};
/// assert_eq!(skeleton(&fold("Al Qunayţirah")), skeleton(&fold("القنيطرة")));
/// assert_eq!(skeleton(&fold("Qiryat ‘Eqron")), skeleton(&fold("קרית עקרון")));
/// ```
pub fn skeleton(folded: &str) -> Option<String> {
    read(folded, 1, Article::Dropped).into_iter().next()
}

/// The skeletons of all readings of a folded spelling that is looked up, each once; the first is [`skeleton`].
///
/// # Shape
/// At most 64; empty where there is none.
pub fn skeletons(folded: &str) -> Vec<String> {
    let mut keys = read(folded, MOST_READINGS, Article::Dropped);
    if keys.is_empty() {
        return keys;
    }
    for key in read(folded, MOST_READINGS, Article::Otherwise) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// Whether a letter is of a script that leaves vowels out.
pub fn is_abjad(letter: char) -> bool {
    matches!(letter, '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}')
}

/// How the article is taken where it is one word with the name: `ال`, but also the beginning of `ألاباما` and `Alcalá`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Article {
    /// `ال` is one, `al` begins the name.
    Dropped,
    /// The other way round.
    Otherwise,
}

/// The words of a folded spelling without its articles; `None` where it has letters of a script that is not read.
///
/// # Shape
/// All in Arabic or Hebrew letters, or all in Latin ones.
pub fn words(folded: &str, article: Article, ge: Ge) -> Option<Vec<String>> {
    let is_in_abjad = folded.chars().any(is_abjad);
    let mut words = Vec::new();
    let mut rest = folded.split(' ').peekable();
    while let Some(word) = rest.next() {
        if is_in_abjad {
            if !word.chars().all(|c| is_abjad(c) || c.is_ascii_digit()) {
                return None;
            }
            let name = word.strip_prefix("ال").filter(|name| name.chars().count() > 1);
            words.push(name.filter(|_| article == Article::Dropped).unwrap_or(word).to_owned());
            continue;
        }
        let latin = romanise(word, ge)?;
        if rest.peek().is_some_and(|next| is_article(&latin, next)) {
            continue;
        }
        let name = ["al", "el"].iter().find_map(|article| latin.strip_prefix(article));
        let name = name.filter(|name| article == Article::Otherwise && name.len() > 3);
        words.push(name.map_or_else(|| latin.clone(), str::to_owned));
    }
    Some(words)
}

/// Whether a Latin word is the Arabic article of the next one, before some letters assimilated to them.
fn is_article(word: &str, next: &str) -> bool {
    let Some(letters) = word.strip_prefix(['a', 'e', 'i', 'u']) else { return false };
    match letters {
        "l" => true,
        "r" | "s" | "sh" | "t" | "d" | "n" | "z" | "th" | "dh" => next.starts_with(letters),
        _ => false,
    }
}

fn read(folded: &str, most: usize, article: Article) -> Vec<String> {
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    let least = if folded.chars().any(is_abjad) { MIN_LETTERS.1 } else { MIN_LETTERS.0 };
    let mut keys: Vec<String> = Vec::new();
    if !(least..=MOST_LETTERS).contains(&letters) {
        return keys;
    }
    // Ukrainian and Belarusian say h where Russian says g.
    let ge: &[Ge] = if most > 1 && folded.contains('г') { &[Ge::G, Ge::H] } else { &[Ge::G] };
    for words in ge.iter().filter_map(|ge| words(folded, article, *ge)) {
        let mut readings = Readings::new(most);
        for word in &words {
            let mut rest = word.as_str();
            while let Some(first) = rest.chars().next() {
                let (length, consonants) = if is_abjad(first) { abjad(rest) } else { latin(rest) };
                if let [consonant, others @ ..] = consonants {
                    readings.push(consonant, others);
                }
                rest = rest.get(length.max(first.len_utf8())..).unwrap_or_default();
            }
        }
        for mut key in readings.into_list() {
            let is_long = key.len() >= MIN_SKELETON;
            key.push(MARK);
            if is_long && !keys.contains(&key) {
                keys.push(key);
            } else if keys.is_empty() {
                // Without its first reading a spelling has none.
                return keys;
            }
        }
    }
    keys
}

/// How many bytes stand together at the beginning of Latin letters, and the consonants that they may be, the likeliest
/// first.
fn latin(rest: &str) -> (usize, &'static [&'static str]) {
    const RULES: &[(&str, &[&str])] = &[
        ("tsch", &["c"]),
        ("dsch", &["c"]),
        ("shch", &["s"]),
        ("tch", &["c"]),
        ("dzh", &["c"]),
        ("sch", &["s"]),
        ("ch", &["c", "h", "s", "g"]),
        ("ck", &["g"]),
        ("ce", &["s", "c"]),
        ("ci", &["s", "c"]),
        ("cy", &["s", "c"]),
        ("c", &["g", "c"]),
        ("dj", &["c"]),
        ("dh", &["d", "z"]),
        ("gh", &["g"]),
        ("g", &["g", "c"]),
        ("j", &["c", ""]),
        ("kh", &["h", "g"]),
        ("k", &["g"]),
        ("ph", &["f"]),
        ("p", &["b"]),
        ("qu", &["g"]),
        ("q", &["g"]),
        ("sh", &["s"]),
        ("sz", &["s"]),
        ("th", &["t", "s"]),
        ("ts", &["c", "s"]),
        ("tz", &["c", "z"]),
        ("x", &["gs", "h"]),
        ("zh", &["c", "z"]),
        ("z", &["z", "d"]),
        ("v", &["", "f", "b"]),
        ("b", &["b"]),
        ("d", &["d"]),
        ("f", &["f"]),
        ("l", &["l"]),
        ("m", &["m"]),
        ("n", &["n"]),
        ("r", &["r"]),
        ("s", &["s"]),
        ("t", &["t"]),
    ];
    match rest {
        // Written or not, as ه and ة at the end are.
        "h" => (1, &["", "h"]),
        _ if rest.starts_with('h') => (1, &["h", ""]),
        _ if rest.starts_with(|c: char| c.is_ascii_digit()) => (1, digit(rest)),
        _ => {
            RULES.iter().find(|rule| rest.starts_with(rule.0)).map_or((0, &[]), |rule| (rule.0.len(), rule.1))
        }
    }
}

fn digit(rest: &str) -> &'static [&'static str] {
    const DIGITS: [&[&str]; 10] =
        [&["0"], &["1"], &["2"], &["3"], &["4"], &["5"], &["6"], &["7"], &["8"], &["9"]];
    let digit = rest.bytes().next().map_or(0, |byte| byte.wrapping_sub(b'0'));
    DIGITS.get(usize::from(digit)).copied().unwrap_or_default()
}

/// The same of Arabic and Hebrew letters.
fn abjad(rest: &str) -> (usize, &'static [&'static str]) {
    // What Arabic lacks is written with two letters.
    for (pair, consonants) in [
        ("تش", ["c", "ts"].as_slice()),
        ("تس", &["ts", "c"]),
        ("دج", &["c", "dc"]),
        ("كس", &["gs", "s"]),
        ("טש", &["c", "ts"]),
    ] {
        if rest.starts_with(pair) {
            return (pair.len(), consonants);
        }
    }
    let mut letters = rest.chars();
    let Some(letter) = letters.next() else { return (0, &[]) };
    let is_last = letters.next().is_none();
    let consonants: &[&str] = match letter {
        'ب' | 'پ' => &["b"],
        'ت' | 'ٹ' | 'ټ' | 'ط' | 'ט' | 'ת' => &["t"],
        'ث' => &["t", "s"],
        'ج' => &["c", "g"],
        'چ' | 'څ' => &["c", "s"],
        'ژ' | 'ږ' | 'ځ' => &["c", "z", "g"],
        'ح' if is_last => &["h", ""],
        'خ' => &["h", "g", "c"],
        'ح' => &["h"],
        'د' | 'ڈ' | 'ډ' | 'ד' => &["d"],
        'ذ' | 'ض' | 'ظ' => &["d", "z"],
        'ر' | 'ڑ' | 'ړ' | 'ڕ' | 'ר' => &["r"],
        'ز' | 'ז' => &["z"],
        'س' | 'ص' | 'ס' => &["s"],
        'ش' | 'ښ' | 'ש' => &["s", "c"],
        'غ' | 'ق' | 'ك' | 'گ' | 'ګ' | 'ڭ' | 'ק' => &["g"],
        'ג' => &["g", "c"],
        'ف' | 'ڤ' => &["f", ""],
        'ل' | 'ڵ' | 'ל' => &["l"],
        'م' | 'מ' | 'ם' => &["m"],
        'ن' | 'ں' | 'ڼ' | 'נ' | 'ן' => &["n"],
        'ه' if is_last => &["", "t"],
        'ه' => &["h"],
        'ב' => &["b", ""],
        'ה' if is_last => &[""],
        'ה' => &["h"],
        'ח' => &["h", "c"],
        'כ' | 'ך' => &["g", "h", "c"],
        'פ' | 'ף' => &["b", "f"],
        'צ' | 'ץ' => &["c", "z", "s"],
        '0'..='9' => digit(rest),
        _ => &[],
    };
    (letter.len_utf8(), consonants)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn a_name_and_its_romanisations_meet() {
        for (abjad, romanised) in [
            ("القنيطرة", "Quneitra | Al-Qunayţirah | El Kuneitra"),
            ("الخرطوم", "Khartoum | al-Khartum | Chartum"),
            ("الشجرة", "Ash-Shajarah | al-Shajara"),
            ("مسكنة", "Maskanah | Meskene | Maskana"),
            ("بندر ماهشهر", "Bandar-e Mahshahr"),
            ("غرداية", "Ghardaïa | Gardaya | Гардая"),
            ("نوفوسيبيرسك", "Novosibirsk | Новосибирск"),
            ("أليكانتي", "Alicante"),
            ("تشرنوبيل", "Chernobyl | Чернобыль"),
            ("בית הלוי", "Bet HaLevi | Beit Halevi"),
            ("רחובות", "Rehovot | Rechovot"),
            ("קריית שמונה", "Kiryat Shmona | Qiryat Shemona"),
        ] {
            for name in romanised.split(" | ") {
                for (declared, asked) in [(abjad, name), (name, abjad)] {
                    let (key, readings) = (skeleton(&fold(declared)), skeletons(&fold(asked)));
                    assert!(
                        key.is_some_and(|key| readings.contains(&key)),
                        "{declared} {asked} {readings:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn short_names_and_other_scripts_have_none() {
        for name in ["", "Homs", "حلب", "Aouaieo", "北京市朝陽區", "Xi 西安", "קרית Eqron"] {
            assert_eq!(skeletons(&fold(name)), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn the_first_reading_is_the_skeleton_and_readings_are_few() {
        for name in ["تشرنوبيل", "Hachevezadhij Chovazchi", "ذضظخجذضظخج", "Гуляйполе"]
        {
            let readings = skeletons(&fold(name));
            assert_eq!(readings.first(), skeleton(&fold(name)).as_ref(), "{name}");
            assert!((1..=4 * MOST_READINGS).contains(&readings.len()), "{name} {}", readings.len());
        }
    }
}
