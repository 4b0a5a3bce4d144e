//! Names in `--near`, with a gazetteer made by hand; everything else is tested from outside.

use super::*;
use crate::geodesy::LngLat;
use clap::Parser;

#[derive(Parser)]
struct Program {
    #[command(flatten)]
    query: QueryArgs,
}

const LAYER: &str =
    r#"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[-71.0,10.5]},"properties":{}}"#;

fn named(id: &str, container: &str, lng: f64, lat: f64) -> NamedPlace {
    NamedPlace {
        id: id.to_owned(),
        name: "Valencia".to_owned(),
        feature_code: "PPLA".to_owned(),
        container: container.to_owned(),
        position: LngLat::new(lng, lat).unwrap(),
    }
}

fn check(places: Vec<NamedPlace>, expect: Result<&str, &str>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("layer.geojson");
    std::fs::write(&path, LAYER).unwrap();
    let words = ["query", path.to_str().unwrap(), "--near", "Valencia", "--within", "500km", "--count"];
    let args = Program::try_parse_from(words).unwrap().query;
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let got = run_with(
        &args,
        |name, _| {
            assert_eq!(name, "Valencia");
            places
        },
        &mut out,
        &mut err,
        false,
    );
    let err = String::from_utf8(err).unwrap();
    assert_eq!(got.map(|_| err).map_err(|e| e.to_string()).as_deref().map_err(String::as_str), expect);
}

#[test]
fn the_place_that_was_taken_is_named_and_so_are_the_others() {
    let venezuela = named("gn:3625549", "Carabobo, VE", -68.00765, 10.16202);
    let spain = named("gn:2509954", "Valencia, ES", -0.37966, 39.47391);
    check(
        vec![venezuela.clone()],
        Ok("near Valencia (gn:3625549 PPLA, Carabobo, VE) at -68.00765,10.16202\n\
        1 feature found within 500 km of Valencia: 1 certain, 0 possible\n"),
    );
    check(
        vec![venezuela, spain],
        Ok("near Valencia (gn:3625549 PPLA, Carabobo, VE) at -68.00765,10.16202\n\
        note: 1 other place also called `Valencia`:\n  Valencia (gn:2509954 PPLA, Valencia, ES) at -0.37966,39.47391\n\
        hint: --near takes an id too: --near gn:2509954\n\
        1 feature found within 500 km of Valencia: 1 certain, 0 possible\n"),
    );
}

#[test]
fn many_others_are_only_counted() {
    let places: Vec<NamedPlace> = (0..9).map(|i| named(&format!("gn:{i}"), "", -68.0, 10.0)).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("layer.geojson");
    std::fs::write(&path, LAYER).unwrap();
    let args =
        Program::try_parse_from(["query", path.to_str().unwrap(), "--near", "Valencia"]).unwrap().query;
    let mut err = Vec::new();
    run_with(&args, |_, _| places, &mut Vec::new(), &mut err, false).unwrap();
    let err = String::from_utf8(err).unwrap();
    assert!(err.contains("note: 8 other places also called") && err.contains("\n  and 3 more\n"), "{err}");
}

#[test]
fn an_unknown_name_is_an_error() {
    check(Vec::new(), Err("no place is called `Valencia` in the gazetteer"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    struct Gone;
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("layer.geojson");
    std::fs::write(&path, LAYER).unwrap();
    for format in ["table", "geojson", "geojsonseq", "csv", "jsonl"] {
        let words = ["query", path.to_str().unwrap(), "--format", format];
        let args = Program::try_parse_from(words).unwrap().query;
        let got = run_with(&args, |_, _| Vec::new(), &mut Gone, &mut Vec::new(), false);
        assert_eq!(got.unwrap(), ExitCode::SUCCESS, "{format}");
    }
}

#[test]
fn the_arguments_are_consistent() {
    use clap::CommandFactory;
    Program::command().debug_assert();
}
