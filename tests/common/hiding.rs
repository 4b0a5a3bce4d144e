//! Hides one declared spelling of a place at a time and asks the tiers for it, from all that is left.
//!
//! What a spelling is to the others of its place is told by a rule that knows nothing of the tiers: its consonants in the
//! classes of Soundex (R. C. Russell, US patent 1,261,167, 1918), all letters coded and no end cut off. It is a
//! *respelling* where its code differs from that of another spelling of the place by at most one digit in five, and a
//! different name otherwise. Arabic and Hebrew letters have the digits of what they sound like; Arabic articles do not
//! count then. Spellings in other scripts that are not romanised are neither.
#![allow(clippy::unwrap_used)]
// The bench shows more of an answer than the test asks for.
#![allow(dead_code)]

use incident_mapper::gazetteer::romanise::{Ge, romanise};
use incident_mapper::gazetteer::{Gazetteer, Spelling};
use incident_mapper::language::inflection::{Script, bases};
use incident_mapper::model::PlaceKey;
use incident_mapper::text::fold::fold;

/// The tiers in the order in which they are asked; the first that has any answer gives it.
pub const TIERS: [&str; 5] = ["folded", "other writing", "inflected", "transliteration", "fuzzy"];

/// What became of one hidden spelling.
#[derive(Debug, Clone)]
pub struct Hidden {
    /// The hidden spelling.
    pub spelling: String,
    /// The row's own name.
    pub name: String,
    /// The language tag of the spelling; empty where it has none.
    pub language: String,
    /// `Latin`, `Cyrillic` ..., or `other`.
    pub script: &'static str,
    pub class: Class,
    pub answer: Answer,
}

/// What a spelling is to the others of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Respelling,
    DifferentName,
    /// Its script is not romanised.
    Unknown,
}

/// What the tiers say of a hidden spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The place is among the answers of `TIERS[tier]`; `others` are other places.
    Found { tier: usize, others: usize },
    /// `TIERS[tier]` has other places only.
    False { tier: usize },
    /// No tier has an answer.
    Nothing,
    /// Another place declares the very spelling, and so answers rightly: no question to the tiers.
    Shared,
}

/// Hides each declared spelling of `place`, one at a time; spellings that fold alike are hidden once.
pub fn hide(gazetteer: &Gazetteer, place: PlaceKey) -> Vec<Hidden> {
    let spellings = gazetteer.spellings(place);
    let mut seen = Vec::new();
    let mut hidden = Vec::new();
    for (n, spelling) in spellings.iter().enumerate().skip(1) {
        let folded = fold(spelling.text);
        if folded.is_empty() || seen.contains(&folded) {
            continue;
        }
        let rest: Vec<Spelling<'_>> =
            spellings.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, s)| *s).collect();
        hidden.push(Hidden {
            spelling: spelling.text.to_owned(),
            name: gazetteer.place(place).name.to_owned(),
            language: spelling.language.unwrap_or_default().to_owned(),
            script: script(&folded),
            class: class(&folded, &rest),
            answer: answer(gazetteer, place, &folded, &rest),
        });
        seen.push(folded);
    }
    hidden
}

fn answer(gazetteer: &Gazetteer, place: PlaceKey, folded: &str, rest: &[Spelling<'_>]) -> Answer {
    if rest.iter().any(|s| fold(s.text) == folded) {
        return Answer::Found { tier: 0, others: gazetteer.look_up(folded).len() - 1 };
    }
    if gazetteer.look_up(folded).iter().any(|m| m.place != place) {
        return Answer::Shared;
    }
    let alone = row_alone(gazetteer, place, rest);
    for (tier, look_up) in [variants, inflected, transliterated, fuzzy].iter().enumerate() {
        let others = look_up(gazetteer, folded).into_iter().filter(|key| *key != place).count();
        match (look_up(&alone, folded).is_empty(), others) {
            (true, 0) => {}
            (true, _) => return Answer::False { tier: tier + 1 },
            (false, others) => return Answer::Found { tier: tier + 1, others },
        }
    }
    Answer::Nothing
}

/// A gazetteer of one row with the spellings that are left. Other places' answers do not depend on what is hidden.
fn row_alone(gazetteer: &Gazetteer, place: PlaceKey, rest: &[Spelling<'_>]) -> Gazetteer {
    let row = gazetteer.place(place);
    let names: Vec<String> = rest[1..]
        .iter()
        .map(|s| s.language.map_or_else(|| s.text.to_owned(), |tag| format!("{tag}:{}", s.text)))
        .collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["id", "name", "feature_class", "feature_code", "longitude", "latitude", "names"];
    writer.write_record(header).unwrap();
    let class = row.feature_class.letter().to_string();
    let names = names.join(" | ");
    writer.write_record([row.id, row.name, &class, row.feature_code, "1", "1", &names]).unwrap();
    Gazetteer::from_csv(&[("row.csv", &writer.into_inner().unwrap())]).0
}

fn variants(gazetteer: &Gazetteer, folded: &str) -> Vec<PlaceKey> {
    gazetteer.look_up_variants(folded).iter().map(|m| m.place).collect()
}

/// The first uninflected form that is declared, for texts in scripts in which every text may be inflected.
fn inflected(gazetteer: &Gazetteer, folded: &str) -> Vec<PlaceKey> {
    if Script::of(folded) == Some(Script::Latin) {
        return Vec::new();
    }
    let forms = bases(folded).into_iter().map(|base| gazetteer.look_up(&base.word));
    let found = forms.into_iter().find(|found| found.iter().any(|m| !m.demonym)).unwrap_or_default();
    found.iter().filter(|m| !m.demonym).map(|m| m.place).collect()
}

fn transliterated(gazetteer: &Gazetteer, folded: &str) -> Vec<PlaceKey> {
    let mut found = gazetteer.look_up_transliterated(folded);
    if found.is_empty() {
        found = gazetteer.look_up_transliterated_without_generic(folded);
    }
    found.iter().map(|m| m.place).collect()
}

fn fuzzy(gazetteer: &Gazetteer, folded: &str) -> Vec<PlaceKey> {
    if folded.chars().filter(|c| c.is_alphabetic()).count() < 5 {
        return Vec::new();
    }
    gazetteer.look_up_fuzzy(folded).iter().map(|m| m.place).collect()
}

fn script(folded: &str) -> &'static str {
    match Script::of(folded) {
        Some(Script::Latin) => "Latin",
        Some(Script::Cyrillic) => "Cyrillic",
        Some(Script::Armenian) => "Armenian",
        Some(Script::Georgian) => "Georgian",
        Some(Script::Greek) => "Greek",
        Some(Script::Arabic) => "Arabic",
        Some(Script::Hebrew) => "Hebrew",
        None => "other",
    }
}

fn class(folded: &str, rest: &[Spelling<'_>]) -> Class {
    let abjad = |text: &str| matches!(Script::of(text), Some(Script::Arabic | Script::Hebrew));
    let code_of = |text: &str| {
        if abjad(text) {
            abjad_soundex(text)
        } else if abjad(folded) {
            let is_article =
                |word: &&str| matches!(*word, "al" | "el" | "ar" | "as" | "ash" | "at" | "ad" | "an" | "az");
            soundex(&text.split(' ').filter(|word| !is_article(word)).collect::<Vec<_>>().join(" "))
        } else {
            soundex(text)
        }
    };
    let Some(code) = code_of(folded) else { return Class::Unknown };
    let near = |other: &Spelling<'_>| {
        let other = fold(other.text);
        // What an Arabic spelling sounds like tells little of a Latin one.
        (abjad(folded) || !abjad(&other))
            && code_of(&other).is_some_and(|other| {
                let longest = code.len().max(other.len());
                longest > 0 && 5 * distance(&code, &other) <= longest
            })
    };
    if rest.iter().any(near) { Class::Respelling } else { Class::DifferentName }
}

/// The digits of a spelling's consonants; equal neighbours count once, also across h and w.
fn soundex(folded: &str) -> Option<Vec<u8>> {
    let latin = romanise(folded, Ge::G)?;
    let (mut code, mut last) = (Vec::new(), 0);
    for letter in latin.bytes() {
        let digit = match letter {
            b'b' | b'f' | b'p' | b'v' => 1,
            b'c' | b'g' | b'j' | b'k' | b'q' | b's' | b'x' | b'z' => 2,
            b'd' | b't' => 3,
            b'l' => 4,
            b'm' | b'n' => 5,
            b'r' => 6,
            b'h' | b'w' => continue,
            _ => 0,
        };
        if digit != 0 && digit != last {
            code.push(digit);
        }
        last = digit;
    }
    Some(code)
}

/// The same of Arabic and Hebrew letters, without the article.
fn abjad_soundex(folded: &str) -> Option<Vec<u8>> {
    let (mut code, mut last) = (Vec::new(), 0);
    for word in folded.split(' ') {
        for letter in word.strip_prefix("ال").unwrap_or(word).chars() {
            let digit = match letter {
                'ب' | 'پ' | 'ف' | 'ڤ' | 'ב' | 'פ' | 'ף' => 1,
                'ج' | 'چ' | 'خ' | 'ز' | 'ژ' | 'س' | 'ش' | 'ص' | 'ظ' | 'غ' | 'ق' | 'ك' | 'گ' | 'ג' | 'ז'
                | 'כ' | 'ך' | 'ס' | 'צ' | 'ץ' | 'ק' | 'ש' => 2,
                'ت' | 'ٹ' | 'ث' | 'د' | 'ڈ' | 'ذ' | 'ض' | 'ط' | 'ד' | 'ט' | 'ת' => 3,
                'ل' | 'ל' => 4,
                'م' | 'ن' | 'ں' | 'מ' | 'ם' | 'נ' | 'ן' => 5,
                'ر' | 'ڑ' | 'ר' => 6,
                'ح' | 'ه' | 'ח' | 'ה' => continue,
                '\u{5D0}'..='\u{6FF}' => 0,
                _ => return None,
            };
            if digit != 0 && digit != last {
                code.push(digit);
            }
            last = digit;
        }
    }
    Some(code)
}

/// Levenshtein's distance.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let here = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], here);
        }
    }
    row[b.len()]
}

/// The sums of a group of hidden spellings.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    /// Those that no other place declares.
    pub asked: usize,
    pub shared: usize,
    pub found: [usize; TIERS.len()],
    pub wrong: [usize; TIERS.len()],
}

impl Sums {
    pub fn of<'a>(hidden: impl Iterator<Item = &'a Hidden>) -> Self {
        let mut sums = Self::default();
        for one in hidden {
            sums.asked += usize::from(one.answer != Answer::Shared);
            match one.answer {
                Answer::Found { tier, .. } => sums.found[tier] += 1,
                Answer::False { tier } => sums.wrong[tier] += 1,
                Answer::Shared => sums.shared += 1,
                Answer::Nothing => {}
            }
        }
        sums
    }

    /// The share of those asked for whose place was found.
    pub fn recall(&self) -> f64 {
        self.found.iter().sum::<usize>() as f64 / self.asked as f64
    }

    /// The share of those answered whose place was found.
    pub fn precision(&self) -> f64 {
        let found: usize = self.found.iter().sum();
        found as f64 / (found + self.wrong.iter().sum::<usize>()) as f64
    }
}
