//! Whether a sentence's figures are those of a war, a campaign or several events, and of none that it tells.

use super::bygone::is_of_a_span;
use super::figure::ordinal_number;
use super::harms;
use super::nobody::nobody;
use super::scope::{is_compared, is_long_since};
use crate::extraction::reading::{Hit, Reading};
use crate::extraction::site::DISTRICT_KM;
use crate::language::english::dates;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use std::ops::Range;

/// A war's or a campaign's figures: "since clashes erupted", "so far", "in the conflict", "on both sides".
pub(super) fn is_cumulative(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let cues = Cues::of(reading, tokens);
    let harmed = harms(reading, tokens).first().map_or(tokens.end, |h| h.0);
    let nowhere = || reading.mentions_in(tokens).is_empty();
    // "The latest outbreak ... has killed 1,252": the war is the subject, no place is named.
    let war_as_subject = || {
        (tokens.start..tokens.end.min(tokens.start + 14)).any(|n| match reading.folded(n) {
            "outbreak" | "outburst" | "conflict" => true,
            // "Fighting erupted in Zawiya on Friday; a civilian was killed".
            "fighting" => reading.folded(n + 1) != "for" && !is_of_a_day(reading, tokens),
            _ => false,
        })
    };
    // "55 died on both sides", but not "Both sides said that they had no losses".
    let both_sides = || {
        cues.both_sides
            && (cues.sides_of || !is_of_a_day(reading, tokens))
            && nobody(reading, tokens).is_none()
    };
    cues.alone
        || is_long_since(reading, tokens)
        || is_of_a_span(reading, tokens)
        || is_across_country(reading, tokens)
        || is_of_several_attacks(reading, tokens, harmed)
        || (cues.counted && is_of_month(reading, tokens))
        || (cues.since && (cues.war || cues.began))
        || (cues.so_far && cues.war)
        || both_sides()
        || is_in_war(reading, tokens, harmed)
        || (war_as_subject()
            && !is_of_hours(reading, tokens)
            && (cues.began || (harmed > tokens.start + 3 && nowhere())))
        || is_subject_of_harm(reading, tokens, harmed)
}

/// Words of a sentence that make its figures those of a war, by themselves or with others.
#[derive(Default)]
struct Cues {
    /// What is enough by itself: "since then", "in other violence", "in the fourth month of fighting".
    alone: bool,
    since: bool,
    so_far: bool,
    both_sides: bool,
    /// "both sides of": of a river, not of those who fight.
    sides_of: bool,
    /// "a total of", "the mission's figures".
    counted: bool,
    /// A war or its violence.
    war: bool,
    began: bool,
}

impl Cues {
    fn of(reading: &Reading<'_>, tokens: &Range<usize>) -> Self {
        let word = |n: usize| reading.folded(n);
        let mut cues = Self::default();
        for n in tokens.clone() {
            match word(n) {
                "since" => {
                    cues.alone |= matches!(word(n + 1), "then" | "that") || is_since_the_war(reading, n);
                    cues.since |= word(n + 1) != "the" && !is_compared(reading, n);
                }
                "so" => cues.so_far |= word(n + 1) == "far",
                "both" => cues.both_sides |= word(n + 1) == "sides",
                // "on both sides of the border", not "of a wall".
                "sides" => {
                    let line = |w: &str| {
                        matches!(w, "border" | "frontier" | "conflict" | "front" | "line" | "divide")
                    };
                    cues.sides_of |= word(n + 1) == "of" && reading.any_word(n + 2..n + 6, line);
                }
                "total" => cues.counted |= word(n + 1) == "of",
                "figures" | "statistics" | "monthly" => cues.counted = true,
                // "The fighting, which started at around 5 a.m., left two dead" is of that day.
                "began" | "erupted" | "started" => {
                    cues.began |= !matches!(word(n.wrapping_sub(1)), "which" | "that");
                }
                // "Seventeen people died in other violence".
                "in" => cues.alone |= word(n + 1) == "other" && word(n + 2) == "violence",
                "their" => cues.alone |= word(n + 1) == "personnel",
                // "Baku says it lost 77": what a side counts in all.
                "says" | "say" => {
                    cues.alone |= matches!(word(n + 1), "it" | "they")
                        && (word(n + 2) == "lost"
                            || matches!(word(n + 2), "has" | "have") && word(n + 3) == "lost");
                }
                // "in the month-old battle for Tripoli".
                "old" => {
                    let fought = reading.is(n + 1, List::War) || matches!(word(n + 1), "battle" | "siege");
                    cues.alone |= fought;
                }
                _ => {}
            }
            cues.alone |= is_nth_of_war(reading, n);
            cues.war |= reading.is(n, List::War) && is_of_war(reading, n);
        }
        cues
    }
}

/// "since the start of hostilities on the frontier", "since the outbreak of the fighting".
fn is_since_the_war(reading: &Reading<'_>, since: usize) -> bool {
    let of = since + 3;
    reading.folded(since + 1) == "the"
        && matches!(reading.folded(since + 2), "start" | "beginning" | "outbreak" | "onset")
        && reading.folded(of) == "of"
        && reading.any_on(of + 1..of + 4, List::War)
}

/// "A further 87 persons were wounded": a number that goes on from that of the sentence before.
pub(super) fn gone_on_from<'r>(
    reading: &'r Reading<'_>,
    sentence: &Range<usize>,
) -> Option<&'r Range<usize>> {
    let further = reading.folded(sentence.start) == "a" && reading.folded(sentence.start + 1) == "further";
    let own = reading.doc.tokens.get(sentence.start)?.sentence();
    let before =
        reading.before_in_block(own).filter(|_| further || reading.folded(sentence.start) == "another")?;
    Some(&before.tokens)
}

/// Whether a word for war or violence speaks of a state that goes on.
fn is_of_war(reading: &Reading<'_>, n: usize) -> bool {
    match reading.folded(n) {
        "violence" | "clashes" | "crisis" => false,
        "fighting" => reading.folded(n + 1) != "for",
        // "fifty prisoners of war".
        "war" => !reading.folded(n + 1).starts_with("crime") && !is_of_prisoners(reading, n),
        _ => true,
    }
}

/// "in the fourth month of fighting", "in two years of political violence".
fn is_nth_of_war(reading: &Reading<'_>, n: usize) -> bool {
    let word = |n: usize| reading.folded(n);
    let of_war = |n: usize| word(n) == "of" && (n + 1..n + 4).any(|k| reading.is(k, List::War));
    // "on the second day of a three-day truce".
    let of_peace = |n: usize| reading.any_of(n..n + 5, WordClass::Peace);
    match word(n) {
        "years" | "months" => of_war(n + 1),
        "month" | "week" | "year" | "day" if word(n + 1) == "of" => {
            let nth = n.checked_sub(1).is_some_and(|n| ordinal_number(word(n)).is_some());
            nth && !of_peace(n + 2)
        }
        _ => false,
    }
}

/// "The mission's figures show that a total of 979 people were killed in September": of a month, and of no town.
fn is_of_month(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let month = |d: &dates::DatePhrase| match d.phrase.when {
        dates::When::Day(day) => day.month.is_some() && day.day.is_none() && day.weekday.is_none(),
        _ => false,
    };
    let settled = |m: &usize| reading.place(*m).is_some_and(|p| p.is_settlement());
    reading.dates_in(tokens).iter().any(month) && !reading.mentions_in(tokens).iter().any(settled)
}

/// "killed in the conflict", but not "killed during the fighting in Ganja".
fn is_in_war(reading: &Reading<'_>, tokens: &Range<usize>, harmed: usize) -> bool {
    let word = |n: usize| reading.folded(n);
    let clause = (harmed..tokens.end.min(harmed + 10)).take_while(|n| reading.doc.word(*n) != ",");
    clause.into_iter().any(|n| match word(n) {
        "conflict" => true,
        "war" => !is_of_prisoners(reading, n),
        "fighting" | "clashes" => {
            // "another is fighting for her life".
            // "died in Monday's fighting".
            let of_day = reading.dates_in(&(n.saturating_sub(2)..n)).iter().any(|d| d.tokens.end + 1 >= n);
            word(n + 1) != "for"
                && !of_day
                && !matches!(word(n.wrapping_sub(1)), "during" | "as")
                && !is_of_a_day(reading, tokens)
                && !is_put_at_town(reading, harmed, n)
                && !told_just_before(reading, tokens, n)
        }
        _ => false,
    })
}

/// "were killed in clashes in Batken", "in a day of fighting at Avdiivka": whether the words put the fighting at a settlement or a district,
/// where nobody says "have been killed" of what still goes on.
fn is_put_at_town(reading: &Reading<'_>, harmed: usize, fighting: usize) -> bool {
    let goes_on = reading.any_word(harmed.saturating_sub(3)..harmed, |w| matches!(w, "have" | "has"));
    let at = matches!(reading.folded(fighting + 1), "in" | "at" | "around" | "near" | "outside");
    let town = |n: usize| reading.mention_at(n).is_some_and(|m| is_local(reading, m));
    at && !goes_on && (fighting + 2..fighting + 5).any(town)
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
    // "The ministry's count for the whole region stood at 24 dead".
    let whole = |n: usize| {
        matches!(reading.folded(n), "whole" | "entire")
            && reading.folded(n.wrapping_sub(1)) == "the"
            && (reading.is(n + 1, List::DivisionWord) || reading.folded(n + 1) == "country")
    };
    tokens.clone().any(|n| across(n) && country(reach(n)) || whole(n)) && !names_town(reading, tokens)
}

/// Whether a sentence names a town, but for the one that the report was filed from.
fn names_town(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let town = |m: &usize| reading.place(*m).is_some_and(|p| p.is_settlement());
    reading.mentions_in(tokens).iter().any(|m| reading.dated_from() != Some(*m) && town(m))
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
    let told = (harmed..tokens.end.min(harmed + 10))
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
    // "six people in the Gaza Strip in two separate attacks": of a land, even where it is no state.
    let apart = told && reading.any_word(harmed..tokens.end.min(harmed + 12), |w| w == "separate");
    (told || towns || attacked) && !reading.mentions_in(tokens).iter().any(nearer)
        || apart && !names_town(reading, tokens)
}

/// Whether a mention is of a settlement or a district, not of a land.
fn is_local(reading: &Reading<'_>, mention: usize) -> bool {
    reading.place(mention).is_some_and(|p| p.is_settlement() || p.radius.km() <= DISTRICT_KM)
}

/// Whether a sentence states the day and names the settlement or the district of what it tells, or the sentence before it does.
fn is_of_a_day(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let day = reading.dates_in(tokens).iter().any(|d| d.phrase.can_date_an_event());
    // "near Menaka", whatever the gazetteer calls it.
    let near = |m: usize| {
        let lead = reading.tokens_of(m).start.wrapping_sub(1);
        matches!(reading.folded(lead), "near" | "outside") && !reading.names_country(m)
    };
    let settled =
        |tokens: &Range<usize>| reading.mentions_in(tokens).iter().any(|m| is_local(reading, *m) || near(*m));
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
