//! Typing errors: the spellings that are tried for them, and how many errors lie between two.
//!
//! The build script compiles this file too.

/// Spellings with fewer letters are not tried: too many words are near them.
pub const MIN_LETTERS: usize = 5;

/// With fewer letters one error is the most.
pub const MIN_LETTERS_FOR_TWO: usize = 8;

/// Spellings with more letters and spaces are not tried: no place is written so in a report's sentence.
pub const MAX_LENGTH: usize = 40;

/// An alphabet in which typing errors are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// The 26 letters that folding leaves of most Latin spellings.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Armenian.
    Armenian,
    /// Hebrew.
    Hebrew,
    /// Arabic.
    Arabic,
    /// Georgian.
    Georgian,
}

/// The script of a folded letter; `None` for what is no letter of an alphabet in [`Script`].
pub fn script_of(letter: char) -> Option<Script> {
    Some(match letter {
        'a'..='z' => Script::Latin,
        '\u{370}'..='\u{3FF}' => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        '\u{531}'..='\u{587}' => Script::Armenian,
        '\u{5D0}'..='\u{5EA}' => Script::Hebrew,
        '\u{620}'..='\u{6FF}' => Script::Arabic,
        '\u{10A0}'..='\u{10FF}' => Script::Georgian,
        _ => return None,
    })
}

/// The script of a folded spelling that is tried for typing errors, and its number of letters; `None` where it is too short
/// or too long, or is not of letters of one script and spaces.
pub fn tried(folded: &str) -> Option<(Script, usize)> {
    let mut letters = 0;
    let mut script = None;
    let mut length = 0;
    for c in folded.chars() {
        length += 1;
        if c == ' ' {
            continue;
        }
        let of = script_of(c).filter(|_| c.is_alphabetic())?;
        if *script.get_or_insert(of) != of {
            return None;
        }
        letters += 1;
    }
    (letters >= MIN_LETTERS && length <= MAX_LENGTH).then_some(())?;
    Some((script?, letters))
}

/// How many errors lie between `a` and `b`; `None` where more than `most`.
///
/// An error is a letter missing, added or wrong, or two neighbours swapped, and no letter is part of two (the *optimal string
/// alignment* of Damerau's errors).
///
/// # References
/// F. J. Damerau, A technique for computer detection and correction of spelling errors, Commun. ACM 7 (1964),
/// <https://doi.org/10.1145/363958.363994>
pub fn errors_between(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    let errors = match (a, b) {
        ([], rest) | (rest, []) => rest.len(),
        ([_], [_]) => 1,
        ([x, y], [v, w]) if (x, y) == (w, v) => 1,
        _ if most < 2 => return None,
        _ => alignment(a, b),
    };
    (errors <= most).then_some(errors)
}

fn alignment(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let (mut before, mut last): (Vec<usize>, Vec<usize>) = (vec![0; width], (0..width).collect());
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, y) in b.iter().enumerate() {
            let changed = last[j] + usize::from(x != y);
            row[j + 1] = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, want: usize) {
        let letters = |s: &str| s.chars().collect::<Vec<_>>();
        for (a, b) in [(a, b), (b, a)] {
            for most in 0..4 {
                let found = errors_between(&letters(a), &letters(b), most);
                assert_eq!(found, (want <= most).then_some(want), "{a}, {b}, at most {most}");
            }
        }
    }

    #[test]
    fn errors_are_counted() {
        check("stepanakert", "stepanakert", 0);
        check("stepanakert", "stepanakrt", 1);
        check("stepanakert", "stepanakeert", 1);
        check("stepanakert", "stepanakort", 1);
        check("stepanakert", "stepanaketr", 1);
        check("stepanakert", "setpanaketr", 2);
        check("stepanakert", "tepanakertt", 2);
        check("гянджа", "гянжда", 1);
        // A letter is part of one error only, so this is not a swap and an insertion between the two.
        check("ca", "abc", 3);
        check("", "ab", 2);
    }

    #[test]
    fn what_is_tried_is_of_one_alphabet_and_neither_short_nor_long() {
        for (folded, want) in [
            ("barda", Some((Script::Latin, 5))),
            ("gara yusifli", Some((Script::Latin, 11))),
            ("гянджа", Some((Script::Cyrillic, 6))),
            ("baku", None),
            ("а ganja", None),
            ("village 12", None),
            ("北京市朝陽區", None),
            ("", None),
        ] {
            assert_eq!(tried(folded), want, "{folded}");
        }
        assert_eq!(tried(&"a".repeat(MAX_LENGTH + 1)), None);
    }
}
