//! When the files were last saved that a run depends on.
//!
//! They are looked at, ten times a second and three times as often while one is being saved, instead of asking the system to
//! be told: a folder on a network drive, an editor that saves by renaming and a spreadsheet that locks its file all come down
//! to another time or size. A look at a thousand files takes some milliseconds, and there is no dependency for it.

use crate::cli::inputs::{DECISIONS, LOCAL};
use crate::cli::map::Args;
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The size and the time of the last change of a file; `None` for a file that is not there.
type Stamp = Option<(u64, Option<SystemTime>)>;

/// The stamps of all files that a run depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamps {
    /// The gazetteer and the decisions.
    pub knowledge: BTreeMap<PathBuf, Stamp>,
    /// The reports.
    pub reports: BTreeMap<PathBuf, Stamp>,
}

impl Stamps {
    /// The files of today.
    pub(super) fn now(args: &Args) -> Self {
        let out = fs::canonicalize(&args.out).unwrap_or_default();
        let mut reports = BTreeMap::new();
        let is_input = |path: &Path| fs::canonicalize(path).ok().is_none_or(|path| path != out);
        for path in &args.reports {
            walk(path, MOST_DEEP, &is_input, &mut reports);
        }
        Self { knowledge: knowledge(args), reports }
    }

    /// The files that are new, gone or changed since `former`.
    pub(super) fn changed_since(&self, former: &Self) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        for (now, then) in [(&self.knowledge, &former.knowledge), (&self.reports, &former.reports)] {
            changed.extend(now.iter().filter(|(path, stamp)| then.get(*path) != Some(stamp)).map(|(p, _)| p));
            changed.extend(then.keys().filter(|path| !now.contains_key(*path)));
        }
        changed.into_iter().cloned().collect()
    }
}

/// How many lines each file of the gazetteer and of the decisions has, and whether the last one is complete.
pub(super) type Sizes = BTreeMap<PathBuf, (usize, bool)>;

/// The sizes of today.
pub(super) fn sizes(args: &Args) -> Sizes {
    let size = |path: PathBuf| {
        let bytes = fs::read(&path).ok()?;
        let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
        // In UTF-16 a zero may follow.
        let complete = bytes.iter().rev().take(2).any(|byte| matches!(byte, b'\n' | b'\r'));
        Some((path, (lines, complete)))
    };
    knowledge(args).into_keys().filter_map(size).collect()
}

/// The file that has lost lines since `former` and breaks off in the midst of one, as a half-written one does.
pub(super) fn broken_off<'a>(former: &Sizes, now: &'a Sizes) -> Option<&'a Path> {
    let lost = |path: &PathBuf, lines: usize| former.get(path).is_some_and(|(before, _)| lines < *before);
    let broken = now.iter().find(|(path, (lines, complete))| !complete && lost(path, *lines));
    broken.map(|(path, _)| path.as_path())
}

/// The files of the gazetteer and of the decisions.
fn knowledge(args: &Args) -> BTreeMap<PathBuf, Stamp> {
    let knows = &args.knowledge;
    let usual = [PathBuf::from(LOCAL)];
    let gazetteers = if knows.gazetteer.is_empty() { &usual[..] } else { &knows.gazetteer };
    let decisions = knows.decisions.clone().unwrap_or_else(|| PathBuf::from(DECISIONS));
    let is_csv = |path: &Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    let mut found = BTreeMap::new();
    for path in gazetteers {
        walk(path, 0, &is_csv, &mut found);
    }
    walk(&decisions, 0, &|_| true, &mut found);
    found
}

/// How deep folders of reports are looked into; a link that leads back ends there.
const MOST_DEEP: usize = 16;

/// The stamps of the file at `path`, or of the files of the folder there, `deep` folders down.
///
/// Names that begin with a dot are no inputs: lock files and half-written copies have them.
fn walk(path: &Path, deep: usize, is_input: &dyn Fn(&Path) -> bool, found: &mut BTreeMap<PathBuf, Stamp>) {
    let metadata = fs::metadata(path).ok();
    if !metadata.as_ref().is_some_and(Metadata::is_dir) {
        let stamp = metadata.map(|m| (m.len(), m.modified().ok()));
        found.insert(path.to_path_buf(), stamp);
        return;
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let inside = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_folder = inside.is_dir();
        if hidden || (is_folder && deep == 0) || !is_input(&inside) {
            continue;
        }
        walk(&inside, deep.saturating_sub(1), is_input, found);
    }
}
