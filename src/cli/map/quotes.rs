//! The words that an incident shows: merging knows spans only, the texts are here.

use super::store::Store;
use crate::model::{EventMention, Field, Incident};
use std::io;

/// Fills `quote` and `date_text` where merging left them empty.
///
/// The quote is the sentence of the first member that is placed where the incident is; the date's words are those of the
/// first member that states a whole date, else of the first that states any.
pub(super) fn fill(incidents: &mut [Incident], store: &mut Store<'_>) -> io::Result<()> {
    for incident in incidents {
        if incident.quote.is_empty() {
            let place = incident.site.as_ref().map(|s| s.place);
            let here = |m: &&EventMention| m.site.as_ref().map(|s| s.place) == place;
            let member = incident.members.iter().find(here).or(incident.members.first());
            if let Some(member) = member {
                incident.quote = words(store, member, member.sentence)?;
            }
        }
        if incident.date_text.is_none() {
            let stated: Vec<_> = incident
                .members
                .iter()
                .filter_map(|m| Some((m, m.evidence.iter().find(|e| e.field == Field::Date)?.span)))
                .collect();
            let best = stated.iter().find(|(m, _)| m.date.is_resolved() && m.date.stated).or(stated.first());
            if let Some((member, span)) = best {
                incident.date_text = Some(words(store, member, *span)?).filter(|w| !w.is_empty());
            }
        }
    }
    Ok(())
}

fn words(store: &mut Store<'_>, member: &EventMention, span: crate::text::Span) -> io::Result<String> {
    match store.index_of(&member.report_id) {
        Some(index) => Ok(span.of(&store.text(index)?).split_whitespace().collect::<Vec<_>>().join(" ")),
        None => Ok(String::new()),
    }
}
