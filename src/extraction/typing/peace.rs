//! What deeds are outside armed conflict: crimes, unless many suffer from them or they are acts of politics.

use super::Around;
use super::parties::{IRREGULARS, Parties, is_passive};
use crate::extraction::reading::Reading;
use crate::extraction::statement::Statement;
use crate::extraction::tolls::Figure;
use crate::language::english::classes::motives;
use crate::language::english::words::List;
use crate::language::lexicon::{Actor, Pos};
use crate::model::SubEventType;
use std::ops::Range;

/// So many killed and wounded make a shooting or a stabbing more than a crime.
const MASS_ATTACK: u32 = 4;

/// So many make it more than a crime, even if it was done for drugs or money.
pub(super) const MASSACRE: u32 = 10;

/// So many policemen are attacked for what they are.
const SEVERAL: u32 = 2;

/// Outside armed conflict what people do to people is a crime, unless many suffer from it, or it is an act of politics; what is
/// done for drugs or money is one, short of a massacre.
pub(super) fn in_peace(
    reading: &Reading<'_>,
    statement: &Statement<'_>,
    t: SubEventType,
    parties: &Parties,
    around: &Around<'_>,
) -> SubEventType {
    let deed = matches!(
        t,
        SubEventType::Attack
            | SubEventType::AbductionForcedDisappearance
            | SubEventType::SexualViolence
            | SubEventType::ArmedClash
    );
    if !deed || reading.is_about_conflict() {
        return t;
    }
    // "Two teenagers died in clashes with police": whoever they were, they did not rob.
    let street = reading.folded(statement.trigger.start).starts_with("clash")
        && parties.has(Actor::Police)
        && !parties.has(Actor::Criminals)
        && !parties.any(&IRREGULARS);
    if street && t == SubEventType::ArmedClash {
        return SubEventType::ViolentDemonstration;
    }
    let crime = reading.tells_of_motive("crime");
    let politics = reading.tells_of_terror() || reading.tells_of_motive("politics");
    let sum = |figures: &[Figure]| figures.iter().filter_map(|f| f.toll.low()).sum::<u32>();
    let many = |many: u32| {
        sum(&around.tolls.killed) + sum(&around.tolls.injured) >= many
            || reading.tells_of_many_victims(&(0..reading.doc.tokens.len()), many)
    };
    if crime && !politics && !many(MASSACRE) {
        return SubEventType::Crime;
    }
    // "Clashes erupted in Zawiya": where nobody is called a criminal, people fought.
    let fought = t == SubEventType::ArmedClash
        && statement.entry.pos == Pos::Noun
        && matches!(
            reading.folded(statement.trigger.start),
            "clash" | "clashes" | "fighting" | "battle" | "battles"
        )
        && !parties.has(Actor::Criminals);
    if politics
        || fought
        || reading.is_about_gunmen()
        || many(MASS_ATTACK)
        || is_of_forces(parties, around, many(SEVERAL))
        || is_on_office(reading, statement, around.sentence)
    {
        t
    } else {
        SubEventType::Crime
    }
}

/// "shot dead by Israeli forces", "a soldier was gunned down", "two policemen were shot": what forces do or suffer is no private
/// matter; of a single policeman it may be.
fn is_of_forces(parties: &Parties, around: &Around<'_>, several: bool) -> bool {
    let state = |actors: &[Actor]| actors.contains(&Actor::State);
    let by_country = around.agent.is_some_and(|a| !a.party.country.is_empty());
    let police = parties.suffering.contains(&Actor::Police) && several;
    state(&parties.acting) || state(&parties.suffering) || by_country || police
}

/// "gunned down a judge", "a councillor was shot": whether who suffers has an office, for which people are killed.
fn is_on_office(reading: &Reading<'_>, statement: &Statement<'_>, sentence: &Range<usize>) -> bool {
    const OBJECT: usize = 7;
    let at = &statement.trigger;
    let office = |n: usize| motives().longest(|k| reading.folded(n + k)).is_some_and(|(c, _)| c == "office");
    let ends = |n: &usize| {
        reading.doc.is_word(*n) && !reading.is(*n, List::Saying) && !matches!(reading.folded(*n), "by" | "of")
    };
    let object = (at.end..sentence.end.min(at.end + OBJECT)).take_while(ends);
    let subject = (at.start.saturating_sub(OBJECT).max(sentence.start)..at.start).rev().take_while(ends);
    let passive = is_passive(reading, statement, sentence);
    if passive { subject.into_iter().any(office) } else { object.into_iter().any(office) }
}
