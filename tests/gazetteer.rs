//! The gazetteer from outside: files in, places and spellings out.

use incident_mapper::curation::lint;
use incident_mapper::gazetteer::{Beginning, Gazetteer, GazetteerFile, NameMatch};
use incident_mapper::model::{Diagnostic, FeatureClass, NameTier, PlaceStatus};
use incident_mapper::text::fold::fold;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const BASE: &str = "\
id,name,feature_class,feature_code,country,admin1,longitude,latitude,radius_m,population,names,demonyms,parent_id,status
gn:587116,Azerbaijan,A,PCLI,AZ,,47.5,40.5,250000,10224900,az:Azərbaycan,Azerbaijani | Azerbaijanis,,
gn:586523,Gəncə,P,PPLA,AZ,Gəncə,46.36134,40.68157,8000,335600,Ganja | ru:Гянджа | Gandzha,,gn:587116,
gn:148620,Füzuli,A,ADM1,AZ,Füzuli,47.14,39.6,25000,,Fuzuli District,,gn:587116,
gn:147725,Qoçəhmədli,P,PPL,AZ,Füzuli,47.12658,39.53564,,,,,gn:148620,
gn:148266,Çimən,P,PPL,AZ,Füzuli,47.09655,39.56706,,,,,gn:148620,
gn:148131,Cuvarlı,P,PPL,AZ,Füzuli,47.10698,39.5667,,,,,gn:148620,
gn:147974,İşıqlı,P,PPL,AZ,Füzuli,47.16365,39.57568,,,,,gn:148620,
gn:586134,Qarayusifli,P,PPL,AZ,Bərdə,47.1962,40.3187,,,,,gn:587116,
";

fn load(files: &[(&str, &str)]) -> (Gazetteer, Vec<Diagnostic>) {
    let bytes: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    Gazetteer::from_csv(&bytes)
}

/// The base with `rows` over it; `rows` name their columns themselves.
fn over(rows: &str) -> Gazetteer {
    let (gazetteer, diagnostics) = load(&[("base.csv", BASE), ("local.csv", rows)]);
    assert_eq!(diagnostics, [], "{rows}");
    gazetteer
}

fn ids(gazetteer: &Gazetteer, matches: &[NameMatch]) -> Vec<String> {
    matches.iter().map(|m| gazetteer.place(m.place).id.to_owned()).collect()
}

#[test]
fn press_spellings_find_their_villages_by_transliteration_only() {
    let gazetteer = over("id\n");
    for (press, name) in [
        ("Gochehmedli", "Qoçəhmədli"),
        ("Chimen", "Çimən"),
        ("Chuvarli", "Cuvarlı"),
        ("Ishigli", "İşıqlı"),
        ("Garayusifli", "Qarayusifli"),
        ("Gara Yusifli", "Qarayusifli"),
    ] {
        assert_eq!(gazetteer.look_up(&fold(press)), [], "{press}");
        let found = gazetteer.look_up_transliterated(&fold(press));
        assert_eq!(found.len(), 1, "{press}");
        assert_eq!(gazetteer.place(found[0].place).name, name);
        assert_eq!(found[0].tier, NameTier::Transliteration);
        assert_eq!(gazetteer.look_up_transliterated(&fold(name)), [], "{name} is found by its name");
    }
}

#[test]
fn a_place_has_the_cells_of_its_row() {
    let gazetteer = over("id\n");
    let place = gazetteer.place(gazetteer.by_id("gn:586523").unwrap());
    assert_eq!((place.id, place.name), ("gn:586523", "Gəncə"));
    assert_eq!((place.feature_class, place.feature_code), (FeatureClass::Populated, "PPLA"));
    assert_eq!((place.country, place.admin1), ("AZ", "Gəncə"));
    assert_eq!((place.position.lng(), place.position.lat()), (46.36134, 40.68157));
    assert_eq!((place.radius.0, place.population), (8000.0, 335_600));
    assert_eq!(place.status, PlaceStatus::Plain);
    assert_eq!(place.parent, gazetteer.by_id("gn:587116"));
    let spellings: Vec<_> =
        gazetteer.spellings(place.key).into_iter().map(|s| (s.language, s.text)).collect();
    assert_eq!(spellings, [(None, "Gəncə"), (None, "Ganja"), (Some("ru"), "Гянджа"), (None, "Gandzha")]);
}

#[test]
fn demonyms_are_matched_but_are_no_spellings() {
    let gazetteer = over("id\n");
    let found = gazetteer.look_up("azerbaijani");
    assert_eq!(ids(&gazetteer, &found), ["gn:587116"]);
    assert!(found[0].demonym);
    let azerbaijan = found[0].place;
    assert!(gazetteer.spellings(azerbaijan).iter().all(|s| s.text != "Azerbaijani"));
    let demonyms: Vec<_> = gazetteer.demonyms(azerbaijan).into_iter().map(|s| s.text).collect();
    assert_eq!(demonyms, ["Azerbaijani", "Azerbaijanis"]);
    assert_eq!(gazetteer.search("Azerbaijani", None), []);
}

#[test]
fn containers_are_told_nearest_first() {
    let gazetteer = over("id\n");
    let chain: Vec<_> = gazetteer
        .ancestors(gazetteer.by_id("gn:147725").unwrap())
        .into_iter()
        .map(|key| gazetteer.place(key).id)
        .collect();
    assert_eq!(chain, ["gn:148620", "gn:587116"]);
}

#[test]
fn circles_of_parents_end() {
    let (gazetteer, diagnostics) = load(&[(
        "a.csv",
        "id,name,longitude,latitude,parent_id\nx:1,A,1,1,x:2\nx:2,B,1,1,x:3\nx:3,C,1,1,x:2\nx:4,D,1,1,x:4\nx:5,E,1,1,x:9\n",
    )]);
    let rules: Vec<_> = diagnostics.iter().map(|d| (d.rule, d.line.unwrap())).collect();
    assert_eq!(rules, [("dangling-parent", 6), ("circular-parent", 3), ("circular-parent", 5)]);
    let chain = |id| gazetteer.ancestors(gazetteer.by_id(id).unwrap()).len();
    assert_eq!((chain("x:1"), chain("x:2"), chain("x:4"), chain("x:5")), (2, 1, 0, 0));
}

#[test]
fn a_later_row_moves_a_place_and_keeps_the_rest() {
    let gazetteer = over("id,longitude,latitude\ngn:586523,46.4,40.7\n");
    let found = gazetteer.look_up("ganja");
    assert_eq!(ids(&gazetteer, &found), ["gn:586523"]);
    let place = gazetteer.place(found[0].place);
    assert_eq!((place.position.lng(), place.position.lat()), (46.4, 40.7));
    assert_eq!((place.name, place.population, place.country), ("Gəncə", 335_600, "AZ"));
    assert_eq!(gazetteer.by_id("gn:586523"), Some(place.key));
}

#[test]
fn an_added_spelling_is_found_and_a_removed_one_is_not() {
    let gazetteer = over("id,names\ngn:586523,Kirovabad | -Gandzha\n");
    assert_eq!(ids(&gazetteer, &gazetteer.look_up("kirovabad")), ["gn:586523"]);
    assert_eq!(gazetteer.look_up("gandzha"), []);
    assert_eq!(ids(&gazetteer, &gazetteer.look_up("гянджа")), ["gn:586523"]);
}

#[test]
fn a_row_that_is_off_is_never_matched_but_still_contains() {
    let gazetteer = over("id,status\ngn:148620,never\n");
    assert_eq!(gazetteer.look_up("fuzuli"), []);
    assert_eq!(gazetteer.search("Füzuli", None), []);
    let off = gazetteer.by_id("gn:148620").unwrap();
    assert_eq!(gazetteer.place(off).status, PlaceStatus::Never);
    assert!(gazetteer.ancestors(gazetteer.by_id("gn:148266").unwrap()).contains(&off));
}

#[test]
fn the_longest_spelling_bounds_the_words_to_try() {
    let gazetteer = over("id,names\ngn:586523,Ganja City of Azerbaijan\n");
    let beginning = |words: &str| {
        let Beginning { longest, whole } = gazetteer.beginning(words);
        (longest, whole)
    };
    assert_eq!(beginning("ganja"), (4, true));
    assert_eq!(beginning("ganja city"), (4, false));
    assert_eq!(beginning("ganja city of"), (4, false));
    assert_eq!(beginning("ganja city of azerbaijan"), (4, true));
    assert_eq!(beginning("ganja city of azerbaijan said"), (0, false));
    assert_eq!(beginning("fuzuli"), (2, true));
    assert_eq!(beginning("azerbaijani"), (1, true));
    assert_eq!(beginning("district"), (0, false));
}

#[test]
fn what_peoples_programs_write_is_read() {
    let check = |bytes: &[u8], name: &str| {
        let (gazetteer, diagnostics) = Gazetteer::from_csv(&[("a.csv", bytes)]);
        let place = gazetteer.place(gazetteer.by_id("x:1").unwrap_or_else(|| panic!("{diagnostics:?}")));
        assert_eq!((place.name, place.position.lng(), place.position.lat()), (name, 40.5, 39.25));
    };
    check("\u{FEFF}id,name,longitude,latitude\r\nx:1,Gəncə,40.5,39.25\r\n".as_bytes(), "Gəncə");
    check("id;name;longitude;latitude\nx:1;Gəncə;40,5;39,25\n".as_bytes(), "Gəncə");
    check("id\tname\tlongitude\tlatitude\nx:1\tGəncə\t40,5\t39.25\n".as_bytes(), "Gəncə");
    check("latitude,longitude,id,name\n\"39,25\",\"40,5\",x:1,\"Gəncə\"\n".as_bytes(), "Gəncə");
    check(b"id;name;longitude;latitude\r\nx:1;Diyarbak\xFDr;40,5;39,25\r\n", "Diyarbakır");
    check(b"id;name;longitude;latitude\r\nx:1;K\xF6ln;40,5;39,25\r\n", "Köln");
    check("id,note,name,longitude,latitude\nx:1,\"two\nlines\",Gəncə,40.5,39.25\n".as_bytes(), "Gəncə");
}

#[test]
fn one_bad_row_hides_no_good_one() {
    let (gazetteer, diagnostics) = load(&[(
        "mine.csv",
        "id,name,longitude,latitude\nx:1,A,46,40\nx:2,B,46,95\nx:3,\"C,46,40\nx:4,D,46,40\nx:4,D,47,40\nx:5,E,,\n",
    )]);
    assert_eq!(gazetteer.keys().map(|k| gazetteer.place(k).id).collect::<Vec<_>>(), ["x:1", "x:4"]);
    let told: Vec<_> = diagnostics.iter().map(|d| (d.rule, d.line.unwrap())).collect();
    assert_eq!(told, [("latitude-range", 3), ("quote", 4), ("duplicate-id", 6), ("missing-coordinate", 7)]);
    assert!(diagnostics.iter().all(|d| d.path == "mine.csv" && d.hint.is_some()));
}

#[test]
fn an_unreadable_file_is_told_and_the_others_stand() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("b.csv"), "id,name,longitude,latitude\nx:b,Bbbb Place,1,1\n").unwrap();
    std::fs::write(folder.path().join("a.csv"), "id,name,longitude,latitude\nx:b,Aaaa Place,2,2\n").unwrap();
    std::fs::write(folder.path().join("readme.txt"), "no gazetteer").unwrap();
    let missing = folder.path().join("missing.csv");
    let (gazetteer, diagnostics) = Gazetteer::with_files(&[missing, folder.path().to_owned()]);
    assert_eq!(diagnostics.iter().map(|d| d.rule).collect::<Vec<_>>(), ["unreadable-file"]);
    // `b.csv` is read after `a.csv` and wins.
    let place = gazetteer.place(gazetteer.by_id("x:b").unwrap());
    assert_eq!((place.name, place.position.lng()), ("Bbbb Place", 1.0));
    let own: Vec<_> = gazetteer.sources().iter().rev().take(2).map(|s| s.name.as_str()).collect();
    assert_eq!(own, ["b.csv", "a.csv"]);
}

#[test]
fn embedded_files_are_known_again_and_edited_copies_replace_them() {
    let embedded = Gazetteer::embedded();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteer");
    let (same, diagnostics) = Gazetteer::with_files(std::slice::from_ref(&folder));
    assert!(diagnostics.iter().all(|d| d.rule == "empty-folder"), "{diagnostics:?}");
    assert_eq!(same.sources(), embedded.sources());
    for source in embedded.sources().iter().filter(|s| s.name == "caucasus.csv") {
        let text = std::fs::read_to_string(folder.join(&source.name)).unwrap();
        let (kept, dropped) = text.trim_end().rsplit_once('\n').unwrap();
        let dropped = dropped.split(',').next().unwrap();
        let copy = tempfile::tempdir().unwrap();
        let path = copy.path().join(&source.name);
        std::fs::write(&path, format!("{kept}\n")).unwrap();
        let (edited, diagnostics) = Gazetteer::with_files(&[path]);
        assert!(diagnostics.iter().any(|d| d.rule == "replaces-embedded"), "{diagnostics:?}");
        assert!(embedded.by_id(dropped).is_some());
        assert_eq!(edited.by_id(dropped), None);
        assert_eq!(edited.sources().len(), embedded.sources().len());
        // A file that is only called so adds its rows and takes none away.
        let stray = copy.path().join("world.csv");
        std::fs::write(&stray, "id,name,longitude,latitude\nlocal:stray,Stray,1,1\n").unwrap();
        let (more, _) = Gazetteer::with_files(&[stray]);
        assert_eq!(more.len(), embedded.len() + 1);
    }
}

#[test]
fn search_ranks_exact_before_similar_then_near_then_important() {
    let gazetteer = over(
        "id,name,feature_class,longitude,latitude,population\n\
         x:far,Ganja,P,10,10,900000\n\
         x:near,Ganja,P,47,40,5\n\
         x:similar,Gandja,P,46.3,40.6,\n",
    );
    let found = |name: &str, near| {
        let hits = gazetteer.search(name, near);
        hits.iter().map(|h| gazetteer.place(h.place).id).collect::<Vec<_>>()
    };
    assert_eq!(found("Ganja", None), ["x:far", "gn:586523", "x:near", "x:similar"]);
    let barda = incident_mapper::geodesy::LngLat::new(47.12619, 40.37577).unwrap();
    assert_eq!(found("ganja", Some(barda)), ["x:near", "gn:586523", "x:far", "x:similar"]);
    assert_eq!(found("Gandja", None)[0], "x:similar");
    assert_eq!(found("gn:586523", None), ["gn:586523"]);
    assert_eq!(found("Ganja, Azerbaijan", None), ["gn:586523"]);
    assert_eq!(found("Ganja, AZ", None), ["gn:586523"]);
    assert_eq!(found("Nowhere at all", None), [""; 0]);
    let hit = gazetteer.search("Gochehmedli", None).remove(0);
    assert_eq!(hit.tier, NameTier::Transliteration);
    assert_eq!(gazetteer.matched_spelling(hit.place, "Gochehmedli").unwrap().text, "Qoçəhmədli");
}

#[test]
fn the_embedded_files_have_no_errors() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteer");
    let embedded = Gazetteer::embedded();
    for source in embedded.sources() {
        let (file, found) = GazetteerFile::read(&folder.join(&source.name));
        assert_eq!(found, [], "{}", source.name);
        assert_eq!(&file.unwrap().source, source);
    }
}

/// What `look_up` must say, computed from the rows without any table.
fn reference(
    rows: &[(String, Vec<String>, Vec<String>)],
    folded: &str,
) -> BTreeSet<(String, NameTier, bool)> {
    let mut found = BTreeSet::new();
    for (at, (name, names, demonyms)) in rows.iter().enumerate() {
        let has = |list: &[String]| list.iter().any(|s| fold(s) == folded);
        let id = format!("x:{at}");
        if fold(name) == folded {
            found.insert((id, NameTier::Name, false));
        } else if has(names) {
            found.insert((id, NameTier::Alternate, false));
        } else if has(demonyms) {
            found.insert((id, NameTier::Alternate, true));
        }
    }
    found
}

fn name() -> impl Strategy<Value = String> {
    // Few letters, so that names meet; with marks, case and spaces, so that folding matters.
    "[aAbəıГ](-?[aBəçéГ ]){0,4}[aBə]"
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let (gazetteer, _) = Gazetteer::from_csv(&[("a.csv", &bytes)]);
        for key in gazetteer.keys() {
            let _ = gazetteer.place(key);
        }
    }

    #[test]
    fn any_cells_are_read_without_panic_and_end_in_a_place_or_a_diagnostic(
        rows in proptest::collection::vec("[x:12],?(\"|[a-zə ])*,[-0-9., ]{0,6},[-0-9.,\t;\"]{0,6},[-|:a-z ]{0,9},(x:[12])?\r?", 0..12)
    ) {
        let text = format!("id,name,longitude,latitude,names,parent_id\n{}\n", rows.join("\n"));
        let (file, found) = GazetteerFile::parse("a.csv", text.as_bytes());
        let lines = file.rows.iter().map(|r| r.line).chain(found.iter().filter_map(|d| d.line));
        let told: BTreeSet<u64> = lines.collect();
        // Line breaks inside quotes join lines, and then fewer are told; never none.
        prop_assert_eq!(told.is_empty(), rows.is_empty());
        let (gazetteer, _) = Gazetteer::from_csv(&[("a.csv", text.as_bytes())]);
        for key in gazetteer.keys() {
            prop_assert!(gazetteer.ancestors(key).len() <= 2);
            prop_assert_eq!(gazetteer.by_id(gazetteer.place(key).id), Some(key));
        }
        let _ = lint(&[file], &gazetteer);
    }

    #[test]
    fn look_up_agrees_with_a_search_through_all_rows(
        rows in proptest::collection::vec((name(), proptest::collection::vec(name(), 0..4), proptest::collection::vec(name(), 0..2)), 1..12),
        others in proptest::collection::vec(name(), 0..4),
    ) {
        let mut text = "id,name,longitude,latitude,names,demonyms\n".to_owned();
        for (at, (name, names, demonyms)) in rows.iter().enumerate() {
            text.push_str(&format!("x:{at},{name},1,1,{},{}\n", names.join("|"), demonyms.join("|")));
        }
        let (gazetteer, diagnostics) = Gazetteer::from_csv(&[("a.csv", text.as_bytes())]);
        prop_assert_eq!(diagnostics, vec![]);
        let mut spellings: BTreeSet<String> = others.iter().map(|s| fold(s)).collect();
        let mut longest: BTreeMap<String, usize> = BTreeMap::new();
        let mut whole: BTreeSet<String> = BTreeSet::new();
        for (name, names, demonyms) in &rows {
            for spelling in std::iter::once(name).chain(names).chain(demonyms) {
                let folded = fold(spelling);
                let words: Vec<&str> = folded.split(' ').collect();
                for first in 1..=words.len() {
                    let longest = longest.entry(words[..first].join(" ")).or_default();
                    *longest = words.len().max(*longest);
                }
                whole.insert(folded.clone());
                spellings.insert(folded);
            }
        }
        for folded in &spellings {
            let got = gazetteer.look_up(folded);
            let set: BTreeSet<_> =
                got.iter().map(|m| (gazetteer.place(m.place).id.to_owned(), m.tier, m.demonym)).collect();
            prop_assert_eq!(set.len(), got.len());
            prop_assert_eq!(set, reference(&rows, folded));
        }
        for (words, longest) in longest {
            let want = Beginning { longest: longest as u32, whole: whole.contains(&words) };
            prop_assert_eq!(gazetteer.beginning(&words), want);
        }
    }
}
