//! Names of columns for databases, which tell no case apart and keep some names for themselves.

use super::table::Schema;
use std::collections::{HashMap, HashSet};

/// The names of the fields, changed where they differ from another's, or from a `reserved` one, in case only.
pub(super) fn distinct(schema: &Schema, reserved: &[&str]) -> Vec<String> {
    let stated = schema.fields.iter().map(|field| field.name.as_str());
    numbered(stated, reserved, str::to_lowercase)
}

/// The `stated` names, those with a number behind them whose `key` is another's before them or a `reserved` one.
pub(super) fn numbered<'a>(
    stated: impl Iterator<Item = &'a str>,
    reserved: &[&str],
    key: impl Fn(&str) -> String,
) -> Vec<String> {
    let mut taken: HashSet<String> = reserved.iter().map(|name| key(name)).collect();
    // Where to go on counting: thousands of columns of one name are counted once.
    let mut counts: HashMap<String, usize> = HashMap::new();
    stated
        .map(|stated| {
            let stated = if stated.is_empty() { "field" } else { stated };
            let mut name = stated.to_owned();
            let count = counts.entry(key(stated)).or_insert(1);
            while !taken.insert(key(&name)) {
                *count += 1;
                name = format!("{stated}_{count}");
            }
            name
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::table::Field;
    use super::*;
    use crate::layer::kinds::Kind;

    #[test]
    fn names_that_a_database_would_take_for_one_are_told_apart() {
        let field = |name: &str| Field { name: name.to_owned(), kind: Kind::Text };
        let schema =
            Schema { fields: ["id", "ID", "Geom", "", "id"].map(field).to_vec(), ..Schema::default() };
        assert_eq!(distinct(&schema, &["geom"]), ["id", "ID_2", "Geom_2", "field", "id_3"]);
    }
}
