//! Prefixes of Arabic and Hebrew: conjunctions, prepositions and the article are written as one word with the name.

use super::{Base, add};

/// What stands before a name: a chain of at most one word of each row, in this order, and whether it is local.
type Prefixes = &'static [&'static [(&'static str, bool)]];

/// Names with fewer letters are not looked for inside words.
const LEAST_BASE: usize = 3;
/// Without a local prefix a name is longer: `و` and `ה` begin many words.
const LEAST_BARE: usize = 4;

/// And, so; in, to, like; the article.
pub(super) const ARABIC: Prefixes =
    &[&[("و", false), ("ف", false)], &[("ب", true), ("ل", true), ("ك", false)], &[("ال", false)]];

/// And; that; in, to, from, like; the article.
pub(super) const HEBREW: Prefixes = &[
    &[("ו", false)],
    &[("ש", false)],
    &[("ב", true), ("ל", true), ("מ", true), ("כ", false)],
    &[("ה", false)],
];

/// The words that remain without prefixes, the fewest taken first.
pub(super) fn bases(folded: &str, prefixes: Prefixes) -> Vec<Base> {
    let mut found = Vec::new();
    let mut chains: Vec<(&str, bool)> = vec![(folded, false)];
    for row in prefixes {
        for n in 0..chains.len() {
            let Some(&(rest, local)) = chains.get(n) else { break };
            // "To the" is one sign in Arabic.
            if let Some(rest) = rest.strip_prefix("لل") {
                add(&mut found, folded, format!("ال{rest}"), true);
            }
            for (prefix, is_local) in *row {
                if let Some(rest) = rest.strip_prefix(prefix) {
                    chains.push((rest, local || *is_local));
                }
            }
        }
    }
    for (word, local) in chains {
        let letters = word.chars().count();
        if letters >= if local { LEAST_BASE } else { LEAST_BARE } {
            add(&mut found, folded, word.to_owned(), local);
        }
    }
    found
}
