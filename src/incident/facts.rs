//! What merging compares: the distinct facts that the tellings of an event state.

use super::decided::Bound;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::skeleton::skeleton;
use crate::geodesy::{LngLat, Metres};
use crate::language::english::words::is_calendar_word;
use crate::model::{
    DateClaim, EventMention, FeatureClass, Field, Place, PlaceKey, Site, SiteMethod, SubEventType, TimeOfDay,
    Toll, TollScope,
};
use crate::text::Shingles;
use crate::text::fold::{fold, fold_into};
use jiff::civil::Date;

/// The facts of one or more event mentions that are taken for one event. A fact that many state stands here once, so
/// comparing two events takes as many steps as their facts differ, not as many as reports repeat them.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// The reports by number, ascending.
    pub reports: Vec<u32>,
    /// The types, each with whether the words state it.
    pub types: Few<(SubEventType, bool)>,
    pub dates: Few<DateClaim>,
    pub spots: Few<Spot>,
    /// The names of places without a position, as they sound.
    pub unlocated: Few<String>,
    /// The names that the gazetteer lacks and that were put by another place, as they sound.
    pub unlisted: Few<String>,
    pub killed: Few<Figure>,
    pub injured: Few<Figure>,
    /// The countries that are blamed.
    pub blamed: Few<String>,
    pub weapons: Few<String>,
    pub targets: Few<String>,
    /// The names in the words that name no place, party or day.
    pub names: Few<String>,
    /// The words that name other places.
    pub mentioned: Few<String>,
    pub words: Few<Shingles>,
    /// Whether one of the tellings is of a list of places.
    pub listed: bool,
    /// Whether one of the tellings adds to a toll that was told before, so that the event is older.
    pub is_update: bool,
    /// What a person decided.
    pub bound: Bound,
}

/// A number of people, as a report published on a day has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    pub toll: Toll,
    pub published: Option<Date>,
}

/// A site, as far as sites are compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    pub place: PlaceKey,
    pub position: LngLat,
    pub uncertainty: Metres,
    pub method: SiteMethod,
    /// The folded words that name it.
    pub reported: String,
    /// The name as it sounds, of a place that the gazetteer lacks and that was put by another; else empty.
    pub sound: String,
    /// Whether the words name no place of their own: "a village in Barda".
    pub unnamed: bool,
    /// Whether the words say what kind of place it is.
    pub class_stated: bool,
    /// Whether it is named by a phrase or by figures.
    pub described: bool,
    /// Whether its statement lists several places.
    pub listed: bool,
    /// Whether it is put at a division or another area.
    pub is_area: bool,
}

impl Facts {
    /// The facts of one mention in the report of this number.
    pub fn of(event: &EventMention, report: u32, bound: Bound, gazetteer: &Gazetteer) -> Self {
        let own = |toll: Option<Toll>| {
            let toll = toll.filter(|_| event.toll_scope == TollScope::Incident);
            Few::of(toll.map(|toll| Figure { toll, published: event.published }))
        };
        let named = event.evidence.iter().find(|e| e.field == Field::Place);
        let unlocated = named.filter(|_| event.site.is_none()).map(|e| fold(&e.value));
        // "in a village in central Mali": a country says of no two events that they are one.
        let is_country = |name: &String| {
            gazetteer.look_up_iter(name).any(|found| gazetteer.place(found.place).is_country())
        };
        let unlocated = unlocated.filter(|name| !is_country(name)).map(|name| sound(&name));
        let spot = event.site.as_ref().map(|site| Spot::of(site, event.group.is_some(), gazetteer));
        let unlisted = spot.as_ref().map(|spot| spot.sound.clone()).filter(|sound| !sound.is_empty());
        let Named { names, places } = Named::of(event, gazetteer);
        Self {
            reports: vec![report],
            types: Few::of(Some((event.sub_event_type, event.type_stated))),
            dates: Few::of(Some(event.date)),
            spots: Few::of(spot),
            unlocated: Few::of(unlocated),
            unlisted: Few::of(unlisted),
            killed: own(event.killed),
            injured: own(event.injured),
            blamed: Few::of(
                event.attributed_to.as_ref().map(|p| p.country.clone()).filter(|code| !code.is_empty()),
            ),
            weapons: Few::of(event.weapon.clone()),
            targets: Few::of(event.target.as_deref().map(fold).filter(|target| !target.is_empty())),
            names: Few::of(names),
            mentioned: Few::of(places),
            words: Few::of(Some(Shingles::of(&event.quote))),
            listed: event.group.is_some(),
            is_update: adds_to_earlier_toll(&event.quote),
            bound,
        }
    }

    /// Takes in the facts of another telling of the event.
    pub fn absorb(&mut self, other: Facts) {
        self.reports.extend(other.reports);
        self.reports.sort_unstable();
        self.reports.dedup();
        self.types.extend(other.types);
        self.dates.extend(other.dates);
        self.spots.extend(other.spots);
        self.unlocated.extend(other.unlocated);
        self.unlisted.extend(other.unlisted);
        self.killed.extend(other.killed);
        self.injured.extend(other.injured);
        self.blamed.extend(other.blamed);
        self.weapons.extend(other.weapons);
        self.targets.extend(other.targets);
        self.names.extend(other.names);
        self.mentioned.extend(other.mentioned);
        self.words.extend(other.words);
        self.listed |= other.listed;
        self.is_update |= other.is_update;
        self.bound.absorb(other.bound);
    }

    /// Whether a report tells of both.
    pub fn shares_report(&self, other: &Facts) -> bool {
        let (few, many) =
            if self.reports.len() <= other.reports.len() { (self, other) } else { (other, self) };
        few.reports.iter().any(|report| many.reports.binary_search(report).is_ok())
    }

    /// Whether one of two that are at one place counts the people hurt, and the other counts nobody.
    pub fn counts_for(&self, other: &Facts) -> bool {
        let same = |s: &Spot, t: &Spot| s.place == t.place && s.reported == t.reported;
        let counts = |facts: &Facts| !(facts.killed.is_empty() && facts.injured.is_empty());
        counts(self) != counts(other) && self.spots.iter().any(|s| other.spots.iter().any(|t| same(s, t)))
    }

    /// Whether the date is known to a month. Of what is dated more loosely only the figures say which event it is.
    pub fn is_dated(&self) -> bool {
        self.dates.iter().any(|date| date.precision() <= 4)
    }

    /// Whether the day is known, give or take a week. What is dated more loosely may fit several events.
    pub fn is_closely_dated(&self) -> bool {
        self.dates.iter().any(|date| date.precision() <= 3)
    }

    /// What the clearest telling comes first by: its day, its place, its figures and its type are stated.
    pub fn clarity(&self) -> impl Ord + use<> {
        // A village that the gazetteer lacks says more than the district that another report stays at.
        let vagueness = |spot: &Spot| match spot.method {
            SiteMethod::Container if spot.sound.is_empty() => 2,
            SiteMethod::Container => 1,
            _ if spot.is_area => 2,
            _ => u8::from(spot.listed),
        };
        (
            !self.is_closely_dated(),
            !self.is_dated(),
            !self.dates.iter().any(|date| date.stated),
            self.spots.iter().map(vagueness).min().unwrap_or(3),
            self.killed.is_empty() && self.injured.is_empty(),
            !self.types.iter().any(|(_, stated)| *stated),
        )
    }

    /// The parts of the day that are stated.
    pub fn hours(&self) -> impl Iterator<Item = TimeOfDay> {
        self.dates.iter().filter_map(|date| date.time_of_day)
    }
}

impl Spot {
    fn of(site: &Site, listed: bool, gazetteer: &Gazetteer) -> Self {
        let begins_small = site.reported.chars().next().is_some_and(char::is_lowercase);
        let unnamed = site.method == SiteMethod::Container && site.reported.contains(' ') && begins_small;
        let reported = fold(&site.reported);
        let is_unlisted = match site.method {
            SiteMethod::Container => !unnamed,
            SiteMethod::Relative | SiteMethod::Gazetteer => {
                gazetteer.look_up(&reported).is_empty()
                    && sound(&reported) != sound(&fold(gazetteer.place(site.place).name))
            }
            _ => false,
        };
        Self {
            place: site.place,
            position: site.position,
            uncertainty: site.uncertainty,
            method: site.method,
            unnamed,
            class_stated: site.class_stated,
            described: site.is_described(),
            is_area: is_area(&gazetteer.place(site.place)),
            sound: if is_unlisted { sound(&reported) } else { String::new() },
            reported,
            listed,
        }
    }

    /// Whether it is a place of its own and no area: what happened at two of these did not happen at one.
    pub fn is_exact(&self, gazetteer: &Gazetteer) -> bool {
        self.method != SiteMethod::Container && gazetteer.place(self.place).is_settlement() && !self.described
    }
}

fn is_area(place: &Place<'_>) -> bool {
    place.is_division() || place.is_country() || place.feature_class == FeatureClass::Area
}

/// What a folded name sounds like, whichever way it is romanised; of a short name the name.
pub(super) fn sound(folded: &str) -> String {
    skeleton(folded).unwrap_or_else(|| folded.to_owned())
}

/// "The death toll from the strike has risen to 24", "three of the wounded died": whether the words go on with an event that was told
/// before.
fn adds_to_earlier_toll(quote: &str) -> bool {
    let mut told = Told::default();
    let mut folded = String::new();
    for word in quote.split_whitespace() {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            told.read(word);
        } else {
            folded.clear();
            fold_into(word, &mut folded);
            folded.split(' ').for_each(|word| told.read(word));
        }
    }
    told.counts && told.rises || told.dies && told.hurt
}

/// What the words of a sentence speak of, as far as it tells whether they go on with an event.
#[derive(Default)]
struct Told {
    counts: bool,
    rises: bool,
    dies: bool,
    hurt: bool,
}

impl Told {
    /// Takes in a folded word.
    fn read(&mut self, word: &str) {
        match word {
            "toll" | "number" | "count" | "tally" | "dead" | "killed" => self.counts = true,
            "risen" | "rose" | "rises" | "climbed" | "climbs" | "grew" | "grown" | "increased"
            | "bringing" | "taking" | "raising" => self.rises = true,
            "died" | "succumbed" | "dies" => self.dies = true,
            "wounded" | "wounds" | "injuries" | "burns" => self.hurt = true,
            _ => {}
        }
    }
}

/// The folded words of a mention's quote that begin as names do.
#[derive(Default)]
struct Named {
    /// Those that name neither a place nor who acts or speaks, nor a day, as they sound.
    names: Vec<String>,
    /// Those that name a place other than the mention's.
    places: Vec<String>,
}

impl Named {
    /// The names of a mention. Of a quote in capitals there are none.
    fn of(event: &EventMention, gazetteer: &Gazetteer) -> Self {
        let parties = event.attributed_to.iter().chain(&event.opponent).chain(&event.attributed_by);
        let mut known: Vec<String> = parties.map(|party| fold(&party.name)).collect();
        known.extend(event.site.as_ref().map(|site| fold(&site.reported)));
        let known: Vec<&str> = known.iter().flat_map(|name| name.split(' ')).collect();
        let mut named = Self::default();
        let (mut words, mut capitals, mut begins) = (0, 0, true);
        for word in event.quote.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let is_name = bare.chars().next().is_some_and(char::is_uppercase);
            words += 1;
            capitals += usize::from(is_name);
            if is_name && bare.chars().count() > 3 {
                let folded = fold(bare.trim_end_matches("'s").trim_end_matches("’s"));
                let is_known = known.contains(&folded.as_str()) || is_calendar_word(&folded);
                if !is_known && !gazetteer.look_up(&folded).is_empty() {
                    named.places.push(folded);
                } else if !is_known && !begins {
                    named.names.push(sound(&folded));
                }
            }
            begins = word.ends_with(['.', '!', '?', ':']);
        }
        if capitals * 2 > words { Self::default() } else { named }
    }
}

/// A few distinct values, in the order in which they came.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Few<T>(Vec<T>);

/// How many distinct values are kept of a fact. Real reports of one event have a handful; more come of hostile ones
/// only, and must not make comparing slow.
const MOST_KEPT: usize = 24;

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: PartialEq> Few<T> {
    fn of(values: impl IntoIterator<Item = T>) -> Self {
        let mut few = Self::default();
        values.into_iter().for_each(|value| few.add(value));
        few
    }

    fn add(&mut self, value: T) {
        if self.0.len() < MOST_KEPT && !self.0.contains(&value) {
            // Most facts are stated once; room for four would be most of the memory that merging takes.
            self.0.reserve_exact(1);
            self.0.push(value);
        }
    }

    fn extend(&mut self, other: Few<T>) {
        other.0.into_iter().for_each(|value| self.add(value));
    }

    /// Whether a value of one is a value of the other.
    pub fn meets(&self, other: &Few<T>) -> bool {
        self.0.iter().any(|value| other.0.contains(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_sounds_the_same_in_both_romanisations() {
        for (one, other) in
            [("Mbolengi", "Mbolengui"), ("Dayr al Balaḩ", "Deir el-Balah"), ("Qataban", "Kataban")]
        {
            assert_eq!(sound(&fold(one)), sound(&fold(other)));
        }
        // Short ones are compared as they are.
        for (one, other) in [("Tarkwani", "Zangebe"), ("Yoni", "Yona")] {
            assert_ne!(sound(&fold(one)), sound(&fold(other)));
        }
    }
}
