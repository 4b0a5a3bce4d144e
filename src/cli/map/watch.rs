//! `map --watch`: the layers are written again whenever a file that they depend on is saved.
//!
//! Reports stay in memory. After an edit each is searched for places again, and only those are read anew that name a place
//! which the edit can change; see [`crate::pipeline::code_again`]. A file that is saved half or broken changes nothing: its
//! fault is told, the layers stay, and the next save is waited for.

mod stamps;

use super::Args;
use super::impact::{self, Picture};
use super::round::Round;
use super::store::Store;
use crate::cli::batch::{Held, code_held};
use crate::cli::counted::counted;
use crate::cli::inputs::{load_decisions, load_gazetteer};
use crate::cli::{Error, Streams};
use crate::decisions::Decisions;
use crate::format::atomic::Batch;
use crate::format::reports::{Item, ReadOptions, read_paths};
use crate::gazetteer::{Gazetteer, Unchanged};
use crate::model::{Diagnostic, PlaceKey, Report, Severity};
use crate::pipeline::{Coder, Settings, places_of};
use stamps::{Sizes, Stamps};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long to wait between two looks at the files.
const PAUSE: Duration = Duration::from_millis(100);

/// How long to wait before the next look once a file has changed. A save is settled when two looks agree.
const SETTLING: Duration = Duration::from_millis(30);

/// Maps, then waits for saves and maps again until the program is interrupted.
///
/// # Errors
/// The first round fails. What fails later is told, and the next save is waited for.
pub(super) fn run(args: &Args, threads: usize, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    if let Some(stdin) = args.reports.iter().find(|path| path.as_os_str() == "-") {
        let expected = "a file or a folder: --watch has to read its reports again";
        return Err(Error::Argument { value: stdin.display().to_string(), expected });
    }
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    // Where another handler is set already, an interrupt ends the program as it would without one.
    let _ = ctrlc::set_handler(move || stopped.store(true, Ordering::SeqCst));
    let mut watch = Watch {
        args,
        threads,
        settings: args.coding.over(args.knowledge.settings()?, streams)?,
        last: None,
        faulty: HashSet::new(),
        told: HashSet::new(),
    };
    // The stamps come before the reading, so that a save meanwhile is not missed.
    let mut seen = Stamps::now(args);
    watch.round(true, "first run", streams)?;
    streams.tell("watching; save the gazetteer, the decisions or a report, or end with Ctrl-C");
    while let Some(now) = wait(args, &seen, &stop) {
        let changed = now.changed_since(&seen);
        let reports = now.reports != seen.reports;
        seen = now;
        if let Err(error) = watch.round(reports, &named(&changed), streams) {
            streams.tell(format_args!("error: {error}"));
            streams.tell("the layers are left as they are");
        }
    }
    streams.tell("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Waits until the files differ from `seen` and have come to rest; `None` where the program is to end.
fn wait(args: &Args, seen: &Stamps, stop: &AtomicBool) -> Option<Stamps> {
    let mut before = seen.clone();
    while !stop.load(Ordering::SeqCst) {
        thread::sleep(if before == *seen { PAUSE } else { SETTLING });
        let now = Stamps::now(args);
        if now != *seen && now == before {
            return Some(now);
        }
        before = now;
    }
    None
}

fn named(changed: &[PathBuf]) -> String {
    match changed {
        [] => "a file".to_owned(),
        [one] => one.display().to_string(),
        [first, rest @ ..] => format!("{} and {}", first.display(), counted(rest.len(), "other file")),
    }
}

struct Watch<'a> {
    args: &'a Args,
    threads: usize,
    settings: Settings,
    last: Option<Last>,
    /// What was wrong with the user's files in the last round, and what was told of reports since the beginning: neither
    /// is told again at every save.
    faulty: HashSet<String>,
    told: HashSet<String>,
}

/// The last round that was written.
struct Last {
    held: Vec<Held>,
    gazetteer: Gazetteer,
    picture: Picture,
    /// The errors in the user's files that were there already.
    faults: BTreeSet<(String, &'static str, String)>,
    /// How long the user's files were.
    sizes: Sizes,
    /// How many inputs could not be read.
    unread: usize,
}

/// What the user's files say.
struct Known {
    gazetteer: Gazetteer,
    decisions: Decisions,
    diagnostics: Vec<Diagnostic>,
}

impl Watch<'_> {
    /// One round: reads what has changed, writes the layers, and tells in a line what moved.
    fn round(&mut self, reread: bool, cause: &str, streams: &mut Streams<'_>) -> Result<(), Error> {
        let began = Instant::now();
        let known = self.known()?;
        let faults = faults(&known.diagnostics);
        let sizes = stamps::sizes(self.args);
        let is_new = |last: &Last| faults.difference(&last.faults).next().is_some();
        let faulty: HashSet<String> = known.diagnostics.iter().map(ToString::to_string).collect();
        for diagnostic in known.diagnostics.iter().map(ToString::to_string) {
            if !self.faulty.contains(&diagnostic) {
                streams.tell(diagnostic);
            }
        }
        self.faulty = faulty;
        if let Some(broken) = self.last.as_ref().and_then(|last| stamps::broken_off(&last.sizes, &sizes)) {
            let path = broken.display();
            streams.tell(format_args!(
                "error: {path}: the file has fewer lines than before and breaks off in the last"
            ));
            streams.tell("hint: where that is how it should be, save it with a line end at its end");
            streams.tell(format_args!("{cause}: not used as it is; the layers are left as they are"));
            return Ok(());
        }
        if self.last.as_ref().is_some_and(is_new) {
            streams.tell(format_args!("{cause}: not used as it is; the layers are left as they are"));
            return Ok(());
        }
        let former = match &self.last {
            Some(last) => Some(last.picture.clone()),
            None => Picture::read(&self.args.out).unwrap_or_default(),
        };
        let mut last = self.last.take();
        let (held, same, unread) = self.held(last.as_mut(), &known.gazetteer, reread, streams);
        let mut next =
            Last { held, gazetteer: known.gazetteer, picture: Picture::default(), faults, sizes, unread };
        let written = self.write(&mut next, known.decisions, &same, streams);
        let written = match (written, last) {
            (Ok(written), _) => written,
            (Err(error), last) => {
                // What was read stays in memory; the next save maps it again.
                next.picture = last.map(|last| last.picture).unwrap_or_default();
                next.held.iter_mut().for_each(|held| held.coded = None);
                self.last = Some(next);
                return Err(error);
            }
        };
        let moved = match &former {
            Some(former) => impact::sums(&impact::compare(former, &next.picture)),
            None => format!("{} written to {}", counted(written.files, "file"), self.args.out.display()),
        };
        streams.tell(format_args!(
            "{cause}: {:.2} s, {} of {} read; {moved}",
            began.elapsed().as_secs_f64(),
            written.anew,
            counted(next.held.len(), "report"),
        ));
        self.last = Some(next);
        Ok(())
    }

    fn known(&self) -> Result<Known, Error> {
        let knowledge = &self.args.knowledge;
        if let Some(missing) = knowledge.gazetteer.iter().find(|path| !path.exists()) {
            return Err(Error::NoGazetteer(missing.clone()));
        }
        let (gazetteer, mut diagnostics) = load_gazetteer(&knowledge.gazetteer);
        let decisions = match knowledge.decisions_file() {
            None => Decisions::default(),
            Some(path) => {
                let (decisions, found) = load_decisions(&path, &gazetteer)?;
                diagnostics.extend(found);
                decisions
            }
        };
        Ok(Known { gazetteer, decisions, diagnostics })
    }

    /// The reports with their last readings, which places have not changed since, and how many inputs could not be read.
    fn held(
        &mut self,
        last: Option<&mut Last>,
        gazetteer: &Gazetteer,
        reread: bool,
        streams: &mut Streams<'_>,
    ) -> (Vec<Held>, Unchanged, usize) {
        let (mut former, old, mut unread) = match last {
            Some(last) => (std::mem::take(&mut last.held), Some(&last.gazetteer), last.unread),
            None => (Vec::new(), None, 0),
        };
        if reread {
            let (read, errors) = self.read(streams);
            unread = errors;
            let mut known: HashMap<String, Held> =
                former.into_iter().map(|held| (held.report.info.id.clone(), held)).collect();
            let again = |report: Report| {
                let former = known.remove(&report.info.id).filter(|held| held.report == report);
                former.unwrap_or(Held { report, coded: None })
            };
            former = read.into_iter().map(again).collect();
        }
        let keys: HashSet<PlaceKey> =
            former.iter().filter_map(|held| held.coded.as_ref()).flat_map(places_of).collect();
        let same = old.map_or_else(Unchanged::default, |old| Unchanged::between(old, gazetteer, keys));
        (former, same, unread)
    }

    fn read(&mut self, streams: &mut Streams<'_>) -> (Vec<Report>, usize) {
        let options = ReadOptions {
            date: self.args.date,
            columns: self.args.columns.clone(),
            ..ReadOptions::default()
        };
        let (mut reports, mut diagnostics) = (Vec::new(), Vec::new());
        read_paths(&self.args.reports, &mut std::io::empty(), &options, &mut |item| match item {
            Item::Report(report) => reports.push(report),
            Item::Diagnostic(diagnostic) => diagnostics.push(diagnostic),
        });
        diagnostics.iter().for_each(|diagnostic| self.tell_once(diagnostic, streams));
        (reports, diagnostics.iter().filter(|d| d.severity == Severity::Error).count())
    }

    /// Codes, merges and writes what `next` holds, and draws its picture.
    fn write(
        &mut self,
        next: &mut Last,
        decisions: Decisions,
        same: &Unchanged,
        streams: &mut Streams<'_>,
    ) -> Result<Written, Error> {
        let batch = Batch::begin(&self.args.out)?;
        let gazetteer = next.gazetteer.clone();
        let coder = Coder { gazetteer: &gazetteer, decisions, settings: self.settings.clone() };
        let (anew, failed) = code_held(&mut next.held, same, &coder, self.threads);
        let mut store = Store::pictured(&gazetteer);
        for diagnostic in &failed {
            self.tell_once(diagnostic, streams);
            store.count(diagnostic.severity);
        }
        (0..next.unread).for_each(|_| store.count(Severity::Error));
        for coded in next.held.iter().filter_map(|held| held.coded.as_ref()) {
            coded.diagnostics.iter().for_each(|diagnostic| self.tell_once(diagnostic, streams));
            store.add(coded).map_err(Error::Spool)?;
        }
        let mut round = Round::new(store, self.args, &coder)?;
        next.picture = Picture::of(&mut round.store, &round.merged).map_err(Error::Spool)?;
        let (files, diagnostics) = round.write(self.args, &coder, batch)?;
        diagnostics.iter().for_each(|diagnostic| self.tell_once(diagnostic, streams));
        Ok(Written { files, anew })
    }

    fn tell_once(&mut self, diagnostic: &Diagnostic, streams: &mut Streams<'_>) {
        let text = diagnostic.to_string();
        if !self.told.contains(&text) {
            streams.tell(&text);
            self.told.insert(text);
        }
    }
}

/// What a round came to.
struct Written {
    files: usize,
    anew: usize,
}

/// The errors among `diagnostics`, by file, rule and words; lines shift.
fn faults(diagnostics: &[Diagnostic]) -> BTreeSet<(String, &'static str, String)> {
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
    errors.map(|d| (d.path.clone(), d.rule, d.message.clone())).collect()
}
