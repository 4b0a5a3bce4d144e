//! The mentions layer: every toponym of every report, resolved or not, with why.

use super::fields::{class, number, position, text};
use super::place::{PlaceFacts, Places};
use super::{Feature, Geometry, Value, decimals};
use crate::model::{Cue, Georeference, Kind, Mention, NameTier, Ranked, Resolution, Toponyms};
use crate::text::CodePoints;
use std::fmt::Write;

/// The layer's name.
pub const NAME: &str = "mentions";

/// The properties of each feature, in order.
pub const PROPERTIES: [&str; 28] = [
    "id",
    "report_id",
    "start",
    "end",
    "surface",
    "kind",
    "match",
    "place_id",
    "location",
    "name",
    "feature_class",
    "feature_code",
    "country",
    "admin1",
    "longitude",
    "latitude",
    "georeference_method",
    "uncertainty_m",
    "georeference_text",
    "georeference_longitude",
    "georeference_latitude",
    "confidence",
    "margin",
    "cues",
    "runner_up",
    "runner_up_score",
    "runner_up_cues",
    "decision",
];

/// The mentions of one report as features, in order. Offsets are those that `points` counts in its text; an unresolved mention has null
/// geometry. The id is `report_id:start`.
pub fn features<'a, 'g: 'a>(
    report_id: &'a str,
    points: &'a CodePoints<'a>,
    toponyms: &'a Toponyms,
    places: &'a Places<'g>,
) -> impl Iterator<Item = Feature<'a>> {
    toponyms.iter().map(move |(mention, resolution, georeference)| {
        let place = resolution.place.map(|key| places.of(key));
        let second = resolution.ranking().iter().find(|r| Some(r.place) != resolution.place);
        let second = second.map(|r| (r, places.of(r.place)));
        let at = Words { report_id, points };
        let second = second.as_ref().map(|(r, p)| (*r, &**p));
        feature(at, (mention, resolution), georeference, place.as_deref(), second)
    })
}

/// The report that a mention stands in.
#[derive(Debug, Clone, Copy)]
struct Words<'a> {
    report_id: &'a str,
    points: &'a CodePoints<'a>,
}

fn feature<'a, 'g: 'a>(
    at: Words<'a>,
    (mention, resolution): (&'a Mention, &'a Resolution),
    georeference: Option<&Georeference>,
    place: Option<&PlaceFacts<'g>>,
    second: Option<(&Ranked, &PlaceFacts<'g>)>,
) -> Feature<'a> {
    let (start, end) = at.points.span(mention.span);
    let id = format!("{}:{start}", at.report_id);
    // Coordinates are their own place.
    let itself =
        georeference.filter(|_| mention.kind == Kind::Coordinates).map(|g| (g.position, g.uncertainty));
    let meant = place.map(|p| (p.position, p.radius)).or(itself);
    let [longitude, latitude] = position(meant);
    let moved = georeference.filter(|g| meant.is_some_and(|(p, _)| p != g.position));
    let [moved_longitude, moved_latitude] = position(moved.map(|g| (g.position, g.uncertainty)));
    let words = georeference.map(|g| g.words).filter(|words| *words != mention.span);
    let tier = mention.candidates.iter().find(|c| Some(c.place) == resolution.place).map(|c| c.tier);
    let best = resolution.ranking().iter().find(|r| Some(r.place) == resolution.place);
    let properties = vec![
        ("id", text(Some(id.clone()))),
        ("report_id", text(Some(at.report_id))),
        ("start", Value::Int(start as i64)),
        ("end", Value::Int(end as i64)),
        ("surface", text(Some(mention.span.of(at.points.text())))),
        ("kind", text(Some(mention.kind.name()))),
        ("match", text(tier.map(NameTier::name))),
        ("place_id", text(place.map(|p| p.id))),
        ("location", text(place.map(|p| p.location.clone()))),
        ("name", text(place.map(|p| p.name))),
        ("feature_class", class(place.map(|p| p.feature_class))),
        ("feature_code", text(place.map(|p| p.feature_code))),
        ("country", text(place.map(|p| p.country))),
        ("admin1", text(place.map(|p| p.admin1))),
        ("longitude", longitude),
        ("latitude", latitude),
        ("georeference_method", text(georeference.map(|g| g.method.name()))),
        ("uncertainty_m", georeference.map_or(Value::Null, |g| Value::Int(g.uncertainty.0.ceil() as i64))),
        ("georeference_text", text(words.map(|words| words.of(at.points.text())))),
        ("georeference_longitude", moved_longitude),
        ("georeference_latitude", moved_latitude),
        ("confidence", place.map_or(Value::Null, |_| number(resolution.confidence, 3))),
        ("margin", place.map_or(Value::Null, |_| number(resolution.margin, 3))),
        ("cues", text(best.map(|r| cues(&r.cues)))),
        ("runner_up", text(second.map(|(_, p)| format!("{}, {} ({})", p.location, p.country, p.id)))),
        ("runner_up_score", second.map_or(Value::Null, |(r, _)| number(r.score, 3))),
        ("runner_up_cues", text(second.map(|(r, _)| cues(&r.cues)))),
        ("decision", text(resolution.decision().map(|words| &**words))),
    ];
    Feature {
        id: id.into(),
        geometry: meant.map_or(Geometry::None, |(at, _)| Geometry::Point(at)),
        decimals: meant.map_or(0, |(_, uncertainty)| decimals(uncertainty)),
        properties,
    }
}

/// Cues as short text: "population +0.70; feature word +1.20".
pub fn cues(cues: &[Cue]) -> String {
    // A cue takes about 20 bytes.
    let mut text = String::with_capacity(24 * cues.len());
    for cue in cues {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(cue.name);
        text.push(' ');
        push_weight(cue.weight, &mut text);
    }
    text
}

/// Appends a weight with its sign and two decimals: what `{:+.2}` makes of it.
fn push_weight(weight: f64, text: &mut String) {
    let hundredths = weight.abs() * 100.0;
    // The product is off by much less than this from where it would be rounded.
    let sure = hundredths < 9_999.0 && (hundredths.fract() - 0.5).abs() > 1e-6;
    if !sure {
        let _ = write!(text, "{weight:+.2}");
        return;
    }
    let hundredths = (hundredths + 0.5) as u32;
    let digit = |unit: u32| b'0' + (hundredths / unit % 10) as u8;
    let sign = if weight.is_sign_negative() { b'-' } else { b'+' };
    let written = [sign, digit(1_000), digit(100), b'.', digit(10), digit(1)];
    let (without_tens, whole) = ([sign, written[2], b'.', written[4], written[5]], &written[..]);
    let written = if hundredths >= 1_000 { whole } else { &without_tens };
    text.push_str(str::from_utf8(written).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layer::incidents::tests::ganja;
    use crate::model::{Explanation, FeatureWords, Kind, PlaceKey};
    use crate::text::Span;
    use proptest::prelude::*;

    fn mention(text: &str, name: &str) -> Mention {
        let start = text.find(name).unwrap();
        Mention {
            span: Span::new(start, start + name.len()),
            kind: Kind::Place,
            candidates: std::sync::Arc::default(),
            feature_words: FeatureWords::None,
            placed: false,
            odds: 0.0,
        }
    }

    fn build(text: &str, name: &str, resolution: &Resolution) -> Feature<'static> {
        let points = CodePoints::new(text);
        let at = Words { report_id: "r1", points: &points };
        let place = resolution.place.map(|_| ganja());
        let mention = mention(text, name);
        let Feature { id, geometry, decimals, properties } =
            feature(at, (&mention, resolution), None, place.as_ref(), None);
        let owned = |value| match value {
            Value::Text(text) => Value::Text(text.into_owned().into()),
            Value::Null => Value::Null,
            Value::Bool(yes) => Value::Bool(yes),
            Value::Int(n) => Value::Int(n),
            Value::Float { value, decimals } => Value::Float { value, decimals },
        };
        let properties = properties.into_iter().map(|(key, value)| (key, owned(value))).collect();
        Feature { id: id.into_owned().into(), geometry, decimals, properties }
    }

    #[test]
    fn offsets_are_code_points() {
        let text = "“Şəhər” Gəncə vuruldu";
        let feature = build(text, "Gəncə", &Resolution::default());
        let (Value::Int(start), Value::Int(end)) = (feature.get("start"), feature.get("end")) else {
            panic!("no offsets")
        };
        let words: String = text.chars().skip(*start as usize).take((end - start) as usize).collect();
        assert_eq!(words, "Gəncə");
        assert_eq!(feature.id, "r1:8");
    }

    proptest! {
        #[test]
        fn a_weight_is_written_as_the_standard_library_does(weight in -120.0..120.0f64, hundredths in -1_000..1_000i32) {
            for weight in [weight, f64::from(hundredths) / 100.0, f64::from(hundredths) / 1_000.0, -0.0, f64::NAN] {
                let mut text = String::new();
                push_weight(weight, &mut text);
                prop_assert_eq!(text, format!("{weight:+.2}"));
            }
        }
    }

    #[test]
    fn an_unresolved_mention_has_every_key_and_no_position() {
        let resolved = Resolution {
            place: Some(PlaceKey(0)),
            confidence: 0.9,
            margin: f64::INFINITY,
            explanation: Some(Box::new(Explanation {
                ranking: vec![Ranked {
                    place: PlaceKey(0),
                    score: 0.7,
                    cues: vec![Cue { name: "population", weight: 0.7 }],
                }],
                lacks: 0.0,
                decision: None,
            })),
        };
        for (resolution, located) in [(Resolution::default(), false), (resolved, true)] {
            let feature = build("in Gəncə.", "Gəncə", &resolution);
            let keys: Vec<&str> = feature.properties.iter().map(|(k, _)| *k).collect();
            assert_eq!(keys, PROPERTIES);
            assert_eq!(feature.geometry != Geometry::None, located);
            assert_eq!(feature.get("longitude") != &Value::Null, located);
            assert_eq!(feature.get("cues") != &Value::Null, located);
        }
    }
}
