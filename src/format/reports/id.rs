//! Report ids: given, or from the file's name; clean; unique in a run.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::path::{Component, Path, PathBuf};

use super::walk::InputFile;

/// The longest id in characters. A longer one is cut and then kept apart from others like any duplicate.
const ID_LIMIT: usize = 200;

/// `raw` as an id: white space, control characters, `,` and `;` percent-encoded, because ids are joined by `; ` in
/// layers and by `,` in tables.
pub(super) fn clean(raw: &str) -> String {
    let mut id = String::with_capacity(raw.len().min(ID_LIMIT));
    for c in raw.trim().chars().take(ID_LIMIT) {
        if c.is_whitespace() || c.is_control() || matches!(c, ',' | ';') {
            let mut utf8 = [0; 4];
            for byte in c.encode_utf8(&mut utf8).bytes() {
                // Writing to a string does not fail.
                let _ = write!(id, "%{byte:02X}");
            }
        } else {
            id.push(c);
        }
    }
    id
}

/// The ids given out in a run.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    // The last number tried of each id that came twice, so that a million duplicates do not cost a million tries each.
    last_suffix: HashMap<String, u64>,
}

impl Ids {
    /// `wanted`, or `wanted` with the first free number from 2 on where it is taken.
    pub(super) fn claim(&mut self, wanted: String) -> String {
        if self.taken.insert(wanted.clone()) {
            return wanted;
        }
        let suffix = self.last_suffix.entry(wanted.clone()).or_insert(1);
        loop {
            *suffix += 1;
            let id = format!("{wanted}-{suffix}");
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The file stem of `path` as an id; `report` where it has none.
pub(super) fn stem(path: &Path) -> String {
    let id = clean(&path.file_stem().unwrap_or_default().to_string_lossy());
    if id.is_empty() { "report".to_owned() } else { id }
}

/// Gives each file its stem as `base_id`, and the path from the directory that all of `files` share where stems collide.
pub(super) fn name_by_stem(files: &mut [InputFile]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for file in files.iter() {
        *counts.entry(stem(&file.path)).or_default() += 1;
    }
    let shared = shared_directory(files);
    for file in files {
        let stem = stem(&file.path);
        file.base_id = if counts.get(&stem) == Some(&1) {
            stem
        } else {
            clean(&slashed(file.absolute.strip_prefix(&shared).unwrap_or(&file.path)))
        };
    }
}

/// The deepest directory that holds all of `files`.
fn shared_directory(files: &[InputFile]) -> PathBuf {
    let mut parents = files.iter().map(|f| f.absolute.parent().unwrap_or(Path::new("")));
    let mut shared = parents.next().unwrap_or(Path::new("")).to_owned();
    for parent in parents {
        while !parent.starts_with(&shared) && shared.pop() {}
    }
    shared
}

/// `path` with `/` between its parts on every system.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter_map(|c| match c {
            Component::Normal(part) => Some(part.to_string_lossy()),
            _ => None,
        })
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_of_lists_are_encoded() {
        assert_eq!(
            clean(" Ganja strike, 17 Oct;final\u{a0}x "),
            "Ganja%20strike%2C%2017%20Oct%3Bfinal%C2%A0x"
        );
        assert_eq!(clean("DEV-MUC3-0315#1"), "DEV-MUC3-0315#1");
        assert_eq!(clean("Gəncə"), "Gəncə");
    }

    #[test]
    fn a_taken_id_gets_the_next_free_number() {
        let mut ids = Ids::default();
        let given: Vec<_> =
            ["a", "a-2", "a", "a", "b"].into_iter().map(|id| ids.claim(id.to_owned())).collect();
        assert_eq!(given, ["a", "a-2", "a-3", "a-4", "b"]);
    }

    #[test]
    fn only_colliding_stems_take_their_relative_path() {
        let mut files: Vec<_> =
            ["/news/afp/ganja.txt", "/news/tass/ganja.txt", "/news/tass/barda.txt", "/news/barda 2.txt"]
                .into_iter()
                .map(|p| InputFile { path: p.into(), absolute: p.into(), base_id: String::new() })
                .collect();
        name_by_stem(&mut files);
        let ids: Vec<_> = files.iter().map(|f| f.base_id.as_str()).collect();
        assert_eq!(ids, ["afp/ganja.txt", "tass/ganja.txt", "barda", "barda%202"]);
    }
}
