//! Place mentions and what they were resolved to.

use super::place::PlaceKey;
use crate::text::Span;
use std::sync::Arc;

/// What a toponym stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A place as a place.
    Place,
    /// People or things of a place ("Armenian"): located at their country, never an incident's place.
    Demonym,
    /// A government by its capital or country ("Yerevan has denied"): never an incident's place.
    Metonym,
    /// A place in the name of an organisation, a facility or a team ("Gainesville Police Department"): located, never an
    /// incident's place.
    Part,
    /// Coordinates that stand without a name: their own position, and no row of a gazetteer.
    Coordinates,
}

impl Kind {
    /// The name that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Demonym => "demonym",
            Self::Metonym => "metonym",
            Self::Part => "part",
            Self::Coordinates => "coordinates",
        }
    }
}

/// A toponym found in a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where it stands: the name only, without articles, "city of", `#` or possessive endings.
    pub span: Span,
    /// What it stands for.
    pub kind: Kind,
    /// The gazetteer's places of that spelling, which mentions of one spelling share; empty for a name that the gazetteer lacks.
    pub candidates: Arc<[Candidate]>,
    /// What the words around it say of its class: "village of" and the like.
    pub feature_words: FeatureWords,
    /// Whether it stands behind a preposition of place.
    pub placed: bool,
    /// The natural logarithm of the odds that it names a place, by the words around it.
    pub odds: f64,
}

/// What the words around a name say of the kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum FeatureWords {
    /// Nothing.
    #[default]
    None,
    /// "city of", "town", "village".
    Settlement,
    /// "district", "region", "province", "oblast".
    Division,
    /// "river", "lake", "reservoir".
    Water,
    /// "mount", "pass", "heights".
    Terrain,
    /// "road", "highway", "corridor".
    Road,
}

/// One place that a mention may mean, before the context is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Candidate {
    /// The place.
    pub place: PlaceKey,
    /// How the spelling was matched.
    pub tier: NameTier,
}

/// How a spelling matched a gazetteer name, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameTier {
    /// The row's own name, folded.
    Name,
    /// One of the row's declared spellings, folded.
    Alternate,
    /// An inflected form of a declared spelling.
    Inflected,
    /// The same transliteration key.
    Transliteration,
    /// A spelling some typing errors away.
    Fuzzy,
}

impl NameTier {
    /// The name that files and explanations use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alternate => "alternate",
            Self::Inflected => "inflected",
            Self::Transliteration => "transliteration",
            Self::Fuzzy => "fuzzy",
        }
    }
}

/// One named piece of evidence for a resolution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cue {
    /// Its name ("population", "feature word").
    pub name: &'static str,
    /// What it adds to the candidate's score.
    pub weight: f64,
}

/// What a mention was resolved to, and why.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolution {
    /// The place; `None` where the gazetteer lacks the name or the evidence does not decide.
    pub place: Option<PlaceKey>,
    /// An estimate of the chance that it is right, 0 to 1.
    pub confidence: f64,
    /// The best score less the second best; infinite where there is no second.
    pub margin: f64,
    /// Why; `None` where nothing is kept of it. It stands apart, since a text may be nothing but names, a million of them.
    pub explanation: Option<Box<Explanation>>,
}

impl Resolution {
    /// The candidates with their scores and the cues that made them, best first; at most eight, and none where only the answer was asked for.
    pub fn ranking(&self) -> &[Ranked] {
        self.explanation.as_ref().map_or(&[], |why| &why.ranking)
    }

    /// What a person decided, in words, where one did ("report r1|Barda: gn:587363 (Ana, 2026-11-25)").
    pub fn decision(&self) -> Option<&Arc<str>> {
        self.explanation.as_ref()?.decision.as_ref()
    }
}

/// Why a mention was resolved as it was.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explanation {
    /// See [`Resolution::ranking`].
    pub ranking: Vec<Ranked>,
    /// How much more evidence the best candidate would need to be the answer: 0 where it is, infinite where no evidence would do.
    pub lacks: f64,
    /// See [`Resolution::decision`].
    pub decision: Option<Arc<str>>,
}

/// What a person decided of a mention.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruling {
    /// The place that it means; `None` where it names no place.
    pub place: Option<PlaceKey>,
    /// The decision in words: its scope, its key, its value, by whom, when and why.
    pub words: Arc<str>,
}

/// A candidate with its score.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// The place.
    pub place: PlaceKey,
    /// The sum of the cues' weights.
    pub score: f64,
    /// The cues.
    pub cues: Vec<Cue>,
}
