//! Whether spellings are made of the letters that they seem to be made of.

use super::Findings;
use crate::gazetteer::row::{Row, SpellingEdit};
use crate::text::fold::fold;
use encoding_rs::WINDOWS_1252;
use std::collections::HashSet;
use unicode_normalization::is_nfc;

/// The two-letter codes of ISO 639-1; codes of three letters are let be.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb \
    nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss \
    st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

pub(super) fn check(row: &Row, findings: &mut Findings<'_>) {
    for (column, cell) in [("name", &row.name), ("admin1", &row.admin1), ("admin2", &row.admin2)] {
        if let Some(cell) = cell {
            text(row, column, cell, findings);
        }
    }
    for (column, list) in [("names", &row.names), ("demonyms", &row.demonyms)] {
        for SpellingEdit { text: spelling, remove, .. } in list {
            if !remove {
                text(row, column, spelling, findings);
            }
        }
        separators(row, column, list, findings);
        languages(row, column, list, findings);
        repeated(row, column, list, findings);
    }
}

fn text(row: &Row, column: &'static str, text: &str, findings: &mut Findings<'_>) {
    if !text.chars().any(char::is_alphanumeric) || !text.is_ascii() && fold(text).is_empty() {
        findings.tell("empty-spelling", row, column, format!("`{text}` has neither letter nor digit"));
        return;
    }
    if let Some(sign) = stray(text) {
        findings.tell("stray-character", row, column, format!("`{}` has a stray `{sign}`", visible(text)));
    }
    if has_odd_space(text) {
        findings.tell("white-space", row, column, format!("`{text}` has doubled or unusual white space"));
    }
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control()) {
        return;
    }
    if let Some(c) = text.chars().find(|c| is_invisible(*c)) {
        let message = format!("`{}` has the invisible character U+{:04X}", visible(text), u32::from(c));
        findings.tell("invisible-character", row, column, message);
    }
    if text.contains('\u{FFFD}') || has_mojibake(text) {
        let message = format!("`{}` was read in the wrong encoding at some time", visible(text));
        findings.tell("mojibake", row, column, message);
    }
    if !is_nfc(text) {
        findings.tell("not-nfc", row, column, format!("`{text}` has accents apart from their letters"));
    }
    if let Some((word, latin, other)) = text.split(' ').find_map(mixed_scripts) {
        let message = format!("the word `{word}` mixes the Latin `{latin}` with `{other}` of another script");
        findings.tell("mixed-scripts", row, column, message);
    }
}

/// Lists that are separated by something else than ` | `. No place's name has a semicolon; commas part a name from its
/// container, once.
fn separators(row: &Row, column: &'static str, list: &[SpellingEdit], findings: &mut Findings<'_>) {
    let is_list = |text: &str| text.contains(';') || list.len() == 1 && text.matches(", ").count() >= 2;
    if let Some(edit) = list.iter().find(|edit| is_list(&edit.text)) {
        let message = format!("`{}` seems to be several spellings", edit.text);
        findings.tell("wrong-separator", row, column, message);
    }
}

fn languages(row: &Row, column: &'static str, list: &[SpellingEdit], findings: &mut Findings<'_>) {
    for edit in list {
        let tag = match &edit.language {
            Some(tag) => tag.as_str(),
            // What reads as a tag to people: `AZ:Gəncə`, `english: Ganja`.
            None => match edit.text.split_once(':') {
                Some((tag, _)) if !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_alphabetic()) => tag,
                _ => continue,
            },
        };
        let language = tag.split('-').next().unwrap_or_default();
        let is_known = edit.language.is_some()
            && (language.len() == 3 || LANGUAGES.split(' ').any(|known| known == language));
        if !is_known {
            findings.tell("unknown-language", row, column, format!("`{tag}` is no language tag"));
        }
    }
}

fn repeated(row: &Row, column: &'static str, list: &[SpellingEdit], findings: &mut Findings<'_>) {
    if let Some(edit) = repetitions(row.name.as_deref(), list).into_iter().find_map(|at| list.get(at)) {
        let message = format!("`{}` is there already", edit.text);
        findings.tell("repeated-spelling", row, column, message);
    }
}

/// The places in `list` of entries that say nothing new: an untagged one that repeats the name or an entry, or a tagged one
/// that repeats an entry with its tag.
pub(in crate::curation) fn repetitions(name: Option<&str>, list: &[SpellingEdit]) -> Vec<usize> {
    let mut seen: HashSet<(Option<&str>, &str, bool)> = HashSet::new();
    let mut found = Vec::new();
    // Tagged entries first: where both are there, the one that says its language stays.
    let tagged = |wanted: bool| list.iter().enumerate().filter(move |(_, e)| e.language.is_some() == wanted);
    for (at, edit) in tagged(true).chain(tagged(false)) {
        let key = (edit.language.as_deref(), edit.text.as_str(), edit.remove);
        let repeats = edit.language.is_none()
            && (seen.contains(&(None, &edit.text, edit.remove)) || !edit.remove && name == Some(&edit.text));
        if repeats || !seen.insert(key) {
            found.push(at);
        }
        seen.insert((None, &edit.text, edit.remove));
    }
    found.sort_unstable();
    found
}

/// A sign at either end of a spelling that no name begins or ends with, or a bracket without its fellow.
fn stray(text: &str) -> Option<char> {
    let is_sign = |c: char| {
        matches!(
            c,
            ',' | ';' | ':' | '"' | '“' | '”' | '«' | '»' | '_' | '*' | '#' | '=' | '<' | '>' | '|' | '\\'
        )
    };
    let ends = text.chars().next().into_iter().chain(text.chars().next_back());
    let mut signs = ends.filter(|c| is_sign(*c));
    // A word in quotes at one end of a name is a nickname, not a leftover.
    let quotes = text.chars().filter(|c| matches!(c, '"' | '“' | '”' | '«' | '»')).count();
    let bracket = || {
        ['(', '['].into_iter().zip([')', ']']).find_map(|(open, close)| {
            (text.matches(open).count() != text.matches(close).count())
                .then(|| if text.contains(open) { open } else { close })
        })
    };
    signs.find(|c| quotes % 2 == 1 || !matches!(c, '"' | '“' | '”' | '«' | '»')).or_else(bracket)
}

/// Whether white space is doubled, or is another than the plain space.
pub(in crate::curation) fn has_odd_space(text: &str) -> bool {
    text.contains("  ") || text.chars().any(|c| c != ' ' && c.is_whitespace())
}

/// Characters that no reader sees: controls, soft hyphens, zero-width and direction marks.
///
/// The zero-width joiner and non-joiner are letters' business in Persian and the scripts of India, and are let be.
pub(in crate::curation) fn is_invisible(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// What was meant where UTF-8 was once read as Windows-1252; `None` where that cannot be told.
///
/// # Examples
/// `Ã¶` is `ö`; `Ã` alone may be meant.
pub(in crate::curation) fn without_mojibake(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    let meant = if unmappable { None } else { String::from_utf8(bytes.into_owned()).ok() };
    meant.filter(|meant| has_mojibake(text) && meant != text && !meant.chars().any(is_invisible))
}

/// Whether UTF-8 was once read as Windows-1252: its lead bytes show as `Ã Ä Å Ð Ñ Õ`, followed by a sign that is no letter.
pub(in crate::curation) fn has_mojibake(text: &str) -> bool {
    let follows = |c: char| matches!(c, '\u{80}'..='\u{BF}' | '‚'..='„' | '†' | '‡' | '‰' | '‹' | '›' | '€' | '™' | 'ƒ' | 'ˆ' | '˜');
    let leads = |c: char| matches!(c, 'Ã' | 'Ä' | 'Å' | 'É' | 'Ð' | 'Ñ' | 'Õ' | 'â');
    text.chars().zip(text.chars().skip(1)).any(|(a, b)| leads(a) && follows(b) && b != 'ª' && b != 'º')
}

/// The first word, a Latin letter of it and one of another script that it has too.
fn mixed_scripts(word: &str) -> Option<(&str, char, char)> {
    word.split(|c: char| !c.is_alphabetic()).find_map(|part| {
        let latin = part.chars().find(|c| is_latin(*c))?;
        let other = part.chars().find(|c| matches!(c, '\u{370}'..='\u{58F}'))?;
        Some((part, latin, other))
    })
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{259}' | '\u{1E00}'..='\u{1EFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::row::spelling_edits;

    #[test]
    fn mojibake_that_goes_back_is_undone() {
        for (wrong, meant) in [
            ("FÃ¼zuli", Some("Füzuli")),
            ("KÃ¶ln", Some("Köln")),
            ("GÉ™ncÉ™", Some("Gəncə")),
            ("São Paulo", None),
            ("Füzuli", None),
            ("ÐšÐ¸Ñ—Ð²", Some("Київ")),
            ("Ganja", None),
        ] {
            assert_eq!(without_mojibake(wrong).as_deref(), meant, "{wrong}");
        }
    }

    #[test]
    fn the_tagged_one_of_two_equal_spellings_stays() {
        let check = |name, cell: &str, want: &[usize]| {
            assert_eq!(repetitions(name, &spelling_edits(cell)), want, "{cell}");
        };
        check(Some("A"), "az:A | B", &[]);
        check(Some("A"), "B | A", &[1]);
        check(None, "B | en:B | B | en:B | ru:B | -B", &[0, 2, 3]);
    }
}
