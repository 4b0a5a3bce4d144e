//! The order of stages: what a batch engine runs.

use crate::gazetteer::Gazetteer;
use crate::model::{Diagnostic, EventMention, Mention, Report, ReportInfo, Resolution};

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
    let _ = coder;
    Coded {
        info: report.info.clone(),
        text_sha256: String::new(),
        text: report.text.clone(),
        mentions: Vec::new(),
        events: Vec::new(),
        diagnostics: Vec::new(),
    }
}
