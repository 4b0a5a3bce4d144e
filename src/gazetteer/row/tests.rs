//! Rows as users write them, and what is told of those that cannot be used.

use super::*;
use proptest::prelude::*;

fn check(text: &str, ids: &[&str], rules: &[(&str, u64)]) -> Vec<Row> {
    let (rows, diagnostics) = read("places.csv", text);
    assert_eq!(rows.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ids, "{text:?}");
    let got: Vec<_> = diagnostics.iter().map(|d| (d.rule, d.line.unwrap_or(0))).collect();
    assert_eq!(got, rules, "{text:?}");
    rows
}

const GANJA: &str = "gn:586523,Gəncə,46.36134,40.68157";

#[test]
fn a_latitude_of_95_among_good_rows_costs_its_own_row() {
    let text = format!("id,name,longitude,latitude\n{GANJA}\nlocal:a,A,46,95\nlocal:b,B,47,40\n");
    check(&text, &["gn:586523", "local:b"], &[("latitude-range", 3)]);
    let (_, diagnostics) = read("places.csv", &text);
    assert_eq!(diagnostics[0].column.as_deref(), Some("latitude"));
    assert!(diagnostics[0].message.contains("`95`"), "{}", diagnostics[0]);
    assert!(diagnostics[0].hint.is_some());
}

#[test]
fn each_bad_cell_names_its_rule() {
    let header = "id,name,longitude,latitude,feature_class,population,status,radius_m";
    for (row, rule) in [
        (",A,46,40", "missing-id"),
        ("x:1,A,east,40", "not-a-number"),
        ("x:1,A,NaN,40", "not-a-number"),
        ("x:1,A,46,40,PPL", "unknown-feature-class"),
        ("x:1,A,46,40,Q", "unknown-feature-class"),
        ("x:1,A,46,40,P,many", "not-a-number"),
        ("x:1,A,46,40,P,-5", "not-a-number"),
        ("x:1,A,46,40,P,5,gone", "unknown-status"),
        ("x:1,A,46,40,P,5,,-1", "radius-range"),
        ("x:1,A,181,40", "longitude-range"),
        ("x:1,A,0,0", "null-island"),
        ("x:1,A,46,40,P,5,,1,extra", "cell-count"),
        ("\"x:1,A,46,40", "quote"),
    ] {
        check(&format!("{header}\n{row}\nx:2,B,46,40\n"), &["x:2"], &[(rule, 2)]);
    }
}

#[test]
fn headers_stand_in_any_order_and_unknown_ones_are_noted() {
    let rows = check("colour,Latitude,id,LONGITUDE\nred,40.5,x:1,46\n", &["x:1"], &[("unknown-column", 1)]);
    assert_eq!((rows[0].longitude, rows[0].latitude), (Some(46.0), Some(40.5)));
    check("id,name,id\nx:1,A,x:2\n", &["x:1"], &[("duplicate-column", 1)]);
    check("name,longitude\nA,46\n", &[], &[("missing-column", 1)]);
    check("", &[], &[("empty-file", 0)]);
}

#[test]
fn a_byte_order_mark_crlf_semicolons_and_decimal_commas_are_read() {
    let rows = check(
        "\u{FEFF}id;name;longitude;latitude;population\r\nx:1;Gəncə;46,36134;40,68157;335 600\r\n",
        &["x:1"],
        &[],
    );
    assert_eq!(rows[0].longitude, Some(46.36134));
    assert_eq!(rows[0].population, Some(335_600));
}

#[test]
fn spellings_carry_tags_and_removals() {
    let edit = |language: Option<&str>, text: &str, remove| SpellingEdit {
        language: language.map(str::to_owned),
        text: text.to_owned(),
        remove,
    };
    assert_eq!(
        spelling_edits("az:Gəncə | -Kirovabad|hy-arevela:Գանձակ | -ru:Гянджа | | Ra's: x"),
        [
            edit(Some("az"), "Gəncə", false),
            edit(None, "Kirovabad", true),
            edit(Some("hy-arevela"), "Գանձակ", false),
            edit(Some("ru"), "Гянджа", true),
            edit(None, "Ra's: x", false),
        ]
    );
}

proptest! {
    #[test]
    fn a_file_read_in_halves_is_a_file_read_whole(
        lines in proptest::collection::vec("(\"[a-c,\n\"]{0,4}\"?|[a-c#]{0,2})(,[a-c\"0-9]{0,2}){0,4}", 0..12),
        header in prop_oneof![Just("id,name,longitude,latitude"), Just("# places\nid,name"), Just("name")],
    ) {
        let text = format!("{header}\n{}", lines.join("\n"));
        prop_assert_eq!(read_halved("a.csv", &text, 0), read_halved("a.csv", &text, usize::MAX));
    }
}
