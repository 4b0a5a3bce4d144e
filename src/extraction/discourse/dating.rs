//! The date that a sentence without one of its own is about.

use super::Thread;
use crate::extraction::statement::{Statement, is_of_named_day};
use crate::extraction::when;
use crate::model::{DateClaim, EventMention};
use crate::text::BlockKind;
use jiff::civil::Date;
use std::ops::Range;

impl Thread<'_, '_> {
    /// The date that "hours before" and "a day later" count from: the block's, else that of the event in focus.
    pub(super) fn anchor(&self) -> Option<DateClaim> {
        let focus = || self.focus.first().map(|e| self.events[*e].date).filter(|d| d.stated);
        self.context.date.or_else(focus).or(self.last_day)
    }

    /// "85 people were buried at Tudun Biri. News of Sunday night's bombing spread": the day of the event in focus, of which nothing has stated
    /// it, where the words name the deed by its day and no place.
    pub(super) fn date_by_named_day(&mut self, n: usize, told: &[Statement<'_>]) {
        let [event] = self.focus[..] else { return };
        if self.events[event].date.stated {
            return;
        }
        let named = |s: &&Statement<'_>| s.places.is_empty() && is_of_named_day(self.reading, &s.trigger);
        let Some(statement) = told.iter().find(named) else { return };
        let dated = when::of_statement(self.reading, n, &statement.trigger, self.anchor())
            .filter(|d| !d.past && d.claim.is_resolved() && d.claim.stated);
        if let Some(dated) = dated {
            self.set_date(event, &dated);
        }
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
        // "Later, towards 19:00 hours, soldiers were attacked": on the day that was told of last.
        if let Some(day) = self.last_day.filter(|_| self.opens_later(n)) {
            return DateClaim { stated: false, ..day };
        }
        // An event told right after another, with no date of its own, is of the same time.
        if let Some(&before) = self.focus.first()
            && n.abs_diff(self.sentence_of[before]) <= 2
            && !self.live
            && !self.is_item(n)
            && self.reading.kind(n) == BlockKind::Body
            && self.reading.kind(self.sentence_of[before]) == BlockKind::Body
            && !self.events[before].date.is_unknown()
            && !self.is_back_from_history(n, before)
        {
            return self.events[before].date;
        }
        // What a report tells that dates all else on one day is of that day.
        if self.reading.kind(n) == BlockKind::Body
            && !self.live
            && !self.is_item(n)
            && let Some(day) = self.only_day(n)
        {
            return DateClaim { stated: false, ..day };
        }
        // "Bombers struck in three towns on Sunday evening. ... In Argun a truck went off": the day that the first words name, where nothing
        // told since is of another.
        let of_day = |day: &DateClaim| self.events.iter().all(|e| e.date.start == day.start);
        if !self.live
            && !self.is_item(n)
            && self.last_day.as_ref().is_some_and(of_day)
            && self.reading.kind(n) == BlockKind::Body
            && let Some(day) = self.last_day.filter(|day| day.precision() <= 1 && self.is_recent(n, day))
        {
            return DateClaim { stated: false, ..day };
        }
        match when::written(self.reading, n) {
            Some(day) if self.reading.kind(n) != BlockKind::Caption => {
                DateClaim { stated: false, ..DateClaim::on(day) }
            }
            _ => DateClaim::default(),
        }
    }

    /// "In August 2013 rockets fell on Douma." and in the next paragraph "Elsewhere, a car bomb killed 15 people in Homs": whether a paragraph
    /// goes back to the news after the event of a month long gone, where the report began with news.
    pub(super) fn is_back_from_history(&self, n: usize, before: usize) -> bool {
        let written = when::written(self.reading, n);
        let gone = |day: Date| written.and_then(|w| w.since(day).ok()).map_or(0, |gone| gone.get_days());
        let days = |e: &EventMention| e.date.end.map_or(0, gone);
        self.reading.begins_block(n)
            && days(&self.events[before]) > NEWS
            && self.events.first().is_some_and(|first| days(first) <= NEWS)
    }

    /// "Later", "Hours later": whether a sentence opens as what came after.
    fn opens_later(&self, n: usize) -> bool {
        let tokens = &self.reading.doc.sentences[n].tokens;
        (tokens.start..tokens.end.min(tokens.start + 4)).any(|t| self.reading.folded(t) == "later")
    }

    /// "HAWIJA - A mortar round landed on a house", "* MOSUL - Gunmen killed": whether a block begins with the place that its news is of,
    /// as an item of a list.
    fn is_item(&self, n: usize) -> bool {
        let reading = self.reading;
        let tokens = &reading.doc.sentences[n].tokens;
        let bullet = |n: &usize| matches!(reading.doc.word(*n), "*" | "•" | "-" | "–" | "·");
        let Some(start) = tokens.clone().find(|n| !bullet(n)) else { return false };
        let capitals = reading.doc.word(start).chars().all(|c| !c.is_lowercase());
        self.reading.begins_block(n)
            && capitals
            && reading
                .mention_at(start)
                .is_some_and(|m| matches!(reading.doc.word(reading.tokens_of(m).end), "-" | "–" | "—" | ":"))
    }

    /// The one day on which all dated events so far were, where it is of the report's last days.
    fn only_day(&self, n: usize) -> Option<DateClaim> {
        let mut days = self.events.iter().map(|e| e.date).filter(|d| d.stated && d.is_resolved());
        let first = days.next()?;
        (self.is_recent(n, &first) && days.all(|d| (d.start, d.end) == (first.start, first.end)))
            .then_some(first)
    }

    /// Whether a day is one of the report's last days.
    fn is_recent(&self, n: usize, day: &DateClaim) -> bool {
        let gone = day.start.zip(when::written(self.reading, n));
        gone.is_some_and(|(day, written)| written.since(day).is_ok_and(|gone| gone.get_days() <= RECENT))
    }

    /// Remembers the day that a sentence names, for the rest of its block.
    pub(super) fn note_date(&mut self, n: usize, tokens: &Range<usize>) {
        let at = tokens.start..tokens.start;
        let written = when::written(self.reading, n);
        // "twelve days after a bomb went off": counted forward, it is no day of news.
        let ahead = |claim: &DateClaim| claim.start.zip(written).is_some_and(|(day, written)| day > written);
        let dated = when::of_statement(self.reading, n, &at, self.anchor())
            .filter(|dated| !dated.past && !dated.claim.is_unknown() && !ahead(&dated.claim));
        // "Funerals were held on Thursday. One man had been knifed the day before".
        if let Some(dated) = dated.filter(|dated| dated.followed) {
            self.last_day = Some(dated.claim).filter(|d| d.is_resolved());
        }
        if let Some(dated) = dated
            && dated.claim.stated
        {
            self.last_day = Some(dated.claim).filter(|d| d.is_resolved());
            self.context.date = Some(dated.claim);
            self.context.date_span = dated.span;
        }
    }
}

/// What happened more days than this before publication is no news.
pub(super) const NEWS: i32 = 31;

/// No more days than this before publication are the report's last days.
const RECENT: i32 = 3;
