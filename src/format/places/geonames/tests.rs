use super::*;
use crate::curation::import::Filter;
use crate::format::places::Defaults;
use crate::model::Diagnostic;
use proptest::prelude::*;

/// Lines as they stand in `AZ.txt`; credit: GeoNames, CC BY 4.0.
const LINES: &str = "\
587057\tBarda\tBarda\tBarda,Bärda,Bərdə,Berde,KVD,Барда\t40.37444\t47.12639\tP\tPPLA\tAZ\t\t12\t\t\t\t38500\t\t76\tAsia/Baku\t2019-09-05
586523\tGəncə\tGanca\tGandzha,Ganja,Kirovabad,Гянджа\t40.68278\t46.36056\tP\tPPLA\tAZ\t\t20\t\t\t\t303268\t\t408\tAsia/Baku\t2022-02-02
587056\tBarda Rayon\tBarda Rayon\tBardinskiy Rayon\t40.41667\t47.16667\tA\tADM1\tAZ\t\t12\t\t\t\t0\t\t79\tAsia/Baku\t2019-09-05
";

fn divisions() -> Divisions {
    let mut divisions = Divisions::default();
    let table = "AZ.12\tBərdə\tBarda\t587056\nAZ.20\tGanja City\tGanja City\t586522\n";
    let mut sink = |found| panic!("{found:?}");
    let mut reading =
        Reading { path: "x", filter: &Filter::default(), defaults: &Defaults::default(), sink: &mut sink };
    divisions.add(&mut table.as_bytes(), &mut reading).unwrap();
    divisions
}

fn read_all(bytes: &[u8], filter: &Filter) -> (Vec<Draft>, Vec<Diagnostic>, usize) {
    let (mut drafts, mut findings, mut left) = (Vec::new(), Vec::new(), 0);
    let mut sink = |found| match found {
        Found::Place(draft) => drafts.push(*draft),
        Found::Finding(finding) => findings.push(finding),
        Found::FilteredOut | Found::NotAPlace => left += 1,
    };
    let mut reading = Reading { path: "AZ.txt", filter, defaults: &Defaults::default(), sink: &mut sink };
    let options = Options { divisions: &divisions(), names_column: true };
    read(&mut &bytes[..], options, &mut reading).unwrap();
    (drafts, findings, left)
}

#[test]
fn lines_of_the_dump_become_rows() {
    let (drafts, findings, _) = read_all(LINES.as_bytes(), &Filter::default());
    assert_eq!(findings, []);
    let barda = &drafts[0].row;
    assert_eq!((barda.id.as_str(), barda.name.as_deref()), ("gn:587057", Some("Barda")));
    assert_eq!((barda.longitude, barda.latitude), (Some(47.12639), Some(40.37444)));
    assert_eq!(
        (barda.feature_class, barda.feature_code.as_deref()),
        (Some(FeatureClass::Populated), Some("PPLA"))
    );
    assert_eq!((barda.population, barda.admin1.as_deref()), (Some(38_500), Some("Bərdə")));
    assert_eq!((barda.source.as_deref(), barda.license.as_deref()), (Some("geonames"), Some("CC BY 4.0")));
    let names: Vec<_> = barda.names.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(names, ["Bärda", "Bərdə", "Berde", "Барда"]);
    assert_eq!(drafts[0].containers, ["gn:587056"]);
    // A division is not its own container, and its unknown population is no number.
    assert_eq!((drafts[2].containers.len(), drafts[2].row.population), (0, None));
}

#[test]
fn a_bad_line_is_a_finding_and_the_others_stand() {
    let bad = [
        ("587057\tBarda\n", "column-count"),
        ("x587057\tBarda\t\t\t40\t47\tP\tPPL\tAZ\t\t\t\t\t\t0\t\t\t\t\n", "geonames-id"),
        ("1\tBarda\t\t\t95\t47\tP\tPPL\tAZ\t\t\t\t\t\t0\t\t\t\t\n", "latitude-range"),
        ("1\tBarda\t\t\t0\t0\tP\tPPL\tAZ\t\t\t\t\t\t0\t\t\t\t\n", "null-island"),
        ("1\tBarda\t\t\t40\t47\tQ\tPPL\tAZ\t\t\t\t\t\t0\t\t\t\t\n", "unknown-feature-class"),
        ("1\t\t\t\t40\t47\tP\tPPL\tAZ\t\t\t\t\t\t0\t\t\t\t\n", "incomplete"),
    ];
    for (line, rule) in bad {
        let (drafts, findings, _) = read_all(format!("{line}{LINES}").as_bytes(), &Filter::default());
        assert_eq!(drafts.len(), 3, "{line}");
        assert_eq!(
            findings.iter().map(|d| (d.rule, d.line)).collect::<Vec<_>>(),
            [(rule, Some(1))],
            "{line}"
        );
    }
}

#[test]
fn the_filter_leaves_out_what_is_not_wanted() {
    let cities = Filter { min_population: Some(100_000), ..Filter::default() };
    let (drafts, _, left) = read_all(LINES.as_bytes(), &cities);
    assert_eq!((drafts.len(), left), (1, 2));
}

#[test]
fn written_lines_are_read_again() {
    let (drafts, ..) = read_all(LINES.as_bytes(), &Filter::default());
    let mut rows: Vec<Row> = drafts.into_iter().map(|draft| draft.row).collect();
    rows.push(Row { id: "local:x".into(), name: Some("X".into()), ..rows[0].clone() });
    let mut bytes = Vec::new();
    write(&rows, &mut bytes).unwrap();
    let (again, findings, _) = read_all(&bytes, &Filter::default());
    assert_eq!(findings, []);
    for row in &mut rows {
        // The codes of divisions are not known to rows.
        row.admin1 = None;
    }
    let again: Vec<Row> = again.into_iter().map(|draft| draft.row).collect();
    assert_eq!(again, rows[..3]);
}

proptest! {
    #[test]
    fn any_bytes_give_rows_or_findings(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let lines = bytes.split(|b| *b == b'\n').filter(|line| !line.is_empty() && line != b"\r");
        let most = lines.count();
        let (drafts, findings, left) = read_all(&bytes, &Filter::default());
        prop_assert!(drafts.len() + left <= most && findings.len() <= 20 * most);
    }

    #[test]
    fn any_cells_give_rows_that_can_be_written(cells in prop::collection::vec("\\PC{0,12}|[0-9]{1,3}", 19)) {
        let (drafts, ..) = read_all(cells.join("\t").as_bytes(), &Filter::default());
        for draft in drafts {
            prop_assert!(!draft.row.id.is_empty());
            prop_assert!(draft.row.names.iter().all(|s| spelling(None, &s.text).as_ref() == Some(s)));
        }
    }
}
