//! What a run keeps of its reports: facts and event mentions in memory; texts and finished lines in a spool.

use super::impact::Picture;
use super::spool::{Slot, Spool};
use crate::format::geojson::Lines;
use crate::gazetteer::Gazetteer;
use crate::layer::place::Places;
use crate::layer::places::Tally;
use crate::layer::review::{self, Pending};
use crate::layer::{ReportFacts, Reports, mentions};
use crate::model::{EventMention, ReportInfo, Severity};
use crate::pipeline::Coded;
use crate::text::CodePoints;
use std::collections::BTreeMap;
use std::io;

/// The reports of a run. What it gives does not depend on the order in which they were added, once it is sorted.
pub(super) struct Store<'g> {
    pub places: Places<'g>,
    spool: Spool,
    /// The lines of one report, whose room the next one uses again.
    lines: Lines,
    reports: Vec<Kept>,
    events: Vec<EventMention>,
    pending: Vec<Pending>,
    pub counts: Counts,
    /// What the reports say, where another run is to be compared with it.
    picture: Option<Picture>,
}

/// Sums over the reports.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    pub mentions: usize,
    pub resolved: usize,
    pub events: usize,
    pub places: Tally,
    pub diagnostics: BTreeMap<Severity, usize>,
}

/// One report without its text.
pub(super) struct Kept {
    pub info: ReportInfo,
    pub text_sha256: String,
    text: Slot,
    mention_lines: Slot,
}

impl<'g> Store<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer) -> Self {
        Self {
            places: Places::new(gazetteer),
            spool: Spool::new(),
            lines: Lines::default(),
            reports: Vec::new(),
            events: Vec::new(),
            pending: Vec::new(),
            counts: Counts::default(),
            picture: None,
        }
    }

    /// A store that draws the picture of its reports.
    pub(super) fn pictured(gazetteer: &'g Gazetteer) -> Self {
        Self { picture: Some(Picture::default()), ..Self::new(gazetteer) }
    }

    /// Keeps a report.
    pub(super) fn add(&mut self, coded: &Coded) -> io::Result<()> {
        let Coded { info, text_sha256, text, toponyms, sentences, events, diagnostics, home: _ } = coded;
        if let Some(picture) = &mut self.picture {
            picture.add_report(info, text_sha256);
        }
        self.lines.clear();
        for feature in mentions::features(&info.id, &CodePoints::new(text), toponyms, &self.places) {
            self.lines.push(&feature);
            if let Some(picture) = &mut self.picture {
                picture.add_mention(&feature);
            }
        }
        let mention_lines = self.spool.push(self.lines.as_bytes())?;
        let text_slot = self.spool.push(text.as_bytes())?;
        for diagnostic in diagnostics {
            self.count(diagnostic.severity);
        }
        self.counts.mentions += toponyms.len();
        self.counts.resolved += toponyms.resolutions.iter().filter(|r| r.place.is_some()).count();
        self.counts.events += events.len();
        self.counts.places.add_report(&toponyms.resolutions);
        self.pending.extend(review::pending(info, text, toponyms, sentences, &self.places));
        self.events.extend_from_slice(events);
        let (info, text_sha256) = (info.clone(), text_sha256.clone());
        self.reports.push(Kept { info, text_sha256, text: text_slot, mention_lines });
        Ok(())
    }

    /// Counts a diagnostic.
    pub(super) fn count(&mut self, severity: Severity) {
        *self.counts.diagnostics.entry(severity).or_default() += 1;
    }

    /// How many diagnostics of `severity` were counted.
    pub(super) fn counted(&self, severity: Severity) -> usize {
        self.counts.diagnostics.get(&severity).copied().unwrap_or_default()
    }

    /// Brings the reports into the order of their ids.
    pub(super) fn sort(&mut self) {
        self.reports.sort_by(|a, b| (&a.info.id, &a.text_sha256).cmp(&(&b.info.id, &b.text_sha256)));
    }

    /// The reports.
    pub(super) fn reports(&self) -> &[Kept] {
        &self.reports
    }

    /// The facts of the reports, as the layers take them.
    pub(super) fn facts(&self) -> Reports<'_> {
        self.reports
            .iter()
            .map(|kept| {
                let facts = ReportFacts { info: &kept.info, text_sha256: &kept.text_sha256 };
                (kept.info.id.as_str(), facts)
            })
            .collect()
    }

    /// Hands over the picture of the reports, without incidents; an empty one where none was drawn.
    pub(super) fn take_picture(&mut self) -> Picture {
        self.picture.take().unwrap_or_default()
    }

    /// Hands over the event mentions.
    pub(super) fn take_events(&mut self) -> Vec<EventMention> {
        std::mem::take(&mut self.events)
    }

    /// The mentions that wait for a person.
    pub(super) fn pending_mut(&mut self) -> &mut Vec<Pending> {
        &mut self.pending
    }

    /// How many mentions wait for a person.
    pub(super) fn pending(&self) -> &[Pending] {
        &self.pending
    }

    /// The text of the report at `index` of [`Self::reports`].
    pub(super) fn text(&mut self, index: usize) -> io::Result<String> {
        match self.reports.get(index).map(|kept| kept.text) {
            Some(slot) => self.spool.text(slot),
            None => Ok(String::new()),
        }
    }

    /// Puts the finished lines of the mentions layer of the report at `index` into `lines`, as [`LayerWriter::lines`] takes them.
    ///
    /// [`LayerWriter::lines`]: crate::format::geojson::LayerWriter::lines
    pub(super) fn read_mention_lines(&mut self, index: usize, lines: &mut Vec<u8>) -> io::Result<()> {
        match self.reports.get(index).map(|kept| kept.mention_lines) {
            Some(slot) => self.spool.read(slot, lines),
            None => {
                lines.clear();
                Ok(())
            }
        }
    }

    /// The index of the report `id`, once the reports are sorted.
    pub(super) fn index_of(&self, id: &str) -> Option<usize> {
        self.reports.binary_search_by(|kept| kept.info.id.as_str().cmp(id)).ok()
    }
}
