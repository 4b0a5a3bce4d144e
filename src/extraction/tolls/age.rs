//! Ages, which count nobody: "aged 55", "a boy of 10", "a woman, 38,".

use super::harm::is_harm;
use crate::extraction::reading::Reading;
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_human, is_one_human};

/// "aged 55", "a woman of 58", "a boy of 10", "seven-year-old", "a woman, 38,".
pub(super) fn is_age(reading: &Reading<'_>, quantity: &Quantity) -> bool {
    // "a priest, a catechist and a nun".
    if quantity.indefinite && reading.folded(quantity.tokens.start) != "one" {
        return false;
    }
    let before = quantity.tokens.start.wrapping_sub(1);
    let word = reading.folded(before);
    // "a passer-by of 34", but "a toll of 34", "a group of 34 people".
    let head = reading.folded(before.wrapping_sub(1));
    let counts = reading.is_one_of(before.wrapping_sub(1), WordClass::CountedGroup);
    let plural = head.ends_with('s') && !is_one_human(head);
    let next = quantity.tokens.end;
    let counted_after = reading.is(next, List::Human);
    // "spoke of two dead" tells no age.
    // "spoke on Tuesday of 16 dead".
    let named = reading.doc.is_capitalised(before.wrapping_sub(1))
        && !reading.is(before.wrapping_sub(1), List::CalendarWord);
    let person = is_human(head) || head == "by" || named;
    let of_person = word == "of" && person && !counts && !plural && !counted_after;
    // "two sisters aged 12 and 15": the second age.
    let after_age = ends_list_of_ages(reading, before);
    let comma = reading.doc.word(before) == "," && reading.is(before.wrapping_sub(1), List::OneHuman);
    // "a girl, 90+ injured", "a mother, three of her children": a new count.
    let hers = reading.folded(next) == "of" && matches!(reading.folded(next + 1), "his" | "her" | "their");
    let comma = comma && !(is_harm(reading, next) || counted_after || hers);
    let years = reading.folded(quantity.tokens.end) == "year"
        || reading.folded(quantity.tokens.end) == "years"
        || (reading.doc.word(quantity.tokens.end) == "-"
            && reading.folded(quantity.tokens.end + 1) == "year");
    // "The owner, at 61, lost an eye".
    let at_age =
        word == "at" && reading.doc.word(before.wrapping_sub(1)) == "," && reading.doc.word(next) == ",";
    matches!(word, "aged" | "age") || of_person || after_age || comma || years || at_age
}

/// "three women aged 43, 45 and 47": whether a list of ages ends, or goes on, at the token.
fn ends_list_of_ages(reading: &Reading<'_>, joint: usize) -> bool {
    const LIST: usize = 14;
    let listed = |n: usize| {
        let word = reading.doc.word(n);
        matches!(word, "," | "and") || word.parse::<u32>().is_ok()
    };
    let joins = matches!(reading.doc.word(joint), "," | "and");
    let first = (joint.saturating_sub(LIST)..joint).rev().find(|n| !listed(*n));
    joins && first.is_some_and(|n| matches!(reading.folded(n), "aged" | "ages"))
}
