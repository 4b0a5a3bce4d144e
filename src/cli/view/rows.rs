//! Where the rows of places stand in the user's gazetteer files, for whoever wants to correct one.

use crate::cli::inputs::LOCAL;
use crate::format::view::RowLines;
use crate::gazetteer::{GazetteerFile, expand};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// File and line of these ids in the user's files; where several files have one, the last, whose cells win.
pub(super) fn lines_of(files: &[PathBuf], ids: &BTreeSet<&str>) -> RowLines {
    let local = [PathBuf::from(LOCAL)];
    let files = if files.is_empty() { &local } else { files };
    let mut found = RowLines::new();
    // What is wrong with a file was told when the gazetteer was loaded.
    for path in expand(files).0.iter().filter(|path| path.is_file()) {
        for row in GazetteerFile::read(path).0.into_iter().flat_map(|file| file.rows) {
            if ids.contains(row.id.as_str()) {
                found.insert(row.id, (shown(path), row.line));
            }
        }
    }
    found
}

/// The path as the map shows it. A map is passed on, and from where a disk begins it says more of its maker than of the place.
fn shown(path: &Path) -> String {
    let name = || path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into());
    if path.is_absolute() { name() } else { path.display().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_file_that_has_a_row_is_the_one_to_edit() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let first = write("a.csv", "id,name\ngn:1,Ganja\ngn:2,Barda\n");
        let second = write("b.csv", "# later\nid,name\n\ngn:2,Barda\ngn:3,Tartar\n");
        let files = [first, folder.path().join("none.csv"), second];
        let found = lines_of(&files, &BTreeSet::from(["gn:1", "gn:2"]));
        assert_eq!(found.len(), 2);
        assert_eq!(found["gn:1"], ("a.csv".to_owned(), 2));
        assert_eq!(found["gn:2"], ("b.csv".to_owned(), 4));
    }
}
