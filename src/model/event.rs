//! What one statement of one report says of one event at one place.

use super::claim::Claim;
use super::date::DateClaim;
use super::event_type::SubEventType;
use super::georeference::Shape;
use super::place::PlaceKey;
use super::toll::{Others, Toll, TollScope, Victims};
use crate::geodesy::{LngLat, Metres};
use crate::text::{Sketch, Span};
use jiff::civil::Date;

/// One event at one place, as one statement of one report tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct EventMention {
    /// A hash of report id, text hash, trigger span and place ordinal.
    pub id: String,
    /// The report.
    pub report_id: String,
    /// The report's day of publication.
    pub published: Option<Date>,
    /// The words that name the event ("missile strike").
    pub trigger: Span,
    /// The sentence.
    pub sentence: Span,
    /// The type.
    pub sub_event_type: SubEventType,
    /// Whether the words state the type; else it was taken from the actor or the context ("an attack on Ganja").
    pub type_stated: bool,
    /// Where; `None` where the report does not say.
    pub site: Option<Site>,
    /// The statement's ordinal in its report where it names several places; ties their incidents together.
    pub group: Option<u32>,
    /// When.
    pub date: DateClaim,
    /// The words of the date, where the statement has any.
    pub date_text: Option<String>,
    /// At most 200 characters of the sentence, around the trigger.
    pub quote: String,
    /// People killed.
    pub killed: Option<Toll>,
    /// People wounded.
    pub injured: Option<Toll>,
    /// Civilians among the killed, where the words say civilians.
    pub killed_civilians: Option<Toll>,
    /// People who are missing, captured or displaced.
    pub others: Others,
    /// The killed and wounded by kind of people, where the words say so.
    pub victims: Vec<Victims>,
    /// Whose toll it is.
    pub toll_scope: TollScope,
    /// Whether civilians are the target or the victims, where the words say so.
    pub civilian_targeting: bool,
    /// The weapon, as a class ("missile", "artillery", "drone").
    pub weapon: Option<String>,
    /// What was hit, in the report's words.
    pub target: Option<String>,
    /// Who did it, as stated.
    pub attributed_to: Option<Party>,
    /// Who was hit or fought back, as stated.
    pub opponent: Option<Party>,
    /// Who says who did it, or that it happened.
    pub attributed_by: Vec<Party>,
    /// Who denies it.
    pub denied_by: Vec<Party>,
    /// The whole report in a few numbers, which tell copies of one wire.
    pub sketch: Sketch,
    /// Every statement about it.
    pub claims: Vec<Claim>,
    /// The words of each field.
    pub evidence: Vec<Evidence>,
}

impl EventMention {
    /// Whether no rule reads it, so that only the words around its place make it likely.
    pub fn is_expected(&self) -> bool {
        self.evidence.iter().any(|e| e.field == Field::Likelihood)
    }

    /// Sets the type to what the words at `span` say; those that said another one speak for it no more.
    pub(crate) fn set_type(&mut self, sub_event_type: SubEventType, span: Span) {
        self.sub_event_type = sub_event_type;
        let value = sub_event_type.name();
        self.evidence.retain(|e| e.field != Field::EventType || e.value == value);
        if !self.evidence.iter().any(|e| e.field == Field::EventType) {
            self.evidence.insert(0, Evidence { field: Field::EventType, value: value.to_owned(), span });
        }
    }
}

/// A side, a government, an office or a person that acts or speaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Party {
    /// The name ("Armenia", "Azerbaijan: Prosecutor General's Office").
    pub name: String,
    /// ISO 3166-1 alpha-2 code of its country; empty where unknown.
    pub country: String,
}

/// Where an event happened, and how that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// The gazetteer's place that gives the position, or the nearest named one.
    pub place: PlaceKey,
    /// The position.
    pub position: LngLat,
    /// The radius within which it happened.
    pub uncertainty: Metres,
    /// The shape of what lies within it.
    pub shape: Shape,
    /// How the position was found.
    pub method: SiteMethod,
    /// UCDP GED's `where_prec`, 1 to 7.
    pub where_prec: u8,
    /// ACLED's `geo_precision`, 1 to 3.
    pub geo_precision: u8,
    /// The report's own spelling.
    pub reported: String,
    /// Whether the words beside it say what kind of place it is ("the town of X", "X district").
    pub class_stated: bool,
    /// The words.
    pub span: Span,
    /// The resolution's confidence.
    pub confidence: f64,
    /// The resolution's margin.
    pub margin: f64,
    /// Whether a person decided which place the words mean.
    pub decided: bool,
    /// The runners-up, best first.
    pub alternatives: Vec<PlaceKey>,
}

impl Site {
    /// Whether it is named by a phrase or by figures rather than by the name of its place: "the Goma-Sake road", "a village in Barda",
    /// "48.5953° N, 37.9999° E".
    pub fn is_described(&self) -> bool {
        let figures = || self.reported.bytes().any(|b| b.is_ascii_digit());
        match self.method {
            SiteMethod::Container => true,
            SiteMethod::Corridor => self.shape.corridor().is_some(),
            SiteMethod::TextCoordinates => figures(),
            SiteMethod::Gazetteer | SiteMethod::Relative | SiteMethod::Human => false,
        }
    }
}

/// How a position was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SiteMethod {
    /// A gazetteer row's position.
    Gazetteer,
    /// The smallest named container of a place that the gazetteer lacks.
    Container,
    /// Coordinates written in the text.
    TextCoordinates,
    /// A stated offset from a place, or a stated direction.
    Relative,
    /// A road, a border or the ground between two places.
    Corridor,
    /// A person's decision.
    Human,
}

impl SiteMethod {
    /// The name that `georeference_method` uses; a container's position is the gazetteer's.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gazetteer | Self::Container => "gazetteer",
            Self::TextCoordinates => "text_coordinates",
            Self::Relative => "relative",
            Self::Corridor => "corridor",
            Self::Human => "human",
        }
    }
}

/// A field of an incident that was read from words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Field {
    EventType,
    Place,
    Date,
    Killed,
    Injured,
    Missing,
    Captured,
    Displaced,
    Victims,
    AttributedTo,
    AttributedBy,
    DeniedBy,
    Weapon,
    Target,
    /// The chance that there was an incident at the place, where no rule reads the words.
    Likelihood,
}

impl Field {
    /// The property's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::EventType => "event_type",
            Self::Place => "place",
            Self::Date => "date",
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Captured => "captured",
            Self::Displaced => "displaced",
            Self::Victims => "victims",
            Self::AttributedTo => "attributed_to",
            Self::AttributedBy => "attributed_by",
            Self::DeniedBy => "denied_by",
            Self::Weapon => "weapon",
            Self::Target => "target",
            Self::Likelihood => "likelihood",
        }
    }
}

/// The words that a field was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The field.
    pub field: Field,
    /// The value that was read.
    pub value: String,
    /// The words.
    pub span: Span,
}
