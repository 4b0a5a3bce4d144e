//! Making the events of a statement: one a place, with type, date and parties.

use super::quote::{in_one_line, quote};
use super::{MOST_EVENTS, Thread};
use crate::extraction::attribution::Named;
use crate::extraction::reading::Reading;
use crate::extraction::statement::Statement;
use crate::extraction::tolls::Tolls;
use crate::extraction::{attribution, site, when};
use crate::language::english::lexicon::Role;
use crate::model::{Claim, DateClaim, EventMention, Evidence, Field, Kind, Stance, SubEventType, TollScope};
use crate::text::{BlockKind, Span};
use sha2::{Digest, Sha256};

impl Thread<'_, '_> {
    /// Makes the events of a statement, one a place; none where it has no place and adds nothing new.
    pub(super) fn place_statement(&mut self, n: usize, statement: &Statement, tolls: &Tolls) -> Vec<usize> {
        let reading = self.reading;
        if self.events.len() >= MOST_EVENTS {
            return Vec::new();
        }
        let harm_only = statement.role == Role::Harm;
        let mut places = statement.places.clone();
        if harm_only {
            let sentence = reading.doc.sentences[n].span;
            places.retain(|m| !sentence.contains(reading.mentions[*m].span) || is_scene(reading, *m));
        }
        let sites: Vec<_> = places.iter().map(|m| (*m, site::site(reading, *m))).collect();
        let dated = when::of_statement(reading, n, &statement.trigger, self.anchor());
        let past = dated.is_some_and(|d| d.past);
        if sites.is_empty() || (past && (statement.role == Role::Capture || self.is_vague_past(n))) {
            return if past { Vec::new() } else { self.refine_focus(n, statement, tolls) };
        }
        if harm_only && tolls.is_empty() && !self.speaks_of_casualties(n) {
            return Vec::new();
        }
        let group = (sites.len() > 1).then(|| {
            self.groups += 1;
            self.groups
        });
        let mut ids = Vec::new();
        for (ordinal, (mention, site)) in sites.into_iter().enumerate() {
            let mut event = self.event(n, statement, mention, ordinal);
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
            ids.push(self.events.len());
            self.events.push(event);
            self.sentence_of.push(n);
        }
        if let Some(pending) =
            self.pending.take_if(|_| ids.len() == 1 && reading.kind(n) != BlockKind::Caption)
        {
            self.attach(&pending.killed, &pending.injured, &ids);
        }
        ids
    }

    /// A statement without a place goes on about the event in focus: its weapon and type may be told only now.
    pub(super) fn refine_focus(&mut self, n: usize, statement: &Statement, tolls: &Tolls) -> Vec<usize> {
        let near = self.focus.first().is_some_and(|e| n.saturating_sub(self.sentence_of[*e]) <= 2);
        let same_block = self.focus.first().is_some_and(|e| {
            self.reading.doc.sentences[self.sentence_of[*e]].block == self.reading.doc.sentences[n].block
        });
        if self.focus.is_empty() {
            if !tolls.cumulative && statement.role != Role::State && (statement.definite || tolls.is_empty())
            {
                self.pending.get_or_insert_default().add(tolls);
            }
            return Vec::new();
        }
        if !(statement.definite || same_block || self.one_place()) || !near && !self.one_place() {
            return Vec::new();
        }
        if statement.role == Role::State || statement.role == Role::Capture {
            return Vec::new();
        }
        let focus = self.focus.clone();
        // Of an event known only to a region, a weapon of another kind is news, not detail.
        let differs = statement.sub_event_type.is_some_and(|t| {
            focus.iter().map(|e| &self.events[*e]).any(|e| {
                let settled = e.type_stated || e.site.as_ref().is_some_and(|s| s.where_prec >= 4);
                settled && e.sub_event_type != t
            })
        });
        if differs && same_block && !statement.definite && focus.len() == 1 {
            return self.another_kind(n, statement, focus[0]);
        }
        for &event in &focus {
            let event = &mut self.events[event];
            if let Some(t) =
                statement.sub_event_type.filter(|_| !event.type_stated && (same_block || statement.definite))
            {
                event.sub_event_type = t;
                event.type_stated = true;
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

    /// An event of another kind without a place of its own, told right after one: somewhere in the region around it.
    pub(super) fn another_kind(&mut self, n: usize, statement: &Statement, before: usize) -> Vec<usize> {
        let Some(near) = self.events[before].site.clone() else { return Vec::new() };
        let Some(region) = self.region_of(&near) else { return Vec::new() };
        let mention = region;
        let Some(site) = site::site(self.reading, mention) else { return Vec::new() };
        let mut event = self.event(n, statement, mention, 0);
        event.evidence.push(Evidence { field: Field::Place, value: site.reported.clone(), span: site.span });
        event.site = Some(site);
        if !event.date.stated {
            event.date = self.events[before].date;
            event.date.stated = false;
        }
        self.events.push(event);
        self.sentence_of.push(n);
        vec![self.events.len() - 1]
    }

    /// The last region mentioned in the report that reaches to a site.
    pub(super) fn region_of(&self, site: &crate::model::Site) -> Option<usize> {
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

    /// A new event of a statement at a place, without site and tolls.
    pub(super) fn event(
        &self,
        n: usize,
        statement: &Statement,
        mention: usize,
        ordinal: usize,
    ) -> EventMention {
        let reading = self.reading;
        let sentence = &reading.doc.sentences[n];
        let trigger = reading.span(&statement.trigger);
        let agent = attribution::agent(reading, &sentence.tokens, statement);
        let speaker = attribution::speaker(reading, &sentence.tokens);
        let (sub_event_type, type_stated) = self.sub_event_type(n, statement, agent.as_ref());
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
            });
        }
        EventMention {
            id: self.id(trigger, mention, ordinal),
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
            toll_scope: TollScope::Incident,
            civilian_targeting: reading
                .any_word(sentence.tokens.clone(), crate::language::english::words::is_civilian),
            weapon: statement.weapon.as_ref().map(|(class, _)| (*class).to_owned()),
            target: None,
            attributed_to: agent.map(|a| a.party),
            opponent: None,
            attributed_by: speaker.map(|s| s.party).into_iter().collect(),
            denied_by: Vec::new(),
            claims,
            evidence,
        }
    }

    pub(super) fn id(&self, trigger: Span, mention: usize, ordinal: usize) -> String {
        let mut hash = Sha256::new();
        hash.update(self.reading.info.id.as_bytes());
        hash.update([0]);
        hash.update(self.text_sha256.as_bytes());
        for n in [trigger.start, trigger.end, self.reading.mentions[mention].span.start, ordinal] {
            hash.update((n as u64).to_le_bytes());
        }
        let digest = hash.finalize();
        let hex: String = crate::text::hex(&digest[..8]);
        format!("evt-{hex}")
    }

    /// The type: as stated, else by who acts and what went before.
    pub(super) fn sub_event_type(
        &self,
        n: usize,
        statement: &Statement,
        agent: Option<&Named>,
    ) -> (SubEventType, bool) {
        let words = &self.reading.doc.sentences[n].tokens;
        let has = |list: &[&str]| self.reading.any_word(words.clone(), |w| list.contains(&w));
        if statement.role == Role::Capture {
            let state = agent.is_some_and(|a| !a.party.country.is_empty()) || has(&["army", "military"]);
            let rebels = has(&["rebels", "militants", "insurgents", "fighters", "gunmen"]);
            let t = if rebels && !state {
                SubEventType::NonStateActorOvertakesTerritory
            } else {
                SubEventType::GovernmentRegainsTerritory
            };
            return (t, true);
        }
        if has(&["protesters", "demonstrators", "protestors"])
            && statement.role == Role::Verb
            && has(&["fire", "shot"])
        {
            return (SubEventType::ExcessiveForceAgainstProtesters, true);
        }
        let by_gunmen = statement.weapon.as_ref().is_some_and(|(class, _)| *class == "small arms");
        let armed_victims = has(&[
            "police",
            "soldiers",
            "army",
            "troops",
            "checkpoint",
            "base",
            "clash",
            "clashes",
            "clashed",
            "officers",
        ]);
        if by_gunmen && !armed_victims && statement.sub_event_type == Some(SubEventType::ArmedClash) {
            return (SubEventType::Attack, false);
        }
        if let Some(t) = statement.sub_event_type {
            return (t, statement.role != Role::State);
        }
        let forces_hit =
            matches!(self.reading.folded(statement.trigger.start), "under" | "came" | "come" | "coming")
                && has(&["forces", "troops", "army", "positions", "soldiers"]);
        if forces_hit && !has(&["artillery", "missile", "shelling"]) && statement.role == Role::Verb {
            return (SubEventType::ArmedClash, false);
        }
        if agent.is_none()
            && let Some(&before) = self.focus.first()
            && n - self.sentence_of[before] <= 4
        {
            return (self.events[before].sub_event_type, false);
        }
        if has(&["police", "checkpoint", "barracks", "soldiers", "guerrilla", "rebels", "military", "base"])
            && agent.is_none()
        {
            return (SubEventType::ArmedClash, false);
        }
        if agent.is_none() && has(&["gunmen", "gunman", "militants", "attackers", "knife", "mob", "shot"]) {
            return (SubEventType::Attack, false);
        }
        (statement.fallback.unwrap_or(SubEventType::ShellingArtilleryMissileAttack), false)
    }

    pub(super) fn is_vague_past(&self, n: usize) -> bool {
        // History is mapped only where it has a month and a place; a year alone is background.
        let dated = when::of_statement(self.reading, n, &(0..0), None);
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

/// Whether a mention stands after a preposition of place, so that the harm was done there.
pub(super) fn is_scene(reading: &Reading<'_>, mention: usize) -> bool {
    let start = reading.tokens_of(mention).start;
    let lead: Vec<&str> = (start.saturating_sub(4)..start).map(|n| reading.folded(n)).collect();
    let end = reading.tokens_of(mention).end;
    let suffered = (end..end + 16).any(|n| reading.folded(n) == "suffered");
    lead.iter().any(|w| matches!(*w, "in" | "at" | "near" | "on")) || suffered
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
