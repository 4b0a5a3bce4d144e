//! The figures of an incident over all its reports: the range, the best one, and how they stand to each other.

use super::sources::Sources;
use crate::model::{EventMention, Others, Party, Stance, Toll, TollScope, TollStatus, Victims};
use crate::text::fold::fold;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What one report says of a number of people.
struct Told {
    published: Option<Date>,
    toll: Toll,
    source: usize,
    official: bool,
}

/// All reports' range, and the best figure: the latest official one, else the one that most independent sources give.
pub(super) fn toll(
    members: &[EventMention],
    sources: &Sources,
    get: fn(&EventMention) -> Option<Toll>,
) -> (Option<Toll>, Option<u32>) {
    let mut by_report: BTreeMap<&str, Told> = BTreeMap::new();
    for (n, member) in members.iter().enumerate().filter(|(_, m)| m.toll_scope == TollScope::Incident) {
        let Some(toll) = get(member) else { continue };
        let official = member.attributed_by.iter().any(is_office);
        by_report
            .entry(&member.report_id)
            .and_modify(|told| {
                told.toll = Toll::revised(Some(told.toll), toll);
                told.official |= official;
            })
            .or_insert(Told { published: member.published, toll, source: sources.source(n), official });
    }
    let told: Vec<Told> = by_report.into_values().collect();
    let range = told.iter().map(|told| told.toll).reduce(Toll::hull);
    (range, best(&told))
}

/// Who gives a figure.
#[derive(Default)]
struct Support {
    /// Whether an official does, and when last.
    official: Option<Option<Date>>,
    sources: BTreeSet<usize>,
    newest: Option<Date>,
}

/// The figure that stands for all: see [`toll`]. Of several official ones of a day, and of figures with as many
/// sources, the one with more sources, then the newer, then the greater.
fn best(told: &[Told]) -> Option<u32> {
    let mut figures: BTreeMap<u32, Support> = BTreeMap::new();
    for told in told {
        let Some(figure) = told.toll.best() else { continue };
        let support = figures.entry(figure).or_default();
        support.official = support.official.max(told.official.then_some(told.published));
        support.sources.insert(told.source);
        support.newest = support.newest.max(told.published);
    }
    let weight = |(figure, support): &(&u32, &Support)| {
        (support.official, support.sources.len(), support.newest, **figure)
    };
    figures.iter().max_by_key(weight).map(|(figure, _)| *figure)
}

/// The missing, captured and displaced over all reports.
pub(super) fn others(members: &[EventMention], sources: &Sources) -> Others {
    Others {
        missing: toll(members, sources, |e| e.others.missing).0,
        captured: toll(members, sources, |e| e.others.captured).0,
        displaced: toll(members, sources, |e| e.others.displaced).0,
    }
}

/// The killed and wounded by kind over all members, in the order of the alphabet.
pub(super) fn victims(members: &[EventMention]) -> Vec<Victims> {
    let mut all: BTreeMap<(bool, &str), Toll> = BTreeMap::new();
    for told in members.iter().filter(|m| m.toll_scope == TollScope::Incident).flat_map(|m| &m.victims) {
        let known = all.get(&(!told.killed, told.kind.as_str())).copied();
        all.insert((!told.killed, told.kind.as_str()), Toll::revised(known, told.toll));
    }
    let victims = all.into_iter().map(|((wounded, kind), toll)| Victims {
        killed: !wounded,
        kind: kind.to_owned(),
        toll,
    });
    victims.collect()
}

/// How the figures stand to each other.
pub(super) fn status(members: &[EventMention], killed: Option<Toll>, injured: Option<Toll>) -> TollStatus {
    let is_counted = |scope: TollScope| {
        let has = |m: &EventMention| m.toll_scope == scope && (m.killed.is_some() || m.injured.is_some());
        members.iter().any(has)
    };
    if killed.is_none() && injured.is_none() {
        return match (is_counted(TollScope::Shared), is_counted(TollScope::Cumulative)) {
            (true, _) => TollStatus::Shared,
            (_, true) => TollStatus::CumulativeOnly,
            _ => TollStatus::NoneReported,
        };
    }
    let questioned = members.iter().flat_map(|m| &m.claims).any(|claim| {
        matches!(claim.stance, Stance::Denies | Stance::Doubts) && matches!(claim.field, "killed" | "injured")
    });
    let is_range = |toll: Option<Toll>| toll.is_some_and(|t| t.low() != t.high());
    match (questioned, is_range(killed) || is_range(injured)) {
        (true, _) => TollStatus::Disputed,
        (_, true) => TollStatus::Range,
        _ => TollStatus::Agreed,
    }
}

/// What offices are called, or the beginnings of it.
const OFFICES: [&str; 34] = [
    "administration",
    "ambulance",
    "army",
    "authorit",
    "civil defence",
    "civil defense",
    "coast guard",
    "commission",
    "council",
    "coroner",
    "department",
    "emergenc",
    "force",
    "government",
    "governor",
    "health",
    "mayor",
    "militar",
    "minist",
    "office",
    "official",
    "ombudsman",
    "police",
    "president",
    "prosecut",
    "rescue",
    "state",
    "united nations",
    "администрац",
    "губернатор",
    "министерств",
    "мчс",
    "полици",
    "прокур",
];

/// Whether a party speaks for an office, or is a state: then its figures are official.
fn is_office(party: &Party) -> bool {
    let name = fold(&party.name);
    let speaks_for_state = !party.country.is_empty() && party.name.split(' ').count() <= 2;
    let words = || std::iter::once(&*name).chain(name.match_indices(' ').map(|(at, _)| &name[at + 1..]));
    speaks_for_state || words().any(|from| OFFICES.iter().any(|office| from.starts_with(office)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn told(figure: u32, day: i8, source: usize, official: bool) -> Told {
        Told { published: Some(date(2022, 7, day)), toll: Toll::exactly(figure), source, official }
    }

    #[test]
    fn the_latest_official_figure_is_the_best() {
        assert_eq!(best(&[told(5, 15, 0, true), told(7, 16, 1, true), told(9, 17, 2, false)]), Some(7));
        assert_eq!(best(&[told(9, 15, 0, false), told(9, 15, 1, false), told(7, 15, 2, true)]), Some(7));
    }

    #[test]
    fn without_an_official_one_most_independent_sources_decide_then_the_newest() {
        assert_eq!(best(&[told(5, 15, 0, false), told(5, 15, 1, false), told(9, 17, 2, false)]), Some(5));
        // Two copies of one text are one source.
        assert_eq!(best(&[told(5, 15, 0, false), told(5, 15, 0, false), told(9, 17, 2, false)]), Some(9));
        assert_eq!(best(&[]), None);
    }

    #[test]
    fn offices_and_states_are_official_and_witnesses_are_not() {
        let party = |name: &str, country: &str| Party { name: name.into(), country: country.into() };
        for name in [
            "Prosecutor General's Office",
            "local officials",
            "Ukraine's Interior Ministry",
            "the mayor of Mykolaiv",
        ] {
            assert!(is_office(&party(name, "")), "{name}");
        }
        assert!(is_office(&party("Azerbaijan", "AZ")));
        for name in ["witnesses", "residents of the town of Barda", "report 17", "Reuters"] {
            assert!(!is_office(&party(name, "")), "{name}");
        }
    }
}
