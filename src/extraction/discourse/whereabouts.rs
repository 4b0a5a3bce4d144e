//! Where the news of a report was that no sentence places: the one town that its paragraph or its title names as a scene, or the town that
//! it is dated from, where it speaks of "the town".

use super::{Pending, Thread};
use crate::extraction::reading::Reading;
use crate::extraction::{site, when};
use crate::language::english::word_classes::WordClass;
use crate::model::{DateClaim, Kind, Place, PlaceKey};
use crate::text::BlockKind;

impl Thread<'_, '_> {
    /// "Soldiers fired on a crowd outside the garrison. In Santiago Atitlán not one shop opened yesterday", "Off-duty soldier killed in Dungannon"
    /// above a text that names no town: the mention of the only town that can be where it was, of that day, that waits for
    /// its place.
    pub(super) fn only_town_around(&self, pending: &Pending, day: Option<DateClaim>) -> Option<usize> {
        let reading = self.reading;
        if !self.events.is_empty() {
            return None;
        }
        let sentences = &reading.doc.sentences;
        let block = sentences[pending.first].block;
        let heads = |n: &usize| matches!(reading.kind(*n), BlockKind::Title | BlockKind::Heading);
        let of_block = (0..sentences.len()).filter(|n| sentences[*n].block == block && !heads(n));
        // "Eighty years ago aircraft bombed the town. How many were killed is disputed to this day".
        if of_block.clone().take_while(|n| *n <= pending.sentence).any(|n| self.is_of_the_past(n)) {
            return None;
        }
        // Its own sentences say more than the others of the paragraph, those more than the title, and that more than the paragraphs beside it.
        let of_own = (pending.first..=pending.sentence).filter(|n| sentences[*n].block == block);
        let of_heads = (0..sentences.len()).filter(heads);
        let beside = |n: &usize| sentences[*n].block.abs_diff(block) == 1 && !heads(n);
        let of_beside = (0..sentences.len()).filter(beside);
        match self.only_town(of_own, day) {
            Towns::One(town) => Some(town),
            Towns::Several => None,
            Towns::None => match (self.only_town(of_block.clone(), day), self.only_town(of_heads, day)) {
                (Towns::One(town), Towns::None) | (Towns::None, Towns::One(town)) => Some(town),
                (Towns::One(town), Towns::One(head)) => self.is_one_town(town, head).then_some(town),
                (Towns::None, Towns::None) => self.town_of_dateline(pending).or_else(|| {
                    let told =
                        of_block.clone().find_map(|n| site::town_of_tellers(reading, &sentences[n].tokens));
                    let news = || !of_beside.clone().any(|n| self.is_of_the_past(n));
                    told.or_else(|| match self.only_town(of_beside.clone(), day) {
                        Towns::One(town) if news() => Some(town),
                        _ => None,
                    })
                }),
                _ => None,
            },
        }
    }

    /// The one town that sentences, but for those of other days, name as where something is, or the one district; a division around it says no
    /// more.
    fn only_town(&self, sentences: impl Iterator<Item = usize>, day: Option<DateClaim>) -> Towns {
        let reading = self.reading;
        let (mut towns, mut districts) = (Vec::new(), Vec::new());
        let of_it =
            |n: &usize| !(self.is_history(*n) || self.is_of_day_but(*n, day) || self.is_before(*n, day));
        for n in sentences.filter(of_it) {
            let tokens = &reading.doc.sentences[n].tokens;
            for mention in site::stages(reading, tokens) {
                match reading.place(mention) {
                    Some(place) if is_town(&place) => towns.push((place.key, mention)),
                    Some(place) if place.is_division() && place.radius.km() <= site::DISTRICT_KM => {
                        districts.push((place.key, mention));
                    }
                    Some(_) => {}
                    // A village that the gazetteer lacks may be the place.
                    None => return Towns::Several,
                }
            }
        }
        match Towns::of(&towns) {
            Towns::None => Towns::of(&districts),
            found => found,
        }
    }

    /// "said on Sunday that the airport of Dahyan was closed", of what happened on Monday: whether a sentence states a day before another.
    pub(super) fn is_before(&self, sentence: usize, day: Option<DateClaim>) -> bool {
        let start = self.reading.doc.sentences[sentence].tokens.start;
        let stated = when::of_statement(self.reading, sentence, &(start..start), self.anchor());
        let stated = stated.filter(|d| d.span.is_some() && d.claim.is_resolved());
        let known = day.filter(|day| day.stated).and_then(|day| day.start);
        stated.and_then(|d| d.claim.end).zip(known).is_some_and(|(told, day)| told < day)
    }

    fn is_one_town(&self, a: usize, b: usize) -> bool {
        let key = |m: usize| self.reading.place(m).map(|p| p.key);
        key(a) == key(b)
    }

    /// "AIN DEFLA, Algeria - Gunmen stopped a bus at the entrance to the town": the town of the dateline, no capital of a country, where what waits is
    /// told of "the town" or "here".
    fn town_of_dateline(&self, pending: &Pending) -> Option<usize> {
        let reading = self.reading;
        let dated_from = reading.dated_from()?;
        let place = reading.place(dated_from).filter(|place| place.feature_code != "PPLC")?;
        let told = (pending.first..=pending.sentence).filter_map(|n| reading.doc.sentences.get(n));
        let here = told.flat_map(|s| s.tokens.clone()).any(|n| names_the_town(reading, n));
        // A report that names another town of the country may be of that one.
        let other = |m: usize| {
            reading.mentions[m].kind == Kind::Place
                && reading.place(m).is_none_or(|p| p.is_settlement() && p.key != place.key)
        };
        (here && !(0..reading.mentions.len()).any(other)).then_some(dated_from)
    }
}

/// What sentences name: no town, one, or several.
enum Towns {
    None,
    One(usize),
    Several,
}

impl Towns {
    /// What some mentions of places name.
    fn of(named: &[(PlaceKey, usize)]) -> Self {
        let Some(first) = named.first() else { return Self::None };
        if named.iter().all(|(place, _)| *place == first.0) { Self::One(first.1) } else { Self::Several }
    }
}

/// A settlement, or a camp; where a capital is named, a government may be meant.
fn is_town(place: &Place<'_>) -> bool {
    place.is_settlement() && place.feature_code != "PPLC" || place.feature_code.starts_with("CMP")
}

/// "at the entrance to the town", "a checkpoint in this city", "not far from here".
fn names_the_town(reading: &Reading<'_>, n: usize) -> bool {
    let article = |back: usize| n.checked_sub(back).map_or("", |n| reading.folded(n));
    // "this northern town".
    let led = matches!(article(1), "the" | "this") || article(2) == "this";
    let class = matches!(reading.folded(n), "town" | "city" | "village" | "market" | "centre" | "center");
    led && class && reading.folded(n + 1) != "of" && !reading.is_one_of(n + 1, WordClass::Institution)
}
