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
    /// The name before its comma: "Rome" of "Rome, Georgia".
    before: Option<&'a Name<'g>>,
    /// The name behind its comma: "Georgia" of "Rome, Georgia".
    behind: Option<&'a Name<'g>>,
    /// Its neighbours in a list.
    listed: [Option<&'a Name<'g>>; 2],
}

impl<'a, 'g> Neighbours<'a, 'g> {
    /// What stands beside the mention with this number.
    pub fn joined(self, number: usize) -> Joined<'a, 'g> {
        let Some(own) = self.asked.get(number) else { return Joined::default() };
        let before = number.checked_sub(1).and_then(|n| self.asked.get(n));
        let before = before.filter(|before| before.stand.meets(&own.stand));
        let after = self.asked.get(number + 1).filter(|after| own.stand.meets(&after.stand));
        let name = |one: &Asked<'_, 'g>| self.names.get(one.name());
        let by_comma = |one: &&Asked<'_, 'g>| one.stand.joint == Some(Joint::Comma);
        // "Moscow, Washington and Beijing" is a list.
        let lists_on = |one: &&Asked<'_, 'g>| one.stand.joint == Some(Joint::And);
        Joined {
            before: before.filter(by_comma).filter(|_| !lists_on(&own)).and_then(name),
            behind: after.filter(|_| by_comma(&own)).filter(|after| !lists_on(after)).and_then(name),
            listed: [before.and_then(name), after.and_then(name)],
        }
    }

    /// What stands beside a mention.
    pub fn joined_to(self, one: &Asked<'_, 'g>) -> Joined<'a, 'g> {
        self.joined(self.asked.partition_point(|other| other.stand.first() < one.stand.first()))
    }

    /// Whether a mention may be of the country that its name is of: not in "Rome, Georgia", nor in "Georgia, Arizona and Nevada".
    pub fn may_mean_country(self, number: usize) -> bool {
        let Some(name) = self.asked.get(number).and_then(|own| self.names.get(own.name())) else {
            return true;
        };
        let joined = self.joined(number);
        let country = name.places.candidates.iter().find(|c| c.is_country());
        let is_region = |c: &Candidacy<'_>| c.is_first_level() && joined.says_region(c);
        country.is_none_or(|country| joined.holds(country)) || !name.places.candidates.iter().any(is_region)
    }
}

impl Joined<'_, '_> {
    /// Whether a candidate contains a place of the name before the comma, which is no country's.
    pub fn holds(&self, candidacy: &Candidacy<'_>) -> bool {
        let holds = |c: &Candidacy<'_>| c.ancestors.contains(&candidacy.place.key);
        let before = self.before.filter(|before| before.places.country.is_none());
        (candidacy.is_country() || candidacy.is_division())
            && before.is_some_and(|before| before.places.candidates.iter().any(holds))
    }

    /// Whether the region behind its comma contains a candidate; `None` where no region that contains any of the `name` is named there, or
    /// a country of that name does so too: "Batumi, Georgia".
    pub fn inside(&self, name: &Name<'_>, candidacy: &Candidacy<'_>) -> Option<bool> {
        let behind = self.behind.filter(|behind| behind.places.wide)?;
        let is_in = |c: &Candidacy<'_>, country: bool| {
            let is_such = |r: &Candidacy<'_>| if country { r.is_country() } else { r.is_first_level() };
            let holds = |region: &Candidacy<'_>| is_such(region) && c.ancestors.contains(&region.place.key);
            behind.places.candidates.iter().any(holds)
        };
        let of_country =
            behind.places.country.is_some() && name.places.candidates.iter().any(|c| is_in(c, true));
        let own = is_in(candidacy, false);
        let told = own || name.places.candidates.iter().any(|c| is_in(c, false));
        (told && !of_country).then_some(own)
    }

    /// Whether a first-level division stands in a list beside another one of its country, and neither has the name of a town in it:
    /// "Barda, Tartar and Aghdam" are towns.
    pub fn lists(&self, candidacy: &Candidacy<'_>) -> bool {
        let is_region = |c: &Candidacy<'_>| c.is_first_level() && c.like_its_town.is_none();
        let is_mate = |name: &&Name<'_>| {
            let is_other =
                |c: &Candidacy<'_>| c.country == candidacy.country && c.place.key != candidacy.place.key;
            name.places.country.is_none()
                && name.places.candidates.iter().any(|c| is_region(c) && is_other(c))
        };
        is_region(candidacy) && self.listed.iter().flatten().any(is_mate)
    }

    /// Whether it says of a name which of its places is meant.
    pub fn tells(&self, name: &Name<'_>) -> bool {
        let is_told = |c: &Candidacy<'_>| self.says_region(c) || self.inside(name, c).is_some();
        name.places.candidates.iter().any(is_told)
    }

    fn says_region(&self, candidacy: &Candidacy<'_>) -> bool {
        self.holds(candidacy) || self.lists(candidacy)
    }
}
