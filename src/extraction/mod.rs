//! Event mentions: what happened, where, when, to how many, who says so and who denies it.
//!
//! Each sentence is read into statements (a trigger with its places), tolls, speakers and denials; the discourse then
//! joins what a sentence leaves out ("The strike injured three") to the event that it goes on about.

mod attribution;
mod discourse;
mod reading;
mod site;
mod statement;
mod tolls;
mod when;

use crate::gazetteer::Gazetteer;
use crate::model::{EventMention, Georeference, Mention, ReportInfo, Resolution};
use crate::text::Document;

/// The event mentions of a document, in the order of their triggers.
///
/// `mentions`, `resolutions` and `georeferences` are parallel. The events' ids hash the report id and text, so they are stable.
pub fn extract(
    doc: &Document<'_>,
    info: &ReportInfo,
    text_sha256: &str,
    mentions: &[Mention],
    resolutions: &[Resolution],
    georeferences: &[Option<Georeference>],
    gazetteer: &Gazetteer,
) -> Vec<EventMention> {
    let reading = reading::Reading::new(doc, info, mentions, resolutions, georeferences, gazetteer);
    if reading.is_sports() {
        return Vec::new();
    }
    discourse::events(&reading, text_sha256)
}
