//! Names of what stands in a town or is called after one: stations, hospitals, streets, teams.

use super::Found;
use super::standing::Rank;
use super::words::Words;
use crate::gazetteer::Gazetteer;
use crate::language::english::words::List;

/// "Davao Airport", "Ganja Railway Station": a word for a kind of place or building ends the name before it, wherever a town is called so.
pub(super) fn ends_name(words: &Words<'_, '_>, found: &Found) -> bool {
    let (at, lists) = (found.start, words.lists(found.start));
    let single = found.end == at + 1;
    let kind =
        single && (lists.has_feature_word() || lists.has(List::Organisation) || lists.has(List::Building));
    let before = at.checked_sub(1).filter(|n| kind && words.adjacent(at) && words.is_capitalised(*n));
    before.is_some_and(|n| {
        let opens = words.begins_sentence(n) && words.is_on(n, List::Common);
        !opens && !words.all_caps && !words.in_title_case(at)
    })
}

/// "at Quetta Railway Station", "stormed into Aleppo University": whether the name is of a known town and the capitalised words behind it
/// call what stands in it. "Kiev Station in Moscow" says itself where it is, and "a lecturer at Oxford University" is anywhere.
pub(super) fn is_of_facility(words: &Words<'_, '_>, found: &Found) -> bool {
    let facility = |n: usize| {
        matches!(
            words.folded(n),
            "airport" | "airfield" | "station" | "prison" | "port" | "university" | "stadium"
        )
    };
    let goes_on = |n: usize| words.adjacent(n) && words.is_capitalised(n);
    let Some(last) = (found.end..found.end + 3).take_while(|n| goes_on(*n)).find(|n| facility(*n)) else {
        return false;
    };
    let around = words.folded(last + 2) == "the" && words.is_on(last + 3, List::Direction);
    let elsewhere = matches!(words.folded(last + 1), "in" | "of" | "at") && !around || goes_on(last + 1);
    let before = found.start.checked_sub(1).map_or("", |n| words.folded(n));
    let there = matches!(
        before,
        "in" | "at" | "near" | "outside" | "around" | "inside" | "into" | "on" | "against" | "of"
    );
    let works_there = matches!(before, "at" | "of") && words.folded(last) == "university";
    let struck =
        matches!(before, "hit" | "struck" | "attacked" | "stormed" | "shelled" | "bombed" | "raided");
    (there && !works_there || struck)
        && !elsewhere
        && !words.in_title_case(found.start)
        && found.standing.rank != Rank::Other
}

/// "medics at Kamal Adwan hospital": half of the name of a building. "Khan Younis hospital" and "Mosul Salam hospital" are of the town.
pub(super) fn is_half_of_building(words: &Words<'_, '_>, found: &Found) -> bool {
    if words.all_caps || words.in_title_case(found.start) {
        return false;
    }
    let of_name = |n: usize| {
        words.adjacent(n)
            && words.is_word(n)
            && words.is_capitalised(n)
            && !words.is_on(n, List::Direction)
            && !words.is_on(n, List::Common)
    };
    let end = (found.end..found.end + 2).find(|n| !of_name(*n)).unwrap_or(found.end + 2);
    let building =
        matches!(words.folded(end), "hospital" | "hotel" | "clinic" | "mosque" | "school" | "airport");
    let before = || {
        found.start.checked_sub(1).is_some_and(|n| {
            words.adjacent(found.start)
                && of_name(n)
                && !words.begins_sentence(n)
                && !words.is_on(n, List::Title)
        })
    };
    // "Aden Adde airport in Mogadishu" says where it is.
    let elsewhere = words.folded(end + 1) == "in" && words.adjacent(end + 2) && words.is_capitalised(end + 2);
    let town = found.standing.rank != Rank::Other && !elsewhere;
    building && words.adjacent(end) && !town && (end > found.end || before())
}

/// "on Baghdad Street in Damascus", "the Dallas Cowboys": whether the capitalised word behind a name makes both the name of a street or of a
/// team, which is not where the name says.
pub(super) fn is_of_street_or_team(words: &Words<'_, '_>, gazetteer: &Gazetteer, found: &Found) -> bool {
    let next = found.end;
    if !words.adjacent(next)
        || !words.is_capitalised(next)
        || words.all_caps
        || words.in_title_case(found.start)
    {
        return false;
    }
    let word = words.folded(next);
    let lists = words.lists(next);
    let known = [List::Surname, List::Organisation, List::Title, List::CalendarWord, List::Direction];
    let team = || {
        word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !words.is_ending(next + 1)
            && !words.is_capitalised(next + 1)
            && !lists.has_feature_word()
            && !known.into_iter().any(|list| lists.has(list))
            && gazetteer.look_up_iter(word).next().is_none()
    };
    matches!(word, "street" | "avenue" | "boulevard" | "lane") || team()
}

#[cfg(test)]
mod tests {
    use super::super::{Memory, recognise};
    use crate::gazetteer::Gazetteer;
    use crate::model::Kind;
    use crate::text::Document;

    #[test]
    fn half_of_the_name_of_a_building_is_no_place_unless_it_is_a_town() {
        let places = |text: &str| -> Vec<String> {
            let doc = Document::new(text);
            let found = recognise(&doc, &Gazetteer::embedded(), &mut Memory::default());
            found.iter().filter(|m| m.kind == Kind::Place).map(|m| m.span.of(text).to_owned()).collect()
        };
        for (text, want) in [
            ("Medics at Kamal Adwan hospital in Gaza counted four dead.", "Gaza"),
            ("Police stood near the Holiday Inn in Sarajevo.", "Sarajevo"),
            ("A rocket hit Kabul International airport on Monday.", "Kabul"),
            ("Shells fell on Khan Younis hospital on Monday.", "Khan Younis"),
            ("Mortars were fired at Aden Adde airport in Mogadishu.", "Mogadishu"),
            ("A blast near the gate of Davao Airport in the south killed ten people.", "Davao"),
            ("A bomb exploded at Quetta Railway Station on Monday.", "Quetta"),
            ("Shells hit Aleppo University on Friday and killed five students.", "Aleppo"),
            ("Gunmen in Nairobi shot dead a lecturer at Oxford University.", "Nairobi"),
            ("A bomb exploded at Kazan Station in Moscow.", "Moscow"),
        ] {
            assert_eq!(places(text), [want], "{text}");
        }
    }

    #[test]
    fn a_street_or_a_team_is_not_where_its_name_says() {
        let kinds = |text: &str| -> Vec<(String, Kind)> {
            let doc = Document::new(text);
            let found = recognise(&doc, &Gazetteer::embedded(), &mut Memory::default());
            found.iter().map(|m| (m.span.of(text).to_owned(), m.kind)).collect()
        };
        let own = |name: &str, kind| (name.to_owned(), kind);
        let street = kinds("A bomb went off on Baghdad Street in Damascus on Monday.");
        assert_eq!(street, [own("Baghdad", Kind::Part), own("Damascus", Kind::Place)]);
        let team =
            kinds("Police stopped a bus that carried players of the Baltimore Orioles in Boston on Monday.");
        assert_eq!(team, [own("Baltimore", Kind::Part), own("Boston", Kind::Place)]);
    }
}
