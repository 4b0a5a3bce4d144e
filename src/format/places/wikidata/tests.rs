use super::*;
use crate::curation::import::Filter;
use crate::format::places::{Defaults, table};
use proptest::prelude::*;

fn drafts(text: &str) -> (Vec<Draft>, Vec<(&'static str, u64)>, usize) {
    let (mut drafts, mut rules, mut others) = (Vec::new(), Vec::new(), 0);
    let mut sink = |found| match found {
        Found::Place(draft) => drafts.push(*draft),
        Found::Finding(d) => rules.push((d.rule, d.line.unwrap_or_default())),
        Found::NotAPlace | Found::FilteredOut => others += 1,
    };
    let mut reading =
        Reading { path: "x", filter: &Filter::default(), defaults: &Defaults::default(), sink: &mut sink };
    read(&mut text.as_bytes(), &Options::default(), &mut reading).unwrap();
    (drafts, rules, others)
}

fn check(text: &str, rows: &[&str], rules: &[(&str, u64)], others: usize) {
    let (drafts, found, left) = drafts(text);
    let shown = |draft: &Draft| {
        let cells = table::cells(&draft.row);
        let cells = [
            &cells[0], &cells[1], &cells[2], &cells[3], &cells[4], &cells[7], &cells[8], &cells[10],
            &cells[11],
        ];
        let cells: Vec<&str> = cells.into_iter().map(String::as_str).collect();
        format!("{} also {} in {}", cells.join(","), draft.also.join(" "), draft.containers.join(" "))
    };
    let got: Vec<String> = drafts.iter().map(shown).collect();
    assert_eq!(got, rows, "{text}");
    assert_eq!((found.as_slice(), left), (rules, others), "{text}");
}

/// An entity as it stands in the dump, shortened; Wikidata, CC0.
const GANJA: &str = r#"{"type":"item","id":"Q158006","labels":{"en":{"language":"en","value":"Ganja"},"az":{"language":"az","value":"Gəncə"},"de":{"language":"de","value":"Ganja"},"ru":{"language":"ru","value":"Гянджа"},"mul":{"language":"mul","value":"Gəncə"}},"descriptions":{},"aliases":{"en":[{"language":"en","value":"Gandzha"},{"language":"en","value":"Kirovabad | Elisabethpol"}]},"claims":{"P31":[{"mainsnak":{"snaktype":"value","property":"P31","datavalue":{"value":{"entity-type":"item","numeric-id":515,"id":"Q515"},"type":"wikibase-entityid"}},"type":"statement","rank":"normal"}],"P17":[{"mainsnak":{"snaktype":"value","property":"P17","datavalue":{"value":{"entity-type":"item","id":"Q227"},"type":"wikibase-entityid"}},"rank":"preferred"},{"mainsnak":{"snaktype":"value","property":"P17","datavalue":{"value":{"entity-type":"item","id":"Q15180"},"type":"wikibase-entityid"}},"rank":"normal"}],"P625":[{"mainsnak":{"snaktype":"value","property":"P625","datavalue":{"value":{"latitude":40.6828,"longitude":46.3606,"altitude":null,"precision":0.0001,"globe":"http://www.wikidata.org/entity/Q2"},"type":"globecoordinate"}},"rank":"normal"}],"P1566":[{"mainsnak":{"snaktype":"value","property":"P1566","datavalue":{"value":"586523","type":"string"}},"rank":"normal"}],"P1082":[{"mainsnak":{"snaktype":"value","property":"P1082","datavalue":{"value":{"amount":"+313300","unit":"1"},"type":"quantity"}},"qualifiers":{"P585":[{"datavalue":{"value":{"time":"+2009-01-01T00:00:00Z"}}}]},"rank":"normal"},{"mainsnak":{"snaktype":"value","property":"P1082","datavalue":{"value":{"amount":"+335600","unit":"1"},"type":"quantity"}},"qualifiers":{"P585":[{"datavalue":{"value":{"time":"+2020-01-01T00:00:00Z"}}}]},"rank":"normal"}]},"sitelinks":{}}"#;

const AZERBAIJAN: &str = r#"{"type":"item","id":"Q227","labels":{"en":{"language":"en","value":"Azerbaijan"}},"claims":{"P297":[{"mainsnak":{"datavalue":{"value":"AZ","type":"string"}},"rank":"normal"}],"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q3624078"}}},"rank":"normal"}],"P625":[{"mainsnak":{"datavalue":{"value":{"latitude":40.3,"longitude":47.7,"globe":"http://www.wikidata.org/entity/Q2"}}},"rank":"normal"}]}}"#;

#[test]
fn a_dump_gives_its_places() {
    let crater = GANJA.replace("entity/Q2\"", "entity/Q405\"").replace("Q158006", "Q1");
    let battle = GANJA.replace("Q515", "Q178561").replace("Q158006", "Q2");
    let dump = format!(
        "[\n{AZERBAIJAN},\n{GANJA},\n{crater},\n{battle},\n{{\"broken\",\n{{\"type\":\"property\",\"id\":\"P31\"}}\n]\n"
    );
    check(
        &dump,
        &[
            "wd:Q227,Azerbaijan,A,PCLI,AZ,47.7,40.3,,en:Azerbaijan also  in ",
            "wd:Q158006,Ganja,P,PPL,AZ,46.3606,40.6828,335600,en:Ganja | az:Gəncə | ru:Гянджа | en:Gandzha also gn:586523 in wd:Q227",
        ],
        &[("unknown-kind", 5), ("not-json", 6)],
        3,
    );
}

#[test]
fn an_answer_of_the_web_service_is_read() {
    let answer = format!("{{\"entities\":{{\"Q227\":{AZERBAIJAN}}},\"success\":1}}");
    check(&answer, &["wd:Q227,Azerbaijan,A,PCLI,AZ,47.7,40.3,,en:Azerbaijan also  in "], &[], 0);
    let laid_out: Value = serde_json::from_str(&format!("[{AZERBAIJAN}]")).unwrap();
    let laid_out = serde_json::to_string_pretty(&laid_out).unwrap();
    check(&laid_out, &["wd:Q227,Azerbaijan,A,PCLI,AZ,47.7,40.3,,en:Azerbaijan also  in "], &[], 0);
    check("{\"entities\":{\"Q227\":", &[], &[("unreadable-rest", 1)], 0);
}

#[test]
fn answers_of_queries_are_read_as_csv_tsv_and_json() {
    let row =
        "wd:Q158006,Ganja,,,,46.3606,40.6828,335600,Gandzha | Gence | ru:Гянджа also gn:586523 in wd:Q227";
    check(
        "item,itemLabel,coord,country,population,geonames,itemAltLabel,label_ru\r\n\
         http://www.wikidata.org/entity/Q158006,Ganja,Point(46.3606 40.6828),http://www.wikidata.org/entity/Q227,335600,586523,\"Gandzha, Gence\",Гянджа\r\n\
         http://www.wikidata.org/entity/Q9,Q9,Point(46 40),AZ,,,,\r\n\
         http://www.wikidata.org/entity/Q10,Nowhere,,AZ,,,,\r\n\
         ,No item,Point(46 40),AZ,,,,\r\n",
        &[row, "wd:Q9,,,,AZ,46,40,,"]
            .map(|row| if row.contains("in ") { row.to_owned() } else { format!("{row} also  in ") })
            .each_ref()
            .map(String::as_str),
        &[("no-item", 5)],
        1,
    );
    check(
        "?item\t?itemLabel\t?coord\n<http://www.wikidata.org/entity/Q158006>\t\"Ganja\"@en\t\"Point(46.3606 40.6828)\"^^<http://www.opengis.net/ont/geosparql#wktLiteral>\n",
        &["wd:Q158006,Ganja,,,,46.3606,40.6828,, also  in "],
        &[],
        0,
    );
    check(
        r#"{"head":{"vars":["item","itemLabel","coord","type"]},"results":{"bindings":[
        {"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q158006"},"itemLabel":{"xml:lang":"en","type":"literal","value":"Ganja"},
         "coord":{"datatype":"http://www.opengis.net/ont/geosparql#wktLiteral","type":"literal","value":"Point(46.3606 40.6828)"},
         "type":{"type":"uri","value":"http://www.wikidata.org/entity/Q515"}}]}}"#,
        &["wd:Q158006,Ganja,P,PPL,,46.3606,40.6828,, also  in "],
        &[],
        0,
    );
    check("", &[], &[("empty-file", 1)], 0);
}

proptest! {
    #[test]
    fn any_bytes_give_rows_or_findings(text in "\\PC{0,80}|[\\[{\"a-z:,\\n\\]}]{0,80}") {
        drafts(&text);
    }

    #[test]
    fn any_part_of_an_entity_gives_a_row_or_a_finding(cut in 0..2200usize) {
        let cut = GANJA.char_indices().map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or(0);
        let (rows, rules, others) = drafts(&GANJA[..cut]);
        prop_assert!(rows.len() + rules.len() + others <= 1);
    }
}
