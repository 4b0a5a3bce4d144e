//! Looking after the user's gazetteer files: what is wrong with them, how to put it right, what they hold, and what others bring.

pub mod canonical;
pub mod cells;
mod degrees;
pub mod diff;
pub mod edit;
pub mod fix;
pub mod import;
pub mod lint;
pub mod rows;
pub mod stats;
pub mod unified;

pub use lint::lint;
