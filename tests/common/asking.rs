//! `query` called as the program calls it, with what it leaves behind.

use clap::Parser;
use incident_mapper::cli::query::{QueryArgs, run};
use incident_mapper::gazetteer::Gazetteer;
use std::path::Path;
use std::process::ExitCode;

#[derive(Parser)]
struct Program {
    #[command(flatten)]
    query: QueryArgs,
}

/// What a run of `query` leaves behind.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    /// 0, 1 or 2.
    pub code: u8,
    pub out: String,
    pub err: String,
}

/// Runs `query`; an error ends up behind its messages, as the program prints it. The gazetteer is a CSV, or empty.
pub fn ask(words: &[&str], gazetteer: &str, terminal: bool) -> Outcome {
    let args = match Program::try_parse_from(["query"].iter().chain(words)) {
        Ok(program) => program.query,
        Err(error) => return Outcome { code: 2, out: String::new(), err: error.to_string() },
    };
    let load = |_: &[std::path::PathBuf]| match gazetteer {
        "" => (Gazetteer::default(), Vec::new()),
        rows => (Gazetteer::from_csv(&[("places.csv", rows.as_bytes())]).0, Vec::new()),
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = match run(&args, load, &mut out, &mut err, terminal) {
        Ok(code) if code == ExitCode::SUCCESS => 0,
        Ok(code) => {
            assert_eq!(code, ExitCode::from(1));
            1
        }
        Err(error) => {
            err.extend(format!("error: {error}\n").bytes());
            err.extend(error.hint().map(|hint| format!("hint: {hint}\n")).unwrap_or_default().bytes());
            2
        }
    };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Outcome { code, out: text(out), err: text(err) }
}

/// Runs `query` in a folder, into a pipe: words that begin with `./` lie in the folder, and so they are told.
#[allow(dead_code)]
pub fn ask_in(folder: &Path, words: &[&str], gazetteer: &str) -> Outcome {
    let inside = |word: &&str| match word.strip_prefix("./") {
        Some(name) => folder.join(name).display().to_string(),
        None => (*word).to_owned(),
    };
    let words: Vec<String> = words.iter().map(inside).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let got = ask(&words, gazetteer, false);
    let told = |text: String| text.replace(&folder.display().to_string(), ".");
    Outcome { out: told(got.out), err: told(got.err), ..got }
}
