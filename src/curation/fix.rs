//! The repairs that need no judgement: each changes how a cell is written, or what it can only have meant.

use super::degrees::plain_degrees;
use super::lint::class_of_code;
use super::lint::position::are_swapped;
use super::lint::spelling::{has_odd_space, is_invisible, repetitions, without_mojibake};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::document::{Document, RowId};
use crate::gazetteer::number;
use crate::gazetteer::row::{SpellingEdit, spelling_edits};
use std::collections::HashMap;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// One repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The line of the row, counted from 1.
    pub line: u64,
    /// The column.
    pub column: &'static str,
    /// The rule of lint that it satisfies.
    pub rule: &'static str,
    /// What the cell said.
    pub before: String,
    /// What it says now; empty for a row that was taken away.
    pub after: String,
}

/// Repairs a document, and says what it did, by line.
///
/// White space, invisible characters, NFC, mojibake that goes back, case of classes and codes, numbers with commas and degree
/// signs, `;` between spellings, spellings and rows that stand twice, a class that the code implies, and coordinates that lie in
/// their country only when swapped. A second time changes nothing.
///
/// # Examples
/// ```
/// use incident_mapper::{curation::fix::fix, gazetteer::document::Document};
/// use incident_mapper::gazetteer::Gazetteer;
/// let mut file = Document::parse("id;name;longitude\nx:1;GÉ™ncÉ™;46,36° E\n".as_bytes());
/// let rules: Vec<_> = fix(&mut file, &Gazetteer::embedded()).into_iter().map(|r| r.rule).collect();
/// assert_eq!(rules, ["mojibake", "number-form"]);
/// assert_eq!(file.edited(), "id;name;longitude\nx:1;Gəncə;46.36\n");
/// ```
pub fn fix(document: &mut Document, base: &Gazetteer) -> Vec<Repair> {
    let mut repairs = Vec::new();
    let columns: Vec<&'static str> = document.columns().collect();
    let rows: Vec<RowId> = document.rows().collect();
    for row in &rows {
        for column in &columns {
            let mut after = document.value(*row, column).into_owned();
            let steps = steps(column);
            // One repair can lay open another: letters may be seen to be mojibake once they are composed. It ends: mojibake that goes
            // back leaves fewer characters, and the letters that are more when composed are none that it is made of.
            while let Some((rule, repaired)) =
                steps.iter().find_map(|(rule, step)| Some((*rule, step(&after)?)))
            {
                // As it is read again: white space at an end does not count.
                let repaired = repaired.trim();
                tell(document, *row, column, rule, &after, repaired, &mut repairs);
                after = repaired.to_owned();
            }
            document.set(*row, column, &after);
        }
        repeated(document, *row, &mut repairs);
        missing_class(document, *row, base, &mut repairs);
        swapped(document, *row, base, &mut repairs);
    }
    twins(document, &rows, &mut repairs);
    repairs.sort_by_key(|repair| repair.line);
    repairs
}

type Step = fn(&str) -> Option<String>;

/// What is done to the cells of a column, in order.
fn steps(column: &str) -> Vec<(&'static str, Step)> {
    let text: [(&'static str, Step); 4] = [
        ("invisible-character", without_invisible),
        ("white-space", with_plain_space),
        ("mojibake", without_mojibake),
        ("not-nfc", composed),
    ];
    match column {
        "name" | "admin1" | "admin2" => text.to_vec(),
        "names" | "demonyms" => {
            let mut steps: Vec<(&'static str, Step)> = vec![("wrong-separator", separated)];
            steps.extend(text);
            steps
        }
        "id" | "parent_id" => vec![("invisible-character", without_invisible)],
        "feature_class" | "feature_code" | "country" => {
            vec![("invisible-character", without_invisible), ("letter-case", upper)]
        }
        "longitude" => vec![("number-form", |cell| plain_degrees(cell, "longitude"))],
        "latitude" => vec![("number-form", |cell| plain_degrees(cell, "latitude"))],
        "radius_m" => vec![("number-form", plain_decimal)],
        "population" => vec![("number-form", plain_whole)],
        _ => Vec::new(),
    }
}

fn tell(
    document: &Document,
    row: RowId,
    column: &'static str,
    rule: &'static str,
    before: &str,
    after: &str,
    repairs: &mut Vec<Repair>,
) {
    let line = document.line(row).unwrap_or_default();
    repairs.push(Repair { line, column, rule, before: before.to_owned(), after: after.to_owned() });
}

fn without_invisible(cell: &str) -> Option<String> {
    cell.chars().any(is_invisible).then(|| cell.chars().filter(|c| !is_invisible(*c)).collect())
}

/// One plain space for each stretch of white space.
fn with_plain_space(cell: &str) -> Option<String> {
    has_odd_space(cell).then(|| cell.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn composed(cell: &str) -> Option<String> {
    (!is_nfc(cell)).then(|| cell.nfc().collect())
}

fn upper(cell: &str) -> Option<String> {
    let upper = cell.to_ascii_uppercase();
    (upper != cell).then_some(upper)
}

/// Spellings parted by `;` parted by ` | `: no place's name has a semicolon.
fn separated(cell: &str) -> Option<String> {
    cell.contains(';').then(|| {
        cell.split([';', '|'])
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
            .collect::<Vec<_>>()
            .join(" | ")
    })
}

/// A number with its own digits, a point and no spaces.
fn plain_decimal(cell: &str) -> Option<String> {
    number::decimal(cell)?;
    let plain: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = if plain.contains('.') { plain } else { plain.replacen(',', ".", 1) };
    let plain = plain.replace('\u{2212}', "-");
    (plain != cell).then_some(plain)
}

fn plain_whole(cell: &str) -> Option<String> {
    let plain = number::whole(cell)?.to_string();
    (plain != cell).then_some(plain)
}

fn repeated(document: &mut Document, row: RowId, repairs: &mut Vec<Repair>) {
    for column in ["names", "demonyms"] {
        let cell = document.value(row, column).into_owned();
        let mut list = spelling_edits(&cell);
        let name = document.value(row, "name").into_owned();
        let name = (column == "names" && !name.is_empty()).then_some(name);
        let repeated = repetitions(name.as_deref(), &list);
        if repeated.is_empty() {
            continue;
        }
        let mut at = 0;
        list.retain(|_| {
            at += 1;
            repeated.binary_search(&(at - 1)).is_err()
        });
        let after = spellings_cell(&list);
        tell(document, row, column, "repeated-spelling", &cell, &after, repairs);
        document.set(row, column, &after);
    }
}

/// A `names` or `demonyms` cell of these entries.
pub(super) fn spellings_cell(list: &[SpellingEdit]) -> String {
    let entry = |edit: &SpellingEdit| {
        let minus = if edit.remove { "-" } else { "" };
        let tag = edit.language.as_ref().map_or(String::new(), |tag| format!("{tag}:"));
        format!("{minus}{tag}{}", edit.text)
    };
    list.iter().map(entry).collect::<Vec<_>>().join(" | ")
}

fn missing_class(document: &mut Document, row: RowId, base: &Gazetteer, repairs: &mut Vec<Repair>) {
    let is_new = base.by_id(&document.value(row, "id")).is_none();
    if !is_new || !document.value(row, "feature_class").is_empty() {
        return;
    }
    if let Some(class) = class_of_code(&document.value(row, "feature_code")) {
        let letter = class.letter().to_string();
        tell(document, row, "feature_class", "missing-class", "", &letter, repairs);
        document.set(row, "feature_class", &letter);
    }
}

fn swapped(document: &mut Document, row: RowId, base: &Gazetteer, repairs: &mut Vec<Repair>) {
    let (lng, lat) =
        (document.value(row, "longitude").into_owned(), document.value(row, "latitude").into_owned());
    let (Some(x), Some(y)) = (number::decimal(&lng), number::decimal(&lat)) else { return };
    let mut country = document.value(row, "country").into_owned();
    if country.is_empty()
        && let Some(key) = base.by_id(&document.value(row, "id"))
    {
        country = base.place(key).country.to_owned();
    }
    if are_swapped(&country, x, y) {
        for (column, before, after) in [("longitude", &lng, &lat), ("latitude", &lat, &lng)] {
            tell(document, row, column, "swapped-coordinates", before, after, repairs);
            document.set(row, column, after);
        }
    }
}

/// Takes away rows that say in every cell what an earlier one says.
fn twins(document: &mut Document, rows: &[RowId], repairs: &mut Vec<Repair>) {
    let mut first: HashMap<String, RowId> = HashMap::new();
    for row in rows {
        let id = document.value(*row, "id").into_owned();
        match first.get(&id) {
            Some(earlier) if document.are_equal(*earlier, *row) => {
                tell(document, *row, "id", "duplicate-id", &id, "", repairs);
                document.remove(*row);
            }
            Some(_) => {}
            None => drop(first.insert(id, *row)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEADER: &str = "id;name;feature_class;feature_code;country;longitude;latitude;names";

    fn check(row: &str, rules: &[&str], repaired: &str) {
        let text = format!("# mine\r\n{HEADER}\r\n{row}\r\n");
        let mut file = Document::parse(text.as_bytes());
        let got: Vec<_> = fix(&mut file, &Gazetteer::embedded()).iter().map(|r| r.rule).collect();
        assert_eq!(got, rules, "{row}");
        assert_eq!(file.edited(), format!("# mine\r\n{HEADER}\r\n{repaired}\r\n"));
        let mut again = Document::parse(file.edited().as_bytes());
        assert_eq!(fix(&mut again, &Gazetteer::embedded()), [], "{row}");
        for rule in rules {
            assert!(super::super::lint::rule(rule).is_some(), "{rule}");
        }
    }

    #[test]
    fn each_repair_names_its_rule() {
        check("x:1;A;P;PPL;AZ;47.1;39.5;B", &[], "x:1;A;P;PPL;AZ;47.1;39.5;B");
        check("x:1;A\u{200B}b;P;;;;;", &["invisible-character"], "x:1;Ab;P;;;;;");
        check("x:1;New \u{A0} Grad ;P;;;;;", &["white-space"], "x:1;New Grad;P;;;;;");
        check("x:1;FÃ¼zuli;P;;;;;KÃ¶ln", &["mojibake", "mojibake"], "x:1;Füzuli;P;;;;;Köln");
        check("x:1;Fu\u{308}zuli;P;;;;;", &["not-nfc"], "x:1;Füzuli;P;;;;;");
        check("x:1;Ã°E\u{308}°;P;;;;;", &["not-nfc", "mojibake"], "x:1;ð˰;P;;;;;");
        check("x:1;Ab \u{200B};P;;;;;Ab", &["invisible-character", "repeated-spelling"], "x:1;Ab;P;;;;;");
        check("x:1;A;p;ppl;az;;;", &["letter-case"; 3], "x:1;A;P;PPL;AZ;;;");
        check("x:1;A;P;PPL;;47,1;39.5° N;", &["number-form"; 2], "x:1;A;P;PPL;;47.1;39.5;");
        check("x:1;A;P;PPL;AZ;39.5;47.1;", &["swapped-coordinates"; 2], "x:1;A;P;PPL;AZ;47.1;39.5;");
        check("x:1;A;P;PPL;IS;64.1;-21.9;", &["swapped-coordinates"; 2], "x:1;A;P;PPL;IS;-21.9;64.1;");
        check("x:1;A;P;PPL;AU;-25.3;131.0;", &["swapped-coordinates"; 2], "x:1;A;P;PPL;AU;131.0;-25.3;");
        check("x:1;A;P;PPL;IR;45.6;39.5;", &[], "x:1;A;P;PPL;IR;45.6;39.5;");
        check("x:1;A;;ADM1;;;;", &["missing-class"], "x:1;A;A;ADM1;;;;");
        check("gn:586523;;;PPLA;;;;", &[], "gn:586523;;;PPLA;;;;");
        check("x:1;A;P;;;;;\"B; ru:В | C\"", &["wrong-separator"], "x:1;A;P;;;;;\"B | ru:В | C\"");
        check("x:1;A;P;;;;;A | B|en:B", &["repeated-spelling"], "x:1;A;P;;;;;en:B");
        check("x:1;A;P;;;;;\r\nx:1;A;P", &["duplicate-id"], "x:1;A;P;;;;;");
        check("x:1;A;P;;;;;\r\nx:1;B;P", &[], "x:1;A;P;;;;;\r\nx:1;B;P");
    }

    proptest! {
        #[test]
        fn a_second_repair_changes_nothing(cells in proptest::collection::vec("[aÃ¼ə\u{200B}\u{308}\u{A0} ;|:0-9.,°NE'-]{0,8}", 8), names in "[ABab:|; -]{0,14}") {
            let mut cells: Vec<String> = cells.iter().map(|c| format!("\"{c}\"")).collect();
            cells[7] = format!("\"{names}\"");
            let text = format!("{HEADER}\n{}\n", cells.join(";"));
            let mut file = Document::parse(text.as_bytes());
            let base = Gazetteer::embedded();
            fix(&mut file, &base);
            let mut again = Document::parse(file.edited().as_bytes());
            prop_assert_eq!(fix(&mut again, &base), []);
        }
    }
}
