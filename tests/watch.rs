//! `map --watch`: what is saved is on the map at once, and what is read again is what would be read anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod common;

use incident_mapper::decisions::{Decisions, parse, parse_homes};
use incident_mapper::format::reports::{Item, ReadOptions, read_paths};
use incident_mapper::gazetteer::{Gazetteer, GazetteerFile, Source, Unchanged};
use incident_mapper::model::Report;
use incident_mapper::pipeline::{
    Coded, Coder, Memory, Settings, code_again, code_next, code_report, places_of,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than any round takes, on any machine.
const DEADLINE: Duration = Duration::from_secs(60);

/// A folder that the program watches.
struct Watched {
    home: tempfile::TempDir,
    child: Child,
    told: Arc<Mutex<String>>,
}

impl Watched {
    fn start() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir_all(home.path().join("reports")).unwrap();
        fs::create_dir_all(home.path().join("gazetteer")).unwrap();
        for (name, text) in [
            ("barda", "Shelling hit Barda on 28 October 2020, killing 21 people, officials said."),
            ("ganja", "A missile hit Ganja on 17 October 2020, killing 12 people, officials said."),
            ("tyre", "An air strike hit Tyre in Lebanon on 12 April 2024, killing 2 people, officials said."),
        ] {
            fs::write(home.path().join(format!("reports/{name}.txt")), text).unwrap();
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_incident-mapper"))
            .args(["map", "reports", "--watch"])
            .current_dir(home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let told = Arc::new(Mutex::new(String::new()));
        let (pipe, heard) = (child.stderr.take().unwrap(), Arc::clone(&told));
        thread::spawn(move || {
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                heard.lock().unwrap().push_str(&(line + "\n"));
            }
        });
        let watched = Self { home, child, told };
        watched.until(|w| w.told().contains("watching;"));
        watched
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn told(&self) -> String {
        self.told.lock().unwrap().clone()
    }

    fn incidents(&self) -> String {
        fs::read_to_string(self.path("output/incidents.geojson")).unwrap_or_default()
    }

    /// Waits until `is_so`, and gives how long that took.
    fn until(&self, is_so: impl Fn(&Self) -> bool) -> Duration {
        let began = Instant::now();
        while !is_so(self) {
            assert!(began.elapsed() < DEADLINE, "it never came; what was told:\n{}", self.told());
            thread::sleep(Duration::from_millis(5));
        }
        began.elapsed()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const HEADER: &str = "id,name,feature_class,longitude,latitude\n";

#[test]
fn a_saved_file_is_on_the_map_and_a_broken_one_changes_nothing() {
    let watched = Watched::start();
    assert!(watched.told().contains("first run: "), "{}", watched.told());
    let local = watched.path("gazetteer/local.csv");

    fs::write(&local, format!("{HEADER}gn:587057,,,47.5,40.5\n")).unwrap();
    let took = watched.until(|w| w.incidents().contains("[47.5,40.5]"));
    eprintln!("an edit of one row was on the map after {} ms", took.as_millis());
    watched.until(|w| w.told().contains("1 of 3 reports read; incidents: 1 moved ("));

    // Editors save by renaming.
    fs::write(watched.path("gazetteer/.local.new"), format!("{HEADER}gn:587057,,,47.6,40.5\n")).unwrap();
    fs::rename(watched.path("gazetteer/.local.new"), &local).unwrap();
    watched.until(|w| w.incidents().contains("[47.6,40.5]"));

    // A write that is under way has files of its own beside the layers.
    watched.until(|w| common::files(&w.path("output")).keys().all(|name| !name.starts_with('.')));
    let good = common::files(&watched.path("output"));
    for (broken, fault) in [
        (format!("{HEADER}gn:587057,,,47.7,140.5\n"), "(latitude-range)"),
        (format!("{HEADER}gn:587057,,,\"47.7,40.5\n"), "(quote)"),
        ("name,longitude\nBarda,47.7\n".to_owned(), "(missing-column)"),
        ("id,name,long".to_owned(), "breaks off"),
    ] {
        let before = watched.told().len();
        fs::write(&local, broken).unwrap();
        watched.until(|w| w.told()[before..].contains("the layers are left as they are"));
        assert!(watched.told()[before..].contains(fault), "{fault}: {}", &watched.told()[before..]);
        assert!(common::files(&watched.path("output")) == good, "{fault}");
    }
    fs::write(&local, format!("{HEADER}gn:587057,,,47.8,40.5\n")).unwrap();
    watched.until(|w| w.incidents().contains("[47.8,40.5]"));

    // Decisions and reports are watched, too.
    fs::write(
        watched.path("gazetteer/decisions.csv"),
        "kind,scope,key,value\nplace,report,barda|Barda,gn:586523\n",
    )
    .unwrap();
    watched.until(|w| w.incidents().contains("\"georeference_method\":\"human\""));
    fs::write(
        watched.path("reports/new.txt"),
        "Shelling hit Tartar on 3 October 2020, killing 2 people, it said.",
    )
    .unwrap();
    watched.until(|w| w.told().contains("1 of 4 reports read"));
    fs::remove_file(watched.path("reports/tyre.txt")).unwrap();
    watched.until(|w| !w.incidents().contains("Tyre"));

    // What a watched folder holds is what a run of its own would write.
    let fresh = common::program(watched.home.path(), &["map", "reports", "--out", "fresh"]);
    assert!(fresh.status.success());
    let without_ids = |folder: &str| {
        let mut files = common::files(&watched.path(folder));
        files.retain(|name, _| name != "incidents.geojson");
        files
    };
    assert_eq!(without_ids("output"), without_ids("fresh"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_between_two_writes() {
    let mut watched = Watched::start();
    let killed = Command::new("kill").args(["-INT", &watched.child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let began = Instant::now();
    let status = loop {
        if let Some(status) = watched.child.try_wait().unwrap() {
            break status;
        }
        assert!(began.elapsed() < DEADLINE, "it goes on");
        thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(status.code(), Some(0));
    watched.until(|w| w.told().ends_with("stopped\n"));
    let left: Vec<String> =
        common::files(&watched.path("output")).into_keys().filter(|n| n.starts_with('.')).collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn what_cannot_be_read_again_is_not_watched() {
    let home = tempfile::tempdir().unwrap();
    let output = common::program(home.path(), &["map", "-", "--watch"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        common::err(&output).contains("--watch has to read its reports again"),
        "{}",
        common::err(&output)
    );
}

/// The example reports as they are read without anything of the user.
struct Examples {
    reports: Vec<Report>,
    coded: Vec<Coded>,
    /// The ids of the places that they may name, and the words that they name them by.
    ids: Vec<String>,
    words: Vec<String>,
}

static EXAMPLES: LazyLock<Examples> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    let mut reports = Vec::new();
    read_paths(&[folder], &mut std::io::empty(), &ReadOptions::default(), &mut |item| {
        if let Item::Report(report) = item {
            reports.push(report);
        }
    });
    let gazetteer = Gazetteer::embedded();
    let coder =
        Coder { gazetteer: &gazetteer, decisions: Decisions::default(), settings: Settings::default() };
    let coded: Vec<Coded> = reports.iter().map(|report| code_report(&coder, report)).collect();
    let ids: BTreeSet<String> =
        coded.iter().flat_map(places_of).map(|key| gazetteer.place(key).id.to_owned()).collect();
    let capitalised = |word: &&str| word.len() > 3 && word.starts_with(|c: char| c.is_uppercase());
    let words: BTreeSet<String> = reports
        .iter()
        .flat_map(|report| report.text.split(|c: char| !c.is_alphanumeric()).filter(capitalised))
        .map(str::to_owned)
        .collect();
    Examples { reports, coded, ids: ids.into_iter().collect(), words: words.into_iter().collect() }
});

/// Reads every example again after the edit of `rows` and `decisions`, and gives how many readings could stand.
fn standing_after(rows: &str, decisions: &str) -> usize {
    let old = Gazetteer::embedded();
    let csv = format!("id,name,feature_class,country,longitude,latitude,names,parent_id,status\n{rows}");
    let (new, _) = old.overlaid(vec![GazetteerFile::parse("local.csv", csv.as_bytes()).0]);
    let csv_of_decisions = format!("kind,scope,key,value\n{decisions}").into_bytes();
    let (parsed, _) = parse("d.csv", &csv_of_decisions);
    let source = Source { name: "d.csv".into(), sha256: String::new(), rows: parsed.len() };
    let (homes, _) = parse_homes("d.csv", &csv_of_decisions, &new);
    let decisions = Decisions::new("d.csv", source, parsed, &new).0.with_homes(homes);
    let coder = Coder { gazetteer: &new, decisions, settings: Settings::default() };
    let same = Unchanged::between(&old, &new, EXAMPLES.coded.iter().flat_map(places_of));
    let mut standing = 0;
    for (report, former) in EXAMPLES.reports.iter().zip(&EXAMPLES.coded) {
        let (again, stands) = code_again(&coder, report, former, &same, &mut Memory::default());
        assert_eq!(again, code_report(&coder, report), "{} after\n{csv}", report.info.id);
        standing += usize::from(stands);
    }
    standing
}

#[test]
fn what_was_read_of_other_reports_changes_nothing() {
    let gazetteer = Gazetteer::embedded();
    let coder =
        Coder { gazetteer: &gazetteer, decisions: Decisions::default(), settings: Settings::default() };
    let mut memory = Memory::default();
    for (report, alone) in EXAMPLES.reports.iter().zip(&EXAMPLES.coded).rev() {
        assert_eq!(&code_next(&coder, report.clone(), &mut memory), alone, "{}", report.info.id);
    }
}

#[test]
fn only_reports_that_an_edit_can_change_are_read_anew() {
    let all = EXAMPLES.reports.len();
    assert_eq!(standing_after("", ""), all);
    assert_eq!(standing_after("local:x,Xanadu,P,AZ,46.5,40.5,,,\n", ""), all);
    let names = |word: &str| EXAMPLES.reports.iter().filter(|report| report.text.contains(word)).count();
    let anew = all - standing_after("gn:587057,,,,47.5,40.5,,,\n", "");
    assert!(anew >= names("Barda") && anew < all / 2, "{anew} of {all}");
    let decided = all - standing_after("", "ignore,always,Barda,\n");
    assert!(decided >= 1 && decided <= names("Barda"), "{decided}");
    let outlet = EXAMPLES.reports.iter().find_map(|report| report.info.source.as_deref()).unwrap();
    let at_home = EXAMPLES.reports.iter().filter(|r| r.info.source.as_deref() == Some(outlet)).count();
    assert_eq!(all - standing_after("", &format!("home,source,\"{outlet}\",gn:587116\n")), at_home);
    // Whatever lies in a country that has changed may be meant otherwise.
    let in_azerbaijan = all - standing_after("gn:587116,,,,47.5,40.3,,,\n", "");
    assert!(in_azerbaijan > anew, "{in_azerbaijan} {anew}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_again_is_reading_anew(
        edits in prop::collection::vec((0usize..8, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..5),
    ) {
        let (mut rows, mut decisions) = (String::new(), String::new());
        for (n, (kind, id, word)) in edits.into_iter().enumerate() {
            let (id, word) = (id.get(&EXAMPLES.ids), word.get(&EXAMPLES.words));
            match kind {
                0 => rows += &format!("{id},,,,46.{n},40.{n},,,\n"),
                1 => rows += &format!("{id},,,,,,{word},,\n"),
                2 => rows += &format!("{id},,,,,,,,never\n"),
                3 => rows += &format!("local:{n},{word},P,AZ,46.{n},40.5,,{id},\n"),
                4 => rows += &format!("{id},,,,,,-{word},,\n"),
                5 => decisions += &format!("place,always,{word},{id}\n"),
                6 => decisions += &format!("ignore,always,{word},\n"),
                _ => rows += &format!("{id},{word},,,,,,,\n"),
            }
        }
        standing_after(&rows, &decisions);
    }
}
