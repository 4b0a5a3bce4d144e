//! How many people: bounds of what is stated.

/// What a text states of a number of people. At least one bound is known.
///
/// "at least 13" is open above, "up to 60" open below, "nine" is both, "no casualties" is 0 and 0. A vague word
/// ("several", "dozens") is no toll at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Toll {
    low: Option<u32>,
    high: Option<u32>,
}

impl Toll {
    /// "nine": both bounds.
    pub fn exactly(n: u32) -> Self {
        Self { low: Some(n), high: Some(n) }
    }

    /// "at least 13", "more than 40": open above.
    pub fn at_least(n: u32) -> Self {
        Self { low: Some(n), high: None }
    }

    /// "up to 60": open below.
    pub fn at_most(n: u32) -> Self {
        Self { low: None, high: Some(n) }
    }

    /// "between 20 and 30", in either order.
    pub fn between(a: u32, b: u32) -> Self {
        Self { low: Some(a.min(b)), high: Some(a.max(b)) }
    }

    /// Whether it counts at least one.
    pub(crate) fn is_of_somebody(self) -> bool {
        self.low.is_some_and(|low| low > 0)
    }

    /// The lower bound.
    pub fn low(self) -> Option<u32> {
        self.low
    }

    /// The upper bound.
    pub fn high(self) -> Option<u32> {
        self.high
    }

    /// The one figure that stands for this toll: the exact number, else the known bound of an open one; `None` for a
    /// closed range of two different numbers.
    pub fn best(self) -> Option<u32> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => Some(low),
            (Some(low), None) => Some(low),
            _ => None,
        }
    }

    /// The range from the lowest lower to the highest upper bound of the two.
    ///
    /// A bound that one statement leaves open takes part only where the other leaves it open too, or where it lies
    /// outside: "12" and "at least 13" give 12 to unknown, "20" and "up to 60" give 20 to 60.
    pub fn hull(self, other: Toll) -> Toll {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.max(b)),
            _ => None,
        };
        match (low, high) {
            (Some(l), Some(h)) if l > h => Toll { low: Some(h), high: Some(l) },
            (None, None) => self,
            (low, high) => Toll { low, high },
        }
    }

    /// One report's figure after a further one of the same report.
    ///
    /// An exact figure closes an open bound that it meets ("at least 21", then "21"); figures apart make a range; a
    /// figure of half the known one or less counts a part of it and changes nothing.
    pub fn revised(known: Option<Toll>, new: Toll) -> Toll {
        let Some(known) = known else { return new };
        let exact = |t: Toll| t.low.filter(|_| t.low == t.high);
        let meets = |bound: u32, n: u32| n >= bound && n <= bound + bound / 10 + 1;
        match (exact(known), exact(new)) {
            (Some(x), Some(y)) if y * 2 <= x => known,
            (Some(x), Some(y)) => Toll::between(x, y),
            (None, Some(n)) => match (known.low, known.high) {
                (Some(bound), None) if meets(bound, n) => new,
                (Some(bound), None) if n > bound => Toll::between(bound, n),
                (Some(_), None) => known,
                (None, Some(top)) if n <= top => known,
                (None, Some(top)) => Toll::between(top, n),
                (Some(low), Some(high)) => Toll::between(low.min(n), high.max(n)),
                (None, None) => new,
            },
            (Some(n), None) => match (new.low, new.high) {
                (Some(bound), None) if bound <= n => known,
                (None, Some(top)) if top >= n => known,
                (None, Some(top)) => Toll::between(top, n),
                _ => known.hull(new),
            },
            // "at least 98", and then "up to 300".
            (None, None) => {
                match (known.low.max(new.low), known.high.min(new.high).or(known.high).or(new.high)) {
                    (Some(low), Some(high)) if known.low.is_none() != new.low.is_none() && low <= high => {
                        Toll::between(low, high)
                    }
                    _ => known.hull(new),
                }
            }
        }
    }
}

/// As files and sentences tell it: "12", "8-14", "40 or more", "up to 60".
impl std::fmt::Display for Toll {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.low, self.high) {
            (Some(a), Some(b)) if a == b => write!(f, "{a}"),
            (Some(a), Some(b)) => write!(f, "{a}-{b}"),
            (Some(a), None) => write!(f, "{a} or more"),
            (None, Some(b)) => write!(f, "up to {b}"),
            (None, None) => Ok(()),
        }
    }
}

/// People who suffered otherwise than by death or wounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Others {
    /// Not to be found.
    pub missing: Option<Toll>,
    /// Taken by an armed side, or abducted.
    pub captured: Option<Toll>,
    /// Driven from their homes.
    pub displaced: Option<Toll>,
}

/// How many of one kind of people were killed or wounded: a part of the toll, never added to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Victims {
    /// Whether they were killed; else wounded.
    pub killed: bool,
    /// The kind ("children", "soldiers (Ukraine)").
    pub kind: String,
    /// How many.
    pub toll: Toll,
}

/// Whose toll a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum TollScope {
    /// Of this incident alone.
    #[default]
    Incident,
    /// Of several places together; never multiplied.
    Shared,
    /// Of a campaign or a war; never an incident's.
    Cumulative,
}
