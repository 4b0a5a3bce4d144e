//! A report that is too long to be read at once: a book, or a year of news in one text.

use crate::cli::batch::safely;
use crate::model::{Diagnostic, Report};
use crate::pipeline::{Coded, Coder, Memory, code_next};
use crate::text::{CodePoints, parts};
use std::cell::RefCell;

/// A text of more bytes is read in parts of so many, and its places are written as they are found: so memory is bounded whatever is in
/// it. Each part is a report of its own to what weighs the places of a report by each other.
const MOST_AT_ONCE: usize = 2_000_000;

/// Whether a report is read in parts. One that decisions speak of is not: they count in the whole of its text.
pub(super) fn is_long(report: &Report, coder: &Coder<'_>) -> bool {
    report.text.len() > MOST_AT_ONCE && !coder.decisions.are_about(&report.info.id)
}

/// A long report.
pub(super) struct Long<'c, 'g> {
    coder: &'c Coder<'g>,
    report: &'c Report,
    diagnostics: RefCell<Vec<Diagnostic>>,
}

impl<'c, 'g> Long<'c, 'g> {
    pub fn new(coder: &'c Coder<'g>, report: &'c Report) -> Self {
        Self { coder, report, diagnostics: RefCell::default() }
    }

    /// Calls `each` with every part, in order, as soon as it is coded; what it is given counts the whole text.
    pub fn each_part<E>(
        &self,
        mut each: impl FnMut(&Coded, CodePoints<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let info = &self.report.info;
        let (mut memory, mut before) = (Memory::default(), 0);
        for text in parts(&self.report.text, MOST_AT_ONCE) {
            let part = Report { info: info.clone(), text: text.to_owned() };
            match safely(info, || code_next(self.coder, part, &mut memory)) {
                Ok(mut coded) => {
                    self.diagnostics.borrow_mut().append(&mut coded.diagnostics);
                    each(&coded, CodePoints::after(before, text))?;
                }
                Err(diagnostic) => {
                    memory = Memory::default();
                    self.diagnostics.borrow_mut().push(*diagnostic);
                }
            }
            before += text.chars().count();
        }
        Ok(())
    }

    /// What could not be used of the parts that were coded.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics.into_inner()
    }
}
