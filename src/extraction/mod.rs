//! Event mentions: what happened, where, when, to how many, who says so and who denies it.
//!
//! Each sentence is read into statements (a trigger with its places), tolls, speakers and denials; the discourse then
//! joins what a sentence leaves out ("The strike injured three") to the event that it goes on about.

mod aftermath;
mod attribution;
mod core;
mod cues;
mod discourse;
mod genre;
pub(crate) mod likelihood;
mod means;
mod memory;
mod reading;
mod reality;
mod site;
mod statement;
mod target;
mod tolls;
mod typing;
mod victims;
mod when;
mod whole;

#[cfg(test)]
pub(crate) use cues::IS_ALL_ASKED;
pub use memory::Memory;

use crate::gazetteer::Gazetteer;
use crate::language::core::Core;
use crate::language::lexicon::Lexicon;
use crate::model::{Diagnostic, EventMention, ReportInfo, Severity, Toponyms};
use crate::text::{Document, Sketch};

/// What extraction knows beside the report.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'a> {
    /// The gazetteer that the resolutions are of.
    pub gazetteer: &'a Gazetteer,
    /// The words that tell of events.
    pub lexicon: &'a Lexicon,
    /// The core of the report's language, where that is data alone; `None` for English.
    pub core: Option<&'a Core>,
    /// Whether developments without violence are coded too.
    pub developments: bool,
}

/// The event mentions of a document, in the order of their triggers, and what to say of those that are one report's too many.
///
/// The events' ids hash the report id and text, so they are stable.
/// What is read of words is kept in `memory`, which changes no value.
pub fn extract(
    doc: &Document<'_>,
    info: &ReportInfo,
    text_sha256: &str,
    toponyms: &Toponyms,
    knowledge: &Knowledge<'_>,
    memory: &mut Memory,
) -> (Vec<EventMention>, Option<Diagnostic>) {
    let reading = reading::Reading::new(doc, info, toponyms, knowledge, memory);
    let (mut events, is_full) = discourse::events(&reading, text_sha256);
    if !events.is_empty() {
        let sketch = Sketch::of(doc.text);
        events.iter_mut().for_each(|event| event.sketch = sketch.clone());
    }
    (events, is_full.then(|| too_many(info)))
}

/// That a report tells of more events than are coded of one.
fn too_many(info: &ReportInfo) -> Diagnostic {
    let most = discourse::MOST_EVENTS;
    let message = format!("the report tells of more than `{most}` events: what follows them is not coded");
    Diagnostic::new(Severity::Warning, "event-limit", &info.id, message)
        .hint("split it into one report each; its places are mapped as mentions")
}

/// The places of a document as the model of [`likelihood`] sees them, and where the rules found events, for fitting.
#[cfg(feature = "training")]
pub(crate) fn teach(
    doc: &Document<'_>,
    info: &ReportInfo,
    toponyms: &Toponyms,
    knowledge: &Knowledge<'_>,
) -> (Vec<likelihood::Taught>, Vec<crate::geodesy::LngLat>) {
    let reading = reading::Reading::new(doc, info, toponyms, knowledge, &mut Memory::default());
    let events = discourse::told(&reading, "");
    let sites = events.iter().filter_map(|event| event.site.as_ref()).map(|site| site.position).collect();
    (likelihood::teach(&reading, &events), sites)
}
