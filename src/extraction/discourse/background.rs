//! What a report tells only beside its news: the past without a day, and what it tells closer.

use super::Thread;
use crate::extraction::site;
use crate::geodesy::distance;
use crate::model::{EventMention, Kind, PlaceKey};
use crate::text::BlockKind;

/// A month, as `DateClaim::precision` has it.
const MONTH: u8 = 4;

impl Thread<'_, '_> {
    /// Leaves out what is only the background of the report's news.
    pub(super) fn leave_background(&mut self) {
        let day = |e: &EventMention| e.date.is_resolved() && e.date.precision() < MONTH - 1;
        let news = self.events.iter().any(day);
        // "Shelling hit Tripoli": the event in Abu Salim of that day, told from farther away.
        let umbrellas: Vec<bool> = (0..self.events.len()).map(|n| self.is_told_closer(n)).collect();
        let mut n = 0;
        self.events.retain(|event| {
            n += 1;
            // "Ten soldiers had been killed there in September."
            let past = news && event.date.is_resolved() && event.date.precision() == MONTH;
            !past && !umbrellas[n - 1]
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
                let Some(inner) = other.site.as_ref().filter(|s| s.place != site.place && k != n) else {
                    return false;
                };
                let place = self.reading.gazetteer.place(inner.place);
                let within = self.is_inside(inner.place, site.place)
                    || place.feature_code == "PPLX" && distance(inner.position, site.position).0 <= wide.0;
                within
                    && other.sub_event_type == event.sub_event_type
                    && (other.date.start, other.date.end) == (event.date.start, event.date.end)
            })
    }

    fn is_inside(&self, inner: PlaceKey, outer: PlaceKey) -> bool {
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
        let mut towns: Vec<(PlaceKey, usize)> = (0..reading.mentions.len())
            .filter(|m| {
                let of_title = reading.doc.sentence_at(reading.mentions[*m].span.start);
                reading.mentions[*m].kind == Kind::Place
                    && of_title.is_some_and(|n| reading.kind(n) == BlockKind::Title)
            })
            .filter_map(|m| reading.place(m).filter(|p| p.is_settlement()).map(|p| (p.key, m)))
            .collect();
        towns.dedup_by_key(|town| town.0);
        let [(town, mention)] = towns[..] else { return };
        let told = self.events.iter().any(|e| e.site.as_ref().is_some_and(|s| s.place == town));
        if told || !self.is_inside(town, region) {
            return;
        }
        if let Some(site) = site::site(reading, mention) {
            self.move_to(lead, site);
        }
    }
}
