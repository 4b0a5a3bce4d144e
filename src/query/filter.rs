//! What an item has to be besides being somewhere: its type, its status, its words, its toll, its days.

use super::{Item, Question};
use crate::text::fold::fold;

/// The conditions of a question, its words folded once.
pub(super) struct Filter<'q> {
    question: &'q Question,
    types: Vec<String>,
    statuses: Vec<String>,
    text: String,
}

impl<'q> Filter<'q> {
    pub fn new(question: &'q Question) -> Self {
        let folded = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        Self {
            question,
            types: folded(&question.types),
            statuses: folded(&question.statuses),
            text: fold(&question.text),
        }
    }

    /// Whether an item meets all conditions but the dates.
    pub fn passes(&self, item: &Item<'_>) -> bool {
        let has = |given: &str, wanted: &[String]| {
            let given = fold(given);
            wanted.iter().any(|word| !word.is_empty() && given.contains(word))
        };
        let types = &self.types;
        (types.is_empty() || has(&item.event_type, types) || has(&item.sub_event_type, types))
            && (self.statuses.is_empty() || has(&item.status, &self.statuses))
            && (self.text.is_empty() || fold(&item.words).contains(&self.text))
            && self.question.min_deaths.is_none_or(|least| item.deaths.is_some_and(|deaths| deaths >= least))
    }

    /// Whether the item's days overlap those asked for; `None` where that cannot be told.
    pub fn in_time(&self, item: &Item<'_>) -> Option<bool> {
        if !self.question.asks_dates() {
            return Some(true);
        }
        let Question { since, until, .. } = self.question;
        let (first, last) = item.dates?;
        Some(since.is_none_or(|since| last >= since) && until.is_none_or(|until| first <= until))
    }
}
