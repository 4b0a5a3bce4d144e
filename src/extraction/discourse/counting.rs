//! Giving a sentence's tolls to the events that they count.

use super::Thread;
use super::harm::is_harming;
use super::nowhere::MOST_AT_ONCE;
use super::sides::{Losses, Sides};
use crate::extraction::reading::{Hit, Reading};
use crate::extraction::statement::Statement;
use crate::extraction::tolls::{self, Figure, Tolls};
use crate::extraction::victims::Counted;
use crate::extraction::{attribution, site, when};
use crate::geodesy::distance;
use crate::language::english::casualties::Harm;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::{Claim, EventMention, Evidence, Field, Stance, SubEventType, Toll, TollScope, Victims};
use crate::text::Span;
use std::ops::Range;

/// How many sentences on a place alone points to the event that was told there.
const REACH: usize = 6;

/// No part of a town is farther from it than this, in kilometres.
const FAR_KM: f64 = 30.0;

/// A relative clause has its casualty word after no more tokens than this.
const CLAUSE: usize = 14;

/// So many times what was told of an event is no revision of it.
const TIMES: u32 = 50;

/// Nor are fewer than this of another event for being many times more.
const LEAST: u32 = 100;

/// Whether a figure cannot be of an event of which so many were told: none at all, or many times more.
fn is_of_another(figure: &Figure, known: u32) -> bool {
    let none = figure.toll.high() == Some(0);
    let many = figure.toll.low().is_some_and(|n| n / TIMES >= known && n >= LEAST);
    known > 0 && (none || many)
}

/// "a rocket attack near Volnovakha, in which 12 people were killed, and the shelling of Mariupol": where the relative clause
/// begins that a casualty word is in. It tells of what stands before it.
fn relative_clause(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let from = at.saturating_sub(CLAUSE).max(sentence.start);
    let clause = (from..at).rev().take_while(|n| !matches!(reading.doc.word(*n), ";" | ","));
    let relative = clause.into_iter().find(|n| matches!(reading.folded(*n), "which" | "when"))?;
    let led = relative - usize::from(reading.folded(relative.saturating_sub(1)) == "in");
    (led.checked_sub(1).is_some_and(|n| reading.doc.word(n) == ",")).then_some(led)
}

/// "A bomb in Peshawar killed 53 and an assault at Rawalpindi cost 23 lives": whether a trigger opens a clause of its own behind the
/// casualty word at a token.
fn opens_next_clause(reading: &Reading<'_>, at: usize, trigger: &Range<usize>) -> bool {
    let joint = |n: &usize| {
        matches!(reading.folded(*n), "and" | "while" | "but" | "whereas") || reading.doc.word(*n) == ";"
    };
    let plain = |n: usize| {
        !reading.is(n, List::PlacePreposition)
            && !matches!(reading.folded(n), "by" | "during" | "when" | "after" | "as" | "from" | "with")
            && !is_harming(reading.folded(n))
    };
    let opening = (at + 1..trigger.start).rev().find(joint);
    opening.is_some_and(|joint| (joint + 1..trigger.start).all(plain))
}

impl Thread<'_, '_> {
    /// Gives a sentence's tolls to the events that they count.
    pub(super) fn place_tolls(
        &mut self,
        n: usize,
        tolls: &Tolls,
        told: &[Statement<'_>],
        made: &[(Range<usize>, Vec<usize>)],
    ) {
        if self.is_of_region(n) || made.is_empty() && self.is_in_capital_elsewhere(n) {
            return;
        }
        let events: Vec<(Range<usize>, Vec<usize>)> =
            made.iter().filter(|(_, ids)| !ids.is_empty()).cloned().collect();
        if !events.is_empty() {
            // "563 had died in another quake": told beside it, not of it.
            let tokens = &self.reading.doc.sentences[n].tokens;
            let others: Vec<usize> = self
                .reading
                .triggers_in(tokens)
                .iter()
                .filter(|t| t.entry.role != Role::Harm)
                .map(|t| t.tokens.start)
                .filter(|t| self.is_another(*t) && !made.iter().any(|(own, _)| own.contains(t)))
                .collect();
            // "... killed 39 in Doma, and in 2017 more than 100 died when a jet bombed a camp": of what is not mapped.
            let is_past = |s: &Statement<'_>| {
                let made = made.iter().any(|(t, _)| *t == s.trigger);
                let past = |t: &Range<usize>| {
                    when::of_statement(self.reading, n, t, self.anchor()).is_some_and(|d| d.past)
                };
                !made && std::iter::once(&s.trigger).chain(&s.others).any(past)
            };
            let history = self.context.history || told.iter().any(is_past);
            let left_out = |f: &Figure| {
                let distance = |t: &Range<usize>| t.start.abs_diff(f.at);
                let nearest = |mapped: bool| {
                    let of = told.iter().filter(|s| made.iter().any(|(t, _)| *t == s.trigger) == mapped);
                    of.flat_map(|s| std::iter::once(&s.trigger).chain(&s.others)).map(distance).min()
                };
                let closer = |least: usize| nearest(true).is_some_and(|own| least < own);
                history && nearest(false).is_some_and(closer)
            };
            // "killed 14 in the deadliest attack since March, when 40 died": of what the clause tells of, if that is mapped.
            let of_past = |f: &Figure| {
                let clause = tolls::clause_of_past(self.reading, tokens, f.at);
                clause.is_some_and(|start| !events.iter().any(|(t, _)| t.start > start))
            };
            let of_other =
                |f: &Figure| others.iter().any(|t| t.abs_diff(f.at) <= 6) || left_out(f) || of_past(f);
            // "shelled Aden, killing four, and clashes went on": a participle goes with what stands before it.
            let goes_with = |figure: &Figure, t: &Range<usize>| {
                !self.reading.folded(figure.at).ends_with("ing") || t.start <= figure.at
            };
            let nearest = |figure: &Figure| {
                let told_of = relative_clause(self.reading, figure.at, tokens);
                let own = told_of.and_then(|at| events.iter().rev().find(|(t, _)| t.start < at));
                if let Some((_, ids)) = own {
                    return ids.clone();
                }
                let told_before = events.iter().any(|(t, _)| t.start <= figure.at);
                let of_next = |t: &Range<usize>| told_before && opens_next_clause(self.reading, figure.at, t);
                events
                    .iter()
                    .filter(|(t, _)| !of_next(t))
                    .filter(|(t, _)| {
                        goes_with(figure, t) || events.iter().all(|(t, _)| !goes_with(figure, t))
                    })
                    .min_by_key(|(t, _)| t.start.abs_diff(figure.at))
                    .map(|(_, ids)| ids.clone())
                    .unwrap_or_default()
            };
            // "Earlier on Saturday a strike on Kfar Kila killed four": no earlier figure of what is told only now.
            let new = events.iter().flat_map(|(_, ids)| ids).all(|e| self.sentence_of[*e] == n);
            for (list, killed) in [(&tolls.killed, true), (&tolls.injured, false)] {
                let mut by_target: Vec<(Vec<usize>, Vec<Figure>)> = Vec::new();
                for figure in list.iter().filter(|f| !of_other(f)) {
                    let alone = list.iter().all(|f| f.superseded);
                    let figure = &Figure { superseded: figure.superseded && !(new && alone), ..*figure };
                    let target = nearest(figure);
                    // "five people in Bunia and nine in Beni": not where only the first is told of.
                    if figure.elsewhere && by_target.iter().any(|(t, _)| *t == target) {
                        continue;
                    }
                    match by_target.iter_mut().find(|(t, _)| *t == target) {
                        Some((_, figures)) => figures.push(*figure),
                        None => by_target.push((target, vec![*figure])),
                    }
                }
                for (target, figures) in by_target {
                    let (k, i) = if killed { (figures, Vec::new()) } else { (Vec::new(), figures) };
                    self.attach(&k, &i, &target);
                }
            }
            return;
        }
        let sentence = &self.reading.doc.sentences[n].tokens;
        // "Estimates of the number of people killed vary from 20,000 to 150,000": no violence that another sentence tells of.
        let violent = |e: &usize| self.events[*e].sub_event_type.event_type().is_armed_violence();
        let of_war = |f: &Figure| {
            f.toll.low().is_some_and(|low| low >= MOST_AT_ONCE) && self.focus.iter().any(violent)
        };
        let of_now =
            |f: &&Figure| !f.elsewhere && tolls::clause_of_past(self.reading, sentence, f.at).is_none();
        let killed = tolls.killed.iter().filter(of_now).filter(|f| !of_war(f)).copied().collect();
        let injured = tolls.injured.iter().filter(of_now).copied().collect();
        let tolls = &tolls.with(killed, injured);
        let named = self.events_at_places_of(n);
        if !named.is_empty() {
            self.attach(&tolls.killed, &tolls.injured, &named);
            return;
        }
        if made.is_empty() && self.opens_far_from_focus(n) {
            return;
        }
        let Some(&focus) = self.focus.first() else {
            if let Some(pending) = self.pending.as_mut().filter(|_| told.iter().all(|s| s.places.is_empty()))
                && !tolls::is_of_last_day(self.reading, &self.reading.doc.sentences[n].tokens)
            {
                pending.add(n, tolls);
            }
            return;
        };
        let tokens = self.reading.doc.sentences[n].tokens.clone();
        let of_event = |t: &&Hit<'_>| t.entry.role != Role::Harm;
        let triggers = self.reading.triggers_in(&tokens).iter().filter(of_event);
        if triggers.into_iter().any(|t| self.is_another(t.tokens.start)) {
            return;
        }
        let distance = n.abs_diff(self.sentence_of[focus]);
        let same_block =
            self.reading.doc.sentences[self.sentence_of[focus]].block == self.reading.doc.sentences[n].block;
        let refers = told.iter().any(|s| s.definite) || tolls.continues;
        // "UPDATE Brital. Six dead": the event that the heading names.
        let headed = self.context.heading.is_some_and(|mention| {
            self.reading.place(mention).map(|p| p.key) == self.events[focus].site.as_ref().map(|s| s.place)
        });
        // A paragraph that opens with what the one before left out: "Eleven civilians were injured".
        let bare = |killed: bool| {
            let event = &self.events[focus];
            if killed { event.killed.is_none() } else { event.injured.is_none() }
        };
        let of_war = self.reading.any_on(tokens.clone(), List::War);
        let opens = distance == 1
            && !self.live
            && self.reading.begins_block(n)
            && !of_war
            && told.iter().all(|s| s.role == Role::Harm)
            && self.focus.len() == 1
            && (!tolls.killed.is_empty() && bare(true) || !tolls.injured.is_empty() && bare(false));
        let follows = headed
            || opens
            || (same_block && distance <= 4)
            || (refers && distance <= 3)
            || (self.one_place() && !self.live);
        // "The worst news came from Dostuk. Rescuers found three bodies": not of what the paragraph before told of.
        let opens_elsewhere = || {
            let first = self.reading.block_before(n).start;
            let tokens = &self.reading.doc.sentences[first].tokens;
            self.speaks_of_elsewhere(n) && self.reading.actors_in(tokens).is_empty()
        };
        let elsewhere = !same_block && !refers && opens_elsewhere();
        if follows && !elsewhere {
            let focus = self.focus.clone();
            self.attach(&tolls.killed, &tolls.injured, &focus);
        }
    }

    /// "Over the past day five people were killed in the region": a count that is of no event of the report.
    fn is_of_region(&self, n: usize) -> bool {
        let tokens = &self.reading.doc.sentences[n].tokens;
        let settled = |m: &usize| self.reading.place(*m).is_some_and(|p| p.is_settlement());
        tolls::is_of_last_day(self.reading, tokens)
            && self.reading.any_on(tokens.clone(), List::DivisionWord)
            && !self.reading.mentions_in(tokens).iter().any(settled)
    }

    /// "A bomb killed four in Quetta. Last week a bomb in the capital killed nine": a count at a capital that the report does not name.
    pub(super) fn is_in_capital_elsewhere(&self, n: usize) -> bool {
        let reading = self.reading;
        let seats = || self.focus.iter().filter_map(|e| self.events[*e].site.as_ref());
        site::is_in_capital(reading, &reading.doc.sentences[n].tokens)
            && seats().all(|s| !site::is_capital(reading, &reading.gazetteer.place(s.place)))
    }

    /// "In Berdavan a resident was wounded", "Brital. Six dead", "There, fourteen were treated": the events at the one place that a
    /// sentence opens with, where they were told shortly before.
    fn events_at_places_of(&self, n: usize) -> Vec<usize> {
        let reading = self.reading;
        let tokens = &reading.doc.sentences[n].tokens;
        let first = tokens.clone().find(|t| !reading.folded(*t).is_empty()).unwrap_or(tokens.start);
        let mention = if reading.folded(first) == "there" && reading.doc.word(first + 1) == "," {
            let before = n.checked_sub(1).map(|p| reading.mentions_in(&reading.doc.sentences[p].tokens));
            before.and_then(|mentions| mentions.last().copied())
        } else {
            let head = tokens.start..tokens.end.min(first + 5);
            match reading.mentions_in(&head)[..] {
                [only] if self.opens(n, first, only) => Some(only),
                _ => None,
            }
        };
        let Some(key) = mention.and_then(|m| reading.place(m)).map(|p| p.key) else { return Vec::new() };
        let heads = self.reading.begins_block(n) && reading.folded(first) != "there";
        let here = |e: &usize| {
            let near = heads || n.abs_diff(self.sentence_of[*e]) <= REACH;
            near && self.events[*e].site.as_ref().map(|s| s.place) == Some(key)
        };
        (0..self.events.len()).rev().find(here).into_iter().collect()
    }

    /// "In Kolambugan the toll rose to 33": whether a sentence opens with a settlement that is far from where the event in focus was.
    fn opens_far_from_focus(&self, n: usize) -> bool {
        let reading = self.reading;
        let tokens = &reading.doc.sentences[n].tokens;
        let in_town = matches!(reading.folded(tokens.start), "in" | "at" | "near");
        let town = reading.mention_at(tokens.start + 1).and_then(|m| reading.place(m));
        let Some(town) = town.filter(|p| in_town && p.is_settlement()) else { return false };
        let far = |e: &usize| {
            self.events[*e].site.as_ref().is_some_and(|site| {
                let reach = site.uncertainty.km() + town.radius.km();
                distance(site.position, town.position).km() > reach.max(FAR_KM)
            })
        };
        !self.focus.is_empty() && self.focus.iter().all(far)
    }

    /// Whether a sentence opens with a place, after a preposition or as the heading of its block.
    fn opens(&self, n: usize, first: usize, mention: usize) -> bool {
        let reading = self.reading;
        let tokens = reading.tokens_of(mention);
        let led = first + 1 == tokens.start && matches!(reading.folded(first), "in" | "at" | "near");
        led || (self.reading.begins_block(n) && matches!(reading.doc.word(tokens.end), "." | ":" | "–" | "—"))
    }

    /// Gives the people whom a sentence counts beside its tolls to the event that it tells of, or goes on about.
    pub(super) fn place_victims(
        &mut self,
        n: usize,
        counted: Vec<Counted>,
        made: &[(Range<usize>, Vec<usize>)],
    ) {
        let named = self.events_at_places_of(n);
        let goes_on = self.focus.first().is_some_and(|e| {
            let told = self.sentence_of[*e];
            let blocks = &self.reading.doc.sentences;
            (blocks[told].block == blocks[n].block && n.abs_diff(told) <= 4) || self.one_place()
        });
        for counted in counted {
            let own =
                made.iter().min_by_key(|(t, _)| t.start.abs_diff(counted.at)).map(|(_, ids)| ids.clone());
            let after = || if goes_on { self.focus.clone() } else { Vec::new() };
            let events = own.unwrap_or_else(|| if named.is_empty() { after() } else { named.clone() });
            // Those of several places together are nobody's alone.
            if let [event] = events[..] {
                count(&mut self.events[event], counted);
            }
        }
    }

    /// Whether a trigger is said to be of another event than the one told of: "another quake".
    fn is_another(&self, trigger: usize) -> bool {
        trigger.checked_sub(1).is_some_and(|n| self.reading.folded(n) == "another")
    }

    /// Whether all located events so far share one place.
    pub(super) fn one_place(&self) -> bool {
        let mut names = self.events.iter().filter_map(|e| e.site.as_ref()).map(|s| (s.place, &s.reported));
        let Some(first) = names.next() else { return false };
        names.all(|n| n.0 == first.0 && n.1 == first.1)
    }

    /// Adds figures to events: a group shares them.
    pub(super) fn attach(&mut self, killed: &[Figure], injured: &[Figure], events: &[usize]) {
        // Where nobody was hurt at several places together, nobody was at any of them.
        let shared = events.len() > 1 && killed.iter().chain(injured).any(|f| f.toll.high() != Some(0));
        for &n in events {
            let event = &mut self.events[n];
            if shared {
                event.toll_scope = TollScope::Shared;
            } else if event.toll_scope == TollScope::Shared && events.len() == 1 {
                // Its own figures replace those of several places together.
                (event.killed, event.injured, event.killed_civilians) = (None, None, None);
                event.toll_scope = TollScope::Incident;
            }
            // What is known of the sides is of the toll that the event has now.
            let known = self.sides.remove(&n).unwrap_or_default();
            let killed: Vec<Figure> = killed
                .iter()
                .map(|f| Figure {
                    counts_all: f.counts_all || is_own_count(self.reading, event, &known.killed, f),
                    ..*f
                })
                .collect();
            let killed = killed.as_slice();
            // Every stage of a toll that is revised is kept, with who gave it and when.
            for (field, figure) in
                killed.iter().map(|f| ("killed", f)).chain(injured.iter().map(|f| ("injured", f)))
            {
                if !figure.part {
                    event.claims.push(stage(self.reading, field, figure));
                }
            }
            let fought = event.sub_event_type == SubEventType::ArmedClash;
            let of = |sides: Sides, toll| if sides.all(fought) == toll { sides } else { Sides::of(toll) };
            let mut losses =
                Losses { killed: of(known.killed, event.killed), injured: of(known.injured, event.injured) };
            // What was told before of the dead, or of the hurt.
            let (dead, hurt) = (losses.killed.others(), losses.injured.others());
            let (scope, so_far) = (event.toll_scope, event.killed);
            let is_of_dead = |f: &Figure| killed.iter().any(|k| std::ptr::eq(k, f));
            let before = |f: &Figure| if is_of_dead(f) { dead } else { hurt };
            // "One soldier died": of those whose number was told before, where that was of people in general.
            let among = |f: &Figure| {
                let known = before(f).filter(|_| scope == TollScope::Incident).and_then(Toll::low);
                f.kind_only
                    && !f.also
                    && !f.counts_all
                    && known.is_some_and(|n| f.toll.high().is_some_and(|m| m < n))
            };
            let rest = |f: &Figure| {
                let known = before(f).filter(|_| scope == TollScope::Incident);
                known.is_some_and(|known| is_rest(self.reading, f, known))
            };
            let whole = |f: &&Figure| {
                // "Nobody died in that attack", "the war has cost 4,000 lives": of another event than one with seven dead.
                let beside = if is_of_dead(f) { killed } else { injured };
                let most = beside.iter().filter(|o| !o.part).filter_map(|o| o.toll.low()).max();
                let none = f.toll.high() == Some(0);
                // "The army said that no one had been hurt": neither, where some were killed.
                let both = none && killed.iter().any(|k| k.at == f.at && k.toll.high() == Some(0));
                let dead = dead.or(so_far).filter(|_| both).and_then(Toll::low);
                let known = before(f).and_then(Toll::low).max(most.filter(|_| none)).max(dead);
                let other = known.is_some_and(|known| is_of_another(f, known));
                let aside = f.part || f.superseded || f.attackers || other || (f.weak && before(f).is_some());
                !aside && !among(f) && !rest(f)
            };
            // "Troops killed 15 militants": where nobody else is counted, those who attacked are.
            let outdated = |f: &&Figure| f.superseded && !f.part && !shared;
            self.outdated.extend(killed.iter().filter(outdated).map(|f| (n, true, *f)));
            self.outdated.extend(injured.iter().filter(outdated).map(|f| (n, false, *f)));
            // "killing eight policemen. Ten militants were killed": a clash is counted on both sides.
            let attackers = |f: &&Figure| (f.attackers || f.boast) && !f.part && !f.superseded;
            for (field, figures, sides) in
                [(Field::Killed, killed, &mut losses.killed), (Field::Injured, injured, &mut losses.injured)]
            {
                let one_by_one = singles(self.reading, figures);
                let alone = sides.others().is_none() && !figures.iter().any(|f| whole(&f));
                for figure in figures.iter().filter(|f| whole(f) || attackers(f)) {
                    sides.add(figure, |known| told(known, figure, one_by_one));
                    // Those who attacked are told of only where they count.
                    if !figure.attackers || alone || fought {
                        let value = figure.toll.to_string();
                        event.evidence.push(Evidence { field, value, span: figure.span });
                    }
                }
            }
            (event.killed, event.injured) = (losses.killed.all(fought), losses.injured.all(fought));
            for figure in killed.iter().filter(|f| f.civilians && (whole(f) || attackers(f))) {
                event.killed_civilians = Some(Toll::revised(event.killed_civilians, figure.toll));
            }
            self.sides.insert(n, losses);
            event.civilian_targeting |= killed.iter().chain(injured).any(|f| f.civilians);
        }
    }

    /// "Initial reports spoke of two dead": a figure that its words call superseded stands where the report tells no other.
    pub(super) fn keep_outdated(&mut self) {
        let told = |get: fn(&EventMention) -> Option<Toll>| self.events.iter().any(|e| get(e).is_some());
        let (dead, hurt) = (told(|e| e.killed), told(|e| e.injured));
        self.outdated.retain(|(_, killed, _)| !if *killed { dead } else { hurt });
        for (n, killed, figure) in std::mem::take(&mut self.outdated) {
            let Some(event) = self.events.get_mut(n).filter(|e| e.toll_scope == TollScope::Incident) else {
                continue;
            };
            let (field, toll) = match killed {
                true => (Field::Killed, &mut event.killed),
                false => (Field::Injured, &mut event.injured),
            };
            if toll.is_none() {
                *toll = Some(figure.toll);
                event.evidence.push(Evidence { field, value: figure.toll.to_string(), span: figure.span });
            }
        }
    }

    /// Whether the sentence's own date puts it before the events of the report.
    pub(super) fn is_history(&self, n: usize) -> bool {
        let tokens = self.reading.doc.sentences[n].tokens.clone();
        when::of_statement(self.reading, n, &tokens, None)
            .is_some_and(|d| d.past && !d.span.is_some_and(|span| self.is_reason(&tokens, span)))
    }

    /// "No one was hurt, as the staff had left the town in September": whether a day stands in a clause that gives the reason.
    pub(super) fn is_reason(&self, tokens: &Range<usize>, day: Span) -> bool {
        let reading = self.reading;
        let before = tokens.clone().take_while(|n| reading.doc.tokens[*n].span().end <= day.start);
        let because = |n: &usize| {
            reading.doc.word(*n) == "," && matches!(reading.folded(n + 1), "as" | "because" | "since")
        };
        before
            .into_iter()
            .find(because)
            .is_some_and(|comma| reading.any_word(comma..comma + 8, |w| w == "had"))
    }

    /// Whether the block tells what was reported before: "Earlier the governor had reported ...".
    pub(super) fn is_earlier_block(&self, n: usize) -> bool {
        let block = self.reading.doc.sentences[n].block;
        // Sentences follow each other as their blocks do.
        let sentences = &self.reading.doc.sentences;
        let first = sentences.get(sentences.partition_point(|s| s.block < block));
        first.is_some_and(|s| {
            // "Earlier, on 2 May, the army shelled the port".
            let next = s.tokens.start + 1 + usize::from(self.reading.doc.word(s.tokens.start + 1) == ",");
            matches!(self.reading.folded(s.tokens.start), "earlier" | "previously" | "initially")
                && !matches!(self.reading.folded(next), "today" | "on" | "in" | "this" | "that" | "yesterday")
        })
    }
}

/// The toll with a figure that goes on about it: the sum of single people, one more, another count of all, or the figure alone.
fn told(known: Option<Toll>, figure: &Figure, singles: Option<Toll>) -> Toll {
    let exact = |toll: Toll| toll.low().filter(|_| toll.low() == toll.high());
    let fewer = |known: &Toll| exact(figure.toll).is_some_and(|all| all > 0 && known.low() > Some(all));
    if let Some(known) = known.filter(|known| figure.counts_all && fewer(known)) {
        return known.hull(figure.toll);
    }
    let most = known.and_then(|known| known.high().or(known.low()));
    let outgrown = most.zip(figure.toll.low()).is_some_and(|(old, new)| old < new);
    if figure.takes_in && outgrown {
        return figure.toll;
    }
    let more = known.and_then(exact).zip(exact(figure.toll)).filter(|_| figure.also && singles.is_none());
    match more.and_then(|(known, new)| known.checked_add(new)) {
        Some(sum) => Toll::exactly(sum),
        None => Toll::revised(known, singles.unwrap_or(figure.toll)),
    }
}

/// "Six people were killed. Five died at the market and one in hospital": whether a figure and a number of people told beside it
/// make up what is known.
fn is_rest(reading: &Reading<'_>, figure: &Figure, known: Toll) -> bool {
    let exact = |toll: Toll| toll.low().filter(|_| toll.low() == toll.high());
    let rest = exact(known).zip(exact(figure.toll)).and_then(|(all, some)| all.checked_sub(some));
    rest.is_some_and(|rest| rest > 0 && tolls::counted_beside(reading, figure.span).contains(&rest))
}

/// "A driver suffered a concussion and a woman was cut by glass", "Two women died at once and a man in hospital": those of one
/// kind in one sentence, each with a casualty word of their own, are counted together.
fn singles(reading: &Reading<'_>, figures: &[Figure]) -> Option<Toll> {
    let exact = |f: &Figure| f.toll.low().filter(|_| f.toll.low() == f.toll.high());
    let one = |f: &Figure| f.kind_only && exact(f).is_some() && !f.part && !f.superseded && !f.attackers;
    let joined = |pair: &[Figure]| {
        let (a, b) = (pair[0].at.min(pair[1].at), pair[0].at.max(pair[1].at));
        let same = reading.doc.tokens[a].sentence() == reading.doc.tokens[b].sentence();
        // "A girl was killed outright; her aunt died in hospital", but not "a boy was hurt; the boy is in hospital".
        let again = pair.iter().any(|f| f.at == b && f.span.of(reading.doc.text).starts_with("the "));
        let and = (a..b).any(|n| reading.folded(n) == "and" || reading.doc.word(n) == ";" && !again);
        same && and && pair[0].span != pair[1].span
    };
    // "A worker was hurt by shrapnel and four people suffered shock": one person, and others.
    let first = figures.first().is_some_and(|f| f.toll == Toll::exactly(1));
    let more =
        |f: &Figure| first && exact(f).is_some() && !f.part && !f.superseded && !f.attackers && !f.weak;
    let counted = figures.first().is_some_and(one) && figures.iter().skip(1).all(|f| one(f) || more(f));
    let all = figures.len() > 1 && counted && figures.windows(2).all(joined);
    let sum = figures.iter().filter_map(exact).try_fold(0u32, u32::checked_add)?;
    all.then(|| Toll::exactly(sum))
}

/// "... killed 30 soldiers, the rebels said. The army said four soldiers died": whether a state's force counts its own dead, of whom another
/// has told a number, and of nobody else.
fn is_own_count(reading: &Reading<'_>, event: &EventMention, known: &Sides, figure: &Figure) -> bool {
    let own = |named: &attribution::Named| {
        let tokens = reading.doc.tokens_in(named.span);
        reading.any_word(tokens, |w| matches!(w, "army" | "military" | "ministry" | "government" | "command"))
    };
    let speaker = || {
        let sentence = reading.doc.tokens[figure.at].sentence();
        attribution::speaker(reading, &reading.doc.sentences[sentence].tokens).filter(own)
    };
    let force =
        |n: usize| reading.is(n, List::Military) || matches!(reading.folded(n), "policemen" | "officers");
    figure.kind_only
        && !known.is_general()
        && reading.doc.tokens_in(figure.span).any(force)
        && speaker().is_some_and(|s| {
            let told = |c: &Claim| c.field == "killed" && c.stance == Stance::Claims;
            event.claims.iter().rev().find(|c| told(c)).is_some_and(|c| c.claimant != s.party.name)
        })
}

/// A figure as a claim: of the one who gives it, on the day that it was said.
fn stage(reading: &Reading<'_>, field: &'static str, figure: &Figure) -> Claim {
    let sentence = reading.doc.tokens[figure.at].sentence();
    let speaker = attribution::speaker(reading, &reading.doc.sentences[sentence].tokens);
    let outlet = || reading.info.source.clone().unwrap_or_else(|| format!("report {}", reading.info.id));
    Claim {
        stance: if speaker.is_some() { Stance::Claims } else { Stance::Reports },
        claimant: speaker.map_or_else(outlet, |s| s.party.name),
        field,
        value: figure.toll.to_string(),
        span: figure.span,
        target: None,
        date: when::written(reading, sentence),
    }
}

/// Adds people to an event, with the words that count them.
fn count(event: &mut EventMention, counted: Counted) {
    let Counted { harm, kind, toll, span, .. } = counted;
    let (field, value) = match (kind, harm) {
        (Some(kind), _) => {
            let killed = harm == Harm::Killed;
            let value = format!("{}: {kind} {toll}", if killed { "killed" } else { "wounded" });
            event.victims.push(Victims { killed, kind, toll });
            (Field::Victims, value)
        }
        (None, harm) => {
            let (field, known) = match harm {
                Harm::Missing => (Field::Missing, &mut event.others.missing),
                Harm::Captured => (Field::Captured, &mut event.others.captured),
                Harm::Displaced => (Field::Displaced, &mut event.others.displaced),
                Harm::Killed | Harm::Injured => return,
            };
            *known = Some(Toll::revised(*known, toll));
            (field, toll.to_string())
        }
    };
    event.evidence.push(Evidence { field, value, span });
}
