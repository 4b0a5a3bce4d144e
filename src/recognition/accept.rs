//! Whether a gazetteer spelling in a text is a place there.

use super::facility::is_half_of_building;
use super::inflected;
use super::person::{Persons, is_first_name_of_person, is_person, is_surely_person};
use super::small;
use super::standing::{self, Rank};
use super::words::Words;
use super::{Around, Found};
use crate::gazetteer::Gazetteer;
use crate::language::english::words::List;
use crate::language::prepositions;
use crate::model::FeatureWords;
use crate::text::fold::fold;

/// Whether the spelling is a place here, not a person, an organisation or an ordinary word.
pub(super) fn is_place(
    words: &Words<'_, '_>,
    gazetteer: &Gazetteer,
    found: &Found,
    around: &Around,
    persons: &mut Persons,
) -> bool {
    if found.demonym {
        return true;
    }
    if is_container_behind(words, found) || words.all_caps && is_code_behind(words, found) {
        return true;
    }
    let rank = around.standing.rank;
    if words.all_small {
        return small::is_place(words, found, around);
    }
    if words.is_caseless(found.start) {
        return is_caseless_place(words, found, around);
    }
    if rank == Rank::Country
        && !is_first_name_of_person(words, found)
        && !is_surely_person(words, gazetteer, found)
    {
        return !is_in_organisation(words, found) || words.folded(found.end) == "government";
    }
    let single = found.end == found.start + 1;
    let word = words.folded(found.start);
    if single && words.is_on(found.start, List::CalendarWord) && !words.is_feature_word(found.end) {
        return false;
    }
    if single && (word.len() < 3 && !found.stop || names_a_kind(words, found.start)) {
        return false;
    }
    if !single && words.is_on(found.end - 1, List::Organisation) {
        return false;
    }
    if is_person(words, found) || is_surely_person(words, gazetteer, found) {
        persons.note(words, found.start.saturating_sub(1));
        persons.note(words, found.start);
        return false;
    }
    if is_in_name(words, found) || is_part_of_longer_name(words, gazetteer, found) {
        return false;
    }
    let cued = preceded_by_place_preposition(words, found.start)
        || found.local
        || words.is_feature_word(found.end)
        || around.headed
        || around.class != FeatureWords::None
        || followed_by_container(words, gazetteer, found)
        || words.is_mark(found.start.wrapping_sub(1), "#");
    if single && words.is_on(found.start, List::Common) {
        let plain = words.begins_sentence(found.start) || words.in_title_case(found.start) || words.all_caps;
        return cued && !plain;
    }
    cued || rank == Rank::WellKnown || !needs_cue(words, found, word)
}

/// Whether the spelling is a word of an armed group's name ("Boko Haram"), or an acronym: capitals among words that have few, of no
/// place that is written so. The agency SANA is not Sana, nor is a SWAT team from Swat; but "WASHINGTON (AP)" begins its
/// sentence, and some write "in KABUL".
pub(super) fn names_no_place(words: &Words<'_, '_>, gazetteer: &Gazetteer, found: &Found) -> bool {
    let (at, text) = (found.start, words.text(found.start));
    if found.end > at + 1 {
        return false;
    }
    let in_capitals =
        (2..=LONGEST_ACRONYM).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase());
    let stands_out = !words.all_caps && !words.begins_sentence(at) && !words.in_title_case(at);
    let is_written_so = || {
        let mut written = found.candidates.iter().take(MOST_WRITTEN);
        written.any(|c| gazetteer.is_spelt(c.place, text))
    };
    // "the National Commission on Human Rights", whatever town has that name.
    let else_named = match words.folded(at) {
        "human" => words.is_capitalised(at + 1),
        // "the Line of Control in Poonch".
        "line" => words.folded(at + 1) == "of",
        // "the Kazan Kremlin".
        "kremlin" => {
            at > 0 && words.adjacent(at) && words.is_capitalised(at - 1) && !words.begins_sentence(at - 1)
        }
        // "Five Marines were wounded".
        "marines" => !preceded_by_place_preposition(words, at),
        _ => false,
    };
    words.is_on(at, List::ArmedGroup)
        || else_named
        || is_postal_word(text) && !is_code_behind(words, found)
        || is_half_of_compound(words, found)
        || in_capitals && stands_out && !preceded_by_place_preposition(words, at) && !is_written_so()
}

/// Longer words in capitals are names that stand out.
const LONGEST_ACRONYM: usize = 5;

/// So many places of a name are asked how they are written.
const MOST_WRITTEN: usize = 16;

/// Whether the spelling is a single word that names a kind of organisation or of place, or is a common one: "Council", "Bank".
pub(super) fn is_generic(words: &Words<'_, '_>, found: &Found) -> bool {
    found.end == found.start + 1
        && (names_a_kind(words, found.start) || words.is_on(found.start, List::Common))
}

/// Whether a word says what kind of organisation, person or place something is, or in which direction.
fn names_a_kind(words: &Words<'_, '_>, token: usize) -> bool {
    let lists = words.lists(token);
    [List::Organisation, List::Title, List::Direction].iter().any(|list| lists.has(*list))
        || words.is_feature_word(token)
}

/// A name in a script without capitals may be any word: it is a place where a preposition, its form or a word beside it
/// says so, and without them only where it is long and well known.
fn is_caseless_place(words: &Words<'_, '_>, found: &Found, around: &Around) -> bool {
    let letters: usize = (found.start..found.end).map(|n| words.folded(n).chars().count()).sum();
    let cued = found.local
        || preceded_by_place_preposition(words, found.start)
        || around.class != FeatureWords::None;
    let own = found.end == found.start + 1 && words.is_feature_word(found.start);
    !own && (cued || (letters >= LONG && around.standing.rank != Rank::Other))
}

/// So many letters are seldom an ordinary word by chance.
const LONG: usize = 5;

/// A little-known name without any cue is a place only where it stands in mid-sentence and is no known surname.
fn needs_cue(words: &Words<'_, '_>, found: &Found, word: &str) -> bool {
    let single = found.end == found.start + 1;
    single
        && (words.begins_sentence(found.start)
            || words.in_title_case(found.start)
            || words.all_caps
            || words.is_on(found.start, List::Surname)
            || words.is_on(found.start, List::GivenName)
            || word.len() < 4)
}

pub(super) fn preceded_by_place_preposition(words: &Words<'_, '_>, start: usize) -> bool {
    let Some(mut before) = words.word_before(start, &["#", "\"", "“", "(", "«", "„"]) else {
        return false;
    };
    if words.folded(before) == "the" || words.is_on(before, List::Direction) {
        match words.word_before(before, &["-"]) {
            Some(n) => before = n,
            None => return false,
        }
    }
    let word = words.folded(before);
    let foreign = words.inflected_script(before).is_some() && prepositions::is_place_preposition(word);
    foreign || words.is_on(before, List::PlacePreposition) && word != "by"
}

/// Whether `, Container` or `in Container` follows and is itself a gazetteer name ("Paris, Texas").
fn followed_by_container(words: &Words<'_, '_>, gazetteer: &Gazetteer, found: &Found) -> bool {
    let next = found.end + 1;
    words.is_mark(found.end, ",")
        && words.adjacent(next)
        && words.is_capitalised(next)
        && gazetteer.look_up_iter(words.folded(next)).any(|m| !m.demonym)
}

/// "Springfield, Ill.", "Jackson, Miss.", "Erie, Pa.": whether an abbreviation with its full stop stands behind a name and a comma, where it says
/// which region that is in, whatever else the word means.
pub(super) fn is_container_behind(words: &Words<'_, '_>, found: &Found) -> bool {
    found.stop && is_behind_comma(words, found)
}

/// Whether the spelling is a single word behind a name and a comma.
fn is_behind_comma(words: &Words<'_, '_>, found: &Found) -> bool {
    found.end == found.start + 1
        && found.start > 1
        && words.is_mark(found.start - 1, ",")
        && words.adjacent(found.start)
        && words.is_capitalised(found.start - 2)
}

/// "Sino-Russian", "Franco-German": whether the word is the first half of such a compound, and no place.
fn is_half_of_compound(words: &Words<'_, '_>, found: &Found) -> bool {
    let half = matches!(
        words.folded(found.start),
        "sino"
            | "franco"
            | "anglo"
            | "indo"
            | "russo"
            | "serbo"
            | "austro"
            | "greco"
            | "turko"
            | "italo"
            | "euro"
    );
    half && words.is_mark(found.end, "-") && words.touches(found.end) && words.touches(found.end + 1)
}

/// Codes of post offices that are words or parts of names, in capitals too.
fn is_postal_word(word: &str) -> bool {
    matches!(word, "AL" | "CO" | "DE" | "HI" | "ID" | "IN" | "MA" | "ME" | "MO" | "OH" | "OK" | "OR" | "PA")
}

/// "Columbus, OH": whether two capitals stand behind a name and a comma and before no other name, which is how post offices write regions.
pub(super) fn is_code_behind(words: &Words<'_, '_>, found: &Found) -> bool {
    let code = words.text(found.start);
    code.len() == 2
        && code.bytes().all(|b| b.is_ascii_uppercase())
        && is_behind_comma(words, found)
        && !words.is_capitalised(found.end)
}

/// "KIRKUK - Gunmen shot dead a judge": what opens a sentence before a dash that stands alone is no part of a name.
pub(super) fn is_label(words: &Words<'_, '_>, found: &Found) -> bool {
    let dash = matches!(words.text(found.end), "-" | "–" | "—");
    dash && words.begins_sentence(found.start) && !words.touches(found.end)
}

/// "Sake, to the west of Goma, was shelled", "Hope, a town some 20 km north of Kismayo": what the words after it place on the map is a
/// place, whatever else the word means.
pub(super) fn is_placed(words: &Words<'_, '_>, found: &Found) -> bool {
    const APPOSITION: usize = 9;
    let first = found.end + 1;
    let direction = (first..first + APPOSITION).find(|n| words.is_on(*n, List::Direction));
    let fills = |n: usize| {
        let word = words.folded(n);
        let length = matches!(
            word,
            "km" | "kilometres" | "kilometers" | "miles" | "to" | "the" | "a" | "just" | "some" | "about"
        );
        length || word.starts_with(|c: char| c.is_ascii_digit()) || words.is_on(n, List::SettlementWord)
    };
    words.is_mark(found.end, ",")
        && direction.is_some_and(|at| {
            let of = words.folded(at + 1) == "of" && words.is_capitalised(at + 2);
            of && at > first && (first..at).all(fills)
        })
}

/// Whether the spelling is a part of a name that the gazetteer lacks: joined by a hyphen to another word that names nothing near it
/// ("Kindu-Bora", of which the gazetteer has Bora in other countries), or behind a name and a small article, its own or one before it
/// ("Jabal al-Nour", "Hassan al-Karaki", "Ahrar al-Sham"), or before one of a little-known name ("Wad al-Noora").
pub(super) fn is_half_of_name(words: &Words<'_, '_>, gazetteer: &Gazetteer, found: &Found) -> bool {
    let hyphen = |n: usize| words.is_mark(n, "-") && words.touches(n) && words.touches(n + 1);
    let before = found.start.wrapping_sub(1);
    let (follows, goes_on) = (hyphen(before), hyphen(found.end));
    let article = if words.is_joined_article(found.start) { found.start } else { before.wrapping_sub(1) };
    let is_named = words.is_joined_article(article) && words.adjacent(article);
    let is_led_on = words.is_joined_article(found.end) && words.adjacent(found.end);
    if !(follows || goes_on || is_named || is_led_on)
        || found.demonym
        || words.all_caps
        || words.all_small
        || words.in_title_case(found.start)
    {
        return false;
    }
    let is_name = |n: usize| {
        let lists = words.lists(n);
        let plain = [List::Common, List::Direction, List::CalendarWord, List::Organisation];
        // "Marty Seifert, R-Marshall": a party.
        words.is_capitalised(n)
            && words.text(n).contains(char::is_lowercase)
            && !lists.has_feature_word()
            && !plain.into_iter().any(|list| lists.has(list))
    };
    let countries = || found.candidates.iter().map(|c| gazetteer.place(c.place).country);
    let known = matches!(found.standing.rank, Rank::Country | Rank::WellKnown);
    // Names of several words are not judged by one of them.
    let is_single = |n: usize, beside: usize| {
        is_name(n) && (!words.is_capitalised(beside) || !words.adjacent(n.max(beside)))
    };
    // "the Peshawar-Torkham road", "the Moscow-Kyiv talks".
    let is_known = |n: usize| {
        gazetteer.look_up_iter(words.folded(n)).any(|other| {
            let place = gazetteer.place(other.place);
            other.demonym
                || known && standing::is_well_known(&place.size())
                || countries().any(|country| country == place.country)
        })
    };
    let is_elsewhere = |n: usize, beside: usize, after: usize| {
        is_single(n, beside) && !words.is_on(n, List::Title) && !words.is_feature_word(after) && !is_known(n)
    };
    let named = article.wrapping_sub(1);
    // "Wad al-Noora", but "in Baghdad al-Sistani said".
    let is_of_division = || {
        let division = words.folded(found.end + 2);
        found.candidates.iter().any(|c| fold(gazetteer.place(c.place).admin1).contains(division))
    };
    // "Brak al-Shati" is Brak in its division.
    let is_first_half = is_led_on && !known && is_name(found.end + 2) && !is_of_division();
    is_first_half
        || goes_on && is_elsewhere(found.end + 1, found.end + 2, found.end + 2)
        || follows && is_elsewhere(before.wrapping_sub(1), before.wrapping_sub(2), found.end)
        // "In al-Bab" begins a sentence too.
        || is_named
            && is_name(named)
            && (!words.begins_sentence(named) || words.is_on(named, List::GivenName))
}

/// Whether the name is a part of that of an organisation or a building.
pub(super) fn is_in_name(words: &Words<'_, '_>, found: &Found) -> bool {
    is_in_organisation(words, found) || is_half_of_building(words, found)
}

/// "Minsk Group", "Kharkiv Regional Prosecutor's Office", "WSB Atlanta".
fn is_in_organisation(words: &Words<'_, '_>, found: &Found) -> bool {
    let mut n = found.end;
    // Up to three capitalised words on, one of them the kind of organisation.
    let is_district = words.is_local_government(n);
    while n < found.end + 4 && words.adjacent(n) && words.is_capitalised(n) && !is_district {
        if words.is_on(n, List::Organisation) {
            return true;
        }
        n += 1;
    }
    let Some(before) =
        found.start.checked_sub(1).filter(|n| words.adjacent(found.start) && words.is_word(*n))
    else {
        return false;
    };
    let text = words.text(before);
    let acronym = text.len() >= 3 && text.chars().all(|c| c.is_uppercase()) && !words.all_caps;
    acronym && !words.in_title_case(before) && !words.begins_sentence(before)
}

/// Whether unknown capitalised words touch the name, so that it is probably part of another name.
fn is_part_of_longer_name(words: &Words<'_, '_>, gazetteer: &Gazetteer, found: &Found) -> bool {
    if words.all_caps || words.in_title_case(found.start) {
        return false;
    }
    let foreign = |n: usize| {
        words.is_capitalised(n)
            && !words.is_on(n, List::CalendarWord)
            && !words.is_feature_word(n)
            && !words.is_on(n, List::Title)
            && !words.is_on(n, List::Direction)
            && gazetteer.look_up_iter(words.folded(n)).next().is_none()
            && !inflected::is_name(words, gazetteer, n)
    };
    let after = words.adjacent(found.end) && foreign(found.end) && !words.is_on(found.end, List::Common);
    let before = found.start.checked_sub(1).is_some_and(|n| {
        words.adjacent(found.start)
            && words.is_word(n)
            && foreign(n)
            // The end of a plus code: "M9J7+RW Ganja".
            && !words.is_mark(n.wrapping_sub(1), "+")
            && !(words.begins_sentence(n)
                && (words.is_on(n, List::Common) || words.inflected_script(n).is_some()))
    });
    let hyphenated = words.is_mark(found.end, "-")
        && words.is_capitalised(found.end + 1)
        && gazetteer.look_up_iter(words.folded(found.end + 1)).next().is_none();
    after || before || hyphenated
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn acronyms_and_armed_groups_are_no_places() {
        check("A source in Damascus told SANA that shells fell on Jaramana.", &["Damascus", "Jaramana"]);
        check("A SWAT team left an SUV outside the house in Ohio.", &["Ohio"]);
        check("Fighters of Boko Haram raided Gwoza in Borno.", &["Gwoza", "Borno"]);
        check("Troops fired along the Line of Control in Poonch on Sunday.", &["Poonch"]);
    }

    #[test]
    fn half_of_a_compound_and_what_has_an_ending_are_no_other_places() {
        check("The Sino-Russian border was closed.", &["Russian"]);
        check("Shells hit Hama's old town on Monday.", &["Hama"]);
        check("The White House said so.", &["White House"]);
        check("They saw the Kazan Kremlin on Monday.", &["Kazan"]);
    }

    #[test]
    fn postal_codes_are_regions_behind_a_town_and_a_comma_only() {
        check("A storm hit Mobile, AL, and Salem, OR, on Monday.", &["Mobile", "AL", "Salem", "OR"]);
        check("SHELLS FELL IN KABUL, IN HERAT AND IN KUNDUZ.", &["KABUL", "HERAT", "KUNDUZ"]);
        check("It is OK to go to Boston.", &["Boston"]);
    }

    #[test]
    fn half_of_a_name_is_no_place() {
        check("Gunmen in Iraq attacked the village of Badra-Tuwal on Monday.", &["Iraq", "Badra"]);
        check("Officials say that Wal-Mart closed its store in Ohio on Monday.", &["Ohio"]);
        check("A leader of Ahrar al-Sham was shot in Idlib on Monday.", &["Idlib"]);
        check("Preacher Hassan al-Karaki left the city of Sidon on Monday.", &["Sidon"]);
        check(
            "He took the Srinagar-Jammu highway with Rep. Tom Lee, D-Oakland.",
            &["Srinagar", "Jammu", "Oakland"],
        );
    }

    #[test]
    fn a_small_article_is_part_of_a_name_that_has_it() {
        check("Shells fell on el-Fasher and on al-Bab on Monday.", &["el-Fasher", "al-Bab"]);
        check("The army left al-Raqqa, which Abu Bakr al-Baghdadi held.", &["Raqqa"]);
    }

    #[test]
    fn capitals_may_stand_out_or_abbreviate() {
        check("Troops from the UAE and the DPRK met.", &["UAE", "DPRK"]);
        check("A strike hit a market in GAZA on Monday.", &["GAZA"]);
        check("SANAA, Yemen (AP) - A strike hit a market.", &["SANAA", "Yemen"]);
    }
}
