//! Columns of JSON values, each value kept once.

use serde_json::Value;
use std::collections::HashMap;
use std::ops::Range;

/// One column: a number a row into the list of its distinct values, which are JSON texts.
#[derive(Debug, Default)]
struct Column {
    distinct: Vec<String>,
    numbers: HashMap<String, u32>,
    rows: Vec<u32>,
}

const NULL: &str = "null";

impl Column {
    fn push(&mut self, value: &Value) {
        let text = value.to_string();
        let number = match self.numbers.get(&text) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(self.distinct.len()).unwrap_or(u32::MAX);
                self.distinct.push(text.clone());
                self.numbers.insert(text, number);
                number
            }
        };
        self.rows.push(number);
    }

    fn pad(&mut self, rows: usize) {
        while self.rows.len() < rows {
            self.push(&Value::Null);
        }
    }

    fn text(&self, number: u32) -> &str {
        self.distinct.get(number as usize).map_or(NULL, String::as_str)
    }

    /// The rows of `range` as JSON: `{"c":value}` where all are the same, `{"d":[values],"v":[numbers]}` where values come again,
    /// else a list.
    fn write(&self, range: Range<usize>, out: &mut String) {
        let rows = self.rows.get(range).unwrap_or_default();
        let mut renumbered: HashMap<u32, usize> = HashMap::new();
        let mut order = Vec::new();
        for row in rows {
            renumbered.entry(*row).or_insert_with(|| {
                order.push(*row);
                order.len() - 1
            });
        }
        if let [only] = order.as_slice() {
            out.push_str(&format!("{{\"c\":{}}}", self.text(*only)));
        } else if order.len() * 2 > rows.len() {
            list(rows.iter().map(|row| self.text(*row)), out);
        } else {
            out.push_str("{\"d\":");
            list(order.iter().map(|row| self.text(*row)), out);
            out.push_str(",\"v\":");
            let numbers: Vec<String> = rows.iter().map(|row| renumbered[row].to_string()).collect();
            list(numbers.iter().map(String::as_str), out);
            out.push('}');
        }
    }
}

/// The JSON list of these JSON texts.
pub(super) fn list<'a>(items: impl IntoIterator<Item = &'a str>, out: &mut String) {
    out.push('[');
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(item);
    }
    out.push(']');
}

/// The most columns; layers have some sixty. A file whose rows each bring a name of their own would fill the memory with nulls.
const MOST_COLUMNS: usize = 256;

/// Named columns of the same length.
#[derive(Debug, Default)]
pub(super) struct Columns {
    names: Vec<String>,
    columns: Vec<Column>,
    rows: usize,
}

impl Columns {
    /// Adds a row; what it lacks of the columns is null, and a new name becomes a column that was null so far, as long as there are
    /// fewer than 256.
    pub(super) fn push<'v>(&mut self, row: impl IntoIterator<Item = (&'v str, &'v Value)>) {
        for (index, (name, value)) in row.into_iter().enumerate() {
            // Rows mostly have the same names in the same order.
            let expected = self.names.get(index).is_some_and(|known| known == name).then_some(index);
            let at = match expected.or_else(|| self.names.iter().position(|known| known == name)) {
                Some(at) => at,
                None if self.names.len() == MOST_COLUMNS => continue,
                None => {
                    self.names.push(name.to_owned());
                    self.columns.push(Column::default());
                    self.names.len() - 1
                }
            };
            if let Some(column) = self.columns.get_mut(at) {
                column.pad(self.rows);
                // A name that comes twice in a row holds its first value.
                if column.rows.len() == self.rows {
                    column.push(value);
                }
            }
        }
        self.rows += 1;
    }

    /// The rows of `range` as a JSON object of columns, in the order in which they first came. Columns of nulls are left out.
    pub(super) fn write(&mut self, range: Range<usize>, out: &mut String) {
        out.push('{');
        let mut first = true;
        for (name, column) in self.names.iter().zip(&mut self.columns) {
            column.pad(self.rows);
            let rows = column.rows.get(range.clone()).unwrap_or_default();
            if rows.iter().all(|row| column.distinct.get(*row as usize).is_none_or(|text| text == NULL)) {
                continue;
            }
            if !first {
                out.push(',');
            }
            first = false;
            out.push_str(&Value::from(name.as_str()).to_string());
            out.push(':');
            column.write(range.clone(), out);
        }
        out.push('}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(rows: &[Value]) -> Value {
        let mut columns = Columns::default();
        for row in rows {
            columns.push(row.as_object().unwrap().iter().map(|(k, v)| (k.as_str(), v)));
        }
        let mut text = String::new();
        columns.write(0..rows.len(), &mut text);
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn a_column_is_written_the_shortest_way() {
        let rows = [
            json!({"id": "a", "country": "Chad", "weapon": null, "run": 1}),
            json!({"id": "b", "country": "Chad", "weapon": null, "run": 1}),
            json!({"id": "c", "country": "Mali", "weapon": null, "run": 1}),
            json!({"id": "d", "country": "Chad", "weapon": null, "run": 1, "late": true}),
        ];
        assert_eq!(
            written(&rows),
            json!({
                "id": ["a", "b", "c", "d"],
                "country": {"d": ["Chad", "Mali"], "v": [0, 0, 1, 0]},
                "run": {"c": 1},
                "late": {"d": [null, true], "v": [0, 0, 0, 1]},
            })
        );
    }

    #[test]
    fn rows_with_names_of_their_own_do_not_fill_the_memory() {
        let rows: Vec<Value> = (0..2_000).map(|n| json!({"id": n, format!("own {n}"): n})).collect();
        let written = written(&rows);
        assert_eq!(written.as_object().unwrap().len(), MOST_COLUMNS);
        assert_eq!(written["id"][1_999], 1_999);
    }

    #[test]
    fn no_rows_are_no_columns() {
        assert_eq!(written(&[]), json!({}));
    }
}
