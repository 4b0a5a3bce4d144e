//! The canonical form of a gazetteer file, in which a version-control diff shows only what changed.

use super::fix::spellings_cell;
use crate::gazetteer::csv::{PartKind, quoted, unquoted};
use crate::gazetteer::document::{Document, DocumentError};
use crate::gazetteer::row::{COLUMNS, spelling_edits};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// In which order rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As they are: the user's own order says something.
    Kept,
    /// By country; countries, divisions, settlements, the rest; by id.
    Country,
    /// By country and divisions, then by id.
    Division,
}

impl Order {
    /// The order of a file of this name: the embedded files are sorted, all others keep theirs.
    pub fn of_file(name: &str) -> Self {
        match name {
            "world.csv" | "conflicts.csv" | "caucasus.csv" => Self::Country,
            "world-divisions.csv" | "world-settlements.csv" => Self::Division,
            _ => Self::Kept,
        }
    }
}

/// Why a file has no canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// A line is no record, and laying the others out anew could lose it.
    #[error("line {0} is no row that can be read")]
    BadLine(u64),
    /// The file cannot be written again without a loss.
    #[error(transparent)]
    Document(#[from] DocumentError),
}

/// A file in canonical form: UTF-8 in NFC, LF, commas, quotes only where needed, known columns first and in their order, a
/// space on either side of the `|` between spellings, no blank lines. Comments stay with the row that they stand before.
///
/// What cells say is kept; `fix` changes that. The form of a canonical file is that file.
///
/// # Errors
/// A line that is no record, or a damaged file.
///
/// # Examples
/// ```
/// use incident_mapper::{curation::canonical::{Order, canonical}, gazetteer::document::Document};
/// let file = Document::parse(b"name;id\r\n\"Ganja\" ; x:1\r\n");
/// assert_eq!(canonical(&file, Order::Kept).unwrap(), "id,name\nx:1,Ganja\n");
/// ```
pub fn canonical(document: &Document, order: Order) -> Result<String, CanonicalError> {
    document.check().or_else(|e| match e {
        // Told below, with every other line that is no record.
        DocumentError::OpenQuote(_) => Ok(()),
        other => Err(other),
    })?;
    let text = document.original();
    let mut head = String::new();
    let mut header: Vec<String> = Vec::new();
    let (mut comments, mut rows) = (String::new(), Vec::new());
    for (at, part) in document.parts() {
        match &part.kind {
            PartKind::Bad(_) => return Err(CanonicalError::BadLine(part.line)),
            PartKind::Blank => {}
            PartKind::Comment => {
                comments.push_str(&nfc(text[part.span.clone()].trim_end()));
                comments.push('\n');
            }
            PartKind::Record(cells) if Some(at) == document.header() => {
                header = cells.iter().map(|cell| unquoted(&text[cell.clone()]).into_owned()).collect();
                head = std::mem::take(&mut comments);
            }
            PartKind::Record(_) => rows.push((at, std::mem::take(&mut comments))),
        }
    }
    let columns = columns(document, &header, &rows);
    let mut lines: Vec<(Key, String, String)> = rows
        .into_iter()
        .map(|(at, comments)| {
            let row = Document::row_of_part(at);
            let cell = |column: &Column| nfc(&written(&document.cell(row, column.number), column.name));
            let line = line(columns.iter().map(cell));
            (key(order, |name| document.value(row, name).into_owned()), comments, line)
        })
        .collect();
    // Rows of one key keep their order.
    lines.sort_by(|a, b| a.0.cmp(&b.0));
    let mut out = head;
    if !columns.is_empty() {
        out.push_str(&line(columns.iter().map(|column| nfc(&column.title))));
    }
    for (_, comments, line) in lines {
        out.push_str(&comments);
        out.push_str(&line);
    }
    out.push_str(&comments);
    Ok(out)
}

/// One column of the canonical file.
struct Column {
    /// Its place in the file as it is.
    number: usize,
    /// What it is read as.
    name: Option<&'static str>,
    /// What its header cell says.
    title: String,
}

/// The known columns in canonical order, then the others in theirs; a column without name and content is dropped.
fn columns(document: &Document, header: &[String], rows: &[(usize, String)]) -> Vec<Column> {
    let names = document.column_names();
    let mut columns: Vec<Column> = header
        .iter()
        .enumerate()
        .map(|(number, title)| {
            let name = names.get(number).copied().flatten();
            Column { number, name, title: name.map_or_else(|| title.clone(), str::to_owned) }
        })
        .filter(|column| {
            let is_empty = |(at, _): &(usize, String)| {
                document.cell(Document::row_of_part(*at), column.number).is_empty()
            };
            !column.title.is_empty() || !rows.iter().all(is_empty)
        })
        .collect();
    let rank =
        |column: &Column| COLUMNS.iter().position(|name| Some(*name) == column.name).unwrap_or(COLUMNS.len());
    columns.sort_by_key(rank);
    columns
}

fn written(cell: &str, column: Option<&str>) -> String {
    let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
    match column {
        Some("names" | "demonyms") => spellings_cell(&spelling_edits(&cell)),
        _ => cell,
    }
}

fn nfc(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// The line of these cells; nothing where all of them are empty, since that would be a blank line.
fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = String::new();
    let mut is_blank = true;
    for (number, cell) in cells.enumerate() {
        if number > 0 {
            line.push(',');
        }
        is_blank &= cell.is_empty();
        line.push_str(&quoted(&cell, b','));
    }
    line.push('\n');
    if is_blank { String::new() } else { line }
}

/// Country, divisions, rank, and the id by its scheme and number or words.
type Key = (String, (String, String), u8, (String, u64, String));

fn key(order: Order, cell: impl Fn(&str) -> String) -> Key {
    if order == Order::Kept {
        return Key::default();
    }
    let by_division = order == Order::Division;
    let divisions = if by_division { (cell("admin1"), cell("admin2")) } else { Default::default() };
    let rank = match cell("feature_code").as_str() {
        _ if by_division => 0,
        "PCLI" | "PCLD" | "PCLS" | "TERR" => 0,
        "ADM1" | "ADM2" => 1,
        _ if cell("feature_class") == "P" => 2,
        _ => 3,
    };
    let id = cell("id");
    let (scheme, rest) = id.split_once(':').unwrap_or(("", &id));
    let id = match rest.parse() {
        Ok(number) => (scheme.to_owned(), number, String::new()),
        Err(_) => (scheme.to_owned(), 0, rest.to_owned()),
    };
    (cell("country"), divisions, rank, id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::GazetteerFile;
    use proptest::prelude::*;

    fn form(text: &str, order: Order) -> String {
        canonical(&Document::parse(text.as_bytes()), order).unwrap()
    }

    #[test]
    fn the_form_is_plain_and_keeps_comments_and_unknown_columns() {
        assert_eq!(
            form(
                "\u{FEFF}# mine \r\n\r\ncolour;NAME;lat;id;;lon\r\n# the first\r\nred;Fu\u{308}zuli;39,6;\"x:1\"\r\n# end",
                Order::Kept
            ),
            "# mine\nid,name,longitude,latitude,colour\n# the first\nx:1,Füzuli,,\"39,6\",red\n# end\n"
        );
        assert_eq!(form("id,names\nx:1,a|  ru: б |-c| \n", Order::Kept), "id,names\nx:1,a | ru:б | -c\n");
        assert_eq!(form("# only\n", Order::Kept), "# only\n");
        let bad = canonical(&Document::parse(b"id\nx:1,y\n"), Order::Kept);
        assert_eq!(bad, Err(CanonicalError::BadLine(2)));
    }

    #[test]
    fn embedded_files_are_sorted_with_their_comments() {
        let text = "id,feature_class,feature_code,country\n# ten\ngn:10,P,PPL,AZ\ngn:9,P,PPL,AZ\nlocal:b,L,RGN,AZ\ngn:11,A,ADM1,AZ\ngn:12,A,PCLI,AZ\nlocal:a,L,RGN,\n";
        let sorted = "id,feature_class,feature_code,country\nlocal:a,L,RGN,\ngn:12,A,PCLI,AZ\ngn:11,A,ADM1,AZ\ngn:9,P,PPL,AZ\n# ten\ngn:10,P,PPL,AZ\nlocal:b,L,RGN,AZ\n";
        assert_eq!(form(text, Order::Country), sorted);
        assert_eq!(form(text, Order::Kept), text);
        assert_eq!(Order::of_file("world.csv"), Order::Country);
        assert_eq!(Order::of_file("local.csv"), Order::Kept);
    }

    /// Files with the quirks that the form does away with.
    fn any_file() -> impl Strategy<Value = String> {
        let cell = "( ?\"[a-zə ,;|#\n]{0,5}\" ?|[a-z#ə:| -]{0,6}|-?[0-9]{1,2}[.,][0-9]|)";
        let line = prop_oneof![
            8 => proptest::collection::vec(cell, 1..5).prop_map(|cells| cells.join(";")),
            1 => "#[a-z,\"; ]{0,6}",
        ];
        let header = prop_oneof![Just("id;name;names;colour"), Just("colour;names;;id"), Just("id;id;x;lon")];
        (header, proptest::collection::vec(line, 0..7), prop_oneof![Just("\n"), Just("\r\n")])
            .prop_map(|(header, lines, end)| format!("{header}{end}{}", lines.join(end)))
    }

    proptest! {
        #[test]
        fn any_bytes_are_laid_out_and_repaired_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), header in any::<bool>()) {
            let head: &[u8] = if header { b"id,name,names,longitude,latitude,country\n" } else { b"" };
            let mut document = Document::parse(&[head, &bytes].concat());
            let _ = canonical(&document, Order::Country);
            crate::curation::fix::fix(&mut document, &crate::gazetteer::Gazetteer::embedded());
            let _ = document.to_bytes();
        }

        #[test]
        fn the_form_of_a_form_is_itself_and_says_the_same(text in any_file()) {
            for order in [Order::Kept, Order::Country] {
                if let Ok(form) = canonical(&Document::parse(text.as_bytes()), order) {
                    let again = canonical(&Document::parse(form.as_bytes()), order).unwrap();
                    prop_assert_eq!(&again, &form);
                    // Line breaks inside cells become the form's too.
                    let rows = |text: &str| {
                        let text = text.replace("\r\n", "\n");
                        let (file, _) = GazetteerFile::parse("a.csv", text.as_bytes());
                        file.rows.into_iter().map(|r| (r.id, r.names)).collect::<Vec<_>>()
                    };
                    if order == Order::Kept {
                        prop_assert_eq!(rows(&text), rows(&form));
                    }
                }
            }
        }
    }
}
