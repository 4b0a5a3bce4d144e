//! What is expected of a sentence that no rule reads: an incident at a place that it names.

use super::{PENDING, Thread};
use crate::extraction::likelihood::Expected;
use crate::extraction::reality::Reality;
use crate::extraction::site;
use crate::extraction::statement::Statement;
use crate::extraction::tolls::Tolls;
use crate::language::lexicon::{Entry, Pos, Role};
use crate::model::{Evidence, Field};
use std::sync::LazyLock;

/// What stands for the row of the lexicon of a word that has none.
static NO_ENTRY: LazyLock<Entry> = LazyLock::new(|| Entry {
    pos: Pos::Verb,
    voice: None,
    role: Role::Verb,
    sub_event_type: None,
    weapon: String::new(),
    strength: 0,
    example: String::new(),
    line: 0,
});

/// The precision of a date that is known to a month.
const MONTH: u8 = 4;

impl<'a> Thread<'_, 'a> {
    /// The statements of a sentence, with those that are expected of it: one that has no place, or the expected one by a rule that did not find it
    /// enough, is what is expected; where there is none, the word that says most makes one.
    pub(super) fn with_expected(&self, n: usize, mut told: Vec<Statement<'a>>) -> Vec<Statement<'a>> {
        let from = self.expected.partition_point(|e| e.sentence < n);
        let of_sentence = self.expected.iter().enumerate().skip(from).take_while(|(_, e)| e.sentence == n);
        for (number, expected) in of_sentence {
            let places = vec![expected.mention];
            let open =
                |s: &&mut Statement<'_>| s.expected.is_none() && (s.places.is_empty() || s.places == places);
            match told.iter_mut().find(open) {
                Some(statement) => {
                    statement.sub_event_type = statement.sub_event_type.or(Some(expected.kind));
                    statement.places = places;
                    statement.expected = Some(number);
                }
                None => told.push(statement_of(expected, number)),
            }
        }
        told
    }

    /// Makes the event of a statement that is expected; none where its mention gives no site, or where it has neither a day nor a toll.
    pub(super) fn place_expected(
        &mut self,
        n: usize,
        statement: &Statement<'_>,
        expected: &Expected,
        tolls: &Tolls,
    ) -> Vec<usize> {
        let Some(mut site) = site::site(self.reading, expected.mention) else { return Vec::new() };
        site.confidence = site.confidence.min(expected.chance);
        let mut event = self.event_at(n, statement, expected.mention, site, tolls);
        event.type_stated &= statement.entry.sub_event_type.is_some();
        // "No one was killed in Bunia on Thursday": nothing happened.
        let mut figures = tolls.killed.iter().chain(&tolls.injured).peekable();
        let unharmed = figures.peek().is_some() && figures.all(|f| f.toll.high() == Some(0));
        if unharmed && statement.entry.sub_event_type.is_none() {
            return Vec::new();
        }
        let waits = self.pending.as_ref();
        // "said on Sunday that the airport of Dahyan was closed", of a bus that was hit on Monday.
        let of_day_before = waits.is_some_and(|p| self.is_before(n, p.date.map(|d| d.claim)));
        // "some of which had been stored since the 1980s" is no day.
        let undated = event.date_text.is_none() || event.date.precision() > MONTH;
        if of_day_before || undated && tolls.is_empty() && waits.is_none() {
            return Vec::new();
        }
        let value = self.likelihood(expected);
        event.evidence.push(Evidence { field: Field::Likelihood, value, span: event.trigger });
        let event = self.keep(n, event);
        if let Some(pending) = self.pending.take_if(|p| n.abs_diff(p.sentence) <= PENDING) {
            self.settle(&pending, &[event]);
        }
        vec![event]
    }

    /// "0.83: emptied +0.92, rifle +0.55": the chance of an incident, and the words that add most to the logarithm of its odds.
    fn likelihood(&self, expected: &Expected) -> String {
        let word = |token: usize| self.reading.doc.word(token);
        let cues = expected.cues.iter().map(|(token, odds)| format!("{} {odds:+.2}", word(*token)));
        format!("{:.2}: {}", expected.chance, cues.collect::<Vec<_>>().join(", "))
    }
}

fn statement_of<'a>(expected: &Expected, number: usize) -> Statement<'a> {
    Statement {
        trigger: expected.word.clone(),
        others: Vec::new(),
        role: Role::Verb,
        entry: &NO_ENTRY,
        sub_event_type: Some(expected.kind),
        fallback: None,
        weapon: None,
        places: vec![expected.mention],
        definite: false,
        reality: Reality::Told,
        expected: Some(number),
    }
}
