//! The command line: arguments, paths, stdout. One file per subcommand.

pub mod gazetteer;
pub mod query;
