//! The rules: each with its severity, what it finds and what to do about it.

use crate::model::Severity;

/// One rule of `gazetteer lint`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its name in findings, kebab case; never changed once given.
    pub id: &'static str,
    /// How much a finding of it matters.
    pub severity: Severity,
    /// What it finds, in one line.
    pub what: &'static str,
    /// What to do about a finding.
    pub hint: &'static str,
}

const fn error(id: &'static str, what: &'static str, hint: &'static str) -> Rule {
    Rule { id, severity: Severity::Error, what, hint }
}

const fn warning(id: &'static str, what: &'static str, hint: &'static str) -> Rule {
    Rule { id, severity: Severity::Warning, what, hint }
}

const fn note(id: &'static str, what: &'static str, hint: &'static str) -> Rule {
    Rule { id, severity: Severity::Note, what, hint }
}

/// Every rule, by what it is about: the file, the row, the place's position, its kind, its spellings, its standing.
pub const RULES: &[Rule] = &[
    // The file.
    error("unreadable-file", "a file or folder that cannot be read", "check the path and the permissions"),
    warning("empty-folder", "a folder without a `.csv` file", "name the file itself"),
    error("empty-file", "a file without a header row", "the first line names the columns"),
    error("missing-column", "a header without the column `id`", "the first line names the columns"),
    warning("duplicate-column", "a column that stands twice; the first is read", "rename or delete one"),
    note("unknown-column", "a column that is not read", "correct its name, or leave it: it is kept"),
    warning("encoding", "a file in a Windows code page", "save it as UTF-8"),
    error(
        "quote",
        "a quoted cell that is not closed; its line is lost",
        "double each quote inside a quoted cell",
    ),
    error("cell-count", "more cells than columns", "put cells that hold the delimiter in quotes"),
    note(
        "replaces-embedded",
        "an edited copy of an embedded file, which replaces it",
        "nothing, if that is meant",
    ),
    error("not-compiled", "rows too many or too long for the name index", "divide the file"),
    // The row.
    error("missing-id", "a row without an id", "give it one, as `local:my-place`"),
    error("missing-name", "a new place without a name", "only a row over another may leave its name empty"),
    error(
        "missing-coordinate",
        "a new place without a position",
        "only a row over another may leave it empty",
    ),
    warning(
        "bad-id",
        "an id without a scheme, or one that its scheme does not have",
        "`gn:` and a number, `wd:Q` and a number, or `local:` and words",
    ),
    warning("duplicate-id", "an id that stands twice in a file", "make one row of the two"),
    warning(
        "near-duplicate",
        "a place of the same name, class and country within 5 km; for a new row by any spelling",
        "one place has one row; give the row the other's id to correct it",
    ),
    error(
        "too-long",
        "a cell or spelling of more than 2,000 bytes",
        "shorten it; spellings are separated by ` | `",
    ),
    error("not-a-number", "a cell that is no number where one is needed", "digits, with a decimal point"),
    // The position.
    error("longitude-range", "a longitude beyond 180", "degrees with a decimal point, east positive"),
    error("latitude-range", "a latitude beyond 90", "longitude and latitude may have changed places"),
    error("null-island", "a position at 0, 0", "leave both empty where the position is unknown"),
    warning(
        "swapped-coordinates",
        "longitude and latitude that fit the country or the parent only when swapped",
        "longitude is degrees east, latitude degrees north",
    ),
    warning(
        "outside-country",
        "a point in another country, more than 5 km and more than its radius outside its own; or far out at sea",
        "correct the position or the country; mark disputed ground `contested`",
    ),
    warning(
        "far-from-parent",
        "a point beyond three radii of its parent",
        "correct the position, the parent, or the parent's `radius_m`",
    ),
    note(
        "beyond-parent",
        "a point beyond one and a half radii of its parent, which may be long or scattered",
        "correct the position, the parent, or the parent's `radius_m`",
    ),
    warning("dangling-parent", "a parent that is in no file", "correct the id, or leave the cell empty"),
    warning(
        "circular-parent",
        "a place that contains itself by way of its parents",
        "let one of them have a parent outside the circle",
    ),
    error("radius-range", "a negative radius, or one of half the Earth", "give metres"),
    warning(
        "implausible-radius",
        "a radius that no place of this class has",
        "give metres, not kilometres; leave it empty where unknown",
    ),
    // The kind.
    error(
        "unknown-feature-class",
        "a letter that is no feature class",
        "one of GeoNames' letters A, H, L, P, R, S, T, U, V",
    ),
    warning(
        "unknown-feature-code",
        "a code that GeoNames does not have",
        "`PPL` is a town or village, `ADM2` a district; see www.geonames.org/export/codes.html",
    ),
    warning("code-of-other-class", "a code of another class than the row's", "correct the class or the code"),
    note(
        "missing-class",
        "a new place with a code but no class",
        "give the class that GeoNames has the code in",
    ),
    warning(
        "unknown-country",
        "a code that is not of ISO 3166-1",
        "two letters, as `UA`; `GB` not `UK`, `XK` for Kosovo",
    ),
    note(
        "letter-case",
        "a class, code or country in lower case; told by `gazetteer fix`",
        "write it in capitals",
    ),
    note(
        "number-form",
        "a number with a comma, a degree sign or spaces; told by `gazetteer fix`",
        "digits, with a decimal point",
    ),
    // The spellings.
    warning("invisible-character", "a character that nobody sees", "delete it"),
    warning("mojibake", "a spelling that was read in the wrong encoding", "write the name anew, as UTF-8"),
    warning(
        "mixed-scripts",
        "a word of Latin letters with one of another script that looks alike",
        "type the word in one script",
    ),
    warning("empty-spelling", "a spelling with neither letter nor digit", "delete it: it is never matched"),
    warning(
        "stray-character",
        "a spelling that begins or ends with a sign that no name has",
        "delete the sign",
    ),
    warning("wrong-separator", "spellings separated by `;`, or by commas", "separate spellings with ` | `"),
    note("white-space", "doubled or unusual white space in a spelling", "one plain space"),
    note("not-nfc", "accents written apart from their letters", "write the composed letters (NFC)"),
    warning("unknown-language", "a language tag that is none", "a code of ISO 639, as `uk:` for Ukrainian"),
    note("repeated-spelling", "a spelling that stands twice, or repeats the name", "one is enough"),
    note(
        "removes-nothing",
        "a `-` that takes no spelling away",
        "the name itself is changed in the column `name`",
    ),
    error("too-many-spellings", "more than 1,000 spellings", "keep those that reports use"),
    note(
        "common-word",
        "a spelling that is an English word",
        "it is taken for a place only where the words beside it say so",
    ),
    note(
        "personal-name",
        "a spelling that is a frequent given name or surname",
        "it is taken for a place only where the words beside it say so",
    ),
    note(
        "ambiguous-spellings",
        "how many spellings of a file several places share",
        "`--ambiguity` lists them",
    ),
    // The standing.
    error(
        "unknown-status",
        "a word that is no status",
        "empty, or `plain`, `contested`, `historic`, `never`",
    ),
    warning(
        "unmarked-contested",
        "a disputed territory without the status `contested`",
        "see gazetteer/README.md for which are marked",
    ),
    warning(
        "bad-validity",
        "a `valid_from` or `valid_to` that is no day, or that ends before it begins",
        "`YYYY-MM-DD`",
    ),
    note("missing-source", "a new place that does not say its source", "maps made from it should credit it"),
    note(
        "missing-license",
        "a new place that does not say its licence",
        "maps made from it should credit it",
    ),
    note(
        "unknown-license",
        "a licence by no usual name",
        "as `CC0-1.0`, `CC BY 4.0`, `ODbL-1.0`, `public domain`",
    ),
];

/// The rule of this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
