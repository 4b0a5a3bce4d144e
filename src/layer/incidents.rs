//! The incidents layer: one point for each located incident.

use super::fields::{
    class, count, date, joined, number, parties, position, shortened, stated, text, time_precision,
};
use super::place::{PlaceFacts, Places};
use super::{Feature, Geometry, ReportFacts, Reports, Value, decimals, notes, review};
use crate::model::{Incident, Others, ReportInfo, Site};
use std::collections::BTreeSet;

/// The properties of each feature, in order.
pub const PROPERTIES: [&str; 67] = [
    "id",
    "title",
    "event_date",
    "date_start",
    "date_end",
    "date_prec",
    "time_precision",
    "date_text",
    "time_of_day",
    "event_type",
    "sub_event_type",
    "civilian_targeting",
    "weapon",
    "target",
    "actor1",
    "actor2",
    "attributed_to",
    "attributed_by",
    "denied_by",
    "claim_status",
    "deaths_low",
    "deaths_best",
    "deaths_high",
    "deaths_civilians_low",
    "deaths_civilians_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "missing_low",
    "missing_high",
    "captured_low",
    "captured_high",
    "displaced_low",
    "displaced_high",
    "victims",
    "toll_status",
    "group_id",
    "place_id",
    "location",
    "place_reported",
    "place_names",
    "geonames_id",
    "feature_class",
    "feature_code",
    "country",
    "admin1",
    "longitude",
    "latitude",
    "geo_precision",
    "where_prec",
    "coordinate_uncertainty_m",
    "georeference_method",
    "location_confidence",
    "location_margin",
    "location_alternatives",
    "sources_count",
    "independent_sources_count",
    "reports",
    "source",
    "source_url",
    "first_reported",
    "last_reported",
    "quote",
    "notes",
    "review_status",
    "previous_ids",
    "run_id",
];

/// How many characters a quote has at most.
const MOST_QUOTED: usize = 200;

/// What the features of incidents are made with.
#[derive(Debug, Clone, Copy)]
pub struct Making<'a, 'g> {
    /// The places.
    pub places: &'a Places<'g>,
    /// The reports.
    pub reports: &'a Reports<'a>,
    /// The run's id.
    pub run_id: &'a str,
}

/// The layer's name.
pub const NAME: &str = "incidents";

/// The features of the incidents with a position, in order.
pub fn features<'a, 'g: 'a>(
    incidents: &'a [Incident],
    making: Making<'a, 'g>,
) -> impl Iterator<Item = Feature<'a>> {
    incidents.iter().filter(|incident| incident.site.is_some()).map(move |incident| feature(incident, making))
}

/// One incident as a feature, located or not.
pub(super) fn feature<'a, 'g: 'a>(incident: &'a Incident, making: Making<'a, 'g>) -> Feature<'a> {
    let Making { places, reports, run_id } = making;
    let place = incident.site.as_ref().map(|site| (places.of(site.place), places.names(site.place)));
    let place = place.as_ref().map(|(facts, names)| Known { facts, names });
    let alternatives = incident.site.iter().flat_map(|site| &site.alternatives);
    let alternatives: Vec<String> = alternatives
        .map(|key| {
            let other = places.of(*key);
            format!("{} ({})", other.location, other.id)
        })
        .collect();
    feature_of(incident, place, &alternatives, reports, run_id)
}

/// What is known of an incident's place.
#[derive(Debug, Clone, Copy)]
struct Known<'r, 'g> {
    facts: &'r PlaceFacts<'g>,
    names: &'r [&'g str],
}

/// The feature of an incident at `place`, whose runners-up read `alternatives`.
fn feature_of<'a>(
    incident: &'a Incident,
    place: Option<Known<'_, 'a>>,
    alternatives: &[String],
    reports: &'a Reports<'a>,
    run_id: &'a str,
) -> Feature<'a> {
    let site = incident.site.as_ref();
    let mut properties = Vec::with_capacity(PROPERTIES.len());
    properties.push(("id", text(Some(incident.id.as_str()))));
    properties.push(("title", text(Some(incident.title.as_str()))));
    when(incident, &mut properties);
    what(incident, &mut properties);
    tolls(incident, &mut properties);
    whereabouts(site, place, &mut properties);
    certainty(site, alternatives, &mut properties);
    sources(incident, reports, &mut properties);
    properties.push(("quote", text(Some(shortened(&incident.quote, MOST_QUOTED)))));
    properties.push(("notes", text(Some(notes(incident, place.map(|p| p.facts))))));
    properties.push(("review_status", text(Some(review::status(incident)))));
    properties.push(("previous_ids", joined(incident.previous_ids.iter().map(String::as_str), "; ")));
    properties.push(("run_id", text(Some(run_id))));
    Feature {
        id: incident.id.as_str().into(),
        geometry: site.map_or(Geometry::None, |s| Geometry::Point(s.position)),
        decimals: site.map_or(0, |s| decimals(s.uncertainty)),
        properties,
    }
}

type Properties<'a> = Vec<(&'static str, Value<'a>)>;

fn when<'a>(incident: &'a Incident, into: &mut Properties<'a>) {
    let claim = &incident.date;
    let start = claim.start.filter(|_| claim.is_resolved());
    into.extend([
        ("event_date", date(start)),
        ("date_start", date(start)),
        ("date_end", date(claim.end.filter(|_| claim.is_resolved()))),
        ("date_prec", Value::Int(i64::from(claim.precision()))),
        ("time_precision", time_precision(claim)),
        ("date_text", text(incident.date_text.as_deref())),
        ("time_of_day", text(claim.time_of_day.map(|t| t.to_string()))),
    ]);
}

fn what<'a>(incident: &'a Incident, into: &mut Properties<'a>) {
    // An allegation is never a finding: who did it is not shown without who says so.
    let attributed_to = if incident.attributed_by.is_empty() { &[][..] } else { &incident.attributed_to };
    into.extend([
        ("event_type", text(Some(incident.sub_event_type.event_type().name()))),
        ("sub_event_type", text(Some(incident.sub_event_type.name()))),
        ("civilian_targeting", stated(incident.civilian_targeting)),
        ("weapon", text(incident.weapon.as_deref())),
        ("target", text(incident.target.as_deref())),
        ("actor1", parties(attributed_to)),
        ("actor2", text(incident.opponent.as_ref().map(|p| p.name.as_str()))),
        ("attributed_to", parties(attributed_to)),
        ("attributed_by", parties(&incident.attributed_by)),
        ("denied_by", parties(&incident.denied_by)),
        ("claim_status", text(Some(incident.claim_status.name()))),
    ]);
}

fn tolls<'a>(incident: &'a Incident, into: &mut Properties<'a>) {
    let (killed, injured, civilians) = (incident.killed, incident.injured, incident.killed_civilians);
    let Others { missing, captured, displaced } = incident.others;
    into.extend([
        ("deaths_low", count(killed.and_then(|t| t.low()))),
        ("deaths_best", count(incident.killed_best)),
        ("deaths_high", count(killed.and_then(|t| t.high()))),
        ("deaths_civilians_low", count(civilians.and_then(|t| t.low()))),
        ("deaths_civilians_high", count(civilians.and_then(|t| t.high()))),
        ("injured_low", count(injured.and_then(|t| t.low()))),
        ("injured_best", count(incident.injured_best)),
        ("injured_high", count(injured.and_then(|t| t.high()))),
        ("missing_low", count(missing.and_then(|t| t.low()))),
        ("missing_high", count(missing.and_then(|t| t.high()))),
        ("captured_low", count(captured.and_then(|t| t.low()))),
        ("captured_high", count(captured.and_then(|t| t.high()))),
        ("displaced_low", count(displaced.and_then(|t| t.low()))),
        ("displaced_high", count(displaced.and_then(|t| t.high()))),
        ("victims", text(victims(incident))),
        ("toll_status", text(Some(incident.toll_status.name()))),
        ("group_id", text(incident.group_id.as_deref())),
    ]);
}

/// "killed: children 4, women 2; wounded: soldiers (Ukraine) 3"; `None` where no kind is told.
fn victims(incident: &Incident) -> Option<String> {
    let of = |killed: bool| {
        let told = incident.victims.iter().filter(|v| v.killed == killed);
        told.map(|v| format!("{} {}", v.kind, v.toll)).collect::<Vec<_>>().join(", ")
    };
    let parts = [("killed", of(true)), ("wounded", of(false))];
    let parts: Vec<String> =
        parts.iter().filter(|(_, all)| !all.is_empty()).map(|(harm, all)| format!("{harm}: {all}")).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn whereabouts<'a>(site: Option<&'a Site>, place: Option<Known<'_, 'a>>, into: &mut Properties<'a>) {
    let names = place.map_or(&[][..], |p| p.names).iter().copied();
    let place = place.map(|p| p.facts);
    let [longitude, latitude] = position(site.map(|s| (s.position, s.uncertainty)));
    into.extend([
        ("place_id", text(place.map(|p| p.id))),
        ("location", text(place.map(|p| p.location.clone()))),
        ("place_reported", text(site.map(|s| s.reported.as_str()))),
        ("place_names", joined(names, " | ")),
        ("geonames_id", place.and_then(PlaceFacts::geonames_id).map_or(Value::Null, Value::Int)),
        ("feature_class", class(place.map(|p| p.feature_class))),
        ("feature_code", text(place.map(|p| p.feature_code))),
        ("country", text(place.map(|p| p.country))),
        ("admin1", text(place.map(|p| p.admin1))),
        ("longitude", longitude),
        ("latitude", latitude),
    ]);
}

fn certainty(site: Option<&Site>, alternatives: &[String], into: &mut Properties<'_>) {
    let int = |value: Option<i64>| value.map_or(Value::Null, Value::Int);
    let alternatives = (!alternatives.is_empty()).then(|| alternatives.join("; "));
    into.extend([
        ("geo_precision", int(site.map(|s| i64::from(s.geo_precision)))),
        ("where_prec", int(site.map(|s| i64::from(s.where_prec)))),
        ("coordinate_uncertainty_m", int(site.map(|s| s.uncertainty.0.ceil() as i64))),
        ("georeference_method", text(site.map(|s| s.method.name()))),
        ("location_confidence", site.map_or(Value::Null, |s| number(s.confidence, 3))),
        ("location_margin", site.map_or(Value::Null, |s| number(s.margin, 3))),
        ("location_alternatives", text(alternatives)),
    ]);
}

fn sources<'a>(incident: &'a Incident, reports: &'a Reports<'a>, into: &mut Properties<'a>) {
    let known: Vec<&ReportFacts<'a>> =
        incident.reports.iter().filter_map(|id| reports.get(id.as_str())).collect();
    let distinct = |name: fn(&'a ReportInfo) -> Option<&'a str>| -> BTreeSet<&'a str> {
        known.iter().filter_map(|r| name(r.info)).collect()
    };
    into.extend([
        ("sources_count", Value::Int(incident.reports.len() as i64)),
        ("independent_sources_count", Value::Int(incident.independent_sources as i64)),
        ("reports", joined(incident.reports.iter().map(String::as_str), "; ")),
        ("source", joined(distinct(|info| info.source.as_deref()), "; ")),
        ("source_url", joined(distinct(|info| info.url.as_deref()), "; ")),
        ("first_reported", date(incident.first_reported)),
        ("last_reported", date(incident.last_reported)),
    ]);
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::geodesy::{LngLat, Metres};
    use crate::model::*;
    use crate::text::Span;
    use jiff::civil::date as on;

    pub const NAMES_OF_GANJA: [&str; 3] = ["Gəncə", "Ganja", "Gandzha"];

    pub fn ganja() -> PlaceFacts<'static> {
        PlaceFacts {
            id: "gn:586523",
            name: "Gəncə",
            location: "Ganja".into(),
            feature_class: FeatureClass::Populated,
            feature_code: "PPLA",
            country: "Azerbaijan",
            admin1: "Ganja City",
            position: LngLat::new(46.36134, 40.68157).unwrap(),
            radius: Metres(6_000.0),
            population: 303_268,
            contested: false,
            source: "geonames",
            license: "CC BY 4.0",
        }
    }

    pub fn party(name: &str) -> Party {
        Party { name: name.into(), country: String::new() }
    }

    pub fn site() -> Site {
        Site {
            place: PlaceKey(0),
            position: ganja().position,
            uncertainty: Metres(6_000.0),
            shape: Shape::Circle,
            method: SiteMethod::Gazetteer,
            where_prec: 1,
            geo_precision: 1,
            class_stated: false,
            reported: "Gandja".into(),
            span: Span::new(20, 26),
            confidence: 0.9312,
            margin: f64::INFINITY,
            decided: false,
            alternatives: Vec::new(),
        }
    }

    pub fn incident() -> Incident {
        Incident {
            id: "inc-0123456789ab".into(),
            title: "Ganja, 17 Oct 2020: missile strike".into(),
            sub_event_type: SubEventType::ShellingArtilleryMissileAttack,
            site: Some(site()),
            date: DateClaim::on(on(2020, 10, 17)),
            date_text: Some("early on Saturday".into()),
            killed: Some(Toll::between(12, 13)),
            killed_best: None,
            injured: Some(Toll::at_least(40)),
            injured_best: Some(40),
            killed_civilians: None,
            others: Others::default(),
            victims: Vec::new(),
            toll_status: TollStatus::Range,
            civilian_targeting: false,
            weapon: Some("missile".into()),
            target: None,
            attributed_to: vec![party("Armenia")],
            opponent: None,
            attributed_by: vec![party("Azerbaijan: Prosecutor General's Office")],
            denied_by: vec![party("Armenia")],
            claim_status: ClaimStatus::Disputed,
            group_id: None,
            members: Vec::new(),
            reports: vec!["a".into(), "b".into(), "c".into()],
            independent_sources: 2,
            first_reported: Some(on(2020, 10, 17)),
            last_reported: None,
            quote: "ə".repeat(300),
            previous_ids: Vec::new(),
        }
    }

    fn build(incident: &Incident) -> Feature<'_> {
        static REPORTS: Reports<'static> = Reports::new();
        let facts = incident.site.as_ref().map(|_| ganja());
        let place = facts.as_ref().map(|facts| Known { facts, names: &NAMES_OF_GANJA });
        feature_of(incident, place, &[], &REPORTS, "run-1")
    }

    #[test]
    fn every_key_is_on_every_feature_in_order() {
        let unlocated = Incident { site: None, date: DateClaim::default(), killed: None, ..incident() };
        for incident in [incident(), unlocated] {
            let keys: Vec<&str> = build(&incident).properties.iter().map(|(k, _)| *k).collect();
            assert_eq!(keys, PROPERTIES);
        }
    }

    #[test]
    fn what_is_unknown_is_null() {
        let incident = incident();
        let feature = build(&incident);
        for key in
            ["deaths_best", "injured_high", "deaths_civilians_low", "location_margin", "civilian_targeting"]
        {
            assert_eq!(feature.get(key), &Value::Null, "{key}");
        }
        assert_eq!(feature.get("deaths_low"), &Value::Int(12));
        assert_eq!(feature.get("geonames_id"), &Value::Int(586_523));
    }

    #[test]
    fn an_attribution_never_stands_without_its_source() {
        let alone = Incident { attributed_by: Vec::new(), ..incident() };
        assert_eq!(build(&alone).get("attributed_to"), &Value::Null);
        assert_eq!(build(&alone).get("actor1"), &Value::Null);
    }

    #[test]
    fn a_quote_has_at_most_200_characters() {
        let incident = incident();
        let Value::Text(quote) = build(&incident).get("quote").clone() else { panic!("no quote") };
        assert_eq!(quote.chars().count(), 200);
    }
}
