//! What a sentence says of its figures as a whole: none, superseded, of a war.

use super::bygone::is_of_a_span;
use super::figure::ordinal_number;
use super::harms;
use crate::extraction::reading::{Hit, Reading};
use crate::extraction::site::DISTRICT_KM;
use crate::language::english::dates;
use crate::language::english::words::{List, is_war};
use crate::language::lexicon::Role;
use crate::text::Span;
use std::ops::Range;

/// "nobody was hurt", "no casualties", "no one was killed": the word and the span.
pub(super) fn nobody(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<(usize, Span)> {
    let harmed = tokens.clone().filter(|n| {
        matches!(
            reading.folded(*n),
            "hurt"
                | "harmed"
                | "casualties"
                | "casualty"
                | "victims"
                | "killed"
                | "injured"
                | "wounded"
                | "injuries"
                | "deaths"
                | "fatalities"
                | "harming"
                | "hurting"
                | "injuring"
                | "injury"
                | "died"
                | "dead"
                | "losses"
        ) || is_harm_done(reading, *n)
            || reading.folded(*n) == "loss" && reading.folded(n + 1) != "of"
            || (reading.folded(*n) == "life" && reading.folded(n.wrapping_sub(2)) == "loss")
            || (reading.folded(*n) == "lives" && reading.any_word(n + 1..n + 3, |w| w == "lost"))
    });
    // "no casualties among the military", "no losses on the side of the police": of one side only.
    let one_side = |at: usize| {
        // "No losses were reported on the government side".
        let on = (at + 1..at + 4).find(|n| reading.folded(*n) == "on");
        on.is_some_and(|on| reading.any_word(on + 1..on + 5, |w| w == "side"))
            || reading.folded(at + 1) == "among"
                && reading.any_word(at + 2..at + 5, |w| {
                    matches!(
                        w,
                        "military"
                            | "soldiers"
                            | "troops"
                            | "army"
                            | "forces"
                            | "police"
                            | "officers"
                            | "enforcers"
                            | "guards"
                            | "servicemen"
                            | "personnel"
                    )
                })
    };
    let (no, at) = harmed
        .into_iter()
        .filter(|at| !one_side(*at))
        .find_map(|at| no_before(reading, tokens, at).map(|no| (no, at)))
        .filter(|(no, _)| !is_of_fighters(reading, tokens, *no))?;
    Some((at, reading.doc.tokens[no].span().cover(reading.doc.tokens[at].span())))
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
    // "harming nobody".
    if reading.folded(at).ends_with("ing") {
        let next = reading.folded(at + 1);
        if next == "nobody" || next == "no" && reading.folded(at + 2) == "one" {
            return Some(at + 1);
        }
    }
    let from = at.saturating_sub(6).max(tokens.start);
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
            || (reading.folded(*n) == "no"
                && matches!(
                    next,
                    "casualties"
                        | "casualty"
                        | "victims"
                        | "one"
                        | "injuries"
                        | "civilian"
                        | "people"
                        | "deaths"
                        | "fatalities"
                        | "losses"
                        | "loss"
                        | "lives"
                        | "human"
                        | "dead"
                        | "wounded"
                        | "injured"
                ))
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

/// "It earlier put the number of deaths at 14", "Earlier ... had given a toll of 49".
pub(super) fn is_superseded(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    // "Earlier two had been reported dead; five are now known to have been killed."
    let renewed = (tokens.start..at).any(|n| reading.doc.word(n) == ";" || reading.folded(n) == "now");
    if renewed {
        return false;
    }
    // "Two days earlier" dates an event; "earlier" alone dates a figure.
    let dated = |n: usize| reading.dates_in(tokens).iter().any(|d| d.tokens.contains(&n));
    let said_before = |n: usize| {
        matches!(reading.folded(n), "earlier" | "initially" | "previously") && !dated(n)
            || is_first(reading, n)
    };
    tokens.clone().take(8).any(said_before)
        && !reading.any_word(tokens.clone(), |w| matches!(w, "risen" | "rose" | "rises" | "updated"))
        || had_given(reading, tokens)
        || is_outdone(reading, at)
}

/// "At first five deaths were reported", "The first reports spoke of 55 killed".
fn is_first(reading: &Reading<'_>, n: usize) -> bool {
    let next = reading.folded(n + 1);
    match reading.folded(n) {
        "at" => next == "first",
        // "Officials first said that five had died".
        "first" if matches!(next, "said" | "put" | "spoke" | "gave" | "reported" | "counted") => {
            // "the website that first reported the raid".
            !n.checked_sub(1).is_some_and(|b| matches!(reading.folded(b), "that" | "which" | "who"))
        }
        "first" | "initial" | "early" => {
            matches!(next, "reports" | "accounts" | "counts" | "estimates" | "figures" | "word")
        }
        _ => false,
    }
}

/// "raising an earlier toll of five", "up from a first count of seven": a figure that the sentence's own has left behind.
fn is_outdone(reading: &Reading<'_>, at: usize) -> bool {
    let is_figure =
        |n: &usize| matches!(reading.folded(*n), "toll" | "count" | "figure" | "number" | "tally");
    // "correcting an earlier figure of ten dead": the word for it stands before the number.
    let of_number =
        || (at.saturating_sub(4)..at).rev().find(is_figure).filter(|n| reading.folded(n + 1) == "of");
    let Some(at) = Some(at).filter(is_figure).or_else(of_number) else { return false };
    let before = (at.saturating_sub(3)..at).rev();
    let old = |n: usize| matches!(reading.folded(n), "earlier" | "previous" | "initial" | "first" | "former");
    let outdone = |n: usize| {
        matches!(
            reading.folded(n),
            "raising"
                | "raised"
                | "up"
                | "from"
                | "lowering"
                | "lowered"
                | "down"
                | "correcting"
                | "corrected"
                | "revising"
                | "revised"
                | "updating"
        )
    };
    before.clone().any(old) && (at.saturating_sub(5)..at).rev().any(outdone)
}

/// "He had given a toll of 80 the day before", "On Wednesday officials had put it at eleven".
fn had_given(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().take(10).any(|n| {
        reading.folded(n) == "had"
            && reading.any_word(n + 1..(n + 3).min(tokens.end), |w| {
                matches!(
                    w,
                    "given" | "put" | "spoken" | "counted" | "listed" | "known" | "first" | "initially"
                )
            })
    })
}

/// "160 wounded since 10 May": figures of more than one event, counted from a day long gone.
pub(in crate::extraction) fn is_long_since(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    if tokens.clone().any(|n| is_from_the_start(reading, n) || is_of_years(reading, n)) {
        return true;
    }
    let published = reading.info.date.map(|d| d.day);
    // "growing since March 27, when guerrillas overran a post": what the clause tells of is of that day.
    let of_clause = |end: usize| reading.doc.word(end) == "," && reading.folded(end + 1) == "when";
    let since = reading.dates_in(tokens).iter().filter(|d| d.phrase.role == dates::Role::Since);
    // "Since October 3, when gunmen killed 12, 40 people have died": what opens the sentence is of all that follows.
    let opens = |d: &dates::DatePhrase| d.tokens.start <= tokens.start + 1;
    let counted = |d: &&dates::DatePhrase| {
        (opens(d) || !of_clause(d.tokens.end)) && !is_compared(reading, d.tokens.start)
    };
    since.filter(counted).any(|d| {
        let start = dates::resolve_named(&d.phrase, published).start;
        start.zip(published).is_some_and(|(s, p)| p.since(s).is_ok_and(|gone| gone.get_days() > LONG_SINCE))
    })
}

/// "the deadliest attack since January", "grew to its worst since February", "the first bombing since 2019": whether "since" at a token
/// only compares with the past.
pub(in crate::extraction) fn is_compared(reading: &Reading<'_>, since: usize) -> bool {
    const NOUN: usize = 14;
    let superlative = |n: usize| {
        let word = reading.folded(n);
        let other = matches!(word, "protest" | "request" | "interest" | "northwest" | "southwest");
        word.len() > 6 && word.ends_with("est") && !other || matches!(word, "worst" | "first")
    };
    // "in by far the bloodiest attack on the Bosnian capital since its siege began".
    let phrase = (since.saturating_sub(NOUN)..since).rev();
    phrase.take_while(|n| reading.doc.is_word(*n)).any(superlative)
}

/// "Over the past day three people were killed in the region", "in the last 24 hours": a count of all that a day brought.
pub(in crate::extraction) fn is_of_last_day(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|n| {
        let span = matches!(reading.folded(n + 1), "day" | "24" | "twenty");
        span && matches!(reading.folded(n), "past" | "last" | "previous" | "preceding")
    })
}

/// "since the start of the offensive on April 4", "since the offensive began in October".
fn is_from_the_start(reading: &Reading<'_>, n: usize) -> bool {
    let start = |n: usize| {
        matches!(
            reading.folded(n),
            "start" | "beginning" | "outbreak" | "onset" | "launch" | "creation" | "outset"
        )
    };
    let began = |w: &str| matches!(w, "began" | "started" | "erupted" | "broke" | "launched");
    let war = |w: &str| is_war(w) || matches!(w, "offensive" | "campaign" | "operation" | "uprising");
    reading.folded(n) == "since"
        && reading.folded(n + 1) == "the"
        && (start(n + 2) || reading.any_word(n + 2..n + 5, war) && reading.any_word(n + 3..n + 7, began))
        && !is_compared(reading, n)
}

/// "in the three years up to 2023", "over the past six months", "in the last three weeks".
fn is_of_years(reading: &Reading<'_>, n: usize) -> bool {
    let span = matches!(reading.folded(n), "years" | "months" | "decades" | "weeks");
    let led = (n.saturating_sub(4)..n).any(|k| {
        matches!(reading.folded(k), "in" | "over" | "during" | "within")
            && matches!(reading.folded(k + 1), "the" | "past" | "last")
            && !matches!(reading.folded(k + 2), "preceding" | "following")
    });
    span && led
}

/// What goes on for more days than this is no one event.
const LONG_SINCE: i32 = 7;

/// A war's or a campaign's figures: "since clashes erupted", "so far", "in the conflict", "on both sides".
pub(super) fn is_cumulative(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let word = |n: usize| reading.folded(n);
    let any = |test: &dyn Fn(usize) -> bool| tokens.clone().any(test);
    let is_state = |n: usize| match word(n) {
        "violence" | "clashes" | "crisis" => false,
        "fighting" if word(n + 1) == "for" => false,
        // "fifty prisoners of war".
        "war" => !word(n + 1).starts_with("crime") && !is_of_prisoners(reading, n),
        other => is_war(other),
    };
    let war = || any(&is_state);
    let since = || any(&|n| word(n) == "since" && word(n + 1) != "the" && !is_compared(reading, n));
    // "The fighting, which started at around 5 a.m., left two dead" is of that day.
    let began = || {
        any(&|n| {
            matches!(word(n), "began" | "erupted" | "started")
                && !matches!(word(n.wrapping_sub(1)), "which" | "that")
        })
    };
    let since_then = || any(&|n| word(n) == "since" && matches!(word(n + 1), "then" | "that"));
    let so_far = || any(&|n| word(n) == "so" && word(n + 1) == "far");
    // "55 died on both sides", but not "Both sides said that they had no losses".
    let both_sides = || {
        any(&|n| word(n) == "both" && word(n + 1) == "sides")
            && (any(&|n| word(n) == "sides" && word(n + 1) == "of") || !is_of_a_day(reading, tokens))
            && nobody(reading, tokens).is_none()
    };
    // "Baku says it lost 77": what a side counts in all.
    let side_lost = || {
        any(&|n| {
            matches!(word(n), "says" | "say")
                && matches!(word(n + 1), "it" | "they")
                && (word(n + 2) == "lost" || matches!(word(n + 2), "has" | "have") && word(n + 3) == "lost")
        })
    };
    // "Seventeen people died in other violence".
    let elsewhere = || any(&|n| word(n) == "in" && word(n + 1) == "other" && word(n + 2) == "violence");
    let their_personnel = || any(&|n| word(n) == "their" && word(n + 1) == "personnel");
    // "The latest outbreak ... has killed 1,252": the war is the subject, no place is named.
    let head = tokens.start..tokens.end.min(tokens.start + 14);
    let war_as_subject = || {
        head.clone().any(|n| {
            matches!(word(n), "outbreak" | "outburst" | "conflict")
                || word(n) == "fighting" && word(n + 1) != "for"
        })
    };
    let harmed = harms(reading, tokens).first().map_or(tokens.end, |h| h.0);
    let nowhere = || reading.mentions_in(tokens).is_empty();
    // "The mission's figures show that a total of 979 people were killed in September".
    let of_month = || {
        let month = |d: &dates::DatePhrase| match d.phrase.when {
            dates::When::Day(day) => day.month.is_some() && day.day.is_none() && day.weekday.is_none(),
            _ => false,
        };
        let counted = any(&|n| match word(n) {
            "total" => word(n + 1) == "of",
            "figures" | "statistics" | "monthly" => true,
            _ => false,
        });
        let settled = |m: &usize| reading.place(*m).is_some_and(|p| p.is_settlement());
        counted
            && reading.dates_in(tokens).iter().any(month)
            && !reading.mentions_in(tokens).iter().any(settled)
    };
    // "killed in the conflict", but not "killed during the fighting in Ganja".
    let clause = || (harmed..tokens.end.min(harmed + 10)).take_while(|n| reading.doc.word(*n) != ",");
    let in_war = || {
        clause().any(|n| {
            matches!(word(n), "conflict" | "war") && !is_of_prisoners(reading, n)
                || (matches!(word(n), "fighting" | "clashes")
                    // "another is fighting for her life".
                    && word(n + 1) != "for"
                    && !matches!(word(n.wrapping_sub(1)), "during" | "as")
                    && !is_of_a_day(reading, tokens)
                    && !told_just_before(reading, tokens, n))
        })
    };
    // "in the month-old battle for Tripoli".
    let aged =
        || any(&|n| word(n) == "old" && (is_war(word(n + 1)) || matches!(word(n + 1), "battle" | "siege")));
    // "in the fourth month of fighting".
    let nth = || {
        any(&|n| {
            ordinal_number(word(n)).is_some()
                && matches!(word(n + 1), "month" | "week" | "year" | "day")
                && word(n + 2) == "of"
                // "on the second day of a three-day truce".
                && !reading.any_word(n + 3..n + 8, |w| {
                    matches!(w, "truce" | "ceasefire" | "fire" | "visit" | "talks" | "holiday" | "eid" | "ramadan" | "festival")
                })
                // "in two years of political violence".
                || matches!(word(n), "years" | "months")
                    && word(n + 1) == "of"
                    && (n + 2..n + 5).any(|k| is_war(word(k)))
        })
    };
    is_long_since(reading, tokens)
        || is_of_a_span(reading, tokens)
        || is_across_country(reading, tokens)
        || is_of_several_attacks(reading, tokens, harmed)
        || nth()
        || of_month()
        || aged()
        || since_then()
        || (since() && (war() || began()))
        || (so_far() && war())
        || both_sides()
        || elsewhere()
        || side_lost()
        || their_personnel()
        || in_war()
        || (war_as_subject()
            && !is_of_hours(reading, tokens)
            && (began() || (harmed > tokens.start + 3 && nowhere())))
        || is_subject_of_harm(reading, tokens, harmed)
}

/// "prisoners of war": what they are called.
fn is_of_prisoners(reading: &Reading<'_>, war: usize) -> bool {
    war >= 2
        && reading.folded(war - 1) == "of"
        && matches!(reading.folded(war - 2), "prisoners" | "prisoner" | "veterans" | "victims")
}

/// "A wave of attacks across Iraq killed 42": of events at several places, whichever is told next.
fn is_across_country(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let across = |n: usize| {
        matches!(reading.folded(n), "across" | "throughout")
            || reading.folded(n) == "around" && reading.folded(n + 1) == "the"
    };
    let country = |n: usize| {
        reading.folded(n) == "the" && matches!(reading.folded(n + 1), "country" | "nation")
            || reading.mention_at(n).and_then(|m| reading.place(m)).is_some_and(|p| p.is_country())
    };
    // "across northern Iraq" is of several places as well.
    let reach = |n: usize| if reading.is(n + 1, List::Direction) { n + 2 } else { n + 1 };
    let settled =
        |m: &usize| reading.dated_from() != Some(*m) && reading.place(*m).is_some_and(|p| p.is_settlement());
    // "The ministry's count for the whole region stood at 24 dead".
    let whole = |n: usize| {
        matches!(reading.folded(n), "whole" | "entire")
            && reading.folded(n.wrapping_sub(1)) == "the"
            && (reading.is(n + 1, List::DivisionWord) || reading.folded(n + 1) == "country")
    };
    tokens.clone().any(|n| across(n) && country(reach(n)) || whole(n))
        && !reading.mentions_in(tokens).iter().any(settled)
}

/// "Twelve people have been killed in two attacks in Burkina Faso": of more events than the one that is told next.
fn is_of_several_attacks(reading: &Reading<'_>, tokens: &Range<usize>, harmed: usize) -> bool {
    let several = |n: usize| {
        let word = reading.folded(n);
        reading
            .quantities_in(&(n..n + 1))
            .iter()
            .any(|q| q.toll.and_then(|t| t.low()).is_some_and(|low| low > 1))
            || matches!(word, "two" | "three" | "four" | "five" | "six" | "several" | "separate" | "multiple")
    };
    let attacks = |n: usize| matches!(reading.folded(n), "attacks" | "incidents" | "ambushes" | "raids");
    let told = (harmed..tokens.end.min(harmed + 6))
        .any(|n| reading.folded(n) == "in" && several(n + 1) && (attacks(n + 2) || attacks(n + 3)));
    let nearer = |m: &usize| reading.place(*m).is_some_and(|p| !p.is_country());
    // "killed at least nine people in and around two towns".
    let towns = (harmed..tokens.end.min(harmed + 12)).any(|n| {
        matches!(reading.folded(n), "in" | "around")
            && matches!(reading.folded(n + 1), "two" | "three" | "four" | "several")
            && matches!(reading.folded(n + 2), "towns" | "villages" | "cities" | "provinces" | "districts")
    });
    // "attacked two villages in the southeast and killed 19 people".
    let villages = harmed.saturating_sub(14)..harmed;
    let attacked = villages.into_iter().filter(|n| *n >= tokens.start).any(|n| {
        matches!(
            reading.folded(n),
            "attacked" | "raided" | "stormed" | "hit" | "struck" | "shelled" | "bombed" | "on"
        ) && matches!(reading.folded(n + 1), "two" | "three" | "four" | "five" | "six" | "several")
            && matches!(reading.folded(n + 2), "towns" | "villages" | "cities" | "hamlets")
    });
    (told || towns || attacked) && !reading.mentions_in(tokens).iter().any(nearer)
}

/// Whether a mention is of a settlement or a district, not of a land.
fn is_local(reading: &Reading<'_>, mention: usize) -> bool {
    reading.place(mention).is_some_and(|p| p.is_settlement() || p.radius.km() <= DISTRICT_KM)
}

/// Whether a sentence states the day and names the settlement or the district of what it tells, or the sentence before it does.
fn is_of_a_day(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let day = reading.dates_in(tokens).iter().any(|d| d.phrase.can_date_an_event());
    let settled = |tokens: &Range<usize>| reading.mentions_in(tokens).iter().any(|m| is_local(reading, *m));
    let before = || {
        let n = reading.doc.tokens.get(tokens.start)?.sentence();
        Some(settled(&reading.before_in_block(n)?.tokens))
    };
    day && (settled(tokens) || before() == Some(true))
}

/// "Clashes took place around Akhtarin. Nine were killed in the clashes": those that the sentence before tells of at a settlement.
fn told_just_before(reading: &Reading<'_>, tokens: &Range<usize>, n: usize) -> bool {
    let sentence = reading.doc.tokens.get(tokens.start).map(|t| t.sentence());
    let before = sentence.and_then(|n| n.checked_sub(1)).map(|b| &reading.doc.sentences[b]);
    reading.folded(n.wrapping_sub(1)) == "the"
        && before.is_some_and(|b| {
            // "They beat off an attack on Gradačac on Wednesday. Fourteen died in the fighting".
            let deed = |t: &Hit<'_>| !matches!(t.entry.role, Role::Nothing | Role::State | Role::Harm);
            let fought = reading.triggers_in(&b.tokens).iter().any(deed)
                && reading.dates_in(&b.tokens).iter().any(|d| d.phrase.can_date_an_event());
            (fought || reading.any_word(b.tokens.clone(), |w| w == reading.folded(n)))
                && reading.mentions_in(&b.tokens).iter().any(|m| is_local(reading, *m))
        })
}

/// "The fighting, which started at around 5 a.m., went on until midday": no war is told of by the hours of a day.
fn is_of_hours(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    reading.dates_in(tokens).iter().any(|d| d.phrase.time.is_some())
}

/// "The conflict has killed around 10,000 people", "According to the sources, the confrontations have killed 428": the war is right
/// before the word.
fn is_subject_of_harm(reading: &Reading<'_>, tokens: &Range<usize>, harmed: usize) -> bool {
    let subject = harmed.saturating_sub(3).max(tokens.start)..harmed;
    let begins = |n: usize| n <= tokens.start + 3 || (n - 2..n).any(|k| reading.doc.word(k) == ",");
    let perfect = || matches!(reading.folded(harmed.wrapping_sub(1)), "has" | "have");
    subject.into_iter().any(|n| {
        begins(n)
            && match reading.folded(n) {
                "conflict" | "war" | "insurgency" => !is_of_prisoners(reading, n),
                // "Fighting in Goma killed nine people on Monday".
                "fighting" => perfect() || !is_of_a_day(reading, tokens),
                "confrontations" | "hostilities" | "unrest" | "escalation" => perfect(),
                _ => false,
            }
    })
}
