//! The thread of a report: what each sentence adds to the events told before it.

use super::attribution::{self, Denial, Named};
use super::reading::Reading;
use super::statement::{self, Reality, Statement};
use super::tolls::{self, Figure, Tolls};
use super::{site, when};
use crate::language::english::lexicon::Role;
use crate::model::{
    Claim, DateClaim, EventMention, Evidence, Field, Kind, Party, Stance, SubEventType, Toll, TollScope,
};
use crate::text::{BlockKind, Span};
use sha2::{Digest, Sha256};
use std::ops::Range;

/// The events of a document, in the order of their triggers.
pub(super) fn events(reading: &Reading<'_>, text_sha256: &str) -> Vec<EventMention> {
    let mut thread = Thread {
        reading,
        text_sha256,
        events: Vec::new(),
        focus: Vec::new(),
        pending: None,
        groups: 0,
        sentence_of: Vec::new(),
        context: Context::default(),
    };
    for n in 0..reading.doc.sentences.len() {
        if thread.tells(n) {
            thread.read(n);
        }
    }
    thread.read_titles();
    thread.finish()
}

/// No report tells of more events than this; what goes on is machine-made or hostile.
const MOST_EVENTS: usize = 1_000;

struct Thread<'r, 'a> {
    reading: &'r Reading<'a>,
    text_sha256: &'r str,
    events: Vec<EventMention>,
    /// The sentence of each event.
    sentence_of: Vec<usize>,
    /// The events of the last statement that had a place: what "the attack" points to.
    focus: Vec<usize>,
    /// Tolls told before any event ("At least 21 were killed in the attack ...").
    pending: Option<Tolls>,
    groups: u32,
    context: Context,
}

/// What the current block is about.
#[derive(Debug, Default)]
struct Context {
    block: usize,
    date: Option<DateClaim>,
    date_span: Option<Span>,
}

impl<'r, 'a> Thread<'r, 'a> {
    fn tells(&self, sentence: usize) -> bool {
        matches!(
            self.reading.kind(sentence),
            BlockKind::Body | BlockKind::Caption | BlockKind::Post | BlockKind::Heading
        )
    }

    fn read(&mut self, n: usize) {
        let reading = self.reading;
        let sentence = &reading.doc.sentences[n];
        if sentence.block != self.context.block {
            self.context = Context { block: sentence.block, ..Context::default() };
        }
        let tokens = sentence.tokens.clone();
        let statements = statement::read(reading, n);
        let tolls = tolls::read(reading, &tolls_scope(reading, n));
        let heading = reading.kind(n) == BlockKind::Heading;
        let told: Vec<Statement> =
            statements.iter().filter(|s| s.reality == Reality::Told).cloned().collect();
        let mut made: Vec<(Range<usize>, Vec<usize>)> = Vec::new();
        if !heading {
            for statement in &told {
                let ids = self.place_statement(n, statement, &tolls);
                if !ids.is_empty() {
                    made.push((statement.trigger.clone(), ids));
                }
            }
        }
        self.note_date(n, &tokens);
        let told_before = self.is_earlier_block(n) || (made.is_empty() && self.is_history(n));
        if !(tolls.is_empty() || tolls.cumulative || heading || told_before) {
            self.place_tolls(n, &tolls, &told, &made);
        }
        if let Some(last) = made.last() {
            self.focus = last.1.clone();
        }
        if made.is_empty()
            && let Some((blamed, by)) = attribution::blames(reading, &tokens)
        {
            self.blame(&blamed, by.as_ref());
        }
        for denial in attribution::denials(reading, &tokens, &statements) {
            self.deny(&denial);
        }
    }

    /// Titles last: they add nothing where the text has told it.
    fn read_titles(&mut self) {
        for n in 0..self.reading.doc.sentences.len() {
            if self.reading.kind(n) != BlockKind::Title {
                continue;
            }
            let tokens = self.reading.doc.sentences[n].tokens.clone();
            let tolls = tolls::read(self.reading, &tokens);
            let single = |s: &Statement| s.places.len() == 1;
            for statement in statement::read(self.reading, n).iter().filter(|s| s.reality == Reality::Told) {
                if self.events.is_empty() {
                    let ids = self.place_statement(n, statement, &tolls);
                    if single(statement) && !tolls.cumulative {
                        self.place_tolls(
                            n,
                            &tolls,
                            std::slice::from_ref(statement),
                            &[(statement.trigger.clone(), ids)],
                        );
                    }
                }
            }
            // A toll that only the title gives, of a report about one place.
            let bare = self.events.iter().all(|e| e.killed.is_none() && e.injured.is_none());
            if bare && self.one_place() && !tolls.cumulative {
                self.focus = vec![0];
                self.attach(&tolls.killed.clone(), &tolls.injured.clone(), &[0]);
            }
        }
    }

    /// Makes the events of a statement, one a place; none where it has no place and adds nothing new.
    fn place_statement(&mut self, n: usize, statement: &Statement, tolls: &Tolls) -> Vec<usize> {
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
    fn refine_focus(&mut self, n: usize, statement: &Statement, tolls: &Tolls) -> Vec<usize> {
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
        let differs = statement.sub_event_type.is_some_and(|t| {
            focus.iter().any(|e| self.events[*e].type_stated && self.events[*e].sub_event_type != t)
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
    fn another_kind(&mut self, n: usize, statement: &Statement, before: usize) -> Vec<usize> {
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
    fn region_of(&self, site: &crate::model::Site) -> Option<usize> {
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
    fn event(&self, n: usize, statement: &Statement, mention: usize, ordinal: usize) -> EventMention {
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

    fn id(&self, trigger: Span, mention: usize, ordinal: usize) -> String {
        let mut hash = Sha256::new();
        hash.update(self.reading.info.id.as_bytes());
        hash.update([0]);
        hash.update(self.text_sha256.as_bytes());
        for n in [trigger.start, trigger.end, self.reading.mentions[mention].span.start, ordinal] {
            hash.update((n as u64).to_le_bytes());
        }
        let digest = hash.finalize();
        let hex: String = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
        format!("evt-{hex}")
    }

    /// The type: as stated, else by who acts and what went before.
    fn sub_event_type(&self, n: usize, statement: &Statement, agent: Option<&Named>) -> (SubEventType, bool) {
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

    /// The date that "hours before" and "a day later" count from: the block's, else that of the event in focus.
    fn anchor(&self) -> Option<DateClaim> {
        let focus = || self.focus.first().map(|e| self.events[*e].date).filter(|d| d.stated);
        self.context.date.or_else(focus)
    }

    /// The date that a sentence without one of its own is about.
    fn date_of_context(&self, n: usize) -> DateClaim {
        let words = &self.reading.doc.sentences[n].tokens;
        if self.reading.any_word(words.clone(), |w| w == "earlier")
            && self.reading.any_word(words.clone(), |w| w == "had")
        {
            return DateClaim::default();
        }
        if let Some(date) = self.context.date {
            return date;
        }
        // An event told right after another, with no date of its own, is of the same time.
        if let Some(&before) = self.focus.first()
            && n - self.sentence_of[before] <= 2
            && self.reading.kind(n) == BlockKind::Body
            && self.reading.kind(self.sentence_of[before]) == BlockKind::Body
            && self.events[before].date.stated
        {
            return self.events[before].date;
        }
        match when::written(self.reading, n) {
            Some(day) if self.reading.kind(n) != BlockKind::Caption => {
                DateClaim { stated: false, ..DateClaim::on(day) }
            }
            _ => DateClaim::default(),
        }
    }

    /// Remembers the day that a sentence names, for the rest of its block.
    fn note_date(&mut self, n: usize, tokens: &Range<usize>) {
        let at = tokens.start..tokens.start;
        if let Some(dated) = when::of_statement(self.reading, n, &at, self.context.date)
            && !dated.past
            && !dated.claim.is_unknown()
        {
            self.context.date = Some(dated.claim);
            self.context.date_span = dated.span;
        }
    }

    /// Gives a sentence's tolls to the events that they count.
    fn place_tolls(
        &mut self,
        n: usize,
        tolls: &Tolls,
        told: &[Statement],
        made: &[(Range<usize>, Vec<usize>)],
    ) {
        let events: Vec<(Range<usize>, Vec<usize>)> =
            made.iter().filter(|(_, ids)| !ids.is_empty()).cloned().collect();
        if !events.is_empty() {
            let nearest = |figure: &Figure| {
                events
                    .iter()
                    .min_by_key(|(t, _)| t.start.abs_diff(figure.at))
                    .map(|(_, ids)| ids.clone())
                    .unwrap_or_default()
            };
            for (list, killed) in [(&tolls.killed, true), (&tolls.injured, false)] {
                let mut by_target: Vec<(Vec<usize>, Vec<Figure>)> = Vec::new();
                for figure in list {
                    let target = nearest(figure);
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
        let Some(&focus) = self.focus.first() else {
            if let Some(pending) = self.pending.as_mut().filter(|_| told.iter().all(|s| s.places.is_empty()))
            {
                pending.add(tolls);
            }
            return;
        };
        let distance = n - self.sentence_of[focus];
        let same_block =
            self.reading.doc.sentences[self.sentence_of[focus]].block == self.reading.doc.sentences[n].block;
        let refers = told.iter().any(|s| s.definite) || tolls.continues;
        let follows = (same_block && distance <= 4) || (refers && distance <= 3) || self.one_place();
        if follows {
            let focus = self.focus.clone();
            self.attach(&tolls.killed, &tolls.injured, &focus);
        }
    }

    /// Whether all located events so far share one place.
    fn one_place(&self) -> bool {
        let mut names = self.events.iter().filter_map(|e| e.site.as_ref()).map(|s| (s.place, &s.reported));
        let Some(first) = names.next() else { return false };
        names.all(|n| n.0 == first.0 && n.1 == first.1)
    }

    /// Adds figures to events: a group shares them.
    fn attach(&mut self, killed: &[Figure], injured: &[Figure], events: &[usize]) {
        let shared = events.len() > 1;
        for &n in events {
            let event = &mut self.events[n];
            if shared && !(killed.is_empty() && injured.is_empty()) {
                event.toll_scope = TollScope::Shared;
            }
            let whole = |f: &&Figure| !f.part && !f.superseded;
            for figure in killed.iter().filter(whole) {
                event.killed = Some(Toll::revised(event.killed, figure.toll));
                if figure.civilians {
                    event.killed_civilians = Some(Toll::revised(event.killed_civilians, figure.toll));
                }
                event.evidence.push(Evidence {
                    field: Field::Killed,
                    value: toll_value(figure.toll),
                    span: figure.span,
                });
            }
            for figure in injured.iter().filter(whole) {
                event.injured = Some(Toll::revised(event.injured, figure.toll));
                event.evidence.push(Evidence {
                    field: Field::Injured,
                    value: toll_value(figure.toll),
                    span: figure.span,
                });
            }
            event.civilian_targeting |= killed.iter().chain(injured).any(|f| f.civilians);
        }
    }

    /// "Baku held Armenian forces responsible": the blame for the events in focus, where they have none yet.
    fn blame(&mut self, blamed: &Named, by: Option<&Named>) {
        for &n in &self.focus {
            let event = &mut self.events[n];
            if event.attributed_to.is_some() {
                continue;
            }
            event.attributed_to = Some(blamed.party.clone());
            let value = blamed.party.name.clone();
            event.evidence.push(Evidence {
                field: Field::AttributedTo,
                value: value.clone(),
                span: blamed.span,
            });
            let Some(by) = by else { continue };
            event.evidence.push(Evidence {
                field: Field::AttributedBy,
                value: by.party.name.clone(),
                span: by.span,
            });
            event.claims.push(Claim {
                claimant: by.party.name.clone(),
                stance: Stance::Claims,
                field: "attributed_to",
                value,
                span: by.span.cover(blamed.span),
            });
            if !event.attributed_by.contains(&by.party) {
                event.attributed_by.push(by.party.clone());
            }
        }
    }

    /// Notes a denial at the events that it is about.
    fn deny(&mut self, denial: &Denial) {
        let Some(by) = &denial.by else {
            // "Both sides denied each other's claims": each side denies what is said of it.
            for event in &mut self.events {
                if let Some(blamed) = event.attributed_to.clone() {
                    add_denial(event, blamed, denial.span);
                }
            }
            return;
        };
        let blamed = |e: &EventMention| {
            e.attributed_to.as_ref().is_some_and(|a| !a.country.is_empty() && a.country == by.party.country)
        };
        let at_place: Vec<usize> =
            (0..self.events.len())
                .filter(|n| {
                    let event = &self.events[*n];
                    denial.places.iter().any(|m| {
                        self.reading.place(*m).map(|p| p.key) == event.site.as_ref().map(|s| s.place)
                    }) && blamed(event)
                })
                .collect();
        let mut targets: Vec<usize> = Vec::new();
        if let Some(&first) = at_place.first() {
            targets.push(first);
        } else if let Some(last) = self.events.iter().rposition(blamed) {
            let chosen =
                if denial.points_back { last } else { self.events.iter().position(blamed).unwrap_or(last) };
            targets.push(chosen);
            if let Some(group) = self.events[chosen].group {
                targets.extend(
                    (0..self.events.len()).filter(|n| *n != chosen && self.events[*n].group == Some(group)),
                );
            }
        }
        for n in targets {
            add_denial(&mut self.events[n], by.party.clone(), denial.span);
        }
    }

    fn is_vague_past(&self, n: usize) -> bool {
        // History is mapped only where it has a month and a place; a year alone is background.
        let dated = when::of_statement(self.reading, n, &(0..0), None);
        dated.is_none_or(|d| d.claim.precision() > 4 || !d.claim.is_resolved())
    }

    /// Whether the sentence's own date puts it before the events of the report.
    fn is_history(&self, n: usize) -> bool {
        when::of_statement(self.reading, n, &self.reading.doc.sentences[n].tokens.clone(), None)
            .is_some_and(|d| d.past)
    }

    /// Whether the block tells what was reported before: "Earlier the governor had reported ...".
    fn is_earlier_block(&self, n: usize) -> bool {
        let block = self.reading.doc.sentences[n].block;
        let first = self.reading.doc.sentences.iter().find(|s| s.block == block);
        first.is_some_and(|s| {
            matches!(self.reading.folded(s.tokens.start), "earlier" | "previously" | "initially")
                && self.reading.folded(s.tokens.start + 1) != "today"
        })
    }

    fn speaks_of_casualties(&self, n: usize) -> bool {
        let tokens = self.reading.doc.sentences[n].tokens.clone();
        self.reading.any_word(tokens.clone(), |w| w == "casualties" || w == "toll")
            && self
                .reading
                .any_word(tokens, |w| matches!(w, "suffered" | "sustained" | "caused" | "causing" | "toll"))
    }

    fn finish(mut self) -> Vec<EventMention> {
        for event in &mut self.events {
            if event.attributed_to.is_some() && event.attributed_by.is_empty() {
                let name = self
                    .reading
                    .info
                    .source
                    .clone()
                    .unwrap_or_else(|| format!("report {}", self.reading.info.id));
                event.attributed_by.push(Party { name, country: String::new() });
            }
        }
        self.events.sort_by(|a, b| a.trigger.cmp(&b.trigger).then_with(|| a.id.cmp(&b.id)));
        self.events
    }
}

fn add_denial(event: &mut EventMention, by: Party, span: Span) {
    if !event.denied_by.contains(&by) {
        event.claims.push(Claim {
            claimant: by.name.clone(),
            stance: Stance::Denies,
            field: "occurrence",
            value: String::new(),
            span,
        });
        event.evidence.push(Evidence { field: Field::DeniedBy, value: by.name.clone(), span });
        event.denied_by.push(by);
    }
}

/// Words with every run of white space as one space.
fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The longest quote that a feature carries, in characters.
const QUOTE: usize = 200;

/// The sentence in one line; where it is too long, whole words around the trigger with an ellipsis at each cut.
fn quote(text: &str, sentence: Span, trigger: Span) -> String {
    let whole = in_one_line(sentence.of(text));
    if whole.chars().count() <= QUOTE {
        return whole;
    }
    let before = in_one_line(&text[sentence.start..trigger.start]).chars().count();
    let words: Vec<&str> = whole.split(' ').collect();
    // Start so that the trigger stands in the first half, and take whole words up to the limit, less the ellipses.
    let mut start = 0;
    let mut skipped = 0;
    while skipped + QUOTE / 2 < before {
        skipped += words[start].chars().count() + 1;
        start += 1;
    }
    let mut kept = String::from(if start > 0 { "…" } else { "" });
    for (n, word) in words[start..].iter().enumerate() {
        if kept.chars().count() + word.chars().count() + 2 > QUOTE {
            kept.push('…');
            return kept;
        }
        if n > 0 {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}

/// Whether a mention stands after a preposition of place, so that the harm was done there.
fn is_scene(reading: &Reading<'_>, mention: usize) -> bool {
    let start = reading.tokens_of(mention).start;
    let lead: Vec<&str> = (start.saturating_sub(4)..start).map(|n| reading.folded(n)).collect();
    let end = reading.tokens_of(mention).end;
    let suffered = (end..end + 16).any(|n| reading.folded(n) == "suffered");
    lead.iter().any(|w| matches!(*w, "in" | "at" | "near" | "on")) || suffered
}

/// The tokens whose tolls a sentence states: the sentence itself.
fn tolls_scope(reading: &Reading<'_>, n: usize) -> Range<usize> {
    reading.doc.sentences[n].tokens.clone()
}

fn toll_value(toll: Toll) -> String {
    match (toll.low(), toll.high()) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) => format!("{a}-{b}"),
        (Some(a), None) => format!("{a} or more"),
        (None, Some(b)) => format!("up to {b}"),
        (None, None) => String::new(),
    }
}

fn date_value(date: &DateClaim) -> String {
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
