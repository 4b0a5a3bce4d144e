//! Coordinates in the text: whose they are, and which of two readings is meant.

use crate::coordinates::{Position, Stated, Written};
use crate::gazetteer::Gazetteer;
use crate::geodesy::{LngLat, Metres, distance};
use crate::language::english::lead::{is_class, is_epithet};
use crate::language::english::words::is_direction;
use crate::model::{
    Diagnostic, FeatureWords, Georeference, Kind, Mention, Place, PlaceKey, Resolution, Severity, Shape,
    SiteMethod,
};
use crate::text::{Document, Span, TokenKind};
use std::ops::Range;
use std::sync::Arc;

/// How far written coordinates may lie from the place that they are given for, in kilometres beyond its extent.
const NEAR_NAME_KM: f64 = 100.0;
/// The least uncertainty of written coordinates, in metres. Texts do not name their datum, and those that the maps of armies and the
/// Soviet Union use lie up to some 150 m from WGS 84.
const DATUM: f64 = 150.0;
/// Coordinates are of the name before them up to so many tokens on.
const MOST_BETWEEN: usize = 10;
/// So many mentions before and after coordinates are asked whether they lie there.
const MENTIONS_AROUND: usize = 40;

/// The mentions with what coordinates make of them.
#[derive(Default)]
pub(super) struct Found {
    pub mentions: Vec<Mention>,
    pub resolutions: Vec<Resolution>,
    /// The georeferences of the mentions that coordinates are written for.
    pub told: Vec<(usize, Georeference)>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Gives each of the coordinates `written` in the text to the name before it, or makes it a mention of its own.
pub(super) fn beside_names(
    doc: &Document<'_>,
    report: &str,
    written: &[Written],
    mentions: Vec<Mention>,
    resolutions: Vec<Resolution>,
    gazetteer: &Gazetteer,
) -> Found {
    let (mut mentions, resolutions) = without_figures(written, mentions, resolutions);
    let mut reader = Reader {
        doc,
        report,
        mentions: &mentions,
        resolutions: &resolutions,
        gazetteer,
        diagnostics: vec![],
    };
    let mut owned: Vec<(usize, Georeference)> = Vec::new();
    let mut alone: Vec<(Span, Georeference)> = Vec::new();
    for one in written {
        match reader.whose(one) {
            Some((Owner::Name(mention), told)) => owned.push((mention, told)),
            Some((Owner::Itself, told)) => alone.push((one.span, told)),
            None => {}
        }
    }
    let diagnostics = reader.diagnostics;
    // What has coordinates is a place, whatever else its words look like.
    for (owner, _) in &owned {
        mentions[*owner].kind = Kind::Place;
    }
    // Of two that follow one name the first is its own.
    owned.sort_by_key(|(owner, _)| *owner);
    owned.dedup_by_key(|(owner, _)| *owner);
    if alone.is_empty() {
        return Found { mentions, resolutions, told: owned, diagnostics };
    }
    with_mentions(mentions, resolutions, owned, alone, diagnostics)
}

/// The mentions but those that are words of coordinates: the "M9J7" of a plus code, the "Lat" before a latitude. A place that only begins
/// or ends with some of them stays.
fn without_figures(
    written: &[Written],
    mentions: Vec<Mention>,
    resolutions: Vec<Resolution>,
) -> (Vec<Mention>, Vec<Resolution>) {
    let mut figures = written.iter().filter(|w| !w.plain).peekable();
    let pairs = mentions.into_iter().zip(resolutions);
    let mut stays = |(mention, resolution): &(Mention, Resolution)| {
        while figures.next_if(|w| w.span.end <= mention.span.start).is_some() {}
        let kept = |w: &&Written| resolution.place.is_some() && !w.span.contains(mention.span);
        figures.peek().is_none_or(|w| !w.span.overlaps(mention.span) || kept(w))
    };
    pairs.filter(|pair| stays(pair)).unzip()
}

/// The mentions and, in the order of the text, those that are coordinates alone.
fn with_mentions(
    mentions: Vec<Mention>,
    resolutions: Vec<Resolution>,
    owned: Vec<(usize, Georeference)>,
    alone: Vec<(Span, Georeference)>,
    diagnostics: Vec<Diagnostic>,
) -> Found {
    let mut found = Found { diagnostics, ..Found::default() };
    let mut owned = owned.into_iter().peekable();
    let mut alone = alone.into_iter().peekable();
    let push_alone = |found: &mut Found, (span, told): (Span, Georeference)| {
        found.told.push((found.mentions.len(), told));
        found.mentions.push(Mention {
            span,
            kind: Kind::Coordinates,
            candidates: Arc::default(),
            feature_words: FeatureWords::None,
            placed: false,
            odds: 0.0,
        });
        found.resolutions.push(Resolution::default());
    };
    for (number, (mention, resolution)) in mentions.into_iter().zip(resolutions).enumerate() {
        while let Some(own) = alone.next_if(|(span, _)| span.start < mention.span.start) {
            push_alone(&mut found, own);
        }
        while let Some((_, told)) = owned.next_if(|(owner, _)| *owner == number) {
            found.told.push((found.mentions.len(), told));
        }
        found.mentions.push(mention);
        found.resolutions.push(resolution);
    }
    for own in alone {
        push_alone(&mut found, own);
    }
    found
}

enum Owner {
    /// A mention.
    Name(usize),
    /// Nothing: the coordinates stand alone.
    Itself,
}

struct Reader<'a> {
    doc: &'a Document<'a>,
    report: &'a str,
    mentions: &'a [Mention],
    resolutions: &'a [Resolution],
    gazetteer: &'a Gazetteer,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// Whose coordinates these are, and what they say.
    fn whose(&mut self, written: &Written) -> Option<(Owner, Georeference)> {
        let next = self.mentions.partition_point(|m| m.span.start < written.span.start);
        let overlaps = |m: usize| self.mentions.get(m).is_some_and(|m| m.span.overlaps(written.span));
        if overlaps(next) || next.checked_sub(1).is_some_and(overlaps) {
            return None;
        }
        let position = match written.stated {
            Stated::Position(position) => position,
            Stated::Short(code) => {
                let (owner, place) = self.named_with(written, next)?;
                let position = code.near(place.position)?;
                let span = written.span.cover(self.mentions.get(owner)?.span);
                return Some((Owner::Name(owner), told(&position, position.at, span, Some(place.key))));
            }
        };
        if let Some((owner, place)) = self.name_before(written, next) {
            if let Some(at) = self.reading_near(written, &position, &place) {
                let span = written.span.cover(self.mentions.get(owner)?.span);
                return Some((Owner::Name(owner), told(&position, at, span, Some(place.key))));
            }
            self.say_far(written, &position, &place);
            return None;
        }
        self.alone(written, &position)
    }

    /// Coordinates without a name. Two bare numbers need a word for them, or a town nearby that the report names.
    fn alone(&mut self, written: &Written, position: &Position) -> Option<(Owner, Georeference)> {
        let next = self.mentions.partition_point(|m| m.span.start < written.span.start);
        let nearest = |at: LngLat| self.nearest_named(at, next);
        let (usual, other) = (nearest(position.at), position.otherwise.and_then(nearest));
        let (at, place) = match (usual, other, position.otherwise) {
            (None, Some(place), Some(otherwise)) => {
                self.say(
                    written,
                    "coordinates-swapped",
                    "are read longitude first, since a place that is named lies there",
                );
                (otherwise, Some(place))
            }
            _ if written.plain && usual.is_none() && !self.announced(written) => return None,
            (None, None, Some(_)) => {
                self.say(
                    written,
                    "coordinates-order",
                    "are read latitude first; no place that is named lies near either reading",
                );
                (position.at, None)
            }
            _ => (position.at, usual),
        };
        Some((Owner::Itself, told(position, at, written.span, place)))
    }

    /// The name that coordinates are written after, nothing but brackets and words like "at" and "coordinates" between, and the place
    /// that they should be near: that of the name, or of the one which says where it is ("Nowherely near Barda (40.40, 47.20)").
    fn name_before(&self, written: &Written, next: usize) -> Option<(usize, Place<'a>)> {
        let last = next.checked_sub(1)?;
        let tokens = self.between(self.mentions.get(last)?.span, written.span)?;
        if !tokens.clone().all(|n| self.leads_to_coordinates(n)) || !self.is_name(last) {
            return None;
        }
        let place = self.place(last);
        let head =
            last.checked_sub(1).filter(|before| self.is_name(*before) && self.is_located_by(*before, last));
        match (place, head) {
            (Some(place), Some(head)) => Some((head, self.place(head).unwrap_or(place))),
            (Some(place), None) => Some((last, place)),
            (None, _) => None,
        }
    }

    /// The place that a short plus code is completed by: the name after it, else the name before.
    fn named_with(&self, written: &Written, next: usize) -> Option<(usize, Place<'a>)> {
        let settlement = |m: usize| self.place(m).filter(|p| p.radius.km() < NEAR_NAME_KM);
        let after =
            self.mentions.get(next).and_then(|m| self.between(written.span, m.span)).filter(|tokens| {
                tokens.len() <= 2
                    && tokens.clone().all(|n| matches!(self.doc.word(n), "," | "in" | "near" | "(" | "-"))
            });
        if let Some(place) = after.and_then(|_| settlement(next)) {
            return Some((next, place));
        }
        let (owner, place) = self.name_before(written, next)?;
        (place.radius.km() < NEAR_NAME_KM).then_some((owner, place))
    }

    /// The tokens between two spans of one sentence or of two that touch.
    fn between(&self, first: Span, second: Span) -> Option<Range<usize>> {
        let start = self.doc.tokens.partition_point(|t| t.span().start < first.end);
        let end = self.doc.tokens.partition_point(|t| t.span().start < second.start);
        let tokens = start..end;
        let sentence = |n: usize| self.doc.tokens.get(n).map(|t| t.sentence());
        let one = start.checked_sub(1).and_then(sentence) == sentence(end);
        (start <= end && tokens.len() <= MOST_BETWEEN && (one || tokens.len() <= 2)).then_some(tokens)
    }

    fn leads_to_coordinates(&self, token: usize) -> bool {
        let kind = self.doc.tokens.get(token).map(|t| t.kind);
        kind == Some(TokenKind::Mark) && !matches!(self.doc.word(token), "." | ";" | "!" | "?")
            || matches!(
                self.doc.folded(token),
                "at" | "the"
                    | "of"
                    | "coordinates"
                    | "coordinate"
                    | "coords"
                    | "co"
                    | "ordinates"
                    | "located"
                    | "location"
                    | "gps"
                    | "grid"
                    | "reference"
                    | "mgrs"
                    | "utm"
                    | "zone"
                    | "approximately"
                    | "approx"
                    | "about"
                    | "position"
                    | "geolocation"
                    | "geolocated"
                    | "to"
                    | "near"
                    | "around"
                    | "wgs"
                    | "84"
                    | "plus"
                    | "code"
            )
            || is_class(self.doc.folded(token))
    }

    /// Whether a word before coordinates says that they are some.
    fn announced(&self, written: &Written) -> bool {
        let end = self.doc.tokens.partition_point(|t| t.span().start < written.span.start);
        (end.saturating_sub(6)..end).any(|n| {
            matches!(
                self.doc.folded(n),
                "coordinates"
                    | "coordinate"
                    | "coords"
                    | "ordinates"
                    | "gps"
                    | "geolocation"
                    | "geolocated"
                    | "geolocate"
                    | "mgrs"
                    | "grid"
                    | "lat"
                    | "latitude"
            )
        })
    }

    fn is_name(&self, mention: usize) -> bool {
        self.mentions.get(mention).is_some_and(|m| m.kind == Kind::Place)
    }

    fn place(&self, mention: usize) -> Option<Place<'a>> {
        Some(self.gazetteer.place(self.resolutions.get(mention)?.place?))
    }

    /// "Nowherely near Barda", "Nngi in Martuni region".
    fn is_located_by(&self, head: usize, by: usize) -> bool {
        let (Some(a), Some(b)) = (self.mentions.get(head), self.mentions.get(by)) else { return false };
        let Some(between) = self.between(a.span, b.span) else { return false };
        let located = between.clone().any(|n| matches!(self.doc.folded(n), "near" | "in" | "of" | "outside"));
        let plain = |n: usize| {
            let word = self.doc.folded(n);
            self.doc.word(n) == ","
                || matches!(word, "near" | "in" | "of" | "outside" | "the")
                || is_class(word)
                || is_epithet(word)
                || is_direction(word)
        };
        located && between.len() <= 5 && between.clone().all(plain)
    }

    /// The reading of coordinates that lies near a place. The usual order comes first.
    fn reading_near(&mut self, written: &Written, position: &Position, place: &Place<'_>) -> Option<LngLat> {
        let near = |at: &LngLat| reaches(place, *at, position.resolution);
        if near(&position.at) {
            return Some(position.at);
        }
        let at = position.otherwise.filter(near)?;
        self.say(
            written,
            "coordinates-swapped",
            &format!("are read longitude first, since `{}` lies there", place.name),
        );
        Some(at)
    }

    /// The place named around coordinates that is nearest to a position and near it; no country.
    fn nearest_named(&self, at: LngLat, next: usize) -> Option<PlaceKey> {
        let around = next.saturating_sub(MENTIONS_AROUND)..self.mentions.len().min(next + MENTIONS_AROUND);
        let named = around.filter(|m| self.is_name(*m)).filter_map(|m| self.place(m));
        let near = named.filter(|p| !p.is_country() && reaches(p, at, Metres(0.0)));
        near.map(|p| (distance(p.position, at).0, p.key))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, key)| key)
    }

    fn say_far(&mut self, written: &Written, position: &Position, place: &Place<'_>) {
        let km = distance(position.at, place.position).km();
        self.say(
            written,
            "coordinates-far-from-name",
            &format!("lie {km:.0} km from `{}`, after which they stand; the name is kept", place.name),
        );
    }

    fn say(&mut self, written: &Written, rule: &'static str, what: &str) {
        let words = written.span.of(self.doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!("the coordinates `{words}` {what}");
        let hint =
            "write them with letters (40.6816° N, 46.3613° E), or decide on the mention in decisions.csv";
        self.diagnostics.push(Diagnostic::new(Severity::Warning, rule, self.report, message).hint(hint));
    }
}

fn reaches(place: &Place<'_>, at: LngLat, slack: Metres) -> bool {
    distance(place.position, at).km() <= place.radius.km() + NEAR_NAME_KM + slack.km()
}

/// The georeference of coordinates. Their precision follows from how many figures they have.
fn told(position: &Position, at: LngLat, words: Span, place: Option<PlaceKey>) -> Georeference {
    let uncertainty = Metres(position.resolution.0.max(DATUM));
    let (where_prec, geo_precision) = match uncertainty.km() {
        km if km <= 2.0 => (1, 1),
        km if km <= 25.0 => (2, 2),
        _ => (5, 3),
    };
    Georeference {
        method: SiteMethod::TextCoordinates,
        place,
        position: at,
        uncertainty,
        shape: Shape::Circle,
        words,
        where_prec,
        geo_precision,
    }
}
