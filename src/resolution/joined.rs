//! What stands side by side: a place and the region behind its comma ("Rome, Georgia"), and the regions of a list ("Georgia, Arizona and
//! Nevada"). A country is seldom meant by a name that these say is a region's.

use super::Asked;
use super::names::{Joint, Name};
use super::places::Candidacy;

/// The mentions of a report and their names.
#[derive(Clone, Copy)]
pub(crate) struct Neighbours<'a, 'g> {
    pub asked: &'a [Asked<'a, 'g>],
    pub names: &'a [Name<'g>],
}

/// What stands beside a mention.
#[derive(Clone, Copy, Default)]
pub(crate) struct Joined<'a, 'g> {
    /// The name before its comma, which is no country's: "Rome" of "Rome, Georgia".
    before: Option<&'a Name<'g>>,
    /// The name behind its comma, where a region of it contains a place of the mention's name, and no country of it does:
    /// "Georgia" of "Rome, Georgia", not of "Batumi, Georgia".
    region: Option<&'a Name<'g>>,
    /// Its neighbours in a list, which are no country's.
    listed: [Option<&'a Name<'g>>; 2],
}

impl<'a, 'g> Neighbours<'a, 'g> {
    /// What stands beside the mention with this number.
    pub fn joined(self, number: usize) -> Joined<'a, 'g> {
        let Some(own) = self.asked.get(number) else { return Joined::default() };
        let name = |one: &Asked<'_, 'g>| self.names.get(one.name());
        let before = number.checked_sub(1).and_then(|n| self.asked.get(n));
        let before = before.filter(|before| before.stand.meets(&own.stand));
        let after = self.asked.get(number + 1).filter(|after| own.stand.meets(&after.stand));
        // "Moscow, Washington and Beijing" is a list.
        let joins = |left: &Asked<'_, 'g>, right: &Asked<'_, 'g>| {
            left.stand.joint == Some(Joint::Comma) && right.stand.joint != Some(Joint::And)
        };
        let is_no_country = |name: &&Name<'_>| name.places.country.is_none();
        let region = after.filter(|after| joins(own, after)).and_then(name);
        Joined {
            before: before.filter(|before| joins(before, own)).and_then(name).filter(is_no_country),
            region: region.filter(|region| name(own).is_some_and(|own| holds_places_of(region, own))),
            listed: [before, after].map(|one| one.and_then(name).filter(is_no_country)),
        }
    }

    /// What stands beside a mention.
    pub fn joined_to(self, one: &Asked<'_, 'g>) -> Joined<'a, 'g> {
        self.joined(self.asked.partition_point(|other| other.stand.first() < one.stand.first()))
    }

    /// Whether a mention may be of the country that its name is of: not in "Rome, Georgia", "Peru, Indiana", "Georgia, Arizona and Nevada".
    pub fn may_mean_country(self, number: usize) -> bool {
        let Some(name) = self.asked.get(number).and_then(|own| self.names.get(own.name())) else {
            return true;
        };
        let Some(country) = name.places.candidates.iter().find(|c| c.is_country()) else { return true };
        let joined = self.joined(number);
        let is_region = name.places.regions().any(|c| joined.holds(c) || joined.lists(c));
        joined.inside(country) != Some(false) && (joined.holds(country) || !is_region)
    }
}

/// Whether a region of one name contains a place of another, and no country of it does.
fn holds_places_of(region: &Name<'_>, name: &Name<'_>) -> bool {
    let holds = |c: &Candidacy<'_>| name.places.lie_in(c.place.key);
    region.places.regions().any(holds) && !region.places.candidates.iter().any(|c| c.is_country() && holds(c))
}

impl Joined<'_, '_> {
    /// Whether a candidate contains a place of the name before the comma.
    pub fn holds(&self, candidacy: &Candidacy<'_>) -> bool {
        (candidacy.is_country() || candidacy.is_division())
            && self.before.is_some_and(|before| before.places.lie_in(candidacy.place.key))
    }

    /// Whether the region behind its comma contains a candidate; `None` where none is named there.
    pub fn inside(&self, candidacy: &Candidacy<'_>) -> Option<bool> {
        let mut regions = self.region?.places.regions();
        Some(regions.any(|region| candidacy.ancestors.contains(&region.place.key)))
    }

    /// Whether a first-level division stands in a list beside another one of its country, and neither has the name of a town in it:
    /// "Barda, Tartar and Aghdam" are towns.
    pub fn lists(&self, candidacy: &Candidacy<'_>) -> bool {
        let is_region = |c: &Candidacy<'_>| c.is_first_level() && c.like_its_town.is_none();
        let is_mate = |c: &Candidacy<'_>| {
            is_region(c) && c.country == candidacy.country && c.place.key != candidacy.place.key
        };
        is_region(candidacy) && self.listed.iter().flatten().any(|name| name.places.regions().any(is_mate))
    }

    /// Whether it says of a name which of its places is meant.
    pub fn tells(&self, name: &Name<'_>) -> bool {
        let stands_alone = self.before.is_none() && self.listed.iter().all(Option::is_none);
        let is_told = |c: &Candidacy<'_>| self.holds(c) || self.lists(c);
        self.region.is_some() || !stands_alone && name.places.candidates.iter().any(is_told)
    }
}
