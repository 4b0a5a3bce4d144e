//! The side files of a run, one JSON object a line, and the lines of `geoparse`.
//!
//! Offsets are Unicode code points of the report's text, half open. Each line type names a file of the output folder
//! and its keys; unknown values are null.

use super::geojson::rounded;
use crate::gazetteer::{Gazetteer, PlaceMemory};
use crate::geodesy::LngLat;
use crate::layer::{FEWEST_DECIMALS, decimals};
use crate::model::{
    EventMention, Field, Georeference, Kind, Mention, Merge, Place, ReportInfo, Resolution, Toponyms,
};
use crate::text::{CodePoints, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io::{self, Write};

/// A line of `evidence.jsonl`: the words that a field of an incident was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceLine {
    /// The incident.
    pub incident_id: String,
    /// The report that the words stand in.
    pub report_id: String,
    /// The field.
    pub field: String,
    /// The value that was read.
    pub value: String,
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// A line of `claims.jsonl`: what one party says of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// The incident.
    pub incident_id: String,
    /// The report that the words stand in.
    pub report_id: String,
    /// Who states it.
    pub claimant: String,
    /// What the claimant does: claims, denies, confirms, reports or doubts.
    pub stance: String,
    /// What it is about.
    pub field: String,
    /// The stated value; null for the occurrence itself.
    pub value: Option<String>,
    /// Whom it is about; null where the words do not say.
    pub target: Option<String>,
    /// The day on which it was said, as far as the report lets one know.
    pub date: Option<String>,
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// A line of `merges.jsonl`: why one event mention is part of an incident, or why two incidents that are nearly one are not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MergeLine {
    /// The incident.
    pub incident_id: String,
    /// The event mention.
    pub event_id: String,
    /// Its report.
    pub report_id: String,
    /// `first` of its incident, `joined` to an earlier one, or `apart`: the incident is not one with another.
    #[serde(default)]
    pub verdict: String,
    /// The event mention that it was joined to; null but for `joined`.
    pub joined_to: Option<String>,
    /// The incident that this one is not one with; null but for `apart`.
    #[serde(default)]
    pub apart_from: Option<String>,
    /// The sum of the reasons; null where there are none, or where one decides alone.
    #[serde(default)]
    pub score: Option<f64>,
    /// The least sum for a join.
    #[serde(default)]
    pub threshold: f64,
    /// The reasons, for and against.
    pub cues: Vec<CueLine>,
    /// What a person decided: the row's kind, its ends, by whom, when and why; null where nobody did.
    #[serde(default)]
    pub decision: Option<String>,
}

/// A reason with its weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CueLine {
    /// Its name.
    pub name: String,
    /// What it adds; null where it decides alone.
    pub weight: Option<f64>,
}

/// A line of `sources.jsonl`: a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLine {
    /// The report's id.
    pub id: String,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication.
    pub date: Option<String>,
    /// Where that day was found.
    pub date_origin: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// SHA-256 of the text, in hex.
    pub text_sha256: String,
    /// The text that offsets count in; null with `--no-text`.
    pub text: Option<String>,
}

/// The toponyms of a report, each made when it is asked for: a long text has a great many.
#[derive(Debug, Clone)]
pub struct ToponymLines<'a, 'g> {
    points: CodePoints<'a>,
    toponyms: &'a Toponyms,
    gazetteer: &'g Gazetteer,
}

/// A toponym of a line of `geoparse`, which [`ToponymsLine`](super::toponyms_line::ToponymsLine) writes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ToponymLine<'a> {
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub surface: Cow<'a, str>,
    /// `place`, `demonym`, `metonym`, `part` or `coordinates`.
    pub kind: Cow<'a, str>,
    /// The gazetteer's id; null, as all that follows, where it was not resolved.
    pub id: Option<Cow<'a, str>>,
    /// The gazetteer's name.
    pub name: Option<Cow<'a, str>>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// ISO 3166-1 alpha-2 code of the country.
    pub country: Option<Cow<'a, str>>,
    /// GeoNames' feature code.
    pub feature_code: Option<Cow<'a, str>>,
    /// An estimate of the chance that it is right.
    pub confidence: Option<f64>,
    /// How the words around it put it somewhere: `gazetteer`, `relative`, `corridor`, `text_coordinates`, `human`.
    #[serde(default)]
    pub georeference_method: Option<Cow<'a, str>>,
    /// How far from there the words may mean, in metres.
    #[serde(default)]
    pub uncertainty_m: Option<u64>,
    /// What the words mean where it is not the place itself; left out where it is.
    #[serde(default)]
    pub georeference: Option<GeoreferenceLine>,
}

/// What the words around a toponym mean: "12 km north of Raqqa".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GeoreferenceLine {
    /// The first code point of the words.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// Degrees east of what they mean.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
    /// The lines that they mean, as a GeoJSON geometry; left out where it is a position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geometry: Option<MultiLineString>,
    /// How far to either side of the lines they mean, in metres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width_m: Option<u64>,
}

/// A GeoJSON geometry of lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MultiLineString {
    /// `MultiLineString`.
    pub r#type: String,
    /// The lines: longitude, latitude.
    pub coordinates: Vec<Vec<[f64; 2]>>,
}

/// Writes one line.
///
/// # Errors
/// Those of `out`.
pub fn write_line(out: &mut (impl Write + ?Sized), line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

/// The evidence of one member of an incident, in order. The event type and the place are always among it: where the
/// member lists no words for them, its trigger and its site's words stand for them.
///
/// `text` is the text of the member's report, and `points` counts it.
pub fn evidence(
    incident_id: &str,
    member: &EventMention,
    text: &str,
    points: &CodePoints<'_>,
) -> Vec<EvidenceLine> {
    let line = |field: Field, value: &str, span: Span| {
        let (start, end) = points.span(span);
        EvidenceLine {
            incident_id: incident_id.to_string(),
            report_id: member.report_id.clone(),
            field: field.name().to_string(),
            value: value.to_string(),
            start,
            end,
            text: span.of(text).to_string(),
        }
    };
    let mut lines = Vec::with_capacity(member.evidence.len() + 2);
    let has = |field| member.evidence.iter().any(|e| e.field == field);
    if !has(Field::EventType) {
        lines.push(line(Field::EventType, member.sub_event_type.name(), member.trigger));
    }
    if let Some(site) = member.site.as_ref().filter(|_| !has(Field::Place)) {
        lines.push(line(Field::Place, &site.reported, site.span));
    }
    lines.extend(member.evidence.iter().map(|e| line(e.field, &e.value, e.span)));
    lines
}

/// The claims of one member of an incident, in order.
pub fn claims(
    incident_id: &str,
    member: &EventMention,
    text: &str,
    points: &CodePoints<'_>,
) -> Vec<ClaimLine> {
    let line = |claim: &crate::model::Claim| {
        let (start, end) = points.span(claim.span);
        ClaimLine {
            incident_id: incident_id.to_string(),
            report_id: member.report_id.clone(),
            claimant: claim.claimant.clone(),
            stance: claim.stance.name().to_string(),
            field: claim.field.to_string(),
            value: Some(claim.value.clone()).filter(|v| !v.is_empty()),
            target: claim.target.clone(),
            date: claim.date.map(|day| day.to_string()),
            start,
            end,
            text: claim.span.of(text).to_string(),
        }
    };
    member.claims.iter().map(line).collect()
}

impl From<&Merge> for MergeLine {
    fn from(merge: &Merge) -> Self {
        let cue = |cue: &crate::model::Cue| CueLine {
            name: cue.name.to_string(),
            weight: Some(rounded(cue.weight, 3)).filter(|w| w.is_finite()),
        };
        Self {
            incident_id: merge.incident_id.clone(),
            event_id: merge.event_id.clone(),
            report_id: merge.report_id.clone(),
            verdict: merge.verdict.name().to_string(),
            joined_to: merge.joined_to.clone(),
            apart_from: merge.apart_from.clone(),
            score: merge.score().filter(|score| score.is_finite()).map(|score| rounded(score, 3)),
            threshold: merge.threshold,
            decision: merge.decision.as_deref().map(str::to_string),
            cues: merge.cues.iter().map(cue).collect(),
        }
    }
}

impl SourceLine {
    /// The line of a report; `text` is `None` where the run keeps no texts.
    pub fn new(info: &ReportInfo, text_sha256: &str, text: Option<String>) -> Self {
        Self {
            id: info.id.clone(),
            title: info.title.clone(),
            date: info.date.map(|d| d.day.to_string()),
            date_origin: info.date.map(|d| d.origin.name().to_string()),
            source: info.source.clone(),
            url: info.url.clone(),
            text_sha256: text_sha256.to_string(),
            text,
        }
    }
}

impl<'a, 'g: 'a> ToponymLines<'a, 'g> {
    /// Those of the toponyms of the text that `points` counts, resolved with `gazetteer`.
    pub fn new(points: CodePoints<'a>, toponyms: &'a Toponyms, gazetteer: &'g Gazetteer) -> Self {
        Self { points, toponyms, gazetteer }
    }

    /// The toponyms, in order. The places are read through `memory`, which is of the same gazetteer.
    pub fn iter<'s>(&'s self, memory: &'s mut PlaceMemory<'g>) -> impl Iterator<Item = ToponymLine<'a>> + 's {
        self.toponyms.iter().map(|(mention, resolution, georeference)| {
            let place = resolution.place.map(|key| memory.place(key, self.gazetteer));
            self.line(mention, resolution, place, georeference)
        })
    }

    fn line(
        &self,
        mention: &Mention,
        resolution: &Resolution,
        place: Option<Place<'a>>,
        georeference: Option<&Georeference>,
    ) -> ToponymLine<'a> {
        let (start, end) = self.points.span(mention.span);
        // Coordinates are their own place.
        let itself = georeference.filter(|_| mention.kind == Kind::Coordinates);
        let meant = place.map(|p| (p.position, p.radius)).or(itself.map(|g| (g.position, g.uncertainty)));
        let position = meant.map(|(at, uncertainty)| at_decimals(at, decimals(uncertainty)));
        let cell = |cell: &'a str| Some(Cow::from(cell)).filter(|c| !c.is_empty());
        let beyond = georeference.filter(|g| g.words != mention.span);
        ToponymLine {
            start,
            end,
            surface: mention.span.of(self.points.text()).into(),
            kind: mention.kind.name().into(),
            id: place.and_then(|p| cell(p.id)),
            name: place.and_then(|p| cell(p.name)),
            longitude: position.map(|p| p[0]),
            latitude: position.map(|p| p[1]),
            country: place.and_then(|p| cell(p.country)),
            feature_code: place.and_then(|p| cell(p.feature_code)),
            confidence: place.map(|_| rounded(resolution.confidence, 3)).filter(|c| c.is_finite()),
            georeference_method: georeference.map(|g| g.method.name().into()),
            uncertainty_m: georeference.map(|g| g.uncertainty.0.ceil() as u64),
            georeference: beyond.map(|g| GeoreferenceLine::new(g, &self.points)),
        }
    }
}

impl GeoreferenceLine {
    fn new(georeference: &Georeference, points: &CodePoints<'_>) -> Self {
        let (start, end) = points.span(georeference.words);
        let [longitude, latitude] = at_decimals(georeference.position, decimals(georeference.uncertainty));
        let corridor = georeference.shape.corridor();
        Self {
            start,
            end,
            longitude,
            latitude,
            geometry: corridor.map(|corridor| MultiLineString {
                r#type: "MultiLineString".to_string(),
                // A line of one position is none in GeoJSON.
                coordinates: corridor
                    .lines
                    .iter()
                    .filter(|line| line.len() > 1)
                    .map(|line| drawn(line))
                    .collect(),
            }),
            width_m: corridor.map(|corridor| corridor.width.0.ceil() as u64),
        }
    }
}

fn drawn(line: &[LngLat]) -> Vec<[f64; 2]> {
    line.iter().map(|p| at_decimals(*p, FEWEST_DECIMALS)).collect()
}

fn at_decimals(at: LngLat, decimals: u8) -> [f64; 2] {
    [rounded(at.lng(), decimals), rounded(at.lat(), decimals)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::toponyms_line::ToponymsLine;
    use crate::model::*;

    const TEXT: &str = "Gəncədə “raket” zərbəsi: 12 nəfər öldü.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn member() -> EventMention {
        EventMention {
            id: "e1".into(),
            report_id: "r1".into(),
            published: None,
            trigger: span("raket"),
            sentence: Span::new(0, TEXT.len()),
            sub_event_type: SubEventType::ShellingArtilleryMissileAttack,
            type_stated: true,
            site: None,
            group: None,
            date_text: None,
            quote: String::new(),
            date: DateClaim::default(),
            killed: Some(Toll::exactly(12)),
            injured: None,
            killed_civilians: None,
            others: Others::default(),
            victims: Vec::new(),
            sketch: crate::text::Sketch::default(),
            toll_scope: TollScope::Incident,
            civilian_targeting: false,
            weapon: None,
            target: None,
            attributed_to: None,
            opponent: None,
            attributed_by: Vec::new(),
            denied_by: Vec::new(),
            claims: vec![Claim {
                claimant: "Armenia".into(),
                stance: Stance::Denies,
                field: "occurrence",
                value: String::new(),
                span: span("zərbəsi"),
                target: None,
                date: None,
            }],
            evidence: vec![Evidence { field: Field::Killed, value: "12".into(), span: span("12") }],
        }
    }

    fn at(start: usize, end: usize) -> String {
        TEXT.chars().skip(start).take(end - start).collect()
    }

    #[test]
    fn offsets_are_code_points_and_quote_their_words() {
        let points = CodePoints::new(TEXT);
        let evidence = evidence("inc-1", &member(), TEXT, &points);
        let claims = claims("inc-1", &member(), TEXT, &points);
        for (start, end, text) in evidence
            .iter()
            .map(|l| (l.start, l.end, &l.text))
            .chain(claims.iter().map(|l| (l.start, l.end, &l.text)))
        {
            assert_eq!(&at(start, end), text);
        }
        assert_eq!(claims[0].value, None);
    }

    #[test]
    fn an_event_type_always_has_its_words() {
        let evidence = evidence("inc-1", &member(), TEXT, &CodePoints::new(TEXT));
        let fields: Vec<(&str, &str)> =
            evidence.iter().map(|l| (l.field.as_str(), l.text.as_str())).collect();
        assert_eq!(fields, [("event_type", "raket"), ("killed", "12")]);
    }

    #[test]
    fn an_unresolved_toponym_has_null_coordinates() {
        let mention = Mention {
            span: span("Gəncə"),
            kind: Kind::Place,
            candidates: std::sync::Arc::default(),
            feature_words: FeatureWords::None,
            placed: false,
            odds: 0.0,
        };
        let gazetteer = Gazetteer::default();
        let (mentions, resolutions) = (vec![mention], vec![Resolution::default()]);
        let toponyms = Toponyms { mentions, resolutions, georeferences: vec![None] };
        let mut out = Vec::new();
        let mut line = ToponymsLine::begin("r1", &mut out);
        for toponym in
            ToponymLines::new(CodePoints::new(TEXT), &toponyms, &gazetteer).iter(&mut PlaceMemory::default())
        {
            line.push(&toponym).unwrap();
        }
        line.end().unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap().trim_end(),
            r#"{"id":"r1","toponyms":[{"start":0,"end":5,"surface":"Gəncə","kind":"place","id":null,"name":null,"longitude":null,"latitude":null,"country":null,"feature_code":null,"confidence":null,"georeference_method":null,"uncertainty_m":null}]}"#
        );
    }

    #[test]
    fn lines_read_back_as_what_was_written() {
        let merge = MergeLine::from(&Merge {
            incident_id: "inc-1".into(),
            event_id: "e1".into(),
            report_id: "r1".into(),
            verdict: MergeVerdict::First,
            joined_to: None,
            apart_from: None,
            threshold: 2.0,
            decision: None,
            cues: vec![
                Cue { name: "same day", weight: 1.0 / 3.0 },
                Cue { name: "id", weight: f64::INFINITY },
            ],
        });
        let mut out = Vec::new();
        write_line(&mut out, &merge).unwrap();
        assert_eq!(serde_json::from_slice::<MergeLine>(&out).unwrap(), merge);
        assert_eq!(merge.cues[0].weight, Some(0.333));
        assert_eq!(merge.cues[1].weight, None);
    }
}
