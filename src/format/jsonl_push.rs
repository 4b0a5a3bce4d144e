//! The lines of the side files of a run as bytes: what a serialiser makes of them, several times as fast.

use super::json::{Object, push_list, push_real};
use super::jsonl::{ClaimLine, CueLine, EvidenceLine, MergeLine, SourceLine};

/// A line of a side file.
pub(crate) trait Line {
    /// Appends the line as an object, without a line end.
    fn push(&self, out: &mut Vec<u8>);
}

/// Appends a number, or `null` where it is not known.
fn push_known(number: Option<f64>, out: &mut Vec<u8>) {
    push_real(number.unwrap_or(f64::NAN), out);
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
            Object::begin(out)
                .text("name", &cue.name)
                .with("weight", |out| push_known(cue.weight, out))
                .end();
        };
        Object::begin(out)
            .text("incident_id", &self.incident_id)
            .text("event_id", &self.event_id)
            .text("report_id", &self.report_id)
            .text("verdict", &self.verdict)
            .maybe("joined_to", self.joined_to.as_deref())
            .maybe("apart_from", self.apart_from.as_deref())
            .with("score", |out| push_known(self.score, out))
            .with("threshold", |out| push_real(self.threshold, out))
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
