//! A news report, as it was read.

use jiff::civil::Date;

/// One news report: what was read, before anything is understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What identifies the report, where it comes from and when it was published.
    pub info: ReportInfo,
    /// The text that every span of this report counts in.
    pub text: String,
}

/// What is known of a report apart from its text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReportInfo {
    /// The given id, else the file stem; unique in a run; free of white space, `,` and `;`.
    pub id: String,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication and where it was found.
    pub date: Option<PublicationDate>,
    /// The outlet ("reuters.com", "Caucasian Knot").
    pub source: Option<String>,
    /// The address of the report.
    pub url: Option<String>,
    /// Where the report was read: a path, with `:line` in a file of several.
    pub path: String,
}

/// A publication date and where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicationDate {
    /// The day.
    pub day: Date,
    /// Where it was found.
    pub origin: DateOrigin,
}

/// Where a publication date was found, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateOrigin {
    /// A field of the record or of the front matter, or HTML metadata.
    Metadata,
    /// `--date` on the command line.
    CommandLine,
    /// A line of its own in the text ("28 October 2020, 08:24", "date 2020-10-28").
    DateLine,
    /// The date of a social-media post that the report quotes.
    Post,
    /// The date in a photograph's caption; publication is that day or soon after.
    Caption,
}

impl DateOrigin {
    /// The name that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::CommandLine => "command_line",
            Self::DateLine => "date_line",
            Self::Post => "post",
            Self::Caption => "caption",
        }
    }
}
