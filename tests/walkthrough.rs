//! The walkthrough of `gazetteer/README.md`, followed to the letter: every command in order, in one folder, each with the
//! answer that is printed under it.
//!
//! A line `...` ends an answer that the page does not show whole. The commands need a shell and git; where one of the two
//! is missing the test says so.
#![cfg(unix)]
#![allow(clippy::print_stderr)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::root;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// The heading of the section that is followed; it goes on to the next heading of its rank.
const SECTION: &str = "## From a wrong point to a committed correction";

/// A command of the page and the answer that the page shows.
#[derive(Debug, PartialEq)]
struct Step {
    command: String,
    answer: Vec<String>,
}

/// The steps of the `console` blocks of a page's section, in order.
fn steps(page: &str) -> Vec<Step> {
    let section = page.split_once(SECTION).map_or("", |(_, rest)| rest);
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for line in section.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ if !inside => {}
            _ => match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => {
                    steps.push(Step { command: command.to_owned(), answer: Vec::new() });
                }
                // A blank line between an answer and the next command is for the reader.
                (None, Some(step)) if !line.is_empty() => step.answer.push(line.to_owned()),
                _ => {}
            },
        }
    }
    steps
}

/// What a terminal shows of `command` run in `folder`, without blank lines.
fn answer(command: &str, folder: &Path) -> Vec<String> {
    let built = Path::new(env!("CARGO_BIN_EXE_incident-mapper")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(built.to_owned()).chain(std::env::split_paths(&path)));
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {command}\n}} 2>&1")])
        .current_dir(folder)
        .env("PATH", path.unwrap())
        // The answers are those of a new user: no settings, names or signatures of whoever runs the test.
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs([("GIT_AUTHOR_NAME", "Ana Lyst"), ("GIT_AUTHOR_EMAIL", "ana@example.org")])
        .envs([("GIT_COMMITTER_NAME", "Ana Lyst"), ("GIT_COMMITTER_EMAIL", "ana@example.org")])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    shown.lines().map(str::trim_end).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Whether `given` is what the page shows.
fn fits(shown: &[String], given: &[String]) -> bool {
    match shown.split_last() {
        Some((last, head)) if last == "..." => given.starts_with(head),
        _ => shown == given,
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copied = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, copied).unwrap();
        }
    }
}

#[test]
fn the_walkthrough_leads_from_a_wrong_point_to_a_committed_correction() {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: there is no git");
        return;
    }
    let page = fs::read_to_string(root().join("gazetteer/README.md")).unwrap();
    let steps = steps(&page);
    assert!(steps.len() >= 8, "the page has {} steps", steps.len());
    let home = tempfile::tempdir().unwrap();
    copy(&root().join("tests/reports"), &home.path().join("tests/reports"));
    for Step { command, answer: shown } in &steps {
        let given = answer(command, home.path());
        assert!(fits(shown, &given), "$ {command}\nshown: {shown:#?}\ngiven: {given:#?}");
    }
    // What the walk is for: the correction is committed, and nothing of the user's gazetteer is left uncommitted.
    assert_eq!(answer("git status --porcelain gazetteer", home.path()), Vec::<String>::new());
    assert_ne!(answer("git ls-files gazetteer", home.path()), Vec::<String>::new());
}

#[test]
fn steps_are_read_with_their_answers() {
    let page =
        format!("{SECTION}\nFirst:\n\n```console\n$ a\none\n\n$ b\n```\n\n## Next\n```console\n$ c\n```\n");
    let step = |command: &str, answer: &[&str]| Step {
        command: command.to_owned(),
        answer: answer.iter().map(|s| s.to_string()).collect(),
    };
    assert_eq!(steps(&page), [step("a", &["one"]), step("b", &[])]);
    let given = ["one".to_owned(), "two".to_owned()];
    assert!(fits(&["one".to_owned(), "...".to_owned()], &given));
    assert!(!fits(&["one".to_owned()], &given));
}
