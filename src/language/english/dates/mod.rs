//! Dates and times, as reports word them, and what they mean for a day of publication.
//!
//! [`phrases`] reads words into [`Phrase`]s and knows no day; [`resolve`] turns a phrase into a claim. Nothing here
//! asks a clock: without a publication date "on Monday" stays a Monday and "yesterday" stays unknown.

use std::ops::Range;

use jiff::civil::Weekday;

use super::Words;
use crate::model::TimeOfDay;
use crate::text::{Document, Span};

mod calendar;
mod feasts;
mod near;
mod numeric;
mod relative;
mod resolve;
mod scan;
mod times;
pub(super) mod words;

pub use feasts::is_feast_day;
pub use resolve::{FAR_PAST_DAYS, is_past_reference, resolve, resolve_from, resolve_named};
pub(crate) use scan::phrases_of;

/// A date phrase and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePhrase {
    /// The words, with their preposition ("early on Saturday morning", "on October 11").
    pub span: Span,
    /// The tokens, as indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// What the words say.
    pub phrase: Phrase,
}

/// What a date phrase says, before any day of publication is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// The day or span.
    pub when: When,
    /// The time of day that stands with it.
    pub time: Option<TimeOfDay>,
    /// How the event relates to it.
    pub role: Role,
    /// Whether it lies ahead of publication ("tomorrow", "next Thursday"). A caller that reads "is scheduled ... on
    /// Thursday" sets it before [`resolve`].
    pub future: bool,
}

impl Phrase {
    /// Whether the phrase can be the day of an event that its sentence tells of: not a start ("since"), an end
    /// ("until"), something ahead, or a year or longer.
    pub fn can_date_an_event(&self) -> bool {
        let long = match self.when {
            When::Years(..) | When::Year(_) => true,
            When::Day(d) => d.month.is_none() && d.day.is_none() && d.weekday.is_none(),
            When::Past { unit, .. } | When::Ago { unit, .. } => matches!(unit, Unit::Years | Unit::Decades),
            When::Relative { unit, .. } => matches!(unit, Unit::Years | Unit::Decades),
            _ => false,
        };
        self.role == Role::On && !self.future && !long
    }
}

/// How an event relates to the date of its phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Role {
    /// It is on that day or in that span.
    #[default]
    On,
    /// "since September 27", "from Monday": a start without an end.
    Since,
    /// "until Friday", "by Monday", "before 2015": an end without a start.
    Until,
}

/// The day or span that a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Parts of a calendar date.
    Day(Day),
    /// From one to the other ("16-17 October", "from September 27 to October 4").
    Between(Day, Day),
    /// So many days, at least one, of which this is the first ("five days from March 27").
    Run(Day, u8),
    /// "12/2/2024": day and month in either order.
    Slashed {
        /// The first number.
        first: i8,
        /// The second number.
        second: i8,
        /// The year.
        year: i16,
        /// A weekday beside it, which may settle the order.
        weekday: Option<Weekday>,
    },
    /// Years, first and last ("1991-94", "the 1990s").
    Years(i16, i16),
    /// Days counted from publication, first and last: today is (0, 0), last night (-1, 0).
    Days(i32, i32),
    /// Weeks from Monday to Sunday, counted from publication's.
    Week(i32),
    /// Saturday and Sunday, counted from the latest that has begun by publication; 0 is "at the weekend".
    Weekend(i32),
    /// Months, counted from publication's.
    Month(i32),
    /// Years, counted from publication's.
    Year(i32),
    /// "two days ago"; no amount for "several".
    Ago {
        /// How many; `None` where the words do not say.
        amount: Option<u16>,
        /// Of what.
        unit: Unit,
    },
    /// "in the past 24 hours": a span that ends with publication.
    Past {
        /// How many; `None` where the words do not say.
        amount: Option<u16>,
        /// Of what.
        unit: Unit,
    },
    /// "a day earlier", "hours before", "the following day": counted from another date of the report.
    Relative {
        /// How many, negative for earlier; 0 for the same; `None` where the words do not say.
        amount: Option<i16>,
        /// Whether the words look back.
        back: bool,
        /// Of what.
        unit: Unit,
    },
    /// A time of day without a day ("at dawn").
    TimeOnly,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Unit {
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
    Decades,
}

/// Parts of a calendar date, as far as the words give them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Day {
    /// The year.
    pub year: Option<i16>,
    /// The year counted from publication's: -1 for "October last year", 0 for "this July".
    pub years_from_now: Option<i8>,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day of the month, 1 to 31.
    pub day: Option<i8>,
    /// The weekday.
    pub weekday: Option<Weekday>,
    /// The week of the weekday, counted from publication's: -1 for "Monday last week".
    pub weeks_from_now: Option<i8>,
    /// Which of several such days.
    pub pick: Pick,
}

/// Which of the days that fit a partial date is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Pick {
    /// The latest on or before publication; with [`Phrase::future`] the first on or after it.
    #[default]
    Nearest,
    /// "last Thursday": the latest before publication.
    Before,
    /// "next Thursday": the first after publication.
    After,
}

/// Every date phrase of `doc`, in order, without overlaps.
///
/// # Examples
/// ```
/// use incident_mapper::{language::english::dates, text::Document};
/// use jiff::civil::date;
/// let doc = Document::new("Ganja was hit early on Saturday morning.");
/// let found = dates::phrases(&doc);
/// assert_eq!(found[0].span.of(doc.text), "early on Saturday morning");
/// let claim = dates::resolve(&found[0].phrase, Some(date(2020, 10, 17)));
/// assert_eq!(claim.start, Some(date(2020, 10, 17)));
/// ```
pub fn phrases(doc: &Document<'_>) -> Vec<DatePhrase> {
    phrases_of(doc, &Words::new(doc))
}

/// Whether the words before token `at` of its sentence speak of what is still to come ("is scheduled to meet ... on
/// Thursday", "will open on October 8").
///
/// Looks back at most [`FUTURE_REACH`] tokens, and no further than a verb of saying.
pub fn speaks_of_the_future(doc: &Document<'_>, at: usize) -> bool {
    let Some(sentence) = doc.tokens.get(at).map(|t| t.sentence()) else { return false };
    for i in (at.saturating_sub(FUTURE_REACH)..at).rev() {
        if doc.tokens[i].sentence() != sentence {
            return false;
        }
        match doc.folded(i) {
            "will" | "shall" | "scheduled" | "planned" | "due" | "upcoming" | "plans" | "postponed" => {
                return true;
            }
            "expected" | "set" | "going" if doc.folded(i + 1) == "to" => return true,
            "said" | "says" | "announced" | "told" | "reported" | "stated" => return false,
            "" if matches!(doc.word(i), "." | ";" | "!" | "?") => return false,
            _ => {}
        }
    }
    false
}

/// How many tokens before a date a word for the future may stand: "is scheduled to meet the Armenian and Azerbaijani
/// foreign ministers in Geneva on Thursday" has twelve.
pub const FUTURE_REACH: usize = 14;

#[cfg(test)]
mod tests;
