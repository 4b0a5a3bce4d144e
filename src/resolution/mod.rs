//! Toponym resolution: which gazetteer place a mention means, by named additive evidence.
//!
//! Two passes: the first resolves each mention by itself and by the countries that the report names; the second adds
//! what the other mentions of the report, as first resolved, say of it. A decision that the evidence does not carry is
//! left open.

mod context;
mod decide;
mod evidence;
mod weights;

use crate::gazetteer::Gazetteer;
use crate::model::{Cue, Mention, PlaceKey, Ranked, Resolution, Ruling};
use crate::text::fold::fold;
use crate::text::{Document, Span};
use context::Context;
use evidence::{cues, evidence};
use std::collections::HashMap;
#[cfg(feature = "training")]
pub(crate) use weights::{NONE, Row, rows as weight_rows};

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
    let alike = alike(doc, mentions);
    let context = settle(doc, &ruled, &alike, gazetteer, focus);
    let decide = |((mention, ruling), alike): (&(&Mention, Option<&Ruling>), &Vec<Span>)| {
        let ranking = rank(doc, mention, alike, *ruling, gazetteer, &context);
        match ruling {
            Some(ruling) => decide::decided(ruling, ranking),
            None => decide::decide(mention, ranking, gazetteer, &context),
        }
    };
    ruled.iter().zip(&alike).map(decide).collect()
}

/// What the report says as a whole, with what the first pass settles of its mentions.
fn settle<'g>(
    doc: &Document<'_>,
    ruled: &[(&Mention, Option<&Ruling>)],
    alike: &[Vec<Span>],
    gazetteer: &'g Gazetteer,
    focus: &[String],
) -> Context<'g> {
    let mut context = Context::of_countries(ruled, gazetteer, focus);
    context.hear(&spellings(ruled, alike), gazetteer);
    let pairs = ruled.iter().zip(alike);
    let first: Vec<Vec<Ranked>> = pairs
        .map(|((mention, ruling), alike)| rank(doc, mention, alike, *ruling, gazetteer, &context))
        .collect();
    context.add_places(ruled, &first, gazetteer);
    context
}

/// The evidence for each candidate of each mention, as the last pass of [`resolve`] sees it.
#[cfg(feature = "training")]
pub(crate) fn evidence_of(
    doc: &Document<'_>,
    mentions: &[Mention],
    gazetteer: &Gazetteer,
) -> Vec<Vec<(PlaceKey, Vec<evidence::Evidence>)>> {
    let ruled: Vec<(&Mention, Option<&Ruling>)> = mentions.iter().map(|m| (m, None)).collect();
    let alike = alike(doc, mentions);
    let context = settle(doc, &ruled, &alike, gazetteer, &[]);
    let of = |(m, alike): (&Mention, &Vec<Span>)| {
        let one = |c: &crate::model::Candidate| (c.place, evidence(doc, m, alike, c, gazetteer, &context));
        m.candidates.iter().map(one).collect()
    };
    mentions.iter().zip(&alike).map(of).collect()
}

/// For each mention the spans of all that are spelt as it is, its own first.
fn alike(doc: &Document<'_>, mentions: &[Mention]) -> Vec<Vec<Span>> {
    let mut spelt: HashMap<String, Vec<Span>> = HashMap::new();
    let keys: Vec<String> = mentions.iter().map(|m| fold(m.span.of(doc.text))).collect();
    for (key, mention) in keys.iter().zip(mentions) {
        let spans = spelt.entry(key.clone()).or_default();
        if spans.len() < MOST_ALIKE {
            spans.push(mention.span);
        }
    }
    let of = |(key, mention): (&String, &Mention)| {
        let others = spelt.get(key).into_iter().flatten().copied().filter(|span| *span != mention.span);
        std::iter::once(mention.span).chain(others).collect()
    };
    keys.iter().zip(mentions).map(of).collect()
}

/// The first mention of each spelling.
fn spellings<'m>(ruled: &[(&'m Mention, Option<&Ruling>)], alike: &[Vec<Span>]) -> Vec<&'m Mention> {
    let mentions = ruled.iter().map(|(mention, _)| *mention);
    let is_first = |(m, alike): &(&Mention, &Vec<Span>)| alike.iter().all(|span| m.span <= *span);
    mentions.zip(alike).filter(is_first).map(|(m, _)| m).collect()
}

/// So many mentions of one spelling are looked at together; a report that repeats a name more often says no more of it.
const MOST_ALIKE: usize = 12;

/// What a person's decision weighs: more than all other cues together.
const DECISION: f64 = 100.0;

/// The candidates of a mention with their evidence, best first; ties by the gazetteer's order of ids.
fn rank(
    doc: &Document<'_>,
    mention: &Mention,
    alike: &[Span],
    ruling: Option<&Ruling>,
    gazetteer: &Gazetteer,
    context: &Context<'_>,
) -> Vec<Ranked> {
    let mut ranked: Vec<(PlaceKey, Vec<Cue>)> = mention
        .candidates
        .iter()
        .map(|c| (c.place, cues(&evidence(doc, mention, alike, c, gazetteer, context))))
        .collect();
    if let Some(place) = ruling.and_then(|ruling| ruling.place) {
        let decision = Cue { name: "decision", weight: DECISION };
        match ranked.iter_mut().find(|(candidate, _)| *candidate == place) {
            Some((_, cues)) => cues.insert(0, decision),
            // The gazetteer need not know the place by this spelling.
            None => ranked.push((place, vec![decision])),
        }
    }
    let mut ranking: Vec<Ranked> = ranked
        .into_iter()
        .map(|(place, cues)| Ranked { place, score: cues.iter().map(|c| c.weight).sum(), cues })
        .collect();
    ranking.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| gazetteer.place(a.place).id.cmp(gazetteer.place(b.place).id))
    });
    ranking.dedup_by_key(|r| r.place);
    ranking
}
