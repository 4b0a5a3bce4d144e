//! Places that share a verb, each with its number: "killed eight people in Khan Younis and five in Rafah".

use super::Thread;
use super::harm::is_harming;
use crate::extraction::reading::Reading;
use crate::extraction::statement::Statement;
use crate::extraction::tolls::{Figure, Tolls};
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::language::lexicon::Role;
use crate::model::{Kind, Toll};
use std::ops::Range;

/// A number of people with the place that it is told of.
#[derive(Debug, Clone)]
struct Share {
    toll: Toll,
    tokens: Range<usize>,
    mention: usize,
    killed: bool,
}

/// So many tokens lie at most between a number and the preposition before its place: "people were killed".
const NOUN: usize = 5;

impl Thread<'_, '_> {
    /// Makes an event of each place that has its own number: triggers and their events; none where the sentence has no such list.
    pub(super) fn place_shares(
        &mut self,
        n: usize,
        told: &[Statement<'_>],
        tolls: &Tolls,
    ) -> Vec<(Range<usize>, Vec<usize>)> {
        let tokens = &self.reading.doc.sentences[n].tokens;
        let shares = shares(self.reading, tokens, tolls);
        if shares.is_empty() || tolls.are_cumulative(self.reading) {
            return Vec::new();
        }
        let own = |s: &&Statement<'_>| shares.iter().any(|share| s.places.contains(&share.mention));
        let violent = |s: &&Statement<'_>| s.role != Role::Harm;
        let by_deed = told.iter().filter(violent).find(own).or_else(|| told.iter().find(violent));
        let Some(base) = by_deed.or_else(|| told.iter().find(own)) else { return Vec::new() };
        let mut made = Vec::new();
        for share in &shares {
            let statement = Statement { places: vec![share.mention], ..base.clone() };
            let span = self.reading.span(&share.tokens);
            let figure = Figure::plain(share.toll, span, share.tokens.start);
            let (killed, injured) =
                if share.killed { (vec![figure], Vec::new()) } else { (Vec::new(), vec![figure]) };
            let tolls = Tolls::known(false).with(killed, injured);
            let ids = self.place_statement(n, &statement, &tolls);
            let placed = (statement.trigger.clone(), ids);
            self.place_tolls(n, &tolls, std::slice::from_ref(&statement), std::slice::from_ref(&placed));
            made.push(placed);
        }
        self.groups += u32::from(!made.is_empty());
        for event in made.iter().flat_map(|(_, ids)| ids) {
            self.events[*event].group = Some(self.groups);
        }
        made
    }
}

/// The numbers of a sentence that each have a place, where at least two are joined by commas and "and".
fn shares(reading: &Reading<'_>, tokens: &Range<usize>, tolls: &Tolls) -> Vec<Share> {
    let mut best: Vec<Share> = Vec::new();
    let mut chain: Vec<Share> = Vec::new();
    let mut end = 0;
    for quantity in reading.quantities_in(tokens) {
        let before = chain.last().map(|share| (end, share.killed));
        let Some((share, after)) = share(reading, quantity, tokens, tolls, before) else { continue };
        let distinct = chain.iter().all(|known| {
            reading.place(known.mention).map(|p| p.key) != reading.place(share.mention).map(|p| p.key)
        });
        if before.is_none_or(|(end, _)| !joins(reading, end..share.tokens.start)) || !distinct {
            chain.clear();
        }
        chain.push(share);
        end = after;
        if chain.len() > best.len() {
            best.clone_from(&chain);
        }
    }
    if best.len() > 1 { best } else { Vec::new() }
}

/// What a number counts at a place of its own, and where the words of that place end. `before` is where those of the share before it end,
/// and whether it counted the killed.
fn share(
    reading: &Reading<'_>,
    quantity: &Quantity,
    tokens: &Range<usize>,
    tolls: &Tolls,
    before: Option<(usize, bool)>,
) -> Option<(Share, usize)> {
    // "killed two children in Srebrenica and another in Gorazde".
    let word = reading.folded(quantity.tokens.start);
    let single = word == "one" || word == "another" && before.is_some();
    let one = (quantity.indefinite && single).then(|| Toll::exactly(1));
    // "a village in the Tillaberi region" counts nobody.
    let toll = if quantity.indefinite { one } else { quantity.toll }.filter(|_| !quantity.ordinal)?;
    let from = quantity.tokens.end;
    let led = |n: &usize| matches!(reading.folded(*n), "in" | "at" | "near" | "outside");
    let lead = (from..tokens.end.min(from + NOUN)).take_while(|n| reading.doc.is_word(*n)).find(led)?;
    if !(from..lead).all(|n| is_of_people(reading, n)) {
        return None;
    }
    let mention = (lead + 1..tokens.end.min(lead + 5)).find_map(|n| reading.mention_at(n))?;
    // A village that no gazetteer has keeps its own number all the same.
    if reading.mentions[mention].kind != Kind::Place || reading.place(mention).is_some_and(|p| p.is_country())
    {
        return None;
    }
    let counted = |figures: &[Figure]| {
        let at = reading.span(&quantity.tokens);
        figures.iter().any(|f| f.span.contains(at))
    };
    let killed = match (counted(&tolls.killed), counted(&tolls.injured)) {
        (true, _) => true,
        (false, true) => false,
        (false, false) => match before.filter(|(end, _)| joins(reading, *end..quantity.tokens.start)) {
            Some((_, killed)) => killed,
            None => is_first_part(reading, quantity, toll, tolls).then_some(true)?,
        },
    };
    let end = reading.tokens_of(mention).end;
    Some((Share { toll, tokens: quantity.tokens.clone(), mention, killed }, end))
}

/// "Nineteen people were killed in air strikes on Friday, 14 in Taiz and five in Aden": the first of those of whom a larger number
/// was told.
fn is_first_part(reading: &Reading<'_>, quantity: &Quantity, toll: Toll, tolls: &Tolls) -> bool {
    let open = quantity.tokens.start.wrapping_sub(1);
    let larger = |f: &Figure| {
        f.at < open && f.toll.low().is_some_and(|all| toll.high().is_some_and(|part| part < all))
    };
    matches!(reading.doc.word(open), ":" | ",") && tolls.killed.iter().any(larger)
}

/// Whether a word only says whom a number counts, and that they were killed or wounded.
fn is_of_people(reading: &Reading<'_>, n: usize) -> bool {
    let harm = || reading.triggers_in(&(n..n + 1)).iter().any(|t| t.entry.role == Role::Harm);
    reading.is(n, List::Human)
        || reading.is(n, List::Civilian)
        || reading.is(n, List::CountedAdjective)
        || harm()
        || reading.is_one_of(n, WordClass::AfterShare)
}

/// Whether nothing but a comma, "and" and a verb of harm stands between two shares.
fn joins(reading: &Reading<'_>, between: Range<usize>) -> bool {
    (1..=3).contains(&between.len())
        && between.clone().all(|n| {
            matches!(reading.doc.word(n), "," | "and" | "another" | "while") || is_harming(reading.folded(n))
        })
}
