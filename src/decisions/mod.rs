//! What a person decided on mentions: that this spelling is that place, or no place; everywhere, in one outlet, in
//! one report or at one mention. And on events: that two are one incident, or are not.
//!
//! `decisions.csv` has the columns [`COLUMNS`]. A key names its scope's part of the texts and, after `|`, the
//! spelling:
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
//!
//! Rows of the kinds `must_link` and `cannot_link` say of two events whether they are one incident. The key and the
//! value name one each:
//!
//! | scope | key and value | example |
//! |---|---|---|
//! | `report` | what a report tells; where it tells of several events, at which place | `2020-10-28-barda`, `2020-10-28-barda\|Barda` |
//! | `mention` | an event or an incident, as in `merges.jsonl` | `evt-9b6afab5cb4bc437`, `inc-1e2c1741072f` |
//!
//! An incident's id stands for the event that the incident was named after, so that a row holds after the join that
//! it makes. Of rows that contradict each other `cannot_link` counts, and both are told.
//!
//! A row of the kind `home` says which town or region an outlet writes about, so that a name that many places have is sooner one
//! around there: `home,source,thetowntalk.com,gn:4314550`.

mod answer;
mod apply;
mod bound;
mod homes;
mod key;
mod links;
mod read;
mod review;

pub use answer::{Answer, AnswerError};
pub use apply::{Applied, Change, Knowledge, Target, apply};
pub use bound::Decisions;
pub use homes::{Homes, parse_homes};
pub use key::{Key, Scope};
pub use links::parse_links;
pub use read::{Row, Verdict, parse};
pub use review::{Asked, read_review};

/// The columns of `decisions.csv`, in order.
pub const COLUMNS: [&str; 7] = ["kind", "scope", "key", "value", "author", "date", "note"];
