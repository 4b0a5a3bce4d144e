//! From incidents to the picture: which symbol, which name.

use super::{Label, Overview, Symbol};
use crate::gazetteer::{Gazetteer, english_name};
use crate::geodesy::LngLat;
use crate::model::{Incident, PlaceKey, Site, SiteMethod, TollStatus, month_name};
use crate::text::fold::fold;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The picture of `incidents`: a symbol for each that has a location, the reports' own names of the places, and the
/// divisions around them. Incidents without a location are counted in the subtitle.
pub fn overview_of(incidents: &[Incident], gazetteer: &Gazetteer) -> Overview {
    let name = |key: PlaceKey| english_name(gazetteer, key).to_owned();
    let divisions = |key: PlaceKey| {
        gazetteer
            .ancestors(key)
            .into_iter()
            .map(|key| gazetteer.place(key))
            .filter(|place| place.is_division())
            .map(|place| (name(place.key), place.position))
            .collect()
    };
    assemble(incidents, name, divisions)
}

fn assemble(
    incidents: &[Incident],
    name: impl Fn(PlaceKey) -> String,
    divisions: impl Fn(PlaceKey) -> Vec<(String, LngLat)>,
) -> Overview {
    let located: Vec<(&Incident, &Site)> =
        incidents.iter().filter_map(|i| i.site.as_ref().map(|site| (i, site))).collect();
    let symbols: Vec<Symbol> = located
        .iter()
        .map(|(incident, site)| Symbol {
            position: site.position,
            event_type: incident.sub_event_type.event_type(),
            toll: toll(incident),
            uncertainty: site.uncertainty,
            title: incident.title.clone(),
            count: 1,
        })
        .collect();
    let (labels, keys) = place_labels(&located, name);
    // Zero has no sign here, as where positions are compared.
    let position = |at: LngLat| [at.lng(), at.lat()].map(|degrees| (degrees + 0.0).to_bits());
    let named: HashSet<String> = labels.iter().map(|label| fold(&label.text)).collect();
    let taken: HashSet<[u64; 2]> = labels.iter().map(|label| position(label.position)).collect();
    let context = keys
        .into_iter()
        .flat_map(|key| divisions(key).into_iter().enumerate())
        .map(|(depth, (text, position))| Label {
            text,
            position,
            // The division that holds the place directly says more than the one that holds that.
            rank: u32::try_from(depth).unwrap_or(u32::MAX),
        })
        .filter(|l| !taken.contains(&position(l.position)) && !named.contains(&fold(&l.text)))
        .collect();
    Overview {
        title: "Incidents, as reported".to_owned(),
        subtitle: subtitle(incidents, located.len(), labels.len()),
        symbols,
        labels,
        context,
        credits: vec!["places: GeoNames (CC BY 4.0)".to_owned()],
    }
}

/// The killed of this incident alone: the figure that stands for all statements, else the least that is stated.
fn toll(incident: &Incident) -> Option<u32> {
    match incident.toll_status {
        TollStatus::Shared | TollStatus::CumulativeOnly => None,
        _ => incident.killed_best.or(incident.killed.and_then(|t| t.low())),
    }
}

/// One name for each point, the point with the most incidents first, and the places of all points.
fn place_labels(
    located: &[(&Incident, &Site)],
    name: impl Fn(PlaceKey) -> String,
) -> (Vec<Label>, BTreeSet<PlaceKey>) {
    let mut points: BTreeMap<(i64, i64), Vec<(&Incident, &Site)>> = BTreeMap::new();
    for (incident, site) in located {
        // To a hundred-thousandth of a degree, about a metre.
        let grid = |degrees: f64| (degrees * 1e5).round() as i64;
        let key = (grid(site.position.lng()), grid(site.position.lat()));
        points.entry(key).or_default().push((incident, site));
    }
    let mut named: Vec<(usize, u32, String, LngLat)> = Vec::new();
    for members in points.values() {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for (_, site) in members {
            *names.entry(label(site, &name)).or_default() += 1;
        }
        // The commonest name; of two, the first of the alphabet.
        let Some((text, _)) = names.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))) else { continue };
        let Some((_, site)) = members.first() else { continue };
        let killed = members.iter().filter_map(|(i, _)| toll(i)).fold(0, u32::saturating_add);
        named.push((members.len(), killed, text.clone(), site.position));
    }
    named.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then_with(|| a.2.cmp(&b.2)));
    let labels = named
        .into_iter()
        .enumerate()
        .map(|(i, (_, _, text, position))| Label {
            text,
            position,
            rank: u32::try_from(i).unwrap_or(u32::MAX),
        })
        .collect();
    (labels, located.iter().map(|(_, site)| site.place).collect())
}

/// The report's own name of the place, where that is a name in the letters of the rest of the map; else the gazetteer's.
fn label(site: &Site, name: impl Fn(PlaceKey) -> String) -> String {
    let reported = site.reported.trim();
    let names_the_point = match site.method {
        SiteMethod::Gazetteer | SiteMethod::TextCoordinates | SiteMethod::Human => true,
        // The words name a place that is not at this point.
        SiteMethod::Container | SiteMethod::Relative | SiteMethod::Corridor => false,
    };
    let latin = reported.chars().all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c) || c == '’');
    let is_name = reported.chars().next().is_some_and(char::is_uppercase) && reported.chars().count() <= 30;
    let shouted = reported.chars().count() > 3 && !reported.chars().any(char::is_lowercase);
    if names_the_point && latin && is_name && !shouted {
        reported.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        name(site.place)
    }
}

/// The first and the last day of what is dated and on the map; `None` where nothing is.
pub fn days_shown(incidents: &[Incident]) -> Option<(Date, Date)> {
    let located = || incidents.iter().filter(|incident| incident.site.is_some());
    let dated = || located().map(|incident| &incident.date).filter(|date| date.is_resolved());
    let first = dated().filter_map(|date| date.start).min()?;
    let last = dated().filter_map(|date| date.end.or(date.start)).max()?;
    Some((first, last))
}

fn subtitle(incidents: &[Incident], located: usize, points: usize) -> String {
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let mut text =
        format!("{} at {}", count(located, "incident", "incidents"), count(points, "place", "places"));
    if let Some((first, last)) = days_shown(incidents) {
        text.push_str(", ");
        text.push_str(&days(first, last));
    }
    let unlocated = incidents.len() - located;
    if unlocated > 0 {
        text.push_str(&format!("; {unlocated} more without a known location"));
    }
    text
}

/// "27 September to 28 October 2020".
fn days(first: Date, last: Date) -> String {
    let month = |d: Date| month_name(d.month());
    let full = |d: Date| format!("{} {} {}", d.day(), month(d), d.year());
    if first == last {
        full(first)
    } else if first.year() == last.year() && first.month() == last.month() {
        format!("{} to {}", first.day(), full(last))
    } else if first.year() == last.year() {
        format!("{} {} to {}", first.day(), month(first), full(last))
    } else {
        format!("{} to {}", full(first), full(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy::Metres;
    use crate::model::{ClaimStatus, DateClaim, SubEventType, Toll};
    use crate::text::Span;
    use jiff::civil::date;

    fn site(reported: &str, method: SiteMethod) -> Site {
        Site {
            place: PlaceKey(7),
            position: LngLat::new(46.36134, 40.68157).unwrap(),
            uncertainty: Metres(1000.0),
            shape: crate::model::Shape::Circle,
            method,
            where_prec: 1,
            geo_precision: 1,
            class_stated: false,
            reported: reported.to_owned(),
            span: Span::new(0, 0),
            confidence: 1.0,
            margin: 1.0,
            decided: false,
            alternatives: Vec::new(),
        }
    }

    fn incident(site: Option<Site>, day: i8, killed: Option<Toll>, toll_status: TollStatus) -> Incident {
        Incident {
            id: "inc-1".to_owned(),
            title: "Ganja: missile strike".to_owned(),
            sub_event_type: SubEventType::ShellingArtilleryMissileAttack,
            site,
            date: DateClaim::on(date(2020, 10, day)),
            date_text: None,
            killed,
            killed_best: None,
            injured: None,
            injured_best: None,
            killed_civilians: None,
            others: crate::model::Others::default(),
            victims: Vec::new(),
            toll_status,
            civilian_targeting: false,
            weapon: None,
            target: None,
            attributed_to: Vec::new(),
            opponent: None,
            attributed_by: Vec::new(),
            denied_by: Vec::new(),
            claim_status: ClaimStatus::Reported,
            group_id: None,
            members: Vec::new(),
            reports: Vec::new(),
            independent_sources: 1,
            first_reported: None,
            last_reported: None,
            quote: String::new(),
            previous_ids: Vec::new(),
        }
    }

    fn overview(incidents: &[Incident]) -> Overview {
        let province = LngLat::new(46.4, 40.5).unwrap();
        assemble(incidents, |_| "Gəncə".to_owned(), |_| vec![("Ganja-Dashkasan".to_owned(), province)])
    }

    #[test]
    fn a_point_is_named_once_and_incidents_without_one_are_counted() {
        let ganja = || Some(site("Ganja", SiteMethod::Gazetteer));
        let drawn = overview(&[
            incident(ganja(), 11, Some(Toll::exactly(9)), TollStatus::Agreed),
            incident(ganja(), 17, Some(Toll::at_least(13)), TollStatus::Agreed),
            incident(None, 20, None, TollStatus::NoneReported),
        ]);
        assert_eq!(drawn.labels.len(), 1);
        assert_eq!(drawn.symbols.iter().map(|s| s.toll).collect::<Vec<_>>(), [Some(9), Some(13)]);
        assert_eq!(
            drawn.subtitle,
            "2 incidents at 1 place, 11 to 17 October 2020; 1 more without a known location"
        );
        assert_eq!(drawn.context[0].text, "Ganja-Dashkasan");
    }

    #[test]
    fn a_shared_toll_sizes_no_symbol() {
        let ganja = site("Ganja", SiteMethod::Gazetteer);
        let shared = incident(Some(ganja), 11, Some(Toll::exactly(9)), TollStatus::Shared);
        assert_eq!(overview(&[shared]).symbols[0].toll, None);
    }

    #[test]
    fn the_report_names_the_place_unless_its_words_are_of_another_place_or_script() {
        let check = |reported: &str, method: SiteMethod, expect: &str| {
            assert_eq!(label(&site(reported, method), |_| "Gəncə".to_owned()), expect, "{reported}");
        };
        check("Ganja", SiteMethod::Gazetteer, "Ganja");
        check("Stepanakert\n city", SiteMethod::Gazetteer, "Stepanakert city");
        check("Гянджа", SiteMethod::Gazetteer, "Gəncə");
        check("GANJA", SiteMethod::Gazetteer, "Gəncə");
        check("the village of Garayusifli near Barda", SiteMethod::Gazetteer, "Gəncə");
        check("Kend Horadiz", SiteMethod::Container, "Gəncə");
        check("12 km north of Ganja", SiteMethod::Relative, "Gəncə");
    }

    #[test]
    fn days_leave_out_what_is_the_same() {
        let check = |a: Date, b: Date, expect: &str| assert_eq!(days(a, b), expect);
        check(date(2020, 10, 17), date(2020, 10, 17), "17 October 2020");
        check(date(2020, 9, 27), date(2020, 10, 28), "27 September to 28 October 2020");
        check(date(2020, 12, 31), date(2021, 1, 1), "31 December 2020 to 1 January 2021");
    }
}
