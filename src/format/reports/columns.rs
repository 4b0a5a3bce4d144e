//! Which column of a CSV, or key of a JSON object, holds which field of a report.

use std::collections::BTreeMap;
use std::str::FromStr;

/// A field of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportField {
    /// What identifies the report.
    Id,
    /// The text.
    Text,
    /// The day of publication.
    Date,
    /// The outlet.
    Source,
    /// The headline.
    Title,
    /// The address.
    Url,
}

impl ReportField {
    /// Every field.
    pub const ALL: [Self; 6] = [Self::Id, Self::Text, Self::Date, Self::Source, Self::Title, Self::Url];

    /// The field's own name, which is also its first alias.
    pub fn name(self) -> &'static str {
        self.aliases()[0]
    }

    /// The names that files give the field, the likeliest first, in lower case without separators.
    ///
    /// Collected from the exports of news interfaces (NewsAPI, Media Cloud, GDELT, Event Registry), of schema.org and of
    /// the common article extractors.
    fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Id => &[
                "id",
                "reportid",
                "articleid",
                "docid",
                "documentid",
                "storyid",
                "storiesid",
                "newsid",
                "uuid",
                "guid",
                "uri",
            ],
            Self::Text => &[
                "text",
                "body",
                "content",
                "article",
                "fulltext",
                "articletext",
                "articlebody",
                "maintext",
                "bodytext",
                "newstext",
                "reporttext",
                "story",
                "report",
                "contents",
                "notes",
                "description",
                "summary",
            ],
            Self::Date => &[
                "date",
                "published",
                "publishedat",
                "publisheddate",
                "publicationdate",
                "datepublished",
                "publishdate",
                "pubdate",
                "publishedtime",
                "publishedon",
                "publicationtime",
                "articledate",
                "datetime",
                "createdat",
                "timestamp",
                "time",
            ],
            Self::Source => &[
                "source",
                "sourcename",
                "publisher",
                "outlet",
                "newspaper",
                "publication",
                "sitename",
                "site",
                "agency",
                "medianame",
                "domain",
            ],
            Self::Title => &["title", "headline", "heading", "head", "articletitle"],
            Self::Url => {
                &["url", "link", "href", "permalink", "sourceurl", "articleurl", "weburl", "canonicalurl"]
            }
        }
    }
}

/// A given mapping of fields to column names: `text=body,date=published`.
///
/// Fields that it does not name are still found by their usual names.
///
/// # Examples
///
/// ```
/// use incident_mapper::format::reports::{ColumnMap, ReportField};
///
/// let columns: ColumnMap = "text=Volltext, date=Datum".parse()?;
/// assert_eq!(columns.get(ReportField::Text), Some("Volltext"));
/// assert!("body=text".parse::<ColumnMap>().is_err());
/// # Ok::<(), incident_mapper::format::reports::ColumnMapError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnMap {
    columns: BTreeMap<ReportField, String>,
}

/// Why a column mapping cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ColumnMapError {
    /// A part has no `=` or nothing after it.
    #[error("`{0}` is not of the form `field=column`")]
    NotAPair(String),
    /// A part names no field of a report.
    #[error("`{0}` is not a field of a report: `id`, `text`, `date`, `source`, `title` or `url`")]
    UnknownField(String),
    /// A field is mapped twice.
    #[error("`{0}` is mapped twice")]
    Twice(&'static str),
}

impl ColumnMap {
    /// The column that was given for `field`.
    pub fn get(&self, field: ReportField) -> Option<&str> {
        self.columns.get(&field).map(String::as_str)
    }
}

impl FromStr for ColumnMap {
    type Err = ColumnMapError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let mut map = Self::default();
        for pair in s.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            let Some((field, column)) = pair.split_once('=').map(|(f, c)| (f.trim(), c.trim())) else {
                return Err(ColumnMapError::NotAPair(pair.to_owned()));
            };
            if column.is_empty() {
                return Err(ColumnMapError::NotAPair(pair.to_owned()));
            }
            let field = ReportField::ALL
                .into_iter()
                .find(|f| f.name() == field.to_lowercase())
                .ok_or_else(|| ColumnMapError::UnknownField(field.to_owned()))?;
            if map.columns.insert(field, column.to_owned()).is_some() {
                return Err(ColumnMapError::Twice(field.name()));
            }
        }
        Ok(map)
    }
}

/// The index of the column that holds `field` among `names`: the given one, else the likeliest by its name.
pub(super) fn find(field: ReportField, names: &[&str], given: Option<&ColumnMap>) -> Option<usize> {
    if let Some(column) = given.and_then(|g| g.get(field)) {
        return names
            .iter()
            .position(|n| n.trim() == column)
            .or_else(|| names.iter().position(|n| plain(n) == plain(column)));
    }
    field.aliases().iter().find_map(|alias| names.iter().position(|name| is_plainly(name, alias)))
}

/// Whether a column name is `alias` in lower case without separators.
fn is_plainly(name: &str, alias: &str) -> bool {
    // Asked of every record: most names are plain as they stand.
    if name.bytes().all(|b| b.is_ascii_lowercase()) {
        return name == alias;
    }
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).eq(alias.chars())
}

/// A column name in lower case without separators: `Published At`, `published_at` and `publishedAt` are one.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(field: ReportField, names: &[&str], given: Option<&str>, expect: Option<usize>) {
        let given = given.map(|g| g.parse().unwrap());
        assert_eq!(find(field, names, given.as_ref()), expect, "{names:?}");
    }

    #[test]
    fn usual_names_are_found_in_any_spelling() {
        check(ReportField::Date, &["Title", "Published At"], None, Some(1));
        check(ReportField::Date, &["publishedAt"], None, Some(0));
        check(ReportField::Text, &["summary", "full_text"], None, Some(1));
        check(ReportField::Text, &["Überschrift", "Datum"], None, None);
    }

    #[test]
    fn a_given_name_beats_the_usual_one_and_is_not_replaced_by_it() {
        check(ReportField::Text, &["text", "translation"], Some("text=translation"), Some(1));
        check(ReportField::Text, &["text"], Some("text=translation"), None);
        check(ReportField::Date, &["text", "date"], Some("text=text"), Some(1));
    }

    #[test]
    fn a_mapping_that_makes_no_sense_is_refused() {
        assert_eq!("text".parse::<ColumnMap>(), Err(ColumnMapError::NotAPair("text".into())));
        assert_eq!("text=".parse::<ColumnMap>(), Err(ColumnMapError::NotAPair("text=".into())));
        assert_eq!("texte=a".parse::<ColumnMap>(), Err(ColumnMapError::UnknownField("texte".into())));
        assert_eq!("text=a,text=b".parse::<ColumnMap>(), Err(ColumnMapError::Twice("text")));
    }
}
