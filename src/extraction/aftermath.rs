//! Days of what followed an event, which are not its own: deaths in hospital, bodies found since, tolls counted, funerals.

use super::reading::Reading;
use crate::language::english::dates::DatePhrase;
use crate::language::english::word_classes::WordClass;
use crate::language::lexicon::Role;
use std::ops::Range;

/// So far before its day what followed may stand, in tokens.
const REACH: usize = 14;

/// "A boy who was hurt in the shelling of Toretsk died of burns on Saturday", "more bodies were found on Tuesday, taking the toll to
/// 84": whether the day is that of what followed an event, and not its own.
pub(super) fn is_of_aftermath(reading: &Reading<'_>, date: &DatePhrase, sentence: &Range<usize>) -> bool {
    reading.is_day_of_aftermath(date, || follows_event(reading, date, sentence))
}

fn follows_event(reading: &Reading<'_>, date: &DatePhrase, sentence: &Range<usize>) -> bool {
    let from = date.tokens.start.saturating_sub(REACH).max(sentence.start);
    for n in (from..date.tokens.start).rev() {
        if matches!(reading.doc.word(n), "," | ";" | ":") || is_dated(reading, n, date) {
            return false;
        }
        if is_late_death(reading, n, sentence)
            || is_toll_counted(reading, n, sentence)
            || is_body_found(reading, n, sentence)
            || is_funeral(reading, n, date, sentence)
        {
            return true;
        }
        if is_deed(reading, n) && !is_wounds(reading.folded(n)) {
            return false;
        }
    }
    false
}

fn is_wounds(word: &str) -> bool {
    matches!(word, "wounds" | "injuries" | "burns")
}

/// Whether another day stands there.
fn is_dated(reading: &Reading<'_>, n: usize, date: &DatePhrase) -> bool {
    reading.dates_in(&(n..n + 1)).iter().any(|d| d.tokens != date.tokens)
}

fn is_deed(reading: &Reading<'_>, n: usize) -> bool {
    reading.triggers_in(&(n..n + 1)).iter().any(|t| t.entry.role != Role::Nothing)
}

/// "died of his wounds", "died in hospital", "succumbed to her injuries", "a woman hurt when a drone hit her car had died".
fn is_late_death(reading: &Reading<'_>, n: usize, sentence: &Range<usize>) -> bool {
    const AFTER: usize = 6;
    let hospital = |w: &str| matches!(w, "hospital" | "hospitals" | "clinic" | "infirmary");
    match reading.folded(n) {
        "succumbed" | "succumbs" | "succumbing" => true,
        "died" | "dies" | "die" => {
            let clause = n + 1..(n + 1 + AFTER).min(sentence.end);
            let plain = clause.take_while(|k| !matches!(reading.doc.word(*k), "," | ";" | "-"));
            let mut plain =
                plain.into_iter().take_while(|k| is_wounds(reading.folded(*k)) || !is_deed(reading, *k));
            let told = plain.any(|k| is_wounds(reading.folded(k)) || hospital(reading.folded(k)));
            told || is_of_wounded(reading, n, sentence)
        }
        _ => false,
    }
}

/// "Three people wounded in Friday's air strike have died": whether those who died had been hurt in what the words between tell.
fn is_of_wounded(reading: &Reading<'_>, died: usize, sentence: &Range<usize>) -> bool {
    let from = died.saturating_sub(SUBJECT).max(sentence.start);
    (from..died).any(|n| is_hurt_in(reading, n) && (n + 1..died).any(|k| is_deed(reading, k)))
}

/// So many tokens lie at most between those who were hurt and their death.
const SUBJECT: usize = 20;

/// "wounded in", "hurt when": a participle that tells in what.
fn is_hurt_in(reading: &Reading<'_>, n: usize) -> bool {
    let passive = matches!(reading.folded(n.wrapping_sub(1)), "was" | "were" | "and");
    !passive
        && matches!(reading.folded(n), "wounded" | "injured" | "hurt")
        && matches!(reading.folded(n + 1), "in" | "when" | "by" | "during" | "on" | "as")
}

/// "Three people wounded in a drone strike on Poltava died in hospital": whether those who were hurt at a token are said to have died
/// since, with no other clause between.
pub(super) fn has_died_of_it(reading: &Reading<'_>, hurt: usize, sentence: &Range<usize>) -> bool {
    let clause = hurt + 1..(hurt + 1 + SUBJECT).min(sentence.end);
    let mut plain = clause.take_while(|n| !matches!(reading.doc.word(*n), "," | ";" | "and"));
    is_hurt_in(reading, hurt) && plain.any(|n| matches!(reading.folded(n), "died" | "succumbed"))
}

/// "the death toll has reached 52", "the number of dead stands at nine".
fn is_toll_counted(reading: &Reading<'_>, n: usize, sentence: &Range<usize>) -> bool {
    let counted = reading.is_one_of(n, WordClass::Mounting);
    counted && reading.any_word(n.saturating_sub(REACH).max(sentence.start)..n, is_count)
}

fn is_count(word: &str) -> bool {
    matches!(word, "toll" | "number" | "count" | "tally")
}

/// "two more bodies were dug out", "found the body of a third man", where the sentence adds them to a toll.
fn is_body_found(reading: &Reading<'_>, n: usize, sentence: &Range<usize>) -> bool {
    let found = reading.is_one_of(n, WordClass::Recovering);
    let body = |k: usize| matches!(reading.folded(k), "bodies" | "body" | "corpses" | "corpse" | "remains");
    let more = |k: usize| {
        body(k)
            && reading.any_word(k.saturating_sub(4).max(sentence.start)..k, |w| {
                matches!(w, "more" | "another" | "further" | "additional" | "last")
            })
    };
    // "The number of dead has risen to nine, after three bodies were found in a forest on Tuesday".
    let rises = || sentence.clone().any(|k| is_toll_counted(reading, k, sentence));
    found
        && sentence.clone().any(body)
        && (sentence.clone().any(more) || adds_to_toll(reading, sentence) || rises())
}

/// "taking the toll to 84", "bringing to nine the number of those killed".
pub(super) fn adds_to_toll(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    const OBJECT: usize = 8;
    sentence.clone().any(|n| {
        matches!(
            reading.folded(n),
            "taking" | "bringing" | "raising" | "pushing" | "lifting" | "brings" | "brought" | "takes"
        ) && reading.any_word(n + 1..(n + 1 + OBJECT).min(sentence.end), |w| {
            is_count(w) || matches!(w, "dead" | "deaths" | "total")
        })
    })
}

/// "Funerals were held on Sunday for nine villagers", "were buried on Monday": no deed stands before it in its clause.
fn is_funeral(reading: &Reading<'_>, n: usize, date: &DatePhrase, sentence: &Range<usize>) -> bool {
    let buried = match reading.folded(n) {
        "buried" => {
            matches!(reading.folded(n.wrapping_sub(1)), "were" | "was" | "been" | "people" | "residents")
        }
        "rest" => reading.folded(n.wrapping_sub(2)) == "laid",
        // "observed a day of mourning on Thursday for nine people who died".
        "mourning" => reading.folded(n.wrapping_sub(1)) == "of",
        "funeral" | "funerals" | "burial" | "burials" | "condolence" | "vigil" | "memorial" => {
            let near = n.saturating_sub(5).max(sentence.start)..(date.tokens.end + 3).min(sentence.end);
            reading.any_word(near, |w| matches!(w, "held" | "attended" | "gathered"))
                && !(sentence.start..n).any(|k| is_deed(reading, k))
        }
        _ => false,
    };
    buried && !(n + 1..date.tokens.start).any(|k| is_deed(reading, k))
}
