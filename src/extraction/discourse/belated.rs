//! Where the news was that a report begins with, where only what follows names it: "A missile hit a railway station in the east. The dead at the
//! station in Kramatorsk", "Gunmen killed 45 people in a hamlet in the south. The killers came to Acteal on Monday".

use super::Thread;
use crate::extraction::reading::Reading;
use crate::extraction::{site, when};
use crate::language::english::lead::is_class;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::{DateClaim, EventMention, FeatureWords, Field, Kind, PlaceKey};
use crate::text::BlockKind;
use std::ops::Range;

/// So many sentences after the first may tell where it was.
const SENTENCES: usize = 8;
/// A day that is no more days from that of the news may be its day.
const APART: i32 = 2;
/// An article stands no farther before its noun, in tokens.
const ARTICLE: usize = 4;
/// A noun that is told again has at least so many letters.
const SHORTEST: usize = 3;

/// The town that a sentence names as where something is.
#[derive(Clone, Copy)]
struct Named {
    sentence: usize,
    mention: usize,
    place: PlaceKey,
}

impl Thread<'_, '_> {
    /// The mention of the town where the news of the sentence `first` was, of a day if that is known, by the sentences after it: the town of the
    /// dateline that they name as a scene, no capital of a country or a region, from which agencies report; or the first town in the land that
    /// the news is of, in a sentence that goes on about it.
    pub(super) fn told_later(&self, first: usize, day: Option<DateClaim>) -> Option<usize> {
        let reading = self.reading;
        let named = self.towns_after(first, day);
        let dated_from = reading.dated_from().and_then(|m| reading.place(m));
        let filed = dated_from.filter(|place| !matches!(place.feature_code, "PPLC" | "PPLA"));
        let of_dateline = named.iter().find(|n| filed.is_some_and(|place| place.key == n.place));
        let goes_on =
            || named.iter().find(|n| self.is_in_land(first, n.place) && self.goes_on_about(first, n));
        Some(of_dateline.or_else(goes_on)?.mention)
    }

    /// "in the southern province of Maguindanao", and later "The commandos entered Mamasapano before dawn": the town inside the region where the
    /// news of the text is, or that it is told to be in and the gazetteer lacks.
    pub(super) fn place_by_detail(&mut self) {
        let reading = self.reading;
        let Some(lead) = (0..self.events.len()).min_by_key(|n| self.events[*n].trigger) else { return };
        let event = &self.events[lead];
        let region = event.site.as_ref().map(|s| s.place);
        let wide = match region {
            Some(region) => !reading.gazetteer.place(region).is_settlement(),
            None => is_in_unknown_division(reading, event),
        };
        if !wide || !event.sub_event_type.event_type().is_armed_violence() {
            return;
        }
        let first = self.sentence_of[lead];
        let Some(mention) = self.told_later(first, Some(event.date)) else { return };
        let Some(town) = reading.place(mention).map(|p| p.key) else { return };
        if region.is_none_or(|region| self.is_inside(town, region))
            && let Some(site) = site::site(reading, mention)
        {
            self.move_to(lead, site);
        }
    }

    /// The towns that the sentences after one name as scenes, one in each, but for those of events, of the past and of other days.
    fn towns_after(&self, first: usize, day: Option<DateClaim>) -> Vec<Named> {
        let reading = self.reading;
        let sentences = &reading.doc.sentences;
        let told = |n: &usize| {
            reading.kind(*n) == BlockKind::Body
                && !self.is_history(*n)
                && !self.sentence_of.contains(n)
                && !self.is_of_day_but(*n, day)
        };
        let after = (first + 1..sentences.len().min(first + 1 + SENTENCES)).filter(told);
        after.filter_map(|n| self.only_scene(n)).collect()
    }

    /// The first town that a sentence names as a scene, where no event was; none where it names another beside it.
    fn only_scene(&self, sentence: usize) -> Option<Named> {
        let reading = self.reading;
        let scenes = site::scenes(reading, &reading.doc.sentences[sentence].tokens);
        let town = |m: usize| reading.place(m).filter(|p| p.is_settlement() && p.feature_code != "PPLC");
        let mut towns =
            scenes.into_iter().filter_map(|m| Some(Named { sentence, mention: m, place: town(m)?.key }));
        let first = towns.next()?;
        let end = reading.tokens_of(first.mention).end;
        // "Dahyan, in the province of Saada", "Qana, southeast of Tyre": what only says where it is.
        let beside = |n: Named| {
            let start = reading.tokens_of(n.mention).start;
            n.place != first.place
                && !(end..start).any(|n| matches!(reading.folded(n), "in" | "of" | "from" | "near"))
        };
        let of_event = self.events.iter().filter_map(|e| e.site.as_ref()).any(|s| s.place == first.place);
        (!of_event && !towns.any(beside)).then_some(first)
    }

    /// Whether a sentence states a day that is more than some days from one that is known, which the first words may have put wrong.
    pub(super) fn is_of_day_but(&self, sentence: usize, day: Option<DateClaim>) -> bool {
        let start = self.reading.doc.sentences[sentence].tokens.start;
        let stated = when::of_statement(self.reading, sentence, &(start..start), self.anchor());
        let Some(stated) = stated.filter(|d| d.claim.stated && d.claim.is_resolved()) else { return false };
        let apart = day.and_then(|day| day.start).zip(stated.claim.start);
        let far = apart.is_some_and(|(a, b)| b.since(a).is_ok_and(|gone| gone.get_days().abs() > APART));
        stated.past || far
    }

    /// Whether a town lies in a division, or where none is named in a country, that a sentence names, be it by a people.
    fn is_in_land(&self, sentence: usize, town: PlaceKey) -> bool {
        let reading = self.reading;
        let gazetteer = reading.gazetteer;
        let country = gazetteer.place(town).country;
        let mentions = reading.mentions_in(&reading.doc.sentences[sentence].tokens);
        let named = mentions.iter().filter_map(|m| reading.place(*m)).filter(|p| !p.is_settlement());
        let (countries, divisions): (Vec<_>, Vec<_>) = named.partition(|p| p.is_country());
        let people = mentions.iter().filter(|m| reading.mentions[**m].kind == Kind::Demonym);
        let of_people = people.filter_map(|m| reading.country(*m)).any(|c| c == country);
        if divisions.iter().any(|d| d.country == country) {
            return divisions.iter().any(|d| self.is_inside(town, d.key) || !d.is_division());
        }
        countries.iter().any(|c| c.country == country) || of_people
    }

    /// Whether a sentence goes on about what the first one told: about its dead or those who did it, the deed, or a thing or a place that was told
    /// of without a name.
    fn goes_on_about(&self, first: usize, named: &Named) -> bool {
        let reading = self.reading;
        let told = &reading.doc.sentences[first].tokens;
        let tokens = &reading.doc.sentences[named.sentence].tokens;
        let start = reading.tokens_of(named.mention).start;
        // "The town, Kostiantynivka, is 20 km from the front".
        let class =
            start.checked_sub(2).filter(|n| reading.doc.word(n + 1) == "," && is_class(reading.folded(*n)));
        let apposed = class.is_some_and(|n| reading.folded(n.wrapping_sub(1)) == "the");
        // "The commandos had gone into a village of Mamasapano", "The Special Action Force entered the town".
        let before = || tokens.start..start;
        let had_come = reading.any_word(before(), |w| w == "had") && !reading.any_on(before(), List::Saying);
        let force = |n: usize| {
            (reading.is(n, List::Force)
                || matches!(reading.folded(n), "force" | "unit" | "column" | "patrol"))
                && (n.saturating_sub(ARTICLE)..n).any(|k| is_definite(reading.folded(k)))
        };
        apposed
            || had_come
            || before().any(force)
            || tokens.clone().any(|n| {
                is_definite(reading.folded(n.wrapping_sub(1)))
                    && (reading.is_one_of(n, WordClass::Violence)
                        || reading.is_one_of(n, WordClass::OfDeed)
                        || self.is_told_again(told, n))
            })
    }

    /// "a car filled with explosives", and then "the car": whether a noun was told of with an indefinite article.
    fn is_told_again(&self, told: &Range<usize>, noun: usize) -> bool {
        let reading = self.reading;
        let word = reading.folded(noun);
        let a = |n: usize| (n.saturating_sub(ARTICLE)..n).any(|k| matches!(reading.folded(k), "a" | "an"));
        word.len() >= SHORTEST
            && !reading.is(noun, List::CalendarWord)
            && told.clone().any(|n| reading.folded(n) == word && a(n))
    }
}

/// Whether what the words say of an event's place is a division that the gazetteer lacks.
fn is_in_unknown_division(reading: &Reading<'_>, event: &EventMention) -> bool {
    let placed = event.evidence.iter().find(|e| e.field == Field::Place);
    placed.is_some_and(|e| {
        let named = reading.mentions.iter().find(|m| m.span.overlaps(e.span));
        named.is_some_and(|m| m.feature_words == FeatureWords::Division)
    })
}

fn is_definite(word: &str) -> bool {
    matches!(word, "the" | "its" | "their" | "those")
}
