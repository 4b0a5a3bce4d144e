//! The house rules that a compiler does not hold: who may use whom, and that files stay small and say what they are.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of each tier, lowest first. A module uses lower tiers only, and no other module of its own.
const TIERS: [&[&str]; 6] = [
    &["geodesy", "mapped", "text"],
    &["model", "index", "coordinates"],
    &["gazetteer", "language", "basemap"],
    &[
        "curation",
        "decisions",
        "recognition",
        "resolution",
        "extraction",
        "georeference",
        "incident",
        "layer",
        "query",
    ],
    &["format", "pipeline", "evaluation", "training"],
    &["cli", "server"],
];

/// The most lines a source file has.
const MOST_LINES: usize = 600;

fn tier(module: &str) -> Option<usize> {
    TIERS.iter().position(|modules| modules.contains(&module))
}

/// Every Rust file under `src`, by its path there, with its text.
fn sources() -> BTreeMap<String, String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    let relative = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    found.iter().map(|path| (relative(path), fs::read_to_string(path).unwrap())).collect()
}

/// The top-level module that a file belongs to; `None` for the crate roots.
fn module_of(file: &str) -> Option<&str> {
    let module = file.split('/').next()?.trim_end_matches(".rs");
    (!matches!(module, "lib" | "main")).then_some(module)
}

/// How many `super::` lead from the file's own module to the crate root.
fn depth(file: &str) -> usize {
    let path = file.trim_end_matches(".rs");
    path.trim_end_matches("/mod").split('/').count()
}

/// A line's code, without its comment. A link in a comment is no use of a module.
fn code(line: &str) -> &str {
    let line = line.trim_start();
    if line.starts_with("//") { "" } else { line.split(" // ").next().unwrap_or(line) }
}

/// The modules of the crate that `text`, a file `depth` below the crate root, names.
fn uses(depth: usize, text: &str) -> Vec<(usize, String)> {
    let root = "super::".repeat(depth);
    let mut found = Vec::new();
    let code: Vec<&str> = text.lines().map(code).collect();
    for (index, line) in code.iter().enumerate() {
        for way in ["crate::", root.as_str()] {
            for (at, _) in line.match_indices(way) {
                let before = &line[..at];
                let goes_on =
                    before.ends_with("::") || before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
                let names: Vec<String> = match line[at + way.len()..].strip_prefix('{') {
                    // A list of modules may go on over lines: `use crate::{extraction, text::Span};`
                    Some(rest) => listed(&format!("{rest} {}", code[index + 1..].join(" "))),
                    None => vec![word(&line[at + way.len()..])],
                };
                let known = names.into_iter().filter(|name| !goes_on && tier(name).is_some());
                found.extend(known.map(|name| (index + 1, name)));
            }
        }
    }
    found
}

/// The first names of the entries of a use list, whose opening brace has been read.
fn listed(rest: &str) -> Vec<String> {
    let (mut names, mut open, mut start) = (Vec::new(), 1, 0);
    for (at, c) in rest.char_indices() {
        match c {
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        if open == 0 || (open == 1 && c == ',') {
            names.push(word(rest[start..at].trim()));
            start = at + 1;
        }
        if open == 0 {
            break;
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Uses in `text`, the text of `file`, that the tiers forbid.
fn forbidden(file: &str, text: &str) -> Vec<String> {
    let Some(module) = module_of(file) else { return Vec::new() };
    let own = tier(module);
    uses(depth(file), text)
        .into_iter()
        .filter(|(_, used)| used != module && tier(used) >= own)
        .map(|(line, used)| format!("src/{file}:{line}: `{module}` must not use `{used}`"))
        .collect()
}

#[test]
fn modules_use_lower_tiers_only() {
    let found: Vec<String> = sources().iter().flat_map(|(file, text)| forbidden(file, text)).collect();
    assert!(found.is_empty(), "see the tiers in DESIGN.md\n{}", found.join("\n"));
}

#[test]
fn every_module_has_a_tier() {
    let text = &sources()["lib.rs"];
    let declared: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    assert!(declared.contains(&"geodesy"), "no modules found in lib.rs");
    for module in declared {
        assert!(tier(module).is_some(), "`{module}` has no tier: give it one here and in DESIGN.md");
    }
}

#[test]
fn every_file_says_what_it_is() {
    for (file, text) in sources() {
        // A module's tests in a file of their own are introduced by the module.
        if !file.ends_with("/tests.rs") {
            assert!(text.starts_with("//! "), "src/{file} does not begin with a `//!` comment");
        }
    }
}

#[test]
fn files_are_small() {
    let sources = sources();
    for (file, text) in &sources {
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "src/{file} has {lines} lines, more than {MOST_LINES}: divide it");
    }
}

#[test]
fn the_library_prints_nothing_and_gives_up_on_no_input() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    for lint in ["print_stdout", "print_stderr", "unwrap_used", "expect_used"] {
        assert!(
            manifest.contains(&format!("{lint} = \"deny\"")),
            "Cargo.toml does not deny clippy's `{lint}`"
        );
    }
    for (file, text) in sources() {
        let tests = text.find("#[cfg(test)]").unwrap_or(text.len());
        for lint in ["print_stdout", "print_stderr", "unwrap_used", "expect_used"] {
            let lifted = text[..tests].contains(&format!("clippy::{lint}"));
            // The crate root lifts them for tests, where `cfg_attr(test, ...)` says so.
            assert!(!lifted || file == "lib.rs", "src/{file} lifts clippy's `{lint}` outside tests");
        }
    }
}

#[test]
fn the_rule_finds_what_it_is_made_for() {
    fn check(file: &str, text: &str, expect: &[&str]) {
        let found = forbidden(file, text);
        let used: Vec<&str> = found.iter().map(|f| f.rsplit('`').nth(1).unwrap()).collect();
        assert_eq!(used, expect, "{file}: {text}");
    }
    check("layer/mod.rs", "use crate::model::Toll;", &[]);
    check("layer/mod.rs", "use crate::layer::places;", &[]);
    check("layer/mod.rs", "use crate::incident::merge;", &["incident"]);
    check("layer/mod.rs", "use super::incident::merge;", &["incident"]);
    check("layer/places.rs", "use super::super::format::csv;", &["format"]);
    check("layer/places.rs", "use super::incident;", &[]);
    check("geodesy.rs", "    let at = crate::text::Span::new(1, 2);", &["text"]);
    check("pipeline.rs", "use crate::{extraction, format::csv, text};", &["format"]);
    check("model/toll.rs", "use crate::{\n    index::{Hit, Index},\n    text::Span,\n};", &["index"]);
    check("text/span.rs", "/// See [`crate::model::Report`].", &[]);
    check("cli/map.rs", "use crate::pipeline; // and crate::server", &[]);
}

/// A file beside `Cargo.toml`.
fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The words in backticks of every line that `chosen` takes.
fn quoted(text: &str, chosen: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = text.lines().filter(|line| chosen(line));
    lines.flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

#[test]
fn the_invariants_name_tests_that_exist() {
    let text = document("ARCHITECTURE.md");
    let table = text.split("## Invariants").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut code: String = sources().into_values().collect();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "rs") {
            code += &fs::read_to_string(path).unwrap();
        }
    }
    let rows = table.lines().filter_map(|line| line.trim_end_matches('|').rsplit(" | ").next());
    let named: Vec<String> = rows
        .flat_map(|cell| quoted(cell, |_| true))
        .filter(|name| name.contains('_') && !name.contains('/'))
        .collect();
    assert!(named.len() > 20, "the table of invariants was not found");
    for name in named {
        assert!(code.contains(&format!("fn {name}(")), "ARCHITECTURE.md names `{name}`, which is no test");
    }
}

#[test]
fn the_design_explains_every_property() {
    use incident_mapper::layer::{footprints, incidents, mentions, places};
    let explained = quoted(&document("DESIGN.md"), |_| true);
    let layers: [&[&str]; 4] =
        [&incidents::PROPERTIES, &footprints::PROPERTIES, &mentions::PROPERTIES, &places::PROPERTIES];
    for property in layers.concat() {
        assert!(explained.iter().any(|word| word == property), "DESIGN.md does not explain `{property}`");
    }
}

#[test]
fn the_design_gives_a_reason_for_every_dependency() {
    let manifest = document("Cargo.toml");
    let mut listed: Vec<&str> = Vec::new();
    let mut within = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            within = line.ends_with("dependencies]");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| within && !line.starts_with('#')) {
            listed.push(name);
        }
    }
    listed.sort_unstable();
    listed.dedup();
    let text = document("DESIGN.md");
    let table = text.split("## 10. Dependencies").nth(1).unwrap();
    let mut explained: Vec<&str> =
        table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    explained.sort_unstable();
    assert_eq!(listed, explained, "DESIGN.md, section 10, against Cargo.toml");
}
