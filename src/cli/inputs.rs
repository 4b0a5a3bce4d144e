//! What several subcommands take: the gazetteer, and settings.

use super::{Error, Streams};
use crate::gazetteer::Gazetteer;
use crate::model::Diagnostic;
use crate::pipeline::Settings;
use std::path::PathBuf;

/// The user's gazetteer, which is used where it exists and no other is named.
const LOCAL: &str = "gazetteer/local.csv";

/// Which gazetteer, and which countries the reports are about.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Knowledge {
    /// CSV file or folder of them to lay over the built-in gazetteer; may be repeated, later ones win
    /// [default: gazetteer/local.csv where it exists]
    #[arg(long, value_name = "FILE|DIR")]
    pub gazetteer: Vec<PathBuf>,
    /// Countries that the reports are about, as two-letter codes (AZ,AM): preferred where a name is ambiguous
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub focus: Vec<String>,
}

impl Knowledge {
    /// The gazetteer; what is wrong with its rows goes to the error stream.
    ///
    /// # Errors
    /// A named file or folder does not exist.
    pub fn gazetteer(&self, streams: &mut Streams<'_>) -> Result<Gazetteer, Error> {
        if let Some(missing) = self.gazetteer.iter().find(|path| !path.exists()) {
            return Err(Error::NoGazetteer(missing.clone()));
        }
        let (gazetteer, diagnostics) = load_gazetteer(&self.gazetteer);
        for diagnostic in diagnostics {
            streams.tell(diagnostic);
        }
        Ok(gazetteer)
    }

    /// The settings.
    ///
    /// # Errors
    /// A focus that is not a two-letter code.
    pub fn settings(&self) -> Result<Settings, Error> {
        let code = |code: &String| match code.trim() {
            c if c.len() == 2 && c.chars().all(|c| c.is_ascii_alphabetic()) => Ok(c.to_ascii_uppercase()),
            _ => Err(Error::Argument { value: code.clone(), expected: "a two-letter country code like AZ" }),
        };
        let mut focus = self.focus.iter().map(code).collect::<Result<Vec<_>, _>>()?;
        // The same countries in another order are the same setting.
        focus.sort();
        focus.dedup();
        Ok(Settings { focus })
    }
}

/// The built-in gazetteer with `files` over it, in order; with `./gazetteer/local.csv` where it exists and none is given.
pub fn load_gazetteer(files: &[PathBuf]) -> (Gazetteer, Vec<Diagnostic>) {
    let local = PathBuf::from(LOCAL);
    match files {
        [] if local.is_file() => Gazetteer::with_files(&[local]),
        [] => (Gazetteer::embedded(), Vec::new()),
        files => Gazetteer::with_files(files),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn focus_is_upper_case_sorted_and_checked() {
        let of = |codes: &[&str]| {
            let focus = codes.iter().map(ToString::to_string).collect();
            Knowledge { focus, ..Default::default() }.settings().map(|s| s.focus)
        };
        assert_eq!(of(&["az", " AM", "AZ"]).unwrap(), ["AM", "AZ"]);
        assert!(of(&["Azerbaijan"]).is_err());
        assert!(of(&["ÄZ"]).is_err());
    }
}
