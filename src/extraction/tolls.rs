//! Tolls: how many were killed and wounded, as one sentence states it.
//!
//! Each casualty word takes the number that its grammar gives it: the subject of a passive or intransitive ("13 people
//! were killed"), the object of an active verb ("killing nine people"), the figure of a total ("the death toll rose to
//! 56"). Parts ("including four women"), ages, distances and things are not people.

mod age;
mod apart;
mod bygone;
mod count;
mod cumulative;
mod figure;
mod harm;
mod hospital;
mod listed;
mod nobody;
mod noun;
mod object;
mod one;
mod people;
mod pronoun;
mod scope;
mod second;
mod shot;
mod struck;
mod subject;
mod total;
mod wounds;

use crate::extraction::aftermath::has_died_of_it;
use crate::extraction::attribution;
use crate::extraction::cues::Cue;
use crate::extraction::reading::Reading;
use crate::language::english::casualties::Harm;
use crate::language::english::numbers::Quantity;
use crate::language::english::words::List;
use crate::model::Toll;
use crate::text::Span;
use bygone::{before_the_many, is_total_of_a_span};
pub(super) use bygone::{clause_of_past, is_anniversary, is_of_the_past, may_be_of_the_past};
use cumulative::{gone_on_from, is_cumulative};
pub(super) use figure::figure;
pub(super) use harm::may_harm;
use harm::{harm, is_harm};
use hospital::{has_them_as_object, lies};
pub(super) use nobody::may_be_unharmed;
use nobody::nobody;
use noun::is_noun_of_people;
use people::{are_attackers, is_of_relatives, is_one_kind, is_part};
pub(super) use people::{counted_beside, introduces_part};
use scope::is_superseded;
pub(super) use scope::{is_compared, is_long_since, is_of_last_day};
use std::cell::{LazyCell, OnceCell};
use std::ops::Range;
pub(super) use total::is_count;
use total::{bare_number, is_brought, is_counted_total, leave_parts};

/// A figure that a sentence states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    pub toll: Toll,
    /// The number with its casualty word.
    pub span: Span,
    /// The casualty word's token.
    pub at: usize,
    /// Whether the counted are called civilians.
    pub civilians: bool,
    /// Whether it is an earlier figure that the sentence itself calls superseded.
    pub superseded: bool,
    /// Whether the counted are a part of the victims.
    pub part: bool,
    /// Whether the counted are those who attacked; a toll only where no other is told.
    pub attackers: bool,
    /// Whether the counted are of one kind of people ("a soldier"), who may be some of those told of before.
    pub kind_only: bool,
    /// Whether it is a toll only where no other is told: what those who own to the deed say of it, who was buried, who is in hospital.
    pub weak: bool,
    /// Whether those who own to the deed boast of it.
    pub boast: bool,
    /// Whether those who fought the counted only claim it: "a dozen terrorists were neutralised".
    pub claimed: bool,
    /// Whether the words add the counted to those of before: "A soldier was also wounded", "Two more died".
    pub also: bool,
    /// Whether the counted are at another place than those told right before: "five in Bunia and nine in Beni".
    pub elsewhere: bool,
    /// Whether it is a total that takes in those of before: "That brings the number of dead to seven".
    pub takes_in: bool,
    /// Whether somebody gives it as the number of all, be it ever so small: "put the death toll at seven", "said only seven were killed".
    pub counts_all: bool,
}

impl Figure {
    /// A whole toll, of which nothing else is known.
    pub fn plain(toll: Toll, span: Span, at: usize) -> Self {
        Self {
            toll,
            span,
            at,
            civilians: false,
            superseded: false,
            part: false,
            attackers: false,
            kind_only: false,
            weak: false,
            boast: false,
            claimed: false,
            elsewhere: false,
            also: false,
            takes_in: false,
            counts_all: false,
        }
    }
}

/// The tolls of a sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tolls {
    pub killed: Vec<Figure>,
    pub injured: Vec<Figure>,
    /// Whether the figures are a war's or a campaign's, where it is known.
    cumulative: OnceCell<bool>,
    /// The tokens of the sentence that tells it; of none where the figures are chosen from one.
    sentence: Range<usize>,
    /// Whether the words go on about an event told before ("34 others were wounded", "a man died there").
    pub continues: bool,
}

impl Tolls {
    /// No figures, of which it is known whether they are a war's.
    pub fn known(cumulative: bool) -> Self {
        Self { cumulative: OnceCell::from(cumulative), ..Self::default() }
    }

    /// Other figures of the same sentence.
    pub fn with(&self, killed: Vec<Figure>, injured: Vec<Figure>) -> Self {
        let Self { cumulative, sentence, continues, .. } = self;
        Self {
            killed,
            injured,
            cumulative: cumulative.clone(),
            sentence: sentence.clone(),
            continues: *continues,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.killed.is_empty() && self.injured.is_empty()
    }

    /// Whether the figures are a war's or a campaign's. Asked where it decides: it takes longer than all else.
    pub fn are_cumulative(&self, reading: &Reading<'_>) -> bool {
        let counts_war =
            |sentence: &Range<usize>| is_cumulative(reading, &before_the_many(reading, sentence));
        let read = || {
            !self.sentence.is_empty()
                && (counts_war(&self.sentence)
                    || gone_on_from(reading, &self.sentence).is_some_and(counts_war))
        };
        *self.cumulative.get_or_init(read)
    }

    /// Adds another sentence's figures, each once.
    pub fn add(&mut self, other: &Tolls) {
        for (own, new) in [(&mut self.killed, &other.killed), (&mut self.injured, &other.injured)] {
            for figure in new {
                if !own.iter().any(|told| told.span == figure.span) {
                    own.push(*figure);
                }
            }
        }
    }
}

/// Reads the tolls of the sentence at `tokens`.
pub(super) fn read(reading: &Reading<'_>, tokens: &Range<usize>) -> Tolls {
    let mut tolls = Tolls { sentence: tokens.clone(), ..Tolls::default() };
    // "None of its fighters was killed" denies one side's losses only.
    let of_one_side = |q: &Quantity| {
        let whose = q.tokens.end + usize::from(reading.folded(q.tokens.end) == "of");
        q.toll == Some(Toll::exactly(0)) && matches!(reading.folded(whose), "its" | "their" | "our" | "his")
    };
    let quantities: Vec<&Quantity> =
        reading.quantities_in(tokens).iter().filter(|q| !q.ordinal && !of_one_side(q)).collect();
    let boasts = LazyCell::new(|| attribution::owns(reading, tokens).is_some());
    let harms = harms(reading, tokens);
    let bare = if harms.is_empty() { bare_number(reading, tokens) } else { None };
    for (at, harm) in harms.iter().copied().chain(bare) {
        if is_total_of_a_span(reading, tokens, at) {
            continue;
        }
        let Some((toll, span, counted)) = figure(reading, &quantities, tokens, at) else { continue };
        if is_of_denied_rumour(reading, tokens, at) {
            continue;
        }
        // "Five were killed at the gate and three inside".
        let more = second::and_more(reading, &quantities, tokens, at.max(counted.end));
        let both = more.and_then(|(more, end)| Some((object::add(toll, more)?, span.cover(end))));
        let (toll, span) = both.unwrap_or((toll, span));
        let superseded = is_superseded(reading, tokens, at);
        let civilians = counted.clone().any(|n| reading.is(n, List::Civilian));
        // "killing 18 people, most of them residents hit by stray bullets": how those died who are counted.
        let of_dead = harm == Harm::Injured
            && tolls.killed.iter().any(|f| f.at < at && f.span.overlaps(span) && f.toll == toll)
            && reading.any_word(counted.end..at, |w| matches!(w, "them" | "whom"))
            && !reading.any_word(at.saturating_sub(2)..at, |w| matches!(w, "were" | "was"));
        if of_dead {
            continue;
        }
        // "Two of the injured died": some of those told of before.
        let of_them = reading.folded(at) != "dead"
            && (counted.start..at).any(|n| {
                let some = reading.folded(n) == "of" && matches!(reading.folded(n + 1), "the" | "those");
                some && matches!(reading.folded(n + 2), "injured" | "wounded" | "victims" | "dead")
            });
        // "A woman who was hurt in the attack has died in hospital", "a wounded soldier died": she is, and he is, among the dead.
        let who = at >= 2 && reading.folded(at - 2) == "who";
        let kind = !who && is_noun_of_people(reading.folded(at + 1));
        let died_since = harm == Harm::Injured
            && ((who || kind)
                && reading.any_word(at + 1..tokens.end.min(at + if who { 12 } else { 6 }), |w| {
                    matches!(w, "died" | "succumbed" | "passed" | "perished")
                })
                || has_died_of_it(reading, at, tokens));
        // "More than 20 were hurt and at least three of them lost limbs".
        let before = if harm == Harm::Killed { &tolls.killed } else { &tolls.injured };
        let of_those = (counted.start..at)
            .any(|n| reading.folded(n) == "of" && matches!(reading.folded(n + 1), "them" | "whom"));
        let of_those = of_those && before.iter().any(|f| f.at < at && f.toll.low() >= toll.low());
        // "Six fatalities, following the death of one passenger": one of them.
        let last_of_them =
            reading.folded(at) == "death" && tolls.killed.iter().any(|f| f.toll.low() > toll.low());
        let part = of_those
            || last_of_them
            || (of_them && harm == Harm::Injured)
            || died_since
            || is_part(reading, &counted, tokens);
        // "The army put the number of dead insurgents at ten".
        let total = is_counted_total(reading, at) && are_attackers(reading, &(at.saturating_sub(3)..at + 3));
        // "Nine rebels were killed and 20 injured": those who are counted without a word are of the side just told of.
        let same = tolls.killed.last().filter(|f| harm == Harm::Injured && goes_on(reading, f, &counted));
        let attackers =
            are_attackers(reading, &counted) || total || same.is_some_and(|killed| killed.attackers);
        let kind_only = is_one_kind(reading, &counted)
            || toll == Toll::exactly(1)
            || same.is_some_and(|killed| killed.kind_only && killed.toll != Toll::exactly(1));
        // "residents buried 23": of those who were counted before, where they were.
        let of_whom = reading.folded(counted.start.wrapping_sub(1)) == "whom";
        // "Two more did not live through the night", "Another three died in hospital".
        let more = |q: &&Quantity| q.additional && q.tokens.start == counted.start;
        let more = harm == Harm::Killed && quantities.iter().copied().any(|q| more(&q));
        // "had killed eleven soldiers and lost one of its men": of the other side.
        let enemies = tolls.killed.iter().find(|f| reading.folded(at) == "lost" && f.at < at);
        let own = enemies.is_some();
        // "killing six policemen and executing the owner of a hotel": each verb has its own object.
        let and_verb = harm == Harm::Killed
            && counted.start > at
            && reading.folded(at).ends_with("ing")
            && at > 0
            && reading.folded(at - 1) == "and"
            && tolls.killed.iter().any(|f| f.at < at && reading.folded(f.at).ends_with("ing"));
        // "Three of its own soldiers had been killed", where the other side's dead were told before.
        let of_own = harm == Harm::Killed
            && toll.low().is_some()
            && counted.clone().any(|n| {
                reading.folded(n) == "own" && matches!(reading.folded(n.wrapping_sub(1)), "its" | "their")
            });
        let also = more || own || of_own || and_verb || at > 0 && reading.folded(at - 1) == "also";
        let interred = matches!(reading.folded(at), "buried" | "committed" | "laid");
        // "they had killed 120 soldiers and lost 44 men": one is as sure as the other.
        let boast = reading.folded(at).starts_with("kill")
            && (*boasts || second::is_own_boast(reading, tokens, at, &counted))
            || enemies.is_some_and(|f| f.boast);
        let claimed = matches!(
            reading.folded(at),
            "neutralised" | "neutralized" | "eliminated" | "liquidated" | "rendered" | "put"
        );
        let weak = boast
            || interred
            || (harm == Harm::Killed && shot::kills(reading, at))
            // "At least 22 are feared dead".
            || reading.any_word(at.saturating_sub(3)..at, |w| w == "feared")
            || lies(reading.folded(at))
            || is_of_relatives(reading, &counted)
            || of_them
            || (harm == Harm::Killed && of_whom)
            // "A hospital near by treated 131": not all of the wounded.
            || (has_them_as_object(reading, at) && !also);
        // "A third died of his wounds".
        let nth = toll.low() > Some(1) && figure::ordinal_number(reading.folded(counted.start + 1)).is_some();
        // "two of the injured have died, so that five are now known to have been killed".
        let now = counted.start < at && reading.any_word(counted.start..at, |w| w == "now");
        let takes_in = nth || now || is_brought(reading, at);
        let figure = Figure {
            toll,
            span,
            at,
            civilians,
            superseded,
            part,
            attackers,
            kind_only,
            weak,
            boast,
            claimed,
            elsewhere: false,
            also,
            takes_in,
            counts_all: second::counts_all(reading, tokens, at, (&counted, span)) && !part,
        };
        let list = if harm == Harm::Killed { &mut tolls.killed } else { &mut tolls.injured };
        if !list.iter().any(|f| f.span == figure.span) {
            list.push(figure);
            let elsewhere = second::elsewhere(reading, &quantities, tokens, at);
            list.extend(
                elsewhere.map(|(at, toll, span)| Figure { elsewhere: true, ..Figure::plain(toll, span, at) }),
            );
        }
    }
    if let Some(nobody) = nobody(reading, tokens) {
        let superseded = is_superseded(reading, tokens, nobody.at);
        let none = Figure { superseded, ..Figure::plain(Toll::exactly(0), nobody.span, nobody.at) };
        if nobody.killed && tolls.killed.is_empty() {
            tolls.killed.push(Figure { weak: nobody.weak, ..none });
        }
        if nobody.injured && tolls.injured.is_empty() {
            tolls.injured.push(none);
        }
    }
    if let Some((at, toll, span)) = second::in_care(reading, &quantities, tokens) {
        tolls.injured.push(Figure::plain(toll, span, at));
    }
    let other = match harms.is_empty() {
        true => count::count_of_before(reading, &quantities, tokens),
        false => count::other_count(reading, &quantities, tokens, &harms),
    };
    if let Some((at, harm, toll, span)) = other {
        let list = if harm == Harm::Killed { &mut tolls.killed } else { &mut tolls.injured };
        let superseded = is_superseded(reading, tokens, at);
        list.push(Figure { counts_all: true, superseded, ..Figure::plain(toll, span, at) });
    }
    leave_parts(reading, &mut tolls.killed);
    tolls.continues = quantities.iter().any(|q| q.additional)
        || reading.any_word(tokens.clone(), |w| matches!(w, "there" | "others"));
    tolls
}

/// Whether the counted stand without a word for who they are right behind another figure of the sentence: "... were killed and 20 injured".
fn goes_on(reading: &Reading<'_>, before: &Figure, counted: &Range<usize>) -> bool {
    const BETWEEN: usize = 5;
    let named = |n: usize| {
        reading.is(n, List::Human) && !matches!(reading.folded(n), "others" | "other" | "more" | "people")
    };
    let close = before.at < counted.start && counted.start - before.at <= BETWEEN;
    close
        && !counted.clone().any(named)
        && (before.at + 1..counted.start)
            .all(|n| !is_harm(reading, n) && !matches!(reading.doc.word(n), ";" | ":"))
}

/// "He denied rumours that 11 soldiers had died": whether a casualty word is of what somebody calls a rumour.
fn is_of_denied_rumour(reading: &Reading<'_>, tokens: &Range<usize>, at: usize) -> bool {
    const OBJECT: usize = 4;
    let clause = (tokens.start..at).rev().take_while(|n| reading.doc.word(*n) != ",");
    let rumour =
        |n: usize| matches!(reading.folded(n), "rumours" | "rumors" | "rumour" | "rumor" | "speculation");
    clause.into_iter().any(|n| reading.is(n, List::Denying) && (n + 1..(n + OBJECT).min(at)).any(rumour))
}

/// The casualty words of a sentence with what they say happened.
pub(super) fn harms(reading: &Reading<'_>, tokens: &Range<usize>) -> Vec<(usize, Harm)> {
    let word = |n: usize| reading.folded(n);
    let mut harms = Vec::new();
    if !reading.may_in(tokens, Cue::Harm) {
        return harms;
    }
    for n in tokens.clone() {
        let Some(harm) = harm(reading, n) else { continue };
        // "killed and wounded dozens": the first word shares the second's number; "feared dead", "wounds received".
        let before = |back: usize| n.checked_sub(back).map_or("", word);
        if word(n) == "wounds"
            && (matches!(word(n + 1), "received" | "sustained")
                // "died of her wounds".
                || matches!(before(1), "of" | "his" | "her" | "their" | "from"))
        {
            continue;
        }
        // "had succumbed to their injuries".
        if word(n) == "injuries"
            && matches!(before(1), "his" | "her" | "their")
            && matches!(before(2), "of" | "to" | "from")
        {
            continue;
        }
        harms.push((n, harm));
    }
    harms
}
