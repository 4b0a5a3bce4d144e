//! `gazetteer disable`: a place that is never matched.

use super::GazetteerError;
use super::editing::{Editing, Target, unchanged};
use crate::curation::edit::disable;
use std::io::Write;
use std::process::ExitCode;

/// Switch a place off: none of its names is matched any more.
///
/// Your file gets a row with the status `never`; clear that cell to switch the place on again.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The place's id, or a name that only it has
    #[arg(value_name = "ID")]
    place: String,
    #[command(flatten)]
    target: Target,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper gazetteer disable gn:2634341
  incident-mapper gazetteer disable 'Reading, United Kingdom' --file mine.csv";

pub(super) fn run(args: &Args, out: &mut dyn Write, log: &mut dyn Write) -> Result<ExitCode, GazetteerError> {
    let mut editing = Editing::open(&args.target)?;
    let key = editing.place(&args.place)?;
    let id = editing.gazetteer.place(key).id.to_owned();
    if let Some(why) = unchanged(disable(&mut editing.document, &editing.gazetteer, key)) {
        editing.say_unchanged(&why, log)?;
        return Ok(ExitCode::SUCCESS);
    }
    let code = editing.save(&id, out, log)?;
    let option = Editing::option(&args.target);
    writeln!(log, "hint: `incident-mapper map{option}` leaves it out; clear the cell `status` to undo this")?;
    Ok(code)
}
