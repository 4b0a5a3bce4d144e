//! Per-language data and rules: English for what reports say, other languages for the forms that names take in them.

pub mod english;
pub mod inflection;
pub mod lexicon;
pub mod prepositions;
