//! A folder of files that is replaced as a whole: everything is written beside its target first, then renamed.

use std::fs;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile, TempPath};

/// Why a run's files could not be written. Whatever it is, each target is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder could not be made.
    #[error("cannot make the folder `{path}`")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file could not be made or written.
    #[error("cannot write `{path}`")]
    File {
        /// The file that was to be written.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A finished file could not take its place.
    #[error("cannot replace `{path}`")]
    Replace {
        /// The file that was to be replaced.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl WriteError {
    /// What the user may do about it.
    pub fn hint(&self) -> Option<&'static str> {
        let source = match self {
            Self::Folder { source, .. } | Self::File { source, .. } | Self::Replace { source, .. } => source,
        };
        match source.kind() {
            ErrorKind::PermissionDenied if matches!(self, Self::Replace { .. }) => {
                Some("another program may hold the file open; close it there and run again")
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::NotFound => {
                Some("choose a folder that you may write to with --out")
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                Some("free some space, or choose a folder on another disk with --out")
            }
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
                Some("a file stands where a folder is needed; choose another folder with --out")
            }
            ErrorKind::IsADirectory => Some("a folder stands where the file is to go; move it away"),
            _ => None,
        }
    }
}

/// Files on their way into one folder. Dropping it before [`Self::commit`] leaves no trace of them.
#[derive(Debug)]
pub struct Batch {
    folder: PathBuf,
    files: Vec<(PathBuf, TempPath)>,
}

impl Batch {
    /// Begins a batch in `folder`, which is made where it is missing. Tries at once whether files can be made there.
    ///
    /// # Errors
    /// The folder cannot be made or written to.
    pub fn begin(folder: &Path) -> Result<Self, WriteError> {
        fs::create_dir_all(folder)
            .map_err(|source| WriteError::Folder { path: folder.to_path_buf(), source })?;
        let batch = Self { folder: folder.to_path_buf(), files: Vec::new() };
        batch.temporary(folder).map(drop)?;
        Ok(batch)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Adds the file `name`, whose bytes `write` writes.
    ///
    /// # Errors
    /// The file cannot be made or written, or `write` fails.
    pub fn add(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        let path = self.folder.join(name);
        let file = self.temporary(&path)?;
        let mut out = BufWriter::with_capacity(1 << 16, file);
        let written = write(&mut out)
            .and_then(|()| out.into_inner().map_err(io::IntoInnerError::into_error))
            // A disk may only find out that it is full when it is made to keep what it took.
            .and_then(|file| file.as_file().sync_all().map(|()| file));
        let file = written.map_err(|source| WriteError::File { path: path.clone(), source })?;
        // Only the path is kept: a platform may refuse to rename a file that is open.
        self.files.push((path, file.into_temp_path()));
        Ok(())
    }

    /// Where the file `name` stands until it takes its place, to be read again.
    pub fn written(&self, name: &str) -> Option<&Path> {
        let target = self.folder.join(name);
        self.files.iter().find(|(path, _)| *path == target).map(|(_, file)| file.as_ref())
    }

    /// Moves every file to its place and gives their paths, in the order in which they were added.
    ///
    /// # Errors
    /// A file cannot be replaced; those that already were get their former content back.
    pub fn commit(self) -> Result<Vec<PathBuf>, WriteError> {
        let mut done: Vec<(PathBuf, Option<TempPath>)> = Vec::with_capacity(self.files.len());
        for (path, new) in self.files {
            let placed = backup(&self.folder, &path).and_then(|old| match new.persist(&path) {
                Ok(()) => Ok(old),
                Err(e) => Err(e.error),
            });
            match placed {
                Ok(old) => done.push((path, old)),
                Err(source) => {
                    restore(done);
                    return Err(WriteError::Replace { path, source });
                }
            }
        }
        Ok(done.into_iter().map(|(path, _)| path).collect())
    }

    fn temporary(&self, target: &Path) -> Result<NamedTempFile, WriteError> {
        builder()
            .tempfile_in(&self.folder)
            .map_err(|source| WriteError::File { path: target.to_path_buf(), source })
    }
}

/// Names that begin with a dot, so that no reader of the folder takes one for a layer.
fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".incident-mapper-").suffix(".tmp");
    // Temporary files are private by default, and the renamed file would stay so; the umask still applies.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// A second name for what stands at `path`; `None` where nothing does.
fn backup(folder: &Path, path: &Path) -> io::Result<Option<TempPath>> {
    match fs::symlink_metadata(path) {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e),
        Ok(meta) if meta.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(_) => {
            let linked = builder().make_in(folder, |name| fs::hard_link(path, name));
            // Not every file system has hard links.
            let copied = linked.or_else(|_| builder().make_in(folder, |name| fs::copy(path, name).map(drop)));
            copied.map(|file| Some(file.into_temp_path()))
        }
    }
}

/// Puts back what stood there. What cannot be put back is left: the reason for undoing is the one to report.
fn restore(done: Vec<(PathBuf, Option<TempPath>)>) {
    for (path, old) in done.into_iter().rev() {
        match old {
            Some(old) => drop(old.persist(&path)),
            None => drop(fs::remove_file(&path)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn batch(folder: &Path, files: &[(&str, &str)]) -> Result<Vec<PathBuf>, WriteError> {
        let mut batch = Batch::begin(folder)?;
        for (name, text) in files {
            batch.add(name, |out| out.write_all(text.as_bytes()))?;
        }
        batch.commit()
    }

    #[test]
    fn files_are_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("a/b");
        batch(&out, &[("x.geojson", "old"), ("y.jsonl", "old")]).unwrap();
        let written = batch(&out, &[("x.geojson", "new")]).unwrap();
        assert_eq!(written, [out.join("x.geojson")]);
        assert_eq!(names(&out), ["x.geojson", "y.jsonl"]);
        assert_eq!(fs::read_to_string(out.join("x.geojson")).unwrap(), "new");
    }

    #[test]
    fn a_failing_writer_leaves_the_old_file_and_no_new_one() {
        let folder = tempfile::tempdir().unwrap();
        batch(folder.path(), &[("x.geojson", "old")]).unwrap();
        let mut second = Batch::begin(folder.path()).unwrap();
        second.add("x.geojson", |out| out.write_all(b"new")).unwrap();
        let failed = second.add("y.jsonl", |_| Err(ErrorKind::StorageFull.into())).unwrap_err();
        drop(second);
        assert!(failed.to_string().contains("y.jsonl"), "{failed}");
        assert!(failed.hint().is_some_and(|h| h.contains("space")));
        assert_eq!(names(folder.path()), ["x.geojson"]);
        assert_eq!(fs::read_to_string(folder.path().join("x.geojson")).unwrap(), "old");
    }

    #[test]
    fn a_file_that_cannot_be_replaced_undoes_those_before_it() {
        let folder = tempfile::tempdir().unwrap();
        batch(folder.path(), &[("a.geojson", "old")]).unwrap();
        fs::create_dir(folder.path().join("c.geojson")).unwrap();
        let failed =
            batch(folder.path(), &[("a.geojson", "new"), ("b.geojson", "new"), ("c.geojson", "new")]);
        assert!(matches!(failed, Err(WriteError::Replace { .. })), "{failed:?}");
        assert_eq!(names(folder.path()), ["a.geojson", "c.geojson"]);
        assert_eq!(fs::read_to_string(folder.path().join("a.geojson")).unwrap(), "old");
    }

    #[test]
    fn a_file_in_the_way_of_the_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("out"), "").unwrap();
        let failed = Batch::begin(&folder.path().join("out")).unwrap_err();
        assert!(failed.to_string().contains("out`"), "{failed}");
        assert!(failed.hint().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn written_files_are_readable_by_others_as_the_umask_allows() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        batch(folder.path(), &[("x.geojson", "new")]).unwrap();
        fs::write(folder.path().join("plain"), "").unwrap();
        let mode = |name| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("x.geojson"), mode("plain"));
    }
}
