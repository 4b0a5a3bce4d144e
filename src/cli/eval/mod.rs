//! `eval`: scores of toponyms and of incidents against what people found in the same texts. One file a subcommand.

mod baseline;
mod error;
mod geoparse;
mod geoparse_tables;
mod incidents;
mod incidents_tables;
mod json;
mod muc4;
mod output;
mod sections;

pub use error::EvalError;

use super::{Error, Streams};
use std::process::ExitCode;

/// Score toponyms and incidents against what people found in the same texts.
#[derive(Debug, clap::Args)]
pub struct EvalArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Geoparse(geoparse::Args),
    Incidents(incidents::Args),
    Muc4(muc4::Args),
}

/// The exit code of a score that fell by more than it may.
pub const REGRESSED: u8 = 1;

/// Runs an `eval` command.
///
/// # Errors
/// The gold, the answers or the baseline cannot be read, or the output fails.
pub fn run(args: &EvalArgs, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    match &args.command {
        Command::Geoparse(args) => geoparse::run(args, streams),
        Command::Incidents(args) => incidents::run(args, streams),
        Command::Muc4(args) => muc4::run(args, streams),
    }
}
