//! People in a list, each by a number, an article or what they are to another: "a schoolmaster, his wife and two drivers".

use super::age::is_age;
use super::apart::{is_lives, is_object};
use super::figure::Found;
use super::harm::{harm, is_harm};
use super::noun::{is_general, is_one_thing};
use super::object::{LARGE, add, has_own_verb};
use super::people::{introduces_part, is_named_among, people};
use crate::extraction::reading::Reading;
use crate::language::english::numbers::Quantity;
use crate::language::english::word_classes::WordClass;
use crate::language::english::words::List;
use crate::model::{Kind, Toll};
use crate::text::TokenKind;
use std::ops::Range;

/// A clause's words with the numbers in them.
struct Clause<'r, 'a> {
    reading: &'r Reading<'a>,
    quantities: &'r [&'r Quantity],
    tokens: &'r Range<usize>,
}

/// Some of those who are listed.
struct Member {
    toll: Toll,
    end: usize,
    /// Whether the words are known to name people.
    known: bool,
    /// Whether they name people of any kind.
    general: bool,
}

/// No list of people has more members than this.
const MOST: usize = 8;

/// The people of a list that ends right before the verb: "three policemen, two soldiers and a civilian were killed".
pub(super) fn before_verb(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    from: usize,
    at: usize,
) -> Option<Found> {
    let clause = Clause { reading, quantities, tokens };
    let verb = clause.verb(from, at);
    // "five people were killed, including a woman, and two wounded": no list begins with a part.
    let part = |n: usize| introduces_part(reading, n, from) || is_object(reading, n, tokens);
    (from..verb).filter(|n| clause.may_begin(*n) && !part(*n)).find_map(|start| {
        let first = clause.member(start).filter(|first| !is_lives(reading, first.end - 1))?;
        // "Gunmen attacked a church and two people were killed": what no list knows opens its clause.
        if !first.known && !clause.opens(start, from) {
            return None;
        }
        let (toll, count, end) = clause.list(first);
        // "A man, 45, and his son, 8, were killed".
        let aged = end + 1 == verb
            && reading.doc.word(end) == ","
            && clause.is_number(end - 1)
            && reading.doc.word(end - 2) == ",";
        let (closes, plural) = (end == verb || aged, count > 1);
        (closes && plural).then(|| (toll, reading.span(&(start..at + 1)), start..end))
    })
}

/// "of the Bangsamoro Islamic Freedom Fighters (BIFF)": whether the words are nothing but a name.
pub(super) fn is_name(reading: &Reading<'_>, words: Range<usize>) -> bool {
    let mut words = words;
    // "Lashkar-e-Toiba".
    let joined = |n: usize| reading.doc.word(n - 1) == "-" && reading.doc.word(n + 1) == "-";
    words.all(|n| {
        reading.doc.is_capitalised(n)
            || n > 0 && joined(n)
            || matches!(reading.doc.word(n), "the" | "of" | "and" | "(" | ")" | "-" | "for" | "'s" | "’s")
    })
}

/// The people of a list right after a verb: "killing the groom's mother and eight guests", "killed its accountant".
pub(super) fn after_verb(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    at: usize,
) -> Option<Found> {
    let clause = Clause { reading, quantities, tokens };
    let down = usize::from(matches!(reading.folded(at + 1), "down" | "dead"));
    let start = at + 1 + down;
    let first = clause.member(start).filter(|_| start < tokens.end)?;
    if clause.goes_on(first.end) {
        return None;
    }
    // "killed 19 soldiers and 99 people were wounded": the verb's own end where the next clause begins.
    let (toll, _, end) = clause.list_up_to(first, |member| has_own_verb(reading, member.end));
    Some((toll, reading.span(&(at..end)), start..end))
}

/// The people who open a sentence, parted from their verb by what is told of them: "A fisherman who had gone out to his nets was shot
/// dead", "Two men weighing maize at the plant were killed".
pub(super) fn parted(
    reading: &Reading<'_>,
    quantities: &[&Quantity],
    tokens: &Range<usize>,
    from: usize,
    at: usize,
) -> Option<Found> {
    let clause = Clause { reading, quantities, tokens };
    let verb = clause.verb(from, at);
    let opens =
        |n: usize| n == tokens.start || matches!(reading.doc.word(n - 1), "-" | "–" | "—" | ":" | ".");
    let start = (from..verb.min(from + 16)).rev().find(|n| opens(*n) && clause.quantity(*n).is_some())?;
    let (toll, _, end) = clause.list(clause.member(start)?);
    let many = toll.low().is_some_and(|n| n > 1);
    let one = matches!(clause.word(verb), "was" | "has");
    let several = matches!(clause.word(verb), "were" | "have" | "are");
    let goes_on = reading.folded(verb.wrapping_sub(1)) == "and";
    let relative = (end..end + 2).any(|n| matches!(clause.word(n), "who" | "whose"));
    let told = relative || reading.folded(end).ends_with("ing") || goes_on || reading.doc.word(end) == ",";
    let agrees = if many { !one } else { !several };
    // Others who are told of between them and the verb may be meant.
    let others = quantities.iter().filter(|q| q.tokens.start >= end && q.tokens.end <= verb).any(|q| {
        let counted = people(reading, q, tokens).filter(|(_, who)| who.end > q.tokens.end);
        counted.is_some_and(|(n, _)| n.low().is_some_and(|n| n > 1) == many)
    });
    let ends = (end..verb).any(|n| {
        reading.doc.word(n) == ";"
            || reading.is(n, List::Saying)
            || is_harm(reading, n)
            || matches!(clause.word(n), "when" | "while" | "but")
    });
    (told && agrees && !others && !ends && at - start <= FARTHEST)
        .then(|| (toll, reading.span(&(start..at + 1)), start..end))
}

/// Nobody stands farther before the verb than this, in tokens.
const FARTHEST: usize = 40;

impl Clause<'_, '_> {
    fn word(&self, n: usize) -> &str {
        self.reading.folded(n)
    }

    fn quantity(&self, n: usize) -> Option<&Quantity> {
        let at = self.quantities.partition_point(|q| q.tokens.start < n);
        self.quantities.get(at).copied().filter(|q| q.tokens.start == n)
    }

    fn is_number(&self, n: usize) -> bool {
        self.reading.doc.tokens.get(n).is_some_and(|t| t.kind == TokenKind::Number)
    }

    fn is_auxiliary(&self, n: usize) -> bool {
        self.reading.is_one_of(n, WordClass::Auxiliary) || matches!(self.word(n), "all" | "both")
    }

    /// The first of the auxiliaries before the word at `at`, or that word: "were" of "were shot dead".
    fn verb(&self, from: usize, at: usize) -> usize {
        let shot = |n: usize| matches!(self.word(n), "shot" | "found") && self.word(n + 1) == "dead";
        (from..at).rev().take_while(|n| self.is_auxiliary(*n) || shot(*n)).last().unwrap_or(at)
    }

    fn may_begin(&self, n: usize) -> bool {
        self.quantity(n).is_some() || self.is_definite(n)
    }

    fn is_definite(&self, n: usize) -> bool {
        matches!(self.word(n), "the" | "his" | "her" | "their" | "its" | "both")
    }

    /// Whether a clause begins at the token.
    fn opens(&self, n: usize, from: usize) -> bool {
        let before = n.checked_sub(1);
        n == from
            || n == self.tokens.start
            || before.is_some_and(|b| {
                !self.reading.doc.is_word(b)
                    || matches!(self.word(b), "that" | "when" | "while" | "and" | "but" | "said")
            })
    }

    /// The whole list that begins with a member: the sum, how many members it has, and its end.
    fn list(&self, first: Member) -> (Toll, usize, usize) {
        self.list_up_to(first, |_| false)
    }

    /// The list up to a member that is no part of it.
    fn list_up_to(&self, first: Member, is_other: impl Fn(&Member) -> bool) -> (Toll, usize, usize) {
        let (mut toll, mut count, mut end) = (first.toll, 1, first.end);
        // Members between commas count only once "and" closes the list.
        let mut open: Vec<Toll> = Vec::new();
        let mut at = end;
        while open.len() < MOST {
            let comma = self.reading.doc.word(at) == ",";
            let next = at + usize::from(comma);
            let joins = match self.word(next) {
                // "23 hostages and all 32 militants".
                "and" if self.word(next + 1) == "all" => 2,
                "and" => 1,
                "as" if self.word(next + 1) == "well" && self.word(next + 2) == "as" => 3,
                "along" | "together" if self.word(next + 1) == "with" => 2,
                _ => 0,
            };
            if !comma && joins == 0 {
                break;
            }
            // "two civilians, both women, and a journalist".
            if joins == 0 && self.word(next) == "both" {
                break;
            }
            let member = self.member(next + joins).or_else(|| self.bare(next + joins, joins));
            // "five customers, one of them a boy and another a pensioner".
            let of_them = self.word(next + 1) == "of" && matches!(self.word(next + 2), "them" | "whom");
            let among = is_named_among(self.reading, next + joins, self.tokens.start);
            let member = member.filter(|m| !of_them && !among && !self.goes_on(m.end) && !is_other(m));
            let Some(member) = member else { break };
            at = member.end;
            open.push(member.toll);
            if joins == 0 {
                continue;
            }
            // "eight people, six men and two women": parts of the first.
            let parts = open.iter().try_fold(0u32, |sum, more| sum.checked_add(more.best()?));
            let large = first.toll.best().is_some_and(|n| n > LARGE);
            if (first.general || large) && open.len() > 1 && parts == first.toll.best() {
                break;
            }
            let sum = open.drain(..).try_fold((toll, count), |(sum, n), more| Some((add(sum, more)?, n + 1)));
            let Some((all, members)) = sum else { break };
            (toll, count, end) = (all, members, at);
        }
        (toll, count, end)
    }

    /// Whether who stands before the token only tells of it, or does something else: "two people, a doctor said".
    fn goes_on(&self, end: usize) -> bool {
        let says = |n: usize| self.reading.is(n, List::Saying);
        (end..end + 6).take_while(|n| self.reading.doc.is_word(*n) && !is_harm(self.reading, *n)).any(says)
    }

    /// The token behind the brackets that open at one, or that token: "her son (7)".
    fn past_brackets(&self, at: usize) -> usize {
        let doc = self.reading.doc;
        if doc.word(at) != "(" {
            return at;
        }
        (at + 1..at + 8).find(|n| doc.word(*n) == ")").map_or(at, |n| n + 1)
    }

    /// The token that opens the brackets which close right before one, or that token.
    fn before_brackets(&self, at: usize) -> usize {
        let doc = self.reading.doc;
        if doc.word(at.wrapping_sub(1)) != ")" {
            return at;
        }
        (at.saturating_sub(5)..at).rev().find(|n| doc.word(*n) == "(").unwrap_or(at)
    }

    /// One member of a list, with what is told of it up to a comma, an "and" or the verb.
    fn member(&self, start: usize) -> Option<Member> {
        let (toll, end, known) = match self.quantity(start) {
            Some(quantity) => self.counted(quantity)?,
            // "his two sons".
            None if self.is_definite(start) && self.quantity(start + 1).is_some_and(|q| !q.indefinite) => {
                self.counted(self.quantity(start + 1)?)?
            }
            // "the driver and both passengers".
            None if self.word(start) == "both" => {
                let noun = start + 1;
                let word = self.word(noun);
                let people = self.reading.is(noun, List::Human)
                    || word.ends_with("ers")
                    || matches!(word, "occupants" | "inmates" | "crewmen");
                (Toll::exactly(2), people.then_some(noun + 1)?, true)
            }
            None if self.is_definite(start) => match self.own(start) {
                Some(end) => (Toll::exactly(1), end, false),
                None => (Toll::exactly(1), self.definite(start)?, true),
            },
            None => return None,
        };
        let general = self.reading.any_word(start..end, is_general);
        Some(Member { toll, end: self.past_what_is_told(end), known, general })
    }

    /// "his wife and daughter": the last of those who are joined, without an article of their own.
    fn bare(&self, noun: usize, joins: usize) -> Option<Member> {
        let ends = |n: usize| {
            n >= self.tokens.end
                || !self.reading.doc.is_word(n)
                || self.is_auxiliary(n)
                || is_harm(self.reading, n)
                || matches!(self.word(n), "in" | "at" | "on" | "when" | "who")
        };
        // "her son (7) and daughter (4)": the age of the one before is no word of it.
        let end = self.before_brackets(noun.saturating_sub(1));
        // "a leading poet and broadcaster" is one person.
        let own = end.checked_sub(2).is_some_and(|n| {
            matches!(self.word(n), "his" | "her" | "their")
                || self.word(n) == "a" && matches!(self.word(n + 1), "man" | "woman" | "boy" | "girl")
        });
        let one = joins == 1
            && own
            && self.reading.is(noun, List::OneHuman)
            && !self.reading.doc.is_capitalised(noun);
        (one && ends(noun + 1)).then(|| Member {
            toll: Toll::exactly(1),
            end: self.past_brackets(noun + 1),
            known: true,
            general: false,
        })
    }

    /// "two soldiers", "two of his neighbours", "a shoe mender".
    fn counted(&self, quantity: &Quantity) -> Option<(Toll, usize, bool)> {
        let end = quantity.tokens.end;
        if is_age(self.reading, quantity) {
            return None;
        }
        if self.word(end) == "of" && matches!(self.word(end + 1), "his" | "her" | "their" | "its" | "the") {
            let noun = (end + 2..end + 4).find(|n| self.reading.is(*n, List::Human));
            if let Some(noun) = noun {
                return Some((quantity.toll?, noun + 1, true));
            }
        }
        if let Some((toll, who)) = people(self.reading, quantity, self.tokens) {
            // "two bodies and 14 people with gunshot wounds" are not of one kind.
            let body = who.clone().any(|n| matches!(self.word(n), "bodies" | "body" | "corpses"));
            return (!body && who.end > end).then_some((toll, who.end, true));
        }
        let noun = quantity.indefinite.then(|| self.unknown(end))??;
        Some((Toll::exactly(1), noun, false))
    }

    /// "a shoe mender", "a Congolese ranger": a noun that no list knows, of up to four words.
    fn unknown(&self, from: usize) -> Option<usize> {
        let reading = self.reading;
        let aged = (from..from + 6).find(|n| self.word(*n) == "old").map_or(from, |n| n + 1);
        let demonym =
            |n: usize| reading.mention_at(n).is_some_and(|m| reading.mentions[m].kind == Kind::Demonym);
        let ends = |n: usize| {
            n >= self.tokens.end
                || !reading.doc.is_word(n)
                || self.is_auxiliary(n)
                || is_harm(reading, n)
                || reading.is(n, List::PlacePreposition)
                || self.reading.is_one_of(n, WordClass::AfterAge)
        };
        let end = (aged..aged + 5).find(|n| ends(*n))?;
        let plain = |n: usize| {
            let lists = reading.lists(n);
            let of_state =
                matches!(reading.doc.word(n), "U.S." | "US" | "U.N." | "UN" | "U.K." | "UK" | "EU");
            (!reading.doc.is_capitalised(n) || demonym(n) || of_state)
                && [List::CalendarWord, List::Saying, List::SiteNoun, List::CountedThing]
                    .iter()
                    .all(|l| !lists.has(*l))
        };
        let noun = end.checked_sub(1).filter(|n| *n >= aged && !demonym(*n))?;
        let thing = is_one_thing(reading, noun)
            || self.word(noun).ends_with("ing")
            || self.word(noun).ends_with("ly");
        (!thing && (aged..end).all(plain)).then_some(end)
    }

    /// "the owner and his apprentice": what somebody is to another, whatever it is called.
    fn own(&self, start: usize) -> Option<usize> {
        let (reading, noun) = (self.reading, start + 1);
        let alone = self.word(noun + 1) == "and" || is_harm(reading, noun + 1) || self.is_auxiliary(noun + 1);
        let plain = reading.doc.is_word(noun)
            && !reading.doc.is_capitalised(noun)
            && !self.word(noun).ends_with('s')
            && ![List::SiteNoun, List::OneHuman, List::Limb].iter().any(|l| reading.is(noun, *l))
            && !matches!(self.word(noun), "life" | "body" | "head" | "own" | "two" | "place")
            && !is_one_thing(reading, noun);
        (matches!(self.word(start), "his" | "her" | "their") && alone && plain).then_some(noun + 1)
    }

    /// "the driver", "his wife", "the groom's mother", "the 58-year-old driver".
    fn definite(&self, start: usize) -> Option<usize> {
        let reading = self.reading;
        let aged = (start + 1..start + 7).find(|n| self.word(*n) == "old").map_or(start + 1, |n| n + 1);
        let noun = (aged..aged + 4).find(|n| {
            reading.is(*n, List::OneHuman)
                && !reading.is(n + 1, List::OneHuman)
                && reading.doc.tokens.get(n + 1).is_none_or(|t| t.kind != TokenKind::Possessive)
                && self.word(n + 1) != "'s"
        })?;
        let plain = (aged..noun).all(|n| {
            !matches!(self.word(n), "and" | "of" | "in" | "at" | "on") && self.reading.doc.word(n) != ","
        });
        (plain && !reading.is(noun + 1, List::SiteNoun)).then_some(noun + 1)
    }

    /// Past an age, an origin or an aside: "of 48", ", aged 9 and 12,", "from Lyon", "(FA)".
    fn past_what_is_told(&self, end: usize) -> usize {
        let doc = self.reading.doc;
        // "a passer-by".
        let by = doc.word(end) == "-" && self.word(end + 1) == "by";
        let mut at = end + if by { 2 } else { 0 };
        at = self.past_brackets(at);
        let aged = |n: usize| {
            matches!(self.word(n), "aged" | "ages" | "both" | "all")
                || self.quantity(n).is_some_and(|q| is_age(self.reading, q))
                || doc.word(n).parse::<u32>().is_ok_and(|age| age < 110) && doc.word(n + 1) == ","
        };
        if doc.word(at) == "," && aged(at + 1) {
            return (at + 2..at + 9).find(|n| doc.word(*n) == ",").map_or(at, |close| {
                // "two sisters, aged 9 and 12, and their aunt": the list goes on behind its comma.
                if self.word(close + 1) == "and" { close + 1 } else { close }
            });
        }
        // "a woman in her sixties".
        let decade = at + 2 + usize::from(matches!(self.word(at + 2), "early" | "mid" | "late"));
        if self.word(at) == "in"
            && matches!(self.word(at + 1), "his" | "her" | "their")
            && (self.word(decade).ends_with("ties") || self.word(decade) == "teens")
        {
            return decade + 1;
        }
        // "a boy of 12 and his grandfather".
        let stops = |n: usize| {
            n >= self.tokens.end
                || !doc.is_word(n) && !self.is_number(n)
                || self.word(n) == "and"
                || self.is_auxiliary(n)
                || harm(self.reading, n).is_some()
        };
        // "a volunteer serving the mission and his interpreter".
        let at_work =
            matches!(self.word(at), "working" | "serving" | "guarding" | "travelling" | "traveling");
        if at_work || matches!(self.word(at), "from" | "of" | "in") {
            let stop = (at + 1..at + 7).find(|n| stops(*n)).unwrap_or(at);
            // "five people in Goma and nine in Bukavu" are told of apart.
            let again = |n: usize| matches!(self.word(n), "in" | "at" | "near");
            let apart = self.word(at) == "in" && (stop + 1..stop + 5).any(again);
            at = if apart { at } else { stop };
        }
        at
    }
}
