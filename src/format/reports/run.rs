//! What the reports of one run share: the options, the ids given out, and where items go.

use jiff::civil::Date;

use super::date::parse_date;
use super::id::{self, Ids};
use super::{Item, ReadOptions, error, warning};
use crate::model::{DateOrigin, Diagnostic, PublicationDate, Report, ReportInfo};
use crate::text::encoding;

/// A report as a format found it, before ids, dates and sizes are settled.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    /// The id that the record or the front matter gives.
    pub(super) id: Option<String>,
    /// The id to take where none is given.
    pub(super) base_id: String,
    pub(super) text: String,
    pub(super) title: Option<String>,
    /// The publication date in the words of the metadata.
    pub(super) date: Option<String>,
    pub(super) source: Option<String>,
    pub(super) url: Option<String>,
    pub(super) path: String,
    /// The line of the record, in a file of several.
    pub(super) line: Option<u64>,
}

/// One run of reading.
pub(super) struct Run<'a> {
    pub(super) options: &'a ReadOptions,
    ids: Ids,
    each: &'a mut dyn FnMut(Item),
}

impl<'a> Run<'a> {
    pub(super) fn new(options: &'a ReadOptions, each: &'a mut dyn FnMut(Item)) -> Self {
        Self { options, ids: Ids::default(), each }
    }

    /// Passes a diagnostic on.
    pub(super) fn diagnose(&mut self, diagnostic: Diagnostic) {
        (self.each)(Item::Diagnostic(diagnostic));
    }

    /// Settles a draft and passes the report on, or says why it cannot be used.
    pub(super) fn report(&mut self, draft: Draft) {
        let Draft { id, base_id, mut text, title, date, source, url, path, line } = draft;
        let at = |d: Diagnostic| match line {
            Some(line) => d.at_line(line),
            None => d,
        };
        if text.trim().is_empty() {
            let named = id.as_deref().or(title.as_deref()).map(str::trim).filter(|s| !s.is_empty());
            let message = match named {
                Some(name) => format!("report `{}` has no text", encoding::prefix(name, 80)),
                None => "the report has no text".to_owned(),
            };
            return self.diagnose(at(error("empty-report", &path, message)));
        }
        let limit = self.options.text_limit();
        if text.len() > limit {
            let kept = encoding::prefix(&text, limit).len();
            self.diagnose(at(warning(
                "text-limit",
                &path,
                format!("the text is longer than `{limit}` bytes: only the first `{kept}` are used"),
            )
            .hint("split the file into one report each")));
            text.truncate(kept);
        }
        let given = id.map(|id| id::clean(&id)).filter(|id| !id.is_empty());
        let was_given = given.is_some();
        let wanted = given.unwrap_or(base_id);
        let id = self.ids.claim(wanted.clone());
        if id != wanted {
            let message = format!("the id `{wanted}` is taken: this report is called `{id}`");
            let d = at(warning("duplicate-id", &path, message));
            self.diagnose(if was_given { d.hint("give each report an id of its own") } else { d });
        }
        let date = self.date(date.as_deref(), &path, line);
        let path = match line {
            Some(line) => format!("{path}:{line}"),
            None => path,
        };
        let info = ReportInfo { id, title: some(title), date, source: some(source), url: some(url), path };
        (self.each)(Item::Report(Report { info, text }));
    }

    fn date(&mut self, stated: Option<&str>, path: &str, line: Option<u64>) -> Option<PublicationDate> {
        let from_command: Option<Date> = self.options.date;
        if let Some(stated) = stated.map(str::trim).filter(|s| !s.is_empty()) {
            if let Some(day) = parse_date(stated) {
                return Some(PublicationDate { day, origin: DateOrigin::Metadata });
            }
            let message = format!("`{}` is not a date that can be read", encoding::prefix(stated, 80));
            let d = warning("unreadable-date", path, message)
                .in_column("date")
                .hint("write it as `2020-10-17`; `05/10/2020` may be May or October");
            self.diagnose(match line {
                Some(line) => d.at_line(line),
                None => d,
            });
        }
        from_command.map(|day| PublicationDate { day, origin: DateOrigin::CommandLine })
    }
}

/// A field on one line, or none where it is blank.
fn some(field: Option<String>) -> Option<String> {
    field.map(|f| f.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|f| !f.is_empty())
}
