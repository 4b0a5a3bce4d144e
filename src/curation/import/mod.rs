//! Places of other gazetteers on their way into the user's: which are wanted, and which are known already.

mod filter;
mod home;
mod merge;
mod spelling;

pub use filter::Filter;
pub use home::WITHIN;
pub use merge::{Action, Known, Merged, Outcome, Policy, merge};
pub use spelling::{add_spelling, spelling};

use crate::gazetteer::row::Row;

/// A place as another gazetteer has it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// Its cells, the id among them (`gn:586523`, `osm:n27565112`); `parent_id` is empty unless the source names one row.
    pub row: Row,
    /// Its ids in further gazetteers (`wd:Q144983`).
    pub also: Vec<String>,
    /// The ids of what contains it, the smallest first: the first that is known becomes the parent.
    pub containers: Vec<String>,
}
