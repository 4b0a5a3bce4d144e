//! Where the words around a name put it: phrases of many conflicts, each with what it means.
#![allow(clippy::unwrap_used)]

mod common;

use incident_mapper::decisions::Decisions;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::geodesy::{LngLat, Metres, bearing, distance, nearest_on_line};
use incident_mapper::model::{Georeference, Kind, Report, ReportInfo};
use incident_mapper::pipeline::{Coded, Coder, Settings, code_report};
use proptest::prelude::*;
use std::sync::LazyLock;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::embedded);

fn read(text: &str) -> Coded {
    let settings = Settings { toponyms_only: true, ..Settings::default() };
    let coder = Coder { gazetteer: &GAZETTEER, decisions: Decisions::default(), settings };
    let info = ReportInfo { id: "r1".to_owned(), ..ReportInfo::default() };
    code_report(&coder, &Report { info, text: text.to_owned() })
}

/// The georeference of the mention that begins with `name`.
fn of(text: &str, name: &str) -> Georeference {
    let read = read(text);
    let named = read.toponyms.mentions.iter().position(|m| m.span.of(text).starts_with(name));
    let named = named.unwrap_or_else(|| panic!("{name} is no mention of: {text}"));
    read.toponyms.georeferences[named].clone().unwrap_or_else(|| panic!("{name} is nowhere: {text}"))
}

fn place(id: &str) -> LngLat {
    GAZETTEER.place(GAZETTEER.by_id(id).unwrap()).position
}

/// Checks method, words, `where_prec` and, to a tenth, the uncertainty in kilometres.
fn check(text: &str, name: &str, want: &str) -> Georeference {
    let found = of(text, name);
    let km = found.uncertainty.km();
    let got = format!("{} | {} | {} | {km:.1}", found.method.name(), found.words.of(text), found.where_prec);
    assert_eq!(got, want, "{text}");
    found
}

const RAQQA: &str = "gn:172955";
const GOMA: &str = "gn:216281";
const SAKE: &str = "gn:205970";

#[test]
fn a_distance_and_a_direction_move_the_position_and_bound_it() {
    for (text, want, km, degrees) in [
        ("Rockets hit a base 12 km north of Raqqa.", "relative | 12 km north of Raqqa | 2 | 12.9", 12.0, 0.0),
        (
            "A base twelve kilometres to the north-east of Raqqa was hit.",
            "relative | twelve kilometres to the north-east of Raqqa | 2 | 12.9",
            12.0,
            45.0,
        ),
        (
            "A base about 5 miles (8 km) south of the city of Raqqa was hit.",
            "relative | 8 km) south of the city of Raqqa | 2 | 11.4",
            8.0,
            180.0,
        ),
        ("A base 12 km NNE of Raqqa was hit.", "relative | 12 km NNE of Raqqa | 2 | 10.6", 12.0, 22.5),
        (
            "A base half a kilometre south-west of Raqqa was hit.",
            "relative | half a kilometre south-west of Raqqa | 2 | 8.4",
            0.5,
            225.0,
        ),
        ("A base 100 km west of Raqqa was hit.", "relative | 100 km west of Raqqa | 5 | 77.3", 100.0, 270.0),
    ] {
        let found = check(text, "Raqqa", want);
        assert!((distance(place(RAQQA), found.position).km() - km).abs() < 0.01, "{text}");
        let turn = (bearing(place(RAQQA), found.position) - degrees + 180.0).rem_euclid(360.0) - 180.0;
        assert!(turn.abs() < 0.1, "{text}: {turn}");
    }
}

#[test]
fn a_direction_alone_is_a_wide_circle_and_a_distance_alone_a_ring() {
    let found = check("Soldiers clashed north of Raqqa.", "Raqqa", "relative | north of Raqqa | 2 | 31.5");
    assert!(bearing(place(RAQQA), found.position) < 0.1);
    check(
        "Soldiers clashed just to the east of Raqqa.",
        "Raqqa",
        "relative | just to the east of Raqqa | 2 | 20.9",
    );
    for (text, want) in [
        ("In the north of Raqqa soldiers clashed.", "gazetteer | Raqqa | 1 | 8.1"),
        ("A village 12 km from Raqqa was shelled.", "gazetteer | 12 km from Raqqa | 2 | 20.6"),
        ("They were within 5 km of Raqqa.", "gazetteer | within 5 km of Raqqa | 2 | 15.6"),
        ("A car exploded near Raqqa.", "gazetteer | near Raqqa | 2 | 18.1"),
        ("Shells hit the outskirts of Raqqa.", "gazetteer | outskirts of Raqqa | 2 | 13.1"),
        ("Shells hit the southern suburbs of Raqqa.", "gazetteer | suburbs of Raqqa | 2 | 13.1"),
        ("Shells hit Raqqa’s eastern outskirts.", "gazetteer | Raqqa’s eastern outskirts | 2 | 13.1"),
        ("Raqqa was shelled.", "gazetteer | Raqqa | 1 | 8.1"),
    ] {
        assert_eq!(check(text, "Raqqa", want).position, place(RAQQA), "{text}");
    }
}

#[test]
fn a_part_of_a_land_lies_on_its_side_and_holds_its_towns() {
    for (text, name, want, towns) in [
        (
            "Ten died in north-eastern Nigeria.",
            "Nigeria",
            "relative | north-eastern Nigeria | 5 | 343.0",
            &["gn:2331447", "gn:2347470"][..],
        ),
        (
            "Ten died in southern Somalia.",
            "Somalia",
            "relative | southern Somalia | 5 | 568.4",
            &["gn:55671", "gn:53654"],
        ),
        (
            "Ten died in the north of Mali.",
            "Mali",
            "relative | north of Mali | 5 | 727.0",
            &["gn:2457163", "gn:2455290"],
        ),
        (
            "Ten died in Mali's north.",
            "Mali",
            "relative | Mali's north | 5 | 727.0",
            &["gn:2457163", "gn:2455290"],
        ),
        (
            "Ten died in the northern part of Mali.",
            "Mali",
            "relative | northern part of Mali | 5 | 727.0",
            &["gn:2457163"],
        ),
        (
            "Ten died in northern Mozambique.",
            "Mozambique",
            "relative | northern Mozambique | 5 | 667.4",
            &["gn:1028918"],
        ),
        (
            "Ten died in western Texas.",
            "Texas",
            "relative | western Texas | 4 | 611.0",
            &["gn:5520993", "gn:5527554"],
        ),
        ("Ten died in central Mali.", "Mali", "gazetteer | central Mali | 5 | 630.0", &[]),
    ] {
        let found = check(text, name, want);
        for town in towns {
            let far = distance(found.position, place(town));
            assert!(far <= found.uncertainty, "{text}: {town} {far:?}");
        }
    }
    for (text, name, want) in [
        ("Ten died in South Sudan.", "South Sudan", "gazetteer | South Sudan | 6 | 450.0"),
        ("Ten died in North Kivu.", "North Kivu", "gazetteer | North Kivu | 4 | 140.0"),
        ("Ten died in West Virginia.", "West Virginia", "gazetteer | West Virginia | 4 | 140.0"),
        ("Troops stood to the north of Mali.", "Mali", "gazetteer | Mali | 6 | 630.0"),
        ("Mali's north-south road was cut.", "Mali", "gazetteer | Mali | 6 | 630.0"),
        ("Mali's northern neighbour was silent.", "Mali", "gazetteer | Mali | 6 | 630.0"),
        ("Ten died in Mali.", "Mali", "gazetteer | Mali | 6 | 630.0"),
    ] {
        check(text, name, want);
    }
}

#[test]
fn the_point_of_a_part_is_in_its_country() {
    // The middle of the circle round it is in Bangladesh.
    let india = check("Floods hit eastern India.", "India", "relative | eastern India | 5 | 1126.6");
    let agartala = LngLat::new(91.28, 23.83).unwrap();
    assert!(distance(india.position, agartala).km() < 50.0, "{:?}", india.position);
}

#[test]
fn off_the_coast_reaches_the_end_of_the_contiguous_zone() {
    for (text, want) in [
        ("A tanker was hit off the coast of Hodeidah.", "gazetteer | off the coast of Hodeidah | 5 | 53.4"),
        (
            "A tanker was hit 12 nautical miles off Hodeidah.",
            "gazetteer | 12 nautical miles off Hodeidah | 2 | 32.1",
        ),
        ("A boat sank in waters off Hodeidah.", "gazetteer | waters off Hodeidah | 5 | 53.4"),
        ("A boat sank off Hodeidah's coast.", "gazetteer | off Hodeidah's coast | 5 | 53.4"),
        ("The army cut off Hodeidah.", "gazetteer | Hodeidah | 1 | 9.0"),
    ] {
        check(text, "Hodeidah", want);
    }
    for (text, name, want) in [
        (
            "Pirates took a ship off the coast of Somalia.",
            "Somalia",
            "gazetteer | off the coast of Somalia | 7 | 820.4",
        ),
        ("A ship was hit off the Yemeni coast.", "Yemeni", "gazetteer | off the Yemeni coast | 7 | 780.4"),
        (
            "A ship was hit off Yemen's western coast.",
            "Yemen",
            "gazetteer | off Yemen's western coast | 7 | 780.4",
        ),
        ("The Yemeni coast guard was there.", "Yemeni", "gazetteer | Yemeni | 6 | 410.0"),
    ] {
        check(text, name, want);
    }
}

#[test]
fn a_road_is_a_corridor_between_its_ends() {
    for (text, name, want) in [
        (
            "They attacked a convoy on the road between Goma and Sake.",
            "Goma",
            "corridor | road between Goma and Sake | 2 | 18.7",
        ),
        ("They attacked a bus on the Goma-Sake road.", "Goma", "corridor | Goma-Sake road | 2 | 18.7"),
        (
            "Fighting raged along the Bakhmut-Chasiv Yar road on Tuesday.",
            "Bakhmut",
            "corridor | Bakhmut-Chasiv Yar road | 2 | 9.7",
        ),
        (
            "A bus was bombed on the highway from Damascus to Homs.",
            "Homs",
            "corridor | highway from Damascus to Homs | 5 | 95.2",
        ),
        (
            "The attack happened between Barda and Ganja.",
            "Barda",
            "corridor | between Barda and Ganja | 5 | 58.5",
        ),
        (
            "A mine lay on the Barda to Ganja main road.",
            "Ganja",
            "corridor | Barda to Ganja main road | 5 | 58.5",
        ),
    ] {
        check(text, name, want);
    }
    let found = of("They attacked a convoy on the road between Goma and Sake.", "Goma");
    let corridor = found.shape.corridor().unwrap();
    assert_eq!(corridor.lines, [vec![place(GOMA), place(SAKE)]]);
}

#[test]
fn two_towns_far_apart_are_the_ground_between_and_no_point() {
    for (text, name, want) in [
        ("A convoy was hit between Gao and Kidal.", "Kidal", "corridor | between Gao and Kidal | 5 | 171.4"),
        (
            "A mine lay on the road between Bamako and Timbuktu.",
            "Bamako",
            "corridor | road between Bamako and Timbuktu | 5 | 423.6",
        ),
        (
            "A bus travelling from Kano to Maiduguri was hit.",
            "Kano",
            "corridor | travelling from Kano to Maiduguri | 5 | 303.5",
        ),
        ("A truck from Goma to Sake was hit.", "Sake", "corridor | truck from Goma to Sake | 2 | 18.7"),
        ("They were on their way from Goma to Sake.", "Sake", "corridor | way from Goma to Sake | 2 | 18.7"),
        ("Smugglers met between Goma and Gisenyi.", "Goma", "corridor | between Goma and Gisenyi | 2 | 4.2"),
        ("A mine lay on the Goma-to-Sake road.", "Sake", "corridor | Goma-to-Sake road | 2 | 18.7"),
        ("A mine lay on the Goma–Sake road.", "Sake", "corridor | Goma–Sake road | 2 | 18.7"),
        (
            "They met halfway between Gao and Ansongo.",
            "Gao",
            "corridor | halfway between Gao and Ansongo | 5 | 47.4",
        ),
        (
            "They met half-way between Gao and Ansongo.",
            "Gao",
            "corridor | half-way between Gao and Ansongo | 5 | 47.4",
        ),
        (
            "The road from Damascus to Beijing is long.",
            "Damascus",
            "gazetteer | road from Damascus to Beijing | 5 | 6960.1",
        ),
    ] {
        check(text, name, want);
    }
}

#[test]
fn a_way_with_one_end_is_near_it_and_no_point() {
    for (text, want) in [
        ("A convoy was hit on the road to Raqqa.", "gazetteer | road to Raqqa | 2 | 33.1"),
        (
            "A convoy was hit on the road that leads to Raqqa.",
            "gazetteer | road that leads to Raqqa | 2 | 33.1",
        ),
        ("A convoy was hit on the highway out of Raqqa.", "gazetteer | highway out of Raqqa | 2 | 33.1"),
        ("A convoy was hit on the way to Raqqa.", "gazetteer | way to Raqqa | 2 | 33.1"),
        ("A convoy was hit en route to Raqqa.", "gazetteer | route to Raqqa | 2 | 33.1"),
        ("A convoy bound for Raqqa was hit.", "gazetteer | bound for Raqqa | 2 | 33.1"),
        (
            "A convoy heading to the town of Raqqa was hit.",
            "gazetteer | heading to the town of Raqqa | 2 | 33.1",
        ),
        ("A bridge on the Raqqa highway was hit.", "gazetteer | Raqqa highway | 2 | 33.1"),
        ("They came to Raqqa.", "gazetteer | Raqqa | 1 | 8.1"),
        ("They gave way to Raqqa.", "gazetteer | Raqqa | 1 | 8.1"),
        ("The road in Raqqa was blocked.", "gazetteer | Raqqa | 1 | 8.1"),
        ("They live at 5 Raqqa Road.", "gazetteer | Raqqa | 1 | 8.1"),
    ] {
        assert_eq!(check(text, "Raqqa", want).position, place(RAQQA), "{text}");
    }
}

#[test]
fn what_lies_between_a_place_and_its_surroundings_puts_it_beside() {
    for (text, want) in [
        ("Shells fell across the river from Raqqa.", "gazetteer | across the river from Raqqa | 2 | 18.1"),
        ("Shells fell across from Raqqa.", "gazetteer | across from Raqqa | 2 | 18.1"),
        ("A patrol was hit not far from Raqqa.", "gazetteer | not far from Raqqa | 2 | 18.1"),
        ("A jet fell a short distance from Raqqa.", "gazetteer | short distance from Raqqa | 2 | 33.1"),
        ("A camp an hour's drive from Raqqa was hit.", "gazetteer | hour's drive from Raqqa | 5 | 108.1"),
        ("A hamlet down the road from Raqqa was hit.", "gazetteer | down the road from Raqqa | 2 | 33.1"),
        ("Bodies lay upstream of Raqqa.", "gazetteer | upstream of Raqqa | 2 | 33.1"),
        ("Bodies lay 12 km downstream of Raqqa.", "gazetteer | 12 km downstream of Raqqa | 2 | 20.6"),
        ("They were within sight of Raqqa.", "gazetteer | within sight of Raqqa | 2 | 18.1"),
        ("They fought in the hills above Raqqa.", "gazetteer | above Raqqa | 2 | 18.1"),
        ("They held a ridge overlooking Raqqa.", "gazetteer | overlooking Raqqa | 2 | 18.1"),
        ("A village opposite Raqqa was hit.", "gazetteer | opposite Raqqa | 2 | 18.1"),
        ("A village next to Raqqa was hit.", "gazetteer | next to Raqqa | 2 | 18.1"),
        ("They came from Raqqa.", "gazetteer | Raqqa | 1 | 8.1"),
        ("It is far from Raqqa.", "gazetteer | Raqqa | 1 | 8.1"),
        ("The road was open again, said a man from Raqqa.", "gazetteer | Raqqa | 1 | 8.1"),
    ] {
        assert_eq!(check(text, "Raqqa", want).position, place(RAQQA), "{text}");
    }
}

#[test]
fn a_road_to_a_place_that_nobody_knows_is_a_wide_circle_at_its_known_end() {
    let text = "A mine exploded on the road between Goma and Xyzzyville.";
    check(text, "Goma", "gazetteer | road between Goma and Xyzzyville | 2 | 32.6");
}

#[test]
fn what_is_between_people_or_countries_is_no_corridor() {
    for (text, name) in [
        ("Talks between Armenia and Azerbaijan went on.", "Armenia"),
        ("A ceasefire between Barda and Ganja was signed.", "Barda"),
        ("The match between Barda and Ganja was lost.", "Barda"),
        ("Flights between Baku and Yerevan are rare.", "Baku"),
        ("Fighting between Kabul and Islamabad may begin.", "Kabul"),
        ("They flew from Damascus to Homs.", "Homs"),
        ("Barda and Ganja were shelled.", "Barda"),
        ("The Barda-Ganja declaration was read.", "Barda"),
        ("The road from Damascus to Beijing is long.", "Damascus"),
    ] {
        assert!(of(text, name).shape.corridor().is_none(), "{text}");
    }
}

#[test]
fn a_border_is_a_line_and_a_place_beside_it_says_which_part() {
    let found = check(
        "Clashes broke out along the Chad-Sudan border near Tine.",
        "Chad",
        "corridor | Chad-Sudan border | 2 | 33.8",
    );
    let tine = LngLat::new(22.78, 15.04).unwrap();
    assert!(distance(found.position, tine).km() < 10.0, "{found:?}");
    check(
        "Two people died in clashes along the Chad-Sudan border.",
        "Sudan",
        "corridor | Chad-Sudan border | 5 | 492.8",
    );
    check("Kilis, near the Syrian border, was shelled.", "Syrian", "corridor | Syrian border | 2 | 34.9");
    check(
        "Troops are on the border with Sudan in Chad, near Adre.",
        "Sudan",
        "corridor | border with Sudan | 2 | 32.6",
    );
    check(
        "The Lebanese-Israeli border saw fire near Naqoura.",
        "Israeli",
        "corridor | Lebanese-Israeli border | 2 | 34.7",
    );
    check(
        "Troops met at the border between Chad and Sudan.",
        "Chad",
        "corridor | border between Chad and Sudan | 5 | 492.8",
    );
    // The second country is that of which the report spoke last, or any where none is named.
    check(
        "Rebels hold Goma. Three men died near the Rwandan border.",
        "Rwandan",
        "corridor | Rwandan border | 5 | 96.6",
    );
    check("Three men died near the Rwandan border.", "Rwandan", "corridor | Rwandan border | 5 | 160.6");
    check(
        "In Congo three men died 30 km from the Rwandan border.",
        "Rwandan",
        "corridor | Rwandan border | 5 | 121.6",
    );
    check(
        "Three men died near the Rwandan border, the Congolese army said.",
        "Rwandan",
        "corridor | Rwandan border | 5 | 96.6",
    );
    for (text, name) in [
        ("They left for the Rwandan border.", "Rwandan"),
        ("They are on this side of the Rwandan border.", "Rwandan"),
        ("Three men died near the Russian border.", "Russian"),
        ("Sudanese border guards shot at a car.", "Sudanese"),
        ("The Sudanese border is long.", "Sudanese"),
        ("The border between Chad and Chile is a joke.", "Chad"),
        ("Kilis is a Syrian border town.", "Syrian"),
    ] {
        assert!(of(text, name).shape.corridor().is_none(), "{text}");
    }
}

#[test]
fn coordinates_are_of_the_name_before_them_or_stand_alone() {
    for (text, name, lat, lng) in [
        ("Soldiers shelled Barda (40.4012, 47.2034).", "Barda", 40.4012, 47.2034),
        ("Soldiers shelled Barda (47.2034, 40.4012).", "Barda", 40.4012, 47.2034),
        ("The shell fell in Ganja, at 38T PL 15038 04303.", "Ganja", 40.6816, 46.3613),
        ("The grave was found at M9J7+RW Ganja.", "Ganja", 40.6821, 46.3648),
        ("It lies in Ganja, plus code M9J7+RW.", "Ganja", 40.6821, 46.3648),
        ("It hit 48°35′43″N 37°59′59″E, west of Bakhmut.", "48", 48.5953, 37.9997),
        ("Geolocated to coordinates 48.5953, 37.9999 by analysts.", "48", 48.5953, 37.9999),
        ("Lat: 48.5953 Long: 37.9999 was given.", "Lat", 48.5953, 37.9999),
        ("The ship was hit at 1512N 04212E.", "1512N", 15.2, 42.2),
        ("The ship was hit in position 13-05N 042-57E.", "13", 13.083_33, 42.95),
        ("The house stands at 5GP6+XQ Yerevan.", "Yerevan", 40.187_44, 44.511_94),
        ("The wreck is at N 50° 27.015 E 030° 31.410.", "N", 50.450_25, 30.5235),
    ] {
        let found = of(text, name);
        let far = distance(found.position, LngLat::new(lng, lat).unwrap()).0;
        assert!(far < 20.0, "{text}: {found:?}");
    }
    let alone = read("Geolocated to 48.5953, 37.9999: nothing else is known.");
    assert_eq!(alone.toponyms.mentions.last().map(|m| m.kind), Some(Kind::Coordinates));
    // A number pair that nothing calls coordinates is none; a price list has no place either.
    for text in ["The index rose from 48.5953, 37.9999 in May.", "Raqqa paid 3.1415, 2.7182 for it."] {
        assert!(read(text).toponyms.mentions.iter().all(|m| m.kind != Kind::Coordinates), "{text}");
    }
}

#[test]
fn coordinates_that_do_not_fit_are_told() {
    for (text, rule) in [
        ("Soldiers shelled Barda (4.4012, 7.2034).", Some("coordinates-far-from-name")),
        ("Soldiers shelled Barda (47.2034, 40.4012).", Some("coordinates-swapped")),
        ("The coordinates 48.5953, 37.9999 were given.", Some("coordinates-order")),
        ("Soldiers shelled Barda (40.4012, 47.2034).", None),
        ("Soldiers shelled Barda, 40.4012° N 47.2034° E.", None),
    ] {
        assert_eq!(read(text).diagnostics.first().map(|d| d.rule), rule, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_words_put_names_where_the_uncertainty_reaches_back_to_what_they_name(
        text in "(\\PC| Raqqa| Goma| Sake| Chad| Sudan|-| border| road| between| and| from| to| near|12 km| north of| off the coast of| a few miles| the| with|40\\.4012, 47\\.2034|°N|\\. |, |\\(){0,40}",
    ) {
        let read = read(&text);
        prop_assert_eq!(read.toponyms.mentions.len(), read.toponyms.georeferences.len());
        let mut end = 0;
        for (mention, _, georeference) in read.toponyms.iter() {
            prop_assert!(mention.span.start >= end);
            end = mention.span.end;
            let Some(georeference) = georeference else { continue };
            prop_assert!(georeference.words.contains(mention.span));
            prop_assert!(georeference.uncertainty.0 > 0.0 && georeference.uncertainty.0.is_finite());
            prop_assert!((1..=7).contains(&georeference.where_prec) && (1..=3).contains(&georeference.geo_precision));
            if let Some(corridor) = georeference.shape.corridor() {
                let all = || corridor.lines.iter().flatten();
                let reach = Metres(georeference.uncertainty.0 - corridor.width.0 + 1.0);
                prop_assert!(all().all(|p| distance(georeference.position, *p) <= reach));
                let on = corridor.lines.iter().filter_map(|line| nearest_on_line(georeference.position, line));
                let gap = on.map(|(_, gap)| gap.0).fold(f64::INFINITY, f64::min);
                prop_assert!(gap < 200.0, "{gap}");
            }
        }
    }
}

#[test]
fn a_map_shows_corridors_and_coordinates_as_their_words_have_them() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "road",
            "Gunmen ambushed a convoy on the road between Goma and Sake on 3 May 2024, killing two soldiers, the army said.",
        ),
        (
            "border",
            "Soldiers clashed with smugglers along the Chad-Sudan border on 4 May 2024, killing three people, the army said.",
        ),
        (
            "point",
            "A missile strike at 48°35′43″N 37°59′59″E killed four soldiers on 5 May 2024, the army in Ukraine said.",
        ),
        (
            "offset",
            "Troops shelled a convoy 12 km north of Raqqa on 6 May 2024, killing one soldier, the army said.",
        ),
    ] {
        std::fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
    }
    let out = common::map(folder.path());
    let footprints = std::fs::read(out.path().join("footprints.geojson")).unwrap();
    let footprints: serde_json::Value = serde_json::from_slice(&footprints).unwrap();
    let footprints = footprints["features"].as_array().unwrap();
    let mut shown: Vec<String> = common::features(&out.path().join("incidents.geojson"))
        .iter()
        .map(|incident| {
            let footprint = footprints.iter().find(|f| f["id"] == incident["id"]).unwrap();
            // A circle has 64 corners.
            let rings = footprint["geometry"]["coordinates"].as_array().unwrap();
            let round = rings.len() == 1 && rings[0].as_array().unwrap().len() == 65;
            format!(
                "{} | {} | {} | {} | {} | {}",
                incident["reports"].as_str().unwrap(),
                incident["place_reported"].as_str().unwrap(),
                incident["georeference_method"].as_str().unwrap(),
                incident["where_prec"],
                incident["coordinate_uncertainty_m"],
                if round { "circle" } else { "corridor" },
            )
        })
        .collect();
    shown.sort();
    assert_eq!(
        shown,
        [
            "border | Chad-Sudan border | corridor | 5 | 492778 | corridor",
            "offset | Raqqa | relative | 2 | 12905 | circle",
            "point | 48°35′43″N 37°59′59″E | text_coordinates | 1 | 150 | circle",
            "road | road between Goma and Sake | corridor | 2 | 18709 | corridor",
        ]
    );
}
