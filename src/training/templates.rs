//! Sentences about armed incidents, made of templates and the names of the gazetteer: the texts that others have annotated
//! tell of few of them.

use super::annotated::{Annotated, Entity, Scheme};
use super::random::Random;
use crate::gazetteer::Gazetteer;
use crate::language::english::words::{GIVEN_NAMES, SURNAMES};
use crate::model::PlaceKey;
use crate::text::Span;
use crate::text::fold::fold;

const TEMPLATES: &str = include_str!("templates.txt");
/// How often each template is filled.
const TIMES: usize = 24;
/// What a made sentence counts, compared with a real one.
const WEIGHT: f32 = 1.0;

/// The templates, each filled some times with names of the gazetteer; the same on every run.
pub fn sentences(gazetteer: &Gazetteer) -> Vec<Annotated> {
    let keys: Vec<PlaceKey> = gazetteer.keys().collect();
    let countries: Vec<PlaceKey> =
        keys.iter().copied().filter(|k| gazetteer.place(*k).is_country()).collect();
    let capitals: Vec<PlaceKey> =
        keys.iter().copied().filter(|k| gazetteer.place(*k).feature_code == "PPLC").collect();
    let given = GIVEN_NAMES.words();
    let is_surname = |key: &PlaceKey| SURNAMES.has(&fold(gazetteer.place(*key).name));
    let surnames: Vec<PlaceKey> = keys.iter().copied().filter(is_surname).collect();
    let mut random = Random(1);
    let templates = TEMPLATES.lines().filter(|line| !line.starts_with('#'));
    let mut fill = |template: &str| {
        let (mut text, mut entities, mut rest) = (String::new(), Vec::new(), template);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let start = text.len();
            let kind = match after.as_bytes().first() {
                Some(b'N') => {
                    let name = random.of(&given).copied().unwrap_or_default();
                    text.extend(name.chars().take(1).flat_map(char::to_uppercase));
                    text.extend(name.chars().skip(1));
                    "PERSON"
                }
                Some(b'S') => {
                    text.push_str(random.of(&surnames).map_or("", |k| gazetteer.place(*k).name));
                    "PERSON"
                }
                Some(b'K') => {
                    text.push_str(random.of(&capitals).map_or("", |k| gazetteer.place(*k).name));
                    "PLACE"
                }
                Some(b'C') => {
                    text.push_str(random.of(&countries).map_or("", |k| gazetteer.place(*k).name));
                    "PLACE"
                }
                _ => {
                    text.push_str(random.of(&keys).map_or("", |k| gazetteer.place(*k).name));
                    "PLACE"
                }
            };
            entities.push(Entity { span: Span::new(start, text.len()), kind: kind.to_owned() });
            rest = after.split_once('}').map_or("", |(_, rest)| rest);
        }
        text.push_str(rest);
        Annotated { text, entities, scheme: Scheme::Names, weight: WEIGHT }
    };
    let times = (0..TIMES).flat_map(|_| templates.clone());
    times.map(&mut fill).collect()
}
