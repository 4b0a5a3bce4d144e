//! A line of progress on a terminal, and diagnostics above it.

use crate::cli::counted::counted;
use std::fmt::Display;
use std::io::Write;

/// The count of coded reports, drawn over itself. Draws nothing where no person watches.
pub(super) struct Progress {
    is_shown: bool,
    reports: usize,
}

/// Back to the first column, and erase to the end of the line (ECMA-48: CR, EL).
const ERASE: &str = "\r\x1b[K";

impl Progress {
    pub(super) fn new(is_shown: bool) -> Self {
        Self { is_shown, reports: 0 }
    }

    /// One more report is coded. A closed terminal is no reason to stop.
    pub(super) fn report(&mut self, err: &mut dyn Write) {
        self.reports += 1;
        // The first at once, then at every 16th: drawing costs more than a short report.
        if self.is_shown && self.reports % 16 == 1 {
            let _ = write!(err, "{ERASE}{} read", counted(self.reports, "report"));
            let _ = err.flush();
        }
    }

    /// Writes a line of its own.
    pub(super) fn above(&self, err: &mut dyn Write, line: &impl Display) {
        self.clear(err);
        let _ = writeln!(err, "{line}");
    }

    /// Takes the line away.
    pub(super) fn clear(&self, err: &mut dyn Write) {
        if self.is_shown && self.reports > 0 {
            let _ = write!(err, "{ERASE}");
        }
    }
}
