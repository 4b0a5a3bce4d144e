//! One row as a line of the GeoNames dump.

use crate::gazetteer::row::Row;
use std::io::{self, Write};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a row can be a line of the dump: its id is a GeoNames number, and it has a name and a position.
pub fn is_written(row: &Row) -> bool {
    number(row).is_some() && row.name.is_some() && row.longitude.is_some() && row.latitude.is_some()
}

fn number(row: &Row) -> Option<&str> {
    row.id.strip_prefix("gn:").filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Writes `row` as a line; columns of which a row says nothing are empty.
pub(super) fn write(row: &Row, out: &mut dyn Write) -> io::Result<()> {
    let degrees = |cell: Option<f64>| cell.map(|n| n.to_string()).unwrap_or_default();
    let plain = |cell: &Option<String>| clean(cell.as_deref().unwrap_or_default());
    let mut names: Vec<String> = Vec::new();
    for spelling in row.names.iter().filter(|s| !s.remove && !s.text.contains(',')) {
        let text = clean(&spelling.text);
        if !names.contains(&text) {
            names.push(text);
        }
    }
    let name = row.name.as_deref().unwrap_or_default();
    let cells: [String; 19] = [
        number(row).unwrap_or_default().to_owned(),
        clean(name),
        ascii(name).unwrap_or_default(),
        names.join(","),
        degrees(row.latitude),
        degrees(row.longitude),
        super::geonames::letter(row.feature_class),
        plain(&row.feature_code),
        plain(&row.country),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        row.population.unwrap_or_default().to_string(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
    ];
    writeln!(out, "{}", cells.join("\t"))
}

/// A cell without the characters that end one.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The name in ASCII, its marks taken off; `None` where letters remain that have no plain form.
fn ascii(name: &str) -> Option<String> {
    let mut ascii = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ə' | 'Ə' => ascii.push(if c == 'ə' { 'a' } else { 'A' }),
            'ı' => ascii.push('i'),
            'ø' | 'Ø' => ascii.push(if c == 'ø' { 'o' } else { 'O' }),
            'ł' | 'Ł' => ascii.push(if c == 'ł' { 'l' } else { 'L' }),
            'đ' | 'Đ' => ascii.push(if c == 'đ' { 'd' } else { 'D' }),
            'ß' => ascii.push_str("ss"),
            'æ' | 'Æ' => ascii.push_str(if c == 'æ' { "ae" } else { "AE" }),
            '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{2BB}' => ascii.push('\''),
            c if c.is_ascii() && !c.is_control() => ascii.push(c),
            _ => return None,
        }
    }
    Some(ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_marks_or_are_left_out() {
        for (name, want) in [
            ("Gəncə", Some("Ganca")),
            ("İşıqlı", Some("Isiqli")),
            ("Łódź", Some("Lodz")),
            ("Step’anakert", Some("Step'anakert")),
            ("Гянджа", None),
        ] {
            assert_eq!(ascii(name).as_deref(), want, "{name}");
        }
    }
}
