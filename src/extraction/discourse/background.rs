//! What a report tells only beside its news: the past without a day, and what it tells closer.

use super::Thread;
use super::kinds::is_alike;
use crate::extraction::reading::Reading;
use crate::extraction::statement::Statement;
use crate::extraction::when::Dated;
use crate::extraction::{site, tolls};
use crate::geodesy::distance;
use crate::model::{Claim, EventMention, Evidence, FeatureClass, Field, PlaceKey, Site, Toll};

/// A month, as `DateClaim::precision` has it.
const MONTH: u8 = 4;

/// A clause of what came before is no longer than this behind its trigger, in tokens.
const CLAUSE: usize = 16;

/// "In June 132 people were killed in Solhan": whether what happened in a month has a spot, a settlement or a district and dead of its own, told in
/// one sentence; those "since the coup of February" are not of a month.
fn has_dead_of_month(reading: &Reading<'_>, event: &EventMention) -> bool {
    let spot = |site: &Site| {
        let place = reading.gazetteer.place(site.place);
        let district = place.is_division() && place.radius.km() <= site::DISTRICT_KM;
        place.is_settlement() || district || place.feature_class == FeatureClass::Spot
    };
    let told = |e: &Evidence| (event.sentence.start..event.sentence.end).contains(&e.span.start);
    let since = |e: &Evidence| {
        let before = reading.doc.text.get(event.sentence.start..e.span.start).unwrap_or_default();
        e.field == Field::Date && before.split_whitespace().any(|word| word.eq_ignore_ascii_case("since"))
    };
    // "eight months after gunmen killed 130 in Paris": counted, and no month that is told.
    let counted = |e: &Evidence| {
        let words = reading.doc.text.get(e.span.start..e.span.end).unwrap_or_default();
        e.field == Field::Date && words.split_whitespace().any(|word| word.eq_ignore_ascii_case("months"))
    };
    event.killed.and_then(Toll::low).is_some_and(|dead| dead > 0)
        && event.site.as_ref().is_some_and(spot)
        && event.evidence.iter().any(|e| e.field == Field::Killed && told(e))
        && !event.evidence.iter().any(|e| since(e) || counted(e))
}

/// Words that mean a place which was told before.
fn is_of_a_place_told(word: &str) -> bool {
    matches!(word, "city" | "town" | "village" | "there" | "district" | "province" | "region" | "area")
}

impl Thread<'_, '_> {
    /// "The plane bombed Kutum, hitting houses in the El Salam district", which no gazetteer has: one event, in Kutum.
    pub(super) fn join_nameless(&mut self) {
        for n in (0..self.events.len()).rev() {
            let event = &self.events[n];
            if event.site.is_some() || event.group.is_some() {
                continue;
            }
            let same = |k: usize| {
                let other = &self.events[k];
                other.site.is_some()
                    && self.sentence_of[k] == self.sentence_of[n]
                    && other.sub_event_type == event.sub_event_type
                    && (other.date.start, other.date.end) == (event.date.start, event.date.end)
            };
            let Some(named) = (0..self.events.len()).find(|k| same(*k)) else { continue };
            let event = self.events.remove(n);
            self.sentence_of.remove(n);
            let named = &mut self.events[if named > n { named - 1 } else { named }];
            if named.killed.is_none() && named.injured.is_none() {
                (named.killed, named.injured) = (event.killed, event.injured);
                named.killed_civilians = event.killed_civilians;
                let counts = |e: &Evidence| matches!(e.field, Field::Killed | Field::Injured);
                named.evidence.extend(event.evidence.into_iter().filter(counts));
                let stages = |c: &Claim| matches!(c.field, "killed" | "injured");
                named.claims.extend(event.claims.into_iter().filter(stages));
            }
        }
    }

    /// "Soldiers executed 34 civilians in Adet in March. On March 18, ... soldiers shot men in the street": the day of what the report opens
    /// with, where it has told only the month.
    pub(super) fn date_by_detail(&mut self) {
        let Some(lead) = (0..self.events.len()).min_by_key(|n| self.events[*n].trigger) else { return };
        let told = &self.events[lead];
        let (Some(place), MONTH) = (told.site.as_ref().map(|s| s.place), told.date.precision()) else {
            return;
        };
        let detail = (0..self.events.len()).find(|n| {
            let event = &self.events[*n];
            *n != lead
                && event.date.precision() < MONTH
                && event.site.as_ref().is_some_and(|s| s.place == place)
                && is_alike(event.sub_event_type, told.sub_event_type)
                && event.date.start >= told.date.start
                && event.date.end <= told.date.end
        });
        let (Some(detail), Some(toll)) = (detail, told.killed) else { return };
        if self.events[detail].killed.is_some_and(|own| own.low() > toll.low()) {
            return;
        }
        let whole = self.events[lead].clone();
        let event = &mut self.events[detail];
        (event.killed, event.killed_civilians) = (whole.killed, whole.killed_civilians);
        event.injured = whole.injured.or(event.injured);
        event.attributed_to = whole.attributed_to.or(event.attributed_to.take());
        event.attributed_by.extend(whole.attributed_by);
        let told =
            |e: &Evidence| matches!(e.field, Field::Killed | Field::AttributedTo | Field::AttributedBy);
        event.evidence.extend(whole.evidence.into_iter().filter(told));
        event.claims.extend(whole.claims);
    }

    /// "The attack came hours after a bomb killed 12", "the worst since a bombing killed 60 people in the city": whether a statement is of
    /// what came before the news and has no place of its own; `of_past` where its whole sentence is of the past.
    pub(super) fn is_bygone(&self, n: usize, statement: &Statement<'_>, of_past: bool) -> bool {
        let reading = self.reading;
        let tokens = &reading.doc.sentences[n].tokens;
        let at = statement.trigger.start;
        let unplaced = statement.places.is_empty();
        let named = |clause: usize| {
            let since = reading.folded(clause) == "since";
            let end = (at..tokens.end).find(|n| reading.doc.word(*n) == ",").unwrap_or(tokens.end);
            !reading.mentions_in(&(clause..end)).is_empty()
                || !since && reading.any_word(clause..at + CLAUSE, is_of_a_place_told)
        };
        tolls::clause_of_past(reading, tokens, at).is_some_and(|clause| unplaced || !named(clause))
            || unplaced && (of_past || self.is_in_capital_elsewhere(n))
    }

    /// "In June more than 130 civilians were massacred there": whether a month or more, which is no reason for what is told, ended before
    /// the events in focus.
    pub(super) fn is_of_earlier_month(&self, n: usize, dated: &Dated) -> bool {
        let tokens = &self.reading.doc.sentences[n].tokens;
        let before = |e: &usize| {
            let told = self.events[*e].date.start;
            dated.claim.end.zip(told).is_some_and(|(end, start)| end < start)
        };
        dated.claim.precision() > 1
            && !dated.span.is_some_and(|span| self.is_reason(tokens, span))
            && !self.focus.is_empty()
            && self.focus.iter().all(before)
    }

    /// "A rocket attack on Mariupol killed 30 people", and then "30 people were killed when rockets were fired at the Vostochny district": joins to
    /// the event in a town that of the same day and dead in a part of it.
    pub(super) fn join_parts_of_town(&mut self) {
        let mut n = 0;
        while n < self.events.len() {
            let Some(town) = (0..self.events.len()).find(|town| self.is_counted_in_part(*town, n)) else {
                n += 1;
                continue;
            };
            let event = self.events.remove(n);
            self.sentence_of.remove(n);
            let whole = &mut self.events[if town > n { town - 1 } else { town }];
            whole.injured = whole.injured.or(event.injured);
            whole.attributed_to = whole.attributed_to.take().or(event.attributed_to);
            whole.evidence.extend(event.evidence.into_iter().filter(|e| e.field == Field::Injured));
            whole.claims.extend(event.claims);
        }
    }

    /// "Kiev maintains that the militia itself fired on the city": joins what has no day of its own and counts nobody to what the report tells of
    /// that place on the day that it was taken to be of, or on one beside it.
    pub(super) fn join_echoes(&mut self) {
        if self.live || self.reading.core.is_some() {
            return;
        }
        let mut n = 0;
        while n < self.events.len() {
            let Some(told) = (0..self.events.len()).find(|told| self.is_echo(n, *told)) else {
                n += 1;
                continue;
            };
            let echo = self.events.remove(n);
            self.sentence_of.remove(n);
            let event = &mut self.events[if told > n { told - 1 } else { told }];
            for by in echo.denied_by {
                if !event.denied_by.contains(&by) {
                    event.denied_by.push(by);
                }
            }
            event.claims.extend(echo.claims);
            event.evidence.extend(echo.evidence.into_iter().filter(|e| e.field == Field::DeniedBy));
        }
    }

    /// Whether an event says nothing of when it was and of whom it hurt, and another one at its place does.
    fn is_echo(&self, echo: usize, told: usize) -> bool {
        let (bare, told) = (&self.events[echo], &self.events[told]);
        let place = |e: &EventMention| e.site.as_ref().map(|s| s.place);
        let counts = |e: &EventMention| e.killed.is_some() || e.injured.is_some();
        let days = bare.date.start.zip(told.date.start).and_then(|(a, b)| a.since(b).ok());
        bare.date_text.is_none()
            && !counts(bare)
            && bare.group.is_none()
            && told.date_text.is_some()
            && counts(told)
            && place(bare).is_some()
            && place(bare) == place(told)
            && days.is_some_and(|apart| apart.get_days().abs() <= 1)
    }

    /// Whether an event in a part of the town of another one has its day, its kind and its dead.
    fn is_counted_in_part(&self, town: usize, part: usize) -> bool {
        let (whole, event) = (&self.events[town], &self.events[part]);
        let dead = |e: &EventMention| e.killed.and_then(Toll::low).filter(|low| *low > 1);
        let same = town != part
            && dead(whole).is_some()
            && dead(whole) == dead(event)
            && whole.date.start == event.date.start
            && whole.sub_event_type.event_type() == event.sub_event_type.event_type();
        let sites = whole.site.as_ref().zip(event.site.as_ref()).filter(|_| same);
        sites.is_some_and(|(wide, narrow)| {
            let (wide, narrow) =
                (self.reading.gazetteer.place(wide.place), self.reading.gazetteer.place(narrow.place));
            wide.is_settlement()
                && narrow.feature_code == "PPLX"
                && wide.feature_code != "PPLX"
                && distance(wide.position, narrow.position).0 <= wide.radius.0
        })
    }

    /// Leaves out what is only the background of the report's news.
    pub(super) fn leave_background(&mut self) {
        let day = |e: &EventMention| e.date.is_resolved() && e.date.precision() < MONTH - 1;
        let news = self.events.iter().any(day);
        // "Shelling hit Tripoli": the event in Abu Salim of that day, told from farther away.
        let umbrellas: Vec<bool> =
            (0..self.events.len()).map(|n| self.is_told_closer(n) || self.is_sum_of_parts(n)).collect();
        let reading = self.reading;
        let mut n = 0;
        self.events.retain(|event| {
            n += 1;
            // "The road has been mined since September."
            let past = news && event.date.is_resolved() && event.date.precision() == MONTH;
            !umbrellas[n - 1] && (!past || has_dead_of_month(reading, event))
        });
    }

    /// Whether another event of the same day and kind lies within this one's place, which has no figures of its own.
    fn is_told_closer(&self, n: usize) -> bool {
        let event = &self.events[n];
        let Some(site) = &event.site else { return false };
        let bare = event.killed.is_none() && event.injured.is_none() && event.group.is_none();
        let wide = self.reading.gazetteer.place(site.place).radius;
        bare && event.date.is_resolved()
            && self.events.iter().enumerate().any(|(k, other)| {
                // What is cheap to compare first.
                let alike = k != n
                    && other.sub_event_type == event.sub_event_type
                    && (other.date.start, other.date.end) == (event.date.start, event.date.end);
                let inner = other.site.as_ref().filter(|s| alike && s.place != site.place);
                inner.is_some_and(|inner| {
                    let place = self.reading.gazetteer.place(inner.place);
                    self.is_inside(inner.place, site.place)
                        || place.feature_code == "PPLX" && distance(inner.position, site.position).0 <= wide.0
                })
            })
    }

    /// "Two car bombs killed 23 people in Baghdad", and then 15 in Sadr City and eight in Bayaa: whether an event counts those whom others of
    /// its kind and day inside its place have between them.
    fn is_sum_of_parts(&self, n: usize) -> bool {
        let event = &self.events[n];
        let killed = |e: &EventMention| e.killed.and_then(Toll::low).filter(|low| *low > 0);
        let (Some(site), Some(sum)) = (&event.site, killed(event)) else { return false };
        let wide = self.reading.gazetteer.place(site.place).radius;
        let parts: Vec<u32> = self
            .events
            .iter()
            .filter(|other| {
                other.sub_event_type == event.sub_event_type
                    && other.date.start == event.date.start
                    && other.site.as_ref().is_some_and(|s| {
                        s.place != site.place && distance(s.position, site.position).0 <= wide.0
                    })
            })
            .filter_map(killed)
            .collect();
        parts.len() > 1 && parts.iter().map(|part| u64::from(*part)).sum::<u64>() == u64::from(sum)
    }

    pub(super) fn is_inside(&self, inner: PlaceKey, outer: PlaceKey) -> bool {
        self.reading.gazetteer.ancestors(inner).contains(&outer)
    }

    /// "Border guards come under fire in Saravan": the one town of the title, for the news that the text puts only in the region
    /// around it.
    pub(super) fn place_by_title(&mut self) {
        let reading = self.reading;
        let Some(lead) = (0..self.events.len()).min_by_key(|n| self.events[*n].trigger) else { return };
        let Some(region) = self.events[lead].site.as_ref().map(|s| s.place) else { return };
        if reading.gazetteer.place(region).is_settlement() {
            return;
        }
        let Some(mention) = site::town_of_title(reading) else { return };
        let Some(town) = reading.place(mention).map(|p| p.key) else { return };
        let told = self.events.iter().any(|e| e.site.as_ref().is_some_and(|s| s.place == town));
        if told || !self.is_inside(town, region) {
            return;
        }
        if let Some(site) = site::site(reading, mention) {
            self.move_to(lead, site);
        }
    }
}
