//! Single changes to the user's gazetteer file: a place more, a spelling more or less, a place switched off.
//!
//! Each changes as few cells as it can, and none where the gazetteer says so already.

use super::fix::spellings_cell;
use super::lint::class_of_code;
use crate::gazetteer::document::{Document, RowId};
use crate::gazetteer::local_id::free_id;
use crate::gazetteer::row::{SpellingEdit, spelling_edits};
use crate::gazetteer::{Gazetteer, Spelling};
use crate::geodesy::{LngLat, Metres, distance};
use crate::model::{PlaceKey, PlaceStatus};
use crate::text::fold::fold;

/// What came of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The document is changed.
    Changed,
    /// Nothing was to be done, and why.
    Unchanged(String),
}

/// Why an edit makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// A spelling that a `names` cell cannot hold.
    #[error("`{0}` is not one spelling")]
    NotASpelling(String),
    /// The name of a place, which is no further spelling of it.
    #[error("`{0}` is the name of the place, and cannot be taken away as a spelling")]
    IsTheName(String),
    /// An id that a new place cannot have.
    #[error("there is a place `{0}` already")]
    IdTaken(String),
    /// A place without a name.
    #[error("the name `{0}` has neither letter nor digit")]
    NoName(String),
}

impl EditError {
    /// What the user may do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotASpelling(_) => "one spelling without `|`, with a language tag or without: `uk:Бахмут`",
            Self::IsTheName(_) => "give the row another `name`; the old one then stays as a spelling",
            Self::IdTaken(_) => {
                "leave `--id` out for a free one, or correct the place by `alias` or in the file"
            }
            Self::NoName(_) => "give the place the name that reports write",
        }
    }
}

/// A place to add.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewPlace {
    /// The id; made of the name where it is empty.
    pub id: String,
    /// The name.
    pub name: String,
    /// The further cells, by column; empty ones are left out.
    pub cells: Vec<(&'static str, String)>,
}

/// Adds a place at `at` to `document`, which is a file over `gazetteer`; gives its id.
///
/// A place of this name at this point that the file has already is left as it is.
///
/// # Errors
/// An id that is taken, or a name without a letter.
pub fn add(
    document: &mut Document,
    gazetteer: &Gazetteer,
    place: &NewPlace,
    at: LngLat,
) -> Result<(String, Outcome), EditError> {
    let folded = fold(&place.name);
    if folded.is_empty() {
        return Err(EditError::NoName(place.name.clone()));
    }
    let same = document.rows().map(|row| document.value(row, "id").into_owned()).find(|id| {
        let found = gazetteer.by_id(id).map(|key| gazetteer.place(key));
        found.is_some_and(|p| fold(p.name) == folded && distance(p.position, at) < Metres(1.0))
    });
    if let Some(id) = same.filter(|id| place.id.is_empty() || *id == place.id) {
        let why = format!("the file has `{}` at this point already, as `{id}`", place.name);
        return Ok((id, Outcome::Unchanged(why)));
    }
    let is_taken = |id: &str| gazetteer.by_id(id).is_some() || document.row_of(id).is_some();
    let id = match place.id.as_str() {
        "" => free_id(&folded, &is_taken),
        id if is_taken(id) => return Err(EditError::IdTaken(id.to_owned())),
        id => id.to_owned(),
    };
    let (lng, lat) = (at.lng().to_string(), at.lat().to_string());
    let mut cells = vec![
        ("id", id.as_str()),
        ("name", place.name.trim()),
        ("longitude", lng.as_str()),
        ("latitude", lat.as_str()),
    ];
    cells.extend(place.cells.iter().filter(|(_, value)| !value.is_empty()).map(|(c, v)| (*c, v.as_str())));
    let code = |wanted: &str| place.cells.iter().find(|(c, _)| *c == wanted).map_or("", |(_, v)| v.as_str());
    let class = class_of_code(code("feature_code")).map(|class| class.letter().to_string());
    // Most of what people add is a village.
    match (code("feature_class"), &class) {
        ("", Some(class)) => cells.push(("feature_class", class)),
        ("", None) if code("feature_code").is_empty() => {
            cells.extend([("feature_class", "P"), ("feature_code", "PPL")]);
        }
        ("P", _) if code("feature_code").is_empty() => cells.push(("feature_code", "PPL")),
        _ => {}
    }
    document.push(&cells);
    Ok((id, Outcome::Changed))
}

/// Lets a place have a spelling more.
///
/// # Errors
/// A spelling that a cell cannot hold.
pub fn add_spelling(
    document: &mut Document,
    gazetteer: &Gazetteer,
    place: PlaceKey,
    spelling: &str,
) -> Result<Outcome, EditError> {
    let new = one_spelling(spelling)?;
    let folded = fold(&new.text);
    let is_same = |s: &&Spelling<'_>| match &new.language {
        // A tag says something new even where the spelling is known.
        Some(tag) => s.language == Some(tag) && s.text == new.text,
        None => fold(s.text) == folded,
    };
    if let Some(known) = gazetteer.spellings(place).iter().find(is_same) {
        let why = if known.text == new.text {
            format!("`{}` is a spelling of it already", new.text)
        } else {
            format!(
                "`{}` is found already: it differs from `{}` in case, accents or signs only",
                new.text, known.text
            )
        };
        return Ok(Outcome::Unchanged(why));
    }
    let row = row_or_new(document, gazetteer, place);
    let mut list = spelling_edits(&document.value(row, "names"));
    let before = list.len();
    // What took it away goes; that alone may bring it back.
    list.retain(|edit| !(edit.remove && fold(&edit.text) == folded));
    let is_back = list.len() < before
        && Gazetteer::embedded()
            .by_id(gazetteer.place(place).id)
            .is_some_and(|key| Gazetteer::embedded().spellings(key).iter().any(|s| is_same(&s)));
    if !is_back {
        list.push(new);
    }
    document.set(row, "names", &spellings_cell(&list));
    Ok(Outcome::Changed)
}

/// Takes a spelling of a place away: from the row where the file has it, by an entry with `-` where it lies beneath.
///
/// # Errors
/// A spelling that a cell cannot hold, or the place's name.
pub fn remove_spelling(
    document: &mut Document,
    gazetteer: &Gazetteer,
    place: PlaceKey,
    spelling: &str,
) -> Result<Outcome, EditError> {
    let gone = one_spelling(spelling)?;
    let folded = fold(&gone.text);
    let is_it = |language: Option<&str>, text: &str| {
        fold(text) == folded && (gone.language.is_none() || gone.language.as_deref() == language)
    };
    let spellings = gazetteer.spellings(place);
    // The name would go on finding the place, whatever is taken away beside it.
    if let Some(name) = spellings.first().filter(|name| fold(name.text) == folded) {
        return Err(EditError::IsTheName(name.text.to_owned()));
    }
    if !spellings.iter().any(|s| is_it(s.language, s.text)) {
        return Ok(Outcome::Unchanged(format!("it has no spelling `{}`", gone.text)));
    }
    let row = row_or_new(document, gazetteer, place);
    let mut list = spelling_edits(&document.value(row, "names"));
    list.retain(|edit| edit.remove || !is_it(edit.language.as_deref(), &edit.text));
    let id = gazetteer.place(place).id;
    let embedded = Gazetteer::embedded();
    let lies_beneath = embedded
        .by_id(id)
        .is_some_and(|key| embedded.spellings(key).iter().any(|s| is_it(s.language, s.text)));
    if lies_beneath {
        list.push(SpellingEdit { remove: true, ..gone });
    }
    document.set(row, "names", &spellings_cell(&list));
    Ok(Outcome::Changed)
}

/// Switches a place off: its names are never matched.
pub fn disable(document: &mut Document, gazetteer: &Gazetteer, place: PlaceKey) -> Outcome {
    if gazetteer.place(place).status == PlaceStatus::Never {
        return Outcome::Unchanged("it is switched off already".to_owned());
    }
    let row = row_or_new(document, gazetteer, place);
    document.set(row, "status", "never");
    Outcome::Changed
}

/// The row of a place; a new one over it where the file has none. Where the file has notes, one says what the id means.
fn row_or_new(document: &mut Document, gazetteer: &Gazetteer, place: PlaceKey) -> RowId {
    let place = gazetteer.place(place);
    document.row_of(place.id).unwrap_or_else(|| {
        let mut within: Vec<&str> = [place.name, place.admin1, place.country].to_vec();
        within.retain(|cell| !cell.is_empty());
        // A town often has the name of its district.
        within.dedup();
        let has_notes = document.has("note");
        let note = within.join(", ");
        let cells = [("id", place.id), ("note", note.as_str())];
        document.push(if has_notes { &cells } else { &cells[..1] })
    })
}

fn one_spelling(text: &str) -> Result<SpellingEdit, EditError> {
    let invalid = || EditError::NotASpelling(text.to_owned());
    let mut edits = spelling_edits(text);
    match (edits.pop(), edits.is_empty()) {
        (Some(edit), true)
            if !edit.remove && !fold(&edit.text).is_empty() && !text.contains(['|', '\n', '\r']) =>
        {
            Ok(edit)
        }
        _ => Err(invalid()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::GazetteerFile;

    /// The embedded gazetteer with the file over it.
    fn over(document: &Document) -> Gazetteer {
        let (file, bad) = GazetteerFile::parse("local.csv", document.edited().as_bytes());
        assert_eq!(bad, []);
        Gazetteer::embedded().overlaid(vec![file]).0
    }

    /// A file after an edit of Gəncə, and what came of it.
    fn ganja(
        file: &str,
        edit: impl Fn(&mut Document, &Gazetteer, PlaceKey) -> Result<Outcome, EditError>,
    ) -> (String, Outcome) {
        let mut document = Document::parse(file.as_bytes());
        let gazetteer = over(&document);
        let key = gazetteer.by_id("gn:586523").unwrap();
        let outcome = edit(&mut document, &gazetteer, key).unwrap();
        (document.edited(), outcome)
    }

    #[test]
    fn a_spelling_is_added_once_and_taken_away_again() {
        let add = |spelling: &'static str| {
            move |d: &mut Document, g: &Gazetteer, k| add_spelling(d, g, k, spelling)
        };
        let remove = |spelling: &'static str| {
            move |d: &mut Document, g: &Gazetteer, k| remove_spelling(d, g, k, spelling)
        };
        let check = |before: &str, after: &str, outcome: &Outcome| {
            assert_eq!(before, after);
            assert!(matches!(outcome, Outcome::Unchanged(_)), "{outcome:?}");
        };
        let (added, outcome) = ganja("id;names\r\n", add("Ganjah"));
        assert_eq!(outcome, Outcome::Changed);
        assert_eq!(added, "id;names\r\ngn:586523;Ganjah\r\n");
        let (again, outcome) = ganja(&added, add("GANJAH"));
        check(&added, &again, &outcome);
        let (tagged, outcome) = ganja(&added, add("en:Ganjah"));
        assert_eq!((tagged.contains("Ganjah | en:Ganjah"), outcome), (true, Outcome::Changed));
        assert_eq!(ganja(&added, remove("Ganjah")).0, "id;names\r\ngn:586523;\r\n");
        // A spelling of the embedded row is taken away by a minus, and comes back without it.
        let (without, _) = ganja("id,names,note\n", remove("Gandzha"));
        assert_eq!(without, "id,names,note\ngn:586523,-Gandzha,\"Gəncə, AZ\"\n");
        let (again, outcome) = ganja(&without, remove("Gandzha"));
        check(&without, &again, &outcome);
        assert_eq!(ganja(&without, add("Gandzha")).0, "id,names,note\ngn:586523,,\"Gəncə, AZ\"\n");
    }

    #[test]
    fn what_is_no_spelling_is_refused() {
        let gazetteer = Gazetteer::embedded();
        let key = gazetteer.by_id("gn:586523").unwrap();
        let mut document = Document::parse(b"");
        for text in ["", "a|b", "-a", "?", "a\nb"] {
            let refused = add_spelling(&mut document, &gazetteer, key, text);
            assert_eq!(refused, Err(EditError::NotASpelling(text.to_owned())));
        }
        let refused = remove_spelling(&mut document, &gazetteer, key, "GANCA");
        assert_eq!(refused, Err(EditError::IsTheName("Gəncə".to_owned())));
        assert!(!document.is_changed());
    }

    #[test]
    fn a_place_is_switched_off_once() {
        let off = |d: &mut Document, g: &Gazetteer, k| Ok(disable(d, g, k));
        let (text, outcome) = ganja("id,names,note\ngn:586523,Ganjah,mine\n", off);
        assert_eq!(outcome, Outcome::Changed);
        assert_eq!(text, "id,names,note,status\ngn:586523,Ganjah,mine,never\n");
        assert!(matches!(ganja(&text, off).1, Outcome::Unchanged(_)));
    }

    #[test]
    fn a_new_place_gets_a_free_id_of_its_name() {
        let mut document = Document::parse(b"id,name,feature_class,feature_code,longitude,latitude\n");
        let at = |lng| LngLat::new(lng, 47.4).unwrap();
        let mut put = |name: &str, id: &str, lng| {
            let place = NewPlace { id: id.to_owned(), name: name.to_owned(), ..NewPlace::default() };
            let gazetteer = over(&document);
            add(&mut document, &gazetteer, &place, at(lng))
        };
        assert_eq!(put("Novo Selo", "", 35.1), Ok(("local:novo-selo".to_owned(), Outcome::Changed)));
        assert_eq!(put("Novo-Selo", "", 35.2), Ok(("local:novo-selo-2".to_owned(), Outcome::Changed)));
        assert!(matches!(put("Novo Selo", "", 35.1), Ok((_, Outcome::Unchanged(_)))));
        assert_eq!(put("Зіза", "", 35.3).unwrap().0, "local:ziza");
        assert_eq!(put("村", "", 35.4).unwrap().0, "local:place");
        assert_eq!(put("A", "gn:586523", 35.5), Err(EditError::IdTaken("gn:586523".to_owned())));
        assert_eq!(put("?", "", 35.5), Err(EditError::NoName("?".to_owned())));
        assert!(document.edited().contains("\nlocal:novo-selo,Novo Selo,P,PPL,35.1,47.4\n"));
    }
}
