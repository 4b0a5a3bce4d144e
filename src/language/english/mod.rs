//! English: word classes, dates, numbers, triggers.

pub mod words;
