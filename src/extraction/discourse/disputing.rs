//! Who is blamed and who denies, noted at the events that it is about.

use super::Thread;
use crate::extraction::attribution::{Denial, Named};
use crate::extraction::{attribution, when};
use crate::model::{Claim, EventMention, Evidence, Field, Party, Stance};
use crate::text::Span;
use jiff::civil::Date;

impl Thread<'_, '_> {
    /// "Baku held Armenian forces responsible": the blame for the events in focus, where they have none yet.
    pub(super) fn blame(&mut self, blamed: &Named, by: Option<&Named>) {
        for n in self.focus.clone() {
            self.blame_one(n, blamed, by);
        }
    }

    /// The blame for one event, where it has none yet.
    pub(super) fn blame_one(&mut self, n: usize, blamed: &Named, by: Option<&Named>) {
        let date = self.said_on(blamed.span);
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
                target: Some(blamed.party.name.clone()),
                date,
            });
            if !event.attributed_by.contains(&by.party) {
                event.attributed_by.push(by.party.clone());
            }
        }
    }

    /// The day on which words were said: that of their post, else of the report.
    pub(super) fn said_on(&self, words: Span) -> Option<Date> {
        self.reading.doc.sentence_at(words.start).and_then(|n| when::written(self.reading, n))
    }

    /// Notes who owns to the events in focus ("Islamic State claimed responsibility") and that they are doubted ("could not be
    /// verified").
    pub(super) fn note_stances(&mut self, n: usize) {
        let tokens = self.reading.doc.sentences[n].tokens.clone();
        let outlet =
            || self.reading.info.source.clone().unwrap_or_else(|| format!("report {}", self.reading.info.id));
        let owned = attribution::owns(self.reading, &tokens);
        let doubted = attribution::doubts(self.reading, &tokens);
        let stances = owned
            .map(|named| (named.party.name, Stance::Confirms, "attributed_to", named.span))
            .into_iter()
            .chain(doubted.map(|span| (outlet(), Stance::Doubts, "occurrence", span)));
        for (claimant, stance, field, span) in stances {
            let date = self.said_on(span);
            for &event in &self.focus {
                let value = if stance == Stance::Confirms { claimant.clone() } else { String::new() };
                let target = Some(claimant.clone()).filter(|_| stance == Stance::Confirms);
                let claim = Claim { claimant: claimant.clone(), stance, field, value, span, target, date };
                self.events[event].claims.push(claim);
            }
        }
    }

    /// Notes a denial at the events that it is about.
    pub(super) fn deny(&mut self, denial: &Denial) {
        let date = self.said_on(denial.span);
        // "Moscow denied responsibility for that attack": for the one of the past, which is not mapped.
        if self.context.history && denial.points_back && denial.places.is_empty() {
            return;
        }
        let Some(by) = &denial.by else {
            // "Both sides denied each other's claims": each side denies what is said of it.
            for event in &mut self.events {
                if let Some(blamed) = event.attributed_to.clone() {
                    add_denial(event, blamed, denial.span, date);
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
        } else if by.party.country.is_empty() {
            // "A coalition spokesman denied responsibility": of no country, so of what is told of last.
            if denial.of_own_part && !denial.of_others {
                targets.extend(self.focus.iter().copied());
            }
        } else if !self.events.iter().any(blamed) {
            // Nobody said who did it until the denier spoke: the denial is of what is told of last.
            if (denial.points_back || denial.of_own_part || !denial.places.is_empty()) && !denial.of_others {
                // "The allegation that we hit a church in Shusha": of what is told of there, if of anything.
                let there = |n: &usize| {
                    denial.places.is_empty()
                        || denial.places.iter().any(|m| {
                            self.reading.place(*m).map(|p| p.key)
                                == self.events[*n].site.as_ref().map(|s| s.place)
                        })
                };
                let free = |n: &usize| self.events[*n].attributed_to.is_none() && there(n);
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
            add_denial(&mut self.events[n], by.party.clone(), denial.span, date);
        }
    }
}

fn add_denial(event: &mut EventMention, by: Party, span: Span, date: Option<Date>) {
    if !event.denied_by.contains(&by) {
        event.claims.push(Claim {
            claimant: by.name.clone(),
            stance: Stance::Denies,
            field: "occurrence",
            value: String::new(),
            span,
            target: Some(by.name.clone()).filter(|_| event.attributed_to.as_ref() == Some(&by)),
            date,
        });
        event.evidence.push(Evidence { field: Field::DeniedBy, value: by.name.clone(), span });
        event.denied_by.push(by);
    }
}
