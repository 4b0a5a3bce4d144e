//! Names that words lead in as where something comes from, who does it, and where it goes: no scenes.

use super::super::drives_out;
use super::{Name, is_office};
use crate::extraction::reading::{Hit, Reading};
use crate::language::english::lead;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{List, is_war};
use crate::model::{FeatureClass, SubEventType};
use crate::text::Span;
use std::ops::Range;

/// The most tokens from a verb that drives somebody out to its preposition ("drove the last of the rebels from").
const OBJECT: usize = 6;

impl Name<'_, '_> {
    /// "from Kharkiv", "by Kyiv", "between Baku and Yerevan", "on the way to Goma", "the war over Karabakh": words that lead in where
    /// something comes from, who does it, and where it goes.
    pub(super) fn is_led_away(&self) -> bool {
        let word = |n: usize| self.word(n);
        // "withdrew from Kharkiv", "drove the rebels from Kharkiv": the preposition is part of the verb.
        let of_verb = self.lead_at.is_some_and(|n| {
            let triggers = self.reading.triggers_in(&(n.saturating_sub(OBJECT)..n + 1));
            triggers.iter().any(|t| t.tokens.contains(&n) || drives_out(self.reading, t.tokens.start, n))
        });
        let before = |n: usize| self.tokens.start.saturating_sub(n)..self.tokens.start;
        match self.lead {
            "from" => {
                let direction = self.reading.any_word(before(6), |w| w == "direction");
                let abducted = self
                    .reading
                    .triggers_in(&before(12))
                    .iter()
                    .any(|t| t.entry.sub_event_type == Some(SubEventType::AbductionForcedDisappearance));
                // "reported from Sotk", "ambushed not far from Komanda"; not "at Loni, not far from Komanda".
                let reported = self.before_lead().is_some_and(|n| {
                    let near = word(n) == "far" && word(n.wrapping_sub(1)) == "not";
                    word(n) == "reported" || near && word(n.wrapping_sub(2)).ends_with("ed")
                });
                // "The worst news came from Dostuk", "A team of the mission returned on Monday from Kasenyi".
                let told = before(8).any(|n| match word(n) {
                    "news" | "reports" => matches!(word(n + 1), "came" | "come" | "comes"),
                    "returned" | "back" => self.reading.any_word(n.saturating_sub(12)..n, |w| {
                        matches!(w, "team" | "mission" | "delegation")
                    }),
                    _ => false,
                });
                // "on a hill at the exit from Bouar".
                let way_out = self.before_lead().is_some_and(|n| matches!(word(n), "exit" | "exits"));
                let there = reported || told || way_out;
                !of_verb && !self.is_lead_understood() && !direction && !abducted && !there
            }
            "by" => true,
            // "close to the border with West Timor".
            "with" => self.before_lead().is_some_and(|n| matches!(word(n), "border" | "frontier")),
            // "shells fired from across the Sava", "shells fired across the Sava river".
            "across" => {
                let water = matches!(word(self.tokens.end), "river" | "lake" | "strait");
                self.before_lead().is_some_and(|n| word(n) == "from" || water && word(n) == "fired")
            }
            // "launched from near Mozdok", "by a battalion from around Dobropolye".
            "around" => self.before_lead().is_some_and(|n| word(n) == "from"),
            "near" => self.before_lead().is_some_and(|n| {
                let fired = |w: &str| matches!(w, "fired" | "launched" | "came" | "flown");
                word(n) == "from" && self.reading.any_word(n.saturating_sub(6)..n, fired)
            }),
            // "a passenger bound for Maputo", "fled Mosul for Erbil".
            "for" => {
                let bound = |w: &str| matches!(w, "bound" | "headed" | "heading" | "left" | "leaving");
                // "a convoy bound from the port of Douala for Bangui".
                let from_there = before(12).any(|n| bound(word(n)) && word(n + 1) == "from");
                let fled = |w: &str| matches!(w, "fled" | "flee" | "fleeing" | "escaped");
                // "had just left the stand for Peshawar".
                let left = |w: &str| matches!(w, "left" | "leaving" | "departed" | "off");
                from_there
                    || self.reading.any_word(before(3), bound) && !self.is_aimed_at()
                    || self.reading.any_word(before(6), fled)
                    || self.reading.any_word(before(8), left)
            }
            // "so as to turn Iraqis against Ankara".
            "against" => self.reading.any_word(before(5), |w| matches!(w, "turn" | "turned" | "turning")),
            // "some walking through the night toward Arcahaie".
            // "left without fighting and went back towards Butembo".
            "toward" | "towards" => {
                let back = self.before_lead().is_some_and(|n| word(n) == "back");
                back || self.reading.any_of(before(8), WordClass::Going)
            }
            // "stacked them in trucks for the drive to a camp in Pattani".
            "in" => {
                let drive = before(7).any(|n| {
                    matches!(word(n), "drive" | "journey" | "trip" | "ride" | "flight") && word(n + 1) == "to"
                });
                drive || self.is_origin() || self.is_crossed_from()
            }
            "between" => !is_an_end(self.reading, self.tokens.start, self.lead_at),
            "to" => {
                // "abducted on the road to Boulsa" is by it.
                let road = |n: usize| matches!(word(n), "road" | "highway" | "motorway" | "track");
                let before = self.lead_at.and_then(|n| n.checked_sub(1));
                let came = |n: usize| matches!(word(n), "came" | "come" | "comes" | "coming");
                // "at the entrance to Huwara", "close to Huwara".
                !before.is_some_and(|n| road(n) || came(n) || self.reading.is_one_of(n, WordClass::Towards))
                    && !self.is_visited()
            }
            "over" => {
                // "munitions launched from aircraft over the Belgorod region".
                let flown = self.lead_at.is_some_and(|n| {
                    self.word(n.wrapping_sub(2)) == "from"
                        && matches!(
                            self.word(n - 1),
                            "aircraft" | "planes" | "jets" | "helicopters" | "bombers"
                        )
                });
                let war = self.reading.any_word(before(10), |w| is_war(w) || w == "control");
                flown || war && !self.is_visited()
            }
            // "rebels in the pay of Monrovia".
            // "an airliner from the Russian resort of Sochi was hit", "had flown in from the base of Aviano".
            "of" => self.before_lead().is_some_and(|n| {
                let from = self.reading.any_word(before(6), |w| w == "from");
                let flew = |w: &str| matches!(w, "flew" | "flown" | "flying" | "arrived");
                let home = word(n) == "resort"
                    || matches!(word(n), "base" | "airbase" | "port" | "town" | "city")
                        && self.reading.any_word(before(9), flew);
                // "On the other side of Lake Chad, three were shot dead in Diffa".
                let beyond =
                    word(n) == "side" && matches!(word(n.wrapping_sub(1)), "other" | "opposite" | "far");
                from && home || word(n) == "pay" || beyond || is_office(self.reading, n)
            }),
            _ => self.is_reached_in_flight(),
        }
    }

    /// "its camp at Bourem, a town between Timbuktu and Gao, came under attack": what only tells where the place before it lies.
    pub(super) fn says_where_another_is(&self) -> bool {
        const PHRASE: usize = 6;
        let mut before = (self.tokens.start.saturating_sub(PHRASE)..self.tokens.start).rev();
        let Some(lead) = before.find(|n| self.word(*n) == "between") else { return false };
        let mut phrase =
            (lead.saturating_sub(PHRASE)..lead).rev().take_while(|n| self.reading.doc.is_word(*n));
        let class = phrase.find(|n| lead::is_class(self.word(*n)));
        class.and_then(|n| n.checked_sub(2)).is_some_and(|comma| {
            matches!(self.word(comma + 1), "a" | "the")
                && self.reading.doc.word(comma) == ","
                && comma > 0
                && self.reading.mention_at(comma - 1).is_some()
        })
    }

    /// "The vehicle, stolen in Beirut a month ago", "rifles made in Tula", "born in Sirte": where something or somebody is from.
    fn is_origin(&self) -> bool {
        self.before_lead().is_some_and(|n| match self.word(n) {
            "stolen" | "bought" | "purchased" | "hired" | "rented" | "registered" | "born"
            | "manufactured" | "trained" | "educated" => true,
            // "a story made up in Baku".
            "up" => self.word(n.wrapping_sub(1)) == "made",
            "made" => !matches!(self.word(n.wrapping_sub(1)), "were" | "was" | "been"),
            _ => false,
        })
    }

    /// "has vowed to answer at Nyala": where something is to be done.
    pub(super) fn is_threatened(&self) -> bool {
        const VERB: usize = 5;
        let lead = self.lead_at.unwrap_or(self.tokens.start);
        matches!(self.lead, "at" | "in" | "on" | "against")
            && (lead.saturating_sub(VERB)..lead).any(|n| {
                let vows = matches!(self.word(n), "vowed" | "vows" | "threatened" | "threatens" | "pledged");
                vows && self.word(n + 1) == "to"
            })
    }

    /// "20 kilometres behind the front at Bakhmut": what only says where a place lies.
    pub(super) fn is_front(&self) -> bool {
        self.lead == "at"
            && self.before_lead().is_some_and(|n| {
                matches!(self.word(n), "front" | "frontline")
                    && self.reading.any_word(n.saturating_sub(3)..n, |w| w == "behind")
            })
    }

    /// "Bandits who crossed over from forests in Zamfara": where those come from who did it.
    fn is_crossed_from(&self) -> bool {
        const FROM: usize = 4;
        let lead = self.lead_at.unwrap_or_default();
        let from = (lead.saturating_sub(FROM)..lead).find(|n| self.word(*n) == "from");
        from.is_some_and(|n| {
            self.reading.any_word(n.saturating_sub(2)..n, |w| {
                matches!(w, "crossed" | "crossing" | "came" | "descended" | "emerged" | "infiltrated")
            }) && (n..lead).all(|k| self.reading.doc.is_word(k) && self.reading.mention_at(k).is_none())
        })
    }

    /// "MSF said after the survivors reached Adre in Chad": where those came to who fled.
    fn is_reached_in_flight(&self) -> bool {
        const SUBJECT: usize = 5;
        let verb = self.tokens.start.wrapping_sub(1);
        let reached = matches!(self.word(verb), "reached" | "reaching" | "reach");
        let fled = |w: &str| {
            matches!(w, "survivors" | "survivor" | "refugees" | "families" | "civilians" | "fled" | "fleeing")
        };
        reached && self.reading.any_word(verb.saturating_sub(SUBJECT)..verb, fled)
    }

    /// "shot down a drone that was heading for Khamis Mushait": not "a mine tore through a bus heading for Goma".
    fn is_aimed_at(&self) -> bool {
        let before = self.tokens.start.saturating_sub(10)..self.tokens.start;
        let flies = |w: &&Hit<'_>| matches!(w.entry.weapon.as_str(), "drone" | "missile" | "rocket");
        let weapon = self.reading.weapons_in(&before).iter().find(flies);
        let carried = |n: usize| {
            self.reading.is_one_of(n, WordClass::RoadVehicle)
                || matches!(
                    self.word(n),
                    "train" | "convoy" | "boat" | "ferry" | "ship" | "plane" | "people" | "passengers"
                )
        };
        weapon.is_some_and(|w| !(w.tokens.end..self.tokens.start).any(carried))
    }

    /// "at the hands of the same militia as in Liquica": what something is likened to.
    pub(super) fn is_likened(&self) -> bool {
        const SAME: usize = 8;
        self.lead == "in"
            && self.before_lead().is_some_and(|n| {
                self.word(n) == "as" && self.reading.any_word(n.saturating_sub(SAME)..n, |w| w == "same")
            })
    }

    /// "about 20 km from Drodro", "the road from Nyala to Kass": the words that say where it is begin before the one that leads in.
    fn is_lead_understood(&self) -> bool {
        let lead = self.lead_at.map(|n| self.reading.doc.tokens[n].span());
        let words = self.reading.georeference(self.mention).map(|g| g.words);
        // "where the road from Mogadishu enters Buloburte".
        let way = self.before_lead().is_some_and(|n| lead::is_way(self.word(n)));
        words.zip(lead).is_some_and(|(words, lead)| {
            !way && words.contains(lead) && !self.tells_where_town_before_lies(words)
        })
    }

    /// "the small town of Homoíne, inland from Inhambane": whether words behind a comma say where the town before it lies.
    fn tells_where_town_before_lies(&self, words: Span) -> bool {
        let first = self.reading.doc.tokens_in(words).start;
        let Some(comma) = first.checked_sub(1).filter(|n| self.reading.doc.word(*n) == ",") else {
            return false;
        };
        let before = comma.checked_sub(1).and_then(|n| self.reading.mention_at(n));
        before.and_then(|m| self.reading.place(m)).is_some_and(|p| p.is_settlement())
    }

    /// "Police in Durban were last night hunting for four men": where those are who look for others.
    pub(super) fn is_hunted_from(&self) -> bool {
        const VERB: usize = 6;
        let police = |n: usize| matches!(self.word(n), "police" | "officers" | "detectives" | "authorities");
        self.lead == "in"
            && self.before_lead().is_some_and(police)
            && (self.next..self.next + VERB).take_while(|n| self.reading.doc.is_word(*n)).any(|n| {
                matches!(self.word(n), "hunting" | "searching" | "looking" | "seeking")
                    && self.word(n + 1) == "for"
            })
    }

    /// "blaming gunners near Tešanj": where those stand who are said to have done it.
    pub(super) fn is_blamed(&self) -> bool {
        const THOSE: usize = 5;
        // "laid the massacre at the door of the rebels and of their masters in Pretoria".
        let near = self.tokens.start.saturating_sub(4 * THOSE)..self.tokens.start;
        let door = |n: usize| {
            self.word(n) == "door" && self.word(n + 1) == "of" && self.word(n.wrapping_sub(2)) == "at"
        };
        if near.into_iter().any(door) {
            return true;
        }
        let Some(lead) = self.lead_at.filter(|_| matches!(self.lead, "near" | "in" | "at" | "around")) else {
            return false;
        };
        let from = lead.saturating_sub(THOSE);
        let blaming = (from..lead).rev().find(|n| matches!(self.word(*n), "blaming" | "accusing"));
        blaming.is_some_and(|n| {
            lead > n + 1
                && (n..lead).all(|k| self.reading.doc.is_word(k))
                && self.reading.triggers_in(&(n + 1..lead)).is_empty()
        })
    }

    /// "In Washington the State Department said it condemned the slaughter": where those are who speak of what was done elsewhere.
    pub(super) fn is_where_condemned(&self, sentence: &Range<usize>) -> bool {
        let opens = self.lead == "in" && self.lead_at == Some(sentence.start);
        let condemns =
            |w: &str| w.starts_with("condemn") || w.starts_with("denounc") || w.starts_with("deplor");
        opens
            && self.place().is_some_and(|p| p.feature_code == "PPLC")
            && self.reading.any_word(self.next..sentence.end.min(self.next + 14), condemns)
    }

    /// "In Lisbon, a Renamo spokesman said that troops had looted the convoy", in a report of Mozambique: the capital of a country that the
    /// report hardly tells of, where somebody speaks.
    pub(super) fn is_foreign_seat(&self, sentence: &Range<usize>) -> bool {
        const SPEAKER: usize = 8;
        /// So many mentions before and behind it are asked: a text may name one a million times.
        const AROUND: usize = 100;
        let opens = self.lead == "in" && self.lead_at == Some(sentence.start);
        let Some(own) = self.place().filter(|p| opens && p.feature_code == "PPLC") else { return false };
        let who = self.next..sentence.end.min(self.next + SPEAKER);
        let speaker = who
            .clone()
            .find(|n| self.reading.is(*n, List::Representative) || self.reading.is(*n, List::SpeakingOffice));
        let speaks = speaker.is_some_and(|n| {
            (n + 1..sentence.end.min(n + SPEAKER)).any(|k| self.reading.is(k, List::Saying))
        });
        if !speaks {
            return false;
        }
        let end = self.reading.mentions.len().min(self.mention + AROUND);
        let places = (self.mention.saturating_sub(AROUND)..end).filter_map(|m| self.reading.place(m));
        let (mut home, mut abroad) = (0, 0);
        for place in places.filter(|p| p.key != own.key && p.is_settlement()) {
            if place.country == own.country { home += 1 } else { abroad += 1 }
        }
        abroad > home
    }

    /// "shelled from positions above Trebinje": where it was fired from.
    pub(super) fn is_fired_from(&self) -> bool {
        // "was shelled from the territory of Azerbaijan's Zangelan district".
        const TERRITORY: usize = 7;
        let start = self.tokens.start;
        let from_territory = (start.saturating_sub(TERRITORY)..start)
            .any(|n| self.word(n) == "from" && self.word(n + 1) == "the" && self.word(n + 2) == "territory");
        if from_territory {
            return true;
        }
        self.before_lead().is_some_and(|n| {
            let from = (n.saturating_sub(3)..n).any(|k| self.word(k) == "from");
            let posted = matches!(
                self.word(n),
                "positions" | "hills" | "heights" | "mountains" | "batteries" | "bases"
            );
            // "rockets fired by militants from the direction of Yenakiieve", but not "shelling from the direction of Hadrut".
            let fired = || (n.saturating_sub(11)..n).any(|k| matches!(self.word(k), "fired" | "launched"));
            let from_there = |n: usize| {
                let near = n.saturating_sub(5)..n;
                near.into_iter()
                    .any(|k| matches!(self.word(k), "fired" | "launched") && self.word(k + 1) == "from")
            };
            // "shells launched from the farms of al-Mleha".
            let grounds = matches!(
                self.word(n),
                "direction" | "farms" | "fields" | "orchards" | "outskirts" | "vicinity" | "countryside"
            );
            let posted = posted || grounds && fired();
            // "shells fired by militants positioned in Jobar".
            let stands =
                matches!(self.word(n), "positioned" | "stationed" | "entrenched" | "based") && fired();
            // "a rocket launched from an orchard south of Tyre".
            let south_of = self.lead == "of" && self.reading.is(n, List::Direction) && from_there(n);
            from && posted || south_of || stands || self.is_of_those_who_fire() || self.is_gun_position()
        })
    }

    /// "fired by a gun in Serb hands on Mount Ozren": a height on which those stand who fire at a place below.
    fn is_gun_position(&self) -> bool {
        const PHRASE: usize = 12;
        let from = self.tokens.start.saturating_sub(PHRASE);
        let fired = (from..self.tokens.start).rev().find(|n| {
            let by = matches!(self.word(*n), "fired" | "launched") && self.word(n + 1) == "by";
            // "hit by a shell from Serb guns on Mount Ozren".
            let from = self.word(*n) == "from"
                && self.reading.any_word(n + 1..self.tokens.start, |w| {
                    matches!(w, "guns" | "gun" | "batteries" | "artillery" | "howitzers" | "mortars")
                });
            by || from
        });
        self.lead == "on"
            && self.place().is_some_and(|p| p.feature_class == FeatureClass::Terrain)
            && fired.is_some_and(|n| (n..self.tokens.start).all(|k| self.reading.doc.word(k) != ","))
    }

    /// "when Croatian forces in the area of Tovarnik fired 20 projectiles at Sid": where those stand who fire at another place.
    fn is_of_those_who_fire(&self) -> bool {
        let Some(lead) = self.lead_at else { return false };
        let force = (lead.saturating_sub(4)..lead)
            .any(|n| matches!(self.word(n), "forces" | "troops" | "gunners" | "batteries" | "artillery"));
        let end = self.tokens.end;
        let fired = matches!(self.word(end), "fired" | "launched" | "shelled");
        // "artillery stationed outside Kyaukme fired on the town" is of Kyaukme all the same.
        let own = |w: &str| matches!(w, "town" | "city" | "village");
        let rest = end + 1..end + 8;
        force
            && fired
            && self.reading.any_word(rest.clone(), |w| matches!(w, "at" | "on" | "into" | "towards"))
            && !self.reading.any_word(rest, own)
    }
}

/// "on the road between Douentza and Boni", "between the towns of Llochegua and Canayre": the first end stands for the way, where the
/// words for it say that there is one.
fn is_an_end(reading: &Reading<'_>, start: usize, between: Option<usize>) -> bool {
    let Some(at) = between else { return false };
    let way = |n: usize| {
        matches!(
            reading.folded(n),
            "road" | "highway" | "route" | "section" | "stretch" | "axis" | "way" | "somewhere"
        )
    };
    // "ran over a mine between Gao and Ansongo"; governments by their capitals are no ends of a way.
    let settled = reading
        .mention_at(start)
        .and_then(|m| reading.place(m))
        .is_some_and(|p| p.is_settlement() && p.feature_code != "PPLC");
    settled
        || (at.saturating_sub(3)..at).any(way)
        || (at + 1..start).any(|n| lead::is_class(reading.folded(n)))
}
