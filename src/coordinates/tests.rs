use super::*;
use crate::geodesy::Utm;
use proptest::prelude::*;

/// "words | notation | lat,lng | metres", with what else the figures may mean.
fn shown(text: &str, written: &Written) -> String {
    let words = written.span.of(text);
    let plain = if written.plain { " plain" } else { "" };
    match written.stated {
        Stated::Short(_) => format!("{words} | {} | short", written.notation.name()),
        Stated::Position(p) => {
            let other = p.otherwise.map_or(String::new(), |o| format!(" or {:.4},{:.4}", o.lat(), o.lng()));
            let (lat, lng, metres) = (p.at.lat(), p.at.lng(), p.resolution.0);
            format!("{words} | {} | {lat:.4},{lng:.4}{other} | {metres:.0}{plain}", written.notation.name())
        }
    }
}

fn check(text: &str, want: &[&str]) {
    let got: Vec<String> = find(text).iter().map(|w| shown(text, w)).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn degrees_are_read_in_all_their_forms() {
    for (text, want) in [
        ("at 40.6816° N, 46.3613° E.", "40.6816° N, 46.3613° E | degrees | 40.6816,46.3613 | 14"),
        ("(40.6816N 46.3613E)", "40.6816N 46.3613E | degrees | 40.6816,46.3613 | 14"),
        ("N40.6816 E46.3613", "N40.6816 E46.3613 | degrees | 40.6816,46.3613 | 14"),
        ("46.3613° E 40.6816° N", "46.3613° E 40.6816° N | degrees | 40.6816,46.3613 | 14"),
        ("40°40′55″N 46°21′41″E", "40°40′55″N 46°21′41″E | degrees | 40.6819,46.3614 | 39"),
        ("40º40'55\"N, 46º21'41\"E", "40º40'55\"N, 46º21'41\"E | degrees | 40.6819,46.3614 | 39"),
        ("40°40’55”N, 46°21’41”E", "40°40’55”N, 46°21’41”E | degrees | 40.6819,46.3614 | 39"),
        (
            "40° 40' 55.2'' N 46° 21' 41.0'' E",
            "40° 40' 55.2'' N 46° 21' 41.0'' E | degrees | 40.6820,46.3614 | 4",
        ),
        ("40d40m55sN 46d21m41sE", "40d40m55sN 46d21m41sE | degrees | 40.6819,46.3614 | 39"),
        ("40 40 55 N, 46 21 38 E", "40 40 55 N, 46 21 38 E | degrees | 40.6819,46.3606 | 39"),
        ("40:40:55N 046:21:38E", "40:40:55N 046:21:38E | degrees | 40.6819,46.3606 | 39"),
        ("N 40° 40.917' E 46° 21.690'", "N 40° 40.917' E 46° 21.690' | degrees | 40.6820,46.3615 | 2"),
        ("40°41'N, 46°22'E", "40°41'N, 46°22'E | degrees | 40.6833,46.3667 | 2334"),
        ("48°N 38°E", "48°N 38°E | degrees | 48.0000,38.0000 | 134287"),
        ("1°34′25″S 29°02′45″E", "1°34′25″S 29°02′45″E | degrees | -1.5736,29.0458 | 44"),
        (
            "latitude: 48.5953, longitude: 37.9999",
            "latitude: 48.5953, longitude: 37.9999 | degrees | 48.5953,37.9999 | 13",
        ),
        (
            "40.68 degrees north, 46.36 degrees east",
            "40.68 degrees north, 46.36 degrees east | degrees | 40.6800,46.3600 | 1401",
        ),
        (
            "48°35′43″ с. ш. 37°59′59″ в. д.",
            "48°35′43″ с. ш. 37°59′59″ в. д. | degrees | 48.5953,37.9997 | 37",
        ),
        ("N 50° 27.015 E 030° 31.410", "N 50° 27.015 E 030° 31.410 | degrees | 50.4502,30.5235 | 2"),
        ("N 50° 27 E 030° 31", "N 50° 27 E 030° 31 | degrees | 50.4500,30.5167 | 2205"),
        ("50° 27.015 N 030° 31.410 E", "50° 27.015 N 030° 31.410 E | degrees | 50.4502,30.5235 | 2"),
        ("N50 27.015 E030 31.410", "N50 27.015 E030 31.410 | degrees | 50.4502,30.5235 | 2"),
        ("N 40:40:55, E 046:21:38", "N 40:40:55, E 046:21:38 | degrees | 40.6819,46.3606 | 39"),
        ("48.1 N, 37.2 E", "48.1 N, 37.2 E | degrees | 48.1000,37.2000 | 13421"),
        ("33.5S 70.6W", "33.5S 70.6W | degrees | -33.5000,-70.6000 | 14528"),
        ("in position 13-05N 042-57E.", "13-05N 042-57E | degrees | 13.0833,42.9500 | 2596"),
        ("13-05.5N, 042-57.2E", "13-05.5N, 042-57.2E | degrees | 13.0917,42.9533 | 260"),
        ("13-05-30N 042-57-10E", "13-05-30N 042-57-10E | degrees | 13.0917,42.9528 | 43"),
        ("1512N 04212E", "1512N 04212E | degrees | 15.2000,42.2000 | 2584"),
        ("1512S/04212W", "1512S/04212W | degrees | -15.2000,-42.2000 | 2584"),
        ("1512.5N 04212.5E", "1512.5N 04212.5E | degrees | 15.2083,42.2083 | 258"),
        ("151230N0421230E", "151230N0421230E | degrees | 15.2083,42.2083 | 43"),
        ("Lat: 12.34 Long: 56.78", "Lat: 12.34 Long: 56.78 | degrees | 12.3400,56.7800 | 1560"),
        (
            "LATITUDE 12.34, LONGITUDE 56.78",
            "LATITUDE 12.34, LONGITUDE 56.78 | degrees | 12.3400,56.7800 | 1560",
        ),
        ("lat 12.34N lon 56.78W", "lat 12.34N lon 56.78W | degrees | 12.3400,-56.7800 | 1560"),
        (
            "Latitude 13°05'S Longitude 042°57'E",
            "Latitude 13°05'S Longitude 042°57'E | degrees | -13.0833,42.9500 | 2596",
        ),
        ("40,6816° N; 46,3613° E", "40,6816° N; 46,3613° E | degrees | 40.6816,46.3613 | 14"),
    ] {
        check(text, &[want]);
    }
}

#[test]
fn bare_numbers_keep_both_orders_where_both_are_positions() {
    for (text, want) in [
        ("48.5953, 37.9999", "48.5953, 37.9999 | degrees | 48.5953,37.9999 or 37.9999,48.5953 | 14 plain"),
        ("-1.5823,29.0458", "-1.5823,29.0458 | degrees | -1.5823,29.0458 or 29.0458,-1.5823 | 16 plain"),
        ("126.9780, 37.5665", "126.9780, 37.5665 | degrees | 37.5665,126.9780 | 14 plain"),
        ("48.5953°, 37.9999°", "48.5953°, 37.9999° | degrees | 48.5953,37.9999 or 37.9999,48.5953 | 14"),
    ] {
        check(text, &[want]);
    }
}

#[test]
fn grids_are_read_as_geotrans_and_proj_do() {
    // The south-west corners by the mgrs package over GEOTRANS; here it is the middle of the square.
    for (text, lat, lng, side) in [
        ("38TNK1234567890", 40.361_490_24, 45.145_398_73, 1.0),
        ("37UDQ2245", 49.157_424_28, 37.937_062_18, 1_000.0),
        ("36R XV 34567 78901", 31.436_997_57, 34.416_017_29, 1.0),
        ("35M RU 123456", -1.394_764_30, 29.806_707_51, 100.0),
        ("48PXV0000099999", 13.566_735_79, 105.924_268_33, 1.0),
        ("33XVG74594359", 77.865_508_38, 13.917_310_47, 10.0),
        ("1KAB1234567890", -16.539_462_90, 179.368_918_99, 1.0),
        ("34HBH6103642650", -33.929_500_39, 18.414_821_24, 1.0),
        ("38TPL1504", 40.683_304_80, 46.366_799_04, 1_000.0),
    ] {
        let found = find(text);
        let Stated::Position(p) = found[0].stated else { panic!("{text}") };
        assert_eq!((found[0].notation, found[0].span), (Notation::Mgrs, Span::new(0, text.len())), "{text}");
        let corner = LngLat::new(lng, lat).unwrap();
        let half = side / 2.0 * std::f64::consts::SQRT_2;
        assert!((p.resolution.0 - half).abs() < half * 0.01, "{text} {p:?}");
        assert!(distance(corner, p.at).0 < half * 1.1 + 0.1, "{text} {p:?} {:?}", distance(corner, p.at));
    }
    for (text, want) in [
        ("zone 38T 612345mE 4512345mN", "38T 612345mE 4512345mN | UTM | 40.7544,46.3309 | 1"),
        ("38N 500000 4500000", "38N 500000 4500000 | UTM | 40.6509,45.0000 | 1"),
        ("36M 250000 9800000", "36M 250000 9800000 | UTM | -1.8081,30.7528 | 1"),
        ("38S 440000 3680000", "38S 440000 3680000 | UTM | 33.2573,44.3558 or -57.0196,44.0118 | 1"),
    ] {
        check(text, &[want]);
    }
}

#[test]
fn plus_codes_are_cells() {
    check("Found at 8HG8M9J6+JG.", &["8HG8M9J6+JG | plus code | 40.6816,46.3613 | 9"]);
    check("8HG8M9J6+JGV", &["8HG8M9J6+JGV | plus code | 40.6816,46.3613 | 2"]);
    check("8HG80000+", &["8HG80000+ | plus code | 40.5000,46.5000 | 69944"]);
    check("M9J6+JG Ganja", &["M9J6+JG | plus code | short"]);
    let Stated::Short(code) = find("M9J7+RW")[0].stated else { panic!("not short") };
    // As openlocationcode.recoverNearest has it: 8HG8M9J7+RW.
    let at = code.near(LngLat::new(46.36, 40.68).unwrap()).unwrap().at;
    assert!((at.lat() - 40.682_06).abs() < 1e-4 && (at.lng() - 46.364_81).abs() < 1e-4, "{at}");
}

#[test]
fn other_numbers_are_no_coordinates() {
    for text in [
        "It cost 3.50, 4.20 and 10.99 dollars.",
        "Shares closed at 1.0842, 1.2731, 0.8571.",
        "The pound bought $1.273, €1.184 on Monday.",
        "Scores were 3.5, 4.2.",
        "At 10:20:30 on 17.10.2020, from 9:00 to 17:30.",
        "On 2020-10-17, 4 MAY 2020, 4MAY2020 and 12JUN2021.",
        "Call +994 12 345 67 89 or +49 30 123456.",
        "The server 192.168.10.25 answered 10.0.0.1, 10.0.0.2.",
        "Temperatures of 20°, 30° and 5.5°, 7.5°.",
        "From -5° to 12° C, a slope of 30°.",
        "Highway 40 N, 60 E of the city; NATO 30 S.",
        "Psalm 40:12 N, verses 3:16.",
        "A T-72, a 2S19, a 9K720, an AH-64 and a 9M133.",
        "2G+3G networks, 22+22, C++ and 3456+7890.",
        "1,252 dead, 3,400 hurt; 40.5 per cent, 47.25%.",
        "He ran 10.325, 10.417 and 10.501 seconds.",
        "Its mass is 1.673, 1.675 % of that.",
        "Up 12.345%, 13.456%.",
        "ISBN 978-3-16-148410-0, 38TNK12345, 61TNK1234567890, 38TNI1234.",
        "Zone 38T 61234 4512345 and 38T 6123456 4512345.",
        "91°00′00″N 46°21′41″E, 40°61′00″N 46°21′41″E, 40.6816° N 46.3613° N.",
        "40.6816° N alone, 46.3613° E",
        "v1.2345.6, 2.3456.7",
        "38TNK 12.3456",
        "Sections 48.1 N and 37 E, 48.1 N, 37.2 S, and wards 12-05N and 42-57S.",
        "The house at 1512 N 4212 E Street, routes 1512N and 4212E, 1572N 04272E.",
        "Scores of 12-05 and 42-57, a 13-05E block; 0512 04212, 1512N 4212E.",
        "From 13-05-2020 to 12-06-2021; call 1512-04212 or 042-57-10.",
        "Splits of 12 30.5, 14 20.5 and N 50° in the shade, E 30° 31 in the sun.",
        "N 50° 27.015 E of it, N 50° 27.015 and 30.",
        "N 50° 27.015 030° 31.410 E, lat 12.34N lon 56.78S.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn an_argument_is_coordinates_as_a_whole_or_nothing() {
    for text in ["38t pl 15038 04303", "8hg8m9j6+jg", "M9J6+JG", "40.6816N 46.3613E", " 38T 615038 4504303 "]
    {
        assert!(parse(text).is_some(), "{text}");
    }
    for text in ["", "Barda", "38TPL1503804303 Ganja", "near 40.6816N 46.3613E", "47.12", "+", "8"] {
        assert!(parse(text).is_none(), "{text}");
    }
}

fn position(text: &str) -> Position {
    let found = find(text);
    let Some(Stated::Position(position)) = found.first().map(|w| w.stated) else {
        panic!("{text}: {found:?}")
    };
    assert_eq!(found[0].span, Span::new(0, text.len()), "{text}");
    position
}

/// Degrees, minutes and seconds with `places` decimals, and the letter of the half.
fn sexagesimal(value: f64, places: usize, letters: [char; 2]) -> String {
    let unit = 10f64.powi(places as i32);
    let all = (value.abs() * 3600.0 * unit).round() / unit;
    let (degrees, minutes) = ((all / 3600.0).floor(), (all / 60.0).floor() % 60.0);
    let seconds = all - degrees * 3600.0 - minutes * 60.0;
    let letter = letters[usize::from(value < 0.0)];
    format!("{degrees}°{minutes}′{:.places$}″{letter}", seconds.max(0.0))
}

fn zone(at: LngLat) -> u8 {
    (((at.lng() + 180.0) / 6.0) as u8 + 1).min(60)
}

proptest! {
    #[test]
    fn any_text_gives_ordered_coordinates_that_quote_it(
        text in "(\\PC|[0-9]{1,7}|[0-9]{1,3}\\.[0-9]{1,5}|[NSEW]|38T|NK|[°′″+,;: -]|\n){0,60}",
    ) {
        let found = find(&text);
        let mut end = 0;
        for written in &found {
            prop_assert!(written.span.start >= end && !written.span.of(&text).is_empty(), "{:?}", found);
            end = written.span.end;
            if let Stated::Position(p) = written.stated {
                prop_assert!(p.resolution.0 > 0.0 && p.resolution.0.is_finite());
            }
        }
        let _ = parse(&text);
    }

    #[test]
    fn what_is_written_is_read_within_its_resolution(
        lng in -179.9..179.9f64, lat in -79.9..83.9f64, places in 2usize..7, digits in 2usize..6,
    ) {
        let at = LngLat::new(lng, lat).unwrap();
        let letters = |lat: &str, lng: &str| {
            let (ns, ew) = (if at.lat() < 0.0 { "S" } else { "N" }, if at.lng() < 0.0 { "W" } else { "E" });
            format!("{lat}°{ns}, {lng}°{ew}")
        };
        let decimal = letters(&format!("{:.places$}", lat.abs()), &format!("{:.places$}", lng.abs()));
        let seconds = format!(
            "{} {}", sexagesimal(lat, places - 2, ['N', 'S']), sexagesimal(lng, places - 2, ['E', 'W'])
        );
        let utm = Utm::of(at, zone(at));
        let band = "CDEFGHJKLMNPQRSTUVWXX".chars().nth(((lat + 80.0) / 8.0) as usize).unwrap();
        let (easting, northing) = (utm.easting, utm.northing);
        let grid = format!("{}{band} {easting:06.0} {northing:07.0}", utm.zone);
        let letters_of = "ABCDEFGHJKLMNPQRSTUVWXYZ".as_bytes();
        let column = letters_of[(usize::from(utm.zone) - 1) % 3 * 8 + (easting / 1e5) as usize - 1] as char;
        let shift = if utm.zone.is_multiple_of(2) { 5 } else { 0 };
        let row = letters_of[((northing / 1e5) as usize + shift) % 20] as char;
        let part = |metres: f64| format!("{:05.0}", (metres % 1e5).floor())[..digits].to_owned();
        let square = format!("{}{band}{column}{row}{}{}", utm.zone, part(easting), part(northing));
        // A square whose letters are a month's is taken for a day: "24JUN892090".
        let is_day = mgrs::MONTHS.contains(&String::from_iter([band, column, row]).as_str());
        for text in [decimal, seconds].into_iter().chain((!is_day).then_some(square)) {
            let p = position(&text);
            prop_assert!(distance(p.at, at).0 <= p.resolution.0 * 1.001 + 0.01, "{text}: {p:?} is not {at}");
        }
        if northing >= 100_000.0 && band != 'S' {
            let p = position(&grid);
            prop_assert!(distance(p.at, at).0 <= p.resolution.0 + 0.01, "{grid}: {p:?} is not {at}");
        }
        let code = pluscode::full(at);
        // A code without a letter is taken for a sum: "88937264+23".
        if code.contains(|c: char| c.is_ascii_alphabetic()) {
            let p = position(&code);
            prop_assert!(distance(p.at, at).0 <= p.resolution.0 + 0.01, "{code}: {p:?} is not {at}");
        }
    }
}
