//! When a statement's event happened.

mod said;

use super::aftermath::is_of_aftermath;
use super::reading::Reading;
use super::tolls;
use crate::language::english::dates::{self, DatePhrase, Day, Phrase, Role, Unit, When};
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::{DateClaim, TimeOfDay};
use crate::text::{BlockKind, Span, TokenKind};
use jiff::civil::Date;
use said::is_of_saying;
use std::ops::Range;

/// A date with the words that it was read from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dated {
    pub claim: DateClaim,
    pub span: Option<Span>,
    /// Whether the words put it long before the report: history.
    pub past: bool,
    /// Whether it is the day of what followed, a funeral or a death in hospital.
    pub followed: bool,
}

/// The day on which the words of a sentence count as written: a post's own date, else the report's.
pub(super) fn written(reading: &Reading<'_>, sentence: usize) -> Option<Date> {
    let block = reading.doc.sentences[sentence].block;
    let published = reading.info.date.map(|d| d.day);
    if reading.doc.blocks[block].kind != BlockKind::Post {
        return published;
    }
    let signature = reading.doc.blocks.get(block + 1).filter(|b| b.kind == BlockKind::Signature);
    let day = signature.and_then(|b| {
        let tokens = reading.doc.tokens_in(b.span);
        let phrase = reading.dates_in(&tokens).first()?;
        dates::resolve(&phrase.phrase, published).start
    });
    day.or(published)
}

/// The date of the statement whose trigger is at `trigger`, from the phrases of its sentence.
///
/// The nearest phrase that can date an event wins; one that stands with a "since" or a scheduled future does not. The day on
/// which something was said, or on which its wounded died, dates it where no other does, and is not stated as its date.
/// `before` is the date that the sentences before it in its block are about.
pub(super) fn of_statement(
    reading: &Reading<'_>,
    sentence: usize,
    trigger: &Range<usize>,
    before: Option<DateClaim>,
) -> Option<Dated> {
    if reading.dates_in(&reading.doc.sentences[sentence].tokens).is_empty() {
        return None;
    }
    let asked = Asked { sentence, trigger: (trigger.start, trigger.end), before };
    reading.dated(asked, || read(reading, sentence, trigger, before))
}

/// What a day is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Asked {
    sentence: usize,
    trigger: (usize, usize),
    before: Option<DateClaim>,
}

fn read(
    reading: &Reading<'_>,
    sentence: usize,
    trigger: &Range<usize>,
    before: Option<DateClaim>,
) -> Option<Dated> {
    let tokens = &reading.doc.sentences[sentence].tokens;
    let written = written(reading, sentence);
    let is_caption = reading.kind(sentence) == BlockKind::Caption;
    let phrases = reading.dates_in(tokens);
    let distance = |d: &DatePhrase| {
        if d.tokens.start >= trigger.end {
            d.tokens.start - trigger.end
        } else {
            trigger.start.saturating_sub(d.tokens.end) + 2
        }
    };
    let best = phrases
        .iter()
        .filter(|d| {
            !is_time_only(d)
                && (leads_in(reading, d, trigger) || !is_in_apposition(reading, d, phrases))
                && (usable(reading, d, is_caption) || is_of_when_clause(reading, d, trigger))
                && !is_of_vote(reading, d)
                && !is_of_newspaper(reading, d)
                && !is_other_feast(reading, d, written)
                && !is_how_often(reading, d)
                && !leads_next_clause(reading, d, trigger, phrases)
                && !is_reckoned(reading, d, trigger, phrases)
                && !is_of_another_deed(reading, d, trigger, tokens, written)
        })
        .min_by_key(|d| {
            let is_late = is_of_saying(reading, d, tokens) || is_of_aftermath(reading, d, tokens);
            let leads = leads_in(reading, d, trigger)
                || is_of_when_clause(reading, d, trigger)
                || is_own_day(reading, d, trigger);
            let of_war = is_of_the_war(reading, d, trigger);
            // "struck for the ninth time this year": of no day.
            let of_years = matches!(d.phrase.when, When::Years(..) | When::Year(_));
            (of_war || of_years, !leads, is_late, is_of_hours(d), d.phrase.role != Role::On, distance(d))
        })?;
    let mut claim = match best.phrase.when {
        When::Relative { unit, .. } => {
            let told = named_before(reading, phrases, best, trigger, tokens, written);
            let named = told.is_some() || before.is_some_and(|b| b.is_resolved());
            let anchor = told
                .or_else(|| before.filter(DateClaim::is_resolved))
                .or_else(|| written.map(DateClaim::on))?;
            let mut claim = dates::resolve_from(&from_anchor(reading, best, trigger), &anchor, written);
            // "shot four policemen and opened fire on a train the same day": as what no words have dated.
            let same = matches!(best.phrase.when, When::Relative { amount: Some(0), .. });
            claim.stated &= !same || named;
            // "months after gunmen killed 130 in Paris": nobody knows when, but not on the day that it is counted from.
            let far = matches!(unit, Unit::Weeks | Unit::Months | Unit::Years | Unit::Decades);
            if claim.is_unknown() && !far { anchor } else { claim }
        }
        When::Day(day) if day.year.is_none() && is_of_that_year(reading, best) => {
            let year = Some(year_told_before(reading, best)?);
            let phrase = Phrase { when: When::Day(Day { year, ..day }), ..best.phrase };
            dates::resolve_named(&phrase, written)
        }
        _ if is_of_when_clause(reading, best, trigger) => {
            dates::resolve_named(&Phrase { role: Role::On, ..best.phrase }, written)
        }
        // "Since the morning of October 19 they have been shelling": the day that it began.
        _ => dates::resolve_named(&best.phrase, written),
    };
    let followed = is_of_aftermath(reading, best, tokens);
    claim.stated &= !followed && !is_of_saying(reading, best, tokens);
    let hour = claim.time_of_day.or_else(|| time_of_day(reading, tokens));
    claim.time_of_day = hour.filter(|_| !followed);
    if is_into_day(reading, best) {
        claim.time_of_day = Some(TimeOfDay::Dawn);
    }
    let past = written.is_some_and(|w| dates::is_past_reference(&best.phrase, Some(w)))
        || is_long_span(&claim)
        || claim.is_unknown() && matches!(best.phrase.when, When::Relative { .. })
        || (written.is_none() && names_past(&best.phrase));
    Some(Dated { claim, span: Some(best.span), past, followed })
}

/// "one of the worst raids since the war began 19 months ago": the day of the war.
fn is_of_the_war(reading: &Reading<'_>, date: &DatePhrase, trigger: &Range<usize>) -> bool {
    let from = date.tokens.start.saturating_sub(8);
    let Some(since) = (from..date.tokens.start).rev().find(|n| reading.folded(*n) == "since") else {
        return false;
    };
    let clause = since + 1..date.tokens.start;
    !clause.contains(&trigger.start)
        && reading.any_on(clause.clone(), List::War)
        && reading.any_word(clause, |w| matches!(w, "began" | "started" | "erupted" | "broke" | "flared"))
}

/// "the deadliest bombing since June 2009, when a car bomb killed the minister": whether the clause that a day begins tells of a deed.
fn is_of_when_clause(reading: &Reading<'_>, date: &DatePhrase, trigger: &Range<usize>) -> bool {
    const CLAUSE: usize = 16;
    let comma = date.tokens.end;
    date.phrase.role == Role::Since
        && reading.doc.word(comma) == ","
        && reading.folded(comma + 1) == "when"
        && (comma + 2..comma + 2 + CLAUSE).contains(&trigger.start)
}

/// "Sunday's heavy shelling", "killed by last Sunday's strike": whose day a deed is said to be of.
fn is_own_day(reading: &Reading<'_>, date: &DatePhrase, trigger: &Range<usize>) -> bool {
    const ADJECTIVES: usize = 3;
    let possessive = date.tokens.end;
    if !reading.is_possessive(possessive) {
        return false;
    }
    let deed = possessive + 1..possessive + 2 + ADJECTIVES;
    let by = date.tokens.start.wrapping_sub(1);
    let harm_by = trigger.end == by && matches!(reading.folded(by), "by" | "in");
    deed.contains(&trigger.start) || harm_by && !reading.triggers_in(&deed).is_empty()
}

/// "on Sunday, a day after troops had pounded two sectors": words that count from the day named before them to what follows.
fn leads_in(reading: &Reading<'_>, date: &DatePhrase, trigger: &Range<usize>) -> bool {
    // ", more than a year after".
    let rough = |n: &usize| reading.is_one_of(*n, WordClass::Roughly);
    let before = (0..date.tokens.start).rev().find(|n| !rough(n));
    matches!(date.phrase.when, When::Relative { back: false, .. })
        && before.is_some_and(|n| reading.doc.word(n) == "," || comes(reading.folded(n)))
        && reading.folded(date.tokens.end - 1) == "after"
        && date.tokens.end <= trigger.start
        && is_of_clause(reading, date.tokens.end, trigger)
}

/// "came", "took place": a verb of which the day is counted from what is told behind it.
fn comes(word: &str) -> bool {
    matches!(word, "came" | "comes" | "happened" | "occurred" | "place")
}

/// "a home-made mortar bomb crashed", "the cathedral of Jolo was bombed": whether nothing stands before a trigger, from a token on, but the
/// subject of its clause.
fn is_of_clause(reading: &Reading<'_>, from: usize, trigger: &Range<usize>) -> bool {
    const SUBJECT: usize = 12;
    let subject = from..trigger.start;
    subject.len() <= SUBJECT
        && subject.into_iter().all(|n| {
            let plain = reading.doc.is_word(n) || reading.doc.word(n) == "-";
            plain && !reading.is(n, List::Saying) && !matches!(reading.folded(n), "when" | "that")
        })
}

/// "It came six days after they overran the camp on July 18": words that count from what follows, whose own day is named behind it.
fn is_reckoned(
    reading: &Reading<'_>,
    date: &DatePhrase,
    trigger: &Range<usize>,
    phrases: &[DatePhrase],
) -> bool {
    let after = matches!(date.phrase.when, When::Relative { back: false, .. })
        && reading.folded(date.tokens.end - 1) == "after"
        && date.tokens.end <= trigger.start;
    after
        && phrases.iter().any(|d| {
            let clause = trigger.end..d.tokens.start;
            d.tokens.start >= trigger.end
                && matches!(d.phrase.when, When::Day(_))
                && d.phrase.role == Role::On
                && usable(reading, d, false)
                && clause.into_iter().all(|n| reading.doc.word(n) != ";")
        })
}

/// "on Aug. 3, four days before the inauguration": what only says which day that was.
fn is_in_apposition(reading: &Reading<'_>, date: &DatePhrase, phrases: &[DatePhrase]) -> bool {
    let comma = date.tokens.start.checked_sub(1).filter(|n| reading.doc.word(*n) == ",");
    let named = |d: &DatePhrase| Some(d.tokens.end) == comma && matches!(d.phrase.when, When::Day(_));
    matches!(date.phrase.when, When::Relative { .. }) && phrases.iter().any(named)
}

/// "On Nov. 1 of that year", "on 3 May of the same year".
fn is_of_that_year(reading: &Reading<'_>, date: &DatePhrase) -> bool {
    let end = date.tokens.end;
    let that = match reading.folded(end + 1) {
        "that" => reading.folded(end + 2) == "year",
        "the" => reading.folded(end + 2) == "same" && reading.folded(end + 3) == "year",
        _ => false,
    };
    reading.folded(end) == "of" && that
}

/// The last year that the report names before a date.
fn year_told_before(reading: &Reading<'_>, date: &DatePhrase) -> Option<i16> {
    let before = reading.dates().iter().rev().filter(|d| d.tokens.end <= date.tokens.start);
    before.into_iter().find_map(|d| match d.phrase.when {
        When::Day(day) => day.year,
        When::Years(_, last) => Some(last),
        _ => None,
    })
}

/// "Forces fired at protesters on Sunday, taking the toll in that day's clashes to two": the day that the sentence names before one that
/// counts from it.
fn named_before(
    reading: &Reading<'_>,
    phrases: &[DatePhrase],
    counted: &DatePhrase,
    trigger: &Range<usize>,
    sentence: &Range<usize>,
    written: Option<Date>,
) -> Option<DateClaim> {
    // "said on Saturday that its rockets had not killed anybody two days earlier".
    let earlier = matches!(reading.folded(counted.tokens.end - 1), "earlier" | "before");
    // "said on Sunday that it had overrun a post at noon that day".
    let that =
        reading.any_word(counted.tokens.clone(), |w| w == "that") || leads_in(reading, counted, trigger);
    // "On October 9 a bomb killed 53, and an assault a day later cost 23 lives".
    let later = matches!(reading.folded(counted.tokens.end - 1), "later" | "afterwards");
    if !earlier && !later && !that && reading.folded(counted.tokens.start) != "the" {
        return None;
    }
    let named = phrases.iter().filter(|d| d.tokens.end <= counted.tokens.start);
    let named = named
        .filter(|d| usable(reading, d, false) && (earlier || that || !is_of_saying(reading, d, sentence)));
    let mut named = named.filter(|d| matches!(d.phrase.when, When::Day(_)));
    named.next_back().map(|d| dates::resolve_named(&d.phrase, written)).filter(DateClaim::is_resolved)
}

/// "Overnight into Friday", "in the night to Friday": before the dawn of the day.
fn is_into_day(reading: &Reading<'_>, date: &DatePhrase) -> bool {
    (date.tokens.start.saturating_sub(1)..date.tokens.end).any(|n| {
        matches!(reading.folded(n), "to" | "into")
            && matches!(reading.folded(n.wrapping_sub(1)), "night" | "overnight")
    })
}

/// The time of day that a sentence names without a day.
pub(super) fn time_of_day(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<TimeOfDay> {
    let phrases = reading.dates_in(tokens).iter().filter(|d| is_time_only(d));
    phrases.filter_map(|d| d.phrase.time).next()
}

/// "It came a week after an assault on ...": what follows lies before the day that the words count from.
fn from_anchor(reading: &Reading<'_>, date: &DatePhrase, trigger: &Range<usize>) -> Phrase {
    let When::Relative { amount: Some(amount), back: false, unit } = date.phrase.when else {
        return date.phrase;
    };
    let between = date.tokens.end..trigger.start;
    let near =
        || between.len() <= 4 && !reading.any_word(between.clone(), |w| matches!(w, "the" | "that" | "this"));
    let follows = reading.folded(date.tokens.end - 1) == "after"
        && date.tokens.end <= trigger.start
        && (leads_in(reading, date, trigger) || near());
    let when = When::Relative { amount: Some(-amount), back: true, unit };
    if follows { Phrase { when, ..date.phrase } } else { date.phrase }
}

/// "KHARTOUM, June 10 - ...", "SRINAGAR, Sept 12: ...", "MOSCOW (Agency - 4 October) ...": the day on which the report was filed.
fn is_of_dateline(reading: &Reading<'_>, date: &DatePhrase) -> bool {
    let n = reading.doc.tokens[date.tokens.start].sentence();
    let sentence = &reading.doc.sentences[n];
    // "MOSCOW. Aug 24 (Interfax) - Ten people were killed": a town alone is no sentence.
    const TOWN: usize = 4;
    let behind_town = || {
        n > 0
            && reading.begins_block(n - 1)
            && reading.before_in_block(n).is_some_and(|s| s.tokens.len() <= TOWN)
    };
    let begins = reading.begins_block(n) || behind_town();
    let head = sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + DATELINE);
    // "(Nairobi, February 2, 2023) – ", "(Yangon, 11 October 2023) An explosion".
    if begins && reading.doc.word(head.start) == "(" && reading.info.date.is_some() {
        let close = head.clone().find(|n| reading.doc.word(*n) == ")");
        return close.is_some_and(|n| date.tokens.end <= n);
    }
    // "January 14, 2025 (EL OBEID) – Shells fell on".
    let opens = begins && date.tokens.start == head.start && reading.doc.word(date.tokens.end) == "(";
    if opens && let Some(close) = head.clone().find(|n| reading.doc.word(*n) == ")") {
        return matches!(reading.doc.word(close + 1), "—" | "–" | "-");
    }
    // "Mogadishu, 20 October 2013 - A suicide attack".
    let town = end_of_towns(reading, head.start);
    let dash = |n: usize| matches!(reading.doc.word(n), "—" | "–" | "-");
    // "Lima, Jan 10 (EFE).- Clashes", "Baku, October 4 (Trend) An attack": the day between the town and its agency.
    let agency = |n: usize| {
        reading.doc.word(n) == "(" && (n + 1..n + AGENCY).any(|close| reading.doc.word(close) == ")")
    };
    if begins
        && reading.info.date.is_some()
        && town.is_some_and(|end| reading.doc.word(end) == "," && date.tokens.start <= end + 2)
        && (dash(date.tokens.end) || agency(date.tokens.end))
    {
        return true;
    }
    let capitals = |w: &str| w.chars().count() > 2 && !w.chars().any(char::is_lowercase);
    // "MOSCOW, April 9. /TASS/. The strike": a town and the day before the first full stop.
    let alone = town
        .is_some_and(|end| reading.doc.word(end) == "," && (end..end + 2).contains(&date.tokens.start))
        && reading.doc.word(date.tokens.end) == "."
        && date.tokens.end + 1 == sentence.tokens.end;
    if begins && alone && capitals(reading.doc.word(head.start)) && reading.info.date.is_some() {
        return true;
    }
    if !begins || reading.info.date.is_none() || !capitals(reading.doc.word(head.start)) {
        return false;
    }
    let dash = |n: &usize| {
        let all = &reading.doc.tokens;
        let spaced = *n > 0 && all[n - 1].span().end < all[*n].span().start;
        matches!(reading.doc.word(*n), "—" | "–" | ":") || (reading.doc.word(*n) == "-" && spaced)
    };
    let end = match head.clone().find(|n| dash(n) || reading.doc.word(*n) == "(") {
        Some(n) if reading.doc.word(n) == "(" => head.clone().find(|n| reading.doc.word(*n) == ")"),
        end => end,
    };
    end.is_some_and(|end| date.tokens.start < end)
}

/// "Kinshasa/Goma": where the towns end that a report opens with.
fn end_of_towns(reading: &Reading<'_>, start: usize) -> Option<usize> {
    let mut end = reading.tokens_of(reading.mention_at(start)?).end;
    while reading.doc.word(end) == "/"
        && let Some(next) = reading.mention_at(end + 1)
    {
        end = reading.tokens_of(next).end;
    }
    Some(end)
}

/// No dateline is longer than this, in tokens.
const DATELINE: usize = 16;

/// Nor an agency in its brackets than this.
const AGENCY: usize = 5;

fn usable(reading: &Reading<'_>, date: &DatePhrase, is_caption: bool) -> bool {
    let future = date.phrase.future || dates::speaks_of_the_future(reading.doc, date.tokens.start);
    // A caption's closing date is the photograph's, unless "on" ties it to the event.
    let photograph = is_caption && !has_on(reading, date);
    // "a resident born in 1949".
    let from = date.tokens.start.saturating_sub(2);
    let born = reading
        .any_word(from..date.tokens.start.max(from + 1) + 1, |w| matches!(w, "born" | "built" | "founded"));
    // "were allies until May 6, when officers were shot dead".
    let end = date.tokens.end;
    // "injured by Saturday's car bomb": by what was then, not until then.
    let by_deed = reading.doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Possessive);
    let until = date.phrase.role == Role::Until
        && !by_deed
        && !(reading.doc.word(end) == "," && reading.folded(end + 1) == "when");
    // "the worst attack since January".
    let compared = date.phrase.role == Role::Since && tolls::is_compared(reading, date.tokens.start);
    !until && !born && !future && !photograph && !compared && !is_of_dateline(reading, date)
}

/// "the results of the October 9 general election", "the 7 May vote": a day that only says which.
fn is_of_vote(reading: &Reading<'_>, date: &DatePhrase) -> bool {
    let article = reading.folded(date.tokens.start.wrapping_sub(1)) == "the"
        || reading.folded(date.tokens.start) == "the";
    let noun = |n: usize| {
        let word = reading.folded(n);
        ["election", "vote", "poll", "referendum", "coup", "runoff", "agreement", "accord", "ceasefire"]
            .iter()
            .any(|stem| word.starts_with(stem))
    };
    article && (date.tokens.end..date.tokens.end + 3).take_while(|n| reading.doc.is_word(*n)).any(noun)
}

/// "for the second time in a month": how often, and not when.
fn is_how_often(reading: &Reading<'_>, date: &DatePhrase) -> bool {
    let start = date.tokens.start;
    let before = if reading.folded(start) == "in" { start } else { start.wrapping_sub(1) };
    matches!(reading.folded(before.wrapping_sub(1)), "time" | "times") || is_of_record(reading, date)
}

/// "On May 1 a missile hit a bus, killing 39 people, and on April 27 bombs destroyed houses": whether a day opens the clause behind the one of a
/// trigger, which has its own.
fn leads_next_clause(
    reading: &Reading<'_>,
    date: &DatePhrase,
    trigger: &Range<usize>,
    phrases: &[DatePhrase],
) -> bool {
    let start = date.tokens.start;
    let lead = if reading.folded(start) == "on" { start } else { start.wrapping_sub(1) };
    let own = |d: &DatePhrase| d.tokens.end <= trigger.start && d.phrase.can_date_an_event();
    start > trigger.end
        && reading.folded(lead) == "on"
        && reading.folded(lead.wrapping_sub(1)) == "and"
        && reading.doc.word(lead.wrapping_sub(2)) == ","
        && phrases.iter().any(own)
}

/// "was the biggest in the east this year": of no day.
fn is_of_record(reading: &Reading<'_>, date: &DatePhrase) -> bool {
    const RECORD: usize = 7;
    let start = date.tokens.start;
    reading.folded(date.tokens.end - 1) == "year"
        && reading.folded(start) == "this"
        && reading.any_word(start.saturating_sub(RECORD)..start, |w| {
            matches!(w, "worst" | "biggest" | "deadliest" | "bloodiest" | "largest" | "heaviest" | "gravest")
        })
}

/// "on Palm Sunday" in a report of November, "since Bloody Sunday": a day by the name of its week's day that is not the one last gone by.
fn is_other_feast(reading: &Reading<'_>, date: &DatePhrase, written: Option<Date>) -> bool {
    let name = date.tokens.end.checked_sub(2).filter(|n| reading.doc.is_capitalised(*n));
    let day = dates::resolve_named(&date.phrase, written).start.or(written);
    name.zip(day).is_some_and(|(n, day)| dates::is_feast_day(reading.folded(n), day) == Some(false))
}

/// "the Sunday Times", "Sunday Beacon gathered": a weekday in the name of a newspaper.
fn is_of_newspaper(reading: &Reading<'_>, date: &DatePhrase) -> bool {
    let paper = date.tokens.end;
    reading.doc.is_capitalised(paper) && reading.is_one_of(paper, WordClass::Newspaper)
}

/// "In Aden, which the militias took back in July, gunmen shot dead a colonel", "clashed with supporters of a commander who defected on
/// October 20": the day of what a relative clause tells of long ago.
fn is_of_another_deed(
    reading: &Reading<'_>,
    date: &DatePhrase,
    trigger: &Range<usize>,
    sentence: &Range<usize>,
    written: Option<Date>,
) -> bool {
    let start = dates::resolve_named(&date.phrase, written).start;
    let gone = start.zip(written).and_then(|(day, written)| written.since(day).ok());
    if gone.is_none_or(|gone| gone.get_days() <= LONG_AGO) {
        return false;
    }
    let comma = |n: &usize| reading.doc.word(*n) == ",";
    let opened = (sentence.start..date.tokens.start).rev().find(comma);
    let aside = opened.is_some_and(|n| is_relative(reading, n + 1))
        && (date.tokens.end..trigger.start).any(|n| comma(&n));
    let relative = (trigger.end..date.tokens.start).rev().find(|n| is_relative(reading, *n));
    // "to commemorate a commander who was killed by a drone in 2020".
    let passive = |n: usize| {
        matches!(reading.folded(n), "was" | "were" | "had") && reading.folded(n + 1).ends_with("ed")
    };
    // "has taken Kilinochchi, which the rebels had used as their headquarters for most of the past ten years".
    let before_that = |n: usize| reading.any_word(n + 1..date.tokens.start, |w| w == "had");
    aside
        || relative.is_some_and(|n| reading.folded(n + 1).ends_with("ed") || passive(n + 1) || before_that(n))
}

/// What a report tells of is not older than this where a clause of its own dates something else, in days.
const LONG_AGO: i32 = 7;

fn is_relative(reading: &Reading<'_>, n: usize) -> bool {
    matches!(reading.folded(n), "which" | "who" | "whose" | "where")
}

fn has_on(reading: &Reading<'_>, date: &DatePhrase) -> bool {
    date.tokens.clone().any(|n| reading.folded(n) == "on")
        || date.tokens.start.checked_sub(1).is_some_and(|n| reading.folded(n) == "on")
}

fn is_time_only(date: &DatePhrase) -> bool {
    matches!(date.phrase.when, When::TimeOnly)
}

/// "Hours after the blast, at 3 a.m. Sunday": what counts hours says less than what names a day.
fn is_of_hours(date: &DatePhrase) -> bool {
    matches!(date.phrase.when, When::Relative { unit: Unit::Minutes | Unit::Hours, .. })
}

fn is_long_span(claim: &DateClaim) -> bool {
    claim.is_resolved() && claim.precision() == 5
}

fn names_past(phrase: &dates::Phrase) -> bool {
    matches!(phrase.when, When::Years(..) | When::Year(_))
        || matches!(phrase.when, When::Day(d) if d.year.is_some() && d.month.is_none())
}
