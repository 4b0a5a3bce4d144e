//! JSON: a list of reports, an object that holds such a list, or one report.

use std::cell::Cell;
use std::fmt;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::error;
use super::jsonl::{malformed, not_an_object};
use super::record::{self, Place};
use super::run::Run;
use super::source::{Source, broken};

/// The keys under which news interfaces hand out their list of reports.
const LISTS: [&str; 8] =
    ["articles", "reports", "documents", "docs", "items", "results", "stories", "entries"];

/// Reads a JSON file element by element, so that a long list does not have to fit in memory.
pub(super) fn read(source: &Source<'_>, mut reader: impl BufRead, run: &mut Run<'_>) {
    if reader.fill_buf().is_ok_and(|head| head.starts_with(b"\xEF\xBB\xBF")) {
        reader.consume(3);
    }
    let position = Rc::new(Position::default());
    let guarded = Guarded { inner: reader, position: Rc::clone(&position), limit: run.options.raw_limit() };
    let mut json = serde_json::Deserializer::from_reader(guarded);
    let mut walk = Walk { source, position: &position, run, count: 0 };
    let mut result = Top(&mut walk).deserialize(&mut json);
    if result.is_ok() {
        result = json.end();
    }
    let count = walk.count;
    match result {
        Ok(()) if count == 0 => {
            run.diagnose(
                error("no-reports", source.path, "the file holds no report")
                    .hint("a list of objects is expected, as in `[{\"id\": \"a1\", \"text\": \"...\"}]`"),
            );
        }
        Ok(()) => {}
        Err(e) if e.is_io() => {
            let line = position.line();
            run.diagnose(broken(source.path, &e.into()).at_line(line));
        }
        Err(e) => {
            let line = e.line().max(1) as u64;
            run.diagnose(
                malformed(&e, source.path)
                    .at_line(line)
                    .hint(format!("the `{count}` records before it were read; what follows it was not")),
            );
        }
    }
}

/// How far reading has come.
#[derive(Debug, Default)]
struct Position {
    newlines: Cell<u64>,
    /// Bytes since the last record.
    pending: Cell<usize>,
}

impl Position {
    fn line(&self) -> u64 {
        self.newlines.get() + 1
    }
}

/// Counts lines, and fails where one record is longer than `limit`.
struct Guarded<R> {
    inner: R,
    limit: usize,
    position: Rc<Position>,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let pending = self.position.pending.get();
        if pending >= self.limit {
            return Err(io::Error::other(format!("a record is longer than `{}` bytes", self.limit)));
        }
        let count = self.inner.read(buffer)?;
        let read = buffer.get(..count).unwrap_or_default();
        let newlines = read.iter().filter(|b| **b == b'\n').count() as u64;
        self.position.newlines.set(self.position.newlines.get() + newlines);
        self.position.pending.set(pending + count);
        Ok(count)
    }
}

struct Walk<'a, 'r> {
    source: &'a Source<'a>,
    position: &'a Position,
    run: &'a mut Run<'r>,
    count: u64,
}

impl Walk<'_, '_> {
    fn record(&mut self, value: Value, line: u64) {
        self.position.pending.set(0);
        self.count += 1;
        let place = Place { path: self.source.path, base_id: self.source.base_id, line, number: self.count };
        match value {
            Value::Object(object) => record::read(object, &place, self.run),
            other => self.run.diagnose(not_an_object(&other, &place)),
        }
    }
}

/// The whole file.
struct Top<'w, 'a, 'r>(&'w mut Walk<'a, 'r>);

impl<'de> DeserializeSeed<'de> for Top<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of reports or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some((value, line)) = list.next_element_seed(Element(self.0.position))? {
            self.0.record(value, line);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let line = self.0.position.line();
        let mut own = Map::new();
        let mut held_a_list = false;
        while let Some(key) = map.next_key::<String>()? {
            if LISTS.contains(&key.to_ascii_lowercase().as_str()) {
                held_a_list = true;
                map.next_value_seed(Top(self.0))?;
            } else {
                own.insert(key, map.next_value()?);
            }
        }
        // Beside a list stand counts and page numbers; without one the object is itself the report.
        if !held_a_list {
            self.0.record(Value::Object(own), line);
        }
        Ok(())
    }
}

/// One element and the line that it begins on.
struct Element<'a>(&'a Position);

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = (Value, u64);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let line = self.0.line();
        serde::Deserialize::deserialize(deserializer).map(|value| (value, line))
    }
}
