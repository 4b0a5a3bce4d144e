//! What differs between two gazetteers, row by row.

use super::cells::{cells, spellings};
use super::rows::id_order;
use crate::gazetteer::row::{COLUMNS, Row, SpellingEdit};
use crate::geodesy::{LngLat, Metres, bearing, distance};
use std::collections::{BTreeMap, HashSet};

/// The differences of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowDiff {
    /// The id.
    pub id: String,
    /// The name: the new one, or, of a row that is gone, the old one; empty where neither row gives it.
    pub name: String,
    /// What differs; never empty.
    pub changes: Vec<Change>,
}

/// One difference of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The row is new. What it is and where, as far as it says.
    Added {
        /// Class, code and country: `P.PPL, CD`.
        kind: String,
        /// Its position.
        position: Option<LngLat>,
    },
    /// The row is gone.
    Removed,
    /// The position differs.
    Moved {
        /// The old one.
        from: LngLat,
        /// The new one.
        to: LngLat,
        /// How far apart they are.
        distance: Metres,
    },
    /// Spellings or demonyms came, or went.
    Spellings {
        /// `names` or `demonyms`.
        column: &'static str,
        /// Those that only the new row has.
        gained: Vec<SpellingEdit>,
        /// Those that only the old row has.
        lost: Vec<SpellingEdit>,
    },
    /// Another cell differs; empty where a row does not give it.
    Cell {
        /// The column.
        column: &'static str,
        /// The old cell.
        from: String,
        /// The new cell.
        to: String,
    },
}

/// What differs between the rows `old` and `new`, by id.
///
/// # Shape
/// By scheme and number of the ids. Each id stands once in each list; of several rows of one id the last counts.
pub fn diff(old: Vec<Row>, new: Vec<Row>) -> Vec<RowDiff> {
    // By the order of ids, the old row and the new one.
    let mut pairs: BTreeMap<_, (Option<Row>, Option<Row>)> = BTreeMap::new();
    for row in old {
        let pair = pairs.entry(id_order(&row.id)).or_default();
        pair.0 = Some(row);
    }
    for row in new {
        let pair = pairs.entry(id_order(&row.id)).or_default();
        pair.1 = Some(row);
    }
    pairs.into_values().filter_map(|(old, new)| row_diff(old.as_ref(), new.as_ref())).collect()
}

fn row_diff(old: Option<&Row>, new: Option<&Row>) -> Option<RowDiff> {
    let row = new.or(old)?;
    let changes = match (old, new) {
        (Some(old), Some(new)) => changes(old, new),
        (None, Some(new)) => vec![Change::Added { kind: kind(new), position: position(new) }],
        _ => vec![Change::Removed],
    };
    let name = row.name.as_ref().or_else(|| old?.name.as_ref()).cloned().unwrap_or_default();
    (!changes.is_empty()).then(|| RowDiff { id: row.id.clone(), name, changes })
}

fn kind(row: &Row) -> String {
    let class = row.feature_class.map(|class| class.letter().to_string());
    let code = row.feature_code.as_ref().map(|code| format!(".{code}"));
    let kind = format!("{}{}", class.unwrap_or_default(), code.unwrap_or_default());
    let parts = [kind, row.country.clone().unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn position(row: &Row) -> Option<LngLat> {
    LngLat::new(row.longitude?, row.latitude?).ok()
}

fn changes(old: &Row, new: &Row) -> Vec<Change> {
    let mut changes = Vec::new();
    let moved = match (position(old), position(new)) {
        (Some(from), Some(to)) if from != to => Some((from, to)),
        _ => None,
    };
    changes.extend(moved.map(|(from, to)| Change::Moved { from, to, distance: distance(from, to) }));
    for ((column, from), to) in COLUMNS.into_iter().zip(cells(old)).zip(cells(new)) {
        match column {
            _ if from == to => {}
            "longitude" | "latitude" if moved.is_some() => {}
            "names" => changes.extend(spelling_change(column, &old.names, &new.names)),
            "demonyms" => changes.extend(spelling_change(column, &old.demonyms, &new.demonyms)),
            _ => changes.push(Change::Cell { column, from, to }),
        }
    }
    changes
}

/// Which spellings came and went; nothing where only their order differs.
fn spelling_change(column: &'static str, old: &[SpellingEdit], new: &[SpellingEdit]) -> Option<Change> {
    let without = |these: &[SpellingEdit], those: &[SpellingEdit]| -> Vec<SpellingEdit> {
        let written = |s: &SpellingEdit| spellings(std::slice::from_ref(s));
        let there: HashSet<String> = those.iter().map(written).collect();
        these.iter().filter(|s| !there.contains(&written(s))).cloned().collect()
    };
    let (gained, lost) = (without(new, old), without(old, new));
    (!gained.is_empty() || !lost.is_empty()).then_some(Change::Spellings { column, gained, lost })
}

impl std::fmt::Display for RowDiff {
    /// One sentence: `Bərdə (gn:587057) moved 1.24 km to the north-east and gained the spelling Berde.`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.name.is_empty() {
            write!(f, "{} ", self.id)?;
        } else {
            write!(f, "{} ({}) ", self.name, self.id)?;
        }
        let parts: Vec<String> = self.changes.iter().flat_map(sentence_parts).collect();
        match parts.split_last() {
            Some((last, [])) => write!(f, "{last}."),
            Some((last, before)) => write!(f, "{} and {last}.", before.join(", ")),
            None => write!(f, "is the same."),
        }
    }
}

fn sentence_parts(change: &Change) -> Vec<String> {
    match change {
        Change::Added { kind, position } => {
            let kind = if kind.is_empty() { String::new() } else { format!(" ({kind})") };
            vec![match position {
                Some(at) => format!("was added{kind} at {at}"),
                None => format!("was added{kind}, without a position of its own"),
            }]
        }
        Change::Removed => vec!["was removed".to_owned()],
        Change::Moved { from, to, distance } => {
            let length = if distance.0 < 1000.0 {
                format!("{:.0} m", distance.0)
            } else {
                format!("{:.1} km", distance.km())
            };
            vec![format!("moved {length} to the {} (to {to})", compass(bearing(*from, *to)))]
        }
        Change::Spellings { column, gained, lost } => {
            let noun = if *column == "names" { "spelling" } else { "demonym" };
            let listed = |verb: &str, list: &[SpellingEdit]| {
                let plural = if list.len() == 1 { "" } else { "s" };
                (!list.is_empty()).then(|| format!("{verb} the {noun}{plural} {}", spellings(list)))
            };
            listed("gained", gained).into_iter().chain(listed("lost", lost)).collect()
        }
        Change::Cell { column: "name", from, to } if !from.is_empty() && !to.is_empty() => {
            vec![format!("was renamed from {from}")]
        }
        Change::Cell { column, from, to } => vec![match (from.as_str(), to.as_str()) {
            ("", to) => format!("got the {column} {to}"),
            (from, "") => format!("lost its {column} {from}"),
            (from, to) => format!("changed its {column} from {from} to {to}"),
        }],
    }
}

/// The point of the compass nearest to a bearing.
fn compass(bearing: f64) -> &'static str {
    const POINTS: [&str; 8] =
        ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
    let point = (bearing / 45.0).round() as usize % POINTS.len();
    POINTS.get(point).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::row::read;

    const HEADER: &str = "id,name,feature_class,feature_code,country,longitude,latitude,radius_m,names,demonyms,parent_id,status,note";

    fn check(old: &str, new: &str, expect: &[&str]) {
        let rows = |rows: &str| {
            let (rows, bad) = read("x", &format!("{HEADER}\n{rows}\n"));
            assert_eq!(bad, []);
            rows
        };
        let got: Vec<String> = diff(rows(old), rows(new)).iter().map(ToString::to_string).collect();
        assert_eq!(got, expect);
    }

    const BARDA: &str = "gn:587057,Bərdə,P,PPLA,AZ,47.12619,40.37577,3500,en:Barda | Berde,,gn:587056,,";

    #[test]
    fn each_row_is_a_sentence() {
        check(BARDA, BARDA, &[]);
        check(BARDA, &BARDA.replace("en:Barda | Berde", "Berde | en:Barda"), &[]);
        check("", BARDA, &["Bərdə (gn:587057) was added (P.PPLA, AZ) at 47.12619,40.37577."]);
        check(BARDA, "", &["Bərdə (gn:587057) was removed."]);
        check("", "gn:1,,,,,,,,,,,never,", &["gn:1 was added, without a position of its own."]);
        check(
            BARDA,
            &BARDA.replace("40.37577", "40.38577"),
            &["Bərdə (gn:587057) moved 1.1 km to the north (to 47.12619,40.38577)."],
        );
        check(
            BARDA,
            &BARDA
                .replace("Berde", "ru:Барда | Бэрдэ")
                .replace("Bərdə", "Barda City")
                .replace("3500", "5000")
                .replace(",,gn:587056,,", ",Bardans,gn:587056,contested,"),
            &[
                "Barda City (gn:587057) was renamed from Bərdə, changed its radius_m from 3500 to 5000, gained the spellings ru:Барда | Бэрдэ, lost the spelling Berde, gained the demonym Bardans and got the status contested.",
            ],
        );
    }

    #[test]
    fn rows_come_in_the_order_of_their_numbers() {
        let row = |id: &str| format!("{id},A,P,,,1,1,,,,,,");
        let old = [row("gn:10"), row("gn:9"), row("local:b")].join("\n");
        check(&old, "", &["A (gn:9) was removed.", "A (gn:10) was removed.", "A (local:b) was removed."]);
    }

    #[test]
    fn bearings_have_their_names() {
        for (degrees, word) in
            [(0.0, "north"), (22.4, "north"), (22.6, "north-east"), (359.0, "north"), (270.0, "west")]
        {
            assert_eq!(compass(degrees), word, "{degrees}");
        }
    }
}
