//! One round of mapping: from coded reports to the files of a folder.

use super::store::Store;
use super::{Args, former, outputs, run_id};
use crate::cli::counted::counted;
use crate::cli::inputs::check_whole;
use crate::cli::{Error, Streams};
use crate::format::atomic::Batch;
use crate::incident::{self, Known, Merged};
use crate::model::{Diagnostic, Severity};
use crate::pipeline::Coder;
use std::collections::HashSet;

/// What the reports of a run come to, before anything is written.
pub(super) struct Round<'g> {
    pub store: Store<'g>,
    pub merged: Merged,
    run_id: String,
}

impl<'g> Round<'g> {
    /// Merges what was kept of the reports.
    ///
    /// # Errors
    /// There is no report.
    pub(super) fn new(mut store: Store<'g>, args: &Args, coder: &Coder<'_>) -> Result<Self, Error> {
        if store.reports().is_empty() {
            return Err(Error::NothingRead);
        }
        store.sort();
        let run_id = run_id::run_id(&store, coder, args.date);
        let events = store.take_events();
        let infos = store.reports().iter().map(|kept| &kept.info);
        let outlets = infos.filter_map(|info| Some((info.id.as_str(), info.source.as_deref()?)));
        let known = Known { links: coder.decisions.links().clone(), outlets: outlets.collect() };
        let merged = incident::merge_known(events, &known, coder.gazetteer);
        Ok(Self { store, merged, run_id })
    }

    /// Writes the files of the run, all together, and gives their number and what is to be told.
    ///
    /// # Errors
    /// A file cannot be written; the folder is as it was then.
    pub(super) fn write(
        &mut self,
        args: &Args,
        coder: &Coder<'_>,
        mut batch: Batch,
    ) -> Result<(usize, Vec<Diagnostic>), Error> {
        let mut diagnostics = former::name_previous(&args.out, &mut self.merged);
        diagnostics.append(&mut self.merged.diagnostics);
        diagnostics.extend(own_decisions(args, coder, &mut self.store));
        let run = outputs::Run { id: &self.run_id, args, coder, merged: &self.merged };
        diagnostics.extend(outputs::write(&run, &mut self.store, &mut batch)?);
        check_whole(coder.gazetteer)?;
        Ok((batch.commit()?.len(), diagnostics))
    }

    /// The closing words: what was found, what was written, what to do with it.
    pub(super) fn summarise(&self, args: &Args, files: usize, streams: &mut Streams<'_>) {
        let located = self.merged.incidents.iter().filter(|i| i.site.is_some()).count();
        let unlocated = self.merged.incidents.len() - located;
        let out = args.out.display();
        streams.tell(format_args!(
            "{}: {} located, {unlocated} unlocated; {} written to {out}",
            counted(self.store.reports().len(), "report"),
            counted(located, "incident"),
            counted(files, "file"),
        ));
        let errors = self.store.counted(Severity::Error);
        if errors > 0 {
            streams.tell(format_args!("{} could not be used; see above", counted(errors, "input")));
        }
        let pending = self.store.pending().len();
        if pending > 0 {
            streams.tell(format_args!("{} to review in {out}/review.csv", counted(pending, "mention")));
        }
        if located > 0 {
            streams.tell(format_args!(
                "open {out}/incidents.qgs in QGIS, or {out}/incidents.geojson on a web map"
            ));
        }
    }
}

/// Keeps what was typed into the folder's `review.csv`, and says which decisions are on reports that were not read.
fn own_decisions(args: &Args, coder: &Coder<'_>, store: &mut Store<'_>) -> Vec<Diagnostic> {
    let ids: HashSet<String> = store.reports().iter().map(|kept| kept.info.id.clone()).collect();
    let is_read = |report: &str| ids.contains(report);
    let mut diagnostics = former::keep_typed(&args.out, store.pending_mut(), is_read);
    diagnostics.extend(coder.decisions.on_other_reports(is_read));
    diagnostics
}
