//! The lines of a run's side files, as far as the map shows them. What is missing is empty, what is new is left alone, so that a
//! run of another version can be looked at.

use serde::Deserialize;

/// A line of `evidence.jsonl`: the words that a field was read from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Evidence {
    /// The incident.
    pub incident_id: String,
    /// The report.
    pub report_id: String,
    /// The field.
    pub field: String,
    /// What was read.
    pub value: Option<String>,
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// A line of `claims.jsonl`: who says what.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Claim {
    /// The incident.
    pub incident_id: String,
    /// The report.
    pub report_id: String,
    /// Who states it.
    pub claimant: String,
    /// What the claimant does: claims, denies, confirms.
    pub stance: String,
    /// What it is about.
    pub field: String,
    /// The stated value; none for the occurrence itself.
    pub value: Option<String>,
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// A line of `sources.jsonl`: a report.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Source {
    /// The report's id.
    pub id: String,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication.
    pub date: Option<String>,
    /// Where that day was found.
    pub date_origin: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The text; none where the run kept quotes only.
    pub text: Option<String>,
}
