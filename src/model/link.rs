//! What a person decided on events: that two are one incident, or are not.

use std::sync::Arc;

/// One decision on two events, or on what two reports tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The line of its row.
    pub line: u64,
    /// Whether they are one incident; else they are two.
    pub is_one: bool,
    /// What it is about.
    pub ends: [LinkEnd; 2],
    /// The decision in words: its kind, its ends, by whom, when and why.
    pub words: Arc<str>,
}

/// One of the two things that a link is about. Its [`Display`](std::fmt::Display) is what files hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkEnd {
    /// What a report tells, at one of its places where a spelling is given.
    Report {
        /// The report's id.
        report: String,
        /// The report's spelling of the place.
        spelling: Option<String>,
    },
    /// The event mention of this id.
    Event(String),
    /// The event mention that the incident of this id is, or was, named after.
    Incident(String),
}

impl std::fmt::Display for LinkEnd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Report { report, spelling: None } => f.write_str(report),
            Self::Report { report, spelling: Some(spelling) } => write!(f, "{report}|{spelling}"),
            Self::Event(id) | Self::Incident(id) => f.write_str(id),
        }
    }
}

/// The decisions on events of one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// What diagnostics call the file.
    pub path: String,
    /// The rows, in order.
    pub rows: Vec<Link>,
}
