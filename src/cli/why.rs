//! `why`: an incident, a mention or a name explained, from the files of a run and the gazetteer.

mod candidates;
mod incident;
mod mention;
mod name;
mod run;

use super::inputs::{Knowledge, check_whole};
use super::{Error, Streams};
use run::Run;
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `why`.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// An incident's id or the beginning of one, a mention (report:start), or a name
    #[arg(value_name = "ID|NAME", required = true)]
    pub what: Vec<String>,
    /// The folder of the run that is asked about
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// The gazetteer.
    #[command(flatten)]
    pub knowledge: Knowledge,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper why inc-3f2a                 one incident: every field with its words
  incident-mapper why news-17:204              one mention: why this place and not another
  incident-mapper why Ganja                    a name: the places that it may mean
  incident-mapper why \"Santa Cruz\" --out october";

/// Runs `why`.
///
/// # Errors
/// The files of the run cannot be read, or the output fails. An id or name that fits nothing is no error.
pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    // Words of a name need no quotes.
    let what = args.what.join(" ");
    let run = Run::at(&args.out);
    if what.starts_with("inc-") {
        return incident::explain(&run, &what, streams);
    }
    // A mention as `review.csv` and `decisions.csv` key it has its words behind it.
    let mention = what.rsplit_once('|').map_or(what.as_str(), |(mention, _)| mention);
    if let Some((report, start)) = mention.rsplit_once(':')
        && !report.is_empty()
        && start.chars().all(|c| c.is_ascii_digit())
        && !start.is_empty()
    {
        return mention::explain(&run, mention, &args.knowledge, streams);
    }
    let gazetteer = args.knowledge.gazetteer(streams)?;
    let decisions = args.knowledge.decisions(&gazetteer, streams)?;
    let code = name::explain(&gazetteer, &decisions, &what, &run, streams)?;
    check_whole(&gazetteer)?;
    Ok(code)
}
