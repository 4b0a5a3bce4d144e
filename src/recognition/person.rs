//! Persons: names of places that are somebody's title, given name or surname in a text.

use super::Found;
use super::accept::preceded_by_place_preposition;
use super::words::Words;
use crate::gazetteer::Gazetteer;
use crate::language::english::words::List;
use crate::model::Mention;
use hashbrown::HashSet;

/// The words of persons' names that the document has shown so far, by their numbers in it.
#[derive(Debug, Default)]
pub(super) struct Persons(HashSet<u32>);

impl Persons {
    /// Notes the person whose name begins at token `at`: a title or a given name before capitalised words.
    pub fn note(&mut self, words: &Words<'_, '_>, at: usize) {
        let lists = words.lists(at);
        let titled = lists.has(List::Title) && words.is_word(at);
        let given = lists.has(List::GivenName) && words.is_capitalised(at) && !words.opens_name(at);
        if !(titled || given) || words.all_caps {
            return;
        }
        let mut n = at + 1;
        while words.adjacent(n) && words.is_capitalised(n) && !stops_person(words, n) && n < at + 4 {
            self.0.insert(words.number(n));
            n += 1;
        }
        if given && n > at + 1 {
            self.0.insert(words.number(at));
        }
    }

    /// Whether a mention is a bare word of a person's name, and nothing but that.
    pub fn has(&self, words: &Words<'_, '_>, mention: &Mention, gazetteer: &Gazetteer) -> bool {
        let tokens = words.doc.tokens_in(mention.span);
        tokens.len() == 1
            && self.know(words, tokens.start)
            && !mention.candidates.iter().any(|c| gazetteer.place(c.place).is_country())
            && !preceded_by_place_preposition(words, tokens.start)
            && !words.is_feature_word(tokens.end)
    }

    /// Whether the word at a token is part of a person's name.
    pub fn know(&self, words: &Words<'_, '_>, token: usize) -> bool {
        self.0.contains(&words.number(token))
    }
}

fn stops_person(words: &Words<'_, '_>, n: usize) -> bool {
    let lists = words.lists(n);
    lists.has_feature_word()
        || [List::Organisation, List::CalendarWord, List::Title].iter().any(|list| lists.has(*list))
}

/// "President X", "Paris Hilton", "Aziz Ganja": a title or given name before, a surname after.
pub(super) fn is_person(words: &Words<'_, '_>, found: &Found) -> bool {
    if words.all_caps {
        return false;
    }
    let before = found.start.checked_sub(1).filter(|n| words.adjacent(found.start) && words.is_word(*n));
    if let Some(n) = before {
        let lists = words.lists(n);
        if lists.has(List::Title) && words.is_capitalised(n) && !words.is_feature_word(found.end) {
            return true;
        }
        // "ministry spokesman Bakri Mulah".
        let goes_on = words.adjacent(found.end) && words.is_capitalised(found.end);
        if lists.has(List::Title) && goes_on && !words.is_feature_word(found.end) {
            return true;
        }
        if lists.has(List::GivenName) && words.is_capitalised(n) && !lists.has(List::Common) {
            return true;
        }
        if is_holder_of_office(words, found, n) {
            return true;
        }
    }
    is_first_name_of_person(words, found)
}

/// "The mayor of Cotija, Yolanda Sanchez, was shot": whether a name whose first word is at `first` stands between commas behind an office.
fn is_holder_of_office(words: &Words<'_, '_>, found: &Found, first: usize) -> bool {
    const BACK: usize = 8;
    let comma = |n: usize| words.text(n) == ",";
    let plain = !words.is_on(first, List::Direction) && !words.is_feature_word(first);
    let between = words.is_capitalised(first) && plain && first > 1 && comma(first - 1) && comma(found.end);
    let office = |n: usize| {
        matches!(
            words.folded(n),
            "mayor"
                | "governor"
                | "commander"
                | "chief"
                | "director"
                | "minister"
                | "spokesman"
                | "spokeswoman"
        ) && !words.is_capitalised(n)
    };
    let back = (first.saturating_sub(BACK)..first.saturating_sub(1)).rev();
    between && back.take_while(|n| words.text(*n) != ".").any(office)
}

/// "Mr. Washington", "Israel Adesanya": a name behind a title that no place has, or a given name before a word that is nothing else.
pub(super) fn is_surely_person(words: &Words<'_, '_>, gazetteer: &Gazetteer, found: &Found) -> bool {
    let title = |n: usize| {
        matches!(words.folded(n), "mr" | "mrs" | "ms" | "miss" | "dr" | "prof" | "sir")
            && words.is_capitalised(n)
    };
    let at = found.start;
    let dotted = at > 1 && words.is_mark(at - 1, ".") && words.touches(at - 1);
    let titled = at > 0 && words.adjacent(at) && title(at - 1 - usize::from(dotted));
    titled && !words.all_caps || is_given_name_before_unknown(words, gazetteer, found)
}

/// Given names that the list of them leaves to places.
fn is_place_and_given_name(word: &str) -> bool {
    matches!(
        word,
        "israel"
            | "chad"
            | "jordan"
            | "georgia"
            | "india"
            | "kenya"
            | "paris"
            | "charlotte"
            | "virginia"
            | "carolina"
            | "sydney"
            | "austin"
            | "dallas"
            | "chelsea"
            | "brooklyn"
            | "savannah"
            | "madison"
            | "florence"
            | "victoria"
            | "alexandria"
            | "lourdes"
            | "santiago"
            | "milan"
            | "london"
            | "lincoln"
            | "houston"
            | "ireland"
            | "asia"
            | "diego"
            | "orlando"
    )
}

/// "Israel Adesanya", not "Israel Police", "Jordan Valley", "Chad Basin".
fn is_given_name_before_unknown(words: &Words<'_, '_>, gazetteer: &Gazetteer, found: &Found) -> bool {
    let next = found.end;
    let word = words.folded(next);
    found.end == found.start + 1
        && is_place_and_given_name(words.folded(found.start))
        && words.adjacent(next)
        && words.is_capitalised(next)
        && word.len() > 3
        && words.listed(next) == 0
        && words.text(next).contains(char::is_lowercase)
        && !words.in_title_case(found.start)
        && !words.all_caps
        && gazetteer.look_up_iter(word).next().is_none()
}

pub(super) fn is_first_name_of_person(words: &Words<'_, '_>, found: &Found) -> bool {
    let next = found.end;
    if !words.adjacent(next) || !words.is_capitalised(next) || words.in_title_case(next) {
        return false;
    }
    let (last, after) = (words.lists(found.end - 1), words.lists(next));
    let surname = after.has(List::Surname) && !after.has_feature_word() && !after.has(List::Organisation);
    surname && (last.has(List::GivenName) || !after.has(List::Common))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn who_has_a_title_or_a_surname_is_no_place() {
        check("Mr. Washington, a lawyer from Lagos, spoke to Mrs. Milan.", &["Lagos"]);
        check("The fighter Israel Adesanya flew to Jordan on Monday.", &["Jordan"]);
        check("Israel Police and the Jordan Valley were in the news.", &["Israel", "Jordan Valley"]);
    }
}
