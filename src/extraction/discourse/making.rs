//! Making the events of a statement: one a place, with type, date and parties.

use super::quote::{in_one_line, quote};
use super::{MOST_EVENTS, PENDING, Thread};
use crate::extraction::attribution::Named;
use crate::extraction::reading::{Hit, Reading};
use crate::extraction::statement::Statement;
use crate::extraction::tolls::Tolls;
use crate::extraction::{attribution, site, target, typing, when};
use crate::language::english::lead::lead_of;
use crate::language::english::words::{List, is_saying, is_transport};
use crate::language::lexicon::{Actor, Role};
use crate::model::{
    Claim, DateClaim, EventMention, EventType, Evidence, Field, Others, Site, Stance, SubEventType, TollScope,
};
use crate::text::{BlockKind, Sketch, Span};
use sha2::{Digest, Sha256};
use std::ops::Range;

impl Thread<'_, '_> {
    /// Makes the events of a statement, one a place; none where it has no place and adds nothing new.
    pub(super) fn place_statement(
        &mut self,
        n: usize,
        statement: &Statement<'_>,
        tolls: &Tolls,
    ) -> Vec<usize> {
        let reading = self.reading;
        if self.events.len() >= MOST_EVENTS {
            return Vec::new();
        }
        let harm_only = statement.role == Role::Harm;
        let mut places = statement.places.clone();
        if harm_only && reading.core.is_none() {
            let sentence = reading.doc.sentences[n].span;
            places.retain(|m| {
                let own = sentence.contains(reading.mentions[*m].span);
                !own || (is_scene(reading, *m) && !is_taken_to(reading, statement, *m))
            });
        }
        places.extend(self.place_spoken_of(n, statement));
        let sites: Vec<_> = places.iter().map(|m| (*m, site::site(reading, *m))).collect();
        let dated = when::of_statement(reading, n, &statement.trigger, self.anchor());
        let past = dated.is_some_and(|d| d.past);
        let near = self.focus.first().is_some_and(|e| n.abs_diff(self.sentence_of[*e]) <= 4);
        let here = self.focus.first().and_then(|e| self.events[*e].site.as_ref()).map(|s| s.position);
        // "the St Francis church", whatever county of that name the gazetteer has far away.
        let elsewhere = |site: &Option<Site>| {
            site.as_ref().is_none_or(|s| {
                here.is_some_and(|here| crate::geodesy::distance(here, s.position).km() > FAR_KM)
            })
        };
        let at_facility =
            near && sites.iter().all(|(m, site)| elsewhere(site) && site::is_facility(reading, *m));
        if sites.is_empty()
            && !past
            && let Some(name) = unknown_place(reading, n, statement)
        {
            return self.unlocated(n, statement, &name, tolls);
        }
        if sites.is_empty()
            || (at_facility && !past)
            || (past && (statement.role == Role::Capture || self.is_vague_past(n, statement)))
        {
            return if past { Vec::new() } else { self.refine_focus(n, statement, tolls) };
        }
        let cause = statement.sub_event_type.is_some()
            || reading.is_about_conflict()
            || self.focus.first().is_some_and(|e| n.abs_diff(self.sentence_of[*e]) <= 4)
            || !reading.actors_in(&reading.doc.sentences[n].tokens).is_empty();
        if harm_only && !cause {
            return Vec::new();
        }
        if harm_only && tolls.is_empty() && !self.speaks_of_casualties(n) && !tells_of_killers(reading, n) {
            return Vec::new();
        }
        if let Some(ids) = self.goes_on(n, statement, &sites) {
            return ids;
        }
        if let Some(event) = self.told_again(n, statement, &sites, tolls) {
            let tokens = reading.doc.sentences[n].tokens.clone();
            let speaker = attribution::speaker(reading, &tokens);
            if let Some(agent) = attribution::agent(reading, &tokens, statement) {
                self.blame_one(event, &agent, speaker.as_ref());
            }
            if let Some(speaker) = speaker {
                self.confirm(n, event, &speaker);
            }
            return vec![event];
        }
        let group = (sites.len() > 1).then(|| {
            self.groups += 1;
            self.groups
        });
        let mut ids = Vec::new();
        for (ordinal, (mention, site)) in sites.into_iter().enumerate() {
            let at = reading.mentions[mention].span.start;
            let mut event = self.event(n, statement, at, ordinal, tolls);
            event.group = group;
            event.site = site;
            if let Some(site) = &event.site {
                event.evidence.push(Evidence {
                    field: Field::Place,
                    value: site.reported.clone(),
                    span: site.span,
                });
            } else {
                let span = reading.mentions[mention].span;
                event.evidence.push(Evidence {
                    field: Field::Place,
                    value: span.of(reading.doc.text).to_owned(),
                    span,
                });
            }
            ids.push(self.keep(n, event));
        }
        if let Some(pending) =
            self.pending.take_if(|_| ids.len() == 1 && reading.kind(n) != BlockKind::Caption)
            && n.abs_diff(pending.sentence) <= PENDING
        {
            self.attach(&pending.tolls.killed, &pending.tolls.injured, &ids);
            for event in &ids {
                if let Some(dated) = pending.date.filter(|_| !self.events[*event].date.stated) {
                    self.set_date(*event, &dated);
                }
            }
        }
        ids
    }

    /// The place that the block spoke of before, where a statement of an attack has none and goes on about no event.
    fn place_spoken_of(&self, n: usize, statement: &Statement<'_>) -> Option<usize> {
        let spoken = self.context.place?;
        let reading = self.reading;
        let attack = matches!(statement.role, Role::Noun | Role::Verb | Role::Carry | Role::Loose);
        let known = statement.sub_event_type.or(statement.fallback).is_some() || reading.is_about_conflict();
        if !statement.places.is_empty() || !attack || !known || reading.core.is_some() {
            return None;
        }
        let key = reading.place(spoken.mention).map(|p| p.key);
        let focus = self.focus.first().map(|e| &self.events[*e]);
        let there = focus.is_some_and(|e| e.site.as_ref().map(|s| s.place) == key);
        let here = reading.doc.sentences[n].block == self.context.block;
        (here && !there && (focus.is_none() || spoken.heads)).then_some(spoken.mention)
    }

    /// Keeps an event of a sentence: its number.
    pub(super) fn keep(&mut self, n: usize, event: EventMention) -> usize {
        self.events.push(event);
        self.sentence_of.push(n);
        self.events.len() - 1
    }

    /// The event of a statement at a site that it does not name itself; `mention` is what it is read of.
    pub(super) fn event_at(
        &mut self,
        n: usize,
        statement: &Statement<'_>,
        mention: usize,
        site: Site,
        tolls: &Tolls,
    ) -> EventMention {
        let at = self.reading.mentions[mention].span.start;
        let mut event = self.event(n, statement, at, 0, tolls);
        event.evidence.push(Evidence { field: Field::Place, value: site.reported.clone(), span: site.span });
        event.site = Some(site);
        event
    }

    /// An event at a name that is no place of the gazetteer's, and that nothing else places.
    fn unlocated(
        &mut self,
        n: usize,
        statement: &Statement<'_>,
        name: &Range<usize>,
        tolls: &Tolls,
    ) -> Vec<usize> {
        let span = self.reading.span(name);
        let mut event = self.event(n, statement, span.start, 0, tolls);
        let value = span.of(self.reading.doc.text).to_owned();
        event.evidence.push(Evidence { field: Field::Place, value, span });
        vec![self.keep(n, event)]
    }

    /// A new event of a statement at a place, without site and tolls; `at` is where the place's words begin.
    pub(super) fn event(
        &self,
        n: usize,
        statement: &Statement<'_>,
        at: usize,
        ordinal: usize,
        tolls: &Tolls,
    ) -> EventMention {
        let reading = self.reading;
        let sentence = &reading.doc.sentences[n];
        let trigger = reading.span(&statement.trigger);
        let agent = attribution::agent(reading, &sentence.tokens, statement);
        let speaker = attribution::speaker(reading, &sentence.tokens);
        let (sub_event_type, type_stated) = self.sub_event_type(n, statement, agent.as_ref(), tolls);
        let dated = when::of_statement(reading, n, &statement.trigger, self.anchor());
        let (mut date, date_span) = match dated {
            Some(d) => (d.claim, d.span),
            None => (self.date_of_context(n), self.context.date_span),
        };
        date.time_of_day = date.time_of_day.or_else(|| when::time_of_day(reading, &sentence.tokens));
        let mut evidence = vec![Evidence {
            field: Field::EventType,
            value: sub_event_type.name().to_owned(),
            span: trigger,
        }];
        let mut claims = Vec::new();
        if let Some(span) = date_span {
            evidence.push(Evidence { field: Field::Date, value: date_value(&date), span });
        }
        if let Some((class, at)) = &statement.weapon {
            evidence.push(Evidence {
                field: Field::Weapon,
                value: (*class).to_owned(),
                span: reading.span(at),
            });
        }
        let attacked = target::target(reading, &sentence.tokens, statement)
            .filter(|_| reading.core.is_none() && is_attack(sub_event_type));
        if let Some((class, at)) = &attacked {
            evidence.push(Evidence {
                field: Field::Target,
                value: (*class).to_owned(),
                span: reading.span(at),
            });
        }
        if let Some(agent) = &agent {
            evidence.push(Evidence {
                field: Field::AttributedTo,
                value: agent.party.name.clone(),
                span: agent.span,
            });
        }
        if let Some(speaker) = &speaker {
            evidence.push(Evidence {
                field: Field::AttributedBy,
                value: speaker.party.name.clone(),
                span: speaker.span,
            });
            claims.push(Claim {
                claimant: speaker.party.name.clone(),
                stance: Stance::Claims,
                field: if agent.is_some() { "attributed_to" } else { "occurrence" },
                value: agent.as_ref().map_or(String::new(), |a| a.party.name.clone()),
                span: sentence.span,
                target: agent.as_ref().map(|a| a.party.name.clone()),
                date: when::written(reading, n),
            });
        }
        EventMention {
            id: self.id(trigger, at, ordinal),
            report_id: reading.info.id.clone(),
            published: reading.info.date.map(|d| d.day),
            trigger,
            sentence: sentence.span,
            sub_event_type,
            type_stated,
            site: None,
            group: None,
            date_text: date_span.map(|s| in_one_line(s.of(reading.doc.text))),
            quote: quote(reading.doc.text, sentence.span, trigger),
            date,
            killed: None,
            injured: None,
            killed_civilians: None,
            others: Others::default(),
            victims: Vec::new(),
            toll_scope: TollScope::Incident,
            civilian_targeting: reading
                .any_word(sentence.tokens.clone(), crate::language::english::words::is_civilian),
            weapon: statement.weapon.as_ref().map(|(class, _)| (*class).to_owned()),
            target: attacked.map(|(class, _)| class.to_owned()),
            attributed_to: agent.map(|a| a.party),
            opponent: None,
            attributed_by: speaker.map(|s| s.party).into_iter().collect(),
            denied_by: Vec::new(),
            sketch: Sketch::default(),
            claims,
            evidence,
        }
    }

    /// The id of an event whose place stands at `at`.
    pub(super) fn id(&self, trigger: Span, at: usize, ordinal: usize) -> String {
        let mut hash = Sha256::new();
        hash.update(self.reading.info.id.as_bytes());
        hash.update([0]);
        hash.update(self.text_sha256.as_bytes());
        for n in [trigger.start, trigger.end, at, ordinal] {
            hash.update((n as u64).to_le_bytes());
        }
        let digest = hash.finalize();
        let hex: String = crate::text::hex(&digest[..8]);
        format!("evt-{hex}")
    }

    /// The type: as stated, else by who fights whom and what went before.
    pub(super) fn sub_event_type(
        &self,
        n: usize,
        statement: &Statement<'_>,
        agent: Option<&Named>,
        tolls: &Tolls,
    ) -> (SubEventType, bool) {
        let near = |e: &&usize| n.abs_diff(self.sentence_of[**e]) <= 4;
        let before = self.focus.first().filter(near).map(|e| self.events[*e].sub_event_type);
        // "Government forces shelled towns. In Idlib four people were killed."
        let before = self.context.unplaced.or(before);
        let sentence = &self.reading.doc.sentences[n].tokens;
        typing::type_of(self.reading, statement, &typing::Around { sentence, tolls, agent, before })
    }

    pub(super) fn is_vague_past(&self, n: usize, statement: &Statement<'_>) -> bool {
        // History is mapped only where it has a month and a place; a year alone is background.
        let dated = when::of_statement(self.reading, n, &statement.trigger, None);
        dated.is_none_or(|d| d.claim.precision() > 4 || !d.claim.is_resolved())
    }

    pub(super) fn speaks_of_casualties(&self, n: usize) -> bool {
        let tokens = self.reading.doc.sentences[n].tokens.clone();
        self.reading.any_word(tokens.clone(), |w| w == "casualties" || w == "toll")
            && self
                .reading
                .any_word(tokens, |w| matches!(w, "suffered" | "sustained" | "caused" | "causing" | "toll"))
    }
}

/// A building that is farther than this from where a report is, in kilometres, is another one of its name.
const FAR_KM: f64 = 300.0;

/// Whether events of a type have something that is attacked.
fn is_attack(t: SubEventType) -> bool {
    matches!(
        t.event_type(),
        EventType::ExplosionsRemoteViolence | EventType::ViolenceAgainstCivilians | EventType::Battles
    ) || t == SubEventType::LootingPropertyDestruction
}

/// "Suspected jihadists killed scores of villagers": a number that is none, and those who did it.
fn tells_of_killers(reading: &Reading<'_>, n: usize) -> bool {
    let tokens = &reading.doc.sentences[n].tokens;
    let irregular =
        |a: Actor| matches!(a, Actor::Rebels | Actor::Group | Actor::Gunmen | Actor::Criminals | Actor::Mob);
    let killed = |a: &Hit<'_>| {
        let after = a.tokens.end..(a.tokens.end + 6).min(tokens.end);
        reading
            .triggers_in(&after)
            .iter()
            .any(|t| t.entry.role == Role::Harm && reading.folded(t.tokens.start).starts_with("kill"))
    };
    let vague = reading.quantities_in(tokens).iter().any(|q| q.toll.is_none() && !q.ordinal && !q.indefinite);
    vague
        && reading
            .actors_in(tokens)
            .iter()
            .any(|a| matches!(a.entry.role, Role::Actor(actor) if irregular(actor)) && killed(a))
}

/// "Two of the injured were later referred to a clinic in Quetta": where people were brought to is not where they were harmed.
fn is_taken_to(reading: &Reading<'_>, statement: &Statement<'_>, mention: usize) -> bool {
    let tokens = reading.tokens_of(mention);
    let between = statement.trigger.end..tokens.start;
    // "outside the hospital, where twelve of the injured had been admitted".
    let past = tokens.end..statement.trigger.end + 5;
    let clause =
        past.take_while(|n| *n < statement.trigger.end || !matches!(reading.doc.word(*n), "," | ";" | "."));
    reading.any_word(between, is_transport)
        || (tokens.end <= statement.trigger.start
            && clause.into_iter().any(|n| is_transport(reading.folded(n))))
}

/// "dropped munitions on a fuel station in Um Rawaba": the capitalised words after a preposition of place, where they are no
/// mention and no word of the language.
fn unknown_place(reading: &Reading<'_>, n: usize, statement: &Statement<'_>) -> Option<Range<usize>> {
    let attack = matches!(statement.role, Role::Noun | Role::Verb | Role::Carry);
    if reading.core.is_some() || statement.definite || !attack || statement.sub_event_type.is_none() {
        return None;
    }
    let sentence = &reading.doc.sentences[n].tokens;
    let unknown = |t: usize| {
        let lists = reading.lists(t);
        let known = [
            List::Common,
            List::CalendarWord,
            List::Title,
            List::Organisation,
            List::GivenName,
            List::Surname,
        ];
        sentence.contains(&t)
            && reading.doc.is_capitalised(t)
            && reading.doc.word(t).chars().any(char::is_lowercase)
            && reading.mention_at(t).is_none()
            && known.iter().all(|list| !lists.has(*list))
            && reading.actors_in(&(t..t + 1)).is_empty()
            && reading.weapons_in(&(t..t + 1)).is_empty()
    };
    let end = sentence.end.min(statement.trigger.end + 14);
    let start = (statement.trigger.end..end)
        .take_while(|t| !is_saying(reading.folded(*t)) && !matches!(reading.doc.word(*t), ";" | ":"))
        .find(|t| matches!(reading.folded(*t), "in" | "near") && unknown(t + 1))?;
    let name = (start + 1..sentence.end).take_while(|t| unknown(*t)).last()?;
    // "in Um Rawaba", not "in Parliament": one word at least that the language lacks.
    if (start + 1..name + 1).all(|t| reading.lists(t).has(List::Common)) {
        return None;
    }
    let organisation = reading.lists(name + 1).has(List::Organisation);
    (!organisation).then_some(start + 1..name + 1)
}

/// Whether a mention stands after a preposition of place, so that the harm was done there.
pub(super) fn is_scene(reading: &Reading<'_>, mention: usize) -> bool {
    let start = reading.tokens_of(mention).start;
    let lead: Vec<&str> = (start.saturating_sub(4)..start).map(|n| reading.folded(n)).collect();
    let led = lead_of(reading.doc, start).map_or("", |n| reading.folded(n));
    let end = reading.tokens_of(mention).end;
    let suffered = (end..end + 16).any(|n| reading.folded(n) == "suffered");
    let place = |w: &str| matches!(w, "in" | "at" | "near" | "on" | "outside" | "inside");
    lead.iter().any(|w| place(w)) || place(led) || suffered
}

pub(super) fn date_value(date: &DateClaim) -> String {
    match (date.start, date.end) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) => format!("{a}/{b}"),
        _ => {
            let mut parts = Vec::new();
            if let Some(w) = date.weekday {
                parts.push(format!("{w:?}"));
            }
            if let (Some(m), Some(d)) = (date.month, date.day) {
                parts.push(format!("{m:02}-{d:02}"));
            }
            parts.join(" ")
        }
    }
}
