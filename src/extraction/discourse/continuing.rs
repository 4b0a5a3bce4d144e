//! What a statement adds to the events told before it: a detail, a day, a weapon; or another event where they were.

use super::Thread;
use super::making::date_value;
use super::quote::in_one_line;
use crate::extraction::reading::Reading;
use crate::extraction::statement::Statement;
use crate::extraction::tolls::Tolls;
use crate::extraction::{attribution, site, when};
use crate::language::lexicon::Role;
use crate::model::{DateClaim, EventType, Evidence, Field, Kind, Site, SubEventType, TollScope};

impl Thread<'_, '_> {
    /// The events in focus, where a statement with a place of its own only adds to them: a detail ("health posts were looted
    /// in Boga") at their place, or the place itself ("The attack happened in Sopot").
    pub(super) fn goes_on(
        &mut self,
        n: usize,
        statement: &Statement<'_>,
        sites: &[(usize, Option<Site>)],
    ) -> Option<Vec<usize>> {
        let near = |e: &usize| n.abs_diff(self.sentence_of[*e]) <= 4;
        let [(mention, Some(site))] = sites else { return None };
        let here = |e: &usize| self.events[*e].site.as_ref().is_some_and(|s| s.place == site.place);
        let focus: Vec<usize> = self.focus.iter().copied().filter(near).collect();
        let event =
            focus.iter().copied().find(here).or(focus.first().copied().filter(|_| focus.len() == 1))?;
        let same = here(&event);
        let detail = statement.sub_event_type.is_some_and(is_detail);
        if same && detail && self.events[event].sub_event_type != statement.sub_event_type? {
            return Some(vec![event]);
        }
        let after = statement.trigger.end;
        let happened = self
            .reading
            .any_word(after..after + 3, |w| matches!(w, "happened" | "occurred" | "took" | "unfolded"));
        let mine = self.reading.tokens_of(*mention).start;
        if !(statement.definite && happened && mine > after && mine < after + 12) {
            return None;
        }
        let event = &mut self.events[event];
        event.site = Some(site.clone());
        event.evidence.retain(|e| e.field != Field::Place);
        event.evidence.push(Evidence { field: Field::Place, value: site.reported.clone(), span: site.span });
        Some(self.focus.clone())
    }

    /// A statement without a place goes on about the event in focus: its weapon and type may be told only now.
    pub(super) fn refine_focus(&mut self, n: usize, statement: &Statement<'_>, tolls: &Tolls) -> Vec<usize> {
        let near = self.focus.first().is_some_and(|e| n.saturating_sub(self.sentence_of[*e]) <= 2);
        let same_block = self.focus.first().is_some_and(|e| {
            self.reading.doc.sentences[self.sentence_of[*e]].block == self.reading.doc.sentences[n].block
        });
        if self.focus.is_empty() {
            if !tolls.cumulative && statement.role != Role::State {
                let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor())
                    .filter(|d| !d.past && d.claim.is_resolved() && d.claim.stated);
                let pending = self.pending.get_or_insert_default();
                pending.tolls.add(tolls);
                pending.sentence = n;
                pending.date = pending.date.or(dated);
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
        let explosive = |t: SubEventType| t.event_type() == EventType::ExplosionsRemoteViolence;
        let remote = statement.sub_event_type.is_some_and(explosive)
            && focus
                .iter()
                .all(|e| explosive(self.events[*e].sub_event_type) || !self.events[*e].type_stated);
        // "Government forces shelled towns in the north": not of the drone attack that the block before told of.
        if differs && !same_block && !statement.definite {
            return Vec::new();
        }
        if differs && remote && same_block && !statement.definite && focus.len() == 1 {
            return self.another_kind(n, statement, focus[0], tolls);
        }
        let tokens = self.reading.doc.sentences[n].tokens.clone();
        let agent = attribution::agent(self.reading, &tokens, statement);
        let speaker = attribution::speaker(self.reading, &tokens);
        let (told, _) = self.sub_event_type(n, statement, agent.as_ref(), tolls);
        let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor()).filter(|d| {
            let told_again = same_block || statement.definite || (near && self.one_place());
            !d.past && d.claim.is_resolved() && d.claim.stated && told_again
        });
        // "Seven died when their convoy was ambushed on Friday": another day's event at the same place.
        if let ([only], Some(dated)) = (focus.as_slice(), dated)
            && same_block
            && !tolls.is_empty()
            && !statement.definite
            && statement.role != Role::Harm
            && !ends_attack(self.reading, statement)
            && is_other_day(&self.events[*only].date, &dated.claim)
        {
            return self.another_day(n, statement, *only, tolls);
        }
        for &event in &focus {
            // The day of an event may be told only when it is told again.
            if let Some(dated) = dated.filter(|_| !self.events[event].date.stated) {
                self.set_date(event, &dated);
            }
            if let Some(agent) = agent.as_ref().filter(|_| statement.sub_event_type.is_some()) {
                self.blame_one(event, agent, speaker.as_ref());
            }
            let ends = ends_attack(self.reading, statement);
            let event = &mut self.events[event];
            if let Some(t) = statement.sub_event_type.filter(|t| {
                !ends && !event.type_stated && !is_detail(*t) && (same_block || statement.definite)
            }) {
                event.sub_event_type = t;
                event.type_stated = true;
            }
            // What was only told as a bombing was one by a suicide attacker.
            if statement.sub_event_type == Some(SubEventType::SuicideBomb)
                && event.sub_event_type == SubEventType::RemoteExplosiveLandmineIed
                && statement.definite
            {
                event.sub_event_type = SubEventType::SuicideBomb;
            }
            if protest_rank(told) > protest_rank(event.sub_event_type)
                && protest_rank(event.sub_event_type) > 0
            {
                event.sub_event_type = told;
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

    /// The event that a statement counts some of: of the same place, type and day, and of more victims ("the attack had killed a
    /// commander").
    pub(super) fn told_again(
        &self,
        n: usize,
        statement: &Statement<'_>,
        sites: &[(usize, Option<Site>)],
        tolls: &Tolls,
    ) -> Option<usize> {
        let [(_, Some(site))] = sites else { return None };
        let tokens = &self.reading.doc.sentences[n].tokens;
        let other = |w: &str| matches!(w, "another" | "second" | "separate" | "again" | "later" | "other");
        let few = tolls.killed.iter().all(|f| f.kind_only);
        if !few
            || (tolls.killed.is_empty() && !self.confirms(n, statement))
            || self.reading.any_word(tokens.clone(), other)
        {
            return None;
        }
        let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor());
        let stated = dated.map(|d| d.claim).filter(|c| c.stated && c.is_resolved());
        (0..self.events.len()).rev().find(|e| {
            let event = &self.events[*e];
            let more = tolls.killed.is_empty()
                || event.killed.and_then(crate::model::Toll::low).is_some_and(|known| {
                    tolls.killed.iter().all(|f| f.toll.high().is_some_and(|new| new < known))
                });
            event.toll_scope == TollScope::Incident
                && event.site.as_ref().is_some_and(|s| s.place == site.place)
                && statement.sub_event_type.is_none_or(|t| t == event.sub_event_type)
                && stated.is_none_or(|claim| !is_other_day(&event.date, &claim))
                && more
        })
    }

    /// "Israel's military confirmed that its jets had struck Jabalia": the words say that it is known.
    fn confirms(&self, n: usize, statement: &Statement<'_>) -> bool {
        let from = self.reading.doc.sentences[n].tokens.start;
        self.reading.any_word(from..statement.trigger.start, |w| {
            matches!(w, "confirmed" | "confirms" | "acknowledged" | "admitted" | "admits" | "acknowledges")
        })
    }

    /// Dates an event by words that tell of it again, or told of it before its place.
    pub(super) fn set_date(&mut self, event: usize, dated: &when::Dated) {
        let event = &mut self.events[event];
        event.date = dated.claim;
        if let Some(span) = dated.span {
            let value = date_value(&dated.claim);
            event.date_text = Some(in_one_line(span.of(self.reading.doc.text)));
            event.evidence.push(Evidence { field: Field::Date, value, span });
        }
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
}

/// How much happened at a protest; 0 for what is none.
fn protest_rank(t: SubEventType) -> u8 {
    match t {
        SubEventType::PeacefulProtest => 1,
        SubEventType::ProtestWithIntervention => 2,
        SubEventType::ViolentDemonstration => 3,
        SubEventType::ExcessiveForceAgainstProtesters => 4,
        _ => 0,
    }
}

/// Whether a type is a part or a consequence of another event told with it, and does not change that one's type.
fn is_detail(t: SubEventType) -> bool {
    matches!(
        t,
        SubEventType::LootingPropertyDestruction
            | SubEventType::DisruptedWeaponsUse
            | SubEventType::Arrests
            | SubEventType::CeasefireViolation
    )
}

/// "Police shot the attacker dead", "a guard shot dead one attacker": what ends an attack is no other one.
fn ends_attack(reading: &Reading<'_>, statement: &Statement<'_>) -> bool {
    let object = statement.trigger.end..statement.trigger.end + 4;
    statement.sub_event_type == Some(SubEventType::Attack)
        && reading.any_word(object, |w| {
            matches!(
                w,
                "attacker" | "attackers" | "assailant" | "assailants" | "bomber" | "gunman" | "suspect"
            )
        })
}

/// Whether two stated dates have no day in common.
fn is_other_day(a: &DateClaim, b: &DateClaim) -> bool {
    match (a.start, a.end, b.start, b.end) {
        (Some(a0), Some(a1), Some(b0), Some(b1)) if a.stated && b.stated => a1 < b0 || b1 < a0,
        _ => false,
    }
}
