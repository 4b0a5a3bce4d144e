//! What the rules know of a language: dates, numbers, publication dates. English first.
//!
//! One folder a language; every table of words is in a file of that folder.

pub mod english;
