//! Who is blamed and who denies, noted at the events that it is about.

use super::Thread;
use crate::extraction::attribution::{Denial, Named};
use crate::model::{Claim, EventMention, Evidence, Field, Party, Stance};
use crate::text::Span;

impl Thread<'_, '_> {
    /// "Baku held Armenian forces responsible": the blame for the events in focus, where they have none yet.
    pub(super) fn blame(&mut self, blamed: &Named, by: Option<&Named>) {
        for n in self.focus.clone() {
            self.blame_one(n, blamed, by);
        }
    }

    /// The blame for one event, where it has none yet.
    pub(super) fn blame_one(&mut self, n: usize, blamed: &Named, by: Option<&Named>) {
        let event = &mut self.events[n];
        if event.attributed_to.is_none() {
            event.attributed_to = Some(blamed.party.clone());
            let value = blamed.party.name.clone();
            event.evidence.push(Evidence {
                field: Field::AttributedTo,
                value: value.clone(),
                span: blamed.span,
            });
            let Some(by) = by else { return };
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
    pub(super) fn deny(&mut self, denial: &Denial) {
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
        } else if !self.events.iter().any(blamed) {
            // Nobody said who did it until the denier spoke: the denial is of what is told of last.
            if denial.points_back || !denial.places.is_empty() {
                let free = |n: &usize| self.events[*n].attributed_to.is_none();
                targets.extend(self.focus.iter().copied().filter(free));
            }
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
}

pub(super) fn add_denial(event: &mut EventMention, by: Party, span: Span) {
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
