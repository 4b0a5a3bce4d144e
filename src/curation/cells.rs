//! Rows as the cells of a gazetteer file.

use crate::gazetteer::row::{COLUMNS, Row, SpellingEdit};
use crate::model::PlaceStatus;

/// The cells of a row, in the order of [`COLUMNS`].
pub fn cells(row: &Row) -> [String; COLUMNS.len()] {
    let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
    let number = |cell: Option<f64>| cell.map(|n| n.to_string()).unwrap_or_default();
    [
        row.id.clone(),
        text(&row.name),
        row.feature_class.map(|class| class.letter().to_string()).unwrap_or_default(),
        text(&row.feature_code),
        text(&row.country),
        text(&row.admin1),
        text(&row.admin2),
        number(row.longitude),
        number(row.latitude),
        number(row.radius_m),
        row.population.map(|n| n.to_string()).unwrap_or_default(),
        spellings(&row.names),
        spellings(&row.demonyms),
        text(&row.parent_id),
        text(&row.valid_from),
        text(&row.valid_to),
        row.status.map(status).unwrap_or_default().to_owned(),
        text(&row.source),
        text(&row.license),
        text(&row.note),
    ]
}

/// The word of a standing.
pub fn status(status: PlaceStatus) -> &'static str {
    match status {
        PlaceStatus::Plain => "plain",
        PlaceStatus::Contested => "contested",
        PlaceStatus::Never => "never",
    }
}

/// A cell of spellings: `az:Gəncə | -Kirovabad | Gandzha`.
pub fn spellings(edits: &[SpellingEdit]) -> String {
    let written: Vec<String> = edits.iter().map(spelling).collect();
    written.join(" | ")
}

fn spelling(edit: &SpellingEdit) -> String {
    let minus = if edit.remove { "-" } else { "" };
    match &edit.language {
        Some(tag) => format!("{minus}{tag}:{}", edit.text),
        None => format!("{minus}{}", edit.text),
    }
}
