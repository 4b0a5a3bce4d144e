//! GeoNames' tables of divisions, `admin1CodesASCII.txt` and `admin2Codes.txt`: code, name, ASCII name, GeoNames number.

use super::{Reading, lines};
use std::collections::HashMap;
use std::io::{self, BufRead};

/// A division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Its id (`gn:587056`).
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Divisions by the codes of the dump.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Divisions {
    by_code: HashMap<String, Division>,
}

/// Lines of these tables have four short columns.
const LONGEST: usize = 1 << 14;

impl Divisions {
    /// Adds the divisions of a table, of either level; what is wrong with its lines goes to the sink.
    ///
    /// # Errors
    /// Those of `input`.
    pub fn add(&mut self, input: &mut dyn BufRead, reading: &mut Reading<'_>) -> io::Result<()> {
        lines::each_line(input, LONGEST, reading, &mut |reading, number, text| {
            let cells: Vec<&str> = text.split('\t').collect();
            match cells.as_slice() {
                [""] => {}
                &[code, name, _, id] if !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()) => {
                    let division = Division { id: format!("gn:{id}"), name: name.trim().to_owned() };
                    self.by_code.insert(code.to_owned(), division);
                }
                _ => reading.bad(
                    number,
                    "division-code",
                    "the line is not a code, a name, an ASCII name and a GeoNames number between tabs",
                    "give GeoNames' `admin1CodesASCII.txt` or `admin2Codes.txt`",
                ),
            }
        })
    }

    /// The division of a country by its first-level code, or by both its codes where `second` is not empty.
    pub fn get(&self, country: &str, first: &str, second: &str) -> Option<&Division> {
        if first.is_empty() {
            return None;
        }
        let code = if second.is_empty() {
            format!("{country}.{first}")
        } else {
            format!("{country}.{first}.{second}")
        };
        self.by_code.get(&code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::places::findings;

    #[test]
    fn both_levels_are_found_by_their_codes() {
        let table = "AZ.12\tBərdə\tBarda\t587056\nUS.CA.037\tLos Angeles County\tLos Angeles County\t5368381\n\nAZ.13\tx\n";
        let mut divisions = Divisions::default();
        let bad = findings(|reading| divisions.add(&mut table.as_bytes(), reading).unwrap());
        let id = |country, first, second| divisions.get(country, first, second).map(|d| d.id.as_str());
        assert_eq!(id("AZ", "12", ""), Some("gn:587056"));
        assert_eq!(id("US", "CA", "037"), Some("gn:5368381"));
        assert_eq!(id("US", "CA", "038"), None);
        assert_eq!(id("AZ", "", ""), None);
        assert_eq!(bad.iter().map(|d| d.line).collect::<Vec<_>>(), [Some(4)]);
    }
}
