//! JSON objects and key-value pairs as report drafts.

use serde_json::{Map, Value};

use super::columns::{self, ColumnMap, ReportField};
use super::run::{Draft, Run};
use super::{error, warning};

/// Where a record stands.
pub(super) struct Place<'a> {
    pub(super) path: &'a str,
    pub(super) base_id: &'a str,
    pub(super) line: u64,
    /// Which record of the file it is: its line, or its place in a list.
    pub(super) number: u64,
}

impl Place<'_> {
    /// The id of a record without one: its file's and its number.
    pub(super) fn id(&self) -> String {
        format!("{}-{}", self.base_id, self.number)
    }
}

/// Reads one object as a report.
pub(super) fn read(mut object: Map<String, Value>, place: &Place<'_>, run: &mut Run<'_>) {
    let keys: Vec<String> = object.keys().cloned().collect();
    let names: Vec<&str> = keys.iter().map(String::as_str).collect();
    let columns = run.options.columns.as_ref();
    let Some(text_key) = text_key(&names, &object, columns) else {
        let listed = if names.is_empty() { "none".to_owned() } else { quoted(&names) };
        let message = format!("the record has no text; its keys: {listed}");
        run.diagnose(
            error("no-text-field", place.path, message).at_line(place.line).hint(text_hint(columns, "key")),
        );
        return;
    };
    let found = |field| columns::find(field, &names, columns).and_then(|n| names.get(n).copied());
    let mut draft = Draft {
        base_id: place.id(),
        path: place.path.to_owned(),
        line: Some(place.line),
        ..Draft::default()
    };
    for field in ReportField::ALL {
        let key = if field == ReportField::Text { Some(text_key) } else { found(field) };
        let Some(key) = key else { continue };
        let value = match object.get_mut(key) {
            Some(value) => value.take(),
            None => continue,
        };
        let kind = kind(&value);
        match as_text(value, field) {
            Ok(value) => set(&mut draft, field, value),
            Err(NotAField) => {
                let message = format!("`{key}` holds {kind} where a string is expected: left out");
                let d = warning("field-type", place.path, message).at_line(place.line).in_column(key);
                run.diagnose(d);
            }
        }
    }
    run.report(draft);
}

/// The key of the text: the likeliest one that holds some. NewsAPI, for one, has both `content` and `description`.
fn text_key<'a>(
    names: &[&'a str],
    object: &Map<String, Value>,
    given: Option<&ColumnMap>,
) -> Option<&'a str> {
    let mut left: Vec<&'a str> = names.to_vec();
    let mut first = None;
    while let Some(at) = columns::find(ReportField::Text, &left, given) {
        let name = left.remove(at);
        first = first.or(Some(name));
        let blank = match object.get(name) {
            Some(Value::String(s)) => s.trim().is_empty(),
            Some(Value::Array(parts)) => parts.is_empty(),
            _ => true,
        };
        if !blank {
            return Some(name);
        }
    }
    first
}

/// Sets `field` of `draft`.
pub(super) fn set(draft: &mut Draft, field: ReportField, value: Option<String>) {
    match field {
        ReportField::Id => draft.id = value,
        ReportField::Text => draft.text = value.unwrap_or_default(),
        ReportField::Date => draft.date = value,
        ReportField::Source => draft.source = value,
        ReportField::Title => draft.title = value,
        ReportField::Url => draft.url = value,
    }
}

/// The columns or keys, for a message: at most thirty, each cut short.
pub(super) fn quoted(names: &[&str]) -> String {
    const MOST: usize = 30;
    let mut listed: Vec<String> = names
        .iter()
        .take(MOST)
        .map(|n| format!("`{}`", crate::text::encoding::prefix(n, 60).replace(char::is_control, " ")))
        .collect();
    if names.len() > MOST {
        listed.push(format!("and {} more", names.len() - MOST));
    }
    listed.join(", ")
}

/// What to do where no column holds the text.
pub(super) fn text_hint(given: Option<&ColumnMap>, what: &str) -> String {
    match given.and_then(|g| g.get(ReportField::Text)) {
        Some(column) => format!("the mapping says `text={column}`, and there is no such {what}"),
        None => format!("name the {what} that holds the text, as in `--columns text=NAME`"),
    }
}

/// The value cannot stand for the field.
struct NotAField;

fn as_text(value: Value, field: ReportField) -> Result<Option<String>, NotAField> {
    match value {
        Value::Null => Ok(None),
        Value::String(s) => Ok(Some(s)),
        Value::Number(n) if matches!(field, ReportField::Id | ReportField::Date) => Ok(Some(n.to_string())),
        // A text as a list of paragraphs.
        Value::Array(parts) if field == ReportField::Text => {
            let parts: Option<Vec<&str>> = parts.iter().map(Value::as_str).collect();
            parts.map(|p| Some(p.join("\n\n"))).ok_or(NotAField)
        }
        // `"source": {"id": "afp", "name": "AFP"}`
        Value::Object(object) if field == ReportField::Source => {
            match ["name", "title", "id"].iter().find_map(|key| object.get(*key)?.as_str()) {
                Some(name) => Ok(Some(name.to_owned())),
                None => Err(NotAField),
            }
        }
        _ => Err(NotAField),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
