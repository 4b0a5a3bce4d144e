//! Whether a name in Arabic or Hebrew letters and one in Latin letters are the same, letter by letter.
//!
//! Each letter is written in a handful of ways in Latin; what is left over in Latin must be a short vowel, which neither
//! script writes, and each costs a little. A consonant or a long vowel that has no fellow means another name.

use super::romanise::Ge;
use super::skeleton::{Article, words};

/// How far a name in Arabic or Hebrew letters is from one in letters that are romanised, both folded: how many vowels are
/// unwritten, and more for what is seldom written so. `None` where they are two names.
pub(super) fn distance(abjad: &str, romanised: &str) -> Option<u32> {
    let mut best: Option<u32> = None;
    let ge: &[Ge] = if romanised.contains('г') { &[Ge::G, Ge::H] } else { &[Ge::G] };
    for latin in [Article::Dropped, Article::Otherwise] {
        for latin in ge.iter().filter_map(|ge| words(romanised, latin, *ge)) {
            for article in [Article::Dropped, Article::Otherwise] {
                let Some(abjad) = words(abjad, article, Ge::G) else { continue };
                let cost = aligned(&Abjad::new(&abjad), &Latin::new(&latin));
                best = [best, cost].into_iter().flatten().min();
            }
        }
    }
    best
}

/// The most letters of a name that is compared.
const MOST_LETTERS: usize = 64;

/// The letters of Arabic or Hebrew words.
struct Abjad(Vec<Letter>);

#[derive(Debug, Clone, Copy)]
struct Letter {
    letter: char,
    is_first: bool,
    is_last: bool,
}

impl Abjad {
    fn new(words: &[String]) -> Self {
        let mut letters = Vec::new();
        for word in words {
            let count = word.chars().count();
            letters.extend(word.chars().enumerate().map(|(at, letter)| Letter {
                letter,
                is_first: at == 0,
                is_last: at + 1 == count,
            }));
        }
        Self(letters)
    }
}

/// Latin letters, doubled ones once, and which of them end a word.
struct Latin {
    letters: String,
    ends: Vec<bool>,
}

impl Latin {
    fn new(words: &[String]) -> Self {
        let (mut letters, mut ends) = (String::new(), Vec::new());
        for word in words {
            let start = letters.len();
            for letter in word.chars() {
                if letters.len() == start || !letters.ends_with(letter) || letter.is_ascii_digit() {
                    letters.push(letter);
                }
            }
            ends.resize(letters.len(), false);
            if let Some(last) = ends.last_mut() {
                *last = true;
            }
        }
        Self { letters, ends }
    }

    fn ends_word(&self, at: usize) -> bool {
        self.ends.get(at).copied().unwrap_or(true)
    }
}

/// The least cost of writing all letters of `abjad` as `latin`; `None` where that cannot be, or costs too much.
fn aligned(abjad: &Abjad, latin: &Latin) -> Option<u32> {
    let (rows, width) = (abjad.0.len(), latin.letters.len() + 1);
    if rows > MOST_LETTERS || width > MOST_LETTERS {
        return None;
    }
    // Of each row, the least cost of having written the letters before it as the first so many Latin ones.
    let mut costs = vec![vec![NEVER; width]; rows + 1];
    *costs.first_mut()?.first_mut()? = 0;
    for row in 0..=rows {
        let (done, next) = costs.split_at_mut(row + 1);
        let here = done.last_mut()?;
        for at in 0..width {
            let Some(&cost) = here.get(at).filter(|cost| **cost < NEVER) else { continue };
            let rest = latin.letters.get(at..).unwrap_or_default();
            if let Some((length, more)) = unwritten(rest, at == 0, latin, at) {
                lower(here, at + length, cost + more);
            }
            let (Some(next), Some(letter)) = (next.first_mut(), abjad.0.get(row)) else { continue };
            let before = row.checked_sub(1).and_then(|before| abjad.0.get(before));
            for (written, more) in ways(*letter, before.map(|before| before.letter)) {
                if rest.starts_with(written) {
                    lower(next, at + written.len(), cost + more);
                }
            }
        }
    }
    let cost = *costs.last()?.last()?;
    (cost <= most(rows)).then_some(cost)
}

/// More than any cost.
const NEVER: u32 = u32::MAX / 2;

/// The most that a name of so many letters may cost.
fn most(letters: usize) -> u32 {
    letters as u32 * 3 / 4
}

fn lower(costs: &mut [u32], at: usize, cost: u32) {
    if let Some(known) = costs.get_mut(at) {
        *known = cost.min(*known);
    }
}

/// How many Latin letters at the beginning of `rest` may be unwritten, and at what cost.
fn unwritten(rest: &str, is_first: bool, latin: &Latin, at: usize) -> Option<(usize, u32)> {
    let mut letters = rest.bytes();
    let letter = letters.next()?;
    let ends = |length: usize| {
        let is_before_h = rest.get(length..).is_some_and(|rest| rest.starts_with('h'));
        latin.ends_word(at + length - 1) || is_before_h && latin.ends_word(at + length)
    };
    match letter {
        // The Persian link between two words: `Bandar-e Abbas`.
        b'e' | b'i' if at > 0 && ends(1) && latin.ends_word(at - 1) => Some((1, 0)),
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => {
            let two = matches!(
                rest.as_bytes(),
                [b'o', b'u', ..]
                    | [b'e', b'i' | b'y' | b'a' | b'u', ..]
                    | [b'a', b'i' | b'e' | b'u', ..]
                    | [b'i', b'e', ..]
                    | [b'o', b'e', ..]
                    | [b'u', b'e', ..]
            );
            let length = if two { 2 } else { 1 };
            let cost = match letter {
                b'e' if ends(1) => 1,
                _ if is_first || ends(length) => 3,
                _ => 1,
            };
            Some((length, cost))
        }
        b'h' if latin.ends_word(at) => Some((1, 0)),
        b'h' => Some((1, 2)),
        _ => None,
    }
}

/// How a letter is written in Latin: mostly, seldom, and hardly ever, which cost nothing, 1 and 2. `-` is not at all.
///
/// `before` is the letter before it.
fn ways(letter: Letter, before: Option<char>) -> impl Iterator<Item = (&'static str, u32)> {
    let Letter { letter: c, is_first, is_last } = letter;
    let ways: [&str; 3] = match c {
        'ا' | 'א' if is_first => ["- a e i o u", "y", ""],
        'ا' if is_last => ["a e ah", "o", "-"],
        'ا' => ["a e", "ai ia ea o", "i u -"],
        'א' | 'ع' | 'ע' => ["- a e i o u", "y", ""],
        'و' | 'ו' => ["u o ou w v au aw ow uw eu oe ue av uv ov", "ev ew ao oa wo vo wu", ""],
        'ي' | 'י' if is_last => ["i y e ei ey ai ay iy ie j ij ii", "a ah", ""],
        'ي' | 'י' => ["i y e ei ey ai ay iy ie j ij ej aj", "ea ae ui yi", ""],
        'ه' if is_last => ["a e ah eh h at et it t ih", "- i o ea", ""],
        'ה' if is_last => ["a e o ah eh oh h", "-", ""],
        'ه' | 'ה' => ["h", "", "-"],
        'ب' => ["b p", "v", ""],
        'پ' => ["p", "b", ""],
        'ת' | 'ت' | 'ٹ' | 'ټ' | 'ط' | 'ט' => ["t th", "d", ""],
        'ث' => ["th t s", "", ""],
        'ج' => ["j dj g dzh zh dsch c dz", "gh ch", ""],
        'چ' => ["ch c tch tsch", "sh j", ""],
        'څ' => ["ts s c ch", "", ""],
        'ځ' => ["dz z j zh", "", ""],
        'ح' => ["h", "kh", ""],
        'ח' => ["h ch kh x", "", ""],
        'خ' => ["kh h ch x", "k j q", "g"],
        'د' | 'ڈ' | 'ډ' | 'ד' => ["d", "dh", ""],
        'ذ' => ["dh d z th dz", "", ""],
        'ر' | 'ڑ' | 'ړ' | 'ڕ' | 'ר' => ["r rh", "", ""],
        'ز' | 'ז' => ["z", "s zh dz", ""],
        'ژ' => ["zh j g z", "", ""],
        'ږ' => ["g zh z gh", "", ""],
        'س' => ["s c sc", "z ts x", ""],
        'ص' | 'ס' => ["s", "c z", ""],
        'ش' | 'ښ' => ["sh ch sch s sz sj", "c x", "kh"],
        'ש' => ["sh s sch sz", "ch", "z"],
        'ض' => ["d dh z dz", "", ""],
        'ظ' => ["z dh d", "th", ""],
        'غ' => ["gh g", "rh k q", "r h"],
        'ف' => ["f ph v", "w", "p"],
        'ڤ' => ["v f w", "", ""],
        'ق' => ["q k g gh c qu", "kh", ""],
        'ك' | 'ק' => ["k c q ck qu", "ch g kh", ""],
        'گ' | 'ګ' | 'ڭ' => ["g gh gu", "k q j", ""],
        'ל' | 'ل' | 'ڵ' => ["l", "", ""],
        'م' | 'מ' | 'ם' => ["m", "", "n"],
        'ن' | 'ں' | 'ڼ' | 'נ' | 'ן' => ["n", "", "m"],
        'ב' => ["b v w", "", ""],
        'ג' => ["g gh j dj", "", ""],
        'כ' | 'ך' => ["k kh ch c", "h q", ""],
        'פ' | 'ף' => ["p f ph", "", ""],
        'צ' | 'ץ' => ["ts tz z c cz s", "ch", ""],
        '0'..='9' => [digit(c), "", ""],
        // Letters of Kurdish, Uyghur and others that write all vowels.
        _ => ["a e i o u y", "-", ""],
    };
    // Doubled letters count once in Latin.
    let silent = (before == Some(c)).then_some(("", 0));
    let ways = (0..).zip(ways).flat_map(|(cost, ways)| ways.split_whitespace().map(move |way| (way, cost)));
    ways.map(|(way, cost)| (way.strip_prefix('-').unwrap_or(way), cost)).chain(silent)
}

fn digit(letter: char) -> &'static str {
    let at = letter.to_digit(10).unwrap_or_default() as usize;
    "0123456789".get(at..at + 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    fn check(abjad: &str, romanised: &str, want: Option<u32>) {
        assert_eq!(distance(&fold(abjad), &fold(romanised)), want, "{abjad} {romanised}");
    }

    #[test]
    fn letters_and_written_vowels_have_their_fellows() {
        check("الخرطوم", "Al-Khartum", Some(1));
        check("القنيطرة", "Quneitra", Some(0));
        check("هافانا", "Havana", Some(0));
        check("بندر ماهشهر", "Bandar-e Mahshahr", Some(3));
        check("غرداية", "Гардая", Some(1));
        check("קרית עקרון", "Qiryat ‘Eqron", Some(2));
        check("Khartum", "Khartum", None);
    }

    #[test]
    fn other_consonants_and_other_long_vowels_are_other_names() {
        for (abjad, romanised) in [
            ("الخرطوم", "Karatina"),
            ("الخرطوم", "Khartim"),
            ("تركيا", "Tirak"),
            ("نابلس", "Nebelusi"),
            ("חברון", "Haverim"),
            ("", "Khartum"),
            ("الخرطوم", ""),
        ] {
            check(abjad, romanised, None);
        }
    }
}
