//! Input that is wrong, and disks that are full: the message says what it is, and nothing else is lost.
#![allow(clippy::print_stderr)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{err, features, files, program, root, texts, words};
use incident_mapper::decisions::Decisions;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::{Report, ReportInfo};
use incident_mapper::pipeline::{Coder, Settings, code_report};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A report that is read beside every bad one, and must not suffer.
const GOOD: &str = "Shelling hit Barda on 28 October 2020, killing three people.";

struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        home.file("good.txt", GOOD);
        home
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path().join(name), bytes).unwrap();
    }

    /// Maps, and checks the exit code and that the error stream holds each of `says`. Gives the error stream.
    fn map(&self, arguments: &[&str], code: i32, says: &[&str]) -> String {
        let output = program(self.path(), &[&["map"], arguments].concat());
        let said = err(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{said}");
        assert!(output.stdout.is_empty(), "stdout is for data");
        for words in says {
            assert!(said.contains(words), "{arguments:?}: no `{words}` in\n{said}");
        }
        said
    }

    fn incidents(&self) -> Vec<Value> {
        features(&self.path().join("output/incidents.geojson"))
    }

    /// The places, days and dead of the incidents, one string each.
    fn found(&self) -> Vec<String> {
        let cell = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let line = |i: &Value| {
            format!("{} {} {}", cell(&i["location"]), cell(&i["event_date"]), cell(&i["deaths_best"]))
        };
        self.incidents().iter().map(line).collect()
    }
}

/// Maps `good.txt` with the bad file `name`: the program says `says`, succeeds, and maps the good one.
fn check(name: &str, bytes: impl AsRef<[u8]>, says: &[&str]) {
    let home = Home::new();
    home.file(name, bytes);
    for order in [["good.txt", name], [name, "good.txt"]] {
        let said = home.map(&order, 0, says);
        assert!(said.contains("1 input could not be used"), "{said}");
        assert_eq!(home.found(), ["Barda 2020-10-28 3"]);
        assert_eq!(texts(&home.path().join("output")).len(), 1);
    }
    // Alone it leaves nothing to map, which is an error and leaves the former run as it was.
    let before = files(&home.path().join("output"));
    home.map(&[name], 2, &[says[0], "error: none of the inputs could be read", "hint: "]);
    assert_eq!(files(&home.path().join("output")), before);
}

/// Maps `text`, written in an encoding, and gives the words of its one report as they were read.
fn check_encoding(bytes: &[u8], text: &str, incident: &str, says: &[&str]) {
    let home = Home::new();
    home.file("news.txt", bytes);
    let said = home.map(&["news.txt"], 0, says);
    assert_eq!(said.contains("warning: "), !says.is_empty(), "{said}");
    assert_eq!(texts(&home.path().join("output"))["news"], text);
    assert_eq!(home.found(), [incident]);
}

#[test]
fn a_missing_file_is_named_and_the_good_one_is_mapped() {
    let home = Home::new();
    let says = ["error: nowhere.txt: ", "(missing-file)", "hint: ", "1 input could not be used"];
    home.map(&["nowhere.txt", "good.txt"], 0, &says);
    assert_eq!(home.found(), ["Barda 2020-10-28 3"]);
    let before = files(&home.path().join("output"));
    home.map(&["nowhere.txt"], 2, &["error: nowhere.txt", "error: none of the inputs", "hint: "]);
    assert_eq!(files(&home.path().join("output")), before);
}

#[test]
fn an_empty_file_is_an_error_of_its_own() {
    check("empty.txt", "", &["error: empty.txt: the file is empty (empty-file)"]);
    check("blank.txt", " \n\n\t\n", &["error: blank.txt: "]);
}

#[test]
fn a_binary_file_is_not_read_as_text() {
    check("photo.txt", [0, 159, 146, 150, 0, 1, 2, 3], &["error: photo.txt: ", "(binary-file)", "hint: "]);
    check("tool", b"\x7fELF\x02\x01\x01\0\0\0\0\0", &["error: tool: ", "a program (binary-file)"]);
}

#[test]
fn latin_1_is_read_and_said() {
    let text = "Après l’alerte à Barda: shelling hit Barda on 28 October 2020, killing three people.";
    let bytes: Vec<u8> =
        text.chars().map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap() }).collect();
    check_encoding(
        &bytes,
        text,
        "Barda 2020-10-28 3",
        &["warning: news.txt: not UTF-8: read as `windows-1252`", "hint: "],
    );
}

#[test]
fn utf_16_is_read_in_either_byte_order() {
    let text = "Shelling hit Gəncə on 17 October 2020, killing three people.";
    let units: Vec<u16> = std::iter::once(0xFEFF).chain(text.encode_utf16()).collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    check_encoding(&little, text, "Ganja 2020-10-17 3", &[]);
    check_encoding(&big, text, "Ganja 2020-10-17 3", &[]);
}

#[test]
fn a_line_of_fifty_megabytes_is_cut_with_a_warning_and_its_beginning_is_mapped() {
    let home = Home::new();
    let filler = "The river is long and the ships sail slowly past the quay in spring. ";
    let mut text = "A missile hit Ganja on 17 October 2020, killing 12 people. ".to_owned();
    while text.len() < 50_000_000 {
        text.push_str(filler);
    }
    home.file("long.txt", &text);
    let says = ["warning: long.txt: ", "(file-limit)", "(text-limit)", "hint: split the file"];
    home.map(&["good.txt", "long.txt"], 0, &says);
    assert_eq!(home.found(), ["Ganja 2020-10-17 12", "Barda 2020-10-28 3"]);
}

#[test]
fn a_sentence_of_ten_thousand_clauses_is_read_to_its_end() {
    let home = Home::new();
    let villages = ["Quzmere", "Oldvik Nar", "Trasnoby", "Vembrul"];
    let clause = |n: usize| format!("in {} nine people were killed, and ", villages[n % villages.len()]);
    let clauses: String = (0..10_000).map(clause).collect();
    home.file("long.txt", format!("28 October 2020\n\n{clauses}shelling hit Ganja."));
    home.map(&["good.txt", "long.txt"], 0, &[]);
    assert_eq!(home.found(), ["Barda 2020-10-28 3"]);
    let mentions = features(&home.path().join("output/mentions.geojson"));
    assert!(mentions.iter().any(|m| m["surface"] == "Ganja"), "the last name is read");
}

#[test]
fn a_file_of_more_events_than_one_report_has_is_said_to_be_cut() {
    let home = Home::new();
    let towns = ["Barda", "Ganja", "Fuzuli", "Shusha", "Baku", "Tbilisi", "Yerevan", "Mosul"];
    let paragraph =
        |n: usize| format!("Shells hit {} in {} and killed two.\n\n", towns[n % 8], 1_000 + n / 8);
    home.file("many.txt", (0..8_000).map(paragraph).collect::<String>());
    let says =
        ["warning: many: the report tells of more than `1000` events", "(event-limit)", "hint: split it"];
    home.map(&["good.txt", "many.txt"], 0, &says);
    assert!(home.found().contains(&"Barda 2020-10-28 3".to_owned()));
}

#[test]
fn a_drill_in_one_part_of_a_long_page_makes_the_other_parts_no_drill() {
    let home = Home::new();
    let filler = "The river is long and the ships sail slowly past the quay in spring.\n\n".repeat(200);
    let drill = "It was only a drill, the mayor of Ganja said. Volunteers with mock wounds had exercised in the drill hall.";
    home.file(
        "page.txt",
        format!("28 October 2020\n\nShelling hit Barda, killing three people.\n\n{filler}{drill}"),
    );
    home.map(&["page.txt"], 0, &[]);
    assert_eq!(home.found(), ["Barda 2020-10-28 3"]);
}

#[test]
fn a_report_that_breaks_off_after_a_denial_is_mapped() {
    let home = Home::new();
    home.file(
        "news.txt",
        "At least 13 people were killed on 17 October 2020 when a missile hit the city of Ganja, officials in \
         Baku said in a long statement, which the Armenian Defence Ministry denied",
    );
    home.map(&["news.txt"], 0, &["1 report: 1 incident located"]);
}

#[test]
fn a_malformed_json_line_hides_none_of_its_neighbours() {
    let home = Home::new();
    home.file(
        "news.jsonl",
        "{\"id\": \"a\", \"text\": \"Shelling hit Tartar on 1 October 2020, killing one person.\"}\n\
         {\"id\": \"b\", \"text\": broken\n\
         {\"id\": \"c\", \"text\": \"Shelling hit Barda on 2 October 2020, killing two people.\"}\n",
    );
    home.map(&["news.jsonl"], 0, &["error: news.jsonl:2: not JSON", "(malformed-json)", "1 input could not"]);
    assert_eq!(home.found(), ["Tartar 2020-10-01 1", "Barda 2020-10-02 2"]);
}

#[test]
fn a_csv_without_a_text_column_lists_the_columns_it_has() {
    check(
        "table.csv",
        "when,what_happened_where\n2020-10-17,Shelling hit Tartar.\n",
        &[
            "error: table.csv:1: no column holds the text",
            "`what_happened_where`",
            "(no-text-column)",
            "hint: ",
        ],
    );
}

#[test]
fn reports_of_one_id_are_kept_apart_and_both_mapped() {
    let home = Home::new();
    home.file(
        "news.csv",
        "id,text\na,\"Shelling hit Tartar on 1 October 2020, killing one person.\"\n\
         a,\"Shelling hit Barda on 2 October 2020, killing two people.\"\n",
    );
    let says = ["warning: news.csv:3: the id `a` is taken: this report is called `a-2`", "hint: "];
    home.map(&["news.csv"], 0, &says);
    assert_eq!(home.found(), ["Tartar 2020-10-01 1", "Barda 2020-10-02 2"]);
    let texts = texts(&home.path().join("output"));
    assert_eq!(texts.keys().map(String::as_str).collect::<Vec<_>>(), ["a", "a-2"]);
}

/// Maps a report that names the invented villages of `rows` and gives the incidents.
fn with_gazetteer(rows: &str, code: i32, says: &[&str]) -> Vec<String> {
    let home = Home::new();
    home.file(
        "news.txt",
        "Rockets hit the village of Zuvandil on 3 March 2021, killing one person.\n\n\
         Rockets hit the village of Qarbadil on 4 March 2021, killing two people.\n\n\
         Rockets hit the village of Torbadil on 5 March 2021, killing three people.",
    );
    let header = "id,name,feature_class,feature_code,country,longitude,latitude,parent_id\n";
    home.file("mine.csv", format!("{header}{rows}"));
    home.map(&["news.txt", "--gazetteer", "mine.csv"], code, says);
    home.found()
}

#[test]
fn a_gazetteer_row_off_the_globe_is_left_out_and_the_others_serve() {
    let found = with_gazetteer(
        "local:z,Zuvandil,P,PPL,AZ,47,40,\nlocal:q,Qarbadil,P,PPL,AZ,47,95,\nlocal:t,Torbadil,P,PPL,AZ,47.5,40.5,\n",
        0,
        &["error: mine.csv:3 [latitude]: the latitude `95` is not between -90 and 90", "hint: "],
    );
    assert_eq!(found, ["Zuvandil 2021-03-03 1", "Torbadil 2021-03-05 3"]);
}

#[test]
fn a_gazetteer_id_that_comes_twice_is_said_and_no_other_row_suffers() {
    let found = with_gazetteer(
        "local:z,Zuvandil,P,PPL,AZ,47,40,\nlocal:z,Qarbadil,P,PPL,AZ,47,41,\nlocal:t,Torbadil,P,PPL,AZ,47.5,40.5,\n",
        0,
        &["warning: mine.csv:3 [id]: `local:z` already stands in line 2", "hint: "],
    );
    assert!(found.contains(&"Torbadil 2021-03-05 3".to_owned()), "{found:?}");
    assert!(found.contains(&"Qarbadil 2021-03-04 2".to_owned()), "{found:?}");
}

#[test]
fn a_dangling_parent_is_said_and_the_row_still_serves() {
    let found = with_gazetteer(
        "local:z,Zuvandil,P,PPL,AZ,47,40,local:none\nlocal:q,Qarbadil,P,PPL,AZ,47,41,\nlocal:t,Torbadil,P,PPL,AZ,47.5,40.5,\n",
        0,
        &["warning: mine.csv:2 [parent_id]: the parent `local:none` of `local:z` is in no file", "hint: "],
    );
    assert_eq!(found, ["Zuvandil 2021-03-03 1", "Qarbadil 2021-03-04 2", "Torbadil 2021-03-05 3"]);
}

#[test]
fn lint_finds_the_same_faults_and_exits_with_1() {
    let home = Home::new();
    home.file(
        "mine.csv",
        "id,name,feature_class,feature_code,country,longitude,latitude,parent_id\n\
         local:a,Zuvandil,P,PPL,AZ,47,95,\nlocal:b,Qarbadil,P,PPL,AZ,47,40,local:none\n\
         local:c,Torbadil,P,PPL,AZ,47,41,\nlocal:c,Marbadil,P,PPL,AZ,47,41,\n",
    );
    let output = program(home.path(), &["gazetteer", "lint", "mine.csv"]);
    assert_eq!(output.status.code(), Some(1));
    let found = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    for rule in ["mine.csv:2 [latitude]", "mine.csv:3 [parent_id]", "mine.csv:5 [id]"] {
        assert!(found.contains(rule), "no `{rule}` in\n{found}");
    }
}

#[test]
fn a_folder_below_a_file_is_an_error_and_the_file_stays() {
    let home = Home::new();
    home.map(&["good.txt", "--out", "good.txt/below"], 2, &["error: cannot make the folder", "hint: "]);
    assert_eq!(fs::read_to_string(home.path().join("good.txt")).unwrap(), GOOD);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_where_nobody_may_write_is_an_error() {
    let home = Home::new();
    home.map(
        &["good.txt", "--out", "/proc/incidents"],
        2,
        &["error: cannot make the folder `/proc/incidents`"],
    );
}

/// A small file system of its own, as far as the system lets the test make one.
struct Disk(PathBuf);

impl Disk {
    fn mount(at: PathBuf, options: &str) -> Option<Self> {
        fs::create_dir_all(&at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&at);
        let mounted = mount.stderr(Stdio::null()).status().is_ok_and(|status| status.success());
        if !mounted {
            eprintln!("skipped: this user may not mount a small file system");
        }
        mounted.then_some(Self(at))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_read_only_disk_is_an_error_with_a_hint() {
    let home = Home::new();
    let Some(_disk) = Disk::mount(home.path().join("disk"), "ro,size=64k") else { return };
    home.map(&["good.txt", "--out", "disk"], 2, &["error: cannot write `disk`", "hint: choose a folder"]);
    home.map(
        &["good.txt", "--out", "disk/new"],
        2,
        &["error: cannot make the folder", "hint: choose a folder"],
    );
}

#[test]
fn a_full_disk_keeps_the_former_run_and_no_half_written_file() {
    let home = Home::new();
    let Some(disk) = Disk::mount(home.path().join("disk"), "size=500k") else { return };
    home.map(&["good.txt", "--out", "disk/run"], 0, &[]);
    let before = files(&disk.0.join("run"));
    assert!(before.len() >= 11);
    home.file("long.txt", "The river is long and the ships sail slowly past the quay.\n\n".repeat(4_000));
    let says = ["error: cannot write `disk/run/", "hint: free some space"];
    home.map(&["good.txt", "long.txt", "--out", "disk/run"], 2, &says);
    assert_eq!(files(&disk.0.join("run")), before);
    // A folder that did not exist before holds nothing either.
    home.map(&["long.txt", "--out", "disk/other"], 2, &says[1..]);
    assert!(files(&disk.0.join("other")).is_empty());
}

fn fixed(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(20_201_017),
        failure_persistence: None,
        ..Default::default()
    }
}

/// The example reports, as arguments from the root of the repository.
fn examples() -> Vec<String> {
    let folder = root().join("tests/reports");
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| format!("tests/reports/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    names.sort();
    names
}

fn map_into(out: &Path, reports: &[String]) {
    let mut arguments = vec!["map".to_owned(), "--out".to_owned(), out.to_str().unwrap().to_owned()];
    arguments.extend_from_slice(reports);
    let output = program(root(), &arguments);
    assert!(output.status.success(), "{}", err(&output));
}

proptest! {
    #![proptest_config(fixed(6))]

    #[test]
    fn the_order_of_the_reports_and_a_second_run_change_no_byte(reports in Just(examples()).prop_shuffle()) {
        let folder = tempfile::tempdir().unwrap();
        let (sorted, shuffled) = (folder.path().join("sorted"), folder.path().join("shuffled"));
        map_into(&sorted, &examples());
        map_into(&shuffled, &reports);
        let first = files(&sorted);
        prop_assert!(first.len() >= 11);
        prop_assert_eq!(&first, &files(&shuffled));
        map_into(&shuffled, &reports);
        prop_assert_eq!(&first, &files(&shuffled), "over the former run");
    }
}

/// Pieces of reports, with what is hard to count in: letters of two to four bytes, marks that combine, line ends.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec![
            "Ganja", "Gəncə", "Гянджа", "Գանձակ", "#GanjaCity", "Barda’s", "Stepanakert", "São Paulo", "N'Djamena",
            "Mykolaiv", "the village of", "district", "missile strike on", "killed", "at least 13 people",
            "on 17 October 2020", "on Saturday", "said", "denied", "Armenia", "near", "🚀", "e\u{301}", "ﬁ", "İ", "ß",
            "“", "”", "—", "\u{200B}", "\u{FEFF}", "\r\n", "\n\n", ". ", ", ", "(", ")", "READ MORE", "@azembassyus",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(fixed(400))]

    #[test]
    fn spans_lie_in_their_text_in_order(pieces in prop::collection::vec(piece(), 0..40), glue in "[ ]{0,1}") {
        let gazetteer = Gazetteer::embedded();
        let coder = Coder { gazetteer: &gazetteer, decisions: Decisions::default(), settings: Settings::default() };
        let text = pieces.join(&glue);
        let info = ReportInfo { id: "r".to_owned(), ..ReportInfo::default() };
        let coded = code_report(&coder, &Report { info, text: text.clone() });
        prop_assert_eq!(&coded.text, &text);
        let mut last = 0;
        for mention in &coded.toponyms.mentions {
            let (start, end) = (mention.span.start, mention.span.end);
            prop_assert!(last <= start && start < end && end <= text.len());
            prop_assert!(text.get(start..end).is_some_and(|words| !words.trim().is_empty()), "{start}..{end}");
            last = end;
        }
        for event in &coded.events {
            for evidence in &event.evidence {
                prop_assert!(text.get(evidence.span.start..evidence.span.end).is_some(), "{evidence:?}");
            }
        }
        // Files count code points; the tests' own reading of them must agree with the text's.
        let all = text.chars().count() as u64;
        prop_assert_eq!(words(&text, 0, all), Some(text.as_str()));
    }
}
