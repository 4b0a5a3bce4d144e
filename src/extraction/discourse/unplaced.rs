//! Statements without a place of their own: they go on about the event in focus, or are of another one where it was.

use super::Thread;
use super::denying::is_side_of;
use super::kinds::{ends_attack, hurts_nobody, is_detail, protest_rank};
use super::making::is_other_day;
use crate::extraction::reading::Reading;
use crate::extraction::statement::Statement;
use crate::extraction::tolls::{self, Tolls};
use crate::extraction::typing::{is_ambush, repels};
use crate::extraction::{attribution, site, statement, when};
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Role};
use crate::model::{EventMention, Evidence, Field, Kind, Site, SubEventType, Toll};
use crate::text::Span;

impl Thread<'_, '_> {
    /// A statement without a place goes on about the event in focus: its weapon and type may be told only now.
    pub(super) fn refine_focus(&mut self, n: usize, statement: &Statement<'_>, tolls: &Tolls) -> Vec<usize> {
        let near = self.focus.first().is_some_and(|e| n.saturating_sub(self.sentence_of[*e]) <= 2);
        let same_block = self.focus.first().is_some_and(|e| {
            self.reading.doc.sentences[self.sentence_of[*e]].block == self.reading.doc.sentences[n].block
        });
        if let Some(event) = self.at_scene(n, statement, tolls) {
            return vec![event];
        }
        if self.focus.is_empty() {
            let told = self.at_alleged(n, statement, tolls).or_else(|| self.at_topic(n, statement, tolls));
            if let Some(event) = told {
                return vec![event];
            }
            if statement.role != Role::State && !tolls.are_cumulative(self.reading) {
                let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor())
                    .filter(|d| !d.past && d.claim.is_resolved() && d.claim.stated);
                let new = super::Pending { first: n, ..super::Pending::default() };
                let pending = self.pending.get_or_insert(new);
                if !tolls::is_of_last_day(self.reading, &self.reading.doc.sentences[n].tokens) {
                    pending.add(n, tolls);
                }
                // "It was Sunday night when two men walked in. Five people were left dead".
                let of_block = self.context.date.filter(|d| d.stated && d.is_resolved());
                let of_block = of_block.map(|claim| when::Dated {
                    claim,
                    span: self.context.date_span,
                    past: false,
                    followed: false,
                });
                pending.date = pending.date.or(dated).or(of_block);
            }
            return Vec::new();
        }
        if let Some(event) = self.at_introduced(n, statement, tolls) {
            return vec![event];
        }
        if self.is_in_another_country(n) {
            return Vec::new();
        }
        // "These events come after the attack of 22 November on a bus": of none that was told.
        if self.is_of_another_day(n, statement) {
            return Vec::new();
        }
        if !(statement.definite || same_block || self.one_place()) || !near && !self.one_place() {
            return self.at_topic(n, statement, tolls).into_iter().collect();
        }
        if statement.role == Role::State || statement.role == Role::Capture {
            return Vec::new();
        }
        // "Bara has not been spared either. Men burst into its market": of the place that the paragraph speaks of.
        if !same_block && !statement.definite && self.speaks_of_elsewhere(n) {
            return self.at_topic(n, statement, tolls).into_iter().collect();
        }
        let focus = self.focus.clone();
        if self.is_own_version(n, statement) {
            return Vec::new();
        }
        // Of an event known only to a region, a weapon of another kind is news, not detail.
        let differs = statement.sub_event_type.is_some_and(|t| {
            focus.iter().map(|e| &self.events[*e]).any(|e| {
                let settled = e.type_stated || e.site.as_ref().is_some_and(|s| s.where_prec >= 4);
                settled && e.sub_event_type != t
            })
        });
        let remote = statement.sub_event_type.is_some_and(SubEventType::is_remote_violence)
            && focus
                .iter()
                .all(|e| self.events[*e].sub_event_type.is_remote_violence() || !self.events[*e].type_stated);
        // "Government forces shelled towns in the north": not of the drone attack that the block before told of.
        if differs && !same_block && !statement.definite {
            return self.at_topic(n, statement, tolls).into_iter().collect();
        }
        // "They lobbed a grenade at a bunker in Sopore. It missed its target and went off on the road".
        // "Two missiles were launched at it".
        let end = statement.trigger.end;
        let at_it = matches!(self.reading.folded(end), "at" | "on" | "it" | "them")
            && self.reading.any_word(end..end + 2, |w| matches!(w, "it" | "them"));
        let goes_on = at_it || self.reading.folded(self.reading.doc.sentences[n].tokens.start) == "it";
        if differs && remote && same_block && !statement.definite && !goes_on && focus.len() == 1 {
            return self.another_kind(n, statement, focus[0], tolls);
        }
        let tokens = self.reading.doc.sentences[n].tokens.clone();
        let agent = attribution::agent(self.reading, &tokens, statement);
        let speaker = attribution::speaker(self.reading, &tokens);
        let (told, _) = self.sub_event_type(n, statement, agent.as_ref(), tolls);
        let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor()).filter(|d| {
            let told_again = same_block || statement.definite || self.one_place();
            !d.past && d.claim.is_resolved() && d.claim.stated && told_again
        });
        let next = is_of_next(self.reading, n);
        // "Seven died when their convoy was ambushed on Friday": another day's event at the same place.
        if let ([only], Some(dated)) = (focus.as_slice(), dated)
            && (same_block || self.one_place())
            && !tolls.is_empty()
            && (!statement.definite || next)
            && (statement.role != Role::Harm || is_by_another(self.reading, statement) || next)
            && !ends_attack(self.reading, statement)
            && is_other_day(&self.events[*only].date, &dated.claim)
        {
            return self.another_day(n, statement, *only, tolls);
        }
        for &event in &focus {
            // The day of an event may be told only when it is told again.
            let again = same_block || statement.definite || near;
            if let Some(dated) = dated.filter(|_| again && !self.events[event].date.stated) {
                self.set_date(event, &dated);
            }
            if let Some(agent) = agent.as_ref().filter(|_| statement.sub_event_type.is_some()) {
                self.blame_one(event, agent, speaker.as_ref());
            }
            let ends = ends_attack(self.reading, statement);
            let repelled = is_repelled(self.reading, statement);
            let text = self.reading.doc.text;
            let event = &mut self.events[event];
            // "Eight had gunshot wounds": small arms say nothing of who fought whom.
            let by_shots = statement.role == Role::Harm
                && statement.sub_event_type == Some(SubEventType::ArmedClash)
                && event.sub_event_type == SubEventType::Attack;
            // "In the combat at the barracks two civilians were killed by grenades".
            let in_battle = event.sub_event_type == SubEventType::ArmedClash
                && statement.sub_event_type == Some(SubEventType::Grenade);
            if let Some(t) = statement.sub_event_type.filter(|t| {
                let led_away = *t == SubEventType::AbductionForcedDisappearance && kills(event);
                // "Fighting broke out near Muhamalai. Each side says that the other fired the first shot".
                let of_clash = *t == SubEventType::Attack
                    && event.sub_event_type == SubEventType::ArmedClash
                    && fights(self.reading, event.trigger);
                !(ends || in_battle || by_shots || led_away || of_clash)
                    && (!event.type_stated || repelled && event.sub_event_type == SubEventType::Attack)
                    // "The military said that dozens were hurt in a stampede": no accident, where somebody is said to have done it.
                    && (*t != SubEventType::AccidentOrDisaster
                        || event.attributed_to.is_none() && !is_collapse(self.reading, statement))
                    && !is_detail(*t)
                    // "A convoy was ambushed. It got away after a helicopter strafed the bush".
                    && !(*t == SubEventType::AirDroneStrike
                        && is_ambush(&event.trigger.of(text).to_lowercase()))
                    && (same_block || statement.definite)
            }) {
                event.set_type(t, self.reading.span(&statement.trigger));
                event.type_stated = true;
            }
            if protest_rank(told) > protest_rank(event.sub_event_type)
                && protest_rank(event.sub_event_type) > 0
            {
                event.set_type(told, self.reading.span(&statement.trigger));
            }
            if event.weapon.is_none()
                && let Some((class, at)) = &statement.weapon
            {
                let span = self.reading.span(at);
                event.weapon = Some((*class).to_owned());
                event.evidence.push(Evidence { field: Field::Weapon, value: (*class).to_owned(), span });
            }
        }
        focus
    }

    /// "In neighbouring Burkina Faso, a convoy was ambushed on the way to Djibo", after news of Mali: whether a sentence opens with another
    /// country than that of the event in focus.
    fn is_in_another_country(&self, n: usize) -> bool {
        const OPENS: usize = 3;
        let reading = self.reading;
        let start = reading.doc.sentences[n].tokens.start;
        let start = start + usize::from(matches!(reading.folded(start), "and" | "meanwhile"));
        let focus = self.focus.first().and_then(|e| self.events[*e].site.as_ref());
        let Some(here) = focus.map(|site| reading.gazetteer.place(site.place).country) else { return false };
        if reading.folded(start) != "in" {
            return false;
        }
        let named = (start + 1..start + 1 + OPENS).find_map(|t| reading.mention_at(t));
        named.is_some_and(|m| {
            let country = reading.names_country(m) && reading.mentions[m].kind == Kind::Place;
            country && reading.country(m).is_some_and(|there| there != here)
        })
    }

    /// Whether those who fight stand right before a trigger as who did it ("security forces killed three"), or are "they", of whom the
    /// sentence before tells ("Militants stopped a bus near Mandera. They killed eight"); gunmen and rebels of whom it tells did it
    /// though nobody says so ("Armed men came to Bor on Friday. Eleven people were killed").
    fn is_done_by_forces(&self, n: usize, statement: &Statement<'_>) -> bool {
        let reading = self.reading;
        let tokens = &reading.doc.sentences[n].tokens;
        let before = statement.trigger.start.saturating_sub(4).max(tokens.start)..statement.trigger.start;
        let named = reading.actors_in(&before).iter().any(|a| a.tokens.end == statement.trigger.start);
        let they = statement.trigger.start == tokens.start + 1 && reading.folded(tokens.start) == "they";
        let band = reading.folded(tokens.start) == "it" && self.comes_in(n);
        let killed = reading.any_word(statement.trigger.clone(), |w| matches!(w, "killed" | "dead"));
        let told_of = || {
            reading.before_in_block(n).is_some_and(|told| {
                reading.actors_in(&told.tokens).iter().any(|a| {
                    let irregular =
                        matches!(a.entry.role, Role::Actor(Actor::Gunmen | Actor::Rebels | Actor::Group));
                    (they || irregular) && !statement::is_speaking(reading, a, &told.tokens)
                })
            })
        };
        named || band || (they || killed) && told_of()
    }

    /// "Another group entered Tchabi": whether the sentence before tells of a band that comes.
    fn comes_in(&self, n: usize) -> bool {
        let reading = self.reading;
        reading.before_in_block(n).is_some_and(|told| {
            told.tokens.clone().any(|t| {
                matches!(reading.folded(t), "group" | "band" | "column" | "party")
                    && matches!(reading.folded(t + 1), "entered" | "stormed" | "came" | "reached")
            })
        })
    }

    /// Whether the paragraph of a sentence has named one place before it, and another than that of the event in focus.
    pub(super) fn speaks_of_elsewhere(&self, n: usize) -> bool {
        let topic = site::topic(self.reading, self.reading.block_before(n))
            .and_then(|m| self.reading.place(m))
            .map(|p| p.key);
        let here = self.focus.first().and_then(|e| self.events[*e].site.as_ref()).map(|s| s.place);
        topic.is_some() && here.is_some() && topic != here
    }

    /// "The alliance denied having bombed a jail in Saada. Friday's strike left 82 people dead": others tell that what is denied happened.
    fn at_alleged(&mut self, n: usize, statement: &Statement<'_>, tolls: &Tolls) -> Option<usize> {
        let alleged = self.alleged.filter(|_| self.events.is_empty())?;
        let harmed = !tolls.is_empty() && !tolls.are_cumulative(self.reading);
        let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor());
        let past = dated.is_some_and(|d| d.past || d.claim.precision() > 3);
        if past || !harmed || matches!(statement.role, Role::State | Role::Capture) {
            return None;
        }
        let site = site::site(self.reading, alleged.mention)?;
        let mut event = self.event_at(n, statement, alleged.mention, site, tolls);
        if let Some(kind) = alleged.kind.filter(|_| !event.type_stated) {
            event.set_type(kind, event.trigger);
        }
        let stated = event.date.stated;
        let event = self.keep(n, event);
        if let Some(dated) = alleged.date.filter(|_| !stated) {
            self.set_date(event, &dated);
        }
        Some(event)
    }

    /// "Russia said it had struck a depot of Western arms": what those who are said to have done it say of their own deed.
    fn is_own_version(&self, n: usize, statement: &Statement<'_>) -> bool {
        let reading = self.reading;
        let tokens = &reading.doc.sentences[n].tokens;
        let accused = self.focus.first().and_then(|e| self.events[*e].attributed_to.as_ref());
        let own = reading.any_word(tokens.start..statement.trigger.start, |w| {
            matches!(w, "it" | "its" | "they" | "their" | "we" | "our")
        });
        let speaks = || attribution::speaker(reading, tokens);
        own && statement.role != Role::Harm
            && accused.is_some_and(|a| speaks().is_some_and(|by| is_side_of(a, &by.party)))
    }

    /// A new event at the one place that its paragraph has named before; where it has named none, and all events so far were at one
    /// place, on another day that the words state, there.
    fn at_topic(&mut self, n: usize, statement: &Statement<'_>, tolls: &Tolls) -> Option<usize> {
        let reading = self.reading;
        let told =
            matches!(statement.role, Role::Noun | Role::Verb | Role::Loose | Role::Carry | Role::Under);
        // "Protesters burned tyres in Nasiriyah. Security forces killed three of them".
        let acts = statement.role == Role::Harm
            && !(tolls.is_empty() || tolls.are_cumulative(self.reading))
            && self.is_done_by_forces(n, statement);
        let kind = statement.sub_event_type.or(statement.fallback).filter(|t| told && !is_detail(*t));
        // "The battle for the town began with attacks on army posts": of the kind that those who fight give.
        let open = told
            && statement.role != Role::Carry
            && statement.sub_event_type.or(statement.fallback).is_none();
        let tokens = &reading.doc.sentences[n].tokens;
        let by_parties = || {
            let agent = attribution::agent(reading, tokens, statement);
            let battle = reading.triggers_in(tokens).iter().any(|t| t.entry.role == Role::State);
            if battle {
                SubEventType::ArmedClash
            } else {
                self.sub_event_type(n, statement, agent.as_ref(), tolls).0
            }
        };
        let kind = kind.or(acts.then_some(SubEventType::Attack)).or_else(|| open.then(by_parties))?;
        let dated = when::of_statement(reading, n, &statement.trigger, self.anchor());
        // "turned back last month because of shelling" tells of no event of its own.
        let vague = dated.as_ref().is_some_and(|d| d.past || d.claim.precision() > 3);
        let before = statement.trigger.start.saturating_sub(3)..statement.trigger.start;
        if vague
            || reading.any_word(before, |w| matches!(w, "because" | "despite" | "due" | "amid" | "fearing"))
        {
            return None;
        }
        // "A brief exchange of fire followed": of what the sentence before tells.
        let after = statement.trigger.end;
        if reading.any_word(after..after + 4, |w| matches!(w, "followed" | "ensued")) {
            return None;
        }
        let block = reading.block_before(n);
        let history = block.clone().any(|s| self.is_history(s));
        if let Some(mention) = site::topic(reading, block).filter(|_| !history) {
            let site = site::site(reading, mention)?;
            let known = self
                .events
                .iter()
                .any(|e| e.sub_event_type == kind && e.site.as_ref().is_some_and(|s| s.place == site.place));
            // "In Rueso, over the border in Narathiwat, rangers met armed men": what the sentence that names it told of was elsewhere.
            let named = reading.doc.sentence_at(reading.mentions[mention].span.start);
            let beside = (0..self.events.len())
                .any(|e| Some(self.sentence_of[e]) == named && self.events[e].site.is_some());
            if known || beside || (statement.definite && !self.events.is_empty()) {
                return None;
            }
            let event = self.event_at(n, statement, mention, site, tolls);
            return Some(self.keep(n, event));
        }
        let dated = dated.filter(|d| d.claim.is_resolved() && d.claim.stated)?;
        let other_day = self.events.iter().all(|e| is_other_day(&e.date, &dated.claim));
        if statement.definite || !other_day || !self.one_place() {
            return None;
        }
        let before = *self.focus.first()?;
        self.another_day(n, statement, before, tolls).first().copied()
    }

    /// "What happened in Mitú on November 1 is only now becoming clear. The attack cost the lives of 16": the event that the sentence
    /// before names by place and day alone, where another was told there.
    fn at_introduced(&mut self, n: usize, statement: &Statement<'_>, tolls: &Tolls) -> Option<usize> {
        let reading = self.reading;
        let told = reading.before_in_block(n).filter(|_| statement.definite && !tolls.is_empty())?;
        if reading.triggers_in(&told.tokens).iter().any(|t| t.entry.role != Role::Nothing) {
            return None;
        }
        let mention = site::topic(reading, n - 1..n)?;
        let site = site::site(reading, mention)?;
        let at = told.tokens.start..told.tokens.start;
        let dated = when::of_statement(reading, n - 1, &at, None)
            .filter(|d| d.claim.stated && d.claim.is_resolved() && d.claim.precision() <= 1)?;
        let there = |e: &&EventMention| e.site.as_ref().is_some_and(|s| s.place == site.place);
        let mut known = self.events.iter().filter(there).peekable();
        known.peek()?;
        if !known.all(|e| is_other_day(&e.date, &dated.claim)) {
            return None;
        }
        let mut event = self.event_at(n, statement, mention, site, tolls);
        // The town was taken on the other day.
        if !event.type_stated && hurts_nobody(event.sub_event_type) {
            event.set_type(SubEventType::Attack, event.trigger);
        }
        let event = self.keep(n, event);
        self.set_date(event, &dated);
        Some(event)
    }

    /// An event of another day where the one before it was.
    fn another_day(
        &mut self,
        n: usize,
        statement: &Statement<'_>,
        before: usize,
        tolls: &Tolls,
    ) -> Vec<usize> {
        let Some(site) = self.events[before].site.clone() else { return Vec::new() };
        let Some(mention) = self.reading.mentions.iter().position(|m| m.span.overlaps(site.span)) else {
            return Vec::new();
        };
        let event = self.event_at(n, statement, mention, site, tolls);
        vec![self.keep(n, event)]
    }

    /// An event of another kind without a place of its own, told right after one: somewhere in the region around it.
    fn another_kind(
        &mut self,
        n: usize,
        statement: &Statement<'_>,
        before: usize,
        tolls: &Tolls,
    ) -> Vec<usize> {
        let Some(near) = self.events[before].site.clone() else { return Vec::new() };
        let Some(region) = self.region_of(&near) else { return Vec::new() };
        let Some(site) = site::site(self.reading, region) else { return Vec::new() };
        let mut event = self.event_at(n, statement, region, site, tolls);
        if !event.date.stated {
            event.date = self.events[before].date;
            event.date.stated = false;
        }
        vec![self.keep(n, event)]
    }

    /// The last region mentioned in the report that reaches to a site.
    pub(super) fn region_of(&self, site: &Site) -> Option<usize> {
        (0..self.reading.mentions.len()).rev().find(|m| {
            self.reading.mentions[*m].kind == Kind::Place
                && self.reading.place(*m).is_some_and(|p| {
                    !p.is_settlement()
                        && !p.is_country()
                        && p.radius.km() < 350.0
                        && crate::geodesy::distance(p.position, site.position).0 <= p.radius.0
                })
        })
    }
}

/// Whether an event has killed somebody: who is led away after it was attacked, too.
fn kills(event: &EventMention) -> bool {
    event.killed.is_some_and(Toll::is_of_somebody)
}

/// "Another one killed 16 there on Monday": whether a further bomb or attack is who did the harm.
fn is_by_another(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    const SUBJECT: usize = 3;
    let start = statement.trigger.start;
    reading.any_word(start.saturating_sub(SUBJECT)..start, |w| w == "another")
        && !reading.any_on(start.saturating_sub(SUBJECT)..start, List::Human)
}

/// "Two mine attacks took place. In the second, on 12 October, three soldiers died": the next of several that were announced.
fn is_of_next(reading: &Reading<'_>, n: usize) -> bool {
    let start = reading.doc.sentences[n].tokens.start;
    let word = |k: usize| reading.folded(start + k);
    let first = usize::from(matches!(word(0), "in" | "during"));
    word(first) == "the"
        && matches!(word(first + 1), "second" | "third" | "fourth" | "fifth" | "other" | "latter" | "last")
        && (matches!(reading.doc.word(start + first + 2), "," | "on" | "came")
            || matches!(
                word(first + 2),
                "one" | "attack" | "blast" | "incident" | "explosion" | "raid" | "strike"
            ))
}

/// "Part of the building had collapsed": what comes of a blast as well.
fn is_collapse(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    reading.any_word(statement.trigger.clone(), |w| w.starts_with("collaps"))
}

/// "They were thrown back after two hours", "The garrison beat back the attack": who is fought off fought.
fn is_repelled(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    statement.sub_event_type == Some(SubEventType::ArmedClash)
        && (statement.trigger.clone().any(|n| reading.folded(n) == "back")
            || repels(reading.folded(statement.trigger.start)))
}

/// Whether words are of fighting by their own row of the lexicon.
fn fights(reading: &Reading<'_>, words: Span) -> bool {
    let trigger = reading.trigger_at(reading.doc.tokens_in(words).start);
    trigger.is_some_and(|t| t.entry.sub_event_type == Some(SubEventType::ArmedClash))
}
