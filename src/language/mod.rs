//! Per-language data and rules: English in full, the core of others as data, and the forms that names take in them.

pub mod core;
pub mod detect;
pub mod english;
pub mod inflection;
pub mod lexicon;
pub mod prepositions;
pub mod russian;
