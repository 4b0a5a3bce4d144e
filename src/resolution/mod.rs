//! Toponym resolution: which gazetteer place a mention means, by named additive evidence.
//!
//! Two passes: the first resolves each mention by itself and by the countries that the report names; the second adds
//! what the other mentions of the report, as first resolved, say of it. A decision that the evidence does not carry is
//! left open.

mod context;
mod decide;
mod evidence;

use crate::gazetteer::Gazetteer;
use crate::model::{Cue, Mention, PlaceKey, Ranked, Resolution, Ruling};
use crate::text::Document;
use context::Context;

/// The resolution of each mention, in the mentions' order.
///
/// `focus` holds ISO 3166-1 alpha-2 codes of the countries that the user says the reports are about. `rulings` has what
/// a person decided of each mention, in the mentions' order; mentions beyond its end are undecided. A decided place
/// is evidence for the other mentions of the report, as a settled one is.
pub fn resolve(
    doc: &Document<'_>,
    mentions: &[Mention],
    gazetteer: &Gazetteer,
    focus: &[String],
    rulings: &[Option<Ruling>],
) -> Vec<Resolution> {
    let rulings = rulings.iter().map(Option::as_ref).chain(std::iter::repeat(None));
    let ruled: Vec<(&Mention, Option<&Ruling>)> =
        mentions.iter().zip(rulings.map(|r| r.filter(|r| r.place.is_some()))).collect();
    let mut context = Context::of_countries(&ruled, gazetteer, focus);
    let first: Vec<Vec<Ranked>> =
        ruled.iter().map(|(m, ruling)| rank(doc, m, *ruling, gazetteer, &context)).collect();
    context.add_places(&ruled, &first, gazetteer);
    ruled
        .iter()
        .map(|(m, ruling)| {
            let ranking = rank(doc, m, *ruling, gazetteer, &context);
            match ruling {
                Some(ruling) => decide::decided(ruling, ranking),
                None => decide::decide(m, ranking, gazetteer, &context),
            }
        })
        .collect()
}

/// What a person's decision weighs: more than all other cues together.
const DECISION: f64 = 100.0;

/// The candidates of a mention with their evidence, best first; ties by the gazetteer's order of ids.
fn rank(
    doc: &Document<'_>,
    mention: &Mention,
    ruling: Option<&Ruling>,
    gazetteer: &Gazetteer,
    context: &Context,
) -> Vec<Ranked> {
    let mut evidence: Vec<(PlaceKey, Vec<Cue>)> = mention
        .candidates
        .iter()
        .map(|c| (c.place, evidence::cues(doc, mention, c, gazetteer, context)))
        .collect();
    if let Some(place) = ruling.and_then(|ruling| ruling.place) {
        let decision = Cue { name: "decision", weight: DECISION };
        match evidence.iter_mut().find(|(candidate, _)| *candidate == place) {
            Some((_, cues)) => cues.insert(0, decision),
            // The gazetteer need not know the place by this spelling.
            None => evidence.push((place, vec![decision])),
        }
    }
    let mut ranking: Vec<Ranked> = evidence
        .into_iter()
        .map(|(place, cues)| Ranked { place, score: cues.iter().map(|c| c.weight).sum(), cues })
        .collect();
    ranking.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| gazetteer.place(a.place).id.cmp(gazetteer.place(b.place).id))
    });
    ranking.dedup_by_key(|r| r.place);
    ranking
}
