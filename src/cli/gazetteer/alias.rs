//! `gazetteer alias`: a spelling more, or less, of a place.

use super::GazetteerError;
use super::editing::{Editing, EditingError, Target, unchanged};
use crate::curation::edit::{add_spelling, remove_spelling};
use std::io::Write;
use std::process::ExitCode;

/// Let a place be found by a further spelling, or no longer by one.
///
/// Your file gets the spelling; the embedded rows stay as they are. The same spelling twice changes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The place's id, or a name that only it has
    #[arg(value_name = "ID")]
    place: String,
    /// The spellings, each with a language tag or without
    #[arg(required = true)]
    spelling: Vec<String>,
    /// Take the spellings away instead
    #[arg(long)]
    remove: bool,
    #[command(flatten)]
    target: Target,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper gazetteer alias gn:586523 Ganjah
  incident-mapper gazetteer alias 'Barda, Azerbaijan' fr:Barde 'ru:Бардá'
  incident-mapper gazetteer alias gn:586523 Kirovabad --remove
  incident-mapper gazetteer alias gn:586523 Ganjah --file mine.csv";

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let mut editing = Editing::open(&args.target)?;
    let key = editing.place(&args.place)?;
    let id = editing.gazetteer.place(key).id.to_owned();
    let edit = if args.remove { remove_spelling } else { add_spelling };
    for spelling in &args.spelling {
        // The key of a place changes with the first row over it.
        let key = editing.gazetteer.by_id(&id).unwrap_or(key);
        let outcome =
            edit(&mut editing.document, &editing.gazetteer, key, spelling).map_err(EditingError::Edit)?;
        match unchanged(outcome) {
            Some(why) => editing.say_unchanged(&why, log)?,
            None => editing.refresh(),
        }
    }
    if !editing.document.is_changed() {
        return Ok(ExitCode::SUCCESS);
    }
    let code = editing.save(&id, out, log)?;
    let option = Editing::option(&args.target);
    let spelling = args.spelling.first().map_or("", String::as_str);
    let spelling = spelling.split_once(':').map_or(spelling, |(_, spelling)| spelling);
    writeln!(
        log,
        "hint: `incident-mapper gazetteer search '{spelling}'{option}` shows what it finds; `map{option}` uses it"
    )?;
    Ok(code)
}
