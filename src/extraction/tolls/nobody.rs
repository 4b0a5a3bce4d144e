//! The harm that nobody came to: "No one was hurt", "without casualties", "everyone escaped unharmed".

use super::harm::harm;
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::language::english::casualties::Harm;
use crate::language::english::word_classes::{WordClass, WordClasses};
use crate::text::Span;
use std::ops::Range;

/// What was harmed where nobody was: "only material damage".
const DAMAGE: &str = "damage";

/// What a sentence says nobody came to.
pub(super) struct Nobody {
    /// The token of the harm.
    pub at: usize,
    /// The words that say so.
    pub span: Span,
    /// Whether nobody was killed.
    pub killed: bool,
    /// Whether that holds only where no dead are told of: "No one was injured".
    pub weak: bool,
    /// Whether nobody was hurt.
    pub injured: bool,
}

/// "nobody was hurt", "no casualties", "no one was killed": what nobody came to.
pub(super) fn nobody(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<Nobody> {
    let (at, span) = harm_to_nobody(reading, tokens)?;
    let word = reading.folded(at);
    // "No one was killed or injured", "There were no dead and no injured".
    let or_hurt = matches!(word, "killed" | "dead" | "deaths" | "fatalities")
        && matches!(reading.folded(at + 1), "or" | "nor" | "and")
        && (harm(reading, at + 2) == Some(Harm::Injured)
            || reading.folded(at + 2) == "no" && harm(reading, at + 3) == Some(Harm::Injured));
    let unhurt = is_unhurt(word) || word == DAMAGE;
    let both = or_hurt
        || unhurt
        || reading.is_one_of(at, WordClass::AnyHarm)
        || word == "life" && reading.any_word(at + 1..at + 4, |w| matches!(w, "injury" | "injuries"));
    let injured = matches!(word, "injured" | "injure" | "injuring" | "wounded" | "injuries" | "injury");
    // "No one was injured": nor killed, where nobody is said to have been.
    let weak = unhurt || injured || matches!(word, "hurt" | "hurting" | "harmed");
    let dead = matches!(
        word,
        "killed" | "kill" | "killing" | "dead" | "died" | "deaths" | "fatalities" | "lives" | "life"
    );
    Some(Nobody { at, span, killed: both || weak || dead, weak, injured: both || injured })
}

/// The word for the harm that nobody came to, and the words that say so.
fn harm_to_nobody(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<(usize, Span)> {
    if !reading.may_in(tokens, Cue::Unharmed) {
        return None;
    }
    let harmed = tokens.clone().filter(|n| reading.may(*n, Cue::Unharmed)).filter(|n| {
        reading.is_one_of(*n, WordClass::HarmToNobody) || is_harm_done(reading, *n)
            || is_unhurt(reading.folded(*n))
            || is_anyone(reading.folded(n + 1))
            || is_only_damage(reading, *n)
            || reading.folded(*n) == "loss" && reading.folded(n + 1) != "of"
            || (reading.folded(*n) == "life" && reading.folded(n.wrapping_sub(2)) == "loss")
            // "No life was lost", "no lives were lost".
            || (matches!(reading.folded(*n), "life" | "lives")
                && reading.any_word(n + 1..n + 3, |w| w == "lost"))
    });
    // "no casualties among the military", "no losses on the side of the police": of one side only.
    let one_side = |at: usize| {
        // "No losses were reported on the government side".
        let on = (at + 1..at + 4).find(|n| reading.folded(*n) == "on");
        let either = |w: &str| matches!(w, "either" | "both");
        on.is_some_and(|on| {
            reading.any_word(on + 1..on + 5, |w| w == "side") && !reading.any_word(on + 1..on + 3, either)
        }) || reading.folded(at + 1) == "among" && reading.any_of(at + 2..at + 5, WordClass::OneSide)
    };
    let (no, at) = harmed
        .into_iter()
        .filter(|at| !one_side(*at))
        .find_map(|at| no_before(reading, tokens, at).map(|no| (no, at)))
        .filter(|(no, _)| !is_of_fighters(reading, tokens, *no))?;
    Some((at, reading.doc.tokens[no].span().cover(reading.doc.tokens[at].span())))
}

/// Whether a word may be of the harm that nobody came to.
pub(in crate::extraction) fn may_be_unharmed(word: &str, classes: WordClasses) -> bool {
    classes.has(WordClass::HarmToNobody)
        || is_unhurt(word)
        || word == DAMAGE
        || matches!(
            word,
            "suffered" | "hit" | "harm" | "loss" | "life" | "lives" | "injure" | "kill" | "killing"
        )
}

/// "escaped unhurt", "was unharmed".
fn is_unhurt(word: &str) -> bool {
    matches!(word, "unhurt" | "unharmed" | "unscathed" | "uninjured")
}

/// "caused only material damage": to things and to nobody.
fn is_only_damage(reading: &Reading<'_>, n: usize) -> bool {
    reading.folded(n) == DAMAGE
        && n > 1
        && reading.folded(n - 1) == "material"
        && reading.any_word(n.saturating_sub(4)..n, |w| w == "only")
}

/// "There were no reports of injuries", not "The U.N. had no reports of casualties" or "no reports of casualties among foreigners".
fn is_no_report(reading: &Reading<'_>, no: usize, harm: usize) -> bool {
    let be = matches!(reading.folded(no.wrapping_sub(1)), "were" | "was" | "are" | "is");
    let of = matches!(reading.folded(no + 1), "report" | "reports") && reading.folded(no + 2) == "of";
    be && of && reading.folded(harm + 1) != "among"
}

/// "did not hurt anyone", "without killing anybody".
fn is_anyone(word: &str) -> bool {
    matches!(word, "anyone" | "anybody")
}

/// "nobody was hit", "none came to harm".
fn is_harm_done(reading: &Reading<'_>, n: usize) -> bool {
    match reading.folded(n) {
        // "drones struck a substation; nobody suffered".
        "suffered" => reading.doc.tokens.get(n + 1).is_none_or(|t| t.kind == crate::text::TokenKind::Mark),
        "hit" => n > 0 && matches!(reading.folded(n - 1), "was" | "been" | "were"),
        "harm" => n > 1 && matches!(reading.folded(n - 1), "to" | "any" | "suffered"),
        _ => false,
    }
}

/// "The peacekeepers themselves suffered no casualties": of those alone who fight.
fn is_of_fighters(reading: &Reading<'_>, tokens: &Range<usize>, no: usize) -> bool {
    let suffered = no.checked_sub(1).is_some_and(|n| {
        matches!(reading.folded(n), "suffered" | "sustained" | "taken" | "took" | "incurred" | "had")
    });
    let from = no.saturating_sub(12).max(tokens.start);
    let fighters = reading.any_word(from..no, |w| {
        matches!(
            w,
            "soldiers" | "troops" | "army" | "forces" | "police" | "peacekeepers" | "policemen" | "fighters"
        )
    });
    suffered && fighters
}

/// The word shortly before a casualty word that says that there was none.
fn no_before(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> Option<usize> {
    let from = at.saturating_sub(6).max(tokens.start);
    // "They reported no losses of their own".
    if reading.folded(at + 1) == "of" && reading.folded(at + 3) == "own" {
        return None;
    }
    // "People were not hurt".
    let people = |n: usize| matches!(reading.folded(n), "people" | "residents" | "civilians");
    if at >= tokens.start + 3
        && reading.folded(at - 1) == "not"
        && matches!(reading.folded(at - 2), "were" | "was")
        && people(at - 3)
        && !reading.is_counted(at - 3)
    {
        return Some(at - 1);
    }
    let word = reading.folded(at);
    let next = reading.folded(at + 1);
    // "The bombs had hurt no one", "harming nobody", not "had hurt no one else".
    if matches!(word, "hurt" | "injured" | "harmed" | "wounded") || word.ends_with("ing") {
        let one = next == "no" && reading.folded(at + 2) == "one";
        let whom = at + 2 + usize::from(one);
        if (one || next == "nobody") && reading.folded(whom) != "else" {
            return Some(at + 1);
        }
    }
    // "did not hurt anyone".
    if is_anyone(next) && at > from && matches!(reading.folded(at - 1), "not" | "never") {
        return Some(at - 1);
    }
    // "Everyone on board escaped unhurt", "All were unharmed".
    if is_unhurt(word) {
        return (from..at).find(|n| matches!(reading.folded(*n), "everyone" | "everybody" | "all"));
    }
    if word == DAMAGE {
        return (from..at).find(|n| reading.folded(*n) == "only");
    }
    // "No casualties were immediately reported": nobody knows yet.
    if reading.any_word(at + 1..at + 4, |w| matches!(w, "immediately" | "known"))
        || reading.folded(at + 1) == "came"
    {
        return None;
    }
    // "Nobody could say whether there were casualties".
    if reading.any_word(from..at, |w| matches!(w, "whether" | "if" | "say" | "known")) {
        return None;
    }
    // "Casualties: none."
    if reading.doc.word(at + 1) == ":" && matches!(reading.folded(at + 2), "none" | "nil") {
        return Some(at + 2);
    }
    (from..at).find(|n| {
        let next = reading.folded(n + 1);
        // "The report gave no casualties" does not say that there were none.
        if n.checked_sub(1).is_some_and(|b| matches!(reading.folded(b), "gave" | "give" | "gives" | "giving"))
        {
            return false;
        }
        // "blew themselves up. Nobody else was hurt": but for those who were told of.
        let else_at = n + 1 + usize::from(next == "one");
        if reading.folded(else_at) == "else" {
            return false;
        }
        // "None of its fighters was slain": of one side only, by its own words.
        let own =
            reading.folded(n + 1) == "of" && matches!(reading.folded(n + 2), "its" | "their" | "our" | "his");
        matches!(reading.folded(*n), "nobody" | "none") && !own
            // "There were neither deaths nor injuries".
            || reading.folded(*n) == "neither" && n + 1 == at
            || (reading.folded(*n) == "no"
                && (reading.is_one_of(n + 1, WordClass::AfterNo) || is_no_report(reading, *n, at)))
            || (reading.folded(*n) == "without"
                && matches!(
                    next,
                    "casualties"
                        | "victims"
                        | "harming"
                        | "hurting"
                        | "causing"
                        | "any"
                        | "injuring"
                        | "killing"
                )
                && !(matches!(next, "causing" | "any") && at > n + 3))
    })
}
