//! The editing loop from outside: a user's file is checked, repaired, laid out and edited by the built program.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{err, program};
use std::path::Path;
use std::process::Output;

const HEADER: &str = "id,name,feature_class,feature_code,country,longitude,latitude,names,source,license\n";

/// A folder with `mine.csv`.
fn folder(csv: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.csv"), csv).unwrap();
    folder
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn read(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).unwrap()
}

/// Runs `gazetteer` with these words, and holds it to an exit code.
fn run(folder: &Path, words: &[&str], code: i32) -> Output {
    let output = program(folder, &[&["gazetteer"], words].concat());
    assert_eq!(output.status.code(), Some(code), "{words:?}\n{}{}", out(&output), err(&output));
    output
}

#[test]
fn lint_tells_rule_line_column_value_and_hint_in_each_format() {
    let home = folder(&format!("# mine\n{HEADER}local:a,Zizgrad,P,PPL,UK,37.5,48.1,ua:Зизград,me,CC0-1.0\n"));
    let text = out(&run(home.path(), &["lint", "mine.csv"], 1));
    assert!(
        text.contains("warning: mine.csv:3 [country]: `UK` is no country code (unknown-country)\n  hint: "),
        "{text}"
    );
    let json = out(&run(home.path(), &["lint", "mine.csv", "--format", "json"], 1));
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    let wanted = serde_json::json!({
        "severity": "warning", "rule": "unknown-language", "path": "mine.csv", "line": 3, "column": "names",
        "character": 36, "value": "ua:Зизград", "message": "`ua` is no language tag",
        "hint": "a code of ISO 639, as `uk:` for Ukrainian",
    });
    assert_eq!(first, wanted);
    let github = out(&run(home.path(), &["lint", "mine.csv", "--format", "github"], 1));
    assert!(
        github.contains(
            "::warning file=mine.csv,line=3,col=23,title=unknown-country::`UK` is no country code%0Ahint: "
        ),
        "{github}"
    );
    let allowed = ["lint", "mine.csv", "--allow", "unknown-country", "--allow", "unknown-language"];
    run(home.path(), &allowed, 0);
    let unknown = run(home.path(), &["lint", "mine.csv", "--allow", "nonsense"], 2);
    assert!(err(&unknown).contains("hint: `gazetteer lint --rules` lists them"));
}

#[test]
fn lint_lists_its_rules_and_shared_spellings() {
    let home = folder(&format!("{HEADER}local:a,Ganja,P,PPL,AZ,47.5,40.1,Zizgrad,me,CC0-1.0\n"));
    let rules = out(&run(home.path(), &["lint", "--rules"], 0));
    assert!(rules.lines().count() > 50 && rules.contains("\noutside-country "), "{rules}");
    let shared = out(&run(home.path(), &["lint", "mine.csv", "--ambiguity"], 0));
    assert!(
        shared.contains("Ganja") && shared.contains("gn:586523") && !shared.contains("Zizgrad"),
        "{shared}"
    );
}

#[test]
fn fix_shows_a_diff_that_patch_reads_and_writes_what_it_showed() {
    let csv = "# mine\r\nid;name;country;longitude;latitude\r\nlocal:a;Zizgrad;az;47,5;40,1\r\nlocal:b;\"Z\";AZ;47.4;40\r\n";
    let home = folder(csv);
    let diff = out(&run(home.path(), &["fix", "mine.csv"], 1));
    assert_eq!(read(home.path(), "mine.csv"), csv, "nothing is written unasked");
    let shown = "--- mine.csv\n+++ mine.csv\n@@ -1,4 +1,4 @@\n # mine\r\n id;name;country;longitude;latitude\r\n\
                 -local:a;Zizgrad;az;47,5;40,1\r\n+local:a;Zizgrad;AZ;47.5;40.1\r\n local:b;\"Z\";AZ;47.4;40\r\n";
    assert_eq!(diff, shown);
    let written = run(home.path(), &["fix", "mine.csv", "--write"], 0);
    assert_eq!(out(&written), "");
    assert!(err(&written).contains("mine.csv:3 [country]: `az` to `AZ` (letter-case)"));
    assert_eq!(read(home.path(), "mine.csv"), csv.replace("az;47,5;40,1", "AZ;47.5;40.1"));
    assert_eq!(out(&run(home.path(), &["fix", "mine.csv"], 0)), "");
    run(home.path(), &["lint", "mine.csv"], 0);
}

#[test]
fn fmt_lays_a_file_out_and_then_leaves_it_alone() {
    let home = folder("\u{FEFF}NAME;id\r\n# the first\r\nZizgrad;local:a\r\n");
    assert_eq!(out(&run(home.path(), &["fmt", "mine.csv", "--check"], 1)), "mine.csv\n");
    assert!(out(&run(home.path(), &["fmt", "mine.csv"], 1)).contains("\n+id,name\n"));
    run(home.path(), &["fmt", "mine.csv", "--write"], 0);
    assert_eq!(read(home.path(), "mine.csv"), "id,name\n# the first\nlocal:a,Zizgrad\n");
    run(home.path(), &["fmt", "mine.csv", "--check"], 0);
    let home = folder("id,name\nlocal:a,\"b\nlocal:c,d\n");
    let refused = run(home.path(), &["fmt", "mine.csv", "--write"], 2);
    assert!(err(&refused).contains("line 2 is no row that can be read"), "{}", err(&refused));
    let none = tempfile::tempdir().unwrap();
    run(none.path(), &["fmt"], 2);
    run(none.path(), &["fix", "none.csv"], 2);
}

#[test]
fn a_place_is_added_found_given_a_spelling_and_switched_off() {
    let home = tempfile::tempdir().unwrap();
    let add = [
        "add",
        "Zizgrad",
        "--at",
        "37.5,48.1",
        "--country",
        "ua",
        "--parent",
        "Donetsk Oblast",
        "--source",
        "me",
        "--license",
        "CC0-1.0",
    ];
    let added = run(home.path(), &add, 0);
    let file = read(home.path(), "gazetteer/local.csv");
    let row = "local:zizgrad,Zizgrad,P,PPL,UA,,,37.5,48.1,,,,,gn:709716,,,,me,CC0-1.0,";
    assert_eq!(file.lines().nth(1), Some(row));
    assert!(
        out(&added).starts_with("gazetteer/local.csv:2: local:zizgrad Zizgrad\n+id,name,"),
        "{}",
        out(&added)
    );
    assert!(out(&added).ends_with(&format!("+{row}\n")));
    assert!(
        err(&added).contains("hint: `incident-mapper gazetteer search local:zizgrad` shows it"),
        "{}",
        err(&added)
    );
    let again = run(home.path(), &add, 0);
    assert!(err(&again).contains("as `local:zizgrad`"), "{}", err(&again));
    assert_eq!(read(home.path(), "gazetteer/local.csv"), file);
    assert!(out(&run(home.path(), &["search", "zizgrad"], 0)).contains("Zizgrad (name)"));

    let aliased = run(home.path(), &["alias", "Zizgrad", "uk:Зизград", "Zyzgorod"], 0);
    let diff = out(&aliased);
    assert!(
        diff.contains(&format!("\n-{row}\n+local:zizgrad,")) && diff.contains(",uk:Зизград | Zyzgorod,"),
        "{diff}"
    );
    assert!(out(&run(home.path(), &["search", "Zyzgorod"], 0)).contains("local:zizgrad"));
    let file = read(home.path(), "gazetteer/local.csv");
    let again = run(home.path(), &["alias", "Zizgrad", "zyzgorod"], 0);
    assert!(err(&again).contains("is found already"), "{}", err(&again));
    assert_eq!(read(home.path(), "gazetteer/local.csv"), file);
    run(home.path(), &["alias", "Zizgrad", "Zyzgorod", "--remove"], 0);
    run(home.path(), &["search", "Zyzgorod"], 1);

    run(home.path(), &["disable", "local:zizgrad"], 0);
    run(home.path(), &["search", "Zizgrad"], 1);
    let off = run(home.path(), &["disable", "local:zizgrad"], 0);
    assert!(err(&off).contains("switched off already"), "{}", err(&off));
}

#[test]
fn an_embedded_place_is_edited_by_a_row_over_it_that_keeps_the_file() {
    let csv = "\u{FEFF}# towns\r\nid;name;longitude;latitude;colour\r\nlocal:z;Zizgrad;47,5;40,1;red\r\n";
    let home = folder(csv);
    run(home.path(), &["alias", "gn:586523", "Ganjah", "--file", "mine.csv"], 0);
    let wanted = csv.replace("colour\r\n", "colour;names\r\n") + "gn:586523;;;;;Ganjah\r\n";
    assert_eq!(read(home.path(), "mine.csv"), wanted);
    let found = out(&run(home.path(), &["search", "Ganjah", "--gazetteer", "mine.csv"], 0));
    assert!(found.contains("gn:586523") && found.contains("Ganjah (alternate)"), "{found}");
}

#[test]
fn edits_that_make_no_sense_are_refused_and_write_nothing() {
    let home = folder(HEADER);
    let check = |words: &[&str], expected: &[&str]| {
        let output = run(home.path(), &[words, &["--file", "mine.csv"]].concat(), 2);
        for text in expected {
            assert!(err(&output).contains(text), "{words:?}: {}", err(&output));
        }
        assert_eq!(read(home.path(), "mine.csv"), HEADER);
    };
    check(&["alias", "Barda", "Bardah"], &["may be one of", "hint: give an id", "gn:"]);
    check(
        &["alias", "Stepanakertt", "X"],
        &["no place is called `Stepanakertt`", "did you mean", "gn:146970"],
    );
    check(&["alias", "Qqqzzxx", "X"], &["no place is called", "hint: `gazetteer add NAME"]);
    check(&["alias", "gn:586523", "a|b"], &["`a|b` is not one spelling"]);
    check(&["alias", "gn:586523", "Gəncə", "--remove"], &["is the name of the place"]);
    check(&["add", "A", "--at", "0,0"], &["longitude and latitude are both `0` (null-island)", "hint: "]);
    check(&["add", "A", "--at", "37,48", "--class", "Q"], &["unknown-feature-class"]);
    check(&["add", "A", "--at", "37,48", "--radius", "far"], &["not-a-number"]);
    check(&["add", "A", "--at", "37,48", "--id", "gn:586523"], &["there is a place `gn:586523` already"]);
    check(&["add", "A", "--at", "48.5,-137"], &["longitude comes first: `-137,48.5`"]);
    std::fs::write(home.path().join("latin.csv"), b"id;name\nlocal:a;K\xF6ln\n").unwrap();
    let refused = run(home.path(), &["alias", "gn:586523", "Гяндзь", "--file", "latin.csv"], 2);
    assert!(err(&refused).contains("cannot be written in windows-1252"), "{}", err(&refused));
    assert!(err(&refused).contains("hint: save the file as UTF-8 first"));
}

#[test]
fn a_doubtful_row_is_written_and_said() {
    let home = tempfile::tempdir().unwrap();
    let added = run(home.path(), &["add", "Ganja", "--at", "46.37,40.69", "--country", "AZ"], 0);
    assert!(
        err(&added).contains("(near-duplicate)") && err(&added).contains("(missing-source)"),
        "{}",
        err(&added)
    );
}

#[test]
fn search_knows_the_forms_that_languages_give_to_names() {
    let home = tempfile::tempdir().unwrap();
    for (name, by) in [
        ("Gəncədə", "Gəncə (inflected)"),
        ("Гянджи", "Гянджа (inflected)"),
        ("Ստեփանակերտում", "Ստեփանակերտ (inflected)"),
        ("Нагорном Карабахе", "Нагорный Карабах (inflected)"),
        ("Гянджи, Азербайджан", "Гянджа (inflected)"),
    ] {
        let found = run(home.path(), &["search", name], 0);
        let first = out(&found).lines().nth(1).unwrap_or_default().to_owned();
        assert!(first.ends_with(by), "{name}: {first}");
    }
    run(home.path(), &["search", "Qqqzzxxda"], 1);
}

#[test]
fn search_ranks_by_a_place_and_tells_all_names() {
    let home = tempfile::tempdir().unwrap();
    let near =
        run(home.path(), &["search", "Georgia", "--near", "Tbilisi", "--format", "json", "--all-names"], 0);
    assert!(err(&near).starts_with("near gn:611717"), "{}", err(&near));
    let first: serde_json::Value = serde_json::from_str(out(&near).lines().next().unwrap()).unwrap();
    assert_eq!((&first["id"], &first["match"]), (&"gn:614540".into(), &"name".into()));
    assert!(first["distance_m"].as_u64().unwrap() < 200_000);
    assert!(first["names"].as_str().unwrap().contains("ru:Грузия"), "{first}");
    let geojson = out(&run(home.path(), &["search", "Gandzha", "--format", "geojson"], 0));
    let layer: geojson::FeatureCollection = geojson.parse().unwrap();
    assert_eq!(layer.features[0].property("matched").unwrap(), "Gandzha");
    assert_eq!(layer.features[0].property("match").unwrap(), "alternate");
    let misspelt = run(home.path(), &["search", "Stepanakrt"], 1);
    assert!(err(&misspelt).contains("these are called alike"), "{}", err(&misspelt));
    assert!(out(&misspelt).contains("(fuzzy)"), "{}", out(&misspelt));
    let unknown = run(home.path(), &["search", "Ganja", "--near", "Qqqzzxx"], 2);
    assert!(err(&unknown).contains("no place is called `Qqqzzxx`"));
    run(home.path(), &["search", "Ganja", "--near", "1,2,3"], 2);
}
