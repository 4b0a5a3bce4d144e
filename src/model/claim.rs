//! Who says what of an event.

use crate::text::Span;
use jiff::civil::Date;

/// What a party does with a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Says that it happened, or who did it.
    Claims,
    /// Says that it did not.
    Denies,
    /// Says that the other side's, or its own, part is true.
    Confirms,
    /// Passes it on.
    Reports,
    /// Calls it into question.
    Doubts,
}

impl Stance {
    /// The name that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Denies => "denies",
            Self::Confirms => "confirms",
            Self::Reports => "reports",
            Self::Doubts => "doubts",
        }
    }
}

/// One statement of one party about one event mention.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Who states it ("Armenia: Defence Ministry").
    pub claimant: String,
    /// What the claimant does.
    pub stance: Stance,
    /// Which field it is about ("occurrence", "killed", "attributed_to").
    pub field: &'static str,
    /// The stated value; empty for the occurrence itself.
    pub value: String,
    /// The words.
    pub span: Span,
    /// Whom it is about: who is blamed, or whose claim is denied; `None` where the words do not say.
    pub target: Option<String>,
    /// The day on which it was said, as far as the report lets one know: that of its publication.
    pub date: Option<Date>,
}
