//! Whose dead and wounded an event has: those of one side and those who attacked, which a clash counts together, and what who owns to it
//! boasts of.

use crate::extraction::tolls::Figure;
use crate::model::Toll;

/// The losses of an event.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Losses {
    pub killed: Sides,
    pub injured: Sides,
}

/// The killed, or the wounded, of an event, as its report tells of them one after another.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Sides {
    /// All but those who attacked.
    others: Option<Toll>,
    /// Whether they are people in general, of whom the attackers may be some.
    general: bool,
    /// Those who attacked, by what they are called.
    attackers: Option<Toll>,
    /// Whether they were told of before anybody else was.
    first: bool,
    /// Whether the words add the attackers: "Ten militants were also killed".
    also: bool,
    /// Whether those who fought them only claim it: "a dozen terrorists were neutralised".
    claimed: bool,
    /// What those who own to the deed say of it.
    boast: Option<Toll>,
}

impl Sides {
    /// Those of an event of which no more is known than its toll.
    pub fn of(killed: Option<Toll>) -> Self {
        Self { others: killed, ..Self::default() }
    }

    /// Those who did not attack, or were told of before anybody was set apart.
    pub fn others(&self) -> Option<Toll> {
        self.others
    }

    /// Whether people in general were counted, of whom soldiers may be some.
    pub fn is_general(&self) -> bool {
        self.general
    }

    /// Takes in a figure of the killed with what `tell` makes of it and of those known.
    pub fn add(&mut self, figure: &Figure, tell: impl Fn(Option<Toll>) -> Toll) {
        if figure.boast && figure.also {
            // "They had killed 120 soldiers and lost 44 men".
            self.boast = Some(self.boast.map_or(figure.toll, |boast| sum(boast, figure.toll, false)));
        } else if figure.boast && !figure.attackers {
            self.boast = Some(figure.toll);
        } else if figure.attackers {
            self.first |= self.others.is_none();
            self.attackers = Some(tell(self.attackers));
            self.also |= figure.also;
            self.claimed |= figure.claimed;
        } else {
            self.others = Some(tell(self.others));
            self.general |= !figure.kind_only;
        }
    }

    /// All of them: of a clash, on both sides.
    pub fn all(&self, fought: bool) -> Option<Toll> {
        let nobody = Some(Toll::exactly(0));
        let told = match (self.others, self.attackers) {
            // "Troops killed 12 militants and had no losses".
            (others, Some(attackers)) if others == nobody && (self.first || fought) => Some(attackers),
            (Some(others), Some(attackers)) if fought && (self.also || !self.general) => {
                Some(sum(others, attackers, self.claimed && !self.also))
            }
            (Some(others), Some(attackers)) if self.first => Some(Toll::revised(Some(attackers), others)),
            (others, attackers) => others.or(attackers),
        };
        match (told, self.boast) {
            (Some(told), Some(boast)) => Some(with_boast(told, boast)),
            (told, boast) => told.or(boast),
        }
    }
}

/// Both sides' dead; those whom only the other side claims to have killed widen the range.
fn sum(others: Toll, attackers: Toll, claimed: bool) -> Toll {
    let (Some(low), Some(more)) = (others.low(), attackers.low()) else { return others };
    let high = others.high().zip(attackers.high()).map(|(a, b)| a.saturating_add(b));
    match high {
        Some(high) if claimed => Toll::between(low, high),
        Some(high) => Toll::between(low.saturating_add(more), high),
        None => Toll::at_least(if claimed { low } else { low.saturating_add(more) }),
    }
}

/// "Four soldiers were killed. The rebels claimed the ambush and said that they had killed eleven": a range of four to eleven.
fn with_boast(told: Toll, boast: Toll) -> Toll {
    match (told.low(), boast.low()) {
        (Some(low), Some(more)) if more > told.high().unwrap_or(low) => Toll::between(low, more),
        _ => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn both_sides_of_a_clash_are_counted() {
        let figure = Figure::plain(Toll::exactly(3), Span::new(0, 1), 0);
        let soldiers = Figure { kind_only: true, ..figure };
        let rebels = Figure { attackers: true, kind_only: true, ..figure };
        let all = |figures: &[Figure], fought: bool| {
            let mut sides = Sides::default();
            figures.iter().for_each(|f| sides.add(f, |_| f.toll));
            sides.all(fought)
        };
        assert_eq!(all(&[soldiers, rebels], true), Some(Toll::exactly(6)));
        assert_eq!(all(&[soldiers, rebels], false), Some(Toll::exactly(3)));
        assert_eq!(all(&[rebels], false), Some(Toll::exactly(3)));
        assert_eq!(all(&[figure, rebels], true), Some(Toll::exactly(3)));
        let claimed = Figure { claimed: true, ..rebels };
        assert_eq!(all(&[soldiers, claimed], true), Some(Toll::between(3, 6)));
        let boast = Figure { boast: true, toll: Toll::exactly(12), ..figure };
        assert_eq!(all(&[soldiers, boast], true), Some(Toll::between(3, 12)));
        let lost = Figure { boast: true, also: true, ..rebels };
        assert_eq!(all(&[soldiers, boast, lost], true), Some(Toll::between(3, 15)));
    }
}
