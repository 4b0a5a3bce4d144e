//! Incidents: event mentions of one type at one place on one day or span, merged across reports.

use super::date::DateClaim;
use super::event::{EventMention, Party, Site};
use super::event_type::SubEventType;
use super::mention::Cue;
use super::toll::{Others, Toll, Victims};
use jiff::civil::Date;
use std::sync::Arc;

/// One incident, merged from one or more event mentions.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// `inc-` and the hash of its earliest member.
    pub id: String,
    /// A readable name ("Ganja, 17 Oct 2020: missile strike").
    pub title: String,
    /// The type.
    pub sub_event_type: SubEventType,
    /// Where; `None` for an unlocated incident.
    pub site: Option<Site>,
    /// When.
    pub date: DateClaim,
    /// The words of the date, of the member that states it best.
    pub date_text: Option<String>,
    /// People killed, over all members.
    pub killed: Option<Toll>,
    /// The one figure of the killed that stands for all: the latest official one, else the one of most independent
    /// sources.
    pub killed_best: Option<u32>,
    /// People wounded, over all members.
    pub injured: Option<Toll>,
    /// The one figure of the wounded that stands for all, likewise.
    pub injured_best: Option<u32>,
    /// Civilians among the killed.
    pub killed_civilians: Option<Toll>,
    /// People who are missing, captured or displaced.
    pub others: Others,
    /// The killed and wounded by kind of people.
    pub victims: Vec<Victims>,
    /// How the figures stand to each other.
    pub toll_status: TollStatus,
    /// Whether civilians are the target or the victims, where the words say so.
    pub civilian_targeting: bool,
    /// The weapon's class.
    pub weapon: Option<String>,
    /// What was hit, in a report's words.
    pub target: Option<String>,
    /// Who did it, as stated; never without `attributed_by`.
    pub attributed_to: Vec<Party>,
    /// Who was hit or fought back.
    pub opponent: Option<Party>,
    /// Who says so.
    pub attributed_by: Vec<Party>,
    /// Who denies it.
    pub denied_by: Vec<Party>,
    /// Where the statements stand.
    pub claim_status: ClaimStatus,
    /// The group of a statement that named several places.
    pub group_id: Option<String>,
    /// The members, earliest first.
    pub members: Vec<EventMention>,
    /// The reports' ids, sorted.
    pub reports: Vec<String>,
    /// How many of the reports neither share an outlet nor copy each other's words.
    pub independent_sources: usize,
    /// The first day of publication of a member.
    pub first_reported: Option<Date>,
    /// The last day of publication of a member.
    pub last_reported: Option<Date>,
    /// At most 200 characters of a report.
    pub quote: String,
    /// Ids of a former run that became this incident.
    pub previous_ids: Vec<String>,
}

impl Incident {
    /// Whether no rule reads any of its members, so that only the words around its place make it likely.
    pub fn is_expected(&self) -> bool {
        !self.members.is_empty() && self.members.iter().all(EventMention::is_expected)
    }
}

/// How the figures of an incident stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TollStatus {
    /// All statements give the same.
    Agreed,
    /// Statements differ.
    Range,
    /// A party denies or doubts the figure.
    Disputed,
    /// The figure is of several places together.
    Shared,
    /// Only a campaign's or war's figure is given.
    CumulativeOnly,
    /// No figure is given.
    NoneReported,
}

impl TollStatus {
    /// The name that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Range => "range",
            Self::Disputed => "disputed",
            Self::Shared => "shared",
            Self::CumulativeOnly => "cumulative_only",
            Self::NoneReported => "none_reported",
        }
    }
}

/// Where the statements about an incident stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimStatus {
    /// The report says so in its own voice.
    Reported,
    /// One party says so.
    Claimed,
    /// One party says so and another denies it.
    Disputed,
    /// It is only ever denied.
    Denied,
    /// The party that is said to have done it says so itself.
    ConfirmedByParty,
}

impl ClaimStatus {
    /// The name that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Claimed => "claimed",
            Self::Disputed => "disputed",
            Self::Denied => "denied",
            Self::ConfirmedByParty => "confirmed_by_party",
        }
    }
}

/// What came of comparing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MergeVerdict {
    /// It is the earliest of its incident.
    First,
    /// It is one event with an earlier one.
    Joined,
    /// The incident stayed apart from another, though little was lacking.
    Apart,
}

impl MergeVerdict {
    /// The name that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Joined => "joined",
            Self::Apart => "apart",
        }
    }
}

/// One line of the merge ledger: why one member is part of an incident, or why two incidents are not one.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// The incident.
    pub incident_id: String,
    /// The member; for two incidents that stayed apart the earliest of this one.
    pub event_id: String,
    /// The member's report.
    pub report_id: String,
    /// What came of it.
    pub verdict: MergeVerdict,
    /// The member that it was joined to.
    pub joined_to: Option<String>,
    /// The incident that this one stayed apart from.
    pub apart_from: Option<String>,
    /// The least sum of reasons for a join.
    pub threshold: f64,
    /// The named reasons, for and against, with their weights; an infinite one decides alone.
    pub cues: Vec<Cue>,
    /// What a person decided, in words, where one did.
    pub decision: Option<Arc<str>>,
}

impl Merge {
    /// The sum of the reasons; `None` where there are none.
    pub fn score(&self) -> Option<f64> {
        (!self.cues.is_empty()).then(|| self.cues.iter().map(|cue| cue.weight).sum())
    }
}
