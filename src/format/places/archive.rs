//! Files as they are or in a ZIP archive, read as a stream.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be opened or read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The file begins like an archive and is none that can be read.
    #[error("cannot read the archive `{path}`")]
    Archive {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: zip::result::ZipError,
    },
    /// The archive holds no file.
    #[error("the archive `{0}` holds no file")]
    EmptyArchive(PathBuf),
}

/// The first bytes of a ZIP archive, and of one that holds nothing.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Hands the bytes of the file at `path` to `read`: those of its main entry where it is a ZIP archive, unpacked as they are read.
///
/// The main entry has the archive's name (`AZ.txt` in `AZ.zip`, which holds a `readme.txt` as well), else it is the largest.
///
/// # Errors
/// The file or the archive cannot be read, or `read` fails.
pub fn with_input<T>(
    path: &Path,
    read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
) -> Result<T, OpenError> {
    let failed = |source| OpenError::Read { path: path.to_path_buf(), source };
    let broken = |source| OpenError::Archive { path: path.to_path_buf(), source };
    let mut input = BufReader::with_capacity(1 << 16, File::open(path).map_err(failed)?);
    let start = input.fill_buf().map_err(failed)?;
    if !ZIP.iter().any(|zip| start.starts_with(zip)) {
        return read(&mut input).map_err(failed);
    }
    let mut archive = zip::ZipArchive::new(input).map_err(broken)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut main: Option<(bool, u64, usize)> = None;
    for index in 0..archive.len() {
        // An entry that cannot be told need not be the one that is wanted.
        let Ok(entry) = archive.by_index_raw(index) else { continue };
        if entry.is_dir() {
            continue;
        }
        let name = entry.name().map_or_else(|_| String::new(), |name| name.into_owned());
        let named = Path::new(&name).file_stem().is_some_and(|s| s.to_string_lossy() == stem);
        let found = (named, entry.size(), index);
        if main.is_none_or(|best| (found.0, found.1) > (best.0, best.1)) {
            main = Some(found);
        }
    }
    let (_, _, index) = main.ok_or_else(|| OpenError::EmptyArchive(path.to_path_buf()))?;
    let entry = archive.by_index(index).map_err(broken)?;
    read(&mut BufReader::with_capacity(1 << 16, entry)).map_err(failed)
}

/// The text of `input` to its end, whatever program wrote it; `None` where it is larger than `most` bytes.
pub(super) fn whole(input: &mut dyn BufRead, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    input.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn text_of(path: &Path) -> Result<String, OpenError> {
        with_input(path, |input| {
            let mut text = String::new();
            input.read_to_string(&mut text).map(|_| text)
        })
    }

    fn archive(path: &Path, entries: &[(&str, &str)]) {
        let mut writer = zip::ZipWriter::new(File::create(path).unwrap());
        for (name, text) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap();
    }

    #[test]
    fn the_main_entry_of_an_archive_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("AZ.zip");
        archive(&path, &[("readme.txt", "a long text about the columns"), ("AZ.txt", "Bərdə")]);
        assert_eq!(text_of(&path).unwrap(), "Bərdə");
        archive(&path, &[("iso.txt", "az"), ("names.txt", "a longer text")]);
        assert_eq!(text_of(&path).unwrap(), "a longer text");
        std::fs::write(&path, "not an archive").unwrap();
        assert_eq!(text_of(&path).unwrap(), "not an archive");
    }

    #[test]
    fn what_cannot_be_read_names_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("AZ.zip");
        assert!(text_of(&path).unwrap_err().to_string().contains("AZ.zip"));
        std::fs::write(&path, b"PK\x03\x04 and no more").unwrap();
        assert!(matches!(text_of(&path), Err(OpenError::Archive { .. })));
        archive(&path, &[]);
        assert!(text_of(&path).is_err());
        archive(&path, &[("AZ.txt", &"Bərdə\n".repeat(1000))]);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[45] ^= 0xFF;
        std::fs::write(&path, bytes).unwrap();
        assert!(text_of(&path).is_err());
    }
}
