//! What a person may type into the column `decision` of `review.csv`.

use super::key::Scope;
use crate::gazetteer::number::{decimal, whole};
use crate::geodesy::LngLat;

/// A decision as it was typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The candidate of this number, counted from 1.
    Candidate(usize),
    /// The place of this id.
    Id(String),
    /// It names no place.
    NotAPlace,
    /// A place that the gazetteer lacks.
    New {
        /// Where it is.
        position: LngLat,
        /// What it is called, where that is not what the text calls it.
        name: Option<String>,
    },
}

/// Why a cell is no decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// It is none of the forms.
    #[error("is no decision")]
    Unknown,
    /// Two numbers were expected, and it is not clear which they are.
    #[error("is no position")]
    Position,
    /// Both degrees are whole numbers.
    #[error("gives whole degrees, which is a position to some 100 km")]
    Coarse,
    /// A number is out of its range.
    #[error("has a longitude beyond 180 or a latitude beyond 90")]
    Range,
}

impl AnswerError {
    /// What to type instead.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Unknown => {
                "type a candidate's number, an id as `gn:586523`, `ignore`, or longitude and latitude as \
                 `new 47.1249, 40.3745`"
            }
            Self::Position => "write longitude and latitude as `47.1249, 40.3745` or `47,1249; 40,3745`",
            Self::Coarse => "give longitude and latitude with their decimals, as `47.1249, 40.3745`",
            Self::Range => "longitude comes first; or say which is which, as `40.3745N 47.1249E`",
        }
    }
}

impl Answer {
    /// The answer that `cell` is; `None` where it is empty.
    ///
    /// An id may stand alone, before a name, or in brackets behind one, as candidates show it. Longitude comes before
    /// latitude unless letters say otherwise.
    ///
    /// # Errors
    /// Anything else.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::decisions::Answer;
    /// assert_eq!(Answer::parse("2").unwrap(), Some(Answer::Candidate(2)));
    /// assert_eq!(Answer::parse("Ganja (gn:586523)").unwrap(), Some(Answer::Id("gn:586523".into())));
    /// assert!(matches!(Answer::parse("new 47,1249; 40,3745 Barda").unwrap(), Some(Answer::New { .. })));
    /// ```
    pub fn parse(cell: &str) -> Result<Option<Self>, AnswerError> {
        let cell = cell.trim().trim_start_matches('\'').trim();
        if cell.is_empty() {
            return Ok(None);
        }
        let lower = cell.to_lowercase().replace(['_', '-'], " ");
        if matches!(lower.as_str(), "ignore" | "not a place" | "no place") {
            return Ok(Some(Self::NotAPlace));
        }
        if let Some(id) = id_in(cell) {
            return Ok(Some(Self::Id(id.to_owned())));
        }
        if let Some(n) = whole(cell.trim_start_matches('#').trim_end_matches(['.', ')'])) {
            // A long number is an id without its prefix.
            let number = usize::try_from(n).ok().filter(|n| *n < 100);
            return number.map(|n| Some(Self::Candidate(n))).ok_or(AnswerError::Unknown);
        }
        let (is_new, rest) = match lower.strip_prefix("new") {
            Some(rest) if rest.starts_with([' ', ':', '\t', '\u{A0}']) => {
                (true, cell.get(3..).unwrap_or_default().trim_start_matches(':').trim())
            }
            Some("") => return Err(AnswerError::Position),
            _ => (false, cell),
        };
        if !is_new && !rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '\u{2212}')) {
            return Err(AnswerError::Unknown);
        }
        let (degrees, name) = parted(rest);
        let position = position(degrees)?;
        Ok(Some(Self::New { position, name: Some(name.to_owned()).filter(|name| !name.is_empty()) }))
    }
}

/// The scope that `cell` names; a decision without one holds for its report. `None` where it is no scope.
pub(super) fn scope_of(cell: &str) -> Option<Scope> {
    match cell.trim() {
        "" => Some(Scope::Report),
        name => Scope::from_name(name),
    }
}

/// The id that a cell is, begins with or has in brackets at its end.
fn id_in(cell: &str) -> Option<&str> {
    let is_id = |text: &str| {
        let (prefix, rest) = text.split_once(':').unwrap_or_default();
        let word = |c: char| !c.is_whitespace() && !matches!(c, ',' | ';' | '(' | ')');
        prefix.starts_with(|c: char| c.is_ascii_alphabetic())
            && prefix.chars().all(|c| c.is_ascii_alphanumeric())
            && !rest.is_empty()
            && rest.chars().all(word)
            && !prefix.eq_ignore_ascii_case("new")
    };
    let bracketed = cell.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')).map(|(_, id)| id.trim());
    let first = cell.split_whitespace().next();
    bracketed.filter(|id| is_id(id)).or_else(|| first.filter(|id| is_id(id)))
}

/// The beginning of `text` that may be degrees, and the rest, which is a name.
fn parted(text: &str) -> (&str, &str) {
    let mut end = text.len();
    for (at, word) in words(text) {
        let letters = word.trim_matches(|c: char| c.is_ascii_digit() || "+-\u{2212}.,;°\u{BA}".contains(c));
        if !(letters.is_empty() || matches!(letters, "N" | "S" | "E" | "W" | "n" | "s" | "e" | "w")) {
            end = at;
            break;
        }
    }
    let (degrees, name) = text.split_at(end);
    (degrees.trim(), name.trim())
}

/// The words of `text` with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split_inclusive(char::is_whitespace).scan(0, |at, piece| {
        let start = *at;
        *at += piece.len();
        Some((start, piece.trim_end()))
    });
    pieces.filter(|(_, word)| !word.is_empty())
}

/// The position that `degrees` writes.
fn position(degrees: &str) -> Result<LngLat, AnswerError> {
    let (first, second) = two(degrees).ok_or(AnswerError::Position)?;
    let (first, second) = (degree(first)?, degree(second)?);
    let (lng, lat) = match (first.axis, second.axis) {
        (Some(Axis::Latitude), Some(Axis::Longitude)) => (second, first),
        (Some(Axis::Longitude), Some(Axis::Latitude)) | (None, None) => (first, second),
        _ => return Err(AnswerError::Position),
    };
    if lng.value.fract() == 0.0 && lat.value.fract() == 0.0 {
        return Err(AnswerError::Coarse);
    }
    LngLat::new(lng.value, lat.value).map_err(|_| AnswerError::Range)
}

/// The two numbers of `degrees`, whether commas part them or stand in them.
fn two(degrees: &str) -> Option<(&str, &str)> {
    if let Some(pair) = degrees.split_once(';') {
        return Some(pair);
    }
    let words: Vec<&str> = degrees.split_whitespace().collect();
    match words.as_slice() {
        [first, second] => Some((first.trim_end_matches(','), second)),
        // "40.3745 N 47.1249 E"
        [_, letter, ..] if letter.trim_end_matches(',').len() == 1 => {
            let (at, _) = self::words(degrees).nth(2)?;
            Some(degrees.split_at(at)).map(|(a, b)| (a.trim_end().trim_end_matches(','), b))
        }
        [one] => match one.match_indices(',').map(|(at, _)| at).collect::<Vec<_>>().as_slice() {
            [at] => Some((&one[..*at], &one[at + 1..])),
            // Decimal commas: "47,1249,40,3745".
            [_, at, _] if !one.contains('.') => Some((&one[..*at], &one[at + 1..])),
            _ => None,
        },
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    Longitude,
    Latitude,
}

struct Degree {
    value: f64,
    axis: Option<Axis>,
}

/// A number of degrees with the letter behind or before it.
fn degree(text: &str) -> Result<Degree, AnswerError> {
    let letter = text.chars().find(char::is_ascii_alphabetic).map(|c| c.to_ascii_uppercase());
    let number: String =
        text.chars().filter(|c| !c.is_ascii_alphabetic() && !"°\u{BA}".contains(*c)).collect();
    let value = decimal(number.trim().trim_start_matches('+')).ok_or(AnswerError::Position)?;
    let (axis, sign) = match letter {
        None => (None, 1.0),
        Some('N') => (Some(Axis::Latitude), 1.0),
        Some('S') => (Some(Axis::Latitude), -1.0),
        Some('E') => (Some(Axis::Longitude), 1.0),
        Some('W') => (Some(Axis::Longitude), -1.0),
        Some(_) => return Err(AnswerError::Position),
    };
    Ok(Degree { value: value * sign, axis })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, want: Result<Option<Answer>, AnswerError>) {
        assert_eq!(Answer::parse(cell), want, "{cell:?}");
    }

    #[test]
    fn numbers_ids_and_ignore_are_read_as_spreadsheets_leave_them() {
        for cell in ["2", " 2 ", "#2", "2.", "2)", "2.0", "2,0"] {
            check(cell, Ok(Some(Answer::Candidate(2))));
        }
        for cell in ["gn:586523", "'gn:586523 ", "gn:586523 Ganja", "2. Ganja, Azerbaijan [PPLA] (gn:586523)"]
        {
            check(cell, Ok(Some(Answer::Id("gn:586523".into()))));
        }
        check("local:my-village", Ok(Some(Answer::Id("local:my-village".into()))));
        for cell in ["ignore", "Ignore", "not a place", "NOT_A_PLACE"] {
            check(cell, Ok(Some(Answer::NotAPlace)));
        }
        for cell in ["", "  ", "'"] {
            check(cell, Ok(None));
        }
    }

    #[test]
    fn positions_are_read_with_either_mark_and_in_either_named_order() {
        let at = |lng, lat, name: &str| {
            let name = Some(name.to_owned()).filter(|n| !n.is_empty());
            Ok(Some(Answer::New { position: LngLat::new(lng, lat).unwrap(), name }))
        };
        for cell in [
            "47.1249,40.3745",
            "47.1249, 40.3745",
            "47.1249 40.3745",
            "47,1249; 40,3745",
            "47,1249 40,3745",
            "47,1249,40,3745",
            "new 47.1249, 40.3745",
            "NEW: 47.1249;40.3745",
            "40.3745N 47.1249E",
            "40.3745° N, 47.1249° E",
            "new 47.1249E 40.3745N",
        ] {
            check(cell, at(47.1249, 40.3745, ""));
        }
        check("new 47.1249, 40.3745 Barda", at(47.1249, 40.3745, "Barda"));
        check("new 47,1249; 40,3745 Stara Zagora 2", at(47.1249, 40.3745, "Stara Zagora 2"));
        check("-66.1,18.4", at(-66.1, 18.4, ""));
        check("18.4N 66.1W San Juan", at(-66.1, 18.4, "San Juan"));
    }

    #[test]
    fn what_is_not_clear_is_refused() {
        for (cell, want) in [
            ("Barda", AnswerError::Unknown),
            ("586523", AnswerError::Unknown),
            ("new", AnswerError::Position),
            ("new Barda", AnswerError::Position),
            ("47,1249,40.3745", AnswerError::Position),
            ("47.1249", AnswerError::Position),
            ("47,40", AnswerError::Coarse),
            ("40.3745,97.1249", AnswerError::Range),
            ("40.3N 47.1N", AnswerError::Position),
            ("??", AnswerError::Unknown),
        ] {
            check(cell, Err(want));
        }
    }
}
