//! Coordinates written in the text: "40.3758° N, 47.1262° E", "at 40.3758, 47.1262".

use crate::extraction::reading::Reading;
use crate::geodesy::LngLat;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The first pair of decimal degrees among the tokens, latitude first as texts write them unless letters say otherwise,
/// and the words that it was read from.
///
/// A number without a letter of the compass needs three decimals, so that no toll or price is taken for a position.
pub(super) fn coordinates(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<(LngLat, Span)> {
    let numbers: Vec<Degrees> = tokens.clone().filter_map(|n| degrees(reading, n)).collect();
    numbers.windows(2).find_map(|pair| {
        let [a, b] = pair else { return None };
        let between = a.end..b.start;
        let joined = between
            .clone()
            .all(|n| matches!(reading.doc.word(n), "," | "-" | "/") || reading.folded(n) == "and");
        let (lat, lng) = match (a.axis, b.axis) {
            (Some(Axis::Latitude) | None, Some(Axis::Longitude) | None) => (a.value, b.value),
            (Some(Axis::Longitude), Some(Axis::Latitude)) => (b.value, a.value),
            _ => return None,
        };
        let position = LngLat::new(lng, lat).ok().filter(|_| joined)?;
        Some((position, reading.span(&(a.start..b.end))))
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    Latitude,
    Longitude,
}

/// A number of degrees at its tokens, with the axis that a letter beside it names.
struct Degrees {
    start: usize,
    end: usize,
    value: f64,
    axis: Option<Axis>,
}

fn degrees(reading: &Reading<'_>, n: usize) -> Option<Degrees> {
    let token = reading.doc.tokens.get(n).filter(|t| t.kind == TokenKind::Number)?;
    let text = token.span.of(reading.doc.text);
    let decimals = text.split_once('.').map_or(0, |(_, d)| d.len());
    let mut value: f64 = text.parse().ok()?;
    let mut end = n + 1;
    if reading.doc.word(end) == "°" {
        end += 1;
    }
    let (axis, sign) = match reading.doc.word(end) {
        "N" => (Some(Axis::Latitude), 1.0),
        "S" => (Some(Axis::Latitude), -1.0),
        "E" => (Some(Axis::Longitude), 1.0),
        "W" => (Some(Axis::Longitude), -1.0),
        _ => (None, 1.0),
    };
    if axis.is_some() {
        end += 1;
    }
    let negative = axis.is_none()
        && n > 0
        && reading.doc.word(n - 1) == "-"
        && reading.doc.tokens[n - 1].span.end == token.span.start;
    value *= if negative { -1.0 } else { sign };
    let precise = decimals >= if axis.is_some() { 1 } else { 3 };
    precise.then_some(Degrees { start: n - usize::from(negative), end, value, axis })
}
