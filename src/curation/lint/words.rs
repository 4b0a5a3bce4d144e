//! Spellings that are also words of another kind.

use super::Findings;
use crate::gazetteer::row::Row;
use crate::language::english::words::{COMMON_WORDS, GIVEN_NAMES, SURNAMES};
use crate::text::fold::fold;
use std::collections::BTreeSet;

pub(super) fn check(row: &Row, findings: &mut Findings<'_>) {
    let names = row.name.iter().map(|name| ("name", name));
    let added = row.names.iter().filter(|s| !s.remove).map(|s| ("names", &s.text));
    // Spellings that fold alike are one word.
    let mut seen = BTreeSet::new();
    for (column, spelling) in names.chain(added) {
        let folded = fold(spelling);
        if folded.contains(' ') || !folded.is_ascii() || !seen.insert(folded.clone()) {
            continue;
        }
        if COMMON_WORDS.has(&folded) {
            findings.tell("common-word", row, column, format!("`{spelling}` is also an English word"));
        } else if SURNAMES.has(&folded) || GIVEN_NAMES.has(&folded) {
            findings.tell("personal-name", row, column, format!("`{spelling}` is also a person's name"));
        }
    }
}
