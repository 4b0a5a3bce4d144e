//! Toponym resolution: which gazetteer place a mention means, by named additive evidence.
//!
//! Two passes: the first resolves each mention by itself and by the countries that the report names; the second adds
//! what the other mentions of the report, as first resolved, say of it. A decision that the evidence does not carry is
//! left open.

mod calibration;
mod context;
mod country;
mod decide;
mod evidence;
mod joined;
mod names;
mod origin;
mod pieces;
mod places;
mod weights;

use crate::gazetteer::Gazetteer;
use crate::geodesy::{Metres, is_nearer};
use crate::language::english::dateline;
#[cfg(feature = "training")]
use crate::model::PlaceKey;
use crate::model::{Cue, FeatureWords, Kind, Mention, NameTier, Place, Ranked, Resolution, Ruling};
use crate::text::Document;
#[cfg(feature = "training")]
pub(crate) use calibration::log_odds;
use context::Context;
use evidence::{Alike, Around};
use joined::Neighbours;
use names::{Mentions, Name, Names, Stand, names};
pub use origin::Expected;
use pieces::Piece;
#[cfg(feature = "training")]
use places::Candidacy;
pub use places::Memory;
use weights::weigh;
#[cfg(feature = "training")]
pub(crate) use weights::{Row, rows as weight_rows};

/// The name of the score of no place at all, which the best candidate has to exceed.
#[cfg(feature = "training")]
pub(crate) fn none() -> &'static str {
    Piece::NoCandidate.words()
}

/// What a resolution keeps of its ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The best candidates with the cues that made their scores, as many as an explanation shows.
    Ranking,
    /// Nothing: the answer alone.
    Answer,
}

/// An explanation shows so many candidates.
const MOST_RANKED: usize = 8;

/// A mention whose place is asked for.
pub(crate) struct Asked<'m, 'g> {
    mention: &'m Mention,
    /// What a person decided: seldom anything, so it is kept apart.
    decided: Option<Box<Decided<'m, 'g>>>,
    name: u32,
    stand: Stand,
}

/// What a person decided of a mention, and the place.
pub(crate) struct Decided<'m, 'g> {
    ruling: &'m Ruling,
    place: Place<'g>,
}

impl<'g> Asked<'_, 'g> {
    /// The number of its name.
    fn name(&self) -> usize {
        self.name as usize
    }

    /// The place that a person decided on.
    fn decided_place(&self) -> Option<&Place<'g>> {
        self.decided.as_ref().map(|decided| &decided.place)
    }

    /// A candidate by its number: one of the name's, or, after the last, a decided place of another name.
    fn candidate<'r>(&'r self, name: &'r Name<'g>, number: usize) -> (&'r Place<'g>, NameTier) {
        match (name.places.candidates.get(number), self.decided_place()) {
            (Some(candidacy), _) => (&candidacy.place, candidacy.tier),
            (None, Some(place)) => (place, NameTier::Name),
            (None, None) => unreachable!("numbered"),
        }
    }
}

/// What the first pass makes of a mention.
#[derive(Debug, Clone, Copy)]
pub(crate) struct First {
    /// The number of the best candidate: see [`Asked::candidate`].
    number: usize,
    /// Whether it leads clearly, or the next one is the same place on a map.
    clear: bool,
}

/// The resolution of each mention, in the mentions' order.
///
/// `expected` is what the user says of the report's subject. `rulings` has what a person decided of each mention, in the mentions' order;
/// mentions beyond its end are undecided. A decided place is evidence for the other mentions of the report, as a settled one is. `memory` is of the same
/// gazetteer.
pub fn resolve<'g>(
    doc: &Document<'_>,
    mentions: &[Mention],
    gazetteer: &'g Gazetteer,
    expected: Expected<'_>,
    rulings: &[Option<Ruling>],
    kept: Kept,
    memory: &mut Memory<'g>,
) -> Vec<Resolution> {
    let report = Report::new(doc, mentions, gazetteer, expected, rulings, memory);
    let mut order = Vec::new();
    let decide = |one: &Asked<'_, 'g>| {
        let ranking = report.ranking(doc, one, &mut order);
        match &one.decided {
            Some(decided) => {
                let ranking = if kept == Kept::Answer { Vec::new() } else { ranking.kept() };
                decide::decided(decided.ruling, ranking)
            }
            None => decide::decide(&ranking, &report.context, kept),
        }
    };
    report.asked.iter().map(decide).collect()
}

/// Pieces of evidence by their names, and how much of each there is.
#[cfg(feature = "training")]
pub(crate) type Amounts = Vec<(&'static str, f64)>;

/// The evidence for each candidate of each mention, as the last pass of [`resolve`] sees it.
#[cfg(feature = "training")]
pub(crate) fn evidence_of(
    doc: &Document<'_>,
    mentions: &[Mention],
    gazetteer: &Gazetteer,
) -> Vec<Vec<(PlaceKey, Amounts)>> {
    let report = Report::new(doc, mentions, gazetteer, Expected::default(), &[], &mut Memory::default());
    let of = |one: &Asked<'_, '_>| {
        let name = &report.names[one.name()];
        let around = report.around(doc, one);
        let evidence = |candidacy: &Candidacy<'_>| {
            let mut found: Vec<_> =
                candidacy.standing.iter().flatten().map(|(piece, n)| (piece.words(), *n)).collect();
            around.evidence(candidacy, &mut |piece, amount| found.push((piece.words(), amount)));
            (candidacy.place.key, found)
        };
        name.places.candidates.iter().map(evidence).collect()
    };
    report.asked.iter().map(of).collect()
}

/// The answer to each mention that the evidence carries, with its chance by the evidence alone.
#[cfg(feature = "training")]
pub(crate) fn answers(
    doc: &Document<'_>,
    mentions: &[Mention],
    gazetteer: &Gazetteer,
) -> Vec<Option<(PlaceKey, f64)>> {
    let report = Report::new(doc, mentions, gazetteer, Expected::default(), &[], &mut Memory::default());
    let mut order = Vec::new();
    let answer = |one| {
        let ranking = report.ranking(doc, one, &mut order);
        let answer = decide::answer(&ranking, &report.context).filter(|a| a.stands)?;
        Some((answer.place.key, answer.chance))
    };
    report.asked.iter().map(answer).collect()
}

/// A report's mentions, its names, and what it says as a whole with what the first pass settles.
struct Report<'m, 'g> {
    asked: Vec<Asked<'m, 'g>>,
    names: Vec<Name<'g>>,
    /// The mentions of each spelling: see [`Names::alike`].
    alike: Vec<Mentions>,
    context: Context<'g>,
}

impl<'m, 'g> Report<'m, 'g> {
    fn new(
        doc: &Document<'_>,
        mentions: &'m [Mention],
        gazetteer: &'g Gazetteer,
        expected: Expected<'_>,
        rulings: &'m [Option<Ruling>],
        memory: &mut Memory<'g>,
    ) -> Self {
        let stands: Vec<Stand> = mentions.iter().map(|mention| Stand::of(doc, mention.span)).collect();
        let Names { mut names, numbers, alike } = names(doc, mentions, &stands, gazetteer, memory);
        let rulings = rulings.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        let asked = mentions.iter().zip(stands).zip(numbers).zip(rulings).map(
            |(((mention, stand), name), ruling)| {
                let decided = ruling.and_then(|ruling| {
                    let place = gazetteer.place(ruling.place?);
                    Some(Box::new(Decided { ruling, place }))
                });
                Asked { mention, decided, name, stand }
            },
        );
        let asked: Vec<Asked<'m, 'g>> = asked.collect();
        let context = Context::new(&asked, &mut names, expected, gazetteer);
        let mut report = Self { asked, names, alike, context };
        let firsts = report.firsts(doc);
        report.context.add_places(&report.asked, &report.names, &firsts);
        report.context.add_dateline(dateline::of(doc), &report.asked, &report.names, &firsts);
        report
    }

    /// What the first pass makes of each mention. No place is settled yet, so that all mentions of a name that are of one kind and
    /// called the same are alike.
    fn firsts(&self, doc: &Document<'_>) -> Vec<Option<First>> {
        let mut known: Vec<Option<(Kind, FeatureWords, Option<First>)>> = vec![None; self.names.len()];
        let mut order = Vec::new();
        let row = self.row();
        let first = |(number, one): (usize, &Asked<'_, 'g>)| {
            if row.joined(number).tells(&self.names[one.name()]) {
                return self.first(doc, one, &mut order);
            }
            let (kind, words) = (one.mention.kind, one.mention.feature_words);
            let slot = known.get_mut(one.name()).filter(|_| one.decided.is_none());
            match slot {
                Some(Some((k, w, first))) if (*k, *w) == (kind, words) => *first,
                Some(slot) => {
                    let first = self.first(doc, one, &mut order);
                    *slot = Some((kind, words, first));
                    first
                }
                None => self.first(doc, one, &mut order),
            }
        };
        self.asked.iter().enumerate().map(first).collect()
    }

    /// Its mentions beside each other.
    fn row(&self) -> Neighbours<'_, 'g> {
        Neighbours { asked: &self.asked, names: &self.names }
    }

    /// What stands around a mention.
    fn around<'r>(&'r self, doc: &Document<'_>, one: &'r Asked<'_, 'g>) -> Around<'r, 'g> {
        let name = &self.names[one.name()];
        let numbers = self.alike.get(name.spelling).map(Mentions::numbers).unwrap_or_default();
        Around::new(doc, one, name, Alike { row: self.row(), numbers }, &self.context)
    }

    fn first(&self, doc: &Document<'_>, one: &Asked<'_, 'g>, order: &mut Order) -> Option<First> {
        if one.decided.is_none() && self.names[one.name()].places.candidates.len() == 1 {
            return Some(First { number: 0, clear: true });
        }
        let ranking = self.ranking(doc, one, order);
        let mut best = ranking.best();
        let (first, _, score) = best.next()?;
        let clear = best.next().is_none_or(|(second, _, next)| {
            score - next > 1.0 || is_nearer(first.position, second.position, Metres::from_km(60.0))
        });
        Some(First { number: ranking.order.first()?.0, clear })
    }

    /// The candidates of a mention by what the context knows so far. What `order` has before does not count.
    fn ranking<'r>(
        &'r self,
        doc: &Document<'_>,
        one: &'r Asked<'_, 'g>,
        order: &'r mut Order,
    ) -> Ranking<'r, 'g> {
        let name = &self.names[one.name()];
        let around = self.around(doc, one);
        order.clear();
        for (n, candidacy) in name.places.candidates.iter().enumerate() {
            let mut score = candidacy.standing_score;
            around.evidence(candidacy, &mut |piece, amount| score += weigh(piece, amount));
            order.push((n, exact(score)));
        }
        if let Some(place) = one.decided_place() {
            match name.places.candidates.iter().position(|c| c.place.key == place.key) {
                Some(decided) => order[decided].1 += DECISION,
                // The gazetteer need not know the place by this spelling.
                None => order.push((name.places.candidates.len(), DECISION)),
            }
        }
        let place = |number| one.candidate(name, number).0;
        order.sort_by(|a, b| {
            b.1.total_cmp(&a.1).then_with(|| {
                let (a, b) = (place(a.0), place(b.0));
                b.is_settlement().cmp(&a.is_settlement()).then_with(|| a.id.cmp(b.id))
            })
        });
        order.dedup_by_key(|(n, _)| place(*n).key);
        Ranking { around, one, name, order }
    }
}

/// What a person's decision weighs: more than all other evidence together.
const DECISION: f64 = 100.0;

/// A score without what adding in another order would make of it: all that adds to one is hundredths.
fn exact(score: f64) -> f64 {
    (score * 100.0 + 0.5).floor() / 100.0
}

/// The candidates of a mention, best first; of equals a town before its district, and then by the order of ids.
pub(crate) struct Ranking<'r, 'g> {
    around: Around<'r, 'g>,
    one: &'r Asked<'r, 'g>,
    name: &'r Name<'g>,
    order: &'r Order,
}

/// The number of each candidate and its score; the number after the last is that of a decided place of another name.
type Order = Vec<(usize, f64)>;

impl<'g> Ranking<'_, 'g> {
    fn place(&self, number: usize) -> &Place<'g> {
        self.one.candidate(self.name, number).0
    }

    /// Each candidate with how it was matched and its score.
    fn best(&self) -> impl Iterator<Item = (&Place<'g>, NameTier, f64)> {
        self.order.iter().map(|(number, score)| {
            let (place, tier) = self.one.candidate(self.name, *number);
            (place, tier, *score)
        })
    }

    /// The best candidates with the cues that made their scores.
    fn kept(&self) -> Vec<Ranked> {
        let ranked = |(n, score): &(usize, f64)| {
            let mut cues = Vec::with_capacity(12);
            if self.one.decided_place().is_some_and(|place| place.key == self.place(*n).key) {
                cues.push(Cue { name: "decision", weight: DECISION });
            }
            let mut add = |piece: Piece, amount| {
                let weight = weigh(piece, amount);
                if weight != 0.0 {
                    cues.push(Cue { name: piece.words(), weight });
                }
            };
            if let Some(candidacy) = self.name.places.candidates.get(*n) {
                candidacy.standing.iter().flatten().for_each(|(piece, amount)| add(*piece, *amount));
                self.around.evidence(candidacy, &mut add);
            }
            Ranked { place: self.place(*n).key, score: *score, cues }
        };
        self.order.iter().take(MOST_RANKED).map(ranked).collect()
    }
}
