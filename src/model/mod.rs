//! The plain values that pass from stage to stage of the pipeline.
//!
//! Nothing here computes more than its own invariants: a stage takes values of one file and returns values of the
//! next. Spans are byte offsets into the report's text; files count code points (see [`crate::text::CodePoints`]).

mod claim;
mod date;
mod diagnostic;
mod event;
mod event_type;
mod georeference;
mod incident;
mod link;
mod mention;
mod place;
mod report;
mod toll;
mod toponyms;

pub use claim::{Claim, Stance};
pub use date::{DateClaim, TimeOfDay, month_name};
pub use diagnostic::{Diagnostic, Severity};
pub use event::{EventMention, Evidence, Field, Party, Site, SiteMethod};
pub use event_type::{EventType, SubEventType};
pub use georeference::{Corridor, Georeference, Shape, precision};
pub use incident::{ClaimStatus, Incident, Merge, MergeVerdict, TollStatus};
pub use link::{Link, LinkEnd, Links};
pub use mention::{
    Candidate, Cue, Explanation, FeatureWords, Kind, Mention, NameTier, Ranked, Resolution, Ruling,
};
pub use place::{FeatureClass, Place, PlaceKey, PlaceSize, PlaceStatus};
pub use report::{DateOrigin, PublicationDate, Report, ReportInfo};
pub use toll::{Others, Toll, TollScope, Victims};
pub use toponyms::Toponyms;
