//! The words that dates and times are written with.
//!
//! Month and weekday names with the abbreviations of the AP and Guardian style guides and of time stamps.

use jiff::civil::Weekday;

use crate::model::TimeOfDay;

/// Month names and abbreviations, each with its number.
#[rustfmt::skip]
pub(in crate::language::english) const MONTHS: &[(&str, i8)] = &[
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
    ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("jan", 1),
    ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9),
    ("oct", 10), ("nov", 11), ("dec", 12),
];

/// Month names that are words or given names too: alone they need a surer sign than "by".
pub(super) const AMBIGUOUS_MONTHS: &[&str] = &["march", "april", "may", "june", "august"];

/// Weekday names; the abbreviations only before a calendar date, being words and names too.
#[rustfmt::skip]
pub(in crate::language::english) const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday), ("tuesday", Weekday::Tuesday), ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday), ("friday", Weekday::Friday), ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday), ("mon", Weekday::Monday), ("tue", Weekday::Tuesday),
    ("tues", Weekday::Tuesday), ("wed", Weekday::Wednesday), ("thu", Weekday::Thursday),
    ("thur", Weekday::Thursday), ("thurs", Weekday::Thursday), ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday), ("sun", Weekday::Sunday),
];

/// What before a weekday makes it a name or a habit ("Black Friday", "every Monday").
pub(super) const NOT_BEFORE_WEEKDAY: &[&str] =
    &["black", "bloody", "good", "ash", "easter", "palm", "sheffield", "every", "each", "cyber", "holy"];

/// Parts of the day.
#[rustfmt::skip]
pub(in crate::language::english) const DAY_PARTS: &[(&str, TimeOfDay)] = &[
    ("dawn", TimeOfDay::Dawn), ("daybreak", TimeOfDay::Dawn), ("sunrise", TimeOfDay::Dawn),
    ("morning", TimeOfDay::Morning), ("noon", TimeOfDay::Noon), ("midday", TimeOfDay::Noon),
    ("noontime", TimeOfDay::Noon), ("afternoon", TimeOfDay::Afternoon), ("evening", TimeOfDay::Evening),
    ("dusk", TimeOfDay::Evening), ("sunset", TimeOfDay::Evening), ("nightfall", TimeOfDay::Evening),
    ("night", TimeOfDay::Night), ("midnight", TimeOfDay::Night), ("nighttime", TimeOfDay::Night),
];

/// Seasons. A season is resolved to its whole year: which months it means depends on the hemisphere.
pub(in crate::language::english) const SEASONS: &[&str] = &["spring", "summer", "autumn", "winter"];

/// Days of the year that have names, with their month and day.
pub(in crate::language::english) const NAMED_DAYS: &[(&[&str], i8, i8)] = &[
    (&["christmas", "eve"], 12, 24),
    (&["christmas", "day"], 12, 25),
    (&["boxing", "day"], 12, 26),
    (&["new", "year", "'s", "eve"], 12, 31),
    (&["new", "year", "’s", "eve"], 12, 31),
    (&["new", "year", "'s", "day"], 1, 1),
    (&["new", "year", "’s", "day"], 1, 1),
    (&["last", "day", "of", "the", "year"], 12, 31),
    (&["first", "day", "of", "the", "year"], 1, 1),
];

/// Prepositions that may begin a date phrase and belong to it.
#[rustfmt::skip]
pub(in crate::language::english) const LEADS: &[&str] = &[
    "on", "in", "at", "during", "over", "since", "from", "until", "till", "by", "before", "through",
    "throughout", "between", "around", "about", "within",
];

/// Words that may stand between the parts of one date phrase ("at 05:13 on Thursday").
pub(in crate::language::english) const LINKS: &[&str] =
    &[",", "on", "of", "at", "in", "the", "during", "(", "|", "by", "around", "about"];

/// Words that licence a year or a month that stands alone.
#[rustfmt::skip]
pub(in crate::language::english) const CUES: &[&str] = &[
    "in", "since", "from", "until", "till", "during", "between", "through", "throughout", "early", "late",
    "mid", "before", "by", "around", "within", "year", "after", "following",
];

/// What may stand before "of 2014".
pub(in crate::language::english) const PARTS_OF_YEARS: &[&str] = &[
    "spring",
    "summer",
    "autumn",
    "winter",
    "end",
    "beginning",
    "start",
    "middle",
    "half",
    "fall",
    "quarter",
];

/// What may stand before "of March".
pub(in crate::language::english) const PARTS_OF_MONTHS: &[&str] = &[
    "end",
    "beginning",
    "start",
    "middle",
    "half",
    "week",
    "weeks",
    "weekend",
    "days",
    "day",
    "month",
    "months",
];

/// Words for time zones after a clock time.
#[rustfmt::skip]
pub(in crate::language::english) const ZONES: &[&str] = &[
    "gmt", "utc", "est", "edt", "cst", "cdt", "pst", "pdt", "msk", "cet", "cest", "eet", "eest", "bst",
    "ist", "azt",
];

/// Words that make a time rough and stay inside the phrase.
pub(in crate::language::english) const ROUGHLY: &[&str] =
    &["about", "around", "nearly", "approximately", "roughly", "almost", "shortly", "just", "exactly"];

/// Units of time by their singular and plural.
pub(in crate::language::english) const UNITS: &[(&str, &str, super::Unit)] = &[
    ("minute", "minutes", super::Unit::Minutes),
    ("hour", "hours", super::Unit::Hours),
    ("day", "days", super::Unit::Days),
    ("week", "weeks", super::Unit::Weeks),
    ("month", "months", super::Unit::Months),
    ("year", "years", super::Unit::Years),
    ("decade", "decades", super::Unit::Decades),
];

/// Amounts of time that give no number ("several days ago").
pub(in crate::language::english) const VAGUE_AMOUNTS: &[&[&str]] =
    &[&["a", "few"], &["several"], &["some"], &["many"], &["few"]];

/// The month that a word names.
pub(super) fn month(word: &str) -> Option<i8> {
    MONTHS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n)
}

/// The weekday that a word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(name, _)| *name == word).map(|(_, d)| *d)
}

/// The part of the day that a word names.
pub(super) fn day_part(word: &str) -> Option<TimeOfDay> {
    DAY_PARTS.iter().find(|(name, _)| *name == word).map(|(_, t)| *t)
}
