//! The toponyms of a line, of gold or of predictions, that can be used.

use super::Extent;
use super::pairing::is_too_deep;
use crate::evaluation::lines::error;
use crate::model::Diagnostic;
use serde_json::Value;

/// The document whose toponyms are read, and what is told of those that cannot be.
pub(super) struct Whose<'a> {
    pub(super) path: &'a str,
    pub(super) line: u64,
    pub(super) id: &'a str,
    /// The rule that a toponym breaks.
    pub(super) rule: &'static str,
    /// How a line is written.
    pub(super) hint: &'static str,
    /// What to do where toponyms lie over one another.
    pub(super) once: &'static str,
}

/// The toponyms that `read` can read; `None` where too many lie over one another. The others are told and left out.
pub(super) fn usable<T>(
    toponyms: Vec<Value>,
    whose: &Whose<'_>,
    read: impl Fn(Value) -> Result<T, String>,
    extent: impl Fn(&T) -> Extent,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<T>> {
    let Whose { path, line, id, rule, hint, once } = *whose;
    let mut kept = Vec::with_capacity(toponyms.len());
    for (number, value) in (1..).zip(toponyms) {
        match read(value) {
            Ok(toponym) => kept.push(toponym),
            Err(why) => {
                let message = format!("toponym {number} of `{id}` is left out: {why}");
                diagnostics.push(error(rule, path, line, message).hint(hint));
            }
        }
    }
    let extents: Vec<Extent> = kept.iter().map(extent).collect();
    if is_too_deep(&extents) {
        let message = format!("the document `{id}` is left out: too many toponyms lie over one another");
        diagnostics.push(error("nested-toponyms", path, line, message).hint(once));
        return None;
    }
    Some(kept)
}
