//! What a person decided on mentions: that this spelling is that place, or no place; everywhere, in one outlet, in one
//! report or at one mention.
//!
//! `decisions.csv` has the columns [`COLUMNS`]. A key names its scope's part of the texts and, after `|`, the spelling:
//!
//! | scope | key | example |
//! |---|---|---|
//! | `always` | the spelling | `Barda` |
//! | `source` | outlet and spelling | `tass.com\|Barda` |
//! | `report` | report and spelling | `2020-10-28-barda\|Barda` |
//! | `mention` | report, first code point and words | `2020-10-28-barda:57\|Barda` |
//!
//! The most specific scope wins; within a scope the later row does. Spellings are compared folded. A mention's words
//! are part of its key so that a text that has changed makes the decision stale instead of wrong.

mod answer;
mod apply;
mod bound;
mod key;
mod read;
mod review;

pub use answer::{Answer, AnswerError};
pub use apply::{Applied, Change, Knowledge, Target, apply};
pub use bound::Decisions;
pub use key::{Key, Scope};
pub use read::{Row, Verdict, parse};
pub use review::{Asked, read_review};

/// The columns of `decisions.csv`, in order.
pub const COLUMNS: [&str; 7] = ["kind", "scope", "key", "value", "author", "date", "note"];
