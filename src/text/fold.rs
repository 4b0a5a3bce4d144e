//! Folding: one spelling key for names that differ in case, accents, apostrophes, hyphens and forms of letters only.
//!
//! The build script compiles this file too, so it uses nothing but the standard library and `unicode-normalization`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form of a name: lower case, without marks; hyphens, dashes, dots and white space become one space;
/// apostrophes and invisible characters vanish; letters that decomposition leaves alone (`ə ı ø ł ß` and their like) become
/// their plain fellows, and so do the Persian forms of Arabic letters and the Greek final sigma.
///
/// Scripts are kept: Cyrillic stays Cyrillic.
///
/// # Examples
/// ```
/// use incident_mapper::text::fold::fold;
/// assert_eq!(fold("Füzuli"), "fuzuli");
/// assert_eq!(fold("NAGORNO-KARABAKH"), "nagorno karabakh");
/// assert_eq!(fold("Step\u{2019}anakert"), "stepanakert");
/// assert_eq!(fold("İşıqlı"), "isiqli");
/// assert_eq!(fold("Гянджа"), "гянджа");
/// assert_eq!(fold("کرمانشاه"), fold("كرمانشاه"));
/// ```
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    fold_into(name, &mut folded);
    folded
}

/// Appends the folded form of `name` to `folded`, which may hold anything already.
pub fn fold_into(name: &str, folded: &mut String) {
    let start = folded.len();
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        folded.push_str(name);
        folded[start..].make_ascii_lowercase();
        return;
    }
    if name.is_ascii() {
        for byte in name.bytes() {
            match byte {
                b'\'' | b'`' => {}
                _ if byte.is_ascii_alphanumeric() => folded.push(char::from(byte.to_ascii_lowercase())),
                _ if folded.len() > start && folded.as_bytes().last() != Some(&b' ') => folded.push(' '),
                _ => {}
            }
        }
    } else {
        // Apostrophes go first: decomposition makes a space and a mark of some.
        for c in name.chars().filter(|c| !is_apostrophe(*c) && !is_invisible(*c)).nfkd() {
            if is_combining_mark(c) {
                continue;
            }
            for lower in c.to_lowercase() {
                match plain(lower) {
                    Some(letters) => folded.push_str(letters),
                    None => push(lower, start, folded),
                }
            }
        }
    }
    while folded.len() > start && folded.as_bytes().last() == Some(&b' ') {
        folded.pop();
    }
}

fn push(c: char, start: usize, folded: &mut String) {
    if is_apostrophe(c) || is_combining_mark(c) {
        return;
    }
    if c.is_alphanumeric() {
        folded.push(c);
    } else if folded.len() > start && folded.as_bytes().last() != Some(&b' ') {
        folded.push(' ');
    }
}

/// Whether `c` is an apostrophe or one of the signs that stand for it, for ayn, hamza and the soft sign in romanisations.
pub fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{00B4}' | '\u{02B9}' | '\u{02BA}' | '\u{02BB}'
            ..='\u{02BF}'
                | '\u{02C8}'
                | '\u{02CA}'
                | '\u{02CB}'
                | '\u{02EE}'
                | '\u{055A}'
                | '\u{05F3}'
                | '\u{05F4}'
                | '\u{07F4}'
                | '\u{07F5}'
                | '\u{1FBD}'
                | '\u{1FBF}'
                | '\u{2018}'
                | '\u{2019}'
                | '\u{201B}'
                | '\u{2032}'
                | '\u{2035}'
                | '\u{A78B}'
                | '\u{A78C}'
                | '\u{FF07}'
    )
}

/// Characters that are not seen and tell no two names apart: joiners, direction marks, soft hyphens, stress marks.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}'
            | '\u{055B}'
            | '\u{055C}'
            | '\u{055E}'
            | '\u{061C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

/// Letters with no canonical decomposition, and what a keyboard without them types.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ə' | 'ǝ' => "a",
        'ı' => "i",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ħ' => "h",
        'ŋ' => "n",
        'ґ' => "г",
        'ς' => "σ",
        // Persian, Urdu and Kurdish keyboards, and the Arabic letters that writers take for one another.
        'ک' | 'ڪ' => "ك",
        'ی' | 'ى' | 'ې' | 'ے' => "ي",
        'ة' | 'ہ' | 'ھ' | 'ە' => "ه",
        'ٱ' => "ا",
        'ء' | 'ـ' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_case_and_punctuation_fold_away() {
        for (name, want) in [
            ("Gəncə", "ganca"),
            ("Garayusifli", "garayusifli"),
            ("  U.S.A. ", "u s a"),
            ("Santander de Quilichao", "santander de quilichao"),
            ("Łódź", "lodz"),
            ("Նագորնի", "նագորնի"),
            ("Τρίπολης", "τριπολησ"),
            ("سيناء", "سينا"),
            ("غزّة", "غزه"),
            ("תֵּל־אָבִיב", "תל אביב"),
            ("תלאביב\u{200F}", "תלאביב"),
            ("ქ.\u{a0}გორი", "ქ გორი"),
            ("", ""),
            ("—", ""),
        ] {
            assert_eq!(fold(name), want, "{name}");
        }
    }

    #[test]
    fn apostrophes_of_all_kinds_and_invisible_signs_vanish() {
        for sign in "'`´ʹʺʻʼʽʾʿˈ՚׳‘’‛′‵ꞌ＇\u{ad}\u{200b}\u{200d}\u{2067}".chars() {
            assert_eq!(fold(&format!("Ba{sign}qubah")), "baqubah", "{:x}", u32::from(sign));
        }
    }

    #[test]
    fn dotted_and_dotless_i_are_one_letter() {
        for name in ["ISPARTA", "İsparta", "ısparta", "isparta", "I\u{307}sparta"] {
            assert_eq!(fold(name), "isparta", "{name}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for name in ["İşıqlı", "Ağdərə", "Qarabağ–Xankəndi", "ÇİMƏN", "Straße", "Ст. Пётр"]
        {
            assert_eq!(fold(&fold(name)), fold(name));
        }
    }
}
