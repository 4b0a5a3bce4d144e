use super::*;
use crate::gazetteer::row::COLUMNS;

/// Rows that every case stands beside.
const BASE: [&[(&str, &str)]; 3] = [
    &[
        ("id", "x:az"),
        ("name", "Azerbaijan"),
        ("feature_class", "A"),
        ("feature_code", "PCLI"),
        ("country", "AZ"),
        ("longitude", "47.5"),
        ("latitude", "40.5"),
        ("radius_m", "250000"),
        ("parent_id", ""),
    ],
    &[
        ("id", "x:fuzuli"),
        ("name", "Füzuli"),
        ("feature_class", "A"),
        ("feature_code", "ADM1"),
        ("country", "AZ"),
        ("longitude", "47.15"),
        ("latitude", "39.6"),
        ("radius_m", "25000"),
        ("parent_id", "x:az"),
    ],
    &[
        ("id", "x:cimen"),
        ("name", "Çimən"),
        ("names", "Chiman | ru:Чимен"),
        ("longitude", "47.09655"),
        ("latitude", "39.56706"),
    ],
];

/// What a row says where its case does not.
const SOUND: &[(&str, &str)] = &[
    ("id", "x:1"),
    ("name", "Zzyzxgrad"),
    ("feature_class", "P"),
    ("feature_code", "PPL"),
    ("country", "AZ"),
    ("longitude", "47.1"),
    ("latitude", "39.5"),
    ("parent_id", "x:fuzuli"),
    ("source", "me"),
    ("license", "CC0-1.0"),
];

/// A row of `cells` over [`SOUND`].
fn row(cells: &[(&str, &str)]) -> String {
    let cell = |column: &&str| {
        let value = |cells: &[(&str, &str)]| {
            cells.iter().find(|(c, _)| c == column).map(|(_, value)| (*value).to_owned())
        };
        value(cells).or_else(|| value(SOUND)).unwrap_or_default()
    };
    COLUMNS.iter().map(cell).map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",")
}

/// Everything that is found in a file, but for the note on its shared spellings.
fn findings(bytes: &[u8]) -> Vec<Diagnostic> {
    let (file, mut found) = GazetteerFile::parse("local.csv", bytes);
    let (empty, _) = Gazetteer::from_csv(&[]);
    found.extend(lint(&[file], &empty));
    found.retain(|d| d.rule != "ambiguous-spellings");
    found
}

fn check_bytes(bytes: &[u8], expected: &[&str]) {
    let found = findings(bytes);
    let rules: Vec<_> = found.iter().map(|d| d.rule).collect();
    assert_eq!(rules, expected, "{}\n{found:?}", String::from_utf8_lossy(bytes));
    for finding in found {
        let rule = rule(finding.rule).unwrap_or_else(|| panic!("`{}` is not in the table", finding.rule));
        assert_eq!(finding.severity, rule.severity, "{}", rule.id);
        assert!(finding.hint.is_some(), "{}", rule.id);
    }
}

fn check(rows: &[&[(&str, &str)]], expected: &[&str]) {
    let lines: Vec<String> = BASE.iter().chain(rows).map(|cells| row(cells)).collect();
    check_bytes(format!("{}\n{}\n", COLUMNS.join(","), lines.join("\n")).as_bytes(), expected);
}

/// A rule, cells that it finds fault with, and cells like them that are sound.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [(&'a str, &'a str)]);

const ROWS: &[Case<'_>] = &[
    ("missing-id", &[("id", "")], &[("id", "local:a")]),
    ("missing-name", &[("name", "")], &[("name", "A")]),
    ("missing-coordinate", &[("latitude", "")], &[("latitude", "39.5")]),
    ("bad-id", &[("id", "zzyzxgrad")], &[("id", "local:zzyzxgrad")]),
    ("bad-id", &[("id", "gn:Q5")], &[("id", "gn:5")]),
    ("bad-id", &[("id", "wd:5")], &[("id", "wd:Q5")]),
    ("duplicate-id", &[("id", "x:cimen"), ("name", "")], &[("id", "x:2")]),
    (
        "near-duplicate",
        &[("name", "ÇIMAN"), ("latitude", "39.57")],
        &[("name", "ÇIMAN"), ("latitude", "39.5")],
    ),
    (
        "near-duplicate",
        &[("names", "Чимен"), ("latitude", "39.57")],
        &[("names", "Чимен"), ("latitude", "39.57"), ("feature_class", "S"), ("feature_code", "FRM")],
    ),
    ("not-a-number", &[("population", "many")], &[("population", "1,200")]),
    ("longitude-range", &[("longitude", "181")], &[("longitude", "47,1")]),
    ("latitude-range", &[("latitude", "95")], &[("latitude", "39,5")]),
    ("null-island", &[("longitude", "0"), ("latitude", "0")], &[]),
    ("swapped-coordinates", &[("longitude", "39.5"), ("latitude", "47.1")], &[]),
    (
        "swapped-coordinates",
        &[("longitude", "39.5"), ("latitude", "47.1"), ("parent_id", "")],
        &[("parent_id", "")],
    ),
    (
        "swapped-coordinates",
        &[("longitude", "39.5"), ("latitude", "47.1"), ("country", "")],
        &[("country", "")],
    ),
    (
        "outside-country",
        &[("longitude", "44.5"), ("latitude", "40.2"), ("parent_id", "")],
        &[("longitude", "45.4"), ("latitude", "39.2"), ("parent_id", "")],
    ),
    (
        "outside-country",
        &[("longitude", "-30"), ("latitude", "20"), ("parent_id", "")],
        &[("longitude", "49.95"), ("latitude", "40.3"), ("parent_id", "")],
    ),
    (
        "outside-country",
        &[("longitude", "47.1"), ("latitude", "39.5"), ("country", "AM")],
        &[("longitude", "47.1"), ("latitude", "39.5"), ("country", "AM"), ("status", "contested")],
    ),
    ("far-from-parent", &[("longitude", "49.8"), ("latitude", "40.4")], &[]),
    (
        "beyond-parent",
        &[("longitude", "47.2"), ("latitude", "40.1")],
        &[("longitude", "47.2"), ("latitude", "39.8")],
    ),
    ("dangling-parent", &[("parent_id", "x:none")], &[("parent_id", "")]),
    ("circular-parent", &[("parent_id", "x:1"), ("radius_m", "900")], &[("radius_m", "900")]),
    ("radius-range", &[("radius_m", "-1")], &[("radius_m", "800")]),
    ("implausible-radius", &[("radius_m", "3")], &[("radius_m", "3000")]),
    ("too-long", &[("note", "fine"), ("admin1", LONG)], &[("note", LONG)]),
    ("unknown-feature-class", &[("feature_class", "Q")], &[("feature_class", "p"), ("feature_code", "ppl")]),
    ("unknown-feature-code", &[("feature_code", "VILLAGE")], &[("feature_code", "PPLQ")]),
    ("code-of-other-class", &[("feature_code", "LCTY")], &[("feature_class", "L"), ("feature_code", "LCTY")]),
    ("missing-class", &[("feature_class", "")], &[("feature_class", ""), ("feature_code", "")]),
    ("unknown-country", &[("country", "UK"), ("parent_id", "")], &[("country", ""), ("parent_id", "")]),
    ("unknown-status", &[("status", "gone")], &[("status", "historic")]),
    ("invisible-character", &[("name", "Zzyzx\u{200B}grad")], &[("names", "fa:می\u{200C}خواهم")]),
    ("mojibake", &[("names", "FÃ¼zuligrad")], &[("names", "São Paulograd | Ägäis")]),
    ("mixed-scripts", &[("names", "Bаkugrad")], &[("names", "Баку | Баку-2 | Baku")]),
    ("empty-spelling", &[("names", "?!")], &[("names", "A?!")]),
    ("stray-character", &[("names", "Berkli_")], &[("names", "Washington, D.C. | 10th of Ramadan")]),
    ("stray-character", &[("names", "Aden (city")], &[("names", "Aden (city)")]),
    ("wrong-separator", &[("names", "Ganjagrad; Gandzhagrad")], &[("names", "Ganjagrad | Gandzhagrad")]),
    (
        "wrong-separator",
        &[("names", "Ganjagrad, Gandzhagrad, Elisabethgrad")],
        &[("names", "Ganjagrad, Azerbaijan")],
    ),
    ("white-space", &[("names", "New  Grad")], &[("names", "New Grad")]),
    ("not-nfc", &[("names", "Fu\u{308}zuligrad")], &[("names", "Füzuligrad")]),
    ("unknown-language", &[("names", "ua:Зизград")], &[("names", "uk:Зизград")]),
    ("unknown-language", &[("names", "AZ:Zizqrad")], &[("names", "az-Latn:Zizqrad | inh:Зизград")]),
    ("repeated-spelling", &[("names", "Zzyzxgrad")], &[("names", "en:Zzyzxgrad")]),
    ("removes-nothing", &[("names", "-Gandzha")], &[("names", "Gandzha | -Gandzha")]),
    ("too-many-spellings", &[("names", MANY)], &[("names", "A | B")]),
    ("common-word", &[("name", "Reading")], &[("name", "Readinggrad")]),
    ("personal-name", &[("names", "Mohammed")], &[("names", "New Mohammed")]),
    ("bad-validity", &[("valid_from", "2020")], &[("valid_from", "2020-09-27")]),
    ("bad-validity", &[("valid_from", "2020-02-30")], &[("valid_to", "2020-02-29")]),
    (
        "bad-validity",
        &[("valid_from", "2020-02-02"), ("valid_to", "2020-02-01")],
        &[("valid_from", "2020-02-01"), ("valid_to", "2020-02-01")],
    ),
    ("missing-source", &[("source", "")], &[]),
    ("missing-license", &[("license", "")], &[]),
    ("unknown-license", &[("license", "free")], &[("license", "CC-BY-4.0; ODbL-1.0")]),
    (
        "unmarked-contested",
        &[
            ("name", "Crimea"),
            ("feature_class", "A"),
            ("feature_code", "ADM1"),
            ("country", ""),
            ("radius_m", "50000"),
        ],
        &[("name", "Crimea"), ("country", "")],
    ),
];

const LONG: &str = match std::str::from_utf8(&[b'a'; 2001]) {
    Ok(text) => text,
    Err(_) => "",
};

const MANY: &str = match std::str::from_utf8(&many()) {
    Ok(text) => text,
    Err(_) => "",
};

/// 1,001 spellings: `a|a|...|a`.
const fn many() -> [u8; 2001] {
    let mut bytes = [b'a'; 2001];
    let mut at = 1;
    while at < bytes.len() {
        bytes[at] = b'|';
        at += 2;
    }
    bytes
}

const FILES: &[(&str, &[u8], &[u8])] = &[
    ("empty-file", b"", b"id\n"),
    ("missing-column", b"name\n", b"id,name\n"),
    ("duplicate-column", b"id,name,name\n", b"id,name,names\n"),
    ("unknown-column", b"id,colour\n", b"id,\n"),
    ("encoding", b"id,name\n# K\xF6ln\n", b"id,name\n# K\xC3\xB6ln\n"),
    ("quote", b"id,name\n\"a,b\n", b"id,name\n# \"a\n"),
    ("cell-count", b"id,name\na,b,c\n", b"id,name\n"),
];

/// What is found outside of a file's contents, or by `gazetteer fix`, and is tested there.
const ELSEWHERE: [&str; 6] =
    ["unreadable-file", "empty-folder", "replaces-embedded", "not-compiled", "letter-case", "number-form"];

#[test]
fn each_rule_finds_its_fault_and_leaves_sound_rows_alone() {
    for (rule, bad, good) in ROWS {
        // Beyond a thousand the repetitions are told too.
        let expected: &[&str] = if *rule == "too-many-spellings" { &["too-many-spellings"] } else { &[rule] };
        check(&[bad], expected);
        check(&[good], &[]);
    }
    for (rule, bad, good) in FILES {
        check_bytes(bad, &[rule]);
        check_bytes(good, &[]);
    }
}

#[test]
fn each_rule_of_the_table_has_a_case() {
    let tested: HashSet<&str> =
        ROWS.iter().map(|case| case.0).chain(FILES.iter().map(|case| case.0)).chain(ELSEWHERE).collect();
    let untested: Vec<&str> = RULES
        .iter()
        .map(|rule| rule.id)
        .filter(|id| !tested.contains(id) && *id != "ambiguous-spellings")
        .collect();
    assert_eq!(untested, [""; 0]);
    assert!(tested.iter().all(|id| rule(id).is_some()));
    let ids: HashSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
}

/// Rules are the only words with hyphens that these files have as strings.
#[test]
fn every_rule_that_is_told_is_in_the_table() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folder = std::fs::read_dir(source.join("curation/lint")).unwrap();
    let lint = folder.map(|entry| entry.unwrap().path()).filter(|path| !path.ends_with("tests.rs"));
    let reading = ["row", "merge", "files", "overlay", "mod", "decode"];
    let reading = reading.map(|name| source.join(format!("gazetteer/{name}.rs")));
    let is_word = |text: &&str| {
        text.contains('-')
            && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase()))
    };
    let mut told = 0;
    for path in lint.chain(reading).filter(|path| path.extension().is_some_and(|e| e == "rs")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for id in line.split('"').skip(1).step_by(2).filter(is_word) {
                assert!(rule(id).is_some(), "{}: `{id}` is not in the table of rules", path.display());
                told += 1;
            }
        }
    }
    assert!(told > RULES.len(), "only {told} were found");
}

#[test]
fn a_note_allows_rules_of_its_row() {
    let bad: &[(&str, &str)] = &[
        ("name", "Reading"),
        ("source", ""),
        ("note", "on the Kur; lint: allow common-word, missing-source"),
    ];
    check(&[bad], &[]);
    check(&[&[("name", "Reading"), ("note", "lint: allow near-duplicate")]], &["common-word"]);
    check(&[&[("latitude", "95"), ("note", "lint: allow latitude-range")]], &["latitude-range"]);
}

#[test]
fn shared_spellings_are_told_once_a_file_and_listed() {
    let lines: Vec<String> = BASE
        .iter()
        .map(|cells| row(cells))
        .chain([row(&[("name", "Cimən"), ("latitude", "39.4")])])
        .collect();
    let text = format!("{}\n{}\n", COLUMNS.join(","), lines.join("\n"));
    let (file, _) = GazetteerFile::parse("local.csv", text.as_bytes());
    let (empty, _) = Gazetteer::from_csv(&[]);
    let files = [file];
    let notes: Vec<_> =
        lint(&files, &empty).into_iter().filter(|d| d.rule == "ambiguous-spellings").collect();
    assert_eq!(notes.len(), 1);
    assert!(notes[0].message.contains("`ciman` by 2"), "{}", notes[0]);
    let shared = ambiguity(&files, &empty);
    assert_eq!(shared.len(), 1);
    assert_eq!((shared[0].spelling.as_str(), shared[0].line), ("Çimən", 4));
    assert_eq!(shared[0].places, ["x:1", "x:cimen"]);
}
