//! Gazetteer files of our own, in their canonical form: all columns, commas, LF, quotes where a cell needs them.

use crate::gazetteer::row::{COLUMNS, Row};
use std::io::{self, Write};

pub use crate::curation::cells::cells;

/// Writes `rows` as a gazetteer file, in their order.
///
/// # Errors
/// Those of `out`.
pub fn write<'a>(rows: impl IntoIterator<Item = &'a Row>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(out);
    writer.write_record(COLUMNS)?;
    for row in rows {
        writer.write_record(cells(row))?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::row::read;

    #[test]
    fn written_rows_are_read_again() {
        let text = format!(
            "{}\n{}\n{}\n",
            COLUMNS.join(","),
            "gn:586523,Gəncə,P,PPLA,AZ,Gəncə,,46.36134,40.68157,8000,335600,az:Gəncə | -ru:Кировабад | Gandzha,Ganjali,gn:586522,1918-05-28,2020-01-01,contested,geonames; curated,CC BY 4.0,\"a \"\"note\"\", quoted\"",
            "local:x,,,,,,,,,,,,,,,,never,,,"
        );
        let (rows, bad) = read("a.csv", &text);
        assert_eq!(bad, []);
        let mut bytes = Vec::new();
        write(&rows, &mut bytes).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), text);
    }
}
