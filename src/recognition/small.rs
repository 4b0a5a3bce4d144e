//! Places in texts without capitals, as posts are often typed: "heavy shelling near bakhmut tonight".
//!
//! Without capitals any word may be a name, so that a common word is none, a little-known name needs a sign that a place is meant,
//! and names that the gazetteer lacks are not looked for.

use super::accept::preceded_by_place_preposition;
use super::standing::Rank;
use super::words::Words;
use super::{Around, Found};
use crate::language::english::words::{List, Lists};
use crate::model::FeatureWords;
use crate::text::Document;

/// So many small letters to a capital are too many for a text with capitals at the beginnings of its sentences.
const SMALL_TO_A_CAPITAL: usize = 40;

/// A name of so many letters is seldom an ordinary word by chance, and one of so few needs a country or a known place.
const LONG: usize = 5;
const SHORT: usize = 3;

/// Whether a text has no word with a capital and then small letters; `upper` and `lower` letters are of each kind.
pub(super) fn is_all_small(doc: &Document<'_>, upper: usize, lower: usize) -> bool {
    // Words of scripts without capitals count as capitalised.
    let mut capitalised = doc.tokens.iter().filter(|token| token.capitalised);
    lower > SMALL_TO_A_CAPITAL * upper
        && !capitalised.any(|token| token.span().of(doc.text).chars().any(char::is_lowercase))
}

/// Whether a gazetteer spelling in such a text is a place.
pub(super) fn is_place(words: &Words<'_, '_>, found: &Found, around: &Around) -> bool {
    let (start, end) = (found.start, found.end);
    let lists = words.lists(start);
    let rank = around.standing.rank;
    let cued = preceded_by_place_preposition(words, start)
        || words.is_feature_word(end)
        || around.headed
        || around.class != FeatureWords::None
        || words.is_mark(start.wrapping_sub(1), "#");
    let letters: usize = (start..end).map(|n| words.folded(n).chars().count()).sum();
    if !cued && words.is_on(end, List::Organisation) {
        return false;
    }
    if end > start + 1 {
        // "long beach", "the city of": each of the words is an ordinary one.
        let common = (start..end).all(|n| words.is_on(n, List::Common));
        return if common { cued && rank != Rank::Other } else { cued || rank != Rank::Other };
    }
    if names_a_kind(lists) || is_of_person(words, start) {
        return false;
    }
    if lists.has(List::Common) {
        return cued && rank == Rank::Country;
    }
    let name = lists.has(List::GivenName) || lists.has(List::Surname);
    match rank {
        Rank::Country => true,
        Rank::WellKnown => cued || letters >= LONG && !name,
        Rank::Other => cued && letters > SHORT && !name,
    }
}

fn names_a_kind(lists: Lists) -> bool {
    let kinds = [List::Organisation, List::Title, List::Direction, List::CalendarWord, List::Saying];
    lists.has_feature_word() || kinds.iter().any(|list| lists.has(*list))
}

/// "president jordan", "anna london", "jordan henderson": beside a title or a word of persons' names that is no ordinary one.
fn is_of_person(words: &Words<'_, '_>, at: usize) -> bool {
    let is = |n: usize, list: List| words.is_on(n, list) && !words.is_on(n, List::Common);
    let before = at.checked_sub(1).filter(|_| words.adjacent(at));
    let behind = before.is_some_and(|n| is(n, List::GivenName) || words.is_on(n, List::Title));
    behind || words.adjacent(at + 1) && is(at + 1, List::Surname)
}

#[cfg(test)]
mod tests {
    use crate::recognition::tests::check;

    #[test]
    fn places_are_found_in_posts_without_capitals() {
        check("heavy shelling near bakhmut tonight, smoke over kryvyi rih", &["bakhmut", "kryvyi rih"]);
        check("3 explosions heard in kharkiv and new york times says more", &["kharkiv"]);
        check("russian drones over odesa again, ukraine says 12 shot down", &["russian", "odesa", "ukraine"]);
        check("flooding in turkey and floods in #istanbul", &["turkey", "istanbul"]);
        check("clashes in the city of ganja", &["ganja"]);
    }

    #[test]
    fn ordinary_words_and_persons_are_none() {
        check("we are reading a nice book at home, it is mobile", &[]);
        check("anna london and jordan henderson were at the party", &[]);
        check("eating turkey at the march", &[]);
        check("the city council of the district said no", &[]);
    }

    #[test]
    fn a_text_with_capitals_at_its_sentences_is_none_of_these() {
        check("The shelling near bakhmut went on.", &[]);
        check("Ганджа снова под обстрелом", &["Ганджа"]);
        check("გუშინ გორში აფეთქება მოხდა.", &["გორში"]);
    }
}
