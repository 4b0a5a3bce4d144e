//! A document with its mentions, and what the ways of saying where ask of it.

use crate::gazetteer::{Gazetteer, PlaceMemory};
use crate::geodesy::{LngLat, Metres};
use crate::language::english::lead::{is_going, is_way};
use crate::language::english::words::is_direction;
use crate::model::{
    FeatureClass, Georeference, Kind, Mention, Place, Resolution, Shape, SiteMethod, precision,
};
use crate::text::{Document, Span, Token};
use std::ops::Range;

/// What "near" a place still is, in kilometres beyond its extent (UCDP GED Codebook 23.1, `where_prec` 2).
pub(super) const NEAR_KM: f64 = 25.0;

/// What was read of words in the texts before.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Whose lasting numbers `leads` goes by.
    vocabulary: Option<u64>,
    leads: Vec<Leads>,
}

impl Memory {
    /// Reads the words of a document that are new to its vocabulary.
    fn learn(&mut self, doc: &Document<'_>) {
        if self.vocabulary != Some(doc.vocabulary()) {
            self.vocabulary = Some(doc.vocabulary());
            self.leads.clear();
        }
        self.leads.extend(doc.kept_words_from(self.leads.len()).map(Leads::of));
    }
}

/// In which ways a word before a name may lead to it; most names have no such word. What reads the words themselves has no others
/// than these.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Leads(u8);

impl Leads {
    /// "12 km from", "north of".
    pub const OFFSET: Self = Self(1);
    /// "the outskirts of".
    pub const OF: Self = Self(2);
    /// "near", "in the direction of".
    pub const NEAR: Self = Self(4);
    /// "the road to", "travelling to".
    pub const WAY: Self = Self(8);
    /// "northern", "the south of".
    pub const PART: Self = Self(16);

    fn of(word: &str) -> Self {
        match word {
            "of" => Self(Self::OFFSET.0 | Self::OF.0),
            "from" | "off" => Self::OFFSET,
            "outside" => Self(Self::OFFSET.0 | Self::NEAR.0),
            "near" | "around" | "towards" | "toward" | "close" | "direction" | "above" | "overlooking"
            | "opposite" | "beyond" | "beside" | "adjacent" | "next" => Self::NEAR,
            "way" => Self::WAY,
            _ if is_direction(word) => Self::PART,
            _ if is_way(word) || is_going(word) => Self::WAY,
            _ => Self::default(),
        }
    }
}

/// A document with its mentions.
pub(super) struct Words<'a> {
    pub doc: &'a Document<'a>,
    pub mentions: &'a [Mention],
    pub resolutions: &'a [Resolution],
    pub gazetteer: &'a Gazetteer,
    /// Those of the places that the mentions were resolved to, and of others.
    places: &'a PlaceMemory<'a>,
    leads: &'a [Leads],
    tokens: Vec<Range<usize>>,
}

impl<'a> Words<'a> {
    pub fn new<'g: 'a>(
        doc: &'a Document<'a>,
        mentions: &'a [Mention],
        resolutions: &'a [Resolution],
        gazetteer: &'g Gazetteer,
        places: &'a mut PlaceMemory<'g>,
        memory: &'a mut Memory,
    ) -> Self {
        memory.learn(doc);
        let tokens = mentions.iter().map(|m| doc.tokens_in(m.span)).collect();
        places.learn(resolutions.iter().filter_map(|r| r.place), gazetteer);
        Self { doc, mentions, resolutions, gazetteer, places, leads: &memory.leads, tokens }
    }

    /// The tokens of a mention.
    pub fn tokens(&self, mention: usize) -> Range<usize> {
        self.tokens.get(mention).cloned().unwrap_or_default()
    }

    /// The folded form of a token.
    pub fn folded(&self, token: usize) -> &str {
        self.doc.folded(token)
    }

    /// The place that a mention was resolved to.
    pub fn place(&self, mention: usize) -> Option<&Place<'a>> {
        self.places.get(self.resolutions.get(mention)?.place?)
    }

    /// Whether one of the `within` tokens before `start` may lead to a name in this way.
    pub fn is_led(&self, start: usize, within: usize, way: Leads) -> bool {
        let before = self.doc.tokens.get(start.saturating_sub(within)..start).unwrap_or_default();
        let lead = |token: &Token| self.leads.get(self.doc.kept_word(token.word) as usize);
        before.iter().filter_map(lead).any(|lead| lead.0 & way.0 != 0)
    }

    /// Whether a mention names a place as a place.
    pub fn is_place(&self, mention: usize) -> bool {
        self.mentions.get(mention).is_some_and(|m| m.kind == Kind::Place)
    }

    /// The words from a token to a mention.
    pub fn since(&self, token: usize, mention: usize) -> Span {
        let name = self.mentions.get(mention).map_or(Span::default(), |m| m.span);
        self.doc.tokens.get(token).map_or(name, |t| t.span().cover(name))
    }

    /// The words of a mention and those up to a token.
    pub fn until(&self, mention: usize, token: usize) -> Span {
        self.since(token, mention)
    }

    /// A mention at its own row.
    pub fn own(&self, mention: usize, place: &Place<'_>) -> Georeference {
        let decided = self.resolutions.get(mention).is_some_and(|r| r.decision().is_some());
        let (where_prec, geo_precision) = precision(place);
        Georeference {
            method: match decided {
                _ if place.feature_class == FeatureClass::Road => SiteMethod::Corridor,
                true => SiteMethod::Human,
                false => SiteMethod::Gazetteer,
            },
            place: Some(place.key),
            position: place.position,
            uncertainty: place.radius,
            shape: Shape::Circle,
            words: self.mentions.get(mention).map_or(Span::default(), |m| m.span),
            where_prec,
            geo_precision,
        }
    }
}

/// The same position, but anywhere up to `beyond` from the place's extent.
pub(super) fn widened(own: &Georeference, place: &Place<'_>, beyond: Metres, words: Span) -> Georeference {
    let (where_prec, geo_precision) = precision_beyond(own, beyond);
    let uncertainty = Metres(place.radius.0 + beyond.0);
    Georeference { uncertainty, words, where_prec, geo_precision, ..own.clone() }
}

/// A position away from the place, and how far from there the words may mean; up to `beyond` from the place's extent.
pub(super) fn moved(
    own: &Georeference,
    position: LngLat,
    uncertainty: Metres,
    beyond: Metres,
    words: Span,
) -> Georeference {
    let (where_prec, geo_precision) = precision_beyond(own, beyond);
    let method = SiteMethod::Relative;
    Georeference { method, position, uncertainty, words, where_prec, geo_precision, ..own.clone() }
}

/// The precision of what lies up to `beyond` from the extent of the place of `own`.
fn precision_beyond(own: &Georeference, beyond: Metres) -> (u8, u8) {
    let (where_prec, geo_precision) = if beyond.km() <= NEAR_KM { (2, 2) } else { (5, 3) };
    (own.where_prec.max(where_prec), own.geo_precision.max(geo_precision))
}
