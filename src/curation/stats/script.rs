//! Which script a name is written in.

/// The scripts that names of places are commonly written in, by their letters (Unicode Character Database, `Scripts.txt`).
const SCRIPTS: [(&str, &[(u32, u32)]); 24] = [
    (
        "Latin",
        &[
            (0x41, 0x5A),
            (0x61, 0x7A),
            (0xAA, 0xAA),
            (0xBA, 0xBA),
            (0xC0, 0x2AF),
            (0x1D00, 0x1DBF),
            (0x1E00, 0x1EFF),
            (0x2C60, 0x2C7F),
            (0xA720, 0xA7FF),
            (0xAB30, 0xAB64),
            (0xFF21, 0xFF5A),
        ],
    ),
    ("Greek", &[(0x370, 0x3FF), (0x1F00, 0x1FFF)]),
    ("Cyrillic", &[(0x400, 0x52F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)]),
    ("Armenian", &[(0x530, 0x58F), (0xFB13, 0xFB17)]),
    ("Hebrew", &[(0x590, 0x5FF), (0xFB1D, 0xFB4F)]),
    ("Arabic", &[(0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)]),
    ("Syriac", &[(0x700, 0x74F)]),
    ("Thaana", &[(0x780, 0x7BF)]),
    ("Nko", &[(0x7C0, 0x7FF)]),
    ("Devanagari", &[(0x900, 0x97F), (0xA8E0, 0xA8FF)]),
    ("Bengali", &[(0x980, 0x9FF)]),
    ("Gurmukhi", &[(0xA00, 0xA7F)]),
    ("other Indic", &[(0xA80, 0xDFF)]),
    ("Thai", &[(0xE00, 0xE7F)]),
    ("Lao", &[(0xE80, 0xEFF)]),
    ("Tibetan", &[(0xF00, 0xFFF)]),
    ("Myanmar", &[(0x1000, 0x109F), (0xAA60, 0xAA7F)]),
    ("Georgian", &[(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)]),
    ("Ethiopic", &[(0x1200, 0x139F), (0x2D80, 0x2DDF)]),
    ("Khmer", &[(0x1780, 0x17FF)]),
    ("Tifinagh", &[(0x2D30, 0x2D7F)]),
    ("Kana", &[(0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F)]),
    ("Hangul", &[(0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF)]),
    (
        "Han",
        &[
            (0x2E80, 0x2FDF),
            (0x3005, 0x3007),
            (0x3400, 0x4DBF),
            (0x4E00, 0x9FFF),
            (0xF900, 0xFAFF),
            (0x20000, 0x323AF),
        ],
    ),
];

/// The script of a name's letters: `mixed` where they are of several, though Japanese mixes its own; `other` where they are of a
/// rarer one, or there is none.
pub(super) fn of(name: &str) -> &'static str {
    let mut found: Option<&'static str> = None;
    for script in name.chars().filter(|c| is_own_letter(*c)).map(of_letter) {
        match found {
            None => found = Some(script),
            Some(before) if before == script || is_japanese(before, script) => {}
            Some(_) => return "mixed",
        }
    }
    found.unwrap_or("other")
}

/// Whether a script shows in a letter; modifier letters stand for apostrophes in names of several.
fn is_own_letter(c: char) -> bool {
    c.is_alphabetic() && !('\u{2B0}'..='\u{2FF}').contains(&c)
}

fn of_letter(c: char) -> &'static str {
    let code = u32::from(c);
    let has = |ranges: &[(u32, u32)]| ranges.iter().any(|(first, last)| (*first..=*last).contains(&code));
    SCRIPTS.iter().find(|(_, ranges)| has(ranges)).map_or("other", |(script, _)| script)
}

fn is_japanese(a: &str, b: &str) -> bool {
    matches!((a, b), ("Han", "Kana") | ("Kana", "Han"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_their_script() {
        for (name, script) in [
            ("Gəncə", "Latin"),
            ("Step\u{2BC}anakert", "Latin"),
            ("Гянджа", "Cyrillic"),
            ("Գանձակ", "Armenian"),
            ("განჯა", "Georgian"),
            ("گنجه", "Arabic"),
            ("גנג'ה", "Hebrew"),
            ("さいたま市", "Kana"),
            ("占贾", "Han"),
            ("Bаku", "mixed"),
            ("1905", "other"),
        ] {
            assert_eq!(of(name), script, "{name}");
        }
    }
}
