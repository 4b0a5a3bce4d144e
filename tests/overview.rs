//! The picture: well-formed whatever is in it, and the same for the same incidents.
#![allow(clippy::unwrap_used)]

use incident_mapper::format::overview::{self, Label, Overview, Symbol};
use incident_mapper::geodesy::{LngLat, Metres};
use incident_mapper::model::EventType;
use proptest::prelude::*;

const TYPES: [EventType; 8] = [
    EventType::Battles,
    EventType::ExplosionsRemoteViolence,
    EventType::ViolenceAgainstCivilians,
    EventType::Protests,
    EventType::Riots,
    EventType::StrategicDevelopments,
    EventType::Crime,
    EventType::AccidentOrDisaster,
];

fn symbol(name: &str, lng: f64, lat: f64, toll: Option<u32>, uncertainty: f64) -> (Symbol, Label) {
    let position = LngLat::new(lng, lat).unwrap();
    let symbol = Symbol {
        position,
        event_type: EventType::ExplosionsRemoteViolence,
        toll,
        uncertainty: Metres(uncertainty),
        title: format!("{name}: shelling"),
        count: 1,
    };
    (symbol, Label { text: name.to_owned(), position, rank: 0 })
}

fn overview(places: &[(&str, f64, f64)]) -> Overview {
    let (symbols, labels) =
        places.iter().map(|(name, lng, lat)| symbol(name, *lng, *lat, Some(5), 2000.0)).unzip();
    Overview { title: "Incidents".to_owned(), symbols, labels, ..Overview::default() }
}

fn svg(overview: &Overview) -> String {
    let mut bytes = Vec::new();
    overview::write(overview, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The texts of a picture that parses as SVG with a view box and finite numbers.
fn texts(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "svg");
    assert!(root.attribute("viewBox").is_some() && root.attribute("width").is_some());
    for node in document.descendants() {
        for attribute in node.attributes() {
            let value = attribute.value();
            assert!(!value.contains("NaN") && !value.contains("inf"), "{}: {value}", attribute.name());
        }
    }
    document
        .descendants()
        .filter(|n| n.has_tag_name("text"))
        .filter_map(|n| n.text())
        .map(str::to_owned)
        .collect()
}

#[test]
fn places_countries_legend_and_credits_are_on_the_picture() {
    let svg =
        svg(&overview(&[("Ganja", 46.36134, 40.68157), ("Barda", 47.126, 40.376), ("Hadrut", 47.03, 39.52)]));
    let texts = texts(&svg);
    for expect in
        ["Incidents", "Ganja", "Barda", "Hadrut", "AZERBAIJAN", "ARMENIA", "Explosions/Remote violence"]
    {
        assert!(texts.iter().any(|t| t == expect), "{expect} in {texts:?}");
    }
    assert!(texts.iter().any(|t| t.contains("Natural Earth")));
    assert!(texts.iter().any(|t| t.ends_with(" km")));
    assert!(!texts.iter().any(|t| t == "Riots"), "only types that are on the map are in the legend");
}

#[test]
fn nothing_located_is_said_and_not_drawn() {
    let empty = Overview { title: "Incidents".to_owned(), ..Overview::default() };
    let texts = texts(&svg(&empty));
    assert!(texts.iter().any(|t| t == "No incident with a known location"), "{texts:?}");
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "</text><script>alert(1)</script>&\"'\u{0}\u{b}\u{202e}\u{fffe}]]>";
    let (mut drawn, label) = symbol(hostile, 46.36134, 40.68157, None, 0.0);
    drawn.title = hostile.to_owned();
    let overview = Overview {
        title: hostile.to_owned(),
        subtitle: hostile.to_owned(),
        symbols: vec![drawn],
        labels: vec![label.clone()],
        context: vec![label],
        credits: vec![hostile.to_owned()],
    };
    let svg = svg(&overview);
    let document = roxmltree::Document::parse(&svg).unwrap();
    assert!(!document.descendants().any(|n| n.has_tag_name("script")));
}

#[test]
fn the_order_of_the_input_makes_no_difference() {
    let forwards = overview(&[
        ("Ganja", 46.36134, 40.68157),
        ("Ganja", 46.36134, 40.68157),
        ("Barda", 47.126, 40.376),
        ("Stepanakert", 46.7528, 39.8177),
    ]);
    let mut backwards = forwards.clone();
    backwards.symbols.reverse();
    backwards.labels.reverse();
    assert_eq!(svg(&forwards), svg(&backwards));
    assert_eq!(svg(&forwards), svg(&forwards));
}

#[test]
fn both_sides_of_the_antimeridian_are_one_neighbourhood() {
    let svg = svg(&overview(&[("Suva", 178.44, -18.14), ("Taveuni", -179.95, -16.85)]));
    let texts = texts(&svg);
    assert!(texts.iter().any(|t| t == "Suva") && texts.iter().any(|t| t == "Taveuni"), "{texts:?}");
    assert!(texts.iter().any(|t| t == "20 km"), "{texts:?}");
}

#[test]
fn a_world_of_incidents_is_a_small_file() {
    let svg = svg(&overview(&[
        ("Suva", 178.44, -18.14),
        ("Apia", -171.77, -13.83),
        ("Ganja", 46.36, 40.68),
        ("Bogotá", -74.08, 4.6),
        ("Minneapolis", -93.26, 44.98),
        ("Mogadishu", 45.34, 2.04),
        ("Melbourne", 144.96, -37.81),
        ("McMurdo", 166.67, -77.85),
    ]));
    let texts = texts(&svg);
    for expect in ["Suva", "Apia", "Ganja", "Bogotá", "Mogadishu", "Melbourne", "McMurdo", "BRAZIL"] {
        assert!(texts.iter().any(|t| t == expect), "{expect} in {texts:?}");
    }
    assert!(svg.len() < 120_000, "{}", svg.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn any_incidents_make_a_picture(
        points in proptest::collection::vec(
            (-180.0..=180.0_f64, -90.0..=90.0_f64, proptest::option::of(any::<u32>()), any::<f64>(), any::<u32>(), 0..8_usize, "\\PC{0,30}"),
            0..12,
        ),
        spread in prop_oneof![Just(1.0), Just(0.1), Just(0.001)],
        title in any::<String>(),
    ) {
        let mut overview = Overview { title: title.clone(), subtitle: title, ..Overview::default() };
        for (lng, lat, toll, uncertainty, count, event_type, name) in points {
            let position = LngLat::new(lng * spread, lat * spread).unwrap();
            overview.symbols.push(Symbol {
                position,
                event_type: TYPES[event_type],
                toll,
                uncertainty: Metres(uncertainty),
                title: name.clone(),
                count,
            });
            overview.labels.push(Label { text: name.clone(), position, rank: count });
            overview.context.push(Label { text: name, position, rank: 0 });
        }
        let svg = svg(&overview);
        texts(&svg);
        prop_assert!(svg.len() < 400_000, "{}", svg.len());
    }
}
