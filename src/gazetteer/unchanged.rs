//! Which places of a gazetteer are the same in another, after a file was edited.

use super::Gazetteer;
use crate::model::{Place, PlaceKey};
use std::collections::HashMap;

/// The places of one gazetteer that are the same in another, by their keys there.
///
/// A place is the same where every cell, every spelling and all its containers are, and whether it is a row of the user.
/// Its key may differ: keys number the rows of a table.
#[derive(Debug, Clone, Default)]
pub struct Unchanged(HashMap<PlaceKey, PlaceKey>);

impl Unchanged {
    /// The places of `old` at `keys` that are the same in `new`.
    pub fn between(old: &Gazetteer, new: &Gazetteer, keys: impl IntoIterator<Item = PlaceKey>) -> Self {
        let mut known: HashMap<PlaceKey, Option<PlaceKey>> = HashMap::new();
        for key in keys {
            let place = known.get(&key).copied().unwrap_or_else(|| row(old, new, key));
            known.insert(key, place);
            for container in old.ancestors(key) {
                known.entry(container).or_insert_with(|| row(old, new, container));
            }
        }
        let same_containers = |key: PlaceKey, there: PlaceKey| {
            let here = old.ancestors(key).into_iter().map(|c| known.get(&c).copied().flatten());
            here.eq(new.ancestors(there).into_iter().map(Some))
        };
        let same = known.iter().filter_map(|(key, there)| Some((*key, (*there)?)));
        Self(same.filter(|(key, there)| same_containers(*key, *there)).collect())
    }

    /// The key of the same place in the other gazetteer; `None` where it has changed, is gone or was not asked about.
    pub fn key(&self, key: PlaceKey) -> Option<PlaceKey> {
        self.0.get(&key).copied()
    }
}

/// The key in `new` of a place of `old` whose row is the same there, whatever contains it.
fn row(old: &Gazetteer, new: &Gazetteer, key: PlaceKey) -> Option<PlaceKey> {
    let place = old.place(key);
    let there = new.by_id(place.id)?;
    let cells = |place| Place { key, parent: None, ..place };
    let same = cells(place) == cells(new.place(there))
        && old.is_users(key) == new.is_users(there)
        && old.spellings(key) == new.spellings(there)
        && old.demonyms(key) == new.demonyms(there);
    same.then_some(there)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "id,name,feature_class,longitude,latitude,names,parent_id\nx:1,A,A,10,50,,\nx:2,B,A,11,50,Be,x:1\n\
                        x:3,C,P,12,50,,x:2\nx:4,D,P,13,50,,\n";

    fn check(from: &str, to: &str, same: &[&str]) {
        let read = |csv: &str| Gazetteer::from_csv(&[("a.csv", csv.as_bytes())]).0;
        let (old, new) = (read(ROWS), read(&ROWS.replace(from, to)));
        let unchanged = Unchanged::between(&old, &new, old.keys());
        let found: Vec<&str> = old
            .keys()
            .filter_map(|key| Some((key, unchanged.key(key)?)))
            .map(|(key, there)| {
                assert_eq!(old.place(key).id, new.place(there).id);
                old.place(key).id
            })
            .collect();
        assert_eq!(found, same, "{from} to {to}");
    }

    #[test]
    fn a_place_changes_with_its_cells_its_spellings_and_its_containers() {
        check("", "", &["x:1", "x:2", "x:3", "x:4"]);
        check("D,P,13", "D,P,13.5", &["x:1", "x:2", "x:3"]);
        check("Be,", "Be | Bee,", &["x:1", "x:4"]);
        check("A,A,10", "A,A,10.5", &["x:4"]);
        check("x:3,C,P,12,50,,x:2", "x:3,C,P,12,50,,x:1", &["x:1", "x:2", "x:4"]);
        check("x:4,D,P,13,50,,", "", &["x:1", "x:2", "x:3"]);
        // Rows before it shift its key.
        check("x:1,A", "x:0,New,P,20,50,,\nx:1,A", &["x:1", "x:2", "x:3", "x:4"]);
    }
}
