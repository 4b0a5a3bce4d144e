//! A verb that denies: "denied", "rejected the claim", "was denied by the army".

use super::denier::{by_phrase, denier, subject_of_claim};
use super::negation::begins;
use super::{Content, Denial, REACH, denied_places, is_tie};
use crate::extraction::attribution::naming::{LONGEST_NAME, Named};
use crate::extraction::reading::{Hit, Reading};
use crate::extraction::statement::Statement;
use crate::language::english::classes::targets;
use crate::language::english::denials::Beside;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_accusation, is_disowned, is_disowning};
use crate::language::lexicon::Role;
use crate::model::SubEventType;
use crate::text::Span;
use std::ops::Range;

/// The denial of a verb that denies.
pub(super) fn explicit(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    statements: &[Statement<'_>],
    verb: usize,
) -> Option<Denial> {
    let both = (sentence.start..verb).find(|&n| {
        reading.folded(n) == "both" && (n + 1 == verb || matches!(reading.folded(n + 1), "sides" | "parties"))
    });
    let by = if both.is_some() { None } else { denier(reading, sentence, verb) };
    if by.is_none() && both.is_none() {
        return None;
    }
    // "Critics rejected the official account", "The army said the car carried rockets; witnesses deny it": who only judges it denies
    // nothing.
    let judges = |n: &Named| {
        let words = reading.doc.tokens_in(n.span);
        reading.any_of(words, WordClass::Commentator)
    };
    if by.as_ref().is_some_and(judges) {
        return None;
    }
    // "denied responsibility and said the rebels had fired": what is said next is not denied.
    let end = (verb + REACH).min(sentence.end);
    // "denied rebel claims that its planes had bombed the town".
    let claims = |n: usize| {
        let adjectives =
            (verb + 1..n).all(|k| reading.doc.is_word(k) && !matches!(reading.folded(k), "and" | "but"));
        reading.is(n, List::Accusation) && n <= verb + 4 && adjectives
    };
    // "denied that it was to blame".
    let to_blame = |n: usize| reading.folded(n) == "blame" && reading.folded(n - 1) == "to";
    let says = |n: usize| reading.is(n, List::Saying) && !claims(n) && !to_blame(n);
    let next = (verb + 2..end).find(|n| says(*n) || reading.doc.word(*n) == ";");
    let passive = by_phrase(reading, sentence, verb).is_some();
    let scope = if passive { sentence.start..verb } else { verb + 1..next.unwrap_or(end) };
    let claims = !(reading.folded(verb).starts_with("den") || reading.is(verb, List::Disowning));
    // "denied rumours that the town would be evacuated": what is to come did not happen.
    let to_come = reading.any_word(scope.clone(), |w| matches!(w, "would" | "will" | "plans" | "planned"));
    // "denied that the warning ever reached the barracks": of what came before the deed.
    let warned = scope.clone().any(|n| match reading.folded(n) {
        "warning" => matches!(reading.folded(n.wrapping_sub(1)), "a" | "the" | "any"),
        "reached" => reading.weapons_in(&scope).is_empty(),
        word => word == "warnings",
    });
    if (to_come || warned || is_of_support(reading, &scope)) && !passive {
        return None;
    }
    if is_of_own_fortune(reading, &scope) || is_of_no_deed(reading, &scope) && !passive {
        return None;
    }
    // "Police denied that he had any links with them": of nobody's deed.
    let links = |w: &str| is_tie(w) || w == "contact";
    let of_another = matches!(reading.folded(verb + 2), "he" | "she") && reading.folded(verb + 1) == "that";
    if of_another && reading.any_word(scope.clone(), links) {
        return None;
    }
    let content = match content(reading, &scope) {
        // "rejected the authorities' statement": only what others say is rejected so.
        Content::Other if claims => Content::Accusation,
        content => content,
    };
    let start = reading.doc.tokens[verb].span().start;
    let both = both.map_or(start, |n| reading.doc.tokens[n].span().start);
    let from = by.as_ref().map_or(both, |b| b.span.start.min(start));
    let span = Span::new(from, reading.span(&(verb..scope.end.max(verb + 1))).end);
    // "UNITA's representative in Lisbon denied that the city was being shelled": where who denies it sits is no place of it.
    let seat = |m: &usize| by.as_ref().is_some_and(|by| by.span.contains(reading.mentions[*m].span));
    let places = denied_places(statements, verb).into_iter().filter(|m| !seat(m)).collect();
    Some(Denial {
        by,
        span,
        places,
        target: scope
            .clone()
            .find_map(|n| targets().longest(|k| reading.folded(n + k)).map(|(class, _)| class)),
        content,
        points_back: content == Content::Accusation || points_back(reading, &scope),
        of_others: content != Content::Part && done_by_others(reading, &scope),
    })
}

/// "Iran denies arming the group", "denies that it sends arms and men": what a country does for one side is no deed of the news.
fn is_of_support(reading: &Reading<'_>, scope: &Range<usize>) -> bool {
    // "denied on Wednesday that it supports the M23", "rejected the charge that its pilots were helping them".
    let that = scope.clone().take(6).find(|n| reading.folded(*n) == "that");
    let words = that.map_or(scope.start..scope.start + 2, |that| that + 1..that + 5);
    let that = that.is_some();
    words.clone().any(|n| {
        let word = reading.folded(n);
        let meddles = word.starts_with("interfer") || word.starts_with("meddl");
        // "denied having helped the rebels".
        let having = n > scope.start && reading.folded(n - 1) == "having";
        (meddles || is_help(word) && word != "armed") && (that || having || word.ends_with("ing"))
    })
}

/// "denied reports that the minister had been in the city", "denied accusations of abuses", "denied that ransom was paid": what is said not
/// to be so is no deed.
pub(super) fn is_of_no_deed(reading: &Reading<'_>, scope: &Range<usize>) -> bool {
    if tells_of_no_violence(reading, scope) {
        return true;
    }
    // "reports that", "suggestions in some media that".
    let said = scope.clone().take(4).filter(|n| reading.is(*n, List::Accusation)).find_map(|n| {
        let end = match reading.folded(n + 1) {
            "in" | "by" | "from" => n + 6,
            _ => n + 2,
        };
        // Not "the residents' version of events".
        (n + 1..end)
            .find(|k| matches!(reading.folded(*k), "that" | "of") && reading.folded(k + 1) != "events")
    });
    // "denied that", "denied in the Commons that".
    let place = if matches!(reading.folded(scope.start), "in" | "at" | "on" | "out") { 4 } else { 1 };
    let that = scope.clone().take(place).find(|n| {
        reading.folded(*n) == "that" && !is_that_alone(reading, *n) && !reading.is(n + 1, List::Accusation)
    });
    let (is_clause, that) = (that.is_some(), that.map(|n| n + 1));
    let Some(clause) = that.or(said.map(|n| n + 1)).map(|from| from..scope.end) else { return false };
    // "had broken the ceasefire", not "that talks on a ceasefire had broken down".
    let breach = |n: usize| {
        reading.folded(n) == "broken"
            && reading.any_word(n + 1..n + 4, |w| matches!(w, "ceasefire" | "truce" | "agreement"))
    };
    let disowned = |n: usize| {
        reading.is(n, List::Disowned) && !(reading.folded(n) == "hand" && reading.folded(n + 1) == "over")
    };
    // "had agreed to", "had been used as a shield".
    let harmless = |t: &Hit<'_>| {
        let at = t.tokens.start;
        t.entry.sub_event_type.is_some_and(SubEventType::is_development)
            || reading.folded(at) == "used"
                && reading.folded(at - 1) == "been"
                && reading.folded(at + 1) == "as"
    };
    let deed = reading.triggers_in(&clause).iter().any(|t| t.entry.role != Role::Nothing && !harmless(t))
        || !reading.weapons_in(&clause).is_empty()
        || clause.clone().any(disowned)
        // "disputed that soldiers had been in the village".
        || is_clause && clause.clone().any(|n| begins(reading, Beside::Undone, n))
        || reading.any_on(clause.clone(), List::Civilian)
        || clause.clone().any(breach)
        || clause.clone().any(|n| targets().longest(|k| reading.folded(n + k)).is_some())
        || reading.any_of(clause.clone(), WordClass::BlamedDeed);
    // "denied that there had been any soldier among the victims": who they were.
    let who = clause.clone().any(|n| {
        reading.folded(n) == "among"
            && reading.folded(n + 1) == "the"
            && matches!(reading.folded(n + 2), "victims" | "dead" | "killed" | "casualties")
    });
    // "denied that there was a camp", "denied that the grenade was an act of revenge": what was there, and why.
    let idle = is_clause && (is_of_what_was_there(reading, &clause) || is_of_motive(reading, &clause));
    // "denied that the security forces operated a policy of shooting to kill".
    !deed || who || idle || reading.any_word(clause, |w| w == "policy")
}

/// "that there was a camp of any kind at the place", not "that there had been any killing": whether a clause says of a thing that it was there.
fn is_of_what_was_there(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    const OBJECT: usize = 5;
    let be = clause.start + 1;
    let been = usize::from(reading.folded(be + 1) == "been");
    let object = be + 1 + been..be + 1 + been + OBJECT;
    reading.folded(clause.start) == "there"
        && matches!(reading.folded(be), "was" | "were" | "is" | "are" | "had" | "has" | "have")
        && reading.triggers_in(&object).iter().all(|t| t.entry.role == Role::Nothing)
        && !reading.any_word(object, |w| {
            matches!(
                w,
                "violence"
                    | "firing"
                    | "incident"
                    | "victims"
                    | "attempt"
                    | "operation"
                    | "operations"
                    | "sorties"
            )
        })
}

/// "that the grenade was an act of revenge", "that the killings were linked to the vote": whether a clause says why something was done.
fn is_of_motive(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    const SUBJECT: usize = 6;
    clause.clone().take(SUBJECT).any(|n| {
        matches!(reading.folded(n), "was" | "were")
            && reading.any_word(n + 1..n + 6, |w| {
                matches!(
                    w,
                    "revenge"
                        | "retaliation"
                        | "reprisal"
                        | "motivated"
                        | "racist"
                        | "sectarian"
                        | "deliberate"
                )
            })
    })
}

/// "denied that it had massed reserves", "denied having closed the airport", "denied hiding behind villagers": whether the first thing that one
/// is said not to have done hurts nobody.
fn tells_of_no_violence(reading: &Reading<'_>, scope: &Range<usize>) -> bool {
    // The words of a subject, before what it did.
    const SUBJECT: usize = 9;
    let word = |n: usize| reading.folded(n);
    // "that it had sought", "that it was seeking".
    let done = |n: &usize| {
        matches!(word(*n), "had" | "has" | "have" | "having")
            || matches!(word(*n), "was" | "were" | "is" | "are") && word(n + 1).ends_with("ing")
    };
    let between =
        |n: &usize| matches!(word(*n), "been" | "ever" | "also" | "already") || word(*n).ends_with("ly");
    let deed = match scope.clone().take(SUBJECT).find(done) {
        Some(auxiliary) => (auxiliary + 1..scope.end).find(|n| !between(n)),
        None if word(scope.start).ends_with("ing") => Some(scope.start),
        // "press reports that its forces left Sebha airport".
        None => scope.clone().take(SUBJECT).find(|n| word(*n) == "left" && word(n - 1).ends_with('s')),
    };
    deed.is_some_and(|n| begins(reading, Beside::NoDeed, n))
}

/// "Kyiv denied any withdrawal", "the loss of an aircraft has been denied": what befell the denier's own side.
pub(super) fn is_of_own_fortune(reading: &Reading<'_>, scope: &Range<usize>) -> bool {
    scope.clone().take(5).any(|n| match reading.folded(n) {
        // "any withdrawal", "talk of a French withdrawal".
        "withdrawal" | "retreat" | "surrender" | "defeat" => {
            matches!(reading.folded(n.wrapping_sub(1)), "any" | "a" | "the" | "its" | "their")
                || n > 0 && reading.mention_at(n - 1).is_some()
        }
        "loss" => reading.folded(n + 1) == "of" && reading.folded(n + 2) != "life",
        // "denied that any Taliban had died".
        "any" => {
            reading.folded(n.wrapping_sub(1)) == "that"
                && reading.any_word(n + 2..n + 5, |w| matches!(w, "died" | "killed"))
                && !reading.any_on(n + 1..n + 4, List::Civilian)
        }
        _ => false,
    })
}

/// "backed by neighbouring Sudan, which denies the charge": whether what is denied was that one side is helped.
fn is_of_help(reading: &Reading<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    const NEAR: usize = 8;
    // "backed by Sudan", "of arming rebels"; not "the armed group", "a training camp".
    let helped = |n: usize| {
        let before = n.checked_sub(1).map_or("", |p| reading.folded(p));
        let passive = reading.folded(n).ends_with("ed") && reading.folded(n + 1) == "by";
        // "Rwanda, which according to experts supports the rebels".
        let does = matches!(reading.folded(n), "supports" | "backs" | "arms" | "funds" | "supplies")
            && matches!(reading.folded(n + 1), "the" | "them" | "rebels" | "militants")
            && (n.saturating_sub(9)..n).any(|k| reading.folded(k) == "which");
        if does {
            return true;
        }
        let charged = matches!(before, "of" | "for" | "is" | "are" | "was" | "were" | "been");
        is_help(reading.folded(n)) && (passive || charged && reading.folded(n).ends_with("ing"))
    };
    let before = verb.saturating_sub(NEAR).max(sentence.start)..verb;
    let Some(help) = before.rev().find(|n| helped(*n)) else { return false };
    let deed = reading.triggers_in(&(help..verb)).iter().any(|t| t.entry.role != Role::Nothing);
    let charge = matches!(reading.folded(verb + 1), "it" | "this" | "that")
        || !reading.doc.is_word(verb + 1)
        || reading.folded(verb + 1) == "the" && reading.is(verb + 2, List::Accusation);
    charge && !deed
}

/// "has always denied targeting civilians", "both deny that they target civilians", "Moscow, which denies targeting civilians": whether what is
/// denied is of no day.
fn is_of_all_its_deeds(reading: &Reading<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    let word = |n: usize| reading.folded(n);
    // "deny deliberately targeting".
    let next = verb + 1 + usize::from(word(verb + 1).ends_with("ly"));
    let (before, targeting) = (word(verb.wrapping_sub(1)), word(next) == "targeting");
    let that = word(verb + 1) == "that";
    let targets =
        targeting || that && word(verb + 2) == "they" && matches!(word(verb + 3), "target" | "attack");
    match word(verb) {
        "deny" if targets => reading.any_word(sentence.start..verb, |w| w == "both"),
        "denies" if targeting && matches!(before, "which" | "who") => true,
        _ => {
            let deeds =
                || reading.any_word(verb + 3..verb + 7, |w| matches!(w, "targets" | "target" | "attacks"));
            matches!(before, "repeatedly" | "always" | "consistently" | "routinely" | "regularly" | "long")
                && matches!(word(verb.wrapping_sub(2)), "has" | "have")
                && (targeting || that && deeds())
        }
    }
}

/// "Islamabad accuses Kabul of sheltering militants who stage attacks. The Taliban deny that": whether a pronoun is what is denied, and the
/// sentence before says that one side is helped.
fn is_of_help_told_before(reading: &Reading<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    const SHORT: usize = 10;
    const OBJECT: usize = 6;
    let alone = matches!(reading.folded(verb + 1), "it" | "this" | "that") && !reading.doc.is_word(verb + 2);
    if !alone || sentence.len() > SHORT {
        return false;
    }
    let n = reading.doc.tokens[sentence.start].sentence();
    let Some(before) = reading.before_in_block(n).map(|s| s.tokens.clone()) else { return false };
    let helps = |n: usize| {
        reading.folded(n) == "of" && is_help(reading.folded(n + 1)) && reading.folded(n + 1).ends_with("ing")
    };
    before
        .clone()
        .any(|n| reading.folded(n).starts_with("accus") && (n + 1..(n + OBJECT).min(before.end)).any(helps))
}

/// Whether a word tells of a country's help for one side.
fn is_help(word: &str) -> bool {
    const STEMS: [&str; 13] = [
        "arm", "support", "back", "send", "provid", "supply", "suppli", "fund", "harbo", "shelter", "train",
        "aid", "help",
    ];
    word != "army" && STEMS.iter().any(|stem| word.starts_with(stem))
}

/// Whether the word denies: "denied", or "rejected" and the like with a claim as its object; not "denied entry", "neither
/// confirmed nor denied".
pub(super) fn denies(reading: &Reading<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    let word = reading.folded(verb);
    if !reading.is(verb, List::Denying) || matches!(word, "denial" | "denials") {
        return false;
    }
    // "India accuses Pakistan of arming militants; Pakistan denies this": what goes on, and no event's.
    let standing = word == "denies" && (sentence.start..verb).any(|n| reading.folded(n) == "accuses");
    // "The army has denied in the past that it targets civilians": of other days.
    let formerly = sentence.clone().any(|n| {
        reading.folded(n) == "in"
            && reading.folded(n + 1) == "the"
            && reading.folded(n + 2) == "past"
            && !matches!(reading.folded(n + 3), "day" | "week" | "month" | "year" | "24")
    });
    // "militants operate from sanctuaries in Afghanistan, a charge that the Taliban reject": help for one side.
    let sheltered = reading
        .any_word(sentence.start..verb, |w| matches!(w, "sanctuaries" | "sanctuary" | "havens" | "haven"))
        && reading.any_on(sentence.start..verb, List::Accusation);
    let before = verb.saturating_sub(3).max(sentence.start)..verb;
    let undone = before.clone().any(|n| {
        reading.is_one_of(n, WordClass::Refraining)
            || (reading.folded(n) == "or"
                && reading.any_word(sentence.start..n, |w| w.starts_with("confirm")))
    });
    let withheld = reading.folded(verb + 1) != "that"
        && reading.any_on(verb + 1..sentence.end.min(verb + 4), List::Withheld);
    if sheltered
        || standing
        || formerly
        || undone
        || withheld
        || is_of_all_its_deeds(reading, verb, sentence)
        || is_of_help(reading, verb, sentence)
        || is_of_help_told_before(reading, verb, sentence)
    {
        return false;
    }
    let claim = |w: &str| is_accusation(w) || is_disowned(w);
    word.starts_with("den")
        || is_claim_of_clause(reading, verb, sentence)
        || subject_of_claim(reading, sentence, verb).is_some()
        || takes_pronoun(reading, verb, sentence)
        || is_disowning(word)
        || denies_clause(reading, verb)
        || reading.any_word(verb + 1..sentence.end.min(verb + 14), claim)
        || (by_phrase(reading, sentence, verb).is_some() && reading.any_word(sentence.start..verb, claim))
}

/// "a claim that Bishkek rejected within the hour", "charges which the army dismissed": what is denied stands before.
fn is_claim_of_clause(reading: &Reading<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    let from = verb.saturating_sub(LONGEST_NAME).max(sentence.start);
    (from..verb).any(|n| {
        matches!(reading.folded(n), "that" | "which")
            && n > sentence.start
            && n + 1 < verb
            && is_accusation(reading.folded(n - 1))
            && !reading.any_on(n..verb, List::Saying)
    })
}

/// "disputed that its planes had bombed it", "disclaims that any patrol was there": a clause is what is denied.
fn denies_clause(reading: &Reading<'_>, verb: usize) -> bool {
    let word = reading.folded(verb);
    // "\"refuted\" that", "refute categorically that".
    let aside = reading.is_quotation_mark(verb + 1) || reading.folded(verb + 1).ends_with("ly");
    let next = verb + 1 + usize::from(aside);
    let clause =
        ["disput", "refut", "contest", "rebut", "disclaim"].iter().any(|stem| word.starts_with(stem));
    clause
        && reading.folded(next) == "that"
        && !matches!(
            reading.folded(next + 1),
            "figure" | "number" | "toll" | "count" | "decision" | "election"
        )
}

/// "contradicted this.", "rejected that, saying": a pronoun alone is what is denied.
fn takes_pronoun(reading: &Reading<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    let next = verb + 2;
    matches!(reading.folded(verb + 1), "this" | "that" | "it" | "these")
        && (next >= sentence.end
            || !reading.doc.is_word(next)
            || reading.is_one_of(next, WordClass::AfterObject)
            || reading.folded(next).ends_with("ly"))
}

/// "reports that an airfield was destroyed by fire", not "lies spread by parties": whether a deed stands right before "by".
fn done_by_others(reading: &Reading<'_>, scope: &Range<usize>) -> bool {
    let deed = |n: usize| {
        let hits = reading.triggers_in(&(n.saturating_sub(1)..n));
        hits.iter().any(|t| !matches!(t.entry.role, Role::Nothing))
    };
    scope.clone().any(|n| reading.folded(n) == "by" && deed(n))
}

/// "Israel has accused Hezbollah of moving fighters in ambulances; the group denies doing so": a charge of the same sentence that is no
/// deed of violence.
fn is_of_other_charge(reading: &Reading<'_>, denied: usize) -> bool {
    if !matches!(reading.folded(denied), "it" | "this" | "doing") {
        return false;
    }
    let Some(token) = reading.doc.tokens.get(denied) else { return false };
    let start = reading.doc.sentences[token.sentence()].tokens.start;
    let Some(accuses) = (start..denied).find(|n| reading.folded(*n).starts_with("accus")) else {
        return false;
    };
    let Some(of) = (accuses..accuses + 6).find(|n| reading.folded(*n) == "of") else { return false };
    let end = (of..denied).find(|n| matches!(reading.doc.word(*n), ";" | ",")).unwrap_or(denied);
    let charge = of + 1..end;
    reading.folded(of + 1).ends_with("ing")
        && reading.triggers_in(&charge).iter().all(|t| t.entry.role == Role::Nothing)
        && !reading.any_on(charge.clone(), List::Disowned)
        && !reading
            .any_word(charge, |w| matches!(w, "carrying" | "staging" | "being" | "planting" | "targeting"))
}

/// What the denied words are of.
fn content(reading: &Reading<'_>, scope: &Range<usize>) -> Content {
    let any = |test: fn(&str) -> bool| reading.any_word(scope.clone(), test);
    let deed = || {
        let hits = reading.triggers_in(scope);
        hits.iter().any(|t| !matches!(t.entry.role, Role::Nothing | Role::Harm))
    };
    // "denied that its forces were to blame".
    let to_blame = || scope.clone().any(|n| reading.folded(n) == "to" && reading.folded(n + 1) == "blame");
    if reading.any_on(scope.start..scope.end.min(scope.start + 8), List::Disowned) || to_blame() {
        Content::Part
    } else if is_of_other_charge(reading, scope.start) {
        Content::Other
    } else if any(|w| matches!(w, "figure" | "figures" | "toll" | "number" | "numbers" | "count")) {
        Content::Figure
    } else if reading.any_on(scope.start..scope.end.min(scope.start + 6), List::Accusation) {
        Content::Accusation
    } else if matches!(reading.folded(scope.start), "it" | "this" | "them" | "doing")
        || is_that_alone(reading, scope.start)
        || deed()
        || is_own_harm(reading, scope)
        || scope.clone().any(|n| begins(reading, Beside::Undone, n))
    {
        Content::Deed
    } else {
        Content::Other
    }
}

/// "denied that its soldiers had killed anyone", "denied killing civilians"; not "that any of its men had been killed".
fn is_own_harm(reading: &Reading<'_>, scope: &Range<usize>) -> bool {
    let harm = |n: usize| reading.triggers_in(&(n..n + 1)).iter().any(|t| t.entry.role == Role::Harm);
    if reading.folded(scope.start).ends_with("ing") && harm(scope.start) {
        return true;
    }
    // "denied there were civilian casualties".
    let exist = (scope.start..scope.start + 2).any(|n| reading.folded(n) == "there");
    let hurt = |n: usize| {
        reading.is(n, List::Civilian)
            && matches!(reading.folded(n + 1), "casualties" | "deaths" | "dead" | "victims" | "losses")
    };
    if exist && (scope.start..scope.end.min(scope.start + 6)).any(hurt) {
        return true;
    }
    // "denied that civilians had been killed".
    let civilians = (scope.start + 1..scope.start + 3).any(|n| reading.is(n, List::Civilian));
    if reading.folded(scope.start) == "that" && civilians {
        return (scope.start + 2..scope.end.min(scope.start + 8)).any(harm);
    }
    // "denied having killed anyone".
    if reading.folded(scope.start) == "having" && harm(scope.start + 1) {
        return true;
    }
    let pronoun = matches!(reading.folded(scope.start + 1), "it" | "they" | "he" | "she");
    let own = pronoun
        || matches!(reading.folded(scope.start + 1), "its" | "his" | "their" | "our" | "the")
        || reading.any_on(scope.start + 1..scope.start + 4, List::Force)
        || reading.any_word(scope.start + 1..scope.start + 4, |w| {
            matches!(w, "soldiers" | "troops" | "policemen" | "police" | "helmets" | "peacekeepers")
        });
    let did = |n: usize| matches!(reading.folded(n - 1), "had" | "have" | "has") && harm(n);
    let verbs = scope.start + if pronoun { 2 } else { 3 }..scope.end.min(scope.start + 9);
    reading.folded(scope.start) == "that" && own && verbs.into_iter().any(did)
}

/// "denied that and said", "denied that.": a pronoun, and no clause.
fn is_that_alone(reading: &Reading<'_>, n: usize) -> bool {
    let next = n + 1;
    reading.folded(n) == "that"
        && (!reading.doc.is_word(next) || matches!(reading.folded(next), "and" | "but" | "as" | "on"))
}

/// "the attack", "that allegation", "it", "the claims"; not "that" before a clause.
fn points_back(reading: &Reading<'_>, scope: &Range<usize>) -> bool {
    scope.clone().take(8).any(|n| {
        let next = reading.folded(n + 1);
        match reading.folded(n) {
            "that" => n > scope.start || is_accusation(next) || is_that_alone(reading, n),
            "any" => next != "of",
            word => {
                matches!(word, "the" | "this" | "these" | "those" | "it" | "such")
                    && !matches!(next, "country" | "region")
            }
        }
    })
}
