use super::*;
use crate::curation::import::WITHIN;
use crate::gazetteer::row;

const HEADER: &str = "id,name,feature_class,feature_code,country,admin1,longitude,latitude,radius_m,population,names,parent_id,status,source,license";
const BASE: &str = "\
gn:587116,Azerbaijan,A,PCLI,AZ,,47.5,40.5,250000,10224900,,,,geonames,CC BY 4.0
gn:587056,Bərdə Rayonu,A,ADM1,AZ,Bərdə,47.15,40.4,20000,,,gn:587116,,geonames,CC BY 4.0
gn:587057,Bərdə,P,PPLA,AZ,,47.12619,40.37577,,,en:Barda | Berdaa,gn:587056,,geonames,CC BY 4.0
local:robotyne,Robotyne,P,PPL,UA,,35.838,47.447,1500,,,,,curated,CC0-1.0
gn:9,Switched Off,P,PPL,AZ,,46,41,,,,,never,geonames,CC BY 4.0
";

/// What becomes of `drafts` over the base and `own_rows`, the user's.
fn imported(drafts: Vec<Draft>, own_rows: &str, update: bool) -> (Vec<String>, Vec<String>) {
    let texts = [("base.csv", BASE), ("own.csv", own_rows)];
    let texts = texts.map(|(path, rows)| {
        (
            path,
            format!(
                "{HEADER}
{rows}"
            ),
        )
    });
    let (own, bad) = GazetteerFile::parse("own.csv", texts[1].1.as_bytes());
    assert_eq!(bad, []);
    let (gazetteer, _) = Gazetteer::from_csv(&texts.each_ref().map(|(path, text)| (*path, text.as_bytes())));
    let known = Known::new(&gazetteer, &[own]);
    let merged = merge(drafts, &known, &Policy { within: WITHIN, update });
    let told = merged.outcomes.iter().map(|o| {
        let with = o.with.as_ref().map(|id| format!(" as {id}")).unwrap_or_default();
        format!("{} {}{with}: {}", o.id, o.action.word(), o.reason)
    });
    let rows = merged.rows.iter().map(shown).collect();
    (told.collect(), rows)
}

/// The filled cells of a row.
fn shown(row: &Row) -> String {
    let mut cells = vec![row.id.clone()];
    let text = |cell: &Option<String>| cell.clone().into_iter();
    cells.extend(text(&row.name));
    cells.extend(row.longitude.map(|n| n.to_string()));
    cells.extend(row.latitude.map(|n| n.to_string()));
    cells.extend(row.population.map(|n| n.to_string()));
    cells.extend(row.names.iter().map(|s| format!("{}:{}", s.language.clone().unwrap_or_default(), s.text)));
    cells.extend(text(&row.parent_id).map(|id| format!("in {id}")));
    cells.extend(text(&row.source));
    cells.join(" ")
}

/// A draft of these cells, with two spellings.
fn draft(cells: &str, names: &str, containers: &[&str]) -> Draft {
    let text = format!("id,name,feature_class,country,longitude,latitude,population,source\n{cells}\n");
    let (mut rows, bad) = row::read("import", &text);
    assert_eq!(bad, []);
    let mut row = rows.remove(0);
    row.names = row::spelling_edits(names);
    Draft { row, also: Vec::new(), containers: containers.iter().map(|id| (*id).to_owned()).collect() }
}

fn check(drafts: Vec<Draft>, own: &str, told: &[&str], rows: &[&str]) {
    let got = imported(drafts, own, false);
    assert_eq!(got.0, told);
    assert_eq!(got.1, rows);
}

#[test]
fn a_new_place_is_written_whole_in_the_smallest_known_container() {
    check(
        vec![draft("wd:Q1,Yenikend,P,AZ,47.1,40.3,800,wikidata", "ru:Еникенд", &["wd:Q404", "gn:587056"])],
        "",
        &["wd:Q1 new: "],
        &["wd:Q1 Yenikend 47.1 40.3 800 ru:Еникенд in gn:587056 wikidata"],
    );
    // Its country, where no container is known; none at all for a country of which nothing is known.
    let far = |country: &str| draft(&format!("wd:Q1,Y,P,{country},47.1,40.3,,"), "", &["wd:Q404"]);
    check(vec![far("AZ")], "", &["wd:Q1 new: "], &["wd:Q1 Y 47.1 40.3 in gn:587116"]);
    check(vec![far("FJ")], "", &["wd:Q1 new: "], &["wd:Q1 Y 47.1 40.3"]);
}

#[test]
fn a_parent_that_was_merged_is_found_under_its_row() {
    let parent = draft("wd:Q5,Bərdə Rayonu,A,AZ,47.16,40.41,,wikidata", "", &[]);
    let child = draft("wd:Q6,Lək,P,AZ,47.3,40.3,,wikidata", "", &["wd:Q5"]);
    check(
        vec![child, parent],
        "",
        &["wd:Q6 new: ", "wd:Q5 unchanged as gn:587056: "],
        &["wd:Q6 Lək 47.3 40.3 in gn:587056 wikidata"],
    );
}

#[test]
fn a_known_place_is_filled_and_nothing_of_it_replaced() {
    let barda =
        || draft("gn:587057,Barda City,P,AZ,47.9,40.9,41600,gn-2025", "Berde | en:BARDA | ru:Барда", &[]);
    check(
        vec![barda()],
        "",
        &["gn:587057 updated: population, names"],
        &["gn:587057 41600 :Barda City :Berde ru:Барда geonames; gn-2025"],
    );
    // What the user filled or took away stays so, also where the embedded row is to be replaced.
    let own = "gn:587057,,,,,,,,,40000,-Барда,,,,\n";
    check(
        vec![barda()],
        own,
        &["gn:587057 updated: names"],
        &["gn:587057 :Barda City :Berde geonames; gn-2025"],
    );
    let (told, rows) = imported(vec![barda()], own, true);
    assert_eq!(told, ["gn:587057 updated: names"]);
    assert_eq!(rows, ["gn:587057 :Barda City :Berde geonames; gn-2025"]);
    let (told, rows) = imported(vec![barda()], "", true);
    assert_eq!(told, ["gn:587057 updated: name, longitude, latitude, population, names"]);
    assert_eq!(rows, ["gn:587057 Barda City 47.9 40.9 41600 :Berde ru:Барда geonames; gn-2025"]);
}

#[test]
fn a_name_near_by_merges_under_the_known_id() {
    let mut robotyne = draft("osm:n1,Роботине,P,UA,35.84,47.445,480,osm", "en:Robotyne", &[]);
    let told = "osm:n1 merged as local:robotyne: population, names";
    let row = "local:robotyne 480 :Роботине curated; osm";
    check(vec![robotyne.clone()], "", &[told], &[row]);
    robotyne.row.longitude = Some(35.99);
    check(vec![robotyne], "", &["osm:n1 new: "], &["osm:n1 Роботине 35.99 47.445 480 en:Robotyne osm"]);
    let mut elsewhere = draft("wd:Q7,Something Else,P,AZ,1,1,,", "", &[]);
    elsewhere.also.push("gn:587057".into());
    check(
        vec![elsewhere],
        "",
        &["wd:Q7 merged as gn:587057: names"],
        &["gn:587057 :Something Else geonames"],
    );
}

#[test]
fn several_drafts_of_one_place_are_one_row() {
    let node = draft("osm:n1,Robotyne,P,UA,35.84,47.445,480,osm", "ru:Работино", &[]);
    let area = draft("osm:r2,Robotyne,P,UA,35.838,47.444,,osm", "ru:Работино | pl:Robotyne", &[]);
    check(
        vec![node.clone(), area, node],
        "",
        &["osm:n1 merged as local:robotyne: population, names", "osm:r2 merged as local:robotyne: names"],
        &["local:robotyne 480 ru:Работино curated; osm"],
    );
}

#[test]
fn what_the_user_wrote_and_switched_off_is_left() {
    let barda = draft("gn:587057,Bərdə,P,AZ,47.1,40.4,41600,", "", &[]);
    let moved = "gn:587057,,,,,,47.2,40.5,,,,,,,\n";
    check(vec![barda.clone()], moved, &["gn:587057 updated: population"], &["gn:587057 41600 geonames"]);
    check(vec![barda], "gn:587057,,,,,,,,,1,,,,,\n", &["gn:587057 unchanged: "], &[]);
    let off = draft("gn:9,Switched Off,P,AZ,46,41,77,", "", &[]);
    check(vec![off], "", &["gn:9 skipped: your row switches it off"], &[]);
    let nowhere = draft("gn:10,Nowhere,P,AZ,,,,", "", &[]);
    check(vec![nowhere], "", &["gn:10 skipped: a new place needs a name and a position"], &[]);
}

#[test]
fn importing_what_was_imported_changes_nothing() {
    let drafts = || {
        vec![
            draft("gn:587057,Barda City,P,AZ,47.9,40.9,41600,x", "Berde", &[]),
            draft("wd:Q1,Yenikend,P,AZ,47.1,40.3,800,wikidata", "ru:Еникенд", &["gn:587056"]),
        ]
    };
    let target = "gn:587057,,,,,,,,,41600,Barda City | Berde,,,geonames; x,CC BY 4.0\n\
                  wd:Q1,Yenikend,P,,AZ,,47.1,40.3,,800,ru:Еникенд,gn:587056,,wikidata,\n";
    let (told, rows) = imported(drafts(), target, false);
    assert_eq!(told, ["gn:587057 unchanged: ", "wd:Q1 unchanged: "]);
    assert_eq!(rows, [""; 0]);
}
