//! The command line program; all of it is in [`incident_mapper::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    incident_mapper::cli::main()
}
