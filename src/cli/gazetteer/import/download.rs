//! Downloads that the user asked for by name: the only place where the program uses a network.

use super::{ExchangeError, GazetteerError};
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// No file of one country is nearly as large; the dump of the world has some 400 MB.
const LARGEST: u64 = 1 << 30;

/// Downloads `address` to `path`, saying so.
pub(super) fn download(address: &str, path: &Path, log: &mut dyn Write) -> Result<(), GazetteerError> {
    let failed = |source| ExchangeError::Download { address: address.to_owned(), source };
    writeln!(log, "downloading {address}")?;
    let mut response = ureq::get(address).call().map_err(|e| failed(io::Error::other(e)))?;
    let mut body = response.body_mut().with_config().limit(LARGEST).reader();
    let mut file = File::create(path)?;
    let bytes = io::copy(&mut body, &mut file).map_err(failed)?;
    writeln!(log, "{bytes} bytes")?;
    Ok(())
}
