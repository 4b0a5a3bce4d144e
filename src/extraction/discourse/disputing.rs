//! Who is blamed, who owns to it, and who doubts it, noted at the events that it is about.

use super::Thread;
use super::denying::{add_denial, is_side_of};
use crate::extraction::attribution::{Content, Denial, Named};
use crate::extraction::{attribution, when};
use crate::model::{Claim, Evidence, Field, Stance};
use crate::text::Span;
use jiff::civil::Date;

impl Thread<'_, '_> {
    /// "denied that any rocket had been fired at Zagreb on Wednesday", where it was hit on Tuesday too: which of some events was on the day that the
    /// words name behind the denial.
    pub(super) fn of_denied_day(&self, denial: &Denial, events: &[usize]) -> Option<usize> {
        let reading = self.reading;
        let n = reading.doc.sentence_at(denial.span.start).filter(|_| events.len() > 1)?;
        let dates = reading.dates_in(&reading.doc.sentences[n].tokens);
        let verb = reading.doc.tokens_in(denial.span).start;
        let last = dates.iter().rev().find(|d| d.tokens.start > verb)?;
        let at = last.tokens.start..last.tokens.start;
        let day = when::of_statement(reading, n, &at, None).filter(|d| d.claim.is_resolved())?.claim.start?;
        let on = |e: &usize| {
            let date = self.events[*e].date;
            date.start.zip(date.end).is_some_and(|(start, end)| (start..=end).contains(&day))
        };
        events.iter().copied().find(on)
    }

    /// "Baku held Armenian forces responsible": the blame for the events in focus, where they have none yet.
    pub(super) fn blame(&mut self, blamed: &Named, by: Option<&Named>) {
        let blamed_for = if self.is_for_both(blamed.span) {
            (self.events.len() - 2..self.events.len()).collect()
        } else {
            self.focus.clone()
        };
        for n in blamed_for {
            let event = &self.events[n];
            // The accused, who say that others did it, deny it.
            if let Some(by) = by
                && event.attributed_to.as_ref().is_some_and(|a| {
                    (is_side_of(a, &by.party) || self.is_home_office(event, a, by))
                        && !is_side_of(a, &blamed.party)
                })
            {
                let span = by.span.cover(blamed.span);
                let denial = Denial::of_what_was_told(by.clone(), span, Content::Part);
                let date = self.said_on(denial.span);
                add_denial(&mut self.events[n], by.party.clone(), &denial, date);
            }
            self.blame_one(n, blamed, by);
        }
    }

    /// "blamed Armenia for both strikes": whether the sentence of some words is of the two events that were told last.
    fn is_for_both(&self, words: Span) -> bool {
        let reading = self.reading;
        let Some(sentence) = reading.doc.sentence_at(words.start) else { return false };
        let tokens = reading.doc.sentences[sentence].tokens.clone();
        self.events.len() > 1
            && tokens.into_iter().any(|n| {
                reading.folded(n) == "both"
                    && matches!(
                        reading.folded(n + 1),
                        "strikes" | "attacks" | "bombings" | "blasts" | "explosions" | "incidents" | "raids"
                    )
            })
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

    /// Notes who else says that an event happened; the party that is said to have done it confirms it.
    pub(super) fn confirm(&mut self, n: usize, event: usize, by: &Named) {
        let span = self.reading.doc.sentences[n].span;
        let date = when::written(self.reading, n);
        let event = &mut self.events[event];
        let own = event.attributed_to.as_ref().is_some_and(|a| is_side_of(a, &by.party));
        event.claims.push(Claim {
            claimant: by.party.name.clone(),
            stance: if own { Stance::Confirms } else { Stance::Claims },
            field: "occurrence",
            value: String::new(),
            span,
            target: None,
            date,
        });
        if !event.attributed_by.contains(&by.party) {
            event.attributed_by.push(by.party.clone());
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
        // Who owns to it is said to have done it, and says so.
        if let Some(named) = &owned {
            for event in self.focus.clone() {
                self.blame_one(event, named, Some(named));
            }
        }
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
}
