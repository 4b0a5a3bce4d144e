use super::super::{COLUMNS, parse};
use super::*;

const PLACES: &str = "id,name,feature_class,country,longitude,latitude,names,status\n\
                      x:1,Bərdə,P,AZ,47.1249,40.3745,Barda,\nx:2,Terter,P,AZ,46.93,40.34,,\n\
                      x:3,Berd,P,AM,45.39,40.88,,never\n";

/// The files of a user, to which reviews are applied.
struct Files {
    places: Document,
    decisions: Document,
}

impl Files {
    fn new() -> Self {
        Self { places: Document::parse(b""), decisions: Document::of_columns(b"", &COLUMNS) }
    }

    fn apply(&mut self, rows: &[Asked]) -> Applied {
        let own = self.places.to_bytes().unwrap();
        let (gazetteer, _) = Gazetteer::from_csv(&[("p.csv", PLACES.as_bytes()), ("local.csv", &own)]);
        let own = self.decisions.to_bytes().unwrap();
        let (decided, wrong) = if own.is_empty() { Default::default() } else { parse("d.csv", &own) };
        assert_eq!(wrong, []);
        let known = Knowledge { gazetteer: &gazetteer, decided: &decided, author: "Ana", date: "2026-11-25" };
        apply("review.csv", rows, known, &mut self.places, &mut self.decisions)
    }

    /// The rows of the two files below their headers.
    fn rows(&self) -> Vec<String> {
        let files = [&self.places, &self.decisions].map(Document::edited);
        files.iter().flat_map(|text| text.lines().skip(1)).map(str::to_owned).collect()
    }
}

fn asked(line: u64, surface: &str, decision: &str, scope: &str) -> Asked {
    Asked {
        line,
        report: "r1".into(),
        start: 5,
        surface: surface.into(),
        source: "tass".into(),
        candidates: vec!["x:1".into(), "x:2".into()],
        decision: decision.into(),
        scope: scope.into(),
        note: String::new(),
    }
}

/// Applies one decision, then the same again, which must change nothing.
fn check(surface: &str, decision: &str, scope: &str, want: &[&str]) {
    let mut files = Files::new();
    let rows = [asked(2, surface, decision, scope)];
    let applied = files.apply(&rows);
    assert_eq!(applied.diagnostics, [], "{decision}");
    assert_eq!(files.rows(), want, "{decision}");
    assert_eq!(applied.changes.len(), want.len());
    let again = files.apply(&rows);
    assert_eq!((again.changes.len(), again.already, again.diagnostics.len()), (0, 1, 0), "{decision}");
    assert_eq!(files.rows(), want, "{decision}");
}

#[test]
fn a_decision_becomes_a_row_of_its_scope_once() {
    check("Barda", "1", "", &["place,report,r1|Barda,x:1,Ana,2026-11-25,"]);
    check("Barda", "x:2", "mention", &["place,mention,r1:5|Barda,x:2,Ana,2026-11-25,"]);
    check("Barda", "x:2", "SOURCE", &["place,source,tass|Barda,x:2,Ana,2026-11-25,"]);
    check("May", "ignore", "always", &["not_a_place,always,May,,Ana,2026-11-25,"]);
}

#[test]
fn a_spelling_that_always_means_a_place_is_added_to_it() {
    check(
        "Tartar",
        "2",
        "always",
        &["x:2,,,,,,,,,,,Tartar,,,,,,,,", "place,always,Tartar,x:2,Ana,2026-11-25,"],
    );
    check("BARDA", "1", "always", &["place,always,BARDA,x:1,Ana,2026-11-25,"]);
    let mut files = Files::new();
    files.apply(&[asked(2, "Tartar", "2", "always"), asked(3, "Terter City", "2", "always")]);
    assert_eq!(files.rows()[0], "x:2,,,,,,,,,,,Tartar | Terter City,,,,,,,,");
}

#[test]
fn a_new_place_becomes_a_row_with_its_country_and_the_decision_names_it() {
    check(
        "Garayusifli",
        "new 47.2, 40.41",
        "",
        &[
            "local:garayusifli,Garayusifli,P,PPL,AZ,,,47.2,40.41,,,,,,,,,Ana,,",
            "place,report,r1|Garayusifli,local:garayusifli,Ana,2026-11-25,",
        ],
    );
    check(
        "Garayusufli",
        "47,2; 40,41 Qarayusifli",
        "always",
        &[
            "local:qarayusifli,Qarayusifli,P,PPL,AZ,,,47.2,40.41,,,Garayusufli,,,,,,Ana,,",
            "place,always,Garayusufli,local:qarayusifli,Ana,2026-11-25,",
        ],
    );
}

#[test]
fn the_mentions_of_one_new_place_share_its_row() {
    let mut files = Files::new();
    let other = Asked { report: "r2".into(), ..asked(3, "Hroza", "37.3, 49.5", "") };
    let applied = files.apply(&[asked(2, "Hroza", "37.3, 49.5", ""), other]);
    assert_eq!(applied.diagnostics, []);
    assert_eq!(files.rows().len(), 3);
    // Another place of the name, far away, gets an id of its own.
    files.apply(&[Asked { report: "r3".into(), ..asked(4, "Hroza", "30.3, 50.5", "") }]);
    assert!(files.rows()[1].starts_with("local:hroza-2,Hroza,"), "{:?}", files.rows());
}

#[test]
fn what_cannot_be_used_is_refused_and_hides_no_other() {
    let mut files = Files::new();
    let no_source = Asked { source: String::new(), ..asked(8, "Barda", "1", "source") };
    let applied = files.apply(&[
        asked(2, "Barda", "9", ""),
        asked(3, "Barda", "x:9", ""),
        asked(4, "Barda", "x:3", ""),
        asked(5, "Barda", "perhaps", ""),
        asked(6, "Barda", "1", "once"),
        asked(7, "Barda", "new 47.13, 40.375", ""),
        no_source,
        asked(9, "Barda", "1", ""),
        asked(10, "Barda", "2", ""),
        asked(11, "Barda", "", ""),
    ]);
    let found: Vec<_> = applied.diagnostics.iter().map(|d| (d.line.unwrap(), d.rule)).collect();
    assert_eq!(
        found,
        [
            (2, "unknown-decision"),
            (3, "unknown-place"),
            (4, "unknown-place"),
            (5, "unknown-decision"),
            (6, "unknown-scope"),
            (7, "near-duplicate"),
            (8, "no-source"),
            (10, "conflicting-decision"),
        ]
    );
    assert!(applied.diagnostics.iter().all(|d| d.path == "review.csv" && d.hint.is_some()));
    assert_eq!(files.rows(), ["place,report,r1|Barda,x:1,Ana,2026-11-25,"]);
    assert_eq!((applied.changes.len(), applied.open), (1, 1));
}

#[test]
fn a_changed_mind_is_a_later_row() {
    let mut files = Files::new();
    files.apply(&[asked(2, "Barda", "1", "")]);
    files.apply(&[asked(2, "Barda", "2", "")]);
    assert_eq!(
        files.rows(),
        ["place,report,r1|Barda,x:1,Ana,2026-11-25,", "place,report,r1|Barda,x:2,Ana,2026-11-25,"]
    );
}
