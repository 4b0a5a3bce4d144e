//! `gazetteer import`, `export`, `stats` and `diff`, as a user runs them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{err, program};
use std::fs;
use std::path::Path;
use std::process::Output;

/// Lines as they stand in `AZ.txt`; credit: GeoNames, CC BY 4.0.
const DUMP: &str = "\
587057\tBarda\tBarda\tBarda,Bärda,Bərdə,Berde\t40.37444\t47.12639\tP\tPPLA\tAZ\t\t12\t\t\t\t38500\t\t76\tAsia/Baku\t2019-09-05
99148291\tChokhranly\tChokhranly\tChokhranly,Çoxranlı\t39.8\t47.9\tP\tPPL\tAZ\t\t12\t\t\t\t0\t\t76\tAsia/Baku\t2019-09-05
148292\tAshagy Zzyzx\tAshagy Zzyzx\t\t39.7\t47.8\tP\tPPL\tAZ\t\t12\t\t\t\t900\t\t76\tAsia/Baku\t2019-09-05
148293\tZzyzxchay\tZzyzxchay\t\t39.7\t47.8\tH\tSTM\tAZ\t\t12\t\t\t\t0\t\t76\tAsia/Baku\t2019-09-05
broken line
";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let all: Vec<&str> = std::iter::once("gazetteer").chain(arguments.iter().copied()).collect();
    program(folder, &all)
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The lines of a gazetteer file without its header, empty cells left out.
fn rows(path: &Path) -> Vec<String> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let row = |record: csv::StringRecord| {
        record.iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(",")
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn a_dump_fills_what_is_known_and_adds_what_is_new() {
    let folder = folder(&[
        ("AZ.txt", DUMP),
        ("admin1.txt", "AZ.12\tBərdə\tBarda\t587056\n"),
        ("names.txt", "1\t148292\tru\tАшагы Ззизкс\t\t\t\t\t\t\n2\t148292\tlink\thttps://x\t\t\t\t\t\t\n"),
    ]);
    let arguments = [
        "import",
        "geonames",
        "AZ.txt",
        "--admin1-codes",
        "admin1.txt",
        "--alternate-names",
        "names.txt",
        "--class",
        "P",
        "--report",
        "report.csv",
    ];
    let output = run(folder.path(), &arguments);
    let told = err(&output);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("AZ.txt:5: the line has 1 columns between tabs, not 19 (column-count)"), "{told}");
    assert!(told.contains("1 left out by the filter"), "{told}");
    let written = folder.path().join("gazetteer/geonames-az.csv");
    let rows = rows(&written);
    let zzyzx =
        "gn:148292,Ashagy Zzyzx,P,PPL,AZ,Bərdə,47.8,39.7,900,ru:Ашагы Ззизкс,gn:587056,geonames,CC BY 4.0";
    assert!(rows.iter().any(|row| row == zzyzx), "{rows:#?}");
    assert!(rows.iter().all(|row| !row.starts_with("gn:148293")), "{rows:#?}");
    // Of Barda, which is built in with a better position, nothing is replaced.
    let barda = rows.iter().find(|row| row.starts_with("gn:587057"));
    assert!(barda.is_none_or(|row| !row.contains("47.12")), "{barda:?}");
    let report = fs::read_to_string(folder.path().join("report.csv")).unwrap();
    assert!(report.contains("new,3,gn:148292,Ashagy Zzyzx,,,\n"), "{report}");
    assert!(report.contains("bad,5,,,,,"), "{report}");

    // Once more: nothing changes, and the file is the same byte for byte.
    let before = fs::read(&written).unwrap();
    let again = run(folder.path(), &arguments);
    assert!(err(&again).contains("nothing to write"), "{}", err(&again));
    assert_eq!(fs::read(&written).unwrap(), before);

    // What was imported is found, and is not doubted.
    let found = run(folder.path(), &["search", "Ашагы Ззизкс", "--gazetteer", "gazetteer/geonames-az.csv"]);
    assert!(out(&found).contains("gn:148292"), "{}", out(&found));
}

#[test]
fn what_the_user_wrote_stays_and_is_filled() {
    let own = "# my places\r\nid;name;longitude;latitude;names;my own\r\n\
               gn:148292;Mine;47,9;39,9;Mein | -Ashagy Zzyzx;keep\r\n";
    let folder = folder(&[("AZ.txt", DUMP), ("mine.csv", own)]);
    let arguments = ["import", "geonames", "AZ.txt", "--code", "PPL", "--out", "mine.csv"];
    let output = run(folder.path(), &arguments);
    let told = err(&output);
    assert!(output.status.success(), "{told}");
    let text = fs::read_to_string(folder.path().join("mine.csv")).unwrap();
    assert!(told.contains("1 new, 1 updated, 0 merged"), "{told}\n{text}");
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(lines[0], "# my places");
    assert!(lines[1].starts_with("id;name;longitude;latitude;names;my own;"), "{text}");
    // The spelling that was taken away does not come back, the position stays, the population is filled.
    assert!(lines[2].starts_with("gn:148292;Mine;47,9;39,9;Mein | -Ashagy Zzyzx;keep;"), "{text}");
    assert!(lines[2].contains(";900") && lines[2].contains(";geonames;CC BY 4.0"), "{text}");
    assert!(lines[3].starts_with("gn:99148291;Chokhranly;47.9;39.8;"), "{text}");
    assert!(err(&run(folder.path(), &arguments)).contains("nothing to write"));
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = folder(&[("AZ.txt", DUMP)]);
    let output = run(folder.path(), &["import", "geonames", "AZ.txt", "--dry-run"]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(err(&output).contains("would be written"), "{}", err(&output));
    assert!(!folder.path().join("gazetteer").exists());
}

#[test]
fn a_country_is_never_downloaded_by_a_program_that_cannot() {
    let folder = folder(&[]);
    // Nobody listens there, so that a program that can download fails too, and asks nobody else.
    let output = run(folder.path(), &["import", "geonames", "AZ", "--from", "http://127.0.0.1:1"]);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert!(err(&output).contains("hint: download"), "{}", err(&output));
}

#[cfg(feature = "download")]
#[test]
fn a_country_is_downloaded_on_request() {
    use std::io::{Read, Write};
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("AZ.txt", zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(DUMP.as_bytes()).unwrap();
    let archive = archive.finish().unwrap().into_inner();
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", server.local_addr().unwrap());
    let served = std::thread::spawn(move || {
        let mut asked = Vec::new();
        for stream in server.incoming().take(4) {
            let mut stream = stream.unwrap();
            let mut request = [0; 2048];
            let read = stream.read(&mut request).unwrap();
            let request = String::from_utf8_lossy(&request[..read]).into_owned();
            let path = request.split(' ').nth(1).unwrap().to_owned();
            let body: &[u8] = match path.as_str() {
                "/AZ.zip" => &archive,
                "/admin1CodesASCII.txt" => "AZ.12\tBərdə\tBarda\t587056\n".as_bytes(),
                _ => b"",
            };
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(body).unwrap();
            asked.push(path);
        }
        asked
    });
    let folder = folder(&[]);
    let output = run(folder.path(), &["import", "geonames", "az", "--from", &address, "--out", "az.csv"]);
    assert!(output.status.success(), "{}", err(&output));
    let asked = served.join().unwrap();
    assert_eq!(asked, ["/AZ.zip", "/alternatenames/AZ.zip", "/admin1CodesASCII.txt", "/admin2Codes.txt"]);
    assert!(
        rows(&folder.path().join("az.csv"))
            .iter()
            .any(|row| row.starts_with("gn:148292,Ashagy Zzyzx,P,PPL,AZ,Bərdə"))
    );
}

#[test]
fn openstreetmap_says_what_its_licence_asks_for() {
    let extract = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":"node/1","properties":{"name":"Zzyzxkənd","name:ru":"Ззизкскенд","place":"village","population":"300"},"geometry":{"type":"Point","coordinates":[47.9,39.9]}},
        {"type":"Feature","id":"node/2","properties":{"name":"Bərdə","name:pl":"Zzyzxberda","place":"town"},"geometry":{"type":"Point","coordinates":[47.1264,40.3745]}}]}"#;
    let folder = folder(&[("extract.geojson", extract)]);
    let output =
        run(folder.path(), &["import", "osm", "extract.geojson", "--out", "osm.csv", "--set-country", "AZ"]);
    let told = err(&output);
    assert!(output.status.success(), "{told}");
    assert!(told.contains("share-alike"), "{told}");
    assert!(told.contains("merged: `osm:n2` (Bərdə) with `gn:587057`"), "{told}");
    let rows = rows(&folder.path().join("osm.csv"));
    assert_eq!(rows.len(), 2, "{rows:#?}");
    let merged = rows.iter().find(|row| row.starts_with("gn:587057")).unwrap();
    assert!(merged.contains("pl:Zzyzxberda") && merged.contains("openstreetmap"), "{merged}");
    assert!(merged.ends_with("CC BY 4.0; ODbL-1.0"), "{merged}");
    assert!(
        rows.iter()
            .any(|row| row.starts_with("osm:n1,Zzyzxkənd,P,PPL,AZ,47.9,39.9,300,ru:Ззизкскенд,gn:587116"))
    );
}

#[test]
fn wikidata_linked_places_and_tables_are_imported() {
    let folder = folder(&[
        (
            "query.csv",
            "item,itemLabel,coord,countryCode\nhttp://www.wikidata.org/entity/Q999999999,Zzyzxabad,Point(47.91 39.91),AZ\n",
        ),
        (
            "places.tsv",
            "id\ttitle\ttitle_source\tfclasses\tccodes\tvariants\tlon\tlat\n1\tZzyzxgala\tAtlas (CC BY 4.0)\tP\tAZ\tЗзизксгала@ru\t47.92\t39.92\n",
        ),
        ("orte.csv", "Ort;Breite;Laenge\nZzyzxlar;39,93;47,93\n"),
    ]);
    let import = |arguments: &[&str]| {
        let all: Vec<&str> = ["import"].iter().chain(arguments).chain(&["--out", "-"]).copied().collect();
        let output = run(folder.path(), &all);
        assert!(output.status.success(), "{}", err(&output));
        (out(&output).lines().nth(1).unwrap_or_default().to_owned(), err(&output))
    };
    assert_eq!(
        import(&["wikidata", "query.csv", "--as", "P.PPL"]).0,
        "wd:Q999999999,Zzyzxabad,P,PPL,AZ,,,47.91,39.91,,,,,gn:587116,,,,wikidata,CC0-1.0,"
    );
    assert_eq!(
        import(&["lp", "places.tsv"]).0,
        "local:places-1,Zzyzxgala,P,,AZ,,,47.92,39.92,,,ru:Ззизксгала,,gn:587116,,,,Atlas,CC BY 4.0,"
    );
    let (row, told) = import(&[
        "csv",
        "orte.csv",
        "--columns",
        "name=Ort,latitude=Breite,longitude=Laenge",
        "--license",
        "CC0-1.0",
    ]);
    assert_eq!(row, "local:orte-2,Zzyzxlar,,,,,,47.93,39.93,,,,,,,,,orte.csv,CC0-1.0,");
    assert!(told.contains("`name` from `Ort`"), "{told}");
    assert!(told.contains("1 place without a feature class, taken for settlements"), "{told}");
}

#[test]
fn what_is_exported_is_imported_again() {
    let header = "id,name,feature_class,feature_code,country,admin1,admin2,longitude,latitude,radius_m,population,names,demonyms,parent_id,valid_from,valid_to,status,source,license,note\n";
    let csv = format!(
        "{header}gn:999999991,Zzyzxkənd,P,PPL,AZ,,,47.9,39.9,1500,300,ru:Ззизкскенд | Zzyzx Kend,,gn:587116,,,,geonames,CC BY 4.0,\n"
    );
    let folder = folder(&[("mine.csv", &csv)]);
    for (file, format, lost) in [
        ("a.csv", "csv", ""),
        ("a.tsv", "lp", "300"),
        ("a.txt", "geonames", "1500,ru:"),
        ("a.geojson", "geojson", "all"),
    ] {
        let output = run(folder.path(), &["export", "mine.csv", "-o", file]);
        assert!(output.status.success(), "{}", err(&output));
        assert!(err(&output).contains("credit: geonames, CC BY 4.0"), "{}", err(&output));
        if format == "geojson" {
            continue;
        }
        let back = format!("{format}.back.csv");
        let output = run(folder.path(), &["import", format, file, "--out", &back]);
        assert!(output.status.success(), "{}", err(&output));
        let text = fs::read_to_string(folder.path().join(&back)).unwrap();
        let wanted = match format {
            "lp" => csv.replace(",300,", ",,"),
            "geonames" => csv.replace(",1500,", ",,").replace("ru:", ""),
            _ => csv.clone(),
        };
        assert_eq!(text, wanted, "{format} loses {lost}");
    }
}

#[test]
fn rows_that_a_format_cannot_hold_are_counted() {
    let folder = folder(&[("mine.csv", "id,name,longitude,latitude\nlocal:a,A,1,2\ngn:5,B,1,2\ngn:6,,,\n")]);
    let output = run(folder.path(), &["export", "mine.csv", "--format", "geonames"]);
    assert_eq!(out(&output).lines().count(), 1);
    assert!(err(&output).contains("1 of 3 places written"), "{}", err(&output));
    assert!(err(&output).contains("2 left out"), "{}", err(&output));
}

#[test]
fn the_built_in_gazetteer_is_exported_with_its_credits() {
    let folder = folder(&[]);
    let output =
        run(folder.path(), &["export", "--country", "AZ", "--code", "PPLC,PPLA*", "--format", "csv"]);
    assert!(output.status.success(), "{}", err(&output));
    let text = out(&output);
    assert!(text.lines().any(|row| row.starts_with("gn:587057,Bərdə,P,PPLA,AZ,")), "{text}");
    assert!(text.lines().skip(1).all(|row| row.contains("CC BY 4.0") || row.contains("CC0")), "{text}");
    assert!(err(&output).contains("credit: geonames"), "{}", err(&output));
}

#[test]
fn stats_count_the_built_in_gazetteer_and_files() {
    let folder = folder(&[("mine.csv", "id,name,longitude,latitude,names\nlocal:a,A,1,2,ru:А | B\n")]);
    let all = run(folder.path(), &["stats", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&out(&all)).unwrap();
    assert!(all["rows"].as_u64().unwrap() > 150_000, "{}", all["rows"]);
    assert_eq!(all["sources"][""], serde_json::Value::Null);
    let mine = run(folder.path(), &["stats", "mine.csv"]);
    assert!(out(&mine).contains("Cyrillic"), "{}", out(&mine));
    let missing = run(folder.path(), &["stats", "nothing.csv"]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn diff_tells_in_words_and_by_its_exit_code() {
    let old = "id,name,longitude,latitude,names\ngn:1,A,47,40,B\ngn:2,C,47,40,\n";
    let new = "id,name,longitude,latitude,names\ngn:1,A,47,40.01,B | ru:Б\ngn:3,D,47,40,\n";
    let folder = folder(&[
        ("old.csv", old),
        ("new.csv", new),
        ("local.csv", "id,longitude,latitude\nlocal:robotyne-ua,35.8372,47.4486\n"),
    ]);
    let same = run(folder.path(), &["diff", "old.csv", "old.csv"]);
    assert_eq!((same.status.code(), out(&same).as_str()), (Some(0), ""));
    let differs = run(folder.path(), &["diff", "old.csv", "new.csv"]);
    assert_eq!(differs.status.code(), Some(1));
    assert_eq!(
        out(&differs),
        "A (gn:1) moved 1.1 km to the north (to 47.00000,40.01000) and gained the spelling ru:Б.\n\
         C (gn:2) was removed.\n\
         D (gn:3) was added at 47.00000,40.00000.\n"
    );
    let over = run(folder.path(), &["diff", "embedded", "local.csv"]);
    assert_eq!(over.status.code(), Some(1), "{}", err(&over));
    assert!(
        out(&over).starts_with("Robotyne (local:robotyne-ua) moved 188 m to the north"),
        "{}",
        out(&over)
    );
    assert_eq!(out(&over).lines().count(), 1);
    let json = run(folder.path(), &["diff", "old.csv", "new.csv", "--format", "json"]);
    let first: serde_json::Value = serde_json::from_str(out(&json).lines().next().unwrap()).unwrap();
    assert_eq!(first["distance_m"], 1110.0);
    assert_eq!(first["cells"]["names"]["gained"][0], "ru:Б");
    let missing = run(folder.path(), &["diff", "old.csv", "none.csv"]);
    assert_eq!(missing.status.code(), Some(2), "{}", err(&missing));
}
