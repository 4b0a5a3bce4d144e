//! Event mentions that are taken for one event, and how each came in.

use super::facts::Facts;
use crate::model::{Cue, EventMention};
use std::sync::Arc;

/// Event mentions taken for one event.
#[derive(Debug, Clone)]
pub(super) struct Cluster {
    /// The numbers of the mentions in their canonical order, ascending; at least one.
    pub members: Vec<u32>,
    pub facts: Facts,
}

/// Why a mention was joined to another.
#[derive(Debug, Clone)]
pub(super) struct Join {
    /// The earliest mention of what it was joined to.
    pub to: u32,
    pub cues: Vec<Cue>,
    /// The decision, in words, where a person decided it.
    pub decision: Option<Arc<str>>,
}

/// How each mention came into its cluster, by number; the earliest of a cluster was not joined.
pub(super) type Joins = Vec<Option<Join>>;

impl Cluster {
    /// A cluster of one.
    pub fn of(number: u32, facts: Facts) -> Self {
        Self { members: vec![number], facts }
    }

    /// The earliest member, which the incident is named after.
    pub fn first(&self) -> u32 {
        self.members.first().copied().unwrap_or_default()
    }

    /// Takes in the members of another. The later one of the two is the one that was joined.
    pub fn absorb(&mut self, other: Cluster, cues: Vec<Cue>, decision: Option<Arc<str>>, joins: &mut Joins) {
        let (first, second) = (self.first().min(other.first()), self.first().max(other.first()));
        if let Some(join) = joins.get_mut(second as usize) {
            *join = Some(Join { to: first, cues, decision });
        }
        let is_behind = self.members.last() < other.members.first();
        self.members.extend(other.members);
        if !is_behind {
            self.members.sort_unstable();
        }
        self.facts.absorb(other.facts);
    }
}

/// What event mentions are ordered by: dated reports first, then the report, the trigger, the id.
pub(super) fn order(e: &EventMention) -> (bool, Option<jiff::civil::Date>, &str, crate::text::Span, &str) {
    (e.published.is_none(), e.published, &e.report_id, e.trigger, &e.id)
}
