//! Tolls: how many were killed and wounded, as one sentence states it.
//!
//! Each casualty word takes the number that its grammar gives it: the subject of a passive or intransitive ("13 people
//! were killed"), the object of an active verb ("killing nine people"), the figure of a total ("the death toll rose to
//! 56"). Parts ("including four women"), ages, distances and things are not people.

mod age;
mod figure;
mod hospital;
mod listed;
mod noun;
mod object;
mod one;
mod people;
mod pronoun;
mod scope;
mod second;
mod struck;
mod subject;
mod total;
mod wounds;

use crate::extraction::aftermath::has_died_of_it;
use crate::extraction::attribution;
use crate::extraction::reading::Reading;
use crate::language::english::casualties::{Harm, casualties};
use crate::language::english::numbers::Quantity;
use crate::language::english::words::{List, Lists, is_suffering, is_transport, is_wound};
use crate::model::Toll;
use crate::text::Span;
pub(super) use figure::figure;
use hospital::{has_them_as_object, is_admitted, is_in_hospital, is_to_hospital, is_treated, lies};
use noun::is_noun_of_people;
use people::{are_attackers, is_of_relatives, is_one_kind, is_part};
pub(super) use people::{counted_beside, introduces_part};
use scope::{is_cumulative, is_superseded, nobody};
pub(super) use scope::{is_long_since, is_of_last_day};
use std::cell::LazyCell;
use std::ops::Range;
use struck::{dies_of_it, has_fallen, is_person_hit, is_said_of_some, led_away};
use total::{bare_number, is_brought, is_counted_total, leave_parts};
use wounds::{has_wound, is_suffered, loses_limb, loses_own, wound_after};

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
        }
    }
}

/// The tolls of a sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tolls {
    pub killed: Vec<Figure>,
    pub injured: Vec<Figure>,
    /// Whether the figures are a war's or a campaign's.
    pub cumulative: bool,
    /// Whether the words go on about an event told before ("34 others were wounded", "a man died there").
    pub continues: bool,
}

impl Tolls {
    pub fn is_empty(&self) -> bool {
        self.killed.is_empty() && self.injured.is_empty()
    }
}

impl Tolls {
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
    let mut tolls = Tolls { cumulative: is_cumulative(reading, tokens), ..Tolls::default() };
    // "None of its fighters was killed" denies one side's losses only.
    let of_one_side = |q: &Quantity| {
        let whose = q.tokens.end + usize::from(reading.folded(q.tokens.end) == "of");
        q.toll == Some(Toll::exactly(0)) && matches!(reading.folded(whose), "its" | "their" | "our" | "his")
    };
    let quantities: Vec<&Quantity> =
        reading.quantities_in(tokens).iter().filter(|q| !q.ordinal && !of_one_side(q)).collect();
    let boasts = LazyCell::new(|| attribution::owns(reading, tokens).is_some());
    for (at, harm) in harms(reading, tokens).into_iter().chain(bare_number(reading, tokens)) {
        let Some((toll, span, counted)) = figure(reading, &quantities, tokens, at) else { continue };
        // "Five were killed at the gate and three inside".
        let more = second::and_more(reading, &quantities, tokens, at.max(counted.end));
        let both = more.and_then(|(more, end)| Some((plus(toll, more)?, span.cover(end))));
        let (toll, span) = both.unwrap_or((toll, span));
        let superseded = is_superseded(reading, tokens, at);
        let civilians = counted.clone().any(|n| reading.is(n, List::Civilian));
        // "Two of the injured died": some of those told of before.
        let of_them = reading.folded(at) != "dead"
            && (counted.start..at).any(|n| {
                let some = reading.folded(n) == "of" && reading.folded(n + 1) == "the";
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
        let attackers = are_attackers(reading, &counted) || total;
        let kind_only = is_one_kind(reading, &counted) || toll == Toll::exactly(1);
        // "residents buried 23": of those who were counted before, where they were.
        let of_whom = reading.folded(counted.start.wrapping_sub(1)) == "whom";
        // "Two more did not live through the night", "Another three died in hospital".
        let more = |q: &&Quantity| q.additional && q.tokens.start == counted.start;
        let more = harm == Harm::Killed && quantities.iter().copied().any(|q| more(&q));
        // "had killed eleven soldiers and lost one of its men": of the other side.
        let own = reading.folded(at) == "lost" && tolls.killed.iter().any(|f| f.at < at);
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
        let boast = reading.folded(at).starts_with("kill") && *boasts;
        let claimed = matches!(
            reading.folded(at),
            "neutralised" | "neutralized" | "eliminated" | "liquidated" | "rendered" | "put"
        );
        let weak = boast
            || interred
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
        let takes_in = nth || is_brought(reading, at);
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
    if let Some((at, span)) = nobody(reading, tokens) {
        let superseded = is_superseded(reading, tokens, at);
        let none = Figure { superseded, ..Figure::plain(Toll::exactly(0), span, at) };
        let word = reading.folded(at);
        let all = matches!(
            word,
            "casualties"
                | "losses"
                | "loss"
                | "casualty"
                | "hurt"
                | "harmed"
                | "harming"
                | "hurting"
                | "victims"
                | "harm"
                | "hit"
        ) || word == "life"
            && reading.any_word(at + 1..at + 4, |w| matches!(w, "injury" | "injuries"));
        // "No one was injured": nor killed, where nobody is said to have been.
        if matches!(word, "injured" | "injuring" | "wounded" | "injuries") && tolls.killed.is_empty() {
            tolls.killed.push(Figure { weak: true, ..none });
        }
        if (all || matches!(word, "killed" | "dead" | "died" | "deaths" | "fatalities" | "lives" | "life"))
            && tolls.killed.is_empty()
        {
            tolls.killed.push(none);
        }
        if (all || matches!(word, "injured" | "injuring" | "wounded" | "injuries" | "injury"))
            && tolls.injured.is_empty()
        {
            tolls.injured.push(none);
        }
    }
    if let Some((at, toll, span)) = second::in_care(reading, &quantities, tokens) {
        tolls.injured.push(Figure::plain(toll, span, at));
    }
    if let Some((at, harm, toll, span)) = second::other_count(reading, &quantities, tokens) {
        let list = if harm == Harm::Killed { &mut tolls.killed } else { &mut tolls.injured };
        list.push(Figure::plain(toll, span, at));
    }
    leave_parts(reading, &mut tolls.killed);
    tolls.continues = quantities.iter().any(|q| q.additional)
        || reading.any_word(tokens.clone(), |w| matches!(w, "there" | "others"));
    tolls
}

/// A whole number of people and more of them.
fn plus(toll: Toll, more: u32) -> Option<Toll> {
    object::add(toll, Toll::exactly(more))
}

/// The casualty words of a sentence with what they say happened.
pub(super) fn harms(reading: &Reading<'_>, tokens: &Range<usize>) -> Vec<(usize, Harm)> {
    let word = |n: usize| reading.folded(n);
    let mut harms = Vec::new();
    for n in tokens.clone() {
        let Some(harm) = harm(reading, n) else { continue };
        // "killed and wounded dozens": the first word shares the second's number; "feared dead", "wounds received".
        if word(n) == "wounds"
            && (matches!(word(n + 1), "received" | "sustained")
                // "died of her wounds".
                || matches!(word(n.wrapping_sub(1)), "of" | "his" | "her" | "their" | "from"))
        {
            continue;
        }
        harms.push((n, harm));
    }
    harms
}

/// Whether a word may be, or begin, a casualty word.
pub(super) fn may_harm(word: &str, lists: Lists) -> bool {
    matches!(
        word,
        "death"
            | "survive"
            | "corpses"
            | "bodies"
            | "body"
            | "victims"
            | "lost"
            | "buried"
            | "loss"
            | "martyrdom"
            | "injury"
            | "life"
            | "lives"
            | "treat"
            | "treating"
            | "bandaged"
            | "martyrs"
            | "took"
            | "taking"
            | "sending"
            | "put"
            | "drove"
            | "shot"
            | "fell"
            | "fatally"
            | "mortally"
            | "burned"
            | "burnt"
    ) || lies(word)
        || is_deed(word)
        || lists.has(List::Suffering)
        || lists.has(List::Transport)
        || lists.has(List::Hit)
        || matches!(word, "has" | "have" | "had")
        || casualties().begins(word)
}

/// What a casualty word says happened to those it counts.
fn harm(reading: &Reading<'_>, n: usize) -> Option<Harm> {
    if !reading.may_harm(n) {
        return None;
    }
    let before = || n.checked_sub(1).map_or("", |b| reading.folded(b));
    let word = reading.folded(n);
    match word {
        // "nine were hacked to death", "hacking to death nine workers".
        "death" if before() == "to" => Some(Harm::Killed),
        "survive" if before() == "not" => Some(Harm::Killed),
        // "the bodies of two elderly men were found", "the number of bodies brought in".
        "bodies" | "body" if reading.folded(n + 1) == "of" && is_found(reading, n) => Some(Harm::Killed),
        "bodies" | "victims" if is_counted_total(reading, n) => Some(Harm::Killed),
        // "abducted two traders. Their bodies were found".
        "bodies" if matches!(before(), "their" | "whose") && is_found(reading, n) => Some(Harm::Killed),
        // "pulled six bodies from the rubble".
        "bodies" | "corpses" if is_found(reading, n) && is_counted_before(reading, n) => Some(Harm::Killed),
        // "The parish counted 26 victims".
        "victims" if is_counted_before(reading, n) && is_counted_by(reading, n) => Some(Harm::Killed),
        // "We lost 14 people", "residents buried 23 people".
        "lost" | "buried"
            if (is_counted_after(reading, n) || loses_own(reading, n)) && !loses_limb(reading, n) =>
        {
            Some(Harm::Killed)
        }
        // "Twenty martyrs have been buried".
        "buried" if matches!(before(), "been" | "were") => Some(Harm::Killed),
        // "which led to the death of an officer and the injury of four soldiers".
        "death" | "martyrdom" if is_outcome(reading, n) => Some(Harm::Killed),
        "injury" | "wounding" if is_outcome(reading, n) => Some(Harm::Injured),
        // "the murder of six priests", "the assassination of Attorney General Roberto Garcia".
        word if is_deed(word) && reading.folded(n + 1) == "of" => Some(Harm::Killed),
        // "with the loss of eleven soldiers".
        "loss" if reading.folded(n + 1) == "of" && is_people_after(reading, n + 1) => Some(Harm::Killed),
        // "40 remain in hospital", "six are lying at the clinic".
        word if lies(word) && is_in_hospital(reading, n) => Some(Harm::Injured),
        // "claimed the life of a boy of seven".
        "life" if reading.folded(n + 1) == "of" && is_claimed(reading, n) => Some(Harm::Killed),
        // "claimed seven lives", "claimed the lives of seven", "lost their lives".
        "lives" if before() == "their" || is_claimed(reading, n) => Some(Harm::Killed),
        // "put the number of lives lost at 16".
        "lives" if reading.folded(n + 1) == "lost" && is_counted_total(reading, n) => Some(Harm::Killed),
        "corpses" | "martyrs" if is_counted_before(reading, n) || is_counted_total(reading, n) => {
            Some(Harm::Killed)
        }
        "lost" if loses_limb(reading, n) => Some(Harm::Injured),
        // "cost a policeman his life".
        "life" if matches!(before(), "his" | "her") && is_cost(reading, n) => Some(Harm::Killed),
        // "The hospital admitted 61", "sent eight people to hospital".
        _ if has_them_as_object(reading, n) => Some(Harm::Injured),
        // "Another 66 people were being treated in hospital", "were treated for burns".
        "treated" if is_treated(reading, n) => Some(Harm::Injured),
        // "A doctor at the hospital said 56 people had been admitted".
        "admitted" if is_admitted(reading, n) => Some(Harm::Injured),
        // "About eight more were taken to hospital".
        word if is_transport(word) && is_to_hospital(reading, n) => Some(Harm::Injured),
        // "three people were shot, two of them fatally", "two soldiers fell".
        // "were taken off a bus and shot".
        "shot" if before() == "and" && led_away(reading, n).is_some() => Some(Harm::Killed),
        "fatally" | "mortally" if is_said_of_some(reading, n) => Some(Harm::Killed),
        "fell" if has_fallen(reading, n) => Some(Harm::Killed),
        // "four passengers were hit in the arms and legs", "a villager was hit".
        _ if is_person_hit(reading, n) => Some(Harm::Injured),
        // "One soldier has a leg wound".
        "has" | "have" | "had" if has_wound(reading, n) => Some(Harm::Injured),
        // "a resident received a shrapnel wound": the verb, not its object.
        word if is_suffering(word)
            && let Some(wound) = wound_after(reading, n) =>
        {
            let deadly = matches!(reading.folded(wound - 1), "fatal" | "mortal" | "deadly");
            Some(if deadly { Harm::Killed } else { Harm::Injured })
        }
        word if is_wound(word) && is_suffered(reading, n) => None,
        _ => {
            let casualty = casualties().longest(|k| reading.folded(n + k))?;
            // "was hit by a bullet and died".
            if matches!(word, "hit" | "struck") && dies_of_it(reading, n) {
                return None;
            }
            matches!(casualty.harm, Harm::Killed | Harm::Injured).then_some(casualty.harm)
        }
    }
}

/// Whether the word is a noun for the killing of somebody.
fn is_deed(word: &str) -> bool {
    matches!(word, "murder" | "assassination" | "slaying" | "massacre" | "murders" | "execution")
}

/// Whether a noun of harm is what a deed led to, with those whom it befell after it.
fn is_outcome(reading: &Reading<'_>, n: usize) -> bool {
    let befell = matches!(reading.folded(n + 1), "of" | "to")
        && reading.quantities_in(&(n + 2..n + 3)).iter().any(|q| !q.ordinal);
    // "an inquiry into the death of at least 35 villagers".
    let many = |q: &Quantity| !q.indefinite && !q.ordinal && q.toll.and_then(|t| t.low()) > Some(1);
    if befell && reading.folded(n) == "death" && reading.quantities_in(&(n + 2..n + 3)).iter().any(many) {
        return true;
    }
    befell
        && reading.any_word(n.saturating_sub(10)..n, |w| {
            matches!(
                w,
                "led"
                    | "leading"
                    | "leads"
                    | "resulted"
                    | "resulting"
                    | "results"
                    | "caused"
                    | "causing"
                    | "causes"
                    | "confirmed"
                    | "documented"
                    | "recorded"
                    | "registered"
                    | "announced"
            )
        })
}

fn is_counted_before(reading: &Reading<'_>, n: usize) -> bool {
    let from = n.saturating_sub(4);
    // "four charred bodies".
    let plain =
        |k: usize| reading.doc.is_word(k) && !reading.doc.is_capitalised(k) && reading.folded(k) != "of";
    reading
        .quantities_in(&(from..n))
        .iter()
        .any(|q| q.toll.is_some() && !q.ordinal && q.tokens.end + 1 >= n && (q.tokens.end..n).all(plain))
}

/// Whether somebody is said to have counted those who stand right before the token.
fn is_counted_by(reading: &Reading<'_>, n: usize) -> bool {
    reading.any_word(n.saturating_sub(3)..n, |w| matches!(w, "counted" | "counts"))
}

/// Whether a number of people stands right after the token.
fn is_counted_after(reading: &Reading<'_>, n: usize) -> bool {
    reading.quantities_in(&(n + 1..n + 2)).iter().any(|q| q.toll.is_some() && !q.ordinal && !q.indefinite)
}

/// "with the loss of eleven soldiers", "of a lieutenant and two patrolmen": a number of people, or one, right after the token.
fn is_people_after(reading: &Reading<'_>, n: usize) -> bool {
    let one = (n + 2..n + 5).any(|k| reading.is(k, List::OneHuman));
    is_counted_after(reading, n)
        || one
            && reading.quantities_in(&(n + 1..n + 2)).iter().any(|q| q.indefinite && q.tokens.start == n + 1)
}

/// Whether lives are claimed or lost just before the token.
fn is_claimed(reading: &Reading<'_>, n: usize) -> bool {
    reading.any_word(n.saturating_sub(4)..n, |w| {
        matches!(
            w,
            "claimed"
                | "claims"
                | "claiming"
                | "cost"
                | "costing"
                | "ended"
                | "ending"
                | "took"
                | "take"
                | "taking"
                | "taken"
        )
    })
}

/// "The explosion cost a pensioner her life": what costs it stands before whose it was.
fn is_cost(reading: &Reading<'_>, n: usize) -> bool {
    reading.any_word(n.saturating_sub(9)..n, |w| matches!(w, "cost" | "costing" | "costs"))
}

/// Whether bodies are said to be found, so that they are news.
fn is_found(reading: &Reading<'_>, n: usize) -> bool {
    let around = n.saturating_sub(6)..n + 12;
    reading.any_word(around, |w| {
        matches!(
            w,
            "found"
                | "recovered"
                | "pulled"
                | "discovered"
                | "retrieved"
                | "counted"
                | "brought"
                | "received"
                | "took"
                | "lying"
                | "lay"
                | "littered"
                | "strewn"
                | "buried"
                | "registered"
                | "collected"
                | "taken"
                | "carried"
                | "carrying"
                | "dug"
                | "dumped"
                | "hung"
                | "hanging"
        )
    })
}

/// Whether those whom the word at `at` counts as dead are some of those whom the one at `before` counts as wounded: dead all the
/// same, where no others are.
fn died_of_wounds(reading: &Reading<'_>, before: usize, at: usize) -> bool {
    harm(reading, at) == Some(Harm::Killed) && harm(reading, before) == Some(Harm::Injured)
}

/// Whether a clause about one harm ends at the token.
fn is_harm(reading: &Reading<'_>, n: usize) -> bool {
    let total = matches!(
        reading.folded(n),
        "toll"
            | "fatalities"
            | "lives"
            | "death"
            | "injuries"
            | "wounds"
            | "kill"
            | "die"
            | "dies"
            | "injure"
            | "bodies"
            | "corpses"
            | "body"
            | "treated"
            | "taken"
    );
    !total && harm(reading, n).is_some()
}
