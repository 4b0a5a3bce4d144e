//! What a report tells of without any place is an incident all the same: an unlocated one.

use super::dating::NEWS;
use super::making::is_other_day;
use super::{Thread, told_in};
use crate::extraction::tolls::Figure;
use crate::extraction::{site, when};
use crate::language::english::words::{List, is_place_preposition};
use crate::language::lexicon::Role;
use crate::model::{EventMention, Evidence, Field, Kind};
use jiff::civil::Date;
use std::ops::Range;

/// No single event kills as many people, where it has no place or another sentence tells of it.
pub(super) const MOST_AT_ONCE: u32 = 2_000;

impl Thread<'_, '_> {
    /// "Gunmen killed 26 people in a village in central Mali": the violence that waits for a place at the end of a report that names none,
    /// with the country that its words name, and what waited in vain where no later event can be it. It was in the one town that the title says
    /// it was in.
    pub(super) fn keep_nowhere(&mut self) {
        let reading = self.reading;
        if reading.core.is_some() {
            return;
        }
        let waiting = if self.events.is_empty() { self.pending.take() } else { self.unaccounted() };
        let Some(pending) = waiting else { return };
        // "40,000 people had been murdered by his political police": the dead of years.
        let of_years = |f: &Figure| f.toll.low().is_some_and(|low| low >= MOST_AT_ONCE);
        if pending.tolls.killed.iter().any(of_years) {
            return;
        }
        let n = pending.first;
        let Some(statement) = told_in(reading, n) else { return };
        // "the minute at which the bomb went off on 15 August 1998. It killed 29 people".
        let before = n.checked_sub(1).filter(|p| {
            let pronoun =
                matches!(reading.folded(reading.doc.sentences[n].tokens.start), "it" | "they" | "he");
            pronoun && reading.doc.sentences[*p].block == reading.doc.sentences[n].block
        });
        if self.is_of_the_past(n)
            || self.is_of_the_past(pending.counted)
            || before.is_some_and(|p| self.is_of_the_past(p))
        {
            return;
        }
        let dated = when::of_statement(reading, n, &statement.trigger, self.anchor());
        let town =
            site::town_of_heading(reading).or_else(|| self.told_later(n, pending.date.map(|d| d.claim)));
        let day = pending.date.or(dated).map(|d| d.claim);
        let town = town.or_else(|| self.only_town_around(&pending, day));
        let town = town.and_then(|m| Some((m, site::site(reading, m)?)));
        // "Fighters launched attacks on a barracks. A loudspeaker told the people of Ben Gardane to stay at home": a deed, which has hurt nobody as
        // far as is told, and a place.
        let before = reading.doc.sentences[n].tokens.start..statement.trigger.start;
        let deed = !statement.definite
            && matches!(statement.role, Role::Verb | Role::Loose | Role::Noun)
            && !reading.is_quoted_since(before.start, before.end)
            && !dated.is_some_and(|d| d.past || d.claim.precision() > 3)
            && !reading.any_word(before, |w| matches!(w, "how" | "when" | "whether" | "because" | "despite"));
        // "31 people were killed in Rafah. The foundation said that nobody had been hurt": of that, and no event of its own.
        let mut figures = pending.tolls.killed.iter().chain(&pending.tolls.injured);
        let harmless = figures.all(|f| f.toll.high() == Some(0))
            && reading.tells_of_many_victims(&(0..reading.doc.tokens.len()), 1);
        if (pending.tolls.is_empty() || harmless) && !(deed && town.is_some()) {
            return;
        }
        let mut event = match town {
            Some((mention, site)) => self.event_at(n, statement, mention, site, &pending.tolls),
            None => self.event(n, statement, None, 0, &pending.tolls),
        };
        if !event.sub_event_type.event_type().is_armed_violence() {
            return;
        }
        if let Some(country) = self.country_of(&reading.doc.sentences[n].tokens) {
            let span = reading.mentions[country].span;
            let value = span.of(reading.doc.text).to_owned();
            event.evidence.push(Evidence { field: Field::Place, value, span });
        }
        let event = self.keep(n, event);
        self.settle(&pending, &[event]);
    }

    /// "Rebels killed 31 people in a camp in the north": the dead that a report tells of first, where all that it tells of since has not killed
    /// as many.
    fn unaccounted(&mut self) -> Option<super::Pending> {
        let first = self.left.take()?;
        let dead = first.tolls.killed.iter().filter(|f| !f.part && !f.superseded);
        let dead = dead.filter_map(|f| f.toll.low()).max()?;
        let written = when::written(self.reading, first.first);
        // "In August 2013 rockets fell on Eastern Ghouta": none of what is told of years ago.
        let long_ago = |e: &&EventMention| {
            let gone = |day: Date| written.and_then(|w| w.since(day).ok()).map(|gone| gone.get_days());
            e.date.end.and_then(gone).is_some_and(|days| days > NEWS)
        };
        let other_day = |e: &&EventMention| first.date.is_some_and(|d| is_other_day(&d.claim, &e.date));
        let recent = self.events.iter().filter(|e| !long_ago(e) && !other_day(e));
        let since: u32 = recent.filter_map(|e| e.killed?.low()).fold(0, u32::saturating_add);
        (since < dead).then_some(first)
    }

    /// Whether a sentence tells of years that are gone: "about 140,000 people had died by the end of 1945".
    pub(super) fn is_of_the_past(&self, n: usize) -> bool {
        let reading = self.reading;
        let tokens = reading.doc.sentences[n].tokens.clone();
        let this_year = when::written(reading, n).map_or(i16::MAX, |day| day.year());
        let year =
            |at: usize| reading.doc.word(at).parse::<i16>().is_ok_and(|y| (1900..this_year).contains(&y));
        let past = |at: usize| {
            when::of_statement(reading, n, &(at..at + 1), self.anchor())
                .is_some_and(|dated| dated.past || dated.claim.precision() > 4)
        };
        // "to mark ten years since Israeli shells struck the compound".
        let gone = |at: usize| {
            matches!(reading.folded(at), "years" | "decades")
                && matches!(reading.folded(at + 1), "since" | "ago" | "after" | "on")
        };
        let triggers = reading.triggers_in(&tokens);
        let told = triggers.first().map_or(tokens.end, |hit| hit.tokens.end);
        tokens.into_iter().any(|at| year(at) || at < told && gone(at))
            || triggers.iter().any(|hit| past(hit.tokens.start))
    }

    /// The country that a sentence says something happened in: "in Honduras", "in southern Thailand".
    fn country_of(&self, sentence: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        reading.mentions_in(sentence).into_iter().find(|m| {
            let start = reading.tokens_of(*m).start;
            let lead = (sentence.start..start).rev().find(|n| !reading.is(*n, List::Direction));
            reading.mentions[*m].kind == Kind::Place
                && reading.place(*m).is_some_and(|p| p.is_country())
                && lead.is_some_and(|n| is_place_preposition(reading.folded(n)))
        })
    }
}
