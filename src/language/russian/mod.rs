//! Russian: type, place, date, killed and wounded, from data alone.

use super::core::Core;
use super::lexicon::Lexicon;
use std::sync::OnceLock;

/// The core of Russian: `lexicon.csv` and `words.csv`.
///
/// # Examples
/// ```
/// use incident_mapper::{language::russian, model::Toll, text::Document};
/// let doc = Document::new("17 октября погибли не менее двадцати пяти человек.");
/// let (dates, quantities) = russian::core().dates_and_quantities(&doc);
/// assert_eq!(dates[0].span.of(doc.text), "17 октября");
/// assert_eq!(quantities[0].toll, Some(Toll::at_least(25)));
/// ```
pub fn core() -> &'static Core {
    static CORE: OnceLock<Core> = OnceLock::new();
    CORE.get_or_init(|| Core::new(include_str!("lexicon.csv"), include_str!("words.csv")))
}

/// The lexicon of Russian.
pub fn lexicon() -> &'static Lexicon {
    &core().lexicon
}
