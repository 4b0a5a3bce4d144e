//! What a report goes on to tell, without an event of its own, of one that it told of before: where those who did it came to, where what they
//! attacked lies.

use super::{PENDING, Thread, told_in};
use crate::extraction::{site, statement};
use crate::language::english::word_classes::WordClass;
use crate::language::lexicon::{Actor, Role};
use crate::model::Kind;
use std::ops::Range;

impl Thread<'_, '_> {
    /// "Gunmen killed 17 at a market in the northwest. The attackers rode into Kankara late on Tuesday", "Jets bombed a compound in the north. It
    /// lies in the district of Mullaitivu": the place of what waits for one.
    pub(super) fn place_by_narrative(&mut self, n: usize) {
        let reading = self.reading;
        let waits = |p: &super::Pending| n.abs_diff(p.sentence) <= PENDING && p.date.is_none_or(|d| !d.past);
        let Some(pending) = self.pending.as_ref().filter(|p| self.events.is_empty() && waits(p)) else {
            return;
        };
        let tokens = &reading.doc.sentences[n].tokens;
        // "poured into two coastal towns, killing 12": not all of them died in the one that is named first.
        let first = &reading.doc.sentences[pending.first].tokens;
        if reading.any_word(first.clone(), |w| {
            matches!(w, "towns" | "villages" | "cities" | "districts" | "hamlets")
        }) {
            return;
        }
        let there = |m: &usize| {
            let small = reading.place(*m).is_some_and(|p| p.radius.km() <= site::DISTRICT_KM);
            let at = reading.tokens_of(*m).start;
            let named = reading.mentions[*m].kind == Kind::Place && small;
            named && (self.come_to(tokens, at) || self.lies_in(tokens, at))
        };
        let Some(mention) = reading.mentions_in(tokens).into_iter().find(there) else { return };
        let Some(statement) = told_in(reading, pending.first) else { return };
        let Some(site) = site::site(reading, mention) else { return };
        let Some(pending) = self.pending.take() else { return };
        let event = self.event_at(pending.first, statement, mention, site, &pending.tolls);
        if !event.sub_event_type.event_type().is_armed_violence() {
            self.pending = Some(pending);
            return;
        }
        let event = self.keep(n, event);
        self.settle(&pending, &[event]);
        self.focus = vec![event];
    }

    /// "The attackers rode into Kankara": whether those who did it, or "they", are said to have come to what is named at a token.
    fn come_to(&self, sentence: &Range<usize>, at: usize) -> bool {
        const REACH: usize = 8;
        let reading = self.reading;
        let comes = |n: &usize| reading.is_one_of(*n, WordClass::Coming);
        let Some(verb) = (at.saturating_sub(REACH).max(sentence.start)..at).rev().find(comes) else {
            return false;
        };
        let they = reading.folded(sentence.start) == "they" && verb <= sentence.start + 3;
        let bands = |a: &crate::extraction::reading::Hit<'_>| {
            matches!(
                a.entry.role,
                Role::Actor(Actor::Gunmen | Actor::Rebels | Actor::Group | Actor::Criminals)
            ) && !statement::is_speaking(reading, a, sentence)
        };
        they || reading.actors_in(&(sentence.start..verb)).iter().any(bands)
    }

    /// "The compound, known as Chencholai, lies in the district of Mullaitivu": whether what was attacked is said to lie where a token names.
    fn lies_in(&self, sentence: &Range<usize>, at: usize) -> bool {
        const SUBJECT: usize = 14;
        let reading = self.reading;
        let opens = matches!(reading.folded(sentence.start), "the" | "it");
        let stands = |n: usize| match reading.folded(n) {
            "lies" | "stands" | "sits" => true,
            "located" | "situated" => matches!(reading.folded(n.wrapping_sub(1)), "is" | "was"),
            _ => false,
        };
        opens && (sentence.start..at.min(sentence.start + SUBJECT)).any(stands)
    }
}
