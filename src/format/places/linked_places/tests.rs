use super::*;
use crate::curation::import::Filter;
use crate::format::places::{Defaults, Found, table};
use crate::gazetteer::row;
use proptest::prelude::*;

fn drafts(text: &str) -> (Vec<Draft>, Vec<(&'static str, u64)>) {
    let (mut drafts, mut rules) = (Vec::new(), Vec::new());
    let mut sink = |found| match found {
        Found::Place(draft) => drafts.push(*draft),
        Found::Finding(d) => rules.push((d.rule, d.line.unwrap_or_default())),
        Found::NotAPlace | Found::FilteredOut => {}
    };
    let mut reading =
        Reading { path: "x", filter: &Filter::default(), defaults: &Defaults::default(), sink: &mut sink };
    read(&mut text.as_bytes(), "local:x-", &mut reading).unwrap();
    (drafts, rules)
}

fn check(text: &str, rows: &[&str], rules: &[(&str, u64)]) {
    let (drafts, found) = drafts(text);
    let shown = |draft: &Draft| {
        let cells = table::cells(&draft.row).into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
        format!("{} also {} in {}", cells.join(","), draft.also.join(" "), draft.containers.join(" "))
    };
    assert_eq!(drafts.iter().map(shown).collect::<Vec<_>>(), rows);
    assert_eq!(found, rules);
}

/// After the examples of the specification, with the quirks of files in the wild.
const TSV: &str = "id\ttitle\ttitle_source\tfclasses\taat_types\tattestation_year\tccodes\tmatches\tvariants\ttypes\tparent_name\tparent_id\tlon\tlat\tgeowkt\n\
1000001\tMexico\tGERHARD, Peter: A Guide (Cambridge 1972)\tP\t300008347\t1972\tMX\ttgn:7007227;wd:Q1489\tMéxico@es;Tenochtitlan@nah-Latn;Ciudad de México\tCiudad\tNew Spain\t#77\t-99.13313445\t19.43378643\t\n\
1000002\tGuadalajara\tSame\tP;A\t\t1982\tMX;US\t\t\tCiudad\t\t\t\t\tPOINT(-103.346998 20.676143)\n\
1000003\tNowhere\tSame\tX\t\t1982\t\t\t\t\t\t\t1\t2\t\n\
1000004\tFar\tSame\tP\t\t1982\t\t\t\t\t\t\t1\t95\t\n";

#[test]
fn a_table_gives_its_places() {
    check(
        TSV,
        &[
            "local:x-1000001,Mexico,P,MX,-99.13313445,19.43378643,es:México | nah-Latn:Tenochtitlan | Ciudad de México,GERHARD, Peter: A Guide (Cambridge 1972) also wd:Q1489 in local:x-77",
            "local:x-1000002,Guadalajara,P,MX,-103.346998,20.676143,Same also  in ",
        ],
        &[("unknown-feature-class", 4), ("latitude-range", 5)],
    );
    check("title\tlon\nA\t1\n", &[], &[("missing-column", 1)]);
}

/// The example of the specification, shortened.
const LPF: &str = r#"{"type":"FeatureCollection","@context":"https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld","features":[
{"@id":"http://mygaz.org/places/p_12345","type":"Feature","properties":{"title":"Abingdon (UK)","ccodes":["GB"],"fclasses":["P"]},
"when":{"timespans":[{"start":{"in":"0676"},"end":{"in":"1066"}}]},
"names":[{"toponym":"Abingdon","lang":"en","citations":[{"label":"Ye Olde Gazetteer (1635)","@id":"http://archive.org/details/yeoldegazetteer"}]},{"toponym":"Abingdon-on-Thames","lang":"en"}],
"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[-1.2879,51.6708]},{"type":"Point","coordinates":[-1.31,51.64]}]},
"links":[{"type":"exactMatch","identifier":"http://www.geonames.org/2657780/"},{"type":"seeAlso","identifier":"https://www.wikidata.org/wiki/Q1"}],
"relations":[{"relationType":"gvp:broaderPartitive","relationTo":"http://mygaz.org/places/p_9876","label":"part of Berkshire (UK)"}],
"descriptions":[{"@id":"https://x","value":"...a historic market town","lang":"en"}]},
{"@id":"p2","type":"Feature","properties":{"title":"Lost"},"geometry":{"type":"GeometryCollection","geometries":["null"]}}
]}"#;

#[test]
fn a_json_ld_collection_gives_its_places() {
    check(
        LPF,
        &[
            "local:x-http://mygaz.org/places/p_12345,Abingdon (UK),P,GB,-1.2879,51.6708,en:Abingdon | en:Abingdon-on-Thames,0676,1066,Ye Olde Gazetteer (1635),...a historic market town also gn:2657780 in local:x-http://mygaz.org/places/p_9876",
        ],
        &[("geometry", 9)],
    );
}

#[test]
fn written_rows_are_read_again() {
    let text = format!(
        "{}\n{}\n{}\n",
        row::COLUMNS.join(","),
        "gn:587057,Bərdə,P,PPLA,AZ,,,47.12619,40.37577,3500,,en:Barda | ru:Барда | Berde,,gn:587056,1990-01-01,2020-12-31,,geonames; curated,CC BY 4.0,a note",
        "local:x-a,Elsewhere,H,STM,,,,-180,-45.5,,,,,,,,,me,CC0-1.0,"
    );
    let (rows, bad) = row::read("a.csv", &text);
    assert_eq!(bad, []);
    let mut bytes = Vec::new();
    write(&rows, &|id| Some(format!("name of {id}")), &mut bytes).unwrap();
    let (drafts, rules) = drafts(&String::from_utf8(bytes).unwrap());
    assert_eq!(rules, []);
    assert_eq!(drafts[0].containers, ["gn:587056"]);
    let again: Vec<_> = drafts.into_iter().map(|draft| draft.row).collect();
    let wanted: Vec<_> = rows.into_iter().map(|row| Row { parent_id: None, ..row }).collect();
    assert_eq!(again, wanted);
}

proptest! {
    #[test]
    fn any_text_gives_rows_or_findings(text in "(id\ttitle\tlon\tlat\tvariants\n)?[\\PC\t\n]{0,120}") {
        drafts(&text);
    }

    #[test]
    fn any_part_of_a_collection_gives_rows_or_findings(cut in 0..1700usize) {
        let cut = LPF.char_indices().map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or(0);
        prop_assert!(drafts(&LPF[..cut]).0.len() <= 1);
    }
}
