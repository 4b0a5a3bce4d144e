//! Names of other gazetteers as spellings that a `names` cell can hold.

use crate::gazetteer::row::{MAX_CELL, MAX_SPELLINGS, Row, SpellingEdit, spelling_edits};

/// `text` as a spelling of `language`, with its white space collapsed.
///
/// `None` where a cell of spellings could not hold it and give it back: it is empty, or holds the separator `|`; or the tag has
/// not the form of a language tag; or, without a tag, its first word would be read as one.
///
/// # Examples
/// ```
/// use incident_mapper::curation::import::spelling;
/// assert_eq!(spelling(Some("az"), " Bərdə ").map(|s| s.text), Some("Bərdə".to_owned()));
/// assert_eq!(spelling(Some("link"), "https://en.wikipedia.org/wiki/Barda"), None);
/// assert_eq!(spelling(None, "Barda | Berde"), None);
/// ```
pub fn spelling(language: Option<&str>, text: &str) -> Option<SpellingEdit> {
    if text.len() > MAX_CELL || text.contains('|') {
        return None;
    }
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    // A leading hyphen would take the spelling away.
    let text = words.join(" ").trim_start_matches(['-', ' ']).to_owned();
    let edit = SpellingEdit { language: language.map(str::to_owned), text, remove: false };
    let written = match language {
        Some(tag) => format!("{tag}:{}", edit.text),
        None => edit.text.clone(),
    };
    matches!(spelling_edits(&written).as_slice(), [read] if *read == edit).then_some(edit)
}

/// Adds `name` to the spellings of `row`, unless it stands there already or is the row's name; a second time only as the English
/// name, which labels are made of.
pub fn add_spelling(row: &mut Row, name: SpellingEdit) {
    let is_english = name.language.as_deref() == Some("en");
    let same = |s: &SpellingEdit| s.text == name.text && (!is_english || s.language == name.language);
    let is_name = row.name.as_deref() == Some(name.text.as_str()) && !is_english;
    if !is_name && row.names.len() < MAX_SPELLINGS && !row.names.iter().any(same) {
        row.names.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Option<&str>, text: &str, expect: Option<&str>) {
        let got = spelling(language, text);
        assert_eq!(got.as_ref().map(|s| s.text.as_str()), expect, "{language:?} {text:?}");
    }

    #[test]
    fn what_a_cell_cannot_hold_is_refused() {
        check(Some("az"), "Bərdə", Some("Bərdə"));
        check(Some("zh-Hant"), "巴爾達", Some("巴爾達"));
        check(Some("fr_1793"), "Commune-Affranchie", None);
        check(None, "  New\u{A0}\tYork ", Some("New York"));
        check(None, "-Barda", Some("Barda"));
        check(None, "Ra's: x", Some("Ra's: x"));
        check(None, "ab: x", None);
        check(Some("en"), "ab: x", Some("ab: x"));
        check(None, "", None);
        check(None, "-", None);
        check(None, &"x".repeat(3000), None);
    }
}
