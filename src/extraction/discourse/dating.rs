//! The date that a sentence without one of its own is about.

use super::Thread;
use crate::extraction::when;
use crate::model::DateClaim;
use crate::text::BlockKind;
use std::ops::Range;

impl Thread<'_, '_> {
    /// The date that "hours before" and "a day later" count from: the block's, else that of the event in focus.
    pub(super) fn anchor(&self) -> Option<DateClaim> {
        let focus = || self.focus.first().map(|e| self.events[*e].date).filter(|d| d.stated);
        self.context.date.or_else(focus)
    }

    /// The date that a sentence without one of its own is about.
    pub(super) fn date_of_context(&self, n: usize) -> DateClaim {
        let words = &self.reading.doc.sentences[n].tokens;
        if self.reading.any_word(words.clone(), |w| w == "earlier")
            && self.reading.any_word(words.clone(), |w| w == "had")
        {
            return DateClaim::default();
        }
        if let Some(date) = self.context.date {
            return date;
        }
        // An event told right after another, with no date of its own, is of the same time.
        if let Some(&before) = self.focus.first()
            && n - self.sentence_of[before] <= 2
            && self.reading.kind(n) == BlockKind::Body
            && self.reading.kind(self.sentence_of[before]) == BlockKind::Body
            && self.events[before].date.stated
        {
            return self.events[before].date;
        }
        match when::written(self.reading, n) {
            Some(day) if self.reading.kind(n) != BlockKind::Caption => {
                DateClaim { stated: false, ..DateClaim::on(day) }
            }
            _ => DateClaim::default(),
        }
    }

    /// Remembers the day that a sentence names, for the rest of its block.
    pub(super) fn note_date(&mut self, n: usize, tokens: &Range<usize>) {
        let at = tokens.start..tokens.start;
        if let Some(dated) = when::of_statement(self.reading, n, &at, self.context.date)
            && !dated.past
            && !dated.claim.is_unknown()
        {
            self.context.date = Some(dated.claim);
            self.context.date_span = dated.span;
        }
    }
}
