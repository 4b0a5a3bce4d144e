//! The words that numbers are written with.
//!
//! Closed classes of English grammar (Quirk et al., *A Comprehensive Grammar of the English Language*, 1985, 5.10 and
//! 6.63-6.67); the modifiers are those of casualty reporting.

/// Zero to nineteen, and the tens.
#[rustfmt::skip]
pub(in crate::language::english) const BELOW_100: &[(&str, u32)] = &[
    ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
    ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13),
    ("fourteen", 14), ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18),
    ("nineteen", 19), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60),
    ("seventy", 70), ("eighty", 80), ("ninety", 90),
];

/// The number that one word below a hundred says.
pub(in crate::language::english) fn below_100(word: &str) -> Option<u32> {
    BELOW_100.iter().find(|(w, _)| *w == word).map(|(_, n)| *n)
}

/// Words that multiply what stands before them.
pub(super) const SCALES: &[(&str, u32)] =
    &[("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)];

#[rustfmt::skip]
pub(in crate::language::english) const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "twentieth", "hundredth",
];

/// What makes an ordinal of digits ("28th").
pub(super) const ORDINAL_ENDINGS: &[&str] = &["st", "nd", "rd", "th", "d"];

/// How a modifier bounds the number after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::language::english) enum Bound {
    Exact,
    About,
    Low,
    High,
}

/// Modifiers before a number. Longer ones first where one begins another.
///
/// "as many as 34" is the press's way to stress a count, not a bound.
pub(in crate::language::english) const MODIFIERS: &[(&[&str], Bound)] = &[
    (&["at", "least"], Bound::Low),
    (&["at", "the", "very", "least"], Bound::Low),
    (&["not", "less", "than"], Bound::Low),
    (&["not", "fewer", "than"], Bound::Low),
    (&["no", "less", "than"], Bound::Low),
    (&["no", "fewer", "than"], Bound::Low),
    (&["a", "minimum", "of"], Bound::Low),
    (&["minimum", "of"], Bound::Low),
    (&["no", "more", "than"], Bound::High),
    (&["not", "more", "than"], Bound::High),
    (&["more", "than"], Bound::Low),
    (&["well", "over"], Bound::Low),
    (&["just", "over"], Bound::Low),
    (&["over"], Bound::Low),
    (&["above"], Bound::Low),
    (&["upwards", "of"], Bound::Low),
    (&["upward", "of"], Bound::Low),
    (&["in", "excess", "of"], Bound::Low),
    (&["up", "to"], Bound::High),
    (&["at", "most"], Bound::High),
    (&["a", "maximum", "of"], Bound::High),
    (&["fewer", "than"], Bound::High),
    (&["less", "than"], Bound::High),
    (&["as", "many", "as"], Bound::Exact),
    (&["anywhere"], Bound::Exact),
    (&["as", "few", "as"], Bound::Exact),
    (&["an", "estimated"], Bound::About),
    (&["estimated"], Bound::About),
    (&["just", "under"], Bound::About),
    (&["close", "to"], Bound::About),
    (&["approximately"], Bound::About),
    (&["roughly"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["some"], Bound::About),
];

/// Words after a number that bound it.
pub(super) const AFTERWORDS: &[(&[&str], Bound)] = &[
    (&["or", "more"], Bound::Low),
    (&["or", "so"], Bound::About),
    (&["-", "odd"], Bound::About),
    (&["or", "fewer"], Bound::High),
    (&["or", "less"], Bound::High),
    (&["plus"], Bound::Low),
    (&["+"], Bound::Low),
];

/// Words that say the people come on top of others.
pub(in crate::language::english) const ADDITIONAL_BEFORE: &[&[&str]] = &[
    &["another"],
    &["a", "further"],
    &["an", "additional"],
    &["further"],
    &["additional"],
    &["yet", "another"],
];

/// The same, after the number.
pub(in crate::language::english) const ADDITIONAL_AFTER: &[&str] =
    &["more", "other", "further", "additional"];

/// Amounts that give no number.
pub(in crate::language::english) const VAGUE: &[&[&str]] = &[
    &["tens", "of", "thousands"],
    &["hundreds", "of", "thousands"],
    &["scores", "of"],
    &["a", "large", "number", "of"],
    &["a", "small", "number", "of"],
    &["a", "great", "number", "of"],
    &["large", "numbers", "of"],
    &["an", "unknown", "number", "of"],
    &["an", "unspecified", "number", "of"],
    &["an", "undetermined", "number", "of"],
    &["an", "unknown", "number"],
    &["an", "unspecified", "number"],
    &["an", "undetermined", "number"],
    &["a", "number", "of"],
    &["a", "handful", "of"],
    &["a", "few"],
    &["dozens"],
    &["hundreds"],
    &["thousands"],
    &["millions"],
    &["scores"],
    &["several"],
    &["many"],
    &["numerous"],
    &["multiple"],
    &["few"],
];

/// Words for nobody. "no" is one too, before a word.
pub(in crate::language::english) const NOBODY: &[&[&str]] =
    &[&["no", "one"], &["no", "-", "one"], &["nobody"], &["none"]];

/// What follows "no" where it denies no people.
pub(super) const NO_COUNT: &[&str] = &[
    "longer", "doubt", "matter", "more", "less", "fewer", "sooner", "wonder", "way", "one", "other", "such",
];

/// Units of measure, money and time: a number before one counts no people.
#[rustfmt::skip]
pub(super) const UNITS: &[&str] = &[
    "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "metre", "metres", "meter", "meters",
    "m", "mile", "miles", "yard", "yards", "foot", "feet", "ft", "inch", "inches", "cm", "mm", "millimetre",
    "millimeter", "caliber", "calibre", "hectare", "hectares", "acre", "acres", "square", "sq", "kg",
    "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes", "gram", "grams", "ton", "tons",
    "tonne", "tonnes", "pound", "pounds", "litre", "litres", "liter", "liters", "barrel", "barrels",
    "gallon", "gallons", "degree", "degrees", "percent", "per", "pct", "percentage", "point", "points",
    "dollar", "dollars", "euro", "euros", "rubles", "roubles", "manat", "manats", "hryvnia", "hryvnias",
    "lira", "rupees", "pesos", "usd", "eur", "second", "seconds", "minute", "minutes", "hour", "hours",
    "hrs", "day", "days", "night", "nights", "week", "weeks", "month", "months", "year", "years", "yr",
    "decade", "decades", "century", "centuries", "gmt", "utc", "am", "pm", "o'clock", "times", "mph", "kph",
    "kmh", "mw", "kw",
];

/// Nouns that number what follows them ("Round 15", "Route 6"); a capital or an all-capitals text is asked for.
#[rustfmt::skip]
pub(super) const LABELS: &[&str] = &[
    "round", "route", "article", "channel", "resolution", "resolutions", "highway", "area", "zone", "unit",
    "chapter", "page", "section", "flight", "no", "number", "nr", "station", "hospital", "school", "block",
    "gate", "group", "grade", "level", "law", "decree", "version", "appendix", "figure", "table", "part",
    "phase", "comments", "form", "ward", "platoon", "class", "vat",
];

/// Singular people: "a woman of 58", "a man, 38," give ages.
#[rustfmt::skip]
pub(super) const ONE_PERSON: &[&str] = &[
    "man", "woman", "boy", "girl", "child", "baby", "infant", "toddler", "teenager", "civilian", "resident",
    "reservist", "soldier", "officer", "policeman", "journalist", "student", "farmer", "pensioner",
    "driver", "villager", "person", "son", "daughter", "mother", "father", "husband", "wife", "brother",
    "sister", "local",
];

/// Plural people: only before one of these may four digits that look like a year be a count.
#[rustfmt::skip]
pub(super) const PEOPLE: &[&str] = &[
    "people", "persons", "civilians", "soldiers", "troops", "residents", "refugees", "families", "men",
    "women", "children", "dead", "killed", "wounded", "injured", "fighters", "militants", "casualties",
    "deaths", "servicemen", "homes", "houses", "buildings", "prisoners", "victims", "others", "inhabitants",
    "villagers",
];

/// Verbs of change: "rose from 14 to 21" states 21.
#[rustfmt::skip]
pub(super) const CHANGES: &[&str] = &[
    "rose", "risen", "rises", "rise", "rising", "climbed", "climbs", "grew", "grown", "increased",
    "increase", "up", "jumped", "raised", "went", "gone", "fell", "fallen", "dropped", "down", "revised",
    "reduced", "lowered", "changed",
];
