//! Who is blamed for what was told, in a sentence that tells of no event of its own: "Baku held Armenian forces responsible", "the rebels pointed
//! to the Ukrainian air force", "it was fired by the army, they said".

use super::naming::{LONGEST_NAME, Named, group_in, is_passive, named, says, subject_of};
use super::{country_or_people, organisation};
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use std::ops::Range;

/// Those who are blamed stand within so many tokens.
const OBJECT: usize = 5;

/// Words that name those who are blamed, and the verb whose subject blames them.
struct Blame {
    whom: Range<usize>,
    verb: usize,
}

/// Who blames whom.
pub(in crate::extraction) fn blames(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
) -> Option<(Named, Option<Named>)> {
    let may_blame = reading.may_in(sentence, Cue::Blame);
    if may_blame && let Some(blame) = attributes(reading, sentence) {
        return Some(blame);
    }
    let blamed = || {
        accuses(reading, sentence)
            .or_else(|| points_to(reading, sentence))
            .or_else(|| calls_guilty(reading, sentence))
    };
    let blame = may_blame.then(blamed).flatten().or_else(|| names_doer(reading, sentence))?;
    let by = subject_of(reading, sentence, blame.verb);
    let mention = blame.whom.clone().find_map(|n| reading.mention_at(n)).filter(|m| rules(reading, *m));
    let blamed = match mention {
        Some(mention) => organisation(reading, mention).or_else(|| country_or_people(reading, mention)),
        None => group_in(reading, &blame.whom),
    };
    blamed.map(|blamed| (blamed, by))
}

/// "said Kiev was behind the attack": whether a mention is of a country, or of a government by its capital.
pub(super) fn rules(reading: &Reading<'_>, mention: usize) -> bool {
    reading.names_country(mention) || reading.place(mention).is_some_and(|p| p.feature_code == "PPLC")
}

/// Whether a word may lead in whom somebody blames: "attributed to", "held responsible", "pointed to", "the blame fell on", "was behind".
pub(in crate::extraction) fn may_blame(word: &str) -> bool {
    is_attributing(word)
        || is_holding(word)
        || is_accusing(word)
        || is_pointing(word)
        || is_putting(word)
        || is_seeing(word)
        || matches!(
            word,
            "blamed" | "blames" | "suspicion" | "blame" | "behind" | "responsible" | "suspected"
        )
}

fn is_attributing(word: &str) -> bool {
    matches!(word, "attributed" | "attributes")
}

fn is_holding(word: &str) -> bool {
    matches!(word, "held" | "found")
}

fn is_accusing(word: &str) -> bool {
    matches!(word, "accused" | "accuses")
}

fn is_pointing(word: &str) -> bool {
    matches!(word, "pointed" | "points")
}

fn is_putting(word: &str) -> bool {
    matches!(
        word,
        "put" | "puts" | "laid" | "lays" | "placed" | "places" | "pinned" | "pins" | "shifted" | "shifts"
    )
}

fn is_seeing(word: &str) -> bool {
    matches!(word, "saw" | "sees")
}

/// "Baku held Armenian forces responsible", "the army blamed Russia".
fn accuses(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Blame> {
    let verb = sentence.clone().filter(|n| reading.may(*n, Cue::Blame)).find(|n| {
        // "a series of explosions, for which Moscow blames the rebels": of those alone.
        if (n.saturating_sub(5).max(sentence.start)..*n)
            .any(|k| reading.folded(k) == "for" && reading.folded(k + 1) == "which")
        {
            return false;
        }
        let held = is_holding(reading.folded(*n))
            && reading.any_word(*n..sentence.end.min(n + 8), |w| w == "responsible");
        held || matches!(reading.folded(*n), "blamed" | "blames") || accuses_alone(reading, sentence, *n)
    })?;
    Some(Blame { whom: verb + 1..sentence.end.min(verb + OBJECT), verb })
}

/// "laid the blame on Serb artillery", "pointed to the Ukrainian air force", "saw the hand of Kiev in the attack".
fn points_to(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Blame> {
    let word = |n: usize| reading.folded(n);
    sentence.clone().filter(|n| reading.may(*n, Cue::Blame)).find_map(|verb| {
        let first = blame_put_on(reading, verb).or_else(|| match word(verb) {
            pointed if is_pointing(pointed) => matches!(word(verb + 1), "to" | "at").then_some(verb + 2),
            saw if is_seeing(saw) => {
                let hand = matches!(word(verb + 2), "hand" | "hands") && word(verb + 3) == "of";
                hand.then_some(verb + 4)
            }
            "suspicion" | "blame" => {
                (matches!(word(verb + 1), "fell" | "falls") && word(verb + 2) == "on").then_some(verb + 3)
            }
            _ => None,
        })?;
        let whom = first..sentence.end.min(first + OBJECT);
        ends_in_doer(reading, &whom).then_some(Blame { whom, verb })
    })
}

/// Whether words name a country or a group and nothing of it but those who fight: "the Ukrainian air force", not "a U.N. report".
fn ends_in_doer(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    if let Some(mention) = words.clone().find_map(|n| reading.mention_at(n)) {
        let end = reading.tokens_of(mention).end;
        let fights = (end..end + 2).any(|n| {
            reading.is(n, List::Force)
                || reading.is(n, List::Military)
                || !reading.actors_in(&(n..n + 1)).is_empty()
                || reading.weapon_at(n).is_some()
                || matches!(reading.folded(n), "air" | "navy")
        });
        let ends = !reading.doc.is_word(end) || matches!(reading.folded(end), "for" | "in" | "as" | "and");
        return fights || ends;
    }
    group_in(reading, words).is_some()
}

/// "said Kiev was behind the attack", "Ukraine was accused of the attack", "said the RSF were responsible".
fn calls_guilty(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Blame> {
    let word = |n: usize| reading.folded(n);
    let be = sentence.clone().find(|n| {
        let guilty = match word(n + 1) {
            "behind" => matches!(word(n + 2), "the" | "it" | "this" | "that" | "both"),
            "responsible" => word(n + 2) == "for" || !reading.doc.is_word(n + 2),
            "accused" | "blamed" | "suspected" => matches!(word(n + 2), "of" | "for"),
            "to" => word(n + 2) == "blame",
            _ => false,
        };
        matches!(word(*n), "was" | "were" | "is" | "are") && guilty
    })?;
    let says = |n: &usize| says(reading, *n);
    let said = (sentence.start..be).rev().take(2 * OBJECT).find(says);
    // "asked who was behind the attack".
    let who = matches!(word(be.wrapping_sub(1)), "who" | "that" | "which" | "it" | "they");
    let first = said.map_or(sentence.start, |n| n + 1);
    (!who && be - first <= 2 * OBJECT && be > first)
        .then_some(Blame { whom: first..be, verb: said.unwrap_or(be) })
        .filter(|blame| {
            let denied =
                (blame.whom.start..be + 1).any(|n| matches!(word(n), "not" | "never" | "no" | "whether"));
            !denied && last_names_doer(reading, &blame.whom)
        })
}

/// Whether a country, a group or its forces stand last among words: "the Ukrainian army", not "a lawyer in Kiev".
fn last_names_doer(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let mention = reading.mentions_in(words).last().copied();
    let Some(mention) = mention else { return group_in(reading, words).is_some() };
    let tokens = reading.tokens_of(mention);
    let seated =
        tokens.start.checked_sub(1).is_some_and(|n| matches!(reading.folded(n), "in" | "of" | "from" | "at"));
    !seated && words.end - tokens.end <= 3
}

/// "it was a Ukrainian plane", "it was fired by the Ukrainian army", "the attack was the work of the RSF", "the shells came from Ukrainian
/// positions", where somebody says so.
fn names_doer(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Blame> {
    let word = |n: usize| reading.folded(n);
    let verb = reading.first_on(sentence, List::Saying, |n| says(reading, n))?;
    sentence.clone().find_map(|n| {
        let was = matches!(word(n), "was" | "were" | "been");
        let told = |k: usize| {
            matches!(word(k), "it" | "they" | "this" | "these" | "shells")
                || reading.is_one_of(k, WordClass::Violence)
                || reading.weapon_at(k).is_some()
        };
        let first = match word(n + 1) {
            "a" | "an" if was && matches!(word(n - usize::from(n > 0)), "it" | "this") => n + 2,
            "fired" | "launched" | "dropped" | "staged" | "planted" | "thrown"
                if was && word(n + 2) == "by" =>
            {
                n + 3
            }
            "carried" if was && word(n + 2) == "out" && word(n + 3) == "by" => n + 4,
            "the" if was && matches!(word(n + 2), "work" | "doing") && word(n + 3) == "of" => n + 4,
            "from" if matches!(word(n), "came" | "come") => n + 2,
            _ => return None,
        };
        let whom = first..sentence.end.min(first + OBJECT);
        let before = (n.saturating_sub(3).max(sentence.start)..n).any(told);
        let not = reading.any_word(n..first, |w| w == "not");
        (before && !not && ends_in_doer(reading, &whom)).then_some(Blame { whom, verb })
    })
}

/// "put the blame squarely on", "laid the blame at the door of", "pointed the finger at": the token behind, where a verb puts blame on
/// somebody.
pub(super) fn blame_put_on(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let word = |n: usize| reading.folded(n);
    if !reading.may(verb, Cue::Blame) {
        return None;
    }
    if is_pointing(word(verb)) {
        let finger = (verb + 1..verb + 4).find(|n| matches!(word(*n), "finger" | "fingers"))?;
        return (word(finger + 1) == "at").then_some(finger + 2);
    }
    let puts = is_putting(word(verb));
    let blame = (verb + 1..verb + 4).find(|n| puts && word(*n) == "blame")?;
    let on = (blame + 1..blame + 5).find(|n| matches!(word(*n), "on" | "onto" | "with" | "of"))?;
    Some(on + 1)
}

/// "The separatists accused the Ukrainian army.", "accused Rwanda of being behind the attack": of what was told.
fn accuses_alone(reading: &Reading<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    // "Ukraine was accused of the attack" has its own rule.
    if !is_accusing(reading.folded(verb)) || is_passive(reading, sentence, verb) {
        return false;
    }
    let object = verb + 1..verb + 1 + OBJECT;
    let of = object.clone().find(|n| reading.folded(*n) == "of");
    let end = object.clone().find(|n| !reading.doc.is_word(*n));
    let behind = |n: usize| {
        matches!(
            (reading.folded(n + 1), reading.folded(n + 2)),
            ("being", "behind") | ("carrying", "out") | ("staging" | "orchestrating" | "masterminding", _)
        )
    };
    // "of the attack".
    let deed = |of: usize| {
        matches!(reading.folded(of + 1), "the" | "this" | "that")
            && (of + 2..of + 4).any(|n| reading.is_one_of(n, WordClass::Violence))
    };
    let alone = |end: usize| end > verb + 1 && of.is_none_or(|of| of > end);
    end.is_some_and(alone) || of.is_some_and(|of| behind(of) || deed(of))
}

/// "The ministry attributed the attack to the Jalisco cartel": those whose deed it is said to be, and who says so.
fn attributes(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<(Named, Option<Named>)> {
    let verb = sentence.clone().find(|n| is_attributing(reading.folded(*n)))?;
    if is_passive(reading, sentence, verb) {
        return None;
    }
    let to = (verb + 1..sentence.end.min(verb + 8)).find(|n| reading.folded(*n) == "to")?;
    let ends = |n: &usize| {
        !reading.doc.is_word(*n) && *n > to + 1
            || matches!(reading.folded(*n), "who" | "which" | "that" | "and" | "in" | "on" | "for")
    };
    let limit = sentence.end.min(to + 1 + LONGEST_NAME);
    let end = (to + 1..limit).find(ends).unwrap_or(limit);
    // "attributed the explosion to a gas leak": nobody.
    let object = to + 1..end;
    let somebody =
        object.clone().any(|n| reading.doc.is_capitalised(n)) || !reading.actors_in(&object).is_empty();
    let blamed = somebody.then(|| named(reading, object)).flatten()?;
    Some((blamed, subject_of(reading, sentence, verb)))
}
