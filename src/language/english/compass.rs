//! Points of the compass: "north", "north-east", "NNE", "south-southwest".

use crate::text::Document;

/// A direction as it is worded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Direction {
    /// Its first token.
    pub start: usize,
    /// Degrees clockwise from north.
    pub bearing: f64,
    /// How far, in degrees, what the words mean may lie to either side: half the step to the next point of their compass.
    pub within: f64,
}

/// The direction whose last token is `end`.
///
/// # Examples
/// ```
/// use incident_mapper::{language::english::compass::direction_ending_at, text::Document};
/// let doc = Document::new("12 km north-east of Barda");
/// let direction = direction_ending_at(&doc, 4).unwrap();
/// assert_eq!((direction.start, direction.bearing), (2, 45.0));
/// ```
pub fn direction_ending_at(doc: &Document<'_>, end: usize) -> Option<Direction> {
    let last = doc.folded(end);
    // Letters are no directions in small type: "ne", "se" and "we" are words.
    let letters = doc.word(end);
    if letters.len() <= 3
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && let Some(bearing) = by_letters(letters)
    {
        return Some(direction(end, bearing, letters.len()));
    }
    let bearing = by_word(last)?;
    let joined = doc.word_before(end, &["-", "–"]).filter(|n| by_word(doc.folded(*n)).is_some());
    let Some(start) = joined else { return Some(direction(end, bearing, steps(bearing))) };
    // "north-east" is half way, "north-northeast" half way again.
    let first = by_word(doc.folded(start))?;
    let turn = (bearing - first + 180.0).rem_euclid(360.0) - 180.0;
    if turn.abs() > 91.0 || turn == 0.0 {
        return Some(direction(end, bearing, steps(bearing)));
    }
    let halfway = (first + turn / 2.0).rem_euclid(360.0);
    Some(direction(start, halfway, steps(halfway)))
}

/// How many letters name a bearing.
fn steps(bearing: f64) -> usize {
    if bearing % 45.0 != 0.0 { 3 } else { 2 }
}

fn direction(start: usize, bearing: f64, letters: usize) -> Direction {
    // A single letter or word is used for the eight points as for the four.
    Direction { start, bearing, within: if letters == 3 { 11.25 } else { 22.5 } }
}

fn by_word(word: &str) -> Option<f64> {
    Some(match word {
        "north" => 0.0,
        "northeast" => 45.0,
        "east" => 90.0,
        "southeast" => 135.0,
        "south" => 180.0,
        "southwest" => 225.0,
        "west" => 270.0,
        "northwest" => 315.0,
        _ => return None,
    })
}

fn by_letters(letters: &str) -> Option<f64> {
    const POINTS: [&str; 16] =
        ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];
    POINTS.iter().position(|point| *point == letters).map(|n| n as f64 * 22.5)
}

/// A part of a land as it is worded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its first token.
    pub start: usize,
    /// Degrees clockwise from north; `None` for its middle.
    pub bearing: Option<f64>,
    /// Whether it is worded as an adjective: "northern".
    pub adjective: bool,
}

/// The part of a land whose last token is `end`: "northern", "south-eastern", "the north-west", "central".
///
/// # Examples
/// ```
/// use incident_mapper::{language::english::compass::part_ending_at, text::Document};
/// let doc = Document::new("in north-eastern Nigeria");
/// let part = part_ending_at(&doc, 3).unwrap();
/// assert_eq!((part.start, part.bearing), (1, Some(45.0)));
/// ```
pub fn part_ending_at(doc: &Document<'_>, end: usize) -> Option<Part> {
    let last = doc.folded(end);
    if last == "central" {
        // "north-central" is a belt, of no side alone.
        let joined = doc.word_before(end, &["-", "–"]).is_some_and(|n| by_word(doc.folded(n)).is_some());
        return (!joined).then_some(Part { start: end, bearing: None, adjective: true });
    }
    let point = |word: &str| by_word(word.strip_suffix("ern").unwrap_or(word));
    let bearing = point(last)?;
    let adjective = last.ends_with("ern");
    let before = doc.word_before(end, &["-", "–"]);
    let Some((start, first)) = before.and_then(|n| Some((n, by_word(doc.folded(n))?))) else {
        return Some(Part { start: end, bearing: Some(bearing), adjective });
    };
    let turn = (bearing - first + 180.0).rem_euclid(360.0) - 180.0;
    // "north-south" is no part.
    (turn.abs() <= 91.0).then(|| {
        let bearing = (first + turn / 2.0).rem_euclid(360.0);
        Part { start, bearing: Some(bearing), adjective }
    })
}

/// The part whose first token is `start`, and its last token: one word, or two with a dash between.
pub fn part_beginning_at(doc: &Document<'_>, start: usize) -> Option<(Part, usize)> {
    let joined = matches!(doc.word(start + 1), "-" | "–");
    let last = if joined { start + 2 } else { start };
    part_ending_at(doc, last).filter(|part| part.start == start).map(|part| (part, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_letters_name_all_points() {
        for (text, bearing, within, start) in [
            ("north", 0.0, 22.5, 0),
            ("southwest", 225.0, 22.5, 0),
            ("north-east", 45.0, 22.5, 0),
            ("north east", 45.0, 22.5, 0),
            ("south-southwest", 202.5, 11.25, 0),
            ("west-north-west", 315.0, 22.5, 2),
            ("NNE", 22.5, 11.25, 0),
            ("SE", 135.0, 22.5, 0),
            ("north-south", 180.0, 22.5, 2),
        ] {
            let doc = Document::new(text);
            let found = direction_ending_at(&doc, doc.tokens.len() - 1);
            assert_eq!(found, Some(Direction { start, bearing, within }), "{text}");
        }
        for text in ["ne", "we", "Se", "centre", "NATO", ""] {
            let doc = Document::new(text);
            assert_eq!(direction_ending_at(&doc, doc.tokens.len().saturating_sub(1)), None, "{text}");
        }
    }
}
