//! Degrees: decimal, with minutes, with seconds; with letters, signs or labels, or bare.

use super::cursor::{Cursor, is_space};
use super::{Notation, Position, Stated, Written};
use crate::geodesy::LngLat;
use crate::text::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    Latitude,
    Longitude,
}

/// The half of the globe that a letter names: its axis, and whether it is the negative one.
type Half = (Axis, bool);

/// Where the letter of a number stands, which is the same for both numbers of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lettered {
    Nowhere,
    Before,
    After,
}

/// One of the two numbers.
#[derive(Debug, Clone, Copy)]
struct Angle {
    value: f64,
    /// The last place that is written, in degrees.
    unit: f64,
    axis: Option<Axis>,
    lettered: Lettered,
    /// Whether a degree sign or minutes show what it is.
    marked: bool,
    /// Decimals of the degrees; [`SIXTIETHS`] where there are minutes.
    decimals: usize,
}

/// As good as so many decimals are minutes, whatever their number.
const SIXTIETHS: usize = 9;

/// Decimals that two bare numbers need at least, and two with degree signs alone.
const BARE: usize = 3;
const MARKED: usize = 2;

/// Where coordinates begin whose first digit is at `at`: at a sign, a letter of the compass or a label before it. `None` where a
/// letter or a currency sign touches the number.
pub(super) fn lead(text: &str, at: usize) -> Option<Cursor<'_>> {
    let before = text.get(..at)?;
    let mut chars = before.char_indices().rev();
    let (mut start, c) = match chars.next() {
        None => return Some(Cursor::new(text, at)),
        Some(found) => found,
    };
    if is_minus(c) {
        let free = !before[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        return free.then(|| Cursor::new(text, start));
    }
    if matches!(c, '$' | '€' | '£' | '¥' | '#' | '+') {
        return None;
    }
    let label = before.trim_end_matches(|c| is_space(c) || matches!(c, ':' | '='));
    if before.len() - label.len() <= 3 {
        // "N 40.4", "lat: 40.4": the words before, as far as they are letters.
        let word = label.len() - label.bytes().rev().take(9).take_while(u8::is_ascii_alphabetic).count();
        let free = !label[..word].chars().next_back().is_some_and(char::is_alphanumeric);
        if free && axis_before(&mut Cursor::new(text, word)).is_some() {
            start = word;
            return Some(Cursor::new(text, start));
        }
    }
    (!c.is_alphanumeric()).then(|| Cursor::new(text, at))
}

/// Whether a number whose digits end at `end` may be one of a pair: it has decimals, minutes, or a sign or a word for degrees.
/// Most numbers of a text have none.
pub(super) fn may_be_angle(text: &str, end: usize) -> bool {
    let goes_on = |byte: &u8| byte.is_ascii_digit() || *byte == b'd' || !byte.is_ascii();
    match text.as_bytes().get(end..).unwrap_or_default() {
        [b'.' | b',' | b':' | b'-', next, ..] => next.is_ascii_digit(),
        [b' ' | b'\t', next, ..] => goes_on(next),
        [next, ..] => goes_on(next),
        [] => false,
    }
}

/// The pair of degrees at `start`.
pub(super) fn read(start: Cursor<'_>) -> Option<Written> {
    let mut c = start;
    let first = angle(&mut c, None)?;
    let mut separated = c.spaces(2) > 0;
    separated |= c.eat(|c| matches!(c, ',' | ';' | '/' | '|')).is_some();
    c.spaces(2);
    if c.eat_word(&["and "]).is_some() {
        separated = true;
        c.spaces(1);
    }
    let lettered = first.axis.is_some();
    if !separated && !lettered {
        return None;
    }
    let second = angle(&mut c, Some(first))?;
    if first.lettered != second.lettered {
        return None;
    }
    // Numbers without a sign of what they are but a letter: "Highway 40 N".
    if lettered && !(first.is_exact() && second.is_exact()) {
        return None;
    }
    let span = Span::new(start.at, c.at);
    let percent = c.rest().trim_start_matches(is_space).starts_with('%');
    if !c.is_at_end_of_word() || percent || goes_on(c) {
        return None;
    }
    let plain = !(lettered || first.marked && second.marked);
    let enough = |least: usize| first.decimals >= least && second.decimals >= least;
    let (at, otherwise, units) = match (first.axis, second.axis) {
        (Some(Axis::Latitude), Some(Axis::Longitude)) => {
            (position(second, first)?, None, (first.unit, second.unit))
        }
        (Some(Axis::Longitude), Some(Axis::Latitude)) => {
            (position(first, second)?, None, (second.unit, first.unit))
        }
        (None, None) if enough(if plain { BARE } else { MARKED }) && !is_in_a_list(start) => {
            // Latitude first, as texts write them; both positions are kept where both are possible.
            let (usual, other) = (position(second, first), position(first, second));
            let coarser = first.unit.max(second.unit);
            match (usual, other) {
                (Some(usual), other) => (usual, other.filter(|o| *o != usual), (coarser, coarser)),
                (None, other) => (other?, None, (coarser, coarser)),
            }
        }
        _ => return None,
    };
    let stated = Stated::Position(Position::of_degrees(at, otherwise, units));
    Some(Written { span, notation: Notation::Degrees, stated, plain })
}

fn position(lng: Angle, lat: Angle) -> Option<LngLat> {
    LngLat::new(lng.value, lat.value).ok()
}

/// Whether another number of the same list follows: then these are figures, no coordinates.
fn goes_on(mut c: Cursor<'_>) -> bool {
    if c.peek() == Some('.') {
        let mut after = Cursor::new(c.text, c.at + 1);
        return after.digits(1).is_some();
    }
    c.spaces(1);
    let listed = c.eat(|c| matches!(c, ',' | ';' | '/')).is_some() || c.eat_word(&["and ", "or "]).is_some();
    c.spaces(2);
    c.eat(is_minus);
    listed && c.digits(12).is_some() && c.eat(|c| c == '.').is_some() && c.digits(12).is_some()
}

/// Whether a number with a decimal point stands before, set off by a comma.
fn is_in_a_list(start: Cursor<'_>) -> bool {
    let before = start.text.get(..start.at).unwrap_or_default().trim_end_matches(is_space);
    let listed = before.strip_suffix([',', ';', '/']).map(|b| b.trim_end_matches(is_space));
    listed.is_some_and(|b| {
        let number = b.bytes().rev().take(16).take_while(|b| b.is_ascii_digit() || *b == b'.');
        let mut digits = 0;
        let mut points = 0;
        for byte in number {
            if byte == b'.' { points += 1 } else { digits += 1 }
        }
        digits > 1 && points == 1
    })
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2212}' | '\u{2013}')
}

impl Angle {
    /// Whether it has more than whole degrees without a sign.
    fn is_exact(self) -> bool {
        self.marked || self.decimals > 0
    }
}

/// One of the two numbers; after the `first` one it is the second.
fn angle(c: &mut Cursor<'_>, first: Option<Angle>) -> Option<Angle> {
    let before = axis_before(c);
    let (before, labelled) = (before.map(|(half, _)| half), before.is_some_and(|(_, labelled)| labelled));
    let negative = c.eat(is_minus).is_some();
    let whole = c.digits(3)?;
    let mut value: f64 = whole.parse().ok()?;
    let mut unit = 1.0;
    let mut decimals = 0;
    if let Some(places) = fraction(c) {
        decimals = places.len();
        unit = 10f64.powi(-i32::try_from(decimals).ok()?);
        value += places.parse::<f64>().ok()? * unit;
    }
    let mut marked = degree_sign(c);
    let minutes = (decimals == 0).then(|| {
        let minutes = sixtieths(c, marked, before.is_some()).or_else(|| dashed(c, marked));
        minutes.or_else(|| unsigned(c, before.filter(|_| marked)?.0, first))
    });
    if let Some((minutes, places)) = minutes.flatten() {
        (value, unit, decimals) = (value + minutes / 60.0, places / 60.0, SIXTIETHS);
        marked = true;
    }
    // "Latitude 13°05'N": after a label a letter says which half. The letter after "N 50°" is of the next number.
    let mut ahead = *c;
    let after = match before {
        Some(_) if !labelled => None,
        _ => half_after(&mut ahead, marked).filter(|half| before.is_none_or(|before| before.0 == half.0)),
    };
    let after = after.filter(|_| !negative);
    if after.is_some() {
        *c = ahead;
    }
    let (half, lettered) = match (before, after) {
        (Some(_), Some(after)) => (Some(after), Lettered::Before),
        (Some(half), None) if !negative => (Some(half), Lettered::Before),
        (Some((axis, false)), None) => (Some((axis, true)), Lettered::Before),
        (Some(_), None) => return None,
        (None, Some(half)) => (Some(half), Lettered::After),
        (None, None) => (None, Lettered::Nowhere),
    };
    let most = match half {
        Some((Axis::Latitude, _)) => 90.0,
        _ => 180.0,
    };
    let value = if negative || half.is_some_and(|(_, negative)| negative) { -value } else { value };
    (value.abs() <= most).then_some(Angle {
        value,
        unit,
        axis: half.map(|h| h.0),
        lettered,
        marked,
        decimals,
    })
}

/// The decimals after a point, or after a comma that a degree sign or a letter shows to be one.
fn fraction<'t>(c: &mut Cursor<'t>) -> Option<&'t str> {
    let mut ahead = *c;
    let mark = ahead.eat(|c| matches!(c, '.' | ','))?;
    let places = ahead.digits(12)?;
    if mark == ',' {
        let mut after = ahead;
        if !(places.len() >= 2 && (degree_sign(&mut after) || half_after(&mut after, true).is_some())) {
            return None;
        }
    }
    *c = ahead;
    Some(places)
}

fn degree_sign(c: &mut Cursor<'_>) -> bool {
    let mut ahead = *c;
    ahead.spaces(1);
    let sign = ahead.eat(|c| matches!(c, '°' | 'º' | '˚' | '∘')).is_some();
    let word = !sign && ahead.eat_word(&["degrees", "degree", "deg", "d"]).is_some();
    let found = sign || (word && !ahead.peek().is_some_and(|c| c.is_alphabetic() && !"NSEW".contains(c)));
    if found {
        *c = ahead;
    }
    found
}

/// Minutes, and seconds where there are any, in minutes; and the last place of them. They have signs, or a letter stands before the
/// degrees (`led`) or after the minutes; where the degrees have no sign, spaces or colons set them off.
fn sixtieths(c: &mut Cursor<'_>, marked: bool, led: bool) -> Option<(f64, f64)> {
    let mut ahead = *c;
    let spaced = ahead.spaces(1) > 0;
    let colon = !marked && !spaced && ahead.eat(|c| c == ':').is_some();
    if !(marked || spaced || colon) {
        return None;
    }
    let (minutes, minute_unit, whole) = sixty(&mut ahead)?;
    let signed = ahead.eat(|c| matches!(c, '\'' | '′' | '’' | '‘' | '´' | 'ʹ')).is_some()
        || word_sign(&mut ahead, &["minutes", "minute", "min", "m"]);
    if !whole {
        let shown = signed || led && !marked || half_after(&mut ahead.clone(), true).is_some() && !led;
        *c = if shown { ahead } else { *c };
        return shown.then_some((minutes, minute_unit));
    }
    let mut further = ahead;
    let set_off = further.spaces(1) > 0 || (colon && further.eat(|c| c == ':').is_some()) || signed;
    if set_off && let Some((seconds, second_unit, _)) = sixty(&mut further) {
        let sign = further.eat(|c| matches!(c, '"' | '″' | '”' | '“' | '˝')).is_some()
            || further.eat_word(&["''", "′′", "’’"]).is_some()
            || word_sign(&mut further, &["seconds", "second", "sec", "s"]);
        // "46°21′ 5 km": a number that is no seconds.
        let lettered = half_after(&mut further.clone(), true).is_some();
        if sign || lettered || led && !marked {
            *c = further;
            return Some((minutes + seconds / 60.0, second_unit / 60.0));
        }
    }
    let lettered = !led && half_after(&mut ahead.clone(), true).is_some();
    if !(signed || lettered) {
        return None;
    }
    *c = ahead;
    Some((minutes, minute_unit))
}

/// Minutes and seconds behind dashes, as seafarers write them, with a letter after: "13-05N", "042-57.2E", "13-05-30N".
fn dashed(c: &mut Cursor<'_>, marked: bool) -> Option<(f64, f64)> {
    let mut ahead = *c;
    let dash = |c: &mut Cursor<'_>| c.eat(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}')).is_some();
    if marked || !dash(&mut ahead) {
        return None;
    }
    let two = |c: Cursor<'_>| c.rest().bytes().take_while(u8::is_ascii_digit).count() == 2;
    let (mut minutes, mut unit, whole) = Some(ahead).filter(|c| two(*c)).and_then(|_| sixty(&mut ahead))?;
    let mut further = ahead;
    if whole
        && dash(&mut further)
        && two(further)
        && let Some((seconds, second_unit, _)) = sixty(&mut further)
    {
        (minutes, unit, ahead) = (minutes + seconds / 60.0, second_unit / 60.0, further);
    }
    let lettered = ahead.peek().is_some_and(|c| "NSEW".contains(c));
    lettered.then(|| {
        *c = ahead;
        (minutes, unit)
    })
}

/// Minutes without a sign after degrees that have a sign and a letter before: "N 50° 27.015 E 030° 31.410". Of the first number they are
/// where the letter of the other axis follows, of the second where the first one has minutes.
fn unsigned(c: &mut Cursor<'_>, axis: Axis, first: Option<Angle>) -> Option<(f64, f64)> {
    let mut ahead = *c;
    ahead.spaces(1);
    let (minutes, unit, _) = sixty(&mut ahead)?;
    let shown = match first {
        Some(first) => first.decimals == SIXTIETHS,
        None => {
            let mut next = ahead;
            next.spaces(2);
            next.eat(|c| matches!(c, ',' | ';' | '/'));
            next.spaces(2);
            axis_before(&mut next).is_some_and(|((other, _), _)| other != axis)
        }
    };
    (shown && ahead.is_at_end_of_word()).then(|| {
        *c = ahead;
        (minutes, unit)
    })
}

/// A number below 60, its last place, and whether it is whole.
fn sixty(c: &mut Cursor<'_>) -> Option<(f64, f64, bool)> {
    let mut ahead = *c;
    let mut value: f64 = ahead.digits(2)?.parse().ok()?;
    let mut unit = 1.0;
    let mut point = ahead;
    if point.eat(|c| matches!(c, '.' | ',')).is_some()
        && let Some(places) = point.digits(9)
    {
        unit = 10f64.powi(-i32::try_from(places.len()).ok()?);
        value += places.parse::<f64>().ok()? * unit;
        ahead = point;
    }
    *c = ahead;
    (value < 60.0).then_some((value, unit, unit == 1.0))
}

fn word_sign(c: &mut Cursor<'_>, words: &[&'static str]) -> bool {
    let mut ahead = *c;
    ahead.spaces(1);
    let found = ahead.eat_word(words).is_some()
        && !ahead.peek().is_some_and(|c| c.is_alphabetic() && !"NSEW".contains(c));
    if found {
        *c = ahead;
    }
    found
}

/// A letter of the compass or a label before the number, and whether it is a label.
fn axis_before(c: &mut Cursor<'_>) -> Option<(Half, bool)> {
    // Asked of every number.
    if !c.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut ahead = *c;
    let (half, labelled) = if let Some(letter) = ahead.eat(|c| "NSEW".contains(c)) {
        (half_of(letter), false)
    } else {
        let labels = [
            "latitude",
            "Latitude",
            "LATITUDE",
            "lat",
            "Lat",
            "LAT",
            "longitude",
            "Longitude",
            "LONGITUDE",
            "long",
            "Long",
            "LONG",
            "lon",
            "Lon",
            "LON",
            "lng",
            "Lng",
            "LNG",
        ];
        let label = ahead.eat_word(&labels)?;
        let axis =
            if label.as_bytes()[1].eq_ignore_ascii_case(&b'a') { Axis::Latitude } else { Axis::Longitude };
        ((axis, false), true)
    };
    ahead.eat(|c| c == '.');
    ahead.spaces(1);
    ahead.eat(|c| matches!(c, ':' | '='));
    ahead.spaces(1);
    let number = ahead.peek().is_some_and(|c| c.is_ascii_digit() || is_minus(c));
    if !number {
        return None;
    }
    *c = ahead;
    Some((half, labelled))
}

/// A letter of the compass after the number, or its word where a degree sign says that this is no "40 north".
fn half_after(c: &mut Cursor<'_>, marked: bool) -> Option<Half> {
    const WORDS: [(&str, Half); 8] = [
        ("north", (Axis::Latitude, false)),
        ("south", (Axis::Latitude, true)),
        ("east", (Axis::Longitude, false)),
        ("west", (Axis::Longitude, true)),
        ("с.", (Axis::Latitude, false)),
        ("ю.", (Axis::Latitude, true)),
        ("в.", (Axis::Longitude, false)),
        ("з.", (Axis::Longitude, true)),
    ];
    let mut ahead = *c;
    ahead.spaces(1);
    if let Some(letter) = ahead.eat(|c| "NSEW".contains(c)) {
        // "40.4N47.2E" runs on; "NATO" is no letter of the compass.
        if ahead.peek().is_some_and(char::is_alphabetic) {
            return None;
        }
        *c = ahead;
        return Some(half_of(letter));
    }
    if !marked {
        return None;
    }
    let (word, half) = WORDS.iter().find(|(word, _)| ahead.rest().starts_with(word))?;
    ahead.at += word.len();
    if word.ends_with('.') {
        // Russian: "с. ш." and "в. д.", for северная широта and восточная долгота.
        ahead.spaces(1);
        ahead.eat_word(&["ш.", "д."])?;
    } else {
        ahead.eat_word(&[" latitude", " longitude"]);
    }
    *c = ahead;
    Some(*half)
}

fn half_of(letter: char) -> Half {
    match letter {
        'N' => (Axis::Latitude, false),
        'S' => (Axis::Latitude, true),
        'E' => (Axis::Longitude, false),
        _ => (Axis::Longitude, true),
    }
}
