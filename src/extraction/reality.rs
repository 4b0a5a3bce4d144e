//! How real a statement is: told as a fact or a claim, denied, or not an event at all.

mod background;
mod to_come;
mod undone;
mod war;

use super::cues::Cue;
use super::reading::{Hit, Reading};
use super::tolls;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::{Pos, Role};
use crate::model::SubEventType;
use crate::text::{BlockKind, TokenKind};
use background::{is_background, is_scene};
use std::ops::Range;
use to_come::is_planned;
use undone::{is_attempted_abduction, is_called_off, is_undone_after};
use war::is_onset_or_total;

/// How real a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reality {
    /// Told as a fact or a claim.
    Told,
    /// Denied by its speaker.
    Denied,
    /// Planned, feared, imagined, remembered, played or negated.
    Unreal,
    /// A state of war, its beginning or its totals.
    War,
}

/// How far before its trigger a word may stand that makes it unreal, in tokens.
const REACH: usize = 8;

/// How real the statement of `hit` is.
pub(super) fn reality(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> Reality {
    let at = hit.tokens.start;
    if reading.is_play(reading.doc.tokens[at].sentence()) {
        return Reality::Unreal;
    }
    // "dismissed as false reports that gunmen attacked": the noun of what is denied.
    let is_denied_report = |n: usize| {
        const VERB: usize = 4;
        let noun = matches!(reading.folded(n), "reports" | "report" | "claims" | "claim");
        let clause = || (n..at).all(|k| reading.doc.word(k) != ",");
        noun && clause()
            && (n.saturating_sub(VERB).max(sentence.start)..n).any(|k| reading.is(k, List::Denying))
    };
    // "dismissed the chief of the army after gunmen killed 134".
    let is_sacking = |n: usize| {
        const OFFICE: usize = 5;
        let office = |k: usize| {
            reading.is(k, List::OneHuman)
                || matches!(
                    reading.folded(k),
                    "chief" | "head" | "commander" | "minister" | "general" | "governor" | "cabinet"
                )
        };
        reading.folded(n).starts_with("dismiss")
            && matches!(reading.folded(n + 1), "the" | "its" | "his" | "their" | "a" | "an" | "two" | "three")
            && (n + 2..n + OFFICE).any(office)
    };
    let speaks = (sentence.start..at).rev().find(|n| {
        let lists = reading.lists(*n);
        [List::Denying, List::Accusing, List::Saying].into_iter().any(|list| lists.has(list))
            && !is_denied_report(*n)
            && !is_sacking(*n)
    });
    if speaks.is_some_and(|n| reading.is(n, List::Denying)) || called_false(reading, at, sentence) {
        return Reality::Denied;
    }
    let played = is_remembered_or_played(reading, sentence) && !is_done_at_ceremony(reading, hit, sentence);
    if played || is_remembered(reading, hit, sentence) || is_in_court(reading, sentence) {
        return Reality::Unreal;
    }
    let clause = (sentence.start..at)
        .rev()
        .take(REACH)
        .take_while(|n| !matches!(reading.doc.word(*n), "," | ";" | ":" | "\"" | "”" | "“"));
    let unreal: Vec<usize> = clause
        .filter(|n| {
            reading.is(*n, List::Unreal)
                && !is_harmless(reading, *n, at)
                && !is_modal_of_another(reading, hit, *n)
                && !is_of_relative(reading, *n, at)
        })
        .collect();
    if !unreal.is_empty() {
        let negated =
            unreal.iter().any(|n| matches!(reading.folded(*n), "not" | "never" | "n't" | "neither" | "nor"));
        return if negated && speaks.is_some() { Reality::Denied } else { Reality::Unreal };
    }
    // "The loud explosions heard in Torit came from this work", after controlled demolitions.
    let harmless = hit.entry.pos == Pos::Noun
        && matches!(
            reading.folded(at),
            "explosion" | "explosions" | "detonation" | "detonations" | "blast" | "blasts"
        )
        && reading.triggers_in(sentence).iter().all(|t| t.entry.role != Role::Harm);
    if harmless && reading.tells_of_disposal() {
        return Reality::Unreal;
    }
    // "Nobody was attacked and no house was burnt".
    let nobody = at >= sentence.start + 2
        && matches!(reading.folded(at - 2), "nobody" | "none")
        && matches!(reading.folded(at - 1), "was" | "were");
    if nobody && hit.entry.role != Role::Harm {
        return Reality::Unreal;
    }
    if is_planned(reading, hit, sentence)
        || is_attempted_abduction(reading, hit)
        || is_undone_after(reading, hit, sentence)
        || is_called_off(reading, hit, sentence)
        || is_question_or_condition(reading, sentence, at)
    {
        return Reality::Unreal;
    }
    if is_background(reading, hit, sentence)
        || is_setting(reading, hit, sentence)
        || is_called_for(reading, hit, sentence)
    {
        return Reality::Unreal;
    }
    if is_tallied(reading, hit, sentence)
        || is_note(reading, hit)
        || is_guarded_against(reading, hit, sentence)
        || is_wild(reading, hit, sentence)
        || is_habit(reading, sentence)
        || is_mistaken(reading, hit, sentence)
    {
        return Reality::Unreal;
    }
    if is_onset_or_total(reading, hit, sentence) || is_long_since(reading, hit, sentence) {
        return Reality::War;
    }
    Reality::Told
}

/// Whether a sentence is of courts.
fn is_in_court(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    reading.any_on(sentence.clone(), List::Legal) && sentence.clone().any(|n| is_of_court(reading, n))
}

/// A word of courts, but for one that only describes ("a son of the jailed drug lord").
fn is_of_court(reading: &Reading<'_>, n: usize) -> bool {
    if !reading.is(n, List::Legal) {
        return false;
    }
    let word = reading.folded(n);
    let article = n.checked_sub(1).is_some_and(|p| matches!(reading.folded(p), "the" | "a" | "an"));
    // "put three officers to death after a summary trial": by those who took them.
    let summary = word == "trial"
        && n.checked_sub(1).is_some_and(|p| matches!(reading.folded(p), "summary" | "people's" | "mock"));
    if summary {
        return false;
    }
    let describes = word.ends_with("ed") && article && reading.doc.is_word(n + 1);
    !describes
}

/// "delivered eleven babies in one night at Les Cayes, during the floods": a disaster that only says when something else was.
fn is_setting(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let at = hit.tokens.start;
    let led = at >= sentence.start + 2
        && reading.folded(at - 1) == "the"
        && matches!(reading.folded(at - 2), "during" | "amid" | "since");
    hit.entry.sub_event_type == Some(SubEventType::AccidentOrDisaster)
        && led
        && reading.triggers_in(sentence).iter().all(|t| t.entry.role != Role::Harm)
}

/// "In the week under review the mission recorded several attacks on civilians in both provinces": how many there were, of which none is
/// told.
fn is_tallied(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let at = hit.tokens.start;
    let many = |n: usize| {
        reading.is_counted(n)
            || matches!(
                reading.folded(n.wrapping_sub(1)),
                "several" | "numerous" | "many" | "dozens" | "repeated"
            )
    };
    let kept = |w: &str| matches!(w, "recorded" | "registered" | "documented" | "logged" | "tallied");
    let settled = |m: &usize| reading.place(*m).is_some_and(|p| p.is_settlement());
    hit.entry.pos == Pos::Noun
        && matches!(
            reading.folded(at),
            "attacks" | "raids" | "ambushes" | "killings" | "abductions" | "clashes"
        )
        && (many(at) || many(at.saturating_sub(1)))
        && reading.any_word(at.saturating_sub(REACH).max(sentence.start)..at, kept)
        && !reading.mentions_in(sentence).iter().any(settled)
        && reading.triggers_in(sentence).iter().all(|t| t.entry.role != Role::Harm)
}

/// "The Palestinians protested against a plan": a government or a delegation, which takes to no street.
fn is_note(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let (before, next) = (hit.tokens.start.wrapping_sub(1), hit.tokens.end);
    let against = reading.folded(hit.tokens.end - 1) == "against" || reading.folded(next) == "against";
    let by = reading.mention_at(before).is_some() || reading.is(before, List::SpeakingOffice);
    let measure = |w: &str| {
        matches!(w, "plan" | "plans" | "decision" | "proposal" | "violation" | "violations" | "resolution")
    };
    // "Moscow in turn protested against the shelling of a laboratory".
    let capital = reading.doc.tokens.get(hit.tokens.start).is_some_and(|token| {
        let start = reading.doc.sentences[token.sentence()].tokens.start;
        let opens = reading.mention_at(start).and_then(|m| reading.place(m));
        opens.is_some_and(|p| p.is_country() || p.feature_code == "PPLC")
            && hit.tokens.start <= start + 4
            && reading.triggers_in(&(next..next + 5)).iter().any(|t| t.entry.role != Role::Nothing)
    });
    reading.folded(hit.tokens.start) == "protested"
        && against
        && (by && reading.any_word(next..next + 5, measure) || capital)
}

/// "Attacks on the police are reported almost daily", "The town is often shelled": what goes on, of no day.
fn is_habit(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let habit = |n: usize| match reading.folded(n) {
        "regularly" | "routinely" | "frequently" | "often" | "sporadically" => true,
        // "Farmers and herders have long clashed".
        "long" => matches!(reading.folded(n.wrapping_sub(1)), "have" | "has" | "had"),
        "nightly" => matches!(reading.folded(n.wrapping_sub(1)), "near" | "-" | "almost"),
        "daily" => matches!(reading.folded(n.wrapping_sub(1)), "almost" | "nearly" | "a" | "virtually"),
        "every" | "most" => {
            matches!(reading.folded(n + 1), "day" | "night" | "week" | "days" | "nights" | "weeks")
        }
        _ => false,
    };
    let dated = || reading.dates_in(sentence).iter().any(|d| d.phrase.can_date_an_event());
    reading.may_in(sentence, Cue::Habit) && sentence.clone().any(habit) && !dated()
}

/// Whether a word may tell of a habit.
pub(super) fn may_be_habit(word: &str) -> bool {
    matches!(word, "regularly" | "routinely" | "frequently" | "often" | "sporadically" | "long")
        || matches!(word, "nightly" | "daily" | "every" | "most")
}

/// "wants an end to kidnappings", "bracing for floods", "to bring down attacks", "promised more air defences against missile strikes": what is to end, and what one guards against.
fn is_guarded_against(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let from = hit.tokens.start.saturating_sub(REACH).max(sentence.start);
    let ends = |w: &str| matches!(w, "end" | "halt" | "stop");
    let led = |n: usize| match reading.folded(n + 1) {
        // "bracing for floods", "asked for help to bring down attacks".
        "for" if reading.folded(n) == "bracing" => true,
        // "which prohibits the murder of anyone in custody".
        "the"
            if matches!(reading.folded(n), "prohibits" | "prohibit" | "prohibiting" | "bans" | "outlaws") =>
        {
            true
        }
        "down" if matches!(reading.folded(n), "bring" | "bringing") => true,
        "to" => ends(reading.folded(n)) && reading.any_of(n.saturating_sub(4)..n, WordClass::Wish),
        "against" | "from" => reading.is_one_of(n, WordClass::Protection),
        _ => false,
    };
    let plain = (from..hit.tokens.start).rev().take_while(|n| reading.doc.is_word(*n));
    hit.entry.pos == Pos::Noun && plain.into_iter().any(led)
}

/// "A tusker attacked a hamlet", "a cyclone bombarded the coast", "it sounded like an artillery barrage", "fired from the range at
/// Chandipur": what animals, the weather and those who test weapons do.
fn is_wild(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let at = hit.tokens.start;
    let from = at.saturating_sub(REACH).max(sentence.start);
    let subject = hit.entry.role != Role::Harm
        && hit.entry.sub_event_type != Some(SubEventType::AccidentOrDisaster)
        && (from..at).any(|n| reading.is(n, List::Wild))
        && reading.weapons_in(&(from..at)).is_empty()
        && reading.actors_in(&(from..at)).is_empty();
    let disaster = |t: &Hit<'_>| t.entry.sub_event_type == Some(SubEventType::AccidentOrDisaster);
    let alike = (at.saturating_sub(3).max(sentence.start)..at).any(|n| reading.folded(n) == "like")
        && reading.triggers_in(sentence).iter().any(disaster);
    // "talks in Abidjan collapsed": nothing that stood.
    let talks = |w: &str| {
        matches!(
            w,
            "talks"
                | "negotiations"
                | "truce"
                | "ceasefire"
                | "government"
                | "coalition"
                | "economy"
                | "currency"
        )
    };
    let failed = reading.folded(at).starts_with("collaps") && reading.any_word(from..at, talks);
    let range = (hit.tokens.end..sentence.end).any(|n| {
        reading.folded(n) == "range"
            && reading.any_word(n.saturating_sub(4)..n, |w| matches!(w, "from" | "at"))
            && reading.folded(n.wrapping_sub(1)) != "close"
            // "fought at a range of under a hundred metres".
            && reading.folded(n + 1) != "of"
    });
    subject || alike || range || failed
}

/// "bangs that many took for shots", "fireworks mistaken for gunfire".
fn is_mistaken(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let from = hit.tokens.start.saturating_sub(3).max(sentence.start);
    (from..hit.tokens.start).any(|n| {
        reading.folded(n) == "for"
            && matches!(
                reading.folded(n.wrapping_sub(1)),
                "mistaken" | "mistook" | "took" | "taken" | "mistaking"
            )
    })
}

/// "Unions have called another rally for 20 May", "called for a protest".
fn is_called_for(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let protest = hit.entry.sub_event_type == Some(SubEventType::PeacefulProtest);
    let from = hit.tokens.start.saturating_sub(5).max(sentence.start);
    protest && reading.any_of(from..hit.tokens.start, WordClass::CallingOut)
}

/// "Since January over 400 have been killed in attacks in the region": more than one event told together.
fn is_long_since(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    // "since the insurgency erupted anew in January 2004".
    let year = |n: usize| matches!(reading.folded(n).parse::<u32>(), Ok(1900..=2100));
    let since_year = || {
        sentence.clone().any(|n| reading.folded(n) == "since" && (n + 1..(n + 9).min(sentence.end)).any(year))
    };
    // The day that "since" counts from dates nothing.
    let counted_from =
        |at: usize| (at.saturating_sub(9).max(sentence.start)..at).any(|n| reading.folded(n) == "since");
    let dated = || {
        let mut dates = reading.dates_in(sentence).iter();
        dates.any(|d| d.phrase.can_date_an_event() && !counted_from(d.tokens.start))
    };
    let several = reading.folded(hit.tokens.end - 1).ends_with('s') || hit.entry.role == Role::Harm;
    several && (since_year() || tolls::is_long_since(reading, sentence)) && !dated()
}

/// "There were no casualties in the shelling", "no immediate reports of injuries after the blast".
fn is_of_casualties(reading: &Reading<'_>, n: usize) -> bool {
    let noun = |k: usize| {
        matches!(
            reading.folded(k),
            "casualties" | "injuries" | "deaths" | "fatalities" | "victims" | "damage"
        )
    };
    (n + 1..n + 7).take_while(|k| reading.doc.is_word(*k)).any(noun)
}

/// "not only attacked", "no one was killed when": words that negate something else than the trigger at `at`.
fn is_harmless(reading: &Reading<'_>, n: usize, at: usize) -> bool {
    let before = |k: usize| k <= at;
    match reading.folded(n) {
        // "did not survive the bomb that came down on Kupiansk".
        "not" => matches!(reading.folded(n + 1), "only" | "immediately" | "far" | "survive" | "outlive"),
        // "had no part in Monday night's shelling".
        "no" => {
            let dated = at > 0 && reading.doc.tokens[at - 1].kind == TokenKind::Possessive;
            let part = matches!(reading.folded(n + 1), "part" | "role" | "hand" | "involvement");
            matches!(reading.folded(n + 1), "one" | "group") || part && dated || is_of_casualties(reading, n)
        }
        // "Dozens were feared dead after a strike on Rafah".
        "feared" | "fears" => {
            matches!(reading.folded(n + 1), "dead" | "killed" | "trapped" | "missing" | "buried")
                && before(n + 2)
        }
        // "On 11 May a drone hit": the month.
        "may" if is_month(reading, n) => true,
        // "Doctors Without Borders condemned the attack": a name.
        "without" => {
            reading.doc.is_capitalised(n)
                && reading.doc.is_capitalised(n + 1)
                && n > 0
                && !is_title(reading, n)
        }
        // "We can now give the consequences of the attack".
        "can" => reading.folded(n + 1) == "now",
        // "said that it would look into an air strike which killed 140".
        "will" | "would" | "plans" if is_inquiry(reading, n) => true,
        // "may have killed", "must have been hit": a guess at what did happen.
        "may" | "might" | "must" | "could" => reading.folded(n + 1) == "have",
        _ => false,
    }
}

/// "will look into", "would investigate": whether a modal is of looking into what did happen.
fn is_inquiry(reading: &Reading<'_>, modal: usize) -> bool {
    (modal + 1..modal + 4).any(|n| match reading.folded(n) {
        "look" => reading.folded(n + 1) == "into",
        word => matches!(word, "investigate" | "examine" | "review" | "probe" | "inquire" | "study"),
    })
}

/// "A man who could not walk was burnt to death", "took passengers off who could not recite it and killed eight": what a relative clause
/// says of the one whose verb is passive, or before "and" with another deed.
fn is_of_relative(reading: &Reading<'_>, n: usize, at: usize) -> bool {
    let who = (n.saturating_sub(2)..n).any(|k| matches!(reading.folded(k), "who" | "which"));
    let passive = at > n + 1 && matches!(reading.folded(at - 1), "was" | "were");
    let and = at > n + 2 && reading.folded(at - 1) == "and";
    who && (passive || and) && (n + 1..at - 1).all(|k| reading.doc.is_word(k))
}

/// "separated those who could recite the creed and shot the rest": a modal takes no past form but a passive one.
fn is_modal_of_another(reading: &Reading<'_>, hit: &Hit<'_>, modal: usize) -> bool {
    let past = reading.folded(hit.tokens.start);
    matches!(reading.folded(modal), "could" | "would" | "can" | "may" | "might" | "should" | "must" | "will")
        && hit.entry.pos == Pos::Verb
        && past.ends_with("ed")
        && !reading.any_of(modal + 1..hit.tokens.start, WordClass::AfterModal)
        && reading.any_word(modal + 1..hit.tokens.start, |w| matches!(w, "and" | "before" | "after" | "then"))
}

fn is_title(reading: &Reading<'_>, n: usize) -> bool {
    reading.kind(reading.doc.tokens[n].sentence()) == BlockKind::Title
}

fn is_month(reading: &Reading<'_>, n: usize) -> bool {
    reading.doc.is_capitalised(n) && reading.is_in_date(n)
}

/// "... is groundless and false": the quoted accusation is denied.
fn called_false(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> bool {
    if !reading.may_in(sentence, Cue::CalledFalse) {
        return false;
    }
    let reported = || {
        reading.any_word(sentence.start..from, |w| {
            matches!(
                w,
                "reports" | "claims" | "claim" | "report" | "allegations" | "accusations" | "accounts"
            )
        })
    };
    // "Reports that planes killed dozens in Saraqib are a hoax", "... were entirely false".
    let is_said_of = |n: usize| {
        reading
            .any_word(n.saturating_sub(3).max(from)..n, |w| matches!(w, "is" | "are" | "was" | "were" | "as"))
    };
    reading.any_word(from..sentence.end, is_groundless)
        || (from..sentence.end).any(|n| is_untrue(reading.folded(n)) && is_said_of(n) && reported())
}

fn is_groundless(word: &str) -> bool {
    matches!(word, "groundless" | "baseless" | "fabricated" | "fabrication")
}

fn is_untrue(word: &str) -> bool {
    matches!(word, "hoax" | "false" | "untrue" | "lie" | "lies" | "unfounded" | "fake")
}

/// Whether a word may call false what others say.
pub(super) fn may_be_false(word: &str) -> bool {
    is_groundless(word) || is_untrue(word)
}

/// An anniversary, a drill, a film: the sentence says so.
fn is_remembered_or_played(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let played = |n: usize| reading.is_one_of(n, WordClass::Played);
    // Two words of plays: "died at the scene" has one.
    let fiction_beside =
        |n: usize| sentence.clone().any(|other| other != n && reading.is(other, List::Fiction));
    reading.any_on(sentence.clone(), List::Remembering)
        && sentence.clone().any(|n| is_remembering(reading, n))
        || is_rehearsed_or_mourned(reading, sentence)
        || reading.any_of(sentence.clone(), WordClass::Played)
            && sentence.clone().any(|n| played(n) && fiction_beside(n))
}

/// Whether a word may be of what is recalled or rehearsed, beside those of [`List::Remembering`].
pub(super) fn may_recall(word: &str) -> bool {
    matches!(word, "exercise" | "memorial" | "years" | "decades" | "part" | "memory") || is_marking(word)
}

fn is_marking(word: &str) -> bool {
    matches!(word, "marks" | "marked" | "marking" | "mark")
}

/// Whether a word tells of a commemoration: not "it should be remembered that", nor "minutes before the Remembrance Sunday service", which
/// says when.
fn is_remembering(reading: &Reading<'_>, n: usize) -> bool {
    let recalls = reading.folded(n).starts_with("remember") && reading.folded(n + 1) == "that";
    let day = reading.folded(n) == "remembrance"
        && matches!(reading.folded(n + 1), "sunday" | "day")
        && (n.saturating_sub(3)..n).any(|k| matches!(reading.folded(k), "before" | "after" | "during"));
    reading.is(n, List::Remembering) && !recalls && !day
}

/// "Two explosions killed nearly 100 people at a ceremony to commemorate a commander": what is done to those who remember.
fn is_done_at_ceremony(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    const PHRASE: usize = 9;
    let gathering = |n: usize| {
        reading.is_one_of(n, WordClass::Gathering)
            && reading.any_word(n.saturating_sub(4)..n, |w| {
                matches!(w, "at" | "during" | "hit" | "targeted" | "on")
            })
    };
    let remembering = (hit.tokens.end..sentence.end).find(|n| reading.is(*n, List::Remembering));
    // "A bomb killed 14 people on Tuesday, on the eve of the anniversary of the coup": it says when.
    if remembering.is_some_and(|n| tolls::is_anniversary(reading, n)) {
        return true;
    }
    // "opened fire on students who were marking the anniversary of martial law": what those did who were hurt.
    let who = |n: usize| {
        reading.any_word(hit.tokens.end..n, |w| w == "who")
            && reading.any_word(n.saturating_sub(4)..n, |w| {
                matches!(w, "marking" | "commemorating" | "celebrating")
            })
    };
    if remembering.is_some_and(who) {
        return true;
    }
    // "killed 90 people, targeting a rehearsal for a parade".
    let struck = |n: usize| {
        reading.any_word(n.saturating_sub(3)..n, |w| matches!(w, "targeting" | "targeted" | "hitting" | "at"))
    };
    let alone = |n: usize| reading.count(&(sentence.start..n), List::Remembering) == 0;
    if remembering.is_some_and(|n| struck(n) && alone(n)) {
        return true;
    }
    remembering.is_some_and(|n| {
        (n.saturating_sub(PHRASE).max(hit.tokens.end)..n).any(gathering)
            && reading.count(&(sentence.start..n), List::Remembering) == 0
    })
}

/// "as the annual exercise ended", "a memorial to those who died", "seventy years ago": what no list of words alone can tell.
fn is_rehearsed_or_mourned(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let exercise = |n: usize| {
        let noun = n.checked_sub(1).is_some_and(|p| {
            let before = reading.folded(p);
            !matches!(before, "to" | "must" | "should" | "and" | "will" | "urged" | "parties" | "sides")
        });
        reading.folded(n) == "exercise"
            && noun
            && !matches!(reading.folded(n + 1), "restraint" | "caution" | "control" | "their" | "its" | "his")
    };
    // "Bakhsh Memorial Hospital" is a name.
    let memorial = |n: usize| {
        reading.folded(n) == "memorial" && !reading.doc.is_capitalised(n) && !is_scene(reading, n, sentence)
    };
    let ago = |n: usize| {
        matches!(reading.folded(n), "years" | "decades")
            && matches!(reading.folded(n + 1), "ago" | "earlier")
            && n < sentence.start + 6
    };
    // "The assault on Tuesday was part of the annual training of special forces".
    let trained = |n: usize| {
        reading.folded(n) == "part"
            && matches!(reading.folded(n.wrapping_sub(1)), "was" | "is" | "were" | "as")
            && reading.any_word(n + 1..n + 9, |w| {
                matches!(w, "training" | "drill" | "drills" | "manoeuvres" | "maneuvers")
            })
    };
    reading.may_in(sentence, Cue::Recalling)
        && sentence.clone().any(|n| exercise(n) || memorial(n) || ago(n) || trained(n))
}

/// "Halabja marks 25 years since the gas attack", "in memory of the people whom aircraft killed there": not "a bomb hit a ceremony in memory
/// of a commander".
fn is_remembered(reading: &Reading<'_>, hit: &Hit<'_>, sentence: &Range<usize>) -> bool {
    let marked = |n: usize| {
        is_marking(reading.folded(n))
            && reading.any_word(n + 1..n + 6, |w| matches!(w, "years" | "year" | "months" | "decades"))
            && reading.any_word(n + 2..n + 7, |w| matches!(w, "since" | "after"))
    };
    let in_memory = |n: usize| {
        n > 0
            && reading.folded(n) == "memory"
            && reading.folded(n - 1) == "in"
            && reading.folded(n + 1) == "of"
    };
    reading.may_in(sentence, Cue::Recalling)
        && (sentence.start..hit.tokens.start).any(|n| marked(n) || in_memory(n))
}

/// A question, or a condition that the trigger is part of.
fn is_question_or_condition(reading: &Reading<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let last = sentence.end.checked_sub(1).map_or("", |n| reading.doc.word(n));
    let first = (sentence.start..at).find(|n| !reading.folded(*n).is_empty());
    let conditional = first.is_some_and(|n| matches!(reading.folded(n), "if" | "should" | "unless"));
    let ended = (sentence.start..at).any(|n| reading.doc.word(n) == ",");
    last == "?" || (conditional && !ended)
}
