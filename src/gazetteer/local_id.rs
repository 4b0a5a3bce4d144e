//! Ids for places that the user adds.

use super::romanise::{Ge, romanise};

/// `local:` and a folded name in plain letters, with a number where that is taken.
pub fn free_id(folded: &str, is_taken: &impl Fn(&str) -> bool) -> String {
    let words: Vec<String> =
        folded.split(' ').filter_map(|word| romanise(word, Ge::G)).filter(|word| !word.is_empty()).collect();
    // A name in a script that is not romanised has no plain letters.
    let slug = if words.is_empty() { "place".to_owned() } else { words.join("-") };
    let numbered = (2..).map(|n| format!("local:{slug}-{n}"));
    let ids = std::iter::once(format!("local:{slug}")).chain(numbered);
    ids.into_iter().find(|id| !is_taken(id)).unwrap_or_default()
}
