//! English: word classes, dates, numbers, triggers.

pub mod lexicon;
pub mod words;
