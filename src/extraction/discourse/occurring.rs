//! "The attack took place before dawn on Thursday in the village of X": the day and the place of what was told before.

use super::{Thread, told_in};
use crate::extraction::statement::Statement;
use crate::extraction::{site, when};
use crate::geodesy::distance;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::EventMention;
use std::ops::Range;

/// A sentence says where and when an event was no farther after it than this, in sentences.
const NEAR: usize = 6;
/// No place that an occurrence is given is farther from where it was put before than this, in kilometres.
const FAR_KM: f64 = 400.0;

impl Thread<'_, '_> {
    /// "The raid came one day after fighters attacked a bus at El Wak": whether a statement is of what went before, at a town where
    /// nothing has been told yet.
    pub(super) fn follows_another(&self, n: usize, statement: &Statement<'_>) -> bool {
        const SUBJECT: usize = 5;
        let [mention] = statement.places[..] else { return false };
        let Some(town) = self.reading.place(mention).filter(|p| p.is_settlement()).map(|p| p.key) else {
            return false;
        };
        if statement.role != Role::Verb {
            return false;
        }
        // "The killings came ten days after fighters stopped a bus near Mandera on Nov. 22": at the same town, on another day.
        let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor());
        let other_day = |e: &EventMention| {
            dated.is_some_and(|d| d.claim.stated && super::making::is_other_day(&e.date, &d.claim))
        };
        let here = |e: &EventMention| e.site.as_ref().is_some_and(|s| s.place == town) && !other_day(e);
        let start = statement.trigger.start;
        let first = self.reading.doc.sentences[n].tokens.start;
        let dated_apart = dated.is_some_and(|d| d.claim.stated) && self.events.iter().all(other_day);
        let reach = if dated_apart { 4 * SUBJECT } else { SUBJECT };
        self.reading.any_word(start.saturating_sub(reach).max(first)..start, |w| w == "after")
            && !self.events.iter().any(here)
    }

    /// Whether a sentence only says when and where the event in focus happened; if so it has been given both.
    pub(super) fn occurs(&mut self, n: usize) -> bool {
        let reading = self.reading;
        let tokens = reading.doc.sentences[n].tokens.clone();
        let Some(told) = self.occurrence(&tokens).filter(|_| !self.speaks_of_another(n)) else {
            return false;
        };
        let before = told.start..self.end_of_clause(&tokens);
        let places = site::sentence_places(reading, &before);
        let dated = when::of_statement(reading, n, &told, self.anchor())
            .filter(|d| !d.past && d.claim.stated && d.claim.is_resolved());
        // "The attack came three days after the bomb in Bogotá": neither the day nor the place of the attack.
        let clause = reading.span(&before).end;
        if places.is_empty() && dated.is_some_and(|d| d.span.is_none_or(|span| span.end > clause)) {
            return true;
        }
        let broke_out = reading.folded(told.start) == "fighting";
        if places.len() > 1 || (places.is_empty() && (broke_out || dated.is_none())) {
            return false;
        }
        let site = places.first().and_then(|m| Some((*m, site::site(reading, *m)?)));
        let event = match self.focus[..] {
            [event] if n - self.sentence_of[event].min(n) <= NEAR => event,
            [] => {
                let Some(event) = site.clone().and_then(|(mention, site)| self.of_pending(n, mention, site))
                else {
                    return false;
                };
                event
            }
            _ => return false,
        };
        if let Some((_, site)) = site {
            let sharper = self.events[event].site.as_ref().is_none_or(|known| {
                let close =
                    distance(known.position, site.position).km() <= FAR_KM.max(known.uncertainty.km());
                known.place != site.place && close && site.where_prec <= known.where_prec
            });
            if sharper {
                self.move_to(event, site);
            }
        }
        if let Some(dated) = dated {
            self.set_date(event, &dated);
        }
        self.focus = vec![event];
        true
    }

    /// The event that the sentences before told of without a place, at the place that is told now.
    pub(super) fn of_pending(&mut self, n: usize, mention: usize, site: crate::model::Site) -> Option<usize> {
        // A title is read last and stands before it.
        let near = |first: &usize| n.checked_sub(*first).is_some_and(|gap| gap <= NEAR);
        let first = self.pending.as_ref().map(|p| p.first).filter(near)?;
        let statement = told_in(self.reading, first)?;
        let pending = self.pending.take()?;
        let event = self.event_at(first, statement, mention, site, &pending.tolls);
        let event = self.keep(n, event);
        self.settle(&pending, &[event]);
        Some(event)
    }

    /// The noun of an event as the subject of a verb of happening that opens a sentence: its tokens.
    fn occurrence(&self, sentence: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.reading;
        let occurs = |n: usize| {
            let word = reading.folded(n);
            matches!(word, "occurred" | "happened" | "unfolded")
                || (word == "broke" && reading.folded(n + 1) == "out")
                || (word == "took" && reading.folded(n + 1) == "place")
        };
        let first = sentence.clone().find(|n| !reading.folded(*n).is_empty())?;
        // "The governor's spokesman said the incident happened on Friday afternoon".
        let told = (first + 1..(first + SPEAKER).min(sentence.end)).find(|n| match reading.folded(*n) {
            "the" | "this" => reading.is_one_of(n + 1, WordClass::Occurrence) && occurs(n + 2),
            "it" => occurs(n + 1),
            _ => false,
        });
        let told = told.filter(|n| (first..*n).any(|k| reading.is(k, List::Saying)));
        let first = told.unwrap_or(first);
        if !matches!(reading.folded(first), "the" | "this" | "that" | "it" | "they") {
            return None;
        }
        // "The device was fixed to a motorcycle parked by a road in Khuzdar".
        let laid =
            matches!(reading.folded(first + 1), "device" | "bomb" | "mine" | "explosives" | "explosive")
                .then(|| (first + 2..first + 6).find(|n| reading.is_one_of(*n, WordClass::Laying)))
                .flatten();
        if let Some(verb) = laid.filter(|verb| (first + 2..*verb).all(|n| is_auxiliary(reading.folded(n)))) {
            return Some(first + 1..verb);
        }
        // "It happened in Jamundi", "This took place in Jamundi".
        let pronoun = matches!(reading.folded(first), "it" | "they") || occurs(first + 1);
        let happens =
            |n: usize| occurs(n) || (!pronoun && matches!(reading.folded(n), "began" | "started" | "came"));
        let noun = if pronoun {
            Some(first)
        } else {
            // "The fighting broke out near Jolo"; "the fighting" alone may be a war's.
            let fighting = |n: usize| reading.folded(n) == "fighting" && reading.folded(n + 1) == "broke";
            (first + 1..first + 7).find(|n| reading.is_one_of(*n, WordClass::Occurrence) || fighting(*n))
        }?;
        // "The fight, which broke out on Friday, was about a field".
        let relative = reading.doc.word(noun + 1) == ","
            && matches!(reading.folded(noun + 2), "which" | "that")
            && matches!(reading.folded(noun + 3), "broke" | "erupted" | "began" | "started" | "occurred");
        if relative {
            return Some(noun..noun + 3);
        }
        let verb = (noun + 1..(noun + 9).min(sentence.end)).find(|n| happens(*n))?;
        // "The attack, he said, started on March 6".
        let aside = (noun + 2..verb).any(|n| self.reading.is(n, List::Saying))
            && reading.doc.word(noun + 1) == ","
            && reading.doc.word(verb - 1) == ","
            && verb - noun <= 6;
        let plain =
            aside || (noun..verb).all(|n| reading.doc.is_word(n) || matches!(reading.doc.word(n), "#" | "-"));
        plain.then_some(noun..verb)
    }

    /// Where the clause of a sentence ends: before what came first or followed.
    fn end_of_clause(&self, sentence: &Range<usize>) -> usize {
        let other = |n: usize| {
            matches!(
                self.reading.folded(n),
                "after" | "following" | "before" | "since" | "when" | "while" | "as"
            )
        };
        // "before dawn", "shortly after 7 p.m.".
        let of_day = |n: usize| {
            self.reading.folded(n + 1).starts_with(|c: char| c.is_ascii_digit())
                || self.reading.is_one_of(n + 1, WordClass::TimeOfDay)
        };
        sentence.clone().skip(3).find(|n| other(*n) && !of_day(*n)).unwrap_or(sentence.end)
    }
}

/// Words of who tells it stand before what happened, up to so many.
const SPEAKER: usize = 14;

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "was" | "were" | "had" | "been" | "reportedly" | "apparently")
}
