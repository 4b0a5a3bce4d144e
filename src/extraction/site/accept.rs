//! Whether a mention can be where something happened, by the words around it.

mod away;
mod named;

use super::care::is_where_cared_for;
use super::speaker::{is_dateline, is_of_teller};
use crate::extraction::reading::Reading;
use crate::language::english::lead;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::{
    GIVEN_NAMES, List, is_accusing, is_human, is_of_state, is_place_preposition, is_settlement_word,
    is_site_noun, is_title, is_war,
};
use crate::language::lexicon::{Actor, Role};
use crate::model::{FeatureClass, FeatureWords, Kind, Place};
use crate::text::TokenKind;
use std::ops::Range;

/// Whether a mention can be where something happened.
pub(in crate::extraction) fn is_site(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    reading.is_site_in(mention, sentence, || may_be_scene(reading, mention, sentence))
}

fn may_be_scene(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    let m = &reading.mentions[mention];
    if reading.is_on_line(mention) {
        return is_line_site(reading, mention, sentence);
    }
    if m.kind == Kind::Coordinates {
        return true;
    }
    if m.kind != Kind::Place || reading.place(mention).is_some_and(|p| is_too_large(&p)) {
        return false;
    }
    let name = Name::of(reading, mention);
    !(name.is_namesake(sentence)
        || name.is_of_people()
        || name.is_owner()
        || name.is_border_or_war()
        || name.is_regime()
        || name.is_region_of_town()
        || name.is_hyphenated()
        || name.is_end_of_long_way()
        || name.is_led_away()
        || name.says_where_another_is()
        || name.is_of_office(sentence)
        || name.is_seat(sentence)
        || name.is_joined_to_seat(sentence)
        || name.is_hunted_from()
        || name.is_battle_beside()
        || name.is_base()
        || name.is_front()
        || name.is_threatened()
        || name.is_likened()
        || name.is_blamed()
        || name.is_where_condemned(sentence)
        || name.is_foreign_seat(sentence)
        || name.is_of_war_or_talks()
        || name.is_of_followers()
        || name.is_fired_from()
        || name.acts()
        || name.describes()
        || is_told_there(&name, sentence)
        || is_of_teller(reading, &name.tokens, sentence)
        || is_dateline(reading, &name.tokens, sentence)
        || is_where_cared_for(reading, &name.tokens, sentence)
        || (name.lead == "of" && is_measured_from(reading, name.lead_at, sentence)))
}

/// Whether the name of a mention is that of something else there: of a group, a street, a firm, a place elsewhere, or the beginning of a
/// longer name ("Magen David Adom").
pub(in crate::extraction) fn is_only_a_name(
    reading: &Reading<'_>,
    mention: usize,
    sentence: &Range<usize>,
) -> bool {
    let end = reading.tokens_of(mention).end;
    let goes_on = reading.doc.is_capitalised(end) && reading.mention_at(end).is_none() && end < sentence.end;
    goes_on || Name::of(reading, mention).is_namesake(sentence)
}

/// "Azerbaijan's Barda", "Congo's North Kivu province": whether a name only says whose a place is.
pub(super) fn is_owner(reading: &Reading<'_>, mention: usize) -> bool {
    Name::of(reading, mention).is_owner()
}

/// A place's name with the words around it.
struct Name<'r, 'a> {
    reading: &'r Reading<'a>,
    mention: usize,
    tokens: Range<usize>,
    /// The word that leads its noun phrase in, and its token.
    lead: &'r str,
    lead_at: Option<usize>,
    /// The token after it and its possessive.
    next: usize,
}

impl<'r, 'a> Name<'r, 'a> {
    fn of(reading: &'r Reading<'a>, mention: usize) -> Self {
        let tokens = reading.tokens_of(mention);
        let (lead, lead_at) = lead_of(reading, tokens.start);
        let owner = reading.doc.tokens.get(tokens.end).is_some_and(|t| t.kind == TokenKind::Possessive);
        let next = tokens.end + usize::from(owner);
        Self { reading, mention, tokens, lead, lead_at, next }
    }

    fn word(&self, token: usize) -> &'r str {
        self.reading.folded(token)
    }

    fn place(&self) -> Option<Place<'a>> {
        self.reading.place(self.mention)
    }

    /// The word before the one that leads in.
    fn before_lead(&self) -> Option<usize> {
        self.lead_at.and_then(|n| self.reading.doc.word_before(n, &[]))
    }

    /// "Observers travelled to Horlivka (39 km north-east of Donetsk), where a bus station had been shelled": what those who look into it
    /// were told, they were told there.
    fn is_visited(&self) -> bool {
        const VERB: usize = 8;
        let end = self.tokens.end;
        let closed = (end + 1..end + 16)
            .find(|n| self.reading.doc.word(end) == "(" && self.reading.doc.word(*n) == ")");
        // "the one over Deh Bala, in the east, where an air raid".
        let aside = (end + 2..end + 7)
            .find(|n| self.reading.doc.word(end) == "," && self.reading.doc.word(*n) == ",")
            .filter(|n| self.word(n + 1) == "where");
        let after = closed.map_or(end, |n| n + 1);
        let after = aside.unwrap_or(after);
        let comma = usize::from(self.reading.doc.word(after) == ",");
        let observers =
            self.reading.any_word(self.tokens.start.saturating_sub(VERB)..self.tokens.start, |w| {
                matches!(w, "mission" | "monitors" | "observers" | "delegation" | "investigators")
            });
        self.word(after + comma) == "where" || observers
    }

    /// "nine Amhara farmers", "the Nuer families", "a resident of Endirey": who people are or where they are from.
    fn is_of_people(&self) -> bool {
        let end = self.tokens.end;
        let people = self.reading.doc.is_word(end) && is_human(self.word(end));
        // Not "the Nuseirat refugee camp".
        let several = self.word(end).ends_with('s') && !is_site_noun(self.word(end + 1));
        let told_of = self.reading.is_counted(self.tokens.start)
            || several && self.tokens.len() == 1 && self.word(self.tokens.start.wrapping_sub(1)) == "the";
        let one = self.lead == "of"
            && self.before_lead().is_some_and(|n| matches!(self.word(n), "resident" | "native"));
        // "Five Rangers were wounded", whatever village is called so.
        let themselves = self.tokens.len() == 1
            && is_human(self.word(self.tokens.start))
            && self.reading.is_counted(self.tokens.start);
        // "nearly all of them ethnic Amhara", "students of Amhara origin".
        let ethnic = self.word(self.tokens.start.wrapping_sub(1)) == "ethnic"
            || matches!(self.word(end), "origin" | "descent" | "ethnicity" | "extraction");
        // "Gaza militants fired rockets".
        let fighters = self.lead.is_empty()
            && self.reading.actors_in(&(end..end + 1)).iter().any(|a| {
                a.tokens.start == end && matches!(a.entry.role, Role::Actor(Actor::Rebels | Actor::Gunmen))
            });
        people && told_of || one || themselves || ethnic || fighters
    }

    /// "Azerbaijan's Barda", "Omdurman, Khartoum's twin city": a possessive place owns what follows; a settlement's people and sites are
    /// there.
    fn is_owner(&self) -> bool {
        let owns = self.next > self.tokens.end;
        let start = self.tokens.start;
        let apposition = start > 1
            && self.reading.doc.word(start - 1) == ","
            && self.reading.mention_at(start - 2).is_some()
            && (self.next..self.next + 3).any(|n| is_settlement_word(self.word(n)));
        // "Tripoli's Tajoura suburb": the town of a part that is named.
        let part = |n: usize| {
            let known = self.reading.mention_at(n).filter(|m| self.reading.place(*m).is_some());
            let end = known.map_or(n, |m| self.reading.tokens_of(m).end);
            end > n
                && matches!(
                    self.word(end),
                    "suburb" | "district" | "neighbourhood" | "neighborhood" | "quarter"
                )
        };
        // "the city of Monywa, Sagaing's largest".
        let superlative = matches!(self.word(self.next), "largest" | "biggest")
            && (!self.reading.doc.is_word(self.next + 1) || is_settlement_word(self.word(self.next + 1)));
        owns && (apposition
            || superlative
            || part(self.next)
            || self.place().is_some_and(|p| !p.is_settlement()))
    }

    /// "the Karabakh conflict", "Kyiv's military operation", "the Minsk agreements".
    fn is_border_or_war(&self) -> bool {
        // "the Ressano Garcia border post" is a place.
        let crossing =
            self.word(self.next) == "border" && self.reading.is_one_of(self.next + 1, WordClass::BorderPlace);
        is_of_state(self.word(self.next)) && !crossing
    }

    /// "at about 10:40 p.m. Moscow time".
    fn is_clock(&self) -> bool {
        self.word(self.next) == "time" && self.next == self.tokens.end
    }

    /// "the southern Gaza city of Khan Younis": whose city it is.
    fn is_region_of_town(&self) -> bool {
        let of = self.next + 1;
        self.next == self.tokens.end
            && matches!(self.word(self.next), "city" | "town" | "village")
            && self.word(of) == "of"
            && self.reading.mention_at(of + 1).is_some_and(|m| self.reading.mentions[m].kind == Kind::Place)
    }

    /// "Karabakh rights ombudsman Artak Beglaryan", "Gaza's health ministry": the place of an office.
    fn is_of_office(&self, sentence: &Range<usize>) -> bool {
        let after = self.next..(self.next + 3).min(sentence.end);
        let owns = self.next > self.tokens.end;
        // "stood by in Bishkek media".
        if matches!(self.word(self.next), "media" | "press" | "newspapers" | "dailies") {
            return true;
        }
        // "Kharkiv regional prosecutors said".
        let regional = matches!(self.word(self.next), "regional" | "provincial" | "municipal")
            && self.reading.is(self.next + 1, List::SpeakingOffice);
        regional
            || !is_place_preposition(self.lead)
                && after.take_while(|n| self.reading.doc.is_word(*n)).any(|n| {
                    is_title(self.word(n))
                        || self.word(n) == "parliament"
                        || owns && matches!(self.word(n), "ministry" | "government")
                })
    }

    /// "after officials in Kabul had been telephoned", "a spokesman for the army in Beni": where those sit who speak.
    fn is_seat(&self, sentence: &Range<usize>) -> bool {
        const PHRASE: usize = 4;
        // "officials in Karabakh said that shells fell on the enclave" names where it was.
        if !self.place().is_some_and(|p| p.is_settlement()) {
            return false;
        }
        let Some(lead) = self.lead_at.filter(|_| matches!(self.lead, "in" | "at")) else { return false };
        // "A statement issued in Stepanakert said", "A missionary in Lubango said that she had seen 100 wounded": not "residents in Maglaj said".
        let issued =
            matches!(self.before_lead().map_or("", |n| self.word(n)), "issued" | "released" | "published");
        let seen = || {
            let outsider = |w: &str| {
                matches!(w, "missionary" | "missionaries" | "diplomat" | "diplomats" | "priest" | "nun")
            };
            self.reading.any_word(sentence.start..lead, outsider)
                && self.reading.any_word(self.next..self.next + 6, |w| matches!(w, "seen" | "saw"))
        };
        if self.lead == "in" && self.reading.is(self.next, List::Saying) && (issued || seen()) {
            return true;
        }
        let before = self.before_lead().map_or("", |n| self.word(n));
        let according = || {
            self.reading
                .any_word(lead.saturating_sub(3 * PHRASE).max(sentence.start)..lead, |w| w == "according")
        };
        let seated = match before {
            // "An army statement in Jakarta put the dead at five".
            "statement" | "communique" | "bulletin" => true,
            // "The junta in Bamako hit a pharmacy": where those rule who did it.
            "junta" | "generals" | "regime" | "rulers" => true,
            // "a military source in Damascus", "according to a hospital in Chamchamal": where those are who tell of it.
            "source" | "sources" => true,
            // "condemned the attack from its headquarters in Bamako".
            "headquarters" | "offices" => self.reading.folded(lead.wrapping_sub(3)) == "from",
            "hospital" | "clinic" => according(),
            _ => false,
        };
        if self.lead == "in" && seated {
            return true;
        }
        // "as a United Nations envoy arrived in Yangon".
        let visitor = |w: &str| {
            matches!(w, "envoy" | "delegation" | "minister" | "president" | "diplomats" | "mediators")
        };
        if matches!(before, "arrived" | "landed")
            && self.reading.any_word(lead.saturating_sub(PHRASE + 3).max(sentence.start)..lead, visitor)
        {
            return true;
        }
        // "an army officer in Kathmandu denied that".
        let officer = |n: usize| matches!(self.word(n), "officer" | "officers" | "colonel" | "general");
        if self.before_lead().is_some_and(officer)
            && (self.reading.is(self.next, List::Saying) || self.reading.is(self.next, List::Denying))
        {
            return true;
        }
        // "..., said a senior police officer in Raipur".
        let inverted = |n: &usize| {
            self.reading.is(*n, List::Saying) && matches!(self.word(n + 1), "a" | "an" | "the" | "one")
        };
        let said = (lead.saturating_sub(2 * PHRASE).max(sentence.start)..lead).rev().find(inverted);
        if self.before_lead().is_some_and(officer)
            && said.is_some_and(|n| (n + 1..lead).all(|k| self.reading.doc.is_word(k)))
        {
            return true;
        }
        let from = lead.saturating_sub(PHRASE).max(sentence.start);
        // "according to the authorities in Maputo", "the army high command in Maputo put it down to Renamo".
        let rules =
            |n: usize| matches!(self.word(n), "authorities" | "government" | "command" | "headquarters");
        let told_by =
            (from..lead).any(|n| self.word(n) == "to" && self.word(n.wrapping_sub(1)) == "according");
        let blames = || {
            self.word(self.next) == "put"
                || self.reading.is(self.next, List::Denying)
                || is_accusing(self.word(self.next))
        };
        if self.before_lead().is_some_and(rules) && (told_by || blames()) {
            return true;
        }
        let Some(speaker) = (from..lead).find(|n| self.reading.is(*n, List::Representative)) else {
            return false;
        };
        // "car bombs near the justice ministry in Baghdad".
        let by =
            |w: &str| matches!(w, "near" | "outside" | "inside" | "at" | "beside" | "opposite" | "front");
        if self.reading.any_word(speaker.saturating_sub(PHRASE).max(sentence.start)..speaker, by) {
            return false;
        }
        let noun_phrase = (speaker..lead).all(|n| self.reading.doc.is_word(n));
        // "an attack that killed two officials in Kabul", not "the bombs fell after officials in Kabul had been called".
        let clause =
            (speaker.saturating_sub(2 * PHRASE).max(sentence.start)..speaker).rev().take_while(|n| {
                let possessive = self.reading.doc.tokens[*n].kind == TokenKind::Possessive;
                (self.reading.doc.is_word(*n) || possessive)
                    && !matches!(self.word(*n), "after" | "when" | "as" | "that" | "while")
            });
        let told = clause.last().unwrap_or(speaker)..lead;
        noun_phrase && self.reading.triggers_in(&told).iter().all(|t| t.entry.role == Role::Nothing)
    }

    /// "had phoned officials in Kabul and Washington", "based in Rawalpindi and Srinagar": the second of two seats.
    fn is_joined_to_seat(&self, sentence: &Range<usize>) -> bool {
        let and = self.tokens.start.checked_sub(1).filter(|n| self.word(*n) == "and");
        let first = and.and_then(|and| and.checked_sub(1)).and_then(|n| self.reading.mention_at(n));
        let joined = first.filter(|m| Some(self.reading.tokens_of(*m).end) == and);
        joined.is_some_and(|m| is_based_there(self.reading, m) || Name::of(self.reading, m).is_seat(sentence))
    }

    /// "With the battle for Mosul in its first week, gunmen slipped into Kirkuk": what goes on beside what is told.
    fn is_battle_beside(&self) -> bool {
        let beside = |n: usize| matches!(self.word(n), "with" | "amid" | "while" | "as" | "during");
        let battle = |n: usize| n > 2 && (is_war(self.word(n)) || self.word(n) == "battle") && beside(n - 2);
        self.lead == "for" && self.before_lead().is_some_and(battle)
    }

    /// "the command based in Zamboanga City", "a man wanted in New York": where somebody sits or is sought; "based in Newtown, Conn.".
    fn is_base(&self) -> bool {
        let comma = self.tokens.start.checked_sub(1).filter(|n| self.reading.doc.word(*n) == ",");
        let town = comma.and_then(|n| n.checked_sub(1)).and_then(|n| self.reading.mention_at(n));
        if town.is_some_and(|m| is_based_there(self.reading, m)) {
            return true;
        }
        self.lead == "in"
            && self.before_lead().is_some_and(|n| {
                // "the Security Council in New York".
                let council = self.word(n) == "council" && self.word(n.wrapping_sub(1)) == "security";
                // "Al-Qaeda's affiliate in the Sahel".
                let branch =
                    matches!(self.word(n), "affiliate" | "affiliates" | "branch" | "franchise" | "offshoot");
                branch || council || matches!(self.word(n), "based" | "headquartered" | "wanted")
            })
    }

    /// "since the war in Gaza began", "the resumption of the talks in Geneva": what goes on elsewhere. Talks that are struck are there: "a
    /// blast outside the talks in Mogadishu".
    fn is_of_war_or_talks(&self) -> bool {
        self.lead == "in"
            && self.before_lead().is_some_and(|n| match self.word(n) {
                // "met his counterpart in Washington".
                "counterpart" | "counterparts" => true,
                // "peace talks due in Kuala Lumpur".
                "due" | "scheduled" => {
                    matches!(self.word(n.wrapping_sub(1)), "talks" | "negotiations" | "summit")
                }
                "war" | "wars" | "conflict" => true,
                // "hours before talks between the two sides were to begin in Geneva".
                "begin" | "start" | "resume" | "open" | "begun" | "started" | "resumed" | "held" => {
                    let talks = |w: &str| matches!(w, "talks" | "negotiations" | "summit" | "conference");
                    self.reading.any_word(n.saturating_sub(10)..n, talks)
                }
                // "families who fled the fighting in Mannar".
                "fighting" | "violence" | "clashes" | "unrest" => {
                    let fled = |w: &str| matches!(w, "fled" | "fleeing" | "flee" | "escaped" | "escaping");
                    self.reading.any_word(n.saturating_sub(4)..n, fled)
                }
                "talks" | "negotiations" | "summit" => {
                    let struck = |w: &str| matches!(w, "at" | "during" | "outside" | "near" | "on");
                    !self.reading.any_word(n.saturating_sub(4)..n, struck)
                }
                _ => false,
            })
    }

    /// "the armed Sulu group", "supporters of Kyiv and of Moscow": those who are named after a place.
    fn is_of_followers(&self) -> bool {
        let group = matches!(
            self.word(self.tokens.end),
            "group" | "gang" | "faction" | "cell" | "cartel" | "cartels" | "mafia" | "syndicate" | "gangs"
        ) && self.word(self.tokens.end + 1) != "of";
        let follows = |n: usize| matches!(self.word(n), "supporters" | "opponents" | "followers" | "allies");
        let followers = self.lead == "of"
            && (self.tokens.start.saturating_sub(6)..self.tokens.start)
                .rev()
                .take_while(|n| {
                    // "supporters of Kyiv and of Moscow", not "supporters took to the streets of Abidjan".
                    let named = self.reading.doc.is_capitalised(*n);
                    named || follows(*n) || matches!(self.word(*n), "of" | "and" | "the")
                })
                .any(follows);
        // "fired by militias allied with Kinshasa", "troops loyal to Sanaa".
        let sides = |n: usize| {
            let (word, next) = (self.word(n.saturating_sub(1)), self.word(n));
            next == "with" && matches!(word, "allied" | "aligned")
                || next == "to" && matches!(word, "loyal" | "allied" | "linked")
        };
        let allied = self.tokens.start.checked_sub(1).is_some_and(sides);
        group || followers || allied
    }

    /// "Washington answered with air strikes": a government by its capital, as the subject of a verb.
    fn acts(&self) -> bool {
        let end = self.tokens.end;
        let after = self.word(self.next);
        let joins = self.lead_at.is_none_or(|n| {
            matches!(self.word(n), "that" | "and" | "but" | "while") || self.reading.is(n, List::Saying)
        });
        // "raids which Addis Ababa at first disclaimed".
        let relative = self.word(self.tokens.start.wrapping_sub(1)) == "which";
        let capital = || self.place().is_some_and(|p| p.feature_code == "PPLC");
        // "a monstrous act for which Kiev alone is answerable".
        let for_which = relative && self.word(self.tokens.start.wrapping_sub(2)) == "for";
        if for_which && capital() {
            return true;
        }
        if relative && capital() && (self.next..self.next + 4).any(|n| self.reading.is(n, List::Denying)) {
            return true;
        }
        let verb = after.ends_with("ed")
            || (matches!(after, "was" | "is" | "has" | "had" | "will" | "would")
                && self.reading.triggers_in(&(end..end + 4)).is_empty());
        // "claimed that Kyiv had shelled the prison".
        let shelled = after == "had"
            && self.lead_at.is_some_and(|n| self.word(n) == "that")
            && self.word(self.next + 1).ends_with("ed");
        joins
            && (verb || shelled)
            && self.reading.doc.is_word(end)
            && capital()
            && self.reading.mentions[self.mention].feature_words == FeatureWords::None
    }

    /// "President Alvaro Uribe went there", and then "the day of Uribe's inauguration": the name of a person.
    fn is_of_person(&self) -> bool {
        let owner = self.next > self.tokens.end && self.tokens.len() == 1;
        let name = self.word(self.tokens.start);
        let given = |n: usize| GIVEN_NAMES.has(self.word(n)) && self.reading.doc.is_capitalised(n);
        owner && (1..self.tokens.start).any(|n| self.word(n) == name && given(n - 1))
    }
}

/// "based in Newtown".
fn is_based_there(reading: &Reading<'_>, mention: usize) -> bool {
    let start = reading.tokens_of(mention).start;
    start >= 2
        && reading.folded(start - 1) == "in"
        && matches!(reading.folded(start - 2), "based" | "headquartered")
}

/// "told reporters in Baku", "at a press conference in Ankara", "at a summit in Helsinki".
fn is_told_there(name: &Name<'_, '_>, sentence: &Range<usize>) -> bool {
    let (reading, start) = (name.reading, name.tokens.start);
    let led = matches!(name.lead, "in" | "at" | "from" | "outside" | "near" | "inside");
    // "a government spokesman said in Addis Ababa".
    let said = |at: usize| {
        at > sentence.start
            && matches!(
                reading.folded(at - 1),
                "said" | "says" | "announced" | "insisted" | "declared" | "stated" | "disclosed" | "gave"
            )
    };
    // "stated on Wednesday in Bogotá".
    let said_then = |at: usize| {
        let dated = reading.dates_in(&(at.saturating_sub(4).max(sentence.start)..at));
        dated
            .iter()
            .any(|d| d.tokens.end == at && (said(d.tokens.start) || said(d.tokens.start.saturating_sub(1))))
    };
    // "a wounded driver said in a hospital at Achkhoi-Martan".
    let bedside = |at: usize| {
        at > sentence.start + 3
            && matches!(reading.folded(at - 1), "hospital" | "clinic" | "ward")
            && (at - 4..at - 1).any(&said)
    };
    let audience = |at: usize| {
        bedside(at) || said(at) || said_then(at) || reading.any_on(at.saturating_sub(4)..at, List::Audience)
    };
    let says = |range: Range<usize>| reading.any_on(range, List::Saying);
    // "The premier, at a summit in Helsinki, conceded that there had been an explosion".
    let aside = || reading.doc.word(name.tokens.end) == "," && says(name.tokens.end + 1..name.tokens.end + 3);
    // "in a dispatch monitored in Nicosia", "asked in Helsinki whether rockets had been used", "told UN peacekeepers in Port Loko of four dead".
    let heard = |at: usize| {
        let told = || reading.any_word(at.saturating_sub(4).max(sentence.start)..at, |w| w == "told");
        at > sentence.start
            && match reading.folded(at - 1) {
                "monitored" | "asked" | "interviewed" | "questioned" => true,
                "peacekeepers" | "monitors" | "observers" | "diplomats" | "envoys" => told(),
                _ => false,
            }
    };
    led && (name.lead_at.is_some_and(heard)
        || name.lead_at.is_some_and(audience) && (says(sentence.start..start) || aside()))
}

/// "over the town, some 20 km southwest of the capital Mardin": what the distance of a place that was named before is measured from.
fn is_measured_from(reading: &Reading<'_>, of: Option<usize>, sentence: &Range<usize>) -> bool {
    let Some(of) = of else { return false };
    let from = of.saturating_sub(12).max(sentence.start);
    let unit = |n: usize| {
        matches!(reading.folded(n), "km" | "kilometres" | "kilometers" | "kilometre" | "miles" | "mile")
            || reading.folded(n).ends_with("km")
    };
    // "at Qana, southeast of the port of Tyre".
    let port = reading.folded(of + 1) == "the"
        && matches!(reading.folded(of + 2), "port" | "town" | "city")
        && reading.folded(of + 3) == "of"
        && of > sentence.start + 1
        && reading.is(of - 1, List::Direction)
        && reading.doc.word(of - 2) == ",";
    if port {
        return true;
    }
    let measured = (from..of).any(unit) && reading.is(of - 1, List::Direction);
    let comma = (from..of).find(|n| reading.doc.word(*n) == ",");
    let named = comma.is_some_and(|c| {
        c >= 2
            && lead::is_class(reading.folded(c - 1))
            && matches!(reading.folded(c - 2), "the" | "this" | "that")
    });
    // "Horlivka (government-controlled, 39 km north-east of Donetsk)".
    let bracketed = (from..of)
        .rev()
        .find(|n| matches!(reading.doc.word(*n), "(" | ")"))
        .is_some_and(|n| reading.doc.word(n) == "(" && n > 0 && reading.mention_at(n - 1).is_some());
    measured && (named || bracketed)
}

/// A way that reaches farther than this from its middle, in kilometres, is no scene: it is longer than 300 km.
const HALF_A_WAY_KM: f64 = 180.0;

/// A road or a border is where something happened by the first name of its phrase. A border only says where a place is that the sentence
/// names too.
fn is_line_site(reading: &Reading<'_>, mention: usize, sentence: &Range<usize>) -> bool {
    let border = reading.place(mention).is_some_and(|p| p.is_country());
    if !border && reading.georeference(mention).is_some_and(|g| g.uncertainty.km() > HALF_A_WAY_KM) {
        return false;
    }
    // "across the Turkish border", "who had come over the Sierra Leonean border", "driven off towards the Somali border".
    let lead = lead_of(reading, reading.tokens_of(mention).start).0;
    if matches!(lead, "across" | "over") || border && matches!(lead, "towards" | "toward") {
        return false;
    }
    // "on the Baghdad-Mosul highway near Samarra".
    let closer = |other: &usize| {
        let tokens = reading.tokens_of(*other);
        let (lead, at) = lead_of(reading, tokens.start);
        let beside = matches!(lead, "near" | "outside" | "at" | "in");
        let line = at.and_then(|n| n.checked_sub(1)).map_or("", |n| reading.folded(n));
        beside && lead::is_way(line) && !reading.is_on_line(*other)
    };
    if reading.mentions_in(sentence).iter().any(closer) {
        return false;
    }
    let elsewhere = |other: &usize| !reading.is_on_line(*other) && is_site(reading, *other, sentence);
    reading.is_first_of_phrase(mention) && !(border && reading.mentions_in(sentence).iter().any(elsewhere))
}

/// The word that leads a place's noun phrase in, and its token; empty at the beginning of a sentence.
pub(super) fn lead_of<'r>(reading: &'r Reading<'_>, start: usize) -> (&'r str, Option<usize>) {
    let at = lead::lead_of(reading.doc, start);
    (at.map_or("", |n| reading.folded(n)), at)
}

/// A country, a continent or a sea: no site, however it is named; nor a region of several countries ("Yugoslavia").
pub(super) fn is_too_large(place: &Place<'_>) -> bool {
    let of_several = place.feature_class == FeatureClass::Area && place.country.is_empty();
    place.is_country() || of_several || place.radius.km() > 350.0
}

pub(super) fn is_office(reading: &Reading<'_>, n: usize) -> bool {
    reading.is(n, List::Title) || reading.is_one_of(n, WordClass::StateOffice)
}
