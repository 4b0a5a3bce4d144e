//! Harm done where the sentence before puts those who fight: "In Kutum an aircraft let its load go over the market on Monday. Eleven
//! people were killed."

use super::Thread;
use crate::extraction::site;
use crate::extraction::statement::Statement;
use crate::extraction::tolls::Tolls;
use crate::extraction::when;
use crate::language::english::lead::lead_of;
use crate::language::lexicon::Role;
use crate::model::SubEventType;

impl Thread<'_, '_> {
    /// A new event of harm without a place of its own, at the one town of the sentence before: where that one names arms or those who
    /// fight and a day, tells of no event itself, and speaks of another town than what was told last.
    pub(super) fn at_scene(&mut self, n: usize, statement: &Statement<'_>, tolls: &Tolls) -> Option<usize> {
        let reading = self.reading;
        let counts = statement.role == Role::Harm && !tolls.is_empty() && !tolls.are_cumulative(reading);
        let scene = reading.before_in_block(n).filter(|_| counts && statement.places.is_empty())?;
        if self.sentence_of.last() == Some(&(n - 1)) {
            return None;
        }
        let armed =
            !reading.weapons_in(&scene.tokens).is_empty() || !reading.actors_in(&scene.tokens).is_empty();
        let mention = site::topic(reading, n - 1..n).filter(|m| armed && !self.is_only_near(*m))?;
        let place = reading.place(mention).filter(|p| p.is_settlement())?.key;
        let here = |e: &usize| self.events[*e].site.as_ref().is_some_and(|s| s.place == place);
        if self.focus.iter().any(here) {
            return None;
        }
        let own = when::of_statement(reading, n, &statement.trigger, self.anchor());
        let day = own.map(|d| d.claim).or(self.context.date)?;
        if own.is_some_and(|d| d.past) || !day.stated || !day.is_resolved() || day.precision() > 1 {
            return None;
        }
        let site = site::site(reading, mention)?;
        let mut event = self.event_at(n, statement, mention, site, tolls);
        // Of the kind that the scene tells of, not of what was told before it.
        let fought = reading.triggers_in(&scene.tokens).iter().any(|t| t.entry.role == Role::State);
        let by_weapon = reading.weapons_in(&scene.tokens).first().and_then(|w| w.entry.sub_event_type);
        if let Some(kind) = fought.then_some(SubEventType::ArmedClash).or(by_weapon)
            && statement.sub_event_type.is_none()
        {
            event.set_type(kind, self.reading.span(&scene.tokens));
        }
        Some(self.keep(n, event))
    }

    /// "The gunmen came on Saturday to the town, 40 km from Kaya": where a place lies, and nothing happened.
    fn is_only_near(&self, mention: usize) -> bool {
        let lead = lead_of(self.reading.doc, self.reading.tokens_of(mention).start);
        lead.is_some_and(|n| self.reading.folded(n) == "from")
    }
}
