//! Looking after the user's gazetteer files: what is wrong with them, and how to put it right.

mod lint;

pub use lint::lint;
