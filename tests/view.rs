//! `view`, as its users call it. What the page itself does is tried in a browser: viewer/test.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use std::process::{Command, Output, Stdio};

fn view(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_incident-mapper"));
    command.current_dir(folder).arg("view").args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/output");

#[cfg(not(feature = "viewer"))]
#[test]
fn a_build_without_the_viewer_says_how_to_get_it_before_any_work() {
    let folder = tempfile::tempdir().unwrap();
    let output = view(folder.path(), &[EXAMPLE]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("hint: ") && err(&output).contains("npm run build"), "{}", err(&output));
    assert!(!folder.path().join("map.html").exists());
}

#[cfg(not(feature = "png"))]
#[test]
fn a_build_without_images_says_how_to_get_them() {
    let folder = tempfile::tempdir().unwrap();
    let output = view(folder.path(), &[EXAMPLE, "-o", "x.png"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("--features png"), "{}", err(&output));
}

#[cfg(feature = "viewer")]
mod with_the_viewer {
    use super::*;
    use std::fs;

    #[test]
    fn the_same_run_gives_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.html", "b.html"] {
            let output = view(folder.path(), &[EXAMPLE, "-o", name]);
            assert!(output.status.success() && output.stdout.is_empty(), "{}", err(&output));
        }
        let read = |name| fs::read(folder.path().join(name)).unwrap();
        assert_eq!(read("a.html"), read("b.html"));
    }

    #[test]
    fn a_folder_without_a_run_is_an_error_with_its_path_and_leaves_the_former_map() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("map.html"), "former").unwrap();
        let output = view(folder.path(), &["nowhere"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("nowhere") && err(&output).contains("hint: run `incident-mapper map`"));
        assert_eq!(fs::read_to_string(folder.path().join("map.html")).unwrap(), "former");
    }

    #[test]
    fn a_bad_line_is_told_and_hides_no_good_one() {
        let folder = tempfile::tempdir().unwrap();
        let incidents = fs::read(Path::new(EXAMPLE).join("incidents.geojson")).unwrap();
        fs::write(folder.path().join("incidents.geojson"), incidents).unwrap();
        let claims = fs::read_to_string(Path::new(EXAMPLE).join("claims.jsonl")).unwrap();
        let good = claims.lines().next().unwrap();
        let claims = format!("{{\"claimant\": 3}}\nno json\n\n{good}\n{{}}\n");
        fs::write(folder.path().join("claims.jsonl"), claims).unwrap();
        let output = view(folder.path(), &["."]);
        assert!(output.status.success(), "{}", err(&output));
        assert!(err(&output).contains("claims.jsonl:1") && err(&output).contains("claims.jsonl:2"));
        assert!(!err(&output).contains("claims.jsonl:4"), "{}", err(&output));
        assert!(err(&output).contains("claims.jsonl:5"), "{}", err(&output));
    }

    #[test]
    fn images_of_a_server_are_asked_for_only_where_the_user_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let policy = |arguments: &[&str]| {
            let output = view(folder.path(), &[&[EXAMPLE], arguments].concat());
            assert!(output.status.success(), "{}", err(&output));
            let page = fs::read_to_string(folder.path().join("map.html")).unwrap();
            page.split_once("img-src ").unwrap().1.split_once(';').unwrap().0.to_owned()
        };
        assert_eq!(policy(&[]), "data: blob:");
        let tiles = "https://tiles.example.org:8443/{z}/{x}/{y}.png";
        let named = policy(&["--tiles", tiles, "--tiles-credit", "Example"]);
        assert_eq!(named, "data: blob: https://tiles.example.org:8443");
    }

    #[test]
    fn an_address_that_is_none_of_images_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        for address in ["https://a; script-src *//{z}/{x}/{y}", "ftp://a/{z}/{x}/{y}", "https://a/{z}/{x}"] {
            let output = view(folder.path(), &[EXAMPLE, "--tiles", address, "--tiles-credit", "Example"]);
            assert_eq!(output.status.code(), Some(2), "{address}");
            assert!(err(&output).contains("hint: such as `--tiles "), "{}", err(&output));
        }
        let output = view(folder.path(), &[EXAMPLE, "--tiles", "https://a/{z}/{x}/{y}"]);
        assert!(err(&output).contains("--tiles-credit"), "{}", err(&output));
        assert!(!folder.path().join("map.html").exists());
    }
}
