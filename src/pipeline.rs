//! The order of stages: what a batch engine runs.

use crate::gazetteer::Gazetteer;
use crate::language::english::published;
use crate::model::{
    DateOrigin, Diagnostic, EventMention, Mention, PublicationDate, Report, ReportInfo, Resolution,
};
use crate::text::Document;
use crate::{extraction, recognition, resolution};
use sha2::{Digest, Sha256};

/// What coding a report needs: the gazetteer and the user's settings. Shared by all threads.
#[derive(Debug)]
pub struct Coder<'g> {
    /// The gazetteer.
    pub gazetteer: &'g Gazetteer,
    /// The settings.
    pub settings: Settings,
}

/// The user's settings, with their defaults.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// ISO 3166-1 alpha-2 codes of the countries that the reports are about (`--focus AZ,AM`); a preference, no filter.
    pub focus: Vec<String>,
}

/// A coded report: everything the tool understood of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Coded {
    /// What is known of the report; its date may have been found in the text.
    pub info: ReportInfo,
    /// SHA-256 of the text, in hex.
    pub text_sha256: String,
    /// The text.
    pub text: String,
    /// The toponyms in order, each with what it was resolved to.
    pub mentions: Vec<(Mention, Resolution)>,
    /// The event mentions in order.
    pub events: Vec<EventMention>,
    /// What could not be used.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one report: recognition, resolution, extraction. Pure: the same report and coder give the same value.
pub fn code_report(coder: &Coder<'_>, report: &Report) -> Coded {
    let doc = Document::new(&report.text);
    let text_sha256 = sha256(report.text.as_bytes());
    let mut info = report.info.clone();
    info.date = publication_date(&info, &doc);
    let mentions = recognition::recognise(&doc, coder.gazetteer);
    let resolutions = resolution::resolve(&doc, &mentions, coder.gazetteer, &coder.settings.focus);
    let events = extraction::extract(&doc, &info, &text_sha256, &mentions, &resolutions, coder.gazetteer);
    let mentions = mentions.into_iter().zip(resolutions).collect();
    Coded { info, text_sha256, text: report.text.clone(), mentions, events, diagnostics: Vec::new() }
}

/// The surest of the dates that the record and the text give: the record's own, then a date line of the text, then the
/// command line's, then a quoted post's or a caption's.
fn publication_date(info: &ReportInfo, doc: &Document<'_>) -> Option<PublicationDate> {
    let own = info.date.filter(|d| d.origin == DateOrigin::Metadata);
    let found = own.is_none().then(|| published::publication_date(doc)).flatten();
    let line = found.filter(|d| d.origin == DateOrigin::DateLine);
    own.or(line).or(info.date).or(found)
}

/// SHA-256 in hex.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    crate::text::hex(&Sha256::digest(bytes))
}
