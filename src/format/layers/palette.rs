//! What an event type looks like on a map, in words that other programs' styles have: the colours and shapes of the
//! overview picture.

use crate::format::overview::style;
use crate::model::EventType;
use std::sync::LazyLock;

/// The look of one event type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The event type, as layers have it.
    pub event_type: &'static str,
    /// Its colour.
    pub rgb: [u8; 3],
    /// Its shape, by QGIS' name for it.
    pub symbol: &'static str,
    /// By how many degrees the shape is turned.
    pub angle: u16,
}

impl Look {
    /// The look of an event type; `None` for a word that is none.
    pub fn of(event_type: &str) -> Option<&'static Self> {
        looks().iter().find(|look| look.event_type == event_type)
    }

    /// The colour as `#rrggbb`.
    pub fn hex(&self) -> String {
        let [r, g, b] = self.rgb;
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// All event types, those that most incidents are of first.
const TYPES: [(EventType, &str, u16); 8] = [
    (EventType::ExplosionsRemoteViolence, "circle", 0),
    (EventType::Battles, "square", 0),
    (EventType::ViolenceAgainstCivilians, "triangle", 0),
    (EventType::Protests, "equilateral_triangle", 180),
    (EventType::Riots, "pentagon", 0),
    (EventType::StrategicDevelopments, "diamond", 0),
    (EventType::Crime, "cross_fill", 0),
    (EventType::AccidentOrDisaster, "hexagon", 0),
];

/// The looks of all event types.
pub fn looks() -> &'static [Look] {
    static LOOKS: LazyLock<Vec<Look>> = LazyLock::new(|| {
        TYPES
            .iter()
            .map(|(event_type, symbol, angle)| Look {
                event_type: event_type.name(),
                rgb: rgb(style(*event_type).colour),
                symbol,
                angle: *angle,
            })
            .collect()
    });
    &LOOKS
}

fn rgb(hex: &str) -> [u8; 3] {
    let part = |n: usize| hex.get(n..n + 2).and_then(|two| u8::from_str_radix(two, 16).ok()).unwrap_or(0);
    [part(1), part(3), part(5)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_type_has_a_look_of_its_own() {
        let types: BTreeSet<&str> =
            crate::model::SubEventType::ALL.iter().map(|t| t.event_type().name()).collect();
        assert!(types.iter().all(|name| Look::of(name).is_some()));
        let colours: BTreeSet<String> = looks().iter().map(Look::hex).collect();
        let symbols: BTreeSet<&str> = looks().iter().map(|look| look.symbol).collect();
        assert_eq!((colours.len(), symbols.len()), (8, 8));
        assert_eq!(Look::of("Battles").unwrap().hex(), "#0072b2");
    }
}
