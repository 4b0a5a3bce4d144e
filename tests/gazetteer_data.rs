//! The gazetteer's CSV files: what their readers, their description and their license notes rely on.
#![allow(clippy::print_stderr)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use incident_mapper::curation::canonical::{Order, canonical};
use incident_mapper::curation::fix::fix;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::gazetteer::document::Document;
use incident_mapper::text::fold::fold;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use unicode_normalization::is_nfc;

/// The embedded files and the fewest rows that each may have.
const FILES: [(&str, usize); 5] = [
    ("world.csv", 40_000),
    ("world-divisions.csv", 19_600),
    ("world-settlements.csv", 170_000),
    ("conflicts.csv", 14_000),
    ("caucasus.csv", 960),
];

/// Spellings of the press that transliteration must find, and what they are spellings of.
const PRESS_SPELLINGS: [(&str, &str); 5] = [
    ("Gochehmedli", "gn:147725"),
    ("Chimen", "gn:148266"),
    ("Chuvarli", "gn:148131"),
    ("Ishigli", "gn:147974"),
    ("Garayusifli", "gn:586134"),
];

type Row = BTreeMap<String, String>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteer")
}

fn text_of(file: &str) -> String {
    std::fs::read_to_string(folder().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

fn header(file: &str) -> Vec<String> {
    csv::Reader::from_reader(text_of(file).as_bytes()).headers().unwrap().iter().map(str::to_owned).collect()
}

fn rows(file: &str) -> Vec<Row> {
    csv::Reader::from_reader(text_of(file).as_bytes())
        .into_deserialize()
        .map(|row| row.unwrap_or_else(|e| panic!("{file}: {e}")))
        .collect()
}

fn all_rows() -> Vec<(&'static str, Row)> {
    FILES.iter().flat_map(|(file, _)| rows(file).into_iter().map(|row| (*file, row))).collect()
}

/// The name and the entries of `names`, without their language tags.
fn spellings(row: &Row) -> impl Iterator<Item = &str> {
    let listed = row["names"].split(" | ").map(|entry| match entry.split_once(':') {
        Some((tag, text)) if tag.len() < 12 && tag.is_ascii() => text,
        _ => entry,
    });
    std::iter::once(row["name"].as_str()).chain(listed)
}

fn description() -> serde_json::Value {
    serde_json::from_str(&text_of("datapackage.json")).unwrap()
}

/// The field of `resources` whose `name` is that of `file`.
fn resource<'a>(description: &'a serde_json::Value, file: &str) -> &'a serde_json::Value {
    let resources = description["resources"].as_array().unwrap();
    resources.iter().find(|r| r["path"] == file).unwrap_or_else(|| panic!("{file} is not described"))
}

#[test]
fn every_csv_file_of_the_folder_is_checked_here() {
    let mut found: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".csv") && name != "local.csv")
        .collect();
    found.sort();
    let mut wanted = FILES.map(|(file, _)| file);
    wanted.sort_unstable();
    assert_eq!(found, wanted);
}

#[test]
fn the_description_names_the_columns_of_each_file() {
    let description = description();
    for (file, _) in FILES {
        let fields = resource(&description, file)["schema"]["fields"].as_array().unwrap();
        let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names, header(file), "{file}");
    }
}

#[test]
fn each_file_has_the_rows_that_its_description_promises() {
    let description = description();
    for (file, least) in FILES {
        let found = rows(file).len();
        assert!(found >= least, "{file} has {found} rows of at least {least}");
        assert_eq!(resource(&description, file)["minimumRows"], least, "{file}");
    }
}

#[test]
fn cells_keep_the_constraints_of_the_description() {
    let description = description();
    for (file, row) in all_rows() {
        for field in resource(&description, file)["schema"]["fields"].as_array().unwrap() {
            let (name, rules) = (field["name"].as_str().unwrap(), &field["constraints"]);
            let cell = &row[name];
            let shown = format!("{file}: `{}`: {name} `{cell}`", row["id"]);
            assert!(!cell.is_empty() || rules["required"] != true, "{shown}");
            if cell.is_empty() {
                continue;
            }
            if let Some(allowed) = rules["enum"].as_array() {
                assert!(allowed.iter().any(|a| a == cell.as_str()), "{shown}");
            }
            if matches!(field["type"].as_str(), Some("number" | "integer")) {
                let value: f64 = cell.parse().unwrap_or_else(|e| panic!("{shown}: {e}"));
                assert!(rules["minimum"].as_f64().is_none_or(|least| value >= least), "{shown}");
                assert!(rules["maximum"].as_f64().is_none_or(|most| value <= most), "{shown}");
            }
        }
    }
}

#[test]
fn files_are_in_their_canonical_form() {
    for (file, _) in FILES {
        let text = text_of(file);
        let form = canonical(&Document::parse(text.as_bytes()), Order::of_file(file)).unwrap();
        let differing = text.lines().zip(form.lines()).find(|(a, b)| a != b);
        assert_eq!(differing, None, "{file}: `gazetteer fmt` shows all differences");
        assert!(text == form, "{file} differs in its line ends");
    }
}

/// The library's form is checked against a writer that is not its own.
#[test]
fn a_plain_csv_writer_writes_the_canonical_form() {
    for (file, _) in FILES {
        let text = text_of(file);
        assert!(is_nfc(&text), "{file} is not NFC");
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).comment(Some(b'#')).from_reader(text.as_bytes());
        for record in reader.records() {
            writer.write_record(&record.unwrap()).unwrap();
        }
        let written = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines == written.lines().collect::<Vec<_>>(), "{file}");
    }
}

#[test]
fn nothing_in_the_files_is_left_to_repair() {
    let embedded = Gazetteer::embedded();
    for (file, _) in FILES {
        let mut document = Document::parse(text_of(file).as_bytes());
        assert_eq!(fix(&mut document, &embedded), [], "{file}");
    }
}

#[test]
fn no_place_stands_in_two_rows() {
    let mut seen = HashMap::new();
    for (file, row) in all_rows() {
        let earlier = seen.insert(row["id"].clone(), file);
        assert_eq!(earlier, None, "{file}: `{}`", row["id"]);
    }
}

#[test]
fn every_parent_is_a_row_of_some_file() {
    let all = all_rows();
    let ids: HashSet<&str> = all.iter().map(|(_, row)| row["id"].as_str()).collect();
    for (file, row) in &all {
        let parent = row["parent_id"].as_str();
        assert!(parent.is_empty() || ids.contains(parent), "{file}: `{}` in `{parent}`", row["id"]);
        assert_ne!(parent, row["id"], "{file}");
    }
}

#[test]
fn no_place_lies_where_the_equator_meets_greenwich() {
    for (file, row) in all_rows() {
        let at = |column: &str| row[column].parse::<f64>().unwrap();
        assert!((at("longitude"), at("latitude")) != (0.0, 0.0), "{file}: `{}`", row["id"]);
    }
}

#[test]
fn every_row_says_its_source_and_licence() {
    for (file, row) in all_rows() {
        assert!(!row["source"].is_empty() && !row["license"].is_empty(), "{file}: `{}`", row["id"]);
        let free =
            row["source"].split("; ").all(|s| matches!(s, "curated" | "wikipedia-facts" | "us-census"));
        assert_eq!(row["license"], if free { "CC0-1.0" } else { "CC BY 4.0" }, "{file}: `{}`", row["id"]);
    }
}

#[test]
fn spellings_that_only_transliteration_may_find_are_not_listed() {
    let unlisted: HashSet<String> = PRESS_SPELLINGS
        .iter()
        .map(|(press, _)| fold(press))
        .chain(["ganjacity".into(), "ganjastong".into()])
        .collect();
    for (file, row) in all_rows() {
        for spelling in spellings(&row) {
            assert!(!unlisted.contains(&fold(spelling)), "{file}: `{}` lists `{spelling}`", row["id"]);
        }
    }
}

#[test]
fn press_spellings_are_found_from_their_azerbaijani_rows() {
    let gazetteer = Gazetteer::embedded();
    for (press, id) in PRESS_SPELLINGS {
        let found = gazetteer.look_up_transliterated(&fold(press));
        let ids: Vec<_> = found.iter().map(|m| gazetteer.place(m.place).id).collect();
        assert!(ids.contains(&id), "{press}: {ids:?}");
    }
}

#[test]
fn only_crimea_of_ukraine_s_divisions_is_contested() {
    let contested: Vec<String> = rows("world.csv")
        .into_iter()
        .filter(|row| row["country"] == "UA" && row["feature_code"] == "ADM1" && row["status"] == "contested")
        .map(|row| row["name"].clone())
        .collect();
    assert_eq!(contested, ["Sevastopol", "Crimea"]);
}

#[test]
fn countries_have_the_demonyms_that_news_uses() {
    let demonyms: HashMap<String, String> = all_rows()
        .into_iter()
        .filter(|(_, row)| row["feature_class"] == "A" && row["feature_code"].starts_with("PCL"))
        .map(|(_, row)| (row["country"].clone(), row["demonyms"].clone()))
        .collect();
    let check = |country: &str, wanted: &[&str]| {
        let listed: Vec<_> = demonyms[country].split(" | ").collect();
        for demonym in wanted {
            assert!(listed.contains(demonym), "{country}: `{demonym}` of {listed:?}");
        }
    };
    check("AF", &["Afghan", "Afghans"]);
    check("AR", &["Argentine", "Argentinian"]);
    check("AZ", &["Azerbaijani", "Azerbaijanis", "Azeri"]);
    check("AM", &["Armenian", "Armenians"]);
    check("AE", &["Emirati", "Emiratis"]);
    check("BA", &["Bosnian", "Bosnians"]);
    check("BF", &["Burkinabe", "Burkinabé"]);
    check("CD", &["Congolese"]);
    check("CG", &["Congolese"]);
    check("CH", &["Swiss"]);
    check("CI", &["Ivorian"]);
    check("DK", &["Danish", "Dane", "Danes"]);
    check("FR", &["French"]);
    check("GB", &["British", "Briton", "Britons"]);
    check("GE", &["Georgian", "Georgians"]);
    check("IL", &["Israeli", "Israelis"]);
    check("IR", &["Iranian", "Iranians"]);
    check("ML", &["Malian", "Malians"]);
    check("MM", &["Burmese"]);
    check("NE", &["Nigerien", "Nigeriens"]);
    check("NG", &["Nigerian", "Nigerians"]);
    check("NL", &["Dutch"]);
    check("PH", &["Filipino", "Filipinos", "Philippine"]);
    check("RU", &["Russian", "Russians"]);
    check("SD", &["Sudanese"]);
    check("SS", &["South Sudanese"]);
    check("TR", &["Turkish", "Turk", "Turks"]);
    check("US", &["American", "Americans"]);
    check("XK", &["Kosovar", "Kosovars"]);
}

/// The places of the project's first reports lie beside the repository on its developers' machines only.
#[test]
fn every_azerbaijani_seed_place_is_present() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gazetteer/seed_places.csv");
    let Ok(mut reader) = csv::Reader::from_path(&path) else {
        eprintln!("skipped: there is no `../shared/gazetteer/seed_places.csv`");
        return;
    };
    let ids: HashSet<String> = rows("caucasus.csv").into_iter().map(|row| row["id"].clone()).collect();
    for seed in reader.deserialize() {
        let seed: Row = seed.unwrap();
        assert!(seed["country"] != "AZ" || ids.contains(&seed["id"]), "{} {}", seed["id"], seed["name"]);
    }
}
