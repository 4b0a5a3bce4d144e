//! The lines of the side files of a run as bytes: what a serialiser makes of them, several times as fast.

use super::json::{Object, push_integer, push_list};
use super::jsonl::{ClaimLine, CueLine, EvidenceLine, MergeLine, SourceLine, ToponymLine};

/// What stands in a line of a side file, or in one of `geoparse`.
///
/// # Examples
/// ```
/// use incident_mapper::format::jsonl::EvidenceLine;
/// use incident_mapper::format::jsonl_push::Line;
/// let (incident_id, report_id) = ("inc-1".to_owned(), "r1".to_owned());
/// let (field, value, text) = ("killed".to_owned(), "12".to_owned(), "12 people".to_owned());
/// let line = EvidenceLine { incident_id, report_id, field, value, start: 0, end: 9, text };
/// let mut out = Vec::new();
/// line.push(&mut out);
/// assert_eq!(out, serde_json::to_vec(&line).unwrap());
/// ```
pub trait Line {
    /// Appends the line as an object, without a line end.
    fn push(&self, out: &mut Vec<u8>);
}

impl Line for EvidenceLine {
    fn push(&self, out: &mut Vec<u8>) {
        Object::begin(out)
            .text("incident_id", &self.incident_id)
            .text("report_id", &self.report_id)
            .text("field", &self.field)
            .text("value", &self.value)
            .integer("start", self.start as i64)
            .integer("end", self.end as i64)
            .text("text", &self.text)
            .end();
    }
}

impl Line for ClaimLine {
    fn push(&self, out: &mut Vec<u8>) {
        Object::begin(out)
            .text("incident_id", &self.incident_id)
            .text("report_id", &self.report_id)
            .text("claimant", &self.claimant)
            .text("stance", &self.stance)
            .text("field", &self.field)
            .maybe("value", self.value.as_deref())
            .maybe("target", self.target.as_deref())
            .maybe("date", self.date.as_deref())
            .integer("start", self.start as i64)
            .integer("end", self.end as i64)
            .text("text", &self.text)
            .end();
    }
}

impl Line for MergeLine {
    fn push(&self, out: &mut Vec<u8>) {
        let cue = |cue: &CueLine, out: &mut Vec<u8>| {
            Object::begin(out).text("name", &cue.name).real("weight", cue.weight).end();
        };
        Object::begin(out)
            .text("incident_id", &self.incident_id)
            .text("event_id", &self.event_id)
            .text("report_id", &self.report_id)
            .text("verdict", &self.verdict)
            .maybe("joined_to", self.joined_to.as_deref())
            .maybe("apart_from", self.apart_from.as_deref())
            .real("score", self.score)
            .real("threshold", Some(self.threshold))
            .with("cues", |out| push_list(&self.cues, out, cue))
            .maybe("decision", self.decision.as_deref())
            .end();
    }
}

impl Line for SourceLine {
    fn push(&self, out: &mut Vec<u8>) {
        Object::begin(out)
            .text("id", &self.id)
            .maybe("title", self.title.as_deref())
            .maybe("date", self.date.as_deref())
            .maybe("date_origin", self.date_origin.as_deref())
            .maybe("source", self.source.as_deref())
            .maybe("url", self.url.as_deref())
            .text("text_sha256", &self.text_sha256)
            .maybe("text", self.text.as_deref())
            .end();
    }
}

impl Line for ToponymLine<'_> {
    fn push(&self, out: &mut Vec<u8>) {
        let line = Object::begin(out)
            .integer("start", self.start as i64)
            .integer("end", self.end as i64)
            .text("surface", &self.surface)
            .text("kind", &self.kind)
            .maybe("id", self.id.as_deref())
            .maybe("name", self.name.as_deref())
            .real("longitude", self.longitude)
            .real("latitude", self.latitude)
            .maybe("country", self.country.as_deref())
            .maybe("feature_code", self.feature_code.as_deref())
            .real("confidence", self.confidence)
            .maybe("georeference_method", self.georeference_method.as_deref())
            .with("uncertainty_m", |out| match self.uncertainty_m {
                Some(metres) => push_integer(metres as i64, out),
                None => out.extend_from_slice(b"null"),
            });
        let Some(georeference) = &self.georeference else { return line.end() };
        // Few toponyms have one, and a vector takes all that is written.
        line.with("georeference", |out| drop(serde_json::to_writer(out, georeference))).end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &(impl Line + serde::Serialize)) {
        let mut out = Vec::new();
        line.push(&mut out);
        assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(line).unwrap());
    }

    #[test]
    fn a_line_is_what_a_serialiser_makes_of_it() {
        let text = || "Gəncə: \"strike\"\n".to_owned();
        for known in [None, Some(text())] {
            check(&EvidenceLine {
                incident_id: text(),
                report_id: "b".into(),
                field: "place".into(),
                value: text(),
                start: 0,
                end: 17,
                text: String::new(),
            });
            check(&ClaimLine {
                incident_id: text(),
                report_id: "b".into(),
                claimant: text(),
                stance: "denies".into(),
                field: "killed".into(),
                value: known.clone(),
                target: known.clone(),
                date: known.clone(),
                start: 3,
                end: 4,
                text: text(),
            });
            let weight = known.as_ref().map(|_| -0.25);
            let cue = CueLine { name: text(), weight };
            check(&MergeLine {
                incident_id: text(),
                event_id: "e".into(),
                report_id: "b".into(),
                verdict: "first".into(),
                joined_to: known.clone(),
                apart_from: known.clone(),
                score: weight,
                threshold: 2.0,
                cues: vec![cue; 2],
                decision: known.clone(),
            });
            check(&SourceLine {
                id: text(),
                title: known.clone(),
                date: known.clone(),
                date_origin: known.clone(),
                source: known.clone(),
                url: known.clone(),
                text_sha256: "00".into(),
                text: known,
            });
        }
    }
}
