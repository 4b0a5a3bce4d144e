//! Making the events of a statement: one a place, with type, date and parties.

use super::harm::{is_scene, tells_of_killers};
use super::kinds::{hurts_nobody, is_attack, is_detail};
use super::quote::{in_one_line, quote};
use super::{MOST_EVENTS, PENDING, Pending, Thread};
use crate::extraction::attribution::Named;
use crate::extraction::reading::Reading;
use crate::extraction::statement::Statement;
use crate::extraction::tolls::{Figure, Tolls};
use crate::extraction::{attribution, site, target, typing, when};
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::{
    Claim, DateClaim, EventMention, Evidence, Field, Others, Site, Stance, SubEventType, TollScope,
};
use crate::text::{BlockKind, Sketch, Span};
use sha2::{Digest, Sha256};

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
            self.is_full = true;
            return Vec::new();
        }
        if let Some(expected) = statement.expected.and_then(|number| self.expected.get(number)) {
            return self.place_expected(n, statement, expected, tolls);
        }
        let harm_only = statement.role == Role::Harm;
        let mut places = statement.places.clone();
        if harm_only && reading.core.is_none() {
            let sentence = &reading.doc.sentences[n];
            places.retain(|m| {
                !sentence.span.contains(reading.mentions[*m].span)
                    || is_scene(reading, *m)
                    // "BAGHDAD (Wire) - Nine people were killed in the city".
                    || reading.dated_from() == Some(*m)
                    || site::is_of_tellers(reading, *m, &sentence.tokens)
                    || site::victims_home(reading, &sentence.tokens) == Some(*m)
            });
        }
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
        // "the village clinic had been burned down": the village of what was told.
        let sentence = reading.doc.sentences[n].span;
        let detail = statement.sub_event_type.is_some_and(is_detail)
            && places.iter().all(|m| !sentence.contains(reading.mentions[*m].span));
        if detail && !places.is_empty() && !near && !past && !self.events.is_empty() {
            return Vec::new();
        }
        // "Houses and a school collapsed in Laiza itself", where a bomb had fallen.
        let fell_in = statement.sub_event_type == Some(SubEventType::AccidentOrDisaster)
            && statement.role == Role::Verb
            && tolls.is_empty();
        if fell_in && near && !past && self.hurt_at(&sites) {
            return self.focus.clone();
        }
        // "The gunfight broke out in Melhura village", which no gazetteer has, is the one that was told of.
        let unknown = near && statement.definite && sites.iter().all(|(_, site)| site.is_none());
        // "The militia slipped into the Mbimbi district and hacked whoever opened", right after "a raid on the town of Oicha".
        let part = near
            && self.focus.len() == 1
            && sites.iter().all(|(m, site)| site.is_none() && site::is_part_of_town(reading, *m));
        // "The device went off in a hall of the County Fermanagh town": the division around what was told.
        let around = near && statement.definite && self.is_around_focus(&sites);
        if sites.is_empty()
            || (around && !past)
            || (part && !past)
            || (unknown && !past)
            || (detail && !past)
            || (at_facility && !past)
            || (past && (is_old_taking(statement, dated.as_ref()) || self.is_vague_past(n, statement)))
        {
            return if past { Vec::new() } else { self.refine_focus(n, statement, tolls) };
        }
        // "More than 200 civilians were killed at the mosque": nobody calls the victims of anything else so.
        let civilians = tolls.killed.iter().any(|f| f.civilians);
        let cause = civilians
            || statement.sub_event_type.is_some()
            || reading.is_about_conflict()
            || is_in_violence(reading, n)
            // "When a grenade rolled under the counter of a bar, three people died".
            || is_of_weapon_alone(reading, n)
            || self.focus.first().is_some_and(|e| n.abs_diff(self.sentence_of[*e]) <= 4)
            || !reading.actors_in(&reading.doc.sentences[n].tokens).is_empty()
            || attribution::agent(reading, &reading.doc.sentences[n].tokens, statement).is_some();
        if harm_only && !cause {
            return Vec::new();
        }
        // "Nobody was attacked, nobody was killed and no house was burnt": tells of no event.
        let tokens = &reading.doc.sentences[n].tokens;
        let unharmed = |t: usize| reading.folded(t) == "nobody" && reading.folded(t + 2) == "attacked";
        if harm_only && tokens.clone().any(unharmed) {
            return Vec::new();
        }
        // "The school in Sotk had been evacuated and nobody was hurt": of what was told there.
        let none = |f: &Figure| f.toll.high() == Some(0);
        let figures = || tolls.killed.iter().chain(&tolls.injured);
        if harm_only
            && figures().next().is_some()
            && figures().all(none)
            && let [(_, Some(site))] = &sites[..]
        {
            let here = |e: &usize| self.events[*e].site.as_ref().is_some_and(|s| s.place == site.place);
            if let Some(event) = (0..self.events.len()).rev().find(here) {
                return vec![event];
            }
        }
        // "A number of militants had been eliminated at Balakot": where what was told before without a place was.
        let waits = |p: &Pending| n.abs_diff(p.sentence) <= 2 && p.tolls.is_empty();
        let done = reading.any_word(statement.trigger.clone(), |w| {
            matches!(w, "killed" | "eliminated" | "liquidated" | "neutralised" | "neutralized")
        });
        if harm_only
            && done
            && tolls.is_empty()
            && !statement.definite
            && self.pending.as_ref().is_some_and(waits)
            && let [(mention, Some(site))] = &sites[..]
            && let Some(event) = self.of_pending(n, *mention, site.clone())
        {
            return vec![event];
        }
        if harm_only
            && tolls.is_empty()
            && statement.weapon.is_none()
            && !self.speaks_of_casualties(n)
            && !tells_of_killers(reading, n)
        {
            return Vec::new();
        }
        if let Some(ids) = self.goes_on(n, statement, &sites) {
            return ids;
        }
        // "artillery fire hit Dilling, killing a woman in its Al-Radeef neighbourhood": whom what the sentence told of hurt there.
        if harm_only && let [(_, Some(site))] = &sites[..] {
            let there = |e: &usize| {
                self.sentence_of[*e] == n
                    && self.events[*e].site.as_ref().is_some_and(|s| s.place == site.place)
            };
            if let Some(event) =
                (0..self.events.len()).rev().take_while(|e| self.sentence_of[*e] == n).find(there)
            {
                return vec![event];
            }
        }
        if let Some(event) = self.told_sharper(n, statement, &sites, tolls) {
            return vec![event];
        }
        if let Some(event) = self.told_of_part(n, statement, &sites, tolls) {
            return vec![event];
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
            let mut event = self.event(n, statement, Some(mention), ordinal, tolls);
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
        // "In addition, a bomb went off in Kizilyurt": those who were counted before are another event's.
        let pending = self.pending.take_if(|_| ids.len() == 1 && reading.kind(n) != BlockKind::Caption);
        if let Some(pending) = pending {
            let in_other_block = reading.doc.sentences[pending.counted].block
                != reading.doc.sentences[n].block
                && !tolls.is_empty()
                && !statement.definite;
            // "All 298 on board died when a jet came down on Thursday ... On Monday a transport was shot down": of another day.
            let on_other_day =
                pending.date.is_some_and(|told| is_other_day(&told.claim, &self.events[ids[0]].date));
            let of_another =
                in_other_block || on_other_day || self.tells_of_more(n) || self.counts_some_of_them(n);
            let own = n.abs_diff(pending.sentence) <= PENDING && !of_another;
            if own {
                self.settle(&pending, &ids);
            } else {
                self.left.get_or_insert(pending);
            }
        }
        ids
    }

    /// Whether violence in focus was at the one site that a statement names.
    fn hurt_at(&self, sites: &[(usize, Option<Site>)]) -> bool {
        let ([event], [(_, Some(site))]) = (&self.focus[..], sites) else { return false };
        let event = &self.events[*event];
        event.sub_event_type.event_type().is_armed_violence()
            && event.site.as_ref().is_some_and(|known| known.place == site.place)
    }

    /// Whether the one site that a statement names is a division around that of the event in focus.
    fn is_around_focus(&self, sites: &[(usize, Option<Site>)]) -> bool {
        let ([event], [(_, Some(site))]) = (&self.focus[..], sites) else { return false };
        let known = self.events[*event].site.as_ref();
        known.is_some_and(|k| {
            k.place != site.place && self.reading.gazetteer.ancestors(k.place).contains(&site.place)
        })
    }

    /// "Three people were wounded. Two of them were hurt in Jermuk": whether a sentence counts some of those who were counted before, who
    /// are then not all at its place.
    fn counts_some_of_them(&self, n: usize) -> bool {
        let tokens = &self.reading.doc.sentences[n].tokens;
        let opening = tokens.start..tokens.end.min(tokens.start + 2);
        self.reading.quantities_in(&opening).iter().any(|q| {
            self.reading.folded(q.tokens.end) == "of" && self.reading.folded(q.tokens.end + 1) == "them"
        })
    }

    /// The events in focus, where a statement with a place of its own only adds to them: a detail ("health posts were looted
    /// in Boga") at their place, or the place itself ("The attack happened in Sopot").
    fn goes_on(
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
        // "took place around 10 a.m. when the party was returning to its camp at Dornapal", not "an hour after a bomb in Jagdalpur".
        let far = mine >= after + 12
            && (mine >= after + 16
                || self.reading.any_word(after..mine, |w| matches!(w, "after" | "before")));
        // "It happened as Malakal waited for help", "within hours of another day of operations around Maiduguri".
        let of_another = self.reading.any_word(after..mine, |w| matches!(w, "as" | "another" | "while"));
        if !(statement.definite && happened && mine > after) || far {
            return None;
        }
        if of_another {
            return Some(vec![event]);
        }
        self.move_to(event, site.clone());
        Some(self.focus.clone())
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

    /// Gives events what was told before them: its figures, and its day where none is stated.
    pub(super) fn settle(&mut self, pending: &Pending, events: &[usize]) {
        self.attach(&pending.tolls.killed, &pending.tolls.injured, events);
        for event in events {
            if let Some(dated) = pending.date.filter(|_| !self.events[*event].date.stated) {
                self.set_date(*event, &dated);
            }
        }
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
        let mut event = self.event(n, statement, Some(mention), 0, tolls);
        event.evidence.push(Evidence { field: Field::Place, value: site.reported.clone(), span: site.span });
        event.site = Some(site);
        event
    }

    /// A new event of a statement, without site and tolls; `mention` is the place that it is read of, if any.
    pub(super) fn event(
        &self,
        n: usize,
        statement: &Statement<'_>,
        mention: Option<usize>,
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
        // "three days after a ceasefire", counted from the day of the report: no news is of a day to come.
        let written = when::written(reading, n);
        let ahead = |d: &when::Dated| d.claim.start.zip(written).is_some_and(|(day, written)| day > written);
        let (mut date, date_span) = match dated.filter(|d| !ahead(d)) {
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
            others: Others::default(),
            victims: Vec::new(),
            toll_scope: TollScope::Incident,
            civilian_targeting: reading.any_on(sentence.tokens.clone(), List::Civilian),
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

    pub(super) fn id(&self, trigger: Span, mention: Option<usize>, ordinal: usize) -> String {
        let mut hash = Sha256::new();
        hash.update(self.reading.info.id.as_bytes());
        hash.update([0]);
        hash.update(self.text_sha256.as_bytes());
        let place = mention.map_or(trigger.start, |m| self.reading.mentions[m].span.start);
        for n in [trigger.start, trigger.end, place, ordinal] {
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
        // "Elsewhere, a strike killed 15", after what happened years ago: of the kind of the news.
        let news = |e| if !statement.definite && self.is_back_from_history(n, e) { 0 } else { e };
        let before = self.focus.first().filter(near).map(|e| self.events[news(*e)].sub_event_type);
        // A round-up: "Ecuador. A car bomb went off in Esmeraldas. ... Haiti. Gangs attacked Kenscoff".
        let elsewhere = self.focus.first().is_some_and(|e| {
            let block = |n: usize| self.reading.doc.sentences[n].block;
            let seat = self.events[*e].site.as_ref().map(|s| self.reading.gazetteer.place(s.place).country);
            let own = statement.places.first().and_then(|m| self.reading.country(*m));
            block(self.sentence_of[*e]) != block(n) && own.is_some() && seat.is_some() && own != seat
        });
        let before = before.filter(|_| !elsewhere);
        // "Government forces shelled towns. In Idlib four people were killed."
        let before = self.context.unplaced.or(before);
        // Who is hurt is not hurt by what was shot down; and what nothing tells the kind of is what the title tells of.
        let harm = statement.role == Role::Harm;
        let before = before
            .filter(|t| !(harm && hurts_nobody(*t)))
            .or_else(|| self.kind_in_title().filter(|_| self.events.is_empty()));
        let sentence = &self.reading.doc.sentences[n].tokens;
        typing::type_of(self.reading, statement, &typing::Around { sentence, tolls, agent, before })
    }

    /// The type that the title states, of what is no accident.
    fn kind_in_title(&self) -> Option<SubEventType> {
        let reading = self.reading;
        let titles = (0..reading.doc.sentences.len()).filter(|n| reading.kind(*n) == BlockKind::Title);
        titles
            .flat_map(|n| reading.triggers_in(&reading.doc.sentences[n].tokens))
            .filter(|hit| hit.entry.role == Role::Noun)
            .find_map(|hit| hit.entry.sub_event_type.filter(|t| is_attack(*t)))
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

/// "the rebels captured Mitu in November 1998", of no day: how a place came into the hands that hold it.
fn is_old_taking(statement: &Statement<'_>, dated: Option<&when::Dated>) -> bool {
    statement.role == Role::Capture && dated.is_none_or(|dated| dated.claim.precision() > 1)
}

/// A building that is farther than this from where a report is, in kilometres, is another one of its name.
const FAR_KM: f64 = 300.0;

/// Whether two stated dates have no day in common.
pub(super) fn is_other_day(a: &DateClaim, b: &DateClaim) -> bool {
    match (a.start, a.end, b.start, b.end) {
        (Some(a0), Some(a1), Some(b0), Some(b1)) if a.stated && b.stated => a1 < b0 || b1 < a0,
        _ => false,
    }
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

/// "When a grenade rolled under the counter of a bar, three people died": whether a weapon is all that says what hurt those whom a sentence counts.
fn is_of_weapon_alone(reading: &Reading<'_>, n: usize) -> bool {
    let tokens = &reading.doc.sentences[n].tokens;
    reading.weapons_in(tokens).iter().any(|w| w.is_remote_violence())
        && reading.triggers_in(tokens).iter().all(|t| matches!(t.entry.role, Role::Harm | Role::Nothing))
}

/// "Nine people were killed in ethnic violence in Bunia", "Violence in Goma killed nine": whether a sentence names violence, and none at home.
fn is_in_violence(reading: &Reading<'_>, n: usize) -> bool {
    let at_home = |n: usize| {
        matches!(
            reading.folded(n),
            "domestic" | "family" | "gender" | "sexual" | "based" | "partner" | "against"
        )
    };
    let violence =
        |n: usize| reading.folded(n) == "violence" && !at_home(n.wrapping_sub(1)) && !at_home(n + 1);
    reading.doc.sentences[n].tokens.clone().any(violence)
}
