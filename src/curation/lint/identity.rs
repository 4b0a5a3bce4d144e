//! Whether a row is a place of its own: its id, and places that it may be once more.

use super::{Context, Findings};
use crate::gazetteer::row::Row;
use crate::geodesy::{Metres, distance};
use crate::model::Place;
use crate::text::fold::fold;
use std::collections::BTreeSet;

/// Two rows of one name and class that are nearer than this are likely one place.
const NEAR_DUPLICATE: Metres = Metres(5_000.0);

/// How many places of one name are compared; the commonest name of the world has 84.
const MOST_NAMESAKES: usize = 500;

/// How many spellings of a new row are compared; no row of the embedded files has more.
const MOST_SPELLINGS: usize = 100;

pub(super) fn check(row: &Row, place: &Place<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    id(row, findings);
    if row.longitude.is_some() || row.latitude.is_some() || row.name.is_some() {
        near_duplicate(row, place, context, findings);
    }
}

fn id(row: &Row, findings: &mut Findings<'_>) {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let message = match row.id.split_once(':') {
        None => format!("the id `{}` has no scheme", row.id),
        Some(("gn", rest)) if !is_number(rest) => format!("`{}` is no GeoNames number", row.id),
        Some(("wd", rest)) if !rest.strip_prefix('Q').is_some_and(is_number) => {
            format!("`{}` is no Wikidata number", row.id)
        }
        Some((scheme, rest)) if scheme.is_empty() || rest.is_empty() => {
            format!("the id `{}` is only half of one", row.id)
        }
        Some(_) if row.id.contains(char::is_whitespace) => format!("the id `{}` has white space", row.id),
        Some(_) => return,
    };
    findings.tell("bad-id", row, "id", message);
}

/// One finding for a row: the first place that it seems to be once more.
///
/// Rows of whole gazetteers are compared by their names alone, since quarters and suburbs share their city's other
/// spellings; a new row of the user by every spelling, since `Ganja` is likely Gəncə.
fn near_duplicate(row: &Row, place: &Place<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let name = fold(place.name);
    let is_new = context.is_new(row);
    let mut spellings = BTreeSet::from([name.clone()]);
    if is_new {
        let added = row.names.iter().filter(|s| !s.remove).take(MOST_SPELLINGS);
        spellings.extend(added.map(|s| fold(&s.text)));
    }
    let order = context.written.get(place.id).copied();
    for spelling in &spellings {
        let namesakes = context.gazetteer.look_up_iter(spelling).filter(|m| !m.demonym);
        for found in namesakes.take(MOST_NAMESAKES) {
            let other = context.gazetteer.place(found.place);
            // A degree of latitude is at least 110 km, which spares most of the costly distances.
            let north = (other.position.lat() - place.position.lat()).abs() * 110_000.0;
            // Of two written rows the later one is told.
            let told = context.written.get(other.id).is_none_or(|n| Some(*n) < order);
            // Towns on either side of a border often share their name.
            let across =
                place.country != other.country && !place.country.is_empty() && !other.country.is_empty();
            if other.key == place.key
                || across
                || other.feature_class != place.feature_class
                || place.is_division()
                || other.is_division()
                || north > NEAR_DUPLICATE.0
                || !told
                || !is_new && fold(other.name) != name
            {
                continue;
            }
            let away = distance(place.position, other.position);
            if away.0 < NEAR_DUPLICATE.0 {
                let message = format!(
                    "`{}` is {:.1} km from `{}` of the same class, and both are called `{spelling}`",
                    place.id,
                    away.km(),
                    other.id
                );
                return findings.tell("near-duplicate", row, "name", message);
            }
        }
    }
}
