//! The run's id: what was read and how, never where, when or in which order.

use super::store::Store;
use crate::pipeline::Coder;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// How many hexadecimal digits an id has: 64 bits, which 100 million runs share with a chance of one in 3,700.
const DIGITS: usize = 16;

/// `run-` and the hash of the texts with their dates, the gazetteers, the decisions, the settings and the version of the
/// program.
pub(super) fn run_id(store: &Store<'_>, coder: &Coder<'_>, date: Option<Date>) -> String {
    let mut texts: Vec<String> = store
        .reports()
        .iter()
        .map(|kept| {
            let day = kept.info.date.map(|d| d.day.to_string()).unwrap_or_default();
            format!("text {} {day}", kept.text_sha256)
        })
        .collect();
    texts.sort_unstable();
    let gazetteers = coder.gazetteer.sources().iter().map(|source| format!("gazetteer {}", source.sha256));
    let decisions = coder.decisions.source().map(|source| format!("decisions {}", source.sha256));
    let lexicon = coder.settings.lexicon.as_ref().map(|lexicon| format!("lexicon {}", lexicon.sha256()));
    let developments = coder.settings.developments.then(|| "developments".to_owned());
    let settings = [
        format!("version {}", env!("CARGO_PKG_VERSION")),
        format!("focus {}", coder.settings.focus.join(",")),
        format!("date {}", date.map(|d| d.to_string()).unwrap_or_default()),
    ];
    let mut hash = Sha256::new();
    for line in texts
        .into_iter()
        .chain(gazetteers)
        .chain(decisions)
        .chain(settings)
        .chain(lexicon)
        .chain(developments)
    {
        hash.update(line.as_bytes());
        hash.update(b"\n");
    }
    let digits: String = crate::text::hex(&hash.finalize());
    format!("run-{}", digits.get(..DIGITS).unwrap_or(&digits))
}
