//! A line of `geoparse` as it is written: the toponyms of a report, one after the other.

use super::json::push_text;
use super::jsonl::ToponymLine;
use super::jsonl_push::Line;
use std::io::{self, Write};

/// A line that is being written: `{"id": …, "toponyms": […]}`.
///
/// # Examples
/// ```
/// use incident_mapper::format::toponyms_line::ToponymsLine;
/// let mut out = Vec::new();
/// ToponymsLine::begin("r1", &mut out).end().unwrap();
/// assert_eq!(out, b"{\"id\":\"r1\",\"toponyms\":[]}\n");
/// ```
#[derive(Debug)]
pub struct ToponymsLine<'w, W: ?Sized> {
    out: &'w mut W,
    /// What is not written yet.
    buffer: Vec<u8>,
    empty: bool,
}

/// So many bytes are written at once.
const AT_ONCE: usize = 1 << 14;

impl<'w, W: Write + ?Sized> ToponymsLine<'w, W> {
    /// Begins the line of the report with an id.
    pub fn begin(id: &str, out: &'w mut W) -> Self {
        let mut buffer = Vec::with_capacity(AT_ONCE / 8);
        buffer.extend_from_slice(b"{\"id\":");
        push_text(id, &mut buffer);
        buffer.extend_from_slice(b",\"toponyms\":[");
        Self { out, buffer, empty: true }
    }

    /// Adds the next toponym.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn push(&mut self, toponym: &ToponymLine<'_>) -> io::Result<()> {
        if !std::mem::take(&mut self.empty) {
            self.buffer.push(b',');
        }
        toponym.push(&mut self.buffer);
        if self.buffer.len() < AT_ONCE { Ok(()) } else { self.flush() }
    }

    /// Ends the line.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn end(mut self) -> io::Result<()> {
        self.buffer.extend_from_slice(b"]}\n");
        self.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::jsonl::GeoreferenceLine;

    #[test]
    fn what_is_written_reads_back() {
        let plain = ToponymLine {
            start: 3,
            end: 8,
            surface: "\"Gəncə\"".into(),
            kind: "place".into(),
            id: Some("gn:586523".into()),
            name: Some("Ganja".into()),
            longitude: Some(46.36056),
            latitude: Some(-0.5),
            country: None,
            feature_code: Some("PPLA".into()),
            confidence: Some(1.0),
            georeference_method: Some("relative".into()),
            uncertainty_m: Some(12_000),
            georeference: None,
        };
        let georeference = GeoreferenceLine {
            start: 0,
            end: 8,
            longitude: 46.0,
            latitude: 40.0,
            geometry: None,
            width_m: None,
        };
        let moved = ToponymLine { georeference: Some(georeference), ..plain.clone() };
        let all = [plain, moved];
        let mut out = Vec::new();
        let mut line = ToponymsLine::begin("a\nb", &mut out);
        all.iter().for_each(|toponym| line.push(toponym).unwrap());
        line.end().unwrap();
        let mut read: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(read["id"], "a\nb");
        let toponyms: Vec<ToponymLine<'_>> = serde_json::from_value(read["toponyms"].take()).unwrap();
        assert_eq!(toponyms, all);
    }
}
