//! From a wrong point to a correction that lasts: review.csv, `gazetteer apply`, decisions.csv, `map --impact`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{err, features, files, program};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// A folder with reports in which names do not decide.
struct Home(tempfile::TempDir);

/// "Horiane" is no place that the gazetteer has.
const STRIKE: &str = "KHARKIV, Ukraine - A Russian missile hit the village of Horiane on 1 August 2024, killing 3 people, \
                      officials in Kharkiv region said.";

/// Two towns of one name in two countries, and a village beside each.
const TWO_TOWNS: &str = "id,name,feature_class,feature_code,country,longitude,latitude,population\n\
                         local:a,Zorbagrad,P,PPL,AZ,46.5,40.5,9000\nlocal:b,Zorbagrad,P,PPL,UA,36.5,49.5,9000\n\
                         local:c,Quenby,P,PPL,AZ,46.6,40.5,500\nlocal:d,Quenby,P,PPL,UA,36.6,49.5,500\n";

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        home.write("reports/strike.md", &format!("---\ndate: 2024-08-02\nsource: example\n---\n{STRIKE}\n"));
        home.write(
            "reports/again.md",
            "---\ndate: 2024-08-03\nsource: example\n---\nThe missile strike on the village of Horiane in Kharkiv region \
             on 1 August 2024 killed 4 people, officials said.\n",
        );
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs the program and checks its exit code.
    fn run(&self, arguments: &[&str], code: i32) -> Output {
        let output = program(self.0.path(), arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{}", err(&output));
        output
    }

    /// The rows of review.csv below its header, as a spreadsheet has them.
    fn review(&self) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().from_path(self.path("output/review.csv")).unwrap();
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    /// Fills a cell of every row of review.csv with this surface, and saves it as a German spreadsheet would.
    fn fill(&self, surface: &str, cells: &[(&str, &str)]) {
        let path = self.path("output/review.csv");
        let is_german = fs::read_to_string(&path).unwrap().starts_with("incidents;");
        let delimiter = if is_german { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_path(&path).unwrap();
        let header = reader.headers().unwrap().clone();
        let column = |name: &str| header.iter().position(|h| h == name).unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let mut out = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_path(self.path("output/review.csv"))
            .unwrap();
        out.write_record(&header).unwrap();
        for row in rows {
            let mut row: Vec<String> = row.iter().map(str::to_owned).collect();
            if row[column("surface")] == surface {
                cells.iter().for_each(|(name, cell)| row[column(name)] = (*cell).to_owned());
            }
            out.write_record(&row).unwrap();
        }
        out.flush().unwrap();
    }

    fn incidents(&self) -> Vec<Value> {
        features(&self.path("output/incidents.geojson"))
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_name_that_the_gazetteer_lacks_becomes_a_place_that_stays() {
    let home = Home::new();
    home.run(&["map", "reports"], 0);
    let before = home.incidents();
    assert!(
        before.iter().all(|i| i["location"] != "Horiane" && i["review_status"] != "reviewed"),
        "{before:?}"
    );
    let pending = home.review();
    let row = pending.iter().find(|row| row[1] == "Horiane" && row[8] == "strike").expect("the name is open");
    let mention = row[7].clone();

    home.fill("Horiane", &[("decision", "new 36,9412; 49,6201"), ("note", "by the river")]);
    let applied =
        home.run(&["gazetteer", "apply", "output/review.csv", "--author", "Ana", "--date", "2026-11-25"], 0);
    let told = out(&applied);
    assert!(
        told.contains("gazetteer/local.csv:2: `Horiane` (local:horiane) is new at 36.9412, 49.6201"),
        "{told}"
    );
    assert!(told.contains("gazetteer/decisions.csv:2: report `again|Horiane`"), "{told}");
    assert_eq!(
        home.read("gazetteer/decisions.csv"),
        "kind,scope,key,value,author,date,note\n\
         place,report,again|Horiane,local:horiane,Ana,2026-11-25,by the river\n\
         place,report,strike|Horiane,local:horiane,Ana,2026-11-25,by the river\n"
    );

    // What it moves is told before it is written, and nothing is written by telling.
    let unwritten = files(&home.path("output"));
    let impact = home.run(&["map", "reports", "--impact"], 0);
    assert!(out(&impact).contains("Horiane (local:horiane) 36.9412,49.6201"), "{}", out(&impact));
    assert!(err(&impact).contains("incidents: 1 moved"), "{}", err(&impact));
    assert_eq!(files(&home.path("output")), unwritten);

    home.run(&["map", "reports"], 0);
    let after = home.incidents();
    assert_eq!(after.len(), 1);
    let want = [
        ("location", "Horiane".into()),
        ("place_id", "local:horiane".into()),
        ("georeference_method", "human".into()),
        ("review_status", "reviewed".into()),
        ("location_confidence", 1.0.into()),
        ("location_margin", Value::Null),
        ("country", "UA".into()),
    ];
    for (key, value) in want {
        assert_eq!(after[0][key], value, "{key}");
    }
    assert!(home.review().iter().all(|row| row[1] != "Horiane"));

    // A second time nothing is left to apply, and a further run changes no byte.
    let mapped = files(&home.path("output"));
    home.run(&["map", "reports"], 0);
    assert_eq!(files(&home.path("output")), mapped);
    let run: Value = serde_json::from_str(&home.read("output/run.json")).unwrap();
    assert_eq!(run["decisions"]["name"], "decisions.csv");
    assert_eq!(run["decisions"]["rows"], 2);
    let why = home.run(&["why", &mention], 0);
    assert!(
        out(&why).contains("decided: report strike|Horiane: local:horiane (Ana, 2026-11-25; by the river)")
    );
}

#[test]
fn applying_twice_changes_nothing_and_keeps_the_users_files() {
    let home = Home::new();
    home.write(
        "mine.csv",
        "\u{FEFF}id;name;longitude;latitude;remark\r\nlocal:x;Xanadu;46,5;40,5;my own\r\n",
    );
    home.run(&["map", "reports"], 0);
    home.fill("Horiane", &[("decision", "49.6201N 36.9412E"), ("scope", "always")]);
    let review = home.read("output/review.csv");
    let apply =
        ["gazetteer", "apply", "output/review.csv", "--gazetteer", "mine.csv", "--decisions", "d.csv"];
    let dry = [&apply[..], &["--dry-run"]].concat();
    home.run(&dry, 0);
    assert!(!home.path("d.csv").exists());
    home.run(&apply, 0);
    assert_eq!(
        home.read("mine.csv"),
        "\u{FEFF}id;name;longitude;latitude;remark\r\nlocal:x;Xanadu;46,5;40,5;my own\r\n\
         local:horiane;Horiane;36.9412;49.6201;\r\n"
    );
    let (mine, decisions) = (home.read("mine.csv"), home.read("d.csv"));
    let again = home.run(&apply, 0);
    assert_eq!(out(&again), "");
    assert!(err(&again).contains("0 rows written, 2 decisions in force already"), "{}", err(&again));
    assert_eq!(
        (home.read("mine.csv"), home.read("d.csv"), home.read("output/review.csv")),
        (mine, decisions, review)
    );
}

#[test]
fn a_candidate_is_chosen_by_its_number_and_ignored_words_are_gone() {
    let home = Home::new();
    home.write("gazetteer/local.csv", TWO_TOWNS);
    home.write(
        "reports/town.txt",
        "Shells fell on Zorbagrad on 3 May 2024, killing two people, police said.\n",
    );
    home.run(&["map", "reports"], 0);
    let row =
        home.review().into_iter().find(|row| row[1] == "Zorbagrad").expect("the name decides by itself");
    let second = row[3].split(" | ").nth(1).unwrap().to_owned();
    assert!(second.starts_with("2. Zorbagrad, "), "{second}");
    home.fill("Zorbagrad", &[("decision", "2")]);
    home.fill("Horiane", &[("decision", "ignore"), ("scope", "always")]);
    let before = features(&home.path("output/mentions.geojson"));
    let horiane = before.iter().find(|m| m["surface"] == "Horiane").unwrap()["id"].as_str().unwrap();
    home.run(&["gazetteer", "apply", "output/review.csv"], 0);
    home.run(&["map", "reports"], 0);
    let why = home.run(&["why", horiane], 0);
    let told = format!("`Horiane` at {horiane} is no place\n    decided: always Horiane: no place");
    assert!(out(&why).contains(&told), "{}", out(&why));
    assert!(out(&home.run(&["why", "Horiane"], 0)).contains("decided: always Horiane: no place"));
    let mentions = features(&home.path("output/mentions.geojson"));
    let town = mentions.iter().find(|m| m["surface"] == "Zorbagrad").unwrap();
    assert!(second.ends_with(&format!("({})", town["place_id"].as_str().unwrap())), "{second} {town}");
    assert_eq!(town["confidence"], 1.0);
    assert!(mentions.iter().all(|m| m["surface"] != "Horiane"));
    assert!(home.review().iter().all(|row| row[1] != "Zorbagrad" && row[1] != "Horiane"));
}

#[test]
fn a_decided_place_is_evidence_for_the_others_of_its_report() {
    let home = Home::new();
    home.write("g.csv", TWO_TOWNS);
    home.write(
        "r/one.txt",
        "Shells fell on Zorbagrad and on Quenby on 3 May 2024, killing two people, police said.\n",
    );
    let map = ["map", "r", "--gazetteer", "g.csv", "--decisions", "d.csv"];
    home.write("d.csv", "kind,scope,key,value,author,date,note\n");
    home.run(&map, 0);
    let places = |home: &Home| -> Vec<(String, Value)> {
        let mentions = features(&home.path("output/mentions.geojson"));
        mentions.iter().map(|m| (m["surface"].as_str().unwrap().to_owned(), m["place_id"].clone())).collect()
    };
    assert!(places(&home).iter().all(|(_, place)| place.is_null()), "{:?}", places(&home));
    for (town, village) in [("local:a", "local:c"), ("local:b", "local:d")] {
        home.write("d.csv", &format!("kind,scope,key,value\nplace,report,one|Zorbagrad,{town}\n"));
        home.run(&map, 0);
        assert_eq!(
            places(&home),
            [("Zorbagrad".to_owned(), town.into()), ("Quenby".to_owned(), village.into())]
        );
    }
}

#[test]
fn an_outlets_home_decides_between_places_of_one_name() {
    let home = Home::new();
    home.write("g.csv", TWO_TOWNS);
    for (report, outlet) in [("one", "East.example"), ("two", "west.example"), ("three", "other.example")] {
        let text =
            format!("---\nsource: {outlet}\n---\nShells fell on Zorbagrad on 3 May 2024, police said.\n");
        home.write(&format!("r/{report}.md"), &text);
    }
    home.write(
        "d.csv",
        "kind,scope,key,value,author,date,note\nhome,source,east.example,local:a,Ana,2026-11-28,its town\n\
         home,source,WEST.example,local:d,,,\nhome,always,x.example,local:a,,,\nhome,source,y.example,local:z,,,\n\
         home,source,,local:a,,,\nhome,source,z.example,local:a,,,\nhome,source,Z.example,local:b,,,\n",
    );
    let told = err(&home.run(&["map", "r", "--gazetteer", "g.csv", "--decisions", "d.csv"], 0));
    for want in [
        "d.csv:4 [scope]: `always` is no scope of `home` (unknown-scope)",
        "d.csv:5 [value]: the gazetteer has no place `local:z` (stale-decision)",
        "d.csv:6 [key]: the row names no outlet (bad-key)",
        "d.csv:8: an earlier row gives `Z.example` another home; this later row counts (conflicting-decision)",
    ] {
        assert!(told.contains(want), "no `{want}` in\n{told}");
    }
    let mentions = features(&home.path("output/mentions.geojson"));
    let place_of = |report: &str| {
        mentions.iter().find(|m| m["report_id"] == report).map(|m| m["place_id"].clone()).unwrap()
    };
    let places = ["one", "two", "three"].map(place_of);
    assert_eq!(places, ["local:a".into(), "local:b".into(), Value::Null]);
    let why = ["why", "one:15", "--gazetteer", "g.csv", "--decisions", "d.csv"];
    let shown = out(&home.run(&why, 0));
    assert!(shown.contains("around the outlet's home"), "{shown}");
}

#[test]
fn stale_and_bad_decisions_are_told_and_hide_no_good_one() {
    let home = Home::new();
    home.write(
        "gazetteer/decisions.csv",
        "kind;scope;key;value;author;date;note\r\nplace;report;strike|Horiane;gn:0;;;\r\n\
         place;mention;strike:7|Ukraine;gn:690791;;;\r\nplace;report;gone|Horiane;gn:690791;;;\r\n\
         place;sometimes;strike|Horiane;gn:690791;;;\r\nplace;report;again|Horiane;gn:706483;;;\r\n",
    );
    let told = err(&home.run(&["map", "reports"], 0));
    for want in [
        "decisions.csv:2 [value]: the gazetteer has no place `gn:0` (stale-decision)",
        "decisions.csv:3 [key]: no mention `Ukraine` begins at 7 of the report",
        "`Ukraine` begins at 9 now",
        "decisions.csv: 1 decisions are on 1 reports that are not in this run",
        "decisions.csv:5 [scope]: `sometimes` is no scope",
    ] {
        assert!(told.contains(want), "no `{want}` in\n{told}");
    }
    let mentions = features(&home.path("output/mentions.geojson"));
    let decided = mentions.iter().find(|m| m["report_id"] == "again" && m["surface"] == "Horiane").unwrap();
    assert_eq!(decided["place_id"], "gn:706483");
    assert_eq!(decided["decision"], "report again|Horiane: gn:706483");
    let told = err(&home.run(&["map", "reports", "--decisions", "none.csv"], 2));
    assert!(told.contains("none.csv") && told.contains("hint: "), "{told}");
}

#[test]
fn what_was_typed_is_kept_by_a_run_until_it_is_applied() {
    let home = Home::new();
    home.run(&["map", "reports"], 0);
    home.fill("Horiane", &[("decision", "nonsense"), ("scope", "report"), ("note", "=ask")]);
    let apply = home.run(&["gazetteer", "apply", "output/review.csv"], 1);
    assert!(
        err(&apply).contains("output/review.csv:2 [decision]: `nonsense` is no decision"),
        "{}",
        err(&apply)
    );
    assert!(!home.path("gazetteer/decisions.csv").exists());
    let told = err(&home.run(&["map", "reports"], 0));
    assert!(told.contains("typed but not applied are kept: 2"), "{told}");
    let row = home.review().into_iter().find(|row| row[1] == "Horiane").unwrap();
    // A formula of the user is made harmless like any other cell.
    assert_eq!(row[4..7], ["nonsense", "report", "'=ask"]);
    let lost = err(&home.run(&["map", "reports/strike.md"], 0));
    assert!(
        lost.contains("the decision `nonsense` on `again:") && lost.contains("no longer in the file"),
        "{lost}"
    );
}

#[test]
fn an_old_review_is_not_applied_to_a_text_that_has_changed() {
    let home = Home::new();
    home.run(&["map", "reports"], 0);
    home.fill("Horiane", &[("decision", "ignore")]);
    fs::copy(home.path("output/review.csv"), home.path("old.csv")).unwrap();
    home.write("reports/strike.md", &format!("---\ndate: 2024-08-02\n---\nCorrected. {STRIKE}\n"));
    home.run(&["map", "reports"], 0);
    fs::copy(home.path("old.csv"), home.path("output/old.csv")).unwrap();
    let told = home.run(&["gazetteer", "apply", "output/old.csv"], 1);
    assert!(err(&told).contains("(stale-row)") && err(&told).contains("run `map` again"), "{}", err(&told));
    assert_eq!(out(&told).lines().count(), 1, "{}", out(&told));
}

#[test]
fn the_impact_tells_reports_from_edits_and_needs_a_former_run() {
    let home = Home::new();
    let missing = home.run(&["map", "reports", "--impact"], 2);
    assert!(err(&missing).contains("there is no run in `output` to compare with"), "{}", err(&missing));
    assert!(!home.path("output").exists());
    home.run(&["map", "reports"], 0);
    let same = home.run(&["map", "reports", "--impact"], 0);
    assert_eq!((out(&same).as_str(), err(&same).as_str()), ("", "nothing moves\n"));

    home.write(
        "reports/new.txt",
        "Shelling hit Barda on 28 October 2020, killing 21 people, officials said.\n",
    );
    fs::remove_file(home.path("reports/again.md")).unwrap();
    let lines = home.run(&["map", "reports", "--impact", "--format", "jsonl"], 0);
    let lines: Vec<Value> = out(&lines).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |subject: &str| -> Vec<&Value> { lines.iter().filter(|l| l["subject"] == subject).collect() };
    assert!(lines.iter().all(|line| line["by"] == "reports"), "{lines:?}");
    let reports: Vec<_> = of("report").iter().map(|l| (l["what"].clone(), l["id"].clone())).collect();
    assert_eq!(reports, [("vanished".into(), "again".into()), ("appeared".into(), "new".into())]);
    let appeared = of("incident").into_iter().find(|l| l["what"] == "appeared").unwrap();
    assert_eq!(appeared["to"]["location"], "Barda");

    home.write("gazetteer/local.csv", "id,longitude\ngn:706483,36.9\n");
    let table = home.run(&["map", "reports", "--impact"], 0);
    assert!(
        out(&table).contains("moved      1 x `KHARKIV`\n           46.3 km from Kharkiv (gn:706483)"),
        "{}",
        out(&table)
    );
}

#[test]
fn a_further_place_of_a_list_makes_no_other_vanish() {
    let home = Home::new();
    home.write(
        "r/list.txt",
        "Armenian forces shelled Qwertabad, Barda and Tartar on 5 October 2020, the ministry in Azerbaijan said.\n",
    );
    home.run(&["map", "r"], 0);
    // A further place in front of a list shifts the ordinals that event mentions' ids are made of.
    home.write(
        "gazetteer/local.csv",
        "id,name,feature_class,country,longitude,latitude\nlocal:q,Qwertabad,P,AZ,47.0,40.4\n",
    );
    let impact = err(&home.run(&["map", "r", "--impact"], 0));
    assert_eq!(impact, "incidents: 1 appeared; mentions: 1 appeared\n");
}

#[test]
fn every_file_of_the_example_run_is_found_again() {
    // The committed example run compared with itself.
    let root: &Path = common::root();
    let same = program(root, &["map", "tests/reports", "--out", "output", "--impact"]);
    assert!(err(&same).ends_with("nothing moves\n"), "{}", err(&same));
    assert_eq!(out(&same), "");
}
