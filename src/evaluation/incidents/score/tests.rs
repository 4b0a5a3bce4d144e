use super::super::{FieldMap, read_gold, read_layer};
use super::*;
use serde_json::{Value, json};

fn gold(key: &str, lat: f64, lng: f64, more: Value) -> Value {
    let mut incident = json!({"key": key, "lat": lat, "lon": lng, "precision": "settlement", "country": "X",
        "date": "2020-10-04", "date_precision": "day", "type": "shelling_or_missile"});
    merge(&mut incident, more);
    incident
}

fn feature(lat: f64, lng: f64, reports: Value, more: Value) -> Value {
    let mut properties = json!({"event_date": "2020-10-04", "sub_event_type": "Shelling/artillery/missile attack", "reports": reports});
    merge(&mut properties, more);
    json!({"geometry": {"type": "Point", "coordinates": [lng, lat]}, "properties": properties})
}

fn merge(into: &mut Value, more: Value) {
    if let Value::Object(more) = more {
        into.as_object_mut().unwrap().extend(more);
    }
}

fn scored(reports: &[Value], features: &[Value]) -> IncidentScore {
    let lines: Vec<String> = reports.iter().map(Value::to_string).collect();
    let (gold, told) = read_gold("gold.jsonl", lines.join("\n").as_bytes());
    assert_eq!(told, []);
    let layer = json!({ "features": features }).to_string();
    let (layer, told) = read_layer("layer", layer.as_bytes(), &FieldMap::default());
    assert_eq!(told, []);
    score(&gold, &layer, &TypeMap::default())
}

fn report(id: &str, incidents: &[Value]) -> Value {
    json!({"id": id, "incidents": incidents})
}

#[test]
fn two_incidents_at_one_place_are_told_apart_by_date_and_type() {
    let clash = json!({"key": "clash", "date": "2020-10-05", "type": "armed_clash"});
    let gold = [report("1", &[gold("strike", 40.0, 46.0, json!({})), gold("clash", 40.0, 46.0, clash)])];
    // The nearer feature is the wrong one for the strike.
    let features = [
        feature(40.0, 46.0, json!("1"), json!({"event_date": "2020-10-05", "sub_event_type": "Armed clash"})),
        feature(40.01, 46.0, json!("1"), json!({})),
    ];
    let score = scored(&gold, &features);
    assert_eq!(score.incidents.found_with_date, Prf::of(2, 2, 2));
    assert_eq!(score.type_agreement, Rate::of(2, 2));
    assert_eq!(score.differences, []);
}

#[test]
fn each_precision_has_its_reach() {
    let of = |precision: &str, lat: f64, country: &str| {
        let gold =
            [report("1", &[gold("a", 0.0, 0.0, json!({"precision": precision, "country": "DR Congo"}))])];
        scored(&gold, &[feature(lat, 0.0, json!("1"), json!({"country": country}))]).incidents.found.right
    };
    // A degree is 111 km.
    assert_eq!((of("settlement", 0.22, ""), of("settlement", 0.23, "")), (1, 0));
    assert_eq!((of("district", 0.22, ""), of("district", 0.23, "")), (1, 0));
    assert_eq!((of("region", 1.34, ""), of("region", 1.36, "DRC")), (1, 0));
    assert_eq!((of("country", 8.0, "Democratic  Republic of the Congo"), of("country", 8.0, "Chad")), (1, 0));
}

#[test]
fn dates_agree_as_precisely_as_they_are_known() {
    let of = |precision: &str, date: Value, stated: Value| {
        let gold = [report("1", &[gold("a", 0.0, 0.0, json!({"date": date, "date_precision": precision}))])];
        let score = scored(&gold, &[feature(0.0, 0.0, json!("1"), json!({"event_date": stated}))]);
        (score.date_at_gold_precision.rate, score.date_exact_day.of, score.incidents.found_with_date.right)
    };
    assert_eq!(of("day", json!("2020-10-04"), json!("2020-10-05")), (Some(0.0), 1, 0));
    assert_eq!(of("week", json!("2020-10-04"), json!("2020-10-11")), (Some(1.0), 0, 1));
    assert_eq!(of("week", json!("2020-10-04"), json!("2020-10-12")), (Some(0.0), 0, 0));
    assert_eq!(of("week", json!("2020-10-04"), json!("2020-10")), (Some(0.0), 0, 0));
    assert_eq!(of("month", json!("2020-10"), json!("2020-10-31")), (Some(1.0), 0, 1));
    assert_eq!(of("month", json!("2020-10"), json!("2020")), (Some(0.0), 0, 0));
    assert_eq!(of("day", json!("2020-10-04"), json!(null)), (Some(0.0), 1, 0));
    // What is not known cannot be wrong.
    assert_eq!(of("unknown", json!("2020-10-04"), json!(null)), (None, 0, 1));
    assert_eq!(of("day", json!(null), json!("2020")), (None, 0, 1));
}

#[test]
fn what_may_be_there_is_neither_right_nor_wrong() {
    let mut one = report("1", &[]);
    merge(&mut one, json!({"optional_incidents": [{"lat": 50, "lon": 10, "radius_km": 30, "date": "1999"}]}));
    let at = |date: Value| feature(50.1, 10.0, json!(["1"]), json!({"event_date": date}));
    let score = scored(&[one], &[at(json!("1999-05-01")), at(json!("2020-10-04")), at(json!(null))]);
    assert_eq!(score.incidents.ignored_optional, 1);
    assert_eq!(
        score.negatives,
        Negatives { reports: 1, false_incidents: 2, reports_with_false_incidents: 1 }
    );
    assert_eq!((score.incidents.found.precision, score.incidents.found.recall), (0.0, 1.0));
    assert_eq!(score.by_report[0].spurious, ["1", "2"]);
}

#[test]
fn a_feature_without_a_point_is_false_and_one_of_another_report_is_not_scored() {
    let gold = [report("1", &[gold("a", 0.0, 0.0, json!({}))])];
    let mut unlocated = feature(0.0, 0.0, json!("1"), json!({}));
    unlocated["geometry"] = Value::Null;
    let score = scored(&gold, &[unlocated, feature(0.0, 0.0, json!("99"), json!({"id": "inc-9"}))]);
    assert_eq!(score.incidents.found, Prf::of(0, 1, 1));
    assert_eq!((score.incidents.unlocated, score.of_no_known_report), (1, vec!["inc-9".to_owned()]));
    assert_eq!(score.by_report[0].missed, ["a"]);
}

#[test]
fn a_merged_feature_is_compared_with_all_that_its_reports_say() {
    let gold = [
        report("1", &[gold("a", 0.0, 0.0, json!({"killed_min": 1, "killed_max": 1}))]),
        report("2", &[gold("a", 0.0, 0.0, json!({"killed_min": 2, "denied_by": "Y"}))]),
        report("3", &[gold("b", 0.0, 0.0, json!({}))]),
    ];
    let stated = json!({"deaths_low": 1, "denied_by": "Y", "injured_low": 0, "injured_high": 0});
    let score = scored(&gold, &[feature(0.0, 0.0, json!("01;02;03"), stated)]);
    let (mention, feature) = (score.per_mention, score.per_feature);
    // "1 or more" meets "1" and "2 or more", and is the smallest range round both.
    assert_eq!((mention.killed.overlap, mention.killed.same_bounds), (Rate::of(2, 2), Rate::of(0, 2)));
    assert_eq!((mention.killed.invented, mention.wounded.invented), (Rate::of(1, 1), Rate::of(3, 3)));
    assert_eq!((feature.killed.same_bounds, feature.wounded.invented), (Rate::of(1, 1), Rate::of(1, 1)));
    assert_eq!((mention.denial, feature.denial), (Rate::of(1, 3), Rate::of(1, 1)));
    let merging = score.merging.all_mentions;
    assert_eq!((merging.right, merging.predicted, merging.gold), (1, 3, 1));
}

#[test]
fn an_outline_holds_what_went_wrong_and_figures_hold_none_of_it() {
    let gold =
        [report("1", &[gold("a", 0.0, 0.0, json!({})), gold("b", 9.0, 9.0, json!({"background": true}))])];
    let stated = json!({"event_date": "2020-10-09", "deaths_low": 4});
    let score = scored(&gold, &[feature(0.1, 0.0, json!("1"), stated)]);
    let outline = score.outline();
    let wrong: Vec<&str> = outline.sections["incidents"].spellings.keys().map(String::as_str).collect();
    assert_eq!(wrong, ["date: a in 01", "killed: a in 01", "missed: b in 01"]);
    assert_eq!(score.incidents.recall_without_background, Rate::of(1, 1));
    assert!((score.location_error_km.median.unwrap() - 11.1195).abs() < 0.001);
    let json = serde_json::to_string(&score.clone().figures()).unwrap();
    assert!(!json.contains("by_report"), "{json}");
    assert_eq!(serde_json::from_str::<IncidentScore>(&json).unwrap(), score.figures());
}

#[test]
fn nothing_at_all_scores_nothing_wrong() {
    let score = scored(&[], &[]);
    assert_eq!(score.incidents.found.f1, 1.0);
    assert_eq!(score.location_error_km, LocationErrors::default());
}
