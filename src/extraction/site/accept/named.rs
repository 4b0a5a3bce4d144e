//! Names that a place only gave to something else: a street, a firm, a party, a make of car.

use super::{Name, lead_of};
use crate::geodesy::distance;
use crate::language::english::lead;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_place_preposition, is_settlement_word};
use crate::language::lexicon::{Actor, Role};
use crate::model::FeatureClass;
use crate::text::TokenKind;
use std::ops::Range;

impl Name<'_, '_> {
    /// Whether a name that was resolved to a place is that of something else there: of a group, a street, a firm, a place elsewhere.
    pub(super) fn is_namesake(&self, sentence: &Range<usize>) -> bool {
        self.is_of_group()
            || self.is_make()
            || self.is_of_party()
            || self.is_clock()
            || self.is_street()
            || self.is_of_firm()
            || self.is_of_corps()
            || self.is_village_of_no_city()
            || self.is_suburb_elsewhere()
            || self.is_building_abroad(sentence)
            || self.is_of_person()
    }

    /// "the Kiev regime", "urged Phnom Penh to stop": a government by its capital.
    pub(super) fn is_regime(&self) -> bool {
        let before = self.tokens.start.checked_sub(1).map_or("", |n| self.word(n));
        let urged = match before {
            "on" => matches!(self.word(self.tokens.start.wrapping_sub(2)), "called" | "calling" | "calls"),
            _ => matches!(
                before,
                "urged" | "urges" | "urging" | "asked" | "told" | "warned" | "pressed" | "allowed"
            ),
        };
        // "said Kiev was behind the attack", "saw the hand of Kiev in it".
        let capital = || self.place().is_some_and(|p| p.feature_code == "PPLC");
        let guilty = matches!(self.word(self.next), "was" | "is")
            && match self.word(self.next + 1) {
                "to" => self.word(self.next + 2) == "blame",
                word => matches!(word, "behind" | "responsible"),
            };
        let hand = before == "of" && matches!(self.word(self.tokens.start.wrapping_sub(2)), "hand" | "hands");
        if (guilty || hand) && capital() {
            return true;
        }
        urged && self.word(self.next) == "to" || matches!(self.word(self.next), "regime" | "junta")
    }

    /// "Hamas praised the attack": a group, whatever place has its name.
    pub(super) fn is_of_group(&self) -> bool {
        let around = self.tokens.start.saturating_sub(3)..self.tokens.end;
        self.reading
            .actors_in(&around)
            .iter()
            .any(|a| matches!(a.entry.role, Role::Actor(Actor::Group)) && a.tokens.end > self.tokens.start)
    }

    /// "a passing Lada Priora", "an Iskander missile", "a Shahed drone".
    pub(super) fn is_make(&self) -> bool {
        let make = |n: usize| self.reading.is(n, List::Make);
        let article = self.reading.doc.word_before(self.tokens.start, &[]).is_some_and(|n| {
            let word = self.word(n);
            !is_place_preposition(word) && word != "of"
        });
        let start = self.tokens.start;
        let weapon = !self.reading.weapons_in(&(self.tokens.end..self.tokens.end + 1)).is_empty();
        article && make(start) || start > 0 && make(start - 1) || self.place().is_none() && weapon
    }

    /// "the Kurdistan Workers' Party", "the Karen National Union": a place in the name of those who fight.
    pub(super) fn is_of_party(&self) -> bool {
        const NAME: usize = 5;
        let doc = self.reading.doc;
        let named = (self.tokens.end..self.tokens.end + NAME).take_while(|n| {
            doc.is_capitalised(*n)
                || doc.tokens.get(*n).is_some_and(|t| t.kind == TokenKind::Possessive)
                || matches!(doc.word(*n), "'" | "’")
        });
        // "the Front for the Restoration of Unity and Democracy".
        let front = (self.tokens.start.saturating_sub(NAME)..self.tokens.start)
            .rev()
            .take_while(|n| doc.is_capitalised(*n) || matches!(self.word(*n), "for" | "of" | "the" | "and"))
            .any(|n| {
                matches!(self.word(n), "front" | "movement" | "party" | "council")
                    && self.word(n + 1) == "for"
            });
        // "two members of the Volunteers for the Defence of the Homeland (VDP)".
        let end = self.tokens.end;
        let abbreviated = self.place().is_none()
            && doc.word(end) == "("
            && doc.word(end + 2) == ")"
            && (2..=6).contains(&doc.word(end + 1).len())
            && doc.word(end + 1).chars().all(char::is_uppercase);
        front || abbreviated || named.into_iter().any(|n| self.reading.is_one_of(n, WordClass::PartyWord))
    }

    /// "Corry Square", "Hamad Street", "the Cano Limon oil pipeline": a town that only gave a street or a line its name.
    pub(super) fn is_street(&self) -> bool {
        if self.is_foreign_street() {
            return true;
        }
        let street = matches!(
            self.word(self.next),
            "street" | "square" | "avenue" | "boulevard" | "lane" | "road" | "roundabout"
        );
        let piped = self.word(self.next) == "pipeline"
            || matches!(self.word(self.next), "oil" | "gas") && self.word(self.next + 1) == "pipeline";
        let own = self.place().is_some_and(|p| p.feature_class == FeatureClass::Road);
        // "blocked the Khost highway with burning tyres".
        let blocked = matches!(self.word(self.next), "highway" | "road" | "motorway")
            && self.word(self.tokens.start.wrapping_sub(1)) == "the"
            && matches!(
                self.word(self.tokens.start.wrapping_sub(2)),
                "blocked" | "blocking" | "barricaded" | "closed" | "cut"
            );
        let express = self.word(self.next) == "express";
        express || piped || (street && self.reading.doc.is_capitalised(self.next) || blocked) && !own
    }

    /// "Another Fulani village, Welingara": a name that only describes.
    pub(super) fn describes(&self) -> bool {
        // "a fuel market in the West Kordofan town", which was named before.
        let town = matches!(self.word(self.next), "town" | "city" | "village")
            && self.word(self.next + 1) != "of"
            && self.word(self.tokens.start.wrapping_sub(1)) == "the"
            && self.place().is_some_and(|p| p.is_division());
        // "the shelling of the Adriatic port", "that town on the Terek".
        let water = self.place().is_some_and(|p| p.feature_class == FeatureClass::Hydrographic);
        let port = matches!(self.word(self.next), "port" | "coast" | "resort" | "town" | "city");
        let on_it = self.lead == "on" && self.before_lead().is_some_and(|n| lead::is_class(self.word(n)));
        town || water && (port || on_it)
            || self.place().is_none()
                && is_settlement_word(self.word(self.next))
                && self.reading.doc.word(self.tokens.end + 1) == ","
                && self.reading.mention_at(self.tokens.end + 2).is_some()
    }

    /// "a Goma-based group".
    pub(super) fn is_hyphenated(&self) -> bool {
        let (doc, end) = (self.reading.doc, self.tokens.end);
        // "the Aswan-Cairo express", "the Caño Limón–Coveñas oil pipeline".
        // "the Baku-Tbilisi-Ceyhan oil pipeline".
        let line = (end + 1..end + 9).any(|n| {
            matches!(self.word(n), "express" | "train" | "flight" | "bus" | "ferry" | "pipeline")
                && (end + 1..n).all(|k| {
                    let named = doc.is_capitalised(k) || matches!(doc.word(k), "-" | "–");
                    named || n < end + 5 && doc.is_word(k) || matches!(self.word(k), "oil" | "gas")
                })
        });
        // "the Kali-Ballee Mosque": half of the name of a building.
        let building = doc.word(end) == "-"
            && doc.is_capitalised(end + 1)
            && doc.is_capitalised(end + 2)
            && self.reading.is_one_of(end + 2, WordClass::NamedBuilding);
        // "the pro-Moscow administration".
        let sided = self.tokens.start > 1
            && doc.word(self.tokens.start - 1) == "-"
            && matches!(self.word(self.tokens.start - 2), "pro" | "anti");
        if building || sided {
            return true;
        }
        // "\"DPR\"-controlled Dokuchaievsk".
        let end = end + usize::from(self.reading.is_quotation_mark(end));
        matches!(doc.word(end), "-" | "–") && doc.is_word(end + 1) && (!doc.is_capitalised(end + 1) || line)
    }

    /// "the Baghdad-Mosul highway": one end of a way that is too long to be a scene, where the words are not understood as a corridor.
    pub(super) fn is_end_of_long_way(&self) -> bool {
        let known =
            |token: usize| self.reading.mention_at(token).filter(|m| self.reading.place(*m).is_some());
        let dash = |n: usize| matches!(self.reading.doc.word(n), "-" | "–");
        let way = |n: usize| (n..n + 2).any(|k| lead::is_way(self.word(k)));
        let (start, end) = (self.tokens.start, self.tokens.end);
        let first = dash(end) && known(end + 1).is_some_and(|m| way(self.reading.tokens_of(m).end));
        let second = start > 1 && dash(start - 1) && known(start - 2).is_some() && way(end);
        (first || second) && !self.reading.is_on_line(self.mention)
    }

    /// "the Plaza de Bolivar", "Rue de Damas": a street in another tongue.
    fn is_foreign_street(&self) -> bool {
        let article =
            |n: usize| matches!(self.word(n), "de" | "del" | "la" | "du" | "des" | "di" | "da" | "do");
        let street = |n: usize| {
            self.reading.doc.is_capitalised(n) && self.reading.is_one_of(n, WordClass::ForeignStreet)
        };
        let start = self.tokens.start;
        let first = (start.saturating_sub(3)..start).rev().find(|n| !article(*n));
        first.is_some_and(street) || street(start) && article(self.next)
    }

    /// "the American firm Blackwater", "whose London office said": those who only have a place's name, or sit there.
    pub(super) fn is_of_firm(&self) -> bool {
        let before = self.word(self.tokens.start.wrapping_sub(1));
        let firm =
            matches!(before, "firm" | "company" | "contractor" | "corporation" | "newspaper" | "daily");
        let office = matches!(before, "whose" | "its" | "their")
            && matches!(self.word(self.next), "office" | "bureau" | "representative" | "spokesman");
        // "the Fars news agency said".
        let agency = self.word(self.next) == "news" && self.word(self.next + 1) == "agency";
        firm || office || agency
    }

    /// "a camp of the Kenya Police Reserve": the last word of the name of a force.
    pub(super) fn is_of_corps(&self) -> bool {
        let doc = self.reading.doc;
        let corps = |n: usize| {
            doc.is_capitalised(n)
                && matches!(self.word(n), "police" | "army" | "guard" | "defence" | "defense" | "volunteer")
        };
        self.tokens.len() == 1 && self.tokens.start.checked_sub(1).is_some_and(corps)
    }

    /// "At Kalinin village, a suburb": no city that has, or had, that name.
    pub(super) fn is_village_of_no_city(&self) -> bool {
        /// No village has so many inhabitants.
        const CITY: u64 = 100_000;
        let village = |n: usize| matches!(self.word(n), "village" | "hamlet");
        let start = self.tokens.start;
        // "Amsterdam village", "the village of Kalinin"; not "the village near Kalinin".
        let called = village(self.next)
            || self.word(start.wrapping_sub(1)) == "of" && village(start.wrapping_sub(2))
            || village(start.wrapping_sub(1));
        let owns = self.next > self.tokens.end;
        called && !owns && self.place().is_some_and(|p| p.is_settlement() && p.population >= CITY)
    }

    /// "in the suburb of Nabua", in a report of Suva: no town of that name in another land, far from all that the report names.
    pub(super) fn is_suburb_elsewhere(&self) -> bool {
        /// No suburb is farther from its city.
        const SUBURB_KM: f64 = 100.0;
        /// So many mentions before and behind it are asked: a text may name one a million times.
        const AROUND: usize = 100;
        // Not "a neighbourhood of El Fasher", whose city that is.
        let start = self.tokens.start;
        let called = self.word(start.wrapping_sub(1)) == "of"
            && self.word(start.wrapping_sub(2)) == "suburb"
            && self.word(start.wrapping_sub(3)) == "the"
            || self.next == self.tokens.end && self.word(self.next) == "suburb";
        let Some(place) = self.place().filter(|p| called && p.is_settlement()) else { return false };
        let end = self.reading.mentions.len().min(self.mention + AROUND);
        let others = (self.mention.saturating_sub(AROUND)..end).filter_map(|m| self.reading.place(m));
        let mut others = others.filter(|p| p.key != place.key && p.is_settlement()).peekable();
        others.peek().is_some() && !others.any(|p| distance(p.position, place.position).km() <= SUBURB_KM)
    }

    /// "In Sarajevo, six died at the Vrbanja bridge": a building that only has the name of a town of another country than the town that the
    /// sentence says it was in.
    pub(super) fn is_building_abroad(&self, sentence: &Range<usize>) -> bool {
        let building = matches!(
            self.word(self.next),
            "bridge"
                | "market"
                | "hotel"
                | "hospital"
                | "mosque"
                | "church"
                | "cemetery"
                | "school"
                | "barracks"
        );
        let Some(own) = self.place().filter(|p| building && p.is_settlement()) else { return false };
        self.reading.mentions_in(&(sentence.start..self.tokens.start)).into_iter().any(|m| {
            let led = lead_of(self.reading, self.reading.tokens_of(m).start).0 == "in";
            led && self.reading.place(m).is_some_and(|p| p.is_settlement() && p.country != own.country)
        })
    }
}
