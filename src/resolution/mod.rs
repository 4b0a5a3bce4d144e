//! Toponym resolution: which gazetteer place a mention means, by named additive evidence.
//!
//! Two passes: the first resolves each mention by itself and by the countries that the report names; the second adds
//! what the other mentions of the report, as first resolved, say of it. A decision that the evidence does not carry is
//! left open.

mod context;
mod decide;
mod evidence;

use crate::gazetteer::Gazetteer;
use crate::model::{Mention, Ranked, Resolution};
use crate::text::Document;
use context::Context;

/// The resolution of each mention, in the mentions' order.
///
/// `focus` holds ISO 3166-1 alpha-2 codes of the countries that the user says the reports are about.
pub fn resolve(
    doc: &Document<'_>,
    mentions: &[Mention],
    gazetteer: &Gazetteer,
    focus: &[String],
) -> Vec<Resolution> {
    let mut context = Context::of_countries(mentions, gazetteer, focus);
    let first: Vec<Vec<Ranked>> = mentions.iter().map(|m| rank(doc, m, gazetteer, &context)).collect();
    context.add_places(mentions, &first, gazetteer);
    mentions
        .iter()
        .map(|m| {
            let ranking = rank(doc, m, gazetteer, &context);
            decide::decide(m, ranking, gazetteer, &context)
        })
        .collect()
}

/// The candidates of a mention with their evidence, best first; ties by the gazetteer's order of ids.
fn rank(doc: &Document<'_>, mention: &Mention, gazetteer: &Gazetteer, context: &Context) -> Vec<Ranked> {
    let mut ranking: Vec<Ranked> = mention
        .candidates
        .iter()
        .map(|c| {
            let cues = evidence::cues(doc, mention, c, gazetteer, context);
            Ranked { place: c.place, score: cues.iter().map(|c| c.weight).sum(), cues }
        })
        .collect();
    ranking.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| gazetteer.place(a.place).id.cmp(gazetteer.place(b.place).id))
    });
    ranking.dedup_by_key(|r| r.place);
    ranking
}
