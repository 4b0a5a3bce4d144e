//! Which events a denial is about, and the event that only its denial tells of.

use super::{Alleged, Thread};
use crate::extraction::attribution::{
    BOTH, Content, Denial, Named, blames_another, only_trades_blame, place_of_clause, speaks_for_state,
};
use crate::extraction::reading::{Hit, Reading};
use crate::extraction::statement::Statement;
use crate::extraction::tolls::Tolls;
use crate::extraction::when;
use crate::geodesy::distance;
use crate::language::english::words::{List, is_accusing};
use crate::language::lexicon::{Actor, Role};
use crate::model::{Claim, EventMention, Evidence, Field, Kind, Party, Stance, SubEventType};
use crate::text::BlockKind;
use crate::text::fold::fold;
use jiff::civil::Date;
use std::ops::Range;

impl Thread<'_, '_> {
    /// Notes a denial at the events that it is about; one that comes before them waits for the end.
    pub(super) fn deny(&mut self, denial: Denial) {
        // "Moscow denied responsibility for that attack": for the one of the past, which is not mapped.
        if self.context.history && denial.points_back && denial.places.is_empty() {
            return;
        }
        if self.events.is_empty() {
            self.early_denials.push(denial);
            return;
        }
        // "rejects the tale that an army unit destroyed a van near Murikandy": of nothing that is told of elsewhere.
        if denial.content == Content::Accusation && denial.places.is_empty() {
            let there = |m: usize| {
                self.events
                    .iter()
                    .any(|e| e.site.as_ref().map(|s| s.place) == self.reading.place(m).map(|p| p.key))
            };
            if place_of_clause(self.reading, &denial).is_some_and(|m| !there(m)) {
                return;
            }
        }
        let date = self.said_on(denial.span);
        let Some(by) = &denial.by else {
            // "Both sides denied each other's claims": each side denies what is said of it.
            let mut accused = false;
            for event in &mut self.events {
                if let Some(blamed) = event.attributed_to.clone() {
                    add_denial(event, blamed, &denial, date);
                    accused = true;
                }
            }
            // Where nobody is said to have done it, both deny.
            for n in self.focus.clone().into_iter().filter(|_| !accused) {
                let both = Party { name: BOTH.to_owned(), country: String::new() };
                add_denial(&mut self.events[n], both, &denial, date);
            }
            return;
        };
        for n in self.denied_events(&denial, &by.party) {
            add_denial(&mut self.events[n], by.party.clone(), &denial, date);
        }
    }

    /// "The force dismissed accusations that its drones killed ten people in Umm Ruwaba": where a report tells of no event but one that
    /// the accused denies, that one, with the denial. Whoever only denies that anything happened makes none.
    pub(super) fn allege(&mut self) {
        if !self.events.is_empty() || self.early_denials.is_empty() {
            return;
        }
        let reading = self.reading;
        for n in 0..reading.doc.sentences.len() {
            if !self.tells(n) {
                continue;
            }
            let (statements, tolls) = (reading.statements(n), reading.tolls(n));
            let accused = |s: &&Statement<'_>| s.denied_place().is_some() && is_accused(reading, n, s);
            let Some(statement) = statements.iter().find(accused) else { continue };
            if self.place_with_tolls(n, statement, tolls).is_some() {
                return;
            }
        }
    }

    /// "The army denied having carried out a strike in Nuseirat": the event that is denied at a place of its own, beside others that the
    /// report tells of.
    pub(super) fn allege_elsewhere(
        &mut self,
        n: usize,
        statements: &[Statement<'_>],
        tolls: &Tolls,
    ) -> Option<(Range<usize>, Vec<usize>)> {
        let reading = self.reading;
        let settled = |m: usize| reading.place(m).filter(|p| p.is_settlement()).map(|p| p.key);
        let denied = statements.iter().find(|s| {
            s.denied_place().is_some() && (is_accused(reading, n, s) || is_disowned_deed(reading, n, s))
        })?;
        let place = denied.denied_place().and_then(settled)?;
        let known = self.events.iter().any(|e| e.site.as_ref().is_some_and(|s| s.place == place));
        if self.events.is_empty() && tolls.is_empty() || known {
            return None;
        }
        self.place_with_tolls(n, denied, tolls)
    }

    /// "The alliance has denied that it attacked a detention centre in Saada": remembered where nothing has been told yet.
    pub(super) fn note_alleged(&mut self, n: usize, statements: &[Statement<'_>]) {
        if !self.events.is_empty() || self.alleged.is_some() {
            return;
        }
        let settled = |m: &usize| self.reading.place(*m).is_some_and(|p| p.is_settlement());
        self.alleged = statements.iter().find_map(|s| {
            let mention = s.denied_place().filter(settled)?;
            let date = when::of_statement(self.reading, n, &s.trigger, None)
                .filter(|d| !d.past && d.claim.stated && d.claim.is_resolved());
            Some(Alleged { mention, kind: s.sub_event_type, date })
        });
    }

    /// "Ukraine said the town was hit by a bomb that a Russian plane lost": whether a sentence is the answer of those who are accused, who tell
    /// of no other event.
    pub(super) fn is_answered(&self, tokens: &Range<usize>) -> bool {
        let accused = |by: &Party| {
            self.events.iter().filter_map(|e| e.attributed_to.as_ref()).any(|accused| is_side_of(accused, by))
        };
        // "A spokesman denied that the force bombarded El Obeid. He said that a bomb had been dropped by an army plane".
        let denier = |by: &Party| {
            self.early_denials.iter().filter_map(|d| d.by.as_ref()).any(|named| named.party == *by)
        };
        let told = !self.events.is_empty() || !self.early_denials.is_empty();
        // "Kyiv and Moscow traded accusations over the shelling".
        if told && (tells_own_version(self.reading, tokens) || only_trades_blame(self.reading, tokens)) {
            return true;
        }
        told && blames_another(self.reading, tokens)
            .is_some_and(|d| d.by.is_some_and(|by| accused(&by.party) || denier(&by.party)))
    }

    /// Makes the events of a statement with the tolls of its sentence: its trigger and their numbers.
    fn place_with_tolls(
        &mut self,
        n: usize,
        statement: &Statement<'_>,
        tolls: &Tolls,
    ) -> Option<(Range<usize>, Vec<usize>)> {
        let ids = self.place_statement(n, statement, tolls);
        if ids.is_empty() {
            return None;
        }
        let made = (statement.trigger.clone(), ids);
        self.place_tolls(n, tolls, std::slice::from_ref(statement), std::slice::from_ref(&made));
        Some(made)
    }

    /// Denials that came before any event are of the first one.
    pub(super) fn deny_early(&mut self) {
        let Some(first) = self.events.first() else { return };
        let group = first.group;
        self.focus = (0..self.events.len())
            .filter(|n| *n == 0 || (group.is_some() && self.events[*n].group == group))
            .collect();
        self.context.history = false;
        for denial in std::mem::take(&mut self.early_denials) {
            self.deny(denial);
        }
    }

    /// The events that a denial is about: of the place that it names, that the denier is blamed for, else told of last.
    fn denied_events(&self, denial: &Denial, by: &Party) -> Vec<usize> {
        let there = |n: usize| {
            denial.places.iter().any(|m| {
                self.reading.place(*m).map(|p| p.key) == self.events[n].site.as_ref().map(|s| s.place)
            })
        };
        let blamed = |e: &EventMention| {
            let by_office = |a| {
                denial.by.as_ref().is_some_and(|by| self.is_home_office(e, a, by) || self.is_the_group(a, by))
            };
            e.attributed_to.as_ref().is_some_and(|a| is_side_of(a, by) || by_office(a))
        };
        let accused: Vec<usize> = (0..self.events.len()).filter(|n| blamed(&self.events[*n])).collect();
        // "denied having fired at Jermuk and Sotk": each of the places.
        if denial.places.len() > 1 {
            let open = |n: &usize| blamed(&self.events[*n]) || self.events[*n].attributed_to.is_none();
            let each: Vec<usize> = (0..self.events.len()).filter(|n| there(*n)).filter(open).collect();
            if each.len() == denial.places.len() {
                return each;
            }
        }
        // "denied that its forces had fired at either city": of both that it is blamed for last.
        let words = self.reading.doc.tokens_in(denial.span);
        if accused.len() > 1 && self.reading.any_word(words, |w| matches!(w, "either" | "both")) {
            return accused[accused.len() - 2..].to_vec();
        }
        let accused_there: Vec<usize> = accused.iter().copied().filter(|n| there(*n)).collect();
        if let Some(first) = accused_there.first() {
            return vec![self.of_denied_day(denial, &accused_there).unwrap_or(*first)];
        }
        // "denied having carried out a strike in Nuseirat": of the event there, whatever else the denier is blamed for.
        let open_there = |n: &usize| there(*n) && self.events[*n].attributed_to.is_none();
        let open_there: Vec<usize> = (0..self.events.len()).filter(open_there).collect();
        if let Some(last) = open_there.last() {
            return vec![self.of_denied_day(denial, &open_there).unwrap_or(*last)];
        }
        // "A bomb killed eleven in Hangu. The Pakistani Taliban said that they had no hand in it", after an attack that the Taliban claimed.
        let open_here = |n: &usize| {
            let event = &self.events[*n];
            event.attributed_to.is_none() && self.is_in_block_of(*n, denial)
        };
        let of_this = matches!(denial.content, Content::Part | Content::Deed | Content::Accusation)
            && denial.points_back
            && denial.places.is_empty();
        let apart = !self.focus.is_empty()
            && !accused.iter().any(|n| self.focus.contains(n) || self.is_in_block_of(*n, denial));
        if of_this && apart && self.focus.iter().all(open_here) {
            return self.focus.clone();
        }
        // "did not fire at the station of Kramatorsk": nothing that the denier is blamed for elsewhere.
        if self.is_of_no_event(denial) {
            return Vec::new();
        }
        if let (Some(&first), Some(&last)) = (accused.first(), accused.last()) {
            let chosen = if denial.points_back { last } else { first };
            let group = self.events[chosen].group;
            let in_group = |n: &usize| group.is_some() && self.events[*n].group == group;
            return std::iter::once(chosen)
                .chain((0..self.events.len()).filter(in_group).filter(|n| *n != chosen))
                .collect();
        }
        // Nobody said who did it until the denier spoke: the denial is of what is told of last.
        let points = denial.points_back
            || !denial.places.is_empty()
            || denial.target.is_some()
            || matches!(
                denial.content,
                Content::Part | Content::Accusation | Content::Deed | Content::Absence
            );
        if !points || denial.of_others {
            return Vec::new();
        }
        let unknown = by.country.is_empty() && !self.is_group(by);
        // "A rebel leader in Donetsk" is no office of the country.
        let irregular = self.is_irregular(denial);
        let direct = matches!(denial.content, Content::Part | Content::Accusation);
        let free = |n: &usize| {
            let event = &self.events[*n];
            // "The allegation that we hit a church in Shusha": of what is told of there, if of anything.
            let place = denial.places.is_empty() || there(*n);
            // "Rwanda also rejected the accusation": one more who is accused; an office may be that of the accused.
            let open = event.attributed_to.is_none() || direct || unknown;
            // A victim's own office denies a detail at most; where nobody is said to have done it, the accused may be its own.
            let victim = denial.content == Content::Other || event.attributed_to.is_some();
            // "There were no soldiers in the town" that was bombed: those who are bombed say so, too.
            let bombed = denial.content == Content::Absence
                && matches!(
                    event.sub_event_type,
                    SubEventType::AirDroneStrike | SubEventType::ShellingArtilleryMissileAttack
                );
            let own = victim
                && !irregular
                && event.attributed_by.iter().any(|a| !a.country.is_empty() && a.country == by.country);
            place
                && open
                && !bombed
                && !(own && matches!(denial.content, Content::Other | Content::Accusation))
        };
        // "denied involvement in both attacks".
        if self.is_of_both(denial) {
            let last: Vec<usize> = (0..self.events.len()).rev().filter(free).take(2).collect();
            if last.len() == 2 {
                return last;
            }
        }
        // "denied that the school had been the target": the event of a school, if one is told of.
        let same_target =
            |n: &usize| denial.target.is_some() && self.events[*n].target.as_deref() == denial.target;
        let targets: Vec<usize> = (0..self.events.len()).filter(same_target).filter(free).collect();
        if targets.len() == 1 {
            return targets;
        }
        // "Statements that the drone had hit a depot are not true": of the event of a drone, if one is told of.
        if let Some(event) = self.of_weapon(denial) {
            return Some(event).filter(free).into_iter().collect();
        }
        let spoken_of = denial.places.is_empty().then(|| self.last_named_before(denial)).flatten();
        if let Some(event) = spoken_of.filter(|n| free(n) && !self.focus.contains(n)) {
            return vec![event];
        }
        let named = (0..self.events.len()).rev().find(|n| there(*n) && free(n));
        if let Some(named) = named.filter(|_| !self.focus.iter().any(|n| there(*n))) {
            return vec![named];
        }
        self.focus.iter().copied().filter(free).collect()
    }

    /// Whether the one settlement that a denial names is far from every event that is told of.
    fn is_of_no_event(&self, denial: &Denial) -> bool {
        const NEAR_KM: f64 = 60.0;
        let [place] = denial.places[..] else { return false };
        let Some(place) = self.reading.place(place).filter(|p| p.is_settlement()) else { return false };
        let far = |e: &EventMention| {
            let site = e.site.as_ref();
            site.is_some_and(|s| distance(s.position, place.position).km() > NEAR_KM)
        };
        !self.events.is_empty() && self.events.iter().all(far)
    }

    /// "Residents of Nampala accused Malian soldiers. The general staff said": whether an office of no country that is named speaks for a state
    /// that is blamed for what happened at home.
    pub(super) fn is_home_office(&self, event: &EventMention, accused: &Party, by: &Named) -> bool {
        let country = |place| self.reading.gazetteer.place(place).country;
        by.party.country.is_empty()
            && !accused.country.is_empty()
            && event.site.as_ref().is_some_and(|site| country(site.place) == accused.country)
            && speaks_for_state(self.reading, by)
    }

    /// "M23 killed 20 people. The rebels said": whether those who speak are called rebels and no more, where a group is blamed that no state is.
    fn is_the_group(&self, accused: &Party, by: &Named) -> bool {
        let tokens = self.reading.doc.tokens_in(by.span);
        let rebels = |a: &Hit<'_>| a.entry.role == Role::Actor(Actor::Rebels);
        let named = self.reading.mentions_in(&tokens).is_empty();
        let the = (tokens.start.saturating_sub(1)..tokens.start + 1).any(|n| self.reading.folded(n) == "the");
        accused.country.is_empty()
            && by.party.country.is_empty()
            && named
            && the
            && self.reading.actors_in(&tokens).iter().all(rebels)
            && self.reading.actors_in(&tokens).iter().any(rebels)
    }

    /// Whether an event is told of in the paragraph of a denial.
    fn is_in_block_of(&self, event: usize, denial: &Denial) -> bool {
        let block = |n: usize| self.reading.doc.sentences.get(n).map(|s| s.block);
        self.reading
            .doc
            .sentence_at(denial.span.start)
            .is_some_and(|n| block(n) == block(self.sentence_of[event]))
    }

    /// The one event of the weapon that the sentence of a denial names with an article, where those in focus are of others.
    fn of_weapon(&self, denial: &Denial) -> Option<usize> {
        let reading = self.reading;
        let n = reading.doc.sentence_at(denial.span.start)?;
        let weapons = reading.weapons_in(&reading.doc.sentences[n].tokens);
        let named = weapons.iter().find(|w| reading.folded(w.tokens.start.wrapping_sub(1)) == "the")?;
        let of = |n: &usize| self.events[*n].weapon.as_deref() == Some(named.entry.weapon.as_str());
        let mut told = (0..self.events.len()).filter(of);
        let only = told.next().filter(|_| told.next().is_none())?;
        (!self.focus.iter().any(of)).then_some(only)
    }

    /// Whether the sentence of a denial goes on to say that it is of two: "denied involvement in either attack".
    fn is_of_both(&self, denial: &Denial) -> bool {
        let reading = self.reading;
        let Some(n) = reading.doc.sentence_at(denial.span.start) else { return false };
        let from = reading.doc.tokens_in(denial.span).start;
        (from..reading.doc.sentences[n].tokens.end).any(|n| {
            let both = matches!(reading.folded(n), "both" | "either" | "neither");
            let two = reading.folded(n) == "two" && reading.folded(n.wrapping_sub(1)) == "the";
            (both || two)
                && matches!(
                    reading.folded(n + 1),
                    "attack"
                        | "attacks"
                        | "incidents"
                        | "incident"
                        | "bombings"
                        | "blasts"
                        | "killings"
                        | "strikes"
                )
        })
    }

    /// The event at the place that the paragraph of a denial names last before it: "Residents of Kumba said a shell had killed three; the
    /// army dismissed this".
    fn last_named_before(&self, denial: &Denial) -> Option<usize> {
        let reading = self.reading;
        let n = reading.doc.sentence_at(denial.span.start)?;
        let before = reading.start_of_block(n)..reading.doc.tokens_in(denial.span).end;
        let mut mentions: Vec<usize> = reading.mentions_in(&before).into_iter().rev().collect();
        // "Israeli army denies hitting ambulances", a heading over "The building that it struck in Nabatieh": what follows tells where.
        if mentions.iter().all(|m| reading.names_country(*m))
            && reading.kind(n) == BlockKind::Heading
            && let Some(next) = reading.doc.sentences.get(n + 1)
        {
            mentions = reading.mentions_in(&next.tokens);
        }
        mentions.into_iter().find_map(|m| {
            let lead = reading.doc.word_before(reading.tokens_of(m).start, &["#", "-"])?;
            if !matches!(reading.folded(lead), "in" | "at" | "near" | "on" | "outside") {
                return None;
            }
            let place = reading.place(m)?.key;
            (0..self.events.len())
                .rev()
                .find(|e| self.events[*e].site.as_ref().is_some_and(|s| s.place == place))
        })
    }

    /// "Insurgents said that 13 soldiers died. A military spokesman said that this was not true": whether a sentence denies only what those who
    /// did it say of the losses of the denier's own side.
    pub(super) fn is_of_claimed_losses(&self, n: usize, denial: &Denial) -> bool {
        let reading = self.reading;
        let Some(before) = reading.before_in_block(n).filter(|_| denial.points_back) else { return false };
        let own = |w: &str| matches!(w, "soldiers" | "policemen" | "troops" | "officers" | "servicemen");
        // "13 soldiers died", not "government troops killed 20 villagers".
        let counted = |k: usize| {
            own(reading.folded(k)) && !reading.quantities_in(&(k.saturating_sub(2)..k + 1)).is_empty()
        };
        let lost = |at: usize| {
            reading.triggers_in(&(at..at + 1)).iter().any(|t| t.entry.role == Role::Harm)
                && (at.saturating_sub(2)..at + 4).any(counted)
        };
        let claimed = reading.any_on(before.tokens.clone(), List::Saying)
            || reading.any_word(before.tokens.clone(), |w| w == "claimed");
        claimed
            && !self.is_irregular(denial)
            && !reading.quantities_in(&before.tokens).is_empty()
            && before.tokens.clone().any(lost)
            && reading
                .actors_in(&before.tokens)
                .iter()
                .any(|a| matches!(a.entry.role, Role::Actor(Actor::Rebels | Actor::Group | Actor::Gunmen)))
    }

    /// Whether rebels or an armed group deny.
    fn is_irregular(&self, denial: &Denial) -> bool {
        let Some(by) = &denial.by else { return false };
        let actors = self.reading.actors_in(&self.reading.doc.tokens_in(by.span));
        actors.iter().any(|a| matches!(a.entry.role, Role::Actor(Actor::Rebels | Actor::Group)))
    }

    fn is_group(&self, party: &Party) -> bool {
        self.reading.actors.iter().any(|a| {
            matches!(a.entry.role, Role::Actor(Actor::Group))
                && self.reading.span(&a.tokens).of(self.reading.doc.text) == party.name
        })
    }
}

/// "denied the charge and said the rebels had shelled the town", "rejected the claim, saying": whether who denies in a sentence goes on with
/// what happened instead, without a toll and at no town that the words name.
fn tells_own_version(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let Some(denies) = sentence.clone().find(|n| reading.is(*n, List::Denying)) else { return false };
    let goes_on = |n: &usize| {
        reading.folded(*n) == "saying"
            || reading.folded(n - 1) == "and" && matches!(reading.folded(*n), "said" | "says")
    };
    let Some(said) = (denies + 1..sentence.end).find(goes_on) else { return false };
    let version = said + 1..sentence.end;
    let town = |m: &usize| reading.place(*m).is_some_and(|p| p.is_settlement());
    reading.quantities_in(&version).is_empty() && !reading.mentions_in(&version).iter().any(town)
}

/// Whether those who deny are said to have done what a statement tells of: they are accused, or it is theirs who did it.
fn is_accused(reading: &Reading<'_>, n: usize, statement: &Statement<'_>) -> bool {
    let before = reading.doc.sentences[n].tokens.start..statement.trigger.start;
    let own = |n: usize| {
        matches!(reading.folded(n), "its" | "their" | "our" | "his")
            && (n + 1..n + 4)
                .any(|k| k < before.end && (reading.is(k, List::Human) || reading.is(k, List::Force)))
    };
    reading.any_word(before.clone(), |w| {
        is_accusing(w) || matches!(w, "accusation" | "accusations" | "allegation" | "allegations")
    }) || is_disowned_part(reading, &before)
        || before.clone().any(own)
        || is_reported(reading, &before, statement)
}

/// "denied that it was behind an attack in Douma", "denied carrying out a bombing in Douma": a part in a deed that others did, then.
fn is_disowned_part(reading: &Reading<'_>, before: &Range<usize>) -> bool {
    let Some(verb) = before.clone().rev().find(|n| reading.is(*n, List::Denying)) else { return false };
    let staged = |w: &str| {
        matches!(
            w,
            "carrying" | "carried" | "staging" | "staged" | "planting" | "planted" | "ordering" | "ordered"
        )
    };
    reading.any_on(verb + 1..before.end, List::Disowned) || reading.any_word(verb + 1..before.end, staged)
}

/// "Reports that Russian planes killed dozens", "reports in the media according to which", "claims that it killed 12 herders": a deed that
/// is reported of somebody.
fn is_reported(reading: &Reading<'_>, before: &Range<usize>, statement: &Statement<'_>) -> bool {
    let named = |n: usize| {
        reading.mention_at(n).is_some_and(|m| reading.mentions[m].kind == Kind::Demonym)
            || matches!(reading.folded(n), "it" | "they")
            || reading.is(n, List::Force)
            || matches!(reading.folded(n), "soldiers" | "troops" | "servicemen" | "commandos")
    };
    // "Russian reports of rocket fire on Novaya Tavolzhanka".
    let of_people = |n: usize| {
        reading.folded(n + 1) == "of"
            && n.checked_sub(1)
                .and_then(|n| reading.mention_at(n))
                .is_some_and(|m| reading.mentions[m].kind == Kind::Demonym)
    };
    // "was shelled by Tajik troops".
    let end = statement.trigger.end + if reading.folded(statement.trigger.end) == "by" { 4 } else { 0 };
    before.clone().any(|n| {
        matches!(reading.folded(n), "reports" | "claims" | "claim" | "report" | "accounts" | "tale" | "story")
            && (of_people(n)
                || (n + 1..statement.trigger.start.min(n + 9))
                    .any(|k| matches!(reading.folded(k), "that" | "which") && (k + 1..end).any(named)))
    })
}

/// "denied having carried out a strike", "denied that it had struck": a deed of their own that they deny to have done.
fn is_disowned_deed(reading: &Reading<'_>, n: usize, statement: &Statement<'_>) -> bool {
    let start = reading.doc.sentences[n].tokens.start;
    let Some(verb) = (start..statement.trigger.start).rev().find(|t| reading.is(*t, List::Denying)) else {
        return false;
    };
    let between = verb + 1..statement.trigger.start;
    let planned = reading.any_on(between.clone(), List::Unreal);
    // "The army denied bombing Nyala, where nine civilians had died".
    if between.is_empty() && reading.folded(statement.trigger.start).ends_with("ing") {
        return reading
            .triggers_in(&reading.doc.sentences[n].tokens)
            .iter()
            .any(|t| t.entry.role == Role::Harm && t.tokens.start > statement.trigger.start);
    }
    let own = between.clone().any(|t| {
        reading.folded(t) == "having"
            || matches!(reading.folded(t), "it" | "they" | "he") && reading.folded(t + 1) == "had"
    });
    own && !planned && between.len() <= 8
}

/// Whether a party is, or speaks for, another: of one country, or by the same name.
pub(super) fn is_side_of(accused: &Party, by: &Party) -> bool {
    let (a, b) = (fold(&accused.name), fold(&by.name));
    // "Abkhaz gunners", "the Abkhaz defence ministry": people of a part of a country, and its office.
    let demonym = |name: &str| name.split(' ').next().map(str::to_owned);
    if accused.country.is_empty() != by.country.is_empty() {
        return a.contains(' ') && b.contains(' ') && demonym(&a) == demonym(&b);
    }
    if !accused.country.is_empty() {
        return accused.country == by.country;
    }
    let initials = |full: &str, short: &str| acronyms(short).any(|name| name == self::initials(full));
    a.contains(&b)
        || b.contains(&a)
        || acronyms(&accused.name).any(|name| acronyms(&by.name).any(|own| own == name))
        || initials(&accused.name, &by.name)
        || initials(&by.name, &accused.name)
}

/// The first letters of the capitalised words of a name: of "Rapid Support Forces", "RSF".
fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// The words in capitals of a name: "Rapid Support Forces (RSF)", "RSF spokesman".
fn acronyms(name: &str) -> impl Iterator<Item = &str> {
    const SHORTEST: usize = 3;
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.filter(|w| w.len() >= SHORTEST && !w.chars().any(char::is_lowercase))
}

pub(super) fn add_denial(event: &mut EventMention, by: Party, denial: &Denial, date: Option<Date>) {
    let span = denial.span;
    let field = match denial.content {
        Content::Figure => "killed",
        Content::Part => "attributed_to",
        _ if denial.target.is_some() => "target",
        _ => "occurrence",
    };
    if !event.denied_by.contains(&by) {
        event.claims.push(Claim {
            claimant: by.name.clone(),
            stance: Stance::Denies,
            field,
            value: String::new(),
            span,
            target: Some(by.name.clone()).filter(|_| event.attributed_to.as_ref() == Some(&by)),
            date,
        });
        // Who only disputes a figure denies no incident.
        if denial.content != Content::Figure {
            event.evidence.push(Evidence { field: Field::DeniedBy, value: by.name.clone(), span });
            event.denied_by.push(by);
        }
    }
}
