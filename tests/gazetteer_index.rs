//! Kept indexes of gazetteer files: the same answers as without, whatever happened to the index; and the fuzzy look-up
//! against a search through all rows.
#![allow(clippy::unwrap_used)]

use incident_mapper::gazetteer::layout::{LINE, Section, header, u32_at};
use incident_mapper::gazetteer::{Gazetteer, NameMatch, edits};
use incident_mapper::model::{Diagnostic, NameTier, PlaceKey};
use incident_mapper::text::fold::fold;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// A gazetteer file that is large enough to be kept, with a bad row at its end, and the folder of its index.
struct Home {
    folder: tempfile::TempDir,
    csv: PathBuf,
}

const ROWS: usize = 3_000;

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Self { csv: folder.path().join("mine.csv"), folder };
        fs::write(&home.csv, csv("Aa")).unwrap();
        home
    }

    fn kept(&self) -> PathBuf {
        self.folder.path().join("kept")
    }

    fn open(&self) -> (Gazetteer, Vec<Diagnostic>) {
        Gazetteer::with_kept_index(std::slice::from_ref(&self.csv), &self.kept())
    }

    /// The files of the folder with an ending.
    fn of_kind(&self, ending: &str) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.kept()) else { return Vec::new() };
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.extension().is_some_and(|e| e == ending)).collect()
    }

    fn index(&self) -> PathBuf {
        let [index] = self.of_kind("index").try_into().unwrap();
        index
    }
}

/// Rows whose names begin with `start`; notes make the file large without making the index so.
fn csv(start: &str) -> String {
    let mut csv = "id,name,longitude,latitude,population,names,parent_id,note\n".to_owned();
    let note = "a remark of some length that no index holds ".repeat(8);
    for n in 0..ROWS {
        let word: String =
            [n / 676, n / 26 % 26, n % 26].map(|l| (b'a' + (l % 26) as u8) as char).iter().collect();
        let parent = if n > 0 { n / 2 } else { 1 };
        writeln!(
            csv,
            "x:{n},{start}{word}burg,{}.5,10,{n},ru:Город {word} | {word}ograd,x:{parent},{note}",
            n % 180
        )
        .unwrap();
    }
    csv.push_str("x:bad,Bad,200,10,,,,\n");
    csv
}

/// Everything that a gazetteer says of the rows of `csv`, for comparing.
fn answers(gazetteer: &Gazetteer) -> Vec<String> {
    let shown = |matches: Vec<NameMatch>| -> Vec<String> {
        matches.iter().map(|m| format!("{} {:?}", gazetteer.place(m.place).id, m.tier)).collect()
    };
    (0..ROWS)
        .step_by(97)
        .map(|n| {
            let key = gazetteer.by_id(&format!("x:{n}"));
            let Some(key) = key else { return format!("no x:{n}") };
            let place = gazetteer.place(key);
            let name = fold(place.name);
            let mistyped: String = name.chars().rev().take(5).chain(name.chars().rev().skip(6)).collect();
            let mistyped: String = mistyped.chars().rev().collect();
            let spellings: Vec<String> =
                gazetteer.spellings(key).iter().map(|s| format!("{:?} {}", s.language, s.text)).collect();
            format!(
                "{place:?} {spellings:?} {:?} {:?} {:?} {:?}",
                gazetteer.ancestors(key).len(),
                shown(gazetteer.look_up(&name)),
                shown(gazetteer.look_up_transliterated(&name.replace('k', "q"))),
                shown(gazetteer.look_up_fuzzy(&mistyped)),
            )
        })
        .collect()
}

fn fresh(home: &Home) -> (Gazetteer, Vec<Diagnostic>) {
    Gazetteer::with_files(std::slice::from_ref(&home.csv))
}

#[test]
fn a_kept_index_answers_and_tells_as_the_files_do() {
    let home = Home::new();
    let (gazetteer, told) = fresh(&home);
    assert_eq!(told.iter().map(|d| d.rule).collect::<Vec<_>>(), ["longitude-range", "circular-parent"]);
    let wanted = answers(&gazetteer);
    assert!(wanted.iter().all(|answer| answer.contains("Fuzzy") && answer.contains("Name")));
    for run in ["built", "opened", "opened again"] {
        let (kept, again) = home.open();
        assert_eq!(again, told, "{run}");
        assert_eq!(answers(&kept), wanted, "{run}");
        assert_eq!(kept.sources(), gazetteer.sources(), "{run}");
        assert_eq!(kept.len(), gazetteer.len(), "{run}");
        assert!(!kept.is_damaged());
        assert_eq!((home.of_kind("index").len(), home.of_kind("stamp").len()), (1, 1), "{run}");
    }
}

#[test]
fn any_byte_of_an_index_may_be_wrong_and_no_answer_is() {
    let home = Home::new();
    let (gazetteer, told) = home.open();
    let wanted = answers(&gazetteer);
    let index = home.index();
    let good = fs::read(&index).unwrap();
    // The header and each section, and the checksums at the end.
    let step = good.len() / 40;
    for at in (0..good.len()).step_by(step).chain([0, 9, 17, 24, 30, 40, good.len() - 1, good.len() - 9]) {
        let mut bad = good.clone();
        bad[at] ^= 0x41;
        fs::write(&index, bad).unwrap();
        let (spoilt, again) = home.open();
        assert_eq!(answers(&spoilt), wanted, "byte {at}");
        assert_eq!(again, told, "byte {at}");
        assert!(!spoilt.is_damaged(), "byte {at}");
        drop(spoilt);
        // Whichever part was wrong, the next run has a good index, or makes one.
        if fs::read(&index).is_ok_and(|bytes| bytes != good) {
            // The wrong byte was not asked for: it is still there, and still not believed.
            fs::remove_file(&index).unwrap();
        }
        home.open();
        assert_eq!(fs::read(&index).unwrap(), good, "byte {at}");
    }
}

#[test]
fn an_index_that_is_cut_short_or_of_another_version_is_made_again() {
    let home = Home::new();
    let (gazetteer, _) = home.open();
    let wanted = answers(&gazetteer);
    let index = home.index();
    let good = fs::read(&index).unwrap();
    let cut = (0..12).map(|n| good[..good.len() * n / 12].to_vec());
    let longer = [&good[..], b"more"].concat();
    let mut version = good.clone();
    version[7] += 1;
    for bad in cut.chain([longer, version, b"no index".to_vec(), good[..good.len() - 1].to_vec()]) {
        fs::write(&index, &bad).unwrap();
        assert_eq!(answers(&home.open().0), wanted, "{} bytes", bad.len());
        assert_eq!(fs::read(&index).unwrap(), good, "{} bytes", bad.len());
    }
}

#[test]
fn a_changed_file_is_compiled_again_even_within_one_moment() {
    let home = Home::new();
    for start in ["Aa", "Bb", "Aa", "Cc"] {
        // Of the same length, and as soon as can be after the last run.
        fs::write(&home.csv, csv(start)).unwrap();
        let (kept, _) = home.open();
        let first = kept.place(kept.by_id("x:0").unwrap());
        assert_eq!(first.name, format!("{start}aaaburg"));
    }
    assert_eq!(home.of_kind("index").len(), 3);
}

#[test]
fn a_damaged_index_of_a_changed_file_is_told_and_gives_nothing() {
    let home = Home::new();
    drop(home.open());
    let index = home.index();
    let mut bad = fs::read(&index).unwrap();
    // The middle of the names: what is read when the index is opened stays good, and what shares a block with that.
    let cell = |at| u32_at(&bad, header::SECTIONS + Section::Names as usize * 8 + at) as usize * LINE;
    let (start, length) = (cell(0), cell(4));
    bad[start + length / 3..start + length / 3 * 2].iter_mut().step_by(LINE).for_each(|byte| *byte ^= 1);
    fs::write(&index, bad).unwrap();
    let (opened, _) = home.open();
    fs::write(&home.csv, csv("Zz")).unwrap();
    assert!(!opened.is_damaged());
    for n in 0..ROWS {
        let place = opened.place(opened.by_id(&format!("x:{n}")).unwrap());
        // What lies in a block that was not damaged is still found, and right.
        assert!(opened.look_up(&fold(place.name)).iter().all(|m| m.place == place.key));
    }
    assert!(opened.is_damaged());
    assert!(!index.exists(), "it is removed, so that the next run makes it again");
}

#[test]
fn a_folder_that_cannot_be_written_to_costs_a_note() {
    let home = Home::new();
    // A file stands where the folder would be.
    fs::write(home.kept(), "").unwrap();
    let (kept, told) = home.open();
    let (gazetteer, wanted) = fresh(&home);
    assert_eq!(answers(&kept), answers(&gazetteer));
    assert_eq!(told.len(), wanted.len() + 1, "{told:?}");
    assert!(told.iter().any(|d| d.rule == "index-not-kept" && d.hint.is_some()), "{told:?}");
}

#[test]
fn the_indexes_written_last_stay() {
    let home = Home::new();
    for n in 0..11 {
        fs::write(&home.csv, csv(&format!("N{n}"))).unwrap();
        home.open();
    }
    assert_eq!(home.of_kind("index").len(), 8);
    fs::write(home.kept().join("other.txt"), "not ours").unwrap();
    fs::write(&home.csv, csv("Last")).unwrap();
    home.open();
    assert!(home.kept().join("other.txt").exists());
    assert_eq!(home.of_kind("index").len(), 8);
}

#[test]
fn small_files_are_not_kept() {
    let home = Home::new();
    fs::write(&home.csv, "id,name,longitude,latitude\nx:0,Zzyzxgrad,1,1\n").unwrap();
    assert_eq!(home.open().0.look_up("zzyzxgrad").len(), 1);
    assert!(!home.kept().exists());
}

#[test]
fn a_missing_file_is_told_and_no_index_is_named_after_the_rest() {
    let home = Home::new();
    let files = [home.csv.clone(), Path::new("missing.csv").to_owned()];
    for _ in 0..2 {
        let (kept, told) = Gazetteer::with_kept_index(&files, &home.kept());
        assert!(told.iter().any(|d| d.rule == "unreadable-file" && d.path == "missing.csv"), "{told:?}");
        assert!(kept.by_id("x:7").is_some());
    }
    assert_eq!(home.of_kind("stamp").len(), 0);
}

/// The places and errors that the fuzzy look-up must give, from all rows.
fn nearest(rows: &[(String, Vec<String>)], word: &str, most: usize) -> BTreeSet<(usize, String)> {
    let Some((script, letters)) = edits::tried(word) else { return BTreeSet::new() };
    let word: Vec<char> = word.chars().collect();
    let mut found = BTreeSet::new();
    for (at, (name, names)) in rows.iter().enumerate() {
        let errors = std::iter::once(name).chain(names).filter_map(|spelling| {
            let folded = fold(spelling);
            let (its_script, its_letters) = edits::tried(&folded)?;
            let most = if letters.min(its_letters) < 8 { most.min(1) } else { most };
            let spelling: Vec<char> = folded.chars().collect();
            edits::errors_between(&word, &spelling, most).filter(|_| its_script == script)
        });
        // What matches without an error is left to the other look-up.
        if let Some(errors @ 1..) = errors.min() {
            found.insert((errors, format!("x:{at}")));
        }
    }
    found
}

fn spelling() -> impl Strategy<Value = String> {
    // Few letters, so that spellings are near each other; of two scripts, with marks and spaces; short and long ones.
    prop_oneof!["[abé]{4,7}", "[ab][ab ]{6,9}[ab]", "[ав]{5,9}", "[aв1]{5,6}"]
}

proptest! {
    #[test]
    fn typing_errors_are_found_as_by_a_search_through_all_rows(
        rows in proptest::collection::vec((spelling(), proptest::collection::vec(spelling(), 0..3)), 1..25),
        words in proptest::collection::vec(spelling(), 1..6),
    ) {
        let mut text = "id,name,longitude,latitude,names\n".to_owned();
        for (at, (name, names)) in rows.iter().enumerate() {
            writeln!(text, "x:{at},{name},1,1,{}", names.join("|")).unwrap();
        }
        let (gazetteer, _) = Gazetteer::from_csv(&[("a.csv", text.as_bytes())]);
        let id = |place: PlaceKey| gazetteer.place(place).id.to_owned();
        for word in words.iter().map(|word| fold(word)) {
            for most in [1, 2] {
                let found = gazetteer.look_up_within(&word, most);
                prop_assert!(found.iter().all(|m| m.found.tier == NameTier::Fuzzy && !m.found.demonym));
                let listed: Vec<_> = found.iter().map(|m| (m.errors, id(m.found.place))).collect();
                prop_assert!(listed.is_sorted_by_key(|(errors, _)| *errors));
                let found: BTreeSet<_> = listed.iter().cloned().collect();
                prop_assert_eq!(listed.len(), found.len());
                prop_assert_eq!(&found, &nearest(&rows, &word, most), "{}", &word);
            }
        }
    }
}
